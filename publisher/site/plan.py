"""The rows of a review's action plan, and where each of them stands on the plan's page."""

import re
from collections.abc import Mapping
from typing import cast

from publisher.model import Document, RedactedText, Role
from publisher.recommendations import FIELDS, recommendations_in

ANCHOR = "anchor"
"""The key, beside those in `recommendations.FIELDS`, of a row's anchor on the plan's page."""

PlanRow = Mapping[str, RedactedText]
"""The words of each column that the plan has for this row, and its anchor."""


def plan_rows(document: Document[RedactedText]) -> list[PlanRow]:
    """The rows of a plan, in order."""
    anchors = recommendation_anchors(document)
    rows: list[PlanRow] = []
    for recommendation in recommendations_in(document):
        words = {name: recommendation.words(name) for name in FIELDS}
        words[ANCHOR] = anchors[id(recommendation.cells["recommendation"])]
        # Words of redacted cells put on one line: nothing is in them that was not redacted.
        rows.append({name: cast(RedactedText, text) for name, text in words.items() if text})
    return rows


def recommendation_anchors(document: Document[RedactedText]) -> dict[int, str]:
    """The anchor of each recommendation by the identity of the cell that holds it.

    Its printed number makes the anchor where every recommendation has its own, else its place.
    """
    if document.role is not Role.RECOMMENDATIONS:
        return {}
    cells: dict[int, str] = {}
    for found in recommendations_in(document):
        cells.setdefault(id(found.cells["recommendation"]), found.words("number"))
    numbers = [re.sub(r"[^A-Za-z0-9.]+", "-", number).strip("-.") for number in cells.values()]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        numbers = [str(at) for at in range(1, len(cells) + 1)]
    return {cell: f"recommendation-{number}" for cell, number in zip(cells, numbers, strict=True)}
