"""What the commands say: findings, what became of each review, and what to do next."""

import click

from publisher.errors import ExitCode
from publisher.findings import Finding
from publisher.job import Job, Outcome
from publisher.record.report import as_github, as_json, as_text
from publisher.refusing import refusal_of

FORMATS = {"text": as_text, "json": as_json, "github": as_github}
ENDINGS = {
    ExitCode.DONE: "",
    ExitCode.CHECKS_FAILED: "Released without the reviews that are held back (named above).",
    ExitCode.LEAK: "NOTHING WAS RELEASED: a flagged term or something unknown was found in what "
    "would have gone public. What was public before stays as it was.",
    ExitCode.LINK_LOST: "NOTHING WAS RELEASED: a published address would stop answering.",
}
REFUSALS = {
    ExitCode.LEAK: "NOTHING WAS RELEASED: files that must be secret lie where others can read "
    "them (K105 above). Act on that first, today. What was public before stays as it was.",
    ExitCode.SETTINGS: "NOTHING WAS RELEASED: files that must be secret are not encrypted, and it "
    "is not known who can read them (above). What was public before stays as it was.",
}


def quietly(_: str) -> None:
    """Say nothing: what is printed is for a program."""


def tell_findings(findings: list[Finding], shape: str) -> None:
    """Tell the findings in the shape that was asked for."""
    told = FORMATS[shape](findings)
    if told:
        click.echo(told)
    if told and shape == "text":
        click.echo()


def tell_standings(outcome: Outcome) -> None:
    """Tell what became of each review, and where it can be read."""
    for review in outcome.reviews:
        words = str(review.standing)
        if review.carried:
            words += "; its last released pages stay"
        click.echo(f"  {review.name}: {words}")
        if review.weblink:
            click.echo(f"    {review.weblink}")


def tell_what_next(outcome: Outcome, job: Job) -> None:
    """Tell where the results are and what a person does with them."""
    click.echo()
    if outcome.public is not None:
        click.echo(f"The site is in {outcome.public}/. Look at it: make serve")
    if outcome.packs:
        click.echo("Packs to send to the Home Office and the Domestic Abuse Commissioner:")
        for pack in outcome.packs:
            click.echo(f"  {pack}/")
        click.echo(
            "Next: put the site on your web server. When its weblink answers, open "
            "to-home-office.eml and to-commissioner.eml of its pack and send them."
        )
    elif any(review.weblink for review in outcome.reviews):
        click.echo("No pack was made: the example reviews are never sent to anybody.")
    refused = refusal_of(outcome.findings) if outcome.public is None else None
    ending = REFUSALS[refused] if refused else ENDINGS[outcome.exit_code]
    if ending:
        click.echo(ending)
