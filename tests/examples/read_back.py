"""The words of an example's file, read with nothing of the publisher's own."""

import csv
import io
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from pypdf import PdfReader


def words_of(path: Path) -> str:
    """All words that a reader sees in the body and the notes, in the file's order."""
    match path.suffix:
        case ".docx":
            return _docx(path)
        case ".pdf":
            return "\n".join(page.extract_text() for page in PdfReader(path).pages)
        case ".csv":
            rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
            return "\n".join(cell for row in rows for cell in row)
        case _:
            return path.read_text("utf-8")


def _docx(path: Path) -> str:
    body = [docx.Document(str(path)).element.body]
    with zipfile.ZipFile(path) as package:
        if "word/footnotes.xml" in package.namelist():
            body.append(parse_xml(package.read("word/footnotes.xml")))
    paragraphs = [p for root in body for p in root.iter(qn("w:p"))]
    return "\n".join("".join(_shown(p)) for p in paragraphs)


def _shown(paragraph: CT_P) -> list[str]:
    """What the paragraph shows; the words of tracked deletions have another tag."""
    tags = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
    return [
        element.text or "" if element.tag == qn("w:t") else tags[element.tag]
        for element in paragraph.iter(qn("w:t"), *tags)
    ]
