"""The blocks of a document as Markdown that the engine turns into its page.

Headings are Markdown headings, so that the engine lists them as the page's contents; every
other block is one line of HTML, because merged cells and printed numbers cannot be said in
Markdown. All text goes through `words`; no tag or attribute is ever made from it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model import (
    Block,
    Document,
    Enclosure,
    Heading,
    ListBlock,
    Marker,
    Numerals,
    Paragraph,
    Picture,
    Quote,
    RedactedText,
    Role,
    Run,
    Script,
    Table,
    runs_text,
    said_runs,
)
from publisher.site import addresses
from publisher.site.letter import Part, close_lines, in_lines, letter_parts
from publisher.site.plan import recommendation_anchors
from publisher.site.tables import TableLook, sort_words, table_html
from publisher.site.texts import Texts
from publisher.site.words import Escape, attribute, html_text, markdown_text, marked, safe_link

TAKEN = frozenset(
    {"main", "contents-title", "exit-status", "notice", "help-box", "about-title", "notes"}
)
"""Anchors that the page around a document uses."""

OURS = ("note-", "recommendation-")
"""How anchors begin that only we hand out."""

IN_SHORT = 150
"""The longest words in place of a picture, which screen readers say without a pause."""

Text = RedactedText


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's body as Markdown, and every anchor in it."""

    markdown: str
    anchors: frozenset[str]


def document_body(slug: str, document: Document[Text], texts: Texts, here: str) -> Rendered:
    """The body of the document's page, without its title.

    `texts` are in the document's language; `here` is the address of the page.
    """
    anchors = _Writer(slug, document, texts, here, frozenset()).rendered().anchors
    return _Writer(slug, document, texts, here, anchors).rendered()


def title_html(title: str) -> str:
    """A title for the inside of an h1."""
    return marked(title.replace("\n", " "), html_text)


