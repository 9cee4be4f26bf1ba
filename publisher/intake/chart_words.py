"""Words of their own at the points of a chart, in the place of a number or a name.

Somebody has typed them, or they are taken from cells; of those the chart keeps a copy.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from publisher.intake.chart_sight import C, Sight, UndecidedError, is_on, stands_out
from publisher.intake.drawing import A, local, number

Element = etree._Element


def words_at(series: Element, values: Mapping[int, str], sight: Sight) -> dict[int, str]:
    """The words of its own at each point of a series that has any, by its number.

    Raises: UndecidedError if it cannot be told what they say, or whether they are seen.
    """
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return {}
    cells = dict(_from_cells(series))
    found = dict(cells) if _shows_cells(labels) else {}
    for one in labels.iterchildren(f"{C}dLbl"):
        index = one.find(f"{C}idx")
        at = -1 if index is None else number(index.get("val"))
        found.pop(at, None)
        if is_on(one.find(f"{C}delete")):
            continue
        if one.find(f"{C}tx") is not None:
            found[at] = _typed(one, cells.get(at, ""), values.get(at, ""))
        elif _shows_cells(one):
            found[at] = cells.get(at, "")
    found = {at: words for at, words in found.items() if words}
    if found and not (found.keys() <= values.keys() and stands_out(labels, sight)):
        raise UndecidedError
    return found


def _from_cells(series: Element) -> Iterator[tuple[int, str]]:
    for cache in series.iter("{*}dlblRangeCache"):
        for point in cache.iter(f"{C}pt"):
            yield number(point.get("idx")), point.findtext(f"{C}v") or ""


def _shows_cells(labels: Element) -> bool:
    """Whether labels show what stands in cells, by a setting of their own."""
    own = labels.iterfind(f"{C}extLst/{C}ext/{{*}}showDataLabelsRange")
    return not is_on(labels.find(f"{C}delete")) and any(map(is_on, own))


def _typed(label: Element, cell: str, value: str) -> str:
    """The words of a label; within them fields stand for the cell's words or the number."""
    shown = {"CELLRANGE": cell, "VALUE": value}
    lines = ("".join(_parts(line, shown)) for line in label.iterfind(f"{C}tx/{C}rich/{A}p"))
    cached = (one.text or "" for one in label.iterfind(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v"))
    return " ".join(" ".join((*lines, *cached)).split())


def _parts(line: Element, shown: Mapping[str, str]) -> Iterator[str]:
    """The words of a line. Raises: UndecidedError over a field of another kind."""
    for part in line.iter(f"{A}t", f"{A}br"):
        around = part.getparent()
        if around is None or local(around) != "fld":
            yield " " if local(part) == "br" else part.text or ""
        elif around.get("type") in shown:
            yield shown[around.get("type", "")]
        else:
            raise UndecidedError
