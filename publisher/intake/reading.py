"""What every reader takes and gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from publisher.findings import Finding
from publisher.intake.sight.engine import Engine, best_engine
from publisher.model import Document, Role

Flagged = Callable[[str], Iterable[tuple[int, int]]]
"""Tells where in a text, as half-open spans, words stand that will be taken out of it."""


def nothing_flagged(text: str) -> tuple[()]:
    """Tells that nothing of the text will be taken out."""
    return ()


@dataclass(frozen=True, slots=True)
class Request:
    """Which document a file is to become, and what reads pictures by eye, if anything does.

    `flagged` is there for what may not depend on the flagged words; taking them out is for
    others. `beside` are the files of its folder by path, for pictures that lie beside it.
    `descriptions` are those that a person has written of what is to be looked at, by the start
    of its fingerprint.
    """

    role: Role
    name: str
    language: str = "en"
    engine: Engine | None = field(default_factory=best_engine)
    flagged: Flagged = field(default=nothing_flagged, repr=False)
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    descriptions: Mapping[str, str] = field(default_factory=dict, repr=False)

    def description_of(self, fingerprint: str) -> str:
        """What a person has written of what has that fingerprint; nothing if nobody has."""
        told = (d for start, d in self.descriptions.items() if fingerprint.startswith(start))
        return " ".join(next(told, "").split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read in full, or why not.

    `document` is None if a finding stops it. The findings leave `review` and `file` empty;
    whoever knows the folder fills them in.
    """

    document: Document[str] | None
    findings: tuple[Finding, ...] = ()


Reader = Callable[[bytes, Request], Reading]
"""Reads the bytes of one file; never touches the file system, never raises on bad input.

Pictures that have to be read by eye go to a program of their own (`sight`).
"""
