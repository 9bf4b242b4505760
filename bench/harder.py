#!/usr/bin/env python3
"""Makes a list of `sinergi synth` harder, by taking away what a matching leans on.

    build/sinergi synth dedupe 100000 --seed 7 --out IN.csv
    bench/harder.py half IN.csv HARD.csv [--seed 1]
    build/sinergi match dedupe HARD.csv --out CLUSTERS.csv
    bench/accuracy.py dedupe HARD.csv CLUSTERS.csv

KIND
    half         in half of the records each field is emptied with chance 1/2, the name too
    half-named   as half, but the name stays
    half-number  half of the records without number, card and mother
    bare         all without number, card, mother and address
    one-day      all born on 1 January 1970
    one-name     the name of every twentieth is SITI AMINAH
"""
import argparse
import csv
import random
import sys

KEPT = ("unique_id", "cluster", "family")  # the id, and the truth


def without(*names):
    return lambda row, chance: row.update(dict.fromkeys(names, ""))


def half(*spared):
    def take(row, chance):
        if chance.random() >= 0.5:
            return
        for name in row:
            if name not in KEPT and chance.random() < 0.5 and name not in spared:
                row[name] = ""

    return take


def sometimes(share, do):
    return lambda row, chance: do(row, chance) if chance.random() < share else None


KINDS = {
    "half": half(),
    "half-named": half("nama"),
    "half-number": sometimes(0.5, without("nik", "no_kk", "nama_ibu")),
    "bare": without("nik", "no_kk", "nama_ibu", "alamat"),
    "one-day": lambda row, chance: row.update(tgl_lahir="1970-01-01"),
    "one-name": sometimes(0.05, lambda row, chance: row.update(nama="SITI AMINAH")),
}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("kind", choices=KINDS)
    ask.add_argument("input")
    ask.add_argument("output")
    ask.add_argument("--seed", type=int, default=1)
    wish = ask.parse_args()
    chance, change = random.Random(wish.seed), KINDS[wish.kind]
    with open(wish.input, newline="", encoding="utf-8") as read, open(
        wish.output, "w", newline="", encoding="utf-8"
    ) as write:
        rows = csv.DictReader(read)
        missing = [name for name in KEPT if name not in (rows.fieldnames or ())]
        if missing:
            sys.exit(f"{wish.input}: no column {', '.join(missing)}: not a list of `sinergi synth`")
        out = csv.DictWriter(write, rows.fieldnames, lineterminator="\n")
        out.writeheader()
        for row in rows:
            change(row, chance)
            out.writerow(row)


if __name__ == "__main__":
    main()
