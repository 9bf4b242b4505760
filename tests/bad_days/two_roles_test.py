"""PostgreSQL with two roles: the owner migrates, the one that serves changes no table. And no password in `ps`."""
import os
import shutil
import subprocess
import unittest

import office as offices
import postgres
import working
from reports import villages


@unittest.skipUnless(postgres.is_here() and shutil.which("pg_dump"), "no PostgreSQL on this machine")
class TwoRoles(unittest.TestCase):
    def setUp(self):
        self.server = postgres.Postgres().start()
        self.addCleanup(self.server.stop, "immediate")
        self.owned = postgres.new_office(self.server)
        self.server.ask("office", "CREATE ROLE serving LOGIN PASSWORD 'rahasia-sekali'")
        self.address = f"postgresql://serving:rahasia-sekali@/office?host={self.server.folder}"
        self.run_program(*self.owned.command("migrate")[1:], "--serve-as", "serving")

    def run_program(self, *words, env=None, status=0):
        run = subprocess.run(
            [offices.PROGRAM, *map(str, words)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, **(env or {})},
        )
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return (run.stdout + run.stderr).strip()

    def watched_programs(self):
        """A folder for PATH whose pg_dump and pg_restore note how they were called, and do their work."""
        folder = offices.temp_folder("watched")
        for name in ("pg_dump", "pg_restore"):
            real = shutil.which(name)
            (folder / name).write_text(f'#!/bin/sh\necho "$@" >>{folder}/said\nexec {real} "$@"\n')
            (folder / name).chmod(0o755)
        return folder

    def test_an_office_works_and_is_backed_up_as_a_role_that_changes_no_table(self):
        office = offices.Office(self.owned.data, self.owned.accounts, db=self.address)
        self.addCleanup(office.kill)
        office.start()
        reader = office.officer("supervisor")
        workers = working.crew(office, 2, villages(reader, "3208", 3), working.officers_of(office))
        for worker in workers:
            worker.start()
        for worker in workers:
            while worker.acknowledged < 20 and worker.is_alive():
                worker.join(0.05)
            worker.is_to_end.set()
        for worker in workers:
            worker.join(40)
            self.assertEqual(worker.wrong, [])
        self.assertEqual(office.verify()[0], 0, office.verify()[1])

        with self.subTest("the role cannot change what it serves"):
            psql = ["-h", str(self.server.folder), "-U", "serving", "-d", "office", "-qc"]
            for forbidden in (
                "ALTER TABLE grievance ADD COLUMN more TEXT",
                "DROP TABLE audit_line",
                "CREATE TABLE mine (id BIGINT)",
                "DELETE FROM schema_migration",
            ):
                done = self.server.run("psql", *psql, forbidden, check=False)
                self.assertNotEqual(done.returncode, 0, forbidden)

        with self.subTest("no password stands in the list of processes"):
            watched = self.watched_programs()
            path = {"PATH": f"{watched}:{os.environ['PATH']}"}
            to = offices.temp_folder("backup") / "copy"
            self.run_program(*office.command("backup")[1:], "--to", to, env=path)
            copy = offices.Office(
                offices.temp_folder("restored") / "data", office.accounts, db=self.server.create("copy")
            )
            self.addCleanup(copy.kill)
            self.run_program(*copy.command("restore")[1:], "--from", to, env=path)
            said = (watched / "said").read_text()
            self.assertEqual(len(said.splitlines()), 2, said)
            self.assertNotIn("rahasia", said)
            self.assertNotIn("postgresql://", said)
            copy.start()


if __name__ == "__main__":
    unittest.main()
