#!/usr/bin/env python3
"""Two nodes that share real cases: how fast an escalation stands on the other side's screen, how fast a backlog drains,
and whether 10,000 letters take effect once and in order while frames are lost, doubled and reordered, clocks stand an
hour apart and both nodes are killed again and again, from one seed.

    bench/federation.py [latency drain storm] [--letters 10000] [--seed 20231004] [--seconds 240]
"""
import argparse
import concurrent.futures
import random
import statistics
import threading
import time

import stand
from nodes import ask, dispose, escalate, found, join, note, officer, open_case, run, wait_until
from pair import Ears, Line
from stand import offices

HOUR_MS = 3_600_000
VILLAGE = "3208012001"
CASES = 200  # shared each way in a storm


def pair(chance=None, apart_ms=0):
    regency, ministry = found("3208", -apart_ms // 2), found("nasional", apart_ms // 2)
    join(regency, ministry, Line(ministry.port, chance).url)
    join(ministry, regency, Line(regency.port, chance).url)
    return regency, ministry


def started(*nodes):
    for node in nodes:
        node.start()
        officer(node, area="" if node.area == "nasional" else node.area)
    return [offices.Caller(node.port, token=node.token) for node in nodes]


def open_letters(node):
    return ask(node, "SELECT count(*) FROM federation_out WHERE state <> 'stored'")[0][0]


def p95(times):
    return statistics.quantiles(times, n=100)[94]


def latency():
    """From the officer's click to the change on a screen of the other office."""
    regency, ministry = pair()
    here, _ = started(regency, ministry)
    ears = Ears(ministry, b"cases.changed")
    cases = [open_case(here, VILLAGE) for _ in range(360)]
    time.sleep(1)

    def send(some, pause_s):
        """Letters of one officer arrive in the order in which they were sent."""
        first, sent = len(ears.times), []
        due = time.monotonic()
        for case in some:
            sent.append(time.monotonic())
            answer = escalate(here, case)
            assert answer.status == 200, answer
            due += pause_s
            time.sleep(max(0.0, due - time.monotonic()))
        assert wait_until(lambda: len(ears.times) >= first + len(sent), 30) is not None, "not all were seen"
        return [(seen - at) * 1000 for at, seen in zip(sent, ears.times[first:], strict=True)]

    idle = p95(send(cases[:60], 0.3))
    began = time.monotonic()
    busy = p95(send(cases[60:], 0.02))
    rate = 300 / (time.monotonic() - began)
    for node in (regency, ministry):
        node.stop()
    stand.mark("an escalation stands on the other side, both idle, p95", f"{idle:.0f}", "< 1000 ms", idle < 1000, "ms")
    stand.mark(f"... at {rate:.0f} escalations a second, p95", f"{busy:.0f}", "< 3000 ms", busy < 3000, "ms")
    return {"idle_p95_ms": idle, "busy_p95_ms": busy, "busy_rate": rate}


def share_out(how_many, threads, deed):
    """`deed(caller number, n)` for n below `how_many`, by some officers at once."""
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        work = [pool.submit(lambda t=t: [deed(t, n) for n in range(t, how_many, threads)]) for t in range(threads)]
        for done in work:
            done.result()


def drain(count):
    """A day offline: escalations and what was done on them wait, then the other side comes back."""
    regency, ministry = pair()
    started(regency)
    callers = [offices.Caller(regency.port, token=regency.token) for _ in range(8)]
    cases = [open_case(callers[0], VILLAGE) for _ in range(CASES)]
    for case in cases:
        assert escalate(callers[0], case).status == 200

    def deed(t, n):
        answer = note(callers[t], cases[n % CASES], f"Catatan {n}")
        assert answer.status == 200, answer

    share_out(count - open_letters(regency), 8, deed)
    waiting = open_letters(regency)
    time.sleep(1)
    ministry.start()
    took = wait_until(lambda: open_letters(regency) == 0, 110)
    rate = waiting / took if took else 0
    entries = ask(ministry, "SELECT count(*) FROM case_entry")[0][0]
    written = ask(regency, "SELECT count(*) FROM case_entry")[0][0]
    for node in (regency, ministry):
        node.stop()
    stand.mark(f"{waiting} letters of cases drain after a day offline", f"{rate:.0f}", ">= 500/s", rate >= 500, "/s")
    stand.mark("... entries on both sides", f"{entries}", f"= {written}", entries == written)
    return {"drain_per_s": rate}


class Worker(threading.Thread):
    """An officer who writes on shared cases while offices fall and rise: each deed until it is answered, under its own
    key, so that one that was done before the fall is not done twice."""

    def __init__(self, node, to, how_many, chance):
        super().__init__(daemon=True)
        self.node, self.to, self.how_many, self.chance = node, to, how_many, chance
        self.cases, self.done, self.wrong = [], 0, []

    def insist(self, deed):
        key = offices.new_key()
        for _ in range(600):
            try:
                answer = deed(offices.Caller(self.node.port, token=self.node.token, seconds=10), key)
                if answer.status in (200, 201):
                    self.done += 1
                    return answer
                if answer.status < 500:
                    self.wrong.append(repr(answer))
                    return answer
            except offices.Lost:
                pass
            time.sleep(0.05)
        raise AssertionError("never answered")

    def run(self):
        ask_other = escalate if self.to == "pusat" else dispose
        for case in self.cases:
            self.insist(lambda caller, key, case=case: ask_other(caller, case, self.to, key))
        for n in range(self.how_many - len(self.cases)):
            case = self.chance.choice(self.cases)
            self.insist(lambda caller, key, case=case, n=n: note(caller, case, f"Catatan {n}", key))


def fall_and_rise(nodes, workers, chance, kills_max):
    """Kills while they work; the seed says whom and when."""
    kills = 0
    while any(one.is_alive() for one in workers) and kills < kills_max:
        time.sleep(0.5 + chance.random())
        victim = chance.choice(nodes)
        victim.kill()
        kills += 1
        victim.start()
    for one in workers:
        one.join()
    return kills


def effects(node, author):
    """Every effect of `author` as it stands at `node`: cases, what was asked, entries in their order within a case."""
    name = "(SELECT c.origin_node || '/' || c.origin_id FROM case_file c WHERE c.id = x.case_id)"
    cases = ask(node, f"SELECT origin_node, origin_id FROM case_file WHERE origin_node = '{author}' ORDER BY 1, 2")
    asked = ask(node, f"SELECT author_id, {name} FROM case_assignment x WHERE author_node = '{author}' ORDER BY 1")
    entries = f"SELECT {name}, author_id, kind FROM case_entry x WHERE author_node = '{author}' ORDER BY 1, x.id"
    lines = ask(node, entries)
    return cases, asked, lines


def storm(count, seed, seconds):
    """Half of the letters each way, written while both are killed again and again."""
    chance = random.Random(seed)
    regency, ministry = pair(chance=random.Random(seed + 1), apart_ms=HOUR_MS)
    ways = ((regency, "pusat"), (ministry, "3208"))
    callers = started(regency, ministry)
    workers, each = [], 4
    for (node, to), caller in zip(ways, callers, strict=True):
        cases = [open_case(caller, VILLAGE) for _ in range(CASES)]
        for part in range(each):
            worker = Worker(node, to, count // 2 // each, random.Random(seed + len(workers) + 2))
            worker.cases = cases[part::each]
            workers.append(worker)
    begun = time.monotonic()
    for worker in workers:
        worker.start()
    kills = fall_and_rise([regency, ministry], workers, chance, 20)
    nodes = (regency, ministry)
    is_empty = wait_until(lambda: sum(open_letters(node) for node in nodes) == 0,
                          max(10.0, seconds - (time.monotonic() - begun))) is not None
    took = time.monotonic() - begun
    for node in nodes:
        node.stop()
    total = sum(ask(node, "SELECT count(*) FROM federation_out")[0][0] for node in nodes)
    arrived = sum(ask(node, "SELECT count(*) FROM federation_in WHERE state = 'applied'")[0][0] for node in nodes)
    differ = sum(effects(regency, author) != effects(ministry, author) for author in ("3208", "pusat"))
    refused = sum(ask(node, "SELECT count(*) FROM federation_refused")[0][0] for node in nodes)
    chains = [run("audit", "verify", "--data", str(node.data)) for node in nodes]
    wrong = [one for worker in workers for one in worker.wrong]
    is_whole = all("intact" in said for said in chains)
    words = f"storm: {total} letters, {kills} kills, seed {seed}: arrived"
    stand.mark(words, str(arrived), f"= {total}", arrived == total)
    stand.mark("storm: letters refused, deeds refused", f"{refused}, {len(wrong)}", "= 0, 0", not refused and not wrong)
    stand.mark("storm: cases, askings, entries in order: sides differ", str(differ), "= 0", differ == 0)
    stand.mark(f"storm: outboxes empty, after {took:.0f} s", str(is_empty), "= True", is_empty)
    stand.mark("storm: both audit chains whole", str(is_whole), "= True", is_whole)
    return {"letters": total, "kills": kills, "seconds": took, "wrong": wrong[:5]}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("parts", nargs="*", default=["latency", "drain", "storm"])
    words.add_argument("--letters", type=int, default=10_000)
    words.add_argument("--seed", type=int, default=20231004)
    words.add_argument("--seconds", type=int, default=240, help="longest wait for the storm to end")
    options = words.parse_args()
    figures = {}
    if "latency" in options.parts:
        figures |= latency()
    if "drain" in options.parts:
        figures |= drain(options.letters)
    if "storm" in options.parts:
        figures |= storm(options.letters, options.seed, options.seconds)
    stand.keep("federation", figures)
    stand.end()


if __name__ == "__main__":
    main()
