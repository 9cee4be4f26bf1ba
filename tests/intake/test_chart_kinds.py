"""Charts of the rarer kinds: each is read as far as it shows its numbers, and no farther."""

import pytest

from publisher.intake.chart import NAMELESS, chart_blocks
from publisher.model import plain_text
from tests.intake.test_chart import (
    ALL,
    FIRST_OUT,
    LEGEND,
    LINES,
    NO_FILL,
    NO_LINE,
    ONE,
    TWO,
    chart,
    look,
    points,
    rows,
    series,
)

AXES = "<c:valAx/><c:valAx/>"
SCATTER = f"<c:scatterChart>{{}}</c:scatterChart>{AXES}"
BUBBLES = f"<c:bubbleChart>{{}}</c:bubbleChart>{AXES}"
SURFACE = "<c:surfaceChart>{}</c:surfaceChart><c:catAx/><c:valAx/>"
STOCK = "<c:stockChart>{}</c:stockChart><c:catAx/><c:valAx/>"
UNDRAWN = NO_LINE + '<c:marker><c:symbol val="none"/></c:marker>'
HIGH, LOW, CLOSE = (
    look(series(name, *values), UNDRAWN)
    for name, values in {"High": ("9", "8"), "Low": ("1", "2"), "Close": ("5", "8")}.items()
)


def scattered(one: str, sizes: tuple[str, ...] = ()) -> str:
    """The series with places and heights, and sizes of bubbles."""
    placed = one.replace("cat>", "xVal>").replace("val>", "yVal>")
    sized = f"<c:bubbleSize>{points(*sizes, tag='numCache')}</c:bubbleSize>" if sizes else ""
    return placed.replace("</c:ser>", f"{sized}</c:ser>")


def level(words: str) -> str:
    """Labels of one level, parted by strokes; a gap is a label that is not there."""
    labels = enumerate(words.split("/"))
    inner = "".join(f'<c:pt idx="{n}"><c:v>{label}</c:v></c:pt>' for n, label in labels if label)
    return f"<c:lvl>{inner}</c:lvl>"


def levels(inner: str, outer: str) -> str:
    """A series with its labels in two levels."""
    cache = f'<c:ptCount val="2"/>{level(inner)}{level(outer)}'
    cat = f"<c:multiLvlStrRef><c:multiLvlStrCache>{cache}</c:multiLvlStrCache></c:multiLvlStrRef>"
    return ONE.replace(points("a", "b"), cat)


