"""SmartArt in Word and Excel files, as the list of what its shapes say.

Invariant: SmartArt is kept twice, as a tree of words and as the shapes that were drawn of
it. It is read only if both say the same, so that what is read is what is seen. Where nothing
was drawn, programs draw it anew from the words, and these alone are read.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.intake.chart_sight import OTHER, Sight, UndecidedError
from publisher.intake.drawing import A, described_by, local, words_of
from publisher.intake.lettering import hides, runs_of, sight_of_shape
from publisher.intake.package import CannotReadError, parse_xml
from publisher.intake.runs import tidy
from publisher.model import Block, ListBlock, ListItem, Paragraph

Element = etree._Element

_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_WORDED = ("node", "asst", "")
_ON_ANYTHING = Sight(OTHER, None)
_DEEPEST = 5


def drawing_of(data: bytes) -> str:
    """The id of what points at the drawn shapes; "" if there are none."""
    try:
        extensions = parse_xml(data).iter("{*}dataModelExt")
    except CannotReadError:
        return ""
    return next((extension.get("relId", "") for extension in extensions), "")


def diagram_blocks(data: bytes, drawing: bytes) -> tuple[Block[str], ...] | None:
    """The list that the data hold, nested; None if its drawing says anything else.

    An empty drawing is one that is not there. Pictures in it are left to `pictures_in`.
    """
    try:
        return _blocks(parse_xml(data), parse_xml(drawing) if drawing else None)
    except (CannotReadError, UndecidedError):
        return None


def _blocks(model: Element, drawn: Element | None) -> tuple[Block[str], ...] | None:
    nodes = _nodes(model)
    if drawn is not None:
        hidden = any(hides(shape, sight_of_shape(shape)) for shape in drawn.iter("{*}sp"))
    else:
        pictured = any(local(element) == "blip" for element in model.iter())
        hidden = pictured or any(hides(node, _ON_ANYTHING) for node in nodes.values())
    if hidden:
        return None
    said = Counter(word for node in nodes.values() for word in _words(node))
    seen = said if drawn is None else Counter(_words(drawn))
    items = tuple(_items(_root(model), _children(model), nodes, _DEEPEST))
    if not said or said != seen or _count(items) != sum(1 for n in nodes.values() if _words(n)):
        return None
    return (ListBlock(items),)


def pictures_in(drawing: bytes) -> list[tuple[Element, str]]:
    """The pictures in what was drawn, each with the description of its shape."""
    drawn = parse_xml(drawing) if drawing else None
    return [] if drawn is None else [(blip, _said(blip)) for blip in drawn.iter(f"{A}blip")]


def _said(blip: Element) -> str:
    shape = next((outer for outer in blip.iterancestors() if local(outer) in ("sp", "pic")), None)
    about = () if shape is None else shape.iter("{*}cNvPr")
    return next(filter(None, map(described_by, about)), "")


def _nodes(model: Element) -> dict[str, Element]:
    return {
        point.get("modelId", ""): point
        for point in model.iter(f"{_DGM}pt")
        if point.get("type", "") in _WORDED
    }


def _root(model: Element) -> str:
    roots = (p.get("modelId", "") for p in model.iter(f"{_DGM}pt") if p.get("type") == "doc")
    return next(roots, "")


def _children(model: Element) -> dict[str, list[str]]:
    """The points below each point, in their order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for link in model.iter(f"{_DGM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "")
            place = (int(order) if order.isdigit() else 0, link.get("destId", ""))
            found.setdefault(link.get("srcId", ""), []).append(place)
    return {above: [below for _, below in sorted(each)] for above, each in found.items()}


def _items(
    above: str, children: dict[str, list[str]], nodes: dict[str, Element], depth: int
) -> Iterator[ListItem[str]]:
    for id_ in children.get(above, ()) if depth else ():
        lines = tuple(_lines(nodes[id_])) if id_ in nodes else ()
        below = tuple(_items(id_, children, nodes, depth - 1))
        if lines:
            yield ListItem((*lines, *((ListBlock(below),) if below else ())))
        else:
            yield from below


def _count(items: tuple[ListItem[str], ...]) -> int:
    inner = (block for item in items for block in item.blocks if isinstance(block, ListBlock))
    return len(items) + sum(_count(block.items) for block in inner)


def _lines(point: Element) -> Iterator[Paragraph[str]]:
    for line in point.iter(f"{A}p"):
        runs = tidy(runs_of(line))
        if runs:
            yield Paragraph(runs)


def _words(element: Element) -> list[str]:
    return " ".join(map(words_of, element.iter(f"{A}p"))).split()
