"""A tablet on a bad line sends the same request again, or ten times at once."""
import threading
import unittest

import office as offices
import postgres
from office import new_key
from reports import public_report, rare_word, report, villages


class TheSameRequestAgain(unittest.TestCase):
    make_office = staticmethod(offices.new_office)

    @classmethod
    def setUpClass(cls):
        cls.office = cls.make_office()
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.front = cls.office.officer("front_office")
        cls.supervisor = cls.office.officer("supervisor")
        cls.region = villages(cls.front, "3208", 1)[0]

    def stands(self, word):
        """How many reports hold this word."""
        return len(self.supervisor.get("/grievances", q=word).json["items"])

    def at_once(self, count, what):
        """`what(i)` from that many threads at the same moment; their answers."""
        answers, gate = [None] * count, threading.Barrier(count)

        def one(i):
            gate.wait()
            answers[i] = what(i)

        threads = [threading.Thread(target=one, args=(i,)) for i in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return answers

    def test_twice_gives_one_record_and_the_same_answer(self):
        key, word = new_key(), rare_word()
        body = report(self.region, word)
        first, second = self.front.post("/grievances", body, key), self.front.post("/grievances", body, key)
        self.assertEqual(first.status, 201, first)
        self.assertEqual((second.status, second.json), (first.status, first.json))
        self.assertEqual(self.stands(word), 1)

    def test_ten_at_once_give_one_record_and_the_same_answer(self):
        for _ in range(10 if offices.IS_FULL else 3):
            key, word = new_key(), rare_word()
            body = report(self.region, word)
            callers = [self.office.officer("front_office") for _ in range(10)]
            answers = self.at_once(10, lambda i: callers[i].post("/grievances", body, key))
            self.assertEqual({answer.status for answer in answers}, {201}, answers)
            self.assertEqual(len({answer.json["id"] for answer in answers}), 1)
            self.assertEqual(len({answer.json["key"] for answer in answers}), 1, "one report, two tracking keys")
            self.assertEqual(self.stands(word), 1)

    def test_a_citizen_without_account_may_send_twice_too(self):
        key, word = new_key(), rare_word()
        body, citizen = public_report(self.region, word), self.office.caller()
        first, second = citizen.post("/public/grievances", body, key), citizen.post("/public/grievances", body, key)
        self.assertEqual(first.status, 201, first)
        self.assertEqual((second.status, second.json), (first.status, first.json))
        self.assertEqual(self.stands(word), 1)

    def test_ten_citizens_lines_at_once_are_one_report(self):
        for _ in range(10 if offices.IS_FULL else 3):
            key, word = new_key(), rare_word()
            body = public_report(self.region, word)
            callers = [self.office.caller() for _ in range(10)]
            answers = self.at_once(10, lambda i: callers[i].post("/public/grievances", body, key))
            self.assertEqual({answer.status for answer in answers}, {201}, answers)
            self.assertEqual(len({answer.body for answer in answers}), 1, "one report, two receipts")
            self.assertEqual(self.stands(word), 1)

    def test_ten_answers_at_once_are_one_step(self):
        one = self.front.post("/grievances", report(self.region)).json
        key = new_key()
        callers = [self.office.officer("supervisor") for _ in range(10)]
        body = {"text": "Sudah disalurkan.", "close": True}
        answers = self.at_once(10, lambda i: callers[i].post(f"/grievances/{one['id']}/answer", body, key))
        self.assertEqual({answer.status for answer in answers}, {200}, answers)
        steps = self.supervisor.get(f"/grievances/{one['id']}").json["steps"]
        self.assertEqual(sum("disalurkan" in step["text"] for step in steps), 1)

    def test_the_same_key_with_another_body_is_refused(self):
        key, word = new_key(), rare_word()
        self.assertEqual(self.front.post("/grievances", report(self.region), key).status, 201)
        other = self.front.post("/grievances", report(self.region, word), key)
        self.assertEqual((other.status, other.key), (422, "access.key_reused"), other)
        self.assertEqual(self.stands(word), 0)

    def test_the_same_key_on_another_complaint_is_refused(self):
        key = new_key()
        first, second = (self.front.post("/grievances", report(self.region)).json["id"] for _ in range(2))
        body = {"text": "Sudah ditelepon."}
        self.assertEqual(self.supervisor.post(f"/grievances/{first}/note", body, key).status, 200)
        other = self.supervisor.post(f"/grievances/{second}/note", body, key)
        self.assertEqual((other.status, other.key), (422, "access.key_reused"), other)

    def test_two_officers_may_use_the_same_key(self):
        key, mine, yours = new_key(), rare_word(), rare_word()
        self.assertEqual(self.front.post("/grievances", report(self.region, mine), key).status, 201)
        self.assertEqual(self.supervisor.post("/grievances", report(self.region, yours), key).status, 201)
        self.assertEqual((self.stands(mine), self.stands(yours)), (1, 1))

    def test_a_refused_deed_may_be_mended_and_sent_with_its_key(self):
        key, word = new_key(), rare_word()
        wrong = self.front.post("/grievances", report(self.region, word, channel="burung_merpati"), key)
        self.assertIn(wrong.status, (400, 422), wrong)
        self.assertEqual(self.front.post("/grievances", report(self.region, word), key).status, 201)

    def test_it_is_remembered_over_a_fall(self):
        key, word = new_key(), rare_word()
        body = report(self.region, word)
        first = self.front.post("/grievances", body, key)
        self.office.kill()
        self.office.start()
        second = self.front.post("/grievances", body, key)
        self.assertEqual((second.status, second.json), (first.status, first.json))
        self.assertEqual(self.stands(word), 1)


@unittest.skipUnless(postgres.is_here(), "no PostgreSQL on this machine")
class TheSameRequestAgainOnPostgres(TheSameRequestAgain):
    @classmethod
    def make_office(cls):
        server = postgres.Postgres().start()
        cls.addClassCleanup(server.stop, "immediate")
        return postgres.new_office(server)


if __name__ == "__main__":
    unittest.main()
