import json
from dataclasses import replace

import pytest

from publisher.errors import LedgerError
from publisher.model import RedactedText
from publisher.site.publication import Entry, Publication, entry_from_json, entry_json, entry_of
from tests.site.content import CARRIED, HAZEL, ROWAN, whole_site

R = RedactedText


@pytest.mark.parametrize("entry", [entry_of(ROWAN), entry_of(HAZEL), CARRIED])
def test_a_data_file_tells_all_that_lists_need(entry: Entry) -> None:
    assert entry_from_json(entry_json(entry), R) == entry


def test_the_words_of_a_data_file_are_redacted_again() -> None:
    entry = entry_from_json(entry_json(entry_of(ROWAN)), lambda text: R(text.replace("a", "#")))
    kept = {entry.slug, entry.circumstances, *(d.name for d in entry.documents), "name"}
    words = json.loads(entry_json(entry))
    for key in ("slug", "circumstances", "published", "death", "changed", "letter_dated"):
        del words[key]
    texts = json.dumps([list(row.values()) for row in words.pop("recommendations")])
    texts += json.dumps([d["title"] for d in words.pop("documents")])
    texts += json.dumps([v for v in words.values() if isinstance(v, (str, list))])
    assert "a" not in texts
    assert "ashgrove-2019-a" in kept


def test_only_what_the_public_may_see_is_told() -> None:
    entry = entry_of(replace(ROWAN, public=("letter",)))
    assert [d.name for d in entry.documents] == ["letter"]
    assert entry.recommendations == ()


def test_each_recommendation_is_a_row_with_the_names_of_its_columns() -> None:
    rows = entry_of(ROWAN).recommendations
    assert [row["number"] for row in rows] == ["1", "1", "2", "3"]
    assert rows[1]["action"] == "Audit the records of 100 appointments."
    assert rows[1]["recommendation"] == rows[0]["recommendation"]


def test_the_newest_review_comes_first() -> None:
    slugs = [entry.slug for entry in whole_site().entries]
    assert slugs == ["ashgrove-2021-b", "ashgrove-2019-a", "ashgrove-2015-a"]


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "../x"},
        {"slug": None},
        {"circumstances": "<b>"},
        {"death": "2019"},
        {"published": "soon"},
        {"documents": [{"name": "a/b", "language": "en", "title": "T"}]},
        {"documents": [{"name": "a", "language": "fr", "title": "T"}]},
        {"recommendations": [{"secret": "x"}]},
        {"recommendations": ["x"]},
        {"themes": None},
    ],
)
def test_a_data_file_that_is_not_ours_is_refused(change: dict[str, object]) -> None:
    record = {**json.loads(entry_json(CARRIED)), **change}
    with pytest.raises(LedgerError):
        entry_from_json(json.dumps(record).encode(), R)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"null"])
def test_a_file_that_is_not_json_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerError):
        entry_from_json(data, R)


def test_a_publication_shows_its_documents_in_reading_order() -> None:
    shown: Publication = replace(ROWAN, public=("letter", "executive-summary"))
    assert [d.name for d in shown.documents] == [
        "executive-summary",
        "letter",
        "executive-summary",
    ]
