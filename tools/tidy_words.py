"""Rules about words: sentences for refusals, sources of law, the glossary, statements of SQL, links between pages."""
import json
import re

from tidy_tree import Fault, blank, line_of

KEY = re.compile(r'"([a-z][a-z0-9]*\.[a-z][a-z0-9_]*)"')
NO = re.compile(r"\b(Refusal|FieldFault|(?:\w+_)?faults?(?:_\w+)?|\w*refus\w*)\b\s*[({]")
TOLD = re.compile(r"@refuses((?:[ \t]+[a-z][a-z0-9]*\.[a-z0-9_]+)+)")
LANGUAGES = ("id", "en")


def sentences(tree):
    """{language: {key: (file, line)}} of locale/*.json and locale/parts/*.json."""
    found = {language: {} for language in LANGUAGES}
    for path in tree.under("locale/", ends=(".json",)):
        language = path.removesuffix(".json").rsplit("/", 1)[-1].rsplit(".", 1)[-1]
        if language in found:
            for key in json.loads(tree.text[path] or "{}"):
                found[language][key] = (path, line_of(tree.text[path], tree.text[path].find(f'"{key}"')))
    return found


def said_no(tree):
    """(key, file, line) of every refusal key: in code after a word of refusing, in comments after @refuses."""
    for path in tree.cpp("src/", tests=False):
        bare = tree.bare(path)
        for match in NO.finditer(bare):
            end = bare.find(";", match.end())
            said = bare[match.end():end if 0 < end < match.end() + 400 else match.end() + 400]
            for key in KEY.finditer(said):
                yield key.group(1), path, line_of(bare, match.end() + key.start())
        for match in TOLD.finditer(tree.text[path]):
            for key in match.group(1).split():
                yield key, path, line_of(tree.text[path], match.start())


def refusals(tree):
    """Every refusal has a sentence in both languages; every sentence is used."""
    told, missing = sentences(tree), set()
    for key, path, line in said_no(tree):
        lacking = [language for language in LANGUAGES if key not in told[language]]
        if lacking and key not in missing:
            missing.add(key)
            yield Fault(path, line, f'"{key}" has no sentence ({", ".join(lacking)})',
                        f"locale/parts/{key.split('.')[0]}.*.json: what is wrong, and what to do next")
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        for key, (path, line) in told[language].items():
            if key not in told[other] and key not in missing:
                yield Fault(path, line, f'"{key}" has no sentence ({other})', "say it in both languages")
    yield from unused(tree, told)


def unused(tree, told):
    """Keys and the beginnings of keys ("grievances.state_" + name) that code, pages and the web app name."""
    places = [p for p in tree.under("src/", "web/", "migrations/", "tools/") if not p.endswith("_test.cpp")]
    text = "\n".join(tree.text[p] for p in places)
    used = set(re.findall(r"[a-z][a-z0-9]*\.[a-z][a-z0-9_]*", text))
    starts = tuple(set(re.findall(r"[\"'`]([a-z][a-z0-9]*\.(?:[a-z0-9_]*_)?)(?=[\"'`{$])", text)))
    for key, (path, line) in told["id"].items():
        if key not in used and not (starts and key.startswith(starts)):
            yield Fault(path, line, f'nobody says "{key}"', "delete it in both languages")


