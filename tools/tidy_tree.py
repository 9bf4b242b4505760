"""The tree, read once: every file that belongs to the project, its text, and its C++ without comments and strings."""
import dataclasses
import os
import pathlib
import re

SKIP = {".git", "node_modules", "dist", "data", "__pycache__", "corpus", "images"}
CODE = {".cpp", ".hpp", ".py", ".sh", ".sql", ".ts", ".tsx", ".mjs", ".css", ".cmake", ".mustache", ".json", ".md",
        ".txt", ".yml", ".story", ".html", ".S", ""}
# A raw string, a string, a character, a comment: in that order of eagerness.
NOISE = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', re.S)


@dataclasses.dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend: where, what is wrong, what to do."""
    path: str
    line: int
    what: str
    fix: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}; {self.fix}"


def blank(match):
    """Noise as spaces, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", match.group(0))


class Tree:
    """`paths` with their bytes and text; `code` is C++ without comments and strings, `bare` without comments only."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.raw, self.text, self._code, self._bare = {}, {}, {}, {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(f for f in folders if f not in SKIP and not f.startswith("build"))
            for name in sorted(names):
                path = pathlib.Path(folder, name)
                if path.suffix in CODE and not path.is_symlink() and name != "package-lock.json":
                    self.raw[path.relative_to(self.root).as_posix()] = path.read_bytes()
        for path, raw in self.raw.items():
            self.text[path] = raw.decode("utf-8", errors="replace")

    def under(self, *folders, ends=()):
        """The paths below these folders with one of these endings."""
        return [p for p in self.text if p.startswith(folders) and (not ends or p.endswith(ends))]

    def cpp(self, *folders, tests=True):
        return [p for p in self.under(*(folders or ("src/",)), ends=(".cpp", ".hpp"))
                if tests or not p.endswith(("_test.cpp", "_test.hpp", "_fuzz.cpp"))]

    def code(self, path):
        if path not in self._code:
            self._code[path] = NOISE.sub(blank, self.text[path])
        return self._code[path]

    def bare(self, path):
        if path not in self._bare:
            keep = lambda m: blank(m) if m.group(0).startswith("/") else m.group(0)
            self._bare[path] = NOISE.sub(keep, self.text[path])
        return self._bare[path]


def line_of(text, at):
    return text.count("\n", 0, at) + 1
