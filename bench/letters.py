#!/usr/bin/env python3
"""Letters: one from its number to its PDF, and 500 numbered and put into one file.

    build/bench/letters
"""
import json
import subprocess
import sys

import stand

ONE_MS_MAX, BATCH_S_MAX, COUNT = 300, 10, 500


def main():
    told = subprocess.run([stand.ROOT / "build" / "generators" / "bench_letters", "--count", str(COUNT)],
                          check=True, capture_output=True, text=True)
    figures = json.loads(told.stdout)
    is_met = True
    for words, figure, bound, unit in ((f"{COUNT} letters, numbered, one PDF", figures["batch_s"], BATCH_S_MAX, "s"),
                                       ("one letter, from its number to its PDF", figures["one_ms"], ONE_MS_MAX, "ms")):
        is_met = is_met and figure <= bound
        print(f"{words}: {figure} {unit} (at most {bound} {unit}) {'ok' if figure <= bound else 'MISSED'}")
    print(f"of it numbers {figures['number_s']} s, PDF {figures['pdf_s']} s, {figures['pdf_mb']} MB")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
