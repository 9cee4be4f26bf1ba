"""Which characters the fonts of the PDF can show, read from the fonts themselves.

Source: the OpenType specification, table "cmap", formats 4 and 12.
"""

import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FACES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSans-BoldItalic.ttf",
)
"""The text fonts: a character counts only if all four have it."""
SYMBOLS = (
    "NotoSansMath-Subset.ttf",
    "NotoSansSymbols2-Subset.ttf",
    "NotoSansSymbols-Subset.ttf",
)

_NEED_NO_GLYPH = frozenset(map(ord, " \n\u00a0\u200c\u200d"))


@cache
def shown_characters() -> frozenset[int]:
    """Every code point that any run of a PDF can show."""
    folder = files("publisher.site") / "fonts"
    faces = [frozenset(_characters((folder / name).read_bytes())) for name in FACES]
    symbols = [frozenset(_characters((folder / name).read_bytes())) for name in SYMBOLS]
    return frozenset.intersection(*faces).union(*symbols) | _NEED_NO_GLYPH


def _characters(font: bytes) -> Iterator[int]:
    table = _table(font, b"cmap")
    for at in range(struct.unpack_from(">H", table, 2)[0]):
        offset = struct.unpack_from(">L", table, 4 + 8 * at + 4)[0]
        subtable = table[offset:]
        match struct.unpack_from(">H", subtable)[0]:
            case 4:
                yield from _format_4(subtable)
            case 12:
                yield from _format_12(subtable)
            case _:
                pass


def _table(font: bytes, tag: bytes) -> bytes:
    for at in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * at)
        if name == tag:
            return font[offset : offset + length]
    raise ValueError("the font has no such table")


def _format_4(table: bytes) -> Iterator[int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    shape = f">{count}H"
    ends = struct.unpack_from(shape, table, 14)
    starts = struct.unpack_from(shape, table, 16 + 2 * count)
    deltas = struct.unpack_from(shape, table, 16 + 4 * count)
    ranges_at = 16 + 6 * count
    ranges = struct.unpack_from(shape, table, ranges_at)
    for at, (start, end, delta, skip) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if skip:  # the glyph stands in an array, this far from the entry itself
                place = ranges_at + 2 * at + skip + 2 * (code - start)
                glyph = struct.unpack_from(">H", table, place)[0]
                if glyph == 0:
                    continue
            if (glyph + delta) % 0x10000:
                yield code


def _format_12(table: bytes) -> Iterator[int]:
    for at in range(struct.unpack_from(">L", table, 12)[0]):
        start, end, _ = struct.unpack_from(">LLL", table, 16 + 12 * at)
        yield from range(start, end + 1)
