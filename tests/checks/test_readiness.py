"""How far each step of a review is, and which step a finding belongs to."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from publisher.checks.readiness import HANDBOOK, REPORT_TO, Known, Name, readiness, step_of
from publisher.checks.states import Case, Past
from publisher.config import Status
from publisher.findings import Finding, Rule
from publisher.journey import Progress, Step
from tests.building import settings
from tests.test_docs import HANDBOOK as PAGES
from tests.test_docs import anchors

TODAY = date(2026, 11, 22)
RELEASED = Past(date(2025, 1, 31), public=True)
NEVER = Past()
TOLD = {"told": {"family": "2026-11-20", "agencies": "2026-11-22"}}
APPROVED = ("A. Person on 2026-11-21",)


def steps(
    changes: dict[str, Any] | None = None,
    findings: tuple[Finding, ...] = (),
    past: Past = NEVER,
    redacted: bool = True,
    **values: Any,
) -> dict[str, Step]:
    stopped = any(finding.stops for finding in findings)
    case = Case(settings({**TOLD, **(changes or {})}), stopped, TODAY, past)
    known = Known(case, findings, redacted, **{"approved": APPROVED, **values})
    return {step.name: step for step in readiness(known)}


def told(found: dict[str, Step]) -> list[str]:
    return [f"{step.name}: {step.told}" for step in found.values()]


def test_a_review_that_is_ready_has_only_to_be_published() -> None:
    assert told(steps()) == [
        "Letter read: done",
        "Cleared documents present: done",
        "Areas for development answered: done",
        "Flagged terms listed: done",
        "Documents can be read in full: done",
        "Nothing left over that may identify somebody: done",
        "Action plan and wording looked over: done",
        "Family and agencies told: done",
        "Approved: done by A. Person on 2026-11-21",
        "Day of publication come: done",
        "Published: to do",
        "Reported to the Home Office and the Commissioner: waiting for the publication",
    ]


def left_over() -> Finding:
    return Finding(Rule.I101)


CASES: dict[str, tuple[dict[str, Step], Name, str]] = {
    "no letter yet": (
        steps({"status": "waiting", "letter": None}, redacted=False),
        Name.LETTER,
        "waiting for the Home Office: its letter",
    ),
    "areas without a letter": (
        steps({"status": "waiting", "letter": None}, redacted=False),
        Name.AREAS,
        "waiting for the letter",
    ),
    "what could not be looked for": (
        steps(findings=(Finding(Rule.D105),), redacted=False),
        Name.LEFT_OVER,
        "waiting for the steps above",
    ),
    "a list that nobody has touched": (
        steps(findings=(left_over(),), listed=False, approved=()),
        Name.TERMS,
        "to do, nothing but whom the letter names is listed",
    ),
    "what cannot be read since it is not there": (
        steps(findings=(Finding(Rule.D101, detail="x"),), redacted=False),
        Name.READABLE,
        "waiting for the documents",
    ),
    "a plan that is not there": (
        steps(findings=(Finding(Rule.D101, detail="x"),), redacted=False),
        Name.WORDS,
        "waiting for the documents",
    ),
    "what was found": (steps(findings=(left_over(),)), Name.LEFT_OVER, "to do"),
    "approval, before the rest is done": (
        steps(findings=(left_over(),)),
        Name.APPROVED,
        "waiting for the steps above",
    ),
    "no approval": (steps(findings=(Finding(Rule.A101),)), Name.APPROVED, "to do"),
    "one of two approvals": (
        steps(findings=(Finding(Rule.A103),)),
        Name.APPROVED,
        "waiting for another person, approved so far by A. Person on 2026-11-21",
    ),
    "nobody told": (steps({"told": {}}), Name.TOLD, "to do"),
    "told later": (
        steps({"told": {"family": "2026-11-20", "agencies": "2026-12-01"}}),
        Name.TOLD,
        "waiting until 2026-12-01 (the agencies)",
    ),
    "embargoed": (
        steps({"publish": {"from": "2026-12-01"}}),
        Name.DAY,
        "waiting until 2026-12-01",
    ),
    "embargoed, and then": (
        steps({"publish": {"from": "2026-12-01"}}),
        Name.PUBLISHED,
        "waiting for its day",
    ),
    "withdrawn in time": (
        steps({"publish": {"months": 24}}, past=RELEASED),
        Name.DAY,
        "done; it is withdrawn on 2027-01-31",
    ),
    "a draft in order": (steps({"status": "draft"}), Name.PUBLISHED, "to do"),
    "public": (steps(past=RELEASED), Name.PUBLISHED, "done on 2025-01-31"),
    "public and held back": (
        steps(findings=(left_over(),), past=RELEASED),
        Name.PUBLISHED,
        "done on 2025-01-31; its last released pages stay",
    ),
    "not reported": (steps(past=RELEASED), Name.REPORTED, "to do"),
    "reported to one": (
        steps(past=replace(RELEASED, reported=(("the Home Office", TODAY),))),
        Name.REPORTED,
        "to do",
    ),
    "reported": (
        steps(past=replace(RELEASED, reported=tuple((whom, TODAY) for whom in REPORT_TO))),
        Name.REPORTED,
        "done, the Home Office on 2026-11-22, the Domestic Abuse Commissioner on 2026-11-22",
    ),
    "an example": (
        steps(past=RELEASED, example=True),
        Name.REPORTED,
        "done: of an example nothing is ever sent",
    ),
    "advice": (steps(findings=(Finding(Rule.R201),)), Name.WORDS, "to do"),
    "files that lie open": (steps(findings=(Finding(Rule.K105),)), Name.LYING_OPEN, "to do"),
}


@pytest.mark.parametrize(("found", "name", "words"), CASES.values(), ids=list(CASES))
def test_how_far_a_step_is_is_told(found: dict[str, Step], name: Name, words: str) -> None:
    assert found[name].told == words


@pytest.mark.parametrize("held", [False, True], ids=["public", "held back since"])
def test_whoever_is_to_report_a_review_is_sent_to_a_pack_that_is_there(held: bool) -> None:
    found = steps(findings=(left_over(),) if held else (), past=RELEASED)
    begins = "Once nothing holds it back, send its new pack to" if held else "Send its pack to"
    assert found[Name.REPORTED].remedy.startswith(f"{begins} the Home Office and")


@pytest.mark.parametrize("time", [{"until": "2026-11-01"}, {"months": 12}], ids=["a day", "months"])
def test_whoever_wants_back_what_was_taken_down_in_time_is_told_how(time: dict[str, Any]) -> None:
    (step,) = steps({"publish": time}, past=RELEASED).values()
    assert step.name == "Withdrawn"
    assert "no `until:` or `months:` that is over" in step.remedy


def test_whatever_is_not_done_says_what_to_do() -> None:
    for found, _, _ in CASES.values():
        for step in found.values():
            assert step.progress is Progress.DONE or step.remedy, step.name


@pytest.mark.parametrize(
    ("rule", "file", "name"),
    [
        (Rule.S104, "review.yml", Name.LETTER),
        (Rule.S101, "redactions.yml", Name.TERMS),
        (Rule.S101, "approval.yml", Name.APPROVED),
        (Rule.D101, "qa-letter", Name.LETTER),
        (Rule.D101, "recommendations", Name.DOCUMENTS),
        (Rule.D107, "overview-report.pdf", Name.READABLE),
        (Rule.R106, "review.yml", Name.AREAS),
        (Rule.R203, "review.yml", Name.DAY),
        (Rule.T201, "redactions.yml", Name.TERMS),
    ],
)
def test_a_finding_stands_below_its_step(rule: Rule, file: str, name: Name) -> None:
    assert step_of(Finding(rule, file=file)) is name


def test_every_rule_has_its_step_and_every_finding_is_listed_once() -> None:
    findings = tuple(Finding(rule) for rule in Rule)
    listed = [finding for step in steps(findings=findings).values() for finding in step.findings]
    assert sorted(f.rule.code for f in listed) == sorted(rule.code for rule in Rule)


@pytest.mark.parametrize(
    ("status", "acts"), [(Status.WITHHELD, "the partnership"), (Status.WITHDRAWN, "nobody")]
)
def test_a_review_that_is_away_says_only_that_and_who_acts(status: Status, acts: str) -> None:
    (step,) = steps({"status": status, "reason": "other"}, (left_over(),)).values()
    assert step.name == str(status).capitalize()
    assert acts in step.remedy
    assert step.findings == (left_over(),)


@pytest.mark.parametrize("name", Name)
def test_every_step_leads_to_a_section_that_is_there(name: Name) -> None:
    page, _, section = HANDBOOK[name].partition("#")
    assert section in anchors(PAGES / page)
