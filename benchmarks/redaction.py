"""The benchmarks of redaction: run with `make bench-redaction`.

    python -m benchmarks.redaction [DATE] [PART ...]

prints each part, or those named, and, with a date, writes it into docs/developers/benchmarks.md
too. Times are of the processor, not of the clock, so that what else the machine does counts
less.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.labelled import FOLDER, report
from benchmarks.leaks import leaking
from benchmarks.matching import building, disguises, looking, speeds

PAGE = Path(__file__).parents[1] / "docs" / "developers" / "benchmarks.md"


def labelled() -> Iterator[str]:
    """Recall and precision on each part of the labelled sentences that is there."""
    for path in sorted(FOLDER.glob("*.jsonl"), reverse=True):
        yield f"`{path.name}`:\n"
        yield report(path.name) + "\n"


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "labelled": labelled,
    "speed": speeds,
    "building": building,
    "looking": looking,
    "disguises": disguises,
    "leaks": leaking,
}


def machine(day: str) -> str:
    """What the figures were measured on, in a sentence."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((li.partition(":")[2].strip() for li in lines if "model name" in li), model)
    return (
        f"Measured on {day}: {model}, {os.cpu_count()} cores (one used), "
        f"load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}."
    )


def written(page: str, name: str, lines: str) -> str:
    """The page with new lines between the marks of a part."""
    start, end = f"<!-- {name} -->\n", f"<!-- end {name} -->"
    before, _, rest = page.partition(start)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{PAGE.name} has no marks for {name}")
    return f"{before}{start}\n{lines}\n\n{end}{after}"


def main(arguments: Sequence[str]) -> None:
    """Run each part, or those that are named, print it and, with a day, put it on the page."""
    names = [argument for argument in arguments if argument in PARTS]
    day = next((argument for argument in arguments if argument not in PARTS), None)
    for name in names or PARTS:
        lines = "\n".join(PARTS[name]()).strip()
        print(f"\n## {name}\n\n{lines}", flush=True)
        if day is not None:
            text = written(PAGE.read_text(encoding="utf-8"), name, f"{machine(day)}\n\n{lines}")
            PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
