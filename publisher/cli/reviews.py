"""The commands that lead a review from its folder to the public."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from publisher import confirming, pipeline
from publisher.cli.options import folder_option, format_option, job_of, today_option
from publisher.cli.telling import quietly, tell_findings, tell_standings, tell_what_next
from publisher.serving import serve_folder


@click.command()
@folder_option
@today_option
@format_option
def check(folder: Path, today: datetime | None, shape: str) -> None:
    """Say what is ready and what is still to do. Publishes nothing."""
    outcome = pipeline.check(job_of(folder, today))
    tell_findings(outcome.findings, shape)
    if shape == "text":
        tell_standings(outcome)
    sys.exit(outcome.exit_code)


@click.command()
@folder_option
@today_option
@click.option(
    "--last-release",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="What is public now, where _build/public is not kept (such as on a CI runner).",
)
@click.option(
    "--claim",
    is_flag=True,
    help="The site is deployed later: claim its addresses, for publisher confirm to count.",
)
@format_option
def build(
    folder: Path, today: datetime | None, last_release: Path | None, claim: bool, shape: str
) -> None:
    """Check, redact, build, verify and release; then write the packs for the Home Office."""
    job = replace(job_of(folder, today, last_release), claims=claim)
    tell = quietly if shape != "text" else click.echo
    outcome = pipeline.build(job, tell)
    told = [f for f in outcome.findings if f.stops] if shape == "text" else outcome.findings
    tell_findings(told, shape)
    if shape == "text":
        if len(told) < len(outcome.findings):
            click.echo(f"Advice: {len(outcome.findings) - len(told)} (make check tells it).")
        tell_standings(outcome)
        tell_what_next(outcome, pipeline.read_settings(job))
    sys.exit(outcome.exit_code)


@click.command()
@folder_option
@today_option
def confirm(folder: Path, today: datetime | None) -> None:
    """Record that the site which build --claim made can be seen by the public since today."""
    done = confirming.confirm(job_of(folder, today))
    click.echo(f"The record of addresses has gone on: {len(done)} of its files.")


@click.command()
@click.argument("slug")
@folder_option
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen on.")
def preview(slug: str, folder: Path, port: int) -> None:
    """Show a review as it would go public, with every redaction marked, on this computer alone."""
    click.echo("Making the preview. This takes a few seconds.")
    with (
        pipeline.private_preview(job_of(folder), slug) as shown,
        serve_folder(shown, port) as server,
    ):
        click.echo(f"Private preview on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        click.echo("It shows the review as it is now: after a change, stop it and start it again.")
        server.serve_forever()


@click.command()
@click.argument("slug")
@click.option(
    "--by", default=None, help="Your name. On GitHub it is left out: your account counts."
)
@folder_option
@today_option
def approve(slug: str, by: str | None, folder: Path, today: datetime | None) -> None:
    """Record that you have read every page of a review as it would go public, and allow it."""
    outcome = pipeline.approve(job_of(folder, today), slug, by)
    stops = [f for f in outcome.findings if f.stops]
    tell_findings(stops, "text")
    tell_standings(outcome)
    if any(not f.rule.code.startswith("A") for f in stops):
        click.echo("NOT APPROVED: put right what is named above first.")
    else:
        click.echo("Your approval is in approval.yml, for exactly what the preview shows now.")
    sys.exit(outcome.exit_code)


@click.command()
@click.argument("slug")
@click.argument("document")
@folder_option
def transcribe(slug: str, document: str, folder: Path) -> None:
    """Read a scan into a draft beside it, for you to check word by word.

    DOCUMENT is the scan's file without .pdf, such as overview-report.
    """
    draft = pipeline.transcribe(job_of(folder), slug, document)
    click.echo(f"A draft is in {draft}. It is not read yet.")
    click.echo("Read every word of the scan against it: docs/handbook/scans.md says how.")


@click.command()
@folder_option
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen on.")
def serve(folder: Path, port: int) -> None:
    """Show the released site on this computer alone. Stop it with Ctrl+C."""
    with serve_folder(folder / "_build" / "public", port) as server:
        click.echo(f"Showing _build/public on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        server.serve_forever()
