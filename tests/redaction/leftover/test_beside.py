"""Half-taken names, and initials of flagged people that nobody asked for."""

import pytest

from publisher.findings import Rule
from publisher.redaction.identifiers import problems_left_over
from publisher.terms import FlaggedTerm
from tests.redaction.flagged import flag
from tests.redaction.leftover.looking import look_at, paragraphs

PARGETER = flag("person", "Delyth Pargeter", becomes="Linnet", name="mother")
OSIAN = flag("person", "Osian", becomes="Wren", name="child")
SMITH = flag("person", "Esme Smith", name="aunt")
PEOPLE = (PARGETER, OSIAN, SMITH)

HALVES = {
    "Mrs Pargeter-Lowe came": "Linnet-Lowe",
    "Mrs Pargeter\u2011Lowe came": "Linnet\u2011Lowe",
    "Delyth Pargeter\u2013Lowe came": "Linnet\u2013Lowe",
    "Lowe-Pargeter came": "Lowe-Linnet",
    "Mrs Hill-Pargeter came": "Hill-Linnet",
    "Smith-Lowe came": "[name removed]-Lowe",
    "Lowe-Smith came": "Lowe-[name removed]",
    "Mr O\u2019Pargeter came": "O\u2019Linnet",
}
WHOLE = [
    "Pargeter-led work, a non-Pargeter home",
    "Pargeter\u2014The panel thought so",
    "the Pargeter\u2013Osian visits",
    "the MARAC\u2013Pargeter file",
    "Pargeter - Lowe",
    "PARGETER'S home, and Pargeter's",
    "'Pargeter' and \u2018Pargeter\u2019",
]
INITIALS = ["O. had said.", "They told O. Then he left.", "O.\u2019s mother", "told Mr O. so"]
NO_INITIALS = [
    "O.", "a. o. c.", "Kofi O. Annan", "O. Annan wrote", "O. J. Simpson", "Appendix O. has it",
    "O. Findings", "No. 4, p. 5", "B. had said so",
]  # fmt: skip


def left(text: str, *terms: FlaggedTerm, allow: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    look = look_at(*paragraphs(text), terms=terms or PEOPLE, allow=allow)
    return [(o.kind.name, o.words) for o in look.left if o.kind.name in ("JOINED", "INITIAL")]


@pytest.mark.parametrize(("text", "words"), HALVES.items())
def test_half_a_name_that_is_left_stops(text: str, words: str) -> None:
    assert left(text) == [("JOINED", words)]
    assert left(text, allow=(words,)) == []


def test_half_a_name_is_told_by_the_term() -> None:
    look = look_at(*paragraphs("Mrs Pargeter-Lowe came"), terms=PEOPLE)
    (finding,) = (f for f in problems_left_over(look) if f.rule is Rule.I112)
    assert (finding.term, finding.stops) == ("mother", True)
    assert "Lowe" not in repr(finding)


@pytest.mark.parametrize("text", WHOLE)
def test_what_stands_beside_a_whole_name_is_no_half(text: str) -> None:
    assert left(text) == []


def test_a_name_that_is_flagged_whole_is_answered() -> None:
    whole = flag("person", "Delyth Pargeter", "Pargeter-Lowe", becomes="Linnet")
    assert left("Mrs Pargeter-Lowe came", whole) == []


@pytest.mark.parametrize("text", INITIALS)
def test_an_initial_that_nobody_asked_for_is_pointed_out(text: str) -> None:
    assert [kind for kind, _ in left(text)] == ["INITIAL"]


@pytest.mark.parametrize("text", NO_INITIALS)
def test_other_letters_with_a_stop_are_nobody(text: str) -> None:
    assert left(text) == []


def test_a_letter_that_stands_for_somebody_is_no_initial() -> None:
    adult = flag("person", "Bea Lowe", becomes="Adult O.", name="adult")
    assert left("O. had said so.", OSIAN, adult) == []
