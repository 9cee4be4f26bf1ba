"""The facts of a letter: whose review, which dates, what is cleared, what is to be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from publisher.letter.areas import areas_in
from publisher.letter.contact import addresses_to_report_to, contacts_in
from publisher.letter.days import letter_day, panel_day
from publisher.letter.decision import NOTHING_SAID, Decision, decision_in
from publisher.letter.names import openings_of, partnership_in, pseudonym_in
from publisher.letter.people import NOBODY, Correspondents, correspondents_in
from publisher.letter.said import Said, Unclear, lines_of, sure
from publisher.model import Document, T


@dataclass(frozen=True, slots=True)
class Letter:
    """What was found; None or empty for what was not.

    `unclear` are words that a person has to judge, by the name of the field that stays None.
    `areas` are the areas for development in the letter's words, nested points as part of theirs.
    `report_to` are the e-mail addresses that something is to be sent to, `contacts` other
    addresses and numbers, which may be of people.
    """

    pseudonym: Said[str] | None = None
    partnership: Said[str] | None = None
    dated: Said[date] | None = None
    panel_met: Said[date] | None = None
    unclear: Mapping[str, Unclear] = field(default_factory=dict)
    decision: Decision = NOTHING_SAID
    areas: tuple[str, ...] = field(default=(), repr=False)
    report_to: tuple[Said[str], ...] = field(default=(), repr=False)
    correspondents: Correspondents = NOBODY
    contacts: tuple[str, ...] = field(default=(), repr=False)


def read_letter(document: Document[T]) -> Letter:
    """Find the facts in a letter that has been read into the model."""
    lines = list(lines_of(document.blocks))
    openings = openings_of(lines)
    pseudonym, partnership = pseudonym_in(openings), partnership_in(openings)
    report_to = addresses_to_report_to(lines)
    dated, met = letter_day(lines), panel_day(lines)
    read = {"pseudonym": pseudonym, "partnership": partnership, "dated": dated, "panel_met": met}
    return Letter(
        pseudonym=sure(pseudonym),
        partnership=sure(partnership),
        dated=sure(dated),
        panel_met=sure(met),
        unclear={name: one for name, one in read.items() if isinstance(one, Unclear)},
        decision=decision_in(lines),
        areas=areas_in(document.blocks),
        report_to=report_to,
        correspondents=correspondents_in(document.blocks),
        contacts=contacts_in(lines, report_to),
    )
