"""From the tag tree of a PDF and the characters on its pages to the pieces of a document.

Characters are handed out once, by page and number of marked content. Those that no tag asks
for are not lost: `leftover` tells them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from publisher.findings import Finding, Place, Rule
from publisher.intake.describe import Describe, described
from publisher.intake.flow import Caption, Item, Piece, TitleLine, assemble, nest
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.labels import Label, label, take_label
from publisher.intake.pdf.notes import find_calls, note_start
from publisher.intake.pdf.page import PAGE, Box, Drawing, Glyph, Page, around
from publisher.intake.pdf.structure import Draw, Placed, Structure, lays_out, text_of
from publisher.intake.pdf.tree import Content, Tag
from publisher.intake.pdf.words import Line, lines
from publisher.intake.runs import split_number, tidy
from publisher.model import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    runs_text,
)

TITLE_SIZE = 1.3
"""Times the size of the text: the least size of a title that is tagged as a paragraph."""

THIN = 4.0
"""Points; what is thinner is a line."""

INLINE = frozenset(
    """
    Span Em Strong Sub Quote Reference BibEntry Code Link Annot NonStruct Private Lbl LBody
    Ruby RB RT RP Warichu WT WP Form Formula
    """.split()  # noqa: SIM905
)
"""What stands within a paragraph, or adds nothing to what is in it."""

NOTES = ("Note", "FENote")
HEADINGS = {"H": 2, **{f"H{level}": level for level in range(1, 7)}}


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
        self._pages = {page.number: page for page in pages}
        self._joiner, self._draw, self._describe = joiner, draw, describe
        self._calls: dict[int, int] = {}
        sizes = Counter(glyph.look.size for page in pages for glyph in page.glyphs)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._opening = False
        self._marked: dict[tuple[int, int, bool], list[Glyph]] = {}
        self._unmarked: list[Glyph] = []
        for page in pages:
            for glyph in page.glyphs:
                mark = glyph.mark
                if mark.mcid >= 0 and not mark.artifact:
                    self._marked.setdefault(self._place(glyph), []).append(glyph)
                elif not mark.artifact:
                    self._unmarked.append(glyph)

    def left_over(self) -> list[Glyph]:
        """The characters that no tag has asked for."""
        rest = [glyph for glyphs in self._marked.values() for glyph in glyphs]
        return sorted([*rest, *self._unmarked], key=lambda glyph: glyph.order)

    def take(self, content: Content) -> list[Glyph]:
        """The characters of marked content, once; a form's number is tried both ways."""
        key = self._key(content)
        return self._marked.pop(key, [])

    def _held(self, tag: Tag) -> list[Glyph]:
        """The characters of a tag that have not been taken yet."""
        return [g for content in tag.words() for g in self._marked.get(self._key(content), ())]

    @staticmethod
    def _place(glyph: Glyph) -> tuple[int, int, bool]:
        return glyph.order // PAGE, glyph.mark.mcid, glyph.mark.form > 0

    def _key(self, content: Content) -> tuple[int, int, bool]:
        key = (content.page, content.mcid, content.in_form)
        return key if key in self._marked else (*key[:2], not content.in_form)

    # -- notes --

    def read_notes(self, notes: Sequence[Tag], every_line: Sequence[Line]) -> list[Tag]:
        """Read the notes that the text calls, in that order; gives those that it does not."""
        held = list(map(self._held, notes))
        in_notes = {glyph.order for glyphs in held for glyph in glyphs}
        text = [line for line in every_line if line.glyphs[0].order not in in_notes]
        starts = [(at, note_start(glyphs)) for at, glyphs in enumerate(held)]
        known = [(at, start) for at, start in starts if start]
        found = find_calls(text, [start for _, start in known])
        pairs = zip(found, known, strict=True)
        called = sorted((orders, at, start) for orders, (at, start) in pairs if orders)
        for number, (orders, _, start) in enumerate(called, 1):
            self._calls |= dict.fromkeys(orders, number)
            self._drop(start.label)
            self.result.aside += (start.text, start.text)  # at the call and at the note
        self.result.notes = [self.blocks(notes[at]) for _, at, _ in called]
        indices = {at for _, at, _ in called}
        return [note for at, note in enumerate(notes) if at not in indices]

    def _drop(self, glyphs: Iterable[Glyph]) -> None:
        orders = {glyph.order for glyph in glyphs}
        for key in {self._place(glyph) for glyph in glyphs}:
            held = self._marked.get(key, [])
            held[:] = [glyph for glyph in held if glyph.order not in orders]

    def blocks(self, tag: Tag) -> tuple[Block[str], ...]:
        """The blocks within a tag (a cell, an item, a note)."""
        self._opening = False
        flow = _Flow(self.paragraph)
        self.read(tag.kids, flow)
        flow.end()
        return assemble(placed.piece for placed in flow.pieces)

    def document(self, tree: Tag) -> _Flow:
        """The pieces of the whole document."""
        self._opening = True
        flow = _Flow(self.opening)
        self.read((tree,), flow)
        return flow

    def read(self, kids: Iterable[Tag | Content], flow: _Flow) -> None:
        """Read tags and content into the flow."""
        for kid in kids:
            if isinstance(kid, Content):
                flow.glyphs += self.take(kid)
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
                flow.pieces += self._list(tag)
            case "Table":
                flow.pieces += self._table(tag)
            case "BlockQuote":
                blocks = self.blocks(tag)
                if blocks:
                    flow.pieces.append(Placed(Quote(blocks), _page_of(tag)))
            case _:
                inner = _Flow(self._maker(tag.kind))
                self.read(tag.kids, inner)
                inner.end()
                flow.pieces += inner.pieces

    def _maker(self, kind: str) -> Callable[[list[Glyph]], Piece | None]:
        if kind in HEADINGS:
            return lambda glyphs: self._heading(glyphs, HEADINGS[kind])
        if kind == "Title":
            return lambda glyphs: TitleLine(_plain(tidy(self._runs(glyphs))))
        if kind == "Caption":
            return lambda glyphs: Caption(tidy(self._runs(glyphs)))
        return self.opening

    def _runs(self, glyphs: list[Glyph]) -> list[Run[str]]:
        return self._joiner.runs(lines(glyphs), self._calls)

    def opening(self, glyphs: list[Glyph]) -> Piece | None:
        """A paragraph of the document itself: Word tags its title as one, only larger."""
        large = median(glyph.look.size for glyph in glyphs) >= TITLE_SIZE * self._body
        if self._opening and large:
            return TitleLine(_plain(tidy(self._runs(glyphs))))
        self._opening = False
        return self.paragraph(glyphs)

    def paragraph(self, glyphs: list[Glyph]) -> Paragraph[str] | None:
        number, runs = split_number(self._runs(glyphs))
        runs = tidy(runs)
        return Paragraph(runs, number, glyphs[0].order // PAGE) if runs or number else None

    def _heading(self, glyphs: list[Glyph], level: int) -> Heading[str] | None:
        self._opening = False
        number, runs = split_number(self._runs(glyphs), heading=True)
        runs = _plain(tidy(runs))
        return Heading(level, runs, number, glyphs[0].order // PAGE) if runs else None

    # -- lists --

    def _list(self, tag: Tag) -> list[Placed]:
        """Items as lists; items whose numbers have parts ("5.2.236") as numbered paragraphs."""
        self._opening = False
        placed: list[Placed] = []
        items: list[Item] = []
        begins = _page_of(tag)
        last: int | None = None

        def end() -> None:
            placed.extend(Placed(block, begins) for block in nest(items))
            items.clear()

        for kid in tag.kids:
            if isinstance(kid, Content):
                continue  # lines drawn around; words would be told as left over
            if kid.kind in ("L", "TOC") and items:
                inner = assemble(one.piece for one in self._list(kid))
                items[-1] = replace(items[-1], blocks=items[-1].blocks + inner)
                continue
            found, blocks = self._item(kid)
            if found is None or found.paragraph or not blocks:
                end()
                placed += (Placed(block, _page_of(kid)) for block in _numbered(found, blocks))
                continue
            last = found.value_after(last) if found.values else None
            if last is None:
                items.append(Item(blocks))
            else:
                items.append(Item(blocks, 0, True, last, found.marker(last)))
        end()
        return placed

    def _item(self, tag: Tag) -> tuple[Label | None, tuple[Block[str], ...]]:
        """The label and the blocks of an item; no label if it is no item at all."""
        if tag.kind not in ("LI", "TOCI"):
            return None, self.blocks(Tag("Div", (tag,)))
        printed = self._all(kid for kid in tag.kids if isinstance(kid, Tag) and kid.kind == "Lbl")
        if printed:
            found = label(text_of(printed))
            if found is not None:
                if not found.paragraph:
                    self.result.aside.append(text_of(printed))
                return found, self.blocks(tag)
        flow = _Flow(self.paragraph)
        flow.glyphs += printed
        self.read(tag.kids, flow)
        flow.end()
        return self._without_label(assemble(one.piece for one in flow.pieces))

    def _without_label(
        self, blocks: tuple[Block[str], ...]
    ) -> tuple[Label, tuple[Block[str], ...]]:
        """An item whose bullet or number is the beginning of its first line."""
        if not blocks or not isinstance(blocks[0], Paragraph):
            return Label(), blocks
        found, first, taken = take_label(blocks[0])
        self.result.aside.append(taken)
        return found or Label(), (first, *blocks[1:])

    # -- tables --

    def _table(self, tag: Tag) -> list[Placed]:
        """A table; or the blocks of one that only lays them out."""
        rows = list(_rows(tag.kids))
        for row in rows:
            for kid in row.cells:
                if row.heads:
                    self._drop_repeated(kid)
        outside = self._joiner
        joiners = outside.by_width(
            (kid.columns, lines(self._held(kid))) for row in rows for kid in row.cells
        )
        cells = []
        for row in rows:
            found = []
            for kid in row.cells:
                self._joiner = joiners[kid.columns]
                found.append(self._cell(kid))
            cells.append(tuple(found))
        self._joiner = outside
        heads = next((at for at, row in enumerate(rows) if not row.heads), len(rows))
        page = _page_of(tag)
        if not heads and lays_out(cells):
            return [Placed(block, page) for row in cells for cell in row for block in cell.blocks]
        if not heads and len(cells) > 1:  # a single row only lays words out
            # as in every reader: a table needs column headings, and the first row has them
            self.result.findings.append(Finding(Rule.D202, place=Place(page=page)))
            cells[0] = tuple(replace(cell, header=True) for cell in cells[0])
            heads = 1
        captions = (tidy(self._runs(self._all([kid]))) for kid in tag.kids
                    if isinstance(kid, Tag) and kid.kind == "Caption")  # fmt: skip
        caption = " ".join(" ".join(runs_text(runs).split()) for runs in captions)
        return [Placed(Table(tuple(cells), heads, caption or None, page), page)]

    def _drop_repeated(self, head: Tag) -> None:
        """Take the words of a heading once that is printed again on each page of its table."""
        pages = [list(glyphs) for _, glyphs in groupby(self._held(head), lambda g: g.order // PAGE)]
        if len({text_of(glyphs) for glyphs in pages}) == 1:
            for again in pages[1:]:
                self._drop(again)
                self.result.aside.append(text_of(again))

    def _cell(self, tag: Tag) -> Cell[str]:
        header = tag.kind == "TH"
        blocks = self.blocks(Tag("Div", tag.kids, tag.page))
        if header:
            blocks = tuple(replace(b, runs=_plain(b.runs)) if isinstance(b, Paragraph) else b
                           for b in blocks)  # fmt: skip
        return Cell(blocks, header, tag.columns, tag.rows)

    # -- pictures --

    def _figure(self, tag: Tag) -> list[Placed]:
        captions = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.kind == "Caption"]
        flow = _Flow(self.paragraph)
        for caption in captions:
            self._block(caption, flow)
        place = Place(page=_page_of(tag))
        box = self._figure_box(tag)
        if box is not None:
            self.result.pictured.append((place.page, box))
        words = self._all(kid for kid in tag.kids if kid not in captions)
        if words:
            # its picture is painted without them, so they follow it
            flow.end()
            flow.glyphs += words
            flow.end()
        if box is None:
            return flow.pieces  # nothing is drawn
        if not tag.alt and self._is_frame(tag, box):
            return flow.pieces
        picture = self._picture(tag.alt, place, box)
        return [picture, *flow.pieces] if picture else flow.pieces

    def _picture(self, alt: str, place: Place, box: Box) -> Placed | None:
        page = self._pages[place.page]
        holes = any(glyph.look.hole and glyph.box.overlap(box) for glyph in page.glyphs)
        raster = None if holes else self._draw(place.page, box)
        if raster is None:
            detail = "letters cut out of a picture" if holes else "a picture that cannot be painted"
            self.result.findings.append(Finding(Rule.D109, place=place, detail=detail))
            return None
        shown = described(raster, alt, self._describe, place)
        if isinstance(shown, Finding):
            self.result.findings.append(shown)
            return None
        return Placed(shown, place.page)

    def _is_frame(self, tag: Tag, box: Box) -> bool:
        """Whether it is only what is drawn around words: LibreOffice tags it as a picture."""
        drawn = self._drawn(tag)
        words = (glyph.box for glyph in self._pages[_page_of(tag)].glyphs)
        framed = all(_goes_round(drawing, box) for drawing in drawn)
        return bool(drawn) and framed and any(map(box.overlap, words))

    def _drawn(self, tag: Tag) -> list[Drawing]:
        page = self._pages[_page_of(tag)]
        marks = {(content.mcid, content.in_form) for content in tag.words()}
        return [one for one in page.drawings if (one.mark.mcid, one.mark.form > 0) in marks]

    def _figure_box(self, tag: Tag) -> Box | None:
        page = self._pages.get(_page_of(tag))
        if page is None:
            return None
        drawn = [one.box for one in self._drawn(tag)]
        if drawn:
            return around(drawn)
        box = page.frame.box(*tag.box) if tag.box else None
        return box if box and any(map(box.overlap, (one.box for one in page.drawings))) else None

    def _all(self, parts: Iterable[Tag | Content]) -> list[Glyph]:
        """The characters of tags and content at any depth, taken."""
        taken: list[Glyph] = []
        for part in parts:
            for content in part.words() if isinstance(part, Tag) else (part,):
                taken += self.take(content)
        return taken


def _goes_round(drawing: Drawing, box: Box) -> bool:
    """Whether it is a line along the edge of the box, or fills it."""
    if drawing.picture or drawing.curves:
        return False
    one = drawing.box
    across = (one.top - box.top, box.bottom - one.bottom)
    along = (one.left - box.left, box.right - one.right)
    level = one.height < THIN and min(map(abs, across)) < THIN
    upright = one.width < THIN and min(map(abs, along)) < THIN
    return level or upright or max(map(abs, (*across, *along))) < THIN


def _numbered(found: Label | None, blocks: tuple[Block[str], ...]) -> Iterator[Block[str]]:
    number = found.paragraph if found else None
    for block in blocks:
        if number and isinstance(block, Paragraph | Heading) and block.number is None:
            yield replace(block, number=number)
            number = None
        else:
            yield block


def _plain(runs: Iterable[Run[str]]) -> tuple[Run[str], ...]:
    """The runs without their bold, which in a heading says nothing."""
    return tidy(replace(run, strong=False) for run in runs)


def _page_of(tag: Tag) -> int:
    return next((content.page for content in tag.words()), tag.page)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Tag, ...]
    heads: bool


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


def read_tags(
    tree: Tag, pages: Sequence[Page], every_line: Sequence[Line], joiner: Joiner, draw: Draw,
    describe: Describe,
) -> Structure:  # fmt: skip
    """The document that the tags tell; `every_line` are the lines of all the pages."""
    reader = _Reader(pages, joiner, draw, describe)
    uncalled = reader.read_notes(list(_notes(tree)), every_line)
    flow = reader.document(tree)
    for note in uncalled:
        flow.pieces += (Placed(block, _page_of(note)) for block in reader.blocks(note))
    flow.end()
    reader.result.pieces = flow.pieces
    reader.result.leftover = reader.left_over()
    return reader.result


def _notes(tag: Tag) -> Iterator[Tag]:
    """Every note, as a group of what is in it; notes within notes belong to the outer one."""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            if kid.kind in NOTES:
                yield Tag("Div", kid.kids, kid.page)
            else:
                yield from _notes(kid)
