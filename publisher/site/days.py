"""Dates in the words of a plan: "March 2023", "Q1 2024", "by the end of May"."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta


def folded(words: str) -> str:
    """The words in small letters, with plain spaces, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("\u2019", "'")
    return " ".join(plain.replace("\u2010", "-").replace("\u2011", "-").split())


def last_day(words: str) -> date | None:
    """The last day that the words can mean, or None if they name no date.

    "March 2023" is 31 March; "Q1 2024", which may be a quarter of the year or of the financial
    year, 30 June; "2023/24" the end of the financial year; "spring 2024" the end of May.
    """
    return max((last for _, _, last in days_in(folded(words))), default=None)


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"20\d\d"
_SHORT = rf"(?:{_YEAR}|\d\d(?![\d/.:-]))"
_SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (0, 5), "summer": (0, 8), "autumn": (0, 11), "winter": (1, 2),
}  # fmt: skip
"""Years to add and last month."""


def _year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _month(words: str) -> int:
    return _MONTHS.index(words[:3]) + 1


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _quarter(year: str, quarter: str) -> date:
    """The end of that quarter of the financial year, which is the later one."""
    end = int(quarter) * 3 + 3
    return _end_of(int(year) + (end > 12), (end - 1) % 12 + 1)


_WAYS: tuple[tuple[str, int, Callable[..., date]], ...] = (
    (rf"({_YEAR})-(\d\d?)-(\d\d?)", 1, lambda y, m, d: date(int(y), int(m), int(d))),
    (rf"(\d\d?)[./-](\d\d?)[./-]({_SHORT})", 1, lambda d, m, y: date(_year(y), int(m), int(d))),
    (
        rf"(\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]({MONTH})[ ,.'-]{{1,3}}({_SHORT})",
        1,
        lambda d, m, y: date(_year(y), _month(m), int(d)),
    ),
    (
        rf"({MONTH}) (\d\d?)(?:st|nd|rd|th)?,? ({_YEAR})",
        1,
        lambda m, d, y: date(int(y), _month(m), int(d)),
    ),
    (rf"({MONTH})[ ,.'/-]{{0,3}}({_SHORT})", 31, lambda m, y: _end_of(_year(y), _month(m))),
    (rf"({_YEAR})[-/](0[1-9]|1[0-2])(?!\d)", 31, lambda y, m: _end_of(int(y), int(m))),
    (rf"(\d\d?)[/.-]({_YEAR})", 31, lambda m, y: _end_of(int(y), int(m))),
    (
        rf"(?:q|qtr|quarter) ?([1-4])(?: of|,)? ?({_YEAR})(?:[/-]\d\d(?:\d\d)?)?",
        183,
        lambda q, y: _quarter(y, q),
    ),
    (rf"({_YEAR})(?:[/-]\d\d(?:\d\d)?)?,? ?(?:q|qtr|quarter) ?([1-4])", 183, _quarter),
    (
        rf"({'|'.join(_SEASONS)}),? (?:of )?({_YEAR})",
        183,
        lambda s, y: _end_of(int(y) + _SEASONS[s][0], _SEASONS[s][1]),
    ),
    (rf"({_YEAR}) ?[/-] ?(\d\d)", 366, lambda _, y: date(_year(y), 3, 31)),
    (rf"({_YEAR})", 366, lambda y: date(int(y), 12, 31)),
)
"""Each way of writing a date, the first that fits: how many days it may mean, and the last."""

DATE = re.compile(
    "|".join(rf"(?<!\w)(?<!\d[/.])(?P<w{at}>{way})(?!\w)" for at, (way, *_) in enumerate(_WAYS))
)


def days_in(words: str) -> Iterator[tuple[int, date, date]]:
    """Where each date in folded words begins, and the first and last day that it can mean."""
    for found in DATE.finditer(words):
        _, span, last_of = _WAYS[int((found.lastgroup or "w0")[1:])]
        _, *parts = (part for part in found.groups() if part is not None)
        # what is in no calendar, such as 31 February, is no date
        with suppress(ValueError):
            last = last_of(*parts)
            yield found.start(), last - timedelta(days=span - 1), last
