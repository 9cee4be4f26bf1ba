"""How a letter is laid out: what its paragraphs are, and which are lines that stand close.

The words say it, since Word and PDF know only paragraphs. A mistake moves a paragraph; it
changes no word and no order.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from publisher.model import Block, Document, Paragraph, RedactedText, Role, runs_text

LONGEST = 60
"""An address has no longer line."""

_DATE = re.compile(r"(?:Date: )?\d{1,2}(st|nd|rd|th)? [A-Z][a-z]+ \d{4}")
_REFERENCE = re.compile(r"(our |your )?ref(erence)?\b[.:]?", re.IGNORECASE)
_SENDER = re.compile(
    r"^Home Office$|Interpersonal Abuse|Marsham Street|SW1P|^Tel(ephone)?\b|homeoffice\.gov\.uk"
)
"""Words of the Home Office's letterhead. Source: its letters to partnerships since 2016."""

_NEW_LINE = re.compile(r" (?=2 Marsham Street|London\b|Tel(?:ephone)?\b|www\.|https?://)")
"""Where lines of that letterhead begin."""


class Part(StrEnum):
    """What a paragraph is to a letter."""

    LETTERHEAD = "letterhead"
    DATE = "date"
    REFERENCE = "reference"
    SALUTATION = "salutation"
    CLOSE = "close"
    SIGNATURE = "signature"


def letter_parts(document: Document[RedactedText]) -> Mapping[int, Part]:
    """What the paragraphs of a letter are, by their places in `document.blocks`.

    Neither the address nor the body of the letter are named.
    """
    if document.role is not Role.LETTER:
        return {}
    lines = [_line(block) for block in document.blocks]
    dear = next((at for at, text in enumerate(lines) if text.startswith("Dear")), 0)
    yours = next((at for at, text in enumerate(lines) if text.startswith("Yours")), len(lines))
    head = max((at for at in range(dear) if _SENDER.search(lines[at])), default=-1)
    return {
        at: part
        for at, text in enumerate(lines)
        if text and (part := _part(at, text, head, dear, yours))
    }


def in_lines(text: str) -> str:
    """Words of the letterhead with its line breaks, which a PDF does not keep."""
    return _NEW_LINE.sub("\n", text)


def _part(at: int, text: str, head: int, dear: int, yours: int) -> Part | None:
    if yours <= at:
        return Part.CLOSE if at == yours else Part.SIGNATURE
    if at > dear:
        return None
    if _DATE.fullmatch(text):
        return Part.DATE
    if _REFERENCE.match(text):
        return Part.REFERENCE
    if text.startswith("Dear"):
        return Part.SALUTATION
    return Part.LETTERHEAD if at <= head else None


def close_lines(document: Document[RedactedText]) -> frozenset[int]:
    """The places in `document.blocks` of paragraphs after which no space belongs.

    They are short and stand before the salutation or after the close of a letter, and the
    next one is such a line too. A date stands alone.
    """
    if document.role is not Role.LETTER:
        return frozenset()
    words = ["" if "\n" in text else text for text in map(_line, document.blocks)]
    dear = next((at for at, text in enumerate(words) if text.startswith("Dear")), 0)
    yours = next((at for at, text in enumerate(words) if text.startswith("Yours")), len(words))
    lines = {
        at
        for at, text in enumerate(words)
        if (at < dear or at > yours) and 0 < len(text) <= LONGEST and not _DATE.fullmatch(text)
    }
    return frozenset(at for at in lines if at + 1 in lines)


def _line(block: Block[RedactedText]) -> str:
    """A paragraph's words with its line breaks; "" for what is no plain paragraph."""
    if not isinstance(block, Paragraph) or block.number:
        return ""
    lines = runs_text(block.runs).strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)
