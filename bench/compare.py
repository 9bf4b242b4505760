#!/usr/bin/env python3
"""Two lists compared, by an office and by `sinergi compare`: seconds and memory, and how right it is.

    ./dev bench compare                       all parts, from a clone on
    build/bench/compare [--quick] [--part upload|workbook|without-nik|large]

`upload`: both files sent to a running office until its result shows, and the workbook after it. Lists are those of
`sinergi synth link`, of equal length; the truth is theirs. Without NIK the column is left out.
"""
import argparse
import csv
import json
import multiprocessing
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import stand
from stand import offices

XLSX_S_MAX, XLSX_MB_MAX, CSV_S_MAX, F1_MIN, F1_WITHOUT_NIK_MIN = 5, 300, 20, 0.99, 0.97
TRUTH = ("cluster", "family")
PROGRAM = offices.PROGRAM


def made_lists(folder, rows):
    """A civil and a social list of `rows` rows each; the truth beside them by row."""
    civil, social = folder / f"civil-{rows}.csv", folder / f"social-{rows}.csv"
    if not civil.exists() or not social.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([PROGRAM, "synth", "link", "--persons", str(rows * 5 // 4), "--seed", "6",
                        "--civil", civil, "--social", social], check=True, stdout=subprocess.DEVNULL)
    return civil, social


def rows_of(path, rows, without=()):
    """The head and the first rows, without the truth and what else is left out; and the truth of each row."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        head = next(lines)
        kept = [at for at, name in enumerate(head) if name not in (*TRUTH, "flaws", "errors", *without)]
        truth = head.index("cluster") if "cluster" in head else head.index("person")
        table, people = [[head[at] for at in kept]], []
        for line in lines:
            if len(people) == rows:
                break
            table.append([line[at] for at in kept])
            people.append(line[truth])
    return table, people


def write_csv(path, table):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)


def column(at):
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def write_xlsx(path, table):
    """As Excel saves it: texts in one shared part, cells with their addresses."""
    numbers, texts, rows = {}, [], []
    for line, cells in enumerate(table, 1):
        row = [f'<row r="{line}">']
        for at, text in enumerate(cells):
            if not text:
                continue
            if text not in numbers:
                numbers[text] = len(texts)
                texts.append(f"<si><t>{escape(text)}</t></si>")
            row.append(f'<c r="{column(at)}{line}" t="s"><v>{numbers[text]}</v></c>')
        row.append("</row>")
        rows.append("".join(row))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Daftar" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{"".join(texts)}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


def run(left, right, folder):
    """Seconds and most memory of one comparison with its workbook; its figures."""
    out, pairs = folder / "result.xlsx", folder / "pairs.csv"
    begun = time.monotonic()
    process = subprocess.Popen([PROGRAM, "compare", left, right, "--out", out, "--pairs", pairs, "--json"],
                               stdout=subprocess.PIPE)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    if status:
        sys.exit(f"compare: exit status {status}")
    return seconds, usage.ru_maxrss / 1024, json.loads(said), pairs


def f1(pairs, left, right):
    """Rows stand one line below their number: the head is line 1."""
    said = good = 0
    with open(pairs, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            said += 1
            good += left[int(row["row_left"]) - 2] == right[int(row["row_right"]) - 2]
    count = {}
    for person in left:
        count[person] = count.get(person, 0) + 1
    true = sum(count.get(person, 0) for person in right)
    return 2 * good / (said + true) if said + true else 1.0


def prepare(folder, rows, kind, without):
    for side, path in zip(("left", "right"), made_lists(folder, rows)):
        (write_xlsx if kind == "xlsx" else write_csv)(folder / f"{side}.{kind}", rows_of(path, rows, without)[0])


def in_a_process_of_its_own(work, *what):
    """A child begins with the memory its parent had, and would be charged for it."""
    maker = multiprocessing.Process(target=work, args=what)
    maker.start()
    maker.join()
    if maker.exitcode:
        sys.exit(1)


def form_of(path):
    """A file as a browser sends it."""
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n'
    return (head + "Content-Type: application/octet-stream\r\n\r\n").encode() + path.read_bytes() + b"\r\n--x--\r\n"


def said(answer, status=201):
    if answer.status not in (200, status):
        sys.exit(f"the office refused: {answer}")
    return answer.json


def memory_of(office):
    """The most memory the server ever had, in MB."""
    for line in Path(f"/proc/{office.process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise SystemExit("no VmHWM")


def through_an_office(left, right):
    """Seconds until the first page of the result, until its workbook, and the server's most memory."""
    office = offices.new_office().start()
    caller = office.officer("back_office", seconds=120)
    bodies, begun = [form_of(path) for path in (left, right)], time.monotonic()
    files = [said(caller.ask("POST", offices.API + "/lists/files", body,
                             headers={"Content-Type": "multipart/form-data; boundary=x"}))["id"] for body in bodies]
    asked = said(caller.post("/lists/comparisons", {"left": {"file": files[0]}, "right": {"file": files[1]}}))
    while asked["state"] in ("queued", "running"):
        time.sleep(0.05)
        asked = said(caller.get(f"/lists/comparisons/{asked['id']}"))
    if asked["state"] != "done":
        sys.exit(f"the comparison ended as {asked['state']}: {asked['fault']}")
    page = said(caller.get(f"/lists/comparisons/{asked['id']}/groups/both", limit=50))
    shown = time.monotonic() - begun
    book = caller.get(f"/lists/comparisons/{asked['id']}/download.xlsx")
    whole = time.monotonic() - begun
    if len(page["items"]) != 50 or not book.body.startswith(b"PK"):
        sys.exit("the result is not whole")
    memory = memory_of(office)
    office.stop()
    return shown, whole, memory


def measure(folder, rows, kind, without=()):
    in_a_process_of_its_own(prepare, folder, rows, kind, without)
    seconds, memory, figures, pairs = run(folder / f"left.{kind}", folder / f"right.{kind}", folder)
    people = [rows_of(path, rows)[1] for path in made_lists(folder, rows)]
    return seconds, memory, f1(pairs, *people), figures


def upload(folder, small, _, kept):
    in_a_process_of_its_own(prepare, folder, small, "xlsx", ())
    shown, whole, memory = through_an_office(folder / "left.xlsx", folder / "right.xlsx")
    kept["upload"] = {"rows": small, "seconds": shown, "with_workbook": whole, "memory_mb": memory}
    stand.mark(f"{small:,} x {small:,} XLSX, upload to result", f"{shown:.2f}", f"<= {XLSX_S_MAX} s",
               shown <= XLSX_S_MAX, "s")
    stand.mark("... and its workbook fetched", f"{whole:.2f}", "none", True, "s")
    stand.mark("the server's memory", f"{memory:.0f}", f"<= {XLSX_MB_MAX} MB", memory <= XLSX_MB_MAX, "MB")


def workbook(folder, small, _, kept):
    seconds, memory, right, _ = measure(folder, small, "xlsx")
    kept["workbook"] = {"rows": small, "seconds": seconds, "memory_mb": memory, "f1": right}
    stand.mark(f"{small:,} x {small:,} XLSX to workbook", f"{seconds:.2f}", f"<= {XLSX_S_MAX} s",
               seconds <= XLSX_S_MAX, "s")
    stand.mark("its memory", f"{memory:.0f}", f"<= {XLSX_MB_MAX} MB", memory <= XLSX_MB_MAX, "MB")
    stand.mark("F1 with NIK", f"{right:.4f}", f">= {F1_MIN}", right >= F1_MIN)


def without_nik(folder, small, _, kept):
    _, _, right, _ = measure(folder, small, "csv", without=("nik",))
    kept["without-nik"] = {"rows": small, "f1": right}
    stand.mark("F1 without NIK", f"{right:.4f}", f">= {F1_WITHOUT_NIK_MIN}", right >= F1_WITHOUT_NIK_MIN)


def large(folder, _, many, kept):
    seconds, memory, right, _ = measure(folder, many, "csv")
    kept["large"] = {"rows": many, "seconds": seconds, "memory_mb": memory, "f1": right}
    stand.mark(f"{many:,} x {many:,} CSV to workbook", f"{seconds:.2f}", f"<= {CSV_S_MAX} s",
               seconds <= CSV_S_MAX, "s")
    stand.mark("F1 of it", f"{right:.4f}", f">= {F1_MIN}", right >= F1_MIN)


PARTS = {"upload": upload, "workbook": workbook, "without-nik": without_nik, "large": large}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--quick", action="store_true", help="a tenth of the rows")
    ask.add_argument("--part", choices=PARTS, action="append", help="only this part; may be given again")
    options = ask.parse_args()
    small, many = (10_000, 100_000) if options.quick else (100_000, 1_000_000)
    folder = stand.KEPT / "compare"
    folder.mkdir(parents=True, exist_ok=True)
    file = stand.RESULTS / "compare.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    for part in options.part or PARTS:
        PARTS[part](folder, small, many, kept)
    stand.keep("compare", kept)
    stand.end()


if __name__ == "__main__":
    main()
