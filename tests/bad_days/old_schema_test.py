"""The database is older or newer than the program: it says so and touches nothing.

`sinergi migrate` mends the first.
"""
import re
import sqlite3
import subprocess
import unittest

import office as offices
from reports import take_in, villages

# How the last migration is undone. A migration of another form must be taught here.
UNDO = (
    (r"CREATE TABLE (\w+)", "DROP TABLE {0}"),
    (r"CREATE (?:UNIQUE )?INDEX (\w+)", "DROP INDEX IF EXISTS {0}"),
    (r"ALTER TABLE (\w+) ADD (?:COLUMN )?(\w+)", "ALTER TABLE {0} DROP COLUMN {1}"),
    (r"INSERT INTO (\w+)", "DELETE FROM {0}"),
    (r"UPDATE (\w+)", "SELECT count(*) FROM {0}"),  # what it mended once it finds mended
)


def undoing(statement):
    """What takes a statement of a migration back; a table or index it dropped is made as an older migration made it."""
    dropped = re.match(r"DROP (TABLE|INDEX) (\w+)", statement)
    if dropped:
        made = re.compile(rf"CREATE (?:UNIQUE )?{dropped[1]} {dropped[2]} .*?;$", re.DOTALL | re.MULTILINE)
        texts = (file.read_text() for file in sorted((offices.ROOT / "migrations").glob("*.sql")))
        return next((found[0] for found in map(made.search, texts) if found), None)
    return next((undo.format(*found.groups()) for when, undo in UNDO if (found := re.match(when, statement))), None)


class AnotherSchema(unittest.TestCase):
    def setUp(self):
        self.office = offices.new_office()
        self.addCleanup(self.office.kill)
        self.file = next(self.office.data.glob("*.db"))

    def change(self, *statements):
        with sqlite3.connect(self.file) as file:
            for statement in statements:
                file.execute(statement)
        file.close()

    def schema(self):
        with sqlite3.connect(self.file) as file:
            found = file.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
            marks = file.execute("SELECT number, name FROM schema_migration ORDER BY number").fetchall()
        file.close()
        return found, marks

    def make_older(self):
        """The database as it was before the last migration."""
        number = self.schema()[1][-1][0]
        text = next(
            file.read_text()
            for file in sorted((offices.ROOT / "migrations").glob(f"{number:04}_*.sql"))
            if not file.name.endswith(".pg.sql")
        )
        undone = []
        for statement in re.sub(r"--[^\n]*", "", text).split(";\n"):
            if statement.strip():
                undone.append(undoing(statement.strip()))
                self.assertIsNotNone(undone[-1], f"teach UNDO: {statement[:80]}")
        self.change(
            "PRAGMA foreign_keys = OFF", *reversed(undone), f"DELETE FROM schema_migration WHERE number = {number}"
        )

    def run_program(self, *words):
        run = subprocess.run(self.office.command(*words), capture_output=True, text=True, timeout=60, check=False)
        return run.returncode, (run.stdout + run.stderr).strip()

    def assert_refused(self, *words):
        before = self.schema()
        for command in (("serve", "--listen", "127.0.0.1:0"), ("backup", "--to", offices.temp_folder("no") / "b")):
            with self.subTest(command=command[0]):
                status, said = self.run_program(*map(str, command))
                self.assertEqual(status, 1, said)
                for word in words:
                    self.assertIn(word, said)
                self.assertEqual(len(said.splitlines()), 1, "one sentence, no trace")
        self.assertEqual(self.schema(), before, "a refusal touched the schema")

    def test_an_older_database_is_not_served_until_it_is_migrated(self):
        after = self.schema()
        self.make_older()
        self.assertNotEqual(self.schema(), after)
        self.assert_refused("older than this program", "sinergi migrate")
        status, said = self.run_program("migrate")
        self.assertEqual(status, 0, said)
        self.assertEqual(self.schema(), after)
        self.assertEqual(self.run_program("migrate"), (0, "nothing to do"))
        self.office.start()
        front = self.office.officer("front_office")
        take_in(front, villages(front, "3208", 1)[0])
        self.assertTrue(front.get("/grievances", queue="all").json["items"], "what it held is there")
        status, said = self.office.verify()
        self.assertEqual(status, 0, said)
        self.office.stop()
        with sqlite3.connect(self.file) as file:
            self.assertEqual(file.execute("PRAGMA foreign_key_check").fetchall(), [])
        file.close()

    def test_a_newer_database_is_touched_by_nobody(self):
        self.change("INSERT INTO schema_migration (number, name, applied_at) VALUES (9999, 'of_tomorrow', 1)")
        self.assert_refused("newer than this program")
        before = self.schema()
        status, said = self.run_program("migrate")
        self.assertEqual(status, 1, said)
        self.assertIn("newer than this program", said)
        self.assertEqual(self.schema(), before)


if __name__ == "__main__":
    unittest.main()
