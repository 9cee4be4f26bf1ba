"""The command that takes the demonstration out."""

import sys
from pathlib import Path

import click

from publisher import given
from publisher.alone import alone
from publisher.clearing import clear, demonstration, told
from publisher.cli.asking import choose
from publisher.cli.guard import as_typed
from publisher.cli.how_far import with_state
from publisher.cli.options import folder_option, job_of
from publisher.doctor import kept_from_the_demonstration


@click.command(name="clear-examples")
@click.option("--yes", is_flag=True, help="Do not ask.")
@folder_option
def clear_examples(yes: bool, folder: Path) -> None:
    """Take out the demonstration, before your first review.

    That is its invented reviews, the record of them, and the notice that the website is a
    demonstration. What is your own stays.
    """
    job = job_of(folder)
    given.read_settings(job)
    with with_state(_state), alone(job):  # what a killed run has left is gone then
        found = demonstration(job)
    if not found:
        click.echo("Nothing is left of the demonstration.")
    else:
        click.echo("This is taken out:")
        for words in told(found):
            click.echo(f"  {words}")
        asks = sys.stdin.isatty() and not yes
        if asks and choose("Take it out?", ("yes", "no"), usual="no") == "no":
            click.echo("Nothing was taken out.")
            return
        with with_state(_state), alone(job):
            clear(job, found)
        click.echo("Done.")
    if kept := kept_from_the_demonstration(given.read_settings(job)):
        click.echo(f"Still those of the demonstration in mkdocs.yml: {', '.join(kept)}.")
    click.echo(as_typed("What else is to do: publisher doctor"))


def _state() -> str:
    return "Some of it may be left."
