"""What a run on GitHub shows on its own page: how the reviews stand, and what is to be done.

It has to be enough: GitHub shows ten marks of each kind at most, and the log is for programmers.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from publisher.checks.readiness import Name
from publisher.checks.states import Standing
from publisher.cli.handbook import SUMMARY, handbook_of, with_address
from publisher.cli.readiness import of_the_website
from publisher.config import Approval, Approver, SiteSettings
from publisher.findings import Finding, in_order
from publisher.job import Job, Outcome, ReviewOutcome
from publisher.journey import Progress, Step, next_step
from publisher.record.browser import in_the_browser
from publisher.record.readiness import HANDBOOK
from publisher.record.report import remedy_of
from publisher.record.report import where as place_of
from publisher.redaction.approval import approval_file, code_of

YOURS = "your-account"
SHOWN = 600
"""So many findings at most: GitHub shows no summary of more than a megabyte."""
_GONE = (
    "See in a private window that its page and its PDFs are gone. Who has copies, and what else "
    "is to do today:"
)


def add_summary(
    path: Path | None, shape: str, outcome: Outcome, job: Job, site: SiteSettings
) -> None:
    """Add the summary to the file that is shown: the one named, or on GitHub that of the job."""
    if there := summary_file(path, shape):
        handbook = handbook_of(job.root, site)
        add_to(there, summary_of(outcome, job.today, handbook))
        for words in of_the_website(job.root, site):
            add_to(there, f"### The website\n\n{with_address(words, handbook)}\n\n")


def summary_file(path: Path | None, shape: str) -> Path | None:
    """Where a summary is shown: the file named, or on GitHub that of the job."""
    named = path or (os.environ.get(SUMMARY) if shape == "github" else None)
    return Path(named) if named else None


def add_to(file: Path, markdown: str) -> None:
    """Add to what is shown already."""
    with file.open("a", encoding="utf-8", errors="backslashreplace") as shown:
        shown.write(markdown)


def summary_of(outcome: Outcome, today: date, handbook: str | None) -> str:
    """The summary in Markdown; of our words, names and numbers alone, since many may read it."""
    found = _Found(outcome.findings, handbook)
    lines = ["## Reviews", "", *_table(outcome), "", *_next(outcome, handbook)]
    lines += [*_unreported(outcome), *_withdrawn(outcome, handbook)]
    lines += found.told_of("", "The website")
    for other in sorted(_others(outcome) - {""}):
        lines += found.told_of(other, f"{other}: what was found")
    for review in outcome.reviews:
        lines += _on_the_way(review, handbook)
        lines += found.told_of(review.name, f"{review.name}: what was found")
        if review.to_approve:
            lines += _to_paste(review, today)
    return "\n".join([*lines, ""])


def _table(outcome: Outcome) -> Iterator[str]:
    stops = Counter(finding.review for finding in outcome.findings if finding.stops)
    advice = Counter(finding.review for finding in outcome.findings if not finding.stops)
    others = _others(outcome)
    if not outcome.reviews:
        yield "There are no reviews. Begin one from its letter: start this workflow with `begin`."
        yield ""
    if not outcome.reviews and not others:
        return
    rehearsed = any(review.rehearsed for review in outcome.reviews)
    site = " To read as it would be |" if rehearsed else ""
    yield f"| Review | How it stands | To put right | Advice | First step not done |{site}"
    yield "|---|---|--:|--:|---|" + ("---|" if rehearsed else "")
    for review in outcome.reviews:
        name = _cell(review.name)
        name = f"[{name}]({review.weblink})" if review.weblink else name
        carried = "; its last released pages stay" if review.carried else ""
        told = f"{stops[review.name] or ''} | {advice[review.name] or ''}"
        step = next_step(review.steps)
        site = f" {review.rehearsed} |" if review.rehearsed else ""
        first = step.name if step else ""
        yield f"| {name} | {review.standing}{carried} | {told} | {first} |{site}"
    for other in sorted(others):
        told = f"{stops[other] or ''} | {advice[other] or ''}"
        yield f"| {_cell(other) or 'everything else'} | | {told} | |" + (" |" if rehearsed else "")


def _others(outcome: Outcome) -> set[str]:
    """What findings are of beside the reviews; "" is the website."""
    return {f.review for f in outcome.findings} - {review.name for review in outcome.reviews}


def _next(outcome: Outcome, handbook: str | None) -> Iterator[str]:
    """What to do now, in a sentence for each review."""
    steps = [(review.name, next_step(review.steps)) for review in outcome.reviews]
    lines = [f"- {_cell(name)}: {_what(step, handbook)}" for name, step in steps if step]
    if lines:
        yield from ("### What to do next", "", *lines, "")


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
            f"- {_cell(name)}: {_words(in_the_browser(step.remedy))}" for name, step in steps
        )
        yield ""


def _withdrawn(outcome: Outcome, handbook: str | None) -> Iterator[str]:
    """What is still to do once the pages are down, for somebody in a hurry."""
    names = [r.name for r in outcome.reviews if r.standing is Standing.WITHDRAWN]
    if names:
        yield "### Withdrawn"
        yield ""
        yield from (f"- {_cell(name)}" for name in names)
        yield ""
        page = "urgent-take-down.md#within-the-hour"
        yield f"{_GONE} {_link('urgent take-down', page, handbook)}."
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
    codes = dict.fromkeys(finding.rule.code for finding in step.findings)
    found = ", ".join(_explained(code, handbook) for code in codes)
    done = step.progress is Progress.DONE
    told = "" if done else _what(step, handbook)
    return f"| {step.name} | {_cell(step.told)} | {told} | {found} |"


def _explained(code: str, handbook: str | None) -> str:
    """A finding's code, as a link to its section if the handbook can be read anywhere."""
    return f"[{code}]({handbook}findings.md#{code.lower()})" if handbook else code


