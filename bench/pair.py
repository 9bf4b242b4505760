"""What a measurement of joined nodes needs beside them (tests/bad_days/nodes.py): the line between them, and ears."""
import http.client
import http.server
import json
import threading
import time

import stand  # noqa: F401, where the offices of the tests are found


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
