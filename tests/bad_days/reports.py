"""Made-up reports and who takes them in. No real person: the NIK have a serial of 9xxx, the phones 0812900xxxxx."""
import itertools
import random
import string

_count = itertools.count(1)


def rare_word():
    """A word no other report holds."""
    return "gang" + "".join(random.choices(string.ascii_lowercase, k=12)) + str(next(_count))


def report(region, /, word=None, **more):
    """A report at the counter."""
    return {
        "kind": "layanan",
        "region": region,
        "channel": "walk_in",
        "privacy": "open",
        "text": f"Bantuan sembako belum diterima tiga bulan, rumah di {word or rare_word()}, mohon dibantu.",
        "reporter": {"name": "Warga Uji", "phone": f"0812900{next(_count):05}"},
        **more,
    }


def public_report(region, word=None, **more):
    """A report from a citizen's phone."""
    return {
        "kind": "layanan",
        "region": region,
        "privacy": "open",
        "text": f"Kartu KKS hilang dan bank meminta surat, rumah di {word or rare_word()}, mohon petunjuk.",
        **more,
    }


def nik(region="320801", serial=9001):
    """The number of nobody: born 10-01-1990."""
    return f"{region}100190{serial:04}"


def villages(caller, within, count=3):
    """Codes of some villages within an area."""
    found = caller.get("/regions", within=within, level="village", limit=count).json["items"]
    return [village["code"] for village in found]


def take_in(caller, region, key=None, **more):
    """A report that must be taken in; its answer."""
    answer = caller.post("/grievances", report(region, **more), key)
    assert answer.status == 201, f"a report was not taken in: {answer}"
    return answer.json


def picture(width=8, height=8):
    """A small true PNG."""
    import struct
    import zlib

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
