"""Asks a person at the terminal whether they are sure, once they have seen what they approve."""

from collections.abc import Iterator

import click

from publisher.checked import Checked
from publisher.checks.states import public_documents
from publisher.cli.asking import choose
from publisher.redaction.approval import code_of


def sure(review: Checked) -> bool:
    """Say what is approved, by names and numbers of ours alone, and ask."""
    click.echo(f"You are about to approve {review.slug} for the public:")
    for line in _approved(review):
        click.echo(f"  {line}")
    return choose("Have you read every page of its preview?", ("yes", "no"), usual="no") == "yes"


def _approved(review: Checked) -> Iterator[str]:
    settings, documents = review.submission.settings, review.submission.documents
    if settings is None:
        return
    names = [document.name for document in documents]
    public = public_documents(settings, names)
    yield f"Public will be: {', '.join(public)}."
    hidden = [name for name in names if name not in public]
    if hidden:
        yield f"In the pack for the Home Office only: {', '.join(hidden)}."
    yield f"Flagged terms: {len(review.submission.terms or ())}."
    yield f"Allowed to stay: {len(settings.allow)} words, {len(settings.pictures)} pictures."
    before = review.submission.approval
    yield f"Its code, which the preview that you read must show too: {code_of(review.parts)}."
    if before:
        known = (name for name in review.parts if before.content.get(name) != review.parts[name])
        changed = ", ".join(known) or "nothing that is still there"
        yield f"Changed since it was last approved: {changed}."
