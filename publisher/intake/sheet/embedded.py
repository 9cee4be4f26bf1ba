"""Files embedded in a sheet, which show as a picture, and the picture behind its cells."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, described
from publisher.intake.drawing import undecoded
from publisher.intake.fingerprint import of_bytes, of_package
from publisher.intake.flow import Piece
from publisher.intake.package import Target, links_of, parse_xml
from publisher.intake.picture import raster
from publisher.intake.sheet.drawing import HIDDEN, instead, part_of, spot_of
from publisher.intake.sheet.grid import Spot

Element = etree._Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMBEDDED = "an embedded file"
_KINDS = ("package", "oleObject")


def embedded_in(
    parts: Mapping[str, bytes], sheet: str, shows: Callable[[Spot], bool], describe: Describe
) -> Iterator[Piece | Finding]:
    """What shows of the files in the sheet whose part has that name, and behind its cells.

    `shows` tells whether any of the cells shows that something covers.

    Raises: CannotReadError (D105).
    """
    links = list(links_of(parts, sheet))
    targets = {link.id: link.target for link in links}
    root = parse_xml(parts[sheet])
    for picture in root.iterchildren("{*}picture"):
        behind = targets.get(picture.get(f"{_R}id", ""))
        if behind is not None:
            data = part_of(parts, behind)
            yield from _picture(data, "", undecoded(data), of_bytes(data), describe)
    objects: dict[str, Element] = {}
    for one in root.iter("{*}oleObject"):  # the first has the picture; others are for old programs
        objects.setdefault(one.get(f"{_R}id", ""), one)
    for link in links:
        if link.kind in _KINDS:
            settings = objects[link.id].find("{*}objectPr") if link.id in objects else None
            yield from _shown(link.target, settings, targets, parts, shows, describe)


def _shown(
    file: Target,
    settings: Element | None,
    targets: Mapping[str, Target],
    parts: Mapping[str, bytes],
    shows: Callable[[Spot], bool],
    describe: Describe,
) -> Iterator[Piece | Finding]:
    """The picture of an embedded file, or the description that stands in its place."""
    anchor = None if settings is None else settings.find("{*}anchor")
    spot = None if anchor is None else spot_of(anchor)
    if spot is not None and not shows(spot):
        yield Finding(Rule.D201, detail=HIDDEN)
        return
    look = None if settings is None else targets.get(settings.get(f"{_R}id", ""))
    alt = "" if settings is None else settings.get("altText", "")
    own = b"" if file.external else part_of(parts, file)
    data = b"" if look is None else part_of(parts, look)
    away = (file.address.encode(), of_package(parts).encode()) if file.external else ()
    known_by = of_bytes(own, data, *away)
    yield from _picture(data, alt, _EMBEDDED, known_by, describe)


def _picture(
    data: bytes, alt: str, what: str, known_by: str, describe: Describe
) -> Iterator[Piece | Finding]:
    made = raster(data) if data else None
    if made is None:
        yield from instead(what, alt, known_by, describe)
    else:
        yield described(made, alt, describe)
