"""The ledger's files on disk: read whole, written whole."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from publisher.errors import LedgerError
from publisher.record.ledger import Event, Ledger, append, read_ledger


def read_ledgers(folder: Path) -> dict[str, Ledger]:
    """Every ledger in the folder by slug; none if there is no folder yet.

    Raises: LedgerError if one is damaged.
    """
    ledgers = {}
    for path in sorted(folder.glob("*.jsonl")):
        try:
            ledgers[path.stem] = read_ledger(path.stem, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise LedgerError(
                f"reviews/ledger/{path.name} cannot be read.",
                "Check that it is an ordinary file and that you may open it.",
            ) from None
    return ledgers


def write_events(folder: Path, ledger: Ledger, events: Iterable[Event]) -> Ledger:
    """Append the events to the ledger's file; it is whole at every instant."""
    after, lines = append(ledger, events)
    if lines:
        path = folder / f"{ledger.slug}.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        write_whole(path, before + lines.encode())
    return after


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it: it is either the old or the new one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
