"""Our own lines, in the frame of every page: no single name of a review is sought in them.

The name of a helpline may be a surname. A line is ours if it stands on every page made from no
review, whole, and has several words.
"""

from collections.abc import Iterable, Iterator

from publisher.gate.extract_html import read_html
from publisher.gate.fold import SEAM, words


class OurLines:
    """The lines that all pages made from no review have in common."""

    def __init__(self, pages: Iterable[bytes]) -> None:
        of_each = [
            {line for passage in read_html(page).shown for line in _lines_of(passage.text)}
            for page in pages
        ]
        # what stands on one page alone may be anything
        self._lines: set[str] = set.intersection(*of_each) if len(of_each) > 1 else set()

    def taken_out_of(self, text: str) -> str:
        """The text without them."""
        if not self._lines:
            return text
        return "\n".join(line for line in text.split("\n") if _plain(line) not in self._lines)


def _plain(line: str) -> str:
    return " ".join(line.replace(SEAM, "").split())


def _lines_of(text: str) -> Iterator[str]:
    """Lines of several words; a single word could be anything."""
    for line in map(_plain, text.split("\n")):
        if len(words(line)) > 1:
            yield line
