"""Bytes that wait in a private folder until they are needed, since a nation's are too many.

Invariant: what is read is what was stored. Their digest is taken when they are made and
checked each time they are read, so that nobody can change in between what was looked at.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import ToolError


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in a private folder; `sha256` is the digest, in hex, of what was put there."""

    path: Path = field(compare=False, repr=False)
    sha256: str

    def read(self) -> bytes:
        """The bytes as they were stored. Raises: ToolError if they are others, or gone."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            raise _changed() from None
        if digest_of(data) != self.sha256:
            raise _changed()
        return data

    def size(self) -> int:
        """How many bytes there are. Raises: ToolError if they are gone."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            raise _changed() from None


def _changed() -> ToolError:
    return ToolError(
        "A file in the publisher's private folder changed while it was at work",
        "Let nothing else write to _build, then run this again.",
    )


Data = bytes | Stored


def bytes_of(data: Data) -> bytes:
    """The bytes themselves. Raises: ToolError."""
    return data if isinstance(data, bytes) else data.read()


def digest_of(data: Data) -> str:
    """Their sha256 in hex, without reading what is stored."""
    return data.sha256 if isinstance(data, Stored) else hashlib.sha256(data).hexdigest()


def size_of(data: Data) -> int:
    """How many bytes they are, without reading what is stored. Raises: ToolError."""
    return data.size() if isinstance(data, Stored) else len(data)


def store(path: Path, data: bytes) -> Stored:
    """Put bytes into a private folder; what is there already is not written over."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
    return Stored(path, digest_of(data))
