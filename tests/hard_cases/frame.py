"""The frame of the hard cases: what a case is, how it is published, and what is then measured.

A case is a file made by code around one trick, with what is to become of it written down.
`publish` takes it through the real chain: read, redact, page and PDF. What is measured of the
result shares nothing with the gate: words are counted and names sought by plain means.
"""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pikepdf
import pypdfium2
from PIL import Image
from pypdf import PdfReader

from publisher.findings import Finding
from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.intake.read import read_document
from publisher.intake.reading import Request
from publisher.model import Document, RedactedText, Role
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document
from publisher.site import addresses
from publisher.site.blocks import document_body, pictures, title_html
from publisher.site.council import rendered
from publisher.site.pdf import Cover, make_pdf, pdf_findings
from publisher.terms import FlaggedTerm, TermKind
from tests.site.reading import Page, read

NAME = "Marigold Threlkeld"
"""The person that a case shows or hides."""
HOME = "12 Quillfeather Lane, Ashgrove, ZZ4 7CC"
BORN = "7 March 1984"
PHONE = "07700 900417"
UNSEEN = "Nimblethwaite"
"""A word that is not flagged and stands only where no reader sees it: it must not come out."""
UNSEEN_COLOUR = (255, 0, 0)
"""The colour of pixels that no reader sees."""

TERMS = (
    FlaggedTerm("victim", TermKind.PERSON, (NAME,), "Rowan"),
    FlaggedTerm("home", TermKind.ADDRESS, (HOME,), "[address removed]"),
    FlaggedTerm("birth", TermKind.DATE, ("1984-03-07",), "[date of birth removed]"),
    FlaggedTerm("phone", TermKind.IDENTIFIER, (PHONE,), "[number removed]"),
)
_INSTEAD = re.compile("|".join(re.escape(term.becomes) for term in TERMS))
_GIVES_AWAY = ("marigold", "threlkeld", "quillfeather", "zz4 7cc", "7 march 1984", "1984-03-07")
_GIVES_AWAY_RUN_TOGETHER = ("marigold", "threlkeld", "quillfeather", "zz47cc", "7700900417")

SLUG = "ashgrove-2019-a"
_COVER = Cover(
    "Rowan: domestic homicide review", "Ashgrove", "https://r.example/", date(2026, 1, 1)
)


@dataclass(frozen=True, slots=True)
class Published:
    """The document goes public."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The document is held back: the rule's code and the finding's own words."""

    rule: str
    detail: str = ""


PUBLISHED = Published()
Outcome = Published | Refused


