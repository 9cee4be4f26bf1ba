"""Prepares a part of many reviews, so that several machines can share what takes longest.

Each reads, checks and redacts its own reviews and makes of them whatever needs no other; what
comes of it goes into its cache, redacted. The caches are put together, and one machine makes
the site from them, where all is looked at. Nothing is released here, and nothing is told but
how many reviews were prepared: the build tells what was found. What another machine could not
prepare, or prepared from other bytes, the build does itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import workers
from publisher.assembly import make_plan, site_of
from publisher.cache import MADE, REVIEWS
from publisher.checking import with_successors
from publisher.config import Visibility
from publisher.errors import SettingsError, ToolError
from publisher.given import council_pages, own_texts, read_settings
from publisher.intake.folder import folders_in
from publisher.job import Count, Job, uncounted
from publisher.looking import Look, look_at
from publisher.private_copy import private_folder
from publisher.record.ledger_files import read_record
from publisher.site.anew import make_all
from publisher.site.texts import texts_of
from publisher.surroundings import CACHE_SECRET


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many parts of the reviews; the first has the number 1."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise ValueError(f"no part {self.number} of {self.of}")

    def its(self, folders: Sequence[Path]) -> list[Path]:
        """The folders of this part: the heaviest are dealt out first, so that all have alike."""
        heavy = sorted(folders, key=lambda folder: (-_weight(folder), folder.name))
        return sorted(heavy[self.number - 1 :: self.of])


def prepare(job: Job, shard: Shard, count: Count = uncounted) -> int:
    """Prepare the reviews of one part; gives how many they are.

    Raises: SettingsError where the cache would be of no use, or could be read by others;
    ToolError if it cannot be written.
    """
    _check_surroundings(job)
    settings, ledgers = read_settings(job), read_record(job.ledger)
    found, made = job.memory.of(REVIEWS), job.memory.of(MADE)
    if found is None or made is None:
        raise ToolError(
            "The cache in _build cannot be written.", "Look at free space and permissions."
        )
    folders = shard.its(folders_in(job.reviews))
    look = Look(job.today, settings, job.place, ledgers, found)
    reviews = with_successors(look_at(look, folders, count))
    plan = make_plan(reviews, ledgers, job.today)
    texts = texts_of(settings, own_texts(job))
    site = site_of(plan, settings, (), council_pages(job), frozenset(), texts, job.today)
    with private_folder(job.output / "work") as work:
        make_all(site, work, workers.all_apart, made)
    return len(folders)


def _check_surroundings(job: Job) -> None:
    if job.place.cache_secret is None:
        raise SettingsError(
            f"{CACHE_SECRET} is not set, so no other machine could use what is prepared here.",
            "Give the same secret to all of them: docs/developers/scale.md",
        )
    if job.place.on_server and job.place.visibility is not Visibility.PRIVATE:
        raise SettingsError(
            "Others can or may read this repository, and so what one machine hands to the next.",
            "A cache holds reviews that nobody has approved yet. Build on one machine, or in a "
            "private repository.",
        )


def _weight(folder: Path) -> int:
    """The bytes of a review's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
