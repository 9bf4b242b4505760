#!/usr/bin/env python3
"""Merges locale/parts/*.id.json and *.en.json into one sorted table of sentences in C++.

usage: locale_embed.py OUT.cpp FILE.json...

Each part is flat: {"house.key": "Sentence with {about} and {limit}."}. Refused, with file and key: what is no JSON,
a key that is written twice or ill, a placeholder nobody fills. A sentence in one language only is left to the test
of this house, so that half a translation can be tried.
"""
import json
import pathlib
import re
import sys

KEY = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
PLACEHOLDER = re.compile(r"\{([^}]*)\}")
KNOWN = {"about", "limit"}


def pairs(items):
    """json.load forgets a key that is written twice; this does not."""
    found = {}
    for key, value in items:
        if key in found:
            raise ValueError(f"{key} is written twice")
        found[key] = value
    return found


def read(path):
    """The sentences of one file, checked."""
    try:
        part = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=pairs)
    except ValueError as fault:
        sys.exit(f"{path}: {fault}")
    for key, text in part.items():
        if not KEY.match(key):
            sys.exit(f"{path}: {key} is no key (house.words_with_underscores)")
        if not isinstance(text, str) or not text.strip():
            sys.exit(f"{path}: {key} has no sentence")
        for name in PLACEHOLDER.findall(text):
            if name not in KNOWN:
                sys.exit(f"{path}: {key} has {{{name}}}; only {{about}} and {{limit}} are filled")
    return part


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def main():
    out, *files = sys.argv[1:]
    languages = {"id": {}, "en": {}}
    for path in sorted(map(pathlib.Path, files)):
        language = path.name.split(".")[-2]
        if language not in languages:
            sys.exit(f"{path}: neither .id.json nor .en.json")
        for key, text in read(path).items():
            if key in languages[language]:
                sys.exit(f"{path}: {key} stands in another part already")
            languages[language][key] = text
    keys = sorted(set(languages["id"]) | set(languages["en"]))
    both = ((quoted(k), quoted(languages["id"].get(k, "")), quoted(languages["en"].get(k, ""))) for k in keys)
    rows = "\n".join(f"    Sentence{{{key}, {indonesian}, {english}}}," for key, indonesian, english in both)
    body = ("// Made from locale/parts by tools/locale_embed.py.\n\n#include \"plumbing/locale/locale.hpp\"\n\n"
            "#include <array>\n\nnamespace sinergi::locale {\nnamespace {\n\n"
            f"constexpr std::array<Sentence, {len(keys)}> table{{{{\n{rows}\n}}}};\n\n}}  // namespace\n\n"
            "std::span<Sentence const> sentences() noexcept { return table; }\n\n}  // namespace sinergi::locale\n")
    path = pathlib.Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")


main()
