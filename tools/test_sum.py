#!/usr/bin/env python3
"""Adds up what the suites of `./dev test` left in a folder and prints `N passed, N failed`; 1 when any failed.

usage: test_sum.py FOLDER      holding *.xml of GoogleTest, ctest.junit, and NAME.log with NAME.status
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

# How the runners we use close: node's test runner, Python's unittest, vitest and our own plain line.
COUNTS = [
    (re.compile(r"^(?:#|ℹ) pass (\d+)$", re.M), re.compile(r"^(?:#|ℹ) fail (\d+)$", re.M)),
    (re.compile(r"^ *Tests +(?:.*?)(\d+) passed", re.M), re.compile(r"^ *Tests +(\d+) failed", re.M)),
    (re.compile(r"(\d+) passed"), re.compile(r"(\d+) failed")),
]


def of_gtest(folder):
    """{program: (passed, failed, skipped)} and a line for each failed test."""
    sums, lines = {}, []
    for path in sorted(folder.glob("*.xml")):
        passed = failed = skipped = 0
        for case in xml.parse(path).getroot().iter("testcase"):
            if case.find("failure") is not None:
                failed += 1
                lines.append(f"FAILED {path.stem}: {case.get('classname')}.{case.get('name')}")
            elif case.find("skipped") is not None:
                skipped += 1
            elif case.get("status") != "notrun":
                passed += 1
        sums[path.stem] = (passed, failed, skipped)
    return sums, lines


def of_street(folder):
    """GoogleTest's own counts; a program that fell before it could count is one failure."""
    sums, lines = of_gtest(folder)
    passed, failed, skipped = (sum(part) for part in zip(*sums.values())) if sums else (0, 0, 0)
    junit = folder / "ctest.junit"
    if junit.exists():
        for case in xml.parse(junit).getroot().iter("testcase"):
            name = case.get("name")
            own = sums.get(f"{name}_test") or sums.get(name)
            if case.get("status") == "run" and own is None:
                passed += 1
            elif case.get("status") != "run" and (own is None or own[1] == 0):
                failed += 1
                lines.append(f"FAILED {name}: it ended before it could say which test ({case.get('status')})")
    return passed, failed, skipped, lines


def of_log(log, status):
    """What a runner's closing words say; its status has the last word."""
    unit = re.search(r"^Ran (\d+) tests?", log, re.M)
    if unit:
        bad = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", log))
        return int(unit.group(1)) - bad, bad or (1 if status else 0)
    for good, bad in COUNTS:
        if good.search(log) or bad.search(log):
            passed = sum(int(n) for n in good.findall(log)[-1:])
            failed = sum(int(n) for n in bad.findall(log)[-1:])
            return passed, failed or (1 if status else 0)
    return (0, 1) if status else (1, 0)


def main():
    folder = pathlib.Path(sys.argv[1])
    passed, failed, skipped, lines = of_street(folder)
    for mark in sorted(folder.glob("*.status")):
        status = int(mark.read_text())
        good, bad = of_log(mark.with_suffix(".log").read_text(encoding="utf-8", errors="replace"), status)
        passed, failed = passed + good, failed + bad
        if bad:
            lines.append(f"FAILED {mark.stem}")
    for line in lines:
        print(line)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed or not passed else 0)


main()
