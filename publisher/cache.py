"""Remembers what was made of the same bytes before, so that it need not be made again.

An entry goes by a digest of all that it was made from, of the publisher's own code and of
every package it stands on, keyed with a secret of this folder: from its name nobody can guess
what a folder holds. An entry that is damaged, or that somebody without the secret wrote, is as
if it were not there. Nothing unredacted is ever put in. Where the disk refuses, nothing is
remembered and all still works.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from sys import version

from publisher.private_copy import make_private
from publisher.stored import Stored, digest_of

_SECRET = "secret"  # noqa: S105  (the name of its file)
_BEGUN = "begun"
_MAC = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries of one kind in a private folder of their own."""

    folder: Path
    secret: bytes = field(repr=False)
    maker: bytes = field(repr=False)
    """What tells this publisher from any other that might make something else of the same."""

    def key(self, *parts: bytes) -> str:
        """The name of what is made of these parts by this publisher, in hex."""
        mac = hmac.new(self.secret, digestmod="sha256")
        for part in (self.maker, *parts):
            mac.update(hashlib.sha256(part).digest())
        return mac.hexdigest()

    def get(self, key: str) -> bytes | None:
        """The entry as it was put there, or None."""
        kept = self._read(key)
        mac, data = kept[:_MAC], kept[_MAC:]
        return data if hmac.compare_digest(mac, self._mac(key, data)) else None

    def put(self, key: str, data: bytes) -> None:
        """Remember it, if the disk lets us."""
        with suppress(OSError):
            self._write(key, self._mac(key, data) + data)

    def keep(self, name: str, data: bytes) -> Stored | None:
        """Store bytes that an entry names by their digest; None if the disk refuses."""
        try:
            return Stored(self._write(name, data), digest_of(data))
        except OSError:
            return None

    def kept(self, name: str, sha256: str) -> Stored | None:
        """The bytes that were stored under the name, if they are still those."""
        return Stored(self.folder / name, sha256) if digest_of(self._read(name)) == sha256 else None

    def begin(self) -> None:
        """Mark the time from which on what is used stays."""
        with suppress(OSError):
            (self.folder / _BEGUN).touch()

    def forget_unused(self) -> None:
        """Delete what nothing has used since the beginning."""
        with suppress(OSError):
            begun = (self.folder / _BEGUN).stat().st_mtime_ns
            for file in self.folder.iterdir():
                if file.stat().st_mtime_ns < begun:
                    file.unlink()

    def _read(self, name: str) -> bytes:
        """What lies there under that name, marked as used; nothing if it cannot be read."""
        path = self.folder / name
        try:
            os.utime(path)
            return path.read_bytes()
        except OSError:
            return b""

    def _mac(self, key: str, data: bytes) -> bytes:
        return hmac.digest(self.secret, key.encode() + data, "sha256")

    def _write(self, name: str, data: bytes) -> Path:
        """Write it whole or not at all, whatever else writes the same at the time."""
        path, fresh = self.folder / name, self.folder / f".{name}.{os.getpid()}"
        try:
            fresh.write_bytes(data)
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)  # half of it would take the last room of a full disk
            raise
        return path


REVIEWS, MADE, VERDICTS = KINDS = ("reviews", "made", "verdicts")
"""What was found of each review, what was made of it, and which bytes are clean."""


def begin(folder: Path) -> None:
    """Mark the time from which on what is used stays."""
    for kind in KINDS:
        if cache := open_cache(folder, kind):
            cache.begin()


def forget_unused(folder: Path) -> None:
    """Delete whatever nothing has used since the beginning."""
    for kind in KINDS:
        if cache := open_cache(folder, kind):
            cache.forget_unused()
    with suppress(OSError):
        for left in folder.glob(f".{_SECRET}.*"):  # by a run that was killed
            left.unlink()


def open_cache(folder: Path, kind: str) -> Cache | None:
    """The cache in a folder, with its secret, made where there is none; None if it cannot be."""
    try:
        make_private(folder / kind)
        make_private(folder)
        return Cache(folder / kind, _secret(folder / _SECRET), own_digest())
    except OSError:
        return None


def _secret(path: Path) -> bytes:
    """The secret of this folder, made once, whoever is first."""
    if not path.exists():
        fresh = path.with_name(f".{_SECRET}.{os.getpid()}")
        try:
            fresh.write_bytes(secrets.token_bytes(_MAC))
            fresh.chmod(0o600)
            with suppress(FileExistsError):
                os.link(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    return path.read_bytes()


@lru_cache
def own_digest() -> bytes:
    """A digest of everything of the publisher and of the versions of all that is installed."""
    digest = hashlib.sha256(version.encode())
    for path, data in _own_files(files("publisher"), ""):
        digest.update(hashlib.sha256(path.encode()).digest() + hashlib.sha256(data).digest())
    installed = sorted(f"{one.name}=={one.version}" for one in distributions())
    digest.update("\n".join(installed).encode())
    return digest.digest()


def _own_files(folder: Traversable, start: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _own_files(one, f"{start}{one.name}/")
        elif one.is_file():
            yield f"{start}{one.name}", one.read_bytes()
