"""How far a recommendation has come, worked out from the words of its action plan.

What the plan says counts, nothing else: a date that has passed without a word that the action
was completed is overdue. Where a date can be read in two ways, the later one counts, and of
several the last, so that nobody is called late too early.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Progress(StrEnum):
    """How far a recommendation has come, in the order in which readers are shown them."""

    OVERDUE = "overdue"
    IN_PROGRESS = "in progress"
    NO_DATE = "no date given"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands, and the last day that its target date can mean."""

    progress: Progress
    due: date | None


def standing(row: Mapping[str, str], today: date) -> Standing:
    """Where the row of a plan stands on that day; its columns as `recommendations.FIELDS`."""
    due = last_day(row.get("target_date", ""))
    if _is_completed(row, today):
        return Standing(Progress.COMPLETED, due)
    if due:
        return Standing(Progress.OVERDUE if due < today else Progress.IN_PROGRESS, due)
    words = (row.get(name, "") for name in ("target_date", "completed"))
    begun = any(_BEGUN.search(_folded(text)) for text in words)
    return Standing(Progress.IN_PROGRESS if begun else Progress.NO_DATE, None)


def last_day(words: str) -> date | None:
    """The last day that the words can mean, or None if they name no date.

    "March 2023" is 31 March; "Q1 2024", which may be a quarter of the year or of the financial
    year, 30 June; "2023/24" the end of the financial year; "spring 2024" the end of May.
    """
    return max(_days(_folded(words)), default=None)


# -- whether it was completed --

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_DONE = r"(?:completed?|done|achieved|implemented|closed|delivered|finished|in place|yes)"
_UNTIL = r"complete (?:by|when|once|in part)\b"
_STARTS_DONE = re.compile(rf"(?!{_UNTIL}){_DONE}\b|[✓✔☑]|100 ?%")
_TAKEN_BACK = re.compile(r"\b(?:in part|partly|partially)\b|[:?/] ?no$")
"""After "completed": not wholly, or the question of a form with its answer."""
_SAYS_DONE = re.compile(rf"\b{_DONE}\b")
_NOT_YET = re.compile(
    rf"\b(?:{_UNTIL}|not|no|partly|part|partially|in progress|under ?way|on[- ]?going|expected|"
    r"due|planned|awaiting|await|to be|will be|tb[ac]|pending|outstanding|n/?a|started)\b"
)
_BEGUN = re.compile(
    r"\b(?:on[- ]?going|in progress|under ?way|continuous|continuously|continuing|rolling|"
    r"on track|started|begun)\b"
)
_BARE = re.compile(rf"(?:status )?{_DONE}(?: (?:in|on))?")
_OUTCOME = re.compile(rf"{_DONE}\b\W*(?:$|[-\u2013\u2014:.;,(]|(?:in|on) |\d|{_MONTH}\b)")


def _is_completed(row: Mapping[str, str], today: date) -> bool:
    """Whether the plan says so, in its column for that or where it would say only that."""
    said = _folded(row.get("completed", ""))
    if _STARTS_DONE.match(said) and not _TAKEN_BACK.search(said):
        return True
    day = last_day(said)
    if said and not _NOT_YET.search(said) and not (day and day > today):
        return bool(day or _SAYS_DONE.search(said))
    status = " ".join(re.findall(r"[a-z]+", _DATE.sub(" ", _folded(row.get("milestones", "")))))
    outcome = _OUTCOME.match(_folded(row.get("outcome", "")))
    return bool(_BARE.fullmatch(status) or (outcome and not said))


# -- dates in words --

_YEAR = r"20\d\d"
_SHORT = rf"(?:{_YEAR}|\d\d(?![\d/.:-]))"
_SEASONS: Mapping[str, tuple[int, int]] = {
    "spring": (0, 5), "summer": (0, 8), "autumn": (0, 11), "winter": (1, 2),
}  # fmt: skip
"""Years to add and last month."""


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold().replace("\u2019", "'")
    return " ".join(plain.replace("\u2010", "-").replace("\u2011", "-").split())


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


_WAYS: tuple[tuple[str, Callable[..., date]], ...] = (
    (rf"({_YEAR})-(\d\d?)-(\d\d?)", lambda y, m, d: date(int(y), int(m), int(d))),
    (rf"(\d\d?)[./-](\d\d?)[./-]({_SHORT})", lambda d, m, y: date(_year(y), int(m), int(d))),
    (
        rf"(\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]({_MONTH})[ ,.'-]{{1,3}}({_SHORT})",
        lambda d, m, y: date(_year(y), _month(m), int(d)),
    ),
    (
        rf"({_MONTH}) (\d\d?)(?:st|nd|rd|th)?,? ({_YEAR})",
        lambda m, d, y: date(int(y), _month(m), int(d)),
    ),
    (rf"({_MONTH})[ ,.'/-]{{0,3}}({_SHORT})", lambda m, y: _end_of(_year(y), _month(m))),
    (rf"({_YEAR})[-/](0[1-9]|1[0-2])(?!\d)", lambda y, m: _end_of(int(y), int(m))),
    (rf"(\d\d?)[/.-]({_YEAR})", lambda m, y: _end_of(int(y), int(m))),
    (
        rf"(?:q|qtr|quarter) ?([1-4])(?: of|,)? ?({_YEAR})(?:[/-]\d\d(?:\d\d)?)?",
        lambda q, y: _quarter(y, q),
    ),
    (rf"({_YEAR})(?:[/-]\d\d(?:\d\d)?)?,? ?(?:q|qtr|quarter) ?([1-4])", _quarter),
    (
        rf"({'|'.join(_SEASONS)}),? (?:of )?({_YEAR})",
        lambda s, y: _end_of(int(y) + _SEASONS[s][0], _SEASONS[s][1]),
    ),
    (rf"({_YEAR}) ?[/-] ?(\d\d)", lambda _, y: date(_year(y), 3, 31)),
    (rf"({_YEAR})", lambda y: date(int(y), 12, 31)),
)
"""Each way of writing a date, the first that fits, and the last day that it means."""

_DATE = re.compile(
    "|".join(rf"(?<!\w)(?<!\d[/.])(?P<w{at}>{way})(?!\w)" for at, (way, _) in enumerate(_WAYS))
)


def _days(folded: str) -> Iterator[date]:
    for found in _DATE.finditer(folded):
        way = int((found.lastgroup or "w0")[1:])
        _, *parts = (part for part in found.groups() if part is not None)
        # what is in no calendar, such as 31 February, is no date
        with suppress(ValueError):
            yield _WAYS[way][1](*parts)
