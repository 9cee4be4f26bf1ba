"""Runs a program and watches what it and all that it starts use of time and memory."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BETWEEN = 0.2
"""Seconds between two looks at the memory, at least."""
OF_A_CORE = 0.02
"""So much of a core looking may take: large processes take long to look at."""
_COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds by the clock and of the processor; bytes at the peak.

    `largest` is the largest process of the publisher, `indexer` the search indexer, and
    `together` all processes at one time, what they share counted once. `which` says what the
    largest process was and when, in seconds after the start.
    """

    seconds: float
    processor: float
    largest: int
    indexer: int
    together: int
    which: str = ""


def watched(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Used:
    """Run the program to its end, what Python compiles kept. Raises: CalledProcessError."""
    keeping = {name: value for name, value in environment.items() if name != _COMPILES_ANEW}
    peaks, over = {"largest": 0, "indexer": 0, "together": 0}, threading.Event()
    which = ""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=keeping, stdout=subprocess.DEVNULL, stderr=sys.stderr
    )

    def watch() -> None:
        nonlocal which
        took = 0.0
        while not over.wait(max(BETWEEN, took / OF_A_CORE)):
            began = time.thread_time()
            found, largest = _memory(process.pid)
            if found["largest"] > peaks["largest"]:
                which = f"{largest}, {time.perf_counter() - start:.0f} s after the start"
            for name, size in found.items():
                peaks[name] = max(peaks[name], size)
            took = time.thread_time() - began

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    over.set()
    watcher.join()
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Used(time.perf_counter() - start, spent, **peaks, which=which)


def _memory(root: int) -> tuple[dict[str, int], str]:
    """Bytes in use now by the process and its descendants, and which of them is the largest."""
    found, largest = {"largest": 0, "indexer": 0, "together": 0}, ""
    for pid in _family(root):
        try:
            resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
            name = Path(f"/proc/{pid}/comm").read_text().strip()
            words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except (OSError, IndexError):
            continue  # it has just ended
        kind = "indexer" if "pagefind" in name else "largest"
        if kind == "largest" and resident > found[kind]:
            largest = f"{'the first' if pid == root else 'another'}: {' '.join(words[1:5]).strip()}"
        found[kind] = max(found[kind], resident)
        shares = [int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:")]
        found["together"] += sum(shares)
    return found, largest


def _family(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    family = [root]
    for pid in family:
        family += sorted(child for child, parent in parents.items() if parent == pid)
    return family
