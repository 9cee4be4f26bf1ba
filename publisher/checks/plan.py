"""What the Home Office's panel usually finds wanting in an action plan, as advice.

Source: the panel's letters: plans that are too general or not focused on outcomes, without a
lead, a review date, or a date by which the results of an audit are known.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from publisher.findings import Finding, Rule
from publisher.model import Role
from publisher.recommendations import Recommendation, recommendations_in
from publisher.submission import Submission

WANTED = {
    "lead": "no lead agency",
    "target_date": "no target date",
    "review_date": "no review date",
    "outcome": "no outcome that says how it will be known",
}
_AUDIT = re.compile(r"\b(?:audit|dip[- ]sampl|spot check|case file review)\w*", re.IGNORECASE)
_RESULTS = ("review_date", "outcome", "milestones", "action")
"""Where a plan may say when the results of an audit are known."""
_DATE = re.compile(
    r"\b20\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d\b|\bmonthly\b|\bquarterly\b|\bannual|\byearly\b"
    r"|\bevery (?:\w+ )?(?:month|quarter|year)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:[\w&'’,/ -]{1,80}? (?:should|must|will) )?(?:to )?"
    r"(?:consider|explore|encourage|promote|remind|raise awareness|look (?:at|into)|note|"
    r"discuss|reflect|continue|aim|seek|strive|endeavour|work towards|try|think about|"
    r"acknowledge|recogni[sz]e|be (?:aware|mindful)|ensure)\b",
    re.IGNORECASE,
)
"""How an action begins that does not say what will be done."""


def plan_advice(submission: Submission) -> Iterator[Finding]:
    """Name what the recommendations lack, and which of them lack it."""
    for document in submission.documents:
        if document.role is Role.RECOMMENDATIONS:
            for lack in _lacking(recommendations_in(document)):
                yield Finding(Rule.R201, file=submission.file(document.name), detail=lack)


def _lacking(rows: Sequence[Recommendation[str]]) -> Iterator[str]:
    for field, words in WANTED.items():
        yield from _told(words, rows, partial(_is_empty, field))
    yield from _told("no date by which the results of an audit are known", rows, _audit_undated)
    yield from _told("no action that says what will be done", rows, _is_vague)


def _told(
    words: str,
    rows: Sequence[Recommendation[str]],
    lacks: Callable[[Recommendation[str]], bool],
) -> Iterator[str]:
    numbers = [str(number) for number, row in enumerate(rows, 1) if lacks(row)]
    if numbers:
        all_of_them = len(numbers) == len(rows) > 1
        which = "any recommendation" if all_of_them else f"recommendation {', '.join(numbers)}"
        yield f"{words} for {which}"


def _is_empty(field: str, row: Recommendation[str]) -> bool:
    return not row.words(field)


def _audit_undated(row: Recommendation[str]) -> bool:
    """Whether the row speaks of an audit, and of no day but that of its target."""
    said = any(_AUDIT.search(row.words(name)) for name in ("recommendation", *_RESULTS))
    return said and not any(_DATE.search(row.words(name)) for name in _RESULTS)


def _is_vague(row: Recommendation[str]) -> bool:
    """Whether the action is empty or says no deed; without such a column, the recommendation."""
    said = row.words("action")
    if not said and "action" in row.cells:
        return True
    return bool(_VAGUE.match(said or row.words("recommendation")))
