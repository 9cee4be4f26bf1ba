"""What each field of the open data means: the one place that schemas and pages take it from.

Published: a field may be added, but none is taken away or given another meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}
_NULL = {"type": "null"}
_TEXT_OR_NULL = {"anyOf": [_TEXT, _NULL]}
_DAY_OR_NULL = {"anyOf": [_DAY, _NULL]}
_LINK = {"type": "string", "format": "uri"}
_SLUG = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_SLUG_OR_NULL = {"anyOf": [_SLUG, _NULL]}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it means, in a sentence, and the JSON Schema of its value."""

    name: str
    means: str
    shape: Mapping[str, object]


DOCUMENT = (
    Field("name", "Which document it is, as in its address.", _SLUG),
    Field("language", "Its language: en or cy.", {"enum": ["en", "cy"]}),
    Field("title", "Its title.", _TEXT),
)
DOCUMENT_LINKS = (
    Field("weblink", "Its page, for ever.", _LINK),
    Field("pdf", "Its PDF, for ever.", _LINK),
)
REVIEW = (
    Field("slug", "The review's own name in addresses; it never changes.", _SLUG),
    Field("pseudonym", "The name used for the person who died; not the real one.", _TEXT),
    Field("partnership", "The Community Safety Partnership that carried it out.", _TEXT),
    Field("name_of_review", "What kind of review it is called.", _TEXT),
    Field(
        "circumstances",
        "How the person died: homicide, suicide or other.",
        {"enum": ["homicide", "suicide", "other"]},
    ),
    Field(
        "death",
        "Year and month of the death. The day is never published.",
        {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    ),
    Field("letter_dated", "The date of the Home Office's letter.", _DAY),
    Field("published", "The day on which it was first published here.", _DAY),
    Field(
        "changed",
        "The day on which its words last changed, or null if they never did.",
        _DAY_OR_NULL,
    ),
    Field("themes", "What it is about.", {"type": "array", "items": _TEXT}),
    Field("notice", "A notice on top of its pages, or null.", _TEXT_OR_NULL),
    Field("indexing", "Whether search engines may list it.", {"type": "boolean"}),
    Field(
        "superseded_by", "The slug of the review that has taken its place, or null.", _SLUG_OR_NULL
    ),
)
REVIEW_LINKS = (
    Field("weblink", "Its page, for ever. Cite this.", _LINK),
    Field(
        "languages",
        "The languages in which it can be read: en, or en and cy (Welsh).",
        {"type": "array", "items": {"enum": ["en", "cy"]}},
    ),
    Field("weblink_welsh", "Its page in Welsh, for ever, or null.", {"anyOf": [_LINK, _NULL]}),
)
SLUG = Field("slug", "The slug of the review.", _SLUG)
ROW = (
    Field("review", "The slug of the review.", _SLUG),
    Field("name", "The pseudonym.", _TEXT),
    Field("partnership", "The Community Safety Partnership.", _TEXT),
    Field("published", "The day on which the review was first published here.", _DAY),
)
"""The columns of recommendations.csv that tell of the review."""
PLAN = (
    Field("number", "The recommendation's number in the review.", _TEXT_OR_NULL),
    Field("recommendation", "The recommendation.", _TEXT_OR_NULL),
    Field("action", "What is to be done.", _TEXT_OR_NULL),
    Field("scope", "Local, regional or national, in the review's words.", _TEXT_OR_NULL),
    Field("theme", "The theme under which the action plan has it.", _TEXT_OR_NULL),
    Field("lead", "The organisation that leads.", _TEXT_OR_NULL),
    Field("milestones", "Steps on the way, or progress so far.", _TEXT_OR_NULL),
    Field(
        "target_date",
        "When it should be done, in the review's words. What stands among the milestones, too, "
        "may be when it was done.",
        _TEXT_OR_NULL,
    ),
    Field("review_date", "When it is looked at again, in the review's words.", _TEXT_OR_NULL),
    Field("completed", "Whether and when it was completed, in the plan's words.", _TEXT_OR_NULL),
    Field("outcome", "What it should achieve, and how that will be known.", _TEXT_OR_NULL),
)
"""What an action plan says of each recommendation, in the order in which it is read."""
ANCHOR = Field("anchor", "Where it stands on the page of the action plan.", _TEXT)
WORKED_OUT = (
    Field(
        "progress",
        "How far it has come, worked out from the words of the plan on the day of the build: "
        "overdue (the target date has passed and the plan does not say that it was completed), "
        "in progress, no date given (none that can be told from the words; or it has passed, and "
        "they may say that it was completed or that it was not), or completed.",
        {"enum": ["overdue", "in progress", "no date given", "completed"]},
    ),
    Field("due", "The last day that the target date can mean.", _DAY_OR_NULL),
    Field("review_themes", "What its review is about.", {"type": "array", "items": _TEXT}),
    Field("weblink", "Where it stands in its action plan, for ever.", _LINK),
    Field(
        "superseded_by",
        "The slug of the review that has taken the place of its own, or null. Leave such rows out "
        "to count no action twice.",
        _SLUG_OR_NULL,
    ),
)
"""What we add to it. In the table the themes stand in one cell, with "; " between them."""
