"""What a run on GitHub shows on its own page: a table of the reviews, and what is to be done."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from publisher.checks.readiness import Name
from publisher.cli.readiness import handbook_of
from publisher.config import Approval, Approver, SiteSettings
from publisher.job import Job, Outcome, ReviewOutcome
from publisher.journey import Progress, Step
from publisher.record.readiness import where
from publisher.redaction.approval import approval_file

SUMMARY = "GITHUB_STEP_SUMMARY"
YOURS = "your-account"
_IN_THE_BROWSER = (
    (
        "Look at every page in `publisher preview`; then `publisher approve`.",
        "Read every page and every PDF in what the check keeps for it (at the bottom of its page, "
        "under Artifacts); then start this workflow by hand with the task `approve`.",
    ),
    ("run `make site` on that day", "it goes public that morning"),
    ("Run `make site`, and put the site on your web server", "Merge it; it goes public then"),
    ("then `make site`", "then merge it"),
    (
        "then `publisher pack` notes the day",
        "then start this workflow by hand with the task `sent`, which notes the day",
    ),
)
"""What is done at a computer with the publisher, and how it is done where there is none."""


def add_summary(
    path: Path | None, shape: str, outcome: Outcome, job: Job, site: SiteSettings
) -> None:
    """Add the summary to the file that is shown: the one named, or on GitHub that of the job."""
    there = path or (os.environ.get(SUMMARY) if shape == "github" else None)
    if there:
        with Path(there).open("a", encoding="utf-8") as shown:
            shown.write(summary_of(outcome, job.today, handbook_of(job.root, site)))


def summary_of(outcome: Outcome, today: date, handbook: str | None) -> str:
    """The summary in Markdown; of names and numbers alone, since many may read it."""
    lines = ["## Reviews", "", *_table(outcome), "", *_unreported(outcome)]
    for review in outcome.reviews:
        lines += _on_the_way(review, handbook)
        if review.to_approve:
            lines += _to_paste(review, today)
    return "\n".join([*lines, ""])


def _table(outcome: Outcome) -> Iterator[str]:
    stops = Counter(finding.review for finding in outcome.findings if finding.stops)
    advice = Counter(finding.review for finding in outcome.findings if not finding.stops)
    if not outcome.reviews:
        yield "There are no reviews."
        yield ""
    yield "| Review | How it stands | To put right | Advice | Next |"
    yield "|---|---|--:|--:|---|"
    for review in outcome.reviews:
        name = _cell(review.name)
        name = f"[{name}]({review.weblink})" if review.weblink else name
        carried = "; its last released pages stay" if review.carried else ""
        told = f"{stops[review.name] or ''} | {advice[review.name] or ''}"
        following = next((s.name for s in review.steps if s.progress is Progress.TO_DO), "")
        yield f"| {name} | {review.standing}{carried} | {told} | {following} |"
    others = {f.review for f in outcome.findings} - {review.name for review in outcome.reviews}
    for other in sorted(others):
        told = f"{stops[other] or ''} | {advice[other] or ''}"
        yield f"| {_cell(other) or 'everything else'} | | {told} | |"


def _unreported(outcome: Outcome) -> Iterator[str]:
    """What nobody may forget although nothing is red: who has not been told of a publication."""
    steps = [
        (review.name, step)
        for review in outcome.reviews
        for step in review.steps
        if step.name == Name.REPORTED and step.progress is Progress.TO_DO
    ]
    if steps:
        yield "### Published and not yet reported"
        yield ""
        yield from (
            f"- {_cell(name)}: {_cell(in_the_browser(step.remedy))}" for name, step in steps
        )
        yield ""


def _on_the_way(review: ReviewOutcome, handbook: str | None) -> Iterator[str]:
    """Every step of a review that is not at the end of its way."""
    if all(step.progress is Progress.DONE for step in review.steps):
        return
    yield f"### {_cell(review.name)}, step by step"
    yield ""
    yield "| Step | How far | What to do | Found |"
    yield "|---|---|---|---|"
    yield from (_row(step, handbook) for step in review.steps)
    yield ""


def _row(step: Step, handbook: str | None) -> str:
    place = f"[How]({where(step, handbook)})" if handbook else f"`{where(step, None)}`"
    codes = dict.fromkeys(finding.rule.code for finding in step.findings)
    found = ", ".join(_explained(code, handbook) for code in codes)
    remedy = f"{_cell(in_the_browser(step.remedy))} {place}"
    done = step.progress is Progress.DONE
    return f"| {step.name} | {_cell(step.told)} | {'' if done else remedy} | {found} |"


def _explained(code: str, handbook: str | None) -> str:
    """A finding's code, as a link to its section if the handbook can be read anywhere."""
    return f"[{code}]({handbook}findings.md#{code.lower()})" if handbook else code


def in_the_browser(remedy: str) -> str:
    """What to do, in the words of somebody who has only this page."""
    for at_a_computer, here in _IN_THE_BROWSER:
        remedy = remedy.replace(at_a_computer, here)
    return remedy


def _to_paste(review: ReviewOutcome, today: date) -> Iterator[str]:
    approver = Approver.model_validate({"account": YOURS, "on": today})
    approval = Approval(approved=(approver,), content=dict(review.to_approve))
    yield f"### {review.name} waits for approval alone"
    yield ""
    yield (
        "Read every page and every PDF of it first, in the site that this run keeps or with "
        "`publisher preview`. Then start this workflow by hand and choose `approve`; or put these "
        f"lines into `reviews/{review.name}/approval.yml` on GitHub's web page, with the name of "
        f"your own account for `{YOURS}`, and nothing else in the same change:"
    )
    yield from ("", "```yaml", approval_file(approval).decode().rstrip(), "```", "")


def _cell(text: str) -> str:
    """The text so that no name in it can end its cell or begin markup."""
    return re.sub(r"[\\|<>\[\]*_#]", lambda mark: f"&#{ord(mark[0])};", " ".join(text.split()))
