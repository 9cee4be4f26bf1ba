"""Whatever stops a command that changes the record, a review's address or the demonstration: the
same command again ends where it would have ended, and what it says is plain."""

from pathlib import Path

import pytest

from tests.folders import files_below
from tests.interrupted.commands import COMMANDS, MOVE, claimed, confirmed, rehearsed
from tests.interrupted.nursery import HARM
from tests.interrupted.runs import BUILD, SLUG, Nursery, copied

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Path:
    return claimed(tmp_path_factory.mktemp("released") / "root", nursery)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_that_is_stopped_at_any_instant_is_finished_by_the_same_again(
    name: str, released: Path, nursery: Nursery, tmp_path: Path
) -> None:
    made = rehearsed(released, tmp_path, COMMANDS[name], nursery)
    assert made.instants > 4
    for at in range(1, made.instants + 1):
        if name == "approve" and at < made.instants - 2:
            continue  # it reads the whole review; benchmarks/interrupt.py stops at each
        made.stopped(sorted(HARM)[at % len(HARM)], at)
    made.stopped("KILL", made.instants)


def test_a_build_names_a_move_that_was_stopped_half_way_and_how_to_finish_it(
    released: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(released, tmp_path / "root")
    confirmed(root, nursery)
    last = len(nursery.states(copied(root, tmp_path / "done"), *MOVE))
    nursery.run(root, *MOVE, how="KILL", at=last)
    assert (root / "reviews" / SLUG).is_dir(), "killed before its folder was named anew"
    ended = nursery.run(root, *BUILD)
    assert (ended.code, "(W106)" in ended.out) == (3, True)
    assert "if a move was stopped, run `publisher move` again" in ended.out
    of_review = f"_build/public/reviews/{SLUG}"
    assert files_below(root / of_review) == files_below(released / of_review)
    assert nursery.run(root, *MOVE).code == 0
    twice = nursery.run(root, *MOVE)
    assert (twice.code, "that is done" in twice.err) == (2, True)
