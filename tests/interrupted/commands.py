"""The commands beside a build that change the record, an address or the demonstration."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.folders import ROOT, TODAY, add_review, files_below, make_site
from tests.interrupted.nursery import state
from tests.interrupted.runs import BUILD, MOVED, SLUG, Nursery, copied, left_over, plain
from tests.two_reviews import add_other

MOVE = ("move", SLUG, MOVED)
ON = BUILD[1:]
CODES = {"KILL": -9, "INT": 130, "FULL": 6}


def claimed(root: Path, nursery: Nursery) -> Path:
    """Two reviews that are public; neither is confirmed yet."""
    add_review(make_site(root))
    add_other(root)
    assert nursery.run(root, *BUILD, "--claim").code == 0
    return root


def as_it_is(_: Path, __: Nursery) -> None:
    """Not confirmed."""


def confirmed(root: Path, nursery: Nursery) -> None:
    assert nursery.run(root, "confirm", *ON).code == 0


def demonstration(root: Path, _: Nursery) -> None:
    """One review of the demonstration in place of what was there."""
    shutil.rmtree(root / "reviews")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "reviews" / SLUG, root / "reviews" / SLUG)
    shutil.copytree(ROOT / "reviews" / "ledger", root / "reviews" / "ledger")


@dataclass(frozen=True)
class Command:
    """What is typed, what was done before, and what it says of the state when it is stopped."""

    typed: tuple[str, ...]
    before: Callable[[Path, Nursery], None]
    says: str = ""


COMMANDS = {
    "confirm": Command(("confirm", *ON), as_it_is, "What was claimed is not confirmed yet."),
    "move": Command(MOVE, confirmed, "The review is still at its old address."),
    "pack --mark-sent": Command(
        ("pack", SLUG, "--mark-sent", TODAY.isoformat(), "--yes", *ON), confirmed
    ),
    "approve": Command(("approve", SLUG, "--by", "B. Other", *ON), confirmed),
    "clear-examples": Command(("clear-examples", "--yes"), demonstration, "Some of it may be left"),
}


@dataclass
class Rehearsed:
    """A folder before the command, as it is after it, and how many instants lie between."""

    nursery: Nursery
    command: Command
    base: Path
    end: dict[str, bytes]
    instants: int

    def stopped(self, how: str, at: int) -> None:
        """Stop the command so; what it leaves is valid, and the same again ends as it would."""
        root = copied(self.base, self.base.with_name("root"))
        ended = self.nursery.run(root, *self.command.typed, how=how, at=at)
        assert state(root)["public"] == state(self.base)["public"]
        told = plain(ended)
        assert ended.code or how == "FULL", (how, at)
        if ended.code:
            assert ended.code == CODES[how], (how, at, ended)
            assert how == "KILL" or self.command.says in told, (how, at, told)
            again = self.nursery.run(root, *self.command.typed)
            assert (again.code, again.err) == (0, ""), (how, at, again)
        assert what_lies_there(root) == self.end, (how, at)
        assert left_over(root) == [], (how, at)
        shutil.rmtree(root)


def rehearsed(released: Path, home: Path, command: Command, nursery: Nursery) -> Rehearsed:
    base = copied(released, home / "base")
    command.before(base, nursery)
    done = copied(base, home / "done")
    instants = nursery.states(done, *command.typed)
    return Rehearsed(nursery, command, base, what_lies_there(done), len(instants))


def what_lies_there(root: Path) -> dict[str, bytes]:
    return {**files_below(root / "reviews"), "mkdocs.yml": (root / "mkdocs.yml").read_bytes()}
