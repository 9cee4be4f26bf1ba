"""Flagged days that share a month or a year with other days: 7, 8 and 9 March 1984.

The last day of a range or list is written whole, and found like any date. Here are those
before it: each is sought by its day, in folded text, and what follows has to be such a list.
"""

import re
from collections.abc import Iterator
from functools import cache

from publisher.redaction.dates import DAY_NAMES, MONTH_OF, WEEKDAY, Date

_S = r"\s{0,4}"
_AND = r"(?:to|and|or|until|till|into|through|hyd|neu|ac?|i)\b(?:'r)?"
_THE = rf"(?:(?:on|the|yr?)\s+)?(?:{WEEKDAY}\b,?\s+)?(?:(?:the|y)\s+)?"
_NTH = r"(?:\s?(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain))?(?![a-z0-9])"
_WORDS = "|".join(sorted((way for ways in DAY_NAMES for way in ways), key=len, reverse=True))
_DAY = rf"(?:[0-9]{{1,2}}{_NTH}|(?:{_WORDS})\b)"
_TO = rf"(?:[-&]|,?{_S}\b{_AND}|,){_S}"
_OR = rf"(?:/|{_TO})"
_MORE = rf"{_S}\(?{_OR}{_THE}{_DAY}\)?"
_NAMES = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_OF = r"[\s-]{1,4}(?:(?:day\s+)?of\s+|(?:o\s+fis|mis|o)\s+)?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2}(?![0-9]))"
_NAMED = rf"{_OF}(?P<month>{_NAMES})\b\.?"
_REST = rf"{_MORE}(?:{_OF}(?:{_NAMES})\b\.?)?"
_IN_YEAR = rf",?[\s-](?:(?:of|in)\s+)?{_YEAR}"
_ON = (
    # [7] to 9 March
    re.compile(rf"{_NTH}(?:{_MORE}){{1,9}}{_NAMED}(?:(?:{_REST}){{0,9}}{_IN_YEAR})?"),
    # [7] March to 9 May 1984
    re.compile(rf"{_NTH}{_NAMED}(?:{_REST}){{1,9}}{_IN_YEAR}"),
)
_BEFORE = re.compile(  # March [7] and 8, 1984
    rf"(?<![a-z])(?P<month>{_NAMES})\b\.?\s+(?:the\s+)?(?:{_DAY}{_S}{_OR}){{0,9}}\Z"
)
_AFTER = re.compile(rf"{_NTH}(?:{_MORE}){{0,9}},?\s+{_YEAR}")
_FAR = 60
_IN_FIGURES = re.compile(  # [7]/3 to 9/5/1984, [7]-9/3/1984
    rf"(?:{_S}{_TO}[0-9]{{1,2}}){{0,9}}[./](?P<month>[0-9]{{1,2}})\.?(?![0-9])"
    rf"(?:{_S}{_TO}[0-9]{{1,2}}(?:[./][0-9]{{1,2}}\.?)?){{0,9}}[./]{_YEAR}"
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
    found = named = next(filter(None, (shape.match(text, end) for shape in _ON)), None)
    if found is None and (found := _AFTER.match(text, end)):
        named = _BEFORE.search(text, max(0, start - _FAR), start)
        start = named.start() if named else start
    if found is None or named is None or MONTH_OF[named["month"]] != date.month:
        return None
    return (start, found.end()) if _is_year(found, date) else None


def _is_year(found: re.Match[str], date: Date) -> bool:
    told = (found["year"] or "").lstrip("'")
    return not date.years or told in {way for y in date.years for way in (f"{y}", f"{y % 100:02}")}


@cache
def _begins(day: str) -> re.Pattern[str]:
    """A day that begins so, is no part of a longer number or word, and may begin a list."""
    return re.compile(
        rf"{day}(?<![a-z0-9]{day})(?<![0-9][./]{day})"
        rf"(?=(?:\s?[a-z]{{2,4}})?\)?(?:{_S}[-/&,.(]|\s{_S}(?:{_AND}|day|of?|mis|{_NAMES})\b))"
    )
