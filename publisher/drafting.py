"""The first draft of a review's files, from what its letter says.

Beside each value stand the words of the letter that it was read from, as a comment, so that a
person compares instead of types. What the letter does not say is `BLANK`: `publisher check`
names every one that is left.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from publisher.letter import WHOLE, Letter, Said
from publisher.letter.days import MONTHS
from publisher.letter.people import Correspondents, people_in

BLANK = "???"
REQUIRED = ("executive-summary", "recommendations")
_HEAD = """\
# Written by `publisher new` from the letter of the Home Office. Read each line against the
# letter. Where ??? stands, write what is asked for. These comments may go; they are never
# published. Every key is explained in {handbook}settings.md#reviewyml
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What a letter does not tell, as far as somebody has told it.

    `death` is "2019-11", `circumstances` one of those of review.yml, `handbook` where whoever
    fills the draft in can read it.
    """

    death: str = ""
    circumstances: str = ""
    handbook: str = "docs/handbook/"


def settings_draft(letter: Letter, known: Known) -> str:
    """The text of review.yml."""
    head = _HEAD.format(handbook=known.handbook)
    return "".join(f"{line}\n" for line in (head, *_settings(letter, known)))


def _settings(letter: Letter, known: Known) -> Iterator[str]:
    yield from _said(letter, "pseudonym")
    yield from _said(letter, "partnership")
    yield "# Or: domestic abuse related death review"
    yield "name_of_review: domestic homicide review"
    yield "# Year and month of the death, never the day: 2019-11"
    yield f"death: {known.death or BLANK}"
    yield "# homicide, suicide or other"
    yield f"circumstances: {known.circumstances or BLANK}"
    yield "letter:"
    yield from _said(letter, "dated", "  ")
    lacking = "Not found in the letter. Delete this line if it does not say when the panel met."
    yield from _said(letter, "panel_met", "  ", lacking)
    yield from _cleared(letter)
    yield from _report_to(letter)
    yield from _areas(letter.areas)
    yield "# draft: nothing is published. Write ready when it may be."
    yield "status: draft"
    yield "# The days on which the family and the agencies were told, such as 2026-11-20 in place"
    yield "# of null; never made public. Tell them before anyone else can read it."
    yield "told: {family: null, agencies: null}"
    yield "# Not before a day, and withdrawn after so many months (or on a day: until: 2029-01-31)."
    yield "# If you want that, take the # away and write your own:"
    yield "# publish: {from: 2026-12-01, months: 24}"
    yield "# Words to find it by, those of the Home Office's library where it has one:"
    yield "# themes: [coercive control, mental health]"
    yield from _allow(letter.correspondents)


def _said(
    letter: Letter, key: str, indent: str = "", lacking: str = "Not found in the letter."
) -> Iterator[str]:
    """A value below the words that it was read from, or what there is to ask."""
    said: Said[str] | Said[date] | None = getattr(letter, key)
    if said is not None:
        yield from _comment(said.words, indent)
        if isinstance(said.value, date):
            yield from _in_figures(said.value, said.words, indent)
        yield f"{indent}{key}: {_value(said.value)}"
        return
    unclear = letter.unclear.get(key)
    if unclear:
        yield from _comment(unclear.words, indent)
    yield f"{indent}# {unclear.asks if unclear else lacking}"
    yield f"{indent}{key}: {BLANK}"


def _in_figures(when: date, words: str, indent: str) -> Iterator[str]:
    """What a day in figures was taken for: it might be meant the American way."""
    month = MONTHS[when.month - 1]
    if month[:3] not in words.lower() and when.isoformat() not in words:
        day = f"{when.day} {month.capitalize()} {when.year}"
        yield f"{indent}# Taken with the day before the month: {day}."


def _cleared(letter: Letter) -> Iterator[str]:
    decision = letter.decision
    if decision.refused:
        yield "  # THE LETTER SEEMS TO REFUSE. Read this sentence before you go on:"
        yield from _comment(decision.refused, "  ")
    if decision.refused and decision.cleared is None:
        yield "  # If it does, write [] here, and `status: waiting` below. Under each area write"
        yield "  # what you mean to do and `done: null`. The review then waits for the next letter."
    if decision.cleared is None:
        yield "  # What the Home Office is content to see published. Not found in the letter."
        yield f"  cleared: {BLANK}"
        return
    yield from _comment(decision.cleared.words, "  ")
    names = set(decision.cleared.value)
    if WHOLE in names:
        yield "  # The letter names no part. Only these two are always published: add the overview"
        yield "  # report (overview-report) if you are sure that the letter means it too."
        names = set(REQUIRED)
    names -= decision.left_out
    ordered = [*(n for n in REQUIRED if n in names), *sorted(names - set(REQUIRED))]
    yield f"  cleared: [{', '.join(ordered)}]"


def _report_to(letter: Letter) -> Iterator[str]:
    yield "  # Where the letter asks you to send copies and the weblink (never published)."
    if not letter.report_to:
        yield "  # No address was found in it. Write [] if it names none."
        yield f"  report_to: {BLANK}"
        return
    yield "  report_to:"
    words = ""
    for address in letter.report_to:
        if address.words != words:
            yield from _comment(address.words, "    ")
        words = address.words
        yield f"    - {_value(address.value)}"


def _areas(areas: Sequence[str]) -> Iterator[str]:
    if not areas:
        yield "  # None was found in the letter. Write [] if it asks for none; else each, with what"
        yield "  # was done about it, as the example in the handbook shows."
        yield f"  areas_for_development: {BLANK}"
        return
    yield "  # What the letter asks for, and what was done about it (not published)."
    yield "  areas_for_development:"
    for area in areas:
        first, *more = area.split("\n")
        yield "    - area: |-"
        for line in (first, *more):
            yield from _wrapped(line, "        ")
        yield "      response: |-"  # so that a colon in the answer is no mistake
        yield f"        {BLANK}"
        yield f"      done: {BLANK}"


def _allow(people: Correspondents) -> Iterator[str]:
    yield "# Who may be named although no pseudonym stands for them, and why."
    if not people.signatory:
        yield "# Who signed the letter was not found in it. Write the name as it stands there; if"
        yield "# nobody's stands there, delete these lines, from `allow:` on."
    yield "allow:"
    yield f"  - text: {_value(people.signatory) if people.signatory else BLANK}"
    yield "    reason: Signed the letter for the Home Office."


_WHO = """\
# Whom the letter is written to was not found in it. Write the name as it stands there; if it
# names nobody, delete these three lines."""
_WHERE = """\
# Their address was not found in the letter. Write it as it stands there; if there is none,
# delete these three lines."""
OF_THE_LETTER = re.compile(r"addressee(-address)?|letter-contact-\d+")
"""The terms that the letter alone tells of."""
_OTHERS = """\
# Addresses and numbers that the letter gives beside those that it asks you to report to."""


