"""Keeps what was found of a review, and finds it again when nothing has changed.

Only what is redacted is kept: of the documents the redacted ones, and findings, which quote
nothing. Settings, terms and approvals are read anew each time.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from publisher.cache import Cache
from publisher.checking import Examined
from publisher.kept import KeptReview, languages_of, packed
from publisher.model import Review
from publisher.stored import Stored

_REVIEW = "review"


def remembered(memory: Cache, key: str, found: Examined) -> Examined:
    """The same, the redacted review on the disk; as it was where the disk refuses."""
    review = found.redacted
    if not isinstance(review, Review):
        memory.remember(key, found)
        return found
    nowhere = KeptReview(review.slug, review.names, languages_of(review), Stored(Path(), ""))
    stored = memory.remember(key, replace(found, redacted=nowhere), {_REVIEW: packed(review)})
    return _with(replace(found, redacted=nowhere), stored) if stored else found


def recalled(memory: Cache, key: str) -> Examined | None:
    """What was found then, if all of it is still there."""
    kept = memory.recall(key)
    return _with(*kept) if kept else None


def _with(found: Examined, stored: Mapping[str, Stored]) -> Examined:
    """The same, and where the redacted review is that belongs to it."""
    if not isinstance(found.redacted, KeptReview):
        return found
    return replace(found, redacted=replace(found.redacted, stored=stored[_REVIEW]))
