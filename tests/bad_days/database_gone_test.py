"""PostgreSQL goes away and comes back: the office says so meanwhile and is well again without anybody's hand."""
import time
import unittest

import office as offices
import postgres
import working
from office import Lost, new_key
from reports import rare_word, report, take_in, villages


@unittest.skipUnless(postgres.is_here(), "no PostgreSQL on this machine")
class TheDatabaseIsGone(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = postgres.Postgres().start()
        cls.addClassCleanup(cls.server.stop, "immediate")
        cls.office = postgres.new_office(cls.server)
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.front, cls.reader = cls.office.officer("front_office"), cls.office.officer("supervisor")
        cls.region = villages(cls.front, "3208", 1)[0]

    def until(self, what, status, seconds=20):
        """Asks until the status comes; the last answer."""
        end, answer = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                answer = what()
                if answer.status == status:
                    return answer
            except Lost as why:
                answer = why
            time.sleep(0.1)
        self.fail(f"{status} did not come within {seconds} s; the last was {answer}")

    def go_and_come_back(self, how):
        kept = take_in(self.front, self.region)
        key, word = new_key(), rare_word()
        deed = working.Deed("POST", "/api/v1/grievances", report(self.region, word))
        deed.key = key
        self.server.stop(how)
        started = time.monotonic()
        refusal = deed.send(self.front)
        with self.subTest("a write is refused with 503 and a key, within 10 seconds"):
            self.assertEqual(refusal.status, 503, refusal)
            self.assertEqual(refusal.key, "http.unavailable")
            self.assertGreater(int(refusal.headers["retry-after"]), 0)
            self.assertLess(time.monotonic() - started, 10)
        with self.subTest("a read is refused with 503"):
            self.assertEqual(self.reader.get(f"/grievances/{kept['id']}").status, 503)
        with self.subTest("/healthz tells that it is not well"):
            self.assertEqual(self.until(lambda: self.office.caller().ask("GET", "/healthz"), 503).status, 503)
        self.assertIsNone(self.office.process.poll(), "the server died with its database")
        self.server.start()
        with self.subTest("it is well again by itself, and the refused deed is done once"):
            first = self.until(lambda: deed.send(self.front), 201)
            self.assertEqual(deed.send(self.front).json, first.json)
            self.assertEqual(len(self.reader.get("/grievances", q=word).json["items"]), 1)
            self.assertEqual(self.until(lambda: self.office.caller().ask("GET", "/healthz"), 200).status, 200)
        with self.subTest("what was acknowledged before is there, and the chain is whole"):
            self.assertEqual(self.reader.get(f"/grievances/{kept['id']}").status, 200)
            status, said = self.office.verify()
            self.assertEqual(status, 0, said)

    def test_stopped_in_good_order_and_started_again(self):
        self.go_and_come_back("fast")

    def test_stopped_without_warning_and_started_again(self):
        self.go_and_come_back("immediate")

    def test_gone_while_officers_work(self):
        workers = working.crew(self.office, 3, [self.region], working.officers_of(self.office))
        for worker in workers:
            worker.start()
        time.sleep(1)
        self.server.stop("immediate")
        time.sleep(0.5)
        self.server.start()
        self.until(lambda: self.reader.get("/queues"), 200)
        for worker in workers:
            worker.is_to_end.set()
        for worker in workers:
            worker.join(40)
            self.assertEqual(worker.wrong, [])
            for case in worker.cases:
                self.assertEqual(working.check_case(self.reader, case), "")
        self.assertGreater(sum(worker.acknowledged for worker in workers), 10)


if __name__ == "__main__":
    unittest.main()
