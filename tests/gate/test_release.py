import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.errors import SettingsError, ToolError
from publisher.gate.files import Built
from publisher.gate.release import release

FIRST = (Built("index.html", b"first"), Built("reviews/a/index.html", b"one"))
SECOND = (Built("index.html", b"second"), Built("reviews/b/c/d.pdf", bytes(range(256)) * 99))
THIRD = (Built("index.html", b"third"),)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def as_files(built: tuple[Built, ...]) -> dict[str, bytes]:
    return {file.path: file.data for file in built}


class Place:
    def __init__(self, root: Path) -> None:
        self.releases, self.public = root / "site" / "releases", root / "site" / "public"

    def release(self, *built: Built) -> Path:
        return release(built, self.releases, self.public)

    def shown(self) -> dict[str, bytes]:
        return files_in(self.public)

    def names(self) -> set[str]:
        return {path.name for path in self.releases.iterdir() if path.is_dir()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_public_folder_is_exactly_these_bytes(place: Place) -> None:
    folder = place.release(*SECOND)
    assert place.shown() == as_files(SECOND)
    assert folder.parent == place.releases
    assert files_in(folder) == as_files(SECOND)


def test_the_link_is_relative_so_that_the_whole_may_be_moved(place: Place, tmp_path: Path) -> None:
    place.release(*FIRST)
    assert not os.path.isabs(os.readlink(place.public))
    shutil.move(tmp_path / "site", tmp_path / "elsewhere")
    assert files_in(tmp_path / "elsewhere" / "public") == as_files(FIRST)


def test_the_release_before_is_deleted_once_the_next_is_public(place: Place) -> None:
    for files in (FIRST, SECOND, THIRD):
        folder = place.release(*files)
        assert place.names() == {folder.name}


def test_the_same_content_has_the_same_name_in_any_order(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    assert place.release(*SECOND).name == other.release(*reversed(SECOND)).name


def test_the_same_content_again_goes_to_a_fresh_folder(place: Place) -> None:
    first, again = place.release(*FIRST), place.release(*FIRST)
    assert again.name == f"{first.name}-2"
    assert place.shown() == as_files(FIRST)
    assert place.release(*FIRST).name == first.name, "which is free again"


def test_what_is_the_same_is_written_once_and_what_somebody_changed_is_not_taken_over(
    place: Place,
) -> None:
    place.release(*FIRST)
    same = place.release(*FIRST, Built("new.html", b"new"))
    before = (same / "index.html").stat()
    after = place.release(*FIRST, *SECOND[1:])
    assert os.path.samestat((after / "index.html").stat(), before)
    (elsewhere := place.releases / "elsewhere").write_bytes(FIRST[1].data)
    (after / "index.html").unlink()
    (after / "index.html").write_bytes(b"changed by somebody")
    (after / "reviews/a/index.html").unlink()
    (after / "reviews/a/index.html").symlink_to(elsewhere)
    last = place.release(*FIRST)
    assert files_in(last) == as_files(FIRST)
    assert not any(path.is_symlink() for path in last.rglob("*"))


def test_a_release_of_nothing_is_an_empty_folder(place: Place) -> None:
    place.release(*FIRST)
    place.release()
    assert place.public.is_dir()
    assert place.shown() == {}


@pytest.mark.parametrize(
    "path",
    [
        "../a.html", "a/../../b.html", "/etc/a.html", "a//b.html", "./a.html", "a/./b.html", "",
        "a\\b.html", "a\0.html", "a\n.html", "C:a.html", "C:/a.html", "con", "a/NUL.html",
        "com1.txt", "a.", "a ", "a /b.html", "a/", "x" * 300 + ".html", "..", ".",
    ],
)  # fmt: skip
def test_a_path_that_would_leave_the_folder_is_refused(place: Place, path: str) -> None:
    place.release(*FIRST)
    with pytest.raises(SettingsError) as caught:
        place.release(Built("index.html", b"x"), Built(path, b"x"))
    assert caught.value.message == "File 2 has a path that may not be released."
    assert place.shown() == as_files(FIRST)


@pytest.mark.parametrize("path", ["index.html", "INDEX.html"])
def test_two_files_for_one_place_are_refused(place: Place, path: str) -> None:
    with pytest.raises(SettingsError):
        place.release(Built("index.html", b"x"), Built(path, b"x"))


def test_a_public_folder_that_is_no_link_is_left_alone(place: Place) -> None:
    place.public.mkdir(parents=True)
    (place.public / "old.html").write_bytes(b"old")
    with pytest.raises(SettingsError, match="real folder"):
        place.release(*FIRST)
    assert place.shown() == {"old.html": b"old"}


def test_a_write_that_fails_half_way_leaves_the_public_as_it_was(place: Place) -> None:
    """The second file cannot be written: the first one stands where its folder should be."""
    first = place.release(*FIRST)
    with pytest.raises(ToolError, match="could not be written"):
        place.release(Built("a", b"x"), Built("a/b", b"x"))
    assert place.shown() == as_files(FIRST)
    assert place.names() == {first.name}


def test_a_disk_that_takes_no_more_leaves_the_public_as_it_was(place: Place) -> None:
    place.release(*FIRST)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # holds for root too
    try:
        with pytest.raises(ToolError, match="could not be written"):
            place.release(*SECOND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert place.shown() == as_files(FIRST)


def test_a_link_that_cannot_be_replaced_leaves_the_public_as_it_was(place: Place) -> None:
    place.release(*FIRST)
    blocked = place.public.with_name(".public.new")
    (blocked / "x").mkdir(parents=True)
    with pytest.raises(ToolError):
        place.release(*SECOND)
    assert place.shown() == as_files(FIRST)
    shutil.rmtree(blocked)
    place.release(*SECOND)
    assert place.shown() == as_files(SECOND)


def test_the_leavings_of_a_run_that_died_are_cleared_away(place: Place) -> None:
    place.release(*FIRST)
    (place.releases / ".writing" / "reviews").mkdir(parents=True)
    (place.releases / ".writing" / "leak.html").write_bytes(b"x")
    place.public.with_name(".public.new").symlink_to("nowhere")
    folder = place.release(*SECOND)
    assert files_in(folder) == as_files(SECOND)
    assert not (place.releases / ".writing").exists()


def test_other_folders_beside_the_releases_are_left_alone(place: Place) -> None:
    (place.releases / "notes").mkdir(parents=True)
    for built in (FIRST, SECOND, THIRD):
        place.release(*built)
    assert "notes" in place.names()


_HOLD = """
import fcntl, sys
lock = open(sys.argv[1], "a")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks are held by flock")
def test_a_second_release_at_the_same_time_is_refused(place: Place) -> None:
    place.release(*FIRST)
    lock = str(place.releases / ".lock")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(SettingsError, match="Another release"):
            place.release(*SECOND)
        assert place.shown() == as_files(FIRST)
        other.kill()
    place.release(*SECOND)
    assert place.shown() == as_files(SECOND)


_DIE = """
import os, sys
from pathlib import Path
from publisher.gate import release as module
from publisher.gate.files import Built
steps = int(sys.argv[2])
def count(call):
    def counted(*args, **kwargs):
        global steps
        steps -= 1
        if steps < 0:
            os._exit(9)
        return call(*args, **kwargs)
    return counted
os.fsync, os.replace, Path.mkdir, Path.rename, Path.symlink_to = map(
    count, (os.fsync, os.replace, Path.mkdir, Path.rename, Path.symlink_to)
)
root = Path(sys.argv[1])
files = [Built("index.html", b"second"), Built("a/b.html", b"new")]
module.release(files, root / "releases", root / "public")
"""


def test_a_run_that_dies_at_any_step_leaves_a_whole_release(tmp_path: Path) -> None:
    second = {"index.html": b"second", "a/b.html": b"new"}
    seen = []
    for steps in range(40):
        root = tmp_path / str(steps)
        release(FIRST, root / "releases", root / "public")
        ended = subprocess.run(
            [sys.executable, "-c", _DIE, str(root), str(steps)], check=False, capture_output=True
        )
        shown = files_in(root / "public")
        assert shown in (as_files(FIRST), second)
        seen.append(shown == second)
        release(THIRD, root / "releases", root / "public")
        assert files_in(root / "public") == as_files(THIRD)
        if ended.returncode == 0:
            break
        assert ended.returncode == 9, ended.stderr
    assert seen[0] is False
    assert seen[-1] is True
    assert seen == sorted(seen)
    assert len(seen) > 8


def test_bytes_that_the_disk_changed_are_not_released(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk cannot be made to lie; so the last step before reading back does it."""

    def lies(handle: int) -> None:
        if os.fstat(handle).st_size == len(FIRST[1].data):
            os.ftruncate(handle, 0)

    place.release(*SECOND)
    monkeypatch.setattr(os, "fsync", lies)
    with pytest.raises(ToolError, match="could not be written"):
        place.release(*FIRST)
    assert place.shown() == as_files(SECOND)


_CRAMPED = """
import resource, sys
from pathlib import Path
from publisher.errors import ToolError
from publisher.gate.files import Built
from publisher.gate.release import release
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
root = Path(sys.argv[1])
try:
    release([Built("a", b"x"), Built("b", b"x" * 101)], root / "releases", root / "public")
except ToolError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_is_told_in_plain_words(tmp_path: Path) -> None:
    release(FIRST, tmp_path / "releases", tmp_path / "public")
    ended = subprocess.run(
        [sys.executable, "-c", _CRAMPED, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert ended.stdout == "The release could not be written: File too large.\n"
    assert ended.stderr == ""
    assert files_in(tmp_path / "public") == as_files(FIRST)
