"""What the marks share: offices of any size on either database, the generators, a figure beside its mark.

The running office itself is the one of tests/bad_days.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "bad_days"))

import office as offices  # noqa: E402
import postgres  # noqa: E402

GENERATORS = Path(os.environ.get("SINERGI_GENERATORS", ROOT / "build" / "generators"))
RESULTS = Path(os.environ.get("SINERGI_BENCH_RESULTS", ROOT / "build" / "bench-results"))
# Filled data sets are kept here: a million complaints take minutes to make and seconds to copy.
KEPT = Path(os.environ.get("SINERGI_BENCH_DATA", ROOT / "build" / "bench-data"))

_missed = []


def mark(words, figure, bound, is_kept, unit=""):
    """One line: figure beside bound. The program's exit status tells whether all were kept."""
    word = "kept" if is_kept else "MISSED"
    print(f"{words:<58} {figure:>12} {unit:<5} bound {bound:<14} {word}", flush=True)
    if not is_kept:
        _missed.append(words)


def end():
    sys.exit(1 if _missed else 0)


def keep(name, figures):
    """Figures as JSON beside the others."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")


def generate(name, *words, json_file=None):
    """Runs a generator; its words go to the screen, its figures come back."""
    with tempfile.TemporaryDirectory() as folder:
        file = json_file or Path(folder) / "figures.json"
        done = subprocess.run(
            [GENERATORS / f"bench_{name}", *map(str, words), "--json", str(file)],
            check=False,
            capture_output=True,
            text=True,
            timeout=900,
        )
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr[-2000:])
        if done.returncode != 0:
            raise SystemExit(f"bench_{name} ended with {done.returncode}")
        return json.loads(Path(file).read_text())


def load(data, count, db=None):
    """Fills an office that has the demo with more complaints, up to `count`."""
    subprocess.run(
        [offices.PROGRAM, "seed", "load", "--data", str(data), *(["--db", db] if db else []), "--count", str(count)],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=3600,
    )


def migrate(data, db=None):
    """A kept data set may be of an older schema."""
    words = [offices.PROGRAM, "migrate", "--data", str(data), *(["--db", db] if db else [])]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def filled_folder(count):
    """A folder on SQLite with the demo and `count` complaints, made once."""
    folder = KEPT / f"sqlite-{count}"
    stamp = folder / "whole.json"
    if not stamp.exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "data").mkdir(parents=True)
        accounts = offices.seed(folder / "data")
        load(folder / "data", count)
        stamp.write_text(json.dumps(accounts))
    return folder / "data", json.loads(stamp.read_text())


def sqlite_office(count):
    folder, accounts = filled_folder(count)
    data = offices.temp_folder("bench") / "data"
    subprocess.run(["cp", "-a", "--reflink=auto", folder, data], check=True)
    migrate(data)
    os.sync()  # else the copy is written out while the server is measured
    return offices.Office(data, accounts)


def postgres_office(server, count):
    """The filled database is kept as a template within the kept server."""
    name = f"filled_{count}"
    stamp = KEPT / f"postgres-{count}" / "whole.json"
    data = stamp.parent / "data"
    if not stamp.exists():
        shutil.rmtree(stamp.parent, ignore_errors=True)
        data.mkdir(parents=True)
        server.drop(name)
        address = server.create(name)
        accounts = offices.seed(data, address)
        load(data, count, address)
        server.ask(name, "VACUUM ANALYZE")
        stamp.write_text(json.dumps(accounts))
    server.drop("run")  # the office before this one is closed
    address = server.create("run", name)
    server.ask("run", "CHECKPOINT")
    folder = offices.temp_folder("bench-pg") / "data"
    shutil.copytree(data, folder)
    migrate(folder, address)
    os.sync()
    return offices.Office(folder, json.loads(stamp.read_text()), db=address)


def new_postgres():
    """Synced like an office's; sized for two cores. What is filled is kept for the next time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    settings = ("shared_buffers=2GB", "max_wal_size=8GB", "checkpoint_timeout=15min")
    return postgres.Postgres(settings, KEPT / "postgres").start()


def sessions(office, file):
    """Signs in and writes what bench_lifecycle needs to know."""
    front = [office.officer("front_office")]
    supervisor = [office.officer("supervisor")]
    officers = [row["id"] for row in offices.items(supervisor[0].get("/officers"))]
    regions = [
        row["code"] for row in offices.items(front[0].get("/regions", within="3208", level="village", limit=100))
    ]
    lines = [f"receive {who.token}" for who in front]
    lines += [f"{word} {who.token}" for word in ("assign", "answer", "search") for who in supervisor]
    lines += [f"officer {one}" for one in officers] + [f"region {one}" for one in regions]
    lines += [f"kind {one}" for one in ("layanan", "kks_rekening", "bansos_tidak_diterima", "informasi")]
    Path(file).write_text("\n".join(lines) + "\n")
    return file
