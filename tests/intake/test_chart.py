"""What a chart draws becomes a table; what it does not draw is not read."""

import pytest

from publisher.intake.chart import NAMELESS, chart_blocks
from publisher.model import Paragraph, Table, plain_text

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LEGEND, PIE = "<c:legend/>", "<c:pieChart>{}</c:pieChart>"
BARS = '<c:barChart>{}</c:barChart><c:catAx><c:delete val="0"/></c:catAx><c:valAx/>'


def points(*values: str, tag: str = "strCache", form: str = "General") -> str:
    inner = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    return f"<c:{tag}><c:formatCode>{form}</c:formatCode>{inner}</c:{tag}>"


def series(
    name: str, *values: str, form: str = "General", labels: tuple[str, ...] = ("a", "b")
) -> str:
    called = f"<c:tx>{points(name)}</c:tx>" if name else ""
    beside = f"<c:cat>{points(*labels)}</c:cat>" if labels else ""
    numbers = points(*values, tag="numCache", form=form)
    return f"<c:ser>{called}{beside}<c:val>{numbers}</c:val></c:ser>"


def chart(plot: str, beside: str = LEGEND) -> bytes:
    inner = f"<c:chart><c:plotArea>{plot}</c:plotArea>{beside}</c:chart>"
    return f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}">{inner}</c:chartSpace>'.encode()


def rows(data: bytes) -> list[list[str]]:
    blocks = chart_blocks(data)
    assert blocks
    table = blocks[-1]
    assert isinstance(table, Table)
    return [[plain_text(cell.blocks) for cell in row] for row in table.rows]


def test_points_are_rows_and_series_are_columns() -> None:
    data = chart(BARS.format(series("2018", "3", "4") + series("2019", "5", "6.5")))
    assert rows(data) == [["", "2018", "2019"], ["a", "3", "5"], ["b", "4", "6.5"]]


def test_the_first_row_is_the_headings() -> None:
    blocks = chart_blocks(chart(BARS.format(series("2018", "3", "4"))))
    assert blocks
    assert isinstance(blocks[-1], Table)
    assert blocks[-1].header_rows == 1
    assert all(cell.header for cell in blocks[-1].rows[0])


def test_titles_stand_before_the_table() -> None:
    title = f"<c:title><c:tx><a:p><a:t>Visits</a:t></a:p></c:tx></c:title>{LEGEND}"
    blocks = chart_blocks(chart(BARS.format(series("2018", "3", "4")), title))
    assert blocks
    assert isinstance(blocks[0], Paragraph)
    assert plain_text(blocks[:1]) == "Visits"


def test_numbers_are_read_as_their_format_shows_them() -> None:
    data = chart(BARS.format(series("Share", "0.25", "1", form="0%")))
    assert [row[1] for row in rows(data)] == ["Share", "25%", "100%"]


def test_a_point_without_a_label_is_numbered() -> None:
    assert rows(chart(BARS.format(series("x", "3", labels=())))) == [["", "x"], ["1", "3"]]


def test_a_name_that_does_not_show_is_not_read() -> None:
    title = "<c:title><c:tx><a:p><a:t>Visits</a:t></a:p></c:tx></c:title>"
    data = chart(BARS.format(series("Ghost", "3", "4")), title)
    assert rows(data)[0] == ["", NAMELESS]


def test_a_pie_shows_its_labels_in_the_legend() -> None:
    assert rows(chart(PIE.format(series("Who", "3", "4"))))[1:] == [["a", "3"], ["b", "4"]]


NOT_READ = {
    "no numbers": chart(BARS.format("<c:ser/>")),
    "a pie without its legend": chart(PIE.format(series("Who", "3", "4")), ""),
    "several names and no legend": chart(BARS.format(series("x", "3") + series("y", "4")), ""),
    "labels that do not agree": chart(
        BARS.format(series("x", "3", "4") + series("y", "4", "5", labels=("c", "d")))
    ),
    "an axis that is taken away": chart(
        BARS.format(series("x", "3", "4")).replace('delete val="0"', 'delete val="1"')
    ),
    "an axis without labels": chart(
        BARS.format(series("x", "3", "4"))
        .replace("delete val", "tickLblPos val")
        .replace('"0"', '"none"')
    ),
    "a label of its own": chart(
        BARS.format(series("x", "3").replace("</c:ser>", "<c:dLbl><c:tx/></c:dLbl></c:ser>"))
    ),
    "an entry taken out of the legend": chart(
        BARS.format(series("x", "3", "4")), "<c:legend><c:legendEntry/></c:legend>"
    ),
    "words for a number": chart(BARS.format(series("x", "three", "4"))),
    "days for numbers": chart(BARS.format(series("x", "43000", "4", form="d/m/yyyy"))),
    "another kind of plot": chart(f"<c:surfaceChart>{series('x', '3', '4')}</c:surfaceChart>"),
    "nothing": b"",
}


@pytest.mark.parametrize("data", NOT_READ.values(), ids=NOT_READ)
def test_a_chart_that_may_hold_what_it_does_not_show_is_not_read(data: bytes) -> None:
    assert chart_blocks(data) is None
