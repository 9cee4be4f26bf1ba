"""What is to be looked at on a sheet: pictures behind the cells, files that show as a picture."""

from openpyxl.worksheet.worksheet import Worksheet

from publisher.intake.drawing import OF_WINDOWS
from publisher.model import Role
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.secret import Secret
from tests.hard_cases.sheet_file import SHOWS, Change, edited, plan, with_parts
from tests.hard_cases.word_drawn_cases import emf
from tests.intake.word_files import OFFICE, RELATIONSHIPS, png

_BEHIND = f'<picture xmlns:r="{OFFICE}" r:id="look"/>'
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_FILE = (
    f'<oleObjects xmlns:r="{OFFICE}" xmlns:xdr="{_DRAWN}"><oleObject progId="Word.Document.12" '
    'shapeId="1025" r:id="file"><objectPr r:id="look"{}><anchor><from><xdr:col>0</xdr:col>'
    "<xdr:row>2</xdr:row></from><to><xdr:col>1</xdr:col><xdr:row>2</xdr:row><xdr:rowOff>9"
    "</xdr:rowOff></to></anchor></objectPr></oleObject></oleObjects>"
)


def looked_at(s: Secret, element: str, look: bytes, change: Change | None = None) -> bytes:
    """A plan with an element that points at a picture, and maybe at a file."""
    pointers = {"look": ("image", "media/look.bin"), "file": ("package", "embeddings/a.docx")}
    links = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="/xl/{target}"/>'
        for id_, (kind, target) in pointers.items()
        if f'"{id_}"' in element
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{links}'
        "</Relationships>",
    }
    return with_parts(
        edited(plan(change=change), ("</worksheet>", f"{element}</worksheet>")),
        {name: text.encode() for name, text in parts.items()}
        | {"xl/media/look.bin": look, "xl/embeddings/a.docx": s.ghost.encode()},
    )


def _hidden(sheet: Worksheet) -> None:
    sheet["A4"] = "End"
    sheet.row_dimensions[3].hidden = True


def _cases(s: Secret) -> dict[str, tuple[bytes, str | Outcome, str]]:
    described = _FILE.format(f' altText="The letter of {s.name}"')
    bare = _FILE.format("")
    return {
        "a picture behind the cells": (looked_at(s, _BEHIND, png()), Refused("D108"), ""),
        "a drawing of Windows behind the cells": (
            looked_at(s, _BEHIND, emf(s)),
            Refused("D108", OF_WINDOWS),
            "",
        ),
        "an embedded file shown by a picture": (looked_at(s, bare, png()), Refused("D108"), ""),
        "an embedded file shown by a picture with a description": (
            looked_at(s, described, png()),
            "",
            "The letter of Rowan",
        ),
        "an embedded file shown by a drawing": (
            looked_at(s, bare, emf(s)),
            Refused("D108", "an embedded file"),
            "",
        ),
        "an embedded file shown by a drawing with a description": (
            looked_at(s, described, emf(s)),
            "Embedded file: The letter of Rowan",
            "",
        ),
        "an embedded file in a hidden row": (looked_at(s, bare, png(), _hidden), "End", ""),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    """Every case, around this secret."""
    return tuple(
        Case(
            f"Excel: {trick}",
            data,
            f"{SHOWS} {became}" if isinstance(became, str) else SHOWS,
            PUBLISHED if isinstance(became, str) else became,
            told,
            suffix=".xlsx",
            role=Role.RECOMMENDATIONS,
        )
        for trick, (data, became, told) in _cases(s).items()
    )
