"""The command that looks the set-up over and asks, once, who can see the repository."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from publisher import given
from publisher.cli.asking import choose
from publisher.cli.guard import as_typed
from publisher.cli.options import folder_option, job_of
from publisher.cli.screen import strong
from publisher.config import Visibility
from publisher.doctor import Item, look_over, of_the_computer
from publisher.errors import ExitCode, SettingsError
from publisher.job import Job
from publisher.record.ledger_files import write_whole
from publisher.surroundings import LOCAL, answer_file, remembered

_ANSWERS = [str(one) for one in (Visibility.PRIVATE, Visibility.INTERNAL, Visibility.PUBLIC)]


@click.command()
@folder_option
@click.option("--again", is_flag=True, help="Ask again who can see the repository.")
def doctor(folder: Path, again: bool) -> None:
    """Look the set-up over and say what is to do.

    The first time it may ask who can see the repository. It remembers the answer on this
    computer, in .publisher.local.yml.
    """
    job = job_of(folder)
    if not job.place.on_server and (again or job.place.visibility is Visibility.UNKNOWN):
        job = _asked(job)
    items = _looked_over(job)
    for item in items:
        word = strong("To do:") if item.remedy else "Good: "
        click.echo(f"{word} {item.says}")
        if item.remedy:
            click.echo(f"        {as_typed(item.remedy)}")
    sys.exit(ExitCode.CHECKS_FAILED if any(item.remedy for item in items) else ExitCode.DONE)


def _looked_over(job: Job) -> list[Item]:
    """What was found; where the website's settings cannot be read, that comes first."""
    try:
        site = given.read_settings(job)
    except SettingsError as error:
        remedy = error.remedy or "Put it right: docs/handbook/settings.md"
        return [Item(error.message, remedy), *of_the_computer(job.root, job.place)]
    return look_over(job.root, site, job.place)


def _asked(job: Job) -> Job:
    """Ask, and remember the answer on this computer."""
    click.echo(
        "Git sends this folder to another place. Who can see the repository there? On GitHub, "
        "the word stands beside its name. If you do not know, answer public. If you only work on "
        "this computer, stop with Ctrl+C and type: git remote remove origin"
    )
    answer = choose("Your answer", _ANSWERS)
    write_whole(job.root / LOCAL, answer_file(Visibility(answer), job.root))
    return replace(job, place=replace(job.place, visibility=remembered(job.root)))
