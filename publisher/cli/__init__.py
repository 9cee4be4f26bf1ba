"""The command line: the only room that prints, exits, reads the clock and the environment."""

import sys

import click

from publisher.cli import reviews
from publisher.cli.clear import clear_examples
from publisher.cli.doctor import doctor
from publisher.cli.guard import run_guarded
from publisher.cli.new import new
from publisher.cli.options import InOrder
from publisher.cli.preparing import prepare
from publisher.cli.reporting import pack, status
from publisher.cli.screen import speak_plainly
from publisher.cli.terms import terms
from publisher.cli.weblinks import links, move


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dhr-publisher")
@click.option(
    "--plain",
    is_flag=True,
    help="Plain lines, for screen readers: nothing bold, nothing that changes.",
)
def cli(plain: bool) -> None:
    """Publish Domestic Homicide Reviews: complete, redacted, accessible, at lasting addresses.

    Begin with `publisher new`, see with `publisher check` what is still to do, read it all in
    `publisher preview`, then `publisher approve` and `publisher build`. REVIEW is the name of a
    review's folder, such as ashgrove-2019-a. Step by step: docs/handbook/first-review.md
    """
    speak_plainly(plain)


for command in (
    doctor,
    clear_examples,
    new,
    *(reviews.check, reviews.preview, reviews.transcribe, reviews.approve),
    *(reviews.build, reviews.confirm, reviews.serve),
    pack,
    status,
    move,
    links,
    terms,
    prepare,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    sys.exit(run_guarded(lambda: cli.main(standalone_mode=False)))
