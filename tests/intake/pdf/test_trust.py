"""Which pages are looked at, on plain values."""

from dataclasses import replace

import pytest

from publisher.intake.pdf.page import UNKNOWN, Box, Drawing, Frame, Glyph, Look, Mark, Page
from publisher.intake.pdf.things import whole_pictures
from publisher.intake.pdf.trust import Doubt, PageDoubt, ordinary_share, trust

FRAME = Frame(Box(0, 0, 595, 842), 0, 595, 842)
WHOLE_PAGE = Drawing(Box(0, 0, 595, 842), Mark(), picture=True)
OUTLINE = Drawing(Box(100, 100, 106, 108), Mark(), picture=False, curves=4, filled=True)
STRIPS = list(whole_pictures(
    Drawing(Box(0, y, 595, y + 24), Mark(), picture=True) for y in range(0, 842, 24)
))  # fmt: skip
TWO = [Drawing(Box(60, y, 535, y + 300), Mark(), picture=True) for y in (60, 420)]
TWICE = [Drawing(Box(0, 0, 595, 300), Mark(), picture=True)] * 2
ONE_A_LINE = [
    Drawing(Box(72, y, 500, y + 12), Mark(), picture=False, curves=90, filled=True)
    for y in range(72, 142, 14)
]
CHART = Drawing(Box(100, 100, 160, 300), Mark(), picture=False, filled=True)

ENGLISH = (
    "The panel heard that she had asked for help more than once and that each of the agencies "
    "believed that another was holding the risk. None of them had all of the information, and "
    "it was not brought together by any of them until after her death in the summer."
)
WELSH = (
    "Clywodd y panel ei bod hi wedi gofyn am help fwy nag unwaith a bod pob un o'r asiantaethau "
    "yn credu bod un arall yn dal y risg. Nid oedd yr holl wybodaeth gan yr un ohonynt, ac ni "
    "chafodd ei dwyn ynghyd gan neb tan ar ôl ei marwolaeth yn yr haf."
)
GIBBERISH = "".join(chr((ord(c) - 96) % 26 + 97) if c.isalpha() else c for c in ENGLISH.lower())
PLAN = (
    "Recommendation Action Lead Target Outcome Train staff Ashgrove Council March Training "
    "delivered Audit training Northshire Police June Audit report Publish pathway Agencies "
    "December Pathway in use by staff Share learning Partnership January Learning event held "
    "Review policy Housing February Policy reviewed Brief councillors Chair April Briefing held"
)


def page(
    words: str = ENGLISH, *drawings: Drawing, number: int = 1, lost: int = 0, type3: bool = False
) -> Page:
    glyphs = []
    gap = True
    for at, letter in enumerate(words):
        if letter != " ":
            look = Look(11, type3=type3)
            glyphs.append(Glyph(letter, Box(0, 0, 5, 8), 8, look, Mark(), gap, at, 0))
        gap = letter == " "
    return Page(number, FRAME, tuple(glyphs), drawings, lost)


def beside(words: str) -> Page:
    """The words on a page of their own, each letter right of the one before it."""
    one = page(words)
    return replace(one, glyphs=tuple(
        glyph._replace(box=Box(6 * at, 0, 6 * at + 5, 8)) for at, glyph in enumerate(one.glyphs)
    ))  # fmt: skip


def doubts(*pages: Page, language: str = "en", texts: dict[int, str] | None = None) -> list[object]:
    words = texts or {p.number: _text(p) for p in pages}
    return [doubt.reason for doubt in trust(pages, words, language, {}, ())]


def _text(one: Page) -> str:
    return "".join((" " if glyph.gap else "") + glyph.text for glyph in one.glyphs)


