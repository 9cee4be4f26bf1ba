"""Charts and SmartArt in Word and Excel files, with and without what no reader sees of them.

The chart is one that LibreOffice wrote; each trick changes it a little.
"""

import re
from datetime import date

from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Refused
from tests.hard_cases.office_cases import around
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.sheet_file import SHOWS
from tests.hard_cases.word_file import Part, unzipped, word
from tests.intake.word_files import OFFICE, RELATIONSHIPS, p, t, zipped

CHART, FILE = "xl/charts/chart1.xml", "libreoffice-chart.xlsx"
NUMBERS = "Contacts of Rowan Person Visits 2018 2019 Rowan 3 4 Neighbours 5 6.5"
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_DIAGRAM = f"{_DRAWINGML}/diagram"
_FRAME = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="360000"/>'
    '<wp:docPr id="1" name="D" descr="{alt}"/><a:graphic><a:graphicData uri="{uri}">{inside}'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
DRAWN_TYPE = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_NO_CHART, _NO_ART = Refused("D108", "a chart", "Seen"), Refused("D108", "SmartArt", "Seen")
_LEGEND = re.compile("<c:legend>.*</c:legend>")
_WHITE = "<c:txPr><a:p><a:pPr><a:defRPr><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
_WHITE += "</a:defRPr></a:pPr></a:p></c:txPr>"


def chart(s: Secret) -> str:
    return unzipped(around(s, FILE))[CHART].decode()


def with_chart(xml: str, alt: str = "", *more: Part) -> bytes:
    """A Word file with a chart."""
    inside = f'<c:chart xmlns:c="{_DRAWINGML}/chart" r:id="ch"/>'
    drawing = _FRAME.format(alt=alt, uri=f"{_DRAWINGML}/chart", inside=inside)
    part = Part("word/charts/chart1.xml", xml.encode(), "chart", id="ch")
    return word(p(t("Seen") + drawing), part, *more)


_BLUE = '<a:solidFill><a:srgbClr val="4f81bd"/></a:solidFill>'
_ENTRY = '<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>'


def _charts(s: Secret) -> dict[str, tuple[str, str | Refused]]:
    xml = chart(s)
    ghost = f"<c:extLst><c:ext><c15:filteredSeries xmlns:c15='x'>{s.ghost}</c15:filteredSeries>"
    titled = xml.replace(f"<a:t>Contacts of {s.name}</a:t>", f"<a:t>{s.ghost}</a:t>")
    return {
        "a chart without a description": (xml, f"Seen {NUMBERS}"),
        "a chart whose labels do not show": (
            labelled(s, s.ghost).replace('<c:delete val="0"/>', '<c:delete val="1"/>', 1),
            "Seen Contacts of Rowan Person Visits 2018 2019 3 4 5 6.5",
        ),
        "a chart whose series have no legend": (
            _LEGEND.sub("", xml.replace("<c:v>2018<", f"<c:v>{s.ghost}<")),
            "Seen Contacts of Rowan Person Visits Rowan 3 4 Neighbours 5 6.5",
        ),
        "a chart with an entry taken out of its legend": (
            xml.replace("<c:v>2018<", f"<c:v>{s.ghost}<").replace(
                '<c:legendPos val="r"/>', f'<c:legendPos val="r"/>{_ENTRY}'
            ),
            "Seen Contacts of Rowan Person Visits 2019 Rowan 3 4 Neighbours 5 6.5",
        ),
        "a chart with a series that a filter hides": (
            xml.replace("<c:gapWidth", f"{ghost}</c:ext></c:extLst><c:gapWidth", 1),
            f"Seen {NUMBERS}",
        ),
        "a chart with white labels": (
            _LABELS.sub(_WHITE, labelled(s, s.ghost), 1),
            "Seen Contacts of Rowan Person Visits 2018 2019 3 4 5 6.5",
        ),
        "a chart with a white title": (
            titled.replace('<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>', 2),
            "Seen Person Visits 2018 2019 Rowan 3 4 Neighbours 5 6.5",
        ),
        "a chart with a series without colour": (
            xml.replace(_BLUE, "<a:noFill/>"),
            "Seen Contacts of Rowan Person Visits 2018 2019 Rowan 4 Neighbours 6.5",
        ),
        "a chart with a series without colour or entry": (
            xml.replace("<c:v>2018<", f"<c:v>{s.ghost}<")
            .replace(_BLUE, "<a:noFill/>")
            .replace('<c:legendPos val="r"/>', f'<c:legendPos val="r"/>{_ENTRY}'),
            "Seen Contacts of Rowan Person Visits 2019 Rowan 4 Neighbours 6.5",
        ),
        "a chart of a kind that is not known": (
            xml.replace("c:barChart", "c:funnelChart"),
            _NO_CHART,
        ),
        "a chart that shows days": (
            xml.replace("General", "d mmmm yyyy").replace("<c:v>3<", f"<c:v>{_day(s)}<"),
            "Seen Contacts of Rowan Person Visits 2018 2019 Rowan [date of birth removed]"
            " 4 January 1900 Neighbours 5 January 1900 6 January 1900",
        ),
        "a chart whose axis shows the month of a day": (
            _NUMERIC.sub(
                "<c:numRef><c:numCache><c:formatCode>d mmmm yyyy</c:formatCode>"
                '<c:pt idx="0"><c:v>43773</c:v></c:pt><c:pt idx="1"><c:v>43804</c:v></c:pt>'
                "</c:numCache></c:numRef></c:cat>",
                xml,
            ).replace(
                '<c:numFmt formatCode="General" sourceLinked="1"/>',
                '<c:numFmt formatCode="mmmm yyyy" sourceLinked="0"/>',
                1,
            ),
            "Seen Contacts of Rowan Person Visits 2018 2019 November 2019 3 4 December 2019 5 6.5",
        ),
        "a comment in a chart": (
            xml.replace("<c:chart>", f"<!--{s.ghost}--><c:chart>"),
            f"Seen {NUMBERS}",
        ),
        "a chart of percentages": (
            xml.replace("General", "0%"),
            f"Seen {NUMBERS}".replace(" 3 4 ", " 300% 400% ").replace("5 6.5", "500% 650%"),
        ),
    }


