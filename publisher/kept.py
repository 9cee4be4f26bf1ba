"""A redacted review that lies on the disk until it is needed."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from publisher.model import RedactedText, Review
from publisher.stored import Stored

AT_HAND = 2
"""So many reviews are held in memory; pages are made review by review."""


Change = Callable[[Review[RedactedText]], Review[RedactedText]]


@dataclass(frozen=True, slots=True)
class KeptReview:
    """Its address and its documents' names and languages; where the rest of it is stored.

    `changes` are made to it whenever it is read, one after the other.
    """

    slug: str
    names: tuple[str, ...]
    languages: frozenset[str]
    stored: Stored
    changes: tuple[Change, ...] = field(default=(), repr=False)

    def review(self) -> Review[RedactedText]:
        """The review itself. Raises: ToolError if it is not there as it was."""
        return _review(self.stored, self.changes)


Redacted = Review[RedactedText] | KeptReview


def review_of(redacted: Redacted) -> Review[RedactedText]:
    """The review itself, wherever it is."""
    return redacted.review() if isinstance(redacted, KeptReview) else redacted


def changed(redacted: Redacted, change: Change) -> Redacted:
    """The review with one more change, made when it is read if it lies on the disk."""
    if isinstance(redacted, KeptReview):
        return replace(redacted, changes=(*redacted.changes, change))
    return change(redacted)


def languages_of(redacted: Redacted) -> frozenset[str]:
    """The languages of its documents, without reading it."""
    if isinstance(redacted, KeptReview):
        return redacted.languages
    return frozenset(document.language for document in redacted.documents)


def packed(review: Review[RedactedText]) -> bytes:
    """The bytes by which a review is kept."""
    return pickle.dumps(review, protocol=5)


@lru_cache(maxsize=AT_HAND)
def _review(stored: Stored, changes: tuple[Change, ...]) -> Review[RedactedText]:
    # What is read is what this publisher stored: its digest is held in memory or under a key.
    review: Review[RedactedText] = pickle.loads(stored.read())  # noqa: S301
    for change in changes:
        review = change(review)
    return review
