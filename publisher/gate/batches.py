"""Which files are looked at one after the other, and what a verdict on one hangs on."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from publisher.gate.files import Built

Batch = Sequence[tuple[int, Built]]
"""Files that are looked at one after the other, each with its number among all."""
Origin = Callable[[Built], frozenset[str]]
"""Tells the reviews that a file may have something from."""
Key = tuple[str, str, frozenset[str]]
"""Bytes as they are looked at: as which type, their sha256 in hex, and made from what."""

AT_ONCE = 8
"""So many files that several reviews share are looked at one after the other."""
LONG_PDF = 100_000
"""So many bytes of a PDF take as long as the rest of its review: it is looked at beside it."""
OF_AN_INDEX = (".pf_index", ".pf_filter", ".pf_meta")
_SUFFIX = re.compile(r"[^/](\.[a-z_]+)$")


def suffix_of(path: str) -> str:
    """The ending that tells the type of a file, with its dot; "" if there is none."""
    found = _SUFFIX.search(path)
    return found[1] if found else ""


def only(origin: frozenset[str]) -> str:
    """The one review that something was made from; "" if there are several or none."""
    return next(iter(origin)) if len(origin) == 1 else ""


def reads_alone(file: Built) -> bool:
    """Whether a verdict on the file hangs on no other review: an index is held to all pages."""
    return suffix_of(file.path) not in OF_AN_INDEX


def long_pdfs(files: Iterable[Built], origin_of: Origin) -> dict[str, Key]:
    """The long PDFs of one review each, by their paths."""
    return {
        file.path: (".pdf", file.sha256, origin_of(file))
        for file in files
        if suffix_of(file.path) == ".pdf" and only(origin_of(file)) and file.size >= LONG_PDF
    }


def in_batches(files: Iterable[Built], origin_of: Origin, long: Mapping[str, Key]) -> list[Batch]:
    """The files in batches, the longest first.

    Those of one review are together, since they have parts in common; but a long PDF of it
    stands by itself with all its copies and its page.
    """
    batches: dict[object, list[tuple[int, Built]]] = defaultdict(list)
    for number, file in enumerate(files, 1):
        document = file.path.removesuffix(".pdf").removesuffix("/index.html")
        one = long.get(file.path) or long.get(f"{document}.pdf") or only(origin_of(file))
        batches[one or (number // AT_ONCE, reads_alone(file))].append((number, file))
    return sorted(batches.values(), key=_bytes_in, reverse=True)


def _bytes_in(batch: Batch) -> int:
    return sum(file.size for _, file in batch)
