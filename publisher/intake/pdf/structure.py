"""What both ways of reading a PDF's structure give: by its tags, or by how its pages look."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publisher.findings import Finding
from publisher.intake.flow import Piece
from publisher.intake.pdf.page import Box, Glyph
from publisher.intake.runs import tidy
from publisher.model import Block, Cell, Paragraph, Picture, Raster, Run, walk

Draw = Callable[[int, Box], Raster | None]
"""Paints a part of a page, by number and displayed place, anew; None if nothing is there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the page it begins on."""

    piece: Piece
    page: int


@dataclass(slots=True)
class Structure:
    """Pieces in reading order and notes by number.

    `aside` are words that are printed and are no text of ours: the labels of lists and notes,
    page numbers, the headers of pages. `pictured` are the places that a picture accounts for.
    """

    pieces: list[Placed] = field(default_factory=list)
    notes: list[tuple[Block[str], ...]] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    pictured: list[tuple[int, Box]] = field(default_factory=list)
    leftover: list[Glyph] = field(default_factory=list)

    @property
    def places_of_pictures(self) -> Mapping[int, Sequence[Box]]:
        """The places that a picture accounts for, by page."""
        return {
            page: [box for number, box in self.pictured if number == page]
            for page, _ in self.pictured
        }


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The characters in a row, without spaces."""
    return "".join(glyph.text for glyph in glyphs)


def place(pieces: list[Placed], more: Iterable[Placed]) -> list[Placed]:
    """The pieces, and each of the others after the last one that begins no later than its page."""
    placed = list(pieces)
    for one in more:
        at = next((i for i, other in enumerate(placed) if other.page > one.page), len(placed))
        placed.insert(at, one)
    return placed


def lays_out(rows: Sequence[Sequence[Cell[str]]]) -> bool:
    """Whether a table only puts words beside pictures: no row has words in two cells."""
    beside = any(len(row) > 1 for row in rows)
    return beside and all(sum(map(_has_words, row)) < 2 for row in rows)


def plain(runs: Iterable[Run[str]]) -> tuple[Run[str], ...]:
    """The runs without their bold, which in a heading says nothing."""
    return tidy(replace(run, strong=False) for run in runs)


def not_bold(block: Block[str]) -> Block[str]:
    """What stands in a heading of a table, without its bold."""
    return replace(block, runs=plain(block.runs)) if isinstance(block, Paragraph) else block


def _has_words(cell: Cell[str]) -> bool:
    return any(not isinstance(block, Picture) for block in walk(cell.blocks))
