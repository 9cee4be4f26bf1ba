"""Plain files where others may read them are found; the shipped examples are no secret."""

from pathlib import Path

import pytest

from publisher.config import Visibility
from publisher.findings import Rule
from publisher.intake.exposure import EXAMPLES, exposed_files, is_example
from publisher.intake.folder import Folder, read_folder, unsealed
from publisher.intake.sealed import NO_KEYS, new_key, seal
from tests.examples.make_examples import REVIEWS, SLUGS, list_of_examples
from tests.folders import FILES

PLAIN = {name: text.encode() for name, text in FILES.items()}


def told(folder: Folder, visibility: Visibility, on_server: bool = False) -> set[tuple[str, str]]:
    return {(f.rule.code, f.file) for f in exposed_files(folder, visibility, on_server)}


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.INTERNAL])
def test_every_plain_file_is_named_where_others_may_read_it(visibility: Visibility) -> None:
    assert told(Folder("a-2019-a", PLAIN), visibility) == {("K105", name) for name in FILES}


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.NOWHERE])
def test_plain_files_may_lie_where_nobody_else_sees_them(visibility: Visibility) -> None:
    assert told(Folder("a-2019-a", PLAIN), visibility, on_server=True) == set()


def test_what_is_not_known_is_refused_and_the_remedy_depends_on_where() -> None:
    folder = Folder("a-2019-a", {"tribute.md": b"x"})
    assert told(folder, Visibility.UNKNOWN) == {("K106", "tribute.md")}
    assert told(folder, Visibility.UNKNOWN, on_server=True) == {("K107", "tribute.md")}


def test_encrypted_files_and_approvals_may_be_public() -> None:
    sealed = {f"{name}.age": seal(data, [new_key()[1]]) for name, data in PLAIN.items()}
    approval = b"approved: []\ncontent: {}\n"
    folder = unsealed(Folder("a-2019-a", {**sealed, "approval.yml": approval}), NO_KEYS)
    assert told(folder, Visibility.PUBLIC) == set()
    plain_too = unsealed(Folder("a-2019-a", {**sealed, "review.yml": b"x"}), NO_KEYS)
    assert told(plain_too, Visibility.PUBLIC) == {("K105", "review.yml")}


ODD = {
    "a backup of the list": "redactions.yml.bak",
    "what an editor keeps": "redactions.yml~",
    "Word's own note of an open file": "~$xecutive-summary.docx",
    "a half-saved document": "executive-summary.docx.tmp",
    "an archive": "all.zip",
    "a folder of its own": "old/executive-summary.docx",
    "a hidden folder": ".old/redactions.yml",
    "another ending": "executive-summary.docx.txt",
    "no ending": "summary",
    "small pictures of the pages": "Thumbs.db",
    "an approval that is none": "approval.yml",
    "an approval in a folder": "old/approval.yml",
    "encrypted by its name alone": "redactions.yml.age",
    "a name in capitals": "REDACTIONS.YML.AGE",
}


@pytest.mark.parametrize("name", ODD.values(), ids=list(ODD))
def test_a_plain_file_is_found_in_whatever_place_and_under_whatever_name(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "a-2019-a" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(PLAIN["redactions.yml"])
    folder = read_folder(tmp_path / "a-2019-a")
    assert [code for code, _ in told(folder, Visibility.PUBLIC)] == ["K105"]


@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini", ".gitkeep", "old/.DS_Store"])
def test_what_systems_leave_behind_is_no_secret_until_it_is_committed(name: str) -> None:
    folder = Folder("a-2019-a", {name: b"\0M\0a\0r\0i\0g\0o\0l\0d"})
    assert told(folder, Visibility.PUBLIC) == set()
    spoken = name if "/" not in name else "file 1"
    assert told(folder, Visibility.PUBLIC, on_server=True) == {("K105", spoken)}


def test_a_file_of_nothing_is_no_secret_and_one_too_large_to_read_is() -> None:
    assert told(Folder("a-2019-a", {"tribute.md": b""}), Visibility.PUBLIC) == set()
    large = Folder("a-2019-a", {}, closed={"tribute.pdf": Rule.D115})
    assert told(large, Visibility.PUBLIC) == {("K105", "tribute.pdf")}


def test_a_file_with_a_name_of_its_own_is_not_spoken_of_by_it() -> None:
    folder = Folder("a-2019-a", {"Marigold Threlkeld.docx": b"x"})
    assert told(folder, Visibility.PUBLIC) == {("K105", "file 1")}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_examples_may_be_public_and_a_real_document_among_them_may_not(slug: str) -> None:
    folder = read_folder(REVIEWS / slug)
    assert is_example(folder)
    assert told(folder, Visibility.PUBLIC) == set()
    real = Folder(slug, {**folder.files, "tribute.md": b"About somebody."})
    assert told(real, Visibility.PUBLIC) == {("K105", "tribute.md")}
    assert not is_example(real)


def test_an_empty_folder_is_no_example() -> None:
    assert not is_example(Folder("a-2019-a", {}))


def test_the_list_of_examples_is_that_of_the_files() -> None:
    assert EXAMPLES.read_text() == list_of_examples(), (
        "run python -m tests.examples.make_examples list"
    )
    listed = {Path(line.split()[1]).parts[0] for line in EXAMPLES.read_text().splitlines()}
    assert listed == {path.name for path in REVIEWS.iterdir() if path.name != "ledger"}
