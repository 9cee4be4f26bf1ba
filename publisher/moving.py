"""Gives a review another address: its folder another name, and a word of where it was.

The record of what was published stays under the old name; the next build adds to it where the
review went. A move that was not built yet is undone by naming the folder back and taking the
address out of `moved_from:` again. One that was stopped has at most said in review.yml where the
review was: the same command again finishes it, and until then W106 names it.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from publisher.config import ReviewSettings
from publisher.errors import SettingsError
from publisher.intake.folder import SLUG
from publisher.intake.naming import SETTINGS
from publisher.intake.sealed import ENDING, Keys
from publisher.intake.yaml_file import read_yaml
from publisher.record.ledger_files import read_ledgers, write_whole
from publisher.sealing import edit_sealed

_ONE_LINE = re.compile(rb"^moved_from:[ \t]*\[([a-z0-9, -]*)\][ \t]*$", re.MULTILINE)


def move_review(
    reviews: Path, old: str, new: str, keys: Keys, recipients: Sequence[str]
) -> tuple[Path, bool]:
    """Name the folder anew; gives it, and whether anything was public at the old address.

    Raises: SettingsError if it cannot be done; nothing is changed then.
    """
    folder, there = reviews / old, reviews / new
    ledgers = read_ledgers(reviews / "ledger")
    if not SLUG.fullmatch(new) or new == "ledger":
        raise SettingsError(
            "That cannot be an address.",
            "Use small letters, digits and hyphens, such as ashgrove-2019-b.",
        )
    if there.is_dir() and not folder.is_dir():
        raise SettingsError(
            "A review is at the new address already, and none at the old.",
            "If you were moving it, that is done. Next: look at it, approve it, and build.",
        )
    if there.exists() or (new in ledgers and ledgers[new].moved_to != old):
        raise SettingsError(
            "That address is taken, or was once: an address is never used again.",
            "Choose another one, such as the next letter at its end.",
        )
    was_public = old in ledgers
    if was_public:
        _say_where_it_was(folder, new, keys, recipients)
    folder.rename(there)
    return there, was_public


def _say_where_it_was(folder: Path, new: str, keys: Keys, recipients: Sequence[str]) -> None:
    """Put the old address into review.yml, encrypted or not."""
    old = folder.name
    plain = folder / SETTINGS
    if not plain.is_file() and (folder / f"{SETTINGS}{ENDING}").is_file():
        edit_sealed(
            folder,
            SETTINGS,
            keys,
            recipients,
            lambda copy: _add_to(copy, old, new),
            lambda _: False,
        )
        return
    _add_to(plain, old, new)


def _add_to(path: Path, old: str, new: str) -> None:
    try:
        before = path.read_bytes()
    except OSError:
        raise SettingsError(f"{SETTINGS} cannot be read.", "Nothing was changed.") from None
    after = with_origin(before, old, new)
    settings, _ = read_yaml(after, ReviewSettings)
    if settings is None or old not in settings.moved_from or new in settings.moved_from:
        raise SettingsError(
            f"{SETTINGS} is not in order, or its `moved_from:` is written on several lines.",
            "Run `publisher check`, or write `moved_from:` on one line: [first, second].",
        )
    write_whole(path, after)


def with_origin(settings: bytes, old: str, new: str) -> bytes:
    """The text of review.yml with one more address in `moved_from:`; all else as it was.

    A review that moves back to where it was before does not come from there any more.
    """
    found = _ONE_LINE.search(settings)
    if not found:
        gap = b"" if settings.endswith(b"\n") else b"\n"
        return settings + gap + f"moved_from: [{old}]\n".encode()
    olds = [name.strip() for name in found[1].decode().split(",") if name.strip()]
    before = [name for name in dict.fromkeys([*olds, old]) if name != new]
    line = f"moved_from: [{', '.join(before)}]".encode()
    return settings[: found.start()] + line + settings[found.end() :]
