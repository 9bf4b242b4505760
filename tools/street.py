"""Reads src/street.cmake: the houses in their order, and what each one uses."""
import pathlib
import re

HOUSE = re.compile(r"^house\(\s*(\S+?)(?:\s+USES\s+(.*?))?(?:\s+LIBS\s+(.*?))?\s*\)", re.S | re.M)


def houses(root):
    """{path: [paths it uses]} in the order of the street."""
    text = (pathlib.Path(root) / "src/street.cmake").read_text(encoding="utf-8")
    text = re.sub(r"#[^\n]*", "", text)
    found = {}
    for path, uses, _ in HOUSE.findall(text):
        wanted = uses.split()
        found[path] = [other for other in found if other != path] if "ALL" in wanted else wanted
    return found


def door(path):
    """How a house is named in an include: ground/regions is "regions", base and plumbing keep their path."""
    return path if path == "base" or path.startswith("plumbing/") else path.rsplit("/", 1)[-1]
