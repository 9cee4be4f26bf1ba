"""Reads a PDF: only what its pages show, structured by its tags or else by its layout.

Invariant: every letter and digit that a page shows is in the document, or was set aside for a
named reason (a page's header, the label of a list's item, a picture's own words); otherwise the
reading stops with a finding. What does not show, and all that is beside the pages, stays out.
"""

import io
import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2 as pdfium

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import GARBLED, garbled
from publisher.intake.describe import undescribed
from publisher.intake.flow import assemble, take_title
from publisher.intake.pdf.drop_caps import with_drop_caps
from publisher.intake.pdf.fonts import judged_fonts
from publisher.intake.pdf.hidden import (
    beside_the_pages,
    links,
    links_left_out,
    on_top_of_pages,
    patterned_pages,
)
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.laid import MOST, Laid, in_place, lay_in, written
from publisher.intake.pdf.look import look_at
from publisher.intake.pdf.page import PAGE, Box, Drawing, Page, TooMuchError
from publisher.intake.pdf.passages import Measure, free_of_secrets
from publisher.intake.pdf.rare_words import rare_words
from publisher.intake.pdf.shown import only_shown, picture
from publisher.intake.pdf.struck import struck_through
from publisher.intake.pdf.structure import Draw, Placed, Structure, place
from publisher.intake.pdf.structuring import structured
from publisher.intake.pdf.swelling import MOST_UNPACKED, swells
from publisher.intake.pdf.text import Fonts, read_page
from publisher.intake.pdf.things import frame_of, things
from publisher.intake.pdf.tree import Tag, TangledError, tag_tree
from publisher.intake.pdf.trust import trust
from publisher.intake.pdf.words import Line, hidden_in, lines
from publisher.intake.picture import raster
from publisher.intake.reading import Reading, Request
from publisher.model import Document, Note, Picture, Raster

MOST_BYTES = 200_000_000
MOST_PAGES = 1000

MOST_HELD = 20
"""Pages opened again for the fonts on them, so that pdfium keeps these; most pages share a few."""

SMALLEST_PICTURE = 36.0
"""Points in both directions; what is smaller is decoration."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A PDF's pages, its tags if it has any, and what was found on the way.

    `data` is the file with what was laid over its pages put into them; `contradicted`,
    `unproven` and `patterned` are what `trust` wants to know of its fonts and patterns.
    """

    data: bytes
    pages: tuple[Page, ...]
    tree: Tag | None
    contradicted: Mapping[int, frozenset[str]]
    unproven: frozenset[str]
    patterned: frozenset[int]
    findings: tuple[Finding, ...]


def read_pdf(data: bytes, request: Request) -> Reading:
    """Read a PDF into a document, or say why not."""
    if len(data) > MOST_BYTES:
        return _stopped(Rule.D115, f"more than {MOST_BYTES // 1_000_000} MB")
    try:
        opened = _open(data, request.language)
        if isinstance(opened, Finding):
            return Reading(None, (opened,))
        return _read(opened, request)
    except TooMuchError:
        return _stopped(Rule.D115, "a page with too many characters")
    except Exception:
        # two parsers of a format that anybody may have written badly raise whatever they
        # stumble over; whatever it was, the file was not read
        return _stopped(Rule.D105)


def _stopped(rule: Rule, detail: str = "") -> Reading:
    return Reading(None, (Finding(rule, detail=detail),))


# -- opening --


