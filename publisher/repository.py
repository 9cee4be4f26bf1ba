"""What the folders of git tell of where this work is kept. Only reads; starts no program."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_REMOTE = re.compile(r"^\s*\[\s*(remote|include|includeif)\b.*$", re.IGNORECASE)
_SECTION = re.compile(r"^\s*\[")
_URL = re.compile(r"^\s*(?:push)?url\s*=\s*(.*\S)", re.IGNORECASE)
_OTHERS = (".hg", ".svn")
_PACKED = b"\0\0\0\4"
"""From this version on, git's index holds names in parts."""


def remotes(root: Path) -> tuple[str, ...]:
    """Where git, or a program like it, may send the folder; empty if nowhere.

    What cannot be read counts as a place, since it may name one.
    """
    for folder in (root.resolve(), *root.resolve().parents):
        if any((folder / other).exists() for other in _OTHERS):
            return ("another system",)
        git = folder / ".git"
        if git.exists():
            try:
                config = _config(git).read_text(encoding="utf-8", errors="replace")
            except OSError:
                return ("not readable",)
            return tuple(sorted(set(_places(config))))
    return ()


def holds(path: Path) -> bool:
    """Whether the place lies in a repository, or would if it were there."""
    places = (path.resolve(), *path.resolve().parents)
    return any((place / kind).exists() for place in places for kind in (".git", *_OTHERS))


def lies_with(root: Path, path: Path) -> bool:
    """Whether the place lies below `root` or in a repository, with what may be sent elsewhere."""
    return path.resolve().is_relative_to(root.resolve()) or holds(path)


def is_tracked(root: Path, path: str) -> bool | None:
    """Whether git has taken in a file (named from `root`); None if that cannot be told."""
    for folder in (root.resolve(), *root.resolve().parents):
        if (folder / ".git").is_dir():
            try:
                index = (folder / ".git" / "index").read_bytes()
            except FileNotFoundError:
                return False
            except OSError:
                return None
            name = (root.resolve() / path).relative_to(folder).as_posix()
            return os.fsencode(name) + b"\0" in index if index[4:8] < _PACKED else None
    return None if holds(root) else False


def digest_of(places: Sequence[str]) -> str:
    """A digest of the places: their addresses may hold passwords, so they are not kept."""
    return hashlib.sha256("\n".join(places).encode()).hexdigest()


def _config(git: Path) -> Path:
    """The settings of a repository; a worktree's `.git` is a file that says where they are."""
    if git.is_dir():
        return git / "config"
    named = git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    own = git.parent / named
    common = own / "commondir"
    return (own / common.read_text().strip() if common.is_file() else own) / "config"


def _places(config: str) -> Iterator[str]:
    """The address of every remote; a file that is included may name more, so it counts too."""
    inside = False
    for line in config.splitlines():
        if _SECTION.match(line):
            inside = bool(_REMOTE.match(line))
            if inside:
                yield line.strip()
        elif inside and (url := _URL.match(line)):
            yield url[1]
