"""What a drawing is known by that we cannot draw: a fingerprint of all that it is made of.

A person writes what it shows beside the fingerprint. So nothing may change of what is seen
while the fingerprint stays: it is over the drawing's own XML and every part that it points
at, and those that these point at. Left out is what a program counts anew each time that it
saves the file.

It stands in findings, which others may read: nobody may be able to try out names until one
gives the same. What is made of few words, or lies elsewhere and has an address alone, goes in
together with everything that the file holds.
"""

import hashlib
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from publisher.intake.package import Target, links_of

Element = etree._Element

_POINTERS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COUNTED = frozenset({"id", "spid", "relid", "shapeId", "anchorId", "editId", "paraId", "textId"})


def of_bytes(*things: bytes) -> str:
    """The fingerprint of things that belong together."""
    made = hashlib.sha256()
    for thing in things:
        made.update(len(thing).to_bytes(8, "big"))
        made.update(thing)
    return made.hexdigest()


def of_drawing(element: Element, targets: Mapping[str, Target], parts: Mapping[str, bytes]) -> str:
    """The fingerprint of a drawing; `targets` are what ids in it stand for."""
    called = (value for inner in element.iter() for value in inner.attrib.values())
    reached = [targets[id_] for id_ in map(str, called) if id_ in targets]
    within = any(not one.external and one.address in parts for one in reached)
    around = () if within else (of_package(parts).encode(),)
    return of_bytes(_as_written(element), *_reachable(reached, parts), *around)


def of_package(parts: Mapping[str, bytes]) -> str:
    """The fingerprint of everything that a file holds."""
    return of_bytes(*(thing for name in sorted(parts) for thing in (name.encode(), parts[name])))


def _reachable(targets: list[Target], parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """Every part that is pointed at, and the addresses of what lies outside, each once."""
    waiting, seen = [*targets], set[Target]()
    while waiting:
        target = waiting.pop(0)
        if target in seen:
            continue
        seen.add(target)
        if target.external or target.address not in parts:
            yield target.address.encode()
        else:
            yield parts[target.address]
            waiting += [link.target for link in links_of(parts, target.address)]


def _as_written(element: Element) -> bytes:
    """The drawing's own XML without numbers that a program gives out anew."""
    copy = deepcopy(element)
    copy.tail = None
    for inner in copy.iter(etree.Element):
        for name in map(str, list(inner.attrib)):
            if name.startswith(_POINTERS) or name.rpartition("}")[2] in _COUNTED:
                del inner.attrib[name]
    return etree.tostring(copy, method="c14n", exclusive=True)
