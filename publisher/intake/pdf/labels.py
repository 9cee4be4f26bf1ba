"""What stands before the words of a list's item: a bullet, a number or a letter."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from publisher.intake.pdf.words import Line
from publisher.intake.runs import tidy
from publisher.model import Enclosure, Marker, Numerals, Paragraph, Run, runs_text

ANSWERS = frozenset("✓✔✗✘☐☑☒□❏❐❑❒")
"""Ticks, crosses and boxes, which say something wherever they stand."""

_SHAPES = frozenset("■□●○◆◇◉◎❍")
"""Bullets, unless several of them stand side by side: then one may be the answer chosen."""

DASHES = frozenset("·*-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}o")
"""What is a bullet or a word; "o" is one in Welsh."""

CERTAIN_BULLETS = frozenset("•◦▪‣➢➤►▶❖⁃∙") | _SHAPES | ANSWERS
"""Those that also stand before a word without a space."""

BULLETS = CERTAIN_BULLETS | DASHES

PRIVATE_USE = range(0xE000, 0xF900)
"""Where Word's fonts of symbols keep their bullets."""

_ALIKE = 4.0
"""Points by which the places differ at which the signs of one list stand."""

_NUMBERED = re.compile(r"\(?(\d{1,3})[.):]?")
_LETTERED = re.compile(r"\(([A-Za-z])\)|([A-Za-z])[.)]")
_ROMAN = re.compile(r"\(?(x{0,2}(?:ix|iv|v?i{0,3}))[.)]", re.IGNORECASE)
_PARTS = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,5}[a-z]?)[.):]?")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """A label read: `values` are what its number may be (a letter i is 9 or, Roman, 1).

    Without values it is a bullet. `paragraph` is the number of a numbered paragraph ("5.2.236").
    `text` is the label as printed ("(b)").
    """

    values: tuple[int, ...] = ()
    paragraph: str | None = None
    text: str = ""

    def value_after(self, last: int | None) -> int:
        """Its number, given that of the item before it."""
        if last is not None and last + 1 in self.values:
            return last + 1
        return min(self.values)

    def marker(self, value: int) -> Marker:
        """How it is written, if its number is this one."""
        letters = self.text.strip("().:")
        if letters.isalpha():
            lettered = len(letters) == 1 and ord(letters.lower()) - ord("a") + 1 == value
            numerals = Numerals.LOWER_LETTER if lettered else Numerals.LOWER_ROMAN
            if letters.isupper():
                numerals = Numerals.UPPER_LETTER if lettered else Numerals.UPPER_ROMAN
        else:
            numerals = Numerals.DECIMAL
        if not self.text.endswith(")"):
            return Marker(numerals, Enclosure.STOP)
        both = self.text.startswith("(")
        return Marker(numerals, Enclosure.BRACKETS if both else Enclosure.BRACKET)


def label(text: str) -> Label | None:
    """What the text is as a label; None if it is none."""
    text = "".join(text.split())
    if not text or (len(text) == 1 and (text in BULLETS or ord(text) in PRIVATE_USE)):
        return Label()
    parts = _PARTS.fullmatch(text)
    if parts:
        return Label(paragraph=parts[1])
    if not text.isascii():
        return None
    number = _NUMBERED.fullmatch(text)
    if number:
        return Label((int(number[1]),), text=text)
    return _letter_label(text)


def _letter_label(text: str) -> Label | None:
    values = []
    letter = _LETTERED.fullmatch(text)
    if letter:
        values.append(ord((letter[1] or letter[2]).lower()) - ord("a") + 1)
    roman = _ROMAN.fullmatch(text)
    if roman and roman[1]:
        values.append(_roman(roman[1].lower()))
    return Label(tuple(values), text=text) if values else None


def telling_signs(lines: Iterable[Line]) -> frozenset[str]:
    """The signs that say something in a document of these lines, and are more than bullets.

    Shapes do if a page has two kinds of them on one line, or before lines that begin at one
    place: "● Yes ○ No". The shapes of a list within a list stand further in.
    """
    beside: dict[tuple[int, int], set[str]] = {}
    groups = []
    for line in lines:
        groups.append({glyph.text for glyph in line.glyphs} & _SHAPES)
        first, column = line.glyphs[0], int(line.box.left // _ALIKE)
        if first.text in _SHAPES:
            for near in (column, column + 1):
                beside.setdefault((line.page, near), set()).add(first.text)
    mixed = [group for group in (*groups, *beside.values()) if len(group) > 1]
    return ANSWERS.union(*mixed)


def take_label(
    paragraph: Paragraph[str], telling: Collection[str]
) -> tuple[Label | None, Paragraph[str], str]:
    """The label that the paragraph begins with, the paragraph without it, and its text.

    A number counts only with a full stop, colon or bracket. A `telling` sign stays.
    """
    if paragraph.number is not None:
        return Label(paragraph=paragraph.number), paragraph, ""
    text = runs_text(paragraph.runs)
    word = text.split(None, 1)[0] if text else ""
    found = label(word) if len(word) == 1 or word[-1:] in ".):" else None
    if found is None and word[:1] in CERTAIN_BULLETS:
        word, found = word[0], Label()
    if not word or found is None or word.isdecimal() or len(word) == len(text):
        return None, paragraph, ""
    if word in telling:
        return found, paragraph, ""
    runs = tidy(without_start(paragraph.runs, len(word)))
    return found, replace(paragraph, runs=runs), word


def without_start(runs: Iterable[Run[str]], length: int) -> Iterator[Run[str]]:
    """The runs without so many characters at their start."""
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.note is not None or run.text[cut:]:
            yield replace(run, text=run.text[cut:])


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
