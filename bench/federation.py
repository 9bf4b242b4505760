#!/usr/bin/env python3
"""Two nodes and the line between them: how fast a letter is seen on the other side, how fast a backlog drains, and
whether 10,000 letters arrive once and in order while frames are lost, doubled and reordered, clocks stand an hour apart
and both nodes are killed again and again, from one seed.

    bench/federation.py [--letters 10000] [--seed 20231004] [--seconds 240]
"""
import argparse
import http.client
import http.server
import json
import random
import sqlite3
import statistics
import subprocess
import threading
import time

import stand
from stand import offices

HOUR_MS = 3_600_000


class Line(http.server.ThreadingHTTPServer):
    """What stands between two nodes: passes on, or does what bad lines do. Envelopes are signed one by one, so a batch
    may lose some, say them twice or in another order and still be true."""

    daemon_threads = True

    def __init__(self, to_port, chance=None):
        self.to_port, self.chance, self.dice_lock = to_port, chance, threading.Lock()
        super().__init__(("127.0.0.1", 0), Pass)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """Who was killed hears no answer: that is the weather here, not a fault."""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def roll(self):
        with self.dice_lock:
            return self.chance.random() if self.chance else 1.0

    def spoil(self, body):
        batch = json.loads(body)["envelopes"]
        with self.dice_lock:
            kept = [e for e in batch if self.chance.random() > 0.05]
            kept += [e for e in kept if self.chance.random() < 0.05]
            if self.chance.random() < 0.3:
                self.chance.shuffle(kept)
        return json.dumps({"envelopes": kept}).encode()


