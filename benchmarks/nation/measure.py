"""Measures the publisher on a nation's reviews: `make bench SIZES="10 100" DATE=...`.

    python -m benchmarks.nation.measure [--date DATE] SIZE ...

For each size: a whole cold build, the next one with nothing changed, one after a word of one
review was changed, and a check. The engine's own time is taken in the same build, on the very
pages that were staged, so that everything can be told in multiples of it. With a day the figures
are written down beside those of the sizes that were measured on other days.
"""

import argparse
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import starmap, zip_longest
from pathlib import Path
from typing import Any

from benchmarks.nation.instead import compared
from benchmarks.nation.make import make
from benchmarks.nation.watched import Used, watched
from benchmarks.page import machine, write_down, written
from publisher import one_review
from tests.folders import ROOT, job

KEPT = ROOT / "_build" / "nation"
"""Where the reviews of each size are kept from one run to the next."""
COLUMNS = (
    "Seconds",
    "of the processor",
    "a review",
    "times the engine",
    "all but the engine, times the engine",
    "MB of the largest process",
    "MB together",
    "MB of the indexer",
)
BESIDE = (
    "Seconds",
    "times the engine",
    "MB of the largest process",
    "MB of the site",
    "KB for a first page",
    "KB with a first search",
)
MORE = "\nOne more sentence was added.\n"
_OF_SIZE = re.compile(r"[|-] ([0-9]+) ")
TODAY = "2026-11-22"
"""The day of the tests' folders, on which the reviews were approved."""


def measured(size: int) -> tuple[dict[str, Used], dict[str, dict[str, float]], Path]:
    """What each way to run the publisher over so many reviews uses, and its stages."""
    root = KEPT / str(size)
    make(root, size)
    shutil.rmtree(root / "_build", ignore_errors=True)
    shutil.rmtree(root / "reviews" / "ledger", ignore_errors=True)
    runs: dict[str, tuple[Callable[[Path], object], str]] = {
        "cold build": (lambda _: None, "build"),
        "nothing changed": (lambda _: None, "build"),
        "one review changed": (_change_one, "build"),
        "check": (lambda folder: shutil.rmtree(folder / "_build" / "cache"), "check"),
    }
    used, stages = {}, {}
    for name, (prepare, command) in runs.items():
        prepare(root)
        report = root / "stages.json"
        python = [sys.executable, "-m", "benchmarks.nation.staged", str(report)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        used[name] = watched([*python, command, "--today", TODAY], root, environment)
        stages[name] = json.loads(report.read_text(encoding="utf-8"))
        print(f"{size}, {name}: {used[name]} {stages[name]}", file=sys.stderr, flush=True)
    return used, stages, root


def _change_one(root: Path) -> None:
    """Change a word of a review in Markdown and approve it; of a few, none may be: its settings."""
    written = sorted((root / "reviews").glob("*/executive-summary.md"))
    file = written[0] if written else min((root / "reviews").glob("*/review.yml"))
    more = MORE if written else "# looked through again\n"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.removesuffix(more) if words.endswith(more) else words + more, "utf-8")
    one_review.approve(job(root), file.parent.name, "The generator")


def table(results: dict[int, Any], told: str) -> Iterator[str]:
    """The figures of every size as Markdown, and what they were measured on."""
    for size in results:
        yield f"- {size} reviews: {told[0].lower()}{told[1:]}"
    yield ""
    yield f"| Reviews | Run | {' | '.join(COLUMNS)} |"
    yield "|--:|---|" + "--:|" * len(COLUMNS)
    for size, (used, stages, _) in results.items():
        engine = stages["cold build"]["engine"]
        for name, run in used.items():
            mb = (f"{value / 1e6:.0f}" for value in (run.largest, run.together, run.indexer))
            beside = run.seconds - stages[name].get("engine", 0)
            yield (
                f"| {size} | {name} | {run.seconds:.1f} | {run.processor:.1f} | "
                f"{run.seconds / size:.2f} | {run.seconds / engine:.1f} | {beside / engine:.1f} | "
                f"{' | '.join(mb)} |"
            )
    yield ""
    yield f"| Reviews | What | {' | '.join(BESIDE)} |"
    yield "|--:|---|--:|--:|--:|--:|--:|--:|"
    for size, (used, stages, root) in results.items():
        yield from compared(root, size, used["cold build"], stages["cold build"]["engine"])
    yield ""
    runs = [run for _, stages, _ in results.values() for run in stages.values()]
    names = list(dict.fromkeys(name for run in runs for name in run))
    yield f"| Reviews | Run | {' | '.join(names)} | MB of the site | of it search |"
    yield "|--:|---|" + "--:|" * (len(names) + 2)
    for size, (_, stages, root) in results.items():
        whole, search = (_bytes(root / "_build/public" / part) for part in ("", "search"))
        for run, spent in stages.items():
            told = " | ".join(f"{spent.get(name, 0):.1f}" for name in names)
            yield f"| {size} | {run} | {told} | {whole / 1e6:.1f} | {search / 1e6:.1f} |"


def beside(old: str, new: str) -> str:
    """The new lines, and in each paragraph the old ones of other sizes, the smallest first."""
    both = zip_longest(old.split("\n\n"), new.split("\n\n"), fillvalue="")
    return "\n\n".join(starmap(_merged, both))


def _merged(old: str, new: str) -> str:
    lines = new.split("\n")
    sizes = {_size(line) for line in lines}
    kept = [line for line in old.split("\n") if _size(line) not in sizes | {0}]
    return "\n".join(sorted([*kept, *lines], key=_size))


def _size(line: str) -> int:
    """How many reviews a line tells of; 0 for the head of a table."""
    found = _OF_SIZE.match(line)
    return int(found[1]) if found else 0


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.resolve().rglob("*") if file.is_file())


def main() -> None:
    """Measure each size, print, and with a day write it down."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--date", default="")
    given = parser.parse_args()
    told = machine(given.date or "this day", "all used")
    watched([sys.executable, "-m", "publisher", "--help"], ROOT, os.environ)  # compiles it
    results = {size: measured(size) for size in given.sizes}
    lines = "\n".join(table(results, told))
    print(lines)
    if given.date:
        write_down("nation", beside(written("nation"), lines))


if __name__ == "__main__":
    main()