@dataclass(frozen=True, slots=True)
class Case:
    """A file with one trick, and what is to become of it.

    `shows` has every word that the published document must have: what a reader of the file
    sees, with the replacements in the place of what is flagged. `told` are words that only
    stand in descriptions of pictures; `linked` says that the name stands in the address of a
    link that could be published. A case with none of these hides its name where no reader
    meets it. `lost` words are known to be lost, for a reason that the README gives.
    """

    name: str
    data: bytes
    shows: str = ""
    outcome: Outcome = PUBLISHED
    told: str = ""
    linked: bool = False
    lost: int = 0
    suffix: str = ".docx"
    role: Role = Role.APPENDIX

    @property
    def named(self) -> bool:
        """Whether a reader of the file meets what is flagged."""
        return self.linked or bool(_INSTEAD.search(f"{self.shows} {self.told}"))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case.

    `html` is the document's page without what stands around it; it is also there where only
    the PDF cannot be made.
    """

    outcome: Outcome
    html: bytes = b""
    pdf: bytes = b""
    pictures: tuple[bytes, ...] = ()


def publish(case: Case, terms: Sequence[FlaggedTerm] = TERMS) -> Result:
    """Take a case through the chain."""
    reading = read_document(case.data, case.suffix, Request(case.role, case.role.value))
    document = reading.document
    if document is None:
        return Result(_refusal(reading.findings))
    if not document.title.strip():
        document = replace(document, title="Appendix")
    redacted, _ = redact_document(document, Matcher(terms))
    page, shown = _page(redacted), tuple(p.raster.png for p in pictures(redacted))
    unprintable = pdf_findings(redacted)
    if unprintable:
        return Result(_refusal(unprintable), page, pictures=shown)
    return Result(PUBLISHED, page, make_pdf(redacted, _COVER), shown)


def _refusal(findings: Iterable[Finding]) -> Refused:
    first = next(finding for finding in findings if finding.stops)
    return Refused(first.rule.code, first.detail)


def _page(document: Document[RedactedText]) -> bytes:
    title = title_html(document.title)
    return f"<h1>{title}</h1>\n{rendered(document_body(SLUG, document).markdown)}".encode()


def gate_finds(result: Result) -> list[Finding]:
    """What the gate says of the page, the PDF and the pictures."""
    where = (SLUG, "appendix", "en")
    paths = {
        addresses.built(addresses.document_page(*where)): result.html,
        addresses.document_pdf(*where): result.pdf,
        **{addresses.figure(*where, n): png for n, png in enumerate(result.pictures, 1)},
    }
    files = [Built(path, data, frozenset({SLUG})) for path, data in paths.items() if data]
    return verify(files, {SLUG: TERMS}, {})


def words_lost(case: Case, result: Result) -> int:
    """How many of the words that must be published are missing, on the page or in the PDF."""
    page, pdf = read(result.html), _pdf_text(result.pdf)
    shown = max(_missing(case.shows, text) for text in (page.text, pdf))
    told = max(_missing(case.told, text) for text in (_told(page), "\n".join(_strings(result.pdf))))
    return shown + told


def leaks(result: Result) -> list[str]:
    """Where something flagged, or what no reader sees, is to be found; no word of it."""
    return [
        place for place, texts in _everything(result).items() if any(map(_gives_away, texts))
    ] + ["pixels" for png in result.pictures if _has_unseen_pixels(png)]


def _gives_away(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).casefold()
    together = re.sub(r"[\W_]+", "", plain)
    return any(
        word in " ".join(plain.split()) for word in (*_GIVES_AWAY, UNSEEN.casefold())
    ) or any(word in together for word in (*_GIVES_AWAY_RUN_TOGETHER, UNSEEN.casefold()))


def _everything(result: Result) -> Mapping[str, Iterable[str]]:
    """Every text of a result, by where it is."""
    page = read(result.html)
    return {
        "page": [result.html.decode(), page.text, _told(page)],
        "bytes of the PDF": _letters(result.pdf),
        "objects of the PDF": _strings(result.pdf),
        "text of the PDF": [_pdf_text(result.pdf), _pdf_text_by_the_other(result.pdf)],
        "pictures": [text for png in result.pictures for text in _letters(png)],
    }


def _letters(data: bytes) -> list[str]:
    return [data.decode(encoding, "ignore") for encoding in ("latin-1", "utf-16-be", "utf-16-le")]


def _told(page: Page) -> str:
    return "\n".join(element.attributes["alt"] or "" for element in page.having("alt"))


def _pdf_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _pdf_text_by_the_other(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _strings(pdf: bytes) -> Iterator[str]:
    """Every string in a PDF's objects, and its streams unpacked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            yield from _strings_in(thing)


def _strings_in(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        yield from (text for value in thing.as_list() for text in _strings_inside(value))
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            yield from _letters(thing.read_bytes())
        yield from (text for _, value in thing.items() for text in _strings_inside(value))


def _strings_inside(value: object) -> Iterator[str]:
    """What another object does not hold: that one is looked at by itself."""
    if not getattr(value, "is_indirect", False):
        yield from _strings_in(value)


def _has_unseen_pixels(png: bytes) -> bool:
    with Image.open(io.BytesIO(png)) as image:
        colours = image.convert("RGB").getcolors(image.width * image.height) or []
    return any(colour == UNSEEN_COLOUR for _, colour in colours)


def _missing(wanted: str, text: str) -> int:
    return (_words(wanted) - _words(text)).total()


def _words(text: str) -> Counter[str]:
    # a note's mark may stand against a word
    return Counter(re.findall(r"[^\W\d_]+|\d+", text.casefold()))


def report(cases: Iterable[Case]) -> str:
    """One line a case: its name, what became of it, and how many words were lost."""
    lines = []
    for case in cases:
        result = publish(case)
        match result.outcome:
            case Published():
                became = f"published, {words_lost(case, result)} words lost"
            case Refused(rule, detail):
                became = f"refused ({rule}{': ' if detail else ''}{detail})"
        lines.append(f"{case.name}: {became}")
    return "\n".join(lines)