def _what(step: Step, handbook: str | None) -> str:
    return f"{_words(in_the_browser(step.remedy))} {_link('How', step.handbook, handbook)}"


class _Found:
    """The findings, told under one another: by review, what stops first, each remedy once."""

    def __init__(self, findings: Sequence[Finding], handbook: str | None) -> None:
        self._findings, self._handbook, self._left = in_order(list(findings)), handbook, SHOWN

    def told_of(self, review: str, heading: str) -> Iterator[str]:
        """The findings of one review, or with no name those of the website."""
        found = [finding for finding in self._findings if finding.review == review]
        if found:
            yield f"### {_cell(heading)}"
            yield ""
        yield from self._by_rule("To put right", [f for f in found if f.stops])
        names = [f for f in found if not f.stops and f.rule.code[0] == "I"]
        yield from self._by_rule("To look at, each of them: nobody may have listed it yet", names)
        advice = [f for f in found if not f.stops and f not in names]
        if advice:
            told = f"Other advice, which holds nothing back: {len(advice)}"
            yield from ("<details>", f"<summary>{told}</summary>", "")
            yield from self._by_rule("", advice)
            yield from ("</details>", "")

    def _by_rule(self, heading: str, findings: Sequence[Finding]) -> Iterator[str]:
        if heading and findings:
            yield f"**{heading}**"
            yield ""
        shown = sorted(findings[: self._left], key=lambda finding: finding.rule.code)
        self._left -= len(shown)
        for rule, some in groupby(shown, key=lambda finding: finding.rule):
            these = list(some)
            code = _explained(rule.code, self._handbook)
            yield from (f"- {_cell(_short(f))}: {_words(f.message)} ({code})" for f in these)
            yield ""
            yield _words(in_the_browser(remedy_of(these[0])))
            yield ""
        if len(shown) < len(findings):
            yield f"{len(findings) - len(shown)} more are named in the log of this run alone."
            yield ""


def _short(finding: Finding) -> str:
    """Where it is, without the folder that the heading names."""
    return place_of(finding).removeprefix(f"reviews/{finding.review}/")


def _to_paste(review: ReviewOutcome, today: date) -> Iterator[str]:
    approver = Approver.model_validate({"account": YOURS, "on": today})
    approval = Approval(approved=(approver,), content=dict(review.to_approve))
    yield f"### {review.name} waits for approval alone"
    yield ""
    yield (
        "Nothing else is wrong. As long as nobody has approved it, the check stays red and it is "
        "left out of the site: that is no fault. Read every page and every PDF of it first, in "
        "the site that the check keeps. When it is on `main`, start this workflow by hand and "
        "choose `approve`, with the code below. If anything of it changes, it gets another code."
    )
    yield ""
    yield f"The code of what is read: `{code_of(review.to_approve)}`"
    yield ""
    yield from ("<details>", "<summary>Without the task approve: lines to paste</summary>", "")
    yield (
        f"Put these lines into `reviews/{review.name}/approval.yml` on GitHub's web page, with the "
        f"name of your own account for `{YOURS}`, and nothing else in the same change:"
    )
    yield from ("", "```yaml", approval_file(approval).decode().rstrip(), "```", "")
    yield from ("</details>", "")


def _link(words: str, page: str, handbook: str | None) -> str:
    return f"[{words}]({handbook}{page})" if handbook else f"{words} (`{HANDBOOK}{page}`)"


def _words(text: str) -> str:
    """Words of ours, in which backticks mark what is typed; like a cell everywhere else."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return _cell(text)
    return "`".join(part if at % 2 else _escaped(part) for at, part in enumerate(parts))


def _cell(text: str) -> str:
    """The text on one line, so that no name in it can end its cell or begin markup."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return re.sub(r"[\\|<>\[\]*_#`]", lambda mark: f"&#{ord(mark[0])};", text)
