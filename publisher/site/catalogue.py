"""The catalogue of the open data, for the search engines of data sets.

Source: W3C DCAT 3, with what the European profile DCAT-AP 3 asks for. Its context stands in
the file itself, so that nothing needs to be fetched to read it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from publisher.site import addresses
from publisher.site.publication import Site, json_bytes

_CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dcterms:title", "@language": "en"},
    "description": {"@id": "dcterms:description", "@language": "en"},
    "keyword": {"@id": "dcat:keyword", "@language": "en"},
    "identifier": {"@id": "dcterms:identifier"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
    "language": {"@id": "dcterms:language", "@type": "@id"},
    "publisher": {"@id": "dcterms:publisher"},
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
    "contactPoint": {"@id": "dcat:contactPoint"},
    "dataset": {"@id": "dcat:dataset"},
    "distribution": {"@id": "dcat:distribution"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "accessURL": {"@id": "dcat:accessURL", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "name": "foaf:name",
    "fn": "vcard:fn",
    "hasEmail": {"@id": "vcard:hasEmail", "@type": "@id"},
}
_LANGUAGES = {
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
    "cy": "http://publications.europa.eu/resource/authority/language/CYM",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_KEYWORDS = ["domestic homicide review", "domestic abuse", "community safety"]


def catalogue(site: Site) -> bytes:
    """The catalogue: the reviews and their recommendations, each in every form."""
    settings = site.settings
    base, council = settings.base, settings.publisher.council
    return json_bytes(
        {
            "@context": _CONTEXT,
            "@id": base + addresses.CATALOGUE,
            "@type": "dcat:Catalog",
            "title": f"Open data: {settings.site_name}",
            "description": f"What is published as data at {base} by {council.name}.",
            "homepage": base + addresses.DATA,
            "dataset": [_reviews(site), _recommendations(site)],
            **_shared(site),
        }
    )


def _reviews(site: Site) -> Mapping[str, Any]:
    reviews = ("reviews.json", addresses.REVIEWS_DATA, "application/json", "reviews")
    return _dataset(
        site,
        "reviews",
        "Reviews",
        "Every published review: its kind, month of death, dates, themes and documents.",
        [
            _distribution(site, *reviews),
            _distribution(site, "feed.xml", addresses.FEED, "application/atom+xml"),
        ],
    )


def _recommendations(site: Site) -> Mapping[str, Any]:
    path, schema = addresses.RECOMMENDATIONS_DATA, "recommendations"
    data = ("recommendations.json", path, "application/json", schema)
    return _dataset(
        site,
        "recommendations",
        "Recommendations",
        "Every recommendation of every published review: who leads, by when, and how far it is.",
        [
            _distribution(site, "recommendations.csv", addresses.RECOMMENDATIONS_TABLE, "text/csv"),
            _distribution(site, *data),
        ],
    )


def _dataset(
    site: Site, name: str, title: str, description: str, distributions: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any]:
    address = f"{site.settings.base}{addresses.CATALOGUE}#{name}"
    return {
        "@id": address,
        "@type": "dcat:Dataset",
        "identifier": address,
        "title": f"{title}: {site.settings.site_name}",
        "description": description,
        "keyword": _KEYWORDS,
        "landingPage": site.settings.base + addresses.DATA,
        "distribution": distributions,
        **_shared(site),
    }


def _distribution(
    site: Site, title: str, path: str, media: str, schema: str = ""
) -> Mapping[str, Any]:
    base, licence = site.settings.base, site.settings.publisher.licence_address
    return {
        "@type": "dcat:Distribution",
        "title": title,
        "accessURL": base + path,
        "downloadURL": base + path,
        "mediaType": _MEDIA + media,
        **({"conformsTo": base + addresses.schema(schema)} if schema else {}),
        **({"license": licence} if licence else {}),
    }


def _shared(site: Site) -> Mapping[str, Any]:
    """What is true of the catalogue and of each data set."""
    council = site.settings.publisher.council
    spoken = [_LANGUAGES[language] for language in site.languages]
    days = [entry.current for entry in site.entries]
    days += [tombstone.withdrawn for tombstone in site.tombstones]
    return {
        "publisher": {
            "@type": "foaf:Agent",
            "name": council.name,
            **({"homepage": council.address} if council.address else {}),
        },
        "contactPoint": {
            "@type": "vcard:Organization",
            "fn": council.partnership,
            "hasEmail": f"mailto:{council.email}",
        },
        "language": spoken[0] if len(spoken) == 1 else spoken,
        **({"modified": max(days).isoformat()} if days else {}),
        **(
            {"license": site.settings.publisher.licence_address}
            if site.settings.publisher.licence
            else {}
        ),
    }
