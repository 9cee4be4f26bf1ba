"""Secret files are encrypted, opened and changed without a moment in which they could be lost."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import pipeline, sealing
from publisher.alone import alone
from publisher.config import TermSettings, Visibility
from publisher.errors import ExitCode, SettingsError
from publisher.intake.sealed import NO_KEYS, new_key, open_sealed, read_keys, seal
from publisher.intake.yaml_file import read_yaml
from publisher.record.ledger_files import write_whole
from publisher.sealing import decrypt_to, edit_sealed, encrypt_anew, encrypt_plain
from publisher.surroundings import Surroundings
from tests.folders import FILES, TERMS, add_review, files_below, job, make_site

SECRET, PUBLIC = new_key()
KEYS = read_keys(SECRET)
OTHER_SECRET, OTHER_PUBLIC = new_key()
MORE = TERMS + "- {id: town, kind: text, is: [Quarrendon]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


@pytest.fixture
def review(root: Path) -> Path:
    return add_review(root)


def opened(path: Path, secret: str = SECRET) -> str:
    return open_sealed(path.read_bytes(), read_keys(secret)).decode()


def no_more(_: str) -> bool:
    return False


def writing(*texts: str) -> Callable[[Path], None]:
    """An editor that writes these texts, one each time it is opened."""
    left = list(texts)

    def edit(path: Path) -> None:
        path.write_text(left.pop(0))

    return edit


def test_the_list_alone_is_encrypted_and_the_plain_one_is_gone(review: Path) -> None:
    assert encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False) == [
        "redactions.yml"
    ]
    assert not (review / "redactions.yml").exists()
    assert opened(review / "redactions.yml.age") == TERMS
    assert (review / "executive-summary.md").exists()


def test_everything_but_the_approval_is_encrypted_and_may_be_public(
    root: Path, review: Path
) -> None:
    before = pipeline.check(job(root))
    encrypt_plain(review, KEYS, [PUBLIC, OTHER_PUBLIC], sources=True, replaced=False)
    assert files_below(review).keys() == {f"{name}.age" for name in FILES} | {"approval.yml"}
    assert (
        opened(review / "executive-summary.md.age", OTHER_SECRET) == FILES["executive-summary.md"]
    )
    public = Surroundings(Visibility.PUBLIC, KEYS, on_server=True, vouched=frozenset())
    after = pipeline.check(job(root, place=public))
    assert after == before
    assert after.exit_code is ExitCode.DONE


def test_nobody_is_locked_out(review: Path) -> None:
    before = files_below(review)
    for keys, recipients in ((NO_KEYS, [PUBLIC]), (KEYS, [OTHER_PUBLIC]), (KEYS, [])):
        with pytest.raises(SettingsError):
            encrypt_plain(review, keys, recipients, sources=True, replaced=False)
        assert files_below(review) == before


def test_a_file_that_does_not_read_back_keeps_its_plain_form(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "write_whole", lambda path, data: path.write_bytes(data[:-1]))
    with pytest.raises(SettingsError, match="does not read back"):
        encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    assert (review / "executive-summary.md").exists()
    assert (review / "redactions.yml").exists()


def test_a_plain_file_replaces_an_encrypted_one_only_if_asked(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    (review / "redactions.yml").write_text(MORE)
    with pytest.raises(SettingsError, match="both plain and encrypted"):
        encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    assert opened(review / "redactions.yml.age") == TERMS
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=True)
    assert opened(review / "redactions.yml.age") == MORE
    assert not (review / "redactions.yml").exists()


def test_a_plain_file_that_cannot_be_read_is_named_before_anything_is_encrypted(
    review: Path,
) -> None:
    (review / "overview-report.pdf").symlink_to("elsewhere")
    (review / "tribute.md.age").write_text("in clear")
    (review / "About Marigold.docx").symlink_to("elsewhere")
    before = files_below(review)
    with pytest.raises(SettingsError, match=r"file 1, overview-report\.pdf, tribute\.md") as told:
        encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    assert "Marigold" not in told.value.message
    assert files_below(review) == before
    assert encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)


def test_there_must_be_something_to_encrypt(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    with pytest.raises(SettingsError, match="no plain file"):
        encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)


def test_who_joins_can_open_the_files_once_they_are_renewed(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    done = encrypt_anew(review, KEYS, [PUBLIC, OTHER_PUBLIC])
    assert done == sorted(FILES)
    assert opened(review / "redactions.yml.age", OTHER_SECRET) == TERMS


def test_plain_copies_are_private_and_lie_elsewhere(
    root: Path, review: Path, tmp_path: Path
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    target = tmp_path / "private"
    assert decrypt_to(review, KEYS, target, root) == sorted(FILES)
    assert files_below(target) == {name: text.encode() for name, text in FILES.items()}
    assert target.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in target.iterdir()} == {0o600}
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    for place in (target, root / "plain", repository / "plain"):
        with pytest.raises(SettingsError):
            decrypt_to(review, KEYS, place, root)


def test_an_edited_list_is_encrypted_again(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    assert edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(MORE), no_more)
    assert opened(review / "redactions.yml.age") == MORE


def test_a_run_that_begins_while_the_list_is_written_takes_nothing_of_it(
    root: Path, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    before, on_the_disk, runs = files_below(review).keys(), os.fsync, [0, 0]

    def another_run(handle: int) -> None:
        on_the_disk(handle)
        if runs:
            runs.pop()
            with alone(job(root)):
                assert files_below(review).keys() == before, "it takes what a killed run has left"

    monkeypatch.setattr(os, "fsync", another_run)
    assert edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(MORE), no_more)
    assert (opened(review / "redactions.yml.age"), runs) == (MORE, [])
    assert files_below(review).keys() == before


def test_a_list_that_is_not_there_yet_is_begun(review: Path) -> None:
    (review / "redactions.yml").unlink()
    assert edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(TERMS), no_more)
    assert opened(review / "redactions.yml.age") == TERMS


def test_what_was_not_changed_is_not_written(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    before = files_below(review)
    edited = edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], lambda _: None, no_more)
    assert (edited, files_below(review)) == (False, before)


def test_the_example_of_a_new_list_can_be_taken_if_one_does_as_it_says() -> None:
    *lines, last = sealing.NEW_LIST.decode().splitlines()
    assert last == "[]"
    assert lines.pop().startswith("# Delete the next line once there is an entry.")
    entry = "\n".join(line.removeprefix("# ") for line in lines[1:])
    terms, findings = read_yaml(entry.encode(), tuple[TermSettings, ...])
    assert findings == []
    assert [term.id for term in terms or ()] == ["victim"]


WRONG = {
    "no YAML": TERMS + "- {",
    "no replacement that could stay": TERMS.replace("becomes: Rowan", "becomes: Marigold T"),
    "an unknown key": TERMS.replace("kind: person", "sort: person"),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=list(WRONG))
def test_a_list_that_is_not_in_order_is_told_and_edited_again(review: Path, text: str) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    told: list[str] = []

    def again(wrong: str) -> bool:
        told.append(wrong)
        return True

    edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(text, MORE), again)
    assert told
    assert "Marigold" not in str(told)
    assert opened(review / "redactions.yml.age") == MORE
    before = files_below(review)
    with pytest.raises(SettingsError, match="Nothing was changed"):
        edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(text), no_more)
    assert files_below(review) == before


def full(review: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> list[bytes]:
    """Let the disk be full so many times; gives what had been written to be saved each time."""
    tried: list[bytes] = []

    def write(path: Path, data: bytes) -> None:
        tried.append(data)
        if len(tried) <= times:
            raise OSError(errno.ENOSPC, "")
        write_whole(path, data)

    monkeypatch.setattr(sealing, "write_whole", write)
    return tried


def test_what_cannot_be_saved_is_there_when_the_editor_opens_again(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    tried, told, seen = full(review, monkeypatch, 2), [], []

    def edit(copy: Path) -> None:
        seen.append(copy.read_text())
        if len(seen) == 1:
            copy.write_text(MORE)

    def again(wrong: str) -> bool:
        told.append(wrong)
        return True

    assert edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], edit, again)
    assert (seen, len(tried)) == ([TERMS, MORE, MORE], 3)
    assert all("No space left on device" in wrong for wrong in told)
    assert opened(review / "redactions.yml.age") == MORE


def test_who_takes_a_change_back_that_may_have_been_saved_has_what_was_there_before(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)

    def write_and_fail(path: Path, data: bytes) -> None:
        write_whole(path, data)
        monkeypatch.undo()
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(sealing, "write_whole", write_and_fail)
    edit = writing(MORE, TERMS)
    assert not edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], edit, lambda _: True)
    assert opened(review / "redactions.yml.age") == TERMS


def test_what_does_not_read_back_is_there_when_the_editor_opens_again(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    told: list[str] = []

    def again(wrong: str) -> bool:
        told.append(wrong)
        monkeypatch.undo()
        return True

    monkeypatch.setattr(sealing, "write_whole", lambda path, data: write_whole(path, data[:-1]))
    assert edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(MORE, MORE), again)
    assert "could not be saved" in "".join(told)
    assert opened(review / "redactions.yml.age") == MORE


def test_who_gives_up_saving_is_told_why_and_has_what_was_there_before(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=False, replaced=False)
    full(review, monkeypatch, 1)
    before = files_below(review)
    with pytest.raises(OSError, match=str(errno.ENOSPC)):
        edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(MORE), no_more)
    assert files_below(review) == before


def test_the_facts_of_a_review_can_be_edited_too(review: Path) -> None:
    encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    text = FILES["review.yml"].replace("status: ready", "status: draft")
    assert edit_sealed(review, "review.yml", KEYS, [PUBLIC], writing(text), no_more)
    assert opened(review / "review.yml.age") == text


@pytest.mark.parametrize("name", ["redactions.yml", "executive-summary.md", "../x"])
def test_only_encrypted_lists_are_edited(review: Path, name: str) -> None:
    with pytest.raises(SettingsError):
        edit_sealed(review, name, KEYS, [PUBLIC], writing("x"), no_more)


def test_a_list_for_somebody_else_is_not_overwritten(review: Path) -> None:
    (review / "redactions.yml").unlink()
    (review / "redactions.yml.age").write_bytes(seal(b"[]", [OTHER_PUBLIC]))
    before = files_below(review)
    with pytest.raises(SettingsError, match="cannot be opened"):
        edit_sealed(review, "redactions.yml", KEYS, [PUBLIC], writing(TERMS), no_more)
    assert files_below(review) == before
