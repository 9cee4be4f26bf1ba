"""All checks of one review."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from publisher.checks.completeness import completeness
from publisher.checks.letter import agreement
from publisher.checks.plan import plan_advice
from publisher.findings import Finding
from publisher.submission import Submission


def check(submission: Submission, today: date, packs_go_to: Collection[str] = ()) -> list[Finding]:
    """Everything that is wrong with the review, at once; its `review` is filled in.

    `packs_go_to` are the addresses that packs are sent to.
    """
    return [
        replace(finding, review=submission.slug)
        for finding in (
            *completeness(submission, today),
            *agreement(submission, packs_go_to),
            *plan_advice(submission),
        )
    ]
