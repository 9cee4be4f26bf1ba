"""A PDF without tags as a structure: its tables and notes taken out, the rest by its layout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from publisher.findings import Finding, Place, Rule
from publisher.intake.flow import assemble
from publisher.intake.pdf.furniture import furniture
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.layout import Blocks
from publisher.intake.pdf.notes import NoteStart, find_calls, note_starts
from publisher.intake.pdf.page import PAGE, Page
from publisher.intake.pdf.passages import SENTENCE_ENDS, Measure, passages
from publisher.intake.pdf.ruled import Ruled, outside, ruled_tables, sort_into_cells
from publisher.intake.pdf.structure import Placed, Structure, lays_out, not_bold
from publisher.intake.pdf.words import Line, lines
from publisher.intake.runs import tidy
from publisher.model import Block, Cell, Paragraph, Run, Table, plain_text, runs_text

SMALLER = 0.92
"""Times the body's size: notes are printed no larger."""

UNENDED = ",(/&-\N{EN DASH}\N{EM DASH}"
"""What no cell of a table ends with."""

GO_ON = frozenset("a an and at by for from in of on or the to with".split())  # noqa: SIM905


def read_layout(pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner) -> Structure:
    """The document that the look of its pages tells; `every_line` are the lines of the pages."""
    result = Structure()
    ruled = {page.number: ruled_tables(page, joiner.hidden) for page in pages}
    in_tables = sort_into_cells(pages, ruled)
    frames = {page.number: page.frame for page in pages}
    usual = Measure(every_line, joiner.hidden)
    dropped = furniture(every_line, frames, usual, in_tables)
    result.aside += (line.text for line in every_line if line.glyphs[0].order in dropped)
    body = [line for line in every_line if line.glyphs[0].order not in dropped]
    measure = Measure(body, joiner.hidden)
    free = outside(body, in_tables)
    tables = {table.first: table for found in ruled.values() for table in found if table.glyphs}
    cells = [line for found in ruled.values() for table in found for line in table.lines()]
    free, notes = _notes(free, cells, measure)
    calls = _calls(_in_order(free, cells), notes, result)
    maker = _Maker(measure, joiner, calls)
    result.notes = [maker.note(start, lines_of) for start, lines_of in notes]
    result.pieces = maker.document(free, tables)
    result.aside += maker.aside
    result.findings += maker.findings
    return result


def placed_lines(found: Sequence[Line], every_line: Sequence[Line], joiner: Joiner) -> Structure:
    """Some lines of a document, by their layout alone: those that its tags forget."""
    result = Structure()
    measure = Measure(every_line, joiner.hidden)
    groups = passages(found, measure, joiner)
    blocks = Blocks(groups, joiner, {}, title=False)
    result.pieces = blocks.pieces(groups)
    result.aside = blocks.aside
    return result


# -- notes --


def _notes(
    free: Sequence[Line], cells: Sequence[Line], measure: Measure
) -> tuple[list[Line], list[tuple[NoteStart, list[Line]]]]:
    """The lines without the notes at the foot of each page that a raised figure calls.

    They come in the order of their calls, also of those in `cells`; a raised label by itself
    counts where nothing calls its note.
    """
    notes: list[tuple[NoteStart, list[Line]]] = []
    for page in sorted({line.page for line in free}):
        here = [line for line in free if line.page == page]
        small: list[Line] = []
        while here and here[-1].size <= measure.body * SMALLER:
            small.insert(0, here.pop())
        text = [*here, *(line for line in cells if line.page == page)]
        for line, start in zip(small, note_starts(small, text), strict=True):
            if start:
                notes.append((start, [line]))
            elif notes and notes[-1][1][0].page == page:
                notes[-1][1].append(line)
    starts = [start for start, _ in notes]
    first = {id(lines_of[0]) for _, lines_of in notes}
    calls = find_calls([line for line in _in_order(free, cells) if id(line) not in first], starts)
    labels = find_calls(free, starts)
    found = [one or label for one, label in zip(calls, labels, strict=True)]
    kept = [notes[at] for call, at in sorted(zip(found, range(len(notes)), strict=True)) if call]
    taken = {id(line) for _, lines_of in kept for line in lines_of}
    return [line for line in free if id(line) not in taken], kept


