"""The readiness list as it is read: plain lines."""

from publisher.findings import Finding, Rule
from publisher.journey import Progress, Step
from publisher.record.readiness import Listed, list_as_json, list_as_text

DONE = Step("Approved", Progress.DONE, "first-review.md#5", "by A. | <b>_Person_</b> on 2026-11-22")
TO_DO = Step(
    "Documents can be read in full",
    Progress.TO_DO,
    "files.md#types",
    remedy="Put it right.",
    findings=(Finding(Rule.D112, "a-2019-a", "recommendations.docx"),),
)
LIST = [Listed("a-2019-a", "held back (1 to put right)", (DONE, TO_DO))]


def test_the_list_is_plain_lines_with_what_was_found_below_its_step() -> None:
    assert list_as_text(LIST, None).splitlines() == [
        "a-2019-a: held back (1 to put right)",
        "  Approved: done by A. | <b>_Person_</b> on 2026-11-22.",
        "  Documents can be read in full: to do.",
        "    Put it right. How: docs/handbook/files.md#types",
        "    reviews/a-2019-a/recommendations.docx: is empty (D112)",
        "      Put the finished document here. Why: docs/handbook/findings.md#d112",
    ]


def test_with_an_address_of_the_handbook_the_list_leads_there() -> None:
    there = "https://handbook.example/"
    assert "How: https://handbook.example/files.md#types" in list_as_text(LIST, there)
    assert '"handbook": "https://handbook.example/files.md#types"' in list_as_json([], LIST, there)
