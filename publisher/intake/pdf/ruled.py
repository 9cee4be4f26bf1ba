"""The ruled tables of pages, with their words sorted into their cells."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.intake.pdf.page import Glyph, Page
from publisher.intake.pdf.tables import Grid, grids
from publisher.intake.pdf.words import SPACE, Line, lines


@dataclass(slots=True)
class Ruled:
    """A table of a page."""

    grid: Grid
    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    """By index of cell."""

    @property
    def heads(self) -> bool:
        """Whether the letters of its first row are bold."""
        return all(glyph.look.bold for index, cell in enumerate(self.grid.cells)
                   if cell.row == 0 for glyph in self.glyphs.get(index, ()))  # fmt: skip

    def may_continue(self, other: "Ruled") -> bool:
        """Whether it may be the rest of another: its columns are alike, and it has no heads.

        A single bold cell is the heading of a section, and where all is bold it says nothing.
        """
        if not self.grid.is_as_wide_as(other.grid):
            return False
        plain = any(not glyph.look.bold for cell in self.glyphs.values() for glyph in cell)
        first = [at for at in self.glyphs if self.grid.cells[at].row == 0]
        return not (plain and len(first) > 1 and self.heads)

    def lines(self) -> Iterator[Line]:
        """The lines of its cells."""
        for glyphs in self.glyphs.values():
            yield from lines(glyphs)

    @property
    def first(self) -> int:
        """The order of its first character."""
        return min(glyphs[0].order for glyphs in self.glyphs.values())


def ruled_tables(page: Page, hidden: Collection[int]) -> list[Ruled]:
    """The tables of a page, yet without words; `hidden` are the letters that will be taken out."""
    return [Ruled(grid) for grid in grids(page) if not _cuts_words(grid, page, hidden)]


def sort_into_cells(pages: Sequence[Page], ruled: Mapping[int, list[Ruled]]) -> set[int]:
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


def outside(body: Iterable[Line], in_tables: set[int]) -> list[Line]:
    """The lines without what is in tables."""
    free: list[Line] = []
    for line in body:
        rest = [glyph for glyph in line.glyphs if glyph.order not in in_tables]
        free += [line] if len(rest) == len(line.glyphs) else lines(rest)
    return free


def _into_cell(word: Sequence[Glyph], tables: Iterable[Ruled]) -> bool:
    for table in tables:
        index = _cell_of(word[0], table.grid)
        if index is not None:
            table.glyphs.setdefault(index, []).extend(word)
            return True
    return False
