"""Which pages of a PDF are looked at, because their text may not be what they show.

Invariant: a page whose text may be a scan's, gibberish, drawn or in a font that contradicts
itself is named here; `look` then judges by what is seen on it. A doubt costs seconds and
refuses nothing by itself, so whatever may be wrong is a doubt; pages without one cost nothing.
Measured: ordinary words are 0.29 to 0.34 of an honest English page and 0.00 of one whose fonts
lie about their letters.

A font that lies in a few words only, holds nothing that contradicts it (`fonts`) and draws its
letters as no other font of the file does (`outlines`) is found by `rare_words`, after this.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from publisher.intake.characters import clean
from publisher.intake.pdf.letters import means_nothing
from publisher.intake.pdf.outlines import called_otherwise
from publisher.intake.pdf.page import UNKNOWN, Drawing, Glyph, Page
from publisher.intake.pdf.words import TAB

LEAST_ORDINARY = 0.15
"""The least share of ordinary words."""

ENOUGH_WORDS = 40
"""A page with fewer is judged together with the whole document: tables hold few of them."""

SOME_WORDS = 25
"""With fewer than these, that none is ordinary says nothing."""

LEAST_LETTERS = 0.5
"""The least share of letters and digits among a page's characters; honest pages have 0.9."""

LEADERS = "._-\N{MIDDLE DOT}\N{HORIZONTAL ELLIPSIS}"
"""What leads the eye from a heading to its page in a list of contents."""

FEW_CHARACTERS = 20

SHARE_HIDDEN = 0.5
"""From this share of a page's characters on, those that do not show make it a scan."""

SHARE_PICTURE = 0.5
"""Of the page's area."""

OUTLINES = 15
"""From so many small filled shapes with curves on, some may be letters turned into drawings."""

CURVES = 30
"""The least number of curves on a page without text for its drawings to be looked at."""

ORDINARY: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        """
        a about after all also an and any are as at be because been before being between both but
        by can could did do does during each for from had has have he her him his how i if in into
        is it its may me more most must no nor not of on one or other our out over shall she should
        so some such than that the their them then there these they this those through to under up
        upon was we were what when where which while who whom whose will with within would you your
        abuse action agency agencies audit authority board care chair children completed community
        council date death domestic evidence family health homicide housing lead learning local
        multi national new no officer ongoing outcome partnership plan police policy practice
        professionals recommendation recommendations report response review risk safeguarding
        safety service services social staff support target team training victim violence year
        january february march april june july august september october november december
        """.split()  # noqa: SIM905
    ),
    "cy": frozenset(
        """
        a ac achos am ambell ar at bob bod bu chan cael caiff cyn da dan drwy dros dyma ddim e ei
        ein eu fe fel fod fodd fwy fy gael gan gyda hefyd heb hi hon hwn hyn i iddi iddo iddynt
        llawer mae mai mewn mi na nad neu ni nid nhw o oddi oedd oeddent oes ohono ond os pan pob
        roedd rhag rhai rhwng sy sydd trwy tua un wedi wrth y ydy ydyw ym yn yng yr yw
        adolygiad argymhelliad argymhellion bwrdd cam camau cymorth cyngor cymunedol
        diogelu diogelwch dyddiad gofal gweithredu gwasanaeth gwasanaethau heddlu hyfforddiant
        iechyd marwolaeth partneriaeth risg staff teulu trais
        """.split()  # noqa: SIM905
    ),
}
"""Words that stand in every text, and those of plans of action, which have few of the others."""

_WORD = re.compile(r"[^\W\d_]+")


class Doubt(Enum):
    """Why the text of a page is not trusted."""

    SCAN = "a picture of text"
    GIBBERISH = "its letters do not make words"
    UNKNOWN = "it has letters without a meaning"
    DRAWN = "it may have letters that are drawings"
    CONTRADICTED = "a font says of a letter that it is another one than it knows itself"
    MISNAMED = "it calls letters by another name than most of the same drawing"
    UNPROVEN = "letters that stand nowhere else seem to be others"
    PATTERNED = "a pattern on it may hold letters"
    PICTURED = "a picture covers much of it"


@dataclass(frozen=True, slots=True)
class PageDoubt:
    """A page, from 1, why its text is not trusted, and which letters are suspect (by order)."""

    page: int
    reason: Doubt
    suspects: frozenset[int] = frozenset()


