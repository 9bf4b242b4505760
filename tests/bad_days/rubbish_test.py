"""What no office would send and every office gets: too much, too deep, broken, hostile. Each is answered with what is
wrong, nothing of it is kept, and the server is well afterwards.
"""
import json
import os
import socket
import time
import unittest
import urllib.parse

import office as offices
from office import Lost
from reports import nik, picture, public_report, rare_word, report, take_in, villages

HOSTILE = [
    "'; DROP TABLE grievance; --",
    '" OR ""="',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{{text}}}{{/x}}",
    "${7*7}",
    "../../etc/passwd",
    "%00",
    "\u202ebalik",
    "=cmd|'/c calc'!A1",
    "\\",
    "%s%n",
]


class Rubbish(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = offices.new_office()
        cls.office.start()
        cls.addClassCleanup(cls.office.kill)
        cls.front, cls.supervisor = cls.office.officer("front_office"), cls.office.officer("supervisor")
        cls.region = villages(cls.front, "3208", 1)[0]

    def tearDown(self):
        self.assertIsNone(self.office.process.poll(), f"the server died: {self.office.last_words()}")
        self.assertEqual(self.office.caller().ask("GET", "/healthz").status, 200)

    def memory_mb(self):
        with open(f"/proc/{self.office.process.pid}/status", encoding="ascii") as status:
            return int(next(line for line in status if line.startswith("VmRSS:")).split()[1]) // 1024

    def assert_refused(self, answer, *statuses):
        self.assertIn(answer.status, statuses, answer)
        self.assertIn("application/problem+json", answer.headers.get("content-type", ""))
        self.assertNotEqual(answer.key, "", answer)
        self.assertNotIn(answer.key, (answer.json.get("title"), answer.json.get("detail")), "a key is no sentence")

    def send_much(self, path, megabytes, kind, token=None):
        """The answer to a body of that size, also when the server hangs up before it has it all."""
        line = socket.create_connection(("127.0.0.1", self.office.port), 60)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {megabytes << 20}\r\n"
            + (f"Authorization: Bearer {token}\r\n" if token else "")
            + "\r\n"
        )
        sent, megabyte = 0, b"a" * (1 << 20)
        try:
            line.sendall(head.encode())
            for _ in range(megabytes):
                line.sendall(megabyte)
                sent += 1
        except OSError:
            pass
        try:
            status = line.recv(65536)
        except OSError:
            status = b""
        line.close()
        return status, sent

    def test_ten_megabytes_of_text_are_413_before_they_are_read(self):
        status, _ = self.send_much("/api/v1/grievances", 10, "application/json", self.front.token)
        self.assertTrue(status.startswith(b"HTTP/1.1 413") or status == b"", status[:200])
        public, _ = self.send_much("/api/v1/public/grievances", 10, "application/json")
        self.assertTrue(public.startswith(b"HTTP/1.1 413") or public == b"", public[:200])

    def test_a_photo_of_200_megabytes_is_not_taken_into_memory(self):
        before = self.memory_mb()
        status, sent = self.send_much("/api/v1/public/photos", 200, "image/jpeg")
        self.assertTrue(status.startswith(b"HTTP/1.1 413") or status == b"", status[:200])
        # It listens for up to 64 MB after its no, so that the caller hears it; the rest lies in the kernel.
        self.assertLess(sent, 100, "the server read on although it had said no")
        self.assertLess(self.memory_mb() - before, 40)

    def test_a_photo_that_is_a_program_is_refused(self):
        programs = {
            "elf": open("/bin/true", "rb").read(),
            "script": b"#!/bin/sh\nrm -rf /\n",
            "html": b"<script>1</script>",
            "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "nothing": b"",
            "jpeg head, program inside": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + open("/bin/true", "rb").read()[:4000],
            "png cut short": picture()[:40],
            "png that says it is huge": self.huge_png(),
        }
        for what, bytes_ in programs.items():
            with self.subTest(what=what):
                answer = self.office.caller().ask(
                    "POST", "/api/v1/public/photos", bytes_, headers={"Content-Type": "image/jpeg"}
                )
                self.assert_refused(answer, 400, 413, 415, 422)
        good = self.office.caller().ask(
            "POST", "/api/v1/public/photos", picture(64, 64), headers={"Content-Type": "image/png"}
        )
        self.assertEqual(good.status, 201, good)

    @staticmethod
    def huge_png():
        import struct
        import zlib

        small = bytearray(picture())
        small[16:24] = struct.pack(">II", 60000, 60000)
        small[29:33] = struct.pack(">I", zlib.crc32(bytes(small[12:29])))
        return bytes(small)

    def test_broken_utf8_is_refused_and_not_mended_silently(self):
        for broken in (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"):
            body = json.dumps(report(self.region, "RUSAK")).encode().replace(b"RUSAK", broken)
            with self.subTest(bytes=broken):
                self.assert_refused(self.front.ask("POST", "/api/v1/grievances", body), 400, 422)
                got = self.front.ask("GET", "/api/v1/grievances?q=" + urllib.parse.quote_from_bytes(broken))
                self.assertIn(got.status, (200, 400, 422), got)

    def test_broken_json_is_refused(self):
        for body in (
            b"",
            b"{",
            b"[]",
            b"null",
            b"1",
            b'{"kind":"layanan"',
            b'{"kind":NaN}',
            b"{'kind':1}",
            b"\x00" * 64,
            b'{"text":"\\ud800"}',
            b'{"a":1}{"b":2}',
        ):
            with self.subTest(body=body):
                self.assert_refused(self.front.ask("POST", "/api/v1/grievances", body), 400, 422)

    def test_json_of_any_depth_is_refused_and_harms_nobody(self):
        for deep in (b"[" * 100_000, b'{"a":' * 40_000, b"[" * 50_000 + b"]" * 50_000):
            self.assert_refused(self.front.ask("POST", "/api/v1/grievances", deep), 400, 413, 422)

    def test_every_wrong_field_is_named_at_once(self):
        wrong = {
            "kind": 7,
            "region": "99x",
            "channel": "burung_merpati",
            "text": "",
            "privacy": "rahasia sekali",
            "reporter": {"name": [], "phone": "bukan nomor"},
            "lat": "utara",
        }
        answer = self.front.post("/grievances", wrong)
        self.assert_refused(answer, 400, 422)
        for path in ("kind", "region", "channel", "text", "privacy", "reporter.name", "reporter.phone", "lat"):
            with self.subTest(path=path):
                self.assertIn(path, answer.paths)
        for fault in answer.json["errors"]:
            self.assertTrue(fault["key"] and fault["message"] and fault["message"] != fault["key"], fault)

    def test_fields_nobody_knows_are_told(self):
        answer = self.front.post("/grievances", report(self.region, warna="biru"))
        self.assertIn(answer.status, (201, 400, 422), answer)
        if answer.status != 201:
            self.assertIn("warna", answer.paths)

    def test_sql_and_script_in_every_field_are_only_words(self):
        rows_before = len(self.supervisor.get("/grievances", limit=100).json["items"])
        for hostile in HOSTILE:
            with self.subTest(hostile=hostile):
                word = rare_word()
                body = report(self.region, place=hostile, source_ref=hostile)
                body["text"] = f"{word} {hostile}"
                body["reporter"]["name"] = hostile
                answer = self.front.post("/grievances", body)
                self.assertLess(answer.status, 500, answer)
                if answer.status == 201:
                    found = self.supervisor.get(f"/grievances/{answer.json['id']}").json
                    self.assertIn(word, found["text"])
                    if "\0" not in hostile:
                        self.assertIn(hostile.strip("\u202e"), found["text"])
                for field in ("kind", "region", "channel", "privacy", "officer"):
                    self.assert_refused(
                        self.front.post("/grievances", report(self.region, **{field: hostile})), 400, 403, 404, 422
                    )
        self.assertGreaterEqual(len(self.supervisor.get("/grievances", limit=100).json["items"]), min(100, rows_before))

    def test_sql_and_script_in_every_question_are_only_words(self):
        for hostile in HOSTILE:
            for path, names in (
                (
                    "/grievances",
                    ("q", "queue", "state", "region", "kind", "officer", "unit", "channel", "sort", "after"),
                ),
                ("/regions", ("q", "within", "level")),
                ("/public/nearby", ("kind", "region", "lat", "lon")),
                ("/figures", ("region", "from", "to", "kind")),
                ("/recap", ("month", "format")),
            ):
                for name in names:
                    answer = self.supervisor.get(path, **{name: hostile})
                    self.assertLess(answer.status, 500, f"{path}?{name}={hostile}: {answer}")

    def test_a_page_shows_script_as_text(self):
        citizen = self.office.caller()
        for hostile in HOSTILE[2:5]:
            made = citizen.post("/public/grievances", public_report(self.region, hostile)).json
            self.supervisor.post(
                "/grievances/" + self.find(made["tracking_number"]) + "/answer", {"text": f"Baik {hostile}"}
            )
            page = citizen.ask("GET", f"/lacak?nomor={made['tracking_number']}&kunci={urllib.parse.quote(made['key'])}")
            self.assertEqual(page.status, 200, page)
            self.assertNotIn(hostile.encode() if "<" in hostile else b"<script>alert", page.body)
        page = citizen.ask("GET", "/lacak?nomor=" + urllib.parse.quote('"><script>alert(1)</script>') + "&kunci=x")
        self.assertNotIn(b"<script>alert(1)", page.body)

    def find(self, number):
        return self.supervisor.get("/grievances", q=number).json["items"][0]["id"]

    def test_a_nik_in_free_text_is_masked_in_the_answer_and_in_the_files(self):
        number = nik(serial=9377)
        spaced = f"{number[:6]} {number[6:12]} {number[12:]}"
        made = take_in(
            self.front,
            self.region,
            text=f"Ibu saya NIK {number} atau {spaced} belum terdaftar.",
            place=f"dekat {number}",
        )
        self.supervisor.post(f"/grievances/{made['id']}/note", {"text": f"Sudah dicek, NIK {number} ada."})
        self.supervisor.post(f"/grievances/{made['id']}/answer", {"text": f"NIK {number} sudah diusulkan."})
        answer = self.supervisor.get(f"/grievances/{made['id']}")
        for shown in (number, spaced):
            self.assertNotIn(shown.encode(), answer.body)
        self.assertIn("9377", answer.json["text"], "the end stays, so that the family knows which number was meant")
        self.assertEqual(self.supervisor.get("/grievances", q=number).json["items"], [])
        for file in [*self.office.data.rglob("*"), self.office.log]:
            if file.is_file():
                self.assertNotIn(number.encode(), file.read_bytes(), f"{file.name} holds a NIK")

    def test_a_request_for_a_billion_rows_gets_a_page(self):
        for path in ("/grievances", "/regions?q=a", "/accounts", "/audit"):
            who = self.office.officer(
                "admin" if path == "/accounts" else "auditor" if path == "/audit" else "supervisor"
            )
            for limit in ("1000000000", "99999999999999999999", "-1", "0", "1e9", "abc", ""):
                with self.subTest(path=path, limit=limit):
                    before = time.monotonic()
                    answer = who.ask("GET", f"/api/v1{path}{'&' if '?' in path else '?'}limit={limit}")
                    self.assertLess(time.monotonic() - before, 2)
                    self.assertIn(answer.status, (200, 400, 422), answer)
                    if answer.status == 200:
                        self.assertLessEqual(len(answer.json["items"]), 500)

    def test_a_cursor_that_is_rubbish_is_refused_or_empty(self):
        for after in ("-1", "zzzz", "0" * 4000, "%ff", "9" * 30):
            answer = self.supervisor.ask("GET", f"/api/v1/grievances?after={after}")
            self.assertIn(answer.status, (200, 400, 414, 422, 431), answer)

    def test_requests_that_are_no_http_harm_nobody(self):
        heads = [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            os.urandom(4096),
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
            b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        ]
        for head in heads:
            with self.subTest(head=head[:40]):
                with socket.create_connection(("127.0.0.1", self.office.port), 5) as line:
                    line.settimeout(5)
                    try:
                        line.sendall(head)
                        line.shutdown(socket.SHUT_WR)
                        back = line.recv(65536)
                    except OSError:
                        back = b""
                self.assertNotIn(b"root:", back)
                self.assertFalse(back.startswith(b"HTTP/1.1 5"), back[:200])

    def test_slow_callers_do_not_keep_others_waiting(self):
        lines = [socket.create_connection(("127.0.0.1", self.office.port), 5) for _ in range(300)]
        try:
            for line in lines:
                line.sendall(b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            before = time.monotonic()
            self.assertEqual(self.supervisor.get("/queues").status, 200)
            self.assertLess(time.monotonic() - before, 2)
        finally:
            for line in lines:
                line.close()

    def test_methods_and_paths_that_are_not_there_say_so(self):
        for method, path in (
            ("PATCH", "/api/v1/grievances"),
            ("DELETE", "/api/v1/grievances"),
            ("GET", "/api/v1/nothing"),
            ("TRACE", "/api/v1/session"),
            ("GET", "/api/v1/grievances/bukan-id!"),
            ("GET", "/api/v2/session"),
        ):
            with self.subTest(method=method, path=path):
                try:
                    answer = self.supervisor.ask(method, path)
                except Lost as why:
                    self.fail(f"no answer at all: {why}")
                self.assertIn(answer.status, (400, 404, 405, 501), answer)


if __name__ == "__main__":
    unittest.main()
