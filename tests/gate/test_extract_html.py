import codecs
from urllib.parse import quote

import pytest

from publisher.gate.extract_html import read_html
from publisher.gate.files import Built
from tests.gate.samples import ASH, BIRCH, VICTIM, found, page, told

DATA = '<script type="application/ld+json">{}</script>'
ON_ITS_OWN = {
    # a single name, in what was made from its review
    "in a paragraph": "<p>so Jane said</p>",
    "with a possessive": "<p>Jane’s sister</p>",
    "by the surname": "<p>Ms Smith's flat</p>",
    "the family": "<p>the Smiths</p>",
    "by another name": "<p>called Janey</p>",
    "split by markup": "<p>J<b>an</b>e said</p>",
    "glued to the next element": "<p><span>Jane</span><span>said</span></p>",
    "before the number of a note": "<p>Jane<sup>1</sup></p>",
    "as an entity": "<p>&#74;ane &#x4a;ane</p>",
    "zero-width": "<p>Ja\u200bne said</p>",
    "zero-width as an entity": "<p>Ja&#8203;ne said</p>",
    "soft hyphen": "<p>Ja&shy;ne said</p>",
    "in Cyrillic letters": "<p>J\u0430n\u0435 said</p>",
    "in full width": "<p>\uff2a\uff41\uff4e\uff45 said</p>",
    "with spaces between": "<p>J a n e said</p>",
    "in capitals": "<p>JANE SAID</p>",
    "broken over lines": "<p>Ja-\n  ne said</p>",
    "as alternative text": '<img src="a.png" alt="Jane at home">',
    "as a tooltip": '<abbr title="Jane">J</abbr>',
    "as a label": '<nav aria-label="Jane"></nav>',
    "in a link": '<a href="https://example.org/find?q=jane">x</a>',
    "in a link, by per cent": '<a href="https://example.org/%4A%61ne">x</a>',
    "as the name of a picture": '<img src="jane.png" alt="x">',
    "in a set of pictures": '<img srcset="a.png 1x, jane.png 2x" src="a.png" alt="x">',
    "as a value": '<input type="search" value="Jane">',
    "as a handle": "<p>write to jsmith@example.org</p>",
    "by the date of birth": "<p>born on 7th March 1984</p>",
    "by the date in figures": "<p>born 07.03.84</p>",
    "by the date in a machine's way": '<time datetime="1984-03-07">then</time>',
    "by the date, with a month struck out": "<p>on 7 <s>February</s> March 1984</p>",
    "by the date, struck out in parts": "<p>on <s>7</s> 8 <s>March 1984</s> May</p>",
    "split by what is struck out": "<p>J<del>on</del>ane said</p>",
    "by a pattern": "<p>officer with collar 1234 came</p>",
    "in a block of data": DATA.format('{"name": "Jane"}'),
    "in a block of data, as the key": DATA.format('{"Jane": 1}'),
    "in a block of data, escaped": DATA.format('["J\\u0061ne"]'),
    "in a block of data, with markup": DATA.format('["J\\u003cb>an\\u003c/b>e"]'),
    "in a block of data, by per cent": DATA.format('["https://x.example/%4Aane"]'),
}
IN_FULL = {
    # what names somebody on any page, wherever it stands
    "in a paragraph": "<p>so Jane Smith said</p>",
    "the other way round": "<p>Smith, Jane</p>",
    "with the middle name": "<p>Jane Anne Smith</p>",
    "with the middle initial": "<p>Jane A. Smith</p>",
    "split by what is struck out": "<p>Jane Sm<s>y</s>ith</p>",
    "over cells": "<table><tr><td>Jane</td><td>Smith</td></tr></table>",
    "split by markup": "<p>J<b>an</b>e S<i>mi</i>th</p>",
    "in an id": '<p id="jane-smith">x</p>',
    "in a class": '<p class="janeSmith">x</p>',
    "in data": '<p data-about="JaneSmith">x</p>',
    "in the name of an attribute": "<p data-jane-smith>x</p>",
    "in a fragment": '<a href="#jane_smith">x</a>',
    "in a link, by per cent": '<a href="/%4Aane%20Smith/">x</a>',
    "escaped twice": '<p id="&amp;#74;ane-smith">x</p>',
    "escaped as in JSON": '<p data-x="\\u004aane smith">x</p>',
    "within other letters": '<p id="xxjanesmithxx">x</p>',
    "with dots": "<p>j.a.n.e.s.m.i.t.h</p>",
    "in a block of data": DATA.format('{"name": "Jane Smith"}'),
    "in a block of data, escaped": DATA.format('["Jane\\u0020Smith"]'),
    "as a title": "</main><title>Jane Smith</title><main>",
}
REFUSED = {
    "a comment": "<!-- Rowan -->",
    "a comment that a browser ends elsewhere": "<!--> Rowan -->",
    "character data": "<![CDATA[ x ]]>",
    "a processing instruction": "<?php x ?>",
    "a script in the page": "<script>1</script>",
    "data of another type": '<script type="application/json">{}</script>',
    "data of a type and more": '<script type="application/ld+json" async>{}</script>',
    "data that is no JSON": '<script type="application/ld+json">{"a": 1,}</script>',
    "data that a browser reads otherwise": '<script type="application/ld+json">["&lt;"]</script>',
    "data with an element in it": '<script type="application/ld+json">["a"]<br></script>',
    "data with a comment in it": '<script type="application/ld+json">["<!--"]</script>',
    "data with an end in it": '<script type="application/ld+json">["</script>"]</script>',
    "a script that ends with its tag": '<script src="a.js"/>',
    "words in a script from a file": '<script src="a.js">1</script>',
    "a script from elsewhere": '<script src="https://example.org/a.js"></script>',
    "a script from elsewhere, without scheme": '<script src="//example.org/a.js"></script>',
    "a script from elsewhere, with backslashes": '<script src="\\\\example.org/a.js"></script>',
    "an event": '<p onclick="x()">x</p>',
    "an event after a slash": "<p/onclick=x>x</p>",
    "a style": '<p style="color:red">x</p>',
    "a style element": "<style>p{}</style>",
    "a frame": '<iframe src="a.html"></iframe>',
    "a frame's page": '<p srcdoc="x">x</p>',
    "an object": '<object data="a.pdf"></object>',
    "a plug-in": '<embed src="a.pdf">',
    "a base": '<base href="/x/">',
    "an unknown element": "<rowan-card>x</rowan-card>",
    "a form to elsewhere": '<form action="https://example.org/"></form>',
    "a button to elsewhere": '<button formaction="https://example.org/">x</button>',
    "a script as a link": '<a href="javascript:x()">x</a>',
    "a script as a link, broken": '<a href="java\nscript:x()">x</a>',
    "a script as a link, by entity": '<a href="&#106;avascript:x()">x</a>',
    "data as a link": '<a href="data:text/html,x">x</a>',
    "another script as a link": '<a href="vbscript:x">x</a>',
    "a picture from elsewhere": '<img src="https://example.org/a.png" alt="x">',
    "a picture of data": '<img src="data:image/png;base64,xx" alt="x">',
    "pictures from elsewhere": '<img srcset="a.png, https://example.org/a.png 2x" alt="x">',
    "a redirection to elsewhere": '<meta http-equiv="refresh" content="0; url=https://x.example/">',
    "an unknown instruction": '<meta http-equiv="set-cookie" content="a=b">',
    "a style sheet from elsewhere": '<link rel="stylesheet" href="https://example.org/a.css">',
    "an early fetch": '<link rel="preload" href="https://example.org/a.css">',
    "a style sheet under two names": '<link rel="stylesheet" rel="canonical" href="//x.example/">',
    "a paint from elsewhere": '<svg><path fill="url(https://example.org/)"/></svg>',
    "something in a drawing": "<svg><foreignObject></foreignObject></svg>",
    "a tag that does not end": "<p>x</p><p",
    "a quote that does not end": '<p title="x>y</p>',
    "an end with attributes": "<p>x</p rowan>",
}
PASSES = {
    "a redirection here": '<meta http-equiv="refresh" content="0; url=../new/">',
    "a feed": '<link rel="alternate" type="application/atom+xml" href="https://example.org/feed.xml">',
    "a call": '<a href="tel:+442079460999">call</a>',
    "a block of data": DATA.format('{"name": "Rowan \\u003c 3", "of": [1, null]}'),
    "ordinary words": "<p>I hope she may smile; planned leeway; remarks on Ireland; annual.</p>",
    "a name inside a word": "<p>janeway, blacksmithing, Smithfield</p>",
    "a date like it": "<p>on 7 March 1985 and 8 March 1984</p>",
    "a date struck out in two places": "<p><s>7 March</s> May</p><p><s>1984</s> 1985</p>",
    "a number like it": "<p>999 000 0124</p>",
    "a letter-spaced word": "<p>A B C D</p>",
    "the pseudonym": "<p>Rowan, also called Featherby by nobody</p>",
    "empty": "",
}


