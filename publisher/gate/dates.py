"""Finds dates in text, however they are written, and says how a flagged month may be written.

Day before month, as in Britain, month before day where it has a name, or year first; month names
in English and Welsh. Not seen: figures in American order, days in words ("the seventh of March"),
dates without a year.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

_MONTHS = (
    "january jan ionawr",
    "february feb chwefror",
    "march mar mawrth fawrth",
    "april apr ebrill",
    "may mai fai",
    "june jun mehefin fehefin",
    "july jul gorffennaf orffennaf ngorffennaf",
    "august aug awst",
    "september sep sept medi fedi",
    "october oct hydref",
    "november nov tachwedd dachwedd nhachwedd thachwedd",
    "december dec rhagfyr ragfyr",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The number of each month, by its names in small letters."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NAME = rf"(?P<name>{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})(?![a-z])"
A_MONTH = rf"(?:{'|'.join(sorted(MONTH_OF))})(?![^\W\d_])"
"""Any month by its name; unlike `_NAME` also in a text whose letters are not plain."""
_YEAR = r"(?P<year>\d{4}(?!\d{3})|'?\d\d(?!\d))"
"""A number of up to two digits may stick to a year: the mark of a note."""
_DAY = r"(?P<day>\d{1,2})(?!\d)"
NTH = r"\s*(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)?"
_GAP = r"[\s.,/_()-]*"
_TO = r"(?:(?:up|through)\s+)?(?:to|until|till)"
_AND = (
    rf"\s*(?:[-&/]|,?\s*(?:{_TO}(?:\s+and\s+including)?|and/or|and|or|into|through"
    r"|hyd(?:\s+at)?|ac?|neu|i)\b|,)\s*"
)
_STROKE = r"\s*[\s./_-]\s*"
_NUMBER = re.compile(r"(?<!\d)\d")
_SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_DAY}{NTH}{_GAP}(?:day of|of|o fis|mis|o)?{_GAP}{_NAME}{_GAP}(?:in)?{_GAP}{_YEAR}",
        rf"{_DAY}{_STROKE}(?P<month>\d{{1,2}}){_STROKE}{_YEAR}",
        rf"{_DAY}{_STROKE}(?P<roman>[ivx]{{1,4}}){_STROKE}{_YEAR}",
        rf"(?P<year>\d{{4}}){_STROKE}(?P<month>\d{{1,2}}){_STROKE}(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})(?!\d)",
    )
]
_AFTER_NAME = re.compile(rf"{_DAY}{NTH}{_GAP}{_YEAR}", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    rf"(?<![a-z]){_NAME}{_GAP}(?:the)?{_GAP}(?:\d{{1,2}}{NTH}{_AND}){{0,9}}\Z", re.IGNORECASE
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_HOUR = r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{4})(?:\s?h(?:ou)?rs)?"
_CLOCK = rf"{_HOUR},?\s+"
_AT = (
    rf"(?:,?\s+(?:at|from|am|o)\s+(?:(?:about|around|approximately|tua)\s+)?{_HOUR}"
    r"|\s+\((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night)\))?"
)
_ON = rf"(?:{_CLOCK}(?:(?:on|ar)\s+)?|(?:on|the|yr?)\s+)?"
_LATER_ON = (
    rf"(?P<apart>,?[^\S\n]+(?:{_TO}|and|or|into|through|ac|neu|hyd)\s+"
    rf"(?:{_CLOCK}|[a-z']{{1,13}},?\s+){{0,8}}(?:on|of|ar)\s+)"
)
_MARK = r"(?:\[?\d{1,3}\]?)?"
_EARLIER = re.compile(
    rf"(?<!\d)(?<!\d[./]){_DAY}{NTH}(?:{_GAP}(?:of|o)?{_GAP}{_NAME}{_MARK}"
    rf"|[./](?P<month>\d{{1,2}}))?{_AT}[.)]?"
    rf"\s*\(?(?:{_AND}{_ON}|{_LATER_ON}){_WEEKDAY}(?:(?:the|y)\s+)?\Z",
    re.IGNORECASE,
)
"""A day before a date, which shares its year and perhaps its month: 7 to 9 March 1984.

