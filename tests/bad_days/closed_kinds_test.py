"""Violence, children, PPKS, drugs, extortion: nobody but the few who handle them may learn that there is one."""
import http.client
import threading
import time
import unittest

import office as offices
from reports import public_report, rare_word, report, take_in, villages

CLOSED = ("kekerasan", "anak", "ppks", "napza", "pungli")


class AClosedKind(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = offices.new_office()
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.head = cls.office.officer("head")
        cls.region = cls.office.account("village_operator")["area"].replace(".", "")
        cls.made = {}
        for kind in CLOSED:
            answer = cls.office.caller().post(
                "/public/grievances", public_report(cls.region, rare_word(), kind=kind, lat=-6.99, lon=108.45)
            )
            assert answer.status == 201, answer
            cls.made[kind] = answer.json

    def test_it_is_in_no_nearby_list(self):
        for kind in (*CLOSED, "layanan", None):
            near = self.office.caller().get("/public/nearby", kind=kind, region=self.region, lat=-6.99, lon=108.45)
            with self.subTest(kind=kind):
                self.assertLess(near.status, 500, near)
                for one in self.made.values():
                    self.assertNotIn(one["tracking_number"].encode(), near.body)

    def test_small_counts_are_told_only_to_who_may_open_each_of_them(self):
        for role in ("village_operator", "village_head", "subdistrict", "regent", "auditor", "admin"):
            for kind in CLOSED:
                answer = self.office.officer(role).get("/figures", region=self.region, kind=kind)
                with self.subTest(role=role, kind=kind):
                    self.assertIn(answer.status, (200, 403, 404, 422), answer)
                    if answer.status == 200:
                        small = [
                            f for f in answer.json["figures"] if isinstance(f.get("value"), int) and 0 < f["value"] < 5
                        ]
                        self.assertEqual(small, [], "a count under five of a closed kind in one village")

    def test_who_may_not_see_closed_kinds_finds_none(self):
        village = self.office.officer("village_operator")
        for kind, one in self.made.items():
            with self.subTest(kind=kind):
                self.assertEqual(village.get("/grievances", q=one["tracking_number"]).json["items"], [])
                listed = village.get("/grievances", kind=kind)
                self.assertEqual(listed.json.get("items", []), [])

    def test_queue_counts_do_not_give_it_away(self):
        village = self.office.officer("village_operator")
        before = {queue["code"]: queue["count"] for queue in village.get("/queues").json["items"]}
        answer = self.office.caller().post("/public/grievances", public_report(self.region, kind="kekerasan"))
        self.assertEqual(answer.status, 201, answer)
        time.sleep(1.2)
        after = {queue["code"]: queue["count"] for queue in village.get("/queues").json["items"]}
        self.assertEqual(before, after)

    def test_similar_reports_do_not_show_it(self):
        word = rare_word()
        answer = self.office.caller().post("/public/grievances", public_report(self.region, word, kind="kekerasan"))
        found = self.office.officer("village_operator").post(
            "/grievances/similar", {"text": f"rumah di {word}", "region": self.region}
        )
        self.assertEqual(found.status, 200, found)
        self.assertNotIn(answer.json["tracking_number"].encode(), found.body)

    def test_it_is_confidential_without_being_asked(self):
        body = public_report(self.region, kind="kekerasan")
        del body["privacy"]
        number = self.office.caller().post("/public/grievances", body).json["tracking_number"]
        row = self.head.get("/grievances", q=number).json["items"][0]
        self.assertIn(row["privacy"], ("confidential", "anonymous"))

    def listen(self, role, seconds):
        """What the live stream of a role says in that time."""
        heard, caller = bytearray(), self.office.officer(role)
        line = http.client.HTTPConnection("127.0.0.1", self.office.port, timeout=seconds)
        line.request(
            "GET", "/api/v1/live", headers={"Authorization": f"Bearer {caller.token}", "Accept": "text/event-stream"}
        )
        stream, end = line.getresponse(), time.monotonic() + seconds

        def read():
            try:
                while time.monotonic() < end:
                    got = stream.read1(4096)
                    if not got:
                        return
                    heard.extend(got)
            except OSError:
                pass

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        return heard, thread, line

    def test_the_live_stream_tells_only_who_may_see_it(self):
        heard, thread, line = self.listen("village_operator", 3)
        closed = self.office.caller().post("/public/grievances", public_report(self.region, kind="kekerasan")).json
        opened = take_in(self.office.officer("front_office"), self.region)
        thread.join(6)
        line.close()
        closed_id = self.head.get("/grievances", q=closed["tracking_number"]).json["items"][0]["id"]
        self.assertIn(opened["id"].encode(), bytes(heard), "the stream tells of an open report of the own village")
        self.assertNotIn(closed_id.encode(), bytes(heard))

    def test_the_recapitulation_does_not_list_it(self):
        month = time.strftime("%Y-%m")
        answer = self.office.officer("supervisor").get("/recap", month=month, format="xlsx")
        self.assertIn(answer.status, (200, 403), answer)
        if answer.status == 200:
            import io
            import zipfile

            with zipfile.ZipFile(io.BytesIO(answer.body)) as book:
                words = b"".join(book.read(name) for name in book.namelist())
            for one in self.made.values():
                self.assertNotIn(one["tracking_number"].encode(), words)

    def test_an_officer_may_take_one_in_and_the_answer_is_within_its_hours(self):
        answer = self.office.officer("front_office").post("/grievances", report(self.region, kind="kekerasan"))
        self.assertEqual(answer.status, 201, answer)


if __name__ == "__main__":
    unittest.main()
