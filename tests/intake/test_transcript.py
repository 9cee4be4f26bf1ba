"""A transcript counts only once a person has checked it, and for its own scan alone."""

from typing import Any

import pytest

from publisher.findings import Rule
from publisher.intake.folder import Folder, read_submission, spoken_names
from publisher.intake.naming import name_documents
from publisher.intake.transcript import PAGE, head_of, words_of
from publisher.model import plain_text
from tests.folders import FILES, REVIEW
from tests.hard_cases.seen_pages import picture_of, placed, with_picture
from tests.intake.pdf_files import make, saved

SCAN = saved(with_picture(make(placed(0, 0, 595, 842)), picture_of("She asked for help")))
CHECKED = REVIEW + (
    "transcripts:\n  - {document: overview-report, checked_by: A. Person, on: 2026-11-22}\n"
)
TEXT = f"{head_of(SCAN)}\n\n{PAGE.format(1)}\n\n# Overview\n\nShe asked for help.\n"


def read(settings: str = CHECKED, **changes: Any) -> tuple[list[tuple[str, str]], str | None]:
    """What is found of the overview report, and its words if it was read."""
    files = {name: text.encode() for name, text in FILES.items()}
    files |= {"overview-report.pdf": SCAN, "overview-report.transcript.md": TEXT.encode()}
    files["review.yml"] = settings.encode()
    files |= {name.replace("__", "-").replace("_", "."): data for name, data in changes.items()}
    present = {name: data for name, data in files.items() if data is not None}
    submission = read_submission(Folder("ashgrove-2019-a", present))
    report = next((d for d in submission.documents if d.name == "overview-report"), None)
    codes = [(f.rule.code, f.file) for f in submission.findings]
    return codes, None if report is None else f"{report.title}\n{plain_text(report.blocks)}"


def test_a_checked_transcript_is_read_in_place_of_its_scan() -> None:
    assert read() == ([], "Overview\nShe asked for help.")


@pytest.mark.parametrize(
    ("settings", "text", "code"),
    [
        (REVIEW, TEXT, "D127"),
        (CHECKED, TEXT.replace("asked", "asked[?]"), "D127"),
        (CHECKED, TEXT.partition("\n")[2], "D128"),
        (CHECKED, TEXT.replace(head_of(SCAN), head_of(b"another scan")), "D128"),
    ],
    ids=["nobody has checked it", "a word is unsure", "no first line", "of another scan"],
)
def test_any_other_transcript_stops_the_review_and_is_not_read(
    settings: str, text: str, code: str
) -> None:
    found = read(settings, overview__report_transcript_md=text.encode())
    assert found == ([(code, "overview-report.transcript.md")], None)


def test_without_a_transcript_the_scan_is_refused() -> None:
    assert read(REVIEW, overview__report_transcript_md=None) == (
        [("D107", "overview-report.pdf")],
        None,
    )


def test_a_transcript_that_is_named_and_not_there_is_told() -> None:
    codes, _ = read(overview__report_transcript_md=None)
    assert ("D129", "overview-report.pdf") in codes


def test_a_transcript_without_its_scan_is_told() -> None:
    codes, words = read(overview__report_pdf=None)
    assert (codes, words) == ([("D128", "overview-report.transcript.md")], None)


def test_a_transcript_under_a_name_of_its_own_is_spoken_of_by_its_number() -> None:
    codes, _ = read(marigold__threlkeld_transcript_md=TEXT.encode())
    assert {file for code, file in codes if code == "D128"} == {"file 2"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_finding_tells_its_line_in_the_transcript(end: str) -> None:
    text = f"{TEXT}\n{PAGE.format(2)}\n\nLl?r left.\n\n{PAGE.format(3)}\n".replace("\n", end)
    files = {name: words.encode() for name, words in FILES.items()} | {
        "overview-report.pdf": SCAN,
        "overview-report.transcript.md": text.encode(),
        "review.yml": CHECKED.encode(),
    }
    found = read_submission(Folder("ashgrove-2019-a", files)).findings
    told = text.splitlines().index("Ll?r left.") + 1
    assert [f.place.line for f in found if f.rule is Rule.D109] == [told]


def test_only_our_own_lines_are_left_out() -> None:
    assert words_of(b"<!-- page 2 -->\n<!-- page of notes -->\nx") == b"<!-- page of notes -->\nx"


def test_a_transcript_of_an_unknown_document_is_an_unknown_file() -> None:
    _, findings = name_documents(["marigold.transcript.md", "qa-letter.transcript.md"])
    assert [f.file for f in findings if f.rule.code == "D103"] == ["file 1 (.md)"]
    named = Folder("x", {"marigold.transcript.md": b"", "qa-letter.transcript.md": b""})
    assert set(spoken_names(named).values()) == {"file 1", "qa-letter.transcript.md"}
