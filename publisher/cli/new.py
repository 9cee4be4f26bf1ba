"""The command that begins a review from its letter."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from publisher import starting
from publisher.cli.asking import ask, choose
from publisher.cli.handbook import handbook_of
from publisher.cli.options import folder_option, job_of
from publisher.config import Status
from publisher.drafting import Known
from publisher.given import read_settings
from publisher.intake.folder import SLUG
from publisher.letter import Letter
from publisher.record.readiness import HANDBOOK

DEATH = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])"
CIRCUMSTANCES = ("homicide", "suicide", "other")


@click.command()
@click.option(
    "--letter",
    "path",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),  # click's own checks would name the file
    help="The letter of the Home Office: a Word file, a PDF or a text file.",
)
@click.option(
    "--death",
    default="",
    metavar="YEAR-MONTH",
    help="Year and month of the death, such as 2019-11. Left out, you are asked.",
)
@click.option(
    "--circumstances",
    default="",
    metavar="WORD",
    type=click.Choice(["", *CIRCUMSTANCES]),
    help="How the person died: homicide, suicide or other. Left out, you are asked.",
)
@click.option(
    "--slug",
    default="",
    metavar="NAME",
    help="The name of the review's folder, which is its address for ever, such as "
    "ashgrove-2019-a. A folder with documents alone is completed. Left out, one is proposed.",
)
@folder_option
def new(path: Path, death: str, circumstances: str, slug: str, folder: Path) -> None:
    """Begin a review from the letter of the Home Office.

    Makes the review's folder with review.yml, redactions.yml and the letter. What the letter
    does not say is marked ??? there, for you to fill in.
    """
    if death and not re.fullmatch(DEATH, death):
        raise click.UsageError("--death is a year and a month, such as 2019-11.")
    job = job_of(folder)
    _, letter = starting.letter_in(path)
    if sys.stdin.isatty():
        death = death or _asked_death()
        circumstances = circumstances or choose("How did the person die?", CIRCUMSTANCES)
    slug = slug or starting.slug_for(letter, death, starting.taken_slugs(job.reviews))
    if sys.stdin.isatty():
        slug = _asked_slug(slug, starting.unbegun(job.reviews))
    if not slug:
        raise click.UsageError(
            "The review's address cannot be worked out. Add --death 2019-11, the year and month "
            "of the death, or --slug ashgrove-2019-a. Add --circumstances too, which is homicide, "
            "suicide or other; left out, it is marked ??? in review.yml."
        )
    settings = read_settings(job)
    known = Known(death, circumstances, handbook_of(job.root, settings) or HANDBOOK)
    recipients = settings.publisher.recipients
    done = "Completed" if (job.reviews / slug).is_dir() else "Made"
    started = starting.start(job.reviews, slug, path, known, job.place.visibility, recipients)
    click.echo(f"{done} reviews/{slug}/ from the letter.")
    _tell(started.letter, slug)


def _asked_death() -> str:
    return ask(
        "In which year and month did the person die (such as 2019-11)?",
        DEATH,
        "Please write the year, a hyphen and the month: 2019-11.",
    )


def _asked_slug(slug: str, unbegun: Sequence[str]) -> str:
    click.echo("The review needs an address, for ever: partnership, year of death and a letter.")
    if unbegun:
        names = " or ".join(unbegun)
        click.echo(f"If you have made its folder already, write that name: {names}.")
    return ask(
        "Which address? No name of a person in it",
        SLUG.pattern,
        "Please use small letters, digits and hyphens.",
        usual=slug,
    )


def _tell(letter: Letter, slug: str) -> None:
    """Say what was read and what is to do, by kind alone: the values may be secret."""
    values = {
        "the pseudonym": letter.pseudonym,
        "the partnership": letter.partnership,
        "the date of the letter": letter.dated,
        "the day of the panel's meeting": letter.panel_met,
        "what may be published": letter.decision.cleared,
        "the areas for development": letter.areas,
        "where to report": letter.report_to,
        "whom it is written to": letter.correspondents.addressee,
        "their address": letter.correspondents.address,
        "who signed it": letter.correspondents.signatory,
    }
    found = [what for what, value in values.items() if value]
    missing = [what for what, value in values.items() if not value]
    if found:
        click.echo(f"Read in the letter: {', '.join(found)}.")
    if missing:
        click.echo(f"Not found in it: {', '.join(missing)}.")
    if letter.decision.refused and not letter.decision.cleared:
        click.echo(
            "The letter seems to say that the review may NOT be published yet. Read it. If so, "
            "review.yml says above `cleared:` how to let the review wait."
        )
    click.echo("What to do next:")
    click.echo(f"  1. Read review.yml in reviews/{slug}/ against the letter; fill in every ???.")
    click.echo(
        "  2. Put executive-summary (.docx, .pdf, .md) and recommendations (.xlsx too) in it."
    )
    click.echo("  3. Write the real names into redactions.yml.")
    click.echo(f"  4. Run make check. Nothing is published while it says `{Status.DRAFT}`.")