def _open(data: bytes, language: str) -> _Opened | Finding:
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        return Finding(Rule.D106)
    except pikepdf.PdfError as error:
        # a key instead of a password; qpdf has no exception of its own for it
        return Finding(Rule.D106 if "unsupported encryption" in str(error) else Rule.D105)
    with pdf:
        if not len(pdf.pages):
            return Finding(Rule.D112)
        if len(pdf.pages) > MOST_PAGES:
            return Finding(Rule.D115, detail=f"more than {MOST_PAGES} pages")
        if swells(pdf):
            return Finding(Rule.D115, detail=f"more than {MOST_UNPACKED // 1_000_000} MB unpacked")
        findings = [
            *beside_the_pages(pdf),
            *on_top_of_pages(pdf),
            *links_left_out(pdf),
        ]
        (contradicted, unproven), patterned = judged_fonts(pdf), patterned_pages(pdf)
        laid = lay_in(pdf)
        if laid.changed:
            data = _saved(pdf)
        tree = _tags(pdf, laid)
        pages = _pages(data, len(pdf.pages), links(pdf), laid, language)
    if pages is None:
        return Finding(Rule.D105)
    return _Opened(data, pages, tree, contradicted, unproven, patterned, (*findings, *_seen(pages)))


def _tags(pdf: pikepdf.Pdf, laid: Laid) -> Tag | None:
    try:
        return tag_tree(pdf, laid.numbers)
    except (TangledError, TypeError, ValueError, pikepdf.PdfError):
        return None  # tags that cannot be followed are no tags


def _seen(pages: Sequence[Page]) -> Iterator[Finding]:
    """What looking at the pages has found."""
    for page in pages:
        pictured = [drawing.box for drawing in page.drawings if drawing.picture]
        if any(g.look.hole and any(map(g.box.overlap, pictured)) for g in page.glyphs):
            detail = "letters cut out of a picture"
            yield Finding(Rule.D109, place=Place(page=page.number), detail=detail)
        if page.apart:
            detail = f"a large first letter apart from its word: {page.apart}"
            yield Finding(Rule.D111, place=Place(page=page.number), detail=detail)
        if page.blacked_out:
            yield Finding(Rule.D207, place=Place(page=page.number))
    struck = [page.number for page in pages if any(glyph.look.struck for glyph in page.glyphs)]
    if struck:
        yield Finding(Rule.D214, detail=_told(struck))
    if any(page.lost and not page.blacked_out for page in pages):
        yield Finding(Rule.D201, detail="text that does not show on its page")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that no form lists
        pdf.save(out)
    return out.getvalue()


def _pages(
    data: bytes, count: int, links: Mapping[int, list[tuple[Box, str]]], laid: Laid,
    language: str,
) -> tuple[Page, ...] | None:  # fmt: skip
    """What shows on each page; None if pdfium does not see the same pages."""
    document = pdfium.PdfDocument(data)
    try:
        if len(document) != count:
            return None
        pages: list[Page] = []
        held: list[pdfium.PdfPage] = []
        fonts: Fonts = {}
        for number in range(1, count + 1):
            sheet = document[number - 1]
            found = list(things(sheet))
            frame = frame_of(sheet)
            areas = {frame.box(*area): target for area, target in links.get(number, ())}
            every_font = dict(fonts)
            page = read_page(sheet, number, found, areas, every_font)
            page = only_shown(page, sheet, found, language)
            if len(every_font) > len(fonts) and len(held) < MOST_HELD:
                held.append(document[number - 1])  # one that was not painted has no pictures
                fonts = every_font
            sheet.close()
            added = written(laid.words.get(number, ()), frame, (number + 1) * PAGE - MOST)
            glyphs = in_place((*page.glyphs, *added), number * PAGE)
            glyphs = struck_through(glyphs, page.drawings)
            glyphs, apart = with_drop_caps(glyphs, number * PAGE)
            pages.append(replace(page, glyphs=glyphs, apart=apart))
        return tuple(pages)
    finally:
        document.close()


# -- reading --


