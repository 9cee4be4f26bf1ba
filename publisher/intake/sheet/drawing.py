"""What is drawn on a sheet of a workbook: pictures, boxes of text, charts.

It floats over the cells, so it stands after them. What shows words that we cannot read is a
finding, but for what has a description; so is a filled shape without words, or a picture of
one colour, since people draw such things over cells to redact them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.chart import chart_blocks
from publisher.intake.chart_sight import OTHER, UndecidedError
from publisher.intake.describe import Describe, described, told_instead
from publisher.intake.drawing import (
    CHART,
    COVER,
    DIAGRAM,
    A,
    described_by,
    is_black,
    is_decorative,
    is_filled,
    local,
    number,
    said_of,
    stands_for_others,
    undecoded,
)
from publisher.intake.fingerprint import of_drawing
from publisher.intake.flow import Piece
from publisher.intake.framing import CHANGED, frame_of
from publisher.intake.lettering import hides, marks_of, runs_of, sight_of_shape
from publisher.intake.package import CannotReadError, Target, links_of, parse_xml
from publisher.intake.picture import is_one_colour, raster
from publisher.intake.runs import tidy
from publisher.intake.sheet.grid import Spot
from publisher.model import Paragraph, Run, runs_text

Element = etree._Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
HIDDEN = "hidden drawings"
MAY_BE_SEEN = "white letters in a box without a colour, on what may have one"
_UNDECIDED = "a box of text that shows more than letters"
_FRAMES = {"chart": CHART, "chartex": CHART, "diagram": DIAGRAM}
_THINGS = ("sp", "pic", "graphicFrame", "contentPart")


def drawn_on(
    parts: Mapping[str, bytes],
    sheet: str,
    shows: Callable[[Spot], bool],
    coloured: Callable[[Spot], bool],
    describe: Describe,
    but: Collection[str] = (),
) -> Iterator[Piece | Finding]:
    """What is drawn on the sheet whose part has that name, and what of it cannot be read.

    But for the shapes of those ids. `shows` tells whether any of the cells shows that
    something covers: with all of them hidden it has no size. `coloured` tells whether any of
    them may have a colour.

    Raises: CannotReadError (D105).
    """
    below: list[Spot | None] = []
    for link in links_of(parts, sheet):
        if link.kind == "drawing":
            images = {i.id: i.target for i in links_of(parts, link.target.address)}
            for thing in _things(parse_xml(part_of(parts, link.target))):
                about = next(thing.iter("{*}cNvPr"), None)
                if about is not None and about.get("id") in but:
                    continue
                spot = spot_of(_anchor(thing))
                if spot is None or shows(spot):
                    on_colour = partial(_on_colour, spot, coloured, below)
                    yield from _read(thing, parts, images, describe, on_colour)
                    if _paints(thing):
                        below.append(spot)
                else:
                    yield Finding(Rule.D201, detail=HIDDEN)


def _on_colour(
    spot: Spot | None, coloured: Callable[[Spot], bool], below: Sequence[Spot | None]
) -> bool:
    """Whether a thing may stand on a colour: of a cell, or of what was drawn before it."""
    if spot is None or coloured(spot):
        return True
    return any(one is None or one.meets(spot) for one in below)


def _paints(thing: Element) -> bool:
    """Whether it may hide or colour what is below it."""
    if local(thing) == "sp":
        return is_filled(thing) or thing.find(f"{{*}}spPr/{A}blipFill") is not None
    return local(thing) in ("pic", "graphicFrame")


def _anchor(thing: Element) -> Element:
    return next(outer for outer in thing.iterancestors() if local(outer).endswith("Anchor"))


def spot_of(anchor: Element) -> Spot | None:
    """The cells that a thing covers; None if it is anchored at its first alone, with a size."""
    first, last = anchor.find("{*}from"), anchor.find("{*}to")
    if first is None or last is None:
        return None
    top, left, bottom, right = (
        number(end.findtext(f"{{*}}{tag}")) for end in (first, last) for tag in ("row", "col")
    )
    bottom -= bottom > top and not number(last.findtext("{*}rowOff"))
    right -= right > left and not number(last.findtext("{*}colOff"))
    return Spot(top + 1, left + 1, max(top, bottom) + 1, max(left, right) + 1)


def part_of(parts: Mapping[str, bytes], target: Target) -> bytes:
    """The part that something points at. Raises: CannotReadError (D105) if it is not there."""
    if target.external or target.address not in parts:
        raise CannotReadError(Rule.D105)
    return parts[target.address]


def _things(drawing: Element) -> Iterator[Element]:
    """The shapes, pictures and frames of a drawing, those in groups one by one."""
    for element in drawing:
        if local(element) in _THINGS:
            yield element
        elif element.tag != f"{_MC}Fallback":
            yield from _things(element)


def _read(
    thing: Element,
    parts: Mapping[str, bytes],
    images: Mapping[str, Target],
    describe: Describe,
    on_colour: Callable[[], bool],
) -> Iterator[Piece | Finding]:
    if _is_hidden(thing):
        yield Finding(Rule.D201, detail=HIDDEN)
        return
    about = next(thing.iter("{*}cNvPr"), None)
    alt = "" if about is None else described_by(about)
    match local(thing):
        case "sp":
            yield from _shape(thing, alt, of_drawing(thing, images, parts), describe, on_colour)
            if thing.find(f"{{*}}spPr/{A}blipFill") is not None:
                yield from _picture(thing, parts, images, alt, describe)
        case "pic":
            yield from _picture(thing, parts, images, alt, describe)
        case "contentPart":
            known_by = of_drawing(thing, images, parts)
            yield from instead("handwriting (ink)", alt, known_by, describe)
        case _:
            yield from _framed(thing, parts, images, alt, describe)


def _is_hidden(thing: Element) -> bool:
    """Whether a thing does not show, by itself or with a group that it is in."""
    around = (thing, *(outer for outer in thing.iterancestors() if local(outer) == "grpSp"))
    about = (next(one.iter("{*}cNvPr"), None) for one in around)
    return any(one is not None and one.get("hidden") in ("1", "true") for one in about)


def _framed(
    frame: Element,
    parts: Mapping[str, bytes],
    images: Mapping[str, Target],
    alt: str,
    describe: Describe,
) -> Iterator[Piece | Finding]:
    """A chart, or a drawing of a kind that is not known."""
    data = next(frame.iter(f"{A}graphicData"), None)
    kind = "" if data is None else data.get("uri", "").rpartition("/")[2]
    what = _FRAMES.get(kind, "a drawing of a kind that is not known")
    ids = (inner.get(f"{_R}id", "") for inner in frame.iter("{*}chart"))
    target = next((images[id_] for id_ in ids if id_ in images), None)
    blocks = chart_blocks(part_of(parts, target)) if target is not None else None
    if blocks is None:
        yield from instead(what, alt, of_drawing(frame, images, parts), describe)
    else:
        yield from said_of(what, alt)
        yield from blocks
        yield Finding(Rule.D204, detail=what)


def _shape(
    shape: Element, alt: str, known_by: str, describe: Describe, on_colour: Callable[[], bool]
) -> Iterator[Piece | Finding]:
    sight = on_paper = sight_of_shape(shape)
    try:
        if hides(shape, on_paper) and on_colour():
            sight = sight_of_shape(shape, OTHER)
        hidden, unsure = hides(shape, sight), hides(shape, on_paper, sight)
        lines = [tidy(runs_of(line, sight)) for line in shape.iter(f"{A}p")]
        marked = zip(marks_of(shape), lines, strict=True)
        words = [Paragraph(tidy([Run(mark), *line])) for mark, line in marked if line]
    except UndecidedError:
        yield from instead(_UNDECIDED, alt, known_by, describe)
        return
    yield from words
    if hidden:
        yield Finding(Rule.D201, detail="text that cannot be seen")
    if unsure:
        yield Finding(Rule.D216, detail=MAY_BE_SEEN)
    said = " ".join(runs_text(line.runs) for line in words)
    if is_filled(shape) and (not words or stands_for_others(said, is_black(shape))):
        yield Finding(Rule.D109, detail=COVER)


def _picture(
    picture: Element,
    parts: Mapping[str, bytes],
    images: Mapping[str, Target],
    alt: str,
    describe: Describe,
) -> Iterator[Piece | Finding]:
    """A picture, but one that is mere decoration; of one colour it may cover the cells."""
    blip = next(picture.iter(f"{A}blip"), None)
    decorative = any(map(is_decorative, picture.iter()))
    target = images.get(blip.get(f"{_R}embed", "")) if blip is not None else None
    known_by = of_drawing(picture, images, parts)
    if blip is None or target is None or target.external:
        if not decorative:
            yield from instead("a picture that is not in the file", alt, known_by, describe)
        return
    frame = frame_of(blip)
    made = None if frame is None else raster(part_of(parts, target), frame)
    if made is not None and is_one_colour(made):
        yield Finding(Rule.D109, detail=COVER)
    elif decorative:
        return
    elif made is None:
        what = CHANGED if frame is None else undecoded(part_of(parts, target))
        yield from instead(what, alt, known_by, describe)
    else:
        yield described(made, alt, describe)


def instead(what: str, alt: str, known_by: str, describe: Describe) -> Iterator[Piece | Finding]:
    """The description of what we cannot draw, or that nobody has described it."""
    told = told_instead(what, alt, known_by, describe)
    if isinstance(told, Finding):
        yield told
    else:
        yield Paragraph((Run(told),))
        yield Finding(Rule.D201, detail="drawings, in whose place their descriptions stand")
