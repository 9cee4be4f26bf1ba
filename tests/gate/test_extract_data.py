import json

import pytest

from publisher.gate.files import Built
from publisher.gate.verify import verify
from tests.gate.samples import ASH, BIRCH, TERMS, VICTIM, told

JSON = '{{"title": "Reviews", "reviews": [{{"slug": "{slug}", "name": "{name}"}}], "count": 2}}'
CSV = "review,recommendation,lead\r\n{slug},{words},Council\r\n"
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="https://example.org/d">{head}
<title>Reviews</title><link rel="self" href="https://example.org/feed.xml"/>
<entry d:review="{slug}"><title>{title}</title><summary type="html">{summary}</summary></entry>
</feed>
"""
STYLE = """:root{--header:#1f3a5f;--link:#1a4f8b}
@media (prefers-color-scheme: dark){:root{--link:#fff}}
"""


def feed(
    slug: str = BIRCH, title: str = "x", summary: str = "&lt;p>x&lt;/p>", head: str = ""
) -> str:
    return FEED.format(slug=slug, title=title, summary=summary, head=head)


class TestJson:
    def test_what_is_clean_passes(self) -> None:
        assert told("reviews.json", JSON.format(slug=ASH, name="Rowan"), ASH, BIRCH) == set()

    def test_an_object_is_held_to_the_review_that_its_slug_names(self) -> None:
        assert told("reviews.json", JSON.format(slug=ASH, name="Jane"), ASH, BIRCH) == {VICTIM}
        assert told("reviews.json", JSON.format(slug=BIRCH, name="Jane"), ASH, BIRCH) == set()

    def test_a_single_name_is_found_behind_its_escapes(self) -> None:
        assert told("a.json", '{"url": "/find?q=%4aane"}', ASH) == {VICTIM}

    def test_what_stands_outside_is_held_to_every_review(self) -> None:
        body = JSON.format(slug=BIRCH, name="x").replace("Reviews", "Jane")
        assert told("reviews.json", body, ASH, BIRCH) == {VICTIM}

    def test_a_name_over_two_values_of_one_review_is_found(self) -> None:
        body = f'[{{"slug": "{BIRCH}", "told": ["by Jane", "Smith"]}}, "x"]'
        assert told("a.json", body, BIRCH) == {VICTIM}

    def test_forms_that_were_put_by_are_worked_out_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("publisher.gate.all_terms._RECENT", 1)
        of_one = '{{"slug": "{}", "name": "{}"}}'
        names = [(ASH, "x"), (BIRCH, "Rowan"), (ASH, "Jane")]
        body = f"[{', '.join(of_one.format(*one) for one in names)}]"
        assert told("a.json", body, ASH, BIRCH) == {VICTIM, f"{BIRCH}/victim"}

    @pytest.mark.parametrize(
        "value",
        [
            "\\u004aane Smith",
            "J\\u200bane Smith",
            "Jane\\nSmith",
            "<b>J</b>ane S<i>mith</i>",
            "/find?q=%4aane+Smith",
            "&#74;ane Smith",
            "\\ud835\\udc09ane Smith",
        ],
    )
    def test_a_name_in_full_is_found_in_any_disguise(self, value: str) -> None:
        assert told("search.json", JSON.format(slug=BIRCH, name=value), BIRCH) == {VICTIM}

    @pytest.mark.parametrize(
        "body",
        ['{"jane-smith": 1}', '{"a": 1, "a": "Jane Smith"}', '{"Jane Smith": 1, "Jane Smith": 2}'],
        ids=["key", "second of two", "key twice"],
    )
    def test_keys_are_read_also_when_given_twice(self, body: str) -> None:
        assert told("a.json", body, BIRCH) == {VICTIM}

    def test_numbers_are_read_as_they_are_written(self) -> None:
        assert told("a.json", '{"n": 9990000123}', BIRCH) == {f"{ASH}/nhs"}
        long = "1.000000000000000000009990000123"
        assert told("a.json", f'{{"n": {long}}}', BIRCH) == {f"{ASH}/nhs"}

    @pytest.mark.parametrize("body", ["", "{", '{"a": 1} x', "[" * 100_000, "NaN2"])
    def test_what_is_not_json_is_not_read(self, body: str) -> None:
        assert told("a.json", body, ASH) == {"G103"}

    def test_a_script_as_a_target_is_refused(self) -> None:
        assert told("a.json", json.dumps({"url": "JavaScript:x()"}), ASH) == {"G104"}

    def test_words_with_angle_brackets_pass(self) -> None:
        assert told("a.json", json.dumps({"a": "ages <16, see <insert date>"}), ASH) == set()


class TestCsv:
    def test_a_row_is_held_to_the_review_that_it_names(self) -> None:
        assert told("a.csv", CSV.format(slug=ASH, words="Train"), ASH, BIRCH) == set()
        assert told("a.csv", CSV.format(slug=ASH, words="For Jane"), ASH, BIRCH) == {VICTIM}
        assert told("a.csv", CSV.format(slug=BIRCH, words="For Jane"), ASH, BIRCH) == set()

    def test_a_table_without_that_column_is_held_to_every_review(self) -> None:
        body = CSV.format(slug=BIRCH, words="For Jane").replace("review,", "number,")
        assert told("a.csv", body, ASH, BIRCH) == {VICTIM}

    def test_a_name_over_cells_is_found(self) -> None:
        assert told("a.csv", CSV.format(slug=BIRCH, words="Jane,Smith"), BIRCH) == {VICTIM}

    def test_a_mark_of_the_order_of_bytes_may_stand_first(self) -> None:
        assert told("a.csv", "\ufeff" + CSV.format(slug=ASH, words="Train"), ASH) == set()

    @pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3|x"])
    def test_what_a_spreadsheet_would_run_is_refused(self, cell: str) -> None:
        assert told("a.csv", CSV.format(slug=ASH, words=cell), ASH) == {"G104"}

    @pytest.mark.parametrize("cell", ["- train staff", "+44 20 7946 0990", "-5"])
    def test_a_dash_or_a_plus_may_begin_a_cell(self, cell: str) -> None:
        assert told("a.csv", CSV.format(slug=ASH, words=cell), ASH) == set()

    def test_a_quote_that_does_not_end_is_not_read(self) -> None:
        assert told("a.csv", 'a,b\n"x,y\n', ASH) == {"G103"}


class TestXml:
    def test_an_entry_is_held_to_the_review_that_it_names(self) -> None:
        assert told("feed.xml", feed(ASH), ASH, BIRCH) == set()
        assert told("feed.xml", feed(ASH, "Jane"), ASH, BIRCH) == {VICTIM}
        assert told("feed.xml", feed(BIRCH, "Jane"), ASH, BIRCH) == set()

    @pytest.mark.parametrize(
        "body",
        [
            feed(title="Jane Smith"),
            feed(title="J<b>an</b>e Smith"),
            feed(title="&#74;ane Smith"),
            feed(summary="&lt;b>J&lt;/b>ane Smith"),
            feed(summary='&lt;img src="a.png" alt="Jane Smith">'),
            feed(title='<link href="/jane-smith/"/>'),
            feed(head="<janesmith/>"),
            feed(head='<x xmlns="urn:jane-smith"/>'),
        ],
    )
    def test_a_name_in_full_is_found_wherever_it_stands(self, body: str) -> None:
        assert told("feed.xml", body, BIRCH) == {VICTIM}

    @pytest.mark.parametrize(
        "body",
        [
            feed(head="<!-- x -->"),
            feed(head="<![CDATA[x]]>"),
            feed(head="<?xml-stylesheet href='a'?>"),
            feed(head='<script xmlns="http://www.w3.org/1999/xhtml"/>'),
            feed(head='<script xmlns="http://www.w3.org/1999/xhtml" rel="alternate"/>'),
            feed(head='<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="a"/>'),
            feed(head='<link xmlns="http://www.w3.org/1999/xhtml" rel="alternate" onload="a"/>'),
            feed(summary="&lt;script>x()&lt;/script>"),
            feed(head='<content type="application/pdf">SmFuZSBTbWl0aA==</content>'),
            feed(summary="&lt;p onclick='x()'>x&lt;/p>"),
        ],
    )
    def test_what_could_run_or_hide_is_refused(self, body: str) -> None:
        assert "G104" in told("feed.xml", body, BIRCH)

    @pytest.mark.parametrize(
        "body",
        ['<!DOCTYPE a [<!ENTITY b "Ja">]><a>&b;</a>', "<a>", "", "<a>&nbsp;</a>"],
        ids=["entity", "open", "empty", "unknown entity"],
    )
    def test_what_is_not_plain_xml_never_passes(self, body: str) -> None:
        assert told("feed.xml", body, BIRCH) & {"G103", "G104"}

    def test_the_address_of_a_review_may_hold_a_name_from_another(self) -> None:
        terms = {**TERMS, "smith-town-2020-a": ()}
        body = b"<loc>https://example.org/reviews/smith-town-2020-a/</loc>"
        sitemap = Built("sitemap.xml", body, frozenset(terms))
        assert verify([sitemap], terms, {}) == []
        other = Built("sitemap.xml", body.replace(b"town", b"city"), frozenset(terms))
        assert verify([other], terms, {}) != []


class TestText:
    def test_text_is_held_to_its_reviews(self) -> None:
        assert told("robots.txt", "User-agent: *\nAllow: /\n") == set()
        assert told("a.txt", "Jane", ASH) == {VICTIM}
        assert told("a.txt", "Jane", BIRCH) == set()

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-16-be"])
    def test_text_in_another_encoding_is_not_read(self, encoding: str) -> None:
        assert told("a.txt", "Jane Smith".encode(encoding), BIRCH) == {"G103"}


class TestStyle:
    def test_a_list_of_colours_passes(self) -> None:
        assert told("colours.css", STYLE) == set()

    @pytest.mark.parametrize(
        "body",
        [
            "p{color:red}",
            ":root{--a:red}",
            ":root{--a:url(x)}",
            "@import 'a.css';",
            "/* x */",
            STYLE + "body{}",
        ],
    )
    def test_anything_else_is_refused(self, body: str) -> None:
        assert told("colours.css", body) == {"G103"}

    def test_a_name_among_the_colours_is_found(self) -> None:
        assert told("colours.css", ":root{--jane-smith:#fff}") == {VICTIM}
