"""A single initial that stands for a person."""

import pytest

from publisher.gate.forms import forms_of
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_text
from tests.redaction.flagged import flag, found

OSIAN = flag("person", "Osian", becomes="Sam", name="child", initials=True)
IOAN = flag("person", "Ioan", becomes="Sam", name="child", initials=True)

ALONE = {
    "O. had said so.": "Sam had said so.",
    "She told O. Then he left.": "She told Sam. Then he left.",
    "It was O.": "It was Sam.",
    "Was O. there?": "Was Sam there?",
    "O.'s mother": "Sam's mother",
    "O\u2019s mother": "Sam\u2019s mother",
    "\u201cO. had said": "\u201cSam had said",
    "'O. had said'": "'Sam had said'",
    "Mam/O. said": "Mam/Sam said",
    "Master O. said": "Sam said",
    "Child O. said": "Child Sam said",
    "Osian O. said": "Sam said",
    "the child (O.)": "the child (Sam)",
    "O.": "Sam.",
}
NOT_ALONE = [
    "O. J. Simpson", "J. O. Smith", "J.O. said", "N. O. P.", "J O. Smith", "o. said", "n. o. p.",
    "Appendix O. has it", "see appendix O. It has", "O. Findings", "O. (see below)", "O said",
    "The O.B. ward", "blood group O. was",
]  # fmt: skip
GOES_ON = ["O. had said so.", "told O., who", "O.'s mother", "O\u2019s mother", "Child O. said"]


@pytest.mark.parametrize(("text", "after"), ALONE.items())
def test_the_initial_of_a_single_name_goes_where_it_stands_alone(text: str, after: str) -> None:
    matcher = Matcher([OSIAN])
    assert redact_text(text, matcher) == after
    assert redact_text(after, matcher) == after


@pytest.mark.parametrize("text", NOT_ALONE)
def test_a_letter_that_is_part_of_something_else_stays(text: str) -> None:
    assert found(text, OSIAN) == []


@pytest.mark.parametrize("text", ["So do I. She left.", "R. v Jones"])
def test_a_word_and_the_crown_are_nobodys_initial(text: str) -> None:
    assert found(text, IOAN, flag("person", "Rhodri", becomes="Sam", initials=True)) == []


def test_i_is_an_initial_where_the_sentence_goes_on() -> None:
    assert found("I. had said so.", IOAN) == ["I."]


def test_a_single_initial_is_not_taken_where_none_is_asked_for_or_the_name_is_a_surname() -> None:
    assert found("O. had said so.", flag("person", "Osian")) == []
    both = flag("person", "Damian Wintle", "Wintle", initials=True)
    assert found("W. had said so.", both) == []
    assert not any(shape.search("W. had said so.") for shape in forms_of(both).patterns)


@pytest.mark.parametrize("text", GOES_ON)
def test_the_gate_knows_the_initial_too(text: str) -> None:
    (shape,) = forms_of(OSIAN).patterns
    assert shape.search(text)
    assert not shape.search(redact_text(text, Matcher([OSIAN])))


@pytest.mark.parametrize("text", [*NOT_ALONE, "R. v Jones"])
def test_the_gate_stops_nothing_that_redaction_leaves(text: str) -> None:
    (shape,) = forms_of(OSIAN).patterns
    assert not shape.search(text)