class _Writer:
    """Writes one document once, from top to bottom, handing out each anchor once."""

    def __init__(
        self,
        slug: str,
        document: Document[Text],
        texts: Texts,
        here: str,
        targets: frozenset[str],
    ) -> None:
        self.slug = slug
        self.document = document
        self.texts = texts
        self.here = here
        self.targets = targets
        self.anchors: set[str] = set(TAKEN)
        self.levels: list[int] = []
        self.calls: dict[int, int] = {}
        self.tables = 0
        self.figures = 0
        self.rows = recommendation_anchors(document)

    def rendered(self) -> Rendered:
        close, named = close_lines(self.document), letter_parts(self.document)
        looks = [
            " ".join(filter(None, ("line" if at in close else "", named.get(at, ""))))
            for at in range(len(self.document.blocks))
        ]
        parts = [
            self.block(block, top=True, look=look)
            for block, look in zip(self.document.blocks, looks, strict=True)
        ]
        if self.document.notes:
            parts += [f"## {self.texts('doc.notes')} {{: #notes }}", self.notes()]
        markdown = "\n\n".join(part for part in parts if part) + "\n"
        return Rendered(markdown, frozenset(self.anchors - TAKEN) | {"main"})

    def anchor(self, wanted: str) -> str:
        free, number = wanted, 1
        while free in self.anchors:
            number += 1
            free = f"{wanted}-{number}"
        self.anchors.add(free)
        return free

    def source_anchor(self, words: str) -> str:
        """An anchor made of the source's words; never one that we give ourselves."""
        plain = re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-.")
        return self.anchor(f"s-{plain}" if plain.startswith(OURS) else plain) if plain else ""

    def block(self, block: Block[Text], top: bool = False, look: str = "") -> str:
        match block:
            case Heading():
                return self.heading(block) if top else self.small_heading(block)
            case Paragraph():
                return self.paragraph(block, look)
            case ListBlock():
                return self.list(block)
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Quote():
                return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"

    def blocks(self, blocks: Sequence[Block[Text]]) -> str:
        """Blocks within a cell, an item or a note; a lone plain paragraph as its bare words."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].number:
            return self.inline(blocks[0].runs, html_text)
        return "".join(self.block(block) for block in blocks)

    def heading(self, heading: Heading[Text]) -> str:
        """A heading one level below the one it belongs to, whatever the source's levels."""
        words = self.inline(heading.runs, markdown_text, links=False).strip()
        number = self.number(heading.number, markdown_text)
        if not words and not number:
            return ""
        while self.levels and self.levels[-1] >= heading.level:
            self.levels.pop()
        self.levels.append(heading.level)
        marks = "#" * min(len(self.levels) + 1, 6)
        anchor = self.source_anchor(_slug(runs_text(heading.runs))) or self.anchor("section")
        return f"{marks} {number}{words} {{: #{anchor}{_in_contents(heading)} }}"

    def small_heading(self, heading: Heading[Text]) -> str:
        """A heading inside a cell or an item, where an outline has no place for it."""
        number = self.number(heading.number, html_text)
        return f"<p>{number}<strong>{self.inline(heading.runs, html_text)}</strong></p>"

    def paragraph(self, paragraph: Paragraph[Text], look: str) -> str:
        words = self.inline(paragraph.runs, _address if Part.LETTERHEAD in look else html_text)
        if not paragraph.number:
            named = f' class="{look}"' if look else ""
            return f"<p{named}>{words}</p>" if words.strip() else ""
        # The paragraph is the target, so that all of it is marked when it is cited.
        anchor = self.source_anchor(paragraph.number) or self.anchor("paragraph")
        number = _number_link(paragraph.number, anchor, "", html_text)
        return f'<p id="{anchor}" class="numbered">{number} {words}</p>'

    def number(self, number: Text | None, escape: Escape) -> str:
        """A heading's printed number, which is a link to itself."""
        if not number:
            return ""
        anchor = self.source_anchor(number) or self.anchor("section")
        return _number_link(number, anchor, f' id="{anchor}"', escape) + " "

    def list(self, block: ListBlock[Text]) -> str:
        items = "".join(f"<li>{self.blocks(item.blocks)}</li>" for item in block.items)
        if not block.ordered:
            return f"<ul>{items}</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{_look_of(block.marker)}{start}>{items}</ol>"

    def table(self, table: Table[Text]) -> str:
        self.tables += 1
        plan = self.document.role is Role.RECOMMENDATIONS
        label = self.texts("doc.table", number=self.tables)
        look = TableLook(label, plan, self.rows, sort_words(self.texts) if plan else "")
        return table_html(table, look, self.blocks, self.anchor)

    def picture(self, picture: Picture[Text]) -> str:
        self.figures += 1
        document = self.document
        file = addresses.figure(self.slug, document.name, document.language, self.figures)
        caption = picture.caption
        shown = f"<figcaption>{self.marked(caption, html_text)}</figcaption>" if caption else ""
        short = _in_short(picture.alt)
        if short != picture.alt:
            told = f"<p>{self.marked(picture.alt, html_text)}</p>"
            shown = f"<details><summary>{self.texts('doc.shown')}</summary>{told}</details>{shown}"
        return (
            f'<figure><img src="{addresses.relative(file, self.here)}" alt="{attribute(short)}"'
            f' width="{picture.raster.width}" height="{picture.raster.height}"'
            f' loading="lazy">{shown}</figure>'
        )

    def notes(self) -> str:
        items = []
        for number, note in enumerate(self.document.notes, 1):
            body = self.blocks(note.blocks)
            label = attribute(self.texts("doc.back", number=number))
            backs = "".join(
                f' <a class="note-back" href="#{_call_anchor(number, call)}"'
                f' aria-label="{label}{f" ({call})" if call > 1 else ""}">↩</a>'
                for call in range(1, self.calls.get(number, 0) + 1)
            )
            items.append(f'<li id="note-{number}">{body}{backs}</li>')
        return f'<ol class="notes">{"".join(items)}</ol>'

    def inline(self, runs: Sequence[Run[Text]], escape: Escape, links: bool = True) -> str:
        return "".join(self.run(run, escape, links) for run in runs)

    def run(self, run: Run[Text], escape: Escape, links: bool) -> str:
        if run.note is not None:
            return self.note_call(run.note)
        text = self.marked(run.text, escape)
        if not text:
            return ""
        for wanted, tag in (
            (run.script is Script.SUPER, "sup"),
            (run.script is Script.SUB, "sub"),
            (run.struck, "s"),
            (run.emphasis, "em"),
            (run.strong, "strong"),
        ):
            text = f"<{tag}>{text}</{tag}>" if wanted else text
        link = safe_link(run.link, self.targets) if links and run.link else None
        return f'<a href="{attribute(link)}">{text}</a>' if link else text

    def marked(self, text: str, escape: Escape) -> str:
        return marked(text, escape, self.document.language)

    def note_call(self, number: int) -> str:
        if not 1 <= number <= len(self.document.notes):
            return ""
        call = self.calls[number] = self.calls.get(number, 0) + 1
        label = attribute(self.texts("doc.note", number=number))
        return (
            f'<sup class="note-call"><a id="{_call_anchor(number, call)}" href="#note-{number}"'
            f' aria-label="{label}">{number}</a></sup>'
        )


def _in_contents(heading: Heading[Text]) -> str:
    """What the list of contents says instead, which can neither strike words out nor call notes."""
    if not any(run.struck or run.note is not None for run in heading.runs):
        return ""
    said = said_runs(heading.runs).strip()
    label = " ".join(filter(None, (heading.number, said))) if said else ""
    return f' data-toc-label="{markdown_text(label)}"'


def _address(text: str) -> str:
    return html_text(in_lines(text))


def _in_short(words: str) -> str:
    """What a picture shows in a breath; the first sentence, or as much of it, of a long one."""
    if len(words) <= IN_SHORT:
        return words
    sentence = re.match(r".+?[.!?](?=\s)", words, re.DOTALL)
    if sentence and len(sentence[0]) <= IN_SHORT:
        return sentence[0]
    return words[:IN_SHORT].rsplit(maxsplit=1)[0] + "…"


def _look_of(marker: Marker) -> str:
    """The attributes by which a browser writes a list's numbers; none for 1, 2, 3."""
    numerals, enclosure = marker.numerals, marker.enclosure
    kind = "" if numerals is Numerals.DECIMAL else f' type="{numerals}"'
    if enclosure is Enclosure.STOP:
        return kind
    return f'{kind} class="{enclosure.name.lower()}-{numerals.name.lower().replace("_", "-")}"'


def _call_anchor(number: int, call: int) -> str:
    return f"note-{number}-call" if call == 1 else f"note-{number}-call-{call}"


def _slug(text: str) -> str:
    """At most eight of the words, in plain small letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:8])


def _number_link(number: Text, anchor: str, more: str, escape: Escape) -> str:
    return f'<a class="para-number"{more} href="#{anchor}">{marked(number, escape)}</a>'
