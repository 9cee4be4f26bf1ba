"""How reviews and files are spoken of where anyone may listen: a terminal, a log, a report.

A folder's name becomes an address, so it should name nobody; but it may, and that must not
be printed. It is spoken only once the review's terms are known and none is in it, and if it can
be an address: what cannot be may hold anything, such as bytes that no terminal can show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.findings import Finding
from publisher.submission import Submission


@dataclass(frozen=True, slots=True)
class Names:
    """The name to speak of each review by, by each of its addresses (slugs)."""

    spoken: Mapping[str, str]

    def of(self, slug: str) -> str:
        """The slug, or "folder 3" (counted from 1 in alphabetical order) if it is not safe."""
        return self.spoken.get(slug, "a review")

    def told(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings with their reviews named so that anyone may read them."""
        return [replace(f, review=self.of(f.review) if f.review else "") for f in findings]


def names_of(submissions: Sequence[Submission], unsafe: frozenset[str]) -> Names:
    """Name every review; those in `unsafe`, and those whose terms are not known, by number.

    At an address that it says it had before, a review has the same name.
    """
    spoken = {}
    for number, submission in enumerate(submissions, start=1):
        safe = submission.terms is not None and submission.slug not in unsafe
        spoken[submission.slug] = submission.slug if safe else f"folder {number}"
    for submission in submissions:
        for old in submission.settings.moved_from if submission.settings else ():
            spoken.setdefault(old, spoken[submission.slug])
    return Names(spoken)
