"""Charts in Word and Excel files, as the table of the numbers that they draw.

Invariant: what is read is what the chart shows. A label that is not drawn, a series without a
colour, a title in the colour of the ground are left out; a chart that shows words of a kind
that is not known here, or of which it cannot be told what is seen, is not read at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from publisher.intake.chart_points import MOST_POINTS, amounts, form_of, points, points_of
from publisher.intake.chart_sight import C, Sight, UndecidedError, is_on, sight_of, written_at
from publisher.intake.chart_stock import ends_of_lines
from publisher.intake.chart_trend import trend_lines
from publisher.intake.drawing import local, number
from publisher.intake.package import CannotReadError, parse_xml
from publisher.intake.runs import tidy
from publisher.model import Block, Cell, Paragraph, Run, Table

Element = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/drawingml/"
_USUAL = rb"http://schemas.openxmlformats.org/drawingml/2006/"
_PLOT = re.compile(
    r"(bar|bar3D|line|line3D|pie|pie3D|ofPie|doughnut|area|area3D|radar|scatter|bubble|stock|"
    r"surface|surface3D)Chart"
)
_ROUND = re.compile(r"(pie|pie3D|ofPie|doughnut)Chart")
_SURFACE = re.compile(r"(surface|surface3D)Chart")
_BY_ITSELF = re.compile(r"(scatter|bubble)Chart")
"""Where each series may have places along the chart of its own."""
_AXIS = re.compile(r"(cat|val|date|ser)Ax")
_NOT_KNOWN = frozenset(
    {
        *("userShapes", "dispUnits"),
        *("showDataLabelsRange", "pivotFmts", "pivotSource"),
    }
)
"""What shows words of its own, or takes some of the chart's away."""
_ELSEWHERE = ("dropLines", "errBars")
"""What shows where a point is, though the point itself has no colour."""
NAMELESS, SIZE = "Number", "size"
"""What heads the numbers of a series whose name does not show, and the sizes of its bubbles."""
Spot = tuple[int, int]
"""A row of the table: the series that has it for itself (0 if all share it), and the point."""


