import pytest

from publisher.recommendations import field_of

HEADINGS = {
    "Recommendation": "recommendation",
    "Scope of recommendation (local, regional or national)": "scope",
    "Action to take": "action",
    "Lead agency": "lead",
    "Key milestones in enacting the recommendation": "milestones",
    "Target date": "target_date",
    "Date of completion and outcome": "outcome",
    "Rec. No.": "number",
    "Shoe size": None,
}


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items(), ids=HEADINGS)
def test_columns_are_known_by_their_headings(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    {
        "Recommendatio\nn": "recommendation",
        "Scope of recommendatio n": "scope",
        "Mile stones": "milestones",
        "Respon sible": "lead",
    }.items(),
)
def test_a_heading_that_a_narrow_column_breaks_is_known(heading: str, field: str) -> None:
    assert field_of(heading) == field
