"""Flagged terms are found in what an eye has read, with its slips."""

import pytest

from publisher.redaction.glimpse import terms_glimpsed
from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm, TermKind

MATCHER = Matcher(
    [
        FlaggedTerm("victim", TermKind.PERSON, ("Marigold Threlkeld",), "Rowan"),
        FlaggedTerm("sister", TermKind.PERSON, ("Grace Hope",), "Ash"),
        FlaggedTerm("home", TermKind.ADDRESS, ("12 Quillfeather Lane, ZZ4 7CC",), "[removed]"),
    ]
)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Visits of\nMarigold\nThrelkeld", ["victim"]),
        ("MS THRELKELD", ["victim"]),
        ("Ms Threlkeid", ["victim"]),
        ("Ms Threikeld", ["victim"]),
        ("Ms Thrlkeld", ["victim"]),
        ("Ms Threllkeld's", ["victim"]),
        ("Quiilfeather", ["home"]),
        ("Grace and Marigold", ["sister", "victim"]),
        ("Grade 2, we hope", []),
        ("Threlfold", []),
        ("Marigolden", []),
        ("Visits by year", []),
        ("", []),
    ],
)
def test_terms_are_found_with_a_slip_in_long_words(words: str, terms: list[str]) -> None:
    assert list(terms_glimpsed(words, MATCHER)) == terms
