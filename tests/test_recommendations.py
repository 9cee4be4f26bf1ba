import pytest

from publisher.model import Cell, Paragraph, Role, Run, Table
from publisher.recommendations import field_of, recommendations_in, unread_tables
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
    "RAG rating": "milestones",
    "Fragile families": None,
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
    "Revised completion date": "target_date",
    "Agreed date of completion": "target_date",
    "Timetable for completion": "target_date",
    "Time frame": "target_date",
    "Target date / Date completed": "target_date",
    "Date completed & target date": "target_date",
    "Outcome / target date / date completed": "outcome",
    "Completed Y/N and when": "completed",
    "Completed on time or overdue": "completed",
    "Actual completion date": "completed",
    "Date signed off": "completed",
    "Date action was implemented": "completed",
    "Date actioned": "completed",
    "Target date / date implemented": "target_date",
    "Due date or date actioned": "target_date",
    "Actions to be implemented": "action",
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


TWO_OF_A_KIND: dict[str, tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]] = {
    "a revised target": (
        ("Target date", "Revised target date"),
        ("March 2023", "March 2027"),
        {"target_date": "March 2023; March 2027"},
    ),
    "a target that was not revised": (
        ("Target date", "Revised target date"), ("March 2023", ""), {"target_date": "March 2023"}
    ),
    "a status beside milestones": (
        ("Key milestones achieved in enacting recommendation", "Target date", "Status"),
        ("Draft; consult", "March 2023", "Completed"),
        {"milestones": "Draft; consult", "completed": "Completed"},
    ),
    "a status beside milestones and completion": (
        ("Milestones", "Completed Y/N", "Status"),
        ("Draft", "Y", "Green"),
        {"milestones": "Draft; Green", "completed": "Y"},
    ),
    "a status before the progress": (
        ("Status", "Progress update"),
        ("Completed", "Policy sent"),
        {"milestones": "Policy sent", "completed": "Completed"},
    ),
    "a rating beside milestones": (
        ("RAG", "Milestones"), ("Done", "Draft"), {"milestones": "Draft", "completed": "Done"}
    ),
    "a rating and a status": (
        ("Status", "BRAG rating"),
        ("Completed", "Green"),
        {"milestones": "Completed", "completed": "Green"},
    ),
    "a day of completion to come beside a timescale": (
        ("Timescale", "Date for completion"),
        ("Six months", "May 2023"),
        {"target_date": "Six months; May 2023", "completed": ""},
    ),
    "a revised day of completion": (
        ("Target completion date", "Revised completion date"),
        ("March 2023", "May 2023"),
        {"target_date": "March 2023; May 2023", "completed": ""},
    ),
    "actions to complete beside an action": (
        ("Action", "Actions to complete"),
        ("Train", "Sign up"),
        {"action": "Train; Sign up", "completed": ""},
    ),
    "a day by which it was completed, or shall be, alone": (
        ("Completed\nby",),
        ("May 2023",),
        {"milestones": "May 2023", "target_date": "May 2023", "completed": ""},
    ),
    "a day of completion alone, with how it is written": (
        ("Completion date (dd/mm/yyyy)",),
        ("01/05/2023",),
        {"milestones": "01/05/2023", "target_date": "01/05/2023", "completed": ""},
    ),
    "a day of completion alone": (
        ("Milestones", "Completion date"),
        ("Draft", "May 2023"),
        {"milestones": "Draft; May 2023", "target_date": "May 2023", "completed": ""},
    ),
    "a day of completion and a status beside milestones": (
        ("Milestones", "Completion date", "Status"),
        ("Draft", "May 2023", "Completed"),
        {"milestones": "Draft; May 2023", "target_date": "May 2023", "completed": "Completed"},
    ),
    "a day of completion beside a target": (
        ("Completion date", "Target date"),
        ("April 2023", "May 2023"),
        {"milestones": "", "target_date": "May 2023", "completed": "April 2023"},
    ),
    "one column for both days": (
        ("Milestones", "Target date / Date completed"),
        ("Draft", "May 2023"),
        {"milestones": "Draft; May 2023", "target_date": "May 2023", "completed": ""},
    ),
    "one column for both days, the last first": (
        ("Date completed/target date",),
        ("May 2023",),
        {"milestones": "May 2023", "target_date": "May 2023", "completed": ""},
    ),
    "one column for both days beside one for completion": (
        ("Timescale and completion", "Completed Y/N"),
        ("May 2023", "N"),
        {"milestones": "May 2023", "target_date": "May 2023", "completed": "N"},
    ),
    "a day on which it was completed alone": (
        ("Date completed",), ("May 2023",), {"target_date": "", "completed": "May 2023"}
    ),
    "a status alone": (("Status",), ("Completed",), {"milestones": "Completed", "completed": ""}),
    "the form's last column beside the outcome": (
        ("Measure of success", "Target date", "Date of completion and outcome"),
        ("All trained", "March 2023", "Completed March 2022"),
        {"outcome": "All trained", "completed": "Completed March 2022"},
    ),
    "a day of completion alone beside the form's last column": (
        ("Measure of success", "Completion date", "Date of completion and outcome"),
        ("All trained", "March 2023", "Completed March 2022"),
        {"target_date": "March 2023", "completed": "Completed March 2022"},
    ),
    "two for the outcome": (
        ("Outcome", "Impact"), ("All trained", "More calls"), {"outcome": "All trained; More calls"}
    ),
    "two that lead": (("Lead agency", "Action lead"), ("Police", "Chief"), {"lead": "Police"}),
    "two numbers": (("No", "Ref"), ("1", "R7"), {"number": "1"}),
}  # fmt: skip