_LABELS_OF_POINTS = re.compile("<c:strRef>(?:(?!<c:strRef>).)*</c:strRef></c:cat>")
_NUMERIC = re.compile(r"<c:strRef><c:f>Counts!\$A\$2:\$A\$3</c:f>.*?</c:strRef></c:cat>")
_LABELS = re.compile("<c:txPr>(?:(?!</c:txPr>).)*</c:txPr>(?=<c:crossAx)")


def labelled(s: Secret, label: str) -> str:
    """The chart with another label for its first points."""
    return chart(s).replace(f"<c:v>{s.name}</c:v>", f"<c:v>{label}</c:v>")


def _day(s: Secret) -> int:
    """The number that Excel keeps of the day of birth."""
    return (s.birth - date(1899, 12, 30)).days


def _kinds(s: Secret) -> dict[str, tuple[str, str]]:
    """The chart drawn in rarer ways."""
    xml = chart(s)
    levels = (
        f'<c:multiLvlStrRef><c:multiLvlStrCache><c:ptCount val="2"/><c:lvl>{_pt(0, s.last)}'
        f"{_pt(1, 'Neighbours')}</c:lvl><c:lvl>{_pt(0, s.first)}</c:lvl></c:multiLvlStrCache>"
        "</c:multiLvlStrRef></c:cat>"
    )
    sizes = f"<c:bubbleSize><c:numLit>{_pt(0, '10')}{_pt(1, '20')}</c:numLit></c:bubbleSize>"
    trend = f"<c:trendline><c:name>Calls of {s.name}</c:name></c:trendline>"
    bubbles = re.sub("c:(cat|val)>", lambda m: f"c:{'xVal' if m[1] == 'cat' else 'yVal'}>", xml)
    return {
        "a surface, whose legend names no series": (
            re.sub("<c:v>201[89]<", f"<c:v>{s.ghost}<", xml).replace(
                "c:barChart", "c:surfaceChart"
            ),
            "Seen Contacts of Rowan Person Visits Rowan 3 4 Neighbours 5 6.5",
        ),
        "a chart with labels in levels": (
            _LABELS_OF_POINTS.sub(levels, xml),
            # the outer label is for both
            f"Seen {NUMBERS.replace('Neighbours', 'Rowan Neighbours')}",
        ),
        "a chart of bubbles": (
            bubbles.replace("c:barChart", "c:bubbleChart").replace("</c:ser>", f"{sizes}</c:ser>"),
            f"Seen {NUMBERS} size size 10 20 10 20",
        ),
        "a chart of highs and lows": (
            xml.replace("c:barChart", "c:stockChart").replace(
                "<c:gapWidth", "<c:hiLowLines/><c:gapWidth"
            ),
            f"Seen {NUMBERS}",
        ),
        "a trend line that the legend names": (
            xml.replace("</c:ser>", f"{trend}</c:ser>", 1),
            f"Seen {NUMBERS} Calls of Rowan",
        ),
        "a trend line without a legend": (
            _LEGEND.sub(
                "", xml.replace("</c:ser>", f"{trend.replace(s.name, s.ghost)}</c:ser>", 1)
            ),
            "Seen Contacts of Rowan Person Visits Rowan 3 4 Neighbours 5 6.5",
        ),
    }