@pytest.mark.parametrize("body", PASSES.values(), ids=PASSES)
def test_an_ordinary_page_passes(body: str) -> None:
    assert told(f"reviews/{ASH}/index.html", page(body), ASH) == set()


@pytest.mark.parametrize("body", ON_ITS_OWN.values(), ids=ON_ITS_OWN)
def test_what_tells_of_its_own_review_is_found(body: str) -> None:
    terms = told("a/index.html", page(body), ASH)
    assert terms
    assert terms <= {VICTIM, f"{ASH}/birthday", f"{ASH}/badge"}


@pytest.mark.parametrize("body", ON_ITS_OWN.values(), ids=ON_ITS_OWN)
def test_it_may_stand_on_a_page_made_from_another_review(body: str) -> None:
    assert told("a/index.html", page(body), BIRCH) == set()


@pytest.mark.parametrize("body", IN_FULL.values(), ids=IN_FULL)
@pytest.mark.parametrize("made_from", [(ASH,), (BIRCH,), ()], ids=["own", "other", "none"])
def test_a_name_in_full_is_found_on_any_page(body: str, made_from: tuple[str, ...]) -> None:
    assert told("a/index.html", page(body), *made_from) == {VICTIM}


@pytest.mark.parametrize("place", ["<p>{}</p>", '<p id="{}">x</p>', '<a href="{}">x</a>'])
@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("12 Acacia Avenue", "home"),
        ("12, Acacia Ave.", "home"),
        ("ZZ999ZZ", "home"),
        ("999-000-0123", "nhs"),
        ("greenfield primary school", "school"),
        (quote("Greenfield Primary School"), "school"),
    ],
)
def test_an_address_a_number_and_a_school_are_found_on_any_page(
    place: str, written: str, term: str
) -> None:
    assert told("a/index.html", page(place.format(written)), BIRCH) == {f"{ASH}/{term}"}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_could_run_fetch_or_hide_is_refused(body: str) -> None:
    assert told("a/index.html", page(body), ASH) == {"G104"}


