"""What lines and bars between the series of a chart show, as in charts of shares and ranges."""

from lxml import etree

from publisher.intake.chart_points import amounts
from publisher.intake.chart_sight import C, Sight, UndecidedError

Element = etree._Element


def ends_of_lines(series: Element, plot: Element, sight: Sight) -> set[int]:
    """The points of a series at which a line or a bar between the series ends.

    A line goes from the highest to the lowest, a bar from the first to the last series.

    Raises: UndecidedError if of the bars up and down only one kind is seen.
    """
    every = plot.findall(f"{C}ser")
    own, found = amounts(series, "val"), set[int]()
    line, bars = plot.find(f"{C}hiLowLines"), plot.find(f"{C}upDownBars")
    if line is not None and sight.line_seen(line):
        others = [amounts(one, "val") for one in every]
        for at, value in own.items():
            there = [one[at] for one in others if at in one]
            found |= {at} if value in (min(there), max(there)) else set()
    if bars is not None and series in (every[0], every[-1]):
        seen = {sight.area_seen(one) for one in bars if one.tag in (f"{C}upBars", f"{C}downBars")}
        if len(seen) > 1:
            raise UndecidedError
        found |= set(own) if True in seen else set()
    return found
