"""Reads an HTML page of ours, strictly.

A page is tags by the grammar in `markup` and text in which no `<` stands. What does not fit
is refused, so that no browser can see another page than the one that was scanned, and no
byte of it is left unscanned. No comments, and no script in the page. A block of data in a
script element is JSON, in which neither `<` nor `&` stands as it is; its values are read.
Where words are struck out, a passage is read without them too, and they by themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from publisher.gate.contents import Contents, Passage, lines, refused, unread
from publisher.gate.escapes import decoded, unescaped
from publisher.gate.fold import SEAM
from publisher.gate.json_values import Mark, json_values
from publisher.gate.markup import FETCHED, FETCHED_LISTS, INLINE, TAG, TARGETS, Tag, tag
from publisher.gate.targets import words_of

_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
_OURS = """
action async charset class color colspan cx cy d defer enctype fill fill-opacity focusable for
form height hidden hreflang http-equiv integrity lang loading media method name pattern r rel role
rowspan rx ry scope sizes stroke stroke-linecap stroke-linejoin stroke-width style tabindex target
transform type viewbox width x x1 x2 y y1 y2
"""
_MACHINE = frozenset(_OURS.split())
"""Attributes whose values are never words of a document; all others may be."""
_SHOWN_TARGETS = TARGETS | FETCHED | FETCHED_LISTS
_THEME = ("data-md-", "data-review")
_MACHINERY = {"link", "script", "form", "use"}
"""Elements whose targets no reader meets."""
_STRUCK = {"s", "del"}
_MARKUP = re.compile(r"<[a-zA-Z/!?]")


def read_html(data: bytes) -> Contents:
    """Everything in an HTML page, or in a piece of one."""
    source = decoded(data)
    if source is None:
        return unread("it is not text in UTF-8")
    page = _Page()
    start = _DOCTYPE.match(source)
    at = start.end() if start else 0
    for found in TAG.finditer(source, at):
        page.take_text(source[at : found.start()])
        page.take_tag(tag(found[0]))
        at = found.end()
    page.take_text(source[at:])
    return page.contents(source)


class _Page:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Mark]] = []
        self._balanced = True
        self._text: list[str] = []
        self._struck = 0
        self._struck_out: set[int] = set()
        self._passages: list[Passage] = []
        self._read_again: list[Passage] = []
        self._values: list[str] = []
        self._shown_values: dict[Mark, list[str]] = defaultdict(list)
        self._faults: set[str] = set()
        self._in_data = False

    def contents(self, source: str) -> Contents:
        """All of it, once the whole source has been taken."""
        self._end_passage(None)
        text = "".join(passage.text for passage in self._passages)
        shown = [*self._passages, *self._read_again]
        shown += [Passage(lines(values), mark) for mark, values in self._shown_values.items()]
        if self._open or not self._balanced:  # a mark may not end where it should
            shown = [Passage(passage.text) for passage in shown]
        return Contents(
            shown=tuple(shown),
            hidden=(text, lines(self._values), *(again.text for again in self._read_again)),
            raw=(unescaped(source),) if self._faults else (),
            faults=frozenset(map(refused, self._faults)),
        )

    def take_text(self, text: str) -> None:
        """Text between two tags, as it stands in the source."""
        if "<" in text:
            self._faults.add("a comment, a declaration or markup that is not well formed")
        if self._in_data:
            self._take_data(text)
            return
        if self._open and self._open[-1][0] == "script" and text.strip():
            self._faults.add("a script inside the page")
        self._put(text)

    def _put(self, text: str) -> None:
        if self._struck:
            self._struck_out.add(len(self._text))
        self._text.append(text)

    def _take_data(self, text: str) -> None:
        """The JSON of a block of data; what a browser takes for a mark is not among it."""
        mark = self._open[-1][1]
        try:
            values = [value for value, _ in json_values(text)]
        except (ValueError, RecursionError):
            values = [text]
            self._faults.add("data that cannot be read")
        if "&" in text:
            self._faults.add("data that cannot be read")
        for value in values:
            self._values.append(value)
            self._shown_values[mark].append(words_of(value))
            if _MARKUP.search(value):
                page = read_html(value.encode("utf-8", "replace"))
                self._shown_values[mark].extend(passage.text for passage in page.shown)

    def take_tag(self, tag: Tag) -> None:
        """The next tag, opening or closing."""
        self._put(SEAM if tag.name in INLINE else "\n")
        self._faults |= tag.faults
        if self._in_data and not (tag.closing and tag.name == "script"):
            self._faults.add("data that cannot be read")
        self._in_data = tag.holds_data and not tag.empty
        if tag.closing:
            self._close(tag.name)
        else:
            self._open_element(tag)

    def _open_element(self, tag: Tag) -> None:
        about = mark = self._open[-1][1] if self._open else None
        if tag.attributes:
            mark = frozenset(dict(tag.attributes).get("data-review", "").split()) or about
            self._take_attributes(tag, mark)
        if mark != about:
            self._end_passage(about)
        self._open.append((tag.name, mark))
        self._struck += tag.name in _STRUCK
        if tag.empty:
            self._close(tag.name)

    def _close(self, name: str) -> None:
        if not self._open or self._open[-1][0] != name:
            self._balanced = False
            return
        _, mark = self._open.pop()
        self._struck -= name in _STRUCK
        if mark != (self._open[-1][1] if self._open else None):
            self._end_passage(mark)

    def _end_passage(self, mark: Mark) -> None:
        self._passages.append(Passage(unescape("".join(self._text)), mark))
        if self._struck_out:
            self._read_again += (Passage(unescape(text), mark) for text in self._other_readings())
        self._text.clear()
        self._struck_out.clear()

    def _other_readings(self) -> Iterator[str]:
        """The passage without what is struck out, and that alone, block by block."""
        texts = [(text, at in self._struck_out) for at, text in enumerate(self._text)]
        yield "".join(text for text, struck in texts if not struck)
        alone = (text if struck or text == "\n" else " " for text, struck in texts)
        yield from filter(str.strip, "".join(alone).split("\n"))

    def _take_attributes(self, tag: Tag, mark: Mark) -> None:
        for name, value in tag.attributes:
            self._values += (name, value)
            if name in _SHOWN_TARGETS:
                if tag.name not in _MACHINERY:
                    self._shown_values[mark].append(words_of(value))
            elif name not in _MACHINE and not name.startswith(_THEME):
                self._shown_values[mark].append(value)