def test_a_name_in_a_comment_is_named_too() -> None:
    assert told("a/index.html", page("<!-- Jane Smith -->"), BIRCH) == {"G104", VICTIM}


@pytest.mark.parametrize(
    "data",
    [
        page().encode("utf-16"),
        codecs.BOM_UTF16_LE + page().encode("utf-16-le"),
        page("caf\u00e9").encode("latin-1"),
        page("\x00").encode(),
        page("\x1f").encode(),
    ],
    ids=["utf-16", "utf-16 little", "latin-1", "nul", "control"],
)
def test_a_page_that_is_not_clean_utf8_is_not_read(data: bytes) -> None:
    assert told("a/index.html", data, ASH) == {"G103"}


class TestMarks:
    """Pages made from several reviews say which part is about which."""

    def test_a_part_is_held_only_to_its_own_review(self) -> None:
        body = f'<li data-review="{BIRCH}"><a href="../">Jane</a>, 2020</li><li>after</li>'
        assert told("a/index.html", page(body), ASH, BIRCH) == set()

    def test_a_name_in_the_part_of_its_review_is_found(self) -> None:
        body = f'<li data-review="{ASH}"><a href="../">Jane</a></li>'
        assert told("a/index.html", page(body), ASH, BIRCH) == {VICTIM}

    @pytest.mark.parametrize(
        "body",
        [
            "<li>Jane</li>",
            f'<li data-review="{BIRCH}">x</li>Jane',
            f'<li data-review="{BIRCH}"></li><p title="Jane">x</p>',
            '<li data-review="">Jane</li>',
            f'<li data-review="{BIRCH} {ASH}">Jane</li>',
        ],
        ids=["unmarked", "after the mark", "attribute", "empty mark", "about both"],
    )
    def test_text_outside_of_a_mark_is_held_to_every_review(self, body: str) -> None:
        assert told("a/index.html", page(body), ASH, BIRCH) == {VICTIM}

    @pytest.mark.parametrize("after", ["<p>Jane", '<p title="Jane">x', "</i>Jane</p>"])
    def test_marks_that_do_not_end_where_they_should_do_not_count(self, after: str) -> None:
        body = f'<p data-review="{BIRCH}">x{after}'
        assert told("a/index.html", page(body), ASH, BIRCH) == {VICTIM}

    def test_a_mark_does_not_free_a_page_of_one_review(self) -> None:
        body = f'<p data-review="{ASH}">x</p><p>Jane</p>'
        assert told("a/index.html", page(body), ASH) == {VICTIM}

    def test_a_part_from_a_review_that_the_page_does_not_name_is_a_finding(self) -> None:
        body = f'<p data-review="{BIRCH}">x</p>'
        assert told("a/index.html", page(body), ASH) == {"G103"}
        body = '<p data-review="unknown-2019-a">Jane</p>'
        assert told("a/index.html", page(body), ASH, BIRCH) == {"G103", VICTIM}

    def test_a_name_in_full_is_found_in_any_part(self) -> None:
        body = f'<li data-review="{BIRCH}">Jane Smith</li>'
        assert told("a/index.html", page(body), ASH, BIRCH) == {VICTIM}

    def test_a_name_over_the_end_of_a_part_is_found(self) -> None:
        body = (
            f'<i data-review="{BIRCH}">Ja</i>ne Smithson, <i data-review="{BIRCH}">Ja</i>ne Smith'
        )
        assert told("a/index.html", page(body), ASH, BIRCH) == {VICTIM}


