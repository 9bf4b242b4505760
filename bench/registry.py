#!/usr/bin/env python3
"""The registry of a whole regency: taken in, found again, saved by many at once.

    build/bench/registry                    a million persons on both databases; a filling each, some minutes
    build/bench/registry --persons 100000       less of it
    --part import|xlsx|saves   --engine sqlite|postgres   --seconds N   --operators N   --think MS
    --part import --engine postgres --regencies 10 --no-bare
                                                a province of ten such regencies; half an hour, 25 GB of disk

`import`: bench_registry in the program's own process, the import beside the bare load of the same rows, then finding
and opening through the routes. `xlsx`: 100,000 rows through `sinergi registry import`, with the most memory it had.
`saves`: operators over HTTP on PostgreSQL; afterwards every save that was answered with 200 is looked up in the
database.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import stand
from compare import in_a_process_of_its_own, write_xlsx

offices = stand.offices
TIMES_BARE_MAX, XLSX_MB_MAX, SAVE_MS_MAX = 3, 300, 100
BOUNDS = (
    ("nik", "p99_ms", 2, "find by NIK, p99"),
    ("name_in_village", "p99_ms", 10, "misspelt name in the village, p99"),
    ("name_in_regency", "p99_ms", 30, "... in the regency, p99"),
    ("family_page", "p95_ms", 20, "family page, p95"),
    ("as_of_village", "p95_ms", 50, "a village as of a day, p95"),
)
ROWS_XLSX = 100_000


def read_options():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--part", choices=("import", "xlsx", "saves"), action="append")
    ask.add_argument("--engine", choices=("sqlite", "postgres"), action="append")
    ask.add_argument("--persons", type=int, default=1_000_000)
    ask.add_argument("--regencies", type=int, default=1, help="of so many persons each, 18 at most")
    ask.add_argument("--no-bare", action="store_true", help="leave the bare load out")
    ask.add_argument("--hold", help="ask questions when this file is there: once the machine is free")
    ask.add_argument("--questions", type=int, default=2_000)
    ask.add_argument("--operators", type=int, default=200)
    ask.add_argument("--seconds", type=int, default=600)
    ask.add_argument("--think", type=int, default=1_000, help="milliseconds between two saves of one operator; 0 none")
    options = ask.parse_args()
    options.part = options.part or ["import", "xlsx", "saves"]
    options.engine = options.engine or ["sqlite", "postgres"]
    return options


def made_families(persons, area="3208"):
    folder = stand.KEPT / f"registry-{area}-{persons}"
    if not (folder / "anggota.csv").exists():
        folder.mkdir(parents=True, exist_ok=True)
        words = ["--persons", str(persons), "--area", area, "--out", folder]
        subprocess.run([offices.PROGRAM, "synth", "registry", *words], check=True, stdout=subprocess.DEVNULL)
    return folder


def taken_in(engine, options, server):
    """The import, and questions to what it made."""
    areas = ["3208"] if options.regencies == 1 else [str(3201 + n) for n in range(options.regencies)]
    folders = [made_families(options.persons, area) for area in areas]
    found = dict(os.environ)
    if engine == "postgres":
        found["SINERGI_TEST_PG"] = server.address("postgres")
    with tempfile.TemporaryDirectory() as out:
        file = Path(out) / "figures.json"
        words = ["--engine", engine, "--questions", str(options.questions), "--json", file]
        words += ["--area", areas[0] if len(areas) == 1 else "32"]
        words += ["--bare", "no"] if options.no_bare else []
        words += ["--hold", options.hold] if options.hold else []
        subprocess.run([stand.GENERATORS / "bench_registry", *folders, *words], check=True, env=found, timeout=5400)
        figures = json.loads(file.read_text())
    words = f"{engine}, {figures['persons']:,} persons"
    if not options.no_bare:
        stand.mark(f"{words}: import beside the bare load", f"{figures['times_bare']:.2f}", f"<= {TIMES_BARE_MAX}",
                   figures["times_bare"] <= TIMES_BARE_MAX, "x")
    for name, point, at_a_million, said in BOUNDS:
        bound = at_a_million * (1 if len(areas) == 1 else 2)
        ms = figures[name][point]
        stand.mark(f"{words}: {said}", f"{ms:.2f}", f"< {bound} ms", ms < bound, "ms")
    return figures


def prepare_book(folder, rows):
    """The members of a village list with their homes in one sheet."""
    source = made_families(rows * 2)
    with open(source / "keluarga.csv", newline="", encoding="utf-8-sig") as file:
        homes = {row["no_kk"]: row for row in csv.DictReader(file)}
    with open(source / "anggota.csv", newline="", encoding="utf-8-sig") as file:
        lines = csv.reader(file)
        head = next(lines)
        table = [[*head, "alamat", "rt", "rw", "kode_wil"]]
        for line in lines:
            home = homes.get(line[head.index("no_kk")])
            if home and len(table) <= rows:
                table.append([*line, home["alamat"], home["rt"], home["rw"], home["kode_wil"]])
    write_xlsx(folder / "anggota.xlsx", table)


def through_a_book():
    """Seconds and the most memory of reading, checking and comparing 100,000 rows of XLSX."""
    folder = offices.temp_folder("book")
    in_a_process_of_its_own(prepare_book, folder, ROWS_XLSX)
    office = offices.new_office()
    begun = time.monotonic()
    words = ["registry", "import", folder / "anggota.xlsx", "--apply", "--data", office.data, "--json"]
    process = subprocess.Popen([offices.PROGRAM, *words], stdout=subprocess.PIPE)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"registry import: exit status {status}")
    seconds, memory, counts = time.monotonic() - begun, usage.ru_maxrss / 1024, json.loads(said)["counts"]
    stand.mark(f"XLSX of {counts['rows']:,} rows: most memory", f"{memory:.0f}", f"<= {XLSX_MB_MAX} MB",
               memory <= XLSX_MB_MAX and counts["rows"] >= ROWS_XLSX, "MB")
    return {"rows": counts["rows"], "seconds": seconds, "memory_mb": memory}


def operators(office, count):
    """Sessions of that many officers, each with an account."""
    admin = office.officer("admin")
    tokens = []
    for n in range(count):
        wish = {"account": f"uji.operator{n}", "name": f"Operator Uji {n}", "role": "back_office",
                "area": "3208", "decree": "SK 800/12/2026", "decree_ends": "2027-12-31"}
        made = admin.post("/accounts", wish)
        if made.status not in (200, 201):
            sys.exit(f"no account: {made}")
        tokens.append(offices.sign_in(office.caller(), made.json).json["token"])
    return tokens


def saved_at_once(options, server):
    """Operators on PostgreSQL, then every acknowledged save beside the database."""
    source = made_families(min(options.persons, 100_000))
    server.drop("saves")
    address = server.create("saves")
    data = offices.temp_folder("saves") / "data"
    data.mkdir()
    office = offices.Office(data, offices.seed(data, address), db=address)
    subprocess.run(office.command("registry", "import", source / "keluarga.csv", source / "anggota.csv", "--apply"),
                   check=True, stdout=subprocess.DEVNULL, timeout=1800)
    server.ask("saves", "VACUUM ANALYZE")
    server.ask("saves", "CHECKPOINT")
    os.sync()  # else the import is written out while the saves are measured
    office.start(seconds=120)
    with tempfile.TemporaryDirectory() as folder:
        paths, saved, figures = (Path(folder) / name for name in ("paths", "saved", "figures.json"))
        ids = server.ask("saves", "SELECT id FROM registry_family WHERE version = 1 ORDER BY id LIMIT 20100")
        shown = [crockford(int(one)) for one in ids]
        regions = server.ask("saves", "SELECT DISTINCT region FROM registry_family ORDER BY region LIMIT 300")
        lines = [f"operator {one}" for one in operators(office, options.operators)]
        lines += [f"shared {one}" for one in shown[:100]] + [f"family {one}" for one in shown[100:]]
        paths.write_text("\n".join(lines + [f"region {one}" for one in regions]) + "\n")
        before = deadlocks(server)
        words = ["--port", office.port, "--pid", office.process.pid, "--paths", paths, "--saved", saved, "--warm-up", 2]
        words += ["--clients", options.operators, "--seconds", options.seconds, "--think", options.think]
        with Disk(server.home) as disk:
            found = stand.generate("saves", *words, json_file=figures)
        found["sync_ms"] = disk.spread()
        found["deadlocks"] = deadlocks(server) - before
        found["acknowledged"], found["lost"] = lost_updates(server, saved)
    office.stop()
    words = f"{options.operators} operators, {options.seconds} s, a pause of {options.think} ms"
    worst = max(one["p95_us"] for one in found["steps"][1:]) / 1000
    print("the disk by itself meanwhile, one sync: p50 {:.1f}, p95 {:.1f}, p99 {:.1f} ms".format(*found["sync_ms"]))
    stand.mark(f"{words}: a save, p95", f"{worst:.1f}", f"< {SAVE_MS_MAX} ms", worst < SAVE_MS_MAX, "ms")
    stand.mark(f"... lost of {found['acknowledged']:,} acknowledged", found["lost"], "0", found["lost"] == 0)
    stand.mark("... deadlocks, failures", found["deadlocks"] + found["failures"], "0",
               found["deadlocks"] + found["failures"] == 0)
    return found


class Disk:
    """What one small write and its sync take on the same disk, some times a second: no save can be faster."""

    def __init__(self, folder):
        self.file = tempfile.TemporaryFile(dir=folder)
        self.took, self.is_over = [], threading.Event()
        self.thread = threading.Thread(target=self.measure)

    def measure(self):
        while not self.is_over.wait(0.1):
            os.pwrite(self.file.fileno(), b"x" * 8192, 0)
            begun = time.perf_counter()
            os.fdatasync(self.file.fileno())
            self.took.append(1000 * (time.perf_counter() - begun))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()

    def spread(self):
        took = sorted(self.took) or [0]
        return [took[int(share * (len(took) - 1))] for share in (0.5, 0.95, 0.99)]


def deadlocks(server):
    return int(server.ask("saves", "SELECT deadlocks FROM pg_stat_database WHERE datname = 'saves'")[0])


def lost_updates(server, saved):
    """Acknowledged saves that do not stand in the history of their family as the version they were told."""
    told = [line.split(" ", 2) for line in saved.read_text().splitlines()]
    there = set()
    for row in server.ask("saves", "SELECT id, version, address FROM registry_family_was UNION ALL "
                                   "SELECT id, version, address FROM registry_family WHERE version > 1"):
        number, version, address = row.split("|", 2)
        there.add((crockford(int(number)), version, address))
    missing = sum(1 for family, version, address in told if (family, version, address) not in there)
    # Two saves that were both told they made the same version would have written over each other.
    twice = sum(count - 1 for count in Counter((family, version) for family, version, _ in told).values())
    return len(told), missing + twice


def crockford(number):
    """An id as the API shows it."""
    digits, text = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", ""
    for _ in range(13):
        text = digits[number & 31] + text
        number >>= 5
    return text


def main():
    options = read_options()
    found = {}
    needs_postgres = "saves" in options.part or ("import" in options.part and "postgres" in options.engine)
    server = stand.new_postgres() if needs_postgres else None
    if "import" in options.part:
        for engine in options.engine:
            found[f"import {engine}"] = taken_in(engine, options, server)
    if "xlsx" in options.part:
        found["xlsx"] = through_a_book()
    if "saves" in options.part:
        found["saves"] = saved_at_once(options, server)
    if server:
        server.stop()
    stand.keep("registry", found)
    stand.end()


if __name__ == "__main__":
    main()
