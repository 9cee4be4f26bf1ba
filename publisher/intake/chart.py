"""Charts in Word and Excel files, as the table of the numbers that they draw.

Invariant: what is read is what the chart shows. A chart whose labels do not all show, whose
letters or bars cannot be seen, or which shows words of a kind that is not known here, is not
read at all: what it holds unseen would come out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publisher.intake.drawing import A, local
from publisher.intake.package import CannotReadError, parse_xml
from publisher.intake.runs import tidy
from publisher.intake.sheet.number_format import shows_nothing, words_for
from publisher.model import Block, Cell, Paragraph, Run, Table

Element = etree._Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_STRICT = b"http://purl.oclc.org/ooxml/drawingml/"
_USUAL = rb"http://schemas.openxmlformats.org/drawingml/2006/"
_PLOT = re.compile(
    r"(bar|bar3D|line|line3D|pie|pie3D|ofPie|doughnut|area|area3D|radar|scatter)Chart"
)
_ROUND = re.compile(r"(pie|pie3D|ofPie|doughnut)Chart")
_AXIS = re.compile(r"(cat|val|date|ser)Ax")
_NOT_KNOWN = frozenset(
    {
        *("trendline", "userShapes", "dispUnits", "legendEntry", "multiLvlStrRef"),
        *("filteredSeries", "showDataLabelsRange", "pivotFmts", "pivotSource"),
    }
)
"""What shows words of its own, or takes some of the chart's away."""
_WHITE = frozenset({"FFFFFF", "bg1", "lt1", "window"})
_DAY = re.compile("[dmyhs]", re.IGNORECASE)
_BESIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MOST_POINTS = 5_000
NAMELESS = "Number"
"""What heads the numbers of a series whose name does not show."""


@dataclass(frozen=True, slots=True)
class _Series:
    """One row of bars, line or pie: its name, and its points by their label."""

    name: str
    labels: Mapping[int, str]
    values: Mapping[int, str]


def chart_blocks(data: bytes) -> tuple[Block[str], ...] | None:
    """The titles of a chart as lines and its numbers as a table; None if it cannot be read."""
    try:
        root = parse_xml(data.replace(_STRICT, _USUAL))
        return _blocks(root)
    except (CannotReadError, ValueError):
        return None


def _blocks(root: Element) -> tuple[Block[str], ...] | None:
    chart = root.find(f"{_C}chart")
    area = None if chart is None else chart.find(f"{_C}plotArea")
    if chart is None or area is None or any(map(_hides, root.iter())):
        return None
    plots = [plot for plot in area if local(plot).endswith("Chart")]
    if not plots or not all(_PLOT.fullmatch(local(plot)) for plot in plots):
        return None
    series = [_series(one) for plot in plots for one in plot.iterchildren(f"{_C}ser")]
    labels = {tuple(one.labels.items()) for one in series if one.labels}
    count = sum(len(one.values) for one in series)
    if not 0 < count < _MOST_POINTS or len(labels) > 1:
        return None
    named = _names_show(chart, area, plots, len(series))
    if not (named or len(series) == 1) or (labels and not _labels_show(chart, area, plots)):
        return None
    titles = [_title(one) for one in (chart, *(axis for axis in area if _is_axis(axis)))]
    lines = (Paragraph(tidy([Run(words)])) for words in titles if words)
    heads = tuple((named and one.name) or NAMELESS for one in series)
    return (*lines, _table(heads, series))


def _hides(element: Element) -> bool:
    """Whether something shows words that are not looked for, or is not to be seen."""
    name, around = local(element), list(element.iterancestors())
    outer = [local(one) for one in around]
    if name == "noFill":
        return outer[0].lower().endswith("rpr") or outer[:2] == ["spPr", "ser"]
    if name in ("srgbClr", "schemeClr", "sysClr") and element.get("val") in _WHITE:
        of_letters = outer[0] == "solidFill" and outer[1].lower().endswith("rpr")
        return of_letters and not _only_numbers(around)
    return name in _NOT_KNOWN or (name == "tx" and outer[0] == "dLbl")


