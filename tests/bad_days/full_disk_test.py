"""The disk is full: the office says so, keeps what it has, reads on, and is well again when there is room."""
import os
import resource
import subprocess
import time
import unittest

import office as offices
import working
from office import Lost, new_key
from reports import picture, rare_word, report, take_in, villages


class Ballast:
    """A small disk that can be filled: a tmpfs for root, else a limit on the size of the server's files."""

    def __init__(self):
        self.folder = offices.temp_folder("disk")
        self.is_mounted = (
            os.geteuid() == 0
            and subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=192m", "tmpfs", self.folder], capture_output=True, check=False
            ).returncode
            == 0
        )
        self.pid = None

    def fill(self, pid):
        self.pid = pid
        if not self.is_mounted:
            most = max(file.stat().st_size for file in (self.folder / "data").rglob("*") if file.is_file())
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            return
        # Unbuffered: what found no room would be tried again at closing.
        with open(self.folder / "ballast", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 65536)
            except OSError:
                pass

    def make_room(self):
        if self.is_mounted:
            (self.folder / "ballast").unlink(missing_ok=True)
        else:
            resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def take_away(self):
        if self.is_mounted:
            subprocess.run(["umount", "-l", self.folder], check=False)


class TheDiskIsFull(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.disk = Ballast()
        cls.addClassCleanup(cls.disk.take_away)
        cls.office = offices.new_office(data=cls.disk.folder / "data")
        # Python ignores SIGXFSZ; the server inherits that and hears EFBIG instead of dying by the test's own limit.
        cls.office.start(restore_signals=cls.disk.is_mounted)
        cls.addClassCleanup(cls.office.kill)
        cls.front = cls.office.officer("front_office")
        cls.reader = cls.office.officer("supervisor")
        cls.region = villages(cls.front, "3208", 1)[0]

    def write_until_refused(self):
        """The cases that were taken in before the disk was full, and the refusal."""
        cases = []
        long_text = "Jalan ke dusun rusak dan sembako terlambat. " * 100
        for _ in range(5000):
            case = working.Case(rare_word())
            answer = self.front.post(
                "/grievances", report(self.region, case.word, text=long_text + case.word), new_key()
            )
            if answer.status != 201:
                return cases, answer
            case.id, case.number, case.state = answer.json["id"], answer.json["tracking_number"], "diterima"
            cases.append(case)
        self.fail("the disk never became full")

    def well_again(self, seconds=15):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                answer = self.front.post("/grievances", report(self.region), new_key())
                if answer.status == 201:
                    return
            except Lost:
                pass
            time.sleep(0.1)
        self.fail(f"not well {seconds} s after there was room again: {answer}")

    def test_it_says_so_reads_on_and_is_well_again_by_itself(self):
        before = take_in(self.front, self.region)
        self.disk.fill(self.office.process.pid)
        cases, refusal = self.write_until_refused()
        with self.subTest("the refusal is a 503 that says what is wrong"):
            self.assertEqual(refusal.status, 503, refusal)
            self.assertEqual(refusal.key, "http.unavailable")
            self.assertIn("application/problem+json", refusal.headers.get("content-type", ""))
            self.assertGreater(len(refusal.json.get("detail") or refusal.json.get("title")), 10)
        with self.subTest("what was kept can be read while the disk is full"):
            self.assertEqual(self.reader.get("/grievances", q=before["tracking_number"]).status, 200)
        key, lost_word = new_key(), rare_word()
        with self.subTest("a deed refused for want of room is refused whole"):
            refused = self.front.post("/grievances", report(self.region, lost_word, text="x " * 2000 + lost_word), key)
            self.assertEqual(refused.status, 503, refused)
        with self.subTest("nor is half a photo kept"):
            photo = self.office.caller().ask("POST", "/api/v1/public/photos", picture(64, 64))
            self.assertEqual(photo.status, 503 if self.disk.is_mounted else 201, photo)
            self.assertEqual(list((self.office.data / "files" / "unfinished").iterdir()), [])
        self.assertIsNone(self.office.process.poll(), f"the server died of a full disk: {self.office.last_words()}")
        self.disk.make_room()
        self.well_again()
        with self.subTest("the refused deed left nothing, and its key can be used again"):
            self.assertEqual(self.reader.get("/grievances", q=lost_word).json["items"], [])
            again = self.front.post("/grievances", report(self.region, lost_word, text="x " * 2000 + lost_word), key)
            self.assertEqual(again.status, 201, again)
        with self.subTest("everything acknowledged is there"):
            for case in cases:
                self.assertEqual(working.check_case(self.reader, case), "")
        with self.subTest("the chain is whole, also after a fall"):
            self.office.kill()
            self.office.start()
            status, said = self.office.verify()
            self.assertEqual(status, 0, said)


if __name__ == "__main__":
    unittest.main()
