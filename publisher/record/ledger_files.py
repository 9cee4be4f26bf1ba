"""The ledger's files on disk: read whole, written whole.

Beside them `_files.txt` has the name of every file that a release ever held at no address of a
ledger, a line each: those of the search have other names after each change, and hold the words of
whole pages. Nothing is built from it; it says what a live website must have rid itself of.
"""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from publisher.errors import LedgerError
from publisher.record.claim import FILE, Claim, is_current, read_claims
from publisher.record.ledger import CONFLICT, Event, Ledger, append, read_ledger

FILES = "_files.txt"
_WRITING = ".writing"
_TEMPORARY = re.compile(r"\..+\.\w{8}" + re.escape(_WRITING))


def read_ledgers(folder: Path) -> dict[str, Ledger]:
    """Every ledger in the folder by slug; none if there is no folder yet.

    A hidden file, as a Mac leaves them, is none, nor is a copy that has nothing of its own.
    Raises: LedgerError if one is damaged, or if a copy has more than the ledger itself.
    """
    paths = [path for path in sorted(folder.glob("*.jsonl")) if not path.name.startswith(".")]
    texts = {path.stem: _text_of(path) for path in paths}
    return {
        slug: read_ledger(slug, text)
        for slug, text in texts.items()
        if not _is_a_copy(slug, text, texts)
    }


def _is_a_copy(name: str, text: str, texts: Mapping[str, str]) -> bool:
    """Whether OneDrive or its like has left it beside the ledger that it was copied from."""
    whose = _named_in(text)
    if whose in ("", name):
        return False
    if texts.get(whose, "").startswith(text):
        return True
    raise LedgerError(
        f"reviews/ledger/{name}.jsonl holds the record of another review than its name says, and "
        "lines that this review's own file has not (W102).",
        "It may be a copy that OneDrive or a Mac has made. Restore the review's own file from git, "
        "and move the copy elsewhere. See docs/handbook/findings.md#w102.",
    )


def _named_in(text: str) -> str:
    """The review that the first line names, "" if it cannot be read."""
    try:
        return str(json.loads(text.partition("\n")[0])["review"])
    except (ValueError, KeyError, TypeError):
        return ""


def read_record(folder: Path) -> dict[str, Ledger]:
    """Every ledger by slug, with what is claimed of it and may be public already.

    A claim of the past, whose ledger has gone on since, says nothing any more.
    Raises: LedgerError if a ledger or the claim is damaged.
    """
    ledgers = read_ledgers(folder)
    for claim in read_claimed(folder):
        ledger = ledgers.get(claim.slug, Ledger(claim.slug))
        if is_current(claim, ledger):
            ledgers[claim.slug] = replace(ledger, claimed=claim.events)
    return ledgers


def read_claimed(folder: Path) -> tuple[Claim, ...]:
    """What is claimed and not confirmed. Raises: LedgerError if it is damaged."""
    path = folder / FILE
    return read_claims(path.read_bytes()) if path.is_file() else ()


def read_files(folder: Path) -> frozenset[str]:
    """Every file that was ever released at no address of a ledger.

    Two branches have all of both: what git writes where it could not join them is passed over.
    Raises: LedgerError if it cannot be read.
    """
    path = folder / FILES
    lines = _text_of(path).splitlines() if path.exists() else []
    return frozenset(line for line in lines if line and not line.startswith(CONFLICT))


def write_files(folder: Path, released: Iterable[str]) -> None:
    """Add the files of a release to those of the releases before; none is ever taken out."""
    before = read_files(folder)
    after = before.union(released)
    if after != before:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILES, "".join(f"{path}\n" for path in sorted(after)).encode())


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise LedgerError(
            f"reviews/ledger/{path.name} cannot be read.",
            "Check that it is an ordinary file and that you may open it.",
        ) from None


def write_events(folder: Path, ledger: Ledger, events: Iterable[Event]) -> Ledger:
    """Append the events to the ledger's file; it is whole at every instant."""
    after, lines = append(ledger, events)
    if lines:
        path = folder / f"{ledger.slug}.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        write_whole(path, before + lines.encode())
    return after


def take_away_left(folder: Path) -> None:
    """Delete what runs that were killed left of files that they were writing whole.

    One that somebody is writing just now goes too: they write it again.
    """
    for path in sorted(folder.glob(".*")) if folder.is_dir() else ():
        if _TEMPORARY.fullmatch(path.name):
            with suppress(PermissionError):  # Windows, while somebody is writing it
                path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it: it is either the old or the new one.

    Who may read the old one may read the new one, and nobody else.
    A run that is killed may leave the temporary one: `take_away_left`.
    """

    def replace_it(temporary: Path) -> None:
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)

    _write_beside(path, data, replace_it)


def write_new(path: Path, data: bytes) -> None:
    """Write a file as `write_whole` does, for this user alone.

    Raises: FileExistsError if there is one already; it is as it was.
    """

    def name_it(temporary: Path) -> None:
        path.hardlink_to(temporary)
        temporary.unlink(missing_ok=True)

    _write_beside(path, data, name_it)


def _write_beside(path: Path, data: bytes, into_place: Callable[[Path], None]) -> None:
    """Write a temporary file and put it into its place, again if a run took it away meanwhile."""
    handle, name = tempfile.mkstemp(_WRITING, f".{path.name}.", path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        into_place(temporary)
    except BaseException as error:
        taken_away = isinstance(error, FileNotFoundError) and not temporary.exists()
        temporary.unlink(missing_ok=True)
        if not taken_away:
            raise
    else:
        return
    _write_beside(path, data, into_place)
