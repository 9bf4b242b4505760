"""Somebody tries keys and passwords until one fits. An office behind one address must not lock itself out by work."""
import unittest

import office as offices
from office import fresh_address, sign_in
from reports import public_report, take_in, villages

TRIES = 60


class Guessing(unittest.TestCase):
    def setUp(self):
        self.office = offices.new_office()
        self.office.start()
        self.addCleanup(self.office.kill)

    def assert_told_to_wait(self, answer):
        self.assertEqual(answer.status, 429, answer)
        self.assertNotEqual(answer.key, "")
        self.assertIn("retry-after", answer.headers, "who must wait is told how long")
        self.assertGreater(int(answer.headers["retry-after"]), 0)

    def guess_passwords(self, account, address=None, tries=TRIES):
        """The answers to wrong passwords, until one says 429 or `access.locked`."""
        answers = []
        for n in range(tries):
            answers.append(sign_in(self.office.caller(address=address), account, f"salah-{n}-Sekali"))
            if answers[-1].status == 429 or answers[-1].key == "access.locked":
                return answers
        return answers

    def test_guessing_tracking_keys_is_stopped(self):
        region = villages(self.office.officer("front_office"), "3208", 1)[0]
        made = self.office.caller().post("/public/grievances", public_report(region)).json
        thief = self.office.caller(address=fresh_address())
        for n in range(TRIES):
            answer = thief.get(f"/public/grievances/{made['tracking_number']}", key=f"AB{n:02}-CD{n:02}")
            if answer.status == 429:
                break
        self.assert_told_to_wait(answer)
        with self.subTest("the page without JavaScript is guarded by the same count"):
            page = thief.ask("GET", f"/lacak?nomor={made['tracking_number']}&kunci=ABCDABCD")
            self.assertEqual(page.status, 429)
        with self.subTest("the reporter, elsewhere, still reads the report"):
            answer = self.office.caller().get(f"/public/grievances/{made['tracking_number']}", key=made["key"])
            self.assertEqual(answer.status, 200, answer)

    def test_guesses_from_many_addresses_lock_the_account(self):
        account = self.office.account("back_office")
        locked = None
        for n in range(TRIES):
            answer = sign_in(self.office.caller(address=fresh_address()), account, f"salah-{n}-Sekali")
            if answer.key == "access.locked" or answer.status == 429:
                locked = answer
                break
            self.assertEqual((answer.status, answer.key), (401, "access.wrong_password"), answer)
        self.assertIsNotNone(locked, f"{TRIES} wrong passwords from {TRIES} addresses and no lock")
        self.assertIn(locked.status, (401, 403, 429))
        with self.subTest("the right password is refused while it is locked"):
            answer = sign_in(self.office.caller(address=fresh_address()), account, account["password"])
            self.assertNotEqual(answer.status, 200, "the lock opens for who guesses right")
        with self.subTest("a restart does not open the lock"):
            self.office.kill()
            self.office.start()
            answer = sign_in(self.office.caller(address=fresh_address()), account, account["password"])
            self.assertNotEqual(answer.status, 200, "a restart opens the lock")
        with self.subTest("nobody else is locked"):
            self.assertEqual(sign_in(self.office.caller(), self.office.account("supervisor")).status, 200)
        with self.subTest("time opens it"):
            self.office.stop()
            self.office.env["SINERGI_CLOCK_OFFSET_MS"] = str(25 * 3_600_000)
            self.office.start()
            self.assertEqual(sign_in(self.office.caller(), account, account["password"]).status, 200)

    def test_guesses_at_many_accounts_from_one_address_are_stopped(self):
        thief, answer = fresh_address(), None
        for n in range(TRIES):
            account = self.office.accounts[n % len(self.office.accounts)]
            answer = sign_in(self.office.caller(address=thief), account, f"salah-{n}-Sekali")
            if answer.status == 429:
                break
        self.assert_told_to_wait(answer)
        with self.subTest("and others still sign in"):
            self.assertEqual(sign_in(self.office.caller(), self.office.account("head")).status, 200)

    def test_an_unknown_account_sounds_like_a_wrong_password(self):
        known = sign_in(self.office.caller(), self.office.account("back_office"), "salah-Sekali-9")
        unknown = sign_in(self.office.caller(), {"account": "tidak.ada"}, "salah-Sekali-9")
        self.assertEqual((known.status, known.body), (unknown.status, unknown.body))

    def test_an_unknown_account_is_locked_like_a_known_one(self):
        """Else the lock tells which accounts exist."""
        known = self.lock_from_everywhere(self.office.account("back_office"))
        unknown = self.lock_from_everywhere({"account": "tidak.ada"})
        self.assertEqual([(a.status, a.key) for a in known], [(a.status, a.key) for a in unknown])

    def lock_from_everywhere(self, account):
        return [sign_in(self.office.caller(address=fresh_address()), account, f"salah-{n}-Sekali") for n in range(12)]

    def test_an_officers_work_is_never_limited(self):
        front, address = self.office.officer("front_office"), fresh_address()
        front.address = address
        region = villages(front, "3208", 1)[0]
        for _ in range(300):
            take_in(front, region)
            self.assertEqual(front.get("/grievances", limit=1).status, 200)

    def test_a_forged_forwarding_header_does_not_hide_who_guesses(self):
        account, answer = self.office.account("dpo"), None
        thief = self.office.caller(address=fresh_address())
        for n in range(TRIES):
            body = {"account": f"tebak{n}", "password": "salah-Sekali-9"}
            answer = thief.ask("POST", "/api/v1/session", body, headers={"X-Forwarded-For": f"10.9.{n}.1"})
            if answer.status == 429:
                break
        self.assert_told_to_wait(answer)
        self.assertEqual(sign_in(self.office.caller(), account).status, 200)

    def test_a_flood_of_public_reports_from_one_address_is_slowed(self):
        region = villages(self.office.officer("front_office"), "3208", 1)[0]
        flood = self.office.caller(address=fresh_address())
        for _ in range(200):
            answer = flood.post("/public/grievances", public_report(region))
            if answer.status == 429:
                break
            self.assertEqual(answer.status, 201, answer)
        self.assert_told_to_wait(answer)
        self.assertEqual(self.office.caller().post("/public/grievances", public_report(region)).status, 201)


if __name__ == "__main__":
    unittest.main()
