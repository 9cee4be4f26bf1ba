"""Remembers what was made of the same bytes before, so that it need not be made again.

An entry goes by a digest of all that it was made from, of the publisher's own code and of
every package it stands on, keyed with a secret: from its name nobody can guess what a folder
holds. The secret is this folder's own, or one that several machines share that work for one
site. An entry that is damaged, or that somebody without the secret wrote, is as if it were not
there. Nothing unredacted is ever put in. Where the disk refuses, nothing is remembered and all
still works.
"""

import hashlib
import hmac
import os
import pickle
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from sys import version
from typing import Any

from publisher.private_copy import make_private
from publisher.stored import Stored, digest_of

_SECRET = "secret"  # noqa: S105  (the name of its file)
_BEGUN = "begun"
_MAC = hashlib.sha256().digest_size

_ABOUT = ("METADATA", "PKG-INFO", "")
"""Where an installed package says what it is; "" where its folder for that is a single file."""


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

    def remember(
        self, key: str, value: object, files: Mapping[str, bytes] | None = None
    ) -> dict[str, Stored] | None:
        """Remember a value, and files that are too large for it; gives where these wait.

        None if the disk refuses.
        """
        try:
            stored = {
                name: Stored(self._write(_beside(key, number), data), digest_of(data))
                for number, (name, data) in enumerate((files or {}).items())
            }
        except OSError:
            return None
        told = [(name, file.sha256) for name, file in stored.items()]
        self.put(key, pickle.dumps((value, told), protocol=5))
        return stored

    def recall(self, key: str) -> tuple[Any, dict[str, Stored]] | None:
        """What was remembered, if all of it is still there as it was."""
        data = self.get(key)
        if data is None:
            return None
        value, told = pickle.loads(data)  # noqa: S301  (written by us: its key says so)
        stored = {}
        for number, (name, sha256) in enumerate(told):
            beside = _beside(key, number)
            if digest_of(self._read(beside)) != sha256:
                return None
            stored[name] = Stored(self.folder / beside, sha256)
        return value, stored

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


def _beside(key: str, number: int) -> str:
    return f"{key}.{number}"


REVIEWS, MADE, VERDICTS = KINDS = ("reviews", "made", "verdicts")
"""What was found of each review, what was made of it, and which bytes are clean."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The caches of all kinds in one folder; `shared` is a secret from elsewhere, if any."""

    folder: Path
    shared: bytes | None = field(default=None, repr=False)

    def of(self, kind: str) -> Cache | None:
        """One of them, made where there is none; None if it cannot be."""
        try:
            make_private(self.folder / kind)
            make_private(self.folder)
            secret = self.shared or _secret(self.folder / _SECRET)
            return Cache(self.folder / kind, secret, own_digest())
        except OSError:
            return None

    def begin(self) -> None:
        """Mark the time from which on what is used stays."""
        for kind in KINDS:
            if cache := self.of(kind):
                cache.begin()

    def forget_unused(self) -> None:
        """Delete whatever nothing has used since the beginning."""
        for kind in KINDS:
            if cache := self.of(kind):
                cache.forget_unused()
        with suppress(OSError):
            for left in self.folder.glob(f".{_SECRET}.*"):  # by a run that was killed
                left.unlink()


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
    """A digest of everything of the publisher and of what all that is installed says of itself."""
    digest = hashlib.sha256(version.encode())
    for path, data in _own_files(files("publisher"), ""):
        digest.update(hashlib.sha256(path.encode()).digest() + hashlib.sha256(data).digest())
    about = (one.read_text(name) for one in distributions() for name in _ABOUT)
    digest.update("\n".join(sorted(filter(None, about))).encode())
    return digest.digest()


def _own_files(folder: Traversable, start: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _own_files(one, f"{start}{one.name}/")
        elif one.is_file():
            yield f"{start}{one.name}", one.read_bytes()
