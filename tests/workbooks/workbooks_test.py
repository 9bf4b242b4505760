#!/usr/bin/python3
"""Every kind of workbook an office writes, opened by a program that is not ours (openpyxl, of Debian): sheets, heads,
numbers that are numbers, days that are days, and no text that would be run as a formula.

    tests/workbooks/workbooks_test.py        SINERGI_BIN names the program
"""
import datetime
import io
import json
import sys
import unittest
import warnings
from pathlib import Path

import openpyxl

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bad_days"))

import office as offices  # noqa: E402
from reports import nik, villages  # noqa: E402

# Text as somebody may type it: a formula, a number of sixteen digits, a character XML does not know.
TRICKY = "=HYPERLINK(\"http://contoh.example\")"


FORM = {"Content-Type": "multipart/form-data; boundary=x"}


def form(name, text):
    """A file as a browser sends it."""
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return f"{head}{text}\r\n--x--\r\n".encode()


def opened(answer):
    """The workbook of an answer, as another program reads it."""
    assert answer.status == 200, answer
    warnings.simplefilter("error", UserWarning)  # what openpyxl has to put right itself is wrong in ours
    return openpyxl.load_workbook(io.BytesIO(answer.body))


def table(sheet):
    """The rows from the head on: the head is the first row whose cells are all filled and bold."""
    rows = [row for row in sheet.iter_rows() if any(cell.value is not None for cell in row)]
    for at, row in enumerate(rows):
        if all(cell.value is not None and cell.font.b for cell in row):
            return [cell.value for cell in row], rows[at + 1:]
    raise AssertionError(f"{sheet.title} has no head")


class AnIndependentProgramOpens(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = offices.new_office().start()
        cls.addClassCleanup(cls.office.kill)
        cls.desk = cls.office.officer("back_office")
        cls.head = cls.office.officer("head")
        cls.addClassCleanup(cls.desk.hang_up)
        cls.addClassCleanup(cls.head.hang_up)

    def check(self, book, sheets):
        """Each sheet has a head over its table, and no cell is a formula."""
        self.assertGreaterEqual(len(book.worksheets), sheets)
        for sheet in book.worksheets:
            head, rows = table(sheet)
            self.assertEqual(len(head), len(set(head)), sheet.title)
            for row in rows:
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", f"{sheet.title} {cell.coordinate}: {cell.value}")
                    self.assertNotEqual(cell.data_type, "e", f"{sheet.title} {cell.coordinate}: {cell.value}")
        return book

    def test_the_monthly_recapitulation_of_complaints(self):
        month = datetime.date.today().strftime("%Y-%m")
        book = self.check(opened(self.head.get("/recap", month=month, format="xlsx")), 4)
        _, figures = table(book.worksheets[0])
        _, kinds = table(book.worksheets[1])
        self.assertGreater(figures[0][1].value, 0)
        self.assertEqual(figures[0][1].value, sum(row[1].value for row in kinds), "the kinds add up to what came in")

    def test_the_recapitulation_of_the_counter(self):
        book = self.check(opened(self.head.get("/request-recap/file", format="xlsx")), 1)
        numbers = [cell.value for sheet in book.worksheets for row in table(sheet)[1] for cell in row
                   if cell.data_type == "n" and cell.value is not None]
        self.assertTrue(numbers, "counts are numbers, not texts")

    def recommended(self):
        """A reactivation of PBI-JK from the counter to its signed letter."""
        region = villages(self.desk, "3208", 1)[0]
        asked = self.desk.post("/requests", {
            "kind": "reaktivasi_pbi", "region": region, "need": "chronic",
            "person": {"name": "Sari Contoh", "nik": nik(serial=9101), "no_kk": nik(serial=9102),
                       "born_on": "1990-01-10",
                       "answers": {"keperluan": "cuci darah", "faskes": "RSUD Contoh", "nomor_faskes": "12/2026",
                                   "tanggal_faskes": "20-11-2026"}}})
        self.assertEqual(asked.status, 201, asked)
        at = f"/requests/{asked.json['id']}"
        for paper in ("surat_faskes", "ktp", "kk"):
            self.assertEqual(self.sent(f"{at}/papers?code={paper}").status, 201)
        checks = [{"code": code, "is_met": True} for code in ("identitas", "daftar", "miskin", "rekam")]
        for caller, deed, body in ((self.desk, "check", {"checks": checks}), (self.head, "initial", {}),
                                   (self.desk, "number", {})):
            done = caller.post(f"{at}/{deed}", body)
            self.assertEqual(done.status, 200, done)
        self.assertEqual(self.sent(f"/letters/{done.json['id']}/sign?way=paper").status, 201)

    def sent(self, path):
        return self.desk.ask("POST", offices.API + path, form("a.pdf", "%PDF-1.4 x"), headers=FORM)

    def test_the_file_for_siks_ng(self):
        self.recommended()
        made = self.desk.post("/pbi/batches")
        self.assertIn(made.status, (200, 201), made)
        book = self.check(opened(self.desk.get(f"/pbi/batches/{made.json['batch']}")), 1)
        head, rows = table(book.worksheets[0])
        self.assertEqual(len(rows), made.json["count"])
        at = next(i for i, title in enumerate(head) if "NIK" in title)
        for row in rows:
            self.assertIsInstance(row[at].value, str, "a NIK keeps its sixteen digits")
            self.assertRegex(row[at].value, r"^\d{16}$")

    def test_the_groups_of_two_lists_compared(self):
        left = f"NIK,Nama,Alamat\n3208014107809001,Sari Contoh,\"{TRICKY.replace(chr(34), chr(34) * 2)}\"\n"
        right = "NIK,Nama,Alamat\n3208014107809001,Sari Contoh,RT 3\n3208014107809002,Budi Uji,-1+2\n"
        files = []
        for name, text in (("kiri.csv", left), ("kanan.csv", right)):
            sent = self.desk.ask("POST", offices.API + "/lists/files", form(name, text), headers=FORM)
            files.append(sent.json["id"])
        asked = self.desk.post("/lists/comparisons", {"left": {"file": files[0]}, "right": {"file": files[1]}}).json
        while asked["state"] in ("queued", "running"):
            asked = self.desk.get(f"/lists/comparisons/{asked['id']}").json
        self.assertEqual(asked["state"], "done", json.dumps(asked))
        book = self.check(opened(self.desk.get(f"/lists/comparisons/{asked['id']}/download.xlsx")), 2)
        texts = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
        for text in (TRICKY, "-1+2", "3208014107809001"):
            self.assertIn(text, texts, "text stays the text it was")


if __name__ == "__main__":
    unittest.main()
