"""Which names of series and labels of points a chart shows: on axes, in the legend, at points."""

from lxml import etree

from publisher.intake.chart_parts import BY_ITSELF, ChartParts
from publisher.intake.chart_points import form_of, points, points_of
from publisher.intake.chart_sight import C, Sight, UndecidedError, is_on, written_at
from publisher.intake.drawing import local, number

Element = etree._Element


def named(drawing: ChartParts) -> set[int]:
    """The series whose names are drawn: in the legend, on an axis, at points or as the title."""
    sight, every = drawing.sight, set(range(len(drawing.series)))
    named = {
        at
        for at, (one, plot) in enumerate(drawing.series)
        if written_at(one, plot, iter(points_of(one)), ("showSerName",), sight)
    }
    if not (drawing.legend_tells_points or drawing.is_surface):
        named |= every & in_legend(drawing, len(every))
    if drawing.has_table or any(_is_seen(axis, sight) for axis in drawing.axes("serAx")):
        named |= every
    title = drawing.chart.find(f"{C}title")
    seen = sight.letters_seen() if title is None else sight.text_seen(title)
    return named | (
        every if len(every) == 1 and seen and _title_by_itself(drawing.chart) else set()
    )


def labels_of(drawing: ChartParts) -> list[dict[int, str]]:
    """The labels of points that are drawn, for each series: on an axis, in the legend, beside.

    Raises: UndecidedError if parts of the chart that share an axis have different ones.
    """
    across = drawing.axes("catAx", "dateAx") or drawing.axes("valAx")[:1]
    form = form_of(across[0]) if across else None
    on_axis = not drawing.is_round and any(_is_seen(axis, drawing.sight) for axis in across)
    on_axis |= drawing.has_table
    found = []
    for (one, plot), labels in zip(drawing.series, _written_labels(drawing, form), strict=True):
        seen = written_at(one, plot, iter(labels), ("showCatName",), drawing.sight)
        if drawing.legend_tells_points:
            seen |= in_legend(drawing, max(labels, default=-1) + 1)
        found.append((labels, set(labels) if on_axis else seen))
    if all(labels == found[0][0] for labels, _ in found):  # what one of them shows, all do
        together = {at for _, seen in found for at in seen}
        found = [(labels, together) for labels, _ in found]
    return [{at: labels[at] for at in labels if at in seen} for labels, seen in found]


def _written_labels(drawing: ChartParts, form: str | None) -> list[dict[int, str]]:
    """The labels that each series goes by, seen or not. Raises: UndecidedError."""
    read = [points(one, ("cat", "xVal"), drawing.epoch, form) for one, _ in drawing.series]
    if all(BY_ITSELF.fullmatch(local(plot)) for plot in drawing.plots):
        return read
    first: dict[int, dict[int, str]] = {}
    for (_, plot), labels in zip(drawing.series, read, strict=True):
        if labels:  # an axis has the labels of the first series on it
            first.setdefault(drawing.plots.index(plot), labels)
    different = [one for one in first.values() if one != next(iter(first.values()))]
    if different:
        raise UndecidedError
    return [next(iter(first.values()), {})] * len(read)


def in_legend(drawing: ChartParts, count: int) -> set[int]:
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


def name_of(series: Element) -> str:
    """The name that a series has, seen or not."""
    name = series.find(f"{C}tx")
    words = () if name is None else (value.text or "" for value in name.iter(f"{C}v"))
    return " ".join(" ".join(words).split())
