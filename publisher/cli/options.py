"""The options that several commands share, and the job that they describe."""

import os
from datetime import date, datetime
from pathlib import Path

import click

from publisher.cli.telling import FORMATS
from publisher.job import Job
from publisher.surroundings import KEY, surroundings_of

format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are told: to people, to programs, or as GitHub annotations.",
)
today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Build as if today were this day (year-month-day); for embargoes and tests.",
)
folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=".",
    help="The folder that holds mkdocs.yml and reviews/.  [default: this one]",
)


def job_of(folder: Path, today: datetime | None = None, last_release: Path | None = None) -> Job:
    """The job to do in a folder. The key leaves the environment, so no program inherits it."""
    place = surroundings_of(os.environ, folder)
    os.environ.pop(KEY, None)
    return Job(
        root=folder,
        today=today.date() if today else date.today(),
        last_release=last_release,
        place=place,
    )
