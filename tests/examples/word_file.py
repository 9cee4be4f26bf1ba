"""Writes a paper as a Word file: python-docx on Word's own template, and raw XML beyond it.

What Word does and readers stumble over is here on purpose: runs cut inside a word where
somebody typed twice, headings numbered by their style, tracked changes, comments, fields.
"""

import io
from datetime import UTC, datetime
from itertools import count

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.examples.blocks import (
    Block,
    Figure,
    Grid,
    Heading,
    Items,
    Look,
    Numbered,
    Paper,
    Para,
    Piece,
    Quote,
    Title,
    pieces,
)
from tests.examples.chart import chart_png
from tests.examples.word_notes import add_footnotes
from tests.examples.word_numbering import BULLETS, OUTLINE, STEPS, Numbering, number
from tests.examples.word_table import add_table

SAVED = datetime(2023, 8, 14, 10, 30, tzinfo=UTC)
TYPED_AT_ONCE = 53
"""After so many characters a run ends, as it does where somebody came back to type on."""
INK = RGBColor(0x1F, 0x3A, 0x5F)


def word_bytes(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    writer = _Writer(paper)
    for block in paper.blocks:
        writer.write(block)
    add_footnotes(writer.document, paper.notes)
    file = io.BytesIO()
    writer.document.save(file)
    return file.getvalue()


class _Writer:
    """The document so far, and what counts through it."""

    def __init__(self, paper: Paper) -> None:
        self.document: WordDocument = Document()
        self.paper = paper
        self.numbering = Numbering(self.document)
        self.outline = self.numbering.outline
        self.captions = {"Table": count(1), "Figure": count(1)}
        self.changes = count(1)
        self.styles: dict[str, str | None] = {}
        _prepare(self.document, self.numbering, paper)

    def write(self, block: Block) -> None:
        match block:
            case Title():
                self._add(block.text, "Title")
            case Heading():
                self._heading(block)
            case Para():
                self._paragraph(block)
            case Numbered():
                self._numbered(block)
            case Items():
                self._items(block)
            case Quote():
                self._add(block.text, "Quote")
            case Grid():
                self._caption("Table", block.caption)
                add_table(self.document, block, self._fill)
            case Figure():
                self._figure(block)

    def _add(self, text: str, style: str) -> Paragraph:
        paragraph = self._styled(style)
        self._fill(paragraph, text)
        return paragraph

    def _styled(self, name: str) -> Paragraph:
        """A new paragraph; python-docx is asked once for what a style is called in the file."""
        known = name in self.styles
        paragraph = self.document.add_paragraph(style=None if known else name)
        if known:
            paragraph._p.style = self.styles[name]
        self.styles[name] = paragraph._p.style
        return paragraph

    def _heading(self, block: Heading) -> None:
        paragraph = self._add(block.text, f"Heading {block.level}")
        if not block.numbered:
            # list 0 is none: it takes away the number that the style gives
            number(paragraph._p.get_or_add_pPr(), 0, 0)
        elif block.level > 1:
            number(paragraph._p.get_or_add_pPr(), self.outline, block.level - 1)

    def _paragraph(self, block: Para) -> None:
        paragraph = self._add(block.text, "No Spacing" if block.tight else "Normal")
        if block.indented:
            paragraph.paragraph_format.left_indent = Cm(1)
            paragraph.paragraph_format.first_line_indent = Cm(-0.4)

    def _numbered(self, block: Numbered) -> None:
        if block.start is not None:
            self.outline = self.numbering.new(OUTLINE, block.level - 1, block.start)
        paragraph = self._add(block.text, "Normal")
        number(paragraph._p.get_or_add_pPr(), self.outline, block.level - 1)

    def _items(self, block: Items) -> None:
        kind = STEPS if block.ordered else BULLETS
        list_id = self.numbering.new(kind, start=1 if block.ordered else None)
        for item in block.items:
            words, inner = (item, ()) if isinstance(item, str) else item
            for level, text in [(0, words), *((1, line) for line in inner)]:
                paragraph = self._add(text, "List Paragraph")
                number(paragraph._p.get_or_add_pPr(), list_id, level)

    def _figure(self, block: Figure) -> None:
        paragraph = self.document.add_paragraph(style="Normal")
        png = chart_png(block, self.paper.properties.author)
        picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(15))
        properties = picture._inline.docPr
        properties.set("descr", block.alt)
        properties.set("name", "Chart 1")
        self._caption("Figure", block.caption)

    def _caption(self, kind: str, text: str) -> None:
        if not text:
            return
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = kind == "Table"
        paragraph.add_run(f"{kind} ")
        add_field(paragraph, f" SEQ {kind} \\* ARABIC ", str(next(self.captions[kind])))
        self._fill(paragraph, f": {text}")

    def _fill(self, paragraph: Paragraph, text: str) -> None:
        for piece in pieces(text):
            self._piece(paragraph, piece)

    def _piece(self, paragraph: Paragraph, piece: Piece) -> None:
        match piece.look:
            case Look.PLAIN:
                _type(paragraph, piece.text)
            case Look.STRONG:
                paragraph.add_run(piece.text).bold = True
            case Look.EMPHASIS:
                paragraph.add_run(piece.text).italic = True
            case Look.NOTE:
                _note_mark(paragraph, int(piece.text))
            case Look.LINK:
                _link(paragraph, piece)
            case Look.INSERTED | Look.DELETED:
                self._change(paragraph, piece)
            case Look.COMMENT:
                self._comment(paragraph, piece.text)

    def _change(self, paragraph: Paragraph, piece: Piece) -> None:
        inserted = piece.look is Look.INSERTED
        change = OxmlElement("w:ins" if inserted else "w:del")
        change.set(qn("w:id"), str(900 + next(self.changes)))
        change.set(qn("w:author"), self.paper.properties.saved_by)
        change.set(qn("w:date"), "2022-11-10T16:05:00Z")
        run, text = OxmlElement("w:r"), OxmlElement("w:t" if inserted else "w:delText")
        text.text = piece.text
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        change.append(run)
        paragraph._p.append(change)

    def _comment(self, paragraph: Paragraph, text: str) -> None:
        author = self.paper.properties.saved_by
        initials = "".join(word[0] for word in author.split())
        comment = self.document.add_comment(
            paragraph.runs, text=text, author=author, initials=initials
        )
        comment._comment_elm.set(qn("w:date"), "2022-11-10T16:07:00Z")


