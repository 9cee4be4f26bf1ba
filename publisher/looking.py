"""Looks at each review in a worker of its own: read, checked and redacted, within limits.

A document that ends its worker is left out when the review is looked at again, so that all
else that is known of the review (its settings, its terms, its other documents) still is. If
that ends too, or nobody knows what ended it, it is looked at without any document, and at
last it is known by its name alone.
"""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from publisher import workers
from publisher.cache import Cache
from publisher.checked import Checked
from publisher.checking import (
    Examined,
    demands_of,
    examine,
    judge,
    left_out_of,
    read_review,
    read_what_is_settled,
    with_successors,
)
from publisher.config import SiteSettings
from publisher.english import everyday, spelling
from publisher.errors import PublisherError, WorkerFault
from publisher.findings import Finding, Rule
from publisher.intake.folder import Folder, folders_in, read_folder
from publisher.intake.sight.engine import best_engine, make_ready
from publisher.job import Count, uncounted
from publisher.recalling import recalled, remembered
from publisher.record.ledger import Ledger
from publisher.redaction.identifiers import ours
from publisher.site.glyphs import shown_characters
from publisher.submission import Submission
from publisher.surroundings import Surroundings
from publisher.workers import Note, Stopped, fault_of


@dataclass(frozen=True, slots=True)
class Look:
    """What every review is looked at with; `memory` is what was found before, if any is kept."""

    today: date
    site: SiteSettings
    place: Surroundings
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    memory: Cache | None = None

    def __call__(self, of: "Attempt", note: Note) -> Checked | WorkerFault:
        """Read and check one review, in a worker; a fault of ours is told, not raised."""
        try:
            return self._looked(of, note)
        except (PublisherError, OSError, MemoryError, RecursionError):
            raise
        except Exception as error:
            return fault_of(error)

    def _looked(self, of: "Attempt", note: Note) -> Checked:
        note("")
        folder = left_out_of(read_folder(of.path, self.place.keys), of.without, of.why)
        if self.memory is None:
            return self.checked(read_review(folder, self.place, note))
        key = self.memory.key(*self._all_it_depends_on(folder))
        examined = recalled(self.memory, key)
        if examined is None:
            found = self._examined(read_review(folder, self.place, note))
            examined = remembered(self.memory, key, found)
        return self._judged(read_what_is_settled(folder, note), examined)

    def checked(self, submission: Submission) -> Checked:
        """The review as it is checked and redacted."""
        return self._judged(submission, self._examined(submission))

    def _examined(self, submission: Submission) -> Examined:
        return examine(submission, self.today, ours(self.site))

    def _judged(self, submission: Submission, examined: Examined) -> Checked:
        demands = demands_of(self.site.publisher, self.place, submission)
        return judge(submission, examined, self.today, demands, self.ledgers)

    def _all_it_depends_on(self, folder: Folder) -> Iterator[bytes]:
        """Everything that what is found in a folder depends on, but for its record."""
        engine = best_engine()
        yield repr(
            (
                folder.slug,
                sorted(folder.sealed),
                sorted(folder.closed.items()),
                sorted(folder.twice),
                self.today,
                self.place.visibility,
                self.place.on_server,
                engine.name if engine else None,
            )
        ).encode()
        yield self.site.model_dump_json().encode()
        for name, data in sorted(folder.files.items()):
            yield os.fsencode(name)
            yield data


@dataclass(frozen=True, slots=True)
class Attempt:
    """A review to be looked at without some of its files; without all documents if None.

    `why` is the rule that they broke before, and `detail` what is told of that.
    """

    path: Path
    without: Collection[str] | None = frozenset()
    why: Rule = Rule.D130
    detail: str = ""

    def after(self, came_to: Stopped | WorkerFault) -> "Attempt":
        """What to try next: without what ended it, if that is known and it is the first."""
        if isinstance(came_to, WorkerFault):
            return Attempt(self.path, None, Rule.D132, _where(came_to))
        known = came_to.at and not self.without
        return Attempt(self.path, frozenset({came_to.at}) if known else None)

    def told(self, checked: Checked) -> Checked:
        """The review with one word of what went wrong with it, if that was a fault of ours."""
        if self.why is not Rule.D132:
            return checked
        others = (finding for finding in checked.findings if finding.rule is not Rule.D132)
        fault = Finding(Rule.D132, checked.slug, detail=self.detail)
        return replace(checked, findings=(*others, fault))


def check_all(look: Look, reviews: Path, count: Count = uncounted) -> list[Checked]:
    """Read, check and redact every review in the folder."""
    return with_successors(look_at(look, folders_in(reviews), count))


def look_at(look: Look, folders: Sequence[Path], count: Count = uncounted) -> list[Checked]:
    """Read, check and redact the reviews in these folders, in their order."""
    attempts = [Attempt(path.absolute()) for path in folders]
    for each_would_load in (everyday, spelling, shown_characters):
        each_would_load()
    checked: dict[Path, Checked] = {}
    if attempts:
        make_ready()
    while attempts:
        again = []
        for attempt, came_to in zip(attempts, workers.run_apart(look, attempts), strict=True):
            if isinstance(came_to, Checked):
                checked[attempt.path] = attempt.told(came_to)
            elif attempt.without is not None:
                again.append(attempt.after(came_to))
            else:
                last = attempt.after(came_to)
                unknown = look.checked(_known_by_name(attempt.path.name, last.why))
                checked[attempt.path] = last.told(unknown)
            count(len(checked), len(folders))
        attempts = again
    return [checked[path.absolute()] for path in folders]


def _known_by_name(slug: str, why: Rule) -> Submission:
    """A review of which nothing could be read."""
    told = Finding(why, slug)
    return Submission(slug, None, None, (), None, None, files={}, findings=(told,))


def _where(fault: WorkerFault) -> str:
    """The kind of a fault and its last place, where we would begin to look for it."""
    file, line, name = fault.places[-1] if fault.places else ("", 0, "")
    return f"{fault.kind} in {file}, line {line}, {name}"
