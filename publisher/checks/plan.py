"""What the Home Office's panel usually finds wanting in an action plan, as advice.

Source: the panel's letters: no outcome, no review date, no lead, plan not focused on outcomes.
"""

from collections.abc import Iterator, Sequence

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


def plan_advice(submission: Submission) -> Iterator[Finding]:
    """Name what the recommendations lack, and which of them lack it."""
    for document in submission.in_english:
        if document.role is Role.RECOMMENDATIONS:
            for lack in _lacking(recommendations_in(document)):
                yield Finding(Rule.R201, file=submission.file(document.key), detail=lack)


def _lacking(rows: Sequence[Recommendation[str]]) -> Iterator[str]:
    for field, words in WANTED.items():
        numbers = [str(number) for number, row in enumerate(rows, 1) if not row.words(field)]
        if numbers:
            all_of_them = len(numbers) == len(rows) > 1
            which = "any recommendation" if all_of_them else f"recommendation {', '.join(numbers)}"
            yield f"{words} for {which}"
