"""Findings are told to people, to programs and to GitHub with the same facts."""

import json

import pytest

from publisher.findings import Finding, Place, Rule, together
from publisher.record.report import as_github, as_json, as_text

FINDINGS = [
    Finding(Rule.T201, "b-2020-a", "redactions.yml", term="sister"),
    Finding(Rule.D108, "a-2019-a", "overview-report.pdf", Place(page=4, paragraph=41)),
    Finding(Rule.S104, "a-2019-a", "review.yml", Place(line=3), detail="`death:`"),
]


def test_people_read_where_what_and_the_remedy() -> None:
    lines = as_text(FINDINGS).splitlines()
    assert lines[0] == (
        "reviews/a-2019-a/overview-report.pdf, page 4, paragraph 41: "
        "has a picture, or something else to look at, without a description (D108)"
    )
    assert lines[1].startswith("  Describe it")
    assert lines[1].endswith("Why: docs/handbook/findings.md#d108")
    assert lines[2] == "reviews/a-2019-a/review.yml, line 3: lacks `death:` (S104)"
    assert lines[4].startswith("reviews/b-2020-a/redactions.yml: Advice: ")
    assert "Advice" not in as_text(FINDINGS, headed=True)


def test_programs_read_the_same_as_json() -> None:
    told = json.loads(as_json(FINDINGS))["findings"]
    assert [(f["code"], f["severity"], f["line"], f["term"]) for f in told] == [
        ("D108", "stop", None, None),
        ("S104", "stop", 3, None),
        ("T201", "advice", None, "sister"),
    ]


CELL = Place(paragraph=37, table=2, row=4, column=3)


def test_a_cell_is_told_by_its_row_and_column_instead_of_its_paragraph() -> None:
    assert str(CELL) == "table 2, row 4, column 3"
    (told,) = json.loads(as_json([Finding(Rule.I201, "a", "plan.csv", CELL)]))["findings"]
    assert (told["table"], told["row"], told["column"]) == (2, 4, 3)


def test_several_places_are_told_together_each_once() -> None:
    places = [Place(1, 3), Place(1, 7), Place(1, 3), Place(2, 9), CELL, Place(), Place(page=5)]
    assert together(places) == (
        "page 1, paragraphs 3, 7; page 2, paragraph 9; table 2, row 4, column 3; page 5"
    )


def test_github_marks_the_file_and_line() -> None:
    lines = as_github(FINDINGS).splitlines()
    assert lines[1].startswith(
        "::error file=reviews/a-2019-a/review.yml,line=3,title=S104::"
        "reviews/a-2019-a/review.yml%2C line 3%3A lacks `death%3A`"
    )
    assert lines[2].startswith("::notice ")


def test_the_same_finding_twice_is_told_once() -> None:
    assert as_text(FINDINGS + FINDINGS) == as_text(FINDINGS)


MARKED = {
    "a file": (Finding(Rule.D108, "a", "tribute.docx"), "reviews/a/tribute.docx"),
    "an encrypted file": (
        Finding(Rule.T201, "b", "redactions.yml"),
        "reviews/b/redactions.yml.age",
    ),
    "a file that is missing": (
        Finding(Rule.D101, "a", "executive-summary"),
        "reviews/a/review.yml",
    ),
    "a page of the site": (Finding(Rule.W101, "a", "reviews/a/index.html"), "reviews/a/review.yml"),
    "a folder that has no name": (Finding(Rule.D108, "folder 2", "tribute.docx"), "mkdocs.yml"),
    "a file beside the reviews": (Finding(Rule.K105, "", "file 1 (3 KB)"), "mkdocs.yml"),
}


@pytest.mark.parametrize(("finding", "file"), MARKED.values(), ids=list(MARKED))
def test_github_marks_a_file_that_is_there(finding: Finding, file: str) -> None:
    there = {"reviews/a/tribute.docx", "reviews/a/review.yml", "reviews/b/redactions.yml.age"}
    assert as_github([finding], there.__contains__).partition(",title=")[0].endswith(f"file={file}")
