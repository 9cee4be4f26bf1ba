"""Lists of contents, which are left out: their pages are not ours, and the site makes its own.

Invariant: a line is left out only if its words stand in the document once more, as a heading.
Accepted: a name so long that no three dots are left behind it leaves its line in the text.
"""

import re
from collections.abc import Sequence, Set

from publisher.intake.flow import Item, Piece
from publisher.intake.pdf.structure import Placed
from publisher.model import Heading, ListBlock, Paragraph, plain_text

TITLES = frozenset({"contents", "tableofcontents", "contentspage", "cynnwys"})
"""What stands above a list of contents, without spaces."""

_LED = re.compile(r"(.*?)\s*([._\u00b7\u2024\u2026])(?: ?\2){2,}\s*\d{1,4}")
_NUMBERED = re.compile(r"(.*?)[\s._\u00b7\u2024\u2026]*\d{1,4}")


def ends_in_page(text: str) -> bool:
    """Whether a line ends with dots that lead to the number of a page."""
    return _LED.fullmatch(text) is not None


def split_contents(pieces: Sequence[Placed]) -> tuple[list[Placed], list[str]]:
    """The pieces without those of a list of contents, and the words of these."""
    headings = {_squashed(_words(p.piece)) for p in pieces if isinstance(p.piece, Heading)}
    listed = [_is_listed(placed.piece, headings) for placed in pieces]
    kept, out = [], []
    for placed, own, following in zip(pieces, listed, [*listed, False][1:], strict=True):
        words = _words(placed.piece)
        if own or (following and _squashed(words) in TITLES):
            out.append(words)
        else:
            kept.append(placed)
    return kept, out


def _is_listed(piece: Piece, headings: Set[str]) -> bool:
    if isinstance(piece, Paragraph | Item):
        return _leads_to(_words(piece), _LED, headings)
    lines = _words(piece).split("\n") if isinstance(piece, ListBlock) else []
    return bool(lines) and all(_leads_to(line, _NUMBERED, headings) for line in lines)


def _leads_to(words: str, form: re.Pattern[str], headings: Set[str]) -> bool:
    match = form.fullmatch(" ".join(words.split()))
    return match is not None and _squashed(match[1]) in headings - {""}


def _words(piece: Piece) -> str:
    if isinstance(piece, Item):
        return plain_text(piece.blocks)
    return plain_text([piece]) if isinstance(piece, Heading | Paragraph | ListBlock) else ""


def _squashed(words: str) -> str:
    """The words without spaces, signs and the number before them; "" if nothing is left."""
    return re.sub(r"[\W_]+", "", words).casefold().lstrip("0123456789")
