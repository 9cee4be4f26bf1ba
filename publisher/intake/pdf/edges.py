"""How wide the columns of pages are, told by the lines that begin at the same place."""

from collections.abc import Iterable
from math import inf

from publisher.intake.pdf.page import Box
from publisher.intake.pdf.words import Line

ALIKE = 20.0
"""Points by which columns of one width differ, since words do not fill their lines."""


class Edges:
    """How far to the right lines reach that begin at the same place of a page.

    Of pages that differ by less than `ALIKE` the widest tells it for all: which lines come
    onto which page says nothing of how wide its column is.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._tell((line.page, stretch) for line in lines for stretch in line.stretches())

    @classmethod
    def of_words(cls, lines: Iterable[Line]) -> "Edges":
        """The same where a single word, too long for its column, tells how wide it is."""
        edges = cls(())
        edges._tell((line.page, line.box) for line in lines)
        return edges

    def _tell(self, stretches: Iterable[tuple[int, Box]]) -> None:
        reach: dict[int, dict[int, float]] = {}
        for page, stretch in stretches:
            pages = reach.setdefault(round(stretch.left), {})
            pages[page] = max(pages.get(page, -inf), stretch.right)
        self._edges: dict[tuple[int, int], float] = {}
        for left, pages in reach.items():
            widest = inf
            for page, right in sorted(pages.items(), key=lambda item: -item[1]):
                widest = right if widest - right > ALIKE else widest
                self._edges[page, left] = widest

    def beside(self, line: Line) -> float:
        """The edge of the column that the line begins, if its page tells one."""
        left = round(line.box.left)
        return max(self._edges.get((line.page, left + near), -inf) for near in (-1, 0, 1))

    def usual(self, line: Line) -> float:
        """The edge of such a column on any page."""
        left = round(line.box.left)
        return max((e for (_, at), e in self._edges.items() if abs(at - left) <= 1), default=-inf)
