"""What a font program says of its glyphs."""

import struct

import pytest

from publisher.intake.pdf.font_program import letters_by_glyph, letters_named
from tests.hard_cases.seen_pages import FONT


def program(**tables: bytes) -> bytes:
    at = 12 + 16 * len(tables)
    head, body = b"true" + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    for name, data in tables.items():
        head += struct.pack(">4sIII", name.encode(), 0, at + len(body), len(data))
        body += data
    return head + body


def cmap(table: bytes, platform: int = 3, encoding: int = 1) -> bytes:
    return struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + table


TRIMMED = struct.pack(">HHHHH2H", 6, 14, 0, 0x41, 2, 5, 6)
GROUPS = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x61, 0x62, 7)
NAMES = b"\0\2\0\0" + bytes(28) + struct.pack(">H4H", 4, 0, 36, 258, 259) + b"\3two\6eacute"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (program(cmap=cmap(TRIMMED)), {5: {"A"}, 6: {"B"}}),
        (program(cmap=cmap(GROUPS, 3, 10)), {7: {"a"}, 8: {"b"}}),
        (program(cmap=cmap(TRIMMED, 1, 0)), {}),
        (program(post=NAMES), {1: {"A"}, 2: {"2"}, 3: {"é"}}),
        (program(glyf=b"x"), {}),
        (b"\x01\x00\x04\x04 a bare CFF program", {}),
    ],
    ids=["trimmed", "groups", "codes of a Macintosh", "names", "neither", "another format"],
)
def test_glyphs_have_the_letters_of_their_tables(
    data: bytes, expected: dict[int, set[str]]
) -> None:
    assert letters_by_glyph(data) == expected


def test_a_whole_font_is_read() -> None:
    letters = {letter for some in letters_by_glyph(FONT.read_bytes()).values() for letter in some}
    assert {"A", "z", "9", "ŵ", "’"} <= letters


@pytest.mark.parametrize("cut", [40, 100, 2000])
def test_a_damaged_program_is_told(cut: int) -> None:
    with pytest.raises(ValueError, match="cannot be followed"):
        letters_by_glyph(FONT.read_bytes()[:cut])


@pytest.mark.parametrize(
    ("name", "letter"),
    [("a", "a"), ("seven", "7"), ("uni00E9", "é"), ("u1F600", "\U0001f600"), ("eacute", "é"),
     ("a.sc", "a"), ("g37", ""), ("space", ""), (".notdef", "")],
)  # fmt: skip
def test_names_tell_letters(name: str, letter: str) -> None:
    assert letters_named(name) == frozenset(letter)
