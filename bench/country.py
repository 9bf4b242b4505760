#!/usr/bin/env python3
"""A ministry's node with 514 regencies and 2,000,000 cases: pages of its queues over HTTP, what a queue counts, the
wall of the command centre, and how long until 200 screens have heard of one change.

    bench/country.py [--engine sqlite|postgres] [--cases 2000000] [--clients 10] [--screens 200] [--seconds 10]

Cases are laid into the table in one go (a minute) and kept for the next run.
"""
import argparse
import json
import os
import selectors
import shutil
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import stand
from stand import offices

from nodes import found, note, officer

PAGE_MS, SCREENS_MS = 50, 1_000
DAY_MS = 86_400_000
QUEUES = ("all", "urgent", "incoming", "unassigned", "health", "late", "asked_down", "")

# By the number of the case: three in ten are open (an office keeps five years); of the open ones one in
# fifty is an emergency, one in twelve is late, one in forty was asked of the ministry, one in thirty asked downward.
VILLAGES = """
CREATE TEMP TABLE bench_village AS
SELECT row_number() OVER (ORDER BY v.nth, v.code) - 1 AS place, substr(v.code, 1, 4) AS node, v.code AS region
  FROM (SELECT code, row_number() OVER (PARTITION BY substr(code, 1, 4) ORDER BY code) AS nth
          FROM region WHERE length(code) = 10) v
 WHERE v.nth <= 10
"""
FILL = """
WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count}),
     c AS (SELECT i, (i / 10 * 7919 + i * 13) % 1000 AS dice, (i / 5140 * 3 + i) % 10 < 3 AS is_open,
                  {now} - (i * 104729 % (1800 * 86400)) * 1000 AS at FROM n)
INSERT INTO case_file (id, origin_node, origin_id, region, is_managed, state, state_since, due_at, received_at,
       promise_at, need, source, risk, urgency, guard, pen_node, pen_seq, medical, is_open, is_incoming, is_asked_down,
       types, closed_at, close_reason, version)
SELECT {first} + i, v.node, 'F' || i, v.region, TRUE,
       CASE WHEN NOT is_open THEN 'selesai' WHEN dice % 3 = 0 THEN 'baru' ELSE 'ditangani' END,
       at, CASE WHEN NOT is_open THEN 253402214400000 WHEN dice % 12 = 0 THEN {now} - dice * 3600000
                ELSE {now} + (dice * 86400 * 20 + i) END,
       at, at + 14 * 86400000, 'Lansia telantar di pasar, butuh tempat', 'visit', 'medium',
       CASE WHEN dice % 50 = 1 THEN 'emergency' ELSE 'normal' END, CASE WHEN dice = 7 THEN 1 ELSE 0 END,
       v.node, 1, CASE WHEN dice % 20 = 3 THEN 'open' ELSE 'none' END, is_open, is_open AND dice % 40 = 5,
       is_open AND dice % 30 = 9, ' lansia_telantar ', CASE WHEN is_open THEN NULL ELSE at + 86400000 END,
       CASE WHEN is_open THEN '' ELSE 'reunified' END, 1
  FROM c JOIN bench_village v ON v.place = c.i % (SELECT count(*) FROM bench_village)
"""
TYPES = "INSERT INTO case_type (type, case_id) SELECT 'lansia_telantar', id FROM case_file ORDER BY id"
REGENCIES = "SELECT count(DISTINCT node) FROM bench_village"


def statements(count):
    """What lays the cases, over ten villages of each regency: one after the other, so that ids of neighbours are of
    other regencies."""
    now = int(time.time() * 1000)
    return [VILLAGES, FILL.format(count=count, now=now, first=(now - 1800 * DAY_MS) << 21), TYPES]


def lay_sqlite(data, count):
    with sqlite3.connect(data / "sinergi.db") as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            db.execute(f"PRAGMA {pragma}")
        indexes = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'case_file'"
                             " AND sql IS NOT NULL").fetchall()
        for name, _ in indexes:
            db.execute(f"DROP INDEX {name}")
        for statement in statements(count):
            db.execute(statement)
        for _, sql in indexes:
            db.execute(sql)
        (regencies,) = db.execute(REGENCIES).fetchone()
        db.commit()
    db.close()
    return regencies