def _read(opened: _Opened, request: Request) -> Reading:
    pages = opened.pages
    every_line = [line for page in pages for line in lines(page.glyphs)]
    texts = {page.number: "" for page in pages}
    for line in every_line:
        texts[line.page] += line.text + "\n"
    doubts = trust(pages, texts, request.language, opened.contradicted, opened.patterned)
    findings = [*opened.findings, *_garbled(texts)]
    empty = not any(page.glyphs for page in pages) and not doubts
    if empty and not any(found.stops for found in findings):
        return _stopped(Rule.D112)
    joiner = _joiner(every_line, hidden_in(every_line, request.flagged))

    def draw(number: int, box: Box) -> Raster | None:
        painted = picture(opened.data, number, box)
        return raster(painted) if painted else None

    describe = request.description_of
    found, missing = structured(opened.tree, pages, every_line, joiner, draw, describe)
    if missing:
        findings.append(Finding(Rule.D111, detail=f"{missing} letters would be lost or doubled"))
    if joiner.gave_up:
        findings.append(Finding(Rule.D213, detail=_told(joiner.gave_up)))
    if request.descriptions:
        _describe(found, pages, draw, request)
    rare = rare_words(pages, opened.unproven)
    apart = found.places_of_pictures
    looks = look_at(opened.data, pages, doubts, apart, request.engine, rare)
    refused = {finding.place.page for finding in looks if finding.stops}
    sound = [page for page in pages if page.number not in refused]
    findings += dict.fromkeys((*looks, *found.findings, *_without_alt(found, sound, draw)))
    if any(finding.stops for finding in findings):
        return Reading(None, tuple(findings))
    return Reading(_document(found, request), tuple(findings))


def _garbled(texts: Mapping[int, str]) -> Iterator[Finding]:
    """The pages whose letters came out as others before the PDF was made."""
    for number, text in texts.items():
        if garbled(text):
            yield Finding(Rule.D109, place=Place(page=number), detail=GARBLED)


def _told(pages: Iterable[int]) -> str:
    *most, last = map(str, sorted(pages))
    return f"pages {', '.join(most)} and {last}" if most else f"page {last}"


def _joiner(every_line: Sequence[Line], hidden: Collection[int]) -> Joiner:
    """A joiner that takes the margins from lines whose length depends on no hidden word."""
    steady = free_of_secrets(every_line, Measure(every_line, hidden), hidden)
    return Joiner(every_line, hidden).bounded_by(steady)


def _describe(found: Structure, pages: Sequence[Page], draw: Draw, request: Request) -> None:
    """Put pictures that no tag describes, but a person, into the structure."""
    for page, box in list(_untold(found, pages)):
        made = draw(page.number, box)
        words = request.description_of(made.fingerprint) if made else ""
        if made and words:
            found.pictured.append((page.number, box))
            picture = Picture(made, words, None, page.number)
            found.pieces = place(found.pieces, [Placed(picture, page.number)])


def _without_alt(found: Structure, pages: Sequence[Page], draw: Draw) -> Iterator[Finding]:
    """Pictures that nobody describes."""
    for page, box in _untold(found, pages):
        made, where = draw(page.number, box), Place(page=page.number)
        yield undescribed(made.fingerprint, where) if made else Finding(Rule.D108, place=where)


def _untold(found: Structure, pages: Sequence[Page]) -> Iterator[tuple[Page, Box]]:
    """Pictures that no tag tells of and that are no decoration.

    The same one at the same place of half of the pages is a logo.
    """
    logos = Counter(
        alike for page in pages for alike in {_alike(d) for d in page.drawings if d.picture}
    )
    for page in pages:
        told = [box for number, box in found.pictured if number == page.number]
        for drawing in page.drawings:
            box = drawing.box
            small = box.width < SMALLEST_PICTURE or box.height < SMALLEST_PICTURE
            if not drawing.picture or drawing.mark.artifact or small:
                continue
            covered = any(box.overlap(one) > box.width * box.height / 2 for one in told)
            if not covered and logos[_alike(drawing)] < max(2, len(pages) / 2):
                yield page, box


def _alike(drawing: Drawing) -> tuple[int, ...]:
    """What pictures share that are one at one place."""
    return (drawing.data, *map(round, drawing.box))


def _document(found: Structure, request: Request) -> Document[str]:
    title, pieces = take_title([placed.piece for placed in found.pieces])
    return Document(
        request.role,
        request.name,
        request.language,
        title,
        assemble(pieces),
        tuple(Note(blocks) for blocks in found.notes),
    )
