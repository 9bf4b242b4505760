"""A backup is taken while officers work, and an office is made from it."""
import hashlib
import shutil
import subprocess
import threading
import time
import unittest

import office as offices
import postgres
import working
from reports import picture, public_report, villages


class ABackupUnderLoad(unittest.TestCase):
    def setUp(self):
        self.to = offices.temp_folder("backup") / "copy"

    def run_program(self, *words, status=0):
        run = subprocess.run(
            [offices.PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=120, check=False
        )
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return (run.stdout + run.stderr).strip()

    def report_with_photo(self, office):
        """A report whose photo must be in the copy; its number, key and the photo's bytes."""
        citizen = office.caller()
        photo = citizen.ask("POST", "/api/v1/public/photos", picture(64, 64), headers={"Content-Type": "image/png"})
        self.assertEqual(photo.status, 201, photo)
        named = {"id": photo.json["id"], "token": photo.json["token"]}
        made = citizen.post("/public/grievances", public_report(self.regions[0], photos=[named]))
        self.assertEqual(made.status, 201, made)
        return made.json["tracking_number"], made.json["key"], self.photo_of(office, made.json["tracking_number"])

    @staticmethod
    def photo_of(office, number):
        supervisor = office.officer("supervisor")
        case = supervisor.get("/grievances", q=number).json["items"][0]["id"]
        url = supervisor.get(f"/grievances/{case}").json["photos"][0]["url"]
        return hashlib.sha256(supervisor.ask("GET", url).body).hexdigest()

    def work_and_copy(self, office):
        """Officers work; what they knew as acknowledged when the backup began."""
        reader = office.officer("supervisor")
        self.regions = villages(reader, "3208", 5)
        self.photo = self.report_with_photo(office)
        workers = working.crew(office, 4, self.regions, working.officers_of(office))
        for worker in workers:
            worker.start()
        self.until(lambda: sum(worker.acknowledged for worker in workers) > 60)
        known = [(case.id, case.number, case.word, case.state) for worker in workers for case in list(worker.cases)]
        at_begin = sum(worker.acknowledged for worker in workers)
        self.said = self.run_program(*office.command("backup")[1:], "--to", self.to)
        during = sum(worker.acknowledged for worker in workers) - at_begin
        for worker in workers:
            worker.is_to_end.set()
        for worker in workers:
            worker.join(40)
            self.assertEqual(worker.wrong, [])
        self.assertGreater(during, 0, "nobody could work during the backup")
        return known

    def until(self, what, seconds=20):
        end = time.monotonic() + seconds
        while not what():
            self.assertLess(time.monotonic(), end, f"not within {seconds} s")
            threading.Event().wait(0.02)

    def check_copy(self, copy, known):
        copy.start()
        reader = copy.officer("supervisor")
        for id_, number, word, state in known:
            case = working.Case(word)
            case.id, case.number, case.state = id_, number, state
            self.assertEqual(working.check_case(reader, case), "")
        number, key, photo = self.photo
        self.assertEqual(copy.caller().get(f"/public/grievances/{number}", key=key).status, 200)
        self.assertEqual(self.photo_of(copy, number), photo, "a photo is not as it was")
        self.assertEqual(reader.post("/grievances", working.report(self.regions[0])).status, 201)
        status, said = copy.verify()
        self.assertEqual(status, 0, said)

    def test_all_that_was_acknowledged_before_it_is_in_the_restored_office(self):
        office = offices.new_office()
        self.addCleanup(office.kill)
        office.start()
        known = self.work_and_copy(office)
        status, said = office.verify()
        self.assertEqual(status, 0, said)
        copy = offices.Office(offices.temp_folder("restored") / "data", office.accounts)
        self.addCleanup(copy.kill)
        self.run_program(*copy.command("restore")[1:], "--from", self.to)
        self.check_copy(copy, known)
        with self.subTest("a copy is not written over another, nor an office over an office"):
            self.run_program(*office.command("backup")[1:], "--to", self.to, status=1)
            self.run_program(*office.command("restore")[1:], "--from", self.to, status=1)
        with self.subTest("a damaged copy is refused by name"):
            with open(self.to / "sinergi.db", "r+b") as file:
                file.seek(40960)
                byte = file.read(1)
                file.seek(40960)
                file.write(bytes([byte[0] ^ 1]))
            nowhere = offices.temp_folder("refused") / "data"
            said = self.run_program("restore", "--data", nowhere, "--from", self.to, status=1)
            self.assertIn("sinergi.db", said)
            self.assertFalse((nowhere / "node.json").exists(), "half an office was left")
        with self.subTest("a copy cut short is no copy"):
            (self.to / "manifest.json").unlink()
            self.run_program("restore", "--data", offices.temp_folder("cut") / "data", "--from", self.to, status=1)

    @unittest.skipUnless(postgres.is_here() and shutil.which("pg_dump"), "no PostgreSQL on this machine")
    def test_the_same_holds_on_postgresql(self):
        server = postgres.Postgres().start()
        self.addCleanup(server.stop, "immediate")
        office = postgres.new_office(server)
        self.addCleanup(office.kill)
        office.start()
        known = self.work_and_copy(office)
        copy = offices.Office(offices.temp_folder("restored") / "data", office.accounts, db=server.create("copy"))
        self.addCleanup(copy.kill)
        self.run_program(*copy.command("restore")[1:], "--from", self.to)
        self.check_copy(copy, known)


if __name__ == "__main__":
    unittest.main()
