"""Each rule with a case that breaks it, and a review that breaks none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from publisher.checks.check import check
from publisher.letter import WHOLE, Letter, Said
from publisher.letter.decision import Decision
from publisher.model import Document, Role
from tests.building import COLUMNS, LETTER, ROW, document, documents, submission, table, words

TODAY = date(2026, 11, 22)
AREA = {"area": "The plan lacks dates."}


def found(
    changes: dict[str, Any] | None = None,
    letter: Letter | None = LETTER,
    docs: tuple[Document[str], ...] | None = None,
) -> list[tuple[str, str]]:
    return [(f.rule.code, f.detail) for f in check(submission(changes, letter, docs), TODAY)]


ADDRESSES = (Said("dhr@home.example", ""), Said("other@x.example", ""))
ASKED = replace(LETTER, report_to=ADDRESSES)
REPORTED_TO: dict[str, tuple[dict[str, Any], tuple[str, ...], list[str]]] = {
    "to all that it asks for": ({}, ("DHR@Home.example", "other@x.example"), []),
    "not to one of the letter": ({}, ("dhr@home.example",), ["2 of the addresses in the letter"]),
    "out of date, so taken out": (
        {"letter.report_to": ["dhr@home.example"]},
        ("dhr@home.example",),
        [],
    ),
    "not to one that was written down": (
        {"letter.report_to": ["new@x.example"]},
        ("dhr@home.example", "other@x.example"),
        ["1 of `report_to:`"],
    ),
}


@pytest.mark.parametrize(("changes", "packs", "told"), REPORTED_TO.values(), ids=REPORTED_TO)
def test_an_address_that_would_get_no_pack_is_told_by_its_number(
    changes: dict[str, Any], packs: tuple[str, ...], told: list[str]
) -> None:
    findings = check(submission(changes, ASKED), TODAY, packs)
    assert [(f.rule.code, f.detail) for f in findings] == [
        ("R210", f"number {one}") for one in told
    ]
    assert not any(finding.stops for finding in findings)


def test_a_good_review_has_no_finding() -> None:
    assert found() == []


SETTINGS_CASES = {
    "the summary is not cleared": (
        {"letter.cleared": ["recommendations"]},
        [("R104", "executive summary")],
    ),
    "more is cleared than the letter clears": (
        {"letter.cleared": ["executive-summary", "recommendations", "overview-report"]},
        [("R107", "overview report")],
    ),
    "an area has no response": (
        {"letter.areas_for_development": [AREA | {"done": "2022-11-14"}]},
        [("R105", "number 1 lacks `response:`")],
    ),
    "an area has neither": (
        {"letter.areas_for_development": [AREA]},
        [("R105", "number 1 lacks `response:` and `done:`")],
    ),
    "an area is to be done later": (
        {"letter.areas_for_development": [AREA | {"response": "x", "done": "2027-01-01"}]},
        [("R105", "`done:` of number 1 is still to come")],
    ),
    "an area is left out": ({"letter.areas_for_development": []}, [("R106", "0 of 1")]),
    "another pseudonym": ({"pseudonym": "Robin"}, [("R103", "pseudonym")]),
    "another partnership": ({"partnership": "Elmside Partnership"}, [("R103", "partnership")]),
    "another panel date": (
        {"letter.panel_met": "2022-06-28"},
        [("R103", "date of the panel's meeting")],
    ),
    "a letter from the future": (
        {"letter.dated": "2027-01-01"},
        [("R109", "`dated:` of the letter is still to come"), ("R103", "date of the letter")],
    ),
    "a death after the letter": (
        {"death": "2022-10"},
        [("R109", "`death:` is after the letter")],
    ),
    "an end before the beginning": (
        {"publish": {"from": "2026-12-01", "until": "2026-11-01"}},
        [("R109", "`until:` is not after `from:`")],
    ),
    "case and accents do not matter": ({"pseudonym": "ROWÁN"}, []),
}


@pytest.mark.parametrize(("changes", "expected"), SETTINGS_CASES.values(), ids=list(SETTINGS_CASES))
def test_review_yml_is_checked(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(changes) == expected


def test_a_letter_that_clears_the_whole_review_clears_its_parts() -> None:
    changes = {"letter.cleared": ["executive-summary", "recommendations", "overview-report"]}
    whole = Decision(Said(frozenset({WHOLE}), ""))
    assert found(changes, replace(LETTER, decision=whole)) == []


def test_what_a_letter_leaves_out_of_the_whole_review_is_not_cleared() -> None:
    changes = {"letter.cleared": ["executive-summary", "recommendations", "overview-report"]}
    whole = Decision(Said(frozenset({WHOLE}), ""), left_out=frozenset({"overview-report"}))
    assert found(changes, replace(LETTER, decision=whole)) == [("R107", "overview report")]


def test_what_a_letter_forbids_is_not_cleared_though_it_names_it_before() -> None:
    cleared = ["executive-summary", "recommendations", "appendix-b", "tribute", "easy-read"]
    named = frozenset({"executive-summary", "recommendations", "appendix-b"})
    forbids = Decision(Said(named, ""), frozenset({"appendix-b", "tribute"}), "They may not be.")
    told = found({"letter.cleared": cleared}, replace(LETTER, decision=forbids))
    assert told == [("R107", "appendix b"), ("R107", "tribute")]
    every = replace(forbids, left_out=frozenset({"appendix"}))
    assert found({"letter.cleared": cleared}, replace(LETTER, decision=every)) == [
        ("R107", "appendix b")
    ]


def test_a_letter_that_forbids_what_is_no_document_of_ours_is_pointed_out() -> None:
    named = Decision(Said(frozenset({WHOLE}), ""), refused="The chronology may not be published.")
    assert found({}, replace(LETTER, decision=named)) == [("R204", "")]


def test_a_letter_may_shorten_the_name_of_the_partnership() -> None:
    for name in ("Ashgrove Community Safety Partnership Board", "Community Safety Partnership"):
        assert found(letter=replace(LETTER, partnership=Said(name, ""))) == []
    other = replace(LETTER, partnership=Said("Grove Community Safety Partnership", ""))
    assert found(letter=other) == [("R103", "partnership")]


def test_a_letter_that_refuses_is_pointed_out() -> None:
    refused = Decision(refused="The Panel is not content that the report be published.")
    letter = replace(LETTER, decision=refused)
    assert ("R204", "") in found({}, letter)
    assert found({"status": "waiting", "letter.cleared": []}, letter) == [("R204", "")]
    assert ("R104", "recommendations") in found({"letter.cleared": []}, letter)


def test_what_the_letter_does_not_say_is_named_as_advice() -> None:
    silent = Letter()
    assert [code for code, _ in found(letter=silent)] == ["R202"] * 5


def test_a_plan_without_a_table_of_recommendations_is_a_finding() -> None:
    summary, _, letter = documents()
    plan = document(Role.RECOMMENDATIONS, words("Do better."))
    assert found(docs=(summary, plan, letter)) == [("R108", "")]


def test_each_further_table_of_a_plan_that_yields_nothing_is_told_by_its_number() -> None:
    summary, plan, letter = documents()
    renamed = table(("What needs to change", *COLUMNS[1:]), ROW)
    members = table(("Name", "Agency"), ("A. Person", "Police"))
    plan = replace(plan, blocks=(*plan.blocks, renamed, members))
    told = check(submission(docs=(summary, plan, letter)), TODAY)
    assert [(f.rule.code, f.stops, str(f.place)) for f in told] == [
        ("R108", True, "table 2, row 1"),
        ("R211", False, "table 3, row 1"),
    ]


ACTIONS = {
    "Commission training for 40 staff": False,
    "Train staff to consider coercive control": False,
    "Consider training": True,
    "To explore options": True,
    "The CSP should consider training": True,
    "All agencies will ensure that staff are aware": True,
    "": True,
}


@pytest.mark.parametrize(("action", "vague"), ACTIONS.items())
def test_an_action_that_says_no_deed_is_vague(action: str, vague: bool) -> None:
    summary, _, letter = documents()
    row = ("Train staff", action, *ROW[2:])
    plan = document(Role.RECOMMENDATIONS, table(COLUMNS, row))
    told = [("R201", "no action that says what will be done for recommendation 1")]
    assert found(docs=(summary, plan, letter)) == (told if vague else [])


def test_without_a_column_of_actions_the_recommendation_is_looked_at() -> None:
    summary, _, letter = documents()
    columns, rows = (COLUMNS[0], *COLUMNS[2:]), (ROW[0], *ROW[2:])
    plan = document(Role.RECOMMENDATIONS, table(columns, rows, ("Encourage staff", *ROW[2:])))
    assert found(docs=(summary, plan, letter)) == [
        ("R201", "no action that says what will be done for recommendation 2")
    ]


def test_what_the_panel_finds_wanting_is_advice() -> None:
    summary, _, letter = documents()
    plan = document(Role.RECOMMENDATIONS, table(COLUMNS, ROW, ("Do better", "Try", "", "", "", "")))
    assert found(docs=(summary, plan, letter)) == [
        ("R201", "no lead agency for recommendation 2"),
        ("R201", "no target date for recommendation 2"),
        ("R201", "no review date for recommendation 2"),
        ("R201", "no outcome that says how it will be known for recommendation 2"),
        ("R201", "no action that says what will be done for recommendation 2"),
    ]


def test_an_audit_whose_results_have_no_day_is_advice() -> None:
    row = ("Audit referrals", "Dip sample cases", "Police", "May 2023", "", "Staff know")
    dated = (*row[:4], "May 2024", row[5])
    summary, _, letter = documents()
    for one, days in ((row, 1), (dated, 0)):
        plan = document(Role.RECOMMENDATIONS, table(COLUMNS, one))
        told = [detail for _, detail in found(docs=(summary, plan, letter))]
        assert sum("results of an audit" in detail for detail in told) == days


def test_what_all_recommendations_lack_is_told_once() -> None:
    summary, _, letter = documents()
    columns, row = ("Recommendation", "Lead agency"), ("Do better", "Police")
    plan = document(Role.RECOMMENDATIONS, table(columns, row, row, row))
    told = found(docs=(summary, plan, letter))
    assert ("R201", "no review date for any recommendation") in told
    assert len(told) == 3
