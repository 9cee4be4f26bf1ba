"""How far a recommendation has come, worked out from the words of its action plan.

What the plan says counts, nothing else: a date that has passed without a word that the action
was completed is overdue. Where a date can be read in two ways, the later one counts, and of
several the last, so that nobody is called late too early. Where the words may say that it was
done or that it was not, it is neither done nor overdue.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Progress(StrEnum):
    """How far a recommendation has come, in the order in which readers are shown them."""

    OVERDUE = "overdue"
    IN_PROGRESS = "in progress"
    NO_DATE = "no date given"  # or one that has passed, beside words that may mean either
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recommendation stands, and the last day that its target date can mean."""

    progress: Progress
    due: date | None


def standing(row: Mapping[str, str], today: date) -> Standing:
    """Where the row of a plan stands on that day; its columns as `recommendations.FIELDS`."""
    due = last_day(row.get("target_date", ""))
    completed = _is_completed(row, today)
    if completed:
        return Standing(Progress.COMPLETED, due)
    if due and due < today:
        return Standing(Progress.NO_DATE if completed is None else Progress.OVERDUE, due)
    words = (row.get(name, "") for name in ("target_date", "completed"))
    begun = due or any(_BEGUN.search(_folded(text)) for text in words)
    return Standing(Progress.IN_PROGRESS if begun else Progress.NO_DATE, due)


def last_day(words: str) -> date | None:
    """The last day that the words can mean, or None if they name no date.

    "March 2023" is 31 March; "Q1 2024", which may be a quarter of the year or of the financial
    year, 30 June; "2023/24" the end of the financial year; "spring 2024" the end of May.
    """
    return max((last for _, _, last in _days(_folded(words))), default=None)


# -- whether it was completed --

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

_DONE = r"(?:completed?|done|achieved|implemented|closed|delivered|finished|in place|yes)"
_UNTIL = r"complete (?:by|when|once|in part)\b"
_STARTS_DONE = re.compile(rf"(?!{_UNTIL}){_DONE}\b|[✓✔☑]|100 ?%")
_TAKEN_BACK = re.compile(
    r"\b(?:in part|partly|partially)\b|[-\u2013\u2014:?/.,(] ?no(?:\W*$| ?[-\u2013\u2014:;.,])"
)
"""After "completed": not wholly, or the question of a form with its answer."""
_CALLED_OFF = r"\b(?:cancel|extend|extension|revis|supersed|withdr[ae]w|reject|abandon|no longer\b)"
_SHARE = r"(?<![\d.])\d\d?(?:\.\d+)? ?(?:%|per ?cent\b)"
"""Less than all: 100 % has three figures."""
_HELD_UP = (
    r"\b(?:delay|(?:overdue|subject to|never|fail(?:ed|s)?|unable|almost|nearly|missed|slipped|"
    r"on hold|paused|halted|stalled|commenced|draft(?:ed)?|in development|awaited|amber|except|"
    rf"apart from)\b)|\bred\W*$|{_SHARE}"
)
_FALLS_SHORT = re.compile(
    rf"(?:\b(?:never|almost|nearly|will|(?:fail(?:ed|s)?|unable) to)|{_SHARE}) ?(?:be )?{_DONE}\b"
)
_UNCLEAR = re.compile(
    rf"{_CALLED_OFF}|{_HELD_UP}|n't\b|\b(?:not|yet|incomplete|awaiting|pending|outstanding)\b"
)
"""After "completed": perhaps it was not."""
_BY = re.compile(rf"\b{_DONE} (?:by|until|before)(?: the)?(?: end(?: of)?)? $")
_NEXT = re.compile(
    r"[-\u2013\u2014.;,:(].*\b(?:next|again|audit|check|monitor|refresh|repeat|review)"
)
"""Says of a day to come, before it, that it is another one than that of completion."""
_SAYS_DONE = re.compile(rf"\b{_DONE}\b")
_NOT_YET = re.compile(
    rf"\b(?:{_UNTIL}|not|no|partly|part|partially|in progress|under ?way|on[- ]?going|expected|"
    r"due|planned|awaiting|await|to be|will be|tb[ac]|pending|outstanding|n/?a|started|"
    rf"yet|incomplete)\b|{_HELD_UP}"
)
_BEGUN = re.compile(
    r"\b(?:on[- ]?going|in progress|under ?way|continuous|continuously|continuing|rolling|"
    r"on track|started|begun)\b"
)
_BARE = re.compile(rf"(?:status )?{_DONE}(?: (?:in|on))?")
_DAY_ALONE = re.compile(rf"(?:\b(?:in|on|early|mid|late|end|of|the|and|to|{_MONTH})\b ?)*")
_A_DAY = "\N{SECTION SIGN}"
_OUTCOME = re.compile(rf"{_DONE}\b\W*(?:$|[-\u2013\u2014:.;(]|(?:(?:in|on) )?{_A_DAY})")
"""It says that all was done, or when; "in place in all wards" is what the plan hopes for."""


