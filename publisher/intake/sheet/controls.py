"""Form controls on a sheet: boxes to tick, options, buttons, labels, lists to choose from.

Excel keeps a control up to three times: as a drawing of old (VML), its words again as a shape
of today's drawing, and its state in a part of its own. Invariant: where two of them say
different things, what is seen cannot be told and stops the sheet; where a kind shows words that
none of them tells, a person has to describe it. A list that shows several entries says them
all, since whoever opens the sheet can scroll to each; one that opens says what is chosen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.characters import TURNED_ROUND, turned_round
from publisher.intake.describe import Describe, told_instead
from publisher.intake.drawing import A, local, number, words_of
from publisher.intake.fingerprint import of_bytes, of_drawing
from publisher.intake.package import CannotReadError, Link, links_of, parse_xml
from publisher.intake.sheet.active import active_shapes
from publisher.intake.sheet.grid import Spot
from publisher.intake.sheet.lists import Look, chosen, entries

Element = etree._Element

CONTROL = "a form control on a sheet"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_KINDS = {"editbox": "edit"}
_WORDS_ALONE = ("button", "label", "gbox")
_WORDLESS = ("spin", "scroll")
_TOLD = {
    "checkbox": {"1": "[ticked]", "0": "[not ticked]", "2": "[partly ticked]"},
    "radio": {"1": "[chosen]", "0": "[not chosen]"},
}
"""What is said of a state, where a screen reader would say it."""
_STATES = {"": "0", "unchecked": "0", "checked": "1", "mixed": "2"}
_NO_END = re.compile(rb"<(br|hr)(\s[^<>]*)?(?<!/)>", re.IGNORECASE)
"""Excel writes line breaks into drawings of old as HTML has them."""
_HIDDEN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = ("#ffffff", "white")
_TINY = 80
"""The letters of drawings of old are measured in twentieths of a point."""
_ROW = 20
"""How high a row is that nobody made higher, in pixels."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a control says, and the cells that it covers; `cell` is the one it belongs to."""

    words: str
    spot: Spot
    cell: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A control as the drawing of old has it."""

    kind: str
    shape: str
    words: str
    said: Mapping[str, str]
    anchor: tuple[int, ...]
    hidden: bool
    element: Element


def controls_on(
    parts: Mapping[str, bytes], sheet: str, look: Look, describe: Describe
) -> Iterator[Control | Finding]:
    """The form controls of the sheet whose part has that name; `look` finds what lists offer.

    Raises: CannotReadError (D105, D109).
    """
    links = {link.id: link for link in links_of(parts, sheet)}
    active = active_shapes(parts, sheet)
    drawn = [
        control
        for link in links.values()
        if link.kind == "vmlDrawing"
        for control in _of_old(_part(parts, link))
        if control.shape not in active
    ]
    states = _states(parts, sheet, links)
    labels = _labels(parts, links)
    for control, shape in _paired(drawn, list(states)):
        if control.hidden:
            yield Finding(Rule.D201, detail="hidden drawings")
            continue
        state = states.get(shape, {})
        if _differs(control, state, labels.get(shape)):
            yield Finding(Rule.D109, detail=CONTROL)
            continue
        words: str | Finding | None = _said(control, state, look)
        if words is None:
            known_by = of_bytes(
                of_drawing(control.element, {}, parts).encode(), *map(str.encode, _flat(state))
            )
            words = told_instead(CONTROL, "", known_by, describe)
        if isinstance(words, Finding):
            yield words
        elif turned_round(words):
            yield Finding(Rule.D109, detail=TURNED_ROUND)
        elif words:
            yield Control(words, *_place(control.anchor))


def _flat(state: Mapping[str, str]) -> Iterator[str]:
    return (text for pair in sorted(state.items()) for text in pair)


def shapes_of_controls(parts: Mapping[str, bytes], sheet: str) -> frozenset[str]:
    """The ids of the shapes that the drawing of a sheet has for its controls."""
    return frozenset(_states(parts, sheet, {link.id: link for link in links_of(parts, sheet)}))


def _part(parts: Mapping[str, bytes], link: Link) -> bytes:
    if link.target.external or link.target.address not in parts:
        raise CannotReadError(Rule.D105)
    return parts[link.target.address]


def _of_old(part: bytes) -> Iterator[_Drawn]:
    """The controls in a drawing of old; notes (comments) do not show and are no controls."""
    for data in parse_xml(_NO_END.sub(rb"<\1\2/>", part)).iter("{*}ClientData"):
        kind = data.get("ObjectType", "").lower()
        shape = data.getparent()
        if kind == "note" or shape is None:
            continue
        said = {local(element): (element.text or "").strip() for element in data}
        anchor = tuple(number(text.strip()) for text in said.get("Anchor", "").split(","))
        id_ = shape.get(f"{_OFFICE}spid", "").rpartition("_s")[2]
        hidden = _HIDDEN.search(shape.get("style", "")) is not None
        lines = [_line(div, kind) for div in shape.iter("{*}div", "div")]
        yield _Drawn(kind, id_, " ".join(" ".join(lines).split()), said, anchor, hidden, shape)


def _line(div: Element, kind: str) -> str:
    """The words of a line but for those in letters that cannot be seen."""
    seen = [div.text or ""]
    for part in div:
        white = kind != "button" and part.get("color", "").split(" ")[0].lower() in _WHITE
        tiny = part.get("size") is not None and number(part.get("size")) < _TINY
        inner = "" if white or tiny else _line(part, kind)
        seen += [" " if local(part) in ("br", "hr") else inner, part.tail or ""]
    return "".join(seen)


def _states(
    parts: Mapping[str, bytes], sheet: str, links: Mapping[str, Link]
) -> dict[str, Mapping[str, str]]:
    """What the parts of the controls say, by the id of their shape, in the sheet's order."""
    found: dict[str, Mapping[str, str]] = {}
    part = parts[sheet]
    for control in parse_xml(part).iter("{*}control") if b"control" in part else ():
        link = links.get(control.get(f"{_R}id", ""))
        if link is not None and link.kind == "ctrlProp":
            root = parse_xml(_part(parts, link))
            items = [item.get("val", "") for item in root.iter("{*}item")]
            listed = {f"item{n}": text for n, text in enumerate(items, 1)}
            own = {str(key): str(value) for key, value in root.attrib.items()}
            found[control.get("shapeId", "")] = own | listed
    return found


