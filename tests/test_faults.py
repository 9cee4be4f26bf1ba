"""One review for each fault, named for it: what is found, where, and that it is held back."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks.states import Standing
from publisher.errors import ExitCode
from publisher.findings import Rule
from tests.folders import LETTER, PLAN, REVIEW, SUMMARY, TERMS, add_review, job, make_site

Changes = Mapping[str, str | bytes | None]
FAULTS: Mapping[str, tuple[Changes, set[tuple[str, str]]]] = {
    "no-executive-summary": (
        {"executive-summary.md": None},
        {("D101", "executive-summary")},
    ),
    "no-recommendations": ({"recommendations.csv": None}, {("D101", "recommendations")}),
    "no-letter": ({"qa-letter.md": None}, {("D101", "qa-letter")}),
    "no-review-yml": ({"review.yml": None}, {("R101", "")}),
    "no-redactions-yml": ({"redactions.yml": None}, {("T101", "")}),
    "summary-twice": (
        {"executive-summary.pdf": b"%PDF-1.7"},
        {("D102", "executive-summary.md")},
    ),
    "unknown-file": (
        {"Exec Summary FINAL v3.docx": b"PK"},
        {("D103", "file 1 (.docx)")},
    ),
    "letter-as-spreadsheet": (
        {"qa-letter.md": None, "qa-letter.xlsx": b"PK"},
        {("D104", "qa-letter.xlsx")},
    ),
    "old-word-file": (
        {"executive-summary.md": None, "executive-summary.doc": b"\xd0\xcf\x11\xe0"},
        {("D104", "executive-summary.doc")},
    ),
    "damaged-word-file": (
        {"executive-summary.md": None, "executive-summary.docx": b"PK\x03\x04 not a zip"},
        {("D105", "executive-summary.docx")},
    ),
    "damaged-pdf": (
        {"qa-letter.md": None, "qa-letter.pdf": b"%PDF-1.7 and nothing more"},
        {("D105", "qa-letter.pdf")},
    ),
    "empty-summary": ({"executive-summary.md": ""}, {("D112", "executive-summary.md")}),
    "plan-without-a-table": (
        {"recommendations.csv": None, "recommendations.md": "# Plan\n\nDo better.\n"},
        {("R108", "recommendations.md")},
    ),
    "misspelt-key": (
        {"review.yml": REVIEW.replace("pseudonym:", "psuedonym:")},
        {("S102", "review.yml"), ("S104", "review.yml")},
    ),
    "another-pseudonym-than-the-letter": (
        {"qa-letter.md": LETTER.replace("(Rowan)", "(Robin)")},
        {("R103", "review.yml")},
    ),
    "summary-not-cleared": (
        {"review.yml": REVIEW.replace("[executive-summary, ", "[")},
        {("R104", "review.yml")},
    ),
    "overview-cleared-by-nobody": (
        {
            "review.yml": REVIEW.replace("recommendations]", "recommendations, overview-report]"),
            "overview-report.md": "# Overview report\n\nWords.\n",
        },
        {("R107", "review.yml")},
    ),
    "area-unanswered": (
        {"review.yml": REVIEW.replace("      done: 2022-11-14\n", "")},
        {("R105", "review.yml")},
    ),
    "area-left-out": (
        {"qa-letter.md": LETTER.replace("dates.\n\nOnce", "dates.\n- Another.\n\nOnce")},
        {("R106", "review.yml")},
    ),
    "two-terms-of-one-id": (
        {"redactions.yml": TERMS.replace("id: home", "id: victim")},
        {("T102", "redactions.yml")},
    ),
    "term-id-that-names": (
        {"redactions.yml": TERMS.replace("id: victim", "id: marigold")},
        {("T103", "redactions.yml")},
    ),
    "replacement-that-names": (
        {"redactions.yml": TERMS.replace("becomes: Rowan", "becomes: Marigold T")},
        {("T105", "redactions.yml")},
    ),
    "telephone-left-over": (
        {"executive-summary.md": SUMMARY + "\nRing 07700 900417.\n"},
        {("I102", "executive-summary.md")},
    ),
    "birth-left-over-in-the-plan": (
        {"recommendations.csv": PLAN + "Ask more,Born 3 July 1983,Police,2023-05,2024-05,Known\n"},
        {("I104", "recommendations.csv")},
    ),
    "name-misspelt": (
        {"executive-summary.md": SUMMARY.replace("Ms Threlkeld", "Ms Threlkled")},
        {("I109", "executive-summary.md")},
    ),
    "name-misspelt-without-title": (
        {"executive-summary.md": SUMMARY.replace("Ms Threlkeld", "Threlkled")},
        {("I109", "executive-summary.md")},
    ),
    "restricted": (
        {"executive-summary.md": SUMMARY.replace("## Background", "RESTRICTED\n\n## Background")},
        {("I110", "executive-summary.md")},
    ),
    "notice-with-an-address": (
        {"review.yml": REVIEW.replace("invented.", "invented. Ask z@posta.example.")},
        {("I102", "review.yml")},
    ),
    "allowance-of-a-flagged-name": (
        {"review.yml": REVIEW + "allow: [{text: Ms Threlkeld, reason: hers}]\n"},
        {("I111", "review.yml")},
    ),
    "pseudonym-that-names": (
        {
            "review.yml": REVIEW.replace("Rowan", "Marigold"),
            "qa-letter.md": LETTER.replace("(Rowan)", "(Marigold)"),
        },
        {("T106", "")},
    ),
}


@pytest.mark.parametrize(("changes", "expected"), FAULTS.values(), ids=list(FAULTS))
def test_each_fault_is_found_and_holds_the_review_back(
    tmp_path: Path, changes: Changes, expected: set[tuple[str, str]]
) -> None:
    root = make_site(tmp_path)
    add_review(root, changes=changes)
    outcome = pipeline.check(job(root))
    stops = {(f.rule.code, f.file) for f in outcome.findings if f.stops}
    assert stops == expected
    assert outcome.reviews[0].standing is Standing.HELD_BACK
    assert outcome.exit_code is ExitCode.CHECKS_FAILED


def test_a_review_without_fault_is_ready(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(root)
    outcome = pipeline.check(job(root))
    assert [f for f in outcome.findings if f.stops] == []
    assert outcome.exit_code is ExitCode.DONE


def test_all_faults_of_a_review_are_told_at_once(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(
        root,
        changes={
            "qa-letter.md": None,
            "review.yml": REVIEW.replace("      done: 2022-11-14\n", ""),
            "recommendations.csv": "a,b\n1,2\n",
        },
    )
    found = {f.rule for f in pipeline.check(job(root)).findings}
    assert {Rule.D101, Rule.R105, Rule.R108} <= found


def test_no_message_holds_a_word_of_the_documents(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    for number, (changes, _) in enumerate(FAULTS.values()):
        add_review(root, f"ashgrove-{1990 + number}-a", changes)
    told = str(pipeline.check(job(root))).lower()
    for word in (
        "marigold",
        "threlkeld",
        "quillfeather",
        "final v3",
        "900417",
        "3 july",
        "threlkled",
        "posta",
    ):
        assert word not in told


def test_a_term_that_never_occurs_is_advice(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(root, changes={"redactions.yml": TERMS + "- {id: x, kind: text, is: [zebra]}\n"})
    findings = pipeline.check(job(root)).findings
    assert [(f.rule, f.term) for f in findings if f.rule is Rule.T201] == [(Rule.T201, "x")]


def test_the_good_texts_are_used() -> None:
    assert "Thr*elk*eld" in SUMMARY
    assert PLAN.count("\n") == 2
