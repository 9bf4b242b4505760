"""The clock of the machine is set back, or ahead and back again. SINERGI_CLOCK_OFFSET_MS moves the server's clock."""
import unittest

import office as offices
from reports import picture, take_in, villages

HOUR_MS = 3_600_000


class TheClockIsSetBack(unittest.TestCase):
    def setUp(self):
        self.office = offices.new_office()
        self.office.start()
        self.addCleanup(self.office.kill)
        self.region = villages(self.office.officer("front_office"), "3208", 1)[0]

    def take_in_some(self, count=5):
        front = self.office.officer("front_office")
        return [take_in(front, self.region) for _ in range(count)]

    def start_again(self, offset_ms):
        self.office.stop()
        self.office.env["SINERGI_CLOCK_OFFSET_MS"] = str(offset_ms)
        self.office.start()

    def test_ids_still_grow_and_no_number_is_given_twice(self):
        taken = self.take_in_some()
        for offset in (-2 * HOUR_MS, -24 * HOUR_MS, 3 * HOUR_MS, 0):
            self.start_again(offset)
            taken += self.take_in_some()
        ids = [one["id"] for one in taken]
        self.assertEqual(ids, sorted(ids), "an id made later is smaller")
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(len({one["tracking_number"] for one in taken}), len(taken))

    def test_nor_is_the_id_of_a_photo(self):
        def upload():
            answer = self.office.caller().ask("POST", "/api/v1/public/photos", picture(64, 64))
            self.assertEqual(answer.status, 201, answer)
            return answer.json["id"]

        ids = [upload() for _ in range(3)]
        self.start_again(-2 * HOUR_MS)
        ids += [upload() for _ in range(3)]
        self.assertEqual(ids, sorted(ids))

    def test_the_newest_report_still_stands_first(self):
        self.take_in_some()
        self.start_again(-2 * HOUR_MS)
        last = self.take_in_some()[-1]
        rows = self.office.officer("supervisor").get("/grievances", limit=1).json["items"]
        self.assertEqual(rows[0]["id"], last["id"])

    def test_officers_go_on_working_and_the_chain_is_whole(self):
        one = self.take_in_some(1)[0]
        self.start_again(-2 * HOUR_MS)
        supervisor = self.office.officer("supervisor")
        self.assertEqual(supervisor.get("/session").status, 200, "a session begun 'later' must still hold")
        answer = supervisor.post(f"/grievances/{one['id']}/answer", {"text": "Sudah disalurkan.", "close": True})
        self.assertEqual(answer.status, 200, answer)
        whole = supervisor.get(f"/grievances/{one['id']}").json
        self.assertGreaterEqual(len(whole["steps"]), 2)
        self.assertEqual([step["deed"] for step in whole["steps"]], ["closed", "received"], "the newest stands first")
        status, said = self.office.verify()
        self.assertEqual(status, 0, said)


if __name__ == "__main__":
    unittest.main()
