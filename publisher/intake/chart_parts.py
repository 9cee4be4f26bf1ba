"""A chart taken apart, and what kinds of charts there are.

A chart that shows words which stand elsewhere is not taken apart at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from publisher.intake.chart_sight import C, Sight, is_on, sight_of
from publisher.intake.drawing import local

Element = etree._Element

_PLOT = re.compile(
    r"(bar|bar3D|line|line3D|pie|pie3D|ofPie|doughnut|area|area3D|radar|scatter|bubble|stock|"
    r"surface|surface3D)Chart"
)
_ROUND = re.compile(r"(pie|pie3D|ofPie|doughnut)Chart")
_SURFACE = re.compile(r"(surface|surface3D)Chart")
BY_ITSELF = re.compile(r"(scatter|bubble)Chart")
"""Where each series may have places along the chart of its own."""
_BUTTONS = re.compile("dropZone.*")
"""The names of fields on a chart of a pivot table, which are not in its part."""


@dataclass(frozen=True, slots=True)
class ChartParts:
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
        """Whether it is a pie or a ring."""
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

    @property
    def has_table(self) -> bool:
        """Whether all names, labels and numbers stand in a table below it."""
        table = self.area.find(f"{C}dTable")
        return table is not None and self.sight.text_seen(table)

    def axes(self, *kinds: str) -> list[Element]:
        """The axes of those kinds, drawn or not."""
        return [axis for axis in self.area if local(axis) in kinds]


def taken_apart(root: Element) -> ChartParts | None:
    """The chart; None if it is of a kind that is not known, or shows what is not in its part."""
    chart = root.find(f"{C}chart")
    area = None if chart is None else chart.find(f"{C}plotArea")
    if chart is None or area is None or any(map(_is_not_known, root.iter())):
        return None
    plots = [plot for plot in area if local(plot).endswith("Chart")]
    if not plots or not all(_PLOT.fullmatch(local(plot)) for plot in plots):
        return None
    series = [(one, plot) for plot in plots for one in plot.iterchildren(f"{C}ser")]
    epoch = MAC_EPOCH if is_on(root.find(f"{C}date1904")) else WINDOWS_EPOCH
    return ChartParts(chart, area, plots, series, sight_of(root), epoch)


def _is_not_known(element: Element) -> bool:
    """Whether it shows words that stand elsewhere: shapes over the chart, buttons, odd labels."""
    name = local(element)
    if name == "tx":
        around = [local(outer) for outer in element.iterancestors()]
        return around[:1] == ["dLbl"] and around[1:3] != ["dLbls", "ser"]
    return name == "userShapes" or (_BUTTONS.fullmatch(name) is not None and is_on(element))
