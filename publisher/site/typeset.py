"""A document as the plain values that the PDF's template reads."""

from collections.abc import Iterator, Sequence
from typing import Any

from publisher.model import (
    Block,
    Cell,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    RedactedText,
    Run,
    Script,
    Table,
    plain_text,
    walk,
)
from publisher.site.grid import Placed, grid_of
from publisher.site.letter import Part, close_lines, in_lines, letter_parts
from publisher.site.words import clean, safe_link

Text = RedactedText
Values = dict[str, Any]

TEXT_WIDTH, TEXT_HEIGHT = 436.0, 560.0
"""The largest that a picture may be, in points."""
ON_ITS_SIDE, LOW = 717.0, 370.0
"""How wide a table may be, and how tall a picture, on a page on its side."""
INDENT, INSET = 24.0, 5.0
"""What a list or quote takes of that at its side, and a cell at each of its edges."""
PORTRAIT, LANDSCAPE = 84, 132
"""How many characters of the table's text fit on one line."""
SIZE, FAIR, SMALLEST = 9.0, 8.0, 6.5
"""The size of a table's text in points: at best, in a wide table, and at the least."""
AIRY = 1.25
"""How much wider than its longest words a table would like to be."""
SHORT, MOST_COLUMNS = 250, 12
"""A cell of so few characters is not taller than a page in a table of so few columns."""
TOGETHER = 350
"""The same for headings, and rows of a recommendation that share a cell, each by its longest."""
ROW = 24
"""What each row beyond two adds to that, for the room around its words."""
LEADS = 80
"""A bold paragraph of so few characters is as good as a heading."""
DEEPEST = 14
"""Measured: Typst gives up at 16 lists or quotes in one another, of which a table takes two."""
LONGEST = 26
"""A longer word is broken in the template."""


def document_values(document: Document[Text], wide: bool) -> Values:
    """The document's blocks, and the notes that nothing in them calls."""
    setter = _Setter(document, wide)
    close, named = close_lines(document), letter_parts(document)
    blocks = [
        {**values, "close": at in close, "part": named.get(at, ""), "lead": _leads_on(block)}
        for at, block in enumerate(document.blocks)
        for values in setter.block(block, top=True)
    ]
    for values in blocks:
        if values["part"] == Part.LETTERHEAD:
            values["runs"] = [{**r, "text": in_lines(r.get("text", ""))} for r in values["runs"]]
    return {
        "blocks": blocks,
        "notes": setter.uncalled_notes(),
    }


