"""Two officers act on one complaint at the same moment. Nothing is settled silently: both hear what happened."""
import threading
import unittest

import office as offices
import working
from reports import take_in, villages


class TwoOfficersAtOnce(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = offices.new_office()
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.front = cls.office.officer("front_office")
        cls.region = villages(cls.front, "3208", 1)[0]
        cls.officers = working.officers_of(cls.office)

    def both(self, path, first, second, role="supervisor"):
        """Both deeds at the same moment, the better answer first."""
        callers, gate, answers = [self.office.officer(role) for _ in range(2)], threading.Barrier(2), [None, None]

        def one(i, body):
            gate.wait()
            answers[i] = callers[i].post(path, body)

        threads = [threading.Thread(target=one, args=(i, body)) for i, body in enumerate((first, second))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return sorted(answers, key=lambda answer: answer.status)

    def case(self):
        made = take_in(self.front, self.region)
        return made["id"], self.office.officer("supervisor").get(f"/grievances/{made['id']}").json["version"]

    def test_two_assign_at_once_and_one_is_told_that_it_changed(self):
        for _ in range(10):
            case, version = self.case()
            bodies = [{"officer": officer, "version": version} for officer in self.officers[:2]]
            won, lost = self.both(f"/grievances/{case}/assign", *bodies)
            self.assertEqual(won.status, 200, won)
            self.assertEqual((lost.status, lost.key), (409, "grievances.changed"), lost)
            now = self.office.officer("supervisor").get(f"/grievances/{case}").json
            self.assertEqual(now["version"], won.json["version"])
            self.assertEqual(sum(step["deed"] == "assigned" for step in now["steps"]), 1, now["steps"])

    def test_without_a_version_the_later_holds_and_both_stand_in_the_timeline(self):
        case, _ = self.case()
        answers = self.both(f"/grievances/{case}/assign", *({"officer": officer} for officer in self.officers[:2]))
        good = [answer for answer in answers if answer.status == 200]
        self.assertTrue(good, answers)
        self.assertLessEqual({answer.status for answer in answers}, {200, 409}, answers)
        now = self.office.officer("supervisor").get(f"/grievances/{case}").json
        self.assertEqual(sum(step["deed"] == "assigned" for step in now["steps"]), len(good))
        self.assertEqual(now["version"], max(answer.json["version"] for answer in good))

    def test_one_closes_while_the_other_rejects(self):
        for _ in range(5):
            case, _ = self.case()
            path, gate, answers = f"/grievances/{case}", threading.Barrier(2), {}
            reasons = {
                "answer": {"text": "Sudah disalurkan.", "close": True},
                "reject": {"reason": "bukan_kewenangan", "text": "Bukan kewenangan kantor ini."},
            }

            def one(deed, path=path, gate=gate, answers=answers):
                caller = self.office.officer("supervisor")
                gate.wait()
                answers[deed] = caller.post(f"{path}/{deed}", reasons[deed])

            threads = [threading.Thread(target=one, args=(deed,)) for deed in reasons]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
            good = [deed for deed, answer in answers.items() if answer.status == 200]
            self.assertEqual(len(good), 1, f"a complaint was both answered and rejected, or neither: {answers}")
            self.assertEqual({answer.status for answer in answers.values()} - {200}, {409}, answers)

    def test_a_stale_version_is_told_both_sides(self):
        case, version = self.case()
        supervisor = self.office.officer("supervisor")
        self.assertEqual(supervisor.post(f"/grievances/{case}/assign", {"officer": self.officers[0]}).status, 200)
        stale = supervisor.post(f"/grievances/{case}/assign", {"officer": self.officers[1], "version": version})
        self.assertEqual((stale.status, stale.key), (409, "grievances.changed"), stale)
        self.assertTrue(stale.json.get("detail") or stale.json.get("title"))


if __name__ == "__main__":
    unittest.main()
