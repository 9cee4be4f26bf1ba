"""What the Home Office's panel usually finds wanting in an action plan, as advice.

Source: the panel's letters: no outcome, no review date, no lead, plan not focused on outcomes.
"""

from collections.abc import Iterator

from publisher.findings import Finding, Rule
from publisher.model import Role
from publisher.recommendations import Recommendation, recommendations_in
from publisher.submission import Submission

WANTED = {
    "lead": "has no lead agency",
    "target_date": "has no target date",
    "review_date": "has no review date",
    "outcome": "has no outcome, or does not say how it will be known",
}


def plan_advice(submission: Submission) -> Iterator[Finding]:
    """Name what each recommendation lacks."""
    for document in submission.documents:
        if document.role is Role.RECOMMENDATIONS:
            file = submission.file(document.name)
            for number, row in enumerate(recommendations_in(document), start=1):
                yield from _lacking(row, number, file)


def _lacking(row: Recommendation[str], number: int, file: str) -> Iterator[Finding]:
    for field, words in WANTED.items():
        if not row.words(field):
            yield Finding(Rule.R201, file=file, detail=f"{number} {words}")
