"""Invented reviews as values, for tests of everything that works on values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from publisher.config import ReviewSettings
from publisher.letter import Letter, Said
from publisher.letter.decision import Decision
from publisher.model import Block, Cell, Document, Paragraph, Role, Run, Table, pictures_in
from publisher.submission import Submission
from publisher.terms import FlaggedTerm

SETTINGS: dict[str, Any] = {
    "pseudonym": "Rowan",
    "partnership": "Ashgrove Community Safety Partnership",
    "death": "2019-11",
    "circumstances": "homicide",
    "letter": {
        "dated": "2022-09-08",
        "panel_met": "2022-06-29",
        "cleared": ["executive-summary", "recommendations"],
        "areas_for_development": [
            {"area": "The plan lacks dates.", "response": "Added.", "done": "2022-11-14"}
        ],
    },
    "status": "ready",
}
LETTER = Letter(
    pseudonym=Said("Rowan", ""),
    partnership=Said("Ashgrove Community Safety Partnership", ""),
    dated=Said(date(2022, 9, 8), ""),
    panel_met=Said(date(2022, 6, 29), ""),
    decision=Decision(Said(frozenset({"executive-summary", "recommendations"}), "")),
    areas=("The plan has no dates.",),
)
COLUMNS = ("Recommendation", "Action", "Lead agency", "Target date", "Review date", "Outcome")
ROW = ("Train staff", "Commission training", "Police", "May 2023", "May 2024", "Staff know")


def settings(changes: dict[str, Any] | None = None) -> ReviewSettings:
    """Good settings with some keys changed; "letter.dated" names a key inside another."""
    values: dict[str, Any] = {**SETTINGS, "letter": dict(SETTINGS["letter"])}
    for path, value in (changes or {}).items():
        outer, _, inner = path.partition(".")
        if inner:
            values[outer] = {**values.get(outer, {}), inner: value}
        else:
            values[outer] = value
    return ReviewSettings.model_validate(values)


def words(text: str) -> Paragraph[str]:
    return Paragraph((Run(text),))


def table(*rows: tuple[str, ...]) -> Table[str]:
    return Table(tuple(tuple(Cell((words(text),)) for text in row) for row in rows), header_rows=1)


def document(role: Role, *blocks: Block[str], name: str | None = None) -> Document[str]:
    return Document(role, name or str(role), "en", "", blocks)


def documents() -> tuple[Document[str], ...]:
    return (
        document(Role.EXECUTIVE_SUMMARY, words("Rowan was known to services.")),
        document(Role.RECOMMENDATIONS, table(COLUMNS, ROW)),
        document(Role.LETTER, words("Dear A.")),
    )


def submission(
    changes: dict[str, Any] | None = None,
    letter: Letter | None = LETTER,
    docs: tuple[Document[str], ...] | None = None,
    terms: tuple[FlaggedTerm, ...] = (),
    seen: Mapping[str, str] | None = None,
) -> Submission:
    docs = documents() if docs is None else docs
    nothing = {p.raster.fingerprint: "" for one in docs for p in pictures_in(one)}
    return Submission(
        slug="ashgrove-2019-a",
        settings=settings(changes),
        terms=terms,
        documents=docs,
        letter=letter,
        approval=None,
        files={"executive-summary": "executive-summary.docx"},
        findings=(),
        seen=nothing if seen is None else seen,
    )
