"""Ways past the gate that were tried and got through once; each is closed."""

import io

import pytest
from PIL import Image

from publisher.gate.escapes import as_it_may_be_read
from publisher.gate.files import Built
from publisher.gate.verify import verify as verify
from publisher.terms import FlaggedTerm
from tests.gate.samples import ASH, BIRCH, VICTIM, mail, page, person, told, typeset

LONG = {ASH: [person("victim", "Marigold Threlkeld")]}


def tagged(text: str) -> str:
    """The text in characters that do not show."""
    return "".join(chr(0xE0000 + ord(char)) for char in text)


def flags(text: str) -> str:
    return "".join(chr(0x1F1E6 + ord(char) - ord("A")) for char in text.upper())


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="how-jane-lived">x</h2>',
        '<p><a href="../letter/#how-jane-lived">x</a></p>',
        '<table><tr><td data-label="Jane">x</td></tr></table>',
        '<p data-note="about Jane">x</p>',
        "<p>J<br>a<br>n<br>e</p>",
        "<table><tr><td>J</td><td>a</td><td>n</td><td>e</td></tr></table>",
        "<p>J, a, n, e</p>",
        f"<p>x {tagged('Jane')} x</p>",
        f"<p>{flags('Jane')}</p>",
        "<p>I J a n e</p>",
        "<p>J    a    n    e</p>",
        "<ul>\n  <li>J</li>\n  <li>a</li>\n  <li>n</li>\n  <li>e</li>\n</ul>",
        "<p>J/a/n/e</p>",
        "<p>J_a_n_e</p>",
        "<p>J | a | n | e</p>",
        "<p><span>J</span> ane</p>",
        "<p>J\u2800ane</p>",
        "<p>\u13ab\u13aa\ua4e0\u13ac</p>",
        "<p>\ua4d9\ua4ee\ua4e0\ua4f0</p>",
        "<p>J\u2c81\u2c9b\u2c89</p>",
        "<p>J\u0430n\u0259, Jan\u025b, Jan\u0454, Jan\u212e</p>",
        "<p>Ja<sup>1</sup>ne</p>",
        "<p>/a/b-c/U28gSmFuZSBsZWZ0LgpTaGU/</p>",
    ],
    ids=["an id", "the fragment of a link", "a label", "data", "lines", "cells", "commas",
         "invisible letters", "letters of flags", "after another letter", "wide gaps",
         "points of a list", "strokes", "underscores", "bars", "a first letter apart",
         "an empty letter", "Cherokee", "Lisu", "Coptic", "letters like e", "a note in mid-word",
         "two lines in base64 in a path"],
)  # fmt: skip
def test_a_single_name_is_found(body: str) -> None:
    assert told("a.html", page(body), ASH) == {VICTIM}
    assert told("a.html", page(body), BIRCH) == set()


@pytest.mark.parametrize("between", ["<br>", "\n", " ", "</td><td>", "<wbr>", "</p><p>"])
def test_a_surname_in_two_pieces_is_found(between: str) -> None:
    body = page(f"<table><tr><td><p>Then Threl{between}keld left.</p></td></tr></table>")
    files = [Built("a.html", body.encode(), frozenset({ASH}))]
    assert [f.term for f in verify(files, LONG, {}) if f.term] == ["victim"]


def test_two_words_that_only_begin_and_end_like_a_name_are_none() -> None:
    files = [Built("a.html", page("<p>a thread well held</p>").encode(), frozenset({ASH}))]
    assert verify(files, LONG, {}) == []


def test_a_name_in_full_in_the_pixels_of_a_picture_is_found() -> None:
    letters = b"Jane Smith".ljust(40, b"\x80")
    out = io.BytesIO()
    Image.frombytes("L", (40, 1), letters).save(out, "PNG")
    assert told("a.png", out.getvalue(), ASH) == {VICTIM}


def test_plain_text_is_read_once() -> None:
    assert as_it_may_be_read(("She lived in Ashgrove.",)) == ("She lived in Ashgrove.",)


@pytest.mark.parametrize("body", ["#justiceformarigold", "#JUSTICEFORMARIGOLD", "askthrelkeld"])
def test_a_long_name_at_the_end_of_other_letters_is_found(body: str) -> None:
    files = [Built("a.html", page(f"<p>{body}</p>").encode(), frozenset({ASH}))]
    assert [f.term for f in verify(files, LONG, {}) if f.term] == ["victim"]


