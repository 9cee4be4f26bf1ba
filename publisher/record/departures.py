"""E-mails that were about to leave: a note of each, in `sending.json` beside the ledger.

It is on the disk before the first byte leaves, and goes once it is known what became of the
e-mail. Of one whose note is still there nobody knows whether it has left.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from publisher.errors import LedgerError
from publisher.record.ledger_files import write_whole
from publisher.record.packs import Role

FILE = "sending.json"


@dataclass(frozen=True, slots=True)
class Note:
    """A message that may have left: for which review, to whom, its Message-ID and the day."""

    review: str
    role: Role
    message_id: str
    on: date


def read_notes(folder: Path) -> tuple[Note, ...]:
    """What was about to leave and is not known to have arrived. Raises: LedgerError."""
    try:
        return tuple(_read(**note) for note in json.loads((folder / FILE).read_bytes()))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, AttributeError):
        raise LedgerError(
            f"reviews/ledger/{FILE} cannot be read.",
            "It says which e-mails may have left. Restore it from git; if there is none, look into "
            "your mailbox, delete the file, and use `publisher pack SLUG --mark-sent DATE`.",
        ) from None


def _read(review: str, role: str, message_id: str, on: str) -> Note:
    return Note(str(review), Role(role), str(message_id), date.fromisoformat(on))


def note(folder: Path, new: Note) -> None:
    """Write down that a message is about to leave; it is on the disk when this returns."""
    _write(folder, [*read_notes(folder), new])


def forget(folder: Path, role: Role, *reviews: str) -> None:
    """Take the notes of a review away, at whichever address: it is known what became of them."""
    _write(folder, [n for n in read_notes(folder) if n.role != role or n.review not in reviews])


def _write(folder: Path, notes: Sequence[Note]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if notes:
        values = [asdict(one) for one in notes]
        data = json.dumps(values, default=str, indent=1, sort_keys=True) + "\n"
        write_whole(folder / FILE, data.encode())
    else:
        (folder / FILE).unlink(missing_ok=True)
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
