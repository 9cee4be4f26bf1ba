"""Lets one run at a time send packs from a folder.

Two that ask and send at once would each find a pack unsent, and it would leave twice. Accepted:
two copies of the folder, on two computers, do not know of each other before git joins them.
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

LOCK = ".sending.lock"


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
                "Packs are being sent from this folder already, perhaps in another window.",
                "Finish there, or close that window; then run this again. Nothing was sent twice.",
            ) from None
        yield


def _take(handle: int) -> None:
    """Take the lock at once. Raises: OSError if somebody else has it."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
