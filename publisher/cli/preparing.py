"""The command that prepares a part of many reviews for a build on another machine."""

from datetime import datetime
from pathlib import Path

import click

from publisher import preparing
from publisher.alone import alone
from publisher.cli.options import folder_option, job_of, today_option
from publisher.cli.screen import counter
from publisher.preparing import Shard


def _shard(_: click.Context, __: click.Parameter, value: str) -> Shard:
    try:
        number, of = map(int, value.split("/"))
        return Shard(number, of)
    except ValueError:
        raise click.BadParameter("write it as 2/8: the second of eight.") from None


@click.command()
@click.option(
    "--shard",
    required=True,
    callback=_shard,
    metavar="PART/OF",
    help="Which part of the reviews, and of how many parts: 2/8 is the second of eight.",
)
@folder_option
@today_option
def prepare(shard: Shard, folder: Path, today: datetime | None) -> None:
    """Prepare a part of very many reviews for a build elsewhere.

    It reads, checks and redacts its part and keeps what came of it, redacted, in _build/cache.
    Put the caches of all parts together and run publisher build: docs/developers/scale.md
    """
    job = job_of(folder, today)
    with alone(job):
        number = preparing.prepare(job, shard, counter("text"))
    click.echo(f"Reviews prepared: {number}, part {shard.number} of {shard.of}. Nothing is public.")
