"""What a cell shows in the place of its value: a picture in the cell, or a linked record.

The cell itself holds an error for programs that know no better; what shows stands in parts
that it points at by numbers: cell, metadata, rich value, picture.
Source: [MS-XLSX] 2.3.11 (rich values).
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from publisher.findings import Finding
from publisher.intake.describe import Describe, described, told_instead
from publisher.intake.drawing import number, undecoded
from publisher.intake.fingerprint import of_bytes, of_package
from publisher.intake.package import links_of, parse_xml
from publisher.intake.picture import raster
from publisher.intake.plain import blocks_of
from publisher.intake.sheet.grid import At
from publisher.model import Block, Paragraph, Run

Element = etree._Element
Shown = tuple[Block[str], ...] | Finding

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FOLDER = "xl/richdata/"
_LOCAL, _WEB = "_rvRel:LocalImageIdentifier", "WebImageIdentifier"
_DECORATIVE = "6"
"""How a picture in a cell says that somebody marked it as decoration."""
_NOT_THERE = "a picture that is not in the file"
_UNKNOWN = "a value of a kind that is not known"


def rich_cells(parts: Mapping[str, bytes], sheet: str, describe: Describe) -> dict[At, Shown]:
    """What shows in cells of that sheet in the place of their values, or why it is not read.

    Raises: CannotReadError (D105).
    """
    if b"vm=" not in parts[sheet]:
        return {}
    values = _values(parts)
    found: dict[At, Shown] = {}
    for cell in parse_xml(parts[sheet]).iter("{*}c"):
        # an ordinary value beside its record is what the cell shows
        if cell.get("vm") and cell.get("t") == "e":
            at = number(cell.get("vm")) - 1
            value = values[at] if 0 <= at < len(values) else {}
            shown = _shown(value, parts, describe)
            if shown is not None:
                column, row = coordinate_from_string(cell.get("r", ""))
                found[row, column_index_from_string(column)] = shown
    return found


def _values(parts: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The rich values, by the number that a cell calls them by, counted from nought."""
    records = _records(parts)
    metadata = _root(parts, "xl/metadata.xml")
    kinds = [kind.get("name", "") for kind in metadata.iter("{*}metadataType")]
    blocks = {
        part.get("name", ""): [number(pointer.get("i")) for pointer in part.iter("{*}rvb")]
        for part in metadata.iter("{*}futureMetadata")
    }
    called = []
    for pointer in metadata.iterfind("{*}valueMetadata/{*}bk/{*}rc"):
        of = number(pointer.get("t")) - 1
        name = kinds[of] if 0 <= of < len(kinds) else ""
        at = _item(blocks.get(name, []), number(pointer.get("v")))
        called.append(_item(records, at) or {})
    return called


def _records(parts: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The rich values: what they say by its key, and under "" their kind."""
    kinds = [
        (kind.get("t", ""), [key.get("n", "") for key in kind.iter("{*}k")])
        for kind in _root(parts, f"{_FOLDER}rdrichvaluestructure.xml").iter("{*}s")
    ]
    found = []
    for record in _root(parts, f"{_FOLDER}rdrichvalue.xml").iter("{*}rv"):
        kind, keys = _item(kinds, number(record.get("s"))) or ("", [])
        values = (value.text or "" for value in record.iterfind("{*}v"))
        found.append({"": kind, **dict(zip(keys, values, strict=False))})
    return found


def _shown(
    value: Mapping[str, str], parts: Mapping[str, bytes], describe: Describe
) -> Shown | None:
    """What a rich value shows; None if that is the error that stands in the cell."""
    alt = value.get("Text", "")
    if value.get("") == "_error":
        return None
    if value.get("CalcOrigin") == _DECORATIVE:
        return ()
    if _LOCAL in value:
        pointers = list(_root(parts, f"{_FOLDER}richvaluerel.xml").iter("{*}rel"))
        pointer = _item(pointers, number(value[_LOCAL]))
        return _picture(parts, "richvaluerel.xml", pointer, alt, describe)
    if _WEB in value:
        images = list(_root(parts, f"{_FOLDER}rdrichvaluewebimage.xml").iter("{*}webImageSrd"))
        image = _item(images, number(value[_WEB]))
        kept = None if image is None else image.find("{*}blip")
        return _picture(parts, "rdrichvaluewebimage.xml", kept, alt, describe)
    if value.get("_DisplayString"):
        return blocks_of(value["_DisplayString"])
    told = (text.encode() for pair in sorted(value.items()) for text in pair)
    known_by = of_bytes(*told, of_package(parts).encode())
    return _instead(_UNKNOWN, "", known_by, describe)


def _picture(
    parts: Mapping[str, bytes], part: str, pointer: Element | None, alt: str, describe: Describe
) -> Shown:
    """The picture that a part points at, with its description."""
    id_ = "" if pointer is None else pointer.get(f"{_R}id", "")
    link = next((link for link in links_of(parts, f"{_FOLDER}{part}") if link.id == id_), None)
    if link is None or link.target.external or link.target.address not in parts:
        away = b"" if link is None else link.target.address.encode()
        known_by = of_bytes(away, of_package(parts).encode())
        return _instead(_NOT_THERE, alt, known_by, describe)
    data = parts[link.target.address]
    made = raster(data)
    if made is None:
        return _instead(undecoded(data), alt, of_bytes(data), describe)
    shown = described(made, alt, describe)
    return shown if isinstance(shown, Finding) else (shown,)


def _instead(what: str, alt: str, known_by: str, describe: Describe) -> Shown:
    told = told_instead(what, alt, known_by, describe)
    return told if isinstance(told, Finding) else (Paragraph((Run(told),)),)


_T = TypeVar("_T")


def _item(items: Sequence[_T], at: int | None) -> _T | None:
    return items[at] if at is not None and 0 <= at < len(items) else None


def _root(parts: Mapping[str, bytes], name: str) -> Element:
    return parse_xml(parts[name]) if name in parts else etree.Element("none")
