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

from publisher.intake.chart_sight import C, Sight, UndecidedError, is_on, sight_of, written_at
from publisher.intake.drawing import local, number
from publisher.intake.package import CannotReadError, parse_xml
from publisher.intake.runs import tidy
from publisher.intake.sheet.number_format import is_for_days, shows_nothing, words_for
from publisher.model import Block, Cell, Paragraph, Run, Table

Element = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/drawingml/"
_USUAL = rb"http://schemas.openxmlformats.org/drawingml/2006/"
_PLOT = re.compile(
    r"(bar|bar3D|line|line3D|pie|pie3D|ofPie|doughnut|area|area3D|radar|scatter)Chart"
)
_ROUND = re.compile(r"(pie|pie3D|ofPie|doughnut)Chart")
_AXIS = re.compile(r"(cat|val|date|ser)Ax")
_NOT_KNOWN = frozenset(
    {
        *("trendline", "userShapes", "dispUnits", "multiLvlStrRef"),
        *("showDataLabelsRange", "pivotFmts", "pivotSource"),
    }
)
"""What shows words of its own, or takes some of the chart's away."""
_ELSEWHERE = ("hiLowLines", "upDownBars", "dropLines", "errBars")
"""What shows where a point is, though the point itself has no colour."""
_MOST_POINTS = 5_000
NAMELESS = "Number"
"""What heads the numbers of a series whose name does not show."""


@dataclass(frozen=True, slots=True)
class _Series:
    """One row of bars, line or pie: its name, and its points by their label; what shows of it."""

    name: str
    labels: Mapping[int, str]
    values: Mapping[int, str]


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
    series = []
    for at, (one, plot) in enumerate(drawing.series):
        values = _seen_values(drawing, one, plot)
        name = _name(one) if at in named else ""
        if values or name:
            series.append(_Series(name, labels, values))
    if not 0 < sum(len(one.values) for one in series) < _MOST_POINTS:
        return None
    # an axis that is not drawn keeps its title, but in a radar none is drawn
    radar = any(local(plot) == "radarChart" for plot in drawing.plots)
    axes = [] if radar else [axis for axis in drawing.area if _AXIS.fullmatch(local(axis))]
    titles = [_title(one, drawing.sight) for one in (drawing.chart, *axes)]
    lines = (Paragraph(tidy([Run(words)])) for words in titles if words)
    nameless = (
        [NAMELESS] if len(series) == 1 else [f"{NAMELESS} {n}" for n, _ in enumerate(series, 1)]
    )
    heads = tuple(one.name or other for one, other in zip(series, nameless, strict=True))
    return (*lines, _table(heads, series))


def _named(drawing: _Drawing) -> set[int]:
    """The series whose names are drawn: in the legend, on an axis, at points or as the title."""
    sight, every = drawing.sight, set(range(len(drawing.series)))
    named = {
        at
        for at, (one, plot) in enumerate(drawing.series)
        if written_at(one, plot, iter(_points_of(one)), ("showSerName",), sight)
    }
    if not drawing.legend_tells_points:
        named |= every & _in_legend(drawing, len(every))
    if any(_is_seen(axis, sight) for axis in drawing.axes("serAx")):
        named |= every
    title = drawing.chart.find(f"{C}title")
    seen = sight.letters_seen() if title is None else sight.text_seen(title)
    return named | (
        every if len(every) == 1 and seen and _title_by_itself(drawing.chart) else set()
    )


