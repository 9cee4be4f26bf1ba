"""Trend lines of charts: what the legend calls them.

The line itself says no word, and nothing that the numbers do not say. What is written beside
it is worked out by Excel and not in the file: a chart with an equation is not read.
"""

from collections.abc import Iterable

from lxml import etree

from publisher.intake.chart_sight import C, UndecidedError, is_on

Element = etree._Element

_KINDS = {
    "exp": "Expon.", "linear": "Linear", "log": "Log.", "movingAvg": "per. Mov. Avg.",
    "poly": "Poly.", "power": "Power",
}  # fmt: skip
"""As Excel says it where nobody has named the line."""


def trend_lines(series: Iterable[tuple[Element, str]]) -> list[str]:
    """What a legend says of the trend lines of series, each given with its name.

    Raises: UndecidedError if an equation is written beside a line.
    """
    lines = [(line, name) for one, name in series for line in one.iterchildren(f"{C}trendline")]
    for line, _ in lines:
        if is_on(line.find(f"{C}dispEq")) or is_on(line.find(f"{C}dispRSqr")):
            raise UndecidedError
    return [_called(line, name) for line, name in lines]


def _called(line: Element, name: str) -> str:
    kind = line.find(f"{C}trendlineType")
    told = _KINDS.get("linear" if kind is None else kind.get("val", "linear"), "Linear")
    period = line.find(f"{C}period")
    if told.startswith("per."):
        told = f"{2 if period is None else period.get('val', '2')} {told}"
    own = " ".join((line.findtext(f"{C}name") or "").split())
    return own or (f"{told} ({name})" if name else told)
