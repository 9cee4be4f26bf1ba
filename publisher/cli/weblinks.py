"""The commands that look after published addresses."""

import re
import sys
from pathlib import Path

import click

from publisher import given, one_review
from publisher.alone import alone
from publisher.cli.how_far import with_state
from publisher.cli.options import folder_option, format_option, job_of, summary_option
from publisher.cli.screen import counter, teller
from publisher.cli.summary import add_to, summary_file
from publisher.cli.telling import tell_findings
from publisher.errors import ExitCode
from publisher.job import Job
from publisher.live import watching
from publisher.live.found import Report, as_lines, as_markdown
from publisher.live.links import check_live
from publisher.live.reaching import asker
from publisher.moving import move_review


@click.command()
@click.argument("old")
@click.argument("new")
@folder_option
def move(old: str, new: str, folder: Path) -> None:
    """Give a review another address. Its old weblinks go on answering: they lead to the new ones.

    OLD is the name of its folder, NEW the name that it is to have.
    """
    job = job_of(folder)
    if not (job.reviews / new).is_dir():
        one_review.review_folder(job, old)
    recipients = given.read_settings(job).publisher.recipients
    with with_state(lambda: _stands(job, old)), alone(job):
        there, was_public = move_review(job.reviews, old, new, job.place.keys, recipients)
    click.echo(f"The review is in {there} now.")
    if was_public:
        click.echo(
            f"Its review.yml says that it was at {old}. Next: look at it with publisher preview "
            f"{new}, approve it again (an approval is for an address too), and build. From that "
            "build on the old weblinks lead to the new ones."
        )
    else:
        click.echo("It was never public, so that no weblink has to be kept.")


def _stands(job: Job, old: str) -> str:
    """Where a review is whose move was stopped."""
    if (job.reviews / old).is_dir():
        return "The review is still at its old address."
    return "The review is at its new address."


@click.command(short_help="List the lasting addresses, or check them.")
@click.option(
    "--check",
    "address",
    default=None,
    is_flag=False,
    flag_value="",
    metavar="ADDRESS",
    help="Hold the live website to what was promised: the one at this address, or with none the "
    "one that mkdocs.yml says.",
)
@click.option(
    "--last-release",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    metavar="FOLDER",
    help="What was released last, if _build/public is not kept from run to run: what is live is "
    "compared with it, byte for byte.",
)
@folder_option
@format_option
@summary_option
def links(
    address: str | None,
    last_release: Path | None,
    folder: Path,
    shape: str,
    summary: Path | None,
) -> None:
    """List the addresses that must answer for ever, or check them.

    With --check, every page, file and place in a page is asked for, politely. It ends with 5 if
    one is broken: docs/handbook/checking-weblinks.md
    """
    job = job_of(folder, last_release=last_release)
    own, promised = given.read_settings(job).base, watching.promised(job)
    if address is None:
        for promise in promised:
            if not promise.left:
                click.echo(f"{own}{promise.path}")
        return
    home = _home(address or own)
    if promised:
        teller(shape)(f"Asking {home} for {len(promised)} addresses, a few at a time.")
    asked = check_live(promised, home, asker(home), counter(shape, every=100)) if promised else None
    report = Report(home, asked, promised, watching.withdrawn(job))
    found = asked.findings if asked else []
    if not (asked and asked.silent and shape == "text"):
        tell_findings(found, shape)
    if shape != "json":
        click.echo("\n".join(as_lines(report)))
    if there := summary_file(summary, shape):
        add_to(there, as_markdown(report))
    sys.exit(ExitCode.LINK_LOST if found else ExitCode.DONE)


def _home(address: str) -> str:
    """Where the website begins. Raises: UsageError if that is no address."""
    if not re.fullmatch(r"https?://[^\s?#]+", address):
        raise click.UsageError("--check needs an address such as https://reviews.example.gov.uk/.")
    return f"{address.rstrip('/')}/"
