"""Stops a great many builds and sees that the next one finishes: `make bench-interrupt`.

    python -m benchmarks.interrupt [RUNS] [SEED]

Each is stopped by SIGKILL, by Ctrl+C or by a disk that is full, at an instant drawn from all those
in which it changes anything, or by SIGKILL at any time. `make test` stops a dozen. The first one
that leaves something half done ends the run, and is named so that it can be repeated.
"""

import random
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.interrupted.runs import BUILD, copied, staged, stopped, whole

RUNS = 300
SECONDS = 3.0
"""A build takes about as long."""


def interrupt(runs: int, seed: int) -> Counter[str]:
    """Stop so many builds; gives how often in which way."""
    draw, done = random.Random(seed), Counter[str]()
    with TemporaryDirectory() as home:
        stage = staged(Path(home))
        for number in range(runs):
            how = draw.choice(("KILL", "INT", "FULL", "any time"))
            at, after = draw.randint(1, len(stage.instants)), draw.uniform(0, SECONDS)
            print(f"\r{number + 1} of {runs}: {how}, {at}, {after:.2f}", end="", flush=True)
            root = copied(stage.base, Path(home) / "root")
            if how == "any time":
                stage.nursery.run(root, *BUILD, after=after)
                whole(stage, root)
                stage.finishes(root)
            else:
                stopped(stage, root, how, at=at)
            shutil.rmtree(root)
            done[how] += 1
        stage.nursery.close()
    return done


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    started = time.monotonic()
    found = dict(sorted(interrupt(runs, seed).items()))
    seconds = time.monotonic() - started
    print(f"\n{runs} builds stopped, seed {seed}, {seconds:.0f} s; all were finished: {found}")
