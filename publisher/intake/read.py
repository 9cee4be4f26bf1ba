"""One way in for every document of a review: its bytes, the end of its name, and its role."""

from collections.abc import Mapping

from publisher.findings import Finding, Rule
from publisher.intake.markdown import read_markdown
from publisher.intake.package import CannotReadError
from publisher.intake.pdf.read import read_pdf
from publisher.intake.plain import read_plain
from publisher.intake.reading import Reader, Reading, Request
from publisher.intake.sheet.read import read_csv
from publisher.intake.sheet.workbook import read_xlsx
from publisher.intake.word.read import read_word
from publisher.model import Role

READERS: Mapping[str, Reader] = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".md": read_markdown,
    ".txt": read_plain,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
}
_USUAL = (".docx", ".pdf", ".md")
_ALLOWED: Mapping[Role, tuple[str, ...]] = {
    Role.RECOMMENDATIONS: (*_USUAL, ".csv", ".xlsx"),
    Role.LETTER: (*_USUAL, ".txt"),
}
_KNOWN = {
    ".doc": "an old Word file (.doc)",
    ".docm": "a Word file with macros (.docm)",
    ".dotx": "a Word template (.dotx)",
    ".odt": "a LibreOffice file (.odt)",
    ".rtf": "a rich text file (.rtf)",
    ".pages": "a file of Apple Pages (.pages)",
    ".xls": "an old Excel file (.xls)",
    ".xlsm": "an Excel file with macros (.xlsm)",
    ".ods": "a LibreOffice sheet (.ods)",
    ".html": "a web page (.html)",
    ".msg": "an e-mail (.msg)",
    ".eml": "an e-mail (.eml)",
    ".jpg": "a picture (.jpg)",
    ".png": "a picture (.png)",
    **{suffix: f"{suffix} for this document" for suffix in READERS},
}


def read_document(data: bytes, suffix: str, request: Request) -> Reading:
    """Read a document of the review; `suffix` is the end of its file name (".docx").

    A file made to break its reader stops its review like a damaged one: what the reader
    stumbled over may hold source text, so it is neither shown nor kept.

    Raises: MemoryError.
    """
    suffix = suffix.lower()
    if suffix not in _ALLOWED.get(request.role, _USUAL):
        detail = _KNOWN.get(suffix, "a file of a type that is not known")
        return Reading(None, (Finding(Rule.D104, detail=detail),))
    if not data:
        return Reading(None, (Finding(Rule.D112),))
    try:
        return READERS[suffix](data, request)
    except MemoryError:
        raise  # the file is sound, but more than its worker may hold
    except CannotReadError as error:
        return Reading(None, (error.finding,))
    except Exception:
        return Reading(None, (Finding(Rule.D105),))
