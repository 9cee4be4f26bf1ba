"""Every rule is written well, and explained in the handbook."""

import importlib
import pkgutil
import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

from publisher import findings
from publisher.findings import Finding, Place, Rule, Severity, in_order, together
from tests.references import as_shown

HANDBOOK = Path(__file__).parents[1] / "docs" / "handbook" / "findings.md"
RULES = pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.code)


def sections() -> dict[str, str]:
    """What stands under each heading of the second level that is a code."""
    parts = re.split(r"^## ([A-Z]\d{3})$", HANDBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_rule_has_its_section_and_every_section_its_rule() -> None:
    assert list(sections()) == [rule.code for rule in Rule]


@RULES
def test_a_section_says_how_grave_it_is_why_and_what_to_do(rule: Rule) -> None:
    section = sections()[rule.code]
    assert section.strip().startswith(as_shown(rule))
    assert "**Usual causes.**" in section
    assert "**What to do.**" in section


def test_no_two_rules_are_the_same() -> None:
    # an Enum takes a second member of equal value for another name of the first
    assert list(Rule.__members__) == [rule.code for rule in Rule]


def test_the_words_of_every_rule_stand_in_the_module_of_its_subject() -> None:
    words = {
        code: found.name
        for found in pkgutil.iter_modules(findings.__path__, "publisher.findings.")
        for code in vars(importlib.import_module(found.name))
        if re.fullmatch(r"[A-Z]\d{3}", code)
    }
    assert words.keys() == Rule.__members__.keys()
    assert len({(code[0], module) for code, module in words.items()}) == len(set(words.values()))


@RULES
def test_a_code_tells_the_subject_and_the_severity(rule: Rule) -> None:
    assert re.fullmatch(r"[SDRTIKAPGW][12]\d\d", rule.code)
    assert (rule.code[1] == "2") is (rule.severity is Severity.ADVICE)


@RULES
def test_a_message_is_filled_in_from_the_finding_alone(rule: Rule) -> None:
    fields = {name for _, name, _, _ in Formatter().parse(rule.says) if name is not None}
    assert fields <= {"detail", "term"}
    message = Finding(rule, term="sister", detail="the details").message
    assert ("sister" in message) is ("term" in fields)
    assert ("the details" in message) is ("detail" in fields)


@RULES
def test_a_rule_says_how_to_put_it_right(rule: Rule) -> None:
    assert rule.says
    assert not rule.says.endswith(".")
    assert rule.remedy.endswith(".")
    assert "{" not in rule.remedy  # a remedy is told as it stands


@RULES
def test_putting_it_right_publishes_nothing(rule: Rule) -> None:
    assert "make site" not in rule.remedy + sections()[rule.code]


def test_findings_are_told_by_review_file_place_and_code_each_once() -> None:
    ordered = [
        Finding(Rule.W101),
        Finding(Rule.R202, "a-2019-a", "review.yml", detail="partnership"),
        Finding(Rule.R202, "a-2019-a", "review.yml", detail="pseudonym"),
        Finding(Rule.S104, "a-2019-a", "review.yml", Place(line=2)),
        Finding(Rule.S104, "a-2019-a", "review.yml", Place(line=10)),
        Finding(Rule.D108, "b-2020-a", "overview-report.pdf", Place(page=2, paragraph=9)),
        Finding(Rule.D202, "b-2020-a", "overview-report.pdf", Place(page=10, paragraph=1)),
        Finding(Rule.T201, "b-2020-a", "redactions.yml", term="home"),
        Finding(Rule.T201, "b-2020-a", "redactions.yml", term="sister"),
    ]
    assert in_order([*reversed(ordered), *ordered]) == ordered


def test_a_place_under_a_heading_is_told_as_a_person_finds_it() -> None:
    heading = Place(2, 40, heading="heading 5", under=0)
    second, third = (replace(heading, paragraph=n, under=n - 40) for n in (42, 43))
    numbered = Place(2, 44, printed="5.1", heading="heading 5", under=4)
    assert str(heading) == "page 2, heading 5"
    assert str(third) == "page 2, paragraph 3 under heading 5"
    assert str(numbered) == "page 2, paragraph 5.1"
    assert str(Place(paragraph=90, heading="note 3", under=1)) == "paragraph 1 in note 3"
    assert together([heading, second, third, numbered]) == (
        "page 2, heading 5, paragraphs 2, 3 under heading 5; page 2, paragraph 5.1"
    )
    assert str(Place(row=4, column=3, heading="heading 5", under=9)) == "row 4, column 3"


def test_a_place_names_what_is_known_of_it() -> None:
    assert str(Place(page=4, paragraph=41)) == "page 4, paragraph 41"
    assert str(Place(line=3)) == "line 3"
    assert str(Place()) == ""


def test_advice_stops_nothing_and_the_rest_does() -> None:
    assert {rule.severity for rule in Rule if Finding(rule).stops} == {Severity.STOP}
    assert {rule.severity for rule in Rule if not Finding(rule).stops} == {Severity.ADVICE}
