"""One review and another beside it on disk, and what a build makes of them."""

from collections.abc import Mapping
from pathlib import Path

from publisher import pipeline
from publisher.job import Job, Outcome
from tests.folders import LETTER, PLAN, REAL_NAME, REVIEW, SUMMARY, add_review, files_below, job

SLUG = "ashgrove-2019-a"
OTHER = "ashgrove-2020-a"
HOME = f"reviews/{SLUG}/index.html"
OTHER_REVIEW = REVIEW.replace("Rowan", "Ellis").replace("2019-11", "2020-03")
OTHER_LETTER = LETTER.replace("Rowan", "Ellis")
OTHER_TERMS = "- {id: victim, kind: person, is: [Peregrine Oxenholme], becomes: Ellis}\n"
OTHER_SUMMARY = "# Executive summary\n\nPeregrine Oxenholme was known to services.\n"
HELPLINE = "allow: [{text: 0770 0900417, reason: A helpline}"
LEFT_OVER = {
    "executive-summary.md": f"{SUMMARY}\nRing 07700 900417, [Zuzanna](mailto:z@posta.example).\n",
    "review.yml": f"{REVIEW}{HELPLINE}]\n",
}


def add_other(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    other = {
        "review.yml": OTHER_REVIEW,
        "qa-letter.md": OTHER_LETTER,
        "redactions.yml": OTHER_TERMS,
        "executive-summary.md": OTHER_SUMMARY,
        "recommendations.csv": PLAN.replace(REAL_NAME, "Peregrine Oxenholme"),
    }
    return add_review(root, OTHER, {**other, **(changes or {})})


def build(root: Path, at: Job | None = None) -> Outcome:
    return pipeline.build(at or job(root), lambda _: None)


def public(root: Path) -> dict[str, bytes]:
    return files_below(root / "_build" / "public")


def codes(outcome: Outcome) -> list[str]:
    return [finding.rule.code for finding in outcome.findings if finding.stops]