class _Setter:
    """Turns one document into values, telling each note's first call from later ones."""

    def __init__(self, document: Document[Text], wide: bool) -> None:
        self.document = document
        self.characters = LANDSCAPE if wide else PORTRAIT
        self.levels: list[int] = []
        self.called: set[int] = set()
        self.depth = 0
        self.repeats = False
        self.once = 0
        self.room, self.tallest = TEXT_WIDTH, LOW if wide else TEXT_HEIGHT
        self.across = ON_ITS_SIDE if wide else TEXT_WIDTH

    def blocks(self, blocks: Sequence[Block[Text]]) -> list[Values]:
        return [values for block in blocks for values in self.block(block, top=False)]

    def inside(self, blocks: Sequence[Block[Text]], steps: int, room: float) -> list[Values]:
        """The blocks within another, which takes so many steps of the depth that there is.

        It leaves them so much room, in points across.
        """
        around = self.depth, self.room, self.across
        self.depth, self.room, self.across = self.depth + steps, room, room
        values = self.blocks(blocks)
        self.depth, self.room, self.across = around
        return values

    def uncalled_notes(self) -> list[Values]:
        """Notes that nothing in the blocks done so far has called."""
        left = [n for n in range(1, len(self.document.notes) + 1) if n not in self.called]
        return [{"number": n, "blocks": self.note_blocks(n)} for n in left]

    def block(self, block: Block[Text], top: bool) -> list[Values]:
        values: Values
        match block:
            case Heading():
                values = self.heading(block, top)
            case Paragraph():
                values = {"kind": "paragraph", "runs": self.runs(block.runs)}
                values |= _number(block.number)
            case ListBlock():
                items = [self.inside(i.blocks, 1, self.room - INDENT) for i in block.items]
                look = {"numbering": block.marker.first, "start": block.start}
                values = {"kind": "list", "ordered": block.ordered, **look, "items": items}
            case Table():
                if self.depth + 2 + _lists_in([block]) > DEEPEST:
                    return self.cells_alone(block)
                values = self.table(block)
            case Picture():
                values = self.picture(block)
            case _:
                blocks = self.inside(block.blocks, 1, self.room - INDENT)
                values = {"kind": "quote", "blocks": blocks}
        return [values] if values else []

    def cells_alone(self, table: Table[Text]) -> list[Values]:
        """A table too deep in others to be drawn: its caption and its cells one by one."""
        caption = clean(table.caption) if table.caption else ""
        first = [{"kind": "paragraph", "runs": [{"text": caption}]}] if caption else []
        cells = [block for row in table.rows for cell in row for block in self.blocks(cell.blocks)]
        return [*first, *cells]

    def heading(self, heading: Heading[Text], top: bool) -> Values:
        runs, number = self.runs(heading.runs), _number(heading.number)
        if not top:
            bold = [{**run, "strong": True} if "text" in run else run for run in runs]
            return {"kind": "paragraph", "runs": bold, **number}
        if not number and not any(run.get("text", "").strip() for run in runs):
            return {}
        while self.levels and self.levels[-1] >= heading.level:
            self.levels.pop()
        self.levels.append(heading.level)
        return {"kind": "heading", "level": len(self.levels), "runs": runs, **number}

    def table(self, table: Table[Text]) -> Values:
        grid = grid_of(table)
        if not grid.width:
            return {}
        heads, groups = grid.heads, grid.groups
        if _height(heads) * max(grid.width, MOST_COLUMNS) > TOGETHER * MOST_COLUMNS:
            heads, groups = (), (heads, *groups)  # what is taller than a page would be cut off
        body = [row for group in groups for row in group]
        weights, size = _columns([*heads, *body], grid.width, self.characters)
        themes = [bool(heads) and _is_theme(row, grid.width) for row in body]
        widths = [self.across * weight / sum(weights) for weight in weights]
        return {
            "kind": "table",
            "columns": weights,
            "size": size,
            "head": [self.row(row, widths, head=True, repeats=True) for row in heads],
            "body": [
                self.row(row, widths, head=False, repeats=theme)
                for row, theme in zip(body, themes, strict=True)
            ],
            "whole": [_keeps_together(g, grid.width) for g in groups for _ in g],
            "themes": themes,
            **({"caption": clean(table.caption)} if table.caption else {}),
        }

    def row(
        self, row: Sequence[Placed[Text]], widths: Sequence[float], *, head: bool, repeats: bool
    ) -> list[Values]:
        """The cells of a row, which may be said again at the top of each page."""
        around, self.repeats = self.repeats, self.repeats or repeats
        cells = [self.cell(placed, head, widths) for placed in row]
        self.repeats = around
        return cells

    def cell(self, placed: Placed[Text], head: bool, widths: Sequence[float]) -> Values:
        cell = placed.cell
        room = sum(widths[placed.column : placed.column + placed.columns]) - 2 * INSET
        return {
            "header": head or bool(cell and cell.header),
            "columns": placed.columns,
            "rows": placed.rows,
            "blocks": self.inside(cell.blocks, 2, room) if cell else [],
        }

    def picture(self, picture: Picture[Text]) -> Values:
        raster = picture.raster
        # 96 pixels to the inch, unless that is larger than where it stands.
        scale = min(0.75, self.room / raster.width, self.tallest / raster.height)
        caption = {"caption": clean(picture.caption)} if picture.caption else {}
        return {
            "kind": "picture",
            "png": raster.png,
            "alt": clean(picture.alt).replace("\n", " "),
            "width": max(1.0, round(raster.width * scale, 2)),
            **caption,
        }

    def runs(self, runs: Sequence[Run[Text]]) -> list[Values]:
        return [values for run in runs if (values := self.run(run))]

    def run(self, run: Run[Text]) -> Values:
        if run.note is not None:
            return self.call(run.note)
        values: Values = {"text": clean(run.text)}
        if not values["text"]:
            return {}
        for name in ("strong", "emphasis", "struck"):
            if getattr(run, name):
                values[name] = True
        if run.script is not Script.NORMAL:
            values["script"] = run.script.value
        link = safe_link(run.link) if run.link else None
        once = {"once": self.place()} if link and self.repeats else {}
        return {**values, "link": link, **once} if link else values

    def place(self) -> str:
        """A name for this place of the document."""
        self.once += 1
        return f"once-{self.once}"

    def call(self, number: int) -> Values:
        if not 1 <= number <= len(self.document.notes):
            return {}
        again = number in self.called
        self.called.add(number)
        blocks = [] if again else self.note_blocks(number)
        return {"note": number, "again": again, "blocks": blocks, "once": self.place()}

    def note_blocks(self, number: int) -> list[Values]:
        """A note's blocks; a call inside a note is only its raised number, so none can loop."""
        inside = _WithinNote(self.document, wide=False)
        inside.depth, inside.tallest = self.depth, self.tallest
        return inside.blocks(self.document.notes[number - 1].blocks)


