"""A running office for the tests: starts the real program on a free loopback port with a folder of its own, speaks HTTP
to it, kills it. Ends only what it started. Standard library only.
"""
import atexit
import http.client
import itertools
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SINERGI_BIN", str(ROOT / "build" / "sinergi"))
IS_FULL = os.environ.get("SINERGI_BAD_DAYS") == "full"
API = "/api/v1"

_addresses = itertools.count(1)


def fresh_address():
    """A loopback address nobody called from yet, so that one test's tries do not count against another's."""
    n = next(_addresses)
    return f"127.{10 + n // 60000}.{n // 250 % 240}.{n % 250 + 1}"


def temp_folder(words):
    folder = Path(tempfile.mkdtemp(prefix=f"sinergi-{words}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Answer:
    """What came back: status, headers (small letters), body."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def key(self):
        """The key of a problem, or ""."""
        try:
            return self.json.get("key", "")
        except (ValueError, AttributeError):
            return ""

    @property
    def paths(self):
        """The wrong fields a problem names."""
        return {fault.get("path", "") for fault in self.json.get("errors", [])}

    def __repr__(self):
        return f"{self.status} {self.body[:400]!r}"


class Lost(Exception):
    """No whole answer came: the caller cannot know whether the deed was done."""


class Caller:
    """Somebody who calls: one connection, one address, perhaps a token. Not for two threads at once."""

    def __init__(self, port, token=None, address=None, seconds=30):
        self.port, self.token, self.seconds = port, token, seconds
        self.address = address or fresh_address()
        self.line = None

    def ask(self, method, path, body=None, key=None, headers=None):
        """Sends JSON (a dict), bytes as they are, or nothing."""
        sent = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        if self.token:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        if key:
            sent["Idempotency-Key"] = key
        if self.line is not None and self.is_hung_up():
            self.hang_up()
        try:
            if self.line is None:
                self.line = http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=self.seconds, source_address=(self.address, 0)
                )
            self.line.request(method, path, body=body, headers=sent)
            back = self.line.getresponse()
            whole = back.read()
            answer = Answer(back.status, {name.lower(): value for name, value in back.getheaders()}, whole)
            if answer.headers.get("connection", "").lower() == "close":
                self.hang_up()
            return answer
        except (OSError, http.client.HTTPException) as why:
            self.hang_up()
            raise Lost(f"{method} {path}: {why!r}") from why

    def is_hung_up(self):
        """Did the other side close the line while it lay idle (a fall, a new start)? Then nothing was lost with it."""
        heard = self.line.sock is None or select.select([self.line.sock], [], [], 0)[0]
        return bool(heard)

    def hang_up(self):
        if self.line is not None:
            self.line.close()
            self.line = None

    def get(self, path, **query):
        asked = {name: value for name, value in query.items() if value is not None}
        return self.ask("GET", API + path + ("?" + urllib.parse.urlencode(asked) if asked else ""))

    def post(self, path, body=None, key=None, **query):
        return self.ask(
            "POST",
            API + path + ("?" + urllib.parse.urlencode(query) if query else ""),
            {} if body is None else body,
            key,
        )

    def put(self, path, body, key=None):
        return self.ask("PUT", API + path, body, key)

    def delete(self, path, body=None):
        return self.ask("DELETE", API + path, body)


class Office:
    """One node: a folder, perhaps a PostgreSQL address, and the program when it runs."""

    def __init__(self, data, accounts, db=None, env=None):
        self.data, self.accounts, self.db, self.env = Path(data), accounts, db, dict(env or {})
        self.port, self.process, self.tokens, self.start_seconds = free_port(), None, {}, 0.0
        self.log = temp_folder("log") / "server.log"
        atexit.register(self.kill)

    def command(self, *words):
        return [PROGRAM, *words, "--data", str(self.data), *(["--db", self.db] if self.db else [])]

    def start(self, seconds=30, **popen):
        """Starts it and returns when /healthz says 200."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command("serve") + ["--listen", f"127.0.0.1:{self.port}"],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **self.env},
                **popen,
            )
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            if self.process.poll() is not None:
                raise AssertionError(
                    f"the server ended at its start with {self.process.returncode}:\n{self.last_words()}"
                )
            try:
                if Caller(self.port, seconds=2).ask("GET", "/healthz").status == 200:
                    self.start_seconds = time.monotonic() - begun
                    return self
            except Lost:
                pass
            time.sleep(0.005)
        raise AssertionError(f"the server was not well after {seconds} s:\n{self.last_words()}")

    def last_words(self):
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""

    def kill(self):
        """kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self, seconds=20):
        """SIGTERM; what is under way is answered first."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError("the server did not end after SIGTERM") from None
            self.process = None

    def caller(self, **how):
        return Caller(self.port, **how)

    def account(self, role, area=None):
        """The demo account of a role."""
        for account in self.accounts:
            if account["role"] == role and (area is None or account["area"] == area):
                return account
        raise AssertionError(f"the demo has no {role}{' in ' + area if area else ''}")

    def officer(self, role, area=None, **how):
        """A caller who is signed in with a role; the session is kept for the next who asks."""
        account = self.account(role, area)
        name = account["account"]
        if name not in self.tokens:
            self.tokens[name] = sign_in(self.caller(), account).json["token"]
        return self.caller(token=self.tokens[name], **how)

    def verify(self):
        """`sinergi audit verify`: (exit status, what it said)."""
        run = subprocess.run(
            self.command("audit", "verify"),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ, **self.env},
        )
        return run.returncode, (run.stdout + run.stderr).strip()


def sign_in(caller, account, password=None):
    answer = caller.post("/session", {"account": account["account"], "password": password or account["password"]})
    if password is None and answer.status != 200:
        raise AssertionError(f"{account['account']} cannot sign in: {answer}")
    return answer


_templates = {}


def seed(data, db=None):
    """Fills a folder with the demo; returns its accounts."""
    run = subprocess.run(
        [PROGRAM, "seed", "demo", "--data", str(data), *(["--db", db] if db else []), "--json"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if run.returncode != 0:
        raise AssertionError(f"seed demo ended with {run.returncode}: {run.stderr[-2000:]}")
    return json.loads(run.stdout[run.stdout.index("{") :])["accounts"]


def new_office(env=None, data=None):
    """An office on SQLite with the demo, copied from one that was filled once."""
    if "sqlite" not in _templates:
        folder = temp_folder("template") / "data"
        folder.mkdir()
        _templates["sqlite"] = (folder, seed(folder))
    folder, accounts = _templates["sqlite"]
    data = Path(data) if data else temp_folder("office") / "data"
    shutil.copytree(folder, data, dirs_exist_ok=True)
    return Office(data, accounts, env=env)


def new_key():
    return str(uuid.uuid4())


def items(answer):
    if answer.status != 200:
        raise AssertionError(f"a list was expected: {answer}")
    return answer.json["items"]
