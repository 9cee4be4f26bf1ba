"""Dates that took the place of a printed number."""

import pytest

from publisher.redaction.identifiers import problems_left_over
from publisher.terms import FlaggedTerm
from tests.redaction.documents import paragraph
from tests.redaction.flagged import flag
from tests.redaction.leftover.looking import look_at

BIRTH = flag("date", "2012-02-05", name="birth")
AS_TEXT = flag("text", "5/2/12", name="birth", becomes="[date removed]")
WORDS = flag("text", "5 February 2012", name="birth", becomes="[date removed]")


def told(
    *numbers: str, terms: tuple[FlaggedTerm, ...] = (BIRTH,), allow: tuple[str, ...] = ()
) -> int:
    blocks = (paragraph("A meeting was held.", number=number) for number in numbers)
    look = look_at(*blocks, terms=terms, allow=allow)
    rules = {finding.rule.name for finding in problems_left_over(look)}
    found = [one for one in look.left if one.kind.name == "TELLING"]
    assert ("I113" in rules) is bool(found)
    assert {(one.words, one.term) for one in found} <= {("[date removed]", "birth")}
    return len(found)


@pytest.mark.parametrize(
    "numbers",
    [
        ("5.2.11", "5.2.12", "5.2.13"),
        ("5.2.11", "5.2.12"),
        ("5.2.12", "5.2.13"),
        ("5.2.11.", "5.2.12."),
        ("4.5.2.11", "4.5.2.12"),
        ("5.2.11.3", "5.2.12.1"),
        ("5.2.12.1", "5.2.13"),
        ("2.5.11", "2.5.12"),
    ],
)
def test_a_date_in_the_place_of_a_number_is_told_by_the_next(numbers: tuple[str, ...]) -> None:
    assert told(*numbers) == 1
    assert told(*numbers, allow=("[date removed]",)) == 0


def test_a_text_that_is_a_date_is_told_so_too() -> None:
    assert told("5.2.11", "5.2.12", terms=(AS_TEXT,)) == 1


@pytest.mark.parametrize(
    "numbers",
    [("5.2.12",), ("3.2.11", "5.2.12", "5.3.13"), ("5.2.11", "5.2.13"), ("5.2.10", "5.2.12")],
)
def test_a_date_with_no_number_before_or_behind_it_is_not(numbers: tuple[str, ...]) -> None:
    assert told(*numbers) == 0


def test_a_date_in_words_leaves_the_number() -> None:
    assert told("5.2.11", "5.2.12", terms=(WORDS,)) == 0
