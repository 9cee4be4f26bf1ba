"""A document as pieces in reading order, and which of them are neighbours.

Invariant: every text of a document is in one piece, and every piece in at least one
sequence. A name may be broken between two neighbours: paragraphs on both sides of a page's
end, cells in a row or one below the other, a footnote's mark and its text. Where words are
struck out, the rest is read without them too, and they are read by themselves.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from publisher.model import (
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from publisher.recommendations import expand
from publisher.redaction.pieces import Piece, Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece by its place among the pieces, up to the call of the note `until`, if given.

    `words` are those that are read of it.
    """

    piece: int
    until: int | None = None
    words: Words = Words.ALL


@dataclass(slots=True)
class Layout:
    """Every piece, in reading order (notes last), and every sequence of neighbours."""

    pieces: list[Piece] = field(default_factory=list)
    sequences: list[tuple[Stretch, ...]] = field(default_factory=list)

    def add(self, piece: Piece) -> int:
        """Put in a piece; its place."""
        self.pieces.append(piece)
        return len(self.pieces) - 1

    def add_alone(self, text: str | None) -> None:
        """Put in a text that has no neighbours, if it is there."""
        if text is not None:
            self.join([self.add(Piece((Run(text),)))])

    def join(self, pieces: Iterable[int]) -> None:
        """Say that these pieces follow one another."""
        self.sequences.append(tuple(map(Stretch, pieces)))


def layout_of(document: Document[str]) -> Layout:
    """The pieces of a document and the sequences in which they are read."""
    layout = Layout()
    title = layout.add(Piece((Run(document.title),)))
    layout.join([title, *_add_blocks(layout, document.blocks)])
    notes = [_add_blocks(layout, note.blocks) for note in document.notes]
    for note in notes:
        layout.join(note)
    for at, piece in enumerate(layout.pieces):
        for run in piece.runs:
            called = (
                notes[run.note - 1] if run.note and run.note in range(1, len(notes) + 1) else [at]
            )
            if at not in called:
                layout.sequences.append((Stretch(at, until=run.note), *map(Stretch, called)))
    _add_other_readings(layout)
    return layout


def _add_other_readings(layout: Layout) -> None:
    struck = {at for at, piece in enumerate(layout.pieces) if piece.has_struck}
    for sequence in layout.sequences[:] if struck else ():
        if any(one.piece in struck for one in sequence):
            layout.sequences.append(tuple(replace(one, words=Words.SAID) for one in sequence))
    layout.sequences += [(Stretch(at, words=Words.STRUCK),) for at in sorted(struck)]


def _add_blocks(layout: Layout, blocks: Iterable[Block[str]]) -> list[int]:
    """Put in the blocks; the places of those that are read one after the other.

    Tables and pictures stand between two paragraphs without parting them.
    """
    prose: list[int] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                prose.append(layout.add(Piece(block.runs, block.number)))
            case ListBlock():
                for item in block.items:
                    prose += _add_blocks(layout, item.blocks)
            case Quote():
                prose += _add_blocks(layout, block.blocks)
            case Table():
                _add_table(layout, block)
            case Picture():
                layout.add_alone(block.alt)
                layout.add_alone(block.caption)
    return prose


def _add_table(layout: Layout, table: Table[str]) -> None:
    layout.add_alone(table.caption)
    # Cells without their blocks, so that each is one object, however alike they are.
    bare = tuple(tuple(replace(cell, blocks=()) for cell in row) for row in table.rows)
    prose: dict[int, list[int]] = {}
    for row, bare_row in zip(table.rows, bare, strict=True):
        for cell, bare_cell in zip(row, bare_row, strict=True):
            prose[id(bare_cell)] = _add_blocks(layout, cell.blocks)
        layout.join(place for cell in bare_row for place in prose[id(cell)])
    columns: dict[int, dict[int, None]] = defaultdict(dict)
    for grid_row in expand(replace(table, rows=bare)):
        for column, cell in grid_row.items():
            columns[column] |= dict.fromkeys(prose[id(cell)])
    for column in sorted(columns):
        layout.join(columns[column])
