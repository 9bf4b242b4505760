#!/usr/bin/env python3
"""Draws docs/map.svg: wings as bands, houses as boxes; solid where a house stands, faint where one is planned.

Houses come from src/street.cmake, planned ones and the words about a wing from docs/map.md (`Planned:` lines). The
table of houses in docs/map.md, between its two marks, is written anew from each house's README.

usage: map.py [--arrows]     with an arrow from each house to those it uses
"""
import pathlib
import re
import sys
from xml.sax.saxutils import escape

import street

ROOT = pathlib.Path(__file__).resolve().parent.parent
WINGS = [("base", "values that cannot be wrong"), ("plumbing", "no word of the domain"),
         ("ground", "what all capabilities stand on"), ("assess", "who is who, and who is in need"),
         ("enrol", "who is entitled to what"), ("provide", "money and goods to the right door"),
         ("manage", "problems of people"), ("govern", "what is late, what it costs, with whom"), ("apps", "wiring")]
WIDTH, LEFT, BOX_W, BOX_H, GAP, PAD = 1180, 190, 112, 34, 10, 14
PER_ROW = (WIDTH - LEFT - PAD) // (BOX_W + GAP)
STYLE = """
text{font:13px system-ui,sans-serif;fill:#1f1f1f} .wing{font-weight:600;font-size:15px}
.say{fill:#525252;font-size:11px} .band{fill:#f8f8f7;stroke:#e5e5e5}
.house{fill:#eff5fd;stroke:#196bcd;stroke-width:1.5} .house.off{fill:#fff;stroke:#a3a3a3;stroke-dasharray:4 3}
.name{text-anchor:middle;font-size:12.5px} .name.off{fill:#737373} .arrow{fill:none;stroke:#083575;stroke-opacity:.28}
"""


def planned():
    """{wing: [paths]} from the `Planned:` lines of docs/map.md."""
    found = {}
    for line in (ROOT / "docs/map.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("Planned:"):
            for path in re.findall(r"`([a-z]+/[a-z_]+)`", line):
                found.setdefault(path.split("/")[0], []).append(path)
    return found


def is_built(path):
    return any((ROOT / "src" / path).glob("*.[ch]pp"))


def rows_of(houses):
    """Each wing with its houses, those on the street first."""
    wish = planned()
    for wing, words in WINGS:
        here = [path for path in houses if path.split("/")[0] == wing]
        yield wing, words, here + [path for path in wish.get(wing, []) if path not in here]


def words(lines, width):
    """Splits a wing's motto so that it fits beside its band."""
    out = [""]
    for word in lines.split():
        if len(out[-1]) + len(word) > width:
            out.append("")
        out[-1] = (out[-1] + " " + word).strip()
    return out


def draw(houses, with_arrows):
    parts, places, top = [], {}, PAD
    for wing, motto, here in rows_of(houses):
        rows = max(1, -(-len(here) // PER_ROW))
        height = rows * (BOX_H + GAP) + GAP + 6
        width = WIDTH - 2 * PAD
        parts.append(f'<rect class="band" x="{PAD}" y="{top}" width="{width}" height="{height}" rx="8"/>')
        parts.append(f'<text class="wing" x="{PAD + 12}" y="{top + 22}">{wing}</text>')
        for number, line in enumerate(words(motto, 26)):
            parts.append(f'<text class="say" x="{PAD + 12}" y="{top + 38 + 13 * number}">{escape(line)}</text>')
        for at, path in enumerate(here):
            x = LEFT + (at % PER_ROW) * (BOX_W + GAP)
            y = top + GAP + (at // PER_ROW) * (BOX_H + GAP)
            off = "" if is_built(path) else " off"
            places[path] = (x + BOX_W / 2, y + BOX_H / 2)
            parts.append(f'<rect class="house{off}" x="{x}" y="{y}" width="{BOX_W}" height="{BOX_H}" rx="4"/>')
            name = escape(path.split("/")[-1])
            parts.append(f'<text class="name{off}" x="{x + BOX_W / 2}" y="{y + 22}">{name}</text>')
        top += height + 8
    if with_arrows:
        for path, uses in houses.items():
            parts += [arrow(places[path], places[other]) for other in uses if other in places and path in places]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 6}" role="img" '
            f'aria-label="The houses of Sinergi, wing by wing; each uses only houses above it">'
            f'<style>{STYLE}</style><rect width="{WIDTH}" height="{top + 6}" fill="#fff"/>' + "\n".join(parts) +
            "</svg>\n")


def arrow(start, end):
    (x1, y1), (x2, y2) = start, end
    middle = (y1 + y2) / 2
    return f'<path class="arrow" d="M{x1:.0f} {y1:.0f}C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"/>'


def title(path):
    """What a house says of itself: the heading of its README after the colon, or its first sentence."""
    readme = ROOT / "src" / path / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines() if readme.exists() else [""]
    said = re.sub(r"^#+\s*", "", lines[0])
    if ":" in said:
        return said.split(":", 1)[1].strip()
    paragraph = " ".join(lines[1:]).strip().split("  ")[0]
    return re.split(r"(?<=[.:;])\s", paragraph)[0].rstrip(".:;").replace("|", "/")


def asked_names(path, uses):
    """Plumbing is named by the plumbing that uses it; for the others it goes without saying."""
    is_plumbing = path.startswith("plumbing/")
    return [f"`{u.rsplit('/', 1)[-1]}`" for u in uses if u != "base" and (is_plumbing or not u.startswith("plumbing/"))]


def table(houses):
    lines = ["| house | what it is | uses |", "|---|---|---|"]
    for path, uses in houses.items():
        if is_built(path):
            asked = "all" if path.startswith("apps/") else ", ".join(asked_names(path, uses))
            lines.append(f"| [`{path}`](../src/{path}) | {title(path)} | {asked} |")
    return "\n".join(lines)


def main():
    houses = street.houses(ROOT)
    (ROOT / "docs/map.svg").write_text(draw(houses, "--arrows" in sys.argv), encoding="utf-8")
    page = ROOT / "docs/map.md"
    text = page.read_text(encoding="utf-8")
    marks = re.compile(r"(<!-- houses: ./dev map writes this table -->\n).*?(<!-- end -->)", re.S)
    page.write_text(marks.sub(lambda m: m.group(1) + table(houses) + "\n" + m.group(2), text), encoding="utf-8")


main()