SEEN = {
    "labels in levels": (
        chart(LINES.format(levels("spring/autumn", "2018/"))),
        [["", "x"], ["2018 spring", "3"], ["2018 autumn", "4"]],
    ),
    "labels in levels, each its own": (
        chart(LINES.format(levels("spring/", "2018/2019"))),
        [["", "x"], ["2018 spring", "3"], ["2019", "4"]],
    ),
    "labels in levels on an axis that is not drawn": (
        chart(LINES.replace('delete val="0', 'delete val="1').format(levels("spring/", "2018/"))),
        [["", "x"], ["1", "3"], ["2", "4"]],
    ),
    "a scatter of which each series stands elsewhere": (
        chart(SCATTER.format(scattered(ONE + series("y", "5", labels=("7",))))),
        [["", "x", "y"], ["a", "3", ""], ["b", "4", ""], ["7", "", "5"]],
    ),
    "bubbles": (
        chart(BUBBLES.format(scattered(ONE, ("10", "20")))),
        [["", "x", "x: size"], ["a", "3", "10"], ["b", "4", "20"]],
    ),
    "a bubble of no size, and one of less": (
        chart(BUBBLES.format(scattered(ONE, ("0", "20")) + scattered(TWO, ("5", "-1")))),
        [["", "x", "x: size", "y", "y: size"], ["a", "", "", "5", "5"], ["b", "4", "20", "", ""]],
    ),
    "bubbles without colour": (
        chart(BUBBLES.format(
            look(scattered(ONE, ("1", "2")), NO_FILL) + scattered(TWO, ("5", "6"))
        )),
        [["", "x", "y", "y: size"], ["a", "", "5", "5"], ["b", "", "6", "6"]],
    ),
    "a surface, whose legend names no series": (
        chart(SURFACE.format(ONE + TWO)),
        [["", f"{NAMELESS} 1", f"{NAMELESS} 2"], ["a", "3", "5"], ["b", "4", "6"]],
    ),
    "a surface with the axis of its series": (
        chart(f"{SURFACE.format(ONE + TWO)}<c:serAx/>"), ALL,
    ),
    "lines from the highest to the lowest": (
        chart(STOCK.format(f"{HIGH}{LOW}{CLOSE}<c:hiLowLines/>")),
        [["", "High", "Low", "Close"], ["a", "9", "1", ""], ["b", "8", "2", "8"]],
    ),
    "marks on those lines": (
        chart(STOCK.format(f"{HIGH}{LOW}{CLOSE.replace('none', 'dash')}<c:hiLowLines/>")),
        [["", "High", "Low", "Close"], ["a", "9", "1", "5"], ["b", "8", "2", "8"]],
    ),
    "such lines without colour": (
        chart(STOCK.format(
            f"{HIGH}{LOW}{CLOSE.replace('none', 'dash')}<c:hiLowLines>{NO_LINE}</c:hiLowLines>"
        )),
        [["", "High", "Low", "Close"], ["a", "", "", "5"], ["b", "", "", "8"]],
    ),
    "bars from the first to the last": (
        chart(STOCK.format(
            f"{HIGH}{LOW}{CLOSE}<c:upDownBars><c:upBars/><c:downBars/></c:upDownBars>"
        )),
        [["", "High", "Low", "Close"], ["a", "9", "", "5"], ["b", "8", "", "8"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), SEEN.values(), ids=SEEN)
def test_what_is_drawn_is_read_and_nothing_else(data: bytes, expected: list[list[str]]) -> None:
    assert rows(data) == expected


def trend(inside: str) -> str:
    return ONE.replace("</c:ser>", f"<c:trendline>{inside}</c:trendline></c:ser>")


KIND = '<c:trendlineType val="{}"/>'
TREND_OUT = FIRST_OUT.replace('idx val="0"', 'idx val="1"')
TRENDS = {
    "a trend line": (trend(KIND.format("linear")), LEGEND, "Linear (x)"),
    "one that somebody named": (trend("<c:name>Rising</c:name>"), LEGEND, "Rising"),
    "a moving average": (
        trend(KIND.format("movingAvg") + '<c:period val="3"/>'), LEGEND, "3 per. Mov. Avg. (x)"
    ),
    "one taken out of the legend": (trend(KIND.format("linear")), TREND_OUT, ""),
    "one without a legend": (trend(KIND.format("linear")), "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("one", "legend", "said"), TRENDS.values(), ids=TRENDS)
def test_of_a_trend_line_the_words_of_the_legend_are_read(one: str, legend: str, said: str) -> None:
    data = chart(LINES.format(one), legend)
    blocks = chart_blocks(data)
    assert blocks
    assert plain_text(blocks[:-1]) == said
    assert len(rows(data)) == 3


NOT_READ = {
    "an equation beside a trend line": chart(LINES.format(trend('<c:dispEq val="1"/>'))),
    "a trend line where the legend has the points": chart(
        LINES.format('<c:varyColors val="1"/>' + trend(""))
    ),
    "a surface with a step without colour": chart(
        SURFACE.format(f"{ONE}{TWO}<c:bandFmts><c:bandFmt>{NO_FILL}</c:bandFmt></c:bandFmts>")
    ),
    "bars of which only those that rise have a colour": chart(
        STOCK.format(
            f"{HIGH}{LOW}{CLOSE}<c:upDownBars><c:upBars/><c:downBars>{NO_FILL}</c:downBars>"
            "</c:upDownBars>"
        )
    ),
    "very many categories in levels": chart(
        LINES.format(levels("a/b", "c").replace('ptCount val="2"', 'ptCount val="900000000"'))
    ),
    "a size that is no number": chart(BUBBLES.format(scattered(ONE, ("wide", "2")))),
}


@pytest.mark.parametrize("data", NOT_READ.values(), ids=NOT_READ)
def test_a_chart_of_which_it_cannot_be_told_what_is_seen_is_not_read(data: bytes) -> None:
    assert chart_blocks(data) is None
