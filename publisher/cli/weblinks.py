"""The commands that look after published addresses."""

from pathlib import Path

import click

from publisher import pipeline
from publisher.cli.options import folder_option, job_of
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
    pipeline.review_folder(job, old)
    recipients = pipeline.read_settings(job).publisher.recipients
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