def anchors(text):
    """Anchors of a page: its headings as a browser makes them, and <a id="...">."""
    found = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in re.findall(r"^#+ +(.+?) *$", text, re.M):
        found.add(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-"))
    return found


def sources(tree):
    """What code says of the docs is there: @source anchors, decisions by number, glossary rows."""
    decisions = {p.rsplit("/", 1)[-1][:4] for p in tree.under("docs/decisions/")}
    pages = {p: anchors(tree.text[p]) for p in tree.under("docs/", ends=(".md",))}
    at = re.compile(r"docs/([\w/-]+\.md)#([\w-]+)|docs/decisions/(\d{4})")
    for path in tree.under("src/", "migrations/", "web/", "bench/", "tests/", "cmake/",
                           ends=(".cpp", ".hpp", ".sql", ".ts", ".tsx", ".md", ".cmake")):
        for match in at.finditer(tree.text[path]):
            page, anchor, number = match.groups()
            line = line_of(tree.text[path], match.start())
            if number and number not in decisions:
                yield Fault(path, line, f"there is no decision {number}", "write docs/decisions/" + number + "-....md")
            if page and anchor not in pages.get(f"docs/{page}", ()):
                yield Fault(path, line, f"docs/{page} has no anchor #{anchor}", "write the row: law, article, date")
    for path in tree.cpp("src/", tests=False):
        for match in re.finditer(r"@source[ \t]+(?!docs/)\S+", tree.text[path]):
            yield Fault(path, line_of(tree.text[path], match.start()), "a @source that is no anchor",
                        "@source docs/sources.md#anchor")


def links(tree):
    """A link from one page to another leads somewhere; pictures are looked for by the eye."""
    for path in tree.text:
        if not path.endswith(".md"):
            continue
        folder = path.rpartition("/")[0]
        for match in re.finditer(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#([\w-]+))?\)", tree.text[path]):
            wanted = match.group(1)
            if "://" in wanted or wanted.startswith("mailto:"):
                continue
            if not (tree.root / folder / wanted).exists():
                yield Fault(path, line_of(tree.text[path], match.start()), f"{wanted} is not there", "mend the link")


def statements(tree):
    """A named statement of store.sql is called by its house."""
    for path in tree.under("src/", ends=(".sql",)):
        house = path.rpartition("/")[0] + "/"
        code = "\n".join(tree.code(p) for p in tree.cpp(house, tests=False))
        for match in re.finditer(r"^-- name: *([a-z0-9_]+)", tree.text[path], re.M):
            if not re.search(rf"\b{match.group(1)}\b", code):
                line = line_of(tree.text[path], match.start())
                yield Fault(path, line, f"nobody calls {match.group(1)}", "delete it")


FILE_COLUMN = re.compile(r"digest|thumb|scan|logo|file|photo|picture|paper|sealed_name|(?:\w+_)?(?:proof|file)")
# Columns that sound like a file and name none.
NO_FILE = {
    # digests of other things
    "audit_line.digest", "recovery_code.digest", "list_decision.digest", "federation_in.digest",
    "exchange_report.digest", "registry_import.digest",
    # words; names as people gave them
    "rights_request.paper", "removal_kept.proof", "registry_exclusion.proof", "list_file.name", "aid_file.name",
    # each a row of agreement_paper first
    "agreement.signed_file", "agreement_item.first_proof", "agreement_item.second_proof", "agreement_evaluation.file",
    # its bytes lie at the sender; named by nobody by what it is
    "federation_paper_in.sealed_name", "loose_file.name"}


def file_columns(tree):
    """{table.column: (migration, line)} of text that sounds like the name of a file, as the timeline leaves it."""
    found = {}
    word = re.compile(r"^CREATE TABLE (?P<made>\w+) \((?P<only>\w*)|^ {4}(?P<column>\w+) +TEXT\b|"
                      r"^ALTER TABLE (?P<to>\w+) ADD COLUMN (?P<added>\w+) TEXT\b|^DROP TABLE (?P<gone>\w+)", re.M)
    for path in sorted(tree.under("migrations/", ends=(".sql",))):
        table = ""
        for match in word.finditer(tree.text[path]):
            table = match["made"] or match["to"] or table
            column = match["only"] or match["column"] or match["added"] or ""
            if match["gone"]:
                found = {name: at for name, at in found.items() if not name.startswith(match["gone"] + ".")}
            is_its_name = column == "name" and re.search(r"paper|photo|print|file", table)
            if FILE_COLUMN.fullmatch(column) or is_its_name:
                found[f"{table}.{column}"] = (path, line_of(tree.text[path], match.start()))
    return found


def files_named(tree):
    """Before a file is removed every column that names one is asked: it stands in `file_names` of its house, and the
    server asks that house."""
    wiring = "".join(tree.code(p) for p in tree.under("src/apps/server/", ends=("retention.cpp",)))
    asked = set()
    for path in tree.under("src/", ends=(".sql",)):
        for match in re.finditer(r"^-- name: file_names\n(.*?)(?=^-- name:|\Z)", tree.text[path], re.M | re.S):
            asked |= {f"{table}.{column}" for column, table in
                      re.findall(r"SELECT (?:\w\.)?(\w+)(?: AS name)?\s+FROM (\w+)", match.group(1))}
            house = path.split("/")[-2]
            if not re.search(rf"&{house}::(?:\w+::)*file_names\(\)", wiring):
                line = line_of(tree.text[path], match.start())
                yield Fault(path, line, f"the server does not ask {house}", "name it in src/apps/server/retention.cpp")
    for name, (path, line) in file_columns(tree).items():
        if name not in asked and name not in NO_FILE:
            yield Fault(path, line, f"{name} sounds like a file, and nobody asks it before one is removed",
                        "add it to `file_names` of its house, or to NO_FILE of tools/tidy_words.py")


def glossary_terms(tree):
    """Every word of the first column of every table of the glossary."""
    terms = set()
    for line in tree.text.get("docs/glossary.md", "").splitlines():
        if line.startswith("|"):
            terms |= set(re.findall(r"[a-z0-9]+", line.split("|")[1].lower()))
    return terms


def glossary(tree):
    """An Indonesian word in a name, a table or the API has a row in the glossary."""
    lines = tree.text.get("tools/indonesian.txt", "").splitlines()
    known = {word for line in lines if not line.startswith("#") for word in line.split()}
    wanted, told = known - glossary_terms(tree), set()
    quiet = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
    places = [(p, tree.code(p)) for p in tree.cpp("src/", tests=False)]
    places += [(p, quiet.sub(blank, tree.text[p])) for p in tree.under("src/", "migrations/", ends=(".sql",))]
    for path, text in places:
        for match in re.finditer(r"[A-Za-z_]\w*", text):
            for word in re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", match.group(0)).lower().split("_"):
                if word in wanted and word not in told:
                    told.add(word)
                    yield Fault(path, line_of(text, match.start()),
                                f'"{word}" is Indonesian and has no row in docs/glossary.md', "write the row")


def migrations(tree):
    """One timeline: NNNN_words.sql, each number once, each with a line of why."""
    seen = {}
    for path in tree.under("migrations/", ends=(".sql",)):
        name = path.rsplit("/", 1)[-1]
        match = re.match(r"(\d{4})_[a-z0-9_]+(\.pg|\.sqlite)?\.sql$", name)
        if not match:
            yield Fault(path, 1, "not named NNNN_words.sql", "name it by its number and what it brings")
            continue
        number = match.group(1) + (match.group(2) or "")
        if number in seen:
            yield Fault(path, 1, f"number {match.group(1)} is taken by {seen[number]}", "take the next free number")
        seen[number] = path
        if not tree.text[path].lstrip().startswith("--"):
            yield Fault(path, 1, "does not say why", "begin with a comment: why this change")
