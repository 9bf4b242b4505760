"""Officers at work, for the days on which the power goes: each does deed after deed with an Idempotency-Key and keeps a
journal of what was acknowledged and of the one deed whose answer never came.
"""
import threading

from office import Lost, new_key
from reports import rare_word, report

ORDER = {"diterima": 0, "verifikasi": 1, "diteruskan": 1, "dikerjakan": 2, "dijawab": 3, "selesai": 4}


class Deed:
    """One write: enough to send it again, and what was answered, if anything was."""

    def __init__(self, method, path, body):
        self.method, self.path, self.body, self.key, self.answer = method, path, body, new_key(), None

    def send(self, caller):
        return caller.ask(self.method, self.path, self.body, self.key)


class Case:
    """A complaint as its officer knows it: the furthest state that was acknowledged."""

    def __init__(self, word):
        self.word, self.id, self.number, self.state = word, None, None, None


class Worker(threading.Thread):
    """Receives, assigns and answers until the line breaks."""

    def __init__(self, callers, regions, officers):
        super().__init__(daemon=True)
        self.callers, self.regions, self.officers = callers, regions, officers
        self.cases, self.open_deed, self.wrong, self.acknowledged = [], None, [], 0
        self.is_to_end = threading.Event()

    def run(self):
        turn = 0
        while not self.is_to_end.is_set() and not self.wrong:
            turn += 1
            case = Case(rare_word())
            try:
                self.live(case, turn)
            except Lost:
                self.open_case = case
                return

    def live(self, case, turn):
        body = report(self.regions[turn % len(self.regions)], case.word)
        answer = self.do(case, "receive", Deed("POST", "/api/v1/grievances", body), 201)
        if answer is None:
            return
        case.id, case.number, case.state = answer["id"], answer["tracking_number"], "diterima"
        self.cases.append(case)
        path = f"/api/v1/grievances/{case.id}"
        answer = self.do(
            case, "assign", Deed("POST", path + "/assign", {"officer": self.officers[turn % len(self.officers)]})
        )
        if answer is None:
            return
        case.state = answer["state"]
        if turn % 3 == 0:
            return
        answer = self.do(
            case, "answer", Deed("POST", path + "/answer", {"text": "Sudah disalurkan.", "close": turn % 2 == 0})
        )
        if answer is not None:
            case.state = answer["state"]

    def do(self, case, who, deed, status=200):
        self.open_deed, self.open_case = deed, case
        answer = deed.send(self.callers[who])
        if answer.status == 503:
            return None
        self.open_deed = None
        if answer.status != status:
            self.wrong.append(f"{deed.path}: {answer}")
            return None
        self.acknowledged += 1
        return answer.json


def crew(office, count, regions, officers):
    """That many workers with the demo's accounts; each its own lines."""
    return [
        Worker(
            {
                "receive": office.officer("front_office"),
                "assign": office.officer("supervisor"),
                "answer": office.officer("supervisor"),
            },
            regions,
            officers,
        )
        for _ in range(count)
    ]


def officers_of(office):
    """Ids of officers who may be given work."""
    answer = office.officer("supervisor").get("/officers")
    assert answer.status == 200, answer
    return [officer["id"] for officer in answer.json["items"]]


def check_case(reader, case):
    """What is wrong with a case whose deeds were acknowledged; "" when all is there."""
    answer = reader.get(f"/grievances/{case.id}")
    if answer.status != 200:
        return f"{case.number} was acknowledged and is gone: {answer}"
    found = answer.json
    if case.word not in found["text"]:
        return f"{case.number} lost its text: {found['text']!r}"
    if ORDER[found["state"]] < ORDER[case.state]:
        return f"{case.number} went back from {case.state} to {found['state']}"
    if not found["steps"]:
        return f"{case.number} has no step that tells how it came in"
    return ""


def check_open_deed(worker):
    """The deed whose answer never came is sent twice more: done once, answered the same."""
    deed, case = worker.open_deed, worker.open_case
    caller = worker.callers["receive" if deed.path.endswith("/grievances") else "assign"]
    first, second = deed.send(caller), deed.send(caller)
    if first.status not in (200, 201):
        return f"{deed.path} sent again after the fall: {first}"
    if (first.status, first.json) != (second.status, second.json):
        return f"{deed.path}: one key, two answers: {first} and {second}"
    if case.id is None:
        rows = worker.callers["assign"].get("/grievances", q=case.word).json["items"]
        if len(rows) != 1:
            return f"a report sent with one key stands {len(rows)} times"
    return ""