def lay_postgres(server, name, count):
    rows = server.ask(name, "SELECT indexname || '|' || indexdef FROM pg_indexes WHERE tablename = 'case_file'"
                            " AND indexdef NOT LIKE '%UNIQUE%'")
    indexes = [row.split("|", 1) for row in rows]
    words = [f"DROP INDEX {index}" for index, _ in indexes] + statements(count) + [sql for _, sql in indexes]
    regencies = int(server.ask(name, ";".join([*words, REGENCIES]), seconds=1_800)[-1])
    server.ask(name, "VACUUM ANALYZE", seconds=600)
    return regencies


def country(count, server=None):
    """A folder that is filled once. @return an office on a copy of it"""
    folder = stand.KEPT / (f"country-{count}" + ("-postgres" if server else ""))
    name = f"country_{count}"
    stamp = folder / "whole.json"
    if not stamp.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if server:
            server.drop(name)
        node = found("nasional", db=server.create(name) if server else None)
        began = time.monotonic()
        regencies = lay_postgres(server, name, count) if server else lay_sqlite(node.data, count)
        print(f"  {count:,} cases of {regencies} regencies laid in {time.monotonic() - began:.0f} s", flush=True)
        shutil.copytree(node.data, folder / "data")
        stamp.write_text(json.dumps({"password": node.password, "regencies": regencies}))
    kept = json.loads(stamp.read_text())
    data = offices.temp_folder("country") / "data"
    subprocess.run(["cp", "-a", "--reflink=auto", folder / "data", data], check=True)
    address = None
    if server:
        server.drop("run")
        address = server.create("run", name)
    stand.migrate(data, address)
    if server:
        server.ask("run", "VACUUM ANALYZE case_file", seconds=600)
        server.ask("run", "CHECKPOINT")
    os.sync()
    node = offices.Office(data, [], db=address)
    node.password, node.area = kept["password"], "nasional"
    return node, kept["regencies"]


def gets(node, token, paths, clients, seconds):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paths"
        file.write_text("\n".join(paths) + "\n")
        found_ = stand.generate("gets", "--port", node.port, "--paths", file, "--token", token, "--clients", clients,
                                "--seconds", seconds)
    return found_["steps"][0]["p95_us"] / 1000, found_["failures"]


def pages(node, options):
    """Ten clerks turn pages of every queue, of the country, of provinces and of regencies, also beyond the first."""
    caller = offices.Caller(node.port, token=node.token)
    paths = []
    for area in ("", "32", "35", "3208", "3578", "7371"):
        for queue in QUEUES:
            after = ""
            for _ in range(3):
                path = f"/api/v1/cases?limit=50&queue={queue}" + (f"&region={area}" if area else "")
                path += f"&after={after}" if after else ""
                paths.append(path)
                answer = caller.ask("GET", path)
                assert answer.status == 200, answer
                after = answer.json.get("next") or ""
                if not after:
                    break
    worst = []
    for path in paths:
        began = time.monotonic()
        caller.ask("GET", path)
        worst.append(((time.monotonic() - began) * 1000, path))
    worst.sort(reverse=True)
    for ms, path in worst[:3]:
        print(f"  alone: {ms:6.1f} ms  {path}", flush=True)
    ms, failures = gets(node, node.token, paths, options.clients, options.seconds)
    stand.mark(f"queue page p95, {options.clients} clerks", f"{ms:.1f}", f"< {PAGE_MS} ms", ms < PAGE_MS, "ms")
    stand.mark("failures", str(failures), "0", failures == 0)
    return {"page_p95_ms": ms, "worst_alone": worst[:5]}


