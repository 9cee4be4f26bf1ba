"""What stands around a document on its page."""

from dataclasses import replace

import pytest

from publisher.model import Role
from publisher.site.document_frame import foot_html, lead_html
from publisher.site.publication import Publication
from publisher.site.texts import shipped
from tests.site.content import ENGLISH, HAZEL, LETTER, PLAN, ROWAN, SETTINGS, SUMMARY, WELSH_SUMMARY
from tests.site.reading import Page, read

TRIBUTE = next(d for d in ROWAN.documents if d.role is Role.TRIBUTE)


def lead(publication: Publication = ROWAN, of: object = SUMMARY) -> Page:
    return read(lead_html(publication, of, {}, ENGLISH).encode())  # type: ignore[arg-type]


def foot(of: object = SUMMARY) -> Page:
    texts = shipped(getattr(of, "language", "en"))
    return read(foot_html(ROWAN, of, SETTINGS, texts).encode())  # type: ignore[arg-type]


def links(page: Page, rel: str) -> list[tuple[str | None, str]]:
    return [
        (e.attributes["href"], e.attributes.get("lang") or "")
        for e in page.all("a")
        if e.attributes.get("rel") == rel
    ]


def test_dates_and_the_time_it_takes_come_first() -> None:
    text = "Published 1 December 2026 Last changed 3 February 2027 About 2 minutes to read"
    assert lead().text.startswith(text)


def test_a_review_that_never_changed_says_nothing_of_a_change() -> None:
    text = lead(replace(ROWAN, changed=None)).text
    assert "Last changed" not in text
    assert "Published 1 December 2026" in text


@pytest.mark.parametrize(
    ("publication", "document", "said"),
    [
        (ROWAN, SUMMARY, "describes domestic abuse and how a person was killed"),
        (HAZEL, HAZEL.documents[0], "describes domestic abuse and a death by suicide"),
        (ROWAN, LETTER, "is about domestic abuse and a death"),
        (ROWAN, PLAN, "is about domestic abuse and a death"),
    ],
)
def test_a_warning_says_what_is_told(publication: Publication, document: object, said: str) -> None:
    text = lead(publication, document).text
    assert f"Warning: This document {said}. Some people may find it distressing. Get help" in text


def test_a_way_leads_past_what_may_distress_to_the_recommendations_alone() -> None:
    past = [e.attributes["href"] for e in lead().all("a") if "only what is" in e.text]
    assert past == ["../recommendations/"]
    assert "only what is recommended" not in lead(HAZEL, HAZEL.documents[0]).text
    assert "only what is recommended" not in lead(ROWAN, LETTER).text


@pytest.mark.parametrize(
    ("document", "before", "after"),
    [
        (SUMMARY, [], [("../recommendations/", "")]),
        (PLAN, [("../executive-summary/", "")], [("../letter/", "")]),
        (TRIBUTE, [("../letter/", "")], []),
        (WELSH_SUMMARY, [], [("../recommendations/", "")]),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_the_documents_before_and_after_are_those_of_the_same_language(
    document: object, before: list[object], after: list[object]
) -> None:
    assert links(foot(document), "prev") == before
    assert links(foot(document), "next") == after


def test_how_to_cite_a_document_names_it_and_its_address() -> None:
    assert (
        "Ashgrove Community Safety Partnership (2026). Domestic homicide review: Rowan. "
        "Executive summary. https://reviews.ashgrove.example/dhr/reviews/ashgrove-2019-a/"
        "executive-summary/"
    ) in foot().text


def test_whom_to_ask_or_tell_and_how_fast_someone_answers() -> None:
    text = foot().text
    assert "large print, easy read, audio or braille" in text
    assert "could identify or endanger a person, tell us at once" in text
    assert text.count("We answer within two working days.") == 2
    assert text.count("Email community.safety@ashgrove.example or phone 01632 960 123") == 2
