"""Says who approves: on a person's computer the name given, on GitHub the account alone."""

from collections.abc import Sequence
from datetime import date

from publisher.config import Approver, PublisherSettings
from publisher.errors import SettingsError
from publisher.redaction.approval import folded_name
from publisher.surroundings import GitHub, Surroundings

_IN_GITHUB = "Open Actions, Reviews, press Run workflow and choose approve."


def approver_of(
    name: str | None, on: date, settings: PublisherSettings, place: Surroundings
) -> tuple[Approver, Sequence[str]]:
    """Who approves, and who made the change.

    Raises: SettingsError if that is not known well enough, or if it is the same person where
    it may not be.
    """
    if place.github is None:
        return _by_name(name, on, settings), ()
    if name is not None:
        raise SettingsError(
            "On GitHub an approval is given by account, not by name.", "Leave out --by."
        )
    approver = _approver(account=_account(place.github), on=on)
    if settings.approvals_needed == 1:
        return approver, ()
    return approver, _other_authors(approver, place.github.authors)


def _by_name(name: str | None, on: date, settings: PublisherSettings) -> Approver:
    if settings.approvals_by == "account":
        raise SettingsError("Approvals are given by account (see mkdocs.yml).", _IN_GITHUB)
    if not name or not folded_name(name):
        raise SettingsError("That is no name.", 'Give your name on one line: --by "Your name".')
    return _approver(by=name, on=on)


def _approver(**values: object) -> Approver:
    try:
        return Approver.model_validate(values)
    except ValueError:
        raise SettingsError(
            "That is no name.", 'Give your name on one line: --by "Your name".'
        ) from None


def _account(github: GitHub) -> str:
    """The account of the person who pressed the button for this very run."""
    if github.event != "workflow_dispatch":
        raise SettingsError("An approval is a person's act.", _IN_GITHUB)
    if github.account.endswith("[bot]"):
        raise SettingsError("A program cannot approve.", _IN_GITHUB)
    if not github.account or github.account != github.again:
        raise SettingsError(
            "This run was begun by one account and repeated by another.",
            "Whoever approves begins a run of their own. " + _IN_GITHUB,
        )
    return github.account


def _other_authors(approver: Approver, authors: Sequence[str] | None) -> Sequence[str]:
    if authors is None or not all(map(folded_name, authors)):
        raise SettingsError(
            "It is not known by which accounts this review was changed.",
            "Every change must come from an account of GitHub; then run the workflow again.",
        )
    if folded_name(approver.account or "") in map(folded_name, authors):
        raise SettingsError(
            "Whoever changed a review cannot approve the change.", "Ask somebody else to approve."
        )
    return authors