def terms_draft(letter: Letter, handbook: str) -> str:
    """The text of redactions.yml: who the letter is written to, and a place for the rest."""
    people = letter.correspondents
    lines = [
        f"# What must not be seen, one entry after the other: {handbook}redacting-well.md",
        "# The letter tells only of the person that it is written to. Add the real names of",
        "# everybody in the review, their addresses and their dates of birth.",
        *_people(people_in(people.addressee)),
        *_term("addressee-address", "address", ", ".join(people.address), _WHERE),
    ]
    for number, name in enumerate(people.others, 1):
        lines += _term(f"letter-person-{number}", "person", name, "")
    lines += [_OTHERS] if letter.contacts else []
    for number, contact in enumerate(letter.contacts, 1):
        lines += _term(f"letter-contact-{number}", "identifier", contact, "")
    lines += [
        "# - id: victim",
        "#   kind: person",
        "#   is: [First Second Surname]",
        "#   becomes: The pseudonym",
        "# - id: child",
        "#   kind: person",
        "#   is: [First]",
        "#   becomes: A child",
        "#   initials: true  # F. goes too",
        "# - id: arrest",
        "#   kind: date",
        "#   is: [2019-03-07]",
        "#   becomes: March 2019",
        "# - id: home",
        "#   kind: address",
        "#   is: [House and street, Town, Postcode]",
        "# - id: phone",
        "#   kind: identifier",
        "#   is: [The number]",
    ]
    return "".join(f"{line}\n" for line in lines)


def _people(written: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(written, 1):
        yield from _term(f"addressee-{number}" if number > 1 else "addressee", "person", name, _WHO)


def _term(name: str, kind: str, written: str, lacking: str) -> list[str]:
    """An entry; where nothing was found, what to do about it, and the blank."""
    entry = [f"- id: {name}", f"  kind: {kind}"]
    if written:
        return [*entry, f"  is: [{_value(written)}]"]
    return [lacking, *entry, f'  is: ["{BLANK}"]']


def _comment(words: str, indent: str) -> Iterator[str]:
    yield from _wrapped(f'The letter: "{words}"', f"{indent}# ")


def _wrapped(words: str, start: str) -> Iterator[str]:
    for line in wrap(_plain(words), 98 - len(start), break_long_words=False):
        yield f"{start}{line}"


def _value(value: str | date) -> str:
    """The value in YAML; words always between quotation marks, whatever is in them."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
