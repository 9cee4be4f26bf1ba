"""The readiness list in words for people, and as JSON.

The words are plain lines, in the order in which they are read out: no boxes, and nothing that
only its colour or its place would tell.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.findings import Finding
from publisher.journey import Step
from publisher.record.report import as_text, for_review, records

HANDBOOK = "docs/handbook/"


@dataclass(frozen=True, slots=True)
class Listed:
    """A review as the list names it, its state in words, and its steps."""

    review: str
    state: str
    steps: tuple[Step, ...]


def list_as_text(reviews: Sequence[Listed], handbook: str | None) -> str:
    """Each review with its steps, what was found below the step that it belongs to."""
    return "\n\n".join("\n".join(_lines(review, handbook)) for review in reviews)


def _lines(review: Listed, handbook: str | None) -> list[str]:
    lines = [f"{review.review}: {review.state}"]
    for step in review.steps:
        lines.append(f"  {step.name}: {step.told}.")
        if step.remedy:
            remedy = for_review(step.remedy, review.review)
            lines.append(f"    {remedy} How: {where(step, handbook)}")
        if step.findings:
            lines += [f"    {line}" for line in as_text(step.findings).splitlines()]
    return lines


def where(step: Step, handbook: str | None) -> str:
    """The section of the handbook: as an address if its pages have one, else as a path."""
    return f"{handbook or HANDBOOK}{step.handbook}"


def list_as_json(
    findings: Sequence[Finding], reviews: Sequence[Listed], handbook: str | None
) -> str:
    """The findings and the list as JSON: {"format": 1, "findings": [...], "reviews": [...]}."""
    told = [
        {
            "review": review.review,
            "state": review.state,
            "steps": [
                {
                    "step": step.name,
                    "progress": step.progress,
                    "says": step.says or None,
                    "remedy": step.remedy or None,
                    "handbook": where(step, handbook),
                    "findings": [finding.rule.code for finding in step.findings],
                }
                for step in review.steps
            ],
        }
        for review in reviews
    ]
    whole = {"format": 1, "findings": records(findings), "reviews": told}
    return json.dumps(whole, ensure_ascii=False, indent=2)
