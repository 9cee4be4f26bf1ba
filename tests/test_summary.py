"""The summary of a job on GitHub: one, for somebody who has nothing but that page."""

import ast
from dataclasses import replace
from datetime import date

from publisher.checks import readiness
from publisher.checks.readiness import Name
from publisher.checks.states import Standing
from publisher.cli.summary import SHOWN, summary_of
from publisher.errors import ExitCode
from publisher.findings import Finding, Place, Rule
from publisher.job import Outcome, Rehearsed, ReviewOutcome
from publisher.journey import Progress, Step
from publisher.record.browser import in_the_browser
from publisher.record.report import remedy_of

TODAY = date(2026, 11, 28)
EMPTY = Finding(Rule.D112, "a-2019-a", "recommendations.docx")
DONE = Step(Name.APPROVED, Progress.DONE, "first-review.md#5", "by A. | <b>_P_</b> on 2026-11-22")
TO_DO = Step(
    Name.READABLE, Progress.TO_DO, "files.md#types", remedy="Put it right.", findings=(EMPTY,)
)
ADVICE = Finding(Rule.R205, "a-2019-a", "review.yml")
TO_READ = Step(Name.WORDS, Progress.TO_DO, "x.md", remedy="Read the advice.", findings=(ADVICE,))
TO_REPORT = Step(
    Name.REPORTED,
    Progress.TO_DO,
    "first-review.md#8",
    remedy="Send its pack to the Home Office; then `publisher pack` with `--mark-sent` notes the "
    "day.",
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
    assert told().splitlines()[2].startswith("There are no reviews. Begin one from its letter")
    assert "|" not in told()


def test_the_table_says_what_can_be_read_as_it_would_be_if_that_was_asked_for() -> None:
    asked = [replace(HELD_BACK, rehearsed=one) for one in Rehearsed]
    rows = [line for line in told(*asked).splitlines() if line.startswith("|")][:5]
    assert [row.split("|")[-2].strip() for row in rows] == [
        "To read as it would be", "---", "yes", "no, its last released pages", "no"
    ]  # fmt: skip
    assert len({row.count("|") for row in rows}) == 1
    assert "as it would be" not in told(HELD_BACK)


def test_what_to_do_next_is_what_holds_back_and_never_advice_before_it() -> None:
    assert "### What to do next\n\n- a-2019-a: Put it right. How" in told(HELD_BACK)
    advised = ReviewOutcome("a-2019-a", Standing.HELD_BACK, steps=(TO_READ, TO_DO))
    assert "- a-2019-a: Put it right." in told(advised)
    alone = ReviewOutcome("a-2019-a", Standing.READY, steps=(TO_READ, DONE))
    assert "- a-2019-a: Read the advice." in told(alone)


def test_each_finding_is_told_in_full_and_how_to_put_it_right_once() -> None:
    text = told(both := ReviewOutcome(
        "a-2019-a", Standing.HELD_BACK, steps=(TO_READ, TO_DO)
    ), handbook="https://handbook.example/")  # fmt: skip
    stops, advice = text.partition("### a-2019-a: what was found")[2].split("<details>")
    assert (
        "- recommendations.docx: is empty ([D112](https://handbook.example/findings.md#d112))"
        in (stops)
    )
    assert stops.count(EMPTY.rule.remedy) == 1
    assert "Other advice, which holds nothing back: 1" in advice
    assert "- review.yml: " in advice
    assert both.name not in stops.replace("a-2019-a: what", "")


def test_what_is_of_no_review_is_told_too() -> None:
    found = [Finding(Rule.W101, "gone-2001-a"), Finding(Rule.K106, file="x")]
    text = summary_of(Outcome(ExitCode.LINK_LOST, found, ()), TODAY, None)
    assert "### gone-2001-a: what was found" in text
    assert "### The website" in text
    assert text.count("**To put right**") == 2


def test_what_may_be_a_name_is_not_folded_away() -> None:
    name = Finding(Rule.I202, "a-2019-a", "executive-summary.docx", detail="x")
    step = replace(TO_READ, findings=(name, ADVICE))
    text = told(ReviewOutcome("a-2019-a", Standing.READY, steps=(step,)))
    assert text.index("I202") < text.index("<details>") < text.index("- review.yml: ")


def test_a_page_that_github_would_not_show_for_its_length_is_cut_and_says_so() -> None:
    many = tuple(replace(EMPTY, place=Place(line=n)) for n in range(1, 1000))
    step = replace(TO_DO, findings=many)
    text = told(ReviewOutcome("a-2019-a", Standing.HELD_BACK, steps=(step,)))
    assert text.count("- recommendations.docx, ") == SHOWN
    assert f"{999 - SHOWN} more are named in the log" in text


def test_what_is_typed_is_shown_as_it_is_and_names_are_not_markup() -> None:
    key = Finding(Rule.S107, "a-2019-a", "review.yml", detail="`done:` of `areas_for_development:`")
    step = Step(Name.LETTER, Progress.TO_DO, "x.md", remedy="x", findings=(key,))
    text = told(ReviewOutcome("a-2019-a", Standing.HELD_BACK, steps=(step,)))
    assert "`areas_for_development:`" in text


def test_after_a_withdrawal_the_page_leads_on() -> None:
    gone = ReviewOutcome("d-2019-a", Standing.WITHDRAWN, steps=(DONE,))
    section = told(gone, handbook="https://handbook.example/").partition("### Withdrawn\n\n")[2]
    assert section.startswith("- d-2019-a\n")
    assert "(https://handbook.example/urgent-take-down.md#within-the-hour)" in section
    assert "### Withdrawn" not in told(HELD_BACK)


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


def test_no_finding_sends_somebody_with_a_browser_to_what_is_done_at_a_computer() -> None:
    for rule in Rule:
        finding = Finding(rule, "a-2019-a")
        words = in_the_browser(remedy_of(finding))
        assert "publisher preview" not in words, rule
        assert "publisher approve" not in words, rule
        assert "publisher new" not in words, rule
