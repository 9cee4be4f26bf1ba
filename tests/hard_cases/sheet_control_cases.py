"""Excel files with form controls and pictures in cells, as Excel writes them."""

from dataclasses import dataclass
from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.sheet_file import SHOWS, Change, edited, plan, with_parts
from tests.intake.word_files import OFFICE, RELATIONSHIPS, png

_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_RICH = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
_NO_CONTROL = Refused("D109", "a form control on a sheet")


@dataclass(frozen=True)
class Box:
    """A form control: what each of the three places where Excel keeps it says."""

    words: str
    kind: str = "CheckBox"
    state: str = ""
    old_state: str = ""
    old_kind: str = ""
    label: str | None = None
    """What the shape of today's drawing says, if not the same."""
    style: str = "visibility:visible"
    font: str = 'size="160" color="auto"'
    anchor: str = "1, 5, 1, 2, 1, 90, 1, 18"


def _old(box: Box, n: int) -> str:
    div = f'<div><font face="Segoe UI" {box.font}>{box.words}</font></div>'
    return (
        f'<v:shape id="Box_{n}" o:spid="_x0000_s{n}" type="#_x0000_t201" style="{box.style}">'
        f'<v:textbox o:singleclick="f">{div}</v:textbox><x:ClientData '
        f'ObjectType="{box.old_kind or box.kind.replace("CheckBox", "Checkbox")}">'
        f"<x:Anchor>{box.anchor}</x:Anchor>{box.old_state}</x:ClientData></v:shape>"
    )


def _shape(box: Box, n: int) -> str:
    words = box.words.replace("<br>", " ") if box.label is None else box.label
    return (
        f'<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{n}" name="Box" hidden="1"/>'
        f"</xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p>"
        "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def with_controls(*boxes: Box, change: Change | None = None) -> bytes:
    """A plan with form controls, each in the three places where Excel keeps it."""
    ids = range(1025, 1025 + len(boxes))
    old = "".join(map(_old, boxes, ids))
    shapes = "".join(map(_shape, boxes, ids))
    controls = "".join(f'<control shapeId="{n}" r:id="c{n}" name="{UNSEEN}"/>' for n in ids)
    pointers = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="/xl/{target}"/>'
        for id_, kind, target in (
            ("d", "drawing", "drawings/drawing1.xml"),
            ("v", "vmlDrawing", "drawings/vmlDrawing1.vml"),
            *((f"c{n}", "ctrlProp", f"ctrlProps/ctrlProp{n}.xml") for n in ids),
        )
    )
    calls = f'<drawing xmlns:r="{OFFICE}" r:id="d"/><legacyDrawing xmlns:r="{OFFICE}" r:id="v"/>'
    data = edited(
        plan(change=change),
        ("</worksheet>", f'{calls}<controls xmlns:r="{OFFICE}">{controls}</controls></worksheet>'),
    )
    parts = {
        _RELS: f'<Relationships xmlns="{RELATIONSHIPS}">{pointers}</Relationships>',
        "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{old}</xml>',
        "xl/drawings/drawing1.xml": '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/'
        'drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/'
        f'drawingml/2006/main">{shapes}</xdr:wsDr>',
        **{
            f"xl/ctrlProps/ctrlProp{n}.xml": f'<formControlPr xmlns="{_X14}" '
            f'objectType="{box.kind}" {box.state}/>'
            for n, box in zip(ids, boxes, strict=True)
        },
    }
    return with_parts(data, {name: part.encode() for name, part in parts.items()})


_TICKED = {"state": 'checked="Checked"', "old_state": "<x:Checked>1</x:Checked>"}


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.append(("Train", "Ask", "Council"))


def _list(s: Secret, sheet: Worksheet) -> None:
    """What a list offers, on a sheet that is hidden."""
    assert sheet.parent
    other = sheet.parent.create_sheet("Lists")
    other["A1"], other["A2"], other.sheet_state = s.ghost, f"Call {s.name}", "hidden"


