"""What several commands share: options, the order they are listed in, the job to do."""

import os
from datetime import date, datetime
from pathlib import Path

import click

from publisher.cli.telling import FORMATS
from publisher.job import Job
from publisher.surroundings import CACHE_SECRET, KEY, surroundings_of


class InOrder(click.Group):
    """A group that lists its commands in the order in which they are used."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Its commands as they were added, where click would sort them."""
        return list(self.commands)


format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How it is told: to people, to programs, or on GitHub as marks on files and as the "
    "summary of the job.",
)


class Day(click.DateTime):
    """A day as it is written in our files too."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day. Raises: BadParameter in words for people."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            return self.fail("write year, month and day, such as 2026-12-01.", param, ctx)


today_option = click.option(
    "--today",
    type=Day(),
    default=None,
    metavar="DATE",
    help="Act as if today were this day, such as 2026-12-01.",
)
summary_option = click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Add a summary, in Markdown, to this file; for the page of a workflow.",
)
last_release_option = click.option(
    "--last-release",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    metavar="FOLDER",
    help="What was released last, if _build/public is not kept from run to run: a review that is "
    "held back keeps its pages from there.",
)
folder_option = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=".",
    metavar="FOLDER",
    help="The folder that holds mkdocs.yml and reviews/, if it is not the one you are in.",
)
port_option = click.option(
    "--port",
    type=int,
    default=8000,
    show_default=True,
    metavar="NUMBER",
    help="Another number in the page's address, if this one is taken.",
)
review_argument = click.argument("slug", metavar="REVIEW")
"""The name of a review's folder."""


def job_of(folder: Path, today: datetime | None = None, last_release: Path | None = None) -> Job:
    """The job to do in a folder. No program that is started inherits a key or secret."""
    place = surroundings_of(os.environ, folder)
    for name in (KEY, CACHE_SECRET):
        os.environ.pop(name, None)
    return Job(
        root=folder,
        today=today.date() if today else date.today(),
        last_release=last_release,
        place=place,
        by_clock=today is None and not place.on_server,
    )
