"""What we put into a Welsh document in English is said in Welsh; nothing else is touched."""

from typing import cast

import pytest

from publisher.intake.naming import usual_title
from publisher.model import Document, RedactedText, Review
from publisher.redaction.in_welsh import in_welsh
from publisher.site.texts import shipped
from publisher.terms import REMOVED, TermKind
from tests.redaction.documents import document, redacted, table, words_of
from tests.redaction.flagged import flag

OWN = shipped("cy").own


def said(source: Document[str]) -> Document[str]:
    review = Review("a-2019-a", None, (cast(Document[RedactedText], source),))  # type: ignore[arg-type]
    return cast(Document[str], in_welsh(review, OWN).documents[0])


@pytest.mark.parametrize("kind", REMOVED)
def test_what_stands_for_a_term_is_in_welsh_on_a_welsh_page(kind: TermKind) -> None:
    source = document(f"Aeth i {REMOVED[kind]} ddoe.", table((REMOVED[kind],)), language="cy")
    words = shipped("cy")(f"removed.{kind}")
    assert words_of(said(source)) == f"Aeth i [{words}] ddoe.\n[{words}]"


def test_it_is_so_after_a_name_was_taken_out() -> None:
    source = document("Siaradodd Ann Puw.", language="cy", title="I Ann Puw")
    after = said(redacted(source, flag("person", "Ann Puw", becomes=REMOVED[TermKind.PERSON])))
    assert words_of(after) == "Siaradodd [enw wedi’i dynnu]."
    assert after.title == "I [enw wedi’i dynnu]"


def test_what_stands_for_a_drawing_or_a_box_to_tick_is_in_welsh() -> None:
    source = document("[Chart: Saith o alwadau [sic]]", "[not ticked] Do", language="cy")
    assert words_of(said(source)) == "[Siart: Saith o alwadau [sic]]\n[heb ei dicio] Do"


def test_an_english_document_and_other_words_in_brackets_stay_as_they_are() -> None:
    english = document("Seen by [name removed].", title="Recommendations")
    assert said(english) == english
    welsh = document("Gweler [sic] a [crime number removed].", title="Argymhellion", language="cy")
    assert said(welsh) == welsh


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("executive-summary", "Crynodeb gweithredol"),
        ("recommendations", "Argymhellion"),
        ("overview-report", "Adroddiad trosolwg"),
        ("appendix", "Atodiad"),
        ("appendix-b", "Atodiad B"),
        ("appendix-12", "Atodiad 12"),
        ("tribute", "Teyrnged"),
        ("easy-read", "Fersiwn hawdd ei deall"),
        ("letter", "Llythyr gan y Swyddfa Gartref"),
    ],
)
def test_a_welsh_document_without_a_title_gets_a_welsh_one(name: str, title: str) -> None:
    assert said(document("Gair.", title=usual_title(name), language="cy")).title == title