def _controls(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    drop = 'fmlaRange="Lists!$A$1:$A$2" sel="{}"'
    return {
        "boxes to tick in cells": (
            with_controls(
                Box(f"Agreed by {s.name}", **_TICKED),
                Box("Done"),
                Box("Half", state='checked="Mixed"'),
            ),
            "ticked Agreed by Rowan not ticked Done partly ticked Half",
        ),
        "boxes to tick as LibreOffice writes them": (
            edited(
                with_controls(Box(f"Agreed by {s.name}", state='checked="Checked"'), Box("Done")),
                ('o:spid="_x0000_s1025"', ""),
                ('o:spid="_x0000_s1026"', ""),
                part="xl/drawings/vmlDrawing1.vml",
            ),
            "ticked Agreed by Rowan not ticked Done",
        ),
        "a box to tick whose words break": (
            with_controls(Box(f"{s.first}<br>{s.last}")),
            "not ticked Rowan",
        ),
        "options, a frame around them, a button and a label": (
            with_controls(
                Box("Yes", "Radio", **_TICKED),
                Box("No", "Radio"),
                Box(f"Heard {s.first}", "GBox"),
                Box("Print", "Button"),
                Box(f"Ask {s.name}", "Label"),
                Box("", "Spin"),
                Box("", "Scroll"),
            ),
            "chosen Yes not chosen No Heard Rowan Print Ask Rowan",
        ),
        "what a list on a sheet shows": (
            with_controls(Box("", "Drop", drop.format(2)), change=partial(_list, s)),
            "Call Rowan",
        ),
        "a list on a sheet of which nothing is chosen": (
            with_controls(Box("", "Drop", drop.format(0)), change=partial(_list, s)),
            "",
        ),
        "a hidden box to tick": (
            with_controls(Box(s.ghost, style="position:absolute;visibility:hidden")),
            "",
        ),
        "a box to tick in a hidden row": (
            with_controls(Box(s.ghost), change=_hide),
            "Recommendation Action Lead agency Train Ask Council",
        ),
        "a label with white letters": (
            with_controls(Box(s.ghost, "Label", font='color="#FFFFFF"', label="")),
            "",
        ),
        "a box to tick whose words differ": (
            with_controls(Box(s.name, label=UNSEEN)),
            _NO_CONTROL,
        ),
        "a box to tick whose states differ": (
            with_controls(Box(s.name, state="", old_state="<x:Checked>1</x:Checked>")),
            _NO_CONTROL,
        ),
    }


def in_a_cell(
    *values: str,
    keys: tuple[str, ...] = ("_rvRel:LocalImageIdentifier", "CalcOrigin", "Text"),
    kind: str = "_localImage",
    change: Change | None = None,
) -> bytes:
    """A plan with a rich value in the cell below it; the picture is there."""
    data = edited(
        plan(("#VALUE!", "x"), change=change),
        ('<c r="A3" t="e">', '<c r="A3" t="e" vm="1">'),
    )
    told = "".join(f"<v>{value}</v>" for value in values)
    named = "".join(f'<k n="{key}" t="s"/>' for key in keys)
    pointer = f'<Relationship Id="p" Type="{OFFICE}/image" Target="../media/image1.png"/>'
    rels = f'<Relationships xmlns="{RELATIONSHIPS}">{pointer}</Relationships>'
    parts = {
        "xl/metadata.xml": '<metadata><metadataTypes><metadataType name="XLRICHVALUE"/>'
        '</metadataTypes><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><rvb i="0"/></ext>'
        '</extLst></bk></futureMetadata><valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata>'
        "</metadata>",
        "xl/richData/rdrichvalue.xml": f'<rvData xmlns="{_RICH}"><rv s="0">{told}</rv></rvData>',
        "xl/richData/rdrichvaluestructure.xml": f'<rvStructures xmlns="{_RICH}"><s t="{kind}">'
        f"{named}</s></rvStructures>",
        "xl/richData/richValueRel.xml": f'<richValueRels xmlns:r="{OFFICE}"><rel r:id="p"/>'
        "</richValueRels>",
        "xl/richData/_rels/richValueRel.xml.rels": rels,
        "xl/richData/rdRichValueWebImage.xml": f'<webImagesSrd xmlns:r="{OFFICE}"><webImageSrd>'
        '<address r:id="a"/><blip r:id="p"/></webImageSrd></webImagesSrd>',
        "xl/richData/_rels/rdRichValueWebImage.xml.rels": rels,
    }
    return with_parts(
        data,
        {"xl/media/image1.png": png(), **{name: part.encode() for name, part in parts.items()}},
    )


def _hide_third(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


_ERROR = Refused("D108", "a value of a kind that is not known")
_WEB = ("WebImageIdentifier", "CalcOrigin", "Text")


def _in_cells(s: Secret) -> dict[str, tuple[bytes, str | Outcome, str]]:
    return {
        "a picture in a cell": (
            in_a_cell("0", "5", f"The crest of {s.name}"),
            "x",
            "The crest of Rowan",
        ),
        "a picture in a cell without a description": (in_a_cell("0", "5"), Refused("D108"), ""),
        "a picture in a cell that is decoration": (in_a_cell("0", "6", s.ghost), "x", ""),
        "a picture in a hidden row": (in_a_cell("0", "5", s.ghost, change=_hide_third), "", ""),
        "a picture of the web in a cell": (
            in_a_cell("0", "1", f"The crest of {s.name}", keys=_WEB, kind="_webimage"),
            "x",
            "The crest of Rowan",
        ),
        "a picture in a cell that is not in the file": (
            in_a_cell("7", "5", f"The crest of {s.name}"),
            "Picture The crest of Rowan x",
            "",
        ),
        "a linked record in a cell": (
            in_a_cell(s.name, s.ghost, keys=("_DisplayString", "Other"), kind="_linkedentity2"),
            "Rowan x",
            "",
        ),
        "a record of a kind that is not known": (
            in_a_cell(s.name, keys=("Some",), kind="_entity"),
            _ERROR,
            "",
        ),
    }


def _case(trick: str, data: bytes, became: str | Outcome, told: str = "") -> Case:
    shows, outcome = (became, PUBLISHED) if isinstance(became, str) else ("", became)
    plan_shows = "" if "hidden row" in trick and "Recommendation" in shows else SHOWS
    return Case(
        f"Excel: {trick}",
        data,
        f"{plan_shows} {shows}",
        outcome,
        told=told,
        suffix=".xlsx",
        role=Role.RECOMMENDATIONS,
    )


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(_case(trick, data, became) for trick, (data, became) in _controls(s).items()),
        *(_case(trick, data, became, told) for trick, (data, became, told) in _in_cells(s).items()),
    )
