#!/usr/bin/env python3
"""Lives through the bad days and adds them up: `run.py [WORDS]`, only those whose name holds the words.

SINERGI_BIN names the program. SINERGI_BAD_DAYS=full takes the long form: a hundred kills, PostgreSQL too.
"""
import sys
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def of(suite):
    for one in suite:
        if isinstance(one, unittest.TestSuite):
            yield from of(one)
        else:
            yield one


class Timed(unittest.TextTestResult):
    """Each sentence with the seconds it took."""

    def startTest(self, test):
        self.begun = time.monotonic()
        super().startTest(test)

    def stopTest(self, test):
        super().stopTest(test)
        if self.showAll:
            self.stream.writeln(f"    {time.monotonic() - self.begun:.1f} s")


def main():
    words = sys.argv[1:]
    found = list(of(unittest.defaultTestLoader.discover(str(HERE), pattern="*_test.py", top_level_dir=str(HERE))))
    wanted = [test for test in found if all(word in test.id() for word in words)]
    result = unittest.TextTestRunner(verbosity=2, resultclass=Timed).run(unittest.TestSuite(wanted))
    failed, skipped = len(result.failures) + len(result.errors), len(result.skipped)
    print(f"{max(0, result.testsRun - failed - skipped)} passed, {failed} failed, {skipped} skipped")
    return 0 if result.wasSuccessful() and result.testsRun > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
