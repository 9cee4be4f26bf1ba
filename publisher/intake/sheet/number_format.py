"""What Excel shows for a value: dates and numbers in words that a report would use.

A format has up to four sections: for numbers above nought, below it, nought itself, and
words; a section may choose its numbers by a condition of its own (`[<1]`). Besides places
for digits it may hold words of its own (`0" days"`), which show too.
Source of the rules: ECMA-376 part 1, 18.8.31 (number formats).
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import dropwhile

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Neither is from `strftime`, whose words depend on the machine."""
UNSHOWN = "########"
"""What Excel shows where no section fits a number, or a number is no day."""

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<gap>_.)|(?P<fill>\*.)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<switch>[^\]]*)\]"
    r"|(?P<whole>General|@)|(?P<place>[0#?])|(?P<code>[.,%/A-Za-z])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_ALWAYS = ("quoted", "escaped", "currency", "other")
_CONDITION = re.compile(
    r"\s*(<>|<=|>=|<|>|=)\s*([-+]?\d+(?:\.\d*)?(?:E[-+]?\d+)?)\s*", re.IGNORECASE
)
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq,
    ">": operator.gt, ">=": operator.ge, "<>": operator.ne,
}  # fmt: skip
_BELOW = (("<", 0), ("<=", 0))
_COLOURS = ("black", "white", "red", "green", "blue", "yellow", "magenta", "cyan")
_HEX = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_PAINT = re.compile(r"colou?r\s*(\d+)")
_DAY = timedelta(days=1)
_EXACT = Context(prec=400)
_DIGITS = 10
"""So many digits Excel shows of a number with a point, where no format says how many."""
_SHORTEST, _LONGEST = 1e-4, 1e20
"""Between them a number is in full; no number of a telephone, card or case is longer."""
_NOT_DAYS = re.compile(r"am/pm|a/p|(h+[^a-z]*)mm?(?!m)|(?<!m)mm?(?=[^a-z]*s)")
"""Codes of the time that have letters of the day's: minutes, and the halves of a day."""
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)

_Piece = tuple[str, str]
"""A piece of a section: "text" that shows as it is, "whole", "place" or "code"; and itself."""
_Condition = tuple[str, float]


@dataclass(slots=True)
class _Section:
    """The pieces of a section, which numbers it is for if it says so, and its own colour."""

    pieces: list[_Piece] = field(default_factory=list)
    condition: _Condition | None = None
    colour: str | None = None

    @property
    def codes(self) -> str:
        """The codes in small letters, with a space where anything else is."""
        return "".join(text if kind == "code" else " " for kind, text in self.pieces).lower()

    @property
    def elapsed(self) -> bool:
        return "[" in self.codes


_AS_IT_IS = _Section([("whole", "@")])
_Moment = datetime | date | time | timedelta


