"""Encrypts, opens and changes the secret files of a review where they lie.

Invariant: a plain file is deleted only after its encrypted form has been read back from the
disk and opened with the key at hand.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.config import ReviewSettings, TermSettings
from publisher.errors import SettingsError
from publisher.findings import Finding, Rule
from publisher.intake.folder import Folder, flagged_term, read_folder, spoken_names
from publisher.intake.naming import APPROVAL, SETTINGS, TERMS, is_debris
from publisher.intake.sealed import ENDING, Keys, SealedError, open_sealed, seal
from publisher.intake.yaml_file import read_yaml
from publisher.private_copy import private_copy, write_private
from publisher.record.ledger_files import write_whole
from publisher.record.report import as_text
from publisher.redaction.term_rules import problems_with_terms
from publisher.repository import lies_with

Edit = Callable[[Path], None]
"""Lets a person change the file at a path, and comes back when they are done."""
Again = Callable[[str], bool]
"""Tells what is wrong with a file and asks whether to go on editing."""
NEW_LIST = b"""\
# What must not be seen, one entry after the other. docs/handbook/redacting-well.md helps.
# - id: victim
#   kind: person
#   is: [First Second Surname]
#   becomes: Pseudonym
# Delete the next line once there is an entry. If there is nothing to take out, leave it.
[]
"""
EDITABLE = (TERMS, SETTINGS)
NOT_SAVED = (
    "It could not be saved: {}. Put that right, then go on and close the editor again: your "
    "changes are still there.\n"
)


def encrypt_plain(
    path: Path, keys: Keys, recipients: Sequence[str], sources: bool, replaced: bool
) -> list[str]:
    """Encrypt the list of terms, or every plain file but the approval; tells which.

    `replaced` lets a plain file take the place of an encrypted one of the same name.

    Raises: SettingsError if nothing can or need be done, or if a plain file cannot be read that
    would stay in clear; what was done until then stays done.
    """
    folder = _readable(path, keys)
    names = [name for name in folder.plain if _is_to_encrypt(path, name, sources)]
    if shut := [name for name in names if name in folder.closed and name != TERMS]:
        raise SettingsError(
            f"Not every plain file can be read: {', '.join(_spoken(folder, shut))}. Nothing was "
            "encrypted.",
            "`publisher check` says why. Put it right, or move the file elsewhere, then run this "
            "again.",
        )
    if not names:
        more = "" if sources else " To encrypt the documents and review.yml too, add --sources."
        raise SettingsError("There is no plain file to encrypt.", f"Nothing was done.{more}")
    if folder.twice & set(names) and not replaced:
        raise SettingsError(
            "A file lies there both plain and encrypted.",
            "To make the plain one count, add --replace. Otherwise delete it.",
        )
    for name in names:
        data = (path / name).read_bytes()
        _write_sealed(path / f"{name}{ENDING}", data, keys, recipients)
        (path / name).unlink()
    return _spoken(folder, names)


def _is_to_encrypt(path: Path, name: str, sources: bool) -> bool:
    if name == TERMS:
        return (path / name).is_file()
    return sources and name != APPROVAL and not is_debris(name)


def encrypt_anew(path: Path, keys: Keys, recipients: Sequence[str]) -> list[str]:
    """Encrypt what is encrypted for the recipients of today; tells which files."""
    folder = _readable(path, keys)
    _refuse_closed(folder)
    for name in sorted(folder.sealed):
        _write_sealed(path / f"{name}{ENDING}", folder.files[name], keys, recipients)
    return _spoken(folder, sorted(folder.sealed))


def decrypt_to(path: Path, keys: Keys, target: Path, root: Path) -> list[str]:
    """Write plain copies of the encrypted files into a new folder outside `root`; tells which."""
    folder = _readable(path, keys)
    _refuse_closed(folder)
    where = target.resolve()
    if lies_with(root, where):
        raise SettingsError(
            "Plain copies may not lie in the publisher's folder or in a repository.",
            "Choose a private folder elsewhere, on a disk of your own.",
        )
    try:
        where.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        raise SettingsError("That folder is there already.", "Choose a new one.") from None
    for name in sorted(folder.sealed):
        copy = where / name
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(copy, folder.files[name])
    return _spoken(folder, sorted(folder.sealed))


def edit_sealed(
    path: Path, name: str, keys: Keys, recipients: Sequence[str], edit: Edit, again: Again
) -> bool:
    """Let a person change an encrypted file, in private; tells whether it was changed.

    A list that is not there yet is begun. What is not in order is not kept; what cannot be
    saved, as on a full disk, is there still when the person goes on.

    Raises: SettingsError, and OSError if it cannot be saved and the person gives up.
    """
    if name not in EDITABLE:
        raise SettingsError("Only " + " and ".join(EDITABLE) + " can be edited here.")
    folder = _readable(path, keys)
    if name in folder.plain:
        raise SettingsError(
            f"{name} is not encrypted.",
            "Change it in any editor; `publisher terms encrypt` encrypts it.",
        )
    if name in folder.closed or (name != TERMS and name not in folder.files):
        raise SettingsError(f"{name} cannot be opened.", "See `publisher check`.")
    before = folder.files.get(name, NEW_LIST)
    seal(before, recipients)  # better refused now than after an hour's work
    tried = False
    with private_copy(name, before) as copy:
        after = _edited(copy, name, edit, again)
        while after != before or tried:
            try:
                _write_sealed(path / f"{name}{ENDING}", after, keys, recipients)
                break
            except (OSError, SettingsError) as error:
                tried = True  # from now on it is not known what lies there
                if not again(NOT_SAVED.format(_reason(error))):
                    raise
            after = _edited(copy, name, edit, again)
    return after != before


def _reason(error: OSError | SettingsError) -> str:
    if isinstance(error, SettingsError):
        return error.message.removesuffix(".")
    return os.strerror(error.errno) if error.errno else "the computer does not say why"


def _edited(copy: Path, name: str, edit: Edit, again: Again) -> bytes:
    """What the file holds when it is in order at last."""
    while True:
        edit(copy)
        after = copy.read_bytes()
        wrong = _wrong_with(name, after)
        if not wrong:
            return after
        if not again(as_text(wrong)):
            raise SettingsError("Nothing was changed.", "Your changes have been wiped.")


def _wrong_with(name: str, data: bytes) -> list[Finding]:
    findings: list[Finding] = []
    if name == SETTINGS:
        _, findings = read_yaml(data, ReviewSettings)
    else:
        entries, findings = read_yaml(data, tuple[TermSettings, ...])
        findings = findings or problems_with_terms([flagged_term(e) for e in entries or ()])
    return [replace(finding, file=name) for finding in findings]


def _readable(path: Path, keys: Keys) -> Folder:
    if not keys:
        raise SettingsError(
            "There is no key.",
            "Put it into PUBLISHER_KEY as docs/handbook/keeping-secrets.md shows. If there is none "
            "yet, `publisher terms new-key` makes one.",
        )
    return read_folder(path, keys)


def _refuse_closed(folder: Folder) -> None:
    if folder.closed:
        raise SettingsError("Not every file can be opened.", "See `publisher check`.")
    if not folder.sealed:
        raise SettingsError("No file of this review is encrypted.", "Nothing was done.")


def _write_sealed(path: Path, data: bytes, keys: Keys, recipients: Sequence[str]) -> None:
    """Encrypt and write, once it is sure that the key at hand opens what will be there."""
    sealed = seal(data, recipients)
    _refuse_unless_opens(sealed, data, keys)
    write_whole(path, sealed)
    _refuse_unless_opens(path.read_bytes(), data, keys)


def _refuse_unless_opens(sealed: bytes, data: bytes, keys: Keys) -> None:
    try:
        same = open_sealed(sealed, keys) == data
    except SealedError as error:
        if error.rule is Rule.K102:
            raise SettingsError(
                "Your own key could not open the file afterwards.",
                "Put your public key under `recipients:` in mkdocs.yml. The plain file is as it "
                "was.",
            ) from None
        same = False
    if not same:
        raise SettingsError("The encrypted file does not read back.", "The plain one was kept.")


def _spoken(folder: Folder, names: Sequence[str]) -> list[str]:
    spoken = spoken_names(folder)
    return [spoken[name] for name in names]
