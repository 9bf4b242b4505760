#!/usr/bin/env python3
"""Turns migrations/NNNN_words.sql into one C++ file that defines db::migrations().

usage: migrations_embed.py OUT.cpp FILE.sql...

NNNN_words.pg.sql or NNNN_words.sqlite.sql stands in for NNNN_words.sql on that engine alone. The words ROWID and BYTES
become what the engine calls them.
"""
import pathlib
import re
import sys

FILE = re.compile(r"^(\d{4})_([a-z0-9_]+)(\.pg|\.sqlite)?\.sql$")
WORDS = {
    "sqlite": {"ROWID": "INTEGER PRIMARY KEY", "BYTES": "BLOB"},
    "postgres": {"ROWID": "BIGINT PRIMARY KEY", "BYTES": "BYTEA"},
}
LITERAL_MAX = 12_000  # compilers promise 64 kB in one literal; pieces stand side by side


def spoken(text, engine):
    """The text without whole-line comments, in the engine's words."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("--")]
    return re.sub(r"(?<!WITHOUT )\b(ROWID|BYTES)\b", lambda match: WORDS[engine][match.group(1)], "\n".join(lines))


def literal(text):
    pieces = [text[at:at + LITERAL_MAX] for at in range(0, len(text), LITERAL_MAX)] or [""]
    return "\n".join(f'R"sql({piece})sql"' for piece in pieces)


def main():
    out, *files = sys.argv[1:]
    found = {}
    for file in map(pathlib.Path, files):
        match = FILE.match(file.name)
        if not match:
            sys.exit(f"{file}: not named NNNN_words.sql")
        number, words, engine = int(match.group(1)), match.group(2), match.group(3) or ""
        named, texts = found.setdefault(number, (words, {}))
        if named != words:
            sys.exit(f"{file}: number {number} is taken by {named}")
        texts[engine] = file.read_text(encoding="utf-8")
    rows = []
    for number, (words, texts) in sorted(found.items()):
        if not ("" in texts or {".pg", ".sqlite"} <= texts.keys()):
            sys.exit(f"migration {number} {words} stands for one engine only")
        lite = spoken(texts.get(".sqlite", texts.get("")), "sqlite")
        post = spoken(texts.get(".pg", texts.get("")), "postgres")
        rows.append(f'    Migration{{{number}, "{words}",\n{literal(lite)},\n{literal(post)}}},\n')
    body = f"constexpr std::array<Migration, {len(rows)}> timeline{{\n{''.join(rows)}}};\n" if rows else ""
    answer = "timeline" if rows else "{}"
    path = pathlib.Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    head = ("// Made from migrations/ by tools/migrations_embed.py.\n\n#include \"plumbing/db/migrate.hpp\"\n\n"
            "#include <array>\n\nnamespace sinergi::db {\n\n")
    rows_part = f"namespace {{\n\n{body}\n}}  // namespace\n\n" if rows else ""
    tail = f"std::span<Migration const> migrations() {{ return {answer}; }}\n\n}}  // namespace sinergi::db\n"
    path.write_text(head + rows_part + tail, encoding="utf-8")


main()