def _type(paragraph: Paragraph, text: str) -> None:
    for at in range(0, len(text), TYPED_AT_ONCE):
        run = paragraph.add_run(text[at : at + TYPED_AT_ONCE])
        run._r.set(qn("w:rsidR"), f"00A3{0x1B00 + at:04X}")


def _note_mark(paragraph: Paragraph, note: int) -> None:
    run = paragraph.add_run()
    run.style = "footnote reference"
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(note))
    run._r.append(mark)


def _link(paragraph: Paragraph, piece: Piece) -> None:
    link = OxmlElement("w:hyperlink")
    target = paragraph.part.relate_to(piece.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), target)
    link.set(qn("w:history"), "1")
    words = paragraph.add_run(piece.text, style="Hyperlink")
    paragraph._p.append(link)
    link.append(words._r)


def add_field(paragraph: Paragraph, code: str, result: str) -> None:
    """Add a field, such as a page number, with what it shows until it is worked out anew."""
    for kind, text in (("begin", code), ("separate", result), ("end", "")):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)
        if kind == "begin":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            paragraph.add_run()._r.append(instruction)
        elif text:
            paragraph.add_run(text)


def _prepare(document: WordDocument, numbering: Numbering, paper: Paper) -> None:
    _properties(document, paper)
    _styles(document)
    number(document.styles["Heading 1"].element.get_or_add_pPr(), numbering.outline, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(1.5)
    if paper.properties.header:
        section.header.paragraphs[0].text = paper.properties.header
    if paper.properties.footer:
        foot = section.footer.paragraphs[0]
        foot.text = f"{paper.properties.footer}\tPage "
        add_field(foot, " PAGE ", "1")


def _properties(document: WordDocument, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author = paper.properties.title, paper.properties.author
    core.last_modified_by = paper.properties.saved_by
    core.created = core.modified = SAVED
    core.comments, core.revision = "", 9


def _styles(document: WordDocument) -> None:
    styles = document.styles
    language: BaseOxmlElement = styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    styles["No Spacing"].base_style = normal
    styles["No Spacing"].paragraph_format.space_after = Pt(0)
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11)):
        style = styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), INK
    styles["Caption"].font.color.rgb = INK
    quote = styles["Quote"]
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(1.2)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor(0x05, 0x63, 0xC1), True
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.styleId, mark.font.superscript = "FootnoteReference", True
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.element.styleId, note.base_style, note.font.size = "FootnoteText", normal, Pt(9)
