"""A review's folder: encrypted files go by the name of what is in them."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher.intake import folder as module
from publisher.intake.folder import Folder, read_folder, read_submission, unsealed
from publisher.intake.sealed import NO_KEYS, Keys, new_key, read_keys, seal
from publisher.model import pictures_in
from tests.folders import FILES, REAL_NAME, SUMMARY, TERMS
from tests.intake.word_files import png

SECRET, PUBLIC = new_key()
KEYS = read_keys(SECRET)
PLAIN = {name: text.encode() for name, text in FILES.items()}
SEALED = {f"{name}.age": seal(data, [PUBLIC]) for name, data in PLAIN.items()}


def codes(files: Mapping[str, bytes], keys: Keys = KEYS) -> set[tuple[str, str]]:
    submission = read_submission(unsealed(Folder("ashgrove-2019-a", files), keys))
    return {(f.rule.code, f.file) for f in submission.findings if f.stops}


def test_encrypted_files_are_read_as_the_plain_ones_are() -> None:
    plain = read_submission(Folder("ashgrove-2019-a", PLAIN))
    assert read_submission(unsealed(Folder("ashgrove-2019-a", SEALED), KEYS)) == plain
    assert plain.terms
    assert len(plain.documents) == 3


def test_without_a_key_each_encrypted_file_is_named_and_none_is_missing() -> None:
    assert codes(SEALED, NO_KEYS) == {("K101", name) for name in FILES}


FAULTS: Mapping[str, tuple[Mapping[str, bytes], set[tuple[str, str]]]] = {
    "one damaged": (
        {**PLAIN, "tribute.md.age": b"age-encryption.org/v1\n"},
        {("K103", "tribute.md")},
    ),
    "the list for another key": (
        {**PLAIN, "redactions.yml.age": seal(TERMS.encode(), [new_key()[1]])}
        | {"redactions.yml": b""},
        {("K102", "redactions.yml"), ("K104", "redactions.yml")},
    ),
    "a document twice": (
        {**PLAIN, "executive-summary.md.age": seal(SUMMARY.encode(), [PUBLIC])},
        {("K104", "executive-summary.md")},
    ),
    "a name of its own": (
        {**PLAIN, f"{REAL_NAME}.docx.age": b"x"},
        {("D103", "file 1 (.docx)"), ("K103", "file 1")},
    ),
    "encrypted twice over": (
        {**PLAIN, "tribute.md.age.age": seal(seal(b"x", [PUBLIC]), [PUBLIC])},
        {("D103", "file 6 (.age)")},
    ),
}


@pytest.mark.parametrize(("files", "expected"), FAULTS.values(), ids=list(FAULTS))
def test_what_is_wrong_with_encrypted_files_is_told(
    files: Mapping[str, bytes], expected: set[tuple[str, str]]
) -> None:
    assert codes(files) == expected


def test_of_a_file_that_is_there_twice_the_encrypted_one_counts() -> None:
    files = {"redactions.yml": b"[]", "redactions.yml.age": seal(TERMS.encode(), [PUBLIC])}
    folder = unsealed(Folder("ashgrove-2019-a", files), KEYS)
    assert folder.files == {"redactions.yml": TERMS.encode()}
    assert folder.plain == ["redactions.yml"]


def test_an_encrypted_file_that_stays_closed_does_not_give_way_to_a_plain_one() -> None:
    files = {"redactions.yml": b"[]", "redactions.yml.age": b"damaged"}
    assert unsealed(Folder("ashgrove-2019-a", files), KEYS).files == {}


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    for name in ("executive-summary.docx", "qa-letter.pdf.age"):
        (tmp_path / name).write_bytes(bytes(1_000_001))
    findings = read_submission(read_folder(tmp_path, KEYS)).findings
    told = {(f.file, f.detail) for f in findings if f.rule.code == "D115"}
    assert told == {("executive-summary.docx", "over 1 MB"), ("qa-letter.pdf", "over 1 MB")}


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "executive-summary.md").symlink_to("/etc/hostname")
    (tmp_path / "cy").symlink_to("/etc")
    os.mkfifo(tmp_path / "qa-letter.pdf")
    folder = read_folder(tmp_path)
    names = ["cy", "executive-summary.md", "qa-letter.pdf"]
    assert (folder.files, sorted(folder.closed)) == ({}, names)
    told = {f.file for f in read_submission(folder).findings if f.rule.code == "D131"}
    assert told == {"file 1", *names[1:]}


def test_a_folder_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "review.yml").write_text("x")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert read_folder(tmp_path / "linked").files == {}


def test_a_list_of_terms_too_large_for_one_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "redactions.yml").write_bytes(bytes(1_000_001))
    findings = read_submission(read_folder(tmp_path)).findings
    told = [(f.file, f.detail) for f in findings if f.rule.code == "D115"]
    assert told == [("redactions.yml", "over 1 MB")]


@pytest.mark.parametrize("file", ["review.yml", "redactions.yml"])
@pytest.mark.parametrize(
    ("name", "spoilt"),
    [("ZoÃ« Lee", True), ("Annâ€™s", True), ("Si\ufffdn Lee", True), ("Zo\\xEB “Lee”", False)],
)
def test_a_spoilt_letter_in_a_file_of_ours_stops_the_review(
    file: str, name: str, spoilt: bool
) -> None:
    more = {
        "review.yml": f'allow:\n  - {{text: "{name}", reason: It is invented.}}\n',
        "redactions.yml": f'- {{id: other, kind: person, is: ["{name}"]}}\n'
        "- {id: mark, kind: pattern, is: ['Zo\\u00eb\\d']}\n",
    }
    found = codes({**PLAIN, file: PLAIN[file] + more[file].encode()})
    assert (("S106", file) in found) == spoilt


def test_a_folder_read_shows_no_word_of_its_files() -> None:
    folder = unsealed(Folder("ashgrove-2019-a", SEALED), KEYS)
    assert "Marigold" not in repr(folder)


def test_a_picture_that_a_document_shows_is_no_file_of_an_unknown_name() -> None:
    files = {**PLAIN, "tribute.md": b"![A crest](pictures/crest.png)", "pictures/crest.png": png()}
    submission = read_submission(Folder("ashgrove-2019-a", files))
    tribute = next(d for d in submission.documents if d.name == "tribute")
    assert len(list(pictures_in(tribute))) == 1
    assert not any(finding.stops for finding in submission.findings)


def test_a_file_that_no_document_shows_stays_one_of_an_unknown_name() -> None:
    named = ("crest.png", "pictures/old.docx")
    files = {**PLAIN, "tribute.md": b"![x](pictures/old.docx)", **dict.fromkeys(named, png())}
    unknown = [file for code, file in codes(files) if code == "D103"]
    assert len(unknown) == 2
