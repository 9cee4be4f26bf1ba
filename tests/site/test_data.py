import csv
import io
import json
from dataclasses import replace

import pytest

from publisher.model import RedactedText
from publisher.site.data import COLUMNS, recommendations_csv, reviews_json
from publisher.site.publication import Site
from tests.site.content import CARRIED, SETTINGS, whole_site
from tests.site.nasty import NASTY

R = RedactedText


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_object_of_a_review_names_it() -> None:
    data = json.loads(reviews_json(whole_site()))
    assert [review["slug"] for review in data["reviews"]] == [
        "ashgrove-2021-b",
        "ashgrove-2019-a",
        "ashgrove-2015-a",
    ]
    assert all("recommendations" not in review for review in data["reviews"])
    first = data["reviews"][1]
    assert first["weblink"] == "https://reviews.ashgrove.example/dhr/reviews/ashgrove-2019-a/"
    assert first["documents"][0]["pdf"].endswith("/ashgrove-2019-a/executive-summary.pdf")
    assert first["documents"][-1]["pdf"].endswith("/ashgrove-2019-a/cy/executive-summary.pdf")


def test_every_row_of_recommendations_names_its_review_first() -> None:
    head, *body = rows(recommendations_csv(whole_site().entries))
    assert tuple(head) == COLUMNS
    assert head[0] == "review"
    assert [row[0] for row in body] == ["ashgrove-2019-a"] * 4 + ["ashgrove-2015-a"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\u200b=1"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    entry = replace(CARRIED, recommendations=({"recommendation": R(text)},), pseudonym=R(text))
    row = rows(recommendations_csv((entry,)))[1]
    assert row[1].startswith("'")
    assert row[COLUMNS.index("recommendation")].startswith("'")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_a_data_file(text: str) -> None:
    entry = replace(CARRIED, pseudonym=R(text), recommendations=({"action": R(text)},))
    site = Site(SETTINGS, carried=(entry,))
    assert len(rows(recommendations_csv((entry,)))) == 2
    assert len(json.loads(reviews_json(site))["reviews"]) == 1


def test_a_site_without_reviews_has_whole_data_files() -> None:
    site = Site(SETTINGS)
    assert json.loads(reviews_json(site))["reviews"] == []
    assert len(rows(recommendations_csv(()))) == 1
