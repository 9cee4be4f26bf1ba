import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from publisher.recommendations import FIELDS
from publisher.site.data import COLUMNS, recommendations_csv, recommendations_json, reviews_json
from publisher.site.fields import PLAN
from publisher.site.publication import Site, entry_json
from publisher.site.schemas import (
    csv_columns,
    description_files,
    recommendations_schema,
    review_schema,
    reviews_schema,
)
from tests.site.content import CARRIED, SETTINGS, TODAY, whole_site

BASE = SETTINGS.base


def faults(data: object, schema: Mapping[str, Any]) -> list[str]:
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in checker.iter_errors(data)]


def strict(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, dict):
        inner = {key: strict(value) for key, value in schema.items()}
        return inner | ({"additionalProperties": False} if "properties" in inner else {})
    return [strict(one) for one in schema] if isinstance(schema, list) else schema


def test_the_data_has_what_its_schema_says_and_nothing_more() -> None:
    site = whole_site()
    assert faults(json.loads(reviews_json(site)), strict(reviews_schema())) == []
    told = json.loads(recommendations_json(site))
    assert faults(told, strict(recommendations_schema())) == []
    for entry in site.entries:
        assert faults(json.loads(entry_json(entry)), strict(review_schema())) == []


def test_a_site_without_reviews_is_as_the_schema_says() -> None:
    assert (
        faults(json.loads(reviews_json(Site(SETTINGS, today=TODAY))), strict(reviews_schema()))
        == []
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("death", "2015-04-09"),
        ("death", "2015"),
        ("circumstances", "accident"),
        ("published", "1 March 2018"),
        ("published", None),
        ("slug", "Ashgrove 2015"),
        ("indexing", "true"),
    ],
)
def test_what_the_schema_forbids_is_found(field: str, value: object) -> None:
    record = json.loads(entry_json(CARRIED))
    assert faults(record, review_schema()) == []
    assert faults(record | {field: value}, review_schema()) != []


def test_a_day_of_death_cannot_be_published() -> None:
    (entry,) = Site(SETTINGS, carried=(replace(CARRIED, death=(2015, 4)),), today=TODAY).entries
    assert json.loads(entry_json(entry))["death"] == "2015-04"
    assert "-[0-9]" not in review_schema()["properties"]["death"]["pattern"]  # type: ignore[index]


def test_every_column_of_the_table_is_described_in_its_order() -> None:
    columns = csv_columns(BASE)["tableSchema"]["columns"]  # type: ignore[index]
    head = next(
        csv.reader(
            io.StringIO(recommendations_csv(Site(SETTINGS, today=TODAY)).decode("utf-8-sig"))
        )
    )
    assert [column["titles"] for column in columns] == head == list(COLUMNS)
    assert {field.name for field in PLAN} == FIELDS.keys()
    assert all(column["dc:description"] for column in columns)
    # names of types that CSV on the Web has (Metadata Vocabulary for Tabular Data, 5.11.1)
    assert {column["datatype"] for column in columns} <= {"string", "date", "anyURI"}


def test_each_schema_stands_at_its_address() -> None:
    files = description_files(BASE)
    assert sorted(files) == [
        "recommendations.csv-metadata.json",
        "schemas/recommendations.json",
        "schemas/review.json",
        "schemas/reviews.json",
    ]
    assert all(json.loads(data) for data in files.values())
