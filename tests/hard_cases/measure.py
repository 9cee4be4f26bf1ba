"""What is measured of a published case: leaks, words lost, and what the gate says.

Nothing here but the gate's own word shares code with the gate: words are counted and names
sought by plain means. That works for a secret of rare words alone; whether another secret
comes through is told by comparing bytes.
"""

import functools
import html
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2
from PIL import Image

from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.site import addresses
from tests.hard_cases.frame import COVER, SLUG, Case, Outcome, Published, Refused, Result, publish
from tests.hard_cases.secret import SECRET, UNSEEN, UNSEEN_COLOUR
from tests.site.reading import Page, read


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of a case, and where it went wrong."""

    outcome: Outcome
    lost: int = 0
    leaks: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()


def measured(case: Case) -> Measured:
    """Publish a case and look at what comes out."""
    result = publish(case)
    lost = words_lost(case, result) if result.pdf else 0
    return Measured(result.outcome, lost, leaks(result), gate_finds(result))


def as_written(case: Case) -> Measured:
    """What is to be measured of the case."""
    return Measured(case.outcome, case.lost if isinstance(case.outcome, Published) else 0)


def told(name: str, measured: Measured) -> tuple[str, str, str, str]:
    """A row of a report: the case, what became of it and on what ground, and the words lost."""
    match measured.outcome:
        case Published():
            return name, "published", "", str(measured.lost)
        case Refused(rule, detail) as refused:
            why = f"refused, {rule}{': ' if detail else ''}{detail}"
            return name, why, str(refused.ground), "-"


@functools.cache  # many tricks come out as the same bytes
def gate_finds(result: Result) -> tuple[str, ...]:
    """What the gate says of the page, the PDF and the pictures."""
    where = (SLUG, "appendix", "en")
    # what the site's pages say around a document
    around = f"<p>{COVER.review} {COVER.partnership} {COVER.weblink}</p>"
    paths = {
        addresses.built(addresses.document_page(*where)): result.html + around.encode(),
        addresses.document_pdf(*where): result.pdf,
        **{addresses.figure(*where, n): png for n, png in enumerate(result.pictures, 1)},
    }
    files = [Built(path, data, frozenset({SLUG})) for path, data in paths.items() if data]
    return tuple(finding.message for finding in verify(files, {SLUG: SECRET.terms}, {}))


def words_lost(case: Case, result: Result) -> int:
    """How many of the words that must be published are missing, on the page or in the PDF."""
    page = read(result.html)
    shown = max(missing(case.shows, text) for text in (page.text, text_of(result.pdf)))
    told = 0
    if case.told:
        said_in_pdf = "\n".join(strings_of(result.pdf))
        told = max(missing(case.told, text) for text in (_told(page), said_in_pdf))
    return shown + told


@functools.cache
def leaks(result: Result) -> tuple[str, ...]:
    """Where something flagged, or what no reader sees, is to be found; no word of it."""
    return (
        *(place for place, texts in _everything(result).items() if any(map(_gives_away, texts))),
        *("pixels" for png in result.pictures if _has_unseen_pixels(png)),
    )


_NUMBER = SECRET.phone.lstrip("0")
_GIVES_AWAY = tuple(
    form.casefold()
    for form in (
        *(SECRET.first, SECRET.last, SECRET.code, SECRET.born, SECRET.birth.isoformat()),
        SECRET.born_in_figures,
    )
)
_GIVES_AWAY_RUN_TOGETHER = tuple(
    re.sub(r"[\W_]+", "", form).casefold()
    for form in (SECRET.first, SECRET.last, SECRET.street, SECRET.code, _NUMBER)
)


def _gives_away(text: str) -> bool:
    return tells_who(text) or UNSEEN.casefold() in _run_together(_plain(text))


def tells_who(text: str) -> bool:
    """Whether something flagged stands in the text, however it is spaced."""
    plain = _plain(text)
    spaced, together = " ".join(plain.split()), _run_together(plain)
    return any(word in spaced for word in _GIVES_AWAY) or any(
        word in together for word in _GIVES_AWAY_RUN_TOGETHER
    )


def _run_together(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


_MARKS = re.compile("[\u0300-\u036f]")
_LOOK_ALIKE = str.maketrans("аео", "aeo")


def _plain(text: str) -> str:
    """The text with references to characters, accents and look-alike letters made plain."""
    letters = unicodedata.normalize("NFKD", html.unescape(html.unescape(text)))
    return _MARKS.sub("", letters).casefold().translate(_LOOK_ALIKE)


def _everything(result: Result) -> Mapping[str, Iterable[str]]:
    """Every text of a result, by where it is."""
    page = read(result.html)
    return {
        "page": [result.html.decode(), page.text, _told(page)],
        "bytes of the PDF": letters_of(result.pdf),
        "objects of the PDF": strings_of(result.pdf) if result.pdf else (),
        "text of the PDF": [text_of(result.pdf)] if result.pdf else (),
        "pictures": [text for png in result.pictures for text in letters_of(png)],
    }


def letters_of(data: bytes) -> list[str]:
    """Bytes as letters, in the encodings that a PDF's strings have."""
    return [data.decode(encoding, "ignore") for encoding in ("latin-1", "utf-16-be", "utf-16-le")]


def _told(page: Page) -> str:
    return "\n".join(element.attributes["alt"] or "" for element in page.having("alt"))


@functools.cache
def text_of(pdf: bytes) -> str:
    """What a PDF shows."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def strings_of(pdf: bytes) -> Iterator[str]:
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
            yield from letters_of(thing.read_bytes())
        yield from (text for _, value in thing.items() for text in _strings_inside(value))


def _strings_inside(value: object) -> Iterator[str]:
    """What another object does not hold: that one is looked at by itself."""
    if not getattr(value, "is_indirect", False):
        yield from _strings_in(value)


def _has_unseen_pixels(png: bytes) -> bool:
    with Image.open(io.BytesIO(png)) as image:
        colours = image.convert("RGB").getcolors(image.width * image.height) or []
    return any(colour == UNSEEN_COLOUR for _, colour in colours)


def missing(wanted: str, text: str) -> int:
    """How many of the wanted words the text does not have."""
    return (_words(wanted) - _words(text)).total()


def _words(text: str) -> Counter[str]:
    # a note's mark may stand against a word
    return Counter(re.findall(r"[^\W\d_]+|\d+", text.casefold()))