def _is_completed(row: Mapping[str, str], today: date) -> bool | None:
    """Whether the plan says so, in its column for that or where it would say only that.

    None if its words may say either.
    """
    said = _folded(row.get("completed", ""))
    told = _is_done(said, today)
    if told is not False:
        return told
    milestones, outcome = (_folded(row.get(name, "")) for name in ("milestones", "outcome"))
    if _is_bare(milestones):
        return _is_done(milestones, today)
    if _OUTCOME.match(_DATE.sub(_A_DAY, outcome)) and not said:
        return _is_done(outcome, today)
    # "in place March 2023" as a target says what was done, or what is to be
    return None if _is_bare(_folded(row.get("target_date", ""))) and not said else False


def _is_done(said: str, today: date) -> bool | None:
    """Whether these words say that something was done; None if they may say either."""
    if _FALLS_SHORT.search(said):
        return False
    if _STARTS_DONE.match(said):
        if _TAKEN_BACK.search(said):
            return False
        unclear = _UNCLEAR.search(said) or _BEGUN.search(said) or _is_ahead(said, today)
        return None if unclear else True
    says_done = bool(_SAYS_DONE.search(said))
    if re.search(_CALLED_OFF, said) or (says_done and re.search(_HELD_UP, said)):
        return None
    day = last_day(said)
    if _NOT_YET.search(said) or _BEGUN.search(said) or (day and day > today):
        return False
    if day and not says_done:
        # "updated after the Act of 2021": who says more than the day may mean another one
        return True if _DAY_ALONE.fullmatch(_words_beside_days(said)) else None
    return says_done


def _is_ahead(said: str, today: date) -> bool:
    """Whether the first day that is named is one by which it is to be done, or still to come."""
    for at, first, _ in _days(said):
        before = said[:at]
        return bool(_BY.search(before)) or (first > today and not _NEXT.search(before))
    return False


def _is_bare(words: str) -> bool:
    """Whether the words say "completed", perhaps with a day, and nothing else."""
    return bool(_BARE.fullmatch(_words_beside_days(words)))


def _words_beside_days(folded: str) -> str:
    return " ".join(re.findall(r"[a-z]+", _DATE.sub(" ", folded)))


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


_WAYS: tuple[tuple[str, int, Callable[..., date]], ...] = (
    (rf"({_YEAR})-(\d\d?)-(\d\d?)", 1, lambda y, m, d: date(int(y), int(m), int(d))),
    (rf"(\d\d?)[./-](\d\d?)[./-]({_SHORT})", 1, lambda d, m, y: date(_year(y), int(m), int(d))),
    (
        rf"(\d\d?)(?:st|nd|rd|th)?(?: of)?[ -]({_MONTH})[ ,.'-]{{1,3}}({_SHORT})",
        1,
        lambda d, m, y: date(_year(y), _month(m), int(d)),
    ),
    (
        rf"({_MONTH}) (\d\d?)(?:st|nd|rd|th)?,? ({_YEAR})",
        1,
        lambda m, d, y: date(int(y), _month(m), int(d)),
    ),
    (rf"({_MONTH})[ ,.'/-]{{0,3}}({_SHORT})", 31, lambda m, y: _end_of(_year(y), _month(m))),
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

_DATE = re.compile(
    "|".join(rf"(?<!\w)(?<!\d[/.])(?P<w{at}>{way})(?!\w)" for at, (way, *_) in enumerate(_WAYS))
)


def _days(folded: str) -> Iterator[tuple[int, date, date]]:
    """Where each date begins, and the first and the last day that it can mean."""
    for found in _DATE.finditer(folded):
        _, span, last_of = _WAYS[int((found.lastgroup or "w0")[1:])]
        _, *parts = (part for part in found.groups() if part is not None)
        # what is in no calendar, such as 31 February, is no date
        with suppress(ValueError):
            last = last_of(*parts)
            yield found.start(), last - timedelta(days=span - 1), last