CASES = {
    "English": (page(), []),
    "an action plan in key words": (page(PLAN), []),
    "an empty page": (page(""), []),
    "a few names": (page("Ann Green Bob Brown Cy White"), []),
    "gibberish": (page(GIBBERISH), [Doubt.GIBBERISH]),
    "signs instead of letters": (page("!$%&/()=?+*#-_.:;<>| " * 4), [Doubt.GIBBERISH]),
    "a list of contents": (page(". " * 99 + "The review 3" + " ." * 99), []),
    "a scan": (page("", WHOLE_PAGE), [Doubt.SCAN]),
    "a scan with a stamp": (page("Received 3 May", WHOLE_PAGE), [Doubt.SCAN]),
    "a scan with its words hidden": (page("", WHOLE_PAGE, lost=900), [Doubt.SCAN]),
    "a scan in thin strips": (page("", *STRIPS), [Doubt.SCAN]),
    "a scan in thin strips with its number": (page("Page 3", *STRIPS), [Doubt.SCAN]),
    "text on a picture in strips": (page(ENGLISH, *STRIPS), [Doubt.PICTURED]),
    "a picture painted twice": (page(ENGLISH, *TWICE), []),
    "two charts beside text": (page(ENGLISH, *TWO), []),
    "two photographs and a number": (page("Page 3", *TWO), []),
    "text on a picture": (page(ENGLISH, WHOLE_PAGE), [Doubt.PICTURED]),
    "text on a picture, a few words hidden": (page(ENGLISH, WHOLE_PAGE, lost=20),
                                              [Doubt.PICTURED]),
    "letters without a meaning": (page(ENGLISH + f" {UNKNOWN * 9}"), [Doubt.UNKNOWN]),
    "letters of a private use area": (page(ENGLISH + " \ue001\ue002\ue003\ue004\ue005\ue006\ue007"),
                                      [Doubt.UNKNOWN]),
    "bullets of a font of symbols": (page("\uf0b7 Ask her. " * 3 + ENGLISH + " \uf0b7" * 9), []),
    "an unknown sign within a line": (beside("Known? \uf155 Yes"), [Doubt.UNKNOWN]),
    "an unknown sign at the start of a line": (beside("\uf155 Ask her."), []),
    "a known bullet within a line": (beside("Known? \uf0b7 Yes"), []),
    "letters that are drawings": (page(ENGLISH, type3=True), [Doubt.DRAWN]),
    "letters turned into shapes": (page("", *[OUTLINE] * 80), [Doubt.DRAWN]),
    "some letters turned into shapes": (page(ENGLISH, *[OUTLINE] * 200), [Doubt.DRAWN]),
    "lines turned into a shape each": (page("Page 3", *ONE_A_LINE), [Doubt.DRAWN]),
    "curves beside text": (page(ENGLISH, *ONE_A_LINE), []),
    "lines and no text": (page("", *[CHART] * 9), []),
    "a chart": (page(ENGLISH, *[CHART] * 200), []),
}  # fmt: skip


def test_letters_of_a_font_that_contradicts_itself_are_suspect() -> None:
    look = Look(11, font="seen")
    one = page("She left.")
    one = replace(one, glyphs=(one.glyphs[0]._replace(look=look), *one.glyphs[1:]))
    doubts = trust([one, page(number=2)], {}, "en", {1: ("seen",), 2: ("seen",)}, (2,))
    assert doubts == [
        PageDoubt(1, Doubt.CONTRADICTED, frozenset({0})),
        PageDoubt(2, Doubt.PATTERNED),
    ]


@pytest.mark.parametrize("what", CASES)
def test_a_page_is_doubted_for_the_reason_that_it_gives(what: str) -> None:
    one, expected = CASES[what]
    assert doubts(one) == expected


def test_the_page_in_doubt_is_named() -> None:
    pages = [page(), page(GIBBERISH, number=2), page("", WHOLE_PAGE, number=3), page(number=4)]
    texts = {one.number: _text(one) for one in pages}
    assert trust(pages, texts, "en", {}, ()) == [
        PageDoubt(2, Doubt.GIBBERISH), PageDoubt(3, Doubt.SCAN),
    ]  # fmt: skip


def test_a_short_page_is_judged_with_its_document() -> None:
    short = " ".join(GIBBERISH.split()[:10])
    assert doubts(page(), page(short, number=2)) == []
    assert doubts(page(GIBBERISH), page(short, number=2)) == [Doubt.GIBBERISH] * 2


def test_welsh_is_known_as_welsh() -> None:
    assert doubts(page(WELSH), language="cy") == []
    assert doubts(page(ENGLISH), language="cy") == []


@pytest.mark.parametrize(("words", "language"), [(ENGLISH, "en"), (WELSH, "cy")])
def test_honest_text_is_far_from_the_limit(words: str, language: str) -> None:
    assert ordinary_share(words.lower().replace(".", "").split(), language) > 0.3
    assert ordinary_share(GIBBERISH.split(), language) < 0.05
