"""Keeps what was found of a review, and finds it again when nothing has changed.

Only what is redacted is kept: of the documents the redacted ones, and findings, which quote
nothing. Settings, terms and approvals are read anew each time.
"""

import pickle
from dataclasses import replace

from publisher.cache import Cache
from publisher.checking import Examined
from publisher.kept import KeptReview, languages_of, packed


def remembered(memory: Cache, key: str, found: Examined) -> Examined:
    """The same, the redacted review on the disk; as it was where the disk refuses."""
    review = found.redacted
    if review is not None and not isinstance(review, KeptReview):
        stored = memory.keep(_beside(key), packed(review))
        if stored is None:
            return found
        kept = KeptReview(review.slug, review.names, languages_of(review), stored)
        found = replace(found, redacted=kept)
    memory.put(key, pickle.dumps(found, protocol=5))
    return found


def recalled(memory: Cache, key: str) -> Examined | None:
    """What was found then, if all of it is still there."""
    data = memory.get(key)
    if data is None:
        return None
    found: Examined = pickle.loads(data)  # noqa: S301  (written by us: its key says so)
    if not isinstance(found.redacted, KeptReview):
        return found
    stored = memory.kept(_beside(key), found.redacted.stored.sha256)
    if stored is None:
        return None
    return replace(found, redacted=replace(found.redacted, stored=stored))


def _beside(key: str) -> str:
    return f"{key}.review"
