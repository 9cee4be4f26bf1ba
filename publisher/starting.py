"""Begins a review: from the letter of the Home Office to a folder that a person completes.

A new folder is there whole or not at all; one that holds documents alone is completed, and no
file in it is changed.
"""

import re
import tempfile
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from publisher import workers
from publisher.config import Visibility
from publisher.drafting import Known, settings_draft, terms_draft
from publisher.errors import SettingsError
from publisher.findings import Finding, Rule
from publisher.intake.folder import LARGEST, SLUG
from publisher.intake.naming import LETTER_FILE, OURS, SETTINGS, TERMS
from publisher.intake.read import read_document
from publisher.intake.reading import Reading, Request
from publisher.intake.sealed import ENDING, seal
from publisher.letter import Letter, read_letter
from publisher.letter.decision import NOTHING_SAID
from publisher.model import Role
from publisher.workers import Note, Stopped

_RECORD = "ledger"
KINDS = (".pdf", ".docx", ".txt", ".md")
_GENERAL = re.compile(
    r"\b(?:community|safety|safer|partnership|board|the|csp|council|borough|county|city|and|of)\b"
)


@dataclass(frozen=True, slots=True)
class Started:
    """The new folder, and what was read; the words stay in the folder."""

    folder: Path
    letter: Letter


def letter_in(path: Path) -> tuple[bytes, Letter]:
    """Read a letter: its bytes, and what it says.

    Raises: SettingsError if it cannot be read, or is no letter of the Home Office.
    """
    if path.suffix.lower() not in KINDS:
        raise SettingsError(
            "The letter is not a file that can be read.",
            f"Save it as one of {', '.join(KINDS)} and try again.",
        )
    try:
        if path.stat().st_size > LARGEST:
            raise OSError
        data = path.read_bytes()
    except OSError:
        raise SettingsError(
            "The letter cannot be opened.", "Check the file's name and that you may open it."
        ) from None
    reading = next(workers.run_apart(_read, [(data, path.suffix)]))
    if isinstance(reading, Stopped):
        reading = Reading(None, (Finding(Rule.D130),))
    if reading.document is None:
        raise SettingsError(
            "The letter cannot be read: " + "; ".join(told(f) for f in reading.findings) + ".",
            "Ask the Home Office for it as a Word file, or as a PDF with text in it.",
        )
    letter = read_letter(reading.document)
    if not (letter.pseudonym or letter.partnership or letter.decision != NOTHING_SAID):
        raise SettingsError(
            "This does not look like a letter of the Home Office.",
            "Nothing was made. Check that it is the right file; if it is, make the folder by hand: "
            "docs/handbook/files.md.",
        )
    return data, letter


def _read(letter: tuple[bytes, str], _: Note) -> Reading:
    return read_document(*letter, Request(Role.LETTER, "letter"))


def told(finding: Finding) -> str:
    """What a finding says, without its place."""
    return finding.rule.says.format(detail=finding.detail)


