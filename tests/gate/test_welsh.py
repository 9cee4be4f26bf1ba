from collections.abc import Mapping

import pytest

from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.gate.welsh import undone, welsh_in
from publisher.terms import FlaggedTerm, TermKind
from tests.gate.samples import ASH, BIRCH, page, person, typeset


def term(id_: str, kind: TermKind, written: str) -> FlaggedTerm:
    return FlaggedTerm(id_, kind, (written,), "[removed]")


TERMS: Mapping[str, tuple[FlaggedTerm, ...]] = {
    ASH: (
        person("victim", "Catrin Bowen"),
        person("friend", "Parry Davies", becomes="Barry"),
        person("gp", "Hope Price", match_case=True),
        person("nurse", "Glenys Hope", match_case=True),
        term("house", TermKind.ADDRESS, "Tan-y-bryn, Caernarfon, ZZ5 1AA"),
        term("town", TermKind.TEXT, "Pontypridd"),
        term("school", TermKind.ORGANISATION, "Pentrebach"),
        term("city", TermKind.TEXT, "Caerdydd"),
        term("place", TermKind.TEXT, "Dolgellau"),
        term("vale", TermKind.TEXT, "Llangollen"),
        term("county", TermKind.TEXT, "Gwent"),
        term("surgery", TermKind.ORGANISATION, "Meddygfa'r Llan"),
        term("new", TermKind.ADDRESS, "T\u0177 Newydd, Bala"),
        term("home", TermKind.TEXT, "Garth"),
        term("farm", TermKind.ADDRESS, "Brynawel, Mill Lane, Bala"),
    ),
    BIRCH: (person("victim", "Betsan Tudur"),),
}
ROUND = "Roedd Rowan yn byw yn y dref, ac mae\u2019r teulu wedi {} ers hynny."
SEEN = {
    "i Gatrin": "victim",
    "fy Nghatrin": "victim",
    "gweld Gatrin Bowen": "victim",
    "i GATRIN": "victim",
    "i Brice": "gp",
    "i LENYS": "nurse",
    "yn Nhan-y-bryn": "house",
    "i Dan y Bryn": "house",
    "symud i Bontypridd": "town",
    "ym Mhentrebach": "school",
    "o Gaerdydd": "city",
    "yn Nolgellau": "place",
    "i Langollen": "vale",
    "a Chaerdydd": "city",
    "yng Ngwent": "county",
    "i Feddygfa\u2019r Llan": "surgery",
    "i D\u0177 Newydd": "new",
    "ym Mrynawel": "farm",
}
UNSEEN = {
    "a pseudonym": "gweld Barry",
    "a word in small letters": "mynd i d\u0177 newydd, i gaerdydd",
    "a short word": "mynd i Arth",
    "another review's name": "gweld Fetsan Tudur",
}


def told(path: str, data: str | bytes) -> set[str]:
    body = data.encode() if isinstance(data, str) else data
    return {f.term or f.rule.code for f in verify([Built(path, body, frozenset({ASH}))], TERMS, {})}


@pytest.mark.parametrize(("text", "seen"), SEEN.items(), ids=SEEN)
def test_what_welsh_changes_is_found_in_its_review(text: str, seen: str) -> None:
    assert told("a.txt", ROUND.format(text)) == {seen}


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_what_may_be_another_word_is_not(text: str) -> None:
    assert told("a.txt", ROUND.format(text)) == set()


def test_it_is_found_on_pages_and_in_pdfs() -> None:
    text = ROUND.format("symud i Bontypridd")
    assert told("cy/a/index.html", page(f"<p>{text}</p>")) == {"town"}
    assert told("cy/a.pdf", typeset(text)) == {"town"}


def test_in_english_a_panel_member_called_brice_is_nobody_else() -> None:
    assert told("a.txt", "Brice Hill sat on the panel; a fair report.") == set()


def test_nor_is_one_in_an_english_letter_on_a_page_that_is_otherwise_welsh() -> None:
    letter = "The panel met Brice Jones and was content with the report.\n" * 8
    frame = "Mae'r dudalen yn y cyfeiriad hwn.\nNid yw'r llythyr yn Gymraeg.\n"
    assert told("a.txt", frame + letter) == set()


def test_a_line_in_welsh_is_found_in_a_text_in_english() -> None:
    english = "The panel met Barry Jones.\n" * 20
    quoted = ROUND.format("symud i Bontypridd")
    assert welsh_in(f"{english}{quoted}\n{english}") == quoted
    assert welsh_in(english) == ""


def test_nothing_of_the_text_shows() -> None:
    assert "atrin" not in repr(undone("i Gatrin", ()))
