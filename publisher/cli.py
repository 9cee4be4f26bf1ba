"""The command line: the only module that prints or exits.

Nothing that a library writes to the error stream is shown, since it may hold source text;
an unexpected error is told by its kind and place in our code, never by its message.
"""

import contextlib
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import click

from publisher import pipeline
from publisher.errors import ExitCode, PublisherError
from publisher.findings import Finding
from publisher.pipeline import Job, Outcome
from publisher.record.report import as_github, as_json, as_text
from publisher.serving import serve_folder

FORMATS = {"text": as_text, "json": as_json, "github": as_github}
ENDINGS = {
    ExitCode.DONE: "",
    ExitCode.CHECKS_FAILED: "Released without the reviews that are held back (named above).",
    ExitCode.LEAK: "NOTHING WAS RELEASED: a flagged term or something unknown was found in what "
    "would have gone public. What was public before stays as it was.",
    ExitCode.LINK_LOST: "NOTHING WAS RELEASED: a published address would stop answering.",
}

_format = click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are told: to people, to programs, or as GitHub annotations.",
)
_today = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Build as if today were this day (year-month-day); for embargoes and tests.",
)
_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=".",
    help="The folder that holds mkdocs.yml and reviews/.  [default: this one]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dhr-publisher")
def cli() -> None:
    """Publish Domestic Homicide Reviews: complete, redacted, accessible, at lasting addresses.

    Run `publisher check` to see what is ready and what is still to do, then
    `publisher build`. The handbook is in docs/handbook/.
    """


@cli.command()
@_folder
@_today
@_format
def check(folder: Path, today: datetime | None, shape: str) -> None:
    """Say what is ready and what is still to do. Publishes nothing."""
    outcome = pipeline.check(_job(folder, today, None))
    _tell_findings(outcome.findings, shape)
    if shape == "text":
        _tell_standings(outcome)
    sys.exit(outcome.exit_code)


@cli.command()
@_folder
@_today
@click.option(
    "--last-release",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="What is public now, where _build/public is not kept (such as on a CI runner).",
)
@_format
def build(folder: Path, today: datetime | None, last_release: Path | None, shape: str) -> None:
    """Check, redact, build, verify and release; then write the packs for the Home Office."""
    job = _job(folder, today, last_release)
    tell = _quietly if shape != "text" else click.echo
    outcome = pipeline.build(job, tell)
    told = [f for f in outcome.findings if f.stops] if shape == "text" else outcome.findings
    _tell_findings(told, shape)
    if shape == "text":
        if len(told) < len(outcome.findings):
            click.echo(f"Advice: {len(outcome.findings) - len(told)} (make check tells it).")
        _tell_standings(outcome)
        _tell_what_next(outcome, job)
    sys.exit(outcome.exit_code)


@cli.command()
@click.argument("slug")
@_folder
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen on.")
def preview(slug: str, folder: Path, port: int) -> None:
    """Show a review as it would go public, with every redaction marked, on this computer alone."""
    shown = pipeline.preview(_job(folder, None, None), slug)
    with serve_folder(shown, port) as server:
        click.echo(f"Private preview on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        server.serve_forever()


@cli.command()
@click.argument("slug")
@click.option("--by", required=True, help="Your name.")
@_folder
@_today
def approve(slug: str, by: str, folder: Path, today: datetime | None) -> None:
    """Record that you have read every page of a review as it would go public, and allow it."""
    outcome = pipeline.approve(_job(folder, today, None), slug, by)
    _tell_findings([f for f in outcome.findings if f.stops], "text")
    _tell_standings(outcome)
    sys.exit(outcome.exit_code)


@cli.command()
@_folder
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen on.")
def serve(folder: Path, port: int) -> None:
    """Show the released site on this computer alone. Stop it with Ctrl+C."""
    with serve_folder(folder / "_build" / "public", port) as server:
        click.echo(f"Showing _build/public on http://127.0.0.1:{port}/ - stop with Ctrl+C.")
        server.serve_forever()


def _job(folder: Path, today: datetime | None, last_release: Path | None) -> Job:
    return Job(
        root=folder,
        today=today.date() if today else date.today(),
        last_release=last_release,
    )


def _quietly(_: str) -> None:
    """Say nothing: what is printed is for a program."""


def _tell_findings(findings: list[Finding], shape: str) -> None:
    told = FORMATS[shape](findings)
    if told:
        click.echo(told)
    if told and shape == "text":
        click.echo()


def _tell_standings(outcome: Outcome) -> None:
    for review in outcome.reviews:
        words = str(review.standing)
        if review.carried:
            words += "; its last released pages stay"
        click.echo(f"  {review.name}: {words}")
        if review.weblink:
            click.echo(f"    {review.weblink}")


def _tell_what_next(outcome: Outcome, job: Job) -> None:
    click.echo()
    if outcome.public is not None:
        click.echo(f"The site is in {outcome.public}/. Look at it: make serve")
    if outcome.packs:
        click.echo("Packs to send to the Home Office and the Domestic Abuse Commissioner:")
    for pack in outcome.packs:
        click.echo(f"  {pack}/")
    if outcome.public is not None:
        click.echo(
            "Next: put the site on your web server. When its weblink answers, open "
            "to-home-office.eml and to-commissioner.eml of its pack and send them."
        )
    if ENDINGS[outcome.exit_code]:
        click.echo(ENDINGS[outcome.exit_code])


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    _dump_no_core()
    with _only_our_words() as stderr:
        sys.exit(_run(lambda: cli.main(standalone_mode=False), stderr))


def _run(command: Callable[[], Any], stderr: IO[str]) -> int:
    def say(text: str) -> None:
        print(text, file=stderr, flush=True)

    try:
        command()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        say(f"{error.format_message()}\nSee publisher --help.")
        return ExitCode.SETTINGS
    except PublisherError as error:
        say("\n".join(part for part in (error.message, error.remedy) if part))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("Stopped. Nothing that was public has changed.")
        return ExitCode.INTERRUPTED
    except OSError as error:
        say(f"The computer refused: {os.strerror(error.errno or 0)}. Nothing was released.")
        return ExitCode.TOOL_FAILED
    except Exception as error:
        say(_bug(error))
        return ExitCode.BUG
    return ExitCode.DONE


def _bug(error: Exception) -> str:
    """Tell where it went wrong without its message, which may hold source text."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(f.filename).name}, line {f.lineno}, in {f.name}" for f in frames]
    return "\n".join(
        [
            f"This is a fault in the publisher ({type(error).__name__}). Nothing was released.",
            "Please report it as SECURITY.md describes, with these lines (they hold no text of "
            "your documents):",
            *places,
        ]
    )


@contextlib.contextmanager
def _only_our_words() -> Iterator[IO[str]]:
    """Keep libraries off the error stream; gives the stream for our own messages."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        with os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="replace") as ours:
            yield ours
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _dump_no_core() -> None:
    """A core dump would hold the unredacted documents."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
