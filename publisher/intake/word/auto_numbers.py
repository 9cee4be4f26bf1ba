"""Numbers that Word draws for a field and that no file holds: AUTONUM and its kin.

Worked out is only what the rules leave in no doubt; what is left has no number here and stops
the document. In doubt are, among others: two of these fields in one paragraph, different
kinds in one document, those in text boxes or notes, and lists that go on from elsewhere.
Source: ECMA-376 part 1, 17.16.5.4 to 17.16.5.7 and 17.16.5.33 (LISTNUM).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from publisher.intake.word.numerals import written
from publisher.intake.word.package import W
from publisher.intake.word.styles import Styles

Element = etree._Element

LISTNUM = "LISTNUM"
KINDS = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", LISTNUM})
_BODY = 9
"""The level of a paragraph that is no heading; those of headings are 0 to 8."""
_FORMS = {
    "": "decimal",
    "Arabic": "decimal",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
}
_OUTLINE = (
    ("upperRoman", "{}."),
    ("upperLetter", "{}."),
    ("decimal", "{}."),
    ("lowerLetter", "{})"),
    ("decimal", "({})"),
    ("lowerLetter", "({})"),
    ("lowerRoman", "({})"),
)
_NUMBER_DEFAULT = tuple(
    (form, around)
    for around in ("{})", "({})", "{}.")
    for form in ("decimal", "lowerLetter", "lowerRoman")
)
_FORMAT = re.compile(r"\\\*\s*(\w+)")
_SEPARATOR = re.compile(r'\\s\s*(?:"(.)[^"]*"|(\S))')
_WHOLE = re.compile(r"\\([ls])\s+(\d{1,4})")


@dataclass(frozen=True, slots=True)
class NumberField:
    """A field that shows a number: its code, and where the number goes."""

    code: str
    shown: Element

    @property
    def kind(self) -> str:
        """The field's name."""
        return self.code.split()[0].upper()


def draw_numbers(
    fields: Iterable[NumberField], root: Element, styles: Styles, *, certain: bool = True
) -> list[Element]:
    """Write the number of each field in its place; gives the places with no certain number."""
    order = {element: at for at, element in enumerate(root.iter(f"{W}t"))}
    there = sorted(fields, key=lambda one: order[one.shown])
    certain &= len({one.kind for one in there}) == 1 and root.tag == f"{W}document"
    counts, lists = _Counts(), _Lists()
    unknown = []
    last: Element | None = None
    for one in there:
        paragraph = next(one.shown.iterancestors(f"{W}p"), None)
        number = None
        if certain and paragraph is not None and not _is_boxed(paragraph):
            again = paragraph is last
            if one.kind == LISTNUM:
                numbered = styles.of_paragraph(paragraph).get(f"{W}numPr") is not None
                number = None if numbered else lists.next(one.code, again)
            elif not again:
                number = counts.next(one, _level(styles.names(paragraph)))
        last = paragraph
        if number is None:
            certain = False  # whatever counts on from it is in doubt too
            unknown.append(one.shown)
        one.shown.text = number or ""
    return unknown


def _is_boxed(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None


def _level(names: Sequence[str]) -> int:
    named = (re.fullmatch(r"heading ([1-9])", name) for name in names)
    return next((int(match[1]) - 1 for match in named if match), _BODY)


@dataclass
class _Counts:
    """How far the paragraphs have been counted, level by level."""

    at: list[int] = field(default_factory=lambda: [0] * (_BODY + 1))

    def next(self, one: NumberField, level: int) -> str | None:
        """The number of the next paragraph of that level."""
        self.at[level] += 1
        self.at[level + 1 :] = [0] * (_BODY - level)
        number = written(self.at[level], _FORMS.get(_format_of(one.code), ""))
        above = [*_until_nothing(self.at[:_BODY])]
        match one.kind:
            case "AUTONUM":
                return None if number is None else number + _separator(one.code)
            case "AUTONUMLGL":
                if number is None or (level < _BODY and len(above) != level + 1):
                    return None
                path = above if level < _BODY else [*above, self.at[level]]
                sign = _separator(one.code)
                return sign.join(map(str, path)) + ("" if r"\e" in one.code else sign)
            case _:
                if level >= len(_OUTLINE):
                    return None
                form, around = _OUTLINE[level]
                return around.format(written(self.at[level], form))


def _until_nothing(counts: Iterable[int]) -> Iterator[int]:
    for count in counts:
        if not count:
            return
        yield count


def _format_of(code: str) -> str:
    found = _FORMAT.search(code)
    return found[1] if found else ""


def _separator(code: str) -> str:
    found = _SEPARATOR.search(code)
    return (found[1] or found[2]) if found else "."


@dataclass
class _Lists:
    """How far LISTNUM fields have counted in the list that is there by default."""

    at: list[int] = field(default_factory=lambda: [0] * len(_NUMBER_DEFAULT))
    level: int = 0

    def next(self, code: str, again: bool) -> str | None:
        """The number of the next field; `again` if it is not the first in its paragraph."""
        words = code.split()
        named = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
        switches = {name: int(number) for name, number in _WHOLE.findall(code)}
        if named.strip('"') not in ("", "NumberDefault") or not (named or again):
            return None
        if "l" in switches:
            self.level = switches["l"]
        elif not again:
            return None
        if not 1 <= self.level <= len(self.at):
            return None
        at = self.level - 1
        self.at[at] = switches.get("s", self.at[at] + 1)
        self.at[self.level :] = [0] * (len(self.at) - self.level)
        form, around = _NUMBER_DEFAULT[at]
        return around.format(written(self.at[at], form))
