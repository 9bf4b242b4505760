#!/usr/bin/env python3
"""Turns the built web app (web/dist) into two files the program is linked with: web_blobs.S, which takes in the bytes
as they are (.incbin: nothing for the compiler to chew), and web_table.cpp, which names them.

usage: web_embed.py WEB_FOLDER OUT_FOLDER [--without-web]

Files become http::Router::StaticFile: served under /app/ and the path they have in dist/, with a gzip form where it is
smaller and an ETag of their content. Files with a hash in their name never change (immutable). `*.mustache` are page
templates for the server and are not served: dist/pages holds them by language with the names of the built files in
them, public/ as they were written. `--without-web` takes those and a page that says the app was left out: for sanitizer
and fuzz builds only; every other build without a web app fails here.
"""
import gzip
import hashlib
import pathlib
import re
import sys

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
    ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp", ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8", ".map": "application/json",
}
PACKED = {".png", ".webp", ".woff2", ".ico"}
HASHED = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
WITHOUT = "<!doctype html>\n<title>Sinergi</title>\n<p>This build was made without the web app.</p>\n"


def served(dist):
    """(path, file) of everything a browser may ask for, and (name, file) of the templates."""
    files, pages = [], []
    for file in sorted(dist.rglob("*")):
        relative = file.relative_to(dist).as_posix()
        if not file.is_file() or any(part.startswith(".") for part in relative.split("/")) or file.suffix == ".map":
            continue
        if file.suffix == ".mustache":
            pages.append((relative.removeprefix("pages/").removesuffix(".mustache"), file))
        elif file.suffix in TYPES:
            files.append(("/app/" + relative, file))
        elif dist.name == "dist":
            sys.exit(f"{file}: a kind of file with no media type in tools/web_embed.py")
    return files, pages


class Blobs:
    """The bytes, each a symbol web_blob_N."""

    def __init__(self, out):
        self.out, self.lines, self.count = out, [], 0

    def add(self, file, content):
        """Takes in a file that lies on disk; the digest makes the assembler's input change with the content."""
        name, self.count = f"web_blob_{self.count}", self.count + 1
        self.lines += [f"    .global {name}", "    .balign 8", f"{name}:",
                       f'    .incbin "{file}"  /* {hashlib.sha256(content).hexdigest()[:16]} */', "    .byte 0"]
        return name

    def add_made(self, stem, content):
        path = self.out / stem
        path.write_bytes(content)
        return self.add(path, content)


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def rows_of(files, blobs):
    rows = []
    for path, file in files:
        content = file.read_bytes()
        small = b"" if file.suffix in PACKED else gzip.compress(content, 9, mtime=0)
        if not small or len(small) >= len(content):
            small = b""
        etag = hashlib.sha256(content).hexdigest()[:20]
        raw = blobs.add(file.resolve(), content)
        packed = blobs.add_made(f"{blobs.count}.gz", small) if small else "nullptr"
        is_immutable = "true" if "/assets/" in path and HASHED.search(path) else "false"
        rows.append(f"    {{{text(path)}, {text(TYPES[file.suffix])}, {raw}, {len(content)}, {packed}, {len(small)}, "
                    f"{text(etag)}, {is_immutable}}},")
    return rows


def main():
    web, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    dist = web / "dist"
    out.mkdir(parents=True, exist_ok=True)
    if "--without-web" in sys.argv:
        dist = out / "without"
        dist.mkdir(parents=True, exist_ok=True)
        (dist / "index.html").write_text(WITHOUT, encoding="utf-8")
    files, pages = served(dist) if dist.is_dir() else ([], [])
    if not any(path.endswith("/index.html") for path, _ in files):
        sys.exit(f"{dist}: there is no built web app. `./dev build` makes it (npm ci and npm run build in web/); "
                 "for a program without it configure with -DSINERGI_NO_WEB=ON")
    if "--without-web" in sys.argv and (web / "public").is_dir():
        pages = [(f"{language}/{name}", file) for language in ("id", "en") for name, file in served(web / "public")[1]]
    blobs = Blobs(out.resolve())
    rows = rows_of(files, blobs)
    templates = [f"    {{{text(name)}, {blobs.add(file.resolve(), file.read_bytes())}, {file.stat().st_size}}},"
                 for name, file in pages]
    symbols = ", ".join(f"web_blob_{n}[]" for n in range(blobs.count))
    (out / "web_blobs.S").write_text(
        "/* Made by tools/web_embed.py. */\n    .section .rodata\n" + "\n".join(blobs.lines) +
        '\n    .section .note.GNU-stack,"",%progbits\n', encoding="utf-8")
    (out / "web_table.cpp").write_text(
        "// Made by tools/web_embed.py.\n#include \"plumbing/web/table.hpp\"\n\n"
        f"extern \"C\" {{\nextern unsigned char const {symbols};\n}}\n\nnamespace sinergi::web {{\n\n"
        "static EmbeddedFile const file_rows[] = {\n" + "\n".join(rows) + "\n};\n"
        "static EmbeddedPage const page_rows[] = {\n" + "\n".join([*templates, "    {nullptr, nullptr, 0},"]) +
        "\n};\n\n"
        "std::span<EmbeddedFile const> embedded_files() noexcept { return file_rows; }\n"
        f"std::span<EmbeddedPage const> embedded_pages() noexcept {{ return {{page_rows, {len(templates)}}}; }}\n\n"
        "}  // namespace sinergi::web\n", encoding="utf-8")


main()