def counts(node, tokens):
    """What stands beside the names of the queues: of the country, of a province's desk, of a regency's."""
    figures = {}
    for who, token in tokens.items():
        caller = offices.Caller(node.port, token=token)
        times = []
        for _ in range(20):
            began = time.monotonic()
            answer = caller.get("/cases/queues")
            times.append((time.monotonic() - began) * 1000)
            assert answer.status == 200, answer
        ms = statistics.quantiles(times, n=20)[18]
        stand.mark(f"counts of all queues, desk of {who}, p95", f"{ms:.1f}", f"< {PAGE_MS} ms", ms < PAGE_MS, "ms")
        figures[who] = ms
    return figures


def wall(node):
    """The first look counts them all; the next ones within three seconds are answered from it."""
    caller = offices.Caller(node.port, token=node.token)
    began = time.monotonic()
    shown = caller.get("/command/wall").json
    first = (time.monotonic() - began) * 1000
    ms, failures = gets(node, node.token, ["/api/v1/command/wall"], 10, 5)
    stand.mark(f"wall of {len(shown['items'])} regencies, {shown['all']['open']:,} open, p95", f"{ms:.1f}",
               f"< {PAGE_MS} ms", ms < PAGE_MS and failures == 0, "ms")
    print(f"  counted anew in {first:.0f} ms", flush=True)
    return {"wall_p95_ms": ms, "wall_first_ms": first}


def screens(node, options):
    """So many lines listen; one change; until the last of them has it."""
    caller = offices.Caller(node.port, token=node.token)
    row = caller.get("/cases", queue="all", limit=1).json["items"][0]
    ears, lines = selectors.DefaultSelector(), []
    for _ in range(options.screens):
        line = socket.create_connection(("127.0.0.1", node.port))
        line.sendall((f"GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {node.token}\r\n\r\n")
                     .encode())
        line.setblocking(False)
        ears.register(line, selectors.EVENT_READ)
        lines.append(line)
    time.sleep(1)
    word, times = row["id"].encode(), []
    for turn in range(options.changes):
        waiting = set(lines)
        for key, _ in ears.select(0):
            key.fileobj.recv(65536)
        began = time.monotonic()
        answer = note(caller, row["id"], f"Catatan {turn}")
        assert answer.status == 200, answer
        while waiting and time.monotonic() - began < 10:
            for key, _ in ears.select(0.2):
                if word in key.fileobj.recv(65536):
                    waiting.discard(key.fileobj)
        assert not waiting, f"{len(waiting)} screens heard nothing"
        times.append((time.monotonic() - began) * 1000)
        time.sleep(0.05)
    for line in lines:
        line.close()
    ms = statistics.quantiles(times, n=20)[18]
    stand.mark(f"until all {options.screens} screens heard of a change, p95", f"{ms:.0f}", f"< {SCREENS_MS} ms",
               ms < SCREENS_MS, "ms")
    return {"screens_p95_ms": ms, "screens_median_ms": statistics.median(times)}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    ask.add_argument("--cases", type=int, default=2_000_000)
    ask.add_argument("--clients", type=int, default=10)
    ask.add_argument("--screens", type=int, default=200)
    ask.add_argument("--changes", type=int, default=40)
    ask.add_argument("--seconds", type=int, default=10)
    ask.add_argument("--fill", action="store_true", help="only make the filled folder")
    options = ask.parse_args()
    server = stand.new_postgres() if options.engine == "postgres" else None
    node, regencies = country(options.cases, server)
    if options.fill:
        return
    node.start()
    tokens = {name: officer(node, area=area, name=account)
              for name, account, area in (("a regency", "kuningan", "3208"), ("a province", "jabar", "32"),
                                          ("the country", "pusat", ""))}
    figures = {"engine": options.engine, "cases": options.cases, "regencies": regencies}
    figures |= pages(node, options)
    figures |= {"counts_ms": counts(node, tokens)}
    figures |= wall(node)
    figures |= screens(node, options)
    node.stop()
    stand.keep("country" + ("-postgres" if server else ""), figures)
    stand.end()


if __name__ == "__main__":
    main()
