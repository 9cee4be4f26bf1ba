"""Lets one run at a time write what a folder of reviews is made into, and send from it.

Two at once would clear away each other's private files, or each find a pack unsent and send it.
Accepted: two copies of the folder, on two computers, do not know of each other.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import SettingsError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock in the folder; the system lets go of it if we die.

    Raises: SettingsError if another run holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK, "a") as lock:
        try:
            _take(lock.fileno())
        except OSError:
            raise SettingsError(
                "The publisher is at work in this folder already, perhaps in another window.",
                "Wait until it is done, or end it there; then run this again. Nothing was changed.",
            ) from None
        yield


def _take(handle: int) -> None:
    """Take the lock at once. Raises: OSError if somebody else has it."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
