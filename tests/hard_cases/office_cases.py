"""Files that LibreOffice, python-docx and openpyxl wrote, with many tricks in each."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, RGBColor
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image

from publisher.model import Role
from tests.hard_cases.frame import Case
from tests.hard_cases.image_cases import exif_of, plain, saved
from tests.hard_cases.secret import SECRET, UNSEEN, Secret
from tests.hard_cases.sheet_file import HEADS, ROW
from tests.hard_cases.sheet_file import SHOWS as PLAN
from tests.hard_cases.word_file import unzipped
from tests.intake.word_files import zipped

FILES = Path(__file__).with_name("files")


def around(s: Secret, file: str) -> bytes:
    """A committed file with the words of another secret in the place of its own."""
    words = {
        SECRET.last: s.last,
        SECRET.first: s.first,
        SECRET.slug: s.slug,
        SECRET.start: s.start,
        SECRET.rest: s.rest,
        SECRET.street: s.street,
        SECRET.code: s.code,
        SECRET.phone: s.phone,
        SECRET.born: s.born,
        f"0{SECRET.born}": s.born,
        # the number that a sheet keeps of the day
        "<v>30748</v>": f"<v>{(s.birth - SECRET.birth).days + 30748}</v>",
    }
    return zipped({name: _replaced(part, words) for name, part in unzipped(_read(file)).items()})


def _read(file: str) -> bytes:
    return (FILES / file).read_bytes()


def _replaced(part: bytes, words: dict[str, str]) -> bytes:
    for old in sorted(words, key=len, reverse=True):
        part = part.replace(old.encode(), words[old].encode())
    return part


def by_python_docx(s: Secret) -> bytes:
    """A report as a script of some supplier would make it."""
    document = docx.Document()
    about = document.core_properties
    about.author = about.title = about.subject = about.keywords = about.comments = s.ghost
    about.category = about.last_modified_by = about.content_status = s.ghost
    document.sections[0].header.paragraphs[0].text = s.ghost
    document.sections[0].footer.paragraphs[0].text = s.ghost
    document.styles.add_style(s.ghost, WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading(f"The life of {s.name}", 1)
    sentence = document.add_paragraph(f"Then {s.start}")
    sentence.add_run(s.rest).bold = True
    sentence.add_run(f" {s.last} left.", "Emphasis")
    ghost = sentence.add_run(s.ghost)
    ghost.font.hidden = True
    white = sentence.add_run(s.ghost)
    white.font.color.rgb = RGBColor(255, 255, 255)
    document.add_comment(sentence.runs, s.ghost, author=s.name, initials="MT")
    document.add_paragraph(f"Home is {s.home}", style="List Bullet")
    table = document.add_table(2, 3)
    for cell, words in zip(table.rows[0].cells, ("Who", "Born", "Call"), strict=True):
        cell.text = words
    for cell, words in zip(table.rows[1].cells, (s.name, s.born, s.phone), strict=True):
        cell.text = words
    picture = saved(plain(), "JPEG", exif=exif_of(s), quality=95)
    document.add_picture(io.BytesIO(picture), Cm(2))
    document.inline_shapes[0]._inline.docPr.set("descr", f"The garden of {s.name}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_openpyxl(s: Secret) -> bytes:
    """A plan as a script of some supplier would make it."""
    workbook: Any = openpyxl.Workbook()
    workbook.properties.creator = workbook.properties.title = s.ghost
    sheet = workbook.active
    for row in (HEADS, ROW, (s.name, s.birth, s.number), (s.ghost, None, None)):
        sheet.append(row)
    sheet["B3"].number_format, sheet["C3"].number_format = "d mmmm yyyy", "00000000000"
    sheet["A4"].font = Font(color="FFFFFF")
    sheet["A2"].comment = Comment(s.ghost, s.name)
    sheet.print_title_rows = "1:1"
    sheet.print_area = "A1:C3"
    workbook.defined_names[UNSEEN] = DefinedName(UNSEEN, attr_text=f'"{s.ghost}"')
    hidden = workbook.create_sheet(UNSEEN)
    hidden["A1"], hidden.sheet_state = s.ghost, "hidden"
    picture = SheetImage(Image.open(io.BytesIO(saved(plain(), exif=exif_of(s)))))
    hidden.add_image(picture, "A3")
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


_TEXT = (
    "The life of Rowan Deleted here and inserted Rowan there. Spoken of. Hidden words and white. "
    "Half Rowan bold and noted. A frame beside. Framed Rowan. Linked to a page and written by "
    "Rowan. Home: [address removed] Who When Rowan Born [date of birth removed] "
    "Call [number removed]. Noted by Rowan."
)
_REPORT = (
    "The life of Rowan Then Rowan left. Home is [address removed] Who Born Call Rowan "
    "[date of birth removed] [number removed]"
)
_MADE = "Rowan [date of birth removed] [number removed]"
_WORD: dict[str, tuple[Callable[[Secret], bytes], str, str]] = {
    "a report by LibreOffice": (lambda s: around(s, "libreoffice-text.docx"), _TEXT, ""),
    "a report by python-docx": (by_python_docx, _REPORT, "The garden of Rowan"),
}
_EXCEL: dict[str, tuple[Callable[[Secret], bytes], str]] = {
    "a plan by LibreOffice": (
        lambda s: around(s, "libreoffice-plan.xlsx"),
        f"{_MADE} Train staff again",
    ),
    "a plan by openpyxl": (by_openpyxl, _MADE),
}


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(
            Case(f"Word: {trick}", make(s), shows, told=told)
            for trick, (make, shows, told) in _WORD.items()
        ),
        *(
            Case(
                f"Excel: {trick}",
                make(s),
                f"{PLAN} {shows}",
                suffix=".xlsx",
                role=Role.RECOMMENDATIONS,
            )
            for trick, (make, shows) in _EXCEL.items()
        ),
    )
