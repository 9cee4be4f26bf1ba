"""Markdown: CommonMark with tables, notes and strikethrough, read into the model.

Invariant: whatever the text shows is kept, raw HTML as the characters it is written with.
What nobody would see on a page (comments, front matter, definitions that nothing uses) is
left out and said. Indented text is text: those who write this are not programmers.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import TURNED_ROUND, turned_round
from publisher.intake.describe import Describe, described, told_instead
from publisher.intake.drawing import undecoded
from publisher.intake.fingerprint import of_bytes
from publisher.intake.flow import reading_of, take_title
from publisher.intake.markdown_syntax import Parsed, lost, parsed
from publisher.intake.picture import raster
from publisher.intake.plain import text_of
from publisher.intake.reading import Reading, Request
from publisher.intake.runs import split_number, tidy
from publisher.model import (
    Block,
    Cell,
    Enclosure,
    Heading,
    ListBlock,
    ListItem,
    Marker,
    Note,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    runs_text,
)

DEEPEST_QUOTES = 8
"""Quotes deeper in others, as in letters that were answered many times, join the one around."""
_PICTURE = "a picture in a Markdown file"
_PLAIN = Run("")
_LOOKS: dict[str, Callable[[Run[str]], Run[str]]] = {
    "inline": lambda look: look,
    "strong": lambda look: replace(look, strong=True),
    "em": lambda look: replace(look, emphasis=True),
    "s": lambda look: replace(look, struck=True),
}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(data: bytes, request: Request) -> Reading:
    """Read a Markdown file, with the pictures that lie beside it.

    In the place of a picture that is not there stands its description.
    """
    source_text = text_of(data)
    if isinstance(source_text, Finding):
        return Reading(None, (source_text,))
    text = parsed(source_text)
    missing = tuple(lost(text))
    if missing:  # the tokens of a note in a list in a note make no tree
        return Reading(None, missing)
    walk = _Walk(request.beside, request.description_of, data)
    blocks = list(walk.blocks(SyntaxTreeNode(text.tokens).children))
    findings = [*walk.findings, *_hidden(text, walk)]
    title, pieces = take_title(blocks)
    if text.title is not None and title != text.title:
        title, pieces = text.title, list(blocks)
    return reading_of(request, pieces, findings, notes=walk.notes, title=title)


def pictures_named(data: bytes) -> frozenset[str]:
    """The files, by their path from a Markdown file's folder, that it shows as pictures."""
    source_text = text_of(data)
    if isinstance(source_text, Finding):
        return frozenset()
    try:
        tokens = parsed(source_text).tokens
    except Exception:  # a file made to break its parser is refused when it is read
        return frozenset()
    inline = (child for token in tokens for child in token.children or ())
    return frozenset(_file_of(token.attrs) for token in inline if token.type == "image")


def _file_of(attrs: Mapping[str, str | int | float]) -> str:
    return posixpath.normpath(unquote(str(attrs.get("src", ""))))


