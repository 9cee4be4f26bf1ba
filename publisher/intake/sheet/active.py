"""ActiveX controls on a sheet."""

from collections.abc import Iterator, Mapping

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.active import ACTIVE, said_by
from publisher.intake.characters import TURNED_ROUND, turned_round
from publisher.intake.describe import Describe, told_instead
from publisher.intake.fingerprint import of_drawing
from publisher.intake.package import Target, links_of, parse_xml
from publisher.intake.sheet.drawing import part_of, spot_of
from publisher.intake.sheet.grid import Spot

Element = etree._Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def active_shapes(parts: Mapping[str, bytes], sheet: str) -> frozenset[str]:
    """The ids of the shapes that the drawing of old has for the ActiveX controls of a sheet."""
    return frozenset(e.get("shapeId", "") for e, _ in _controls(parts, sheet))


def active_on(
    parts: Mapping[str, bytes], sheet: str, describe: Describe
) -> Iterator[tuple[str | Finding, Spot | None]]:
    """What each says, or that nobody has described it, with the cells that it covers.

    Raises: CannotReadError (D105).
    """
    targets = {link.id: link.target for link in links_of(parts, sheet)}
    for control, target in _controls(parts, sheet):
        settings = control.find("{*}controlPr")
        anchor = None if settings is None else settings.find("{*}anchor")
        spot = None if anchor is None else spot_of(anchor)
        words = said_by(part_of(parts, target))
        if words is None:
            alt = "" if settings is None else settings.get("altText", "")
            yield told_instead(ACTIVE, alt, of_drawing(control, targets, parts), describe), spot
        elif turned_round(words):
            yield Finding(Rule.D109, detail=TURNED_ROUND), spot
        else:
            yield words, spot


def _controls(parts: Mapping[str, bytes], sheet: str) -> list[tuple[Element, Target]]:
    """The controls with what they point at, each once: the first of its alternatives."""
    links = {link.id: link for link in links_of(parts, sheet) if link.kind == "control"}
    found: dict[str, tuple[Element, Target]] = {}
    for control in parse_xml(parts[sheet]).iter("{*}control") if links else ():
        id_ = control.get(f"{_R}id", "")
        if id_ in links:
            found.setdefault(id_, (control, links[id_].target))
    return list(found.values())
