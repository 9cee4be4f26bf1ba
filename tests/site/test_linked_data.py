import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from publisher.gate.extract_html import read_html
from publisher.model import RedactedText as R
from publisher.site.linked_data import document_data, review_data
from publisher.site.page import json_in_html
from tests.site.content import ENGLISH, LETTER, ROWAN, SETTINGS, SUMMARY, WELSH_SUMMARY
from tests.site.nasty import NASTY

HERE = "https://reviews.ashgrove.example/dhr/"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENSED = SETTINGS.model_copy(
    update={
        "publisher": SETTINGS.publisher.model_copy(
            update={"licence": "Open Government Licence v3.0"}
        )
    }
)


def parts(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is said of the thing itself, and of where its page stands."""
    assert data["@context"] == "https://schema.org"
    about, crumbs = data["@graph"]
    return about, crumbs


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_a_review_is_a_report_with_its_documents_as_parts() -> None:
    about, _ = parts(review_data(ROWAN, SETTINGS, ENGLISH))
    assert about["@type"] == "Report"
    assert about["@id"] == about["url"] == f"{HERE}reviews/ashgrove-2019-a/"
    assert about["identifier"] == "ashgrove-2019-a"
    assert about["name"] == "Rowan: domestic homicide review"
    assert (about["datePublished"], about["dateModified"]) == ("2026-12-01", "2027-02-03")
    assert about["publisher"]["name"] == "Ashgrove Council"
    assert about["creator"]["name"] == "Ashgrove Community Safety Partnership"
    assert about["about"] == ["Mental health", "Coercive control"]
    assert about["isPartOf"]["url"] == HERE
    assert [part["name"] for part in about["hasPart"]] == [d.title for d in ROWAN.documents]


def test_a_document_is_a_part_of_its_review() -> None:
    about, _ = parts(document_data(SUMMARY, ROWAN, SETTINGS, ENGLISH))
    assert about["@type"] == "Report"
    assert about["url"] == f"{HERE}reviews/ashgrove-2019-a/executive-summary/"
    assert about["encoding"]["contentUrl"] == f"{about['url'][:-1]}.pdf"
    assert about["isPartOf"]["@id"] == f"{HERE}reviews/ashgrove-2019-a/"
    assert parts(document_data(WELSH_SUMMARY, ROWAN, SETTINGS, ENGLISH))[0]["inLanguage"] == "cy"


def test_the_breadcrumb_is_that_of_the_page() -> None:
    _, crumbs = parts(document_data(SUMMARY, ROWAN, SETTINGS, ENGLISH))
    told = [(c["position"], c["name"], c["item"]) for c in crumbs["itemListElement"]]
    assert told == [
        (1, "Home", HERE),
        (2, "Reviews", f"{HERE}reviews/"),
        (3, "Rowan: domestic homicide review", f"{HERE}reviews/ashgrove-2019-a/"),
        (4, "Executive summary", f"{HERE}reviews/ashgrove-2019-a/executive-summary/"),
    ]


def test_a_licence_is_told_only_if_the_council_gives_one_and_never_for_the_letter() -> None:
    assert "license" not in set(keys(review_data(ROWAN, SETTINGS, ENGLISH)))
    about, _ = parts(review_data(ROWAN, LICENSED, ENGLISH))
    given = {part["name"]: part.get("license") for part in about["hasPart"]}
    assert about["license"] == OGL
    assert given.pop(LETTER.title) is None
    assert set(given.values()) == {OGL}
    assert "license" not in parts(document_data(LETTER, ROWAN, LICENSED, ENGLISH))[0]


def test_nothing_is_told_of_the_death() -> None:
    said = json.dumps(
        [review_data(ROWAN, SETTINGS, ENGLISH), document_data(SUMMARY, ROWAN, SETTINGS, ENGLISH)]
    )
    assert "2019-11" not in said
    assert "ovember" not in said


@pytest.mark.parametrize("text", [*NASTY, "</script><p>x", "<!--<script>", "]]>", "\u2028\u2029"])
def test_no_text_ends_the_block_of_data(text: str) -> None:
    facts = replace(ROWAN.review.facts, pseudonym=R(text), themes=(R(text),))
    publication = replace(ROWAN, held=replace(ROWAN.review, facts=facts))
    data = review_data(publication, SETTINGS, ENGLISH)
    made = json_in_html(data)
    assert json.loads(made) == data
    assert made.isascii()
    assert not set("<>&\n") & set(made)
    read = read_html(f'<script type="application/ld+json">{made}</script>'.encode())
    assert read.faults == frozenset()
