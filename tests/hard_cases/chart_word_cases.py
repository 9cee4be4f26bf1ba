"""Charts with words of their own: at points, of units, over it, on the buttons of a pivot."""

import re

from publisher.model import Role
from tests.hard_cases.chart_cases import NUMBERS, chart, on_a_sheet, with_chart
from tests.hard_cases.frame import Case, Outcome, Refused
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.sheet_file import SHOWS, edited
from tests.hard_cases.word_file import Part, unzipped
from tests.intake.word_files import OFFICE, zipped

_X15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_SHOW = f'<c:ext><c15:showDataLabelsRange {_X15} val="1"/></c:ext>'
_FIRST, _SERIES = "<c:dLbls><c:txPr>", "</c:ser>"
_NOT_READ = Refused("D108", "a chart", "Seen")


def _label(words: str, at: int = 0) -> str:
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:p>{words}</a:p></c:rich></c:tx>'
        '<c:showVal val="1"/></c:dLbl>'
    )


def _run(words: str, look: str = "") -> str:
    return f"<a:r><a:rPr>{look}</a:rPr><a:t>{words}</a:t></a:r>"


def _labelled(s: Secret, label: str) -> str:
    return chart(s).replace(_FIRST, f"<c:dLbls>{label}<c:txPr>", 1)


def _from_cells(s: Secret, shown: bool) -> str:
    """Labels that stand in cells, of which the chart keeps a copy whether they show or not."""
    words = s.name if shown else s.ghost
    cache = (
        f"<c:extLst><c:ext><c15:datalabelsRange {_X15}><c15:f>Counts!$E$2</c15:f>"
        f'<c15:dlblRangeCache><c:pt idx="0"><c:v>Calls by {words}</c:v></c:pt>'
        "</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst></c:ser>"
    )
    xml = chart(s).replace(_SERIES, cache, 1)
    return xml.replace("<c:extLst><c:ext uri", f"<c:extLst>{_SHOW}<c:ext uri", 1) if shown else xml


def _in_units(s: Secret, label: str) -> str:
    units = f'<c:dispUnits><c:builtInUnit val="thousands"/>{label}</c:dispUnits></c:valAx>'
    numbers = {"<c:v>3<": "<c:v>3000<", "<c:v>6.5<": "<c:v>6500<"}
    xml = chart(s).replace("</c:valAx>", units)
    xml = xml.replace("<c:v>4<", "<c:v>4000<").replace("<c:v>5<", "<c:v>5000<")
    for old, new in numbers.items():
        xml = xml.replace(old, new)
    return xml


def _pivot(s: Secret, button: int) -> str:
    """A chart of a pivot table, whose part does not say what is on its buttons."""
    source = f"<c:pivotSource><c:name>[{UNSEEN}.xlsx]S!P</c:name></c:pivotSource><c:chart>"
    options = (
        '<c:extLst><c:ext><c14:pivotOptions xmlns:c14="x"><c14:dropZonesVisible '
        f'val="{button}"/></c14:pivotOptions></c:ext></c:extLst></c:chartSpace>'
    )
    return chart(s).replace("<c:chart>", source).replace("</c:chartSpace>", options)


_NOTHING = "<a:noFill/>"
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_CELL = '<a:fld type="CELLRANGE"><a:t>[CELLRANGE]</a:t></a:fld>'


def _words(s: Secret) -> dict[str, tuple[str, str | Outcome]]:
    by_hand = "".join(map(_run, ("Calls by ", s.start, s.rest, f" {s.last}")))
    title = f"<c:dispUnitsLbl><c:tx><c:rich><a:p>{_run(f'Calls by {s.name}')}</a:p>"
    return {
        "a chart with a label typed at a point": (
            _labelled(s, _label(by_hand)),
            f"Seen {NUMBERS} Calls by Rowan",
        ),
        "a chart with a label typed in white at a point": (
            _labelled(s, _label(_run(s.name, _WHITE))),
            _NOT_READ,
        ),
        "a chart with a label typed in no colour and deleted": (
            _labelled(
                s, _label(_run(s.ghost, _NOTHING)).replace("<c:tx>", '<c:delete val="1"/><c:tx>')
            ),
            f"Seen {NUMBERS}",
        ),
        "a chart with labels that stand in cells": (
            _from_cells(s, shown=True),
            f"Seen {NUMBERS} Calls by Rowan",
        ),
        "a chart with labels in cells that do not show": (
            _from_cells(s, shown=False),
            f"Seen {NUMBERS}",
        ),
        "a chart with a label that is a field": (
            _from_cells(s, shown=True).replace(_FIRST, f"<c:dLbls>{_label(_CELL)}<c:txPr>", 1),
            f"Seen {NUMBERS} Calls by Rowan",
        ),
        "a chart that counts in thousands": (
            _in_units(s, "<c:dispUnitsLbl/>"),
            f"Seen {NUMBERS} Thousands",
        ),
        "a chart that counts in units with a name of their own": (
            _in_units(s, f"{title}</c:rich></c:tx></c:dispUnitsLbl>"),
            f"Seen {NUMBERS} Calls by Rowan",
        ),
        "a chart of a pivot table": (_pivot(s, 0), f"Seen {NUMBERS}"),
        "a chart of a pivot table with its buttons": (_pivot(s, 1), _NOT_READ),
    }


