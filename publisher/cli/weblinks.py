"""The commands that look after published addresses."""

import re
import sys
from collections.abc import Mapping, Set
from pathlib import Path

import click

from publisher import given, one_review
from publisher.cli.options import folder_option, format_option, job_of
from publisher.cli.telling import tell_findings
from publisher.errors import ExitCode
from publisher.live import watching
from publisher.live.links import Checked, check_live, whether_gone
from publisher.live.reaching import asker
from publisher.moving import move_review
from publisher.record.promises import Promise


@click.command()
@click.argument("old")
@click.argument("new")
@folder_option
def move(old: str, new: str, folder: Path) -> None:
    """Give a review another address. Its old weblinks go on answering: they lead to the new ones.

    OLD is the name of its folder, NEW the name that it is to have.
    """
    job = job_of(folder)
    one_review.review_folder(job, old)
    recipients = given.read_settings(job).publisher.recipients
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


@click.command()
@click.option(
    "--check",
    "address",
    default=None,
    metavar="ADDRESS",
    help='The address of the live website, which is to be held to what was promised; "" is the one '
    "that mkdocs.yml says.",
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
def links(address: str | None, last_release: Path | None, folder: Path, shape: str) -> None:
    """List the addresses that must answer for ever, or check them.

    With --check, every page, file and place in a page is asked for, politely. It ends with 5 if
    one is broken: docs/handbook/checking-weblinks.md
    """
    job = job_of(folder, last_release=last_release)
    promised = watching.promised(job)
    own = given.read_settings(job).base
    if address is None:
        for promise in promised:
            if not promise.left:
                click.echo(f"{own}{promise.path}")
        return
    address = address or own
    if not re.fullmatch(r"https?://[^\s?#]+", address):
        raise click.UsageError("--check needs an address such as https://reviews.example.gov.uk/.")
    home = f"{address.rstrip('/')}/"
    checked = check_live(promised, home, asker(home))
    if shape == "text":
        _tell(checked, home, promised, watching.withdrawn(job))
    else:
        tell_findings(checked.findings, shape)
    sys.exit(ExitCode.LINK_LOST if checked.findings else ExitCode.DONE)


def _tell(
    checked: Checked,
    home: str,
    promised: tuple[Promise, ...],
    withdrawn: Mapping[str, Set[str]],
) -> None:
    """Tell people what was found, and last what they most want to know of a take-down."""
    if checked.silent:
        click.echo(
            f"Nothing of this website answers at {home} ({checked.asked} addresses). Is it the "
            "right address? (W111, docs/handbook/findings.md#w111)"
        )
        return
    tell_findings(checked.findings, "text")
    known = sum(1 for promise in promised if promise.sha256)
    click.echo(
        f"Asked for {checked.asked} addresses and {checked.anchors} places in pages; "
        f"{known} were compared with what was released. Broken: {len(checked.findings)}."
    )
    if not known:
        click.echo("No release is at hand: files left from earlier ones were not looked for.")
    for slug, addresses in withdrawn.items():
        click.echo(f"Withdrawn: {slug}: {whether_gone(addresses, checked)}")
