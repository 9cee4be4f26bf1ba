import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from publisher.site.catalogue import catalogue
from publisher.site.publication import Site
from tests.site.content import SETTINGS, TODAY, whole_site
from tests.site.test_linked_data import LICENSED, OGL, keys

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCAT_AP: Mapping[URIRef, Mapping[URIRef, object]] = {
    # what the profile asks for (its mandatory and recommended properties), and of what kind
    DCAT.Catalog: {
        DCTERMS.title: "en",
        DCTERMS.description: "en",
        DCTERMS.publisher: FOAF.Agent,
        DCAT.dataset: DCAT.Dataset,
        FOAF.homepage: URIRef,
        DCTERMS.language: URIRef,
        DCTERMS.modified: XSD.date,
        DCTERMS.license: URIRef,
    },
    DCAT.Dataset: {
        DCTERMS.title: "en",
        DCTERMS.description: "en",
        DCTERMS.publisher: FOAF.Agent,
        DCTERMS.identifier: None,
        DCAT.contactPoint: VCARD.Organization,
        DCAT.distribution: DCAT.Distribution,
        DCAT.keyword: "en",
        DCAT.landingPage: URIRef,
        DCTERMS.modified: XSD.date,
    },
    DCAT.Distribution: {
        DCAT.accessURL: URIRef,
        DCAT.downloadURL: URIRef,
        DCAT.mediaType: URIRef,
        DCTERMS.license: URIRef,
    },
    FOAF.Agent: {FOAF.name: None, FOAF.homepage: URIRef},
    VCARD.Organization: {VCARD.fn: None, VCARD.hasEmail: URIRef},
}
HERE = "https://reviews.ashgrove.example/dhr/"


def made(site: Site | None = None) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(catalogue(site or whole_site()))
    return read


def faults(graph: Graph) -> Iterator[str]:
    """Where the catalogue has not what DCAT-AP asks for."""
    for kind, properties in DCAT_AP.items():
        things = set(graph.subjects(RDF.type, kind))
        if not things:
            yield f"there is no {kind}"
        for thing, (wanted, what) in product(things, properties.items()):
            values = set(graph.objects(thing, wanted))
            if not values or not all(is_a(graph, value, what) for value in values):
                yield f"{kind}: {wanted}"


def is_a(graph: Graph, value: Node, what: object) -> bool:
    if isinstance(what, str) and not isinstance(what, URIRef):
        return isinstance(value, Literal) and value.language == what
    if what == XSD.date:
        return isinstance(value, Literal) and value.datatype == what and not value.ill_typed
    if what is URIRef:
        return isinstance(value, URIRef) and ":" in value
    return what is None or what in set(graph.objects(value, RDF.type))


# rdflib's own reader of JSON-LD still uses what rdflib has deprecated
quietly = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def graph_of(data: bytes) -> Graph:
    return Graph().parse(data=data, format="json-ld")


@quietly
def test_it_has_what_the_profile_of_catalogues_asks_for() -> None:
    site = replace(whole_site(), settings=LICENSED)
    graph = graph_of(catalogue(site))
    assert list(faults(graph)) == []
    assert URIRef(f"{HERE}schemas/reviews.json") in set(graph.objects(None, DCTERMS.conformsTo))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"modified": "2027', b'"modified": "in 2027'),
        (b'"title": "Reviews', b'"heading": "Reviews'),
        (b'"dcat:Dataset"', b'"dcat:Data"'),
        (b'"hasEmail": "mailto', b'"email": "mailto'),
        (b'"foaf:Agent"', b'"foaf:Council"'),
    ],
)
@quietly
@pytest.mark.filterwarnings("ignore:.*")
def test_what_the_profile_does_not_allow_is_found(old: bytes, new: bytes) -> None:
    good = catalogue(replace(whole_site(), settings=LICENSED))
    assert old in good
    assert list(faults(graph_of(good.replace(old, new)))) != []


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
