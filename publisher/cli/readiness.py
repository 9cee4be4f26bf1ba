"""Tells the readiness list: to people and to programs."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from publisher.cli.guard import as_typed
from publisher.cli.handbook import handbook_of, with_address
from publisher.cli.telling import tell_findings
from publisher.config import SiteSettings
from publisher.doctor import statements_lacking
from publisher.job import Outcome
from publisher.journey import next_step
from publisher.record.readiness import Listed, list_as_json, list_as_text
from publisher.record.report import as_error, for_review

_NO_REVIEWS = (
    "There are no reviews yet. Begin one from the letter of the Home Office with "
    "`publisher new --letter FILE`: docs/handbook/first-review.md#1-make-the-folder"
)


def tell_readiness(outcome: Outcome, shape: str, root: Path, site: SiteSettings) -> None:
    """Tell how far each review is, in the shape that was asked for."""
    handbook = handbook_of(root, site)
    reviews = listed(outcome)
    if shape == "json":
        click.echo(list_as_json(outcome.findings, reviews, handbook))
    elif shape == "github":
        tell_findings(outcome.findings, shape, root)
        for words in of_the_website(root, site):
            click.echo(as_error(with_address(words, handbook)))
    else:
        tell_findings([f for f in outcome.findings if not f.review], "text")
        click.echo(as_typed(list_as_text(reviews, handbook) if reviews else _NO_REVIEWS))
        for words in of_the_website(root, site):
            click.echo(f"\n{words}")
        click.echo("")


def listed(outcome: Outcome) -> list[Listed]:
    """The reviews of the outcome as the list names them."""
    stops = Counter(finding.review for finding in outcome.findings if finding.stops)
    return [
        Listed(
            review.name,
            f"{review.standing} ({stops[review.name]} to put right)"
            if stops[review.name]
            else str(review.standing),
            review.steps,
        )
        for review in outcome.reviews
    ]


def tell_next(outcome: Outcome) -> None:
    """Tell the step of each review that somebody here is to take now."""
    for review in outcome.reviews:
        if step := next_step(review.steps):
            remedy = for_review(step.remedy, review.name)
            click.echo(as_typed(f"Next for {review.name}: {remedy}"))


def of_the_website(root: Path, site: SiteSettings) -> Iterator[str]:
    """What the website as a whole still lacks."""
    for item in statements_lacking(root, site):
        if item.remedy:
            yield f"The website: to do. {item.says}\n  {item.remedy}"
