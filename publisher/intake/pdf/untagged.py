"""A PDF without tags as a structure: its tables and notes taken out, the rest by its layout."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publisher.findings import Finding, Place, Rule
from publisher.intake.flow import assemble
from publisher.intake.pdf.furniture import furniture
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.layout import Blocks
from publisher.intake.pdf.notes import NoteStart, find_calls, note_starts
from publisher.intake.pdf.page import PAGE, Glyph, Page
from publisher.intake.pdf.passages import SENTENCE_ENDS, Measure, passages
from publisher.intake.pdf.structure import Placed, Structure, lays_out, not_bold
from publisher.intake.pdf.tables import Grid, grids
from publisher.intake.pdf.words import SPACE, Line, lines
from publisher.intake.runs import tidy
from publisher.model import Block, Cell, Paragraph, Run, Table, plain_text, runs_text

SMALLER = 0.92
"""Times the body's size: notes are printed no larger."""

UNENDED = ",(/&-\N{EN DASH}\N{EM DASH}"
"""What no cell of a table ends with."""

GO_ON = frozenset("a an and at by for from in of on or the to with".split())  # noqa: SIM905


@dataclass(slots=True)
class _Ruled:
    """A table in the making, over one page or several."""

    grid: Grid
    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    """By index of cell."""

    @property
    def first(self) -> int:
        """The order of its first character."""
        return min(glyphs[0].order for glyphs in self.glyphs.values())


def read_layout(pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner) -> Structure:
    """The document that the look of its pages tells; `every_line` are the lines of the pages."""
    result = Structure()
    ruled = {
        page.number: [
            _Ruled(grid) for grid in grids(page) if not _cuts_words(grid, page, joiner.hidden)
        ]
        for page in pages
    }
    in_tables = _sort_into_cells(pages, ruled)
    frames = {page.number: page.frame for page in pages}
    usual = Measure(every_line, joiner.hidden)
    dropped = furniture(every_line, frames, usual, in_tables)
    result.aside += (line.text for line in every_line if line.glyphs[0].order in dropped)
    body = [line for line in every_line if line.glyphs[0].order not in dropped]
    measure = Measure(body, joiner.hidden)
    free = _outside(body, in_tables)
    tables = {table.first: table for found in ruled.values() for table in found if table.glyphs}
    free, notes = _notes(free, measure)
    calls = _calls(free, notes, result)
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


# -- tables --


def _sort_into_cells(pages: Sequence[Page], ruled: Mapping[int, list[_Ruled]]) -> set[int]:
    """Put the words of the pages into the cells of their tables; gives their letters by order."""
    return {glyph.order for page in pages if ruled[page.number] for word in _words_on(page)
            if _into_cell(word, ruled[page.number]) for glyph in word}  # fmt: skip


def _words_on(page: Page) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in page.glyphs:
        if word and not _is_joined(word[-1], glyph):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _is_joined(before: Glyph, glyph: Glyph) -> bool:
    near = glyph.box.left - before.box.right < SPACE * glyph.look.size
    return near and not glyph.gap and not glyph.look.turn and glyph.baseline == before.baseline


def _cuts_words(grid: Grid, page: Page, hidden: Collection[int]) -> bool:
    """Whether words go over the edges of the cells, so that these are none.

    How wide a word is that will be taken out may not tell.
    """
    return any(
        len({_cell_of(glyph, grid) for glyph in word}) > 1
        and not any(glyph.order in hidden for glyph in word)
        for word in _words_on(page)
    )


def _cell_of(glyph: Glyph, grid: Grid) -> int | None:
    x, y = (glyph.box.left + glyph.box.right) / 2, (glyph.box.top + glyph.box.bottom) / 2
    if not grid.box.holds(x, y):
        return None
    return next((index for index, cell in enumerate(grid.cells) if cell.box.holds(x, y)), None)


def _outside(body: Iterable[Line], in_tables: set[int]) -> list[Line]:
    """The lines without what is in tables."""
    free: list[Line] = []
    for line in body:
        rest = [glyph for glyph in line.glyphs if glyph.order not in in_tables]
        free += [line] if len(rest) == len(line.glyphs) else lines(rest)
    return free


def _into_cell(word: Sequence[Glyph], tables: Iterable[_Ruled]) -> bool:
    for table in tables:
        index = _cell_of(word[0], table.grid)
        if index is not None:
            table.glyphs.setdefault(index, []).extend(word)
            return True
    return False


# -- notes --


def _notes(
    free: Sequence[Line], measure: Measure
) -> tuple[list[Line], list[tuple[NoteStart, list[Line]]]]:
    """The lines without the notes at the foot of each page that a raised figure calls."""
    notes: list[tuple[NoteStart, list[Line]]] = []
    for page in sorted({line.page for line in free}):
        here = [line for line in free if line.page == page]
        small: list[Line] = []
        while here and here[-1].size <= measure.body * SMALLER:
            small.insert(0, here.pop())
        for line, start in zip(small, note_starts(small, here), strict=True):
            if start:
                notes.append((start, [line]))
            elif notes and notes[-1][1][0].page == page:
                notes[-1][1].append(line)
    found = find_calls(free, [start for start, _ in notes])
    called = sorted((orders, at) for at, orders in enumerate(found) if orders)
    kept = [notes[at] for _, at in called]
    taken = {id(line) for _, lines_of in kept for line in lines_of}
    return [line for line in free if id(line) not in taken], kept


def _calls(
    free: Sequence[Line], notes: Sequence[tuple[NoteStart, list[Line]]], result: Structure
) -> dict[int, int]:
    calls: dict[int, int] = {}
    found = find_calls(free, [start for start, _ in notes])
    for number, ((start, _), orders) in enumerate(zip(notes, found, strict=True), 1):
        calls |= dict.fromkeys(orders, number)
        result.aside += (start.text, start.text)  # at the call and at the note
    return calls


# -- blocks --


class _Maker:
    def __init__(self, measure: Measure, joiner: Joiner, calls: Mapping[int, int]) -> None:
        self.aside: list[str] = []
        self.findings: list[Finding] = []
        self._measure, self._joiner, self._calls = measure, joiner, calls

    def document(self, free: Sequence[Line], tables: Mapping[int, _Ruled]) -> list[Placed]:
        """The pieces of the document: what stands between tables, and the tables."""
        parts: list[list[Line] | _Ruled] = [[]]
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
            if isinstance(part, _Ruled):
                self._add(self._table(part), pieces)
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

    def _table(self, ruled: _Ruled) -> Table[str]:
        rows: list[list[Cell[str]]] = [[] for _ in range(ruled.grid.rows)]
        heads = all(glyph.look.bold for index, cell in enumerate(ruled.grid.cells)
                    if cell.row == 0 for glyph in ruled.glyphs.get(index, ()))  # fmt: skip
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
        if not heads:
            self.findings.append(Finding(Rule.D202, place=Place(page=page)))
        return Table(tuple(map(tuple, rows)), 1, None, page)

    def _add(self, table: Table[str], pieces: list[Placed]) -> None:
        """Add a table; one that goes on overleaf is joined to its beginning."""
        last = pieces[-1].piece if pieces else None
        page = table.page or 0
        if isinstance(last, Table) and pieces[-1].page < page and _width(last) == _width(table):
            first, *rest = table.rows
            if _squashed(first) == _squashed(last.rows[0]):  # a word may be broken in one
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
