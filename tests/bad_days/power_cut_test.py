"""The power goes: what was written and not synced is lost, or lost in part. kill -9 alone proves nothing here, because
the kernel still holds the bytes; so the disk is played by lost_writes.cpp.
"""
import os
import random
import shutil
import time
import unittest
from pathlib import Path

import office as offices
import working
from reports import villages

DISK = Path(os.environ.get("SINERGI_LOST_WRITES", offices.ROOT / "build" / "tests" / "liblost_writes.so"))
TIMES = 40 if offices.IS_FULL else 6
SECTOR = 512


def after_the_cut(cache, synced, chance, share):
    """What a disk may hold after the cut: the synced bytes, and of those never synced a share of the sectors."""
    for file in cache.rglob("*"):
        if not file.is_file() or file.name.endswith("-shm"):
            continue
        kept = synced / file.relative_to(cache)
        if not kept.exists():
            continue  # created and never synced
        old, new = kept.read_bytes(), file.read_bytes()
        if share == 0 or old == new:
            continue
        mixed = bytearray(old)
        for at in range(0, len(new), SECTOR):
            if new[at : at + SECTOR] != old[at : at + SECTOR] and at <= len(mixed) and chance.random() < share:
                mixed[at : at + SECTOR] = new[at : at + SECTOR]
        kept.write_bytes(mixed)
    shutil.rmtree(cache)
    shutil.copytree(synced, cache, ignore=shutil.ignore_patterns("*-shm"))


@unittest.skipUnless(DISK.exists(), f"{DISK} is not built")
class ThePowerGoes(unittest.TestCase):
    def setUp(self):
        self.office = offices.new_office()
        self.synced = offices.temp_folder("synced") / "data"
        shutil.copytree(self.office.data, self.synced)
        self.office.env = {
            "LD_PRELOAD": str(DISK),
            "SINERGI_DISK": str(self.office.data.resolve()),
            "SINERGI_DISK_SYNCED": str(self.synced),
        }
        self.addCleanup(self.office.kill)

    def cut(self, chance, share):
        workers = working.crew(self.office, 4, self.regions, self.officers)
        for worker in workers:
            worker.start()
        time.sleep(chance.uniform(0.1, 0.8))
        self.office.kill()
        for worker in workers:
            worker.join(40)
            self.assertEqual(worker.wrong, [])
        after_the_cut(self.office.data, self.synced, chance, share)
        self.office.start()
        return workers

    def test_every_acknowledged_deed_is_on_the_disk(self):
        chance = random.Random(1945)
        self.office.start()
        reader = self.office.officer("supervisor")
        self.regions, self.officers = villages(reader, "3208", 5), working.officers_of(self.office)
        cases = []
        for cut in range(TIMES):
            # Nothing, all but nothing, half or nearly all of the unsynced sectors reached the disk.
            workers = self.cut(chance, (0, 0.1, 0.5, 0.9)[cut % 4])
            reader = self.office.officer("supervisor")
            for worker in workers:
                cases += worker.cases
                if worker.open_deed is not None:
                    self.assertEqual(working.check_open_deed(worker), "")
            for case in cases:
                self.assertEqual(working.check_case(reader, case), "", f"after cut {cut + 1}")
            status, said = self.office.verify()
            self.assertEqual(status, 0, f"after cut {cut + 1}: {said}")
        self.assertGreater(len(cases), TIMES, "too little was done to prove anything")


if __name__ == "__main__":
    unittest.main()