def _written_over(s: Secret) -> bytes:
    """A chart over which a box of text was drawn."""
    box = (
        '<cdr:sp xmlns:cdr="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<a:p>{_run(s.name)}</a:p></cdr:sp>"
    )
    xml = chart(s).replace("</c:chartSpace>", f'<c:userShapes xmlns:r="{OFFICE}" r:id="us"/>\\g')
    shapes = Part(
        "word/drawings/drawing1.xml", box.encode(), "chartUserShapes",
        of="word/charts/chart1.xml", id="us",
    )  # fmt: skip
    return with_chart(xml.replace("\\g", "</c:chartSpace>"), "", shapes)


def _sheet_of_its_own(s: Secret, state: str = "visible") -> bytes:
    """A workbook in which a chart is a sheet, as Excel makes it by one key."""
    parts = unzipped(on_a_sheet(s))
    own, its_links = "xl/chartsheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
    anchored = re.sub(
        "xdr:twoCellAnchor[^>]*",
        "xdr:absoluteAnchor",
        re.sub("<xdr:(from|to)>.*?</xdr:\\1>", "", parts["xl/drawings/drawing1.xml"].decode()),
    )
    moved = {
        own: f'<chartsheet xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheetViews>'
        '<sheetView workbookViewId="0"/></sheetViews><drawing r:id="d1"/></chartsheet>',
        "xl/chartsheets/_rels/sheet1.xml.rels": parts.pop(its_links).decode(),
        "xl/drawings/drawing1.xml": anchored,
        "xl/worksheets/sheet1.xml": re.sub(
            "<drawing [^>]*/>", "", parts["xl/worksheets/sheet1.xml"].decode()
        ),
    }
    data = zipped(parts | {name: text.encode() for name, text in moved.items()})
    for part, end, more in (
        ("xl/workbook.xml", "</sheets>", _ENTRY.format(s.name, state)),
        ("xl/_rels/workbook.xml.rels", "</Relationships>", _POINTER),
        ("[Content_Types].xml", "</Types>", _TYPE.format(own)),
    ):
        data = edited(data, (end, more + end), part=part)
    return data


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ENTRY = '<sheet name="Chart of {}" sheetId="9" state="{}" r:id="cs"/>'
_POINTER = f'<Relationship Id="cs" Type="{OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>'
_TYPE = (
    '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.chartsheet+xml"/>'
)


def cases(s: Secret) -> tuple[Case, ...]:
    """Every case, around this secret."""
    every = {trick: (with_chart(xml), became) for trick, (xml, became) in _words(s).items()}
    every["a chart over which words are drawn"] = _written_over(s), _NOT_READ
    shown = f"Plan {SHOWS} Chart of Rowan {NUMBERS}"
    sheets = {
        "a sheet that is a chart": (_sheet_of_its_own(s), shown),
        "a hidden sheet that is a chart": (_sheet_of_its_own(s, "hidden"), SHOWS),
    }
    return (
        *(
            Case(f"Word: {trick}", data, became)
            if isinstance(became, str)
            else Case(f"Word: {trick}", data, outcome=became)
            for trick, (data, became) in every.items()
        ),
        *(
            Case(f"Excel: {trick}", data, shows, suffix=".xlsx", role=Role.RECOMMENDATIONS)
            for trick, (data, shows) in sheets.items()
        ),
    )
