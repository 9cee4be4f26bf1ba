"""The benchmarks of redaction: run with `make bench-redaction`.

    python -m benchmarks.redaction [DATE] [PART ...]

prints each part, or those named, and, with a date, writes it into docs/developers/benchmarks.md
too. Times are of the processor, not of the clock, so that what else the machine does counts
less.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from benchmarks.labelled import FOLDER, report
from benchmarks.leaks import leaking
from benchmarks.matching import building, disguises, looking, speeds
from benchmarks.page import machine, write_down


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


def main(arguments: Sequence[str]) -> None:
    """Run each part, or those that are named, print it and, with a day, put it on the page."""
    names = [argument for argument in arguments if argument in PARTS]
    day = next((argument for argument in arguments if argument not in PARTS), None)
    for name in names or PARTS:
        lines = "\n".join(PARTS[name]()).strip()
        print(f"\n## {name}\n\n{lines}", flush=True)
        if day is not None:
            write_down(name, f"{machine(day)}\n\n{lines}")


if __name__ == "__main__":
    main(sys.argv[1:])
