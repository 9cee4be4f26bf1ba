"""What one wing leaves as an everyday word, the other does not stop."""

import pytest

from publisher.gate.forms import forms_of
from publisher.gate.scan import Own, Term
from publisher.redaction.addresses import MAY_END, STREET_WORDS
from publisher.redaction.match import Matcher
from publisher.redaction.spelling import ORDINARY
from publisher.terms import FlaggedTerm, TermKind


def test_the_gate_spares_the_small_words_that_redaction_leaves() -> None:
    stopped = []
    for word in sorted(ORDINARY):
        name = FlaggedTerm("t", TermKind.PERSON, (f"Marisela {word.title()}",), "Rowan")
        text = f"it was a {word}, or {word}s"
        if not Matcher([name]).find(text) and Own([(Term("r", "t"), forms_of(name))]).found_in(
            text
        ):
            stopped.append(word)
    assert stopped == []


@pytest.mark.parametrize(
    ("kind", "written", "text"),
    [
        (TermKind.ORGANISATION, "Next Steps", "the next steps"),
        (TermKind.TEXT, "House of Joy", "a house of joy"),
        (TermKind.PERSON, "Marisela Driver", "a driver, the key drivers"),
    ],
)
def test_the_gate_spares_the_small_words_of_a_term_that_minds_its_capitals(
    kind: TermKind, written: str, text: str
) -> None:
    term = FlaggedTerm("t", kind, (written,), "Rowan", match_case=True)
    for words, seen in ((text, False), (text.title(), True)):
        assert bool(Matcher([term]).find(words)) is seen
        assert bool(Own([(Term("r", "t"), forms_of(term))]).found_in(words)) is seen


def test_the_gate_stops_the_same_words_with_a_capital() -> None:
    for word in sorted(ORDINARY):
        known = forms_of(FlaggedTerm("t", TermKind.PERSON, (f"Marisela {word.title()}",), "Rowan"))
        if len(word) > 1:
            assert Own([(Term("r", "t"), known)]).found_in(f"then {word.title()} said"), word


def test_the_gate_spares_the_streets_in_small_letters_that_redaction_leaves() -> None:
    stopped, unseen = [], []
    for word in f"{STREET_WORDS} {MAY_END}".split():
        street = FlaggedTerm("t", TermKind.ADDRESS, (f"4 The {word.title()}, Ashgrove",), "[a]")
        gate = Own([(Term("r", "t"), forms_of(street))])
        small = f"outside the {word} of shops"
        if not Matcher([street]).find(small) and gate.found_in(small):
            stopped.append(word)
        if not gate.found_in(f"outside The {word.title()} of shops"):
            unseen.append(word)
    assert (stopped, unseen) == ([], [])


BEFORE = "Mr Mrs Ms Miss Mx Dr Doctor Prof Professor Sir Lord Rev Revd Reverend Master"
BEHIND = "Snr Sr Jnr Jr MBE OBE CBE KC QC Esq"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        *((title, f"{title} Marisela Oduya") for title in BEFORE.split()),
        *((title, f"{title} and Mrs Oduya") for title in BEFORE.split()),
        *((title, f"Marisela Oduya {title}") for title in BEHIND.split()),
        *((title, f"Marisela Oduya ({title})") for title in f"{BEFORE} {BEHIND} Senior".split()),
    ],
)
def test_the_gate_takes_no_title_of_the_list_for_a_name(title: str, written: str) -> None:
    person = FlaggedTerm("t", TermKind.PERSON, (written,), "Rowan")
    text = f"{title} Featherby, the {title.lower()}, Featherby {title}. And Mrs Teal"
    stopped = Own([(Term("r", "t"), forms_of(person))]).found_in(text)
    assert bool(stopped) <= bool(Matcher([person]).find(text))
