import pytest

from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm
from tests.redaction.documents import after, document
from tests.redaction.flagged import flag, found

CATRIN = flag("person", "Catrin Puw", becomes="Rowan")
CHANGED = {
    "soft": (CATRIN, "i Gatrin", "Gatrin"),
    "nasal": (CATRIN, "fy Nghatrin", "Nghatrin"),
    "aspirate": (CATRIN, "\u00e2 Chatrin Puw", "Chatrin Puw"),
    "a surname": (CATRIN, "i Mr Buw", "Mr Buw"),
    "an h": (flag("person", "Anwen Rees"), "ei hAnwen", "Anwen"),
    "a letter lost": (flag("person", "Gwen Rees"), "i Wen", "Wen"),
    "after ferch": (flag("person", "Mair ferch Dafydd"), "o ferch Ddafydd", "Ddafydd"),
    "two letters that are one": (flag("person", "Llinos Rhydderch"), "i Linos", "Linos"),
    "not a word": (flag("person", "Gwen Rees"), "het wen", None),
    "not a letter of two signs": (flag("person", "Chloe Rees"), "Ghloe", None),
}


@pytest.mark.parametrize(("term", "text", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_name_is_found_as_welsh_changes_it(
    term: FlaggedTerm, text: str, expected: str | None
) -> None:
    spans = Matcher([term]).in_welsh.find(f"Rhoddwyd {text}.")
    assert [f"Rhoddwyd {text}."[s.start : s.end] for s in spans] == [expected] * bool(expected)


def test_it_is_taken_out_of_documents_in_welsh_alone() -> None:
    assert after(document("Aeth i Gatrin.", language="cy"), CATRIN) == "Aeth i Rowan."
    assert after(document("Mr Buw, i Gatrin."), CATRIN) == "Mr Buw, i Gatrin."
    assert found("Gatrin", CATRIN) == []


def test_a_pseudonym_that_is_a_changed_name_stays() -> None:
    parry = flag("person", "Sam Parry", becomes="Barry")
    assert after(document("Aeth Parry i Fangor.", language="cy"), parry) == "Aeth Barry i Fangor."
