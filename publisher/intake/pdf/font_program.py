"""What a font program itself knows of its glyphs: the characters and the names that it gives them.

Reads the tables `cmap` and `post` of TrueType and OpenType programs. Source: the OpenType
specification 1.9, chapters cmap and post.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html.entities import name2codepoint

MOST_SEGMENTS = 20_000
UNICODE = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (3, 1), (3, 10))
"""Platforms and encodings of a `cmap` whose codes are Unicode."""

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BY_CODE = re.compile(r"(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))")
_MACINTOSH = range(3, 98)
"""The places, in the Macintosh order of glyphs, of the characters from the space to the tilde."""


def letters_named(name: str) -> frozenset[str]:
    """The letter that a glyph's name says it shows (`eacute`, `two`, `uni0041`), if we know it."""
    base = name.partition(".")[0]
    code = _BY_CODE.fullmatch(base)
    if code:
        return frozenset(chr(int(code[1] or code[2], 16)))
    if base in _DIGITS:
        return frozenset(str(_DIGITS.index(base)))
    if len(base) == 1 and base.isascii() and base.isalpha():
        return frozenset(base)
    known = name2codepoint.get(base)
    return frozenset(chr(known)) if known and chr(known).isalpha() else frozenset()


def letters_by_glyph(program: bytes) -> Mapping[int, frozenset[str]]:
    """The characters that each glyph, by number, stands for; nothing for other programs.

    Raises: ValueError if the program is damaged.
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    try:
        tables = _tables(program)
        for code, glyph in _characters(tables.get(b"cmap", b"")):
            found[glyph].add(chr(code))
        for glyph, letters in _names(tables.get(b"post", b"")):
            if glyph not in found:
                found[glyph] |= letters
    except (struct.error, OverflowError, UnicodeDecodeError):
        raise ValueError("a font program that cannot be followed") from None
    found.pop(0, None)  # stands for whatever the font lacks
    return {glyph: frozenset(letters) for glyph, letters in found.items()}


def _tables(program: bytes) -> dict[bytes, bytes]:
    if program[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return {}
    tables = {}
    for at in range(int.from_bytes(program[4:6])):
        name, _, start, length = struct.unpack_from(">4sIII", program, 12 + 16 * at)
        if start + length > len(program):
            raise struct.error
        tables[name] = program[start : start + length]
    return tables


def _characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Each character and its glyph."""
    for at in range(int.from_bytes(cmap[2:4])):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * at)
        if (platform, encoding) in UNICODE:
            table = cmap[start:]
            match int.from_bytes(table[:2]):
                case 4:
                    yield from _segments(table)
                case 6:
                    first, count = struct.unpack_from(">HH", table, 6)
                    glyphs = struct.unpack_from(f">{count}H", table, 10)
                    yield from zip(range(first, first + count), glyphs, strict=True)
                case 12:
                    yield from _groups(table)
                case _:
                    pass  # tables of old systems


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = int.from_bytes(table[6:8]) // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    shifts = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 6 * count)
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[at]:
                place = 16 + 6 * count + 2 * at + offsets[at] + 2 * (code - start)
                glyph = int.from_bytes(table[place : place + 2])
            if glyph:
                yield code, (glyph + shifts[at]) % 0x10000


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    count = min(int.from_bytes(table[12:16]), MOST_SEGMENTS)
    for at in range(count):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * at)
        for code in range(start, min(end, start + 0xFFFF, 0x10FFFF) + 1):
            yield code, glyph + code - start


def _names(post: bytes) -> Iterator[tuple[int, frozenset[str]]]:
    """Each glyph and the letter of its name, where the program keeps names (format 2)."""
    if post[:4] != b"\x00\x02\x00\x00":
        return
    count = int.from_bytes(post[32:34])
    places = struct.unpack_from(f">{count}H", post, 34)
    names, at = [], 34 + 2 * count
    while at < len(post):
        end = at + 1 + post[at]
        names.append(post[at + 1 : end].decode("latin-1"))
        at = end
    for glyph, place in enumerate(places):
        if place in _MACINTOSH:
            sign = chr(place - _MACINTOSH.start + 32)
            yield glyph, frozenset(sign if sign.isalnum() else "")
        elif 258 <= place < 258 + len(names):
            yield glyph, letters_named(names[place - 258])