def slug_for(letter: Letter, death: str, taken: Collection[str]) -> str:
    """The address that the review will have: partnership, year of death, the next free letter.

    Empty if the letter names no partnership or the year is not known.
    """
    if letter.partnership is None or not death:
        return ""
    plain = unicodedata.normalize("NFKD", letter.partnership.value.lower())
    folded = "".join(c for c in plain if c not in "'’" and not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", _GENERAL.sub(" ", folded))
    if not words:
        return ""
    start = f"{'-'.join(words)}-{death[:4]}"
    return next(
        (
            f"{start}-{last}"
            for last in "abcdefghijklmnopqrstuvwxyz"
            if f"{start}-{last}" not in taken
        ),
        "",
    )


def taken_slugs(reviews: Path) -> set[str]:
    """Every address that a review has or had: they are never used again."""
    folders = {path.name for path in reviews.glob("*") if path.is_dir()}
    return folders | _in_the_record(reviews)


def unbegun(reviews: Path) -> list[str]:
    """The folders that hold documents alone and were never public: `start` completes them."""
    return sorted(
        path.name
        for path in reviews.glob("*")
        if SLUG.fullmatch(path.name)
        and _is_folder(path)
        and not _ours_in(path)
        and path.name not in _in_the_record(reviews)
    )


def _in_the_record(reviews: Path) -> set[str]:
    """What no review may be called: what others were, and the record's own folder."""
    return {_RECORD, *(path.stem for path in (reviews / _RECORD).glob("*.jsonl"))}


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _ours_in(folder: Path) -> list[str]:
    """The files of the publisher's own that lie there, encrypted or not."""
    return [n for n in OURS if (folder / n).exists() or (folder / f"{n}{ENDING}").exists()]


def start(
    reviews: Path,
    slug: str,
    letter: Path,
    known: Known,
    visibility: Visibility,
    recipients: Sequence[str],
) -> Started:
    """Write the folder of a new review, or complete one that holds documents alone.

    Where others may see the repository everything is encrypted; where there are recipients,
    the list of terms is.

    Raises: SettingsError if the letter cannot be read, the address is taken or may not be
    used, or it would lie open where others can see it.
    """
    data, read = letter_in(letter)
    hidden = visibility in (Visibility.NOWHERE, Visibility.PRIVATE)
    _refuse_name(reviews, slug)
    if not hidden and not recipients:
        raise SettingsError(
            "It is not known that nobody else can see this repository, so nothing is written.",
            "Run `publisher doctor`, or keep reviews encrypted: docs/handbook/keeping-secrets.md.",
        )
    files = {
        TERMS: terms_draft(read, known.handbook).encode(),
        SETTINGS: settings_draft(read, known).encode(),
    }
    if not _has_letter(reviews / slug, data):
        files = {f"{LETTER_FILE}{letter.suffix.lower()}": data, **files}
    sealed = ({TERMS} if hidden else set(files)) if recipients else set()
    _write_folder(
        reviews / slug,
        {
            **{name: data for name, data in files.items() if name not in sealed},
            **{f"{name}{ENDING}": seal(files[name], recipients) for name in sorted(sealed)},
        },
    )
    return Started(reviews / slug, read)


def _refuse_name(reviews: Path, slug: str) -> None:
    if not SLUG.fullmatch(slug):
        raise SettingsError(
            "This cannot be the name of a review's folder.",
            "Use small letters, digits and hyphens: ashgrove-2019-a.",
        )
    folder = reviews / slug
    ours = _ours_in(folder)
    odd = folder.exists() and not _is_folder(folder)
    if SETTINGS in ours or odd or slug in _in_the_record(reviews):
        raise SettingsError(
            "There is or was a review of that name.", "Choose another: names are never used again."
        )
    if ours:
        raise SettingsError(
            f"That folder holds {ours[0]} already.",
            "Move it elsewhere and run this again; or make review.yml by hand: "
            "docs/handbook/files.md.",
        )


def _has_letter(folder: Path, letter: bytes) -> bool:
    """Whether the letter lies there already. Raises: SettingsError if another one does."""
    there = [
        path
        for path in folder.glob(f"{LETTER_FILE}.*")
        if Path(path.name.removesuffix(ENDING)).stem == LETTER_FILE
    ]
    if there and [path.read_bytes() for path in there] != [letter]:
        raise SettingsError(
            "That folder holds another letter already.",
            "Begin from that one, or move it elsewhere and run this again.",
        )
    return bool(there)


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files into a hidden folder beside it, and give that its name at the end."""
    folder.parent.mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        made.chmod(0o755)
        for name, data in files.items():
            (made / name).write_bytes(data)
        if folder.is_dir():
            _move_all(made, folder, list(files))
        else:
            made.rename(folder)
    except OSError:
        raise SettingsError(
            f"The folder reviews/{folder.name} could not be written.",
            "Check that the disk is not full and that you may write there.",
        ) from None
    finally:
        # An interrupt too must not leave the letter and the names in a folder that none looks at.
        rmtree(made, ignore_errors=True)


def _move_all(made: Path, folder: Path, names: Sequence[str]) -> None:
    """Move the files into a folder that has none of these names: all of them, or none."""
    try:
        for name in names:
            (made / name).rename(folder / name)
    except BaseException:
        for name in names:
            (folder / name).unlink(missing_ok=True)
        raise
