"""The shapes of the open data for machines: a JSON Schema of each file, and the CSV's columns.

Made from `fields` and from the names of the columns that the files are written with, so that
data and description cannot part. Sources: JSON Schema 2020-12; W3C CSV on the Web.
"""

from collections.abc import Iterable, Mapping, Sequence

from publisher.site import addresses
from publisher.site.fields import (
    ANCHOR,
    DOCUMENT,
    DOCUMENT_LINKS,
    PLAN,
    REVIEW,
    REVIEW_LINKS,
    ROW,
    SLUG,
    WORKED_OUT,
    Field,
)
from publisher.site.publication import json_bytes

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def description_files(base: str) -> Mapping[str, bytes]:
    """Every schema by its path on the site."""
    return {
        addresses.schema("reviews"): json_bytes(reviews_schema()),
        addresses.schema("review"): json_bytes(review_schema()),
        addresses.schema("recommendations"): json_bytes(recommendations_schema()),
        addresses.RECOMMENDATIONS_COLUMNS: json_bytes(csv_columns(base)),
    }


def reviews_schema() -> Mapping[str, object]:
    """The shape of `reviews.json`."""
    review = _object((*REVIEW, *REVIEW_LINKS, _documents((*DOCUMENT, *DOCUMENT_LINKS))))
    site = (
        Field("publisher", "The council that runs the site.", {"type": "string"}),
        Field("weblink", "The site's address.", {"type": "string", "format": "uri"}),
        Field("reviews", "Every review, the newest first.", {"type": "array", "items": review}),
    )
    return {"$schema": _DIALECT, "title": "Reviews of a partnership", **_object(site)}


def review_schema() -> Mapping[str, object]:
    """The shape of a review's own `data.json`."""
    plan = {"type": "array", "items": _object((*PLAN, ANCHOR), required=())}
    rows = Field("recommendations", "Every recommendation of its action plan.", plan)
    return {
        "$schema": _DIALECT,
        "title": "A review",
        **_object((*REVIEW, _documents(DOCUMENT), rows)),
    }


def recommendations_schema() -> Mapping[str, object]:
    """The shape of `recommendations.json`."""
    row = _object((SLUG, *ROW[1:], *PLAN, *WORKED_OUT))
    site = (
        Field("publisher", "The council that runs the site.", {"type": "string"}),
        Field("weblink", "The page of all recommendations.", {"type": "string", "format": "uri"}),
        Field("as_of", "The day of the build.", {"type": "string", "format": "date"}),
        Field("recommendations", "Each row of each plan.", {"type": "array", "items": row}),
    )
    return {"$schema": _DIALECT, "title": "Recommendations of reviews", **_object(site)}


def _documents(fields: Iterable[Field]) -> Field:
    means = "Its published documents, in reading order."
    return Field("documents", means, {"type": "array", "items": _object(fields)})


def _object(fields: Iterable[Field], required: Sequence[str] | None = None) -> dict[str, object]:
    """An object with these fields; all must be there unless it is said which."""
    known = tuple(fields)
    names = [field.name for field in known] if required is None else list(required)
    return {
        "type": "object",
        "properties": {f.name: {"description": f.means, **f.shape} for f in known},
        **({"required": names} if names else {}),
    }


def _value_of(field: Field) -> Mapping[str, object]:
    """The shape of the field's value where it has one."""
    shapes = field.shape.get("anyOf")
    return shapes[0] if isinstance(shapes, list) else field.shape


def _csv_datatype(field: Field) -> object:
    """The field's type in CSV on the Web, which has a name of its own for a weblink."""
    kind = _value_of(field).get("format", "string")
    return "anyURI" if kind == "uri" else kind


def csv_columns(base: str) -> Mapping[str, object]:
    """What the columns of `recommendations.csv` mean, as CSV on the Web."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": base + addresses.RECOMMENDATIONS_TABLE,
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": field.name,
                    "titles": field.name,
                    "dc:description": field.means,
                    "datatype": _csv_datatype(field),
                }
                for field in (*ROW, *PLAN, *WORKED_OUT)
            ]
        },
    }
