import pytest

from publisher.model import Cell, Role, Table
from publisher.recommendations import field_of, recommendations_in
from tests.building import document, table, words

HEADINGS = {
    "Recommendation": "recommendation",
    "Scope of recommendation (local, regional or national)": "scope",
    "Action to take": "action",
    "Lead agency": "lead",
    "Key milestones in enacting the recommendation": "milestones",
    "Target date": "target_date",
    "Date of completion and outcome": "outcome",
    "Rec. No.": "number",
    "Key theme": "theme",
    "Theme and recommendation": "recommendation",
    "Shoe size": None,
    "What are we going to do?": "action",
    "To be done": "action",
    "To be done by": "target_date",
    "Date done": "completed",
    "Finished on": "completed",
    "Date of completion": "completed",
    "Completed within timescale": "completed",
    "Target date for completion": "target_date",
    "Target completion date": "target_date",
    "Planned completion date": "target_date",
    "Timescale for completion": "target_date",
    "To be completed by": "target_date",
    "Actions to be completed by": "target_date",
    "Date to be completed": "target_date",
    "Date for completion": "target_date",
    "Completion deadline": "target_date",
    "Dyddiad targed cwblhau": "target_date",
    "Action to be completed": "action",
    "Milestones to complete": "milestones",
    "Who is responsible for completing": "lead",
    "What difference will it make?": "outcome",
    "When will we look again?": "review_date",
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


def test_a_target_for_completion_leaves_the_column_of_what_was_completed_its_place() -> None:
    heads = ("Recommendation", "Target date for completion", "Date completed")
    (row,) = recommendations_in(
        document(Role.RECOMMENDATIONS, table(heads, ("Train", "March 2023", "Not yet")))
    )
    assert (row.words("target_date"), row.words("completed")) == ("March 2023", "Not yet")


HEADS = ("No", "Recommendation", "Lead")


def themes_of(plan: Table[str]) -> list[tuple[str, str]]:
    found = recommendations_in(document(Role.RECOMMENDATIONS, plan))
    return [(row.words("recommendation"), row.words("theme")) for row in found]


def test_a_row_that_holds_nothing_but_a_name_names_the_theme_of_the_rows_below_it() -> None:
    spanning = (Cell((words("Theme 2: Referral"),), columns=3),)
    plan = table(HEADS, ("Theme 1: Asking", "", ""), ("1", "Ask", "Police"), ("2", "Ask", ""))
    rows = (*plan.rows, spanning, *table(("3", "Refer", "Police"), ("", "", "")).rows)
    assert themes_of(Table(rows, header_rows=1)) == [
        ("Ask", "Theme 1: Asking"),
        ("Ask", "Theme 1: Asking"),
        ("Refer", "Theme 2: Referral"),
    ]


def test_a_column_for_the_theme_goes_before_a_row_that_names_one() -> None:
    plan = table((*HEADS, "Theme"), ("Part A", "", "", ""), ("1", "Ask", "", "Asking"))
    assert themes_of(plan) == [("Ask", "Asking")]


@pytest.mark.parametrize("row", [("7", "", ""), ("", "", "")])
def test_a_row_with_a_number_alone_names_no_theme(row: tuple[str, ...]) -> None:
    assert themes_of(table(HEADS, row, ("1", "Ask", "Police"))) == [("Ask", "")]
