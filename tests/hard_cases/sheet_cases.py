"""Excel files that show the name in an action plan."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from publisher.intake.drawing import COVER
from publisher.intake.framing import CHANGED
from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import Secret
from tests.hard_cases.sheet_file import SHOWS, Change, attached, edited, plan, strict, with_parts
from tests.intake.word_files import OFFICE, RELATIONSHIPS, png

_DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}">'
    "<xdr:twoCellAnchor>{}{}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
)
_AT = (
    "<xdr:from><xdr:col>4</xdr:col><xdr:row>{0}</xdr:row></xdr:from>"
    "<xdr:to><xdr:col>6</xdr:col><xdr:row>{0}</xdr:row></xdr:to>"
)
BOX = (
    "<xdr:sp><xdr:nvSpPr/><xdr:spPr>{}</xdr:spPr><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    "</xdr:txBody></xdr:sp>"
)
PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="x" descr="{}"/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="p"/></xdr:blipFill></xdr:pic>'
)
_CHART = (
    '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="1" name="x" descr="{}"/>'
    '</xdr:nvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/'
    'drawingml/2006/chart"/></a:graphic></xdr:graphicFrame>'
)


def _listed(words: str) -> str:
    number = '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>'
    return f"<a:p>{number}<a:r><a:t>{words}</a:t></a:r></a:p>"


def _form(s: Secret) -> str:
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape><v:textbox><div>{s.name} agreed'
        '</div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>9, 0, 9, 0, 9, 9, 9, 9'
        "</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape></xml>"
    )


_FILLED = '<a:blipFill><a:blip r:embed="p"/></a:blipFill>'
_DECORATION = (
    '<a:extLst><a:ext uri="x"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/'
    'drawing/2017/decorative" val="1"/></a:ext></a:extLst></xdr:cNvPr>'
)
_COVERED = Refused("D109", COVER)
_SUM = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>3 of 4'
    "</m:t></m:r></m:oMath>"
)
_WHITE = '<a:rPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr>'
_SOLID = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def formatted(value: Any, form: str) -> bytes:
    """A value in a cell of its own below the plan."""

    def change(sheet: Worksheet) -> None:
        sheet["A3"].number_format = form

    return plan((value, "x"), change=change)


def calculated(formula: str, result: str, type_: str = "str") -> bytes:
    """A formula and the result that Excel worked out."""
    return edited(
        plan((f"={formula}", "x")),
        ('<c r="A3"><f>', f'<c r="A3" t="{type_}"><f>'),
        ("<v></v>", f"<v>{result}</v>"),
    )


def _black() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 4), "black").save(out, "PNG")
    return out.getvalue()


def drawn(
    s: Secret, inside: str, media: bytes = b"", row: int = 9, change: Change | None = None
) -> bytes:
    """Something drawn on a row of the sheet, beside its cells.

    `media` is the picture `p`, a small one unless given.
    """
    pointer = f'<Relationship Id="p" Type="{OFFICE}/image" Target="/xl/media/image1.png"/>'
    rels = f'<Relationships xmlns="{RELATIONSHIPS}">{pointer}</Relationships>'
    more = {"xl/drawings/_rels/drawing1.xml.rels": rels.encode()}
    if media or "<xdr:pic>" in inside:
        more["xl/media/image1.png"] = media or png()
    if "graphicFrame" in inside:
        more["xl/charts/chart1.xml"] = f"<c><v>{s.name}</v></c>".encode()
    part = _DRAWING.format(_AT.format(row - 1), inside).encode()
    return attached(plan(change=change), "drawing", "xl/drawings/drawing1.xml", part, more)


def merged(s: Secret, sheet: Worksheet) -> None:
    sheet["A3"] = s.name
    sheet.merge_cells("A3:B4")
    sheet["C3"], sheet["C4"] = "x", "y"


def tabled(s: Secret, sheet: Worksheet) -> None:
    sheet.append((s.name, "x", "y"))
    sheet.add_table(Table(displayName="Plan", ref="A1:C3"))


def two_sheets(s: Secret, sheet: Worksheet) -> None:
    sheet.title = "Plan"
    assert sheet.parent
    other = sheet.parent.create_sheet(s.name)
    other["A1"], other["A2"] = "Notes", "More"


def white_on_dark(s: Secret, sheet: Worksheet) -> None:
    sheet["A3"], sheet["B3"] = s.name, "x"
    sheet["A3"].font, sheet["A3"].fill = (
        Font(color="FFFFFF"),
        PatternFill("solid", fgColor="1F3A5F"),
    )


def coloured(s: Secret, sheet: Worksheet) -> None:
    """Letters that a rule of the sheet makes white under a condition, which may not hold."""
    sheet["A3"], sheet["B3"] = s.name, "x"
    sheet.conditional_formatting.add(
        "A3",
        Rule("expression", dxf=DifferentialStyle(font=Font(color="FFFFFF")), formula=["FALSE"]),
    )


def _white_on(ground: Callable[[Worksheet], None], s: Secret) -> bytes:
    """White letters in a cell that something else colours."""

    def change(sheet: Worksheet) -> None:
        sheet["A3"].font = Font(color="FFFFFF")
        ground(sheet)

    return plan((s.name, "x"), change=change)


def _by_a_rule(sheet: Worksheet) -> None:
    fill = PatternFill(bgColor="00B050")
    rule = Rule("expression", dxf=DifferentialStyle(fill=fill), formula=["TRUE"])
    sheet.conditional_formatting.add("A3", rule)


def _banner(sheet: Worksheet) -> None:
    sheet["E5"].fill = PatternFill("solid", fgColor="1F3A5F")


def _by_a_gradient(sheet: Worksheet) -> None:
    sheet["A3"].fill = GradientFill(stop=("1F3A5F", "00B050"))


def in_font(font: str, letters: str, s: Secret) -> bytes:
    """A cell in a font of pictures, and one in which they stand beside the name."""
    beside = CellRichText(TextBlock(InlineFont(rFont=font), letters), f" {s.name}")

    def change(sheet: Worksheet) -> None:
        sheet["A3"].font = Font(name=font)

    return plan((letters, beside), change=change)


def _shown(s: Secret) -> dict[str, tuple[bytes, str]]:
    return {
        "a cell": (plan((s.name, "x")), "Rowan x"),
        "two cells of a row": (plan((s.first, s.last)), "Rowan"),
        "two cells of a column": (plan(("x", s.first), ("y", s.last)), "x y Rowan"),
        "a line break in a cell": (plan((f"{s.first}\n{s.last}", "x")), "Rowan x"),
        "a cell of several looks": (
            plan(
                (
                    CellRichText(s.start, TextBlock(InlineFont(b=True), s.rest), f" {s.last}"),
                    "x",
                )
            ),
            "Rowan x",
        ),
        "letters in a font of pictures": (in_font("Symbol", "ab", s), "αβ αβ Rowan"),
        "ticks in a font of pictures": (in_font("Wingdings", "ü_x00FB_", s), "Rowan"),
        "letters written as escapes": (
            plan(("".join(f"_x{ord(letter):04X}_" for letter in s.name), "x")),
            "Rowan x",
        ),
        "a merged cell": (plan(change=partial(merged, s)), "Rowan x y"),
        "a table of the sheet": (plan(change=partial(tabled, s)), "Rowan x y"),
        "the name of a sheet": (
            plan(change=partial(two_sheets, s)),
            "Plan Rowan Notes More",
        ),
        "the result of a formula": (calculated(f'"{s.start}"&B1', s.name), "Rowan x"),
        "a link by a formula": (
            calculated(f'HYPERLINK("https://example.org/{s.slug}","x")', s.name),
            "Rowan x",
        ),
        "white letters on a dark ground": (
            plan(change=partial(white_on_dark, s)),
            "Rowan x",
        ),
        "white letters on a colour under a condition": (_white_on(_by_a_rule, s), "Rowan x"),
        "white letters on a gradient": (_white_on(_by_a_gradient, s), "Rowan x"),
        "a colour under a condition": (plan(change=partial(coloured, s)), "Rowan x"),
        "a date of birth": (formatted(s.birth, "dd/mm/yyyy"), "[date of birth removed] x"),
        "a date of birth with a day of the week": (
            formatted(datetime.combine(s.birth, time()), "dddd, d mmmm yyyy"),
            "[date of birth removed] x",
        ),
        "a month without its day": (formatted(date(2019, 11, 4), "mmmm yyyy"), "November 2019 x"),
        "a telephone number kept as a number": (
            formatted(s.number, "00000 000000"),
            "[number removed] x",
        ),
        "a telephone number that lost its nought": (plan((s.number, "x")), "[number removed] x"),
        "a format that adds the name before a number": (formatted(4, f'"{s.name} "0'), "Rowan 4 x"),
        "a format that adds the name behind words": (formatted("Ms", f'@" {s.last}"'), "Rowan x"),
        "a format that hides numbers and shows words": (formatted(s.name, ";;"), "Rowan x"),
        "a format that adds a unit": (formatted(14, '0" days"'), "14 days x"),
        "a format with conditions": (formatted(1, f'[=1]"{s.name}";[=2]"x";0'), "Rowan x"),
        "a format with conditions that do not hold": (
            formatted(150, f'[Red][<1]"{s.ghost}";[Blue][>100]"most "0;"{s.ghost}"'),
            "most 150 x",
        ),
        "a date by a format with conditions": (
            formatted((s.birth - date(1899, 12, 30)).days, f'[<1]"{s.ghost}";d mmmm yyyy'),
            "[date of birth removed] x",
        ),
        "a number that its format shows in white": (
            formatted(s.number, "[White][>100]0;0"),
            "x",
        ),
        "words that their format shows in white": (formatted(s.ghost, "0;0;0;[Color2]@"), "x"),
        "a box to tick on the sheet": (
            attached(plan(), "vmlDrawing", "xl/drawings/vmlDrawing1.vml", _form(s).encode()),
            "ticked Rowan agreed",
        ),
        "the strict variant of the format": (strict(plan((s.name, "x"))), "Rowan x"),
        "a box of text on the sheet": (
            drawn(s, BOX.format("", f"Then {s.name} left.")),
            "Then Rowan left.",
        ),
        "white letters in a box of text on a dark cell": (
            drawn(
                s,
                BOX.format("", f"</a:t></a:r><a:r>{_WHITE}<a:t>Then {s.name} left."),
                row=5,
                change=_banner,
            ),
            "Then Rowan left.",
        ),
        "a list in a box of text on the sheet": (
            drawn(
                s,
                BOX.format("", f"Then</a:t></a:r></a:p>{_listed('Ring')}{_listed(s.name)}").replace(
                    "</a:t></a:r></a:p></xdr:txBody>", "</xdr:txBody>"
                ),
            ),
            "Then 1. Ring 2. Rowan",
        ),
        "words struck out in a box of text on the sheet": (
            drawn(
                s,
                BOX.format("", f"</a:t></a:r><a:r><a:rPr strike='sngStrike'/><a:t>{s.name} left"),
            ),
            "Rowan left",
        ),
        "a picture on the sheet": (drawn(s, PICTURE.format("A crest")), ""),
        "a chart without numbers and with a description": (
            drawn(s, _CHART.format(f"Contacts with {s.name}")),
            "Chart: Contacts with Rowan",
        ),
        "a macro in a file renamed from .xlsm": (
            with_parts(plan((s.name, "x")), {"xl/vbaProject.bin": s.ghost.encode()}),
            "Rowan x",
        ),
    }


def _refused(s: Secret) -> dict[str, tuple[bytes, Refused]]:
    return {
        "a formula without its result": (
            plan((f'="{s.name}"', "x")),
            Refused("D109", "a formula without its result"),
        ),
        "a chart without numbers and without a description": (
            drawn(s, _CHART.format("")),
            Refused("D108", "a chart"),
        ),
        "a picture of a font of pictures that is not known": (
            in_font("Wingdings", "M", s),
            Refused("D108", "a symbol of a picture font"),
        ),
        "a picture without a description": (drawn(s, PICTURE.format("")), Refused("D108")),
        "a picture made see-through": (
            drawn(s, PICTURE.format("").replace('"p"/>', '"p"><a:alphaModFix amt="0"/></a:blip>')),
            Refused("D108", CHANGED),
        ),
        "an equation in a box of text": (
            drawn(s, BOX.format("", f"Of {s.name} </a:t></a:r>{_SUM}<a:r><a:t>")),
            Refused("D108", "a box of text that shows more than letters"),
        ),
        "a black box drawn over cells": (
            drawn(s, f"<xdr:sp><xdr:spPr>{_SOLID}</xdr:spPr></xdr:sp>"),
            _COVERED,
        ),
        "a black picture over cells": (drawn(s, PICTURE.format("A crest"), _black()), _COVERED),
        "a black picture over cells that is called decoration": (
            drawn(s, PICTURE.format("").replace("/></xdr:nv", f">{_DECORATION}</xdr:nv"), _black()),
            _COVERED,
        ),
        "a shape over cells that a black picture fills": (
            drawn(s, f"<xdr:sp><xdr:spPr>{_FILLED}</xdr:spPr></xdr:sp>", _black()),
            _COVERED,
        ),
        "a shape that a picture fills": (
            drawn(s, f"<xdr:sp><xdr:spPr>{_FILLED}</xdr:spPr></xdr:sp>", png()),
            Refused("D108"),
        ),
        "a box drawn over cells that says so": (
            drawn(
                s,
                f"<xdr:sp><xdr:spPr>{_SOLID.replace('000000', 'FFFFFF')}</xdr:spPr><xdr:txBody>"
                "<a:p><a:r><a:t>Redacted</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
            ),
            _COVERED,
        ),
        "an embedded file that shows": (
            attached(plan(), "package", "xl/embeddings/book.docx", s.name.encode()),
            Refused("D108", "an embedded file"),
        ),
    }


def _case(trick: str, data: bytes, shows: str = "", outcome: Outcome = PUBLISHED) -> Case:
    return Case(
        f"Excel: {trick}",
        data,
        f"{SHOWS} {shows}",
        outcome,
        told="A crest" if "picture on" in trick else "",
        suffix=".xlsx",
        role=Role.RECOMMENDATIONS,
    )


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(_case(trick, data, shows) for trick, (data, shows) in _shown(s).items()),
        *(_case(trick, data, outcome=refused) for trick, (data, refused) in _refused(s).items()),
    )
