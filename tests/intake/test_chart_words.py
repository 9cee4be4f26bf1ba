"""Words of their own at points, axes that count in units, charts of pivot tables."""

import pytest

from publisher.intake.chart import chart_blocks
from publisher.model import plain_text
from tests.intake.test_chart import BARS, chart, rows, series

ONE = series("x", "3000", "4500")
WHITE = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
CELLS = (
    "<c:extLst><c:ext><f:datalabelsRange xmlns:f='f'><f:dlblRangeCache>"
    '<c:pt idx="0"><c:v>by day</c:v></c:pt><c:pt idx="1"><c:v>by night</c:v></c:pt>'
    "</f:dlblRangeCache></f:datalabelsRange></c:ext></c:extLst>"
)
SHOW_CELLS = "<c:extLst><c:ext><f:showDataLabelsRange xmlns:f='f' val='{}'/></c:ext></c:extLst>"


def label(inside: str, at: int = 0) -> str:
    return f'<c:dLbl><c:idx val="{at}"/>{inside}</c:dLbl>'


def typed(*parts: str, look: str = "") -> str:
    runs = "".join(f"<a:r><a:rPr>{look}</a:rPr><a:t>{part}</a:t></a:r>" for part in parts)
    return f"<c:tx><c:rich><a:p>{runs}</a:p></c:rich></c:tx>"


def with_labels(labels: str, cells: str = "") -> bytes:
    return chart(
        BARS.format(ONE.replace("</c:ser>", f"<c:dLbls>{labels}</c:dLbls>{cells}</c:ser>"))
    )


def field(kind: str) -> str:
    return (
        f'<c:tx><c:rich><a:p><a:fld type="{kind}"><a:t>[{kind}]</a:t></a:fld>'
        "<a:r><a:t> and on</a:t></a:r></a:p></c:rich></c:tx>"
    )


WORDS = {
    "typed, over runs": (label(typed("by ", "d", "ay")), "", ["3000 (by day)", "4500"]),
    "typed and deleted": (label(f"<c:delete val='1'/>{typed('x')}"), "", ["3000", "4500"]),
    "from a cell that is linked": (
        label("<c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>by day</c:v></c:pt></c:strCache>"
              "</c:strRef></c:tx>"), "", ["3000 (by day)", "4500"],
    ),
    "from cells": (SHOW_CELLS.format(1), CELLS, ["3000 (by day)", "4500 (by night)"]),
    "from cells that are not shown": (SHOW_CELLS.format(0), CELLS, ["3000", "4500"]),
    "from cells, but for one": (
        label("<c:delete val='1'/>") + SHOW_CELLS.format(1), CELLS, ["3000", "4500 (by night)"],
    ),
    "from a cell at one point": (
        label(SHOW_CELLS.format(1), 1), CELLS, ["3000", "4500 (by night)"],
    ),
    "a field for the cell": (
        label(field("CELLRANGE")), CELLS, ["3000 (by day and on)", "4500"],
    ),
    "a field for the number": (label(field("VALUE")), "", ["3000 (3000 and on)", "4500"]),
}  # fmt: skip


@pytest.mark.parametrize(("labels", "cells", "expected"), WORDS.values(), ids=WORDS)
def test_words_at_a_point_stand_beside_its_number(
    labels: str, cells: str, expected: list[str]
) -> None:
    assert [row[1] for row in rows(with_labels(labels, cells))[1:]] == expected


UNITS = '<c:valAx><c:axId val="2"/><c:dispUnits>{}</c:dispUnits></c:valAx>'


def counted(units: str, axes: str = UNITS) -> bytes:
    plot = ONE.replace("</c:ser>", "</c:ser><c:axId val='2'/>")
    return chart(BARS.format(plot).replace("<c:valAx/>", axes.format(units)))


@pytest.mark.parametrize(
    ("units", "numbers", "said"),
    [
        ('<c:builtInUnit val="thousands"/>', ["3", "4.5"], ""),
        ('<c:builtInUnit val="thousands"/><c:dispUnitsLbl/>', ["3", "4.5"], "Thousands"),
        ('<c:custUnit val="500"/>', ["6", "9"], ""),
        (
            f'<c:builtInUnit val="hundreds"/><c:dispUnitsLbl>{typed("Pou", "nds")}'
            "</c:dispUnitsLbl>",
            ["30", "45"],
            "Pounds",
        ),
        (
            f'<c:builtInUnit val="hundreds"/><c:dispUnitsLbl>{typed("x", look=WHITE)}'
            "</c:dispUnitsLbl>",
            ["30", "45"],
            "",
        ),
    ],
)
def test_an_axis_that_counts_in_units_shows_so_many_of_them(
    units: str, numbers: list[str], said: str
) -> None:
    data = counted(units)
    assert [row[1] for row in rows(data)[1:]] == numbers
    blocks = chart_blocks(data)
    assert blocks
    assert plain_text(blocks[:-1]) == said


PIVOT = b"<c:pivotSource><c:name>[b.xlsx]S!P</c:name></c:pivotSource><c:chart><c:pivotFmts/>"


def pivot(buttons: str) -> bytes:
    end = f"<c:extLst><c:ext><f:pivotOptions xmlns:f='f'>{buttons}</f:pivotOptions></c:ext>"
    made = chart(BARS.format(ONE)).replace(b"<c:chart>", PIVOT)
    return made.replace(b"</c:chartSpace>", f"{end}</c:extLst></c:chartSpace>".encode())


def test_a_chart_of_a_pivot_table_is_read_like_any_other() -> None:
    assert rows(pivot("")) == [["", "x"], ["a", "3000"], ["b", "4500"]]
    assert rows(pivot('<f:dropZoneData val="0"/>')) == rows(pivot(""))


NOT_READ = {
    "a label in white that may stand on white": with_labels(label(typed("x", look=WHITE))),
    "a label at a point that is not there": with_labels(label(typed("x"), 7)),
    "a field of another kind": with_labels(label(field("SERIESNAME"))),
    "a label of the plot": chart(BARS.format(f"{ONE}<c:dLbls>{label(typed('x'))}</c:dLbls>")),
    "a unit of its own with a label that Excel makes up": counted(
        '<c:custUnit val="500"/><c:dispUnitsLbl/>'
    ),
    "units of one of two axes": counted(
        '<c:builtInUnit val="thousands"/>', UNITS + '<c:valAx><c:axId val="2"/></c:valAx>'
    ),
    "the buttons of a pivot table": pivot('<f:dropZoneData val="1"/>'),
    "a box of text over the chart": chart(BARS.format(ONE), "<c:userShapes/>"),
}


@pytest.mark.parametrize("data", NOT_READ.values(), ids=NOT_READ)
def test_a_chart_whose_words_cannot_be_told_is_not_read(data: bytes) -> None:
    assert chart_blocks(data) is None
