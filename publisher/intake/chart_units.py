"""Axes that count in units ("Thousands"): how large the unit is, and what is written of it."""

from lxml import etree

from publisher.intake.chart_parts import ChartParts
from publisher.intake.chart_sight import C, Sight, UndecidedError

Element = etree._Element

_UNITS = {
    "hundreds": (1e2, "Hundreds"), "thousands": (1e3, "Thousands"),
    "tenThousands": (1e4, "x 10000"), "hundredThousands": (1e5, "x 100000"),
    "millions": (1e6, "Millions"), "tenMillions": (1e7, "x 10000000"),
    "hundredMillions": (1e8, "x 100000000"), "billions": (1e9, "Billions"),
    "trillions": (1e12, "Trillions"),
}  # fmt: skip
"""How large each is, and what Excel writes where nobody has written anything else."""


def unit_of(drawing: ChartParts, plot: Element) -> Element | None:
    """The units in which the numbers of a plot are counted, if it has any.

    Raises: UndecidedError if an axis counts in units and it cannot be told of what.
    """
    ids = {one.get("val") for one in plot.iterchildren(f"{C}axId")}
    axes = [axis for axis in drawing.axes("valAx") if _id(axis) in ids]
    units = [axis.find(f"{C}dispUnits") for axis in axes]
    if len(axes) > 1 and any(unit is not None for unit in units):
        raise UndecidedError
    return next(iter(units), None)


def amount_of(unit: Element | None) -> float:
    """How large a unit is. Raises: UndecidedError if that is not known."""
    if unit is None:
        return 1
    built_in, own = unit.find(f"{C}builtInUnit"), unit.find(f"{C}custUnit")
    if own is not None and float(own.get("val", "0")) > 0:
        return float(own.get("val", "0"))
    return _built_in(built_in)[0]


def words_of(axis: Element, sight: Sight) -> str:
    """What is written of the units of an axis. Raises: UndecidedError if that is not known."""
    label = axis.find(f"{C}dispUnits/{C}dispUnitsLbl")
    if label is None:
        return ""
    if label.find(f"{C}tx") is not None:
        return sight.words_in(label)
    words = _built_in(axis.find(f"{C}dispUnits/{C}builtInUnit"))[1]
    return words if sight.text_seen(label) else ""


def _built_in(unit: Element | None) -> tuple[float, str]:
    name = None if unit is None else unit.get("val", "thousands")
    if name not in _UNITS:
        raise UndecidedError
    return _UNITS[name]


def _id(axis: Element) -> str | None:
    own = axis.find(f"{C}axId")
    return None if own is None else own.get("val")
