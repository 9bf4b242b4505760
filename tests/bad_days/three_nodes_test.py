"""A regency, its province and the ministry, each a server of its own: a case climbs both steps and what came of it
comes back both; and the same with the province killed in the middle.
"""
import unittest

import nodes
import office as offices
import postgres

VILLAGE = "3208012001"
SECONDS = 30


class Row:
    """Three offices in a row: the regency knows only its province, the ministry too."""

    def __init__(self, db=None):
        """`db`: makes a PostgreSQL database and answers its address; None: SQLite."""
        areas = {"regency": "3208", "province": "32", "ministry": "nasional"}
        self.all = {name: nodes.found(area, db=db(name) if db else None) for name, area in areas.items()}
        self.regency, self.province, self.ministry = self.all.values()
        for lower, upper in ((self.regency, self.province), (self.province, self.ministry)):
            nodes.join(lower, upper)
            nodes.join(upper, lower)
        for name, node in self.all.items():
            node.start()
            nodes.officer(node, area={"regency": "3208", "province": "32", "ministry": ""}[name])

    def caller(self, node):
        return offices.Caller(node.port, token=node.token)

    def kill(self):
        for node in self.all.values():
            node.kill()


def file_of(caller, case):
    answer = caller.get(f"/cases/{case}")
    assert answer.status == 200, answer
    return answer.json


def notes(caller, case):
    return [step for step in file_of(caller, case)["timeline"] if step["kind"] == "note"]


class ThreeNodes:
    """What holds on either database."""

    row = None

    def until(self, holds, words):
        self.assertIsNotNone(nodes.wait_until(holds, SECONDS), f"not within {SECONDS} s: {words}")

    def came(self, caller, number=1):
        """The case that was asked of this office, once it is there."""
        found = []

        def is_there():
            found[:] = caller.get("/cases", queue="incoming").json["items"]
            return len(found) >= number

        self.until(is_there, "the case in the queue of what comes in")
        return found[0]["id"]

    def reply(self, caller, case, deed, **words):
        ours = [a for a in file_of(caller, case)["assignments"] if a["is_ours"]]
        mine = [a for a in ours if a["state"] in ("asked", "accepted")]
        self.assertEqual(len(mine), 1, mine)
        answer = caller.post(f"/cases/{case}/assignments/{mine[0]['id']}/{deed}", words)
        self.assertEqual(answer.status, 200, answer)

    def asked_of(self, caller, case, node):
        return [a for a in file_of(caller, case)["assignments"] if a["to_node"] == node][0]

    def climbs(self, row):
        """From the regency's click to the ministry's acceptance. @return the case on each of the three"""
        regency, province, ministry = (row.caller(node) for node in row.all.values())
        here = nodes.open_case(regency, VILLAGE)
        self.assertEqual(nodes.escalate(regency, here, to="32").status, 200)
        above = self.came(province)
        self.reply(province, above, "accept")
        self.assertEqual(nodes.escalate(province, above, to="pusat").status, 200)
        top = self.came(ministry)
        self.reply(ministry, top, "accept")
        return here, above, top

    def test_a_case_climbs_to_the_ministry_and_its_answer_comes_home(self):
        row = self.row
        here, above, top = self.climbs(row)
        regency, province, ministry = (row.caller(node) for node in row.all.values())
        # Each writes its own line; the province passes on what it did not write.
        for caller, case, text in ((regency, here, "dari kabupaten"), (province, above, "dari provinsi"),
                                   (ministry, top, "dari pusat")):
            self.assertEqual(nodes.note(caller, case, text).status, 200)
        for caller, case in ((regency, here), (province, above), (ministry, top)):
            self.until(lambda c=caller, i=case: len(notes(c, i)) >= 3, "three notes")
            said = [step["body"]["text"] for step in notes(caller, case) if step["body"]]
            self.assertEqual(len(notes(caller, case)), 3, "each once, on every node")
            self.assertEqual(len(set(said)), len(said))
            self.assertLessEqual(set(said), {"dari kabupaten", "dari provinsi", "dari pusat"})
        # And back: the ministry to the province, the province to the regency.
        self.reply(ministry, top, "done", result="Dua tempat di sentra")
        self.until(lambda: self.asked_of(province, above, "pusat")["state"] == "done", "the ministry's result")
        self.assertEqual(self.asked_of(province, above, "pusat")["result"], "Dua tempat di sentra")
        self.reply(province, above, "done", result="Ditempatkan di sentra")
        self.until(lambda: self.asked_of(regency, here, "32")["state"] == "done", "the province's result")
        self.assertEqual(self.asked_of(regency, here, "32")["result"], "Ditempatkan di sentra")
        self.assertEqual(file_of(regency, here)["sharing"]["pen_node"], "3208", "it led all the time")
        for node in row.all.values():
            status, said = node.verify()
            self.assertEqual(status, 0, said)

    def test_the_province_falls_while_letters_go_through_it_and_nothing_is_lost_or_doubled(self):
        row = self.row
        here, above, top = self.climbs(row)
        regency, ministry = row.caller(row.regency), row.caller(row.ministry)
        for turn in range(3):
            for n in range(4):
                self.assertEqual(nodes.note(regency, here, f"k{turn}.{n}").status, 200)
                self.assertEqual(nodes.note(ministry, top, f"p{turn}.{n}").status, 200)
                if n == 1:
                    row.province.kill()
            row.province.start()
        for caller, case in ((regency, here), (ministry, top), (row.caller(row.province), above)):
            self.until(lambda c=caller, i=case: len(notes(c, i)) >= 24, "all notes, on all three")
            self.assertEqual(len(notes(caller, case)), 24, "each once")
        for node in row.all.values():
            status, said = node.verify()
            self.assertEqual(status, 0, said)


class ThreeNodesOnSqlite(ThreeNodes, unittest.TestCase):
    def setUp(self):
        self.row = Row()
        self.addCleanup(self.row.kill)


@unittest.skipUnless(offices.IS_FULL and postgres.is_here(), "the long form, with PostgreSQL")
class ThreeNodesOnPostgres(ThreeNodes, unittest.TestCase):
    def setUp(self):
        self.server = postgres.Postgres()
        self.server.start()
        self.addCleanup(self.server.stop)
        self.row = Row(self.server.create)
        self.addCleanup(self.row.kill)


if __name__ == "__main__":
    unittest.main()
