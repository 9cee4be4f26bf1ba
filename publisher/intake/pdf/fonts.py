"""Which fonts of a PDF say nothing of their letters, or another thing than they themselves know.

A font's table of meanings (ToUnicode) is what is read; what is shown are its glyphs. Where the
font's encoding, the names of its glyphs or the table of characters in its own program say
another letter, one of them lies, and only a look at the page can tell which.

Accepted: a font that holds nothing but its table of meanings, as those that Word, Chromium and
LibreOffice embed, has nothing that could contradict it; `outlines` compares its drawings, and
`rare_words` looks at its words where it has few.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from publisher.intake.pdf.font_program import letters_by_glyph, letters_named
from publisher.intake.pdf.letters import bare

DEEPEST = 30
"""Levels of forms and patterns that are followed."""

MOST_CODES = 70_000
"""Of one table of meanings; a font has 65,536 glyphs at most."""

Meanings = Mapping[int, frozenset[str]]
"""The letters that a code may stand for."""

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_ROW = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_ONE = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def judged_fonts(pdf: pikepdf.Pdf) -> tuple[dict[int, frozenset[str]], frozenset[str]]:
    """The names, as the file gives them, of fonts that contradict themselves, by page from 1.

    And of those that nothing proves, on any page: they hold a table of meanings alone.
    """
    known: dict[tuple[int, int], _Judged] = {}
    found = {}
    unproven: set[str] = set()
    for number, page in enumerate(pdf.pages, 1):
        judged = [_judged(f, known) for f in _fonts(page.get("/Resources"), DEEPEST, set())]
        names = frozenset(name for one in judged if one.contradicted for name in one.names)
        unproven |= {name for one in judged if one.unproven for name in one.names}
        if names:
            found[number] = names
    return found, frozenset(unproven)


def _fonts(resources: object, depth: int, met: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """The fonts of a page, those of its forms and patterns too."""
    if not isinstance(resources, pikepdf.Dictionary) or depth == 0:
        return
    yield from _values(resources, "/Font")
    for key in ("/XObject", "/Pattern"):
        for inner in _values(resources, key):
            if inner.is_indirect and inner.objgen in met:
                continue
            met.add(inner.objgen)
            yield from _fonts(inner.get("/Resources"), depth - 1, met)


def _values(resources: pikepdf.Dictionary, key: str) -> Iterator[pikepdf.Object]:
    held = resources.get(key)
    if isinstance(held, pikepdf.Dictionary):
        for value in held.as_dict().values():
            if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
                yield value


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is to be thought of a font, and the names that it goes by."""

    names: frozenset[str]
    contradicted: bool
    unproven: bool = False


def _judged(font: pikepdf.Object, known: dict[tuple[int, int], _Judged]) -> _Judged:
    if font.is_indirect and font.objgen in known:
        return known[font.objgen]
    names = frozenset(_names(font))
    try:
        told = told_meanings(font)
        own = _own_meanings(font) if told else {}
        wrong = _disagree(told, own) if told else _is_mute(font)
        judged = _Judged(names, wrong, bool(told) and not any(own.values()))
    except (ValueError, TypeError, KeyError, IndexError, pikepdf.PdfError):
        judged = _Judged(names, contradicted=True)  # what cannot be followed is looked at
    if font.is_indirect:
        known[font.objgen] = judged
    return judged


def _names(font: pikepdf.Object) -> Iterator[str]:
    for one in (font, *_descendants(font)):
        name = str(one.get("/BaseFont", "")).removeprefix("/").lower()
        yield from (name, name.partition("+")[2] or name)  # pdfium gives some without their tag


def _disagree(told: Mapping[int, str], own: Meanings) -> bool:
    for code, text in told.items():
        means = bare(text)
        letters = {bare(letter) for letter in own.get(code, ())} - {""}
        if means and letters and means not in letters:
            return True
    return False


