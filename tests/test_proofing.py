"""A review is looked over as it will be read: redacted, and with today's date."""

from pathlib import Path

from publisher import pipeline
from tests.folders import PLAN, REAL_NAME, SUMMARY, TODAY, add_review, job, make_site

SLIPS = (
    f"{SUMMARY}\nThe the Panel made three recommendations. An assesment of Threlkelt followed.\n"
)


def told(root: Path, changes: dict[str, str | bytes | None]) -> list[tuple[str, str]]:
    add_review(root, changes=changes, approved=False)
    outcome = pipeline.check(job(root, TODAY))
    codes = ("R206", "R207", "R208", "R209")
    return [(f.rule.code, f.detail) for f in outcome.findings if f.rule.code in codes]


def test_a_review_in_order_gives_no_advice(tmp_path: Path) -> None:
    assert told(make_site(tmp_path), {}) == []


def test_slips_and_what_does_not_agree_are_told_without_their_words(tmp_path: Path) -> None:
    assert told(make_site(tmp_path), {"executive-summary.md": SLIPS}) == [
        ("R207", "it says 3 recommendations, the action plan has 1"),
        ("R208", ""),
        ("R209", ""),
    ]


def test_rows_that_will_show_as_overdue_are_named_before_the_approval(tmp_path: Path) -> None:
    late = PLAN + f"Ask more,Ask {REAL_NAME}'s family,Police,2024-05,2028-05,Known\n"
    assert told(make_site(tmp_path), {"recommendations.csv": late}) == [
        ("R206", "recommendation 2")
    ]


NUMBERED = """\
No,Recommendation,Action,Lead agency,Target date,Review date,Outcome
1,Audit cases,Audit ten cases by May 2030,Police,2029-05,2030-05,Known
2,Audit cases,Audit ten files by May 2030,Health,2029-05,2030-05,Known
2,Audit cases,Audit ten notes by May 2030,Housing,2029-05,2030-05,Known
"""


def test_recommendations_are_counted_by_their_numbers_where_they_have_one(tmp_path: Path) -> None:
    said = "The Panel made two recommendations. It made four recommendations."
    changes: dict[str, str | bytes | None] = {
        "recommendations.csv": NUMBERED,
        "executive-summary.md": f"{SUMMARY}\n{said}\n",
    }
    assert told(make_site(tmp_path), changes) == [
        ("R207", "it says 4 recommendations, the action plan has 2")
    ]
