import json
from typing import Any

import pytest

from publisher.site.catalogue import catalogue
from publisher.site.publication import Site
from tests.site.content import SETTINGS, TODAY, whole_site
from tests.site.test_linked_data import LICENSED, OGL, keys

HERE = "https://reviews.ashgrove.example/dhr/"


def made(site: Site | None = None) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(catalogue(site or whole_site()))
    return read


def test_each_set_of_data_can_be_had_where_the_catalogue_says() -> None:
    urls = [d["downloadURL"] for s in made()["dataset"] for d in s["distribution"]]
    assert urls == [
        f"{HERE}reviews.json",
        f"{HERE}feed.xml",
        f"{HERE}recommendations.csv",
        f"{HERE}recommendations.json",
    ]


def test_it_was_last_changed_when_a_review_was() -> None:
    assert made()["modified"] == "2027-02-03"
    assert "modified" not in set(keys(made(Site(SETTINGS, today=TODAY)))) - set(made()["@context"])


def test_nothing_has_to_be_fetched_to_read_it() -> None:
    context = made()["@context"]
    assert isinstance(context, dict)
    used = set(keys({key: value for key, value in made().items() if key != "@context"}))
    assert {key for key in used if not key.startswith("@")} <= context.keys()


@pytest.mark.parametrize(("settings", "licences"), [(SETTINGS, set()), (LICENSED, {OGL})])
def test_a_licence_is_told_only_if_the_council_gives_one(settings: Any, licences: set[str]) -> None:
    data = made(Site(settings, today=TODAY))
    told = {part.get("license") for s in data["dataset"] for part in (s, *s["distribution"])}
    assert told - {None} == licences
    assert (None in told) is not bool(licences)