class Pass(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.carry()

    def do_POST(self):
        self.carry()

    def carry(self):
        line = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if line.roll() < 0.08:  # lost on the way there
            self.close_connection = True
            return
        if line.chance and self.path.endswith("/envelopes") and line.roll() < 0.5:
            body = line.spoil(body)
        try:
            onward = http.client.HTTPConnection("127.0.0.1", line.to_port, timeout=30)
            own = ("host", "content-length", "connection")
            headers = {k: v for k, v in self.headers.items() if k.lower() not in own}
            onward.request(self.command, self.path, body, headers)
            answer = onward.getresponse()
            said = answer.read()
            onward.close()
        except (OSError, http.client.HTTPException):
            self.close_connection = True
            return
        if line.roll() < 0.08:  # lost on the way back
            self.close_connection = True
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.getheader("Content-Type") or "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)


def run(*words):
    return subprocess.run([offices.PROGRAM, *words], check=True, capture_output=True, text=True, timeout=600).stdout


def found(area, offset_ms=0):
    data = offices.temp_folder("node") / "data"
    said = run("init", "--data", str(data), "--area", area, "--name", f"Kantor {area}", "--decree", "SK 1/2026",
               "--decree-ends", "2099-12-31")
    password = said.split()[1]
    env = {"SINERGI_CLOCK_OFFSET_MS": str(offset_ms)} if offset_ms else {}
    node = offices.Office(data, [], env=env)
    node.password = password
    return node


def join(here, there, line):
    """`here` trusts `there`, which it reaches by `line`."""
    card = run("federation", "card", "--data", str(there.data))
    file = here.data.parent / "card.json"
    file.write_text(card)
    run("federation", "trust", "--data", str(here.data), "--card", str(file), "--fingerprint",
        json.loads(card.splitlines()[0])["fingerprint"], "--url", line.url, "--by", "Ani")
    code = json.loads(card.splitlines()[0])["node"]
    run("federation", "confirm", "--data", str(here.data), "--node", code, "--by", "Budi")


def pair(chance=None, apart_ms=0):
    regency, ministry = found("3208", -apart_ms // 2), found("nasional", apart_ms // 2)
    join(regency, ministry, Line(ministry.port, chance))
    join(ministry, regency, Line(regency.port, chance))
    return regency, ministry


def ask(node, sql):
    with sqlite3.connect(f"file:{node.data}/sinergi.db?mode=ro", uri=True, timeout=30) as db:
        return db.execute(sql).fetchall()


def write(node, to, count, streams=200):
    run("federation", "ping", "--data", str(node.data), "--node", to, "--count", str(count), "--streams", str(streams),
        "--by", "bench")


def wait_until(holds, seconds):
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > seconds:
            return None
        time.sleep(0.05)
    return time.monotonic() - begun


def open_letters(node):
    return ask(node, "SELECT count(*) FROM federation_out WHERE state <> 'stored'")[0][0]


def admin(node):
    caller = node.caller()
    token = caller.post("/session", {"account": "admin", "password": node.password}).json["token"]
    return offices.Caller(node.port, token=token)


def p95(times):
    return statistics.quantiles(times, n=100)[94]


def latency():
    """Both clocks are the machine's: from the signature to the row in the other inbox."""
    regency, ministry = pair()
    regency.start()
    ministry.start()
    caller = admin(regency)

    def send(count, pause_s):
        first = ask(ministry, "SELECT count(*) FROM federation_in")[0][0]
        due = time.monotonic()
        for _ in range(count):
            assert caller.post("/federation/nodes/pusat/ping").status == 204
            due += pause_s
            time.sleep(max(0.0, due - time.monotonic()))
        wait_until(lambda: ask(ministry, "SELECT count(*) FROM federation_in")[0][0] >= first + count, 30)
        rows = ask(ministry, f"SELECT at - signed_at FROM federation_in ORDER BY id LIMIT -1 OFFSET {first}")
        return [row[0] for row in rows]

    idle = p95(send(60, 0.2))
    busy = p95(send(500, 0.02))
    for node in (regency, ministry):
        node.stop()
    stand.mark("a letter is seen on the other side, both idle, p95", f"{idle:.0f}", "< 1000 ms", idle < 1000, "ms")
    stand.mark("... at 50 a second, p95", f"{busy:.0f}", "< 3000 ms", busy < 3000, "ms")
    return {"idle_p95_ms": idle, "busy_p95_ms": busy}


def drain(count):
    """A day offline: the letters wait, then the other side comes back."""
    regency, ministry = pair()
    write(regency, "pusat", count)
    regency.start()
    ministry.start()
    took = wait_until(lambda: open_letters(regency) == 0, 120)
    rate = count / took if took else 0
    for node in (regency, ministry):
        node.stop()
    stand.mark(f"{count} letters drain after a day offline", f"{rate:.0f}", ">= 500/s", rate >= 500, "/s")
    return {"drain_per_s": rate}


def storm(count, seed, seconds):
    """Half of the letters each way, written while both are killed again and again."""
    chance = random.Random(seed)
    regency, ministry = pair(chance=random.Random(seed + 1), apart_ms=HOUR_MS)
    ways = [(regency, "pusat"), (ministry, "3208")]
    kills, begun = 0, time.monotonic()
    for node, _ in ways:
        node.start()
    step = max(1, count // 20)
    for _ in range(count // step):
        node, to = chance.choice(ways) if chance.random() < 0.2 else ways[kills % 2]
        write(node, to, step)
        victim = chance.choice(ways)[0]
        time.sleep(chance.random() * 0.6)
        victim.kill()
        kills += 1
        victim.start()
    total = sum(ask(node, "SELECT count(*) FROM federation_out")[0][0] for node, _ in ways)
    left = max(10.0, seconds - (time.monotonic() - begun))
    is_empty = wait_until(lambda: sum(open_letters(node) for node, _ in ways) == 0, left) is not None
    took = time.monotonic() - begun
    for node, _ in ways:
        node.stop()
    arrived = sum(ask(node, "SELECT count(*) FROM federation_in WHERE state = 'applied'")[0][0] for node, _ in ways)
    lines = "SELECT count(*) FROM audit_line WHERE act = 'federation.received'"
    received = sum(ask(node, lines)[0][0] for node, _ in ways)
    # Positions move one by one, in the transaction that applies: the last number of a stream is how many there are.
    out_of_order = sum(
        ask(node, "SELECT count(*) FROM federation_stream_in s WHERE s.seq <> (SELECT count(*) FROM federation_in i"
                  " WHERE i.node = s.node AND i.epoch = s.epoch AND i.stream = s.stream AND i.state = 'applied')")[0][0]
        for node, _ in ways
    )
    chains = [run("audit", "verify", "--data", str(node.data)) for node, _ in ways]
    is_whole = all("intact" in said for said in chains)
    words = f"storm: {total} letters, {kills} kills, seed {seed}: arrived"
    stand.mark(words, str(arrived), f"= {total}", arrived == total)
    stand.mark("storm: taken in once (lines of the chain)", str(received), f"= {total}", received == total)
    stand.mark("storm: streams out of order", str(out_of_order), "= 0", out_of_order == 0)
    stand.mark(f"storm: outboxes empty, after {took:.0f} s", str(is_empty), "= True", is_empty)
    stand.mark("storm: both audit chains whole", str(is_whole), "= True", is_whole)
    return {"letters": total, "kills": kills, "seconds": took}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--letters", type=int, default=10_000)
    words.add_argument("--seed", type=int, default=20231004)
    words.add_argument("--seconds", type=int, default=240, help="longest wait for the storm to end")
    options = words.parse_args()
    figures = {**latency(), **drain(min(options.letters, 10_000))}
    figures |= storm(options.letters, options.seed, options.seconds)
    stand.keep("federation", figures)
    stand.end()


if __name__ == "__main__":
    main()
