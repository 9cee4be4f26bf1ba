"""Ways past the gate that were tried and got through once; each is closed."""

import io

import pytest
from PIL import Image

from publisher.gate.escapes import as_it_may_be_read
from publisher.gate.files import Built
from publisher.gate.verify import verify as verify
from tests.gate.samples import ASH, BIRCH, VICTIM, page, person, told

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
    ],
    ids=["an id", "the fragment of a link", "a label", "data", "lines", "cells", "commas",
         "invisible letters", "letters of flags"],
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
