"""Flagged days that share a month or a year with other days: 7, 8 and 9 March 1984.

The last day of a range or list is written whole, and found like any date. Here are those
before it: each is sought by its day, in folded text, and what follows has to be such a list.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from publisher.redaction.dates import DAY_NAMES, MONTH_OF, WEEKDAY, Date

_S = r"\s{0,4}"
_UP_TO = r"(?:up|through)\s+(?:to|until|till)(?:\s+and\s+including)?"
_AND = rf"(?:{_UP_TO}|and/or|to|and|or|until|till|into|through|hyd|neu|ac?|i)\b(?:'r)?"
_WEEKDAY = rf"(?:{WEEKDAY}\b,?\s+)?(?:(?:the|y)\s+)?"
_CLOCK = (
    r"(?:[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\b\.?)?|[0-9]{1,2}\s?[ap]\.?m\b\.?|[0-9]{4})"
    r"(?:\s?h(?:ou)?rs\b)?"
)
_AT = (
    rf"(?:,?\s+(?:at|from|am|o)\s+(?:(?:about|around|approximately|tua)\s+)?{_CLOCK}"
    rf"|\s+\((?:{WEEKDAY}|morning|afternoon|evening|night)\))?"
)
"""Behind a day, its time: the 7th at 11pm to the 8th."""
_TIMES = (
    "about again around at before also early evening hours in late later mid morning afternoon "
    "midnight night noon of small the then"
)
_TIME = rf"(?:{_CLOCK}|(?:{'|'.join(_TIMES.split())})\b),?\s+"
_ANY = rf"(?:{_CLOCK}|[a-z']{{1,13}}),?\s+"
_PLAIN = rf"(?:(?:on|the|yr?)\s+)?{_WEEKDAY}"
_TIMED = rf"(?:(?:{_TIME}){{0,8}}?(?:on|of|ar)\s+|(?:{_TIME}){{1,3}}?|yr?\s+)?{_WEEKDAY}"
"""Before the next day also a time: 11pm on the 7th to the early hours of the 8th."""
_NTH = r"(?:\s?(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain))?(?![a-z0-9])"
_WORDS = "|".join(sorted((way for ways in DAY_NAMES for way in ways), key=len, reverse=True))
_DAY = rf"(?:[0-9]{{1,2}}{_NTH}|(?:{_WORDS})\b)"
_TO = rf"(?:[-&]|,?{_S}\b{_AND}|,){_S}"
_OR = rf"(?:/{_S}|{_TO})"
_NAMES = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_OF = r"[\s-]{1,4}(?:(?:day\s+)?of\s+|(?:o\s+fis|mis|o)\s+)?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2}(?![0-9]))"
_NAMED = rf"{_OF}(?P<month>{_NAMES})\b\.?"
_IN_YEAR = rf",?[\s-](?:(?:of|in)\s+)?{_YEAR}"
_Shapes: TypeAlias = tuple[re.Pattern[str], ...]


def _more(before: str) -> str:
    return rf"{_S}\(?{_OR}{before}{_DAY}\)?"


def _lists(before: str) -> _Shapes:
    """What follows the first day of a list; `before` is what may stand before the others."""
    more = _more(before)
    rest = rf"{_AT}{more}(?:{_OF}(?:{_NAMES})\b\.?)?"
    return (
        # [7] to 9 March
        re.compile(
            rf"(?P<own>{_NTH}(?:{_AT}{more}){{1,9}}{_NAMED}(?:(?:{rest}){{0,9}}{_IN_YEAR})?)"
        ),
        # [7] March to 9 May 1984
        re.compile(rf"(?P<own>{_NTH}{_NAMED}(?:{rest}){{1,9}}{_IN_YEAR})"),
    )


_IN_WORDS, _IN_NUMBERS = _lists(_PLAIN), _lists(_TIMED)
_THEN = (
    rf",?[^\S\n]{{1,5}}(?:{_UP_TO}|to|and|or|until|till|into|through|hyd|neu|ac)\s+"
    rf"(?:{_ANY}){{1,8}}?(?:on|of|ar)\s+{_WEEKDAY}{_DAY}(?:{_more(_TIMED)}){{0,9}}"
)
_APART = (
    # on [7] and he was seen on 9 March 1984
    re.compile(rf"(?P<own>{_NTH}(?:{_more(_PLAIN)}){{0,9}}?){_AT}{_THEN}{_NAMED}(?:{_IN_YEAR})?"),
    # on [7 March] and he was seen on 9 May 1984
    re.compile(rf"(?P<own>{_NTH}{_NAMED}){_AT}{_THEN}{_OF}(?:{_NAMES})\b\.?{_IN_YEAR}"),
)
"""Where what stands between the days is to stay."""
_BEFORE = re.compile(  # March [7] and 8, 1984
    rf"(?<![a-z])(?P<month>{_NAMES})\b\.?\s+(?:the\s+)?(?:{_DAY}{_S}{_OR}){{0,9}}\Z"
)
_AFTER = re.compile(rf"{_NTH}(?:{_more(_PLAIN)}){{0,9}},?\s+{_YEAR}")
_FAR = 60
_LABELS = (
    "adult age aged appendix child level page paragraph person phase recommendation section "
    "sibling stage tier witness"
)
_LABEL = re.compile(rf"\b(?:{'|'.join(_LABELS.split())})\s{{1,4}}\Z")
"""Child 7 and her mother were seen on 9 March: a number behind one of these is no day."""
_IN_FIGURES = re.compile(  # [7]/3 to 9/5/1984, [7]-9/3/1984
    rf"(?:{_S}{_TO}[0-9]{{1,2}}){{0,9}}[./](?P<month>[0-9]{{1,2}})\.?(?![0-9])"
    rf"(?:{_AT}{_S}{_TO}[0-9]{{1,2}}(?:[./][0-9]{{1,2}}\.?)?){{0,9}}[./]{_YEAR}"
)


def days_in_ranges(text: str, date: Date) -> Iterator[tuple[int, int]]:
    """Where the date stands in a folded text, half-open, each with the rest of its list."""
    for day in (f"{date.day}", f"{date.day:02}", *DAY_NAMES[date.day - 1]):
        for begins in _begins(day).finditer(text):
            place = _in_words(text, date, *begins.span())
            if place or (place := _in_figures(text, date, date.month, *begins.span())):
                yield place
    for month in (f"{date.month}", f"{date.month:02}"):  # Americans write it first
        for begins in _begins(month).finditer(text):
            if place := _in_figures(text, date, date.day, *begins.span()):
                yield place


def _in_figures(text: str, date: Date, second: int, start: int, end: int) -> tuple[int, int] | None:
    found = _IN_FIGURES.match(text, end)
    told = found and int(found["month"]) == second and _is_year(found, date)
    return (start, found.end()) if found and told else None


def _in_words(text: str, date: Date, start: int, end: int) -> tuple[int, int] | None:
    for shape in _shapes(text, start):
        found = shape.match(text, end)
        if found and _is_month(found, date) and _is_year(found, date):
            return start, found.end("own")
    found, named = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - _FAR), start)
    if found and named and _is_month(named, date) and _is_year(found, date):
        return named.start(), found.end()
    return None


def _shapes(text: str, start: int) -> _Shapes:
    """What may follow the day; "first" and "second" are days only in a list of them."""
    if not text[start].isdigit():
        return _IN_WORDS
    labelled = _LABEL.search(text, max(0, start - _FAR), start)
    return _IN_NUMBERS + (_APART[1:] if labelled else _APART)


def _is_month(found: re.Match[str], date: Date) -> bool:
    return MONTH_OF[found["month"]] == date.month


def _is_year(found: re.Match[str], date: Date) -> bool:
    told = (found["year"] or "").lstrip("'")
    return not date.years or told in {way for y in date.years for way in (f"{y}", f"{y % 100:02}")}


@cache
def _begins(day: str) -> re.Pattern[str]:
    """A day that begins so, is no part of a longer number or word, and may begin a list."""
    return re.compile(
        rf"{day}(?<![a-z0-9]{day})(?<![0-9][./]{day})"
        r"(?=(?:\s?[a-z]{2,4})?\)?"
        rf"(?:{_S}[-/&,.(]|\s{_S}(?:{_AND}|at|from|am|day|of?|mis|{_NAMES})\b))"
    )
