"""A place is told by its heading and its number, and never by a word of the document."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.findings import together
from publisher.model import Heading, Run
from publisher.redaction.leftover.headings import USUAL, printed_number, spoken
from publisher.redaction.leftover.passages import passages_of
from tests.redaction.documents import document, paragraph, table


def heading(words: str, number: str | None = None) -> Heading[str]:
    return Heading(2, (Run(words),), number)


def test_every_paragraph_is_told_as_it_is_found_in_the_file() -> None:
    told = document(
        "Before all.",
        heading("Background & the  facts"),
        "One.",
        table(("a", "b"), ("c", "d")),
        "Two.",
        heading("TERMS OF REFERENCE", "4"),
        paragraph("Three.", number="4.1"),
        heading("What Marigold Threlkeld's sister said"),
        "Four.",
        notes=("A note.",),
    )
    assert [str(one.place) for one in passages_of(told)] == [
        "",
        "paragraph 1",
        "the 1st heading",
        "paragraph 1 under the 1st heading",
        *(f"row {row}, column {column}" for row in (1, 2) for column in (1, 2)),
        "paragraph 2 under the 1st heading",
        "heading 4 (“Terms of reference”)",
        "paragraph 4.1",
        "the 3rd heading",
        "paragraph 1 under the 3rd heading",
        "paragraph 1 in note 1",
    ]


@settings(deadline=None)
@given(st.text(min_size=1), st.one_of(st.none(), st.text(max_size=12)), st.integers(1, 400))
def test_no_word_of_a_heading_is_told_that_is_not_ours(
    words: str, number: str | None, at: int
) -> None:
    told = spoken(words, number, at)
    usual = "|".join(map(re.escape, USUAL))
    number_told = re.escape(printed_number(number)) or "-"
    ways = (
        rf"heading {number_told}( \(“({usual})”\))?",
        rf"the heading “({usual})”",
        rf"the {at}(st|nd|rd|th) heading",
    )
    assert re.fullmatch("|".join(ways), told)


@pytest.mark.parametrize(
    ("number", "above", "expected"),
    [
        ("5.2.236", "", "5.2.236"),
        ("7", "", "7"),
        ("12.3.84", "", ""),  # it may be the day on which somebody was born
        ("12.3.84", "12.3", "12.3.84"),
        ("12.3.84", "12", "12.3.84"),
        ("12.3.1984", "", ""),
        ("5a", "", ""),
        ("Rowan", "", ""),
        (None, "", ""),
    ],
)
def test_a_number_is_told_that_is_no_day(number: str | None, above: str, expected: str) -> None:
    assert printed_number(number, above) == expected


def test_several_places_are_told_by_their_headings() -> None:
    told = document(heading("Analysis"), "One.", "Two.", heading("Zz"), "Three.")
    assert together(one.place for one in passages_of(told)[1:]) == (
        "the heading “Analysis”, paragraphs 1, 2 under the heading “Analysis”; "
        "the 2nd heading, paragraph 1 under the 2nd heading"
    )