def words_for(value: object, number_format: str, epoch: datetime = WINDOWS_EPOCH) -> str:
    """The value as a reader sees it; a date shows only the parts that its format shows.

    "14 November 2022" for a date, "November 2022" if Excel shows no day: it may be the day of
    the death, which nobody has told. A number in a section for dates is the day of that number,
    counted from the epoch.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if not isinstance(value, int | float | _Moment):
        section = _for_words(_sections(number_format))
        return "".join(str(value) if kind == "whole" else text for kind, text in section.pieces)
    number = _number_of(value, epoch)
    chosen, signed = _for_number(number, _sections(number_format))
    if chosen is None:
        return UNSHOWN
    moment = _moment(value, number, chosen, epoch)
    if isinstance(moment, str):
        return moment
    if moment is not None:
        return _told(moment, chosen)
    signed = signed and any(kind != "text" for kind, _ in chosen.pieces)
    return f"{'-' if signed else ''}{_number(abs(number), chosen.pieces)}"


def shows_nothing(value: object, number_format: str) -> bool:
    """Whether the format hides the value; people use `;;;` to hide notes to themselves."""
    sections = _sections(number_format)
    section = _section_for(value, sections)
    if section is None or len(sections) < 2:
        return False
    return not any(kind != "text" or text.strip() for kind, text in section.pieces)


def is_for_days(number_format: str) -> bool:
    """Whether the format shows numbers as days or times."""
    return any(code in section.codes for section in _sections(number_format) for code in "dmyhs")


def colour_for(value: object, number_format: str) -> str | None:
    """The colour that the format gives the value, in six hex digits; None if it gives none."""
    section = _section_for(value, _sections(number_format))
    return None if section is None else section.colour


def _sections(number_format: str) -> list[_Section]:
    sections = [_Section()]
    for match in _PIECE.finditer(number_format):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            sections.append(_Section())
        elif kind in _ALWAYS or kind == "gap":
            sections[-1].pieces.append(("text", " " if kind == "gap" else text))
        elif kind in ("whole", "place", "code"):
            sections[-1].pieces.append((kind, text))
        elif kind == "switch":
            _switch(sections[-1], text)
    return sections


def _switch(section: _Section, text: str) -> None:
    """What stands in square brackets: a condition, hours that go on past a day, a colour."""
    condition, word = _CONDITION.fullmatch(text), text.strip().lower()
    paint = _PAINT.fullmatch(word)
    if condition:
        section.condition = (condition[1], float(condition[2]))
    elif _ELAPSED.fullmatch(word):
        section.pieces.append(("code", f"[{word}]"))
    elif word in _COLOURS:
        section.colour = _HEX[_COLOURS.index(word)]
    elif paint and 0 < int(paint[1]) < 57:
        section.colour = str(COLOR_INDEX[int(paint[1]) + 7])[-6:]


def _section_for(value: object, sections: Sequence[_Section]) -> _Section | None:
    if isinstance(value, int | float | _Moment) and not isinstance(value, bool):
        return _for_number(_number_of(value, WINDOWS_EPOCH), sections)[0]
    return _for_words(sections)


def _has_words(sections: Sequence[_Section]) -> bool:
    return len(sections) > 3 or ("whole", "@") in sections[-1].pieces


def _for_words(sections: Sequence[_Section]) -> _Section:
    return sections[:4][-1] if _has_words(sections) else _AS_IT_IS


def _for_number(number: float, sections: Sequence[_Section]) -> tuple[_Section | None, bool]:
    """The section that shows a number, and whether a minus stands before it.

    Of one or two sections with conditions, the first that holds; a number for which none
    does has the third, or none. A section for numbers below nought alone shows no minus of
    its own.
    """
    numbers = sections[: min(3, len(sections) - _has_words(sections))] or [_AS_IT_IS]
    first: _Condition | None = None
    if len(numbers) > 1:
        first = (">", 0) if len(numbers) > 2 else (">=", 0)
    first = numbers[0].condition or first
    if first is None or _COMPARE[first[0]](number, first[1]):
        return numbers[0], number < 0 and first not in _BELOW
    if len(numbers) == 1:
        return _AS_IT_IS, number < 0
    second = numbers[1].condition or (None if len(numbers) == 2 else ("<", 0))
    if second is None or _COMPARE[second[0]](number, second[1]):
        below = second in _BELOW or (second is None and first in ((">", 0), (">=", 0)))
        return numbers[1], number < 0 and not below
    return (numbers[2], number < 0) if len(numbers) > 2 else (None, False)


def _number_of(value: float | _Moment, epoch: datetime) -> float:
    """The number that Excel keeps of a value: days, since the epoch for a day of the year."""
    match value:
        case time():
            return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / _DAY
        case timedelta():
            return value / _DAY
        case date():
            known = value if isinstance(value, datetime) else datetime.combine(value, time())
            days = (known - epoch) / _DAY
            # to Excel, 1900 had a 29th of February
            return days - (epoch == WINDOWS_EPOCH and 0 < days < 61)
        case _:
            return value


def _moment(
    value: float | _Moment, number: float, section: _Section, epoch: datetime
) -> _Moment | str | None:
    """The day or time that a value is in a section, or what shows instead of one.

    None if it is shown as a number.
    """
    shows_clock = any(code in section.codes for code in "dmyhs")
    if not isinstance(value, int | float):
        places = any(kind == "place" for kind, _ in section.pieces)
        return None if places and not shows_clock else value
    if not shows_clock:
        return None
    try:
        found: _Moment | None = from_excel(number, epoch, timedelta=section.elapsed)
    except (OverflowError, ValueError):
        return UNSHOWN
    return UNSHOWN if found is None or (number < 0 and not section.elapsed) else found


def _told(moment: _Moment, section: _Section) -> str:
    seconds = "s" in section.codes
    match moment:
        case datetime() | date():
            before, after = (_words(part) for part in _around(section.pieces))
            return f"{before}{_date(moment, section.codes)}{after}"
        case time():
            return moment.strftime("%H:%M:%S" if seconds else "%H:%M")
        case timedelta():
            whole = round(moment.total_seconds())
            minutes = whole // 60 if seconds else round(whole / 60)
            return f"{minutes // 60}:{minutes % 60:02}" + (f":{whole % 60:02}" if seconds else "")


def _around(section: Sequence[_Piece]) -> tuple[str, str]:
    """The words before the first piece that stands for the value, and those after the last."""

    def first(pieces: Sequence[_Piece]) -> list[str]:
        rest = list(dropwhile(lambda piece: piece[0] == "text", pieces))
        return [text for _, text in pieces[: len(pieces) - len(rest)]]

    return "".join(first(section)), "".join(reversed(first(section[::-1])))


def _words(beside: str) -> str:
    """Words beside a date; marks alone belong to a way of writing dates that is not ours."""
    return beside if re.search(r"\w\w", beside) else ""


def _date(value: datetime | date, codes: str) -> str:
    """The parts of a day that have a code, and the time; the whole day if there is no code."""
    days, month = _NOT_DAYS.sub(r"\1", codes), MONTHS[value.month - 1]
    parts = {
        "ddd": WEEKDAYS[value.weekday()],
        "(?<!d)dd?(?!d)": f"{value.day}",
        "(?<!m)m{1,4}(?!m)": month,
        "mmmmm": month[0],
        "y": f"{value.year}",
    }
    told = " ".join(part for code, part in parts.items() if re.search(code, days))
    if not re.search("[hs]", codes):
        return told or f"{value.day} {month} {value.year}"
    at = f"{value:{'%H:%M:%S' if 's' in codes else '%H:%M'}}"
    return f"{told}, {at}" if told and at.strip("0:") else told or at


def _number(value: float, section: Sequence[_Piece]) -> str:
    codes = "".join("0" if kind == "place" else text for kind, text in section if kind != "text")
    if "%" in codes:
        value = float(Decimal(str(value)) * 100)
    if "/" in codes or "E" in codes.upper():  # fractions and powers of ten
        before, after = _around(section)
        return f"{before}{_general(value)}{after}"
    thousands = re.search(r"0(,+)(?!.*0)", codes)
    if thousands:
        value /= 1000 ** len(thousands[1])
    return _placed(value, section, commas="0,0" in codes)


def _general(value: float) -> str:
    """The number as Excel shows it where no format says how, but with its whole part in full.

    Of a telephone number Excel shows 4.47701E+11, in which nothing that looks for it finds it.
    """
    if value >= _LONGEST or 0 < value < _SHORTEST:
        return f"{value:.6g}".upper()
    shown = _rounded(value, max(0, _DIGITS - len(str(int(value)))))
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _rounded(value: float, decimals: int) -> str:
    """The number to so many decimals; a half is rounded up, as Excel does."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    return f"{exact:f}"


def _placed(value: float, section: Sequence[_Piece], *, commas: bool) -> str:
    """The digits in their places, with whatever stands between them."""
    point = next((n for n, piece in enumerate(section) if piece == ("code", ".")), len(section))
    marks = [text for kind, text in section[point:] if kind == "place"]
    digits, _, decimals = _rounded(value, len(marks)).partition(".")
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
            shown = f"{_general(value)}{shown}"
        elif kind == "text" or text == "%":
            shown = text + shown
    right = iter(decimals)
    for kind, text in section[point:]:
        if kind == "place":
            shown += next(right, "")
        elif kind == "text" or text == "%" or (text == "." and decimals):
            shown += text
    return shown
