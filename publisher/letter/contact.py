"""The addresses in a letter: those to report to, and contact details that may be of people.

An address is one to report to only where the letter says that something is to be sent there.
"""

import re
from collections.abc import Iterator, Sequence

from publisher.letter.said import GREETING, Said, sentences_of

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<![\w+])(?:\+44[\s(]*0?\)?\s?|\(?0)[1-9](?:[\s()-]{0,2}\d){8,9}(?!\d)")
_EVERYBODYS = (
    *("02070354848", "dhrenquiries@homeoffice.gov.uk"),
    "dhr@domesticabusecommissioner.independent.gov.uk",
)
"""What the Home Office's letters give of offices, not of people."""
_SEND = re.compile(
    r"\b(?:send|sent|sending|cop(?:y|ies|ied)|provide[ds]?|forward(?:ed)?|submit(?:ted)?|"
    r"return(?:ed)?|share[d]?|weblink|web link|e-?mail(?:ed)? (?:it|them|this|these))\b",
    re.IGNORECASE,
)
_ASK = re.compile(r"\b(?:questions?|quer(?:y|ies)|contact me|further information)\b", re.I)


def addresses_to_report_to(lines: Sequence[str]) -> tuple[Said[str], ...]:
    """The addresses that a digital copy or the weblink is to be sent to, in order, once each."""
    greeting = next((at for at, line in enumerate(lines) if GREETING.match(line)), 0)
    asked = list(_asked_for(lines[greeting:]))
    found = {told.value.lower(): told for told in reversed(asked)}
    return tuple(reversed(found.values()))


def _asked_for(lines: Sequence[str]) -> Iterator[Said[str]]:
    """An address is asked for in its own sentence, or in that which leads in to a list of them."""
    before = ""
    for line in lines:
        for sentence in sentences_of(line):
            plain = EMAIL.sub("", sentence)
            words = sentence if _SEND.search(plain) else "" if _ASK.search(plain) else before
            for address in EMAIL.findall(sentence) if words else ():
                yield Said(address, words if address in words else f"{words} {sentence}")
            leads_in = sentence.endswith(":") and _SEND.search(plain)
            goes_on = before and EMAIL.search(sentence)
            before = sentence if leads_in else before if goes_on else ""


def contacts_in(lines: Sequence[str], report_to: Sequence[Said[str]]) -> tuple[str, ...]:
    """E-mail addresses and telephone numbers that nothing is to be sent to."""
    theirs = {*_EVERYBODYS, *(said.value.lower() for said in report_to)}
    found = [one for line in lines for shape in (EMAIL, _NUMBER) for one in shape.findall(line)]
    others = {_plain(one): one for one in reversed(found) if _plain(one) not in theirs}
    return tuple(reversed(others.values()))


def _plain(contact: str) -> str:
    return contact.lower() if "@" in contact else re.sub(r"\D", "", contact)
