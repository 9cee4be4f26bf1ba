"""Looks at each review in a worker of its own: read, checked and redacted, within limits.

A document that ends its worker is left out when the review is looked at again, so that all
else that is known of the review (its settings, its terms, its other documents) still is. If
that ends too, or nobody knows what ended it, it is looked at without any document, and at
last it is known by its name alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from publisher import workers
from publisher.assembly import Checked
from publisher.checking import check_one, demands_of, read_review, with_successors
from publisher.config import SiteSettings
from publisher.findings import Finding, Rule
from publisher.intake.folder import folders_in
from publisher.job import Count, uncounted
from publisher.record.ledger import Ledger
from publisher.redaction.identifiers import ours
from publisher.submission import Submission
from publisher.surroundings import Surroundings
from publisher.workers import Note, Stopped


@dataclass(frozen=True, slots=True)
class Look:
    """What every review is looked at with."""

    today: date
    site: SiteSettings
    place: Surroundings
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)

    def __call__(self, of: "Attempt", note: Note) -> Checked:
        """Read and check one review, in a worker."""
        note("")
        submission = read_review(of.path, self.place, note, of.without)
        return self.checked(submission)

    def checked(self, submission: Submission) -> Checked:
        """The review as it is checked and redacted."""
        demands = demands_of(self.site.publisher, self.place, submission)
        return check_one(submission, self.today, demands, ours(self.site), self.ledgers)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A review to be looked at without some of its files; without all documents if None."""

    path: Path
    without: Collection[str] | None = frozenset()


def check_all(look: Look, reviews: Path, count: Count = uncounted) -> list[Checked]:
    """Read, check and redact every review in the folder."""
    return with_successors(look_at(look, folders_in(reviews), count))


def look_at(look: Look, folders: Sequence[Path], count: Count = uncounted) -> list[Checked]:
    """Read, check and redact the reviews in these folders, in their order."""
    attempts = [Attempt(path.absolute()) for path in folders]
    checked: dict[Path, Checked] = {}
    while attempts:
        again = []
        for attempt, came_to in zip(attempts, workers.run_apart(look, attempts), strict=True):
            if not isinstance(came_to, Stopped):
                checked[attempt.path] = came_to
            elif attempt.without is not None:
                again.append(_without_more(attempt, came_to.at))
            else:
                checked[attempt.path] = look.checked(_known_by_name(attempt.path.name))
            count(len(checked), len(folders))
        attempts = again
    return [checked[path.absolute()] for path in folders]


def _without_more(attempt: Attempt, at: str) -> Attempt:
    """What to try next: without what ended it, if that is known and it is the first."""
    return Attempt(attempt.path, None if attempt.without or not at else frozenset({at}))


def _known_by_name(slug: str) -> Submission:
    """A review of which nothing could be read."""
    told = Finding(Rule.D130, slug)
    return Submission(slug, None, None, (), None, None, files={}, findings=(told,))
