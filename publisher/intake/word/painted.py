"""What is painted behind words, so that white ones may show: by a cover, a band, a letterhead.

A picture or filled shape lies behind the text in the body, or in the header of the page. Where
Word puts a line is not in the file. What is known is how far a thing reaches from its paragraph
or on its page, and that words stand at least a line lower for each paragraph above them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from publisher.intake.word.overlay import Reach, reach_behind
from publisher.intake.word.package import Part, R, W
from publisher.intake.word.styles import on, value, whole

Element = etree._Element

LINE = 150_000
"""How high a line is at least, in English Metric Units: that of letters of ten points."""
PAGE = 7_000_000
"""What reaches so far down (19 cm) may be behind a whole page."""
_MOST_LINES = 80
_TWIP = 635
_BLOCKS = (f"{W}p", f"{W}tr", f"{W}tbl")
_DRAWINGS = (f"{W}drawing", f"{W}pict")
_ENDS_SECTION = f"{W}pPr/{W}sectPr"
_MARKS = (*_DRAWINGS, f"{W}br", f"{W}lastRenderedPageBreak", f"{W}pageBreakBefore")


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands above words on their page, and below them.

    Drawings come with the least number of lines between their paragraph and the words, `lines`
    is that number for the head of the page. `first` is whether it is the first page of its
    section, the last of `sections`.
    """

    above: list[tuple[Element, int]]
    below: list[tuple[Element, int]]
    sections: list[Element]
    lines: int
    first: bool


class Painted:
    """Tells of the words of a part whether something is painted behind them."""

    def __init__(self, part: Part, parts: Mapping[str, bytes]) -> None:
        self._headers = {
            id_: target.address
            for id_, target in part.targets.items()
            if not target.external and target.address in parts
        }
        self._parts = parts
        self._reaches: dict[str, list[Reach]] = {}

    def behind(self, run: Element) -> bool:
        """Whether a picture or a filled shape may lie behind the words of that run."""
        if next(run.iterancestors(f"{W}p"), None) is None:
            return False  # a formula that stands by itself
        page = _page_of(run, _sections_to(run))
        above = [(one, lines) for drawing, lines in page.above for one in reach_behind(drawing)]
        below = [(one, lines) for drawing, lines in page.below for one in reach_behind(drawing)]
        down = any(lines * LINE < one.bottom for one, lines in above)
        up = any(lines * LINE <= -one.top for one, lines in below if one.start == "paragraph")
        return down or up or self._by_the_page(page, [one for one, _ in below])

    def _by_the_page(self, page: _Page, below: list[Reach]) -> bool:
        """Whether a header paints behind the words, or what is placed by the page and is below."""
        if not page.sections:
            return False
        margins = page.sections[-1].find(f"{W}pgMar")
        top, head = abs(whole(margins, 1440, "top")) * _TWIP, whole(margins, 708, "header") * _TWIP
        from_above = {"page": 0, "topMargin": 0, "margin": top}
        reaches = [one for one in below if one.start in from_above]
        for address in self._headers_of(page.sections, first=page.first):
            reaches += self._reaches_of(address)
        bottoms = [from_above.get(one.start, head) + one.bottom for one in reaches]
        return any(bottom > PAGE or page.lines * LINE < bottom - top for bottom in bottoms)

    def _headers_of(self, sections: list[Element], *, first: bool) -> Iterator[str]:
        """The parts of the headers that the page may have; a section takes over those before."""
        titled = on(sections[-1].find(f"{W}titlePg"))
        for kind in ("first",) if titled and first else ("default", "even"):
            named = (
                header.get(f"{R}id", "")
                for section in reversed(sections)
                for header in section.iterchildren(f"{W}headerReference")
                if value(header, "type") == kind
            )
            id_ = next(named, "")
            if id_ in self._headers:
                yield self._headers[id_]

    def _reaches_of(self, address: str) -> list[Reach]:
        if address not in self._reaches:
            drawings = Part(self._parts[address], {}).parse().iter(*_DRAWINGS)
            self._reaches[address] = [one for drawing in drawings for one in reach_behind(drawing)]
        return self._reaches[address]


def _page_of(run: Element, sections: list[Element]) -> _Page:
    """What stands on the page of the run, as far as the file tells where a page ends.

    `sections` are those up to its own.
    """
    around = list(run.iterancestors())
    paragraph = next(one for one in around if one.tag == f"{W}p")
    order = list(paragraph.iter())
    at = order.index(next(run.iter(f"{W}t"), run))
    after = list(takewhile(lambda one: not _ends_page(one), order[at:]))
    drawings = [(one, 0) for one in after if one.tag in _DRAWINGS]
    below = _below(around) if len(after) == len(order) - at else []
    if not _gather(order[:at], 0, drawings):
        return _Page(drawings, below, sections, 0, first=False)
    lines = 0
    for outer in (one for one in around if one.tag in _BLOCKS):
        for cell in outer.iterchildren(f"{W}tc"):
            drawings += ((one, 0) for one in cell.iter(*_DRAWINGS) if cell not in around)
        for above in outer.itersiblings(*_BLOCKS, preceding=True):
            if above.find(_ENDS_SECTION) is not None:
                if not (sections and _begins_on_the_page(sections[-1])):
                    return _Page(drawings, below, sections, lines, first=True)
                sections = sections[:-1]
            lines += 1
            if not _gather(list(above.iter(*_MARKS)), lines, drawings) or lines > _MOST_LINES:
                return _Page(drawings, below, sections, lines - 1, first=False)
    return _Page(drawings, below, sections, lines, first=True)


def _below(around: list[Element]) -> list[tuple[Element, int]]:
    """The drawings on the page that hang on paragraphs below those elements' own."""
    found: list[tuple[Element, int]] = []
    lines = 0
    for outer in (one for one in around if one.tag in _BLOCKS):
        if outer.find(_ENDS_SECTION) is not None:
            return found
        for below in outer.itersiblings(*_BLOCKS):
            lines += 1
            for one in below.iter(*_MARKS):
                if _ends_page(one):
                    return found
                if one.tag in _DRAWINGS:
                    found.append((one, lines))
            if lines > _MOST_LINES or below.find(_ENDS_SECTION) is not None:
                return found
    return found


def _gather(order: list[Element], lines: int, drawings: list[tuple[Element, int]]) -> bool:
    """Add the drawings among elements, from the last on; whether no page ends among them."""
    for one in reversed(order):
        if _ends_page(one):
            return False
        if one.tag in _DRAWINGS:
            drawings.append((one, lines))
    return True


def _ends_page(element: Element) -> bool:
    if element.tag == f"{W}br":
        return value(element, "type") == "page"
    begun = element.tag == f"{W}pageBreakBefore" and on(element)
    return begun or element.tag == f"{W}lastRenderedPageBreak"


def _begins_on_the_page(section: Element) -> bool:
    """Whether a section begins where the one before has ended, on the same page."""
    return value(section.find(f"{W}type")) == "continuous"


def _sections_to(run: Element) -> list[Element]:
    """What is said of the section in which the run stands, and before it of those before."""
    body = next(run.iterancestors(f"{W}body"), None)
    if body is None:
        return []
    every = [
        section
        for section in body.iter(f"{W}sectPr")
        if next(section.iterancestors(f"{W}sectPrChange"), None) is None
    ]
    block = next(one for one in (run, *run.iterancestors()) if one.getparent() is body)
    below = (e for one in (block, *block.itersiblings()) for e in one.iter(f"{W}sectPr"))
    own = next(below, None)
    return [] if own is None else every[: every.index(own) + 1]