def trust(
    pages: Sequence[Page],
    texts: Mapping[int, str],
    language: str,
    contradicted: Mapping[int, Collection[str]],
    patterned: Collection[int],
) -> list[PageDoubt]:
    """The pages in doubt, in order, each with the first reason found.

    `texts` are the words that show, by page number, with spaces between them; `contradicted`
    the names of fonts that contradict themselves, by page; `patterned` the pages with patterns
    that may hold letters.
    """
    whole = [word for text in texts.values() for word in _words(text)]
    sound = _enough(whole, LEAST_ORDINARY, language)
    doubts = []
    misnamed = called_otherwise(pages)
    for page in pages:
        unknown = frozenset(_without_meaning(page))
        lying = frozenset(_in_fonts(page, contradicted.get(page.number, ())))
        type3 = frozenset(g.order for g in page.glyphs if g.look.type3 and _is_letter(g))
        words = _words(texts.get(page.number, ""))
        reasons = {
            Doubt.SCAN: _is_scan(page),
            Doubt.UNKNOWN: unknown,
            Doubt.GIBBERISH: _is_signs(page) or not _is_sound(words, sound, language),
            Doubt.CONTRADICTED: lying,
            Doubt.MISNAMED: misnamed.get(page.number),
            Doubt.PATTERNED: page.number in patterned,
            Doubt.DRAWN: type3 or _outlines(page) >= OUTLINES or _is_drawn(page),
            Doubt.PICTURED: _is_pictured(page),
        }
        suspects = unknown | lying | type3 | misnamed.get(page.number, frozenset())
        reason = next((reason for reason, holds in reasons.items() if holds), None)
        if reason:
            doubts.append(PageDoubt(page.number, reason, suspects))
    return doubts


def ordinary_share(words: Sequence[str], language: str) -> float:
    """The share of ordinary words; a text in Welsh may quote English and the other way round."""
    known = ORDINARY["en"] | ORDINARY["cy"] if language == "cy" else ORDINARY["en"]
    return sum(word in known for word in words) / max(len(words), 1)


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(text)]


def _is_sound(words: Sequence[str], whole_is_sound: bool, language: str) -> bool:
    """Tables and lists of names hold few ordinary words, but some; gibberish holds none."""
    if not whole_is_sound:
        return not words or (
            len(words) >= ENOUGH_WORDS and _enough(words, LEAST_ORDINARY, language)
        )
    return _enough(words, LEAST_ORDINARY / 3, language)


def _enough(words: Sequence[str], least: float, language: str) -> bool:
    share = ordinary_share(words, language)
    return share >= least or len(words) < (SOME_WORDS if share == 0 else ENOUGH_WORDS)


def _is_signs(page: Page) -> bool:
    """Whether most of the page's characters are neither letters nor digits nor leading dots."""
    said = [glyph.text for glyph in page.glyphs if glyph.text not in LEADERS]
    return len(said) >= ENOUGH_WORDS and sum(map(str.isalnum, said)) < LEAST_LETTERS * len(said)


def _is_scan(page: Page) -> bool:
    shown = _letters(page)
    hidden = page.lost / max(page.lost + shown, 1)
    if _is_pictured(page) and (shown < FEW_CHARACTERS or hidden > SHARE_HIDDEN):
        return True
    # a scan may be cut into strips, each small: what tells is that nearly all text is hidden
    many_lost = page.lost > 5 * FEW_CHARACTERS and hidden > SHARE_HIDDEN
    return many_lost and any(d.picture for d in page.drawings)


def _is_pictured(page: Page) -> bool:
    """Whether one picture covers much of it; smaller ones are told of by themselves."""
    area = page.frame.width * page.frame.height
    return any(d.picture and _area(d, page) > SHARE_PICTURE * area for d in page.drawings)


def _is_drawn(page: Page) -> bool:
    """Whether there is little but drawings on it; all letters of a line may be one of them."""
    curves = sum(drawing.curves for drawing in page.drawings)
    return curves >= CURVES and _letters(page) < FEW_CHARACTERS


def _letters(page: Page) -> int:
    return sum(map(_is_letter, page.glyphs))


def _outlines(page: Page) -> int:
    return sum(map(_like_a_letter, page.drawings))


def _is_letter(glyph: Glyph) -> bool:
    return glyph.text.isalnum() or glyph.text == UNKNOWN


def _in_fonts(page: Page, fonts: Collection[str]) -> Iterator[int]:
    return (glyph.order for glyph in page.glyphs if glyph.look.font in fonts)


def _without_meaning(page: Page) -> Iterator[int]:
    """The letters without a meaning; a single sign of a private use area may be a bullet."""
    beside = (None, *page.glyphs), page.glyphs, (*page.glyphs[1:], None)
    for last, glyph, following in zip(*beside, strict=False):
        if means_nothing(glyph.text) and not _is_bullet(last, glyph, following):
            yield glyph.order


def _is_bullet(last: Glyph | None, glyph: Glyph, following: Glyph | None) -> bool:
    """Whether a sign is a known bullet, or stands by itself where a line or a cell begins.

    Within a line it may be a tick or a cross.
    """
    alone = glyph.gap and (following is None or following.gap)
    if glyph.text == UNKNOWN or not alone:
        return False
    if (
        clean(glyph.text)
        or last is None
        or abs(last.baseline - glyph.baseline) > glyph.look.size / 2
    ):
        return True
    far = glyph.box.left - last.box.right
    followed = following is not None and following.baseline == glyph.baseline
    return followed and not 0 <= far <= TAB * glyph.look.size


def _like_a_letter(drawing: Drawing) -> bool:
    box = drawing.box
    return drawing.filled and drawing.curves >= 2 and 2 < box.height < 40 and box.width < 40


def _area(drawing: Drawing, page: Page) -> float:
    box = drawing.box
    across = min(box.right, page.frame.width) - max(box.left, 0.0)
    down = min(box.bottom, page.frame.height) - max(box.top, 0.0)
    return max(across, 0.0) * max(down, 0.0)
