"""The ways in which a date may be written: in English and Welsh, and in figures American too."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from publisher.redaction.spelling import Spelling
from publisher.terms import FlaggedTerm, TermKind

WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|dydd\s+(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))"
)
"""The day of the week goes with a date: together with a month it would tell much."""

# Welsh months also as they sound after "o" (of), "yn" (in) and "a" (and), which change their
# first letter.
_MONTHS = tuple(
    tuple(names.split())
    for names in (
        "january jan ionawr ion",
        "february feb febr chwefror chwef",
        "march mar mawrth fawrth maw",
        "april apr ebrill ebr",
        "may mai fai",
        "june jun mehefin fehefin meh",
        "july jul gorffennaf orffennaf ngorffennaf gorff",
        "august aug awst",
        "september sept sep medi fedi",
        "october oct hydref hyd",
        "november nov tachwedd dachwedd nhachwedd thachwedd tach",
        "december dec rhagfyr ragfyr rhag",
    )
)
_LATER = r"(?:(?:(?:the|again|early|mid|late|start|beginning|middle|end|in|on|of)[\s-]{1,4}){0,4})"
_JOINED = (
    r"(?:\s{0,4}[-&/,]\s{0,4}"
    r"|,?\s{1,4}(?:(?:up|through)\s{1,4})?"
    rf"(?:and/or|and|or|to|until|till|into|through|ac?|neu|hyd|i)\s{{1,4}}{_LATER})"
)
_DAY_OF = r"(?:[0-9]{1,2}(?:\s?(?:st|nd|rd|th))?\s{1,4}(?:of\s{1,4})?)?"
MONTH_OF = {name: month for month, names in enumerate(_MONTHS, start=1) for name in names}
"""The number of each month, by its names in small letters."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
_WELSH_ORDINALS = (
    "cyntaf,ail,trydydd,pedwerydd,pumed,chweched,seithfed,wythfed,nawfed,degfed,"
    "unfed ar ddeg,deuddegfed,trydydd ar ddeg,pedwerydd ar ddeg,pymthegfed,unfed ar bymtheg,"
    "ail ar bymtheg,deunawfed,pedwerydd ar bymtheg,ugeinfed,unfed ar hugain,ail ar hugain,"
    "trydydd ar hugain,pedwerydd ar hugain,pumed ar hugain,chweched ar hugain,"
    "seithfed ar hugain,wythfed ar hugain,nawfed ar hugain,degfed ar hugain,"
    "unfed ar ddeg ar hugain"
)
DAY_NAMES = tuple(
    tuple(dict.fromkeys((english, english.replace("-", " "), welsh)))
    for english, welsh in zip(_ORDINALS.split(), _WELSH_ORDINALS.split(","), strict=True)
)
"""The names of each day of a month, in small letters."""
_WELSH_ENDINGS = (
    *("af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed"),
    *("eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed"),
    *("ain",) * 11,
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_LINKS = (" ", " of ", " day of ", " o ", " mis ", " o fis ", " dydd o ")
_PARTS = re.compile(r"[a-z]+|\d+")
_NOISE = frozenset(
    ("the", "of", "o", "y", "st", "nd", "rd", "th", "af", "il", "fed", "ydd", "eg", "ed", "ain")
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it was written; 0 for what was not."""

    day: int
    month: int
    years: tuple[int, ...]

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day."""
        if not (self.day or self.years) or not 1 <= self.month <= 12:
            return False
        years = [year for year in self.years if year] or [2000]
        return self.day <= max(monthrange(year, self.month)[1] for year in years)


def spellings_of_date(written: str) -> Iterator[Spelling]:
    """Every way to write the date; none if it cannot be read.

    Read are 1984-03-07, 7/3/1984, 7 March 1984, March 7, 1984, 7 March, March 1984.
    """
    found = _read(written)
    if found is None or not found.exists:
        return
    years = tuple(y for year in found.years for y in (f"{year}", f"{year % 100:02}")) or ("",)
    yield from _in_words(found, years)
    if found.day:
        yield from _in_figures(found, years)


def days_of(term: FlaggedTerm) -> Iterator[Date]:
    """The dates of a term, as far as they have a day; none of any other kind."""
    dates = map(_read, term.written) if term.kind is TermKind.DATE else ()
    return (date for date in dates if date and date.exists and date.day)


def pattern_of_month(written: str) -> re.Pattern[str] | None:
    """The other ways to write the month of a year, for folded text; None for any other date.

    03/2017, 12/03/2017, 2017-03, Mar-17, March '17, March of 2017, March to May 2017.
    """
    date = _read(written)
    if date is None or date.day or not date.exists:
        return None
    (year,) = date.years
    names, to = "|".join(_MONTHS[date.month - 1]), r"(?:\.| ?[/-] ?)"
    more = rf"(?:{_JOINED}{_DAY_OF}(?:{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})\.?)"
    short = rf"(?: ?'|-'?){year % 100:02}"
    return re.compile(
        rf"(?<![a-z])(?:{names})\.?(?:{short}|[ ,]+(?:of|o) {year})(?![0-9a-z])"
        rf"|(?<![a-z])(?:{names})\.?{more}{{1,9}}(?:{short}|[\s,]{{1,4}}(?:(?:of|o|in) )?{year})"
        r"(?![0-9a-z])"
        rf"|(?<![0-9])(?<![0-9][./-])(?:(?:[0-9]{{1,2}}{to})?0?{date.month}{to}{year}"
        rf"|{year}[./-]0?{date.month}(?:[./-][0-9]{{1,2}})?)(?![0-9])"
    )


def _read(written: str) -> Date | None:
    parts = [p for p in _PARTS.findall(written.lower()) if p not in _NOISE and not _weekday(p)]
    numbers = [part for part in parts if part.isdigit()]
    words = [part for part in parts if not part.isdigit()]
    if not words:
        return _in_order(numbers)
    if len(words) != 1 or words[0] not in MONTH_OF or not numbers:
        return None
    month = MONTH_OF[words[0]]
    match numbers:
        case [day] if len(day) < 3:
            return Date(int(day), month, ())
        case [year] if len(year) == 4:
            return Date(0, month, (int(year),))
        case [day, year] if len(day) < 3:
            return Date(int(day), month, _years(year))
        case _:
            return None


def _weekday(word: str) -> bool:
    return re.fullmatch(WEEKDAY, word) is not None


def _in_order(numbers: list[str]) -> Date | None:
    match numbers:
        case [year, month, day] if len(year) == 4 and len(day) < 3:
            return Date(int(day), int(month), (int(year),))
        case [day, month, year] if len(day) < 3:
            return Date(int(day), int(month), _years(year))
        case _:
            return None


def _years(year: str) -> tuple[int, ...]:
    return (int(year),) if len(year) == 4 else (1900 + int(year[-2:]), 2000 + int(year[-2:]))


def _in_words(date: Date, years: tuple[str, ...]) -> Iterator[Spelling]:
    days = _days(date.day)
    for day, month, year in product(days, _MONTHS[date.month - 1], years):
        if not date.day:
            if len(year) != 2:
                yield Spelling(f"{month} {year}", whole=True)
            continue
        for link in _LINKS:
            yield Spelling(f"{day}{link}{month} {year}", whole=bool(year))
        # "February 19 64" must not be seen in "February 1964".
        split = day.isdigit() and len(year) == 2
        yield Spelling(f"{month} {day} {year}", whole=bool(year), apart=split)
        for the in ("the", "y"):
            yield Spelling(f"{month} {the} {day} {year}", whole=bool(year))
        if len(year) == 4:
            yield Spelling(f"{day} {month} of {year}", whole=True)
            yield Spelling(f"{year} {month} {day}", whole=True)


def _days(day: int) -> tuple[str, ...]:
    if not day:
        return ("",)
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    endings = ("", ending, "th", _WELSH_ENDINGS[day - 1], "fed", "ain")
    figures = [f"{day:02}", *(f"{day}{ending}" for ending in endings)]
    return tuple(dict.fromkeys((*figures, *DAY_NAMES[day - 1])))


def _in_figures(date: Date, years: tuple[str, ...]) -> Iterator[Spelling]:
    days = dict.fromkeys((f"{date.day}", f"{date.day:02}"))
    months = dict.fromkeys((f"{date.month}", f"{date.month:02}"))
    for day, month, year in product(days, months, years):
        if year:
            yield Spelling(f"{day} {month} {year}", whole=len(year) == 4, apart=True)
            # A computer that nobody has told that it is in Britain.
            yield Spelling(f"{month} {day} {year}", whole=len(year) == 4, apart=True)
            yield Spelling(f"{date.day:02}{date.month:02}{year}", apart=True)
    for year in (y for y in years if len(y) == 4):
        for month, day in product(months, days):
            yield Spelling(f"{year} {month} {day}", whole=True, apart=True)
        yield Spelling(f"{year}{date.month:02}{date.day:02}", apart=True)
        for day in days:
            yield Spelling(f"{day} {_ROMAN[date.month - 1]} {year}", whole=True, apart=True)
