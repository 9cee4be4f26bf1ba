"""Makes the files of each review once: they are as they were made of the same before, or anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from publisher.cache import Cache
from publisher.kept import KeptReview
from publisher.site.publication import Publication, Site
from publisher.stored import Stored, store

Files = Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class Task:
    """What makes the files of a review, by path.

    `more` tells what they depend on beside the review, its dates, the settings and our texts.
    """

    publication: Publication
    make: Callable[[], Mapping[str, bytes]]
    more: bytes


New = tuple[int, Task, str | None]
"""A task to be done, its number, and the name under which it is remembered."""
Spread = Callable[[Callable[[New], Files], Sequence[New]], Iterable[Files]]
"""Does each task: here (`map`) or elsewhere; the results are in order."""


def made_once(
    site: Site, tasks: Sequence[Task], work: Path, spread: Spread, memory: Cache | None
) -> list[Files]:
    """The files of each task; they lie in a folder in `work`, or in `memory`."""
    folder = Path(mkdtemp(prefix="made-", dir=work))
    keys = [None] * len(tasks) if memory is None else [*_keys(site, tasks, memory)]
    known = [memory.recall(key) if memory and key else None for key in keys]
    every = enumerate(zip(tasks, keys, known, strict=True))
    new = [(number, task, key) for number, (task, key, kept) in every if kept is None]
    made = iter(spread(partial(_made, folder, memory), new))
    return [next(made) if kept is None else kept[1] for kept in known]


def _keys(site: Site, tasks: Sequence[Task], memory: Cache) -> Iterator[str | None]:
    """The name of each task's files; none for a review that is held in memory."""
    alike = site.settings.model_dump_json().encode(), repr(site.texts).encode()
    for task in tasks:
        held = task.publication.held
        if isinstance(held, KeptReview):
            same = replace(task.publication, held=held.stored.sha256)  # type: ignore[arg-type]
            yield memory.key(repr(same).encode(), task.more, *alike)
        else:
            yield None


def _made(folder: Path, memory: Cache | None, new: New) -> Files:
    number, task, key = new
    files = task.make()
    stored = memory.remember(key, None, files) if memory and key else None
    return stored or {path: store(folder / str(number) / path, files[path]) for path in files}
