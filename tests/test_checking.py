"""What only shows once a review is read, checked and matched against its terms."""

from pathlib import Path

import pytest

from publisher import pipeline
from tests.folders import REAL_NAME, REVIEW, SUMMARY, TERMS, add_review, job, make_site
from tests.hard_cases.seen_pages import picture_of, saved
from tests.hard_cases.word_file import Part, word
from tests.intake.word_files import p, picture

BLANK_ENTRY = '{id: other, kind: person, is: ["???"]}'


def told(root: Path, *lines: str, settings: str = REVIEW) -> list[tuple[str, str]]:
    """The codes and terms of what is found in a review with a picture of these lines."""
    part = Part("word/media/image2.png", saved(picture_of(*lines)), "image", "image/png", id="pic")
    changes: dict[str, str | bytes | None] = {
        "appendix-a.docx": word(p(SUMMARY.split("\n")[0]) + p(picture("pic", "A sign")), part),
        "review.yml": settings,
    }
    add_review(make_site(root), changes=changes, approved=False)
    outcome = pipeline.check(job(root))
    return [(f.rule.code, f.term) for f in outcome.findings if f.file.startswith("appendix")]


def test_a_flagged_term_in_a_picture_stops_the_review(tmp_path: Path) -> None:
    assert told(tmp_path, REAL_NAME) == [("D116", ""), ("D125", "victim")]


def test_a_look_at_the_picture_does_not_answer_for_a_flagged_term(tmp_path: Path) -> None:
    every = "".join(f"  - {{fingerprint: {at:x}00000000000, reason: seen}}\n" for at in range(16))
    looked = REVIEW + "pictures:\n" + every
    codes = told(tmp_path, REAL_NAME, settings=looked)
    assert ("D125", "victim") in codes


def test_other_words_in_a_picture_wait_for_a_look_alone(tmp_path: Path) -> None:
    assert told(tmp_path, "Contacts by year") == [("D116", "")]


def test_a_surname_of_two_people_and_a_name_said_twice_are_advice(tmp_path: Path) -> None:
    other = "- {id: other, kind: person, is: [Zeno Threlkeld], becomes: Adult B}\n"
    changes: dict[str, str | bytes | None] = {
        "redactions.yml": TERMS + other,
        "executive-summary.md": f"{SUMMARY}\nShe, {REAL_NAME} (Marigold), knew.\n",
    }
    add_review(make_site(tmp_path), changes=changes, approved=False)
    outcome = pipeline.check(job(tmp_path))
    file = "executive-summary.md"
    found = {(f.rule.code, f.term, f.stops) for f in outcome.findings if f.file == file}
    assert {("T202", "victim", False), ("T203", "victim", False)} <= found


def test_where_packs_go_is_compared_with_where_the_letter_asks_to_report(tmp_path: Path) -> None:
    asked = "  report_to: [DHREnquiries@homeoffice.gov.uk, third@police.example, gone@x.example]\n"
    written = REVIEW.replace("letter:\n", f"letter:\n{asked}", 1)
    root = make_site(tmp_path)
    add_review(root, changes={"review.yml": written}, approved=False)
    site = (root / "mkdocs.yml").read_text()
    reporting = "  publisher:\n    reporting: {further: [third@police.example]}\n"
    (root / "mkdocs.yml").write_text(site.replace("  publisher:\n", reporting, 1))
    outcome = pipeline.check(job(root))
    told = [(f.rule.code, f.detail) for f in outcome.findings if f.rule.code == "R210"]
    assert told == [("R210", "number 3 of `report_to:`")]


@pytest.mark.parametrize("entry", ["{id: other, kind: person, is: ['?!']}", BLANK_ENTRY])
@pytest.mark.parametrize("terms", [TERMS, TERMS.replace(f"[{REAL_NAME}]", f"[{REAL_NAME}, '?!']")])
def test_a_folder_with_a_flagged_name_is_not_named_while_another_entry_cannot_be_used(
    tmp_path: Path, entry: str, terms: str
) -> None:
    changes: dict[str, str | bytes | None] = {"redactions.yml": f"{terms}- {entry}\n"}
    surname = REAL_NAME.split()[-1].lower()
    add_review(make_site(tmp_path), f"{surname}-2019-a", changes=changes, approved=False)
    outcome = pipeline.check(job(tmp_path))
    assert {f.review for f in outcome.findings} == {"folder 1"}
    assert surname not in str(outcome).lower()


def test_a_folder_is_named_while_an_entry_has_still_to_be_filled_in(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {"redactions.yml": f"{TERMS}- {BLANK_ENTRY}\n"}
    add_review(make_site(tmp_path), changes=changes, approved=False)
    told = [f for f in pipeline.check(job(tmp_path)).findings if f.stops]
    assert [(f.review, f.rule.code, f.detail) for f in told] == [
        ("ashgrove-2019-a", "S107", "`is:` of the entry other")
    ]
