"""A document as passages of text, each with its place and what tells what stands in it.

Invariant: every text of the document is in one passage, link targets in passages of their
own, and `piece` counts as `redaction.layout` does, so that a passage can be marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from publisher.findings import Place
from publisher.model import (
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    ReviewFacts,
    T,
    Table,
    plain_text,
    runs_text,
)
from publisher.recommendations import expand
from publisher.redaction.leftover.headings import printed_number, spoken
from publisher.redaction.pieces import Piece, Words

_LABEL = 60
"""A passage of so many letters at most may be a label for the one that follows it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands by itself.

    `context` is what is written beside or above it: a column's heading, a row's first cell, a
    label before it. `lead` is the length of the printed number at its beginning, `piece` its
    place in the layout (None for a link's target and for what review.yml says), and `links`
    are the targets of its links. `said` is the text without what is struck out in it, "" if
    nothing is; in a passage of what is said, `whole` is the text with it.
    """

    text: str = field(repr=False)
    place: Place = field(default_factory=Place)
    context: str = field(default="", repr=False)
    lead: int = 0
    piece: int | None = None
    links: tuple[str, ...] = field(default=(), repr=False)
    said: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)


def passages_said(passages: Iterable[Passage]) -> list[Passage]:
    """Those of which words are struck out, as they read without these."""
    return [
        replace(one, text=one.said, piece=None, links=(), said="", whole=one.text)
        for one in passages
        if one.said
    ]


def passages_of(document: Document[T]) -> list[Passage]:
    """Every text of the document in the order of its layout, then every link's target.

    The place of a passage counts them from 1, leaving out the title.
    """
    source = cast(Document[str], document)
    reader = _Reader()
    reader.add(source.title, 0, "")
    reader.blocks(source.blocks, 0, "")
    for number, note in enumerate(source.notes, start=1):
        reader.stand_under(f"note {number}")
        reader.blocks(note.blocks, 0, "")
    texts = reader.passages
    if reader.tables == 1:
        texts = [replace(text, place=replace(text.place, table=0)) for text in texts]
    return texts + [Passage(link, text.place) for text in texts for link in text.links]


def passages_of_facts(facts: ReviewFacts[T]) -> list[Passage]:
    """What review.yml tells the public, in words."""
    names = (facts.pseudonym, facts.partnership, facts.name_of_review)
    texts = (*names, *facts.themes, facts.notice)
    return [Passage(text) for text in texts if text]


class _Reader:
    """Collects the texts of a document, each with its place and context."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.tables = 0
        self._cell = (0, 0, 0)
        self._heading, self._number = "", ""
        self._headings = self._under = 0

    def stand_under(self, heading: str, number: str = "") -> None:
        """Let what follows be found by this heading, and by its printed number if it has one."""
        self._heading, self._number, self._under = heading, number, 0

    def add(
        self,
        text: str,
        page: int,
        context: str,
        lead: int = 0,
        links: tuple[str, ...] = (),
        printed: str | None = None,
        said: str = "",
    ) -> None:
        number = len(self.passages)
        table, row, column = self._cell
        place = Place(page, number, table=table, row=row, column=column)
        if not row and number:
            self._under += 1
            own = printed_number(printed, self._number) if self._under else ""
            place = replace(place, printed=own, heading=self._heading, under=self._under)
        self.passages.append(Passage(text, place, context, lead, number, links, said))

    def blocks(self, blocks: Iterable[Block[str]], page: int, context: str) -> None:
        """Read blocks that follow one another; a short one may be the label of the next."""
        label = ""
        for block in blocks:
            self._block(block, page, f"{context} {label}".strip())
            label = _label(self.passages[-1].text)

    def _block(self, block: Block[str], page: int, context: str) -> None:
        match block:
            case Heading() | Paragraph():
                piece = Piece(block.runs, block.number)
                if isinstance(block, Heading) and not any(self._cell):
                    self._headings += 1
                    words = spoken(runs_text(block.runs), block.number, self._headings)
                    self.stand_under(words, printed_number(block.number))
                    self._under = -1  # the heading itself is none of what stands under it
                links = tuple(dict.fromkeys(run.link for run in block.runs if run.link))
                said = piece.upto(None, Words.SAID) if piece.has_struck else ""
                lead, page = len(piece.lead), block.page or page
                self.add(piece.text, page, context, lead, links, block.number, said)
            case ListBlock():
                for item in block.items:
                    self.blocks(item.blocks, page, context)
            case Quote():
                self.blocks(block.blocks, page, context)
            case Table():
                self._table(block, block.page or page)
            case Picture():
                for text in (block.alt, block.caption):
                    if text is not None:
                        self.add(text, block.page or page, context)

    def _table(self, table: Table[str], page: int) -> None:
        if table.caption is not None:
            self.add(table.caption, page, "")
        self.tables += 1
        around, number = self._cell, self.tables
        for at, (row, columns) in enumerate(zip(table.rows, _columns(table), strict=True), 1):
            beside = ""
            for cell, (column, heading) in zip(row, columns, strict=True):
                self._cell = (number, at, column)
                self.blocks(cell.blocks, page, f"{heading} {beside}".strip())
                beside = _label(plain_text(cell.blocks))
        self._cell = around


def _columns(table: Table[str]) -> list[list[tuple[int, str]]]:
    """For each cell its column, from 1, and the words at its top; "" for those at the top."""
    # Copies of the cells, so that each is one object, however alike they are.
    copies = tuple(tuple(replace(cell) for cell in row) for row in table.rows)
    grid = expand(replace(table, rows=copies))
    top = {
        column: _label(plain_text(cell.blocks)) for row in grid[:1] for column, cell in row.items()
    }
    columns: dict[int, int] = {}
    for grid_row in grid:
        for column, cell in grid_row.items():
            columns.setdefault(id(cell), column)
    return [
        [(columns[id(cell)] + 1, top.get(columns[id(cell)], "") if number else "") for cell in row]
        for number, row in enumerate(copies)
    ]


def _label(text: str) -> str:
    return text if len(text) <= _LABEL else ""
