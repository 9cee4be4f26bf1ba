"""Where flagged words stand, told to readers."""

from publisher.redaction.flagged import places_of
from publisher.terms import FlaggedTerm, TermKind
from tests.hard_cases.secret import SECRET


def found(text: str, *terms: FlaggedTerm) -> set[str]:
    return {text[start:end] for start, end in places_of(terms or SECRET.terms)(text)}


def test_a_name_is_found_in_a_line_and_across_the_ends_of_lines() -> None:
    assert found("Then Marigold left.") == {"Marigold"}
    assert "Marigold\nThrelkeld" in found("Then Marigold\nThrelkeld left.")
    assert "Threl-\nkeld" in found("Then Threl-\nkeld left.")


def test_a_pattern_is_found_in_a_line_by_itself() -> None:
    case = FlaggedTerm("case", TermKind.PATTERN, (r"^Case \d+$",), "[number removed]")
    assert found("Then\nCase 12\nleft.", case) == {"Case 12"}


def test_a_term_that_cannot_be_looked_for_is_passed_over() -> None:
    empty = FlaggedTerm("none", TermKind.TEXT, ("...",), "[removed]")
    assert found("Then Marigold left ...", empty) == set()
