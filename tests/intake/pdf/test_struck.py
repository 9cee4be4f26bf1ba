"""Words with a line through them are read as what they are, and pointed out."""

import pytest

from publisher.findings import Rule
from publisher.intake.reading import Reading
from tests.intake.outline import outline
from tests.intake.pdf.test_read import read
from tests.intake.pdf_files import honest, make, text

WORDS = text("Nobody had left the house.", top=740)  # the letters of 11 points stand on y = 740


def lines_of(reading: Reading) -> list[str]:
    assert reading.document is not None
    return outline(reading.document.blocks)


@pytest.mark.parametrize("line", ["72 744 m 300 744 l S ", "70 743.5 300 1 re f "])
def test_words_that_a_line_goes_through_are_struck_and_told(line: str) -> None:
    reading = read(make(WORDS + line + honest(), honest()))
    assert "p ~Nobody had left the house.~" in lines_of(reading)
    assert (Rule.D214, "page 1") in [(f.rule, f.detail) for f in reading.findings]


def test_of_a_line_only_the_words_that_it_goes_through_are_struck() -> None:
    reading = read(make(WORDS + "72 744 m 112 744 l S " + honest()))
    assert "p ~Nobody~ had left the house." in lines_of(reading)


NOT_STRUCK = {
    "a line under words": "72 738 m 300 738 l S ",
    "a line over words": "72 749 m 300 749 l S ",
    "a bar that hides a part of them": "70 741 300 5 re f ",
    "a line beside them": "300 744 m 500 744 l S ",
    "a line downwards": "100 700 m 100 760 l S ",
}


@pytest.mark.parametrize("line", NOT_STRUCK.values(), ids=NOT_STRUCK)
def test_other_lines_strike_nothing(line: str) -> None:
    reading = read(make(honest() + WORDS + line))
    assert not [f for f in reading.findings if f.rule is Rule.D214]


def test_a_line_without_an_end_is_no_line() -> None:
    reading = read(make(honest() + WORDS + "-9e8 744 m 9e8 744 l S "))
    assert not [f for f in reading.findings if f.rule is Rule.D214]
