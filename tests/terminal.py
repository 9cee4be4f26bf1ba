"""A terminal as a person sits before it: what is seen there, and what is typed."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.test_cli import without_surroundings
from tests.warm import quick_words

Running = subprocess.Popen[bytes]
Typed = str | Callable[[], str]
"""What is typed, or what a person does before, and then types."""


def unwatched(_: Running) -> None:
    """Let it run."""


def at_a_terminal(
    folder: Path, arguments: Sequence[str], typed: Sequence[tuple[str, Typed]], **environment: str
) -> tuple[int, str]:
    """Run the publisher there: see `before`."""
    command = [*quick_words(), *arguments]
    return before(folder, command, typed, {**without_surroundings(), **environment})


def before(
    folder: Path,
    command: Sequence[str],
    typed: Sequence[tuple[str, Typed]],
    environment: Mapping[str, str],
    started: Callable[[Running], None] = unwatched,
) -> tuple[int, str]:
    """Run a program there: each text of `typed` is typed once the words before it are seen.

    `started` is given the program as it runs. Gives the exit code and everything that was seen;
    after a minute it is ended.
    """
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    started(running)
    seen, left, end = "", list(typed), time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 0.2)
        try:
            read = os.read(ours, 4096).decode(errors="replace") if ready else ""
        except OSError:  # it has ended
            break
        seen += read.replace("\r", "")
        if ready and not read:
            break
        if left and left[0][0] in seen:
            answer = left.pop(0)[1]
            os.write(ours, f"{answer if isinstance(answer, str) else answer()}\n".encode())
    if time.monotonic() >= end:
        running.kill()
    code = running.wait(30)
    os.close(ours)
    return code, seen
