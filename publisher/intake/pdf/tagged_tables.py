"""The tables that the tags of a PDF tell of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.findings import Finding, Place, Rule
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.marked import Marked, page_of
from publisher.intake.pdf.page import PAGE, Glyph
from publisher.intake.pdf.structure import Placed, Structure, lays_out, not_bold, text_of
from publisher.intake.pdf.tree import Content, Tag
from publisher.intake.pdf.words import lines
from publisher.intake.runs import words_say_all
from publisher.model import Block, Cell, Paragraph, Run, Table, runs_text

ReadCell = Callable[[Tag, Joiner], tuple[Block[str], ...]]
"""Reads what is in a cell, the lines in it joined so."""
ReadLine = Callable[[list[Glyph]], tuple[Run[str], ...]]
"""Reads a caption."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Reads tables; what is to be told goes to the structure."""

    marked: Marked
    result: Structure
    cell: ReadCell
    line: ReadLine

    def table(self, tag: Tag, joiner: Joiner) -> list[Placed]:
        """A table; or the blocks of one that only lays them out."""
        rows = _told_apart(list(_rows(tag.kids)))
        for row in rows:
            for kid in row.cells:
                if row.heads:
                    self._drop_repeated(kid)
        joiners = joiner.by_width(
            (kid.columns, lines(self.marked.held(kid))) for row in rows for kid in row.cells
        )
        cells = [tuple(self._cell(kid, joiners[kid.columns]) for kid in row.cells) for row in rows]
        heads = next((at for at, row in enumerate(rows) if not row.heads), len(rows))
        page = page_of(tag)
        if not heads and lays_out(cells):
            return [Placed(block, page) for row in cells for cell in row for block in cell.blocks]
        if not heads and len(cells) > 1:  # a single row only lays words out
            # as in every reader: a table needs column headings, and the first row has them
            self.result.findings.append(Finding(Rule.D202, place=Place(page=page)))
            cells[0] = tuple(replace(cell, header=True) for cell in cells[0])
            heads = 1
        captions = [self.line(self.marked.take([kid])) for kid in tag.kids
                    if isinstance(kid, Tag) and kid.kind == "Caption"]  # fmt: skip
        table = Table(tuple(cells), heads, page=page)
        if not all(map(words_say_all, captions)):
            said = (Placed(Paragraph(runs, page=page), page) for runs in captions if runs)
            return [*said, Placed(table, page)]
        caption = " ".join(" ".join(runs_text(runs).split()) for runs in captions)
        return [Placed(replace(table, caption=caption or None), page)]

    def _drop_repeated(self, head: Tag) -> None:
        """Take the words of a heading once that is printed again on each page of its table."""
        pages = [
            list(glyphs) for _, glyphs in groupby(self.marked.held(head), lambda g: g.order // PAGE)
        ]
        if len({text_of(glyphs) for glyphs in pages}) == 1:
            for again in pages[1:]:
                self.marked.drop(again)
                self.result.aside.append(text_of(again))

    def _cell(self, tag: Tag, joiner: Joiner) -> Cell[str]:
        header = tag.kind == "TH"
        blocks = self.cell(Tag("Div", tag.kids, tag.page), joiner)
        if header:
            blocks = tuple(map(not_bold, blocks))
        return Cell(blocks, header, tag.columns, tag.rows)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Tag, ...]
    heads: bool


def _told_apart(rows: list[_Row]) -> list[_Row]:
    """The rows; where all are said to be headings, the first one alone is, as in every reader."""
    if not all(row.heads for row in rows):
        return rows
    cells = (tuple(replace(cell, kind="TD") for cell in row.cells) for row in rows[1:])
    return [*rows[:1], *(_Row(row, heads=False) for row in cells)]


def _rows(kids: Iterable[Tag | Content], heads: bool = False) -> Iterator[_Row]:
    """The rows of a table, also those within its head, body and foot."""
    for kid in kids:
        if isinstance(kid, Content) or kid.kind == "Caption":
            continue
        if kid.kind == "TR":
            cells = tuple(one for one in kid.kids if isinstance(one, Tag))
            if cells:
                yield _Row(cells, heads or all(cell.kind == "TH" for cell in cells))
        elif kid.kind in ("TD", "TH"):
            yield _Row((kid,), heads or kid.kind == "TH")
        else:
            yield from _rows(kid.kids, heads or kid.kind == "THead")
