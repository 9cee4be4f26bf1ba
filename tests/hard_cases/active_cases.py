"""ActiveX controls in Word and Excel, and lists on a sheet that show several entries."""

from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from publisher.intake.active import ACTIVE
from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.sheet_control_cases import Box, with_controls
from tests.hard_cases.sheet_file import SHOWS, Change, edited, plan, with_parts
from tests.hard_cases.word_drawn_cases import emf
from tests.hard_cases.word_file import Part, word
from tests.intake.word_files import OFFICE, RELATIONSHIPS, p, png, t

_LABEL = "{978C9E23-D4B0-11CE-BF2D-00AA003F40D0}"
_BUTTON = "{D7053240-CE69-11CD-A777-00DD01143C57}"
_FIELD, _LIST, _OPENS, _TICK, _OPTION = (
    f"{{8BD21D{n}-EC42-11CE-9E0D-00AA006002F3}}" for n in (10, 20, 30, 40, 50)
)
_ARROWS = "{79176FB0-B7F2-11CE-97EF-00AA006D2776}"
_NO_WORDS = Refused("D108", ACTIVE, "Seen")


def control(kind: str, *properties: tuple[str, str], bag: str = "persistPropertyBag") -> bytes:
    """The part of a control with its properties."""
    listed = "".join(f'<ax:ocxPr ax:name="{n}" ax:value="{v}"/>' for n, v in properties)
    return (
        f'<ax:ocx ax:classid="{kind}" ax:persistence="{bag}" xmlns:r="{OFFICE}" r:id="rId1" '
        f'xmlns:ax="http://schemas.microsoft.com/office/2006/activeX">{listed}'
        '<ax:ocxPr ax:name="Size" ax:value="2540;846"/></ax:ocx>'
    ).encode()


def in_word(part: bytes, look: bytes, suffix: str = "emf") -> bytes:
    """A Word file with a control and the picture that Word keeps of it."""
    shown = (
        '<w:r><w:object><v:shape id="s" style="width:100pt;height:50pt"><v:imagedata r:id="pv"/>'
        f'</v:shape><w:control r:id="ax" w:name="{UNSEEN}" w:shapeid="_x0000_i1025"/>'
        "</w:object></w:r>"
    )
    return word(
        p(t("Seen") + shown),
        Part("word/activeX/activeX1.xml", part, "control", id="ax"),
        Part("word/activeX/activeX1.bin", b"form of its own", "activeXControlBinary",
             of="word/activeX/activeX1.xml", id="rId1"),
        Part(f"word/media/preview.{suffix}", look, "image", id="pv"),
    )  # fmt: skip


