"""Rules about code: who may include whom, what is built, how long things are, names, money, marks."""
import ast
import json
import re

import street
from tidy_tree import Fault, line_of

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.M)
FILE_MAX, HEADER_MAX, FUNCTION_MAX, LINE_MAX, HOUSE_MAX = 500, 200, 60, 120, 20
SIZED = (".cpp", ".hpp", ".py", ".sh", ".sql", ".ts", ".tsx", ".mjs", ".css")
RATCHET = "tools/tidy_ratchet.json"
SAY_LONG = "split it where the thought ends"


def house_of(path, houses):
    """The house a file of src/ lives in, or none."""
    found = [h for h in houses if path.startswith(f"src/{h}/")]
    return max(found, key=len) if found else None


def includes(tree):
    """A house includes itself and the houses it names in street.cmake, and no back room of another."""
    houses = street.houses(tree.root)
    doors = {street.door(h): h for h in houses}
    for path in tree.cpp():
        text, own = tree.text[path], house_of(path, houses)
        for match in INCLUDE.finditer(text):
            wanted, line = match.group(1), line_of(text, match.start())
            if ".." in wanted.split("/"):
                yield Fault(path, line, f'"{wanted}" climbs with ..', "name the house: #include \"house/file.hpp\"")
                continue
            door = next((d for d in sorted(doors, key=len, reverse=True) if wanted.startswith(d + "/")), None)
            if own and not door:
                yield Fault(path, line, f'"{wanted}" begins with no house', "name the house, or use <> for a library")
            elif own:
                yield from judge_include(path, line, wanted, own, doors[door], houses)


def is_back_room(wanted, other, own):
    """Is it a store or an api of a house, at any depth: store.hpp, store/search.hpp? The api is open to apps."""
    rooms = wanted.removeprefix(street.door(other) + "/").split("/")
    return any(room.startswith("store") or (room.startswith("api") and not own.startswith("apps/")) for room in rooms)


def judge_include(path, line, wanted, own, other, houses):
    if other == own:
        return
    if other not in houses[own]:
        yield Fault(path, line, f"{own} does not use {other}", "add it to its USES in src/street.cmake, if above")
    elif not other.startswith(("base", "plumbing/")) and is_back_room(wanted, other, own):
        yield Fault(path, line, f'"{wanted}" is a back room of {other}', "ask its model, rules or actions")
    elif other.startswith("plumbing/") and not own.startswith(("plumbing/", "apps/")) and is_core(path):
        yield Fault(path, line, f"{path.rsplit('/', 1)[-1]} sees only base and other cores, not {other}",
                    "keep model and rules pure; what does I/O is an action")


def is_core(path):
    name = path.rsplit("/", 1)[-1]
    return re.match(r"(model|rules)", name) and not name.endswith("_test.cpp")


def order_of_street(tree):
    """Who is asked stands above who asks."""
    seen, text = [], tree.text["src/street.cmake"]
    for path, uses in street.houses(tree.root).items():
        for other in uses:
            if other not in seen:
                at = text.find(path)
                yield Fault("src/street.cmake", line_of(text, at),
                            f"{path} uses {other}, which does not stand above it",
                            "move it up, or let the news travel by a notice")
        seen.append(path)


def built(tree):
    """Every source file is built by a target, every tool is called by something."""
    houses = street.houses(tree.root)
    cmake = "".join(tree.text[p] for p in tree.text if p.endswith((".cmake", "CMakeLists.txt")))
    for path in tree.cpp("src/"):
        if path.endswith(".cpp") and house_of(path, houses) is None:
            yield Fault(path, 1, "no target builds this file", "put it into a house of src/street.cmake")
    for path in tree.under("bench/", "tests/", ends=(".cpp",)):
        folder, name = path.rsplit("/", 1)
        is_named = re.search(rf"\b{re.escape(name.removesuffix('.cpp'))}\b", cmake)
        if not is_named and not re.search(re.escape(folder) + r"/\*\w*\.cpp", cmake):
            yield Fault(path, 1, "no target builds this file", "name it in CMake")
    callers = "".join(text for p, text in tree.text.items() if not p.endswith(".md"))
    for path in tree.under("tools/", ends=(".py", ".sh")):
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        others = callers.replace(tree.text[path], "")
        if not re.search(rf"\b{re.escape(stem)}\b", others):
            yield Fault(path, 1, "nothing calls this tool", "call it from ./dev or delete it")


