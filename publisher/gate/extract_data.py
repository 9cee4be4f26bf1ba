"""Reads text, JSON, CSV, XML and generated style sheets.

In CSV a row is about the review in its column `review`, in XML an element by an attribute
`review` (of any namespace). A value that holds markup is also read as a page would show it.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from publisher.gate.contents import Contents, Fault, Passage, lines, refused, unread
from publisher.gate.escapes import decoded, unescaped
from publisher.gate.extract_html import read_html
from publisher.gate.fold import SEAM
from publisher.gate.json_values import Mark, json_values

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_FORMULA = re.compile(r"\s*[=@]|\s*[+-].*[|!(]")
_SCRIPT = re.compile(r"\s*(java|vb)script\s*:", re.IGNORECASE)
_XML_START = re.compile(r"<\?xml [^<>?]*\?>")
_ACTIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
_RULES = r"(?:\s*+--[a-z0-9-]++:\s*+#[0-9a-fA-F]{3,8}\s*+;?)*+\s*+"
_ROOT = rf":root\s*+\{{{_RULES}\}}\s*+"
_DARK = rf"@media\s*+\(prefers-color-scheme:\s*+(?:dark|light)\)\s*+\{{\s*+(?:{_ROOT})*+\}}\s*+"
_STYLE = re.compile(rf"\s*+(?:{_ROOT}|{_DARK})*+")


def read_text(data: bytes) -> Contents:
    """A plain text file."""
    text = decoded(data)
    if text is None:
        return unread("it is not text in UTF-8")
    return Contents((Passage(text),), hidden=(text,))


def read_json(data: bytes) -> Contents:
    """A JSON file; each key and value is text."""
    try:
        return _of_values(json_values(decoded(data) or ""))
    except (ValueError, RecursionError):
        return unread("it is not valid JSON in UTF-8")


def read_csv(data: bytes) -> Contents:
    """A table with commas and a row of headings."""
    text = decoded(data)
    if text is None:
        return unread("it is not text in UTF-8")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return unread("it is not a table with commas")
    contents = _of_values(_csv_values(rows))
    if any(_FORMULA.match(cell) for row in rows for cell in row):
        fault = refused("a cell that a spreadsheet would run")
        return replace(contents, faults=contents.faults | {fault})
    return contents


def read_xml(data: bytes) -> Contents:
    """An XML file: no declarations of its own, no comments, no style sheet, no pages in it."""
    text = decoded(data)
    if text is None:
        return unread("it is not text in UTF-8")
    body = _XML_START.sub("", text, count=1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return unread("it is not valid XML")
    contents = _of_values(_xml_values(root, None))
    faults = _faults_of_pages(root)
    if "<!" in body or "<?" in body:
        faults.add(refused("a comment or a declaration"))
    return replace(contents, raw=(unescaped(text),), faults=contents.faults | faults)


def read_style(data: bytes) -> Contents:
    """A style sheet that only names colours; every other one must be the publisher's own."""
    text = decoded(data)
    if text is None or not _STYLE.fullmatch(text):
        return unread("it is not a list of colours")
    return Contents(hidden=(text,), raw=(text,))


def _csv_values(rows: list[list[str]]) -> Iterator[tuple[str, Mark]]:
    heads = rows[0] if rows else []
    column = heads.index("review") if "review" in heads else None
    for number, row in enumerate(rows):
        marked = number and column is not None and column < len(row) and row[column]
        for cell in row:
            yield cell, frozenset((str(row[column or 0]),)) if marked else None


def _xml_values(element: etree._Element, mark: Mark) -> Iterator[tuple[str, Mark]]:
    for name, value in element.attrib.items():
        if etree.QName(str(name)).localname in {"review", "data-review"}:
            mark = frozenset(str(value).split()) or mark
    for value in element.attrib.values():
        yield str(value), mark
    yield element.text or "", mark
    yield _joined(element), mark
    for child in element:
        if isinstance(child.tag, str):
            yield from _xml_values(child, mark)
        yield child.tail or "", mark


def _joined(element: etree._Element) -> str:
    """Words with elements among them, as if there were none; "" if there are none or no words."""
    around = (element.text, *(child.tail for child in element))
    mixed = len(element) and any(text and text.strip() for text in around)
    return SEAM.join(str(piece) for piece in element.itertext()) if mixed else ""


def _faults_of_pages(root: etree._Element) -> set[Fault]:
    """What is wrong with the pages inside, such as a feed's entries."""
    faults: set[Fault] = set()
    for element in root.iter():
        if isinstance(element.tag, str) and _may_run(element):
            faults.add(refused("something that can run"))
        if (element.text or "").strip() and element.get("type") not in {None, "text", "html"}:
            faults.add(refused("content of another type"))
        if element.get("type") == "html":
            faults |= read_html((element.text or "").encode()).faults
    return faults


def _may_run(element: etree._Element) -> bool:
    """Whether it is of a language that browsers run, and not a site map's link to a translation."""
    name = etree.QName(element)
    link = name.localname == "link" and element.get("rel") == "alternate"
    bare = link and not element.text and set(element.keys()) == {"rel", "hreflang", "href"}
    return name.namespace in _ACTIVE and not bare


def _of_values(values: Iterator[tuple[str, Mark]]) -> Contents:
    """A file of values; those of one review together, in their order.

    Nobody reads on from one review into the next, and a nation's values at once need much memory.
    """
    by_mark: dict[Mark, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    faults: set[Fault] = set()
    for value, mark in values:
        shown, hidden = by_mark[mark]
        shown.append(value)
        hidden.append(value)
        if _MARKUP.search(value):
            page = read_html(value.encode("utf-8", "replace"))
            shown.extend(passage.text for passage in page.shown)
            hidden.extend(page.hidden)
        if _SCRIPT.match(value):
            faults.add(refused("a link that may not be followed"))
    texts = {mark: _both(*by_mark.pop(mark)) for mark in tuple(by_mark)}
    return Contents(
        shown=tuple(Passage(shown, mark) for mark, (shown, _) in texts.items()),
        hidden=tuple(hidden for _, hidden in texts.values()),
        faults=frozenset(faults),
    )


def _both(shown: list[str], hidden: list[str]) -> tuple[str, str]:
    """What is shown and what is hidden, each a value a line; one text where they are the same."""
    text = lines(shown)
    return text, text if hidden == shown else lines(hidden)
