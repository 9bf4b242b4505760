"""Nodes that are joined for a measurement, the line between them, and the officers who work there."""
import http.client
import http.server
import json
import sqlite3
import subprocess
import threading
import time

from stand import offices

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
    node.password, node.area = password, area
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


def ask(node, sql):
    with sqlite3.connect(f"file:{node.data}/sinergi.db?mode=ro", uri=True, timeout=30) as db:
        return db.execute(sql).fetchall()


def wait_until(holds, seconds):
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > seconds:
            return None
        time.sleep(0.05)
    return time.monotonic() - begun


def officer(node, role="back_office", area="", name="petugas"):
    """Somebody who is signed in there."""
    caller = node.caller()
    token = caller.post("/session", {"account": "admin", "password": node.password}).json["token"]
    made = offices.Caller(node.port, token=token).post(
        "/accounts",
        {"account": name, "name": "Sari Contoh", "role": role, "area": area, "decree": "SK 1/2026",
         "decree_ends": "2099-12-31"},
    )
    assert made.status == 201, made
    entered = node.caller().post("/session", {"account": name, "password": made.json["password"]})
    assert entered.status in (200, 201), entered
    node.token = entered.json["token"]
    return node.token


class Ears:
    """What a screen hears: the moments at which changes of a topic came over the live stream."""

    def __init__(self, node, topic):
        self.times, self.topic = [], topic
        self.line = http.client.HTTPConnection("127.0.0.1", node.port, timeout=600)
        self.line.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {node.token}"})
        self.answer = self.line.getresponse()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        try:
            for row in self.answer:
                if row.startswith(b"data:") and self.topic in row:
                    self.times.append(time.monotonic())
        except (OSError, ValueError, http.client.HTTPException):
            pass


def open_case(caller, region, key=None):
    """A managed case that may be asked of another office at once. @return its id"""
    made = caller.post(
        "/cases",
        {"form": "managed", "region": region, "need": "Lansia sakit tidur di pasar", "types": ["lansia_telantar"],
         "source": "patrol", "person": {"name": "Sarmin Contoh", "sex": "L", "age": 76}},
        key,
    )
    assert made.status == 201, made
    return made.json["row"]["id"]


def escalate(caller, case, to="pusat", key=None):
    """An emergency waits for no supervisor."""
    return caller.post(
        f"/cases/{case}/escalate",
        {"to_node": to, "reason": "emergency_24h", "asked": "Satu tempat di sentra", "tried": ["Panti penuh"]},
        key,
    )


def dispose(caller, case, to="3208", key=None):
    return caller.post(f"/cases/{case}/dispose", {"to_node": to, "asked": "Asesmen lapangan", "due_hours": 8}, key)


def note(caller, case, text, key=None):
    return caller.post(f"/cases/{case}/entries", {"kind": "note", "body": {"text": text}}, key)