def functions(code):
    """(first line, last line, heading) of each function body; code without comments and strings."""
    stack, start, found = [], 0, []
    for match in re.finditer(r"[{};]|^[ \t]*#[^\n]*(?:\\\n[^\n]*)*", code, re.M):
        mark, at = match.group(0), match.start()
        if mark == "{":
            head = code[start:at]
            kind = "inner" if any(k in ("function", "inner") for k, _, _ in stack) else kind_of(head)
            stack.append((kind, start + len(head) - len(head.lstrip()), head))
        elif mark == "}" and stack:
            kind, began, head = stack.pop()
            if kind == "function":
                found.append((line_of(code, began), line_of(code, at), " ".join(head.split())))
            elif kind == "value":  # "f(Trace t = {}) {": what stands before the braces still belongs to what follows
                start = began
                continue
        if not any(k == "value" for k, _, _ in stack):
            start = match.end()
    return found


def kind_of(head):
    words = head.strip()
    if re.search(r"\b(namespace|extern)\b", words) and "(" not in words:
        return "scope"
    ends_as_function = re.search(r"\)\s*(const|noexcept|override|->[^{]*)*\s*$", words)
    if re.search(r"\b(class|struct|union|enum)\b", words) and not ends_as_function:
        return "scope"
    if "(" not in words or re.search(r"(=|,|\breturn|\)\s*(noexcept\s*)?:)\s*[\w:<>]*\s*$", words):
        return "value"
    return "function"


def name_of(head):
    test = re.match(r"(?:TYPED_)?(?:TEST\w*|RC_GTEST\w*)\s*\(\s*(\w+)\s*,\s*(\w+)", head)
    if test:
        return f"{test.group(1)}.{test.group(2)}"
    named = re.search(r"([\w~]+(?:::[\w~]+)*|operator\S+)\s*\(", head)
    return named.group(1) if named else head[:40]


def measured(tree):
    """{"kind path[:name]": (line, size, limit, words)} of everything that is longer than it may be."""
    found = {}
    for path in tree.text:
        lines = tree.text[path].splitlines()
        is_made = ".gen." in path or re.search(r"\bMade (by|from)\b", "".join(lines[:2]))
        if not path.endswith(SIZED) or is_made:
            continue
        limit = HEADER_MAX if path.endswith(".hpp") else FILE_MAX
        if len(lines) > limit:
            found[f"file {path}"] = (path, limit + 1, len(lines), limit, "lines in a file")
        for number, line in enumerate(lines, 1):
            if len(line) > LINE_MAX and not re.search(r"https?://\S{60}", line):
                seen = found.get(f"line {path}")
                found[f"line {path}"] = (path, seen[1] if seen else number, (seen[2] if seen else 0) + 1, 0,
                                         f"lines longer than {LINE_MAX}")
        for first, last, name in functions_of(tree, path):
            if last - first + 1 > FUNCTION_MAX:
                found[f"function {path}:{name}"] = (path, first, last - first + 1, FUNCTION_MAX, f"lines in {name}")
    for house in street.houses(tree.root):
        # What lies in the house's own folder: a room that became a folder counts once, tests do not count.
        inside = len(f"src/{house}/")
        count = len({p[inside:].split("/")[0] for p in tree.cpp(f"src/{house}/", tests=False)})
        if count > HOUSE_MAX:
            found[f"house {house}"] = (f"src/{house}", 1, count, HOUSE_MAX, "files in a house, tests not counted")
    return found


