"""A PostgreSQL 15 of our own: no port, a socket in a folder of its own, everything synced as in an office."""
import atexit
import os
import pwd
import subprocess

from office import Office, seed, temp_folder

BIN = os.environ.get("SINERGI_PG_BIN", "/usr/lib/postgresql/15/bin")
SETTINGS = [
    "listen_addresses=",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "max_connections=120",
    "shared_buffers=512MB",
    "max_pred_locks_per_transaction=256",
    "timezone=UTC",
]


def is_here():
    return os.path.exists(f"{BIN}/initdb")


class Postgres:
    """initdb refuses root, so root runs it as the user Debian's package made."""

    def __init__(self, settings=(), kept=None):
        """`kept`: a folder whose databases outlive this process."""
        self.folder = temp_folder("pg")
        self.home = kept or self.folder
        self.settings = [*SETTINGS, *settings]
        self.who = {}
        if os.geteuid() == 0:
            entry = pwd.getpwnam("postgres")
            self.who = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            os.makedirs(self.home, exist_ok=True)
            for folder in {self.folder, self.home}:
                os.chown(folder, entry.pw_uid, entry.pw_gid)
        if not os.path.exists(f"{self.home}/db/PG_VERSION"):
            self.run("initdb", "-D", f"{self.home}/db", "-U", "sinergi", "-A", "trust", "-E", "UTF8", "--locale=C")
        atexit.register(self.stop, "fast" if kept else "immediate")
        self.is_running = False

    def run(self, program, *words, check=True, seconds=120):
        done = subprocess.run(
            [f"{BIN}/{program}", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            **self.who,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"{program}: {done.stderr[-1000:]}")
        return done

    def start(self):
        options = " ".join([f"-k {self.folder}", *(f"-c {setting}" for setting in self.settings)])
        # Its output goes to a file: a server that inherits our pipe would keep it open.
        self.run(
            "pg_ctl", "-D", f"{self.home}/db", "-l", f"{self.folder}/server.log", "-w", "-s", "-o", options, "start"
        )
        self.is_running = True
        return self

    def stop(self, how="fast"):
        if getattr(self, "is_running", False):
            self.run("pg_ctl", "-D", f"{self.home}/db", "-m", how, "-w", "-s", "stop", check=False)
            self.is_running = False

    def address(self, name):
        return f"postgresql:///{name}?host={self.folder}&user=sinergi"

    def create(self, name, like=None):
        # A copy by files: the other way writes all of it into the log as well.
        words = ["-T", like, "--strategy=file_copy"] if like else []
        self.run("createdb", "-h", str(self.folder), "-U", "sinergi", *words, name)
        return self.address(name)

    def drop(self, name):
        self.run("dropdb", "-h", str(self.folder), "-U", "sinergi", "--if-exists", name)

    def ask(self, name, sql, seconds=120):
        """One value a row, by psql."""
        words = ["-h", str(self.folder), "-U", "sinergi", "-d", name, "-Atqc", sql]
        return self.run("psql", *words, seconds=seconds).stdout.splitlines()


def new_office(postgres, name="office", env=None):
    """An office with the demo in a database of its own."""
    address = postgres.create(name)
    data = temp_folder("office") / "data"
    data.mkdir()
    return Office(data, seed(data, address), db=address, env=env)
