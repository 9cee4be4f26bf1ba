"""The commands that lead a review from its folder to the public."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from publisher import confirming, given, one_review, pipeline
from publisher.alone import alone
from publisher.checked import Checked
from publisher.cli.how_far import how_far, with_state
from publisher.cli.options import (
    folder_option,
    format_option,
    job_of,
    last_release_option,
    port_option,
    review_argument,
    summary_option,
    today_option,
)
from publisher.cli.readiness import of_the_website, tell_next, tell_readiness
from publisher.cli.screen import counter, teller
from publisher.cli.summary import add_summary
from publisher.cli.sure import sure
from publisher.cli.telling import tell_findings, tell_rehearsed, tell_standings, tell_what_next
from publisher.job import Job, Outcome
from publisher.serving import serve_folder


@click.command()
@folder_option
@today_option
@last_release_option
@click.option(
    "--site",
    is_flag=True,
    help="Also make the site as it would be once approved, into _build/as-it-would-be: to be "
    "read by those who may, never to be published.",
)
@format_option
@summary_option
def check(
    folder: Path,
    today: datetime | None,
    last_release: Path | None,
    site: bool,
    shape: str,
    summary: Path | None,
) -> None:
    """Say what is ready and what is still to do. Publishes nothing."""
    job = job_of(folder, today, last_release)
    tell, count = teller(shape), counter(shape)
    settings = given.read_settings(job)
    if site:
        can_be_made = not any(of_the_website(folder, settings))
        with alone(job):
            outcome = pipeline.rehearse(job, tell, count, can_be_made=can_be_made)
    else:
        outcome = pipeline.check(job, count)
    tell_readiness(outcome, shape, folder, settings)
    if shape == "text":
        tell_standings(outcome)
        tell_rehearsed(outcome, job.rehearsal)
        tell_next(outcome)
    add_summary(summary, shape, outcome, job, settings)
    sys.exit(outcome.exit_code)


@click.command(short_help="Make the site and its packs.")
@folder_option
@today_option
@last_release_option
@click.option(
    "--claim",
    is_flag=True,
    help="Another program puts the site on the internet afterwards: claim its addresses in "
    "reviews/ledger/claimed.json, until publisher confirm says that the public can see them.",
)
@format_option
@summary_option
def build(
    folder: Path,
    today: datetime | None,
    last_release: Path | None,
    claim: bool,
    shape: str,
    summary: Path | None,
) -> None:
    """Make the site and its packs: check, redact, verify, release.

    What is released is in _build/public, and the packs are in _build/packs. A finding holds back
    its own review only. If one's last public pages may not be shown either, or an address would
    be lost, nothing is released.
    """
    job = replace(job_of(folder, today, last_release), claims=claim)
    with how_far(job.public):
        with alone(job):
            outcome = pipeline.build(job, teller(shape), counter(shape))
        _tell_of_build(outcome, job, shape, summary)
    sys.exit(outcome.exit_code)


def _tell_of_build(outcome: Outcome, job: Job, shape: str, summary: Path | None) -> None:
    told = [f for f in outcome.findings if f.stops] if shape == "text" else outcome.findings
    tell_findings(told, shape, job.root)
    settings = given.read_settings(job)
    if shape == "text":
        if len(told) < len(outcome.findings):
            click.echo(f"Advice: {len(outcome.findings) - len(told)} (make check tells it).")
        tell_standings(outcome)
        tell_what_next(outcome, settings)
    add_summary(summary, shape, outcome, job, settings)


@click.command()
@folder_option
@today_option
def confirm(folder: Path, today: datetime | None) -> None:
    """Record that the public can see a site since today.

    It is the site that build --claim made and that another program has put on the internet.
    """
    job = job_of(folder, today)
    with with_state(lambda: "What was claimed is not confirmed yet."), alone(job):
        done = confirming.confirm(job)
    click.echo(f"The record of addresses has gone on: {len(done)} of its files.")


@click.command()
@review_argument
@folder_option
@port_option
@click.option(
    "--keep",
    is_flag=True,
    help="Show nothing: leave it in _build/preview, for a private repository's workflow to keep. "
    "It holds the words that look like personal data.",
)
def preview(slug: str, folder: Path, port: int, keep: bool) -> None:
    """Show a review as it would go public, on this computer.

    Every redaction is marked, and so is what still looks like personal data. Nothing is sent
    anywhere. Stop it with Ctrl+C.
    """
    click.echo("Making the preview. This takes a few seconds.")
    if keep:
        click.echo(f"The preview is in {one_review.preview(job_of(folder), slug)}.")
        click.echo("It is private. Delete the folder when you have read it.")
        return
    with (
        one_review.private_preview(job_of(folder), slug) as shown,
        serve_folder(shown, port) as server,
    ):
        click.echo(f"Private preview on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        click.echo("It shows the review as it is now: after a change, stop it and start it again.")
        server.serve_forever()


@click.command()
@review_argument
@click.option(
    "--by",
    default=None,
    metavar="NAME",
    help="Your name. On GitHub it is left out: your account counts.",
)
@click.option(
    "--code",
    default=None,
    metavar="CODE",
    help="The code of what you read, from the first page of its preview: if the review has "
    "changed since, nothing is approved.",
)
@click.option("--yes", is_flag=True, help="Do not ask whether you have read every page.")
@folder_option
@today_option
def approve(
    slug: str,
    by: str | None,
    code: str | None,
    yes: bool,
    folder: Path,
    today: datetime | None,
) -> None:
    """Allow a review to go public, once you have read it.

    Read every page and PDF of its preview first. You approve exactly what it shows: if a word
    changes afterwards, the review waits for a new approval.
    """
    answers: list[bool] = []

    def answer(review: Checked) -> bool:
        answers.append(sure(review) if sys.stdin.isatty() and not yes else True)
        return answers[-1]

    outcome = one_review.approve(job_of(folder, today), slug, by, answer, code)
    stops = [f for f in outcome.findings if f.stops]
    tell_findings(stops, "text")
    tell_standings(outcome)
    if answers == [True]:
        click.echo("Your approval is in approval.yml, for exactly what the preview shows now.")
    elif answers == [False]:
        click.echo("NOT APPROVED: nothing was recorded. Read it first: publisher preview.")
    else:
        click.echo("NOT APPROVED: put right what is named above first.")
    sys.exit(outcome.exit_code)


@click.command()
@review_argument
@click.argument("document")
@folder_option
def transcribe(slug: str, document: str, folder: Path) -> None:
    """Read a scan into a draft, for you to check word by word.

    DOCUMENT is the scan's file without .pdf, such as overview-report. The draft is written beside
    it and counts once a person has checked it.
    """
    click.echo("Reading the scan by eye. A page takes a second or two.")
    draft = one_review.transcribe(job_of(folder), slug, document, counter("text", every=5))
    click.echo(f"A draft is in {draft}. It is not read yet.")
    click.echo("Read every word of the scan against it: docs/handbook/scans.md says how.")


@click.command()
@folder_option
@port_option
def serve(folder: Path, port: int) -> None:
    """Show the released site on this computer. Ctrl+C stops it."""
    with serve_folder(folder / "_build" / "public", port) as server:
        click.echo(f"Showing _build/public on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        server.serve_forever()
