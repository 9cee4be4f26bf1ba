"""What Excel shows for a value: dates and numbers in words that a report would use.

A format has up to four sections: for numbers above nought, below it, nought itself, and
words. Besides places for digits it may hold words of its own (`0" days"`), which show too.
Source of the rules: ECMA-376 part 1, 18.8.31 (number formats).
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import dropwhile

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not from `strftime`, whose words depend on the machine."""

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<gap>_.)|(?P<fill>\*.)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<switch>[^\]]*)\]"
    r"|(?P<whole>General|@)|(?P<place>[0#?])|(?P<code>[.,%/A-Za-z])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_ALWAYS = ("quoted", "escaped", "currency", "other")
_CONDITION = re.compile(r"\[\s*[<>=][^\]]*\]")

_Piece = tuple[str, str]
"""A piece of a section: "text" that shows as it is, "whole", "place" or "code"; and itself."""
_Section = list[_Piece]
_AS_IT_IS: _Section = [("whole", "@")]


def words_for(value: object, number_format: str) -> str:
    """The value as a reader sees it; a date shows only the parts that its format shows.

    "14 November 2022" for a date, "November 2022" if Excel shows no day: to name a day that
    nobody wrote would be wrong.
    """
    section = _section_for(value, _sections(number_format))
    match value:
        case bool():
            return str(value).upper()
        case datetime() | date():
            before, after = (_words(part) for part in _around(section))
            codes = "".join(text for kind, text in section if kind == "code").lower()
            return f"{before}{_date(value, codes)}{after}"
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case int() | float():
            signed = value < 0 and len(_sections(number_format)) < 2
            return f"{'-' if signed else ''}{_number(abs(value), section)}"
        case _:
            return "".join(str(value) if kind == "whole" else text for kind, text in section)


def shows_nothing(value: object, number_format: str) -> bool:
    """Whether the format hides the value; people use `;;;` to hide notes to themselves."""
    sections = _sections(number_format)
    section = _section_for(value, sections)
    return len(sections) > 1 and not any(kind != "text" or text.strip() for kind, text in section)


def has_conditions(number_format: str) -> bool:
    """Whether the format chooses its section by a condition of its own (`[=1]"Yes"`)."""
    return _CONDITION.search(number_format) is not None


def _sections(number_format: str) -> list[_Section]:
    sections: list[_Section] = [[]]
    for match in _PIECE.finditer(number_format):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            sections.append([])
        elif kind in _ALWAYS or kind == "gap":
            sections[-1].append(("text", " " if kind == "gap" else text))
        elif kind in ("whole", "place", "code"):
            sections[-1].append((kind, text))
    return sections


def _section_for(value: object, sections: Sequence[_Section]) -> _Section:
    has_words = len(sections) > 3 or any(piece == ("whole", "@") for piece in sections[-1])
    if isinstance(value, str | bool):
        return sections[:4][-1] if has_words else _AS_IT_IS
    numbers = sections[: min(3, len(sections) - has_words)] or [_AS_IT_IS]
    if isinstance(value, int | float):
        at = 1 if value < 0 else 2 if value == 0 else 0
        return numbers[at] if at < len(numbers) else numbers[0]
    return numbers[0]


def _around(section: _Section) -> tuple[str, str]:
    """The words before the first piece that stands for the value, and those after the last."""

    def first(pieces: Sequence[_Piece]) -> list[str]:
        rest = list(dropwhile(lambda piece: piece[0] == "text", pieces))
        return [text for _, text in pieces[: len(pieces) - len(rest)]]

    return "".join(first(section)), "".join(reversed(first(section[::-1])))


def _words(beside: str) -> str:
    """Words beside a date; marks alone belong to a way of writing dates that is not ours."""
    return beside if re.search(r"\w\w", beside) else ""


def _date(value: datetime | date, codes: str) -> str:
    clock = isinstance(value, datetime) and ("h" in codes or "s" in codes)
    at = f"{value:%H:%M}" if clock else ""
    if "d" not in codes and "y" not in codes and at:
        return at
    day = f"{value.day} " if "d" in codes or "y" not in codes else ""
    year = f" {value.year}" if "y" in codes or "d" not in codes else ""
    written = f"{day}{MONTHS[value.month - 1]}{year}"
    return f"{written}, {at}" if at and at != "00:00" else written


def _number(value: float, section: _Section) -> str:
    codes = "".join("0" if kind == "place" else text for kind, text in section if kind != "text")
    if "%" in codes:
        value *= 100
    if "/" in codes or "E" in codes.upper():  # fractions and powers of ten
        before, after = _around(section)
        return f"{before}{value:.10g}{after}"
    thousands = re.search(r"0(,+)(?!.*0)", codes)
    value /= 1000 ** len(thousands[1] if thousands else "")
    return _placed(value, section, commas="0,0" in codes)


def _placed(value: float, section: _Section, *, commas: bool) -> str:
    """The digits in their places, with whatever stands between them."""
    point = next((n for n, piece in enumerate(section) if piece == ("code", ".")), len(section))
    marks = [text for kind, text in section[point:] if kind == "place"]
    digits, _, decimals = f"{value:.{len(marks)}f}".partition(".")
    while decimals and decimals[-1] == "0" and marks[len(decimals) - 1] != "0":
        decimals = decimals[:-1]
    places = sum(kind == "place" for kind, _ in section[:point])
    least = sum(piece == ("place", "0") for piece in section[:point])
    left = list(f"{int(digits):,}" if commas else digits.rjust(least, "0"))
    shown = ""
    for kind, text in reversed(section[:point]):
        if kind == "place":
            places -= 1
            shown = ("".join(left) if not places else left.pop() if left else "") + shown
        elif kind == "whole":
            shown = f"{value:.10g}{shown}"
        elif kind == "text" or text == "%":
            shown = text + shown
    right = iter(decimals)
    for kind, text in section[point:]:
        if kind == "place":
            shown += next(right, "")
        elif kind == "text" or text == "%" or (text == "." and decimals):
            shown += text
    return shown