def _labels(drawing: _Drawing) -> dict[int, str]:
    """The labels of points that are drawn: on an axis, in the legend or beside the points.

    Raises: UndecidedError if parts of the chart have different ones.
    """
    across = drawing.axes("catAx", "dateAx") or drawing.axes("valAx")[:1]
    form = _form_of(across[0]) if across else None
    first: dict[str, dict[int, str]] = {}
    for one, plot in drawing.series:
        points = _points(one, ("cat", "xVal"), drawing.epoch, form)
        by_itself = local(plot) == "scatterChart"
        key = str(len(first)) if by_itself else str(drawing.plots.index(plot))
        if points:  # an axis has the labels of the first series on it
            first.setdefault(key, points)
    if not first:
        return {}
    labels, *others = first.values()
    if any(other != labels for other in others):
        raise UndecidedError
    seen = set()
    for one, plot in drawing.series:
        seen |= written_at(one, plot, iter(labels), ("showCatName",), drawing.sight)
    if drawing.legend_tells_points:
        seen |= _in_legend(drawing, max(labels) + 1)
    if not drawing.is_round and any(_is_seen(axis, drawing.sight) for axis in across):
        seen |= labels.keys()
    return {at: text for at, text in labels.items() if at in seen}


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
    form = None if axis is None else _form_of(axis)
    values = _points(series, ("val", "yVal"), drawing.epoch, form, days_alone=True)
    drawn = sight.is_drawn(series, plot)
    if not drawn and any(local(one) in _ELSEWHERE for one in (*plot, *series)):
        raise UndecidedError
    seen = set(values) if drawn else set()
    for point in series.iterchildren(f"{C}dPt"):
        index = point.find(f"{C}idx")
        of = {number(index.get("val"))} if index is not None else set()
        if point.find(f"{C}spPr") is not None or point.find(f"{C}marker") is not None:
            seen = seen | of if sight.is_drawn(point, plot) else seen - of
    seen |= written_at(series, plot, iter(values), ("showVal", "showPercent"), sight)
    return {at: text for at, text in values.items() if at in seen}


def _form_of(axis: Element) -> str | None:
    """The number format of an axis; None if it shows numbers as they are formatted."""
    form = axis.find(f"{C}numFmt")
    linked = form is None or form.get("sourceLinked", "1") in ("1", "true")
    return None if linked or form is None else form.get("formatCode")


def _points_of(series: Element) -> set[int]:
    return {number(point.get("idx")) for point in series.iter(f"{C}pt")}


def _points(
    series: Element,
    tags: tuple[str, ...],
    epoch: datetime,
    axis: str | None,
    *,
    days_alone: bool = False,
) -> dict[int, str]:
    """What stands at each point, by its number; numbers as their axis or format shows them.

    With `days_alone`, the axis tells only how days are shown: other numbers of a series are
    read off its bars more finely than its axis is marked.

    Raises: ValueError if a number is none.
    """
    found: dict[int, str] = {}
    for holder in (one for tag in tags for one in series.iterchildren(f"{C}{tag}")):
        form = next((code.text or "" for code in holder.iter(f"{C}formatCode")), "General")
        numbers = next(holder.iter(f"{C}numCache", f"{C}numLit"), None) is not None
        for point in holder.iter(f"{C}pt"):
            text = point.findtext(f"{C}v") or ""
            own = point.get("formatCode", form)
            if axis is not None and (not days_alone or is_for_days(own)):
                own = axis
            found[int(point.get("idx", ""))] = _number(text, own, epoch) if numbers else text
    return found


def _number(text: str, form: str, epoch: datetime) -> str:
    """A number as its format shows it. Raises: ValueError if it is none."""
    value = float(text)
    if shows_nothing(value, form):
        form = "General"
    return words_for(int(value) if value.is_integer() else value, form, epoch)


def _table(names: tuple[str, ...], series: Sequence[_Series]) -> Table[str]:
    labels = next((one.labels for one in series if one.labels), {})
    points = sorted({*labels, *(at for one in series for at in one.values)})
    heads = ("", *names)
    rows = (
        (labels.get(at, str(at + 1)), *(one.values.get(at, "") for one in series)) for at in points
    )
    return Table((_row(heads, header=True), *(_row(row) for row in rows)), header_rows=1)


def _row(words: tuple[str, ...], *, header: bool = False) -> tuple[Cell[str], ...]:
    return tuple(Cell(tuple(_line(text)), header) for text in words)


def _line(text: str) -> Iterator[Paragraph[str]]:
    runs = tidy([Run(text)])
    if runs:
        yield Paragraph(runs)
