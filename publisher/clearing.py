"""Takes the demonstration out that comes with the publisher, and nothing of anybody's own.

Its reviews are known by their bytes: a folder in which one file was changed stays. The record
goes only if it tells of the demonstration, and of no other review: a council's own pages can be
public, and on record, before its first review is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from publisher.config import DEMONSTRATION
from publisher.errors import SettingsError
from publisher.intake.exposure import example_names, is_example
from publisher.intake.folder import Folder, folders_in, read_folder
from publisher.intake.naming import APPROVAL
from publisher.intake.sealed import NO_KEYS
from publisher.intake.site_file import FILE
from publisher.job import Job
from publisher.record.ledger import SITE
from publisher.record.ledger_files import read_claimed, read_ledgers, write_whole

_GOING = ".going"
_NOTICE = re.compile(
    rf"(?:\n *# Shown at the top of every page\.[^\n]*)?\n *notice: {DEMONSTRATION}[^\n]*"
    r"|\n *notice: Gwefan i ddangos[^\n]*"  # and in Welsh
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What is there of it: the folders of its reviews, the files of its record, its notice."""

    reviews: tuple[Path, ...]
    record: tuple[Path, ...]
    notice: bool
    half: tuple[Path, ...] = ()
    """The hidden folders that a run has left which was stopped while it took out a review."""

    def __bool__(self) -> bool:
        """Whether anything is left of it."""
        return bool(self.reviews or self.record or self.notice or self.half)


def demonstration(job: Job) -> Demonstration:
    """What is there of it.

    Raises: SettingsError if the record tells of reviews of one's own too, or if a hidden folder
    of its name holds anything else; LedgerError.
    """
    folders = {path: is_example(read_folder(path, NO_KEYS)) for path in folders_in(job.reviews)}
    known = {*example_names(), SITE} - {path.name for path, ours in folders.items() if not ours}
    examples = tuple(path for path, ours in folders.items() if ours)
    recorded = read_ledgers(job.ledger).keys() | {c.slug for c in read_claimed(job.ledger)}
    of_examples = not recorded.isdisjoint(example_names())
    if not recorded <= known and (examples or of_examples):
        raise SettingsError(
            "The record tells of reviews of your own beside those of the demonstration, so that "
            "nothing was taken out: what was public must go on answering.",
            "Withdraw the invented ones, as docs/handbook/withdrawing.md says.",
        )
    whole = of_examples and recorded <= known
    record = tuple(sorted(job.ledger.glob("*"))) if whole else ()
    return Demonstration(examples, record, bool(_NOTICE.search(_settings(job))), _half(job))


def _half(job: Job) -> tuple[Path, ...]:
    """What a run that was stopped has left. Raises: SettingsError if not all of it is ours."""
    going = {f".{name}{_GOING}" for name in example_names()}
    half = tuple(path for path in sorted(job.reviews.glob(".*")) if path.name in going)
    for path in half:
        if not path.is_dir() or not _holds_nothing_else(read_folder(path, NO_KEYS)):
            raise SettingsError(
                f"There is something of your own in the hidden folder reviews/{path.name}, so "
                "that nothing was taken out.",
                "Move it elsewhere, then run this again.",
            )
    return half


def _holds_nothing_else(left: Folder) -> bool:
    """Whether every file that is left of an example is one of its own, or is its approval."""
    return left.names in ([], [APPROVAL]) or is_example(left)


def clear(job: Job, told_of: Demonstration) -> None:
    """Take it out.

    Raises: SettingsError if it is not what a person was told of any more; nothing is taken then.
    """
    found = demonstration(job)
    if found != told_of:
        raise SettingsError(
            "What is there of the demonstration has changed since. Nothing was taken out.",
            "Run this again, and read again what is taken out.",
        )
    for path in found.half:
        rmtree(path)
    for path in found.reviews:  # half of its files would no longer be known for an example
        rmtree(path.rename(path.with_name(f".{path.name}{_GOING}")))
    for path in found.record:
        path.unlink()
    if found.notice:
        write_whole(job.root / FILE, without_notice(_settings(job)).encode())


def without_notice(settings: str) -> str:
    """The text of mkdocs.yml without the notice of the demonstration."""
    return _NOTICE.sub("", settings).rstrip("\n") + "\n"


def told(found: Demonstration) -> Iterator[str]:
    """What is there of it, in words."""
    for path in found.reviews:
        yield f"the invented review {path.name}"
    for path in found.half:
        name = path.name.removeprefix(".").removesuffix(_GOING)
        yield f"what was left of the invented review {name} (hidden folder {path.name})"
    if found.record:
        yield f"its record in reviews/ledger ({len(found.record)} files)"
    if found.notice:
        yield f"the notice in {FILE} that the website is a demonstration"


def _settings(job: Job) -> str:
    return (job.root / FILE).read_text(encoding="utf-8")
