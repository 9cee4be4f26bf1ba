"""What of a chart can be seen: its letters, its bars and lines, and what is written at points.

Where it cannot be told whether words are seen, nothing is: `UndecidedError`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.intake.drawing import A, local, number

Element = etree._Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PAPER, _INK = "FFFFFF", "000000"
_NAMED = {
    **dict.fromkeys(("BG1", "LT1", "WINDOW", "WHITE"), _PAPER),
    **dict.fromkeys(("TX1", "DK1", "WINDOWTEXT", "BLACK"), _INK),
}
NONE, OTHER = "none", "other"
_SEEN_THROUGH, _STILL_WHITE = 50_000, 90_000
"""In thousandths of a per cent: how see-through a colour may be, and how dark a white."""
_TINY = 400
"""Letters are measured in hundredths of a point."""
_INSIDE = ("ctr", "inEnd", "inBase")
_LINES = ("line", "line3D", "radar", "scatter", "stock")


class UndecidedError(Exception):
    """It cannot be told what a reader sees."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The ground of a chart or shape, and the looks of letters that say nothing else."""

    ground: str
    letters: Element | None

    def letters_seen(self, *looks: Element | None) -> bool:
        """Whether letters of a chart are seen that have these looks, the nearest first.

        Raises: UndecidedError if they are struck out, which a table cannot say.
        """
        if any(map(is_struck, looks)):
            raise UndecidedError
        return self.shows(*looks)

    def shows(self, *looks: Element | None) -> bool:
        """Whether letters are seen that have these looks, the nearest first."""
        known = [look for look in (*looks, self.letters) if look is not None]
        colour = next(filter(None, map(fill_of, known)), None)
        size = next((look.get("sz") for look in known if look.get("sz")), None)
        return not (self._unseen(colour) or (size is not None and number(size) < _TINY))

    def text_seen(self, holder: Element) -> bool:
        """Whether the letters of an axis, a legend or labels are seen."""
        return self.letters_seen(_look(holder.find(f"{C}txPr")))

    def words_in(self, title: Element) -> str:
        """The words of a title that are seen."""
        own = _look(title.find(f"{C}txPr"))
        if title.find(f"{C}tx/{C}strRef") is not None:
            cached = (value.text or "" for value in title.iter(f"{C}v"))
            return " ".join(" ".join(cached).split()) if self.letters_seen(own) else ""
        lines = ("".join(self._parts(line, own)) for line in title.iter(f"{A}p"))
        return " ".join(" ".join(lines).split())

    def _parts(self, line: Element, own: Element | None) -> Iterator[str]:
        around = line.find(f"{A}pPr/{A}defRPr")
        for part in line.iter(f"{A}t", f"{A}br"):
            run = part.getparent()
            if self.letters_seen(None if run is None else run.find(f"{A}rPr"), around, own):
                yield " " if local(part) == "br" else part.text or ""

    def is_drawn(self, thing: Element, plot: Element) -> bool:
        """Whether a series, or a point of it, has a colour by which it is seen."""
        if local(plot).startswith("surface"):
            return self._is_painted(plot)
        if local(plot).removesuffix("Chart") in _LINES:
            return self.line_seen(thing) or self._is_marked(thing, plot)
        return self.area_seen(thing)

    def _is_painted(self, surface: Element) -> bool:
        """Whether a surface shows all over: the steps of its height have colours, not points.

        Raises: UndecidedError if one of them has none.
        """
        painted = f"{A}ln" if is_on(surface.find(f"{C}wireframe")) else f"{C}spPr"
        fills = (fill_of(look) for look in surface.iter(painted))
        if any(map(self._unseen, filter(None, fills))):
            raise UndecidedError
        return True

    def line_seen(self, thing: Element) -> bool:
        """Whether a line has a colour, or is left to the program."""
        line = thing.find(f"{C}spPr/{A}ln")
        return line is None or not self._unseen(fill_of(line))

    def area_seen(self, thing: Element) -> bool:
        """Whether a bar or slice is filled, or has an outline of its own."""
        shape = thing.find(f"{C}spPr")
        line = None if shape is None else shape.find(f"{A}ln")
        outline = None if line is None else fill_of(line)
        filled = None if shape is None else fill_of(shape)
        return not self._unseen(filled) or not (outline is None or self._unseen(outline))

    def _is_marked(self, thing: Element, plot: Element) -> bool:
        """Whether the points of a line have marks of their own."""
        marker = thing.find(f"{C}marker")
        if marker is None:
            everywhere = plot.find(f"{C}marker")
            return local(plot) == "scatterChart" or (everywhere is not None and is_on(everywhere))
        symbol, shape = marker.find(f"{C}symbol"), marker.find(f"{C}spPr")
        if symbol is not None and symbol.get("val") == "none":
            return False
        fill = None if shape is None else fill_of(shape)
        line = None if shape is None else shape.find(f"{A}ln")
        return not self._unseen(fill) or (line is not None and not self._unseen(fill_of(line)))

    def _unseen(self, colour: str | None) -> bool:
        return colour == NONE or (colour != OTHER and colour == self.ground)


