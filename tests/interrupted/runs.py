"""A small folder of reviews on its way from one release to the next, and commands run in it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.folders import ROOT, SUMMARY, TODAY, add_review, make_site
from tests.interrupted.nursery import state
from tests.test_cli import without_surroundings
from tests.two_reviews import add_other

State = dict[str, Any]
MOVED, SLUG, OTHER = "ashgrove-2018-a", "ashgrove-2019-a", "ashgrove-2020-a"
BUILD = ("build", "--today", TODAY.isoformat())
HUMBLE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root without the right to open what may not be opened."""


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class Nursery:
    """Where commands are started, some to come to harm."""

    def __init__(self, *, humble: bool = False) -> None:
        self.said: dict[int, list[Path]] = {}
        before = HUMBLE if humble and os.getuid() == 0 else ()
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.interrupted.nursery"],
            cwd=ROOT, env={**without_surroundings(), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def _ask(self, **order: Any) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def start(self, root: Path, *arguments: str, **harm: Any) -> int:
        here = root.with_name(f"{root.name}.{len(self.said)}")
        said = {"out": f"{here}.out", "err": f"{here}.err"}
        child = self._ask(root=str(root), arguments=arguments, **said, **harm)
        self.said[child] = [Path(path) for path in said.values()]
        return child

    def end(self, child: int) -> Ended:
        code = self._ask(collect=child)
        out, err = (path.read_text("utf-8") for path in self.said[child])
        return Ended(code, out, err)

    def run(self, root: Path, *arguments: str, **harm: Any) -> Ended:
        return self.end(self.start(root, *arguments, **harm))

    def states(self, root: Path, *arguments: str) -> list[tuple[str, dict[str, Any]]]:
        """What lies there before each change that the command makes: where killing it leaves."""
        notes = root.with_name(f"{root.name}.notes")
        ended = self.run(root, *arguments, how="states", notes=str(notes))
        assert ended.code == 0, ended
        return [(what, found) for what, found in map(json.loads, notes.read_text().splitlines())]

    def close(self) -> None:
        with self.process:
            assert self.process.stdin
            self.process.stdin.close()


def released(root: Path, nursery: Nursery) -> Path:
    """A site that was released, and has changed since: one review in a word, one is new."""
    add_review(make_site(root))
    assert nursery.run(root, *BUILD).code == 0
    add_review(root, changes={"executive-summary.md": SUMMARY.replace("lived", "had lived")})
    add_review(root, OTHER)
    return root


def copied(root: Path, to: Path) -> Path:
    shutil.copytree(root, to, symlinks=True)
    return to


@dataclass
class Stage:
    """A site before its next release, and every instant of that release."""

    nursery: Nursery
    base: Path
    instants: list[tuple[str, State]]
    old: State
    new: State

    def at(self, pattern: str) -> int:
        """The number of the last change that is so called."""
        return max(n for n, (what, _) in enumerate(self.instants, 1) if re.search(pattern, what))

    def finishes(self, root: Path) -> None:
        ended = self.nursery.run(root, *BUILD)
        assert (ended.code, ended.err) == (0, "")
        assert state(root) == self.new
        assert left_over(root) == []


def left_over(root: Path) -> list[str]:
    """What no run should leave behind for ever."""
    hidden = [p for p in root.rglob(".*") if p.name not in (".lock",)]
    work = [root / "_build" / "work"]
    return [str(path.relative_to(root)) for path in (*hidden, *work) if path.exists()]


def plain(ended: Ended) -> str:
    """What it said last; never the words of Python."""
    assert "Traceback" not in ended.out + ended.err
    return ended.err


def whole(stage: Stage, root: Path) -> State:
    """What lies there: the old site or the new one, and with the new one its record."""
    return as_before_or_after(stage, state(root))


def as_before_or_after(stage: Stage, found: State) -> State:
    assert found["public"] in (stage.old["public"], stage.new["public"])
    if found["public"] == stage.new["public"]:
        assert found["record"] == stage.new["record"]
    return found


def stopped(stage: Stage, root: Path, how: str, **harm: Any) -> None:
    """Stop a build so, and see what it leaves, what it says, and that the next one finishes."""
    ended = stage.nursery.run(root, *BUILD, how=how, **harm)
    found = whole(stage, root)
    told = plain(ended)
    if how == "KILL":
        assert (ended.code, told) == (-9, "")
    elif how == "INT":
        assert (ended.code, told[:9]) == (130, "Stopped. ")
    elif ended.code:
        assert ended.code == 6
        assert "No space left on device" in told
    if how != "KILL" and ended.code:
        new = found["public"] == stage.new["public"]
        assert ("The new site is in _build/public" in told) == new, told
        assert "it finishes the work" in told
        assert told.count("\n") <= 2
    stage.finishes(root)


def leaving(root: Path, nursery: Nursery) -> Path:
    """A site that was released, and from which one review moves and one is withdrawn."""
    add_review(make_site(root))
    add_other(root)
    assert nursery.run(root, *BUILD).code == 0
    assert nursery.run(root, "move", SLUG, MOVED).code == 0
    assert nursery.run(root, "approve", MOVED, "--by", "A. Approver", *BUILD[1:]).code == 0
    withdrawn = "status: withdrawn\nreason: under correction"
    settings = root / "reviews" / OTHER / "review.yml"
    settings.write_text(settings.read_text().replace("status: ready", withdrawn))
    return root


def staged(home: Path, made: Callable[[Path, Nursery], Path] = released) -> Stage:
    """Make the folder and go through its next release once, in every instant."""
    nursery = Nursery(humble=True)
    base = made(home / "base", nursery)
    done = copied(base, home / "done")
    instants = nursery.states(done, *BUILD)
    return Stage(nursery, base, instants, state(base), state(done))
