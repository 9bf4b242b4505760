#!/usr/bin/env python3
"""The tidy test: what the machine keeps of how we write. Reads the tree once; names file, line, fault and way out.

usage: tidy.py [ROOT]              every rule; closes with `N passed, N failed`, a rule being one test
       tidy.py [ROOT] --shrink     writes tools/tidy_ratchet.json down to what is left: no entry grows, none is new
       tidy.py [ROOT] --ratchet    writes it anew, with what is too long today: once, and never to get past a fault
"""
import pathlib
import sys

import tidy_code
import tidy_words
from tidy_tree import Tree

RULES = [tidy_code.includes, tidy_code.order_of_street, tidy_code.built, tidy_code.sizes, tidy_code.readmes,
         tidy_code.money, tidy_code.names, tidy_code.marks, tidy_words.refusals, tidy_words.sources, tidy_words.links,
         tidy_words.statements, tidy_words.files_named, tidy_words.glossary, tidy_words.migrations]


def check(root):
    """{rule: its faults in order} of a tree."""
    tree = Tree(root)
    return {rule.__name__: sorted(set(rule(tree))) for rule in RULES}


def main(arguments):
    options = [a for a in arguments if a.startswith("--")]
    places = [a for a in arguments if not a.startswith("--")]
    root = pathlib.Path(places[0] if places else pathlib.Path(__file__).resolve().parent.parent)
    if options:
        tidy_code.write_ratchet(Tree(root), is_new="--ratchet" in options)
        return 0
    found = check(root)
    for rule, faults in found.items():
        for fault in faults:
            print(f"{fault} [{rule}]")
    failed = sum(1 for faults in found.values() if faults)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
