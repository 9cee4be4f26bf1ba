"""The command line: the only room that prints, exits, reads the clock and the environment."""

import sys

import click

from publisher.cli import reviews
from publisher.cli.doctor import doctor
from publisher.cli.guard import run_guarded
from publisher.cli.new import new
from publisher.cli.terms import terms
from publisher.cli.weblinks import move


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dhr-publisher")
def cli() -> None:
    """Publish Domestic Homicide Reviews: complete, redacted, accessible, at lasting addresses.

    Run `publisher check` to see what is ready and what is still to do, then
    `publisher build`. The handbook is in docs/handbook/.
    """


for command in (
    new,
    *(reviews.check, reviews.build, reviews.confirm, reviews.preview, reviews.approve),
    *(reviews.serve, reviews.transcribe),
    move,
    terms,
    doctor,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    sys.exit(run_guarded(lambda: cli.main(standalone_mode=False)))
