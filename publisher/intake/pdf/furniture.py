"""What stands on every page and is no part of the text: headers, footers and page numbers.

In doubt a line is text: a heading at the top of many pages, or the headings of a table's
columns, must not be lost.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from publisher.intake.pdf.page import Frame
from publisher.intake.pdf.words import Line

BAND = 0.12
"""The part of a page, at its top and at its foot, where headers and footers stand."""

OFTEN = 0.4
"""The least share of the pages that a header stands on; left and right pages may differ."""

APART = 1.7
"""Times the type size: the least distance of a header from the text, baseline to baseline."""

_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?)?\s*[-\u2013|]?\s*(?:\d{1,3}|[ivx]{1,6})\s*[-\u2013|]?"
    r"(?:\s*(?:of|o|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:page|tudalen)\b|\|", re.IGNORECASE)


def furniture(
    lines: Iterable[Line], frames: Mapping[int, Frame], text: Collection[int] = ()
) -> set[int]:
    """The lines that are furniture, each by the order of its first character.

    The same words at the same height in the margin of many pages, apart from the text, or a
    page number by itself there. `text` are lines, told likewise, that are known to be text.
    """
    given = {line.glyphs[0].order: line for line in lines}
    marginal = {
        order: line
        for order, line in given.items()
        if order not in text and in_margin(line, frames[line.page])
    }
    words = {order: _words(line, frames[line.page]) for order, line in marginal.items()}
    seen = {(words[order], _height(line), line.page) for order, line in marginal.items()}
    often = Counter((said, height) for said, height, _ in seen)
    enough = max(2, OFTEN * len(frames))

    def repeated(order: int) -> bool:
        height = _height(marginal[order])
        return max(often[words[order], height + near] for near in (-1, 0, 1)) >= enough

    found = {o for o, line in marginal.items() if _PAGE_NUMBER.fullmatch(line.text) or repeated(o)}
    body = [line for order, line in given.items() if order not in found]
    return {order for order in found if _is_apart(given[order], body)}


def in_margin(line: Line, frame: Frame) -> bool:
    """Whether the line stands in the top or bottom margin of its page."""
    middle = _middle(line, frame)
    return middle < BAND or middle > 1 - BAND


def _middle(line: Line, frame: Frame) -> float:
    return (line.box.top + line.box.bottom) / 2 / frame.height


def _is_apart(line: Line, body: Iterable[Line]) -> bool:
    near = APART * line.size
    return not any(
        other.page == line.page and abs(line.baseline - other.baseline) <= near for other in body
    )


def _words(line: Line, frame: Frame) -> str:
    """The line's words; where a page number may stand in it, that counted from this page's.

    A number at the top of a page may be a heading's ("Recommendation 3").
    """
    words = line.text.casefold()
    if _middle(line, frame) < 0.5 and not _SAYS_PAGE.search(words):
        return words
    return re.sub(r"\d{1,3}\b", lambda found: str(int(found[0]) - line.page), words)


def _height(line: Line) -> int:
    return round(line.baseline / 6)
