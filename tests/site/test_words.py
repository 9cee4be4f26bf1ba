from datetime import date
from html import unescape

import pytest
from hypothesis import given

from publisher.site.council import rendered
from publisher.site.words import (
    attribute,
    clean,
    html_text,
    markdown_text,
    marked,
    one_line,
    safe_link,
)
from publisher.terms import REMOVED
from tests.site.content import ENGLISH
from tests.site.nasty import TEXT
from tests.site.reading import read


@given(TEXT)
def test_text_for_html_is_the_text_and_no_element(text: str) -> None:
    page = read(f"<p>{html_text(text)}</p>")
    assert {element.tag for element in page.elements} <= {"p", "br"}
    assert page.text == one_line(text)


@given(TEXT)
def test_text_for_an_attribute_stays_in_it(text: str) -> None:
    page = read(f'<p title="{attribute(text)}">x</p>')
    assert [element.tag for element in page.elements] == ["p"]
    assert page.elements[0].attributes == {"title": one_line(text)}


@given(TEXT)
def test_text_for_a_heading_holds_no_mark_that_markdown_knows(text: str) -> None:
    page = read(rendered(f"# x {markdown_text(text)} {{: #anchor }}"))
    assert [element.tag for element in page.elements] == ["h1"]
    assert page.elements[0].attributes == {"id": "anchor"}
    assert page.text == one_line(f"x {text}")


@given(TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_joiners_stay_and_what_never_shows_goes() -> None:
    assert clean("a\u200cb\u200dc") == "a\u200cb\u200dc"
    assert clean("a\xadb\u200b\u2060\ufeff\u202e\U000e0041\ufffe\U0001ffff\ud800c") == "abc"
    assert clean("a\tb\nc\u2028d") == "a b\nc d"


@pytest.mark.parametrize("words", [*sorted(set(REMOVED.values())), "[date of birth removed]"])
def test_a_replacement_is_marked_and_its_words_stay(words: str) -> None:
    made = marked(f"a {words} & b", html_text)
    assert made == f'a <span class="redacted">{words}</span> &amp; b'
    assert unescape(marked(words, markdown_text)) == f'<span class="redacted">{words}</span>'


@pytest.mark.parametrize(
    "link",
    [
        "https://www.gov.uk/a?b=c&d=e#f",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG/",
        "mailto:someone@example.org",
        "mailto:someone@example.org?subject=Review",
        "#5.2.236",
        " https://example.org ",
    ],
)
def test_a_harmless_link_stays(link: str) -> None:
    assert safe_link(link, frozenset({"5.2.236"})) == link.strip()


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "tel:999",
        "//example.org",
        "/etc",
        "review.docx",
        "https:",
        "https://",
        "https://user:secret@example.org",
        "https://exa mple.org",
        "https://[bad",
        "https://example.org/\u202egnp",
        "mailto:",
        "mailto:a@b@c",
        'https://example.org/"onclick="x',
        "#elsewhere",
        "#",
    ],
)
def test_any_other_link_goes(link: str) -> None:
    assert safe_link(link, frozenset({"5.2.236"})) is None


def test_dates_are_as_people_write_them() -> None:
    assert ENGLISH.day(date(2022, 9, 8)) == "8 September 2022"
    assert ENGLISH.month((2019, 11)) == "November 2019"
