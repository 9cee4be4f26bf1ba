"""Reads a built page for the tests: its words, its elements, its outline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from publisher.site.engine import build
from publisher.stored import bytes_of

INLINE = frozenset({"a", "cite", "em", "s", "span", "strong", "sub", "sup", "time"})
EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    path: tuple[str, ...]
    text: str = ""
    within: tuple[str | None, ...] = ()
    """The languages that the elements around it say, the nearest first."""


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    said: list[tuple[str, tuple[str | None, ...]]] = field(default_factory=list)
    """Each stretch of text, and the languages that the elements around it say."""
    comments: int = 0
    unbalanced: int = 0

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def having(self, attribute: str) -> list[Element]:
        return [element for element in self.elements if attribute in element.attributes]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] or "" for element in self.having("id")]

    @property
    def headings(self) -> list[int]:
        return [int(e.tag[1]) for e in self.all("h1", "h2", "h3", "h4", "h5", "h6")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.page.words.append(" ")
        around = tuple(e.tag for e in self.open)
        element = Element(tag, dict(attrs), around, within=self.languages())
        assert len(element.attributes) == len(attrs), "an attribute is given twice"
        self.page.elements.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.page.words.append(" ")
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.page.unbalanced += 1

    def languages(self) -> tuple[str | None, ...]:
        return tuple(e.attributes.get("lang") for e in reversed(self.open))

    def handle_data(self, data: str) -> None:
        self.page.words.append(data)
        self.page.said.append((data, self.languages()))
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.page.comments += 1


def read(html: str | bytes) -> Page:
    reader = _Reader()
    reader.feed(html if isinstance(html, str) else html.decode())
    reader.close()
    reader.page.unbalanced += len(reader.open)
    return reader.page


def engine_pages(staged: Mapping[str, bytes], work: Path) -> dict[str, bytes]:
    """The bytes of the pages and assets that the engine makes of what is staged."""
    return {path: bytes_of(data) for path, data in build(staged, work).items()}
