"""White letters, and what may be behind them."""

import pytest

from publisher.model import plain_text
from tests.intake.word_files import (
    FILLED,
    NAMESPACES,
    behind,
    document,
    docx,
    down,
    found,
    p,
    picture,
    t,
    table,
    tc,
    text_box,
    tr,
)

WHITE = t("Words", '<w:color w:val="FFFFFF"/>')
LOGO = 500_000
"""How high it is."""


def aligned(where: str, start: str = "page") -> str:
    return f'<wp:positionV relativeFrom="{start}"><wp:align>{where}</wp:align></wp:positionV>'


def of_old(style: str = "", inside: str = "") -> str:
    shape = f'<v:rect style="position:absolute;z-index:-1;{style}">{inside}</v:rect>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


PICTURE = (
    picture("i", "A road")
    .replace("<wp:inline>", '<wp:anchor behindDoc="1">')
    .replace("</wp:inline>", "</wp:anchor>")
)
PAGE_END = '<w:r><w:br w:type="page"/></w:r>'
PAGE_BEGINS = "<w:r><w:lastRenderedPageBreak/></w:r>"
ON_WHITE = t("Words", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>')


def section(kind: str = "", more: str = "") -> str:
    """A section with a header of that kind."""
    header = f'<w:headerReference w:type="{kind}" r:id="h"/>' if kind else ""
    return f"<w:sectPr>{header}{more}</w:sectPr>"


FIRST = section("first", "<w:titlePg/>")
LAST, GOES_ON = section(), section(more='<w:type w:val="continuous"/>')
COVER = behind(10_600_000, place=down(0, "page"))
LETTERHEAD = behind(LOGO, place=down(300_000, "page"))
PAINTED = {
    "a band": (p(behind() + WHITE), True),
    "a band after the words": (p(WHITE + behind()), True),
    "a cover": (p(behind()) + p("") + table(tr(tc(WHITE), "x")), True),
    "a cover of old": (p(of_old()) + p(WHITE + PAGE_END), True),
    "a picture": (p(PICTURE + WHITE), True),
    "a cover on the page that begins above": (p(PAGE_BEGINS + behind()) + p(WHITE), True),
    "the cover of the page before": (p(behind()) + p(PAGE_END) + p(WHITE), False),
    "the cover of a page that ended in the line": (p(behind() + PAGE_END + WHITE), False),
    "the cover of the page before, by Word": (p(behind()) + p(PAGE_BEGINS + WHITE), False),
    "the cover of the section before": (p(behind(), "", "<w:sectPr/>") + p(WHITE), False),
    "a cover far above": (p(behind()) + p("x") * 70 + p(WHITE), False),
    "a logo": (p(behind(LOGO) + WHITE), True),
    "a logo two lines above": (p(behind(LOGO)) + p("x") + p(WHITE), True),
    "a logo ten lines above": (p(behind(LOGO)) + p("x") * 10 + p(WHITE), False),
    "a picture ten lines above": (p(PICTURE) + p("x") * 10 + p(WHITE), False),
    "a logo of old ten lines above": (
        p(of_old("width:70pt;height:40pt")) + p("x") * 10 + p(WHITE), False),
    "a band of old ten lines above": (
        p(of_old("width:20cm;margin-top:2in;height:40pt")) + p("x") * 10 + p(WHITE), True),
    "a logo in another cell of the row": (table(tr(tc(behind(LOGO)), tc(WHITE))), True),
    "a logo in the first row of a table": (
        table(tr(tc(behind(LOGO)), "x"), *[tr("x", "x")] * 10, tr(tc(WHITE), "x")), False),
    "a low band far down": (
        p(behind(LOGO, place=down(7_000_000))) + p("x") * 20 + p(WHITE), True),
    "a band at the foot of the page": (
        p(behind(LOGO, place=aligned("bottom"))) + p("x") * 20 + p(WHITE), True),
    "a logo at the head of the page": (
        p(behind(LOGO, place=aligned("top"))) + p("x") * 20 + p(WHITE), False),
    "a cover two paragraphs below": (p(WHITE) + p("x") + p(COVER) + LAST, True),
    "a cover below a table": (table(tr(tc(WHITE), "x")) + p(COVER) + LAST, True),
    "a cover of old below": (
        p(WHITE) + p(of_old("height:840pt;mso-position-vertical-relative:page")) + LAST, True),
    "a letterhead below": (p(WHITE) + p(LETTERHEAD) + LAST, False),
    "the cover of the next page": (p(WHITE) + p(PAGE_END + COVER) + LAST, False),
    "the cover of the next page, which the line ends": (
        p(WHITE + PAGE_END) + p(COVER) + LAST, False),
    "the cover of the next section": (p(WHITE, "", LAST) + p(COVER) + LAST, False),
    "a band that its paragraph begins": (p(WHITE) + p(behind()), False),
    "a band that begins above its paragraph": (p(WHITE) + p(behind(place=down(-200_000))), True),
    "a band that begins too far below": (
        p(WHITE) + p("x") + p(behind(place=down(-200_000))), False),
    "a cover before a section that goes on": (
        p(behind()) + p("", "", LAST) + p(WHITE) + GOES_ON, True),
    "a cover before a section that goes on, two sections above": (
        p(behind(), "", LAST) + p("x", "", section()) + p(WHITE) + GOES_ON, False),
    "a rule": (p(behind(height=36_000) + WHITE), False),
    "an upright rule": (p(behind(width=36_000) + WHITE), False),
    "a watermark": (p(of_old("width:400pt;height:160pt", "<v:textpath/>") + WHITE), False),
    "a band, and white shading": (p(behind() + ON_WHITE), False),
    "a frame without a fill": (p(behind().replace(FILLED, "<a:noFill/>") + WHITE), False),
    "a band that words flow around": (
        p(behind().replace('Doc="1"', 'Doc="0"').replace("wrapNone", "wrapSquare") + WHITE), False),
}  # fmt: skip


def kept_and_told(data: bytes) -> tuple[bool, list[tuple[str, str]]]:
    """Whether the white words are there, and what is found of words."""
    of_words = [(code, detail) for code, detail in found(data) if "(in words)" in detail]
    return "Words" in plain_text(document(data).blocks), of_words


KEPT = (True, [("D216", "white letters on what may be another colour (in words): 1")])
LEFT_OUT = (False, [("D201", "text in the colour of its background (in words): 1")])


@pytest.mark.parametrize(("body", "seen"), PAINTED.values(), ids=PAINTED)
def test_white_letters_on_what_is_painted_behind_them_are_kept_and_told(
    body: str, seen: bool
) -> None:
    assert kept_and_told(docx(p("Seen") + body)) == (KEPT if seen else LEFT_OUT)


HEADERS = {
    "a cover": (COVER, p(WHITE) + FIRST, True),
    "a cover of old": (
        of_old("width:600pt;height:840pt;mso-position-vertical-relative:page"),
        p(WHITE) + FIRST, True),
    "a cover, and words on the next page": (COVER, p(t("x") + PAGE_END) + p(WHITE) + FIRST, False),
    "a cover for a first page that is not asked for": (COVER, p(WHITE) + section("first"), False),
    "the ground of every page": (COVER, p(PAGE_END) + p(WHITE) + section("default"), True),
    "the ground of every page but the first": (
        COVER, p(WHITE) + section("default", "<w:titlePg/>"), False),
    "the ground of a section, which the next one takes over": (
        COVER, p("x", "", section("default")) + p(WHITE) + section(), True),
    "the ground of the next section": (
        COVER, p(WHITE, "", section()) + p("x") + section("default"), False),
    "a band at the head of the page": (
        behind(3_000_000, place=down(0, "page")), p(WHITE) + FIRST, True),
    "a band at the head of the page, far above": (
        behind(3_000_000, place=down(0, "page")), p("x") * 20 + p(WHITE) + FIRST, False),
    "a letterhead": (LETTERHEAD, p(WHITE) + section("default"), False),
    "a letterhead by its paragraph": (behind(LOGO), p("x") * 2 + p(WHITE) + FIRST, False),
    "a letterhead above a narrow margin": (
        LETTERHEAD, p(WHITE) + section("default", '<w:pgMar w:top="720" w:header="300"/>'), True),
}  # fmt: skip


@pytest.mark.parametrize(("header", "body", "seen"), HEADERS.values(), ids=HEADERS)
def test_white_letters_on_what_a_header_paints_are_kept_and_told(
    header: str, body: str, seen: bool
) -> None:
    part = f"<w:hdr {NAMESPACES}>{p(header)}</w:hdr>".encode()
    data = docx(
        p("Seen") + body,
        parts={"word/header1.xml": part},
        relationships={"h": ("header", "header1.xml")},
    )
    assert kept_and_told(data) == (KEPT if seen else LEFT_OUT)


def box(fill: str) -> str:
    """White words in a box of that fill."""
    return text_box(p(WHITE)).replace("<wps:wsp>", f"<wps:wsp><wps:spPr>{fill}</wps:spPr>")


UNKNOWN = {
    "a table whose style has colours": (
        table(tr(tc(WHITE), "x"), properties='<w:tblStyle w:val="Banded"/>'), KEPT),
    "a box without a colour of its own": (p(box("")), KEPT),
    "a box of old": (p(text_box(p(WHITE), modern=False)), KEPT),
    "a dark box": (p(box(FILLED)), (True, [])),
    "a white box": (p(box(FILLED.replace("1F3A5F", "FFFFFF"))), LEFT_OUT),
    "a pattern": (p(WHITE, "", '<w:shd w:val="pct50" w:color="auto" w:fill="auto"/>'), KEPT),
    "a pattern on white": (p(WHITE, "", '<w:shd w:val="pct75" w:fill="FFFFFF"/>'), KEPT),
    "a pattern on navy": (p(WHITE, "", '<w:shd w:val="pct5" w:fill="1F3A5F"/>'), (True, [])),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), UNKNOWN.values(), ids=UNKNOWN)
