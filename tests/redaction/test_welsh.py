import pytest

from publisher.redaction.match import Matcher
from publisher.terms import FlaggedTerm
from tests.redaction.documents import after, document
from tests.redaction.flagged import flag, found

CATRIN = flag("person", "Catrin Puw", becomes="Rowan")
HOUSE = flag("address", "Tan-y-bryn, Caernarfon, LL55 1AA")
STREET = flag("address", "14 Maes Glas, Bala")
SURGERY = flag("organisation", "Meddygfa'r Llan")
CHANGED = {
    "soft": (CATRIN, "i Gatrin", "Gatrin"),
    "nasal": (CATRIN, "fy Nghatrin", "Nghatrin"),
    "aspirate": (CATRIN, "\u00e2 Chatrin Puw", "Chatrin Puw"),
    "a surname": (CATRIN, "i Mr Buw", "Mr Buw"),
    "an h": (flag("person", "Anwen Rees"), "ei hAnwen", "Anwen"),
    "a letter lost": (flag("person", "Gwen Rees"), "i Wen", "Wen"),
    "after ferch": (flag("person", "Mair ferch Dafydd"), "o ferch Ddafydd", "Ddafydd"),
    "two letters that are one": (flag("person", "Llinos Rhydderch"), "i Linos", "Linos"),
    "a house": (HOUSE, "yn Nhan-y-bryn", "Nhan-y-bryn"),
    "a house without hyphens": (HOUSE, "i Dan y Bryn", "Dan y Bryn"),
    "one word": (flag("address", "Brynawel, Mill Lane"), "ym Mrynawel", "Mrynawel"),
    "a street": (STREET, "o Faes Glas", "Faes Glas"),
    "a village": (flag("organisation", "Pentrebach"), "ym Mhentrebach", "Mhentrebach"),
    "a town, soft": (flag("text", "Caerdydd"), "o Gaerdydd", "Gaerdydd"),
    "a town, nasal": (flag("text", "Dolgellau"), "yn Nolgellau", "Nolgellau"),
    "a town, aspirate": (flag("text", "Casnewydd"), "a Chasnewydd", "Chasnewydd"),
    "a town, two letters": (flag("text", "Llangollen"), "i Langollen", "Langollen"),
    "a county": (flag("text", "Gwent"), "yng Ngwent", "Ngwent"),
    "a word and a name": (SURGERY, "i feddygfa\u2019r Llan", "feddygfa\u2019r Llan"),
    "a word that is listed": (flag("text", "prifathrawes"), "y brifathrawes", "brifathrawes"),
    "not a short word that is listed": (flag("text", "pen"), "ei ben", None),
    "not any new house": (flag("address", "T\u0177 Newydd, Bala"), "i d\u0177 newydd", None),
    "not two letters that are left": (flag("text", "Gym"), "Ym", None),
    "not the code of another place": (HOUSE, "L55 1AA", None),
    "not a number": (flag("identifier", "PL-12345"), "BL-12345", None),
    "not a word": (flag("person", "Gwen Rees"), "het wen", None),
    "not a letter of two signs": (flag("person", "Chloe Rees"), "Ghloe", None),
}


@pytest.mark.parametrize(("term", "text", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_name_is_found_as_welsh_changes_it(
    term: FlaggedTerm, text: str, expected: str | None
) -> None:
    spans = Matcher([term]).in_welsh.find(f"Rhoddwyd {text}.")
    assert [f"Rhoddwyd {text}."[s.start : s.end] for s in spans] == [expected] * bool(expected)


def test_what_a_welsh_summary_says_of_places_is_taken_out() -> None:
    town = flag("text", "Pontypridd", becomes="Tref 1")
    text = "Roedd Rowan yn byw yn Nhan-y-bryn, yng Ngwynedd. Symudodd y teulu i Bontypridd."
    gone = "Roedd Rowan yn byw yn [address removed], yng Ngwynedd. Symudodd y teulu i Tref 1."
    assert after(document(text, language="cy"), HOUSE, town) == gone


def test_it_is_taken_out_of_documents_in_welsh_alone() -> None:
    assert after(document("Aeth i Gatrin.", language="cy"), CATRIN) == "Aeth i Rowan."
    assert after(document("Mr Buw, i Gatrin."), CATRIN) == "Mr Buw, i Gatrin."
    assert found("Gatrin", CATRIN) == []


def test_a_name_that_is_another_as_welsh_changes_it_is_its_own() -> None:
    both = (
        flag("person", "Gwyn Rees", becomes="Rowan"),
        flag("person", "Wyn Rees", becomes="Linnet", name="son"),
    )
    assert after(document("Aeth Wyn i Fangor.", language="cy"), *both) == "Aeth Linnet i Fangor."


def test_a_pseudonym_that_is_a_changed_name_stays() -> None:
    parry = flag("person", "Sam Parry", becomes="Barry")
    assert after(document("Aeth Parry i Fangor.", language="cy"), parry) == "Aeth Barry i Fangor."
    school = flag("organisation", "Pont Las", becomes="Bont Las")
    assert after(document("Aeth i Bont Las.", language="cy"), school) == "Aeth i Bont Las."