def _in_order(free: Sequence[Line], cells: Sequence[Line]) -> list[Line]:
    return sorted((*free, *cells), key=lambda line: line.glyphs[0].order)


def _calls(
    text: Sequence[Line], notes: Sequence[tuple[NoteStart, list[Line]]], result: Structure
) -> dict[int, int]:
    numbers: dict[int, int] = {}
    found = find_calls(text, [start for start, _ in notes])
    for number, ((start, _), calls) in enumerate(zip(notes, found, strict=True), 1):
        numbers |= dict.fromkeys(chain(*calls), number)
        result.aside += [start.text] * (1 + len(calls))  # at the note and at the calls
    return numbers


# -- blocks --


class _Maker:
    def __init__(self, measure: Measure, joiner: Joiner, calls: Mapping[int, int]) -> None:
        self.aside: list[str] = []
        self.findings: list[Finding] = []
        self._measure, self._joiner, self._calls = measure, joiner, calls
        self._before: Ruled | None = None

    def document(self, free: Sequence[Line], tables: Mapping[int, Ruled]) -> list[Placed]:
        """The pieces of the document: what stands between tables, and the tables."""
        parts: list[list[Line] | Ruled] = [[]]
        starts = sorted(tables)
        for line in sorted(free, key=lambda line: line.glyphs[0].order):
            while starts and starts[0] < line.glyphs[0].order:
                parts += (tables[starts.pop(0)], [])
            last = parts[-1]
            if isinstance(last, list):
                last.append(line)
        for start in starts:
            parts.append(tables[start])
        texts = [part for part in parts if isinstance(part, list)]
        found = [passages(part, self._measure, self._joiner) for part in texts]
        blocks = Blocks([one for part in found for one in part], self._joiner, self._calls,
                        title=True)  # fmt: skip
        pieces: list[Placed] = []
        for part in parts:
            if isinstance(part, Ruled):
                self._add(self._table(part), part, pieces)
            else:
                pieces += blocks.pieces(found.pop(0))
        self.aside += blocks.aside
        return pieces

    def note(self, start: NoteStart, found: Sequence[Line]) -> tuple[Block[str], ...]:
        """The blocks of a note, without its number."""
        label = {glyph.order for glyph in start.label}
        glyphs = (glyph for line in found for glyph in line.glyphs if glyph.order not in label)
        return self._blocks(lines(glyphs), self._joiner)

    def _blocks(self, found: Sequence[Line], joiner: Joiner) -> tuple[Block[str], ...]:
        """The blocks of a cell or a note, in which nothing is a heading."""
        groups = [replace(one, rank=None) for one in passages(found, self._measure, joiner)]
        made = Blocks(groups, joiner, self._calls, title=False)
        pieces = made.pieces(groups)
        self.aside += made.aside
        return assemble(placed.piece for placed in pieces)

    def _table(self, ruled: Ruled) -> Table[str]:
        rows: list[list[Cell[str]]] = [[] for _ in range(ruled.grid.rows)]
        page = next(iter(ruled.glyphs.values()))[0].order // PAGE
        found = [lines(ruled.glyphs.get(index, [])) for index in range(len(ruled.grid.cells))]
        joiners = self._joiner.by_width(
            (cell.columns, words) for cell, words in zip(ruled.grid.cells, found, strict=True)
        )
        for cell, words in zip(ruled.grid.cells, found, strict=True):
            blocks = self._blocks(words, joiners[cell.columns])
            if cell.row == 0:
                blocks = tuple(not_bold(block) for block in blocks)
            rows[cell.row].append(Cell(blocks, cell.row == 0, cell.columns, cell.rows))
        if not ruled.heads:
            self.findings.append(Finding(Rule.D202, place=Place(page=page)))
        return Table(tuple(map(tuple, rows)), 1, None, page)

    def _add(self, table: Table[str], ruled: Ruled, pieces: list[Placed]) -> None:
        """Add a table; one that goes on overleaf is joined to its beginning."""
        last = pieces[-1].piece if pieces else None
        before, self._before = self._before, ruled
        page = table.page or 0
        again = isinstance(last, Table) and _squashed(table.rows[0]) == _squashed(last.rows[0])
        if (
            isinstance(last, Table)
            and pieces[-1].page < page
            and _width(last) == _width(table)
            and (again or (before is not None and ruled.may_continue(before)))
        ):
            first, *rest = table.rows
            if again:  # though a word may be broken in one
                self.aside.append(_words(first))  # the headings again
            else:
                rest = [tuple(replace(cell, header=False) for cell in first), *rest]
            self.findings = [f for f in self.findings if f != Finding(Rule.D202, place=Place(page))]
            rows = _with_rows(last.rows, rest)
            pieces[-1] = replace(pieces[-1], piece=replace(last, rows=rows))
        elif lays_out(table.rows):
            self.findings = [f for f in self.findings if f != Finding(Rule.D202, place=Place(page))]
            pieces += (Placed(b, page) for row in table.rows for cell in row for b in cell.blocks)
        else:
            pieces.append(Placed(table, page))