def functions_of(tree, path):
    if path.endswith((".cpp", ".hpp")):
        for first, last, head in functions(tree.code(path)):
            yield first, last, name_of(head)
    elif path.endswith(".py"):
        for node in ast.walk(ast.parse(tree.text[path])):
            if isinstance(node, ast.FunctionDef):
                yield node.lineno, node.end_lineno, node.name


def sizes(tree):
    """What is longer than it may be and not in the ratchet; what the ratchet allows still though it has shrunk."""
    allowed, found = json.loads(tree.text.get(RATCHET, "{}")), measured(tree)
    for key, (path, line, size, limit, words) in found.items():
        if size > max(limit, allowed.get(key, 0)):
            yield Fault(path, line, f"{size} {words}, at most {allowed.get(key, limit)}", SAY_LONG)
    for key, size in allowed.items():
        if key not in found or found[key][2] < size:
            yield Fault(RATCHET, 1, f'"{key}" has shrunk below {size}', "python3 tools/tidy.py --shrink")


def write_ratchet(tree, is_new):
    """The ratchet as it may be now: no entry grows and none is added, unless it is made anew."""
    allowed, found = json.loads(tree.text.get(RATCHET, "{}")), measured(tree)
    if is_new:
        now = {key: size for key, (_, _, size, limit, _) in found.items() if size > limit}
    else:
        now = {key: min(size, found[key][2]) for key, size in allowed.items() if key in found}
    (tree.root / RATCHET).write_text(json.dumps(now, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def readmes(tree):
    """A house that stands has a README."""
    for house in street.houses(tree.root):
        here = [p for p in tree.text if p.startswith(f"src/{house}/")]
        if any(p.endswith((".cpp", ".hpp")) for p in here) and f"src/{house}/README.md" not in here:
            yield Fault(f"src/{house}", 1, "a house without a README.md",
                        "one screen: purpose, words, law, tables, notices")


def money(tree):
    """No float or double beside money or a score limit."""
    near = re.compile(r"rupiah|amount|money|tariff|price|nominal|score_(limit|max|min)")
    for path in tree.cpp(tests=False):
        lines = tree.code(path).splitlines()
        for number, line in enumerate(lines, 1):
            if re.search(r"\b(float|double)\b", line) and near.search(" ".join(lines[max(0, number - 2):number + 1])):
                yield Fault(path, number, "a float or double beside money",
                            "Rupiah is a whole int64_t; a division says how it rounds")


def names(tree):
    """Names that say nothing."""
    empty = re.compile(r"(^|_)(utils?|common|manager|helpers?)(_|$)|^(data|process)$")
    for path in tree.under("src/", "bench/", "tests/", "tools/", "web/"):
        for part in path.split("/"):
            stem = re.sub(r"_test$", "", part.split(".")[0])
            if empty.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", stem).lower()):
                yield Fault(path, 1, f'"{part}" says nothing', "name the thing")
    kind = re.compile(r"\b(?:class|struct|namespace)\s+(\w*?(?:[Uu]tils?|[Cc]ommon|[Mm]anager|[Hh]elpers?))\b")
    for path in tree.cpp("src/", "bench/", "tests/"):
        for match in kind.finditer(tree.code(path)):
            line = line_of(tree.code(path), match.start())
            yield Fault(path, line, f'"{match.group(1)}" says nothing', "name the thing")


def marks(tree):
    """Bytes that do not belong, a last line without its end, a TODO without an issue."""
    todo = re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))")
    for path, raw in tree.raw.items():
        for byte, called in ((b"\0", "a NUL byte"), (b"\r", "a carriage return")):
            if byte in raw:
                yield Fault(path, raw.count(b"\n", 0, raw.find(byte)) + 1, called, "remove it: lines end with LF alone")
        if raw and not raw.endswith(b"\n"):
            yield Fault(path, raw.count(b"\n") + 1, "the last line has no end", "end the file with a newline")
        if path.startswith(("src/", "web/", "bench/", "cmake/", "migrations/")):
            for match in todo.finditer(tree.text[path]):
                yield Fault(path, line_of(tree.text[path], match.start()), f"{match.group(1)} without an issue",
                            "name it: TODO(#123)")
