"""From the tag tree of a PDF and the characters on its pages to the pieces of a document.

Characters are handed out once, by page and number of marked content. Those that no tag asks
for are not lost: `leftover` tells them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from statistics import median

from publisher.intake.describe import Describe
from publisher.intake.flow import Caption, Piece, TitleLine, assemble
from publisher.intake.pdf.figures import Figures
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.marked import Marked, page_of
from publisher.intake.pdf.notes import find_calls, note_start
from publisher.intake.pdf.page import PAGE, Glyph, Page
from publisher.intake.pdf.structure import Draw, Placed, Structure, plain
from publisher.intake.pdf.tagged_lists import Lists
from publisher.intake.pdf.tagged_tables import Tables
from publisher.intake.pdf.tree import Content, Tag
from publisher.intake.pdf.words import Line, lines
from publisher.intake.runs import split_number, tidy
from publisher.model import (
    Block,
    Heading,
    Paragraph,
    Quote,
    Run,
)

TITLE_SIZE = 1.3
"""Times the size of the text: the least size of a title that is tagged as a paragraph."""
SUBTITLE_SIZE = 2 / 3
"""Times the size of the title: the least size of its further lines. In a plan that is one table
of small print, every paragraph is larger than the text."""

INLINE = frozenset(
    """
    Span Em Strong Sub Quote Reference BibEntry Code Link Annot NonStruct Private Lbl LBody
    Ruby RB RT RP Warichu WT WP Form Formula
    """.split()  # noqa: SIM905
)
"""What stands within a paragraph, or adds nothing to what is in it."""

NOTES = ("Note", "FENote")
HEADINGS = {"H": 2, **{f"H{level}": level for level in range(1, 7)}}


def _size(glyphs: Sequence[Glyph]) -> float:
    return median(glyph.look.size for glyph in glyphs)


class _Flow:
    """Pieces in the making, and the characters of the paragraph that has not ended yet."""

    def __init__(self, make: Callable[[list[Glyph]], Piece | None]) -> None:
        self.pieces: list[Placed] = []
        self.glyphs: list[Glyph] = []
        self.after: list[Placed] = []
        self._make = make

    def end(self) -> None:
        """End the paragraph; pictures that stood in it follow it."""
        piece = self._make(self.glyphs) if self.glyphs else None
        if piece is not None:
            self.pieces.append(Placed(piece, self.glyphs[0].order // PAGE))
        self.pieces += self.after
        self.glyphs, self.after = [], []


class _Reader:
    def __init__(
        self, pages: Sequence[Page], joiner: Joiner, draw: Draw, describe: Describe
    ) -> None:
        self.result = Structure()
        self.marked = Marked(pages)
        by_number = {page.number: page for page in pages}
        self._figures = Figures(by_number, draw, describe, self.result)
        self._lists = Lists(self.marked, self.result, self._item, joiner.signs)
        self._tables = Tables(self.marked, self.result, self._cell, self._line)
        self._joiner = joiner
        self._calls: dict[int, int] = {}
        sizes = Counter(glyph.look.size for page in pages for glyph in page.glyphs)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._opening = False
        self._title = 0.0

    # -- notes --

    def read_notes(self, notes: Sequence[Tag], every_line: Sequence[Line]) -> list[Tag]:
        """Read the notes that the text calls, in that order; gives those that it does not."""
        held = list(map(self.marked.held, notes))
        in_notes = {glyph.order for glyphs in held for glyph in glyphs}
        text = [line for line in every_line if line.glyphs[0].order not in in_notes]
        starts = [(at, note_start(glyphs)) for at, glyphs in enumerate(held)]
        known = [(at, start) for at, start in starts if start]
        found = find_calls(text, [start for _, start in known])
        pairs = zip(found, known, strict=True)
        called = sorted((calls, at, start) for calls, (at, start) in pairs if calls)
        for number, (calls, _, start) in enumerate(called, 1):
            self._calls |= dict.fromkeys(chain(*calls), number)
            self.marked.drop(start.label)
            self.result.aside += [start.text] * (1 + len(calls))  # at the note and at the calls
        self.result.notes = [self.blocks(notes[at]) for _, at, _ in called]
        indices = {at for _, at, _ in called}
        return [note for at, note in enumerate(notes) if at not in indices]

    def blocks(self, tag: Tag) -> tuple[Block[str], ...]:
        """The blocks within a tag (a cell, a quotation, a note)."""
        return assemble(placed.piece for placed in self._lists.typed(self._within(tag)))

    def _item(self, tag: Tag) -> tuple[Block[str], ...]:
        """The blocks within an item, whose bullet may have been typed."""
        return assemble(placed.piece for placed in self._within(tag))

    def _within(self, tag: Tag) -> list[Placed]:
        self._opening = False
        flow = _Flow(self.paragraph)
        self.read(tag.kids, flow)
        flow.end()
        return flow.pieces

    def document(self, tree: Tag) -> _Flow:
        """The pieces of the whole document."""
        self._opening = True
        flow = _Flow(self.opening)
        self.read((tree,), flow)
        flow.end()
        flow.pieces = self._lists.typed(flow.pieces)
        return flow

    def read(self, kids: Iterable[Tag | Content], flow: _Flow) -> None:
        """Read tags and content into the flow."""
        for kid in kids:
            if isinstance(kid, Content):
                flow.glyphs += self.marked.take([kid])
            elif kid.kind in INLINE:
                self.read(kid.kids, flow)
            elif kid.kind in NOTES or kid.kind == "Artifact":
                pass  # notes are read first of all, by themselves
            elif kid.kind == "Figure":
                flow.after += self._figure(kid)
            else:
                flow.end()
                self._block(kid, flow)

    def _block(self, tag: Tag, flow: _Flow) -> None:
        match tag.kind:
            case "L" | "TOC" | "Index":
                self._opening = False
                flow.pieces += self._lists.items(tag)
            case "Table":
                flow.pieces += self._tables.table(tag, self._joiner)
            case "BlockQuote":
                blocks = self.blocks(tag)
                if blocks:
                    flow.pieces.append(Placed(Quote(blocks), page_of(tag)))
            case _:
                inner = _Flow(self._maker(tag.kind))
                self.read(tag.kids, inner)
                inner.end()
                flow.pieces += inner.pieces

    def _maker(self, kind: str) -> Callable[[list[Glyph]], Piece | None]:
        if kind in HEADINGS:
            return lambda glyphs: self._heading(glyphs, HEADINGS[kind])
        if kind == "Title":
            return self._title_line
        if kind == "Caption":
            return lambda glyphs: Caption(tidy(self._runs(glyphs)))
        return self.opening

    def _runs(self, glyphs: list[Glyph]) -> list[Run[str]]:
        return self._joiner.runs(lines(glyphs), self._calls)

    def opening(self, glyphs: list[Glyph]) -> Piece | None:
        """A paragraph of the document itself: Word tags its title as one, only larger."""
        least = max(TITLE_SIZE * self._body, SUBTITLE_SIZE * self._title)
        if self._opening and _size(glyphs) >= least:
            return self._title_line(glyphs)
        self._opening = False
        return self.paragraph(glyphs)

    def _title_line(self, glyphs: list[Glyph]) -> TitleLine:
        self._title = max(self._title, _size(glyphs))
        return TitleLine(plain(tidy(self._runs(glyphs))))

    def paragraph(self, glyphs: list[Glyph]) -> Paragraph[str] | None:
        number, runs = split_number(self._runs(glyphs))
        runs = tidy(runs)
        return Paragraph(runs, number, glyphs[0].order // PAGE) if runs or number else None

    def _heading(self, glyphs: list[Glyph], level: int) -> Heading[str] | None:
        self._opening = False
        number, runs = split_number(self._runs(glyphs), heading=True)
        runs = plain(tidy(runs))
        return Heading(level, runs, number, glyphs[0].order // PAGE) if runs else None

    # -- pictures --

    def _figure(self, tag: Tag) -> list[Placed]:
        captions = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.kind == "Caption"]
        flow = _Flow(self.paragraph)
        for caption in captions:
            self._block(caption, flow)
        picture = self._figures.picture(tag)
        words = self.marked.take(kid for kid in tag.kids if kid not in captions)
        if words:
            # its picture is painted without them, so they follow it
            flow.end()
            flow.glyphs += words
            flow.end()
        return [picture, *flow.pieces] if picture else flow.pieces

    # -- what tables and lists ask for --

    def _cell(self, tag: Tag, joiner: Joiner) -> tuple[Block[str], ...]:
        outside, self._joiner = self._joiner, joiner
        blocks = self.blocks(tag)
        self._joiner = outside
        return blocks

    def _line(self, glyphs: list[Glyph]) -> tuple[Run[str], ...]:
        return tidy(self._runs(glyphs))


def read_tags(
    tree: Tag, pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner, draw: Draw,
    describe: Describe,
) -> Structure:  # fmt: skip
    """The document that the tags tell; `every_line` are the lines of all the pages."""
    reader = _Reader(pages, joiner, draw, describe)
    uncalled = reader.read_notes(list(_notes(tree)), every_line)
    flow = reader.document(tree)
    for note in uncalled:
        flow.pieces += (Placed(block, page_of(note)) for block in reader.blocks(note))
    reader.result.pieces = flow.pieces
    reader.result.leftover = reader.marked.left_over()
    return reader.result


def _notes(tag: Tag) -> Iterator[Tag]:
    """Every note, as a group of what is in it; notes within notes belong to the outer one."""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            if kid.kind in NOTES:
                yield Tag("Div", kid.kids, kid.page)
            else:
                yield from _notes(kid)
