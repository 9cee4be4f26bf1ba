"""What is pinned in requirements/, and what `make test` sets up apart from the rest."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.folders import ROOT

PINS = ROOT / "requirements"
APART = Path(sys.prefix) / "apart"
OTHER_PYTHONS = tuple(APART.glob("python3.*/bin/python"))

BY_HAND = {"pyrage": "MIT", "axe-playwright-python": "MIT"}
"""Licences of those that do not name theirs; read in the file LICENSE that lies beside each."""


class Pin(NamedTuple):
    """A line of a file of pins: what, which, how many digests, and if not for this system."""

    name: str
    version: str
    hashes: int
    elsewhere: bool


def normal(name: str) -> str:
    """The name as pins have it, however a package writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> Iterator[Pin]:
    """What `requirements/<name>.txt` pins."""
    text = (PINS / f"{name}.txt").read_text("utf-8")
    for entry in re.findall(r"^[^\s#].*(?:\n +--hash.*)*", text, re.MULTILINE):
        pin = re.match(r"([\w.-]+)==(\S+)(?: ; (.*))?", entry)
        assert pin, f"{name}.txt: {entry[:40]}"
        hashes = entry.count("--hash=sha256:")
        yield Pin(normal(pin[1]), pin[2], hashes, "win32" in (pin[3] or ""))
