"""A web page that somebody inserted into a document: what a reader sees of it, as pieces.

Invariant: an element that is not known here is passed over only if it holds no words; else it
is a finding. Left out, and counted, are the words of elements that are hidden by an
attribute, by their own style or by a plain rule of the page; scripts and comments are no words.
What could hide words and is not looked for: style sheets elsewhere, which Word does not fetch.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_bytes
from publisher.intake.flow import Item, Piece, assemble, nest
from publisher.intake.runs import split_number, tidy, words_say_all
from publisher.intake.web.form import FIELDS, said_by
from publisher.intake.web.style import Styles, numerals_of
from publisher.model import (
    PLAIN_MARKER,
    Cell,
    Heading,
    Marker,
    Paragraph,
    Quote,
    Run,
    Script,
    Table,
    plain_text,
    runs_text,
)

Element = etree._Element
Look = Run[str]

DEEPEST = 80
MAX_SPAN = 200
_WRITTEN_ALIKE = range(1, 27)
"""A list beyond these is counted in figures: not all write the letters after z alike."""
_SILENT = "script style head title meta link template base col colgroup"
_BLOCK = """
html body p div section article header footer main aside nav address figure figcaption form
fieldset legend center dl dt dd pre details summary hr
"""
_INLINE = """
span font u small big tt code kbd samp var cite q abbr acronym dfn mark time label ins nobr wbr a
bdi button
"""
_SHOWS_NOTHING = frozenset(_SILENT.split())
_ENDS_A_LINE = frozenset(_BLOCK.split())
_GOES_ON = frozenset(_INLINE.split())
_LOOKS: dict[str, Callable[[Look], Look]] = {
    "b": lambda look: replace(look, strong=True),
    "strong": lambda look: replace(look, strong=True),
    "i": lambda look: replace(look, emphasis=True),
    "em": lambda look: replace(look, emphasis=True),
    "s": lambda look: replace(look, struck=True),
    "strike": lambda look: replace(look, struck=True),
    "del": lambda look: replace(look, struck=True),
    "sup": lambda look: replace(look, script=Script.SUPER),
    "sub": lambda look: replace(look, script=Script.SUB),
}
_PLAIN: Look = Run("")
_FRAMES = ("div", "table", "p")
_INITIAL = re.compile(r"mso-element\s*:\s*dropcap", re.IGNORECASE)
_GROUPS = ("thead", "tbody", "tfoot")
_OF_OFFICE = ("o:", "w:", "st1:")
"""How Word names elements of its own around words."""
_SHOWS_OTHERWISE = frozenset({"svg", "object", "iframe", "embed", "canvas", "video", "math"})
_PICTURE = "a picture in a web page"
_PART = "a part of a web page that cannot be read"
_STYLE = "a style of a web page that hides or strikes out something"


@dataclass
class _Flow:
    """The pieces so far, and the runs of the line that is not yet at its end.

    `initial` is a large first letter, which waits for the rest of its word in the next line.
    """

    pieces: list[Piece] = field(default_factory=list)
    runs: list[Run[str]] = field(default_factory=list)
    initial: tuple[Run[str], ...] = ()

    def end(self, *, for_good: bool = False) -> None:
        runs, self.runs = self.runs, []
        if self.initial and not (for_good or runs_text(runs).strip()):
            return
        number, rest = split_number((*self.initial, *runs))
        self.initial = ()
        line = tidy(rest)
        if line:
            self.pieces.append(Paragraph(line, number))


class Walk:
    """Turns elements into pieces; what else is met on the way is kept beside them."""

    def __init__(self, styles: Styles, describe: Describe, page: bytes) -> None:
        self._styles = styles
        self._describe, self._page = describe, page
        self._undescribed: list[Finding] = []
        self._unread: Counter[str] = Counter()
        self._bare_tables = 0
        self._pictures = 0
        self._depth = 0

    def findings(self) -> Iterator[Finding]:
        """What was left out, and what cannot be read."""
        kinds = {
            "hidden text (in words)": self._styles.words,
            "drawings, in whose place their descriptions stand": self._pictures,
        }
        yield from (Finding(Rule.D201, detail=f"{k}: {n}") for k, n in kinds.items() if n)
        if self._styles.unsure:
            self._unread[_STYLE] += 1
        yield from (Finding(Rule.D109, detail=detail) for detail in self._unread)
        yield from self._undescribed
        yield from (Finding(Rule.D202) for _ in range(self._bare_tables))

    def pieces(self, container: Element, look: Look = _PLAIN) -> list[Piece]:
        """What stands in an element."""
        flow = _Flow()
        self._into(container, look, flow)
        flow.end(for_good=True)
        return flow.pieces

    def _into(self, element: Element, look: Look, flow: _Flow) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._unread[_PART] += 1
        else:
            _add(flow, look, element.text)
            for child in element:
                if isinstance(child.tag, str):
                    self._element(child, look, flow)
                _add(flow, look, child.tail)
        self._depth -= 1

    def _element(self, element: Element, look: Look, flow: _Flow) -> None:
        tag = str(element.tag).lower()
        if tag in _SHOWS_NOTHING or self._styles.hides(element):
            return
        look = self._styles.look(element, look)
        if tag == "br":
            flow.runs.append(replace(look, text="\n"))
        elif tag in _LOOKS:
            self._into(element, _LOOKS[tag](look), flow)
        elif tag in _GOES_ON or tag.startswith(_OF_OFFICE):
            self._into(element, _linked(look, element) if tag == "a" else look, flow)
        elif tag == "img":
            self._instead(element, _PICTURE, element.get("alt", ""), look, flow)
        elif tag in FIELDS:
            self._field(element, look, flow)
        elif tag in _SHOWS_OTHERWISE:
            self._instead(element, _PART, element.get("title", ""), look, flow)
        elif tag in _FRAMES and _holds_initial(element):
            flow.end(for_good=True)
            said = self._table(element, look) if tag == "table" else self.pieces(element, look)
            flow.initial = _letters_of(said)
            flow.pieces += () if flow.initial else said
        elif tag in _ENDS_A_LINE:
            flow.end()
            self._into(element, look, flow)
            flow.end()
        else:
            flow.end(for_good=True)
            flow.pieces += self._block(tag, element, look)

    def _block(self, tag: str, element: Element, look: Look) -> Sequence[Piece]:
        if re.fullmatch("h[1-6]", tag):
            return self._heading(int(tag[1]), element, look)
        if tag in ("ul", "ol", "menu", "dir"):
            return nest(self._items(element, look, ordered=tag == "ol"))
        if tag == "table":
            return self._table(element, look)
        if tag == "blockquote":
            return [Quote(assemble(self.pieces(element, look)))]
        if tag == "li":
            return [Item(assemble(self.pieces(element, look)))]
        self._unread[_PART] += 1
        return ()

    def _heading(self, level: int, element: Element, look: Look) -> list[Piece]:
        found: list[Piece] = []
        for piece in self.pieces(element, look):
            if isinstance(piece, Paragraph):
                number, runs = split_number(piece.runs, heading=True)
                plain = tidy(replace(run, strong=False) for run in runs)
                found.append(Heading(level, plain, piece.number or number))
            else:
                found.append(piece)
        return found

    def _items(self, element: Element, look: Look, *, ordered: bool) -> list[Item]:
        marker = Marker(numerals_of(element)) if ordered else PLAIN_MARKER
        count = _whole(element.get("start"), 1) - 1
        items: list[Item] = []
        for child in self._known(element, ()):
            if child.tag == "li":
                count = _whole(child.get("value"), count + 1)
                said = self.pieces(child, self._styles.look(child, look))
                items.append(Item(assemble(said), 0, ordered, count, marker))
                continue
            flow = _Flow()
            self._element(child, look, flow)
            flow.end(for_good=True)
            # a list in a list without an item around it, as many programs write it
            last = items.pop() if items else Item(())
            items.append(replace(last, blocks=(*last.blocks, *assemble(flow.pieces))))
        if any(item.value not in _WRITTEN_ALIKE for item in items):
            return [replace(item, marker=PLAIN_MARKER) for item in items]
        return items

    def _known(self, element: Element, tags: Sequence[str]) -> list[Element]:
        """The children of those names (any, if none is given) that are shown.

        Words beside them have no place on a page, and are a finding.
        """
        shown = [e for e in element if isinstance(e.tag, str) and not self._styles.hides(e)]
        known = [child for child in shown if not tags or child.tag in tags]
        loose = [element.text, *(child.tail for child in element)]
        other = [text for e in shown if e not in known for text in e.itertext()]
        if any(text and str(text).strip() for text in (*loose, *other)):
            self._unread[_PART] += 1
        return known

    def _table(self, table: Element, look: Look) -> list[Piece]:
        parts = self._known(table, (*_GROUPS, "tr", "caption"))
        rows = [
            row
            for part in parts
            for row in (self._known(part, ("tr",)) if part.tag in _GROUPS else [part])
            if row.tag == "tr"
        ]
        cells = [cells for row in rows if (cells := self._known(row, ("td", "th")))]
        caption = [part for part in parts if part.tag == "caption"]
        if not cells:
            return []
        layout = len(cells) == 1 or all(len(row) == 1 for row in cells)
        heads = next((n for n, row in enumerate(cells) if not _is_head(row)), len(cells))
        if not heads and not layout:
            self._bare_tables += 1
            heads = 1
        read = tuple(
            tuple(
                self._cell(cell, self._within(table, cell, look), at < heads, len(cells) - at)
                for cell in row
            )
            for at, row in enumerate(cells)
        )
        said = assemble(
            piece for part in caption for piece in self.pieces(part, self._styles.look(part, look))
        )
        if not all(isinstance(line, Paragraph) and words_say_all(line.runs) for line in said):
            return [*said, Table(read, heads)]
        return [Table(read, heads, " ".join(plain_text(said).split()) or None)]

    def _within(self, table: Element, cell: Element, look: Look) -> Look:
        """The look of a cell's words: that of the table, its part and row, and the cell's own."""
        around = takewhile(lambda element: element is not table, cell.iterancestors())
        for element in (*reversed([*around]), cell):
            look = self._styles.look(element, look)
        return look

    def _cell(self, cell: Element, look: Look, header: bool, left: int) -> Cell[str]:
        columns = min(max(_whole(cell.get("colspan"), 1), 1), MAX_SPAN)
        rows = min(max(_whole(cell.get("rowspan"), 1), 1), left)
        return Cell(assemble(self.pieces(cell, look)), header or cell.tag == "th", columns, rows)

    def _field(self, field: Element, look: Look, flow: _Flow) -> None:
        words = said_by(field)
        if words is None:
            self._instead(field, _PART, "", look, flow)
        else:
            flow.runs.append(replace(look, text=f" {words} "))

    def _instead(self, element: Element, what: str, alt: str, look: Look, flow: _Flow) -> None:
        """The description of what we cannot show; what it shows may lie anywhere in the page."""
        known_by = of_bytes(etree.tostring(element, with_tail=False), self._page)
        told = told_instead(what, alt, known_by, self._describe)
        if isinstance(told, Finding):
            self._undescribed.append(told)
        else:
            self._pictures += 1
            flow.runs.append(replace(look, text=told))


def _holds_initial(element: Element) -> bool:
    """Whether Word has put a large first letter into it, and nothing else."""
    found = [one for one in element.iter("p") if _INITIAL.search(one.get("style", ""))]
    words = [word for one in found for word in "".join(map(str, one.itertext())).split()]
    return bool(found) and words == "".join(map(str, element.itertext())).split()


def _letters_of(pieces: Sequence[Piece]) -> tuple[Run[str], ...]:
    """The letters that are all of the pieces; () if they are more than a line in a frame."""
    match pieces:
        case [Paragraph(runs=runs, number=None)]:
            return runs
        case [Table(rows=((Cell(blocks=(Paragraph(runs=runs, number=None),)),),))]:
            return runs
        case _:
            return ()


def _add(flow: _Flow, look: Look, text: str | None) -> None:
    if text:
        flow.runs.append(replace(look, text=re.sub(r"[ \t\r\n\f]+", " ", text)))


def _linked(look: Look, element: Element) -> Look:
    address = element.get("href", "").strip()
    return replace(look, link=address) if address and not address.startswith("#") else look


def _is_head(row: Sequence[Element]) -> bool:
    parent = row[0].getparent()
    outer = None if parent is None else parent.getparent()
    return all(cell.tag == "th" for cell in row) or (outer is not None and outer.tag == "thead")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text.strip()) else otherwise
