"""The two days that a letter tells: its own, and that on which the panel met.

A day in figures has the day before the month, as is usual here; where that cannot be, where
the year is missing, or where two days would do, nothing is taken and a person is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from publisher.letter.said import GREETING, Said, Unclear, said, sentence_at

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?(?P<m>{_MONTH})\b\.?"
        r"(?:,?\s*(?P<y>(?:19|20)\d\d)\b)?",
        rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b",
        r"(?<![\d/.-])(?P<d>\d{1,2})\s?(?P<by>[/.-])\s?(?P<m>\d{1,2})\s?(?P=by)\s?"
        r"(?P<y>(?:20)?\d\d)(?![\d/-])",
        r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
    )
)
_MEETING = re.compile(
    r"(?:\b(?:meeting|met|panel|considered|assessed|discussed|reassessed|re-assessed)\b"
    r"[^.;]{0,45}?\b(?:on|held)|\bmeeting (?:of|dated))\s+(?:the\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:the\s+)?"
    r"(?P<first>\d{1,2}(?:st|nd|rd|th)?\s*(?:and|&|to|-|–)\s*)?$"
    r"|\b(?:meeting|panel)\s*\(\s*$",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\s+20\d\d\b(?=[^.;]{{0,30}}\b(?:panel|meeting)\b)"
    rf"|\b(?:panel|meeting)\b[^.;]{{0,30}}\bin\s+(?:{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_WHICH = "The letter gives more than one. Which?"
_OF_SOMETHING = re.compile(
    r"\b(?:your|ref|reference|review|report|submi\w+|meeting)\b", re.IGNORECASE
)
"""Says of a day in the head of a letter that it may not be the letter's."""
_BEFORE_DAY = re.compile(r"(?:date[d:]*\s*)?(?:\w+day,?\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: None if its year is missing or there is no such day."""

    when: date | None
    written: str
    at: int
    has_year: bool


def days_in(text: str) -> list[Day]:
    """Every day in the text, in order."""
    found: dict[int, Day] = {}
    for shape in _SHAPES:
        for match in shape.finditer(text):
            taken = any(d.at <= match.start() < d.at + len(d.written) for d in found.values())
            if not taken:
                year = match["y"]
                found[match.start()] = Day(
                    _date(match), match[0].rstrip("."), match.start(), bool(year)
                )
    return [found[at] for at in sorted(found)]


def _date(match: re.Match[str]) -> date | None:
    year, month = match["y"], match["m"].lower()
    if not year:
        return None
    number = int(month) if month.isdigit() else _number_of(month)
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), number, int(match["d"]))
    except ValueError:
        return None


def _number_of(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))


def letter_day(lines: Sequence[str]) -> Said[date] | Unclear | None:
    """The day of the letter: a line of its own, else the only day above "Dear"."""
    alone = [(day, line) for line in lines for day in days_in(line) if _is_all(day, line)]
    dear = next((at for at, line in enumerate(lines) if GREETING.match(line)), 0)
    head = [line for line in lines[:dear] if not _OF_SOMETHING.search(line)]
    above = [(day, line) for line in head for day in days_in(line)]
    return _the_one(alone[:1] or above)


def _is_all(day: Day, line: str) -> bool:
    """Whether nothing else stands on the line."""
    rest = line[day.at + len(day.written) :]
    return bool(_BEFORE_DAY.fullmatch(line[: day.at])) and rest.strip(" .,") == ""


def panel_day(lines: Sequence[str]) -> Said[date] | Unclear | None:
    """The day on which the letter says that the panel considered the review."""
    for line in lines:
        before = [(day, _MEETING.search(line[: day.at])) for day in days_in(line)]
        met = [(day, line) for day, found in before if found]
        if any(found and found["first"] for _, found in before):  # "28th and 29th September"
            return Unclear(_WHICH, sentence_at(line, met[0][0].at))
        if met:
            return _the_one(met)
    month = next((found for line in lines if (found := _MONTH_ALONE.search(line))), None)
    if month:
        asks = "The letter gives no day. On which day did the panel meet?"
        return Unclear(asks, sentence_at(month.string, month.start()))
    return None


def _the_one(found: Sequence[tuple[Day, str]]) -> Said[date] | Unclear | None:
    """The day if all that were found are the same, else what to ask."""
    if not found:
        return None
    day, line = found[0]
    words = sentence_at(line, day.at)
    if len({one.when for one, _ in found}) > 1:
        more = [sentence_at(other, one.at) for one, other in found]
        return Unclear(_WHICH, " / ".join(dict.fromkeys(more)))
    if day.when is None:
        asks = "There is no such day. Which?" if day.has_year else "Which year?"
        return Unclear(f"The letter says only: {day.written}. {asks}", words)
    return said(day.when, line, day.at)
