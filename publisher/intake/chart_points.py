"""What stands at the points of a chart, as its numbers' formats show it.

A category may have several levels ("2019", and under it "Spring"); the label of a point is
then all of them, the outermost first, as Excel writes them in one line.
"""

from datetime import datetime

from lxml import etree

from publisher.intake.chart_sight import C
from publisher.intake.drawing import local, number
from publisher.intake.sheet.number_format import is_for_days, shows_nothing, words_for

Element = etree._Element

MOST_POINTS = 5_000
_LABELS = ("cat", "xVal")


def form_of(axis: Element) -> str | None:
    """The number format of an axis; None if it shows numbers as they are formatted."""
    form = axis.find(f"{C}numFmt")
    linked = form is None or form.get("sourceLinked", "1") in ("1", "true")
    return None if linked or form is None else form.get("formatCode")


def points_of(series: Element) -> set[int]:
    """The numbers of the points that a series has."""
    return {number(point.get("idx")) for point in series.iter(f"{C}pt")}


def points(
    series: Element,
    tags: tuple[str, ...],
    epoch: datetime,
    axis: str | None,
    *,
    days_alone: bool = False,
    unit: float = 1,
) -> dict[int, str]:
    """What stands at each point, by its number; numbers as their axis or format shows them.

    They are counted in `unit`s (1000 if the axis counts in thousands).

    With `days_alone`, the axis tells only how days are shown: other numbers of a series are
    read off its bars more finely than its axis is marked.

    Raises: ValueError if a number is none.
    """
    found: dict[int, str] = {}
    for holder in (one for tag in tags for one in series.iterchildren(f"{C}{tag}")):
        if next(holder.iter(f"{C}lvl"), None) is not None:
            found |= _in_levels(holder)
            continue
        form = next((code.text or "" for code in holder.iter(f"{C}formatCode")), "General")
        numbers = next(holder.iter(f"{C}numCache", f"{C}numLit"), None) is not None
        for point in holder.iter(f"{C}pt"):
            text = point.findtext(f"{C}v") or ""
            own = point.get("formatCode", form)
            if axis is not None and (not days_alone or is_for_days(own)):
                own = axis
            at = int(point.get("idx", ""))
            if not numbers:
                found[at] = text
            elif not (local(holder) in _LABELS and shows_nothing(float(text), own)):
                found[at] = _number(float(text) / unit, own, epoch)
    return found


def amounts(series: Element, tag: str) -> dict[int, float]:
    """The numbers at the points as they are kept. Raises: ValueError if one is none."""
    return {
        int(point.get("idx", "")): float(point.findtext(f"{C}v") or "")
        for holder in series.iterchildren(f"{C}{tag}")
        for point in holder.iter(f"{C}pt")
    }


def _in_levels(holder: Element) -> dict[int, str]:
    """The labels of categories in levels, of which the innermost stands first.

    A label of an outer level is for all points up to the next one, and within its own outer one.

    Raises: ValueError if there are very many points.
    """
    levels = [
        {int(point.get("idx", "")): point.findtext(f"{C}v") or "" for point in level.iter(f"{C}pt")}
        for level in holder.iter(f"{C}lvl")
    ]
    count = max((number(one.get("val")) for one in holder.iter(f"{C}ptCount")), default=0)
    if count > MOST_POINTS:
        raise ValueError
    innermost, *outer = levels
    found: dict[int, str] = {}
    now = [""] * len(outer)
    for at in range(count):
        for depth in reversed(range(len(outer))):
            if at in outer[depth]:
                now[: depth + 1] = [""] * depth + [outer[depth][at]]
        words = (*reversed(now), innermost.get(at, ""))
        found[at] = " ".join(filter(None, words))
    return found


def _number(value: float, form: str, epoch: datetime) -> str:
    """A number as its format shows it; what hides there can be read off a bar."""
    if shows_nothing(value, form):
        form = "General"
    return words_for(int(value) if value.is_integer() else value, form, epoch)
