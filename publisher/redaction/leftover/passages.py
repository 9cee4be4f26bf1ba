"""A document as passages of text, each with its place and what tells what stands in it.

Invariant: every text of the document is in one passage, link targets in passages of their
own, and `piece` counts as `redaction.layout` does, so that a passage can be marked.
"""

from collections.abc import Iterable, Iterator
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
)
from publisher.recommendations import expand
from publisher.redaction.pieces import Piece

_LABEL = 60
"""A passage of so many letters at most may be a label for the one that follows it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands by itself.

    `context` is what is written beside or above it: a column's heading, a row's first cell, a
    label before it. `lead` is the length of the printed number at its beginning, `piece` its
    place in the layout (None for a link's target and for what review.yml says), and `links`
    are the targets of its links.
    """

    text: str = field(repr=False)
    place: Place = field(default_factory=Place)
    context: str = field(default="", repr=False)
    lead: int = 0
    piece: int | None = None
    links: tuple[str, ...] = field(default=(), repr=False)


def passages_of(document: Document[T]) -> list[Passage]:
    """Every text of the document in the order of its layout, then every link's target.

    The place of a passage counts them from 1, leaving out the title.
    """
    source = cast(Document[str], document)
    notes = (block for note in source.notes for block in note.blocks)
    texts = [Passage(source.title), *_in_blocks((*source.blocks, *notes), 0)]
    found = [
        replace(text, place=replace(text.place, paragraph=number), piece=number)
        for number, text in enumerate(texts)
    ]
    return found + [Passage(link, text.place) for text in found for link in text.links]


def passages_of_facts(facts: ReviewFacts[T]) -> list[Passage]:
    """What review.yml tells the public, in words."""
    texts = (facts.pseudonym, facts.partnership, *facts.themes, facts.notice)
    return [Passage(text) for text in texts if text]


def _in_blocks(blocks: Iterable[Block[str]], page: int) -> Iterator[Passage]:
    label = ""
    for block in blocks:
        for passage in _in_block(block, page):
            yield replace(passage, context=f"{label} {passage.context}".strip())
            label = _label(passage.text)


def _in_block(block: Block[str], page: int) -> Iterator[Passage]:
    match block:
        case Heading() | Paragraph():
            piece = Piece(block.runs, block.number)
            links = tuple(dict.fromkeys(run.link for run in block.runs if run.link))
            place = Place(block.page or page)
            yield Passage(piece.text, place, lead=len(piece.lead), links=links)
        case ListBlock():
            for item in block.items:
                yield from _in_blocks(item.blocks, page)
        case Quote():
            yield from _in_blocks(block.blocks, page)
        case Table():
            yield from _in_table(block, block.page or page)
        case Picture():
            texts = (block.alt, block.caption)
            yield from (Passage(t, Place(block.page or page)) for t in texts if t is not None)


def _in_table(table: Table[str], page: int) -> Iterator[Passage]:
    if table.caption is not None:
        yield Passage(table.caption, Place(page))
    for row, headings in zip(table.rows, _headings(table), strict=True):
        beside = ""
        for cell, heading in zip(row, headings, strict=True):
            for passage in _in_blocks(cell.blocks, page):
                yield replace(passage, context=f"{heading} {beside} {passage.context}".strip())
            beside = _label(plain_text(cell.blocks))


def _headings(table: Table[str]) -> list[list[str]]:
    """For each cell, the words at the top of its column; "" for those at the top."""
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
        [top.get(columns[id(cell)], "") if number else "" for cell in row]
        for number, row in enumerate(copies)
    ]


def _label(text: str) -> str:
    return text if len(text) <= _LABEL else ""
