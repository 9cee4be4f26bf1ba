"""Files in clear where nobody else can look, for as long as they are needed.

A list that is edited lies in memory where the system has a place for that (`/dev/shm`), in a
folder that only this user may open. It is wiped at the end, after an error or Ctrl+C too; what
a killed run left behind is wiped by the next one. Accepted: what an editor keeps elsewhere
(backups, recent files), and swap.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher.errors import SettingsError, ToolError

if sys.platform != "win32":
    import fcntl

IN_MEMORY = Path("/dev/shm")  # noqa: S108  (a private folder is made in it)
_PREFIX = "dhr-publisher-"


@contextmanager
def private_copy(name: str, data: bytes) -> Iterator[Path]:
    """Give a copy of the data under that name; its whole folder is wiped afterwards."""
    usable = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)
    base = IN_MEMORY if usable else Path(tempfile.gettempdir())
    _wipe_what_was_left(base)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
    try:
        with _held(folder):
            path = folder / name
            write_private(path, data)
            yield path
    finally:
        wipe(folder)


def make_private(path: Path) -> None:
    """Make a folder that only this user may open, or close one that is there to the others."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.chmod(0o700)


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder that only this user may open; emptied before and after."""
    shutil.rmtree(path, ignore_errors=True)
    make_private(path)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def write_private(path: Path, data: bytes) -> None:
    """Write a new file that only this user may open."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def wipe(folder: Path) -> None:
    """Overwrite every file in the folder and delete it all."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with suppress(OSError), path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
    shutil.rmtree(folder, ignore_errors=True)


def open_in_editor(path: Path, environment: Mapping[str, str]) -> None:
    """Start the user's editor on the file and wait until it is closed.

    Raises: SettingsError if there is no editor; ToolError if it fails.
    """
    usual = "notepad" if sys.platform == "win32" else "nano"
    editor = environment.get("VISUAL") or environment.get("EDITOR") or usual
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], env=environment, check=False)
    except (OSError, ValueError):
        raise SettingsError(
            "The editor could not be started.",
            "Name one in EDITOR, such as nano; then run this again. Nothing was changed.",
        ) from None
    if done.returncode != 0:
        raise ToolError("The editor ended with an error.", "Nothing was changed.")


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Show other runs that the folder is in use; the system lets go of it if we die."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _wipe_what_was_left(base: Path) -> None:
    if sys.platform == "win32":
        return
    for folder in sorted(base.glob(f"{_PREFIX}*")):
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                wipe(folder)
            finally:
                os.close(handle)
