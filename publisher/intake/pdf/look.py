"""Looks at the pages in doubt: paints them, reads them by eye and compares.

A page that shows what its text says is believed, whatever raised the doubt.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from PIL import Image

from publisher.findings import Finding, Place, Rule
from publisher.intake.pdf.compare import MOST_UNREAD, Comparison, Verdict, compare, main_turn
from publisher.intake.pdf.page import Box, Page
from publisher.intake.pdf.rare_words import ON_A_SHEET, Word, cut_out, misread, on_a_sheet
from publisher.intake.pdf.shown import painted
from publisher.intake.pdf.trust import Doubt, PageDoubt
from publisher.intake.sight.engine import DOTS, Engine, SeenWord, read_words

POINTS = 72
_UPRIGHT = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
AT_ONCE = 4
"""Pages that are looked at before the next; once one is refused, the rest need no look."""


def look_at(
    data: bytes,
    pages: Sequence[Page],
    doubts: Sequence[PageDoubt],
    apart: Mapping[int, Sequence[Box]],
    engine: Engine | None,
    rare: Sequence[Word] = (),
) -> list[Finding]:
    """What is wrong with the pages in doubt, and with those whose `rare` words raise one.

    `apart` are the places, by page, of pictures that are published with a description.
    """
    numbered = {page.number: page for page in pages}
    scans = [d for d in doubts if _is_bare_scan(d, numbered[d.page], apart)]
    findings = [Finding(Rule.D107, place=Place(page=doubt.page)) for doubt in scans]
    left = [] if scans else list(doubts)
    if engine is None:
        return [*findings, *(Finding(Rule.D123, place=Place(page=doubt.page)) for doubt in left)]
    known = {doubt.page for doubt in doubts}
    left += _doubted(data, [word for word in rare if word.page not in known], engine)
    for start in range(0, len(left), AT_ONCE):
        some = left[start : start + AT_ONCE]
        images = painted(data, [doubt.page for doubt in some], DOTS / POINTS)
        turns = [main_turn(numbered[doubt.page]) for doubt in some]
        turned = [_turned(images[d.page], turn) for d, turn in zip(some, turns, strict=True)]
        seen = read_words(turned, engine)
        for doubt, words, turn in zip(some, seen, turns, strict=True):
            image = images[doubt.page]
            place = Place(page=doubt.page)
            if words is None:
                findings.append(Finding(Rule.D124, place=place))
                continue
            page = numbered[doubt.page]
            scale = image.width / max(page.frame.width, 1.0)
            placed = [_turned_back(word, turn, *image.size) for word in words]
            compared = compare(page, placed, scale, doubt.suspects, apart.get(doubt.page, ()))
            findings += _told(doubt, compared, place)
        if any(finding.stops for finding in findings):
            break
    return findings


def _doubted(data: bytes, rare: Sequence[Word], engine: Engine) -> list[PageDoubt]:
    """The pages on which words seem to be others, read by eye from sheets of all of them."""
    scale = DOTS / POINTS
    sheets = []
    for start in range(0, len(rare), ON_A_SHEET):
        words = rare[start : start + ON_A_SHEET]
        cut = []
        for page, on_it in groupby(words, key=lambda word: word.page):
            image = painted(data, [page], scale)[page]
            cut += [cut_out(word, image, scale) for word in on_it]
        sheets.append((words, *on_a_sheet(cut)))
    doubted: dict[int, frozenset[int]] = {}
    seen = read_words([image for _, image, _ in sheets], engine)
    for (words, _, places), found in zip(sheets, seen, strict=True):
        for page, orders in misread(words, places, found or ()).items():
            doubted[page] = doubted.get(page, frozenset()) | orders
    return [PageDoubt(page, Doubt.UNPROVEN, orders) for page, orders in sorted(doubted.items())]


def _turned(image: Image.Image, turn: int) -> Image.Image:
    """The page with text of that direction upright."""
    return image.transpose(_UPRIGHT[turn]) if turn else image


def _turned_back(word: SeenWord, turn: int, width: int, height: int) -> SeenWord:
    """The word at its place on the page as displayed, of that size in pixels."""
    left, top, right, bottom = word[1:5]
    match turn:
        case 90:
            left, top, right, bottom = top, height - right, bottom, height - left
        case 180:
            left, top, right, bottom = width - right, height - bottom, width - left, height - top
        case 270:
            left, top, right, bottom = width - bottom, left, width - top, right
        case _:
            pass
    return word._replace(left=left, top=top, right=right, bottom=bottom)


def _is_bare_scan(doubt: PageDoubt, page: Page, apart: Mapping[int, Sequence[Box]]) -> bool:
    """Whether the page is nothing but a picture that nobody has described."""
    bare = not any(glyph.text.isalnum() for glyph in page.glyphs)
    return doubt.reason is Doubt.SCAN and bare and not apart.get(page.number)


def _told(doubt: PageDoubt, compared: Comparison, place: Place) -> list[Finding]:
    # letters of a pattern were typed; a crest drawn as shapes is a picture
    match compared.verdict(0 if doubt.reason is Doubt.PATTERNED else MOST_UNREAD):
        case Verdict.SCAN:
            return [Finding(Rule.D107, place=place)]
        case Verdict.OTHER:
            scan = doubt.reason is Doubt.SCAN
            return [Finding(Rule.D107 if scan else Rule.D110, place=place)]
        case Verdict.SAME:
            words = compared.unread
            return [Finding(Rule.D211, place=place, detail=str(words))] if words else []