def _with_rows(
    rows: tuple[tuple[Cell[str], ...], ...], more: Sequence[tuple[Cell[str], ...]]
) -> tuple[tuple[Cell[str], ...], ...]:
    """The rows of both; a row that a page's end has cut in two is one again.

    It is cut if its first cell is empty, that of no other row is, and its words go on with those
    of the row before.
    """
    cut = more and len(more[0]) == len(rows[-1]) and not plain_text(more[0][0].blocks)
    if (
        not cut
        or not _goes_on(rows[-1], more[0])
        or any(not plain_text(row[0].blocks) for row in (*rows, *more[1:]) if row)
    ):
        return rows + tuple(more)
    whole = tuple(replace(cell, blocks=_joined(cell.blocks, rest.blocks))
                  for cell, rest in zip(rows[-1], more[0], strict=True))  # fmt: skip
    return (*rows[:-1], whole, *more[1:])


def _goes_on(row: Sequence[Cell[str]], rest: Sequence[Cell[str]]) -> bool:
    """Whether each cell that has words in both halves plainly goes on in the second."""
    pairs = [(plain_text(cell.blocks).split(), plain_text(more.blocks).split())
             for cell, more in zip(row, rest, strict=True)]  # fmt: skip
    both = [(words[-1], more[0]) for words, more in pairs if words and more]
    return bool(both) and all(
        first[0].islower() or last[-1] in UNENDED or last.lower() in GO_ON for last, first in both
    )


def _joined(blocks: tuple[Block[str], ...], more: tuple[Block[str], ...]) -> tuple[Block[str], ...]:
    """The blocks of both; a paragraph that has not ended goes on."""
    last, first = (blocks or (None,))[-1], (more or (None,))[0]
    if not isinstance(last, Paragraph) or not isinstance(first, Paragraph):
        return blocks + more
    if first.number is not None or runs_text(last.runs)[-1:] in SENTENCE_ENDS:
        return blocks + more
    runs = tidy((*last.runs, Run(" "), *first.runs))
    return (*blocks[:-1], replace(last, runs=runs), *more[1:])


def _width(table: Table[str]) -> int:
    return sum(cell.columns for cell in table.rows[0])


def _squashed(row: Iterable[Cell[str]]) -> list[str]:
    return ["".join(plain_text(cell.blocks).split()) for cell in row]


def _words(row: Iterable[Cell[str]]) -> str:
    return "\t".join(plain_text(cell.blocks) for cell in row)
