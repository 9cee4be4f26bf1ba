"""Measures the publisher on a nation's reviews: `make bench SIZES="10 100" DATE=...`.

    python -m benchmarks.nation.measure [--date DATE] SIZE ...

For each size: a whole cold build, the next one with nothing changed, one after a sentence of one
Word file was changed, and a check. The engine's own time is that of MkDocs as a program, in the
same build and on the very pages that were staged, so that everything can be told in multiples
of it. With a day the figures are written down beside those of the sizes that were measured on
other days. Whoever stops it loses only the run that was on its way.
"""

import argparse
import json
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import starmap, zip_longest
from pathlib import Path
from typing import Any

from benchmarks.nation.instead import STAGED, compared
from benchmarks.nation.make import make
from benchmarks.nation.staged import KEEP
from benchmarks.nation.watched import Used, watched
from benchmarks.page import machine, write_down, written
from publisher import one_review
from publisher.cache import own_digest
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
MORE = b" One more sentence was added."
BODY = "word/document.xml"
REPORT = "stages.json"
SO_FAR = "measured.json"
"""What has been measured at a size, until all of it is printed or written down."""
_OF_SIZE = re.compile(r"[|-] ([0-9]+) ")
TODAY = "2026-11-22"
"""The day of the tests' folders, on which the reviews were approved."""


def measured(size: int) -> tuple[dict[str, Used], dict[str, dict[str, float]], Path]:
    """What each way to run the publisher over so many reviews uses, and its stages.

    What was measured before somebody stopped it is not measured again, if it was by this code.
    """
    root = KEPT / str(size)
    make(root, size)
    runs: dict[str, tuple[Callable[[Path], object], str]] = {
        "cold build": (_begin_anew, "build"),
        "nothing changed": (lambda _: None, "build"),
        "one review changed": (_change_one, "build"),
        "check": (_keep_what_is_staged, "check"),
    }
    used, stages = so_far(root)
    for name, (prepare, command) in runs.items():
        if name in used:
            continue
        prepare(root)
        used[name] = _run(root, command)
        stages[name] = json.loads((root / REPORT).read_text(encoding="utf-8"))
        told = {"used": {name: asdict(one) for name, one in used.items()}, "stages": stages}
        text = json.dumps({"by": own_digest().hex(), **told})
        (root / SO_FAR).write_text(text, encoding="utf-8")
        print(f"{size}, {name}: {used[name]} {stages[name]}", file=sys.stderr, flush=True)
    return used, stages, root


def so_far(root: Path) -> tuple[dict[str, Used], dict[str, dict[str, float]]]:
    """What was measured by this code when it was stopped; nothing if it was not."""
    try:
        told = json.loads((root / SO_FAR).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, {}
    if told["by"] != own_digest().hex():
        return {}, {}
    return {name: Used(**one) for name, one in told["used"].items()}, told["stages"]


def _begin_anew(root: Path) -> None:
    """Forget all that was built, and take away what was changed."""
    shutil.rmtree(root / "_build", ignore_errors=True)
    shutil.rmtree(root / "reviews" / "ledger", ignore_errors=True)
    _change(root, lambda document: document.replace(MORE, b""))


def _run(root: Path, command: str, **more: str) -> Used:
    staged = [sys.executable, "-m", "benchmarks.nation.staged", REPORT, command, "--today", TODAY]
    return watched(staged, root, {**os.environ, "PYTHONPATH": str(ROOT), **more})


def _keep_what_is_staged(root: Path) -> None:
    """Build once more, in no table, for the pages that the engine is given; forget all else."""
    shutil.rmtree(root / STAGED, ignore_errors=True)
    _run(root, "build", **{KEEP: str(root / STAGED)})
    shutil.rmtree(root / "_build" / "cache")


def _change_one(root: Path) -> None:
    """Add a sentence to a summary in Word, and approve the review."""
    _change(root, _with_more)


def _with_more(document: bytes) -> bytes:
    before, end, after = document.rpartition(b"</w:t>")
    return before + MORE + end + after


def _change(root: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the first summary in Word that has no report beside it, and approve the review."""
    written = sorted((root / "reviews").glob("*/executive-summary.docx"))
    file = next(f for f in written if not list(f.parent.glob("overview-report.*")))
    with zipfile.ZipFile(file) as package:
        parts = [(part, package.read(part)) for part in package.infolist()]
    changed = [(part, change(data) if part.filename == BODY else data) for part, data in parts]
    if changed == parts:
        return
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in changed:
            package.writestr(part, data)
    one_review.approve(job(root), file.parent.name, "The generator")


def table(results: dict[int, Any], told: str) -> Iterator[str]:
    """The figures of every size as Markdown, and what they were measured on."""
    for size in results:
        yield f"- {size} reviews: {told[0].lower()}{told[1:]}"
    yield ""
    yield f"| Reviews | Run | {' | '.join(COLUMNS)} |"
    yield "|--:|---|" + "--:|" * len(COLUMNS)
    for size, (used, stages, _) in results.items():
        for name, run in used.items():
            mb = (f"{value / 1e6:.0f}" for value in (run.largest, run.together, run.indexer))
            its = stages[name].get("engine", 0)
            engine = its or stages["cold build"]["engine"]
            yield (
                f"| {size} | {name} | {run.seconds:.1f} | {run.processor:.1f} | "
                f"{run.seconds / size:.2f} | {run.seconds / engine:.1f} | "
                f"{(run.seconds - its) / engine:.1f} | {' | '.join(mb)} |"
            )
    yield ""
    yield f"| Reviews | What | {' | '.join(BESIDE)} |"
    yield "|--:|---|--:|--:|--:|--:|--:|--:|"
    for size, (used, _, root) in results.items():
        yield from compared(root, size, used["cold build"])
    yield ""
    runs = [run for _, stages, _ in results.values() for run in stages.values()]
    names = list(dict.fromkeys(name for run in runs for name in run))
    yield f"| Reviews | Run | {' | '.join(names)} | the rest | MB of the site | of it search |"
    yield "|--:|---|" + "--:|" * (len(names) + 3)
    for size, (used, stages, root) in results.items():
        whole, search = (_bytes(root / "_build/public" / part) for part in ("", "search"))
        for run, spent in stages.items():
            each = [
                *(spent.get(name, 0) for name in names),
                used[run].seconds - sum(spent.values()),
            ]
            told = " | ".join(f"{seconds:.1f}" for seconds in each)
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
    for _, _, root in results.values():
        (root / SO_FAR).unlink()


if __name__ == "__main__":
    main()
