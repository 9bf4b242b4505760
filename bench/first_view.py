#!/usr/bin/env python3
"""What a first visit costs: every byte that goes over the wire until Debian's Chromium has drawn the page, counted by a
relay between browser and server. Public form < 60 kB, staff app < 150 kB (signed in).

    build/bench/first_view
"""
import os
import shutil
import socket
import subprocess
import threading

import stand
from stand import offices

CHROMIUM = os.environ.get("SINERGI_CHROMIUM", "/usr/bin/chromium")
KB = 1000
SECONDS_MAX = 90


class Relay:
    """Passes bytes on and counts those that come back, by path. The cookie makes the browser somebody who signed in."""

    def __init__(self, port, cookie=""):
        self.port, self.cookie, self.lock = port, cookie, threading.Lock()
        self.by_path, self.by_worker = {}, set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.own_port = self.door.getsockname()[1]
        threading.Thread(target=self.welcome, daemon=True).start()

    def welcome(self):
        while True:
            try:
                browser, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(browser,), daemon=True).start()

    def talk(self, browser):
        """One question after the other, as browsers do on HTTP/1.1."""
        server = socket.create_connection(("127.0.0.1", self.port))
        state = {"path": ""}
        threading.Thread(target=self.bring_back, args=(server, browser, state), daemon=True).start()
        held = b""
        while got := self.receive(browser):
            held += got
            while b"\r\n\r\n" in held:
                head, held = held.split(b"\r\n\r\n", 1)
                state["path"] = head.split(b" ", 2)[1].decode()
                if b"\r\nReferer: " in head and head.split(b"\r\nReferer: ")[1].split(b"\r\n")[0].endswith(b"sw.js"):
                    self.by_worker.add(state["path"])
                length = next(
                    (
                        int(line.split(b":")[1])
                        for line in head.split(b"\r\n")
                        if line.lower().startswith(b"content-length:")
                    ),
                    0,
                )
                if self.cookie:
                    head += b"\r\nCookie: " + self.cookie.encode()
                server.sendall(head + b"\r\n\r\n" + held[:length])
                held = held[length:]
        server.close()

    @staticmethod
    def receive(line):
        try:
            return line.recv(65536)
        except OSError:
            return b""

    def bring_back(self, server, browser, state):
        while got := self.receive(server):
            with self.lock:
                self.by_path[state["path"]] = self.by_path.get(state["path"], 0) + len(got)
            try:
                browser.sendall(got)
            except OSError:
                return


def visit(office, path, cookie=""):
    """Bytes by path of a first visit with an empty cache."""
    relay, folder = Relay(office.port, cookie), offices.temp_folder("chromium")
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=360,740",
            "--virtual-time-budget=8000",
            "--dump-dom",
            f"http://127.0.0.1:{relay.own_port}{path}",
        ],
        capture_output=True,
        timeout=SECONDS_MAX,
        check=False,
    )
    shutil.rmtree(folder, ignore_errors=True)
    relay.door.close()
    if len(done.stdout) < 200:
        raise SystemExit(f"Chromium drew nothing of {path}: {done.stderr[-500:]}")
    return relay.by_path, relay.by_worker


def measure(words, office, path, bound_kb, cookie=""):
    by_path, by_worker = visit(office, path, cookie)
    first = {
        name: size for name, size in by_path.items() if name not in by_worker and not name.startswith("/api/v1/live")
    }
    for name, size in sorted(first.items(), key=lambda one: -one[1]):
        print(f"    {size:>8,}  {name}")
    later = sum(by_path[name] for name in by_worker)
    print(f"    {later:>8,}  later, by the service worker")
    total = sum(first.values()) / KB
    stand.mark(words, f"{total:.1f}", f"< {bound_kb} kB", total < bound_kb, "kB")
    return {"kb": total, "later_kb": later / KB, "paths": first}


def main():
    office = offices.new_office()
    office.start()
    account = office.account("back_office")
    signed = offices.sign_in(office.caller(), account)
    cookie = signed.headers.get("set-cookie", "").split(";")[0] or f"sinergi_session={signed.json['token']}"
    found = {
        "lapor": measure("first view of the public form", office, "/lapor", 60),
        "sign_in": measure("first view of the staff app, signing in", office, "/app", 150),
        "app": measure("first view of the staff app, signed in (peer 15.66 MB)", office, "/app", 150, cookie),
    }
    office.stop()
    stand.keep("first_view", found)
    stand.end()


if __name__ == "__main__":
    main()
