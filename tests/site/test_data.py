import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from publisher.model import RedactedText
from publisher.site.data import COLUMNS, recommendations_csv, recommendations_json, reviews_json
from publisher.site.publication import Site
from tests.site.content import CARRIED, ROWAN, SETTINGS, TODAY, whole_site
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
    assert first["documents"][4]["pdf"].endswith(
        "/cy/reviews/ashgrove-2019-a/executive-summary.pdf"
    )
    assert first["languages"] == ["en", "cy"]
    assert first["weblink_welsh"].endswith("/dhr/cy/reviews/ashgrove-2019-a/")
    assert data["reviews"][0]["languages"] == ["en"]
    assert data["reviews"][0]["weblink_welsh"] is None


def test_every_row_of_recommendations_names_its_review_first() -> None:
    head, *body = rows(recommendations_csv(whole_site()))
    assert tuple(head) == COLUMNS
    assert head[0] == "review"
    assert [row[0] for row in body] == ["ashgrove-2019-a"] * 4 + ["ashgrove-2015-a"]


def test_table_and_data_tell_the_same_of_every_action() -> None:
    site = whole_site()
    head, *body = rows(recommendations_csv(site))
    told = json.loads(recommendations_json(site))
    assert told["as_of"] == "2027-02-10"
    assert len(told["recommendations"]) == len(body)
    for record, row in zip(told["recommendations"], body, strict=True):
        record |= {"review": record.pop("slug")}
        record["review_themes"] = "; ".join(record["review_themes"])
        written = dict(zip(head, (cell.removeprefix("'") for cell in row), strict=True))
        assert {key: text or "" for key, text in record.items()} == written


def test_each_action_tells_its_progress_today_and_where_it_stands() -> None:
    site = Site(SETTINGS, (ROWAN,), today=date(2023, 4, 1))
    told = json.loads(recommendations_json(site))["recommendations"]
    assert [(one["progress"], one["due"]) for one in told] == [
        ("overdue", "2023-03-31"),
        ("in progress", "2023-06-30"),
        ("in progress", "2023-05-31"),
        ("overdue", "2023-02-28"),
    ]
    plan = "https://reviews.ashgrove.example/dhr/reviews/ashgrove-2019-a/recommendations/"
    assert [one["weblink"] for one in told] == [
        f"{plan}#recommendation-1",
        f"{plan}#recommendation-1",
        f"{plan}#recommendation-2",
        f"{plan}#recommendation-3",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\u200b=1"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    entry = replace(CARRIED, recommendations=({"recommendation": R(text)},), pseudonym=R(text))
    row = rows(recommendations_csv(Site(SETTINGS, carried=(entry,), today=TODAY)))[1]
    assert row[1].startswith("'")
    assert row[COLUMNS.index("recommendation")].startswith("'")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_a_data_file(text: str) -> None:
    entry = replace(CARRIED, pseudonym=R(text), recommendations=({"action": R(text)},))
    site = Site(SETTINGS, carried=(entry,), today=TODAY)
    assert len(rows(recommendations_csv(site))) == 2
    assert len(json.loads(reviews_json(site))["reviews"]) == 1
    assert len(json.loads(recommendations_json(site))["recommendations"]) == 1


def test_a_site_without_reviews_has_whole_data_files() -> None:
    site = Site(SETTINGS, today=TODAY)
    assert json.loads(reviews_json(site))["reviews"] == []
    assert len(rows(recommendations_csv(site))) == 1
