"""Files broken at random, each known by a number: bytes, lines, and what lies inside archives."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

from tests.intake.pdf import hostile

Way = Callable[[bytes, random.Random], bytes]
_TOKENS = (
    b"", b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"1e999", b"NaN", b"\x00",
    b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x8f\xb4", "\u202e\u2066\u200b".encode(),
    b"<", b">", b"&", b'"', b"'", b"<![CDATA[", b"<!--", b"&#0;", b"&lol;", b"<script>",
    b"{{", b"{%", b"#read(\"/etc/passwd\")", b"[" * 300, b"> " * 300, b"- " * 300, b"(" * 300,
    b"*a", b"&a [*a, *a]", b"!!python/object:os.system", b"|", b"\t", b"\r", b"\n\n", b"a" * 3000,
    b"[^1]", b"](javascript:x)", b"../../../etc/passwd", b"http://[", b"=cmd|' /C calc'!A0",
)  # fmt: skip
_PIECES = re.compile(rb"<[^<>]{0,400}>|[A-Za-z]+|[0-9]+|[^A-Za-z0-9<>]")


def mutant(data: bytes, kind: str, number: int) -> bytes:
    """The file broken in one way, always the same one for a number."""
    chance = random.Random(number)
    if kind == "PDF" and chance.random() < 0.7:
        return hostile.broken(data, number)
    if data.startswith(b"PK") and chance.random() < 0.9:
        return _inside(data, chance)
    return chance.choice(BYTES if kind in ("PDF", "Word", "Excel") else TEXT)(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 5, 50))):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _holed(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(500) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randrange(1000)]
    return data[:start] + piece * chance.choice((2, 20, 200)) + data[start:]


def _inserted(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 10))):
        start = chance.randrange(len(data) + 1)
        data = data[:start] + chance.choice(_TOKENS) + data[start:]
    return data


def _exchanged(data: bytes, chance: random.Random) -> bytes:
    """Words, numbers, signs and whole tags put in each other's place, or made odd ones."""
    pieces = _PIECES.findall(data)
    for _ in range(chance.choice((1, 3, 10, 50)) if pieces else 0):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice((chance.choice(pieces), chance.choice(_TOKENS)))
    return b"".join(pieces)


def _reordered(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 3, 10))):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[first], lines[second] = b" " * chance.randrange(9) + lines[second], lines[first]
    return b"\n".join(lines)


BYTES: tuple[Way, ...] = (_flipped, _cut, _holed, _doubled, _inserted)
TEXT: tuple[Way, ...] = (*BYTES, _exchanged, _exchanged, _inserted, _reordered)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """One or two parts of an archive broken, lost or taken for another; the archive is whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    weights = [3 if name.endswith((".xml", ".rtf", ".html", ".htm")) else 1 for name in parts]
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choices(list(parts), weights)[0]
        match chance.randrange(12):
            case 0:
                parts[name] = b""
            case 1:
                parts[name] = parts[chance.choice(list(parts))]
            case _:
                parts[name] = chance.choice(TEXT)(parts[name], chance)
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()
