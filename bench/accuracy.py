#!/usr/bin/env python3
"""How right a matching is: precision, recall and F1 of its pairs against the truth that `sinergi synth` keeps.

    bench/accuracy.py dedupe IN.csv clusters.csv
    bench/accuracy.py dedupe dataset3.csv clusters.csv --id rec_id --truth-in-id 'rec-(\\d+)-'
    bench/accuracy.py link CIVIL.csv SOCIAL.csv links.csv
    more: --json, --false FILE --missed FILE [--sample 200]: wrong pairs, one record over the other, to look at

Of clusters every pair within one is a pair said; of a record that stands in no cluster, none. Of links, every line.
"""
import argparse
import csv
import json
import random
import re
import sys
from collections import defaultdict

ID_LEFT, ID_RIGHT = "unique_id_l", "unique_id_r"


def columns(path, *names):
    """The named columns of a CSV, as tuples. A name of None gives None."""
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        rows = csv.reader(file, skipinitialspace=True)
        head = next(rows, [])
        missing = [name for name in names if name is not None and name not in head]
        if missing:
            sys.exit(f"{path}: no column {', '.join(missing)}; there are {', '.join(head)}")
        places = [None if name is None else head.index(name) for name in names]
        for row in rows:
            if row:
                yield tuple(None if at is None or at >= len(row) else row[at] for at in places)


def truth_of(path, ask):
    """Record -> true person."""
    if ask.truth_in_id:
        pattern = re.compile(ask.truth_in_id)
        return {id_: pattern.search(id_).group(1) for (id_,) in columns(path, ask.id)}
    return dict(columns(path, ask.id, ask.truth))


def pairs_in(count):
    return count * (count - 1) // 2


def measure(said, right, true):
    """Two empty sets agree."""
    precision = right / said if said else 1.0
    recall = right / true if true else 1.0
    both = precision + recall
    return {
        "pairs_said": said,
        "pairs_true": true,
        "pairs_right": right,
        "precision": round(precision, 6),
        "recall": round(recall, 6),
        "f1": round(2 * precision * recall / both if both else 0.0, 6),
    }


def groups(pairs):
    found = defaultdict(list)
    for member, group in pairs:
        found[group].append(member)
    return found


def split_pairs(group, other, wanted, chance):
    """Pairs of records of one group that stand apart in `other`; at most `wanted` a group."""
    found = [
        (left, right)
        for at, left in enumerate(group[:50])
        for right in group[at + 1 : 50]
        if other.get(left, left) != other.get(right, right)
    ]
    return found if len(found) <= wanted else chance.sample(found, wanted)


def wrong_clusters(by_cluster, by_person, cluster, truth, ask):
    chance = random.Random(ask.seed)
    false, missed = [], []
    for members in by_cluster.values():
        if len(members) > 1:
            false += split_pairs(members, truth, 3, chance)
    for members in by_person.values():
        if len(members) > 1:
            missed += split_pairs(members, cluster, 3, chance)
    return [chance.sample(some, min(ask.sample, len(some))) for some in (false, missed)]


def of_clusters(ask):
    truth = truth_of(ask.input, ask)
    cluster = {id_: group for id_, group in columns(ask.found, "unique_id", "cluster") if id_ in truth}
    by_cluster = groups(cluster.items())
    by_person = groups(truth.items())
    both = defaultdict(int)
    for id_, group in cluster.items():
        both[group, truth[id_]] += 1
    figures = measure(
        sum(pairs_in(len(some)) for some in by_cluster.values()),
        sum(map(pairs_in, both.values())),
        sum(pairs_in(len(some)) for some in by_person.values()),
    )
    figures["records"] = len(truth)
    figures["records_without_cluster"] = len(truth) - len(cluster)
    wrong = wrong_clusters(by_cluster, by_person, cluster, truth, ask) if ask.false or ask.missed else ([], [])
    return figures, wrong, (ask.input, ask.input)


def of_links(ask):
    civil, social = truth_of(ask.civil, ask), truth_of(ask.social, ask)
    people = groups(civil.items())
    links = {(left, right) for left, right in columns(ask.found, ID_LEFT, ID_RIGHT)}
    right = {link for link in links if civil.get(link[0], "") == social.get(link[1], None)}
    figures = measure(len(links), len(right), sum(len(people.get(person, ())) for person in social.values()))
    figures["records"] = len(civil) + len(social)
    wrong = ([], [])
    if ask.false or ask.missed:
        chance = random.Random(ask.seed)
        false = sorted(links - right)
        true = {(one, id_) for id_, person in social.items() for one in people.get(person, ())}
        missed = sorted(true - links)
        wrong = [chance.sample(some, min(ask.sample, len(some))) for some in (false, missed)]
    return figures, wrong, (ask.civil, ask.social)


def rows_of(path, id_name, wanted):
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        rows = csv.DictReader(file, skipinitialspace=True)
        found = {row[id_name]: row for row in rows if row[id_name] in wanted}
        return rows.fieldnames, found


def write_wrong(path, pairs, files, id_name):
    left_head, left = rows_of(files[0], id_name, {pair[0] for pair in pairs})
    _, right = rows_of(files[1], id_name, {pair[1] for pair in pairs})
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["pair", *left_head])
        for at, (one, two) in enumerate(pairs, 1):
            for row in (left[one], right[two]):
                out.writerow([at, *(row.get(name, "") for name in left_head)])


def asked():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = ask.add_subparsers(dest="kind", required=True)
    dedupe = kinds.add_parser("dedupe")
    dedupe.add_argument("input")
    link = kinds.add_parser("link")
    link.add_argument("civil")
    link.add_argument("social")
    for one in (dedupe, link):
        one.add_argument("found")
        one.add_argument("--id", default="unique_id", help="column of the record's id")
        one.add_argument("--truth", default="cluster", help="column of the true person")
        one.add_argument("--truth-in-id", help="pattern whose first group is the true person, where no column tells")
        one.add_argument("--json", action="store_true")
        one.add_argument("--false", help="file for pairs that are wrong")
        one.add_argument("--missed", help="file for pairs that are missing")
        one.add_argument("--sample", type=int, default=200)
        one.add_argument("--seed", type=int, default=5)
    return ask.parse_args()


def main():
    ask = asked()
    figures, (false, missed), files = of_clusters(ask) if ask.kind == "dedupe" else of_links(ask)
    for path, pairs in ((ask.false, false), (ask.missed, missed)):
        if path:
            write_wrong(path, pairs, files, ask.id)
    if ask.json:
        print(json.dumps(figures))
    else:
        print("  ".join(f"{name} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