Also with a time behind it, and with a time or a few words before the later day: "11pm on 7 and
3am on 8 March 1984".
"""
_NEAR = 120
_NUMBERS_THINGS = (
    "adult age aged appendix child level page paragraph person phase recommendation section "
    "sibling stage tier witness"
)
_THING = re.compile(rf"\b(?:{'|'.join(_NUMBERS_THINGS.split())})\s+\Z", re.IGNORECASE)
"""Child 7 and her mother were seen on 9 March: a number behind one of these is no day."""
_MONTH_AND_YEAR = re.compile(rf"{_NAME}[\s.,]*(?P<full>\d{{4}})", re.IGNORECASE)
_AND_MONTH = (
    r"(?:\s*[&/,\u2010-\u2015-]\s*"
    rf"|,?\s+(?:{_TO}|and/or|and|or|into|through|ac?|neu|hyd|i)\s+"
    r"(?:(?:the|again|early|mid|late|start|beginning|middle|end|in|on|of)[\s-]+){0,4})"
)


def dates_in(text: str) -> Iterator[date]:
    """Every date in a text of plain letters; a year of two digits counts in both centuries."""
    for number in _NUMBER.finditer(text):
        at = number.start()
        for found in (shape.match(text, at) for shape in _SHAPES):
            if found:
                yield from _with_earlier(text, at, found.groupdict())
        rest = _AFTER_NAME.match(text, at)
        name = rest and _NAME_BEFORE.search(text, max(0, at - _NEAR), at)
        if rest and name:
            yield from _with_earlier(text, at, rest.groupdict() | name.groupdict())


def month_in(written: str) -> re.Pattern[str] | None:
    """How else a month of a year may be written; None for words that are no such month."""
    read = _MONTH_AND_YEAR.fullmatch(written.strip())
    if not read:
        return None
    number, year = MONTH_OF[read["name"].lower()], read["full"]
    names = "|".join(name for name, other in MONTH_OF.items() if other == number)
    later = rf"(?:{_AND_MONTH}(?:\d{{1,2}}{NTH}\s+(?:of\s+)?)?{A_MONTH}\.?){{1,9}}"
    figures = rf"0?{number}(?:\.|\s?[/-]\s?){year}|{year}[./-]0?{number}"
    short = rf"\s?(?:['\u2018\u2019]|-'?){year[2:]}"
    return re.compile(
        rf"(?<![a-z])(?:{names})(?:[.,]?(?:\s*(?:of|o)?\s*{year}|{short})"
        rf"|\.?{later},?(?:\s*(?:of|o|in)?\s*{year}|{short}))(?!\d)"
        rf"|(?<!\d)(?:{figures})(?!\d)",
        re.IGNORECASE,
    )


def _with_earlier(text: str, at: int, parts: Mapping[str, str]) -> Iterator[date]:
    """A date, and those before it in a range or list that ends with it."""
    yield from _dates(parts)
    while earlier := _EARLIER.search(text, max(0, at - _NEAR), at):
        own = {name: part for name, part in earlier.groupdict().items() if part}
        apart, before = own.pop("apart", ""), earlier.start()
        if apart and len(own) == 1 and _THING.search(text, max(0, before - _NEAR), before):
            break
        shared = {"year": parts["year"]} if len(own) > 1 else parts
        parts, at = {**shared, **own}, before
        yield from _dates(parts)


def _dates(parts: Mapping[str, str]) -> Iterator[date]:
    month = _month(parts)
    year = parts["year"].lstrip("'")
    for full in (year,) if len(year) == 4 else ("19" + year, "20" + year):
        try:
            yield date(int(full), month, int(parts["day"]))
        except ValueError:
            continue


def _month(parts: Mapping[str, str]) -> int:
    """The month, 0 if a numeral is none."""
    if "roman" in parts:
        roman = parts["roman"].lower()
        return _ROMAN.index(roman) + 1 if roman in _ROMAN else 0
    return int(parts["month"]) if "month" in parts else MONTH_OF[parts["name"].lower()]
