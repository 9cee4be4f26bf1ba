"""Full dates: of births, of the death, and others, in English and Welsh."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from publisher.redaction.dates import MONTH_OF
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Hit, Shape, either

_UNTIL = "hyd"
"""In Welsh also short for October: "3 hyd 45" is no day."""
_MONTHS = either(sorted(MONTH_OF.keys() - {_UNTIL}, key=lambda name: (-len(name), name)))
_MONTH = re.compile(rf"{_MONTHS}(?![a-z])")
_TH = r"(?:\s?(?:st|nd|rd|th|fed|ain|eg|ed|ydd|af|il))?"
_ORDINAL = (
    r"(?:(?:(?:twenty|thirty)[\s-]?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_OF = rf"{_TH}(?:\s+|[-/.])?(?:of\s+|o\s+(?:fis\s+)?)?"
"""From a day to its month: also 7-Mar, and 7thMarch with a blank forgotten."""
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?![\w/-]|\.\d)"
_THEN = rf"(?:[.,]?\s+|,)?{_YEAR}"
_FIGURES = re.compile(
    rf"[0-9](?<![\w./-]\d)(?:\d?{_OF}{_MONTHS}{_THEN}|\d?(?P<sign>[-/.]){_MONTHS}(?P=sign){_YEAR}"
    rf"|\d?(?:/\d{{1,2}}/|-\d{{1,2}}-){_YEAR}|\d?\.\d{{1,2}}\.(?=\d{{4}}|(?<=\d\d\.\d\d\.)){_YEAR}"
    r"|(?:(?<=1)9|(?<=2)0)\d\d-\d\d-\d\d(?![\w/-]|\.\d))"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTHS}\.?\s+(?:the\s+)?\d{{1,2}}{_TH},?\s+{_YEAR}")
_DAY_THEN_YEAR = re.compile(rf"[0-9]{_TH},?\s+'?\d\d")
_SPELT = re.compile(rf"\b{_ORDINAL}{_OF}{_MONTHS}{_THEN}")
_SPELT_NEEDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "teenth", "tieth"),
)
_SHORT = re.compile(
    r"[0-9](?<![\w./-]\d)\d?(?:[. ]|\s?[/-]\s?)\d{1,2}(?:[. ]|\s?[/-]\s?)"
    r"(?:(?:19|20)\d\d|\d\d)(?![\w/-]|\.\d)"
)
"""5.3.84, which may be the number of a paragraph too, and 5 / 3 / 84."""
_NO_YEAR = re.compile(
    rf"\b(?:(?:\d{{1,2}}|{_ORDINAL}){_OF}{_MONTHS}|{_MONTHS}\s+(?:the\s+)?\d{{1,2}}{_TH})\b"
)
_BORN = (
    r"born|birth(?:s|day|dates?)?|dob|d\.o\.b|d o b"
    r"|g?aned|g?anwyd|g?eni|[bp]h?en-?blwydd"
)
_IN_A_TREE = r"\(b\.?\s?|,\s?b\.\s?"
"""Of a family: (b. 3.7.83)."""
_BIRTH_BEFORE = re.compile(rf"(?:\b(?:{_BORN})\b\.?[^.;]{{0,40}}|{_IN_A_TREE})$")
_BIRTH_AFTER = re.compile(r"[\s,(]{0,3}(?:\(?dob|date of birth|birthday|dyddiad geni)\b")
_DIED = (
    r"died|dead|death(?!\s(?:threat|review))|deceased|killed|murdered|fatal(?:ly)?|stabbed"
    r"|[fm]arw(?:olaeth)?|ei l?ladd|l?laddwyd|l?lofruddiwyd|[dt]rywanwyd"
)
"""What tells of a death even beside a day without its year."""
_HAS_DIED = re.compile(rf"\b(?:{_DIED})\b")
_HAS_DIED_NEEDS = (
    *("died", "dead", "death", "deceased", "killed", "murdered", "fatal", "stabbed"),
    *("arw", "ladd", "lofruddiwyd", "rywanwyd"),
)
_DEATH = re.compile(
    rf"\b(?:{_DIED}|dies|kill|murder|homicide|suicide|funeral|found"
    r"|l?lofruddiaeth|(?:hunan)?l?laddiad|angladd)\b"
)
_OF_A_YEAR = re.compile(rf"[\s.,/-]*(?:of\s+)?{_YEAR}(?!:)")
_IN_SMALL = ("may", "mai", "fai")
"""Child 1 may have died."""


def _of_birth(hit: Hit) -> bool:
    return bool(_BIRTH_BEFORE.search(hit.before) or _BIRTH_AFTER.match(hit.after))


def _of_death(hit: Hit, death: tuple[int, int]) -> bool:
    """Whether it is a day in the month of the death, with a word about it near by."""
    day = _read(hit.text)
    cued = bool(_DEATH.search(hit.before) or _DEATH.search(hit.after))
    return cued and day is not None and (day.year, day.month) == death


def _of_death_this_year(hit: Hit) -> bool:
    """Whether a day without its year, in the month of the death, stands beside word of it."""
    cued = bool(_HAS_DIED.search(hit.before) or _HAS_DIED.search(hit.after))
    return cued and not (_OF_A_YEAR.match(hit.after) or hit.shown.endswith(_IN_SMALL))


def _days_in(month: int) -> re.Pattern[str]:
    """A day of this month, as it is written without a year."""
    name = either(name for name in MONTH_OF if MONTH_OF[name] == month and name != _UNTIL)
    return re.compile(
        rf"\b(?:(?:\d{{1,2}}|{_ORDINAL}){_OF}{name}"
        rf"|{name}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th))\b"
    )


def _read(text: str) -> date | None:
    """The date as it is written in Britain, folded; the first of its month if told in words."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    months = _MONTH.findall(text)
    if months:
        day = numbers[0] if len(numbers) > 1 else 1
        month, year = MONTH_OF[months[-1]], numbers[-1]
    elif numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def shapes_of_days(
    death: tuple[int, int], told: frozenset[date], *, planned: bool
) -> tuple[Shape, ...]:
    """The shapes of dates, for a review of a death in this year and month.

    `told` are dates that the review tells anyway; `planned` says that the document is an
    action plan, which is full of dates that are nobody's.
    """
    cues = ("born", "birth", "dob", "d.o.b", "(b", ", b.", "aned", "anwyd", "eni", "blwydd")
    shapes = [Shape(Kind.BIRTH, pattern, _of_birth, cues) for pattern in (_NO_YEAR, _SHORT)]
    accepted: list[tuple[Kind, Callable[[Hit], bool]]] = [
        (Kind.BIRTH, _of_birth),
        (Kind.DEATH, partial(_of_death, death=death)),
    ]
    if not planned:
        accepted.append((Kind.DATE, partial(_is_new, told=told)))
    shapes.append(Shape(Kind.DEATH, _days_in(death[1]), _of_death_this_year, _HAS_DIED_NEEDS))
    for kind, accept in accepted:
        shapes += (
            Shape(kind, _FIGURES, accept),
            Shape(kind, _MONTH_FIRST, accept, hint=_DAY_THEN_YEAR),
            Shape(kind, _SPELT, accept, _SPELT_NEEDS),
        )
    return tuple(shapes)


def _is_new(hit: Hit, told: frozenset[date]) -> bool:
    return not hit.numbered and _read(hit.text) not in told