@pytest.mark.parametrize(("heads", "cells", "expected"), TWO_OF_A_KIND.values(), ids=TWO_OF_A_KIND)
def test_of_two_columns_of_a_kind_both_count(
    heads: tuple[str, ...], cells: tuple[str, ...], expected: dict[str, str]
) -> None:
    plan = table(("Recommendation", *heads), ("Train", *cells))
    (row,) = recommendations_in(document(Role.RECOMMENDATIONS, plan))
    assert {name: row.words(name) for name in expected} == expected


def test_a_cell_across_two_columns_of_a_kind_and_a_heading_across_two_count_once() -> None:
    def wide(text: str) -> Cell[str]:
        return Cell((words(text),), columns=2)

    heads = table(("Recommendation", "Target date", "Revised date due")).rows[0]
    ask = table(("Ask",)).rows[0]
    both = Table((heads, (*ask, wide("May 2023"))), header_rows=1)
    under = Table(((heads[0], wide("Target date")), table(("Ask", "1", "2")).rows[0]), 1)
    for plan, told in ((both, "May 2023"), (under, "1")):
        (row,) = recommendations_in(document(Role.RECOMMENDATIONS, plan))
        assert row.words("target_date") == told


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


PLAN = ("No", "Recommendation", "Action", "Lead", "Target date")
TRAIN = ("1", "Train staff", "Write course", "Council", "March 2023")
AUDIT = ("2", "Audit", "Look at files", "Police", "May 2023")


def told(*tables: Table[str]) -> list[tuple[str, ...]]:
    found = recommendations_in(document(Role.RECOMMENDATIONS, *tables))
    return [tuple(map(row.words, ("number", "recommendation", "theme", "action"))) for row in found]


def test_a_row_without_a_recommendation_goes_on_with_the_last_one() -> None:
    more = (("", "", "Deliver course to all staff", "NHS", "June 2023"),)
    alone = ("", "", "Do not use family members as interpreters", "", "")
    assert told(table(PLAN, TRAIN, *more, alone, AUDIT)) == [
        ("1", "Train staff", "", "Write course"),
        ("1", "Train staff", "", "Deliver course to all staff"),
        ("1", "Train staff", "", "Do not use family members as interpreters"),
        ("2", "Audit", "", "Look at files"),
    ]


def test_a_row_that_goes_on_has_the_theme_of_its_recommendation_and_its_own_lead() -> None:
    plan = table(PLAN, ("Skills", "", "", "", ""), TRAIN, ("", "", "", "NHS", ""))
    one, two = recommendations_in(document(Role.RECOMMENDATIONS, plan))
    assert [two.words(name) for name in ("theme", "lead", "action")] == ["Skills", "NHS", ""]
    assert two.cells["recommendation"] is one.cells["recommendation"]


