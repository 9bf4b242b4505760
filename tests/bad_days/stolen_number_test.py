"""Somebody finds a receipt without its key, or guesses numbers."""
import unittest

import office as offices
from office import new_key
from reports import public_report, villages

UNKNOWN = "0000-0000-0001"


class TheNumberWithoutItsKey(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = offices.new_office()
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.region = villages(cls.office.officer("front_office"), "3208", 1)[0]
        cls.secret = "suami saya memukul kami"
        answer = cls.office.caller().post("/public/grievances", public_report(cls.region, cls.secret))
        assert answer.status == 201, answer
        cls.number, cls.tracking_key = answer.json["tracking_number"], answer.json["key"]

    def track(self, number, **query):
        return self.office.caller().get(f"/public/grievances/{number}", **query)

    def test_with_its_key_the_reporter_reads_it(self):
        answer = self.track(self.number, key=self.tracking_key)
        self.assertEqual(answer.status, 200, answer)
        self.assertIn("state", answer.json)

    def test_without_its_key_nothing_is_learned(self):
        for query in ({}, {"key": ""}, {"key": "AAAA-AAAA"}, {"key": self.tracking_key[:-1]}, {"key": "%00"}):
            with self.subTest(query=query):
                answer = self.track(self.number, **query)
                self.assertIn(answer.status, (400, 403, 404), answer)
                for word in (b"diterima", self.region.encode(), self.secret.encode(), b"answer_by"):
                    self.assertNotIn(word, answer.body)

    def test_a_number_that_exists_sounds_like_one_that_does_not(self):
        for query in ({}, {"key": "AAAA-AAAA"}, {"key": "K7Q2M9X4"}):
            with self.subTest(query=query):
                here, nowhere = self.track(self.number, **query), self.track(UNKNOWN, **query)
                self.assertEqual((here.status, here.key), (nowhere.status, nowhere.key))
                self.assertEqual(
                    here.body.replace(self.number.encode(), b"?"), nowhere.body.replace(UNKNOWN.encode(), b"?")
                )

    def test_no_deed_is_done_without_the_key(self):
        for deed, body in (
            ("rebut", {"text": "Belum selesai."}),
            ("reopen", {"text": "Belum selesai."}),
            ("reply", {"text": "Ini jawabannya."}),
            ("rate", {"satisfied": False}),
        ):
            with self.subTest(deed=deed):
                answer = self.office.caller().post(f"/public/grievances/{self.number}/{deed}?key=AAAA-AAAA", body)
                self.assertIn(answer.status, (400, 403, 404), answer)

    def test_neither_the_receipt_nor_the_page_opens_without_the_key(self):
        receipt = self.office.caller().get(f"/public/grievances/{self.number}/receipt")
        self.assertIn(receipt.status, (400, 403, 404), receipt)
        page = self.office.caller().ask("GET", f"/lacak?nomor={self.number}&kunci=AAAAAAAA")
        self.assertNotIn(self.secret.encode(), page.body)
        self.assertNotIn(self.region.encode(), page.body)

    def test_who_steals_the_database_file_finds_no_key_in_it(self):
        once = self.office.caller().post("/public/grievances", public_report(self.region), new_key())
        for why, tracking_key in (("plain", self.tracking_key), ("with an Idempotency-Key", once.json["key"])):
            for file in self.office.data.rglob("*"):
                if file.is_file():
                    with self.subTest(why=why, file=file.name):
                        held = file.read_bytes()
                        self.assertFalse(
                            tracking_key.encode() in held or tracking_key.replace("-", "").encode() in held,
                            f"{file.name} holds the tracking key",
                        )


if __name__ == "__main__":
    unittest.main()
