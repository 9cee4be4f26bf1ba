"""Drawings in Word: pictures, text boxes, and what shows words that we cannot read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from publisher.intake.active import ACTIVE, said_by
from publisher.intake.chart import chart_blocks
from publisher.intake.diagram import diagram_blocks, drawing_of, pictures_in
from publisher.intake.drawing import (
    CHART,
    DIAGRAM,
    UNDECODED,
    described_by,
    is_decorative,
    local,
    shape_of,
    undecoded,
)
from publisher.intake.framing import CHANGED, frame_of
from publisher.intake.package import Target, links_of
from publisher.intake.picture import Frame
from publisher.intake.word.overlay import may_cover
from publisher.intake.word.package import WP, A, R, V, W
from publisher.model import Block

Element = etree._Element

_READABLE = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")
_OBJECT = "an embedded object"
_OF_OLD = re.compile(r"crop.*|gain|blacklevel|gamma|bilevel|chromakey|embosscolor")
"""What says that only a part of a picture shows, or not as it is kept."""
_TURNED_OF_OLD = re.compile(r"rotation\s*:\s*-?[1-9]|flip\s*:")
_SIGNER = ("suggestedsigner", "suggestedsigner2")
_OFFICE = "{urn:schemas-microsoft-com:office:office}"


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box with paragraphs of its own."""

    content: Element


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture's file, how Word shows it, and its description.

    `unread` says what it is if it cannot be decoded: a picture, or an object that it shows. One
    that is mere decoration tells a reader nothing, but may cover words.
    """

    data: bytes
    frame: Frame
    alt: str
    unread: str
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that shows, or may show, words that are not in the text.

    `alt` is its description, which can stand in its place.
    """

    detail: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """A filled shape that may cover words: what lies below it cannot be told."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """WordArt as it was before 2010, words drawn along a path, or a line for a signature."""

    words: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Lines or shapes without words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A chart or SmartArt as blocks; `what` it is, and its description."""

    blocks: tuple[Block[str], ...]
    what: str
    alt: str


Drawn = TextBox | Shown | Unreadable | Cover | Lettering | Plain | Told


def drawn(
    element: Element, targets: Mapping[str, Target], parts: Mapping[str, bytes]
) -> Iterator[Drawn]:
    """What a w:drawing, w:pict or w:object shows."""
    inside = list(_outside_boxes(element))
    controls = [e.get(f"{R}id") for e in inside if e.tag == f"{W}control"]
    words = [said_by(_part(id_, targets, parts)) for id_ in controls]
    if controls and None not in words:
        yield from (Lettering(text) for text in words if text)
        return
    what = ACTIVE if controls else _OBJECT if element.tag == f"{W}object" else UNDECODED
    found: list[Drawn] = [TextBox(e) for e in inside if e.tag == f"{W}txbxContent"]
    found += (Lettering(words) for words in map(_lettering, inside) if words)
    found += _told(inside, targets, parts)
    found += (Unreadable(detail, _description(inside)) for detail in sorted(_unreadable(inside)))
    if may_cover(element):
        found.append(Cover())
    signatures = _signed_below(inside, parts)
    found += map(Lettering, signatures)
    if not signatures:
        found += _pictures(inside, what, targets, parts)
    if what in (_OBJECT, ACTIVE) and not found:
        found.append(Unreadable(what, _description(inside)))
    silent = any(e.get(f"{_OFFICE}hr") or is_decorative(e) for e in inside)
    yield from found
    if not (found or silent) and len(inside) > 1:
        yield Plain()


def _lettering(element: Element) -> str:
    drawn = element.tag == f"{V}textpath" and element.get("on") not in ("f", "false")
    return element.get("string", "").strip() if drawn else ""


def _signed_below(inside: list[Element], parts: Mapping[str, bytes]) -> list[str]:
    """What stands at lines for signatures, which a picture in the file repeats: who is to sign.

    In a document that was signed the picture may say something else, and is looked at.
    """
    if any(name.startswith("_xmlsignatures/") for name in parts):
        return []
    lines = (element for element in inside if element.tag == f"{_OFFICE}signatureline")
    return [
        "\n".join(("X", *(e.get(f"{_OFFICE}{name}", "").strip() for name in _SIGNER)))
        for e in lines
    ]


def _outside_boxes(element: Element) -> Iterator[Element]:
    """The element and all within it, but nothing within a text box: that is read as text."""
    yield element
    if element.tag != f"{W}txbxContent":
        for child in element:
            yield from _outside_boxes(child)


