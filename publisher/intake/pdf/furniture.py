"""What stands on every page and is no part of the text: headers, footers and page numbers.

In doubt a line is text: a heading at the top of many pages, or the headings of a table's
columns, must not be lost.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import product

from publisher.intake.pdf.page import Frame
from publisher.intake.pdf.passages import Measure
from publisher.intake.pdf.words import Line

BAND = 0.12
"""The part of a page, at its top and at its foot, where headers and footers stand."""

OFTEN = 0.4
"""The least share of the pages that a header stands on; left and right pages may differ."""

NEARLY_ALL = 0.75
"""The least share that a line stands on that looks like a heading;"""
PAGES = 3
"""and of how many pages at least. Two sections of one name are no header."""

APART = 1.7
"""Times the type size: the least distance of a header from the text, baseline to baseline."""

MOST_NUMBERS = 6
"""In one line of a header or footer; a line with more is taken as it is."""

_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?)?\s*[-\u2013|]?\s*(?:\d{1,3}|[ivx]{1,6})\s*[-\u2013|]?"
    r"(?:\s*(?:of|o|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,3}\b)")
_SAYS_PAGE = re.compile(r"\b(?:page|tudalen)\b|\|", re.IGNORECASE)


def furniture(
    lines: Iterable[Line], frames: Mapping[int, Frame], measure: Measure, text: Collection[int] = ()
) -> set[int]:
    """The lines that are furniture, each by the order of its first character.

    The same words at the same height in the margin of many pages, apart from the text, or a
    page number by itself there. What `measure` knows for a heading is furniture only if it is so on
    nearly all pages. `text` are lines, told likewise, that are known to be text.
    """
    given = {line.glyphs[0].order: line for line in lines}
    marginal = {
        order: line
        for order, line in given.items()
        if order not in text and in_margin(line, frames[line.page])
    }
    words = {order: _words(line, frames[line.page]) for order, line in marginal.items()}
    seen = {(said, _height(line), line.page) for order, line in marginal.items()
            for said in words[order]}  # fmt: skip
    often = Counter((said, height) for said, height, _ in seen)

    def repeated(order: int) -> bool:
        line = marginal[order]
        height, heading = _height(line), measure.look(line)
        few, share = (PAGES, NEARLY_ALL) if heading else (2, OFTEN)
        enough = max(few, share * len(frames))
        times = (often[said, height + near] for said in words[order] for near in (-1, 0, 1))
        return max(times) >= enough

    found = {o for o, line in marginal.items() if _PAGE_NUMBER.fullmatch(line.text) or repeated(o)}
    while near := _near_text(found, given):
        found -= near  # a line near to one that is text after all is text as well
    return found


def _near_text(found: Collection[int], given: Mapping[int, Line]) -> set[int]:
    """Those of the found lines that stand right above or below a line that is not found."""
    body = [line for order, line in given.items() if order not in found]
    return {order for order in found if not _is_apart(given[order], body)}


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


def _words(line: Line, frame: Frame) -> set[str]:
    """The line's words, in each way in which its numbers may go along with the pages.

    A number that counts the pages is told from this one's, others stay ("Version 6.2, page 3
    of 9"). A number at the top of a page may be a heading's ("Recommendation 3").
    """
    words = line.text.casefold()
    if _middle(line, frame) < 0.5 and not _SAYS_PAGE.search(words):
        return {words}
    parts = _NUMBER.split(words)
    if len(parts) > 2 * MOST_NUMBERS + 1:
        return {words}
    ways = [(n, f"\N{NUMBER SIGN}{int(n) - line.page}") for n in parts[1::2]]
    return {
        "".join(word + number for word, number in zip(parts[::2], (*way, ""), strict=True))
        for way in product(*ways)
    }


def _height(line: Line) -> int:
    return round(line.baseline / 6)
