"""Makes the draft of a transcript of a scan, beside it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from publisher import workers
from publisher.errors import SettingsError, ToolError
from publisher.intake.folder import Folder, read_folder
from publisher.intake.naming import name_documents
from publisher.intake.pdf.shown import all_painted, page_count
from publisher.intake.sealed import Keys
from publisher.intake.sight.engine import best_engine
from publisher.intake.sight.transcribe import draft
from publisher.intake.transcript import transcript_of
from publisher.record.ledger_files import write_new
from publisher.workers import Note, Stopped

Count = Callable[[int, int], None]
DOTS = 200
"""To the inch; scans are read a little better than at 150."""


def transcribed(path: Path, keys: Keys, document: str, count: Count) -> Path:
    """Write the draft as `write_draft` does, in a worker; `count` is told of pages.

    Raises: as `write_draft`, and ToolError if it could not be read within the limits.
    """

    def hear(note: str) -> None:
        if note:
            count(*map(int, note.split()))

    work = partial(_drafted, keys=keys, document=document)
    draft = next(workers.run_apart(work, [path], hear=hear))
    if isinstance(draft, Stopped):
        raise ToolError(
            "This document could not be read within the limits of time and memory.",
            "Ask for a smaller scan, or split it.",
        )
    return draft


def _drafted(path: Path, note: Note, keys: Keys, document: str) -> Path:
    note("")
    return write_draft(path, read_folder(path, keys), document, lambda n, of: note(f"{n} {of}"))


def write_draft(path: Path, folder: Folder, document: str, count: Count) -> Path:
    """Read a document of the folder by eye; gives the file of the draft, which is new.

    Raises: SettingsError if there is nothing to transcribe or a draft already; ToolError if it
    cannot be read.
    """
    named, _ = name_documents(folder.names)
    document = document.removesuffix(".pdf")
    file = next((file for file in named.values() if file.rpartition(".")[0] == document), "")
    if not file.endswith(".pdf") or file not in folder.files:
        raise SettingsError(
            "There is no PDF of that name in the review's folder.",
            "Name it as its file is called: qa-letter, overview-report.",
        )
    if file in folder.sealed:
        raise SettingsError(
            "This document is encrypted; a draft beside it would lie open.",
            "docs/handbook/scans.md#if-the-scan-is-encrypted says how to go about it.",
        )
    target = path / transcript_of(file)
    if target.exists():
        raise _there_already()
    engine = best_engine()
    if engine is None:
        raise ToolError(
            "There is no program here that can read a scan.",
            "Install tesseract (Debian and Ubuntu: apt install tesseract-ocr).",
        )
    scan = folder.files[file]
    try:
        pages = page_count(scan)
        text = draft(scan, all_painted(scan, DOTS / 72), engine, lambda n: count(n, pages))
    except (RuntimeError, ValueError):
        text = None  # what pdfium stumbles over may hold source text
    if text is None:
        raise ToolError("This document could not be read by eye.", "Ask for a better scan.")
    try:
        write_new(target, text.encode())
    except FileExistsError:
        raise _there_already() from None
    return target


def _there_already() -> SettingsError:
    return SettingsError(
        "There is a transcript of this document already.",
        "Check that one, or move it away first.",
    )
