"""The program is killed at any moment, again and again, while officers work."""
import random
import sqlite3
import time
import unittest

import office as offices
import postgres
import working
from reports import villages

TIMES = 100 if offices.IS_FULL else 10


class KilledAtAnyMoment(unittest.TestCase):
    def setUp(self):
        self.office = offices.new_office()
        self.all_cases = []

    def tearDown(self):
        self.office.kill()

    def fall(self, chance):
        """Some work, a kill at a moment of chance, a new start. Returns the workers with their journals."""
        workers = working.crew(self.office, 4, self.regions, self.officers)
        for worker in workers:
            worker.start()
        time.sleep(chance.uniform(0.02, 0.7))
        self.office.kill()
        for worker in workers:
            worker.join(40)
            self.assertFalse(worker.is_alive(), "a caller was left waiting for a server that is gone")
            self.assertEqual(worker.wrong, [])
        self.office.start()
        return workers

    def check(self, workers):
        reader = self.office.officer("supervisor")
        for worker in workers:
            for case in worker.cases:
                self.assertEqual(working.check_case(reader, case), "")
            if worker.open_deed is not None:
                self.assertEqual(working.check_open_deed(worker), "")
            self.all_cases += worker.cases

    def live_through(self, times, verify_every):
        chance = random.Random(20261122)
        self.office.start()
        reader = self.office.officer("supervisor")
        self.regions, self.officers = villages(reader, "3208", 5), working.officers_of(self.office)
        for fall in range(1, times + 1):
            self.check(self.fall(chance))
            if fall % verify_every == 0 or fall == times:
                status, said = self.office.verify()
                self.assertEqual(status, 0, f"after {fall} falls the chain is broken: {said}")
        self.assertGreater(len(self.all_cases), times, "too little was done to prove anything")
        reader = self.office.officer("supervisor")
        for case in self.all_cases:
            self.assertEqual(working.check_case(reader, case), "")
        numbers = [case.number for case in self.all_cases]
        self.assertEqual(len(numbers), len(set(numbers)), "two reports share a number")

    def test_every_acknowledged_deed_is_found_and_no_record_is_half_made(self):
        self.live_through(TIMES, 10 if offices.IS_FULL else 5)
        self.office.stop()
        with sqlite3.connect(next(self.office.data.rglob("*.db"))) as file:
            self.assertEqual(file.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            self.assertEqual(file.execute("PRAGMA foreign_key_check").fetchall(), [])
            self.assert_nothing_half_made(lambda sql: [row[0] for row in file.execute(sql)])

    @unittest.skipUnless(offices.IS_FULL and postgres.is_here(), "the long form only")
    def test_the_same_holds_on_postgresql(self):
        server = postgres.Postgres().start()
        self.office = postgres.new_office(server)
        self.live_through(30, 10)
        self.assert_nothing_half_made(lambda sql: server.ask("office", sql))
        self.office.kill()
        server.stop()

    def assert_nothing_half_made(self, ask):
        """A complaint, its first step and its audit line come together or not at all."""
        self.assertEqual(
            ask(
                "SELECT id FROM grievance g WHERE NOT EXISTS "
                "(SELECT 1 FROM grievance_step s WHERE s.grievance = g.id)"
            ),
            [],
            "no receipt step",
        )
        self.assertEqual(
            ask(
                "SELECT id FROM grievance g WHERE NOT EXISTS (SELECT 1 FROM audit_line a "
                "WHERE a.subject_kind = 'grievance' AND a.subject = g.id)"
            ),
            [],
            "no audit line",
        )


if __name__ == "__main__":
    unittest.main()