def _is_mute(font: pikepdf.Object) -> bool:
    """Whether a font without a table of meanings has codes that are mere numbers.

    What is read then is nonsense that may look like letters.
    """
    if font.get("/Subtype") == "/Type0":
        return str(font.get("/Encoding")).startswith("/Identity")
    descriptor = font.get("/FontDescriptor")
    embedded = isinstance(descriptor, pikepdf.Dictionary) and "/FontFile2" in descriptor
    return embedded and "/Encoding" not in font


def told_meanings(font: pikepdf.Object) -> dict[int, str]:
    """What the font's table of meanings says of its codes.

    Raises: ValueError if it cannot be followed.
    """
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return {}
    told: dict[int, str] = {}
    for kind, block in _BLOCK.findall(table.read_bytes()):
        rows = _chars(block) if kind == b"char" else _ranges(block)
        for code, text in rows:
            told[code] = text
            if len(told) > MOST_CODES:
                raise ValueError
    return told


def _chars(block: bytes) -> Iterator[tuple[int, str]]:
    for code, text in _PAIR.findall(block):
        yield _code(code), _text(text)


def _ranges(block: bytes) -> Iterator[tuple[int, str]]:
    for first, last, start, listed in _ROW.findall(block):
        low, high = _code(first), _code(last)
        if high - low > MOST_CODES:
            raise ValueError
        if listed:
            yield from zip(range(low, high + 1), map(_text, _ONE.findall(listed)), strict=False)
            continue
        text = _text(start)
        for code in range(low, high + 1) if text else ():
            yield code, text[:-1] + chr(ord(text[-1]) + code - low)


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def _text(digits: bytes) -> str:
    pure = b"".join(digits.split()).decode()
    return bytes.fromhex(pure.zfill((len(pure) + 3) // 4 * 4)).decode("utf-16-be", "replace")


def _own_meanings(font: pikepdf.Object) -> Meanings:
    """What the font says of its codes by other means than its table of meanings."""
    if font.get("/Subtype") == "/Type0":
        return _of_glyph_numbers(font)
    return _of_encoding(font)


def _of_encoding(font: pikepdf.Object) -> Meanings:
    encoding = font.get("/Encoding")
    base, changes = encoding, None
    if isinstance(encoding, pikepdf.Dictionary):
        base, changes = encoding.get("/BaseEncoding"), encoding.get("/Differences")
    codec = _CODECS.get(str(base)) if isinstance(base, pikepdf.Name) else None
    own = {
        code: frozenset(bytes([code]).decode(codec, "ignore"))
        for code in range(256 if codec else 0)
        if codec
    }
    code = 0
    for item in changes.as_list() if isinstance(changes, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            own[code] = letters_named(str(item).removeprefix("/"))
            code += 1
        else:
            code = int(item)
    return own


def _of_glyph_numbers(font: pikepdf.Object) -> Meanings:
    """The codes of a composite font, where they are numbers of glyphs, by its own program."""
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    if str(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
        return found
    for inner in _descendants(font):
        descriptor = inner.get("/FontDescriptor")
        if inner.get("/Subtype") != "/CIDFontType2" or not isinstance(
            descriptor, pikepdf.Dictionary
        ):
            continue
        program = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
        if not isinstance(program, pikepdf.Stream):
            continue
        letters = letters_by_glyph(program.read_bytes())
        for code, glyph in _glyph_of_code(inner, letters):
            found[code] = letters[glyph]
    return found


def _glyph_of_code(inner: pikepdf.Object, glyphs: Iterable[int]) -> Iterator[tuple[int, int]]:
    table = inner.get("/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        yield from ((glyph, glyph) for glyph in glyphs)
        return
    known = frozenset(glyphs)
    pairs = table.read_bytes()
    for code in range(len(pairs) // 2):
        glyph = int.from_bytes(pairs[2 * code : 2 * code + 2])
        if glyph in known:
            yield code, glyph


def _descendants(font: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    held = font.get("/DescendantFonts")
    for inner in held.as_list() if isinstance(held, pikepdf.Array) else ():
        if isinstance(inner, pikepdf.Dictionary):
            yield inner