HELPLINE = "<p>Jane Trust, a helpline</p>"


def said(body: str, *made_from: str, path: str = "a.html") -> Built:
    return Built(path, page(body).encode(), frozenset(made_from))


def test_lines_of_all_pages_made_from_no_review_are_ours() -> None:
    ours = said(HELPLINE, path="index.html"), said(HELPLINE + "<p>More</p>", path="help.html")
    assert found(*ours, said(HELPLINE, ASH)) == []
    assert found(*ours, said("<p>Jane Trust, a helpline she rang</p>", ASH)) != []


def test_a_line_of_one_page_is_not_ours_so_that_it_hides_nothing_elsewhere() -> None:
    misdeclared = said("<p>Jane rang her sister.</p>", path="search.html")
    leak = said("<p>Jane rang her sister.</p>", ASH)
    assert {f.file for f in found(said(HELPLINE, path="index.html"), misdeclared, leak)} == {
        "a.html"
    }
    assert found(misdeclared, leak) != []


def test_a_single_word_is_never_taken_for_ours() -> None:
    ours = said("<p>Jane</p>", path="index.html"), said("<p>Jane</p>", path="help.html")
    assert found(*ours, said("<p>Jane</p>", ASH)) != []


def test_a_name_in_full_is_found_in_a_line_of_ours_too() -> None:
    ours = [said("<p>Jane Smith says</p>", path=path) for path in ("index.html", "help.html")]
    assert {f.file for f in found(*ours, said("<p>Jane Smith says</p>", ASH))} == {
        "index.html",
        "help.html",
        "a.html",
    }


def test_every_character_of_a_page_without_faults_is_scanned() -> None:
    source = page(IN_FULL["in the name of an attribute"])
    seen = "".join(read_html(source.encode()).hidden)
    for name in ("data-jane-smith", "viewport", "hope-and-change", "https://www.example.org/help"):
        assert name in seen


def test_data_without_an_end_at_the_start_of_a_page_is_refused_and_no_bug() -> None:
    page = read_html(b'<!doctype html><script type="application/ld+json"/>{}')
    assert {fault.rule.name for fault in page.faults} >= {"G104"}
