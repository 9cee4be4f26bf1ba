"""What the commands say: findings, what became of each review, and what to do next."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Set
from pathlib import Path

import click

from publisher.checks.states import Standing
from publisher.cli.guard import as_typed
from publisher.cli.screen import strong
from publisher.config import SiteSettings, WithdrawalReason
from publisher.doctor import kept_from_the_demonstration
from publisher.errors import ExitCode
from publisher.findings import Finding, Rule
from publisher.job import Outcome, Rehearsed
from publisher.record.report import as_github, as_json, as_text
from publisher.refusing import refusal_of

FORMATS: Mapping[str, Callable[[list[Finding], Path], str]] = {
    "text": lambda findings, _: as_text(findings),
    "json": lambda findings, _: as_json(findings),
    "github": lambda findings, root: as_github(findings, lambda path: (root / path).is_file()),
}
NUMBERED = re.compile(r"folder \d+")
ENDINGS = {
    ExitCode.DONE: "",
    ExitCode.CHECKS_FAILED: "Released without the reviews that are held back (named above).",
    ExitCode.LEAK: "NOTHING WAS RELEASED: a flagged term or something unknown was found in what "
    "would have gone public. What was public before stays as it was.",
    ExitCode.LINK_LOST: "NOTHING WAS RELEASED: a published address would stop answering.",
}
DAY_IN_DOUBT = (
    "NOTHING WAS RELEASED: the record goes to a later day than today (W108 above). What was public "
    "before stays as it was."
)
REFUSALS = {
    ExitCode.LEAK: "NOTHING WAS RELEASED: files that must be secret lie where others can read "
    "them (K105 above). Act on that first, today. What was public before stays as it was.",
    ExitCode.SETTINGS: "NOTHING WAS RELEASED: files that must be secret are not encrypted, and it "
    "is not known who can read them (above). What was public before stays as it was.",
}


def tell_findings(findings: list[Finding], shape: str, root: Path = Path()) -> None:
    """Tell the findings in the shape that was asked for: to people, what stops comes last."""
    if shape != "text":
        told = FORMATS[shape](findings, root)
        click.echo(told, nl=bool(told))
        return
    advice, stops = ([f for f in findings if f.stops is stop] for stop in (False, True))
    for head, some in (("Advice, which holds nothing back:", advice), ("To put right:", stops)):
        if some:
            click.echo(f"{strong(head)}\n\n{as_typed(as_text(some, headed=True))}\n")


def tell_standings(outcome: Outcome) -> None:
    """Tell the state of each review, and where it can be read."""
    stops = Counter(finding.review for finding in outcome.findings if finding.stops)
    for review in outcome.reviews:
        words = str(review.standing)
        if stops[review.name]:
            words += f" ({stops[review.name]} to put right)"
        if review.carried:
            words += "; its last released pages stay"
        click.echo(f"  {review.name}: {words}")
        if review.weblink:
            click.echo(f"    {review.weblink}")
    if any(NUMBERED.fullmatch(review.name) for review in outcome.reviews):
        click.echo(
            "A folder is told by its place in the alphabet as long as its redactions.yml cannot be "
            "used or names it, or its name cannot be an address: it might be a person's."
        )


def tell_rehearsed(outcome: Outcome, folder: Path) -> None:
    """Tell where each review can be read as it would be, or that it cannot, if it was asked for."""
    no = "cannot be read as it would be"
    for review in outcome.reviews:
        match review.rehearsed:
            case Rehearsed.YES:
                click.echo(f"To read {review.name} as it would be: {folder}/reviews/{review.name}/")
            case Rehearsed.OLD:
                click.echo(f"{review.name} {no}: {folder}/ has its last released pages.")
            case Rehearsed.NO:
                click.echo(f"{review.name} {no}: it is not in {folder}/.")
            case None:
                pass


def tell_what_next(outcome: Outcome, site: SiteSettings) -> None:
    """Tell where the results are and what a person does with them."""
    click.echo()
    if outcome.public is not None:
        click.echo(f"The site is in {outcome.public}/. Look at it: make serve")
    kept = kept_from_the_demonstration(site)
    if outcome.packs and kept:
        click.echo(
            f"NOT FOR THE PUBLIC YET: mkdocs.yml is still that of the demonstration "
            f"({', '.join(kept)}). Change it and run this again: "
            "docs/handbook/first-review.md#set-up-the-website-once"
        )
    elif outcome.to_send:
        click.echo("Packs to send to the Home Office and the Domestic Abuse Commissioner:")
        for pack in outcome.to_send:
            click.echo(f"  {pack}/")
        click.echo("Next: put the site on your web server. When its weblink answers:")
        for pack in outcome.to_send:
            click.echo(f"  .venv/bin/publisher pack {pack.name}")
    elif outcome.packs:
        click.echo("Nothing is to be sent: each review that has a pack was reported as it is.")
    elif any(review.weblink for review in outcome.reviews):
        click.echo(
            "No pack was made: a review of your own that is published has one, an example never."
        )
    if ending := _ending(outcome):
        click.echo(strong(ending))
    reasons = {r.reason for r in outcome.reviews if r.standing is Standing.WITHDRAWN}
    if outcome.public is not None and reasons:
        _tell_of_withdrawal(reasons)


def _ending(outcome: Outcome) -> str:
    refused = refusal_of(outcome.findings) if outcome.public is None else None
    if refused is ExitCode.SETTINGS and any(f.rule is Rule.W108 for f in outcome.findings):
        return DAY_IN_DOUBT
    return REFUSALS[refused] if refused else ENDINGS[outcome.exit_code]


def _tell_of_withdrawal(reasons: Set[str]) -> None:
    """Tell, last of all, how what was withdrawn goes from the internet too."""
    page = "urgent-take-down" if WithdrawalReason.SAFETY in reasons else "withdrawing"
    click.echo(
        as_typed(
            "A review is withdrawn: put the site on your web server now, so that it goes from the "
            "internet too.\n"
            "  1. Empty the folder on the web server first (or let rsync do it with "
            "`--delete-after`). Copying over it is not enough: old files of the search would "
            "stay, and they hold the whole text of each page.\n"
            "  2. Copy the site there, all of it.\n"
            "  3. See that it is gone: publisher links --check\n"
            f"  4. Do what else is to do: docs/handbook/{page}.md"
        )
    )
