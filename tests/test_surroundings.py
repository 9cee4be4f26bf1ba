"""Where the publisher runs: what is not known counts as unsafe."""

from pathlib import Path

import pytest

from publisher.config import Visibility
from publisher.errors import SettingsError
from publisher.intake.sealed import new_key
from publisher.repository import remotes
from publisher.surroundings import LOCAL, answer_file, surroundings_of

CONFIG = '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://host.example/x.git\n'
SECRET, _ = new_key()


def with_git(root: Path, config: str = CONFIG) -> Path:
    (root / ".git").mkdir(exist_ok=True)
    (root / ".git" / "config").write_text(config)
    return root


def visibility(root: Path, **environment: str) -> Visibility:
    return surroundings_of(environment, root).visibility


@pytest.mark.parametrize("word", ["private", "internal", "public", " Public\n"])
def test_the_workflow_says_who_can_see_the_repository(tmp_path: Path, word: str) -> None:
    said = visibility(tmp_path, CI="true", PUBLISHER_REPOSITORY=word)
    assert said == word.strip().lower()


def test_another_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="PUBLISHER_REPOSITORY"):
        visibility(tmp_path, PUBLISHER_REPOSITORY="secret")


@pytest.mark.parametrize("server", ["CI", "GITHUB_ACTIONS"])
def test_on_a_server_nothing_is_remembered(tmp_path: Path, server: str) -> None:
    with_git(tmp_path)
    (tmp_path / LOCAL).write_bytes(answer_file(Visibility.PRIVATE, tmp_path))
    assert visibility(tmp_path, **{server: "true"}) is Visibility.UNKNOWN
    assert visibility(tmp_path, **{server: "false"}) is Visibility.PRIVATE


def test_a_folder_that_git_sends_nowhere_needs_no_question(tmp_path: Path) -> None:
    assert visibility(tmp_path) is Visibility.NOWHERE
    assert visibility(with_git(tmp_path, "[core]\n")) is Visibility.NOWHERE


def test_a_folder_that_git_sends_somewhere_is_asked_about_once(tmp_path: Path) -> None:
    with_git(tmp_path)
    assert visibility(tmp_path) is Visibility.UNKNOWN
    (tmp_path / LOCAL).write_bytes(answer_file(Visibility.PUBLIC, tmp_path))
    assert visibility(tmp_path) is Visibility.PUBLIC


def test_a_new_remote_is_asked_about_anew(tmp_path: Path) -> None:
    with_git(tmp_path)
    (tmp_path / LOCAL).write_bytes(answer_file(Visibility.PRIVATE, tmp_path))
    with_git(tmp_path, CONFIG + '[remote "copy"]\n\turl = https://other.example/x.git\n')
    assert visibility(tmp_path) is Visibility.UNKNOWN


def test_the_answer_keeps_no_address(tmp_path: Path) -> None:
    with_git(tmp_path, CONFIG.replace("https://", "https://user:password@"))
    kept = answer_file(Visibility.PRIVATE, tmp_path)
    assert b"password" not in kept
    assert b"host.example" not in kept


def test_an_answer_that_was_edited_badly_is_refused(tmp_path: Path) -> None:
    with_git(tmp_path)
    (tmp_path / LOCAL).write_text("repository: nobody\n")
    with pytest.raises(SettingsError, match=r"publisher\.local"):
        visibility(tmp_path)


def test_remotes_are_seen_from_below_in_worktrees_and_behind_includes(tmp_path: Path) -> None:
    below = with_git(tmp_path) / "a" / "b"
    below.mkdir(parents=True)
    assert remotes(below) == remotes(tmp_path) != ()
    tree = tmp_path / "tree"
    tree.mkdir()
    own = tmp_path / ".git" / "worktrees" / "tree"
    own.mkdir(parents=True)
    (own / "commondir").write_text("../..\n")
    (tree / ".git").write_text(f"gitdir: {own}\n")
    assert remotes(tree) == remotes(tmp_path)
    with_git(tmp_path, "[include]\n\tpath = other\n")
    assert remotes(tmp_path) != ()


@pytest.mark.parametrize("made", [".hg", ".svn", ".git"])
def test_what_cannot_be_understood_counts_as_a_place(tmp_path: Path, made: str) -> None:
    (tmp_path / made).mkdir()  # a .git without settings
    assert remotes(tmp_path) != ()


def test_the_key_is_read_and_does_not_show(tmp_path: Path) -> None:
    place = surroundings_of({"PUBLISHER_KEY": f"# mine\n{SECRET}\n"}, tmp_path)
    assert place.keys
    assert SECRET[16:30] not in repr(place)
    assert not surroundings_of({}, tmp_path).keys