class _WithinNote(_Setter):
    def call(self, number: int) -> Values:
        return {"text": str(number), "script": "super"}


def needs_width(document: Document[Text]) -> bool:
    """Whether a table of the document does not fit well on an upright page."""
    for block in document.blocks:
        if isinstance(block, Table):
            grid = grid_of(block)
            rows = [*grid.heads, *(row for group in grid.groups for row in group)]
            needed = sum(_longest_words(rows, grid.width))
            if grid.width >= 6 or needed > PORTRAIT:
                return True
    return False


def _lists_in(blocks: Sequence[Block[Text]]) -> int:
    """How deep lists and quotes stand in one another in the blocks."""
    return max(map(_lists_of, blocks), default=0)


def _lists_of(block: Block[Text]) -> int:
    match block:
        case ListBlock():
            return 1 + max((_lists_in(item.blocks) for item in block.items), default=0)
        case Quote():
            return 1 + _lists_in(block.blocks)
        case Table():
            return max((_lists_in(cell.blocks) for row in block.rows for cell in row), default=0)
        case _:
            return 0


def _number(number: Text | None) -> Values:
    return {"number": clean(number).replace("\n", " ")} if number else {}


def _leads_on(block: Block[Text]) -> bool:
    """Whether a paragraph is a short bold line, which belongs to what it stands above."""
    if not isinstance(block, Paragraph) or block.number:
        return False
    words = [run for run in block.runs if run.text.strip()]
    length = sum(len(run.text) for run in words)
    return 0 < length <= LEADS and all(run.strong for run in words)


def _keeps_together(group: Sequence[Sequence[Placed[Text]]], width: int) -> bool:
    """Whether rows that share cells are surely shorter than a page, so that they need not break."""
    cells = [placed for row in group for placed in row]
    alone = not any(placed.rows > len(group) or _across(placed) for placed in cells)
    most = SHORT if len(group) == 1 else TOGETHER
    return alone and width <= MOST_COLUMNS and _height(group) <= most


def _height(rows: Sequence[Sequence[Placed[Text]]]) -> int:
    """How tall rows are, as characters of a narrow column."""
    tallest = [max(len(words) for _, words in _words([row])) for row in rows if row]
    return sum(tallest) + ROW * max(0, len(tallest) - 2)


def _is_theme(row: Sequence[Placed[Text]], width: int) -> bool:
    """Whether a row is one short cell across the whole table, which heads those below it."""
    across = len(row) == 1 and row[0].columns == width > 1
    return across and len(_words_of(row[0])) <= SHORT


def _columns(
    rows: Sequence[Sequence[Placed[Text]]], width: int, characters: int
) -> tuple[list[float], float]:
    """How wide each column is against the others, and the size of the text.

    Each column has room for its longest word; what is left is shared by how much they hold.
    """
    needed = _longest_words(rows, width)
    size = min(SIZE, round(SIZE * characters / sum(needed) / AIRY, 1))
    size = max(size, min(FAIR, round(SIZE * characters / sum(needed), 1)), SMALLEST)
    spare = max(0.0, characters * SIZE / size - sum(needed))
    held = [0.0] * width
    for placed, words in _words(rows):
        for step in range(placed.columns):
            held[placed.column + step] += len(words) / placed.columns
    total = sum(held) or 1.0
    return [round(n + spare * h / total, 3) for n, h in zip(needed, held, strict=True)], size


def _longest_words(rows: Sequence[Sequence[Placed[Text]]], width: int) -> list[int]:
    """For each column the length of its longest word, with room for the lines around it."""
    found = [3] * width
    for placed, words in _words(rows):
        if placed.columns == 1:
            longest = max((_across(placed), *map(len, words.split())))
            found[placed.column] = max(found[placed.column], min(longest, LONGEST))
    return [longest + 3 for longest in found]


def _across(placed: Placed[Text]) -> int:
    """How many characters wide the pictures in a cell are; 0 if there are none."""
    blocks = placed.cell.blocks if placed.cell else ()
    widths = (0.75 * block.raster.width for block in walk(blocks) if isinstance(block, Picture))
    return round(min(max(widths, default=0), TEXT_WIDTH) * PORTRAIT / TEXT_WIDTH)


def _words(rows: Sequence[Sequence[Placed[Text]]]) -> Iterator[tuple[Placed[Text], str]]:
    for row in rows:
        for placed in row:
            yield placed, _words_of(placed)


def _words_of(placed: Placed[Text]) -> str:
    cell: Cell[Text] | None = placed.cell
    return plain_text(cell.blocks) if cell else ""
