#!/usr/bin/env python3
"""Packs the areas of Indonesia for the program: one line an area, code without dots, tab, name, in order of code.

usage: regions_pack.py OUT.gz WORK_FOLDER

The lists come from the npm package that tools/regions/package-lock.json names, installed into WORK_FOLDER when it is
not there yet (data: Open Database License 1.0, see NOTICE). What is no area, an orphan or a double stops the build.
"""
import csv
import gzip
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent / "regions"
FILES = {"provinces": 2, "regencies": 4, "districts": 6, "villages": 10}
# What the decree counts; a package that says otherwise is not the one this program was tried with.
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7285, "villages": 83762}


def install(work):
    """The data folder of the package, as the lock file has it."""
    data = work / "node_modules" / "idn-area-data" / "data"
    lock = HERE / "package-lock.json"
    kept = work / "package-lock.json"
    if data.is_dir() and kept.is_file() and kept.read_bytes() == lock.read_bytes():
        return data
    work.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / name, work / name)
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=work,
                          check=False)
    if done.returncode != 0 or not data.is_dir():
        kept.unlink(missing_ok=True)
        sys.exit("the list of areas could not be installed: `npm ci` in tools/regions says why")
    return data


def areas(data):
    """{code: name} of all levels, checked."""
    found = {}
    for name, digits in FILES.items():
        with open(data / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if len(rows) != COUNTS[name]:
            sys.exit(f"{name}.csv has {len(rows)} rows instead of {COUNTS[name]}")
        for row in rows:
            code = row["code"].replace(".", "")
            label = " ".join(row["name"].split())
            parent = code[:6] if digits == 10 else code[:digits - 2]
            if len(code) != digits or not code.isdigit() or code in found or not label or len(label) > 80:
                sys.exit(f"{name}.csv: {row['code']} is no area")
            if parent and parent not in found:
                sys.exit(f"{name}.csv: {row['code']} lies in nothing")
            found[code] = label
    return found


def main():
    out, work = map(pathlib.Path, sys.argv[1:])
    found = areas(install(work))
    text = "".join(f"{code}\t{found[code]}\n" for code in sorted(found))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


main()
