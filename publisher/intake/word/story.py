"""The paragraphs and tables of a Word part, cleaned of what cannot be seen, as pieces.

Invariant: an element that is not known here is passed over only if it holds no words and no
picture; else it is a finding.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_drawing
from publisher.intake.flow import Caption, Item, Piece, Quoted, TitleLine, assemble
from publisher.intake.package import Target
from publisher.intake.runs import split_bullet, split_number, tidy
from publisher.intake.word.equation import line_of
from publisher.intake.word.numbering import Label, Shape, labels
from publisher.intake.word.package import A, M, Part, R, V, W, WordPackage
from publisher.intake.word.paragraph_end import INSERTS_FILES
from publisher.intake.word.show import Drawings
from publisher.intake.word.styles import Styles, on, value, whole
from publisher.intake.word.table import GridCell, grid
from publisher.intake.word.visible import Visible
from publisher.model import Cell, Heading, Paragraph, Run, Script, Table

Element = etree._Element

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
_CALLS = (f"{W}footnoteReference", f"{W}endnoteReference")
_SCRIPTS = {"superscript": Script.SUPER, "subscript": Script.SUB}
_MATHS = (f"{M}oMath", f"{M}oMathPara")
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
CallNote = Callable[[str, str], int | None]
"""Gives the number of a note by its kind ("footnote") and id; None if there is no such note."""
Insert = Callable[[Target | None, Mapping[str, bytes]], list[Piece]]
"""Reads a file that is inserted, which is among the parts."""


class Story:
    """Reads one part: the document's body, its footnotes or its endnotes."""

    def __init__(
        self,
        part: Part,
        package: WordPackage,
        styles: Styles,
        numbering: Element | None,
        call_note: CallNote,
        insert: Insert,
        describe: Describe,
    ) -> None:
        self.visible = Visible(part, styles, describe, package.parts)
        self.root = self.visible.root
        self.hidden_links = 0
        self._found: list[Finding] = []
        self._targets = part.targets
        self._parts = package.parts
        self._styles = styles
        self._call_note = call_note
        self._insert, self._describe = insert, describe
        self._drawings = Drawings(part.targets, package.parts, describe, self.visible.place)
        self._headings = {
            paragraph: level
            for paragraph in self.root.iter(f"{W}p")
            if (level := _heading_level(paragraph, styles))
        }
        self._labels = labels(self.root, numbering, styles, frozenset(self._headings))

    @property
    def findings(self) -> list[Finding]:
        """What was met on the way; complete once everything has been read."""
        return [*self.visible.findings, *self._found, *self._drawings.findings()]

    def pieces(self, container: Element) -> list[Piece]:
        """What stands in a body, a cell, a note or a text box."""
        pieces: list[Piece] = []
        for element in list(container):
            if element.tag == f"{W}p":
                pieces += self._paragraph(element)
            elif element.tag == f"{W}tbl":
                pieces += self._table(element)
            elif element.tag in _MATHS:
                pieces += _if_words(Paragraph(tidy([Run(self._equation(element))])))
            elif element.tag in INSERTS_FILES:
                pieces += self._inserted(element)
            else:
                pieces += _if_words(Paragraph(tidy(self._passed(element))))
        return pieces

    def _paragraph(self, paragraph: Element) -> list[Piece]:
        beside: list[Piece] = []
        level = self._headings.get(paragraph)
        read = tuple(self._runs(paragraph, None, beside))
        label, runs = self._label(paragraph, read, heading=level is not None)
        line = tidy(runs)
        number = label.text if label and label.shape is Shape.NUMBERED else None
        if not line:
            return beside
        if level:
            return [Heading(level, _plain_heading(line), number), *beside]
        if label and label.shape in (Shape.ORDERED, Shape.BULLET):
            blocks = (Paragraph(line), *assemble(beside))
            depth = label.level + _depth_by_style(self._styles.names(paragraph))
            ordered = label.shape is Shape.ORDERED
            return [Item(blocks, depth, ordered, label.value, label.marker)]
        return [_of_style(Paragraph(line, number), self._styles.names(paragraph)), *beside]

    def _label(
        self, paragraph: Element, runs: tuple[Run[str], ...], *, heading: bool
    ) -> tuple[Label | None, tuple[Run[str], ...]]:
        """What Word prints before the words, or what was typed there, and the runs without it."""
        label = self._labels.get(paragraph)
        if label and label.shape is Shape.UNKNOWN:
            told = self._told(paragraph, "a number that Word writes in words or another script")
            return None, (Run(f"{told} "), *runs)
        if label and label.shape is Shape.WORDS:
            return None, (Run(f"{label.text} "), *runs)
        if label and label.shape is Shape.BULLET and label.text and tidy(runs):
            return label, (Run(f"{label.text} "), *runs)
        if label:
            return label, runs
        number, rest = split_number(runs, heading=heading)
        if number:
            return Label(Shape.NUMBERED, number), rest
        bullet, rest = split_bullet(runs)
        return (Label(Shape.BULLET), rest) if bullet and not heading else (None, runs)

    def _table(self, table: Element) -> list[Piece]:
        rows = grid(table)
        before: list[Piece] = []
        for element in list(table):
            if element.tag not in (f"{W}tr", f"{W}tblPr", f"{W}tblGrid"):
                before += _if_words(Paragraph(tidy(self._passed(element))))
        if not rows:
            return before
        layout = len(rows) == 1 or all(len(row.cells) == 1 for row in rows)
        marked = next((n for n, row in enumerate(rows) if not row.heads), 1)
        if not layout and not marked:
            self._found.append(Finding(Rule.D202, place=self.visible.place(rows[0].source)))
        heads = 0 if layout else marked or 1
        return [
            *before,
            Table(
                tuple(
                    tuple(self._cell(cell, header=number < heads) for cell in row.cells)
                    for number, row in enumerate(rows)
                ),
                header_rows=heads,
            ),
        ]

    def _cell(self, cell: GridCell, *, header: bool) -> Cell[str]:
        blocks = () if cell.source is None else assemble(self.pieces(cell.source))
        return Cell(blocks, header, cell.columns, cell.rows)

    def _runs(self, container: Element, link: str | None, beside: list[Piece]) -> list[Run[str]]:
        """The runs of a paragraph; pictures and boxes in it are put beside it."""
        runs: list[Run[str]] = []
        for child in list(container):
            if child.tag == f"{W}r":
                address = self._outside(self.visible.links.get(child)) or link
                runs += self._run(child, address, beside)
            elif child.tag == f"{W}hyperlink":
                runs += self._runs(child, self._address(child) or link, beside)
            elif child.tag in _MATHS:
                runs.append(Run(self._equation(child)))
            elif child.tag in INSERTS_FILES:
                beside += self._inserted(child)
            else:
                runs += self._passed(child)
        return runs

    def _run(self, run: Element, link: str | None, beside: list[Piece]) -> Iterator[Run[str]]:
        properties = self._styles.emphasis_of(run)
        paragraph = next(run.iterancestors(f"{W}p"), None)
        withdrawn = self._styles.of_run(run, paragraph)  # that bold is a style's says nothing
        script = value(properties.get(f"{W}vertAlign")) or ""
        look = Run(
            "",
            strong=on(properties.get(f"{W}b")),
            emphasis=on(properties.get(f"{W}i")),
            struck=on(withdrawn.get(f"{W}strike")) or on(withdrawn.get(f"{W}dstrike")),
            script=_SCRIPTS.get(script, Script.NORMAL),
            link=link,
        )
        for child in list(run):
            if child.tag == f"{W}t":
                yield replace(look, text=child.text or "")
            elif child.tag in _CHARACTERS:
                yield replace(look, text=_CHARACTERS[str(child.tag)])
            elif child.tag in _CALLS:
                yield from self._called(child)
            elif child.tag in _DRAWINGS:
                beside += self._drawings.pieces(child, self.pieces)
            elif child.tag == f"{W}ruby":
                yield from self._ruby(child, link, beside)
            else:
                yield from self._passed(child)

    def _ruby(self, ruby: Element, link: str | None, beside: list[Piece]) -> Iterator[Run[str]]:
        """Words with a reading aid above them, which follows them in brackets."""
        for base in ruby.iterchildren(f"{W}rubyBase"):
            yield from self._runs(base, link, beside)
        for reading in ruby.iterchildren(f"{W}rt"):
            yield from (Run(" ("), *self._runs(reading, link, beside), Run(")"))

    def _called(self, reference: Element) -> Iterator[Run[str]]:
        kind = str(reference.tag).removeprefix(W).removesuffix("Reference")
        number = self._call_note(kind, value(reference, "id") or "")
        if number is None:
            place = self.visible.place(reference)
            self._found.append(Finding(Rule.D111, place=place, detail="a note is not in the file"))
        else:
            yield Run("", note=number)

    def _inserted(self, element: Element) -> list[Piece]:
        return self._insert(self._targets.get(element.get(f"{R}id", "")), self._parts)

    def _address(self, link: Element) -> str | None:
        target = self._targets.get(link.get(f"{R}id", ""))
        anchor = value(link, "anchor")
        if target is None or not target.external:
            return self._outside("#" if anchor else None)
        return f"{target.address}#{anchor}" if anchor else target.address

    def _outside(self, address: str | None) -> str | None:
        """The address, unless it leads to a place within this document."""
        if address and address.startswith("#"):
            self.hidden_links += 1
            return None
        return address

    def _equation(self, equation: Element) -> str:
        line = line_of(equation)
        if line is None or any(True for _ in equation.iter(*_DRAWINGS, *_CALLS)):
            return self._told(equation, "an equation")
        return line

    def _passed(self, element: Element) -> list[Run[str]]:
        """Leave out what shows nothing; of what is not known and shows something, what is told."""
        holds = any(
            (inner.text or "").strip()
            if inner.tag in (f"{W}t", f"{M}t", f"{A}t")
            else inner.tag in (f"{A}blip", f"{V}imagedata")
            for inner in element.iter()
        )
        if not holds:
            return []
        told = self._told(element, "a part of a kind that is not known")
        if told:
            self.visible.drop(element)
        return [Run(f" {told} ")]

    def _told(self, element: Element, what: str) -> str:
        """What a person has written of something that we cannot read; else it is a finding."""
        known_by = of_drawing(element, self._targets, self._parts)
        told = told_instead(what, "", known_by, self._describe, self.visible.place(element))
        if isinstance(told, str):
            return told
        self._found.append(told)
        return ""


