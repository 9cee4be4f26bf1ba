"""White letters, and what is painted behind them."""

import pytest

from publisher.model import plain_text
from tests.intake.word_files import document, docx, p, picture, t, table, tc, tr

WHITE = t("Words", '<w:color w:val="FFFFFF"/>')
FILLED = '<a:solidFill><a:srgbClr val="1F3A5F"/></a:solidFill>'
BEHIND = (
    '<w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="9000000" cy="9000000"/><wp:wrapNone/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    f'wordprocessingShape"><wps:wsp><wps:spPr>{FILLED}</wps:spPr></wps:wsp></a:graphicData>'
    "</a:graphic></wp:anchor></w:drawing></w:r>"
)
OF_OLD = '<w:r><w:pict><v:rect style="position:absolute;z-index:-1"/></w:pict></w:r>'
PICTURE = (
    picture("i", "A road")
    .replace("<wp:inline>", '<wp:anchor behindDoc="1">')
    .replace("</wp:inline>", "</wp:anchor>")
)
PAGE_END = '<w:r><w:br w:type="page"/></w:r>'
PAINTED = {
    "a band": (p(BEHIND + WHITE), True),
    "a cover": (p(BEHIND) + p("") + table(tr(tc(WHITE), "x")), True),
    "a cover of old": (p(OF_OLD) + p(WHITE + PAGE_END), True),
    "a picture": (p(PICTURE + WHITE), True),
    "the cover of the page before": (p(BEHIND) + p(PAGE_END) + p(WHITE), False),
    "a cover far above": (p(BEHIND) + p("x") * 40 + p(WHITE), False),
    "a frame without a fill": (p(BEHIND.replace(FILLED, "<a:noFill/>") + WHITE), False),
    "a band that words flow around": (
        p(BEHIND.replace('Doc="1"', 'Doc="0"').replace("wrapNone", "wrapSquare") + WHITE), False),
}  # fmt: skip


@pytest.mark.parametrize(("body", "seen"), PAINTED.values(), ids=PAINTED)
def test_white_letters_show_on_what_is_painted_behind_them(body: str, seen: bool) -> None:
    assert ("Words" in plain_text(document(docx(p("Seen") + body)).blocks)) == seen
