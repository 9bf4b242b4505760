#!/usr/bin/env python3
"""Turns a house's store.sql (and store.pg.sql, store.sqlite.sql) into a header of db::Statement constants.

usage: sql_embed.py HOUSE OUT.hpp FILE.sql...

A statement starts with `-- name: words_with_underscores` and ends where the next one starts. Its parameters are
`:name`; they become ?1.. for SQLite and $1.. for PostgreSQL, in order of first appearance. `-- part: words` names a
piece of SQL that statements of the house share as `{words}`: what must be the same everywhere stands once.
"""
import pathlib
import re
import sys

NAME = re.compile(r"^-- (name|part): *([a-z0-9_]+) *$")
PART = re.compile(r"\{([a-z0-9_]+)\}")
# A quoted text, a comment, or a parameter; `::` never is one (and is refused, as PostgreSQL alone speaks it).
TOKEN = re.compile(r"'(?:[^']|'')*'|--[^\n]*|::|:[a-z_][a-z0-9_]*")


def statements(path, parts):
    """(name, line, text) of each statement of a file; its parts go to `parts`."""
    found, name, lines, at, kind = [], None, [], 0, ""

    def keep():
        if kind == "part":
            parts[name] = "\n".join(line for line in lines if not line.startswith("--"))
        elif name:
            found.append((name, at, "\n".join(lines)))

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = NAME.match(line)
        if match:
            keep()
            kind, name, lines, at = match.group(1), match.group(2), [], number
        elif name:
            lines.append(line)
        elif line.strip() and not line.startswith("--"):
            sys.exit(f"{path}:{number}: text before the first `-- name:`")
    keep()
    return found


def assembled(text, parts, where):
    """The statement with its parts in place; parts may use parts."""
    def part(match):
        name = match.group(1)
        return parts[name] if name in parts else sys.exit(f"{where}: no part {name}")
    for _ in range(4):
        text = PART.sub(part, text)
    return text


def render(text, mark, names):
    """The statement with its parameters numbered; fills `names`."""
    def replace(match):
        token = match.group(0)
        if token.startswith("--"):
            return ""
        if token == "::":
            sys.exit("`::` is PostgreSQL's alone: write CAST(x AS type)")
        if not token.startswith(":"):
            return token
        if token[1:] not in names:
            names.append(token[1:])
        return f"{mark}{names.index(token[1:]) + 1}"
    out = TOKEN.sub(replace, text)
    out = "\n".join(line.rstrip() for line in out.splitlines() if line.strip())
    return out.strip().rstrip(";")


def main():
    house, out, *files = sys.argv[1:]
    common, special, parts = {}, {"pg": {}, "sqlite": {}}, {}
    for file in map(pathlib.Path, files):
        kind = file.name.split(".")[1] if file.name.count(".") == 2 else ""
        target = special[kind] if kind else common
        for name, line, text in statements(file, parts):
            if name in target:
                sys.exit(f"{file}:{line}: a second statement {name}")
            target[name] = (file, line, text)
    chunks = []
    for name in sorted(set(common) | set(special["pg"]) | set(special["sqlite"])):
        lite = special["sqlite"].get(name) or common.get(name)
        post = special["pg"].get(name) or common.get(name)
        if not lite or not post:
            sys.exit(f"{house}: statement {name} stands for one engine only")
        names = []
        lite_text = render(assembled(lite[2], parts, name), "?", names)
        post_text = render(assembled(post[2], parts, name), "$", names)
        quoted = ", ".join(f'"{n}"' for n in names)
        array = f"inline constexpr std::array<std::string_view, {len(names)}> {name}_parameters{{{quoted}}};\n"
        parameters = array if names else ""
        span = f"{name}_parameters" if names else "{}"
        chunks.append(f'{parameters}inline constexpr db::Statement {name}{{"{house}.{name}", R"sql({lite_text})sql",\n'
                      f'    R"sql({post_text})sql", {span}}};\n')
    listing = ", ".join(f"&{n}" for n in sorted(set(common) | set(special["pg"]) | set(special["sqlite"])))
    short = house.split("/")[-1]
    path = pathlib.Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#pragma once\n// Made from store.sql by tools/sql_embed.py.\n\n#include \"plumbing/db/db.hpp\"\n\n"
                    "#include <array>\n\n"
                    f"namespace sinergi::{short}::sql {{\n\n" + "\n".join(chunks) +
                    f"\ninline constexpr std::array all{{{listing}}};\n\n}}  // namespace sinergi::{short}::sql\n",
                    encoding="utf-8")


main()