def _heading_level(paragraph: Element, styles: Styles) -> int:
    """1 to 6, or 0 if it is no heading; Word has nine levels, a page six."""
    names = styles.names(paragraph)
    outline = styles.of_paragraph(paragraph).get(f"{W}outlineLvl")
    if outline is not None and "toc heading" not in names:  # which keeps out of the contents
        level = whole(outline, 9) + 1
        return min(level, 6) if 1 <= level <= 9 else 0
    named = (re.fullmatch(r"heading ([1-9])", name) for name in names)
    return next((min(int(match[1]), 6) for match in named if match), 0)


def _depth_by_style(names: tuple[str, ...]) -> int:
    """How deep the item of a list is by its style: 1 for List Bullet 2, a list of its own."""
    named = (re.fullmatch(r"list (?:bullet|number) ([2-5])", name) for name in names)
    return next((int(match[1]) - 1 for match in named if match), 0)


def _plain_heading(runs: tuple[Run[str], ...]) -> tuple[Run[str], ...]:
    """The runs of a heading; one that is bold all through says no more than that it is one."""
    if all(run.strong or run.note for run in runs):
        return tidy(replace(run, strong=False) for run in runs)
    return runs


def _of_style(paragraph: Paragraph[str], names: tuple[str, ...]) -> Piece:
    if "title" in names and paragraph.number is None:
        return TitleLine(paragraph.runs)
    if "caption" in names and paragraph.number is None:
        return Caption(paragraph.runs)
    if _QUOTES.intersection(names):
        return Quoted(paragraph)
    return paragraph


def _if_words(paragraph: Paragraph[str]) -> list[Piece]:
    return [paragraph] if paragraph.runs else []
