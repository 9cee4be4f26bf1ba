"""Finds plain documents and lists that lie beside the reviews' folders.

Directly in `reviews/`, in hidden folders there and among the ledgers every file counts. In the
rest of the publisher's folder a file counts that is a list of terms or a document of a review
by its name or its words, whatever its ending, and an archive that holds one or does not tell.
Accepted: what has another name and is no list. What the publisher itself consists of, what it
makes and what git keeps are not looked through.
"""

import os
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from publisher.config import TermSettings, Visibility
from publisher.findings import Finding
from publisher.intake.exposure import HIDDEN, exposures, is_example_file, may_be_public
from publisher.intake.folder import folders_in
from publisher.intake.sealed import is_sealed
from publisher.intake.yaml_file import read_yaml

_NOT_LOOKED_INTO = {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "_build"}
_NOT_LOOKED_INTO |= {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
_OUR_OWN = {"publisher", "tests", "benchmarks", "requirements", ".github", ".ci", "reviews"}
_PUBLIC_PAGES = ("docs/site/*.md", "docs/site/cy/*.md")
_LEDGER = re.compile(r"ledger/(?:[a-z0-9_-]+\.jsonl|_files\.txt|(?:claimed|sending)\.json)")
_LIST = re.compile(r"redactions\.ya?ml", re.IGNORECASE)
_OFFICE = re.compile(
    r"\.(docx?|docm|dotx?|odt|rtf|pdf|xlsx?|xlsm|ods|wbk|asd)(?![a-z0-9])", re.IGNORECASE
)
_TEXT = re.compile(r"\.(md|txt|csv)(?![a-z0-9])", re.IGNORECASE)
_OF_A_REVIEW = re.compile(
    r"overview.?report|exec\w*.?summary|recommendations|action.?plan|qa.?letter|home.?office"
    r"|domestic.?homicide|\bdhr\b|\bdardr\b|\b(appendix|tribute|easy.?read)\b",
    re.IGNORECASE,
)
_ARCHIVE = b"PK\x03\x04"
_OFFICE_BYTES = (_ARCHIVE, b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_CLOSED_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OFFICE_PARTS = ("[content_types].xml", "mimetype")
_MOST = 20_000_000


def stray_files(root: Path, visibility: Visibility, on_server: bool) -> list[Finding]:
    """One finding for each file of that kind; their own names are not spoken."""
    if visibility in HIDDEN:
        return []
    return exposures(list(strays(root, on_server).values()), visibility, on_server)


def strays(root: Path, on_server: bool) -> dict[Path, str]:
    """Each of these files, and how it may be spoken of."""
    below = enumerate(_below_reviews(root / "reviews", on_server), 1)
    beside = enumerate(_beside_reviews(root), 1)
    found = {path: _spoken("reviews", number, path) for number, path in below}
    return found | {path: _spoken("", number, path) for number, path in beside}


def _spoken(folder: str, number: int, path: Path) -> str:
    """The file by its number, and by what helps to find it: its kind and size."""
    kind = _OFFICE.search(path.name) or _TEXT.search(path.name)
    size = f"{max(1, path.lstat().st_size // 1000)} KB"
    told = f"file {number} ({kind[0].lower() + ', ' if kind else ''}{size})"
    return f"{folder}/{told}" if folder else f"{told} outside reviews/"


def _below_reviews(reviews: Path, on_server: bool) -> Iterator[Path]:
    """Every plain file below `reviews/` that is in no review's folder and no ledger."""
    if not reviews.is_dir():
        return
    read_already = {path.name for path in folders_in(reviews)}
    for path in _files(reviews, skip=read_already):
        name = path.relative_to(reviews).as_posix()
        if not _LEDGER.fullmatch(name) and not may_be_public(name, _bytes_of(path), on_server):
            yield path


def _beside_reviews(root: Path) -> Iterator[Path]:
    for path in _files(root, _NOT_LOOKED_INTO | _OUR_OWN):
        public = any(path.relative_to(root).match(pattern) for pattern in _PUBLIC_PAGES)
        if not public and _is_a_reviews(path):
            yield path


def _files(folder: Path, skip: set[str]) -> Iterator[Path]:
    """Every file below the folder, in order, but for the folders at its top that are skipped."""
    for where, inside, names in os.walk(folder):
        leave = skip if Path(where) == folder else _NOT_LOOKED_INTO
        inside[:] = sorted(name for name in inside if name not in leave)
        yield from (Path(where, name) for name in sorted(names))


def _is_a_reviews(path: Path) -> bool:
    """Whether the file is a plain list of terms or document of a review, or may hold one."""
    data = _bytes_of(path)
    if data is None or is_sealed(data) or is_example_file(data):
        return False
    if _LIST.search(path.name) or _is_list(data) or data.startswith(_CLOSED_ARCHIVES):
        return True
    is_office = bool(_OFFICE.search(path.name)) or data.startswith(_OFFICE_BYTES)
    if (is_office or _TEXT.search(path.name)) and _OF_A_REVIEW.search(path.name):
        return True
    return data.startswith(_ARCHIVE) and _holds_one(data)


def _is_list(data: bytes) -> bool:
    if b"becomes:" not in data and b"kind:" not in data:
        return False
    entries, _ = read_yaml(data, tuple[TermSettings, ...])
    return bool(entries)


def _holds_one(archive: bytes) -> bool:
    """Whether a zip archive, not an office file, holds a list or an office file by its name."""
    try:
        with zipfile.ZipFile(BytesIO(archive)) as opened:
            names = [name.lower() for name in opened.namelist()]
    except (zipfile.BadZipFile, ValueError):
        return True
    if any(name in _OFFICE_PARTS for name in names):
        return False
    return any(_LIST.search(name) or _OFFICE.search(name) for name in names)


def _bytes_of(path: Path) -> bytes | None:
    """The beginning of an ordinary file; None if it is none or cannot be read."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError:
        return None