def _labels(parts: Mapping[str, bytes], links: Mapping[str, Link]) -> dict[str, str]:
    """The words of the shapes of today's drawing, by their ids."""
    found = {}
    for link in links.values():
        if link.kind == "drawing":
            for shape in parse_xml(_part(parts, link)).iter("{*}sp"):
                about = next(shape.iter("{*}cNvPr"), None)
                lines = map(words_of, shape.iter(f"{A}p"))
                if about is not None:
                    found[about.get("id", "")] = " ".join(" ".join(lines).split())
    return found


def _paired(drawn: Sequence[_Drawn], shapes: list[str]) -> Iterator[tuple[_Drawn, str]]:
    """Each control with the id of its shape, "" if it is a drawing of old alone.

    LibreOffice writes no ids into the drawing of old: there the order tells.

    Raises: CannotReadError (D109) if some cannot be told apart.
    """
    by_id = {control.shape: control for control in drawn}
    if not shapes:
        yield from ((control, "") for control in drawn)
    elif sorted(control.shape for control in drawn) == sorted(shapes):
        yield from ((by_id[shape], shape) for shape in shapes)
    elif len(drawn) == len(shapes) and not any(by_id):
        yield from zip(drawn, shapes, strict=True)
    else:
        raise CannotReadError(Rule.D109, CONTROL)


def _differs(control: _Drawn, state: Mapping[str, str], label: str | None) -> bool:
    """Whether the places where a control is kept say different things of it."""
    kind = _kind(control, state)
    if _KINDS.get(kind, kind) != control.kind or label not in (None, control.words):
        return True
    of_old = control.said.get("Checked")
    told = kind in _TOLD and of_old is not None
    return told and bool(state) and _STATES.get(state.get("checked", "").lower()) != of_old


def _kind(control: _Drawn, state: Mapping[str, str]) -> str:
    return state.get("objectType", "").lower() or control.kind


def _said(control: _Drawn, state: Mapping[str, str], look: Look) -> str | None:
    """The words of a control with its state; None if it shows what cannot be told."""
    kind = _kind(control, state)
    if kind in _WORDLESS:
        return ""
    if kind in _WORDS_ALONE:
        return control.words
    if kind == "drop":
        return chosen(control.said, state, look)
    if kind == "list":
        return entries(control.said, state, look)
    told = _TOLD.get(kind, {})
    of_old = control.said.get("Checked", "0")
    value = _STATES.get(state.get("checked", "").lower(), "?") if state else of_old
    return f"{told[value]} {control.words}".strip() if value in told else None


def _place(anchor: tuple[int, ...]) -> tuple[Spot, tuple[int, int]]:
    """The cells that a control covers, and the one it belongs to: where most of it is.

    Raises: CannotReadError (D109) if it does not say where it is.
    """
    if len(anchor) != 8:
        raise CannotReadError(Rule.D109, CONTROL)
    left, _, top, above, right, _, bottom, below = anchor
    row = (top + bottom) // 2
    if bottom == top + 1 and above + below > _ROW:
        row = bottom
    last = bottom - (below == 0 and bottom > top)
    spot = Spot(top + 1, left + 1, max(top, last) + 1, max(left, right) + 1)
    return spot, (row + 1, left + 1)
