"""ActiveX controls in Word and Excel files: labels, buttons, boxes to tick, fields.

A control keeps what it says as a list of properties or in a form of its own, which only its
program reads. The former is read here, as far as it shows words; for the latter, and for what
shows more than these properties say, somebody has to look.
Source: [MS-OE376] 2.1.1590 (ocx), [MS-OFORMS] 2.4 (class ids) and 2.5 (properties).
"""

from collections.abc import Mapping

from lxml import etree

from publisher.intake.drawing import local
from publisher.intake.package import CannotReadError, parse_xml

Element = etree._Element

ACTIVE = "an ActiveX control"
_CAPTION, _VALUE = "Caption", "Value"
_TICK, _CHOICE = ("[not ticked]", "[ticked]"), ("[not chosen]", "[chosen]")
_SAY_CAPTION = (
    "{978C9E23-D4B0-11CE-BF2D-00AA003F40D0}",  # a label
    "{D7053240-CE69-11CD-A777-00DD01143C57}",  # a button
)
_SAY_VALUE = (
    "{8BD21D10-EC42-11CE-9E0D-00AA006002F3}",  # a field
    "{8BD21D30-EC42-11CE-9E0D-00AA006002F3}",  # a list that opens, with what is chosen
)
_SAY_STATE = {
    "{8BD21D40-EC42-11CE-9E0D-00AA006002F3}": _TICK,
    "{8BD21D50-EC42-11CE-9E0D-00AA006002F3}": _CHOICE,
}
_SAY_NOTHING = (
    "{79176FB0-B7F2-11CE-97EF-00AA006D2776}",  # a pair of arrows
    "{DFD181E0-5E2F-11CE-A449-00AA004A803D}",  # a scroll bar
)
_STATES = {"0": 0, "1": 1}
_LIGHT = frozenset({"16777215", "-2147483643", "2147483653"})
"""White, and the colour that windows have."""


def said_by(part: bytes) -> str | None:
    """What a control says; None if its part does not tell, or not for certain."""
    try:
        root = parse_xml(part)
    except CannotReadError:
        return None
    kind = _own(root, "classid").upper()
    if kind in _SAY_NOTHING:
        return ""
    values = _values(root)
    if values is None or _may_be_unseen(values):
        return None
    if kind in _SAY_CAPTION:
        return values.get(_CAPTION)
    if kind in _SAY_VALUE:
        return values.get(_VALUE, "")
    state = _STATES.get(values.get(_VALUE, ""))
    if kind not in _SAY_STATE or state is None:
        return None
    return f"{_SAY_STATE[kind][state]} {values.get(_CAPTION, '')}".strip()


def _values(root: Element) -> dict[str, str] | None:
    """The properties of a control by name; None if it has them in another form, or a picture."""
    listed = local(root) == "ocx" and _own(root, "persistence") == "persistPropertyBag"
    plain = all(local(inner) in ("ocxPr", "font") for inner in root.iterdescendants())
    if not (listed and plain):
        return None
    return {_own(one, "name"): _own(one, "value") for one in root}


def _may_be_unseen(values: Mapping[str, str]) -> bool:
    """Whether its words may have the colour of what lies behind, or stand as dots."""
    letters = values.get("ForeColor", "")
    return letters in _LIGHT or letters == values.get("BackColor", "-") or "PasswordChar" in values


def _own(element: Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    attributes = element.attrib.items()
    return next((str(v) for k, v in attributes if str(k).rpartition("}")[2] == name), "")
