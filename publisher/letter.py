"""What a Home Office QA letter says about the review that it answers.

The letters follow one pattern with many variants (a bracketed or quoted pseudonym, a panel
date without a year, "Areas for final development", lost bullets). What is not found is None:
the checks then say that it could not be compared, and nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from publisher.model import Block, Document, Heading, ListBlock, Paragraph, T, plain_text

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE = rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)})(?:,?\s+(\d{{4}}))?"
_ONLY_A_DATE = re.compile(rf"(?:date[d:]*\s*)?(?:\w+day,?\s+)?{_DATE}\.?", re.IGNORECASE)
_PANEL_DATE = re.compile(rf"meeting\s+(?:held\s+)?on\s+(?:the\s+)?{_DATE}", re.IGNORECASE)
_OPENING = re.compile(r"thank you for (?:submitting|sending|resubmitting)", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*['‘’\"“”]?\s*([^()'‘’\"“”]{1,60}?)\s*['‘’\"“”]?\s*\)")
_DEATH_OF = re.compile(r"\bdeath of\s+['‘\"“]?([A-Z][\w -]{0,40}?)['’\"”,.(]")
_ACRONYMS = {"dhr", "dardr", "csp", "qa", "imr", "imrs", "mps", "dhrs", "home office"}
_PARTNERSHIP = re.compile(r"\b(?:for|from|of|by)\s+(?:the\s+)?([A-Z][^.;()]*?Partnership)")
_AREAS = re.compile(r"(?:areas?|points?|suggestions?) for (?:final |further )?(?:development|rev)")
_AFTER_AREAS = re.compile(
    r"(?:once|when|upon|on) (?:these |the )?(?:changes |amendments )?(?:are |have been )?"
    r"(?:complet|made)|please (?:send|ensure)|on behalf of|yours (?:sincerely|faithfully)|"
    r"thank you|i would (?:also )?like to thank",
)
WHOLE = "the whole review"
"""Stands in `Letter.cleared` for a letter that clears the review without naming its parts."""
_PARTS = {
    "executive-summary": "executive summary",
    "recommendations": r"recommendations|action plan",
    "overview-report": "overview report",
    WHOLE: r"\b(?:dhr|dardr|review|report)\b(?<!overview report)",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What was found; None or empty for what was not.

    `cleared` holds names of documents and may hold `WHOLE`. `areas` counts the areas for
    development, nested points as part of theirs.
    """

    pseudonym: str | None
    partnership: str | None
    dated: date | None
    panel_met: date | None
    cleared: frozenset[str]
    areas: int


def read_letter(document: Document[T]) -> Letter:
    """Find the facts in a letter that has been read into the model."""
    paragraphs = [" ".join(text.split()) for text in _paragraphs(document.blocks)]
    opening = next((p for p in paragraphs if _OPENING.search(p)), "")
    return Letter(
        pseudonym=_pseudonym(opening),
        partnership=_first(_PARTNERSHIP, opening),
        dated=next((d for p in paragraphs if (d := _date(_ONLY_A_DATE.fullmatch(p)))), None),
        panel_met=next((d for p in paragraphs if (d := _date(_PANEL_DATE.search(p)))), None),
        cleared=_cleared(paragraphs),
        areas=_count_areas(document.blocks),
    )


def _paragraphs(blocks: Sequence[Block[T]]) -> Iterator[str]:
    """Words of each block; the lines of an address block one by one, since one may be a date."""
    for block in blocks:
        text = plain_text([block])
        yield from [text, *text.split("\n")] if "\n" in text else [text]


def _pseudonym(opening: str) -> str | None:
    bracketed = [m.strip() for m in _BRACKETED.findall(opening)]
    names = [name for name in bracketed if name.lower() not in _ACRONYMS]
    return names[0] if names else _first(_DEATH_OF, opening)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1].strip() if found else None


def _date(found: re.Match[str] | None) -> date | None:
    if found is None or found[3] is None:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None


def _cleared(paragraphs: Sequence[str]) -> frozenset[str]:
    """The documents named where the Home Office says that it is content to see them published."""
    for paragraph in paragraphs:
        decision = re.search(r"\bcontent\b(.*?)\b(?:be )?publish", paragraph, re.IGNORECASE)
        if decision and not re.search(r"\bnot (?:yet )?content\b", paragraph, re.IGNORECASE):
            words = decision[1].lower()
            named = {name for name, shape in _PARTS.items() if re.search(shape, words)}
            parts = named - {WHOLE}
            return frozenset(parts or named)
    return frozenset()


def _count_areas(blocks: Sequence[Block[T]]) -> int:
    """Count the list items and loose paragraphs between the heading and the return request."""
    texts = [" ".join(plain_text([block]).lower().split()) for block in blocks]
    start = next((at for at, text in enumerate(texts) if _is_areas_heading(text)), None)
    if start is None:
        return 0
    count = 0
    for block, text in zip(blocks[start + 1 :], texts[start + 1 :], strict=True):
        if _AFTER_AREAS.match(text):
            break
        if isinstance(block, ListBlock):
            count += len(block.items)
        elif isinstance(block, Paragraph | Heading) and text and not text.endswith(":"):
            count += 1
    return count


def _is_areas_heading(text: str) -> bool:
    return len(text) < 60 and _AREAS.match(text) is not None
