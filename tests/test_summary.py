"""The summary of a job on GitHub: one, for somebody who has nothing but that page."""

import ast
from datetime import date

from publisher.checks import readiness
from publisher.checks.readiness import Name
from publisher.checks.states import Standing
from publisher.cli.summary import in_the_browser, summary_of
from publisher.errors import ExitCode
from publisher.findings import Finding, Rule
from publisher.job import Outcome, ReviewOutcome
from publisher.journey import Progress, Step

TODAY = date(2026, 11, 28)
EMPTY = Finding(Rule.D112, "a-2019-a", "recommendations.docx")
DONE = Step(Name.APPROVED, Progress.DONE, "first-review.md#5", "by A. | <b>_P_</b> on 2026-11-22")
TO_DO = Step(
    Name.READABLE, Progress.TO_DO, "files.md#types", remedy="Put it right.", findings=(EMPTY,)
)
TO_REPORT = Step(
    Name.REPORTED,
    Progress.TO_DO,
    "first-review.md#8",
    remedy="Send its pack to the Home Office; then `publisher pack` notes the day.",
)


def told(*reviews: ReviewOutcome, handbook: str | None = None) -> str:
    found = [step.findings for review in reviews for step in review.steps]
    outcome = Outcome(ExitCode.DONE, [one for some in found for one in some], reviews)
    return summary_of(outcome, TODAY, handbook)


HELD_BACK = ReviewOutcome("a-2019-a", Standing.HELD_BACK, steps=(DONE, TO_DO))
PUBLIC = ReviewOutcome("b-2019-a", Standing.READY, weblink="https://x.example/", steps=(DONE,))


def test_the_table_says_how_each_review_stands_and_what_comes_next() -> None:
    lines = told(HELD_BACK, PUBLIC).splitlines()
    assert "| a-2019-a | held back | 1 |  | Documents can be read in full |" in lines
    assert "| [b-2019-a](https://x.example/) | ready |  |  |  |" in lines
    assert told().splitlines()[2] == "There are no reviews."


def test_the_steps_of_a_review_stand_below_unless_all_are_done() -> None:
    text = told(HELD_BACK, PUBLIC, handbook="https://handbook.example/")
    assert "### a-2019-a, step by step" in text
    found = "[D112](https://handbook.example/findings.md#d112)"
    assert f"| Put it right. [How](https://handbook.example/files.md#types) | {found} |" in text
    assert "### b-2019-a" not in text


def test_what_is_public_and_not_reported_is_named_first_and_how_to_note_it_in_a_browser() -> None:
    unreported = ReviewOutcome("c-2019-a", Standing.READY, steps=(DONE, TO_REPORT))
    section = told(HELD_BACK, unreported).partition("### Published and not yet reported\n\n")[2]
    (line,) = section.partition("\n\n")[0].splitlines()
    assert line.startswith("- c-2019-a: Send its pack to the Home Office; then start this workflow")
    assert "the task `sent`" in line
    assert "Published and not yet reported" not in told(HELD_BACK, PUBLIC)


def test_no_name_breaks_the_table_or_begins_markup() -> None:
    (row,) = (line for line in told(HELD_BACK).splitlines() if "Approved" in line)
    assert row.count("|") == 5
    assert "<" not in row
    assert "_" not in row


def test_no_step_asks_somebody_with_a_browser_for_a_command() -> None:
    with open(readiness.__file__, encoding="utf-8") as file:
        constants = [
            n.value for n in ast.walk(ast.parse(file.read())) if isinstance(n, ast.Constant)
        ]
    commands = [c for c in constants if isinstance(c, str) and ("`publisher" in c or "`make" in c)]
    assert len(commands) > 3
    for words in commands:
        assert "`publisher" not in in_the_browser(words), words
        assert "`make" not in in_the_browser(words), words
