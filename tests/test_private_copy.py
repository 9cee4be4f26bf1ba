"""What is edited in clear lies where nobody else can look, and is gone afterwards."""

import os
import sys
from pathlib import Path

import pytest

from publisher import private_copy as module
from publisher.errors import SettingsError, ToolError
from publisher.private_copy import open_in_editor, private_copy, private_folder, wipe

WORDS = b"Marigold Threlkeld"


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "IN_MEMORY", tmp_path)
    return tmp_path


def test_the_copy_is_private_while_it_is_there_and_gone_afterwards(base: Path) -> None:
    with private_copy("redactions.yml", WORDS) as path:
        assert path.read_bytes() == WORDS
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        (path.parent / "backup~").write_bytes(WORDS)
    assert list(base.iterdir()) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_it_is_gone_after_an_error_and_after_ctrl_c(base: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), private_copy("redactions.yml", WORDS):
        raise error
    assert list(base.iterdir()) == []


def test_what_was_there_is_overwritten(base: Path) -> None:
    path = base / "folder" / "file"
    path.parent.mkdir()
    path.write_bytes(WORDS)
    with path.open("rb") as still_open:  # the same bytes on the disk, whatever their name
        wipe(path.parent)
        assert still_open.read() == bytes(len(WORDS))


def test_what_a_killed_run_left_is_wiped_and_what_another_uses_is_not(base: Path) -> None:
    left = base / "dhr-publisher-left"
    left.mkdir()
    (left / "redactions.yml").write_bytes(WORDS)
    with private_copy("redactions.yml", WORDS) as one:
        assert not left.exists()
        with private_copy("redactions.yml", WORDS) as two:
            assert one.exists()
            assert two.parent != one.parent


def interrupted_in(place: Path) -> None:
    with private_folder(place):
        assert place.stat().st_mode & 0o777 == 0o700
        assert list(place.iterdir()) == []
        (place / "page.html").write_bytes(WORDS)
        raise KeyboardInterrupt


def test_a_folder_to_work_in_is_closed_to_others_and_gone_afterwards(base: Path) -> None:
    place = base / "work"
    place.mkdir(mode=0o755)
    (place / "left.html").write_bytes(WORDS)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            interrupted_in(place)
        assert not place.exists()


def test_where_there_is_no_place_in_memory_it_lies_in_the_temporary_folder(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "IN_MEMORY", base / "none")
    monkeypatch.setattr("tempfile.tempdir", str(base))
    with private_copy("redactions.yml", WORDS) as path:
        assert path.is_relative_to(base)


def test_the_editor_is_the_one_that_the_user_names(base: Path) -> None:
    path = base / "file"
    script = base / "my editor"
    script.write_text('#!/bin/sh\nprintf changed > "$2"\nprintf \'%s\' "$1" > "$2.flag"\n')
    script.chmod(0o700)
    open_in_editor(path, {**os.environ, "VISUAL": f"'{script}' --wait", "EDITOR": "false"})
    assert path.read_text() == "changed"
    assert Path(f"{path}.flag").read_text() == "--wait"


@pytest.mark.parametrize("editor", ["/no/such/editor", "'unclosed"])
def test_an_editor_that_is_not_there_is_said_plainly(base: Path, editor: str) -> None:
    with pytest.raises(SettingsError, match="could not be started"):
        open_in_editor(base / "file", {**os.environ, "EDITOR": editor, "VISUAL": ""})


def test_an_editor_that_fails_changes_nothing(base: Path) -> None:
    failing = f"{sys.executable} -c 'raise SystemExit(1)'"
    with pytest.raises(ToolError, match="ended with an error"):
        open_in_editor(base / "file", {**os.environ, "EDITOR": failing, "VISUAL": ""})
