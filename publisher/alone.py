"""Lets one run at a time write what a folder of reviews is made into, and send from it.

Two at once would clear away each other's private files, or each find a pack unsent and send it.
Whoever holds the lock first takes away what runs that were killed left half written.
Accepted: two copies of the folder, on two computers, do not know of each other.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from publisher.errors import SettingsError
from publisher.job import Job
from publisher.record.ledger_files import take_away_left

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".lock"


@contextmanager
def alone(job: Job) -> Iterator[None]:
    """Hold the lock of the folder; the system lets go of it if we die.

    Raises: SettingsError if another run holds it.
    """
    job.output.mkdir(parents=True, exist_ok=True)
    with open(job.output / LOCK, "a") as lock:
        try:
            _take(lock.fileno())
        except OSError:
            raise SettingsError(
                "The publisher is at work in this folder already, perhaps in another window.",
                "Wait until it is done, or end it there; then run this again. Nothing was changed.",
            ) from None
        for folder in (job.root, job.servers, job.private, *sorted(job.reviews.glob("**/"))):
            take_away_left(folder)
        yield


def _take(handle: int) -> None:
    """Take the lock at once. Raises: OSError if somebody else has it."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
