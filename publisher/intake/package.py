"""The zip packages that Word and Excel files are, opened within bounds.

Invariant: nothing is unpacked before its size is known to be bearable, no part is there
twice, and no XML part may define entities or name another file to be read.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publisher.findings import Finding, Place, Rule

MAX_FILE = 200_000_000
MAX_UNPACKED = 400_000_000
MAX_PARTS = 10_000
MAX_RATIO = 250
"""How far a part over a megabyte may have been compressed; honest XML stays below 100."""

_NOWHERE = Place()
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

_CARRIED = {
    "macros": r".*/vbaproject\.bin",
    "custom data": r"customxml/item\d+\.xml",
    "custom properties": r"docprops/custom\.xml",
    "a preview picture": r"docprops/thumbnail\..*",
    "links to other workbooks": r"xl/externallinks/externallink.*\.xml",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a part points at: a part of the package by name, or an address outside it."""

    address: str
    external: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One pointer of a part; the kind is the type's last word ("image")."""

    id: str
    kind: str
    target: Target


class CannotReadError(Exception):
    """A file that cannot be read; whoever was asked to read it turns it into the answer."""

    def __init__(self, rule: Rule, detail: str = "", place: Place = _NOWHERE) -> None:
        super().__init__(rule.code)
        self.finding = Finding(rule, place=place, detail=detail)


def open_package(data: bytes) -> Mapping[str, bytes]:
    """Every part of the package by its name in small letters ("word/document.xml").

    Raises: CannotReadError (D105 damaged, D106 password, D104 old format, D112, D115).
    """
    if not data:
        raise CannotReadError(Rule.D112)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise CannotReadError(Rule.D106)
        raise CannotReadError(Rule.D104, "a file of Word or Excel from before 2007")
    if len(data) > MAX_FILE:
        raise CannotReadError(Rule.D115, f"more than {MAX_FILE // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _weigh(package.infolist())
            parts = {i.filename.lower(): package.read(i) for i in package.infolist()}
    except (CannotReadError, MemoryError):
        raise
    except Exception as error:  # zipfile raises half a dozen kinds over a damaged file
        raise CannotReadError(Rule.D105) from error
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")) and any(mark in part for mark in _DOCTYPE):
            raise CannotReadError(Rule.D105)
    return parts


def parse_xml(part: bytes) -> etree._Element:
    """The root of an XML part; no entity is resolved and nothing else is opened.

    Raises: CannotReadError (D105) if it is not well formed, too deep or too long.
    """
    try:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotReadError(Rule.D105) from error


def links_of(parts: Mapping[str, bytes], name: str) -> Iterator[Link]:
    """What a part points at ("" for the package itself)."""
    folder, file = posixpath.split(name)
    relationships = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if relationships is None:
        return
    for element in parse_xml(relationships).iter("{*}Relationship"):
        address = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            joined = posixpath.normpath(posixpath.join("/", folder, address))
            address = joined.lstrip("/").lower()
        kind = element.get("Type", "").rpartition("/")[2]
        yield Link(element.get("Id", ""), kind, Target(address, external))


def carried_along(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What the package holds that is no part of the document, one kind after the other."""
    for kind, shape in _CARRIED.items():
        found = [name for name in parts if re.fullmatch(shape, name)]
        # an empty list of literature lies in every file that Word writes
        if any(not name.endswith(".xml") or _says_something(parts[name]) for name in found):
            yield kind
    core = parts.get("docprops/core.xml")
    if core and any((e.text or "").strip() for e in parse_xml(core).iter() if _names(e)):
        yield "properties of the document (such as its author)"


def _says_something(part: bytes) -> bool:
    return any(text.strip() for text in parse_xml(part).itertext())


def _names(element: etree._Element) -> bool:
    """Whether it is a property that may name someone, rather than a date or a count."""
    return etree.QName(element).localname in (
        *("creator", "lastModifiedBy", "title", "subject", "description", "keywords"),
        *("category", "contentStatus"),
    )


def _weigh(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        raise CannotReadError(Rule.D115, f"more than {MAX_PARTS} parts")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise CannotReadError(Rule.D115, f"more than {MAX_UNPACKED // 1_000_000} MB unpacked")
    for entry in entries:
        if entry.file_size > max(1_000_000, MAX_RATIO * entry.compress_size):
            raise CannotReadError(Rule.D115, "a part that is far larger than it seems")
        if entry.flag_bits & 0x1:
            raise CannotReadError(Rule.D106)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise CannotReadError(Rule.D105)  # two readers could see two different documents