def sight_of(root: Element) -> Sight:
    """How the letters of a chart stand out from its ground unless they say otherwise."""
    shape = root.find(f"{C}spPr")
    ground = None if shape is None else fill_of(shape)
    return sight_on(ground, _look(root.find(f"{C}txPr")))


def sight_on(ground: str | None, letters: Element | None) -> Sight:
    """How letters stand out from that ground; where there is none, from the paper."""
    return Sight(ground if ground and ground != NONE else _PAPER, letters)


def is_struck(look: Element | None) -> bool:
    """Whether letters of that look have a line through them."""
    return look is not None and look.get("strike", "noStrike") != "noStrike"


def is_on(switch: Element | None) -> bool:
    """Whether a switch is there and on."""
    return switch is not None and switch.get("val", "1") in ("1", "true")


def written_at(
    series: Element, plot: Element, points: Iterator[int], what: tuple[str, ...], sight: Sight
) -> set[int]:
    """The points beside which one of those things is written ("showVal").

    Raises: UndecidedError if names are written in letters that may not be seen.
    """
    own = series.find(f"{C}dLbls")
    labels = own if own is not None else plot.find(f"{C}dLbls")
    if labels is None:
        return set()
    at = set(points) if _says(labels, what) else set()
    for one in labels.iterchildren(f"{C}dLbl"):
        index = one.find(f"{C}idx")
        of = {number(index.get("val"))} if index is not None else set()
        at = at | of if _says(one, what) else at - of
    if at and "showVal" not in what and not stands_out(labels, sight):
        raise UndecidedError
    return at


def _says(labels: Element, what: tuple[str, ...]) -> bool:
    if is_on(labels.find(f"{C}delete")):
        return False
    return any(is_on(labels.find(f"{C}{tag}")) for tag in what)


def stands_out(labels: Element, sight: Sight) -> bool:
    """Whether labels are seen: letters like the ground are, on the colour of a bar."""
    looks = labels.iter(f"{A}defRPr", f"{A}rPr")
    seen = all([sight.text_seen(labels), *map(sight.letters_seen, looks)])
    places = {place.get("val") for place in labels.iter(f"{C}dLblPos")}
    if places and places <= set(_INSIDE):
        return True
    return seen


def _look(text: Element | None) -> Element | None:
    """The look of letters that a text's properties give."""
    return None if text is None else next(text.iter(f"{A}defRPr"), None)


def fill_of(properties: Element) -> str | None:
    """The colour of a fill; None if it is left to the program."""
    for fill in properties:
        if local(fill) == "noFill":
            return NONE
        if local(fill) == "solidFill":
            return colour_of(fill)
        if local(fill) in ("gradFill", "pattFill", "blipFill"):
            return OTHER
    return None


def colour_of(fill: Element) -> str:
    """A colour as it is written; white and black in one way."""
    colour = next(iter(fill), None)
    if colour is None:
        return OTHER
    changes = {local(change): number(change.get("val")) for change in colour}
    if changes.get("alpha", _SEEN_THROUGH) < _SEEN_THROUGH:
        return NONE
    darker = changes.get("lumMod", _STILL_WHITE) < _STILL_WHITE or "shade" in changes
    if darker or colour.get("val") is None:
        return OTHER
    written = colour.get("val", "").upper()
    return _NAMED.get(written, written)
