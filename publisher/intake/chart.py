"""Charts in Word and Excel files, as the table of the numbers that they draw.

Invariant: what is read is what the chart shows. A label that is not drawn, a series without a
colour, a title in the colour of the ground are left out; a chart that shows words of a kind
that is not known here, or of which it cannot be told what is seen, is not read at all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils.datetime import WINDOWS_EPOCH

from publisher.intake.chart_names import in_legend, labels_of, name_of, named
from publisher.intake.chart_parts import ChartParts, taken_apart
from publisher.intake.chart_points import MOST_POINTS, amounts, form_of, points
from publisher.intake.chart_sight import C, Sight, UndecidedError, is_on, written_at
from publisher.intake.chart_stock import ends_of_lines
from publisher.intake.chart_trend import trend_lines
from publisher.intake.chart_units import amount_of, unit_of, words_of
from publisher.intake.chart_words import words_at
from publisher.intake.drawing import local, number
from publisher.intake.package import CannotReadError, parse_xml
from publisher.intake.runs import tidy
from publisher.model import Block, Cell, Paragraph, Run, Table

Element = etree._Element

_STRICT = b"http://purl.oclc.org/ooxml/drawingml/"
_USUAL = b"http://schemas.openxmlformats.org/drawingml/2006/"
_AXIS = re.compile(r"(cat|val|date|ser)Ax")
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


def chart_blocks(data: bytes) -> tuple[Block[str], ...] | None:
    """The titles of a chart as lines and its numbers as a table; None if it cannot be read."""
    try:
        drawing = taken_apart(parse_xml(data.replace(_STRICT, _USUAL)))
        return None if drawing is None else _blocks(drawing)
    except (CannotReadError, UndecidedError, ValueError):
        return None


def _blocks(drawing: ChartParts) -> tuple[Block[str], ...] | None:
    with_names, labels = named(drawing), labels_of(drawing)
    shared = all(one == labels[0] for one in labels)
    series = []
    for at, (one, plot) in enumerate(drawing.series):
        block = 0 if shared else at
        values = _seen_values(drawing, one, plot)
        name = name_of(one) if at in with_names else ""
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
    titles += [*(words_of(axis, drawing.sight) for axis in axes), *_trends(drawing)]
    lines = (Paragraph(tidy([Run(words)])) for words in titles if words)
    nameless = (
        [NAMELESS] if len(series) == 1 else [f"{NAMELESS} {n}" for n, _ in enumerate(series, 1)]
    )
    heads = tuple(one.name or other for one, other in zip(series, nameless, strict=True))
    return (*lines, _table(heads, series))


def _trends(drawing: ChartParts) -> list[str]:
    """The names of trend lines; in the legend they follow the series. Raises: UndecidedError."""
    lines = trend_lines([(one, name_of(one)) for one, _ in drawing.series])
    if not lines:
        return []
    if drawing.legend_tells_points:
        raise UndecidedError
    first = len(drawing.series)
    entries = in_legend(drawing, first + len(lines))
    return [words for at, words in enumerate(lines, first) if at in entries]


def _title(titled: Element, sight: Sight) -> str:
    title = titled.find(f"{C}title")
    return "" if title is None else sight.words_in(title)


def _seen_values(drawing: ChartParts, series: Element, plot: Element) -> dict[int, str]:
    """The numbers of a series whose points are drawn, or beside which the number stands.

    Raises: UndecidedError if another line or bar may show a point without a colour.
    """
    sight = drawing.sight
    axis = next(iter(drawing.axes("valAx")[-1:]), None)
    form = None if axis is None else form_of(axis)
    unit = amount_of(unit_of(drawing, plot))
    values = points(series, ("val", "yVal"), drawing.epoch, form, days_alone=True, unit=unit)
    drawn = drawing.has_table or sight.is_drawn(series, plot)
    if not drawn and any(local(one) in _ELSEWHERE for one in (*plot, *series)):
        raise UndecidedError
    seen = set(values) if drawn else ends_of_lines(series, plot, sight) & set(values)
    for point in series.iterchildren(f"{C}dPt"):
        index = point.find(f"{C}idx")
        of = {number(index.get("val"))} if index is not None else set()
        if point.find(f"{C}spPr") is not None or point.find(f"{C}marker") is not None:
            told = drawing.has_table or sight.is_drawn(point, plot)
            seen = seen | of if told else seen - of
    if local(plot) == "bubbleChart":
        below = is_on(plot.find(f"{C}showNegBubbles"))
        sizes = amounts(series, "bubbleSize")
        seen -= {at for at, size in sizes.items() if not (size > 0 or (size < 0 and below))}
    seen |= written_at(series, plot, iter(values), ("showVal", "showPercent"), sight)
    own = words_at(series, values, sight)
    shown = {at: text for at, text in values.items() if at in seen}
    beside = {at: f"{shown[at]} ({text})" if at in shown else text for at, text in own.items()}
    return shown | beside


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
