"""What a run on GitHub shows on its own page: a table of the reviews, and what is to be done."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from publisher.config import Approval, Approver
from publisher.job import Outcome, ReviewOutcome
from publisher.redaction.approval import approval_file

YOURS = "your-account"


def add_summary(path: Path | None, outcome: Outcome, today: date) -> None:
    """Add the table to the file that is shown, if there is one."""
    if path is not None:
        with path.open("a", encoding="utf-8") as shown:
            shown.write(summary_of(outcome, today))


def summary_of(outcome: Outcome, today: date) -> str:
    """The table in Markdown; of names and numbers alone, since many may read it."""
    lines = ["## Reviews", "", "| Review | How it stands | To put right | Advice |"]
    lines += ["|---|---|--:|--:|", *_rows(outcome), ""]
    for review in outcome.reviews:
        if review.to_approve:
            lines += _to_paste(review, today)
    return "\n".join([*lines, ""])


def _rows(outcome: Outcome) -> Iterator[str]:
    stops = Counter(finding.review for finding in outcome.findings if finding.stops)
    advice = Counter(finding.review for finding in outcome.findings if not finding.stops)
    for review in outcome.reviews:
        name = f"[{review.name}]({review.weblink})" if review.weblink else review.name
        carried = "; its last released pages stay" if review.carried else ""
        told = f"{stops[review.name] or ''} | {advice[review.name] or ''}"
        yield f"| {name} | {review.standing}{carried} | {told} |"
    others = {f.review for f in outcome.findings} - {review.name for review in outcome.reviews}
    for name in sorted(others):
        told = f"{stops[name] or ''} | {advice[name] or ''}"
        yield f"| {name or 'everything else'} | | {told} |"


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