@dataclass(frozen=True, slots=True)
class _Series:
    """One row of bars, line or pie: its name, and what shows of its points."""

    name: str
    labels: Mapping[Spot, str]
    values: Mapping[Spot, str]
    sizes: Mapping[Spot, str]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A chart taken apart."""

    chart: Element
    area: Element
    plots: Sequence[Element]
    series: Sequence[tuple[Element, Element]]
    """Each series with the plot that it is part of."""
    sight: Sight
    epoch: datetime

    @property
    def is_round(self) -> bool:
        return any(_ROUND.fullmatch(local(plot)) for plot in self.plots)

    @property
    def legend_tells_points(self) -> bool:
        """Whether the legend has the labels of points, not the names of series."""
        varied = any(is_on(plot.find(f"{C}varyColors")) for plot in self.plots)
        return self.is_round or (len(self.series) == 1 and varied)

    @property
    def is_surface(self) -> bool:
        """Whether its legend has the steps of its height, which name nothing."""
        return any(_SURFACE.fullmatch(local(plot)) for plot in self.plots)

    def axes(self, *kinds: str) -> list[Element]:
        return [axis for axis in self.area if local(axis) in kinds]


def chart_blocks(data: bytes) -> tuple[Block[str], ...] | None:
    """The titles of a chart as lines and its numbers as a table; None if it cannot be read."""
    try:
        root = parse_xml(data.replace(_STRICT, _USUAL))
        drawing = _taken_apart(root)
        return None if drawing is None else _blocks(drawing)
    except (CannotReadError, UndecidedError, ValueError):
        return None


def _taken_apart(root: Element) -> _Drawing | None:
    chart = root.find(f"{C}chart")
    area = None if chart is None else chart.find(f"{C}plotArea")
    if chart is None or area is None or any(map(_is_not_known, root.iter())):
        return None
    plots = [plot for plot in area if local(plot).endswith("Chart")]
    if not plots or not all(_PLOT.fullmatch(local(plot)) for plot in plots):
        return None
    series = [(one, plot) for plot in plots for one in plot.iterchildren(f"{C}ser")]
    epoch = MAC_EPOCH if is_on(root.find(f"{C}date1904")) else WINDOWS_EPOCH
    return _Drawing(chart, area, plots, series, sight_of(root), epoch)


def _is_not_known(element: Element) -> bool:
    parent = element.getparent()
    of_a_label = parent is not None and local(parent) == "dLbl"
    return local(element) in _NOT_KNOWN or (local(element) == "tx" and of_a_label)


def _blocks(drawing: _Drawing) -> tuple[Block[str], ...] | None:
    named, labels = _named(drawing), _labels(drawing)
    shared = all(one == labels[0] for one in labels)
    series = []
    for at, (one, plot) in enumerate(drawing.series):
        block = 0 if shared else at
        values = _seen_values(drawing, one, plot)
        name = _name(one) if at in named else ""
        if values or name:
            sizes = _seen_sizes(one, values)
            rows = (
                {(block, n): text for n, text in of.items()} for of in (labels[at], values, sizes)
            )
            series.append(_Series(name, *rows))
    if not 0 < sum(len(one.values) for one in series) < MOST_POINTS:
        return None
    # an axis that is not drawn keeps its title, but in a radar none is drawn
    radar = any(local(plot) == "radarChart" for plot in drawing.plots)
    axes = [] if radar else [axis for axis in drawing.area if _AXIS.fullmatch(local(axis))]
    titles = [_title(one, drawing.sight) for one in (drawing.chart, *axes)]
    titles += _trends(drawing)
    lines = (Paragraph(tidy([Run(words)])) for words in titles if words)
    nameless = (
        [NAMELESS] if len(series) == 1 else [f"{NAMELESS} {n}" for n, _ in enumerate(series, 1)]
    )
    heads = tuple(one.name or other for one, other in zip(series, nameless, strict=True))
    return (*lines, _table(heads, series))


def _trends(drawing: _Drawing) -> list[str]:
    """The names of trend lines; in the legend they follow the series. Raises: UndecidedError."""
    lines = trend_lines([(one, _name(one)) for one, _ in drawing.series])
    if not lines:
        return []
    if drawing.legend_tells_points:
        raise UndecidedError
    first = len(drawing.series)
    entries = _in_legend(drawing, first + len(lines))
    return [words for at, words in enumerate(lines, first) if at in entries]


def _named(drawing: _Drawing) -> set[int]:
    """The series whose names are drawn: in the legend, on an axis, at points or as the title."""
    sight, every = drawing.sight, set(range(len(drawing.series)))
    named = {
        at
        for at, (one, plot) in enumerate(drawing.series)
        if written_at(one, plot, iter(points_of(one)), ("showSerName",), sight)
    }
    if not (drawing.legend_tells_points or drawing.is_surface):
        named |= every & _in_legend(drawing, len(every))
    if any(_is_seen(axis, sight) for axis in drawing.axes("serAx")):
        named |= every
    title = drawing.chart.find(f"{C}title")
    seen = sight.letters_seen() if title is None else sight.text_seen(title)
    return named | (
        every if len(every) == 1 and seen and _title_by_itself(drawing.chart) else set()
    )


def _labels(drawing: _Drawing) -> list[dict[int, str]]:
    """The labels of points that are drawn, for each series: on an axis, in the legend, beside.

    Raises: UndecidedError if parts of the chart that share an axis have different ones.
    """
    across = drawing.axes("catAx", "dateAx") or drawing.axes("valAx")[:1]
    form = form_of(across[0]) if across else None
    on_axis = not drawing.is_round and any(_is_seen(axis, drawing.sight) for axis in across)
    found = []
    for (one, plot), labels in zip(drawing.series, _written_labels(drawing, form), strict=True):
        seen = written_at(one, plot, iter(labels), ("showCatName",), drawing.sight)
        if drawing.legend_tells_points:
            seen |= _in_legend(drawing, max(labels, default=-1) + 1)
        found.append((labels, set(labels) if on_axis else seen))
    if all(labels == found[0][0] for labels, _ in found):  # what one of them shows, all do
        together = {at for _, seen in found for at in seen}
        found = [(labels, together) for labels, _ in found]
    return [{at: labels[at] for at in labels if at in seen} for labels, seen in found]


def _written_labels(drawing: _Drawing, form: str | None) -> list[dict[int, str]]:
    """The labels that each series goes by, seen or not. Raises: UndecidedError."""
    read = [points(one, ("cat", "xVal"), drawing.epoch, form) for one, _ in drawing.series]
    if all(_BY_ITSELF.fullmatch(local(plot)) for plot in drawing.plots):
        return read
    first: dict[int, dict[int, str]] = {}
    for (_, plot), labels in zip(drawing.series, read, strict=True):
        if labels:  # an axis has the labels of the first series on it
            first.setdefault(drawing.plots.index(plot), labels)
    different = [one for one in first.values() if one != next(iter(first.values()))]
    if different:
        raise UndecidedError
    return [next(iter(first.values()), {})] * len(read)


def _in_legend(drawing: _Drawing, count: int) -> set[int]:
    """Which entries the legend shows, counted from nought.

    Raises: UndecidedError if one was taken out and it cannot be told which.
    """
    legend = drawing.chart.find(f"{C}legend")
    if legend is None or not drawing.sight.text_seen(legend):
        return set()
    entries, out = set(range(count)), set()
    for entry in legend.iterchildren(f"{C}legendEntry"):
        index = entry.find(f"{C}idx")
        if index is None:
            raise UndecidedError
        if is_on(entry.find(f"{C}delete")) or not drawing.sight.text_seen(entry):
            out.add(number(index.get("val")))
    ids = [one.find(f"{C}idx") for one, _ in drawing.series]
    in_order = all(id_ is None or number(id_.get("val")) == at for at, id_ in enumerate(ids))
    if out and not in_order:
        raise UndecidedError
    return entries - out


def _is_seen(axis: Element, sight: Sight) -> bool:
    place = axis.find(f"{C}tickLblPos")
    gone = is_on(axis.find(f"{C}delete")) or (place is not None and place.get("val") == "none")
    return not gone and sight.text_seen(axis)


def _title_by_itself(chart: Element) -> bool:
    """Whether the name of the only series is the title, since nobody wrote another."""
    title = chart.find(f"{C}title")
    if title is None:
        return not is_on(chart.find(f"{C}autoTitleDeleted"))
    return title.find(f"{C}tx") is None


def _title(titled: Element, sight: Sight) -> str:
    title = titled.find(f"{C}title")
    return "" if title is None else sight.words_in(title)


def _name(series: Element) -> str:
    name = series.find(f"{C}tx")
    words = () if name is None else (value.text or "" for value in name.iter(f"{C}v"))
    return " ".join(" ".join(words).split())


def _seen_values(drawing: _Drawing, series: Element, plot: Element) -> dict[int, str]:
    """The numbers of a series whose points are drawn, or beside which the number stands.

    Raises: UndecidedError if another line or bar may show a point without a colour.
    """
    sight = drawing.sight
    axis = next(iter(drawing.axes("valAx")[-1:]), None)
    form = None if axis is None else form_of(axis)
    values = points(series, ("val", "yVal"), drawing.epoch, form, days_alone=True)
    drawn = sight.is_drawn(series, plot)
    if not drawn and any(local(one) in _ELSEWHERE for one in (*plot, *series)):
        raise UndecidedError
    seen = set(values) if drawn else ends_of_lines(series, plot, sight) & set(values)
    for point in series.iterchildren(f"{C}dPt"):
        index = point.find(f"{C}idx")
        of = {number(index.get("val"))} if index is not None else set()
        if point.find(f"{C}spPr") is not None or point.find(f"{C}marker") is not None:
            seen = seen | of if sight.is_drawn(point, plot) else seen - of
    if local(plot) == "bubbleChart":
        below = is_on(plot.find(f"{C}showNegBubbles"))
        sizes = amounts(series, "bubbleSize")
        seen -= {at for at, size in sizes.items() if not (size > 0 or (size < 0 and below))}
    seen |= written_at(series, plot, iter(values), ("showVal", "showPercent"), sight)
    return {at: text for at, text in values.items() if at in seen}


def _seen_sizes(series: Element, values: Mapping[int, str]) -> dict[int, str]:
    """The sizes of the bubbles that are drawn."""
    sizes = points(series, ("bubbleSize",), WINDOWS_EPOCH, None)
    return {at: size for at, size in sizes.items() if at in values}


def _table(names: tuple[str, ...], series: Sequence[_Series]) -> Table[str]:
    columns = [
        column
        for name, one in zip(names, series, strict=True)
        for column in ((name, one.values), (f"{name}: {SIZE}", one.sizes))
        if column[1] is one.values or one.sizes
    ]
    labels = {at: text for one in series for at, text in one.labels.items()}
    spots = sorted({*labels, *(at for _, of in columns for at in of)})
    heads = ("", *(name for name, _ in columns))
    rows = (
        (labels.get(at, str(at[1] + 1)), *(of.get(at, "") for _, of in columns)) for at in spots
    )
    return Table((_row(heads, header=True), *(_row(row) for row in rows)), header_rows=1)


def _row(words: tuple[str, ...], *, header: bool = False) -> tuple[Cell[str], ...]:
    return tuple(Cell(tuple(_line(text)), header) for text in words)


def _line(text: str) -> Iterator[Paragraph[str]]:
    runs = tidy([Run(text)])
    if runs:
        yield Paragraph(runs)