@pytest.mark.parametrize("ending", ["Threl-#pagebreak()keld", "Threl#pagebreak()keld"])
def test_a_surname_over_the_end_of_a_page_is_found(ending: str) -> None:
    files = [Built("a.pdf", typeset(f"so {ending} left"), frozenset({ASH}))]
    assert [f.term for f in verify(files, LONG, {}) if f.term] == ["victim"]


@pytest.mark.parametrize(
    "words",
    ["in Threlkeldshire", "I am, a b c d", "1 / 2 / 3", "A note: 1a, 2b and J4K", "A mari usque"],
)
def test_what_only_looks_a_little_like_a_name_is_none(words: str) -> None:
    files = [Built("a.html", page(f"<p>{words}</p>").encode(), frozenset({ASH}))]
    assert verify(files, LONG, {}) == []
    assert told("a.html", page(f"<p>{words}</p>"), ASH) == set()


@pytest.mark.parametrize(
    "body",
    [
        "#stack(dir: rtl)[e][n][a][J]",
        "#columns(2)[so An- #colbreak() ne]",
        "#text(size: 30pt)[J] ane",
        "Ja#footnote[x]ne",
    ],
    ids=["drawn from the end", "over columns", "a large first letter", "a note in mid-word"],
)
def test_a_name_that_a_pdf_draws_in_pieces_is_found(body: str) -> None:
    assert told("a.pdf", typeset(body), ASH) == {VICTIM}


def test_an_aside_in_a_header_is_read() -> None:
    data = mail().replace(b"To: office", b"To: (Jane) office")
    assert told("a.eml", data, ASH) == {VICTIM}


AMAN, DON = {ASH: [person("victim", "Aman", "Arun")]}, {ASH: [person("victim", "Don", "Lyn")]}


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("A man was seen. A run of incidents", AMAN),
        ("assaults by Adult D on 3 May", DON),
        ("Mr D on Sunday, <b>Child D</b> on Monday", DON),
        ("Oedolyn L yn byw", DON),
        ("gave Adult D an injunction", {ASH: [person("victim", "Dan")]}),
        ("Child C had left, where Adult C live", {ASH: [person("victim", "Chad", "Clive")]}),
        ("saw Adult M alone", {ASH: [person("victim", "Ida Malone")]}),
        ("A very small number. A van came", {ASH: [person("victim", "Avan Avery")]}),
    ],
)
def test_a_letter_that_stands_for_somebody_or_is_a_word_begins_no_name(
    words: str, terms: dict[str, list[FlaggedTerm]]
) -> None:
    files = [Built("a.html", page(f"<p>{words}</p>").encode(), frozenset({ASH}))]
    assert verify(files, terms, {}) == []


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Aman was seen", AMAN),
        ("A <b>man</b> Khan", AMAN),
        ("<span>A</span> man came", AMAN),
        ("A mans", AMAN),
        ("then D on left", DON),
        ("Uncle D on left", DON),
        ("<span>D</span> on left", DON),
        ("Adult D O N", DON),
        ("A my left", {ASH: [person("victim", "Amy")]}),
        ("A lice left", {ASH: [person("victim", "Alice")]}),
        ("A dam left", {ASH: [person("victim", "Adam")]}),
        ("Child J ill", {ASH: [person("victim", "Jill")]}),
    ],
)
def test_a_first_letter_that_stands_apart_is_of_the_name(
    words: str, terms: dict[str, list[FlaggedTerm]]
) -> None:
    files = [Built("a.html", page(f"<p>{words}</p>").encode(), frozenset({ASH}))]
    assert [f.term for f in verify(files, terms, {}) if f.term] == ["victim"]


@pytest.mark.parametrize(
    ("body", "leaks"),
    [
        ("assaults by Adult D #pagebreak() on Monday", []),
        ("then he saw D #pagebreak() on Monday", ["victim"]),
    ],
)
def test_a_letter_at_the_end_of_a_page_is_read_with_the_word_before(
    body: str, leaks: list[str]
) -> None:
    files = [Built("a.pdf", typeset(body), frozenset({ASH}))]
    assert [f.term for f in verify(files, DON, {})] == leaks
