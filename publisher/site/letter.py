"""Which paragraphs of a letter are lines of an address or a signature, and stand close."""

import re

from publisher.model import Block, Document, Paragraph, RedactedText, Role, runs_text

LONGEST = 60
"""An address has no longer line."""

_DATE = re.compile(r"\d{1,2}(st|nd|rd|th)? [A-Z][a-z]+ \d{4}")


def close_lines(document: Document[RedactedText]) -> frozenset[int]:
    """The places in `document.blocks` of paragraphs after which no space belongs.

    They are short and stand before the salutation or after the close of a letter, and the
    next one is such a line too. A date stands alone.
    """
    if document.role is not Role.LETTER:
        return frozenset()
    words = [_words(block) for block in document.blocks]
    dear = next((at for at, text in enumerate(words) if text.startswith("Dear")), 0)
    yours = next((at for at, text in enumerate(words) if text.startswith("Yours")), len(words))
    lines = {
        at
        for at, text in enumerate(words)
        if (at < dear or at > yours) and 0 < len(text) <= LONGEST and not _DATE.fullmatch(text)
    }
    return frozenset(at for at in lines if at + 1 in lines)


def _words(block: Block[RedactedText]) -> str:
    """A paragraph's words; "" for what cannot be such a line."""
    if not isinstance(block, Paragraph) or block.number or "\n" in runs_text(block.runs).strip():
        return ""
    return " ".join(runs_text(block.runs).split())