def _pt(at: int, words: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{words}</c:v></c:pt>'


def points(s: Secret) -> str:
    """The data of SmartArt: who called whom, two deep."""
    words = {"1": f"Call by {s.name}", "2": "Police came", "3": f"{s.first} left"}
    made = "".join(
        f'<dgm:pt modelId="{id_}"><dgm:t>{_line(text)}</dgm:t></dgm:pt>'
        for id_, text in words.items()
    )
    links = (("0", "1", 0), ("1", "2", 0), ("0", "3", 1))
    joined = "".join(
        f'<dgm:cxn modelId="c{below}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for above, below, order in links
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{_DIAGRAM}" xmlns:a="{_DRAWINGML}/main"><dgm:ptLst>'
        f'<dgm:pt modelId="0" type="doc"/>{made}</dgm:ptLst><dgm:cxnLst>{joined}</dgm:cxnLst>'
        '<dgm:extLst><a:ext uri="x"><dsp:dataModelExt xmlns:dsp="y" relId="dr"/></a:ext>'
        "</dgm:extLst></dgm:dataModel>"
    )


def shapes(*lines: str) -> str:
    """What was drawn of SmartArt."""
    drawn = "".join(
        '<dsp:sp><dsp:spPr><a:solidFill><a:srgbClr val="4F81BD"/></a:solidFill></dsp:spPr>'
        f"<dsp:txBody>{_line(line)}</dsp:txBody></dsp:sp>"
        for line in lines
    )
    return (
        f'<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" '
        f'xmlns:a="{_DRAWINGML}/main"><dsp:spTree>{drawn}</dsp:spTree></dsp:drawing>'
    )


def _line(text: str) -> str:
    return (
        '<a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'
        f"<a:t>{text}</a:t></a:r></a:p>"
    )


def with_art(data: str, drawn: str) -> bytes:
    """A Word file with SmartArt."""
    inside = f'<dgm:relIds xmlns:dgm="{_DIAGRAM}" r:dm="dm" r:lo="lo" r:qs="qs" r:cs="cs"/>'
    drawing = _FRAME.format(alt="", uri=_DIAGRAM, inside=inside)
    return word(
        p(t("Seen") + drawing),
        Part("word/diagrams/data1.xml", data.encode(), "diagramData", id="dm"),
        Part("word/diagrams/drawing1.xml", drawn.encode(), DRAWN_TYPE, id="dr"),
    )


def _art(s: Secret) -> dict[str, tuple[bytes, str | Refused]]:
    lines = (f"Call by {s.name}", "Police came", f"{s.first} left")
    on_nothing = re.sub("<dsp:spPr>.*?</dsp:spPr>", "<dsp:spPr/>", shapes(*lines))
    no_letters = shapes(*lines).replace(
        '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', "<a:rPr><a:noFill/>"
    )
    return {
        "SmartArt": (
            with_art(points(s), shapes(*lines)),
            "Seen Call by Rowan Police came Rowan left",
        ),
        "SmartArt with a line broken before the name": (
            with_art(_broken(points(s), s), _broken(shapes(*lines), s)),
            "Seen CALL BY Rowan Police came Rowan left",
        ),
        "SmartArt whose data say more than its shapes": (
            with_art(points(s), shapes(*lines[:2])),
            _NO_ART,
        ),
        "SmartArt whose shapes say more than its data": (
            with_art(points(s), shapes(*lines, UNSEEN)),
            _NO_ART,
        ),
        "SmartArt with white letters on nothing": (with_art(points(s), on_nothing), _NO_ART),
        "SmartArt with letters of no colour": (with_art(points(s), no_letters), _NO_ART),
    }


def _broken(art: str, s: Secret) -> str:
    """With the first box in capitals, in two lines."""
    broken = f"CALL BY</a:t></a:r><a:br/><a:r><a:t>{s.name.upper()}"
    return art.replace(f"Call by {s.name}", broken)


def on_a_sheet(s: Secret, change: tuple[str, str] = ("", "")) -> bytes:
    """The plan by LibreOffice, with the sheet that the chart counts from hidden."""
    parts = unzipped(around(s, FILE))
    book = parts["xl/workbook.xml"].decode()
    hidden = re.sub(
        '(name="Counts" sheetId="[0-9]+" state=)"visible"', r'\1"hidden"', book
    ).encode()
    assert hidden != parts["xl/workbook.xml"]
    old, new = change
    drawn = parts[CHART].decode().replace(old, new, 1) if old else parts[CHART].decode()
    moved = {
        # the chart stands on the sheet of counts; the plan shows it
        "xl/worksheets/_rels/sheet1.xml.rels": _pointing_at_the_drawing(),
        "xl/worksheets/sheet1.xml": _with_drawing(parts["xl/worksheets/sheet1.xml"]),
    }
    return zipped(parts | {"xl/workbook.xml": hidden, CHART: drawn.encode(), **moved})


def _pointing_at_the_drawing() -> bytes:
    pointer = f'<Relationship Id="d1" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/>'
    return f'<Relationships xmlns="{RELATIONSHIPS}">{pointer}</Relationships>'.encode()


def _with_drawing(sheet: bytes) -> bytes:
    call = f'<drawing xmlns:r="{OFFICE}" r:id="d1"/></worksheet>'
    return sheet.replace(b"</worksheet>", call.encode())


def _case(trick: str, data: bytes, became: str | Refused, told: str = "") -> Case:
    shows, outcome = (became, PUBLISHED) if isinstance(became, str) else ("", became)
    return Case(f"Word: {trick}", data, shows, outcome, told)


def _sheet_case(trick: str, data: bytes, shows: str = NUMBERS) -> Case:
    return Case(
        f"Excel: {trick}", data, f"{SHOWS} {shows}", suffix=".xlsx", role=Role.RECOMMENDATIONS
    )


def cases(s: Secret) -> tuple[Case, ...]:
    workbook = Part(
        "word/embeddings/book.xlsx", s.ghost.encode(), "package", of="word/charts/chart1.xml"
    )
    return (
        *(_case(trick, with_chart(xml), became) for trick, (xml, became) in _charts(s).items()),
        *(_case(trick, with_chart(xml), became) for trick, (xml, became) in _kinds(s).items()),
        *(_case(trick, data, became) for trick, (data, became) in _art(s).items()),
        _case(
            "a chart with a description",
            with_chart(chart(s), f"Bar chart of contacts with {s.name}"),
            f"Seen Chart: Bar chart of contacts with Rowan {NUMBERS}",
        ),
        _case(
            "a chart of a kind that is not known, with a description",
            with_chart(chart(s).replace("c:barChart", "c:funnelChart"), f"Calls of {s.name}"),
            "Seen Chart: Calls of Rowan",
        ),
        _case(
            "the workbook that a chart counts from",
            with_chart(chart(s), "", workbook),
            f"Seen {NUMBERS}",
        ),
        _sheet_case("a chart", on_a_sheet(s)),
        _sheet_case(
            "a chart whose labels do not show",
            on_a_sheet(s, ('<c:delete val="0"/>', '<c:delete val="1"/>')),
            "Contacts of Rowan Person Visits 2018 2019 3 4 5 6.5",
        ),
    )
