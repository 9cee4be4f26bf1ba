"""Measures what it brings to prepare reviews on several machines: `make bench-shards`.

    python -m benchmarks.nation.shared [--date DATE] SIZE PARTS

One machine stands for all: each part is prepared after the other, in a folder of its own, as
if it were alone on such a machine; then the caches are put together and the site is built.
Beside it the same reviews are built at once, in the same run.
"""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.nation.make import make
from benchmarks.nation.measure import KEPT, TODAY
from benchmarks.nation.watched import Used, watched
from benchmarks.page import machine, write_down
from tests.folders import ROOT, files_below


def measured(size: int, parts: int) -> Iterator[str]:
    """A row for the build by one machine, for each part, and for the build of what they made."""
    root = KEPT / str(size)
    make(root, size)
    with tempfile.TemporaryDirectory() as work:
        alone, together = Path(work, "alone"), Path(work, "together")
        _copied(root, alone)
        _copied(root, together)
        one = _run(alone, {}, "build")
        yield _row("one machine, all of it", one)
        secret = {"PUBLISHER_CACHE_SECRET": secrets.token_hex(32)}
        slowest = 0.0
        for part in range(1, parts + 1):
            folder = Path(work, "part")
            _copied(root, folder)
            used = _run(folder, secret, "prepare", "--shard", f"{part}/{parts}")
            slowest = max(slowest, used.seconds)
            yield _row(f"part {part} of {parts}", used)
            shutil.copytree(folder / "_build/cache", together / "_build/cache", dirs_exist_ok=True)
            shutil.rmtree(folder)
        last = _run(together, secret, "build")
        yield _row("the build from what they prepared", last)
        public = [files_below(folder / "_build" / "public") for folder in (alone, together)]
        if public[0] != public[1]:
            raise AssertionError("the two sites are not the same")
        whole = slowest + last.seconds
        yield ""
        yield (
            f"With {parts} machines at a time the site of {size} reviews is there after "
            f"{whole:.0f} s instead of {one.seconds:.0f} s ({one.seconds / whole:.1f} times as "
            "fast), their start and the handing over left out. The two sites are the same to the "
            "byte."
        )


def _copied(root: Path, folder: Path) -> None:
    left_out = shutil.ignore_patterns("_build", "ledger", "staged", "instead", "*.json")
    shutil.copytree(root, folder, ignore=left_out)


def _run(folder: Path, more: Mapping[str, str], *command: str) -> Used:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    python = [sys.executable, "-m", "publisher", *command, "--today", TODAY]
    return watched(python, folder, environment)


def _row(name: str, used: Used) -> str:
    return f"| {name} | {used.seconds:.1f} | {used.processor:.1f} | {used.largest / 1e6:.0f} |"


def main() -> None:
    """Measure, print, and with a day write it down."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("parts", type=int)
    parser.add_argument("--date", default="")
    given = parser.parse_args()
    told = machine(given.date or "this day", "all used")
    head = ("| Run | Seconds | of the processor | MB of the largest process |", "|---|--:|--:|--:|")
    rows = "\n".join([*head, *measured(given.size, given.parts)])
    lines = f"{told} {given.size} reviews.\n\n{rows}"
    print(lines)
    if given.date:
        write_down("shards", lines)


if __name__ == "__main__":
    main()
