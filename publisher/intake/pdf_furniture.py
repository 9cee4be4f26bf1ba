"""What stands on every page and is no part of the text: headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from publisher.intake.pdf_page import Frame
from publisher.intake.pdf_words import Line

BAND = 0.12
"""The part of a page, at its top and at its foot, where headers and footers stand."""

OFTEN = 0.4
"""The least share of the pages that a header stands on; left and right pages may differ."""

_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?)?\s*[-\u2013|]?\s*(?:\d{1,3}|[ivx]{1,6})\s*[-\u2013|]?"
    r"(?:\s*(?:of|o|/)\s*\d{1,3})?",
    re.IGNORECASE,
)


def furniture(lines: Iterable[Line], frames: Mapping[int, Frame]) -> set[int]:
    """The lines that are furniture, each by the order of its first character.

    The same words (whatever their digits) at the same height in the margin of most pages, or
    a page number by itself there.
    """
    marginal = [line for line in lines if in_margin(line, frames[line.page])]
    pages = {(_words(line), _height(line), line.page) for line in marginal}
    often = Counter((words, height) for words, height, _ in pages)
    enough = max(2, OFTEN * len(frames))
    return {
        line.glyphs[0].order
        for line in marginal
        if _PAGE_NUMBER.fullmatch(line.text)
        or max(often[_words(line), _height(line) + near] for near in (-1, 0, 1)) >= enough
    }


def in_margin(line: Line, frame: Frame) -> bool:
    """Whether the line stands in the top or bottom margin of its page."""
    middle = (line.box.top + line.box.bottom) / 2 / frame.height
    return middle < BAND or middle > 1 - BAND


def _words(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _height(line: Line) -> int:
    return round(line.baseline / 6)
