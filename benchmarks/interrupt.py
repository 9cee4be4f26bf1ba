"""Stops a great many commands and sees that the next run finishes: `make bench-interrupt`.

    python -m benchmarks.interrupt [--date DATE] [--seconds SECONDS] [--seed SEED]

Two releases (one review changes and one is new; one moves and one is withdrawn) are looked at in
every instant in which they change anything, and the commands beside a build are stopped at every
instant in each way. Then builds are stopped, in as many of these instants as there is time for,
or by SIGKILL at any time. The first that leaves something half done ends the run; the last line
that was printed says how to repeat it.
"""

import argparse
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.page import machine, write_down
from tests.interrupted.commands import COMMANDS, claimed, rehearsed
from tests.interrupted.nursery import HARM
from tests.interrupted.runs import (
    BUILD,
    Nursery,
    as_before_or_after,
    copied,
    leaving,
    released,
    staged,
    stopped,
    whole,
)

SECONDS = 600
"""For builds; what comes before takes some minutes."""
LONG = 3.0
"""A build takes about so many seconds."""
RELEASES: dict[str, Callable[[Path, Nursery], Path]] = {
    "a build: one review changes, one is new": released,
    "a build: one review moves, one is withdrawn": leaving,
}
ANY_TIME = "KILL at any time"
WAYS = (*sorted(HARM), ANY_TIME)
Row = tuple[str, int, Counter[str]]
"""What was stopped, in how many instants its state was looked at, how often it was stopped how."""


def commands(home: Path) -> Iterator[Row]:
    """Every command beside a build, at every instant in each way."""
    nursery = Nursery()
    public = claimed(home / "claimed", nursery)
    for name, command in sorted(COMMANDS.items()):
        work = home / name
        work.mkdir()
        made = rehearsed(public, work, command, nursery)
        for how in sorted(HARM):
            for at in range(1, made.instants + 1):
                print(f"\r{name}: {how} at {at} of {made.instants} ", end="", flush=True)
                made.stopped(how, at)
        yield f"`{name}`", made.instants, Counter(dict.fromkeys(HARM, made.instants))
    nursery.close()


def builds(home: Path, seconds: float, draw: random.Random) -> Iterator[Row]:
    """Each release looked at in every instant, and stopped at many."""
    for number, (name, made) in enumerate(RELEASES.items()):
        work = home / str(number)
        work.mkdir()
        stage, done = staged(work, made), Counter[str]()
        over = time.monotonic() + seconds / len(RELEASES)
        for _, found in stage.instants:
            as_before_or_after(stage, found)
        while time.monotonic() < over:
            how, at = draw.choice(WAYS), draw.randint(1, len(stage.instants))
            after = draw.uniform(0, LONG)
            print(f"\r{name}: {how}, {at}, {after:.2f} ", end="", flush=True)
            root = copied(stage.base, work / "root")
            if how == ANY_TIME:
                stage.nursery.run(root, *BUILD, after=after)
                whole(stage, root)
                stage.finishes(root)
            else:
                stopped(stage, root, how, at=at)
            shutil.rmtree(root)
            done[how] += 1
        stage.nursery.close()
        yield name, len(stage.instants), done


def table(rows: list[Row]) -> Iterator[str]:
    """What was stopped, as Markdown."""
    yield f"| What | instants looked at | {' | '.join(WAYS)} | left half done |"
    yield "|---|" + "--:|" * (len(WAYS) + 2)
    for name, instants, done in rows:
        counts = " | ".join(str(done[way]) for way in WAYS)
        yield f"| {name} | {instants} | {counts} | 0 |"
    looked = sum(instants for _, instants, _ in rows)
    stops = sum(sum(done.values()) for _, _, done in rows)
    yield ""
    yield (
        f"Together: {looked} instants looked at, {stops} times stopped and finished by the next "
        "run."
    )


def main() -> None:
    """Stop them all, print, and with a day write it down."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--date", default="")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    told = machine(given.date or "this day")
    with TemporaryDirectory() as home:
        draw = random.Random(given.seed)
        rows = [*commands(Path(home)), *builds(Path(home), given.seconds, draw)]
    lines = f"{told} Seed {given.seed}.\n\n" + "\n".join(table(rows))
    print(f"\n{lines}")
    if given.date:
        write_down("interrupt", lines)


if __name__ == "__main__":
    main()
