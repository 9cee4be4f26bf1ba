"""Remembers which bytes the gate has found nothing in, so that it need not look again.

A verdict holds for these very bytes under these paths, all that was made from the same review
alone, all reviews' terms, this publisher and what was made from no review; for an index it
holds only while all else is the same too. Only that nothing was found is remembered. A run that
deploys does not use this: it looks afresh.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from publisher.cache import Cache
from publisher.gate.batches import Batch, reads_alone
from publisher.gate.files import Built
from publisher.gate.verify import Answer, Look, Spread
from publisher.terms import FlaggedTerm

_NOTHING_FOUND = b"nothing found"


def remembering(
    memory: Cache,
    files: Sequence[Built],
    terms: Mapping[str, Sequence[FlaggedTerm]],
    known: Mapping[str, str],
    spread: Spread,
) -> Spread:
    """Look with `spread` at what was not looked at before, and remember what is clean."""
    same = _sought(terms, known)
    ours = _digest(_told(file for file in files if not file.made_from))
    everything = _digest(_told(files))
    of_one: dict[frozenset[str], list[Built]] = defaultdict(list)
    for file in files:
        if len(file.made_from) == 1:
            of_one[file.made_from].append(file)

    def key_of(batch: Batch) -> str:
        mine = [file for _, file in batch]
        beside = ours if all(map(reads_alone, mine)) else everything
        reviews = sorted({file.made_from for file in mine} & of_one.keys(), key=sorted)
        return memory.key(same, beside, _told(mine), *(_told(of_one[one]) for one in reviews))

    def look(function: Look, batches: Sequence[Batch]) -> Iterator[Answer]:
        keys = [key_of(batch) for batch in batches]
        new = [memory.get(key) != _NOTHING_FOUND for key in keys]
        answers = iter(
            spread(function, [b for b, is_new in zip(batches, new, strict=True) if is_new])
        )
        for key, is_new in zip(keys, new, strict=True):
            answer: Answer = next(answers) if is_new else []
            if is_new and answer is not None and not list(answer):
                memory.put(key, _NOTHING_FOUND)
            yield answer

    return look


def _sought(terms: Mapping[str, Sequence[FlaggedTerm]], known: Mapping[str, str]) -> bytes:
    """A digest of all that is looked for, review by review: a nation's terms are too many."""
    those_known = json.dumps(sorted(known.items())).encode()
    of_reviews = (
        json.dumps([slug, [asdict(term) for term in those]]).encode()
        for slug, those in sorted(terms.items())
    )
    return _digest(_digest(those_known), *map(_digest, of_reviews))


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def _told(files: Iterable[Built]) -> bytes:
    """Everything that is known of files, their bytes by their digest."""
    return json.dumps([[f.path, f.sha256, sorted(f.made_from)] for f in files]).encode()
