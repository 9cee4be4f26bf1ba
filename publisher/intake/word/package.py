"""The parts of a Word file: which they are, what they point at, what lies in them unseen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.package import (
    CannotReadError,
    Target,
    carried_along,
    links_of,
    open_package,
    parse_xml,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    "wordprocessingml/main": W,
    "officeDocument/relationships": R,
    "drawingml/wordprocessingDrawing": WP,
    "drawingml/main": A,
    "drawingml/picture": "{http://schemas.openxmlformats.org/drawingml/2006/picture}",
    "drawingml/chart": "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "drawingml/diagram": "{http://schemas.openxmlformats.org/drawingml/2006/diagram}",
    "officeDocument/math": M,
}
"""What the strict variant of the format calls the namespaces that we know."""


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part and what its relationship ids stand for."""

    data: bytes
    targets: Mapping[str, Target]

    def parse(self) -> etree._Element:
        """The root, parsed anew: whoever asks may change the tree.

        Raises: CannotReadError (D105).
        """
        return _transitional(parse_xml(self.data))


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts that a document is made of; `parts` holds every part by name."""

    parts: Mapping[str, bytes]
    document: Part
    styles: Part | None
    numbering: Part | None
    footnotes: Part | None
    endnotes: Part | None
    comments: Part | None
    margins: tuple[Part, ...]
    """Headers and footers."""


def open_word(data: bytes) -> WordPackage:
    """Open a .docx file.

    Raises: CannotReadError (D104, D105, D106, D112, D115).
    """
    parts = open_package(data)
    main = [link.target for link in links_of(parts, "") if link.kind == "officeDocument"]
    if len(main) != 1 or main[0].address not in parts:
        raise CannotReadError(Rule.D105)
    name = main[0].address
    if name.startswith(("xl/", "ppt/")):
        raise CannotReadError(Rule.D104, "a file of another program with the name of a Word file")
    beside: dict[str, list[Part]] = {}
    for link in links_of(parts, name):
        if not link.target.external and link.target.address in parts:
            beside.setdefault(link.kind, []).append(_part(parts, link.target.address))
    first = {kind: found[0] for kind, found in beside.items()}
    package = WordPackage(
        parts=parts,
        document=_part(parts, name),
        styles=first.get("styles"),
        numbering=first.get("numbering"),
        footnotes=first.get("footnotes"),
        endnotes=first.get("endnotes"),
        comments=first.get("comments"),
        margins=(*beside.get("header", ()), *beside.get("footer", ())),
    )
    if package.document.parse().tag != f"{W}document":
        raise CannotReadError(Rule.D105)
    return package


def beside_the_text(package: WordPackage) -> Iterator[Finding]:
    """What the file holds that is no part of the text: left out, and said once a kind."""
    comments = package.comments.parse().iter(f"{W}comment") if package.comments else ()
    embedded = [name for name in package.parts if "/embeddings/" in name]
    kinds = {
        "comments": len(list(comments)),
        "headers and footers with text": sum(map(_has_text, package.margins)),
        "embedded files": len(embedded),
    }
    for kind, count in kinds.items():
        if count:
            yield Finding(Rule.D201, detail=f"{kind}: {count}")
    for kind in carried_along(package.parts):
        yield Finding(Rule.D201, detail=kind)


def _part(parts: Mapping[str, bytes], name: str) -> Part:
    return Part(parts[name], {link.id: link.target for link in links_of(parts, name)})


def _has_text(part: Part) -> bool:
    return any((text.text or "").strip() for text in part.parse().iter(f"{W}t"))


def _transitional(root: etree._Element) -> etree._Element:
    """The tree with the names that Word writes by default, if it has those of the strict kind."""
    if not any(uri.startswith(_STRICT) for uri in root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = _known_name(element.tag)
        for key, value in element.attrib.items():
            if _known_name(key) != key:
                del element.attrib[key]
                element.set(_known_name(key), value)
    return root


def _known_name(name: str | bytes) -> str:
    name = name.decode() if isinstance(name, bytes) else name
    uri, brace, local = name.rpartition("}")
    return _TRANSITIONAL.get(uri.removeprefix("{" + _STRICT), uri + brace) + local
