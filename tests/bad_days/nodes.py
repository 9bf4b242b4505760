"""Offices that are joined: founded, introduced by their cards, with officers who work on one case."""
import json
import sqlite3
import subprocess
import time

import office as offices


def run(*words):
    return subprocess.run([offices.PROGRAM, *words], check=True, capture_output=True, text=True, timeout=600).stdout


def found(area, offset_ms=0, db=None):
    """A new office; `db` is the address of a PostgreSQL database of its own."""
    data = offices.temp_folder("node") / "data"
    said = run("init", "--data", str(data), *(["--db", db] if db else []), "--area", area, "--name", f"Kantor {area}",
               "--decree", "SK 1/2026", "--decree-ends", "2099-12-31")
    password = said.split()[1]
    env = {"SINERGI_CLOCK_OFFSET_MS": str(offset_ms)} if offset_ms else {}
    node = offices.Office(data, [], db=db, env=env)
    node.password, node.area = password, area
    return node


def place(node):
    return ("--data", str(node.data), *(["--db", node.db] if node.db else []))


def join(here, there, url=None):
    """`here` trusts `there`, which it reaches at its own address unless another is given."""
    url = url or f"http://127.0.0.1:{there.port}"
    card = run("federation", "card", *place(there))
    file = here.data.parent / "card.json"
    file.write_text(card)
    run("federation", "trust", *place(here), "--card", str(file), "--fingerprint",
        json.loads(card.splitlines()[0])["fingerprint"], "--url", url, "--by", "Ani")
    code = json.loads(card.splitlines()[0])["node"]
    run("federation", "confirm", *place(here), "--node", code, "--by", "Budi")


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