def on_a_sheet(part: bytes, row: int = 1, change: Change | None = None) -> bytes:
    """A plan with a control in the first cell of a row, counted from nought."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    anchor = (
        f'<anchor xmlns:xdr="{drawn}"><from><xdr:col>0</xdr:col><xdr:row>{row}</xdr:row></from>'
        f"<to><xdr:col>0</xdr:col><xdr:row>{row}</xdr:row><xdr:rowOff>9</xdr:rowOff></to></anchor>"
    )
    call = (
        f'<controls xmlns:r="{OFFICE}"><control shapeId="1025" r:id="ax" name="{UNSEEN}">'
        f"<controlPr>{anchor}</controlPr></control></controls></worksheet>"
    )
    pointer = f'<Relationship Id="ax" Type="{OFFICE}/control" Target="/xl/activeX/activeX1.xml"/>'
    links = f'<Relationships xmlns="{RELATIONSHIPS}">{pointer}</Relationships>'
    return with_parts(
        edited(plan(change=change), ("</worksheet>", call)),
        {"xl/worksheets/_rels/sheet1.xml.rels": links.encode(), "xl/activeX/activeX1.xml": part},
    )


def _parts(s: Secret) -> dict[str, tuple[bytes, str | Refused]]:
    """Controls, and what each shows beside "Seen"."""
    caption = ("Caption", f"Agreed by {s.name}")
    return {
        "a label": (control(_LABEL, caption), "Agreed by Rowan"),
        "a button": (control(_BUTTON, caption), "Agreed by Rowan"),
        "a box that is ticked": (control(_TICK, ("Value", "1"), caption), "ticked Agreed by Rowan"),
        "an option that is not chosen": (
            control(_OPTION, ("Value", "0"), caption),
            "not chosen Agreed by Rowan",
        ),
        "a field": (control(_FIELD, ("Value", f"Call {s.name}")), "Call Rowan"),
        "a list that opens": (control(_OPENS, ("Value", s.name)), "Rowan"),
        "a pair of arrows": (control(_ARROWS, ("Max", "9")), ""),
        "a label in a form of its own": (control(_LABEL, bag="persistStreamInit"), _NO_WORDS),
        "a label in white": (control(_LABEL, caption, ("ForeColor", "16777215")), _NO_WORDS),
        "a label in the colour of its ground": (
            control(_LABEL, caption, ("ForeColor", "255"), ("BackColor", "255")),
            _NO_WORDS,
        ),
        "a field for a password": (
            control(_FIELD, ("Value", s.name), ("PasswordChar", "42")),
            _NO_WORDS,
        ),
        "a box of which no state is told": (control(_TICK, caption), _NO_WORDS),
        "a list that shows several": (control(_LIST, ("Value", s.name)), _NO_WORDS),
        "a control of a kind that is not known": (
            control(_LABEL.replace("978C", "0000"), caption),
            _NO_WORDS,
        ),
    }


def _hidden(sheet: Worksheet) -> None:
    sheet.append(("Train", "Ask", "Council"))
    sheet.row_dimensions[3].hidden = True


_ENTRIES = 'fmlaRange="Lists!$A$1:$A$4" {}'


def _entries(s: Secret, sheet: Worksheet) -> None:
    """What a list offers, on a sheet that is hidden."""
    assert sheet.parent
    other = sheet.parent.create_sheet("Lists")
    for row, words in enumerate((f"Call {s.name}", "Train", "", "Ask"), 1):
        other[f"A{row}"] = words
    other.sheet_state = "hidden"


def _lists(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    fill = partial(_entries, s)

    def listed(state: str) -> bytes:
        return with_controls(Box("", "List", _ENTRIES.format(state)), change=fill)

    return {
        "a list that scrolls": (listed('sel="2"'), "Call Rowan chosen Train Ask"),
        "a list that scrolls, of which several are chosen": (
            listed('seltype="multi" multiSel="1, 4"'),
            "chosen Call Rowan Train chosen Ask",
        ),
        "a list whose entries are in another file": (
            with_controls(Box("", "List", 'fmlaRange="[1]Lists!$A$1:$A$4" sel="1"'), change=fill),
            Refused("D108", "a form control on a sheet"),
        ),
        "a list that opens, whose entries are in another file": (
            with_controls(Box("", "Drop", 'fmlaRange="[1]Lists!$A$1:$A$4" sel="1"'), change=fill),
            Refused("D108", "a form control on a sheet"),
        ),
    }


def _on_sheets(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    every: dict[str, tuple[bytes, str | Outcome]] = {
        f"ActiveX, {trick}": (
            on_a_sheet(part),
            became if isinstance(became, str) else Refused("D108", ACTIVE),
        )
        for trick, (part, became) in _parts(s).items()
    }
    ghost = control(_LABEL, ("Caption", s.ghost))
    every["ActiveX, a label in a hidden row"] = on_a_sheet(ghost, 2, _hidden), ""
    return every | _lists(s)


def cases(s: Secret) -> tuple[Case, ...]:
    """Every case, around this secret."""
    words = {
        f"ActiveX, {trick}": (in_word(part, emf(s)), b) for trick, (part, b) in _parts(s).items()
    }
    words["ActiveX, a label in a form of its own, shown by a picture"] = (
        in_word(control(_LABEL, bag="persistStreamInit"), png(), "png"),
        Refused("D108", seen="Seen"),
    )
    return (
        *(
            Case(f"Word: {trick}", data, f"Seen {became}")
            if isinstance(became, str)
            else Case(f"Word: {trick}", data, outcome=became)
            for trick, (data, became) in words.items()
        ),
        *(
            Case(
                f"Excel: {trick}",
                data,
                f"{SHOWS} {became}" if isinstance(became, str) else SHOWS,
                PUBLISHED if isinstance(became, str) else became,
                suffix=".xlsx",
                role=Role.RECOMMENDATIONS,
            )
            for trick, (data, became) in _on_sheets(s).items()
        ),
    )