def test_a_table_may_begin_with_what_goes_on_from_the_one_before() -> None:
    *_, last = told(table(PLAN, TRAIN), table(PLAN, ("", "", "Repeat it", "", "")))
    assert last == ("1", "Train staff", "", "Repeat it")


@pytest.mark.parametrize("row", [("Skills", "", "", "", ""), ("", "", "-", "-", "")])
def test_a_name_or_a_dash_goes_on_with_nothing(row: tuple[str, ...]) -> None:
    assert len(told(table(PLAN, TRAIN, row))) == 1


def test_words_in_the_first_column_alone_name_a_theme_unless_they_are_an_action() -> None:
    for heads, count in ((("Lead", "Recommendation"), 1), (("Action", "Recommendation"), 2)):
        assert len(told(table(heads, ("One", "Train"), ("Another", "")))) == count


UNREAD = {
    "another name for the recommendation": (("What needs to change", "Who", "By when"), True),
    "an action and its lead": (("Gap", "Action", "Lead agency"), True),
    "members": (("Name", "Role", "Agency"), False),
    "a glossary": (("Term", "Meaning"), False),
    "versions": (("Version", "Date", "Status"), False),
    "a key to colours": (("Colour", "Action completed", "Action overdue"), False),
}


@pytest.mark.parametrize(("heads", "lost"), UNREAD.values(), ids=UNREAD)
def test_a_table_without_recommendations_is_told_and_whether_it_looks_like_a_plan(
    heads: tuple[str, ...], lost: bool
) -> None:
    other = table(heads, ("Ask", "Police", "May 2023")[: len(heads)])
    plan = document(Role.RECOMMENDATIONS, table(PLAN, TRAIN), words("Then:"), other)
    assert list(unread_tables(plan)) == [(2, lost)]


def test_headings_below_a_title_are_those_of_a_plan() -> None:
    titled = table(("Action plan", "Ashgrove"), ("Recommendation", "Lead"), ("Ask", "Police"))
    long = "A recommendation of this review as it stands in the overview report, word for word"
    key = table(("Key", "Meaning"), ("Lead", long), ("2", "Recommendation met"))
    plan = document(Role.RECOMMENDATIONS, titled, key, table(PLAN, TRAIN))
    assert list(unread_tables(plan)) == [(1, True), (2, False)]


def test_a_column_of_recommendations_that_is_empty_is_that_of_a_plan() -> None:
    empty = table(("Recommendation", "Notes"), ("", "Ask"))
    plan = document(Role.RECOMMENDATIONS, table(PLAN, TRAIN), empty)
    assert list(unread_tables(plan)) == [(2, True)]


def test_what_has_no_rows_with_words_or_no_columns_is_passed_over() -> None:
    others = (
        table(("Action", "Lead")),
        table(("Action", "Lead"), ("", "")),
        table(("Of",), ("May",)),
    )
    assert list(unread_tables(document(Role.RECOMMENDATIONS, *others, table(PLAN, TRAIN)))) == []


def test_what_is_struck_out_is_not_said_any_more() -> None:
    def half(gone: str, stays: str = "") -> Cell[str]:
        return Cell((Paragraph((Run(gone, struck=True), Run(stays))),))

    heads = table(("Recommendation", "Target date", "Date completed", "Theme")).rows
    rows = (
        (
            half("Do not ", "tell the family"),
            half("March 2022", "May 2022"),
            half("Done"),
            half(""),
        ),
        (half("Dropped"), half("March 2022"), half("", "Done"), half("Asking")),
    )
    plan = Table((*heads, *rows), header_rows=1)
    first, second = recommendations_in(document(Role.RECOMMENDATIONS, plan))
    fields = ("recommendation", "target_date", "completed", "theme")
    assert [*map(first.words, fields)] == ["tell the family", "May 2022", "", ""]
    assert [*map(second.words, fields)] == ["Dropped", "", "Done", "Asking"], "known by it still"
