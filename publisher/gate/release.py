"""Writes the verified bytes into a folder of their own and makes that the public one.

Invariant: `public` is always a whole release, the last or this one. Everything is written,
read back and compared beside it; then a link is replaced in one step, and the releases before
are deleted: what was corrected or withdrawn lies on the disk no more.
"""

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from publisher.errors import SettingsError, ToolError
from publisher.gate.files import Built
from publisher.stored import digest_of

if sys.platform != "win32":
    import fcntl

_RELEASE = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")
_WRITING = ".writing"
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_PART = 200


def release(
    files: Sequence[Built],
    releases: Path,
    public: Path,
    *,
    before_public: Callable[[], None] = lambda: None,
) -> Path:
    """Write exactly these files to `releases/<id>` and point the link `public` at it.

    Hand it the very values that `verify` found nothing in. The id comes from the content. Two
    releases at once are refused. `before_public` is called when all is written and only the link
    is left to do: what it does is not done for a release that the disk had no room for.

    Raises: SettingsError if a path would leave the folder, if `public` is not a link, or if
    another release is running; ToolError if the disk refuses. `public` is then as it was.
    """
    _refuse_paths(files)
    if public.exists() and not public.is_symlink():
        raise SettingsError(
            "The public folder is a real folder, not a link to a release.",
            "Move it away, then run this again.",
        )
    try:
        releases.mkdir(parents=True, exist_ok=True)
        public.parent.mkdir(parents=True, exist_ok=True)
        with _alone(releases):
            last = public.resolve() if public.is_symlink() else None
            folder = _write(files, releases, last)
            before_public()
            _point(public, folder)
            _delete_all_but(folder, releases)
            return folder
    except OSError as error:
        raise ToolError(
            f"The release could not be written: {error.strerror or 'the disk refused'}.",
            f"{public.parent.name}/{public.name} is as it was. Look at free space and permissions, "
            "then run again: it finishes the work.",
        ) from None


def _refuse_paths(files: Sequence[Built]) -> None:
    places: set[str] = set()
    for number, file in enumerate(files, 1):
        folded = file.path.casefold()
        if not _stays_inside(file.path) or folded in places:
            raise SettingsError(
                f"File {number} has a path that may not be released.",
                "Report this as described in SECURITY.md.",
            )
        places.add(folded)


def _stays_inside(path: str) -> bool:
    parts = path.split("/")
    return not _FORBIDDEN.search(path) and all(
        part not in {"", ".", ".."}
        and not part.endswith((".", " "))
        and not _DEVICE.fullmatch(part)
        and len(part.encode()) <= _LONGEST_PART
        for part in parts
    )


@contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """Hold the lock for as long as it takes; the system lets go of it if we die."""
    with open(releases / ".lock", "a") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SettingsError(
                    "Another release is being written.", "Wait until it is done."
                ) from None
        yield


def _write(files: Sequence[Built], releases: Path, last: Path | None) -> Path:
    """Write, read back and name the folder; nothing is left behind if that fails.

    What is the same as in the last release is the same file on the disk, under two names.
    """
    fresh = releases / _WRITING
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir()
        for file in files:
            path = PurePosixPath(file.path)
            if last is None or not _linked(last / path, fresh / path, file.sha256):
                _write_file(fresh / path, file.data)
        _compare(files, fresh)
        for folder in sorted({fresh, *(path for path in fresh.rglob("*") if path.is_dir())}):
            _sync(folder)
        folder = _free_name(files, releases)
        fresh.rename(folder)
        _sync(releases)
        return folder
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _linked(before: Path, path: Path, sha256: str) -> bool:
    """Give the file of the last release this name too, if it holds these very bytes."""
    try:
        if before.is_symlink() or digest_of(before.read_bytes()) != sha256:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(before, path)
    except OSError:  # it is not there, or the disk cannot give a file two names
        return False
    return True


def _write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _compare(files: Sequence[Built], folder: Path) -> None:
    """Read everything back: these files, no other, byte for byte."""
    written = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    }
    same = all(digest_of((folder / file.path).read_bytes()) == file.sha256 for file in files)
    if not same or written != {file.path for file in files}:
        raise OSError(0, "what was written is not what was meant")


def _free_name(files: Sequence[Built], releases: Path) -> Path:
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.path):
        digest.update(hashlib.sha256(file.path.encode()).digest())
        digest.update(bytes.fromhex(file.sha256))
    name = digest.hexdigest()[:16]
    folder, count = releases / name, 1
    while folder.exists():
        count += 1
        folder = releases / f"{name}-{count}"
    return folder


def _point(public: Path, folder: Path) -> None:
    """Replace the link in one step."""
    new = public.with_name(f".{public.name}.new")
    new.unlink(missing_ok=True)
    target = os.path.relpath(folder.resolve(), public.parent.resolve())
    try:
        new.symlink_to(target, target_is_directory=True)
    except (NotImplementedError, PermissionError) as error:
        raise SettingsError(
            "This computer does not allow links to folders.",
            "On Windows, turn on Developer Mode; or run the publisher where links are allowed.",
        ) from error
    os.replace(new, public)
    _sync(public.parent)


def _delete_all_but(kept: Path, releases: Path) -> None:
    for folder in releases.iterdir():
        if _RELEASE.fullmatch(folder.name) and folder.name != kept.name:
            shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