def _only_numbers(around: list[Element]) -> bool:
    """Whether the letters are those of numbers beside bars, which stand on the bars' colour."""
    labels = next((one for one in around if local(one) == "dLbls"), None)
    names = () if labels is None else labels.iter(f"{_C}showSerName", f"{_C}showCatName")
    return labels is not None and not any(map(_is_on, names))


def _is_axis(element: Element) -> bool:
    return _AXIS.fullmatch(local(element)) is not None


def _names_show(chart: Element, area: Element, plots: list[Element], count: int) -> bool:
    """Whether the names of series are drawn: in the legend, beside the points or as the title."""
    in_legend = chart.find(f"{_C}legend") is not None and not _is_round(plots)
    beside = any(map(_is_on, area.iter(f"{_C}showSerName")))
    return in_legend or beside or (count == 1 and _title_by_itself(chart))


def _labels_show(chart: Element, area: Element, plots: list[Element]) -> bool:
    """Whether the labels of points are drawn: beside them, in a pie's legend or on an axis."""
    if any(map(_is_on, area.iter(f"{_C}showCatName"))):
        return True
    if _is_round(plots):
        return chart.find(f"{_C}legend") is not None
    axes = [axis for axis in area if local(axis) in ("catAx", "dateAx")]
    axes = axes or [axis for axis in area if local(axis) == "valAx"]
    return bool(axes) and not any(map(_is_off, axes))


def _is_round(plots: list[Element]) -> bool:
    return any(_ROUND.fullmatch(local(plot)) for plot in plots)


def _title_by_itself(chart: Element) -> bool:
    """Whether the name of the only series is the title, since nobody wrote another."""
    title = chart.find(f"{_C}title")
    deleted = chart.find(f"{_C}autoTitleDeleted")
    if title is None:
        return deleted is None or not _is_on(deleted)
    return title.find(f"{_C}tx") is None


def _is_on(switch: Element) -> bool:
    return switch.get("val", "1") in ("1", "true")


def _is_off(axis: Element) -> bool:
    deleted, place = axis.find(f"{_C}delete"), axis.find(f"{_C}tickLblPos")
    return (deleted is not None and _is_on(deleted)) or (
        place is not None and place.get("val") == "none"
    )


def _title(titled: Element) -> str:
    title = titled.find(f"{_C}title")
    if title is None:
        return ""
    lines = ("".join(t.text or "" for t in line.iter(f"{A}t")) for line in title.iter(f"{A}p"))
    cached = (value.text or "" for value in title.iter(f"{_C}v"))
    return " ".join(" ".join((*lines, *cached)).split())


def _series(series: Element) -> _Series:
    name = series.find(f"{_C}tx")
    words = () if name is None else (value.text or "" for value in name.iter(f"{_C}v"))
    across, up = (
        next(filter(None, (tuple(series.iterchildren(f"{_C}{tag}")) for tag in tags)), ())
        for tags in (("cat", "xVal"), ("val", "yVal"))
    )
    return _Series(" ".join(" ".join(words).split()), _points(across), _points(up))


def _points(data: tuple[Element, ...]) -> dict[int, str]:
    """What stands at each point, by its number; numbers as their format shows them."""
    found: dict[int, str] = {}
    for holder in data:
        form = next((code.text or "" for code in holder.iter(f"{_C}formatCode")), "General")
        numbers = next(holder.iter(f"{_C}numCache", f"{_C}numLit"), None) is not None
        for point in holder.iter(f"{_C}pt"):
            text = point.findtext(f"{_C}v") or ""
            own = point.get("formatCode", form)
            found[int(point.get("idx", ""))] = _number(text, own) if numbers else text
    return found


def _number(text: str, form: str) -> str:
    """A number as its format shows it.

    Raises: ValueError if it is none, or one that stands for a day.
    """
    value = float(text)
    if _DAY.search(_BESIDE.sub("", form)):
        raise ValueError("a day")
    if shows_nothing(value, form):
        form = "General"
    return words_for(int(value) if value.is_integer() else value, form)


def _table(names: tuple[str, ...], series: list[_Series]) -> Table[str]:
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