def _told(
    inside: list[Element], targets: Mapping[str, Target], parts: Mapping[str, bytes]
) -> Iterator[Told | Shown | Unreadable]:
    """Charts and SmartArt, with the pictures in it."""
    alt = _description(inside)
    for element in inside:
        if local(element) == "chart":
            blocks = chart_blocks(_part(element.get(f"{R}id"), targets, parts))
            yield Told(blocks, CHART, alt) if blocks else Unreadable(CHART, alt)
        elif local(element) == "relIds":
            data = _part(element.get(f"{R}dm"), targets, parts)
            drawing = drawing_of(data)
            blocks = diagram_blocks(data, _part(drawing, targets, parts))
            yield Told(blocks, DIAGRAM, alt) if blocks else Unreadable(DIAGRAM, alt)
            if blocks and drawing in targets:
                yield from _pictured(targets[drawing].address, parts, alt)


def _pictured(name: str, parts: Mapping[str, bytes], alt: str) -> Iterator[Shown | Unreadable]:
    """The pictures in what was drawn of SmartArt."""
    targets = {link.id: link.target for link in links_of(parts, name)}
    for blip, own in pictures_in(parts.get(name, b"")):
        shown = _picture(blip, [], DIAGRAM, targets, parts)
        if shown is not None:
            yield replace(shown, alt=own or alt)


def _part(id_: str | None, targets: Mapping[str, Target], parts: Mapping[str, bytes]) -> bytes:
    """The part that an id points at; nothing if it is not in the file."""
    target = targets.get(id_ or "")
    return b"" if target is None or target.external else parts.get(target.address, b"")


def _unreadable(inside: list[Element]) -> set[str]:
    found = set()
    for element in inside:
        if local(element) == "contentPart":
            found.add("handwriting (ink)")
        elif element.tag == f"{A}graphicData":
            kind = element.get("uri", "")
            if not kind.endswith((*_READABLE, "/chart", "/diagram", "/chartex")):
                found.add("a drawing of a kind that is not known")
        elif element.tag == f"{A}t" and (element.text or "").strip():
            found.add("a drawing with words")
    return found


def _pictures(
    inside: list[Element],
    what: str,
    targets: Mapping[str, Target],
    parts: Mapping[str, bytes],
) -> Iterator[Shown | Unreadable]:
    """The pictures; what says that one is decoration says it of that one, or of the group."""
    decoration = {shape_of(element) for element in inside if is_decorative(element)}
    for blip in inside:
        if blip.tag in (f"{A}blip", f"{V}imagedata", f"{V}fill"):
            picture = _picture(blip, inside, what, targets, parts)
            if not decoration.intersection(blip.iterancestors()):
                yield from [picture] if picture else []
            elif isinstance(picture, Shown):
                yield replace(picture, decorative=True)


def _picture(
    blip: Element,
    inside: list[Element],
    what: str,
    targets: Mapping[str, Target],
    parts: Mapping[str, bytes],
) -> Shown | Unreadable | None:
    ids = [blip.get(name) for name in (f"{R}embed", f"{R}link", f"{R}id", f"{_OFFICE}relid")]
    if not any(ids):
        return None
    target = next((targets[i] for i in ids if i and i in targets), None)
    if target is None or target.external or target.address not in parts:
        return Unreadable("a picture that is not in the file", _alt(blip, inside))
    styles = (outer.get("style", "") for outer in blip.iterancestors())
    turned = any(map(_TURNED_OF_OLD.search, styles))
    if blip.tag == f"{V}fill" or turned or any(map(_OF_OLD.fullmatch, map(str, blip.attrib))):
        return Unreadable("a picture in an old kind of drawing")
    frame = frame_of(blip)
    if frame is None:
        return Unreadable(CHANGED, _alt(blip, inside))
    data = parts[target.address]
    unread = undecoded(data) if what == UNDECODED else what
    return Shown(data, frame, _alt(blip, inside), unread)


def _alt(blip: Element, inside: list[Element]) -> str:
    """The description: the picture's own if it stands in a group, else the drawing's."""
    own = [
        properties
        for outer in blip.iterancestors()
        if local(outer) == "pic"
        for properties in outer.iter("{*}cNvPr")
    ]
    several = sum(e.tag == f"{A}blip" for e in inside) > 1
    for element in own if several else ():
        alt = described_by(element)
        if alt:
            return alt
    return _description(inside) or next(filter(None, map(described_by, own)), "")


def _description(inside: list[Element]) -> str:
    """The description of a drawing as a whole; of old kinds, the first in it."""
    whole = (described_by(e) for e in inside if e.tag == f"{WP}docPr")
    of_old = (e.get("alt", "").strip() for e in inside)
    return next(filter(None, (*whole, *of_old)), "")
