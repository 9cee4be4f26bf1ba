"""The facts of a letter: whose review, which dates, what is cleared, what is to be changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from publisher.letter.areas import areas_in
from publisher.letter.decision import NOTHING_SAID, Decision, decision_in
from publisher.letter.people import NOBODY, Correspondents, correspondents_in
from publisher.letter.said import Said, lines_of, said
from publisher.model import Document, T

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE = rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)})(?:,?\s+(\d{{4}}))?"
_ONLY_A_DATE = re.compile(rf"(?:date[d:]*\s*)?(?:\w+day,?\s+)?{_DATE}\.?", re.IGNORECASE)
_PANEL_DATE = re.compile(
    rf"(?:meeting|panel|considered|met)\s+(?:held\s+)?on\s+(?:the\s+)?(?:\w+day,?\s+)?{_DATE}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"thank you for (?:your |the )?(?:(?:re-?)?submi|(?:re-?)?send|provid|sharing)"
    r"|(?:i am writing|i write|further to your|following your)",
    re.IGNORECASE,
)
_QUOTES = "'‘’\"“”"
_BRACKETED = re.compile(rf"\(\s*[{_QUOTES}]?\s*([^(){_QUOTES}]{{1,60}}?)\s*[{_QUOTES}]?\s*\)")
_DEATH_OF = re.compile(r"\bdeath of\s+['‘\"“]?([A-Z][\w -]{0,40}?)['’\"”,.(]")
_QUOTED = re.compile(r"(?<!\w)['‘\"“]([A-Z][\w-]*(?: [\w&-]+){0,3})['’\"”]")
_ACRONYMS = {
    *("dhr", "dardr", "csp", "qa", "imr", "imrs", "mps", "dhrs", "dardrs", "home office"),
    *("hoqap", "the panel", "qap", "the csp", "the partnership", "domestic homicide review"),
}
_PARTNERSHIP = re.compile(
    r"\b(?:for|from|of|by)\s+(?:the\s+)?"
    r"([A-Z][^.;()]*?(?:Partnership(?: for [A-Z]\w+)?|Safety Board|Safer [A-Z]\w+))"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Letter:
    """What was found; None or empty for what was not.

    `panel_day` is a day of the panel's meeting without its year ("28th September"). `areas`
    are the areas for development in the letter's words, nested points as part of theirs.
    `report_to` are the e-mail addresses that it names.
    """

    pseudonym: Said[str] | None = None
    partnership: Said[str] | None = None
    dated: Said[date] | None = None
    panel_met: Said[date] | None = None
    panel_day: str = ""
    decision: Decision = NOTHING_SAID
    areas: tuple[str, ...] = field(default=(), repr=False)
    report_to: tuple[str, ...] = ()
    correspondents: Correspondents = NOBODY


def read_letter(document: Document[T]) -> Letter:
    """Find the facts in a letter that has been read into the model."""
    paragraphs = list(lines_of(document.blocks))
    opening = next((p for p in paragraphs if _OPENING.match(p)), "")
    met = next((m for p in paragraphs if (m := _PANEL_DATE.search(p))), None)
    return Letter(
        pseudonym=_pseudonym(opening),
        partnership=_first(_PARTNERSHIP, opening),
        dated=_letter_date(paragraphs),
        panel_met=_panel_met(met),
        panel_day=f"{met[1]} {met[2]}" if met and not met[3] else "",
        decision=decision_in(paragraphs),
        areas=areas_in(document.blocks),
        report_to=tuple(dict.fromkeys(e for p in paragraphs for e in _EMAIL.findall(p))),
        correspondents=correspondents_in(document.blocks),
    )


def _pseudonym(opening: str) -> Said[str] | None:
    """The name in brackets, after "the death of", or the one that is quoted."""
    for pattern in (_BRACKETED, _DEATH_OF, _QUOTED):
        for found in pattern.finditer(opening):
            name = found[1].strip()
            if name.lower() not in _ACRONYMS and not re.search(r"Partnership|Panel", name):
                return said(name, opening, found.start())
    return None


def _first(pattern: re.Pattern[str], text: str) -> Said[str] | None:
    found = pattern.search(text)
    return said(found[1].strip(), text, found.start()) if found else None


def _letter_date(paragraphs: Sequence[str]) -> Said[date] | None:
    for paragraph in paragraphs:
        when = _date(_ONLY_A_DATE.fullmatch(paragraph))
        if when:
            return Said(when, paragraph)
    return None


def _panel_met(found: re.Match[str] | None) -> Said[date] | None:
    when = _date(found)
    return said(when, found.string, found.start()) if found and when else None


def _date(found: re.Match[str] | None) -> date | None:
    if found is None or found[3] is None:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
