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


TITLE = "<c:title><c:tx><c:rich><a:p><a:r>{}<a:t>Visits</a:t></a:r></a:p></c:rich></c:tx></c:title>"
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
GREY = '<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="65000"/></a:schemeClr></a:solidFill>'
IN_WHITE = f"<c:txPr><a:p><a:pPr><a:defRPr>{WHITE}</a:defRPr></a:pPr></a:p></c:txPr>"
NO_FILL = "<c:spPr><a:noFill/></c:spPr>"
ONE, TWO = series("x", "3", "4"), series("y", "5", "6")
ALL = [["", "x", "y"], ["a", "3", "5"], ["b", "4", "6"]]


def look(one: str, looks: str) -> str:
    """A series with looks of its own."""
    return one.replace("</c:tx>", f"</c:tx>{looks}", 1)


def labelled(one: str, labels: str) -> str:
    """A series with words beside its points."""
    return one.replace("</c:ser>", f"<c:dLbls>{labels}</c:dLbls></c:ser>")


def axis(inside: str, bars: str = ONE) -> bytes:
    return chart(BARS.format(bars).replace('<c:delete val="0"/>', inside))


FIRST_OUT = (
    '<c:legend><c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry></c:legend>'
)
MARK = '<c:marker><c:symbol val="dot"/></c:marker>'
SECOND_TOLD = '<c:dLbl><c:idx val="1"/><c:showCatName val="1"/></c:dLbl>'
TABLE = '<c:dTable><c:showKeys val="1"/></c:dTable>'
LINES = BARS.replace("bar", "line")
NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
DAY = series("x", "3", labels=()).replace(
    "<c:val>", f"<c:cat>{points('30748', tag='numCache', form='d mmmm yyyy')}</c:cat><c:val>"
)
SEEN = {
    "a pie without its legend": (
        chart(PIE.format(ONE), ""), [["", "x"], ["1", "3"], ["2", "4"]],
    ),
    "several names and no legend": (
        chart(BARS.format(ONE + TWO), ""),
        [["", f"{NAMELESS} 1", f"{NAMELESS} 2"], ["a", "3", "5"], ["b", "4", "6"]],
    ),
    "labels of another series than the first": (
        chart(BARS.format(ONE + series("y", "5", "6", labels=("c", "d")))), ALL,
    ),
    "names in a table below it": (
        chart(BARS.format(ONE + TWO) + TABLE, ""), ALL,
    ),
    "labels in a table below it": (
        axis('<c:delete val="1"/>').replace(b"</c:plotArea>", f"{TABLE}</c:plotArea>".encode()),
        [["", "x"], ["a", "3"], ["b", "4"]],
    ),
    "numbers in a table below it": (
        chart(BARS.format(look(ONE, NO_FILL) + TWO) + TABLE, ""), ALL,
    ),
    "a table below it that nobody sees": (
        chart(
            BARS.format(ONE) + f"<c:dTable>{IN_WHITE}</c:dTable>",
            TITLE.format("")
        ),
        [["", NAMELESS], ["a", "3"], ["b", "4"]],
    ),
    "a day that its format hides": (
        axis('<c:numFmt formatCode=";;;" sourceLinked="0"/>', DAY), [["", "x"], ["1", "3"]],
    ),
    "an axis that is taken away": (
        axis('<c:delete val="1"/>'), [["", "x"], ["1", "3"], ["2", "4"]],
    ),
    "an axis without labels": (
        axis('<c:tickLblPos val="none"/>'), [["", "x"], ["1", "3"], ["2", "4"]],
    ),
    "an axis with white labels": (axis(IN_WHITE), [["", "x"], ["1", "3"], ["2", "4"]]),
    "an axis with grey labels": (
        axis(IN_WHITE.replace(WHITE, GREY)), [["", "x"], ["a", "3"], ["b", "4"]],
    ),
    "an axis with tiny labels": (
        axis(IN_WHITE.replace(f"<a:defRPr>{WHITE}", '<a:defRPr sz="100">')),
        [["", "x"], ["1", "3"], ["2", "4"]],
    ),
    "white labels on a dark ground": (
        axis(IN_WHITE).replace(
            b"</c:chartSpace>",
            f"<c:spPr>{WHITE.replace('FFFFFF', '1F3A5F')}</c:spPr></c:chartSpace>".encode(),
        ),
        [["", "x"], ["a", "3"], ["b", "4"]],
    ),
    "all letters white": (
        axis("").replace(b"</c:chartSpace>", f"{IN_WHITE}</c:chartSpace>".encode()),
        [["", NAMELESS], ["1", "3"], ["2", "4"]],
    ),
    "a white legend": (
        chart(BARS.format(ONE + TWO), f"<c:legend>{IN_WHITE}</c:legend>"),
        [["", f"{NAMELESS} 1", f"{NAMELESS} 2"], ["a", "3", "5"], ["b", "4", "6"]],
    ),
    "an entry taken out of the legend": (
        chart(
            BARS.format(ONE + TWO),
            FIRST_OUT,
        ),
        [["", f"{NAMELESS} 1", "y"], ["a", "3", "5"], ["b", "4", "6"]],
    ),
    "an entry taken out of the legend of a pie": (
        chart(
            PIE.format(ONE),
            FIRST_OUT,
        ),
        [["", "x"], ["1", "3"], ["b", "4"]],
    ),
    "a bar of each colour": (
        chart(BARS.format(f'<c:varyColors val="1"/>{ONE}'), f"{TITLE.format('')}{LEGEND}"),
        [["", NAMELESS], ["a", "3"], ["b", "4"]],
    ),
    "a series without colour": (
        chart(BARS.format(look(ONE, NO_FILL) + TWO)),
        [["", "x", "y"], ["a", "", "5"], ["b", "", "6"]],
    ),
    "a series without colour and without an entry": (
        chart(
            BARS.format(look(ONE, NO_FILL) + TWO),
            FIRST_OUT,
        ),
        [["", "y"], ["a", "5"], ["b", "6"]],
    ),
    "a white series": (
        chart(BARS.format(look(ONE, f"<c:spPr>{WHITE}</c:spPr>") + TWO), ""),
        [["", NAMELESS], ["a", "5"], ["b", "6"]],
    ),
    "a white series with an outline": (
        chart(BARS.format(look(ONE, f"<c:spPr>{WHITE}<a:ln>{GREY}</a:ln></c:spPr>") + TWO)), ALL,
    ),
    "a series without colour whose numbers are written": (
        chart(BARS.format(labelled(look(ONE, NO_FILL), '<c:showVal val="1"/>') + TWO)), ALL,
    ),
    "a number that is written at one point": (
        chart(
            BARS.format(
                labelled(
                    look(ONE, NO_FILL),
                    '<c:dLbl><c:idx val="1"/><c:showVal val="1"/></c:dLbl><c:showVal val="0"/>',
                )
                + TWO
            )
        ),
        [["", "x", "y"], ["a", "", "5"], ["b", "4", "6"]],
    ),
    "a point without colour": (
        chart(BARS.format(look(ONE, f'<c:dPt><c:idx val="0"/>{NO_FILL}</c:dPt>') + TWO)),
        [["", "x", "y"], ["a", "", "5"], ["b", "4", "6"]],
    ),
    "a line without colour": (
        chart(LINES.format(look(ONE, NO_LINE) + TWO), ""),
        [["", NAMELESS], ["a", "5"], ["b", "6"]],
    ),
    "a line of marks": (
        chart(LINES.format(look(ONE, NO_LINE + MARK) + TWO)),
        ALL,
    ),
    "a name beside each point": (
        chart(BARS.format(labelled(ONE, '<c:showSerName val="1"/>') + TWO), ""),
        [["", "x", f"{NAMELESS} 2"], ["a", "3", "5"], ["b", "4", "6"]],
    ),
    "a label beside one point": (
        chart(
            PIE.format(labelled(ONE, SECOND_TOLD)), ""
        ),
        [["", "x"], ["1", "3"], ["b", "4"]],
    ),
    "white labels inside the slices": (
        chart(
            PIE.format(
                labelled(ONE, f'{IN_WHITE}<c:dLblPos val="ctr"/><c:showCatName val="1"/>')
            ),
            "",
        ),
        [["", "x"], ["a", "3"], ["b", "4"]],
    ),
    "a filtered series": (
        chart(
            BARS.format(
                f"{ONE}<c:extLst><c:ext><f:filteredBarSeries xmlns:f='f'>{TWO}"
                "</f:filteredBarSeries></c:ext></c:extLst>"
            )
        ),
        [["", "x"], ["a", "3"], ["b", "4"]],
    ),
    "days for numbers": (
        chart(BARS.format(series("x", "43000", "4", form="d/m/yyyy"))),
        [["", "x"], ["a", "22 September 2017"], ["b", "4 January 1900"]],
    ),
    "days for labels": (chart(BARS.format(DAY)), [["", "x"], ["7 March 1984", "3"]]),
    "an axis that shows months of days": (
        axis('<c:numFmt formatCode="mmm yyyy" sourceLinked="0"/>', DAY),
        [["", "x"], ["March 1984", "3"]],
    ),
    "days counted from 1904": (
        chart(BARS.format(DAY)).replace(b"<c:chart>", b'<c:date1904 val="1"/><c:chart>'),
        [["", "x"], ["8 March 1988", "3"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), SEEN.values(), ids=SEEN)
def test_what_is_drawn_is_read_and_nothing_else(data: bytes, expected: list[list[str]]) -> None:
    assert rows(data) == expected


@pytest.mark.parametrize(
    ("looks", "expected"),
    [("", "Visits"), (f"<a:rPr>{WHITE}</a:rPr>", ""), ("<a:rPr><a:noFill/></a:rPr>", "")],
)
def test_a_title_that_is_not_seen_is_not_read(looks: str, expected: str) -> None:
    blocks = chart_blocks(chart(BARS.format(ONE), f"{TITLE.format(looks)}{LEGEND}"))
    assert blocks
    assert plain_text(blocks[:-1]) == expected


NOT_READ = {
    "no numbers": chart(BARS.format("<c:ser/>")),
    "nothing with a colour": chart(BARS.format(look(ONE, NO_FILL))),
    "labels of two axes that do not agree": chart(
        BARS.format(ONE) + LINES.format(series("y", "5", labels=("c", "d")))
    ),
    "white labels that may stand on white": chart(
        PIE.format(labelled(ONE, f'{IN_WHITE}<c:showCatName val="1"/>')), ""
    ),
    "a label of its own": chart(
        BARS.format(series("x", "3").replace("</c:ser>", "<c:dLbl><c:tx/></c:dLbl></c:ser>"))
    ),
    "an entry taken out of the legend that nobody can tell": chart(
        BARS.format(ONE), "<c:legend><c:legendEntry/></c:legend>"
    ),
    "an entry taken out where the series have other numbers": chart(
        BARS.format(look(ONE, '<c:idx val="1"/>') + look(TWO, '<c:idx val="0"/>')),
        FIRST_OUT,
    ),
    "points without colour from which lines drop": chart(
        LINES.format(f"{look(ONE, NO_LINE)}{TWO}<c:dropLines/>")
    ),
    "a title with words struck out": chart(
        BARS.format(ONE), TITLE.format('<a:rPr strike="sngStrike"/>')
    ),
    "words of its own at a point, struck out": chart(
        BARS.format(
            labelled(
                ONE,
                '<c:dLbl><c:idx val="0"/><c:dLblPos val="ctr"/><c:tx><c:rich><a:p><a:r>'
                '<a:rPr strike="sngStrike"/><a:t>seven</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>',
            )
        )
    ),
    "words for a number": chart(BARS.format(series("x", "three", "4"))),
    "another kind of plot": chart(f"<c:funnelChart>{series('x', '3', '4')}</c:funnelChart>"),
    "nothing": b"",
}


@pytest.mark.parametrize("data", NOT_READ.values(), ids=NOT_READ)
def test_a_chart_of_which_it_cannot_be_told_what_is_seen_is_not_read(data: bytes) -> None:
    assert chart_blocks(data) is None
