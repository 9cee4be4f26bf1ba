"""Adds the readiness list to the outcome of a run."""

from collections.abc import Sequence
from dataclasses import replace

from publisher.checked import Checked
from publisher.checks.readiness import Known, readiness
from publisher.drafting import OF_THE_LETTER
from publisher.findings import Finding
from publisher.job import Outcome
from publisher.journey import Step


def with_steps(outcome: Outcome, reviews: Sequence[Checked]) -> Outcome:
    """The outcome, each review with its steps; they stand in the same order."""
    listed = (
        replace(told, steps=_steps(review, [f for f in outcome.findings if f.review == told.name]))
        for told, review in zip(outcome.reviews, reviews, strict=True)
    )
    return replace(outcome, reviews=tuple(listed))


def _steps(review: Checked, found: Sequence[Finding]) -> tuple[Step, ...]:
    return readiness(
        Known(
            review.case,
            found,
            redacted=review.redacted is not None,
            approved=review.approvers,
            example=review.submission.example,
            listed=_listed(review),
        )
    )


def _listed(review: Checked) -> bool:
    """Whether anything is flagged beside what its letter alone told."""
    terms = review.submission.terms
    return terms is None or not all(OF_THE_LETTER.fullmatch(term.id) for term in terms)
