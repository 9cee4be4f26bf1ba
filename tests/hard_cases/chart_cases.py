"""Charts and SmartArt in Word and Excel files, with and without what no reader sees of them.

The chart is one that LibreOffice wrote; each trick changes it a little.
"""

import re

from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
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
_DRAWN_TYPE = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_NO_CHART, _NO_ART = Refused("D109", "a chart"), Refused("D109", "SmartArt")
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


def _charts(s: Secret) -> dict[str, tuple[str, str | Refused]]:
    xml = chart(s)
    first = '<c:catAx><c:axId val="98087708"/>'
    assert first in xml
    hidden_axis = xml.replace('<c:delete val="0"/>', '<c:delete val="1"/>', 1)
    ghost = f"<c:extLst><c:ext><c15:filteredSeries xmlns:c15='x'>{s.ghost}</c15:filteredSeries>"
    return {
        "a chart without a description": (xml, f"Seen {NUMBERS}"),
        "a chart whose labels do not show": (hidden_axis, _NO_CHART),
        "a chart whose series have no legend": (_LEGEND.sub("", xml), _NO_CHART),
        "a chart with a series that a filter hides": (
            xml.replace("<c:gapWidth", f"{ghost}</c:ext></c:extLst><c:gapWidth", 1),
            _NO_CHART,
        ),
        "a chart with white labels": (
            xml.replace("<c:crossAx", f"{_WHITE}<c:crossAx", 1),
            _NO_CHART,
        ),
        "a chart with a series without colour": (
            xml.replace('<a:solidFill><a:srgbClr val="4f81bd"/></a:solidFill>', "<a:noFill/>"),
            _NO_CHART,
        ),
        "a chart of a kind that is not known": (
            xml.replace("c:barChart", "c:surfaceChart"),
            _NO_CHART,
        ),
        "a chart that shows days": (xml.replace("General", "d mmmm yyyy"), _NO_CHART),
        "a comment in a chart": (
            xml.replace("<c:chart>", f"<!--{s.ghost}--><c:chart>"),
            f"Seen {NUMBERS}",
        ),
        "a chart of percentages": (
            xml.replace("General", "0%"),
            f"Seen {NUMBERS}".replace(" 3 4 ", " 300% 400% ").replace("5 6.5", "500% 650%"),
        ),
    }


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
        Part("word/diagrams/drawing1.xml", drawn.encode(), _DRAWN_TYPE, id="dr"),
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
        "SmartArt with a picture": (
            with_art(points(s), shapes(*lines).replace("<dsp:spPr>", "<dsp:spPr><a:blip/>", 1)),
            _NO_ART,
        ),
    }


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


def _sheet_case(trick: str, data: bytes, outcome: Outcome = PUBLISHED) -> Case:
    shows = f"{SHOWS} {NUMBERS}"
    return Case(f"Excel: {trick}", data, shows, outcome, suffix=".xlsx", role=Role.RECOMMENDATIONS)


def cases(s: Secret) -> tuple[Case, ...]:
    workbook = Part(
        "word/embeddings/book.xlsx", s.ghost.encode(), "package", of="word/charts/chart1.xml"
    )
    return (
        *(_case(trick, with_chart(xml), became) for trick, (xml, became) in _charts(s).items()),
        *(_case(trick, data, became) for trick, (data, became) in _art(s).items()),
        _case(
            "a chart with a description",
            with_chart(chart(s), f"Bar chart of contacts with {s.name}"),
            f"Seen Chart: Bar chart of contacts with Rowan {NUMBERS}",
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
            _NO_CHART,
        ),
    )