def test_white_letters_are_told_where_it_is_not_known_what_is_behind_them(
    body: str, expected: tuple[bool, list[tuple[str, str]]]
) -> None:
    assert kept_and_told(docx(p("Seen") + body)) == expected


def in_white(changes: str = "", more: str = "") -> str:
    """Words that an effect fills with the white of the theme, changed."""
    fill = f'<w14:schemeClr w14:val="bg1">{changes}</w14:schemeClr>'
    effect = f"<w14:textFill><w14:solidFill>{fill}</w14:solidFill></w14:textFill>"
    return t("Words", f'<w:color w:val="000000"/>{more}{effect}')


SEEN: tuple[bool, list[tuple[str, str]]] = (True, [])
OF_THEME = {
    "white": (in_white(), LEFT_OUT),
    "darker by half": (in_white('<w14:lumMod w14:val="50000"/>'), SEEN),
    "darker by half, on black": (
        in_white('<w14:lumMod w14:val="50000"/>', '<w:highlight w:val="black"/>'), SEEN),
    "darker by 5 per cent": (in_white('<w14:lumMod w14:val="95000"/>'), LEFT_OUT),
    "darker, and as light again": (
        in_white('<w14:lumMod w14:val="50000"/><w14:lumOff w14:val="50000"/>'), LEFT_OUT),
    "in shade": (in_white('<w14:shade w14:val="50000"/>'), SEEN),
    "tinted": (in_white('<w14:tint w14:val="50000"/>'), LEFT_OUT),
    "white without an effect": (
        t("Words", '<w:color w:val="auto" w:themeColor="background1"/>'), LEFT_OUT),
    "in shade without an effect": (
        t("Words", '<w:color w:val="auto" w:themeColor="background1" w:themeShade="80"/>'), SEEN),
}  # fmt: skip


@pytest.mark.parametrize(("run", "expected"), OF_THEME.values(), ids=OF_THEME)
def test_the_white_of_a_theme_is_left_out_unless_it_is_darkened_to_grey(
    run: str, expected: tuple[bool, list[tuple[str, str]]]
) -> None:
    assert kept_and_told(docx(p("Seen") + p(run))) == expected