class _Walk:
    """Turns the parser's tree into blocks; what else is met on the way is kept beside them."""

    def __init__(self, beside: Mapping[str, bytes], describe: Describe, whole: bytes) -> None:
        self.beside, self.describe, self.whole = beside, describe, whole
        self.waiting: list[Picture[str]] = []
        self.quotes = 0
        self.findings: list[Finding] = []
        self.notes: list[Note[str]] = []
        self.comments = 0
        self.pictures = 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block[str]]:
        for node in nodes:
            match node.type:
                case "heading" | "paragraph":
                    yield from self._line(node)
                case "bullet_list" | "ordered_list":
                    yield from self._lists(node)
                case "blockquote":
                    yield from self._quote(node)
                case "table":
                    yield self._table(node)
                case "fence" | "html_block":
                    yield from self._literal(node)
                case "footnote_block":
                    self.notes = [Note(tuple(self.blocks(note.children))) for note in node.children]
                case "hr" | "footnote_anchor":
                    pass
                case _:
                    self._unreadable(node, "a part of a kind that is not known")

    def _line(self, node: SyntaxTreeNode) -> Iterator[Block[str]]:
        heading = node.type == "heading"
        number, runs = split_number(self._runs(node.children), heading=heading)
        if turned_round(runs_text(runs)):  # by an entity, too: the text was looked at before
            self._unreadable(node, TURNED_ROUND)
        runs = tidy(runs)
        if runs and heading:
            yield Heading(int(node.tag[1]), runs, number)
        elif runs:
            yield Paragraph(runs, number)
        yield from self.waiting
        self.waiting = []

    def _quote(self, node: SyntaxTreeNode) -> Iterator[Block[str]]:
        self.quotes += 1
        blocks = tuple(self.blocks(node.children))
        self.quotes -= 1
        yield from (Quote(blocks),) if self.quotes < DEEPEST_QUOTES else blocks

    def _lists(self, node: SyntaxTreeNode) -> Iterator[ListBlock[str]]:
        """A list; where a typed number does not follow the one before, another begins.

        Markdown itself would count on. The same number all the way is its idiom for that.
        """
        ordered = node.type == "ordered_list"
        enclosure = Enclosure.BRACKET if node.markup == ")" else Enclosure.STOP
        marker = Marker(enclosure=enclosure)
        lists: list[tuple[int, list[ListItem[str]]]] = []
        last = 0
        for item in node.children:
            number = int(item.info) if ordered else 1
            if not lists or number not in (last, last + 1):
                lists.append((number, []))
            lists[-1][1].append(ListItem(tuple(self.blocks(item.children))))
            last = number
        for start, items in lists:
            yield ListBlock(tuple(items), ordered, start, marker)

    def _table(self, node: SyntaxTreeNode) -> Table[str]:
        rows = [
            tuple(
                Cell(tuple(self._line(cell)), header=part.type == "thead") for cell in row.children
            )
            for part in node.children
            for row in part.children
        ]
        return Table(tuple(rows), header_rows=1)

    def _literal(self, node: SyntaxTreeNode) -> Iterator[Block[str]]:
        text = self._without_comments(node) if node.type == "html_block" else node.content
        runs = tidy([Run(text)])
        if runs:
            yield Paragraph(runs)

    def _runs(self, nodes: Iterable[SyntaxTreeNode], look: Run[str] = _PLAIN) -> list[Run[str]]:
        runs: list[Run[str]] = []
        for node in nodes:
            if node.type in _LOOKS:
                runs += self._runs(node.children, _LOOKS[node.type](look))
            elif node.type == "link":
                linked = replace(look, link=str(node.attrs.get("href", "")) or None)
                runs += self._runs(node.children, linked)
            elif node.type == "footnote_ref":
                runs.append(Run("", note=int(node.meta["id"]) + 1))
            else:
                runs.append(replace(look, text=self._text(node)))
        return runs

    def _text(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text" | "code_inline" | "text_special":
                return node.content
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "html_inline":
                text = self._without_comments(node)
                return "\n" if _LINE_BREAK.fullmatch(text) else text
            case "image":
                return self._image(node)
            case "footnote_anchor":
                pass
            case _:
                self._unreadable(node, "a part of a kind that is not known")
        return ""

    def _image(self, node: SyntaxTreeNode) -> str:
        """The words in the place of a picture; none if it lies beside the file, to be shown."""
        alt = " ".join(self._plain(node.children).split())
        data = self.beside.get(_file_of(node.attrs))
        made = None if data is None else raster(data)
        if made is not None:
            shown = described(made, alt, self.describe, _place_of(node))
            if isinstance(shown, Finding):
                self.findings.append(shown)
            else:
                self.waiting.append(shown)
            return ""
        what = _PICTURE if data is None else undecoded(data)
        known_by = of_bytes(data) if data else of_bytes(_file_of(node.attrs).encode(), self.whole)
        told = told_instead(what, alt, known_by, self.describe, _place_of(node))
        if isinstance(told, Finding):
            self.findings.append(told)
            return ""
        self.pictures += 1
        return told

    def _plain(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        """The words alone; of a picture in a description only the description shows."""
        return "".join(
            self._plain(node.children) if node.children else self._text(node)
            for node in nodes
            if node.children or node.type != "image"
        )

    def _without_comments(self, node: SyntaxTreeNode) -> str:
        """Raw HTML as text. A comment that never ends could hide the rest of the document."""
        text, found = _COMMENT.subn("", node.content)
        self.comments += found
        if "<!--" in text:
            self._unreadable(node, "a comment that never ends")
        return text

    def _unreadable(self, node: SyntaxTreeNode, detail: str) -> None:
        self.findings.append(Finding(Rule.D109, place=_place_of(node), detail=detail))


def _place_of(node: SyntaxTreeNode) -> Place:
    return Place(line=next((n.map[0] + 1 for n in _and_ancestors(node) if n.map), 0))


def _and_ancestors(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    here: SyntaxTreeNode | None = node
    while here is not None and not here.is_root:
        yield here
        here = here.parent


def _hidden(text: Parsed, walk: _Walk) -> Iterator[Finding]:
    """What the file holds and a page made from it would not show."""
    tokens, env = text.tokens, text.env
    inline = [child for token in tokens for child in token.children or ()]
    used = {child.meta.get("label") for child in inline}
    unused = len(set(env.get("references", {})) - used)
    uncalled = list(env.get("footnotes", {}).get("refs", {}).values()).count(-1)
    kinds = {
        f"front matter (in words): {text.words_before}": text.words_before,
        f"comments: {walk.comments}": walk.comments,
        f"pictures, in whose place their descriptions stand: {walk.pictures}": walk.pictures,
        f"definitions of links that nothing uses: {unused}": unused,
        f"notes that nothing calls: {uncalled}": uncalled,
        "titles of links": any(child.attrGet("title") for child in inline),
        "the language of a code block": any(t.type == "fence" and t.info.strip() for t in tokens),
    }
    for kind, there in kinds.items():
        if there:
            yield Finding(Rule.D201, detail=kind)
