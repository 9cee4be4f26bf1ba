"""Whole PDFs for the hard cases: pages of ordinary words with one trick on them.

Words are written as the fonts of the pages encode them (Windows-1252), as text of Latin-1.
"""

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.hard_cases.frame import PUBLISHED, Case, Outcome
from tests.intake.pdf_files import SHOWN, make, saved

SEEN = f"{SHOWN} {SHOWN}"
"""The ordinary words that each page begins with."""
TOP, UNDER = 735, 700
"""Where they stand, and where the trick does."""


def encoded(words: str) -> str:
    """The codes of the words."""
    return words.encode("cp1252").decode("latin-1")


def string(words: str) -> str:
    """Words as a string of a PDF."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({encoded(escaped)})"


def hexed(words: str) -> str:
    """Words as a string in hexadecimal digits."""
    return f"<{words.encode('cp1252').hex()}>"


def shown(
    words: str, left: float = 72, top: float = UNDER, size: float = 11, font: str = "F1"
) -> str:
    """A piece of text as content of a page."""
    return f"BT /{font} {size} Tf 1 0 0 1 {left:g} {top:g} Tm {string(words)} Tj ET\n"


def placed(words: str, left: float = 72, top: float = UNDER, size: float = 11) -> list[str]:
    """Each letter as a piece of text of its own, in Courier."""
    return [
        shown(letter, left + 0.6 * size * at, top, size, "F3")
        for at, letter in enumerate(words)
        if letter != " "
    ]


def fitted(words: str, left: float, top: float, width: float) -> str:
    """A piece of text made as wide as that, whatever its words."""
    narrowed = 100 * width / (6.6 * len(words))
    return f"BT /F3 11 Tf {narrowed:.4f} Tz 1 0 0 1 {left} {top} Tm {string(words)} Tj 100 Tz ET\n"


HONEST = shown(SHOWN, top=TOP) + shown(SHOWN, top=TOP - 14)


def standard(name: str, **more: object) -> Dictionary:
    """One of the fonts that every reader has."""
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"),
        Encoding=Name.WinAnsiEncoding,
    )  # fmt: skip
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def fonts() -> Dictionary:
    """F1 Helvetica, F2 its bold, F3 Courier, of which every letter is 0.6 wide."""
    return Dictionary(
        F1=standard("Helvetica"), F2=standard("Helvetica-Bold"), F3=standard("Courier")
    )


def paged(*contents: str, **page: object) -> pikepdf.Pdf:
    """A PDF with a page for each content, each below two lines of ordinary words."""
    return make(*(HONEST + one for one in contents), resources={"Font": fonts()}, **page)


def holding(pdf: pikepdf.Pdf, kind: str, **things: object) -> pikepdf.Pdf:
    """Put things into a part of the pages' resources."""
    for page in pdf.pages:
        if f"/{kind}" not in page.Resources:
            page.Resources[f"/{kind}"] = Dictionary()
        for key, thing in things.items():
            page.Resources[f"/{kind}"][f"/{key}"] = thing
    return pdf


def drawn(
    pdf: pikepdf.Pdf, content: str, box: tuple[float, ...] = (0, 0, 595, 842), **more: object
) -> Stream:
    """A form XObject with the fonts of the pages."""
    made = Stream(pdf, content.encode("latin-1"))
    made.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([*box]),
        Resources=Dictionary(Font=fonts()),
    )  # fmt: skip
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def own_font(
    pdf: pikepdf.Pdf,
    glyphs: Mapping[int, str],
    says: Mapping[int, str] | None = None,
    base: str = "Helvetica",
    **more: object,
) -> Dictionary:
    """A font with codes of its own: the name of each code's letter, and what it means."""
    differences = [part for code, glyph in glyphs.items() for part in (code, Name(f"/{glyph}"))]
    made = standard(base, **more)
    made.Encoding = Dictionary(
        Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array(differences)
    )
    if says:
        made["/ToUnicode"] = Stream(pdf, _meaning(says))
    return made


def _meaning(letters: Mapping[int, str]) -> bytes:
    rows = "\n".join(
        f"<{code:02x}> <{says.encode('utf-16-be').hex()}>" for code, says in letters.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def "
        "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def case(
    trick: str,
    pdf: pikepdf.Pdf | bytes,
    shows: str = "",
    outcome: Outcome = PUBLISHED,
    *,
    told: str = "",
    linked: bool = False,
) -> Case:
    """A case of a PDF that shows the ordinary words on each page, and these."""
    pages = 1 if isinstance(pdf, bytes) else max(len(pdf.pages), 1)
    data = pdf if isinstance(pdf, bytes) else saved(pdf)
    seen = f"{SEEN} " * pages + shows
    return Case(f"PDF: {trick}", data, seen, outcome, told, linked, suffix=".pdf")
