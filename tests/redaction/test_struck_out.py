"""What is said without the words that are struck out is taken out of a document, too."""

import pytest

from publisher.model import Paragraph, Run
from publisher.terms import FlaggedTerm
from tests.redaction.documents import after, document, paragraph, redacted
from tests.redaction.flagged import JANE, flag

HOME = flag("address", "12 Acacia Avenue, Bexleyheath")
BIRTHDAY = flag("date", "1984-03-07")
NUMBER = flag("identifier", "999 047 5919")


def struck(text: str) -> Run[str]:
    return Run(text, struck=True)


STRUCK = {
    "a month in a date": (
        BIRTHDAY,
        [Run("seen on 7 "), struck("February"), Run(" March 1984.")],
        [Run("seen on [date removed]"), Run(".")],
    ),
    "figures in a number": (
        NUMBER,
        [Run("999 "), struck("048"), Run(" 047 5919")],
        [Run("[number removed]")],
    ),
    "letters in a name": (
        JANE,
        [Run("told Ja"), struck("x"), Run("ne so")],
        [Run("told Rowan"), Run(" so")],
    ),
    "a note amid them stays": (
        BIRTHDAY,
        [Run("on 7 "), struck("May"), Run("", struck=True, note=1), Run(" March 1984")],
        [Run("on [date removed]"), Run("", struck=True, note=1)],
    ),
    "what is struck out beside them stays": (
        BIRTHDAY,
        [struck("6 "), Run("7 "), struck("May "), Run("March 1984"), struck(" or so")],
        [struck("6 "), Run("[date removed]"), struck(" or so")],
    ),
    "an address struck out in parts": (
        HOME,
        [struck("12 Acacia"), Run(" 14 Beech "), struck("Avenue"), Run(" Road")],
        [struck("[address removed]"), Run(" 14 Beech "), Run(" Road")],
    ),
    "a title struck out before another": (
        JANE,
        [struck("Mrs "), Run("Ms Smith attended")],
        [Run("Rowan attended")],
    ),
    "half a name struck out": (
        JANE,
        [struck("Jane"), Run(" Smith left")],
        [Run("Rowan left")],
    ),
    "a note amid half a name": (
        JANE,
        [struck("Jane"), Run("", note=1), Run(" Smith left")],
        [Run("", note=1), Run("Rowan left")],
    ),
    "words struck out in two places": (
        flag("text", "the old mill"),
        [struck("the old"), Run("the "), struck("millstone"), Run(" wheel")],
        None,
    ),
}


@pytest.mark.parametrize(("term", "source", "expected"), STRUCK.values(), ids=STRUCK)
def test_what_is_said_without_the_words_struck_out_is_taken_out(
    term: FlaggedTerm, source: list[Run[str]], expected: list[Run[str]] | None
) -> None:
    (block,) = redacted(document(Paragraph(tuple(source)), notes=("See.",)), term).blocks
    assert block == Paragraph(tuple(source if expected is None else expected))


def test_what_is_said_across_two_neighbours_is_taken_out() -> None:
    broken = document(paragraph("on 7 ", struck("February")), paragraph("March 1984."))
    assert after(broken, BIRTHDAY) == "on [date removed]February\n."


def test_a_number_before_words_struck_out_is_none_of_them() -> None:
    lined = document(Paragraph((struck("Acacia"), Run(" Beech "), struck("Avenue")), "12"))
    (block,) = redacted(lined, HOME).blocks
    assert isinstance(block, Paragraph)
    assert block.number == "12"
    assert block.runs[0] == struck("[address removed]")
