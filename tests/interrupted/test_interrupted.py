"""Whatever stops the publisher: what is public is the old or the new site, whole, the record is
valid, the message says what happened, and the next run finishes the work.

Real processes in real folders (`nursery`). A longer run: benchmarks/interrupt.py.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interrupted.nursery import state
from tests.interrupted.runs import (
    BUILD,
    SLUG,
    Stage,
    copied,
    plain,
    staged,
    stopped,
    whole,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = staged(tmp_path_factory.mktemp("stage"))
    yield made
    made.nursery.close()


def test_in_whatever_instant_a_build_dies_all_that_lies_there_is_whole(stage: Stage) -> None:
    assert len(stage.instants) > 300
    seen = [found for _, found in stage.instants]
    assert {one["public"] for one in seen} == {stage.old["public"], stage.new["public"]}
    assert {one["packs"] for one in seen} == {stage.old["packs"], stage.new["packs"]}
    assert all(one["approvals"] == stage.old["approvals"] for one in seen)
    for name, text in stage.new["record"].items():
        assert {one["record"].get(name) for one in seen} == {stage.old["record"].get(name), text}
    writing = [found for what, found in stage.instants if "/releases/.writing" in what]
    assert len(writing) > 50
    assert all(one["record"] == stage.old["record"] for one in writing), "nothing is promised yet"
    public = [one["public"] == stage.new["public"] for one in seen]
    assert public == sorted(public), "once it is new it stays so"
    assert all(
        one["record"] == stage.new["record"] for one in seen if one["public"] != stage.old["public"]
    )


LAST = "old packs are cleared away"
INSTANTS = {
    "the pages are made": r"open .*/work/.*mkdocs\.yml",
    "the release is written": r"open .*/releases/\.writing/search",
    "the release gets its name": r"os\.rename .*/releases/\.writing",
    "the record is written": r"open .*/ledger/\.ashgrove-2020-a",
    "the record is put in place": r"os\.rename .*/ledger/\.ashgrove-2020-a",
    "the link is put in place": r"os\.rename .*/\.public\.new",
    "the packs are written": r"open .*/packed/\.writing/.*eml",
    LAST: r"os\.remove to-home-office",
}
STOPS = [
    ("KILL", "the pages are made"),
    ("KILL", "the release gets its name"),
    ("KILL", "the record is put in place"),
    ("KILL", "the packs are written"),
    ("INT", "the pages are made"),
    ("INT", "the link is put in place"),
    ("INT", "the packs are written"),
    ("FULL", "the release is written"),
    ("FULL", "the record is written"),
    ("FULL", "the packs are written"),
]
"""Some of all; benchmarks/interrupt.py stops at many more."""


@pytest.mark.parametrize(("how", "when"), STOPS)
def test_a_build_that_is_stopped_is_finished_by_the_next(
    how: str, when: str, stage: Stage, tmp_path: Path
) -> None:
    stopped(stage, copied(stage.base, tmp_path / "root"), how, at=stage.at(INSTANTS[when]))


def test_a_build_that_is_killed_at_any_time_is_finished_by_the_next(
    stage: Stage, tmp_path: Path
) -> None:
    root = copied(stage.base, tmp_path / "root")
    for seconds in (0.3, 1.1, 1.9):
        stage.nursery.run(root, *BUILD, after=seconds)
        whole(stage, root)
    stage.finishes(root)


def test_a_full_disk_leaves_what_was_public(stage: Stage, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(disk)]
    small = os.getuid() == 0 and subprocess.run(mount, check=False).returncode == 0
    try:
        root = copied(stage.base, disk / "root")
        for left in (40, 1200):
            filled = {"fill": left} if small else {"limit": left}
            ended = stage.nursery.run(root, *BUILD, **filled)
            assert ended.code == 6, ended
            assert state(root) == stage.old
            assert ("No space left on device. Nothing" in plain(ended)) or not small, ended
            (root / "filler").unlink(missing_ok=True)
        stage.finishes(root)
    finally:
        if small:
            subprocess.run(["umount", str(disk)], check=True)


UNREADABLE = {
    "a list": (f"reviews/{SLUG}/redactions.yml", 5, "reviews/folder 1/redactions.yml: is no ordin"),
    "the settings": ("mkdocs.yml", 6, "The computer refused: Permission denied."),
    "the record": (f"reviews/ledger/{SLUG}.jsonl", 5, "reviews/ledger/ashgrove-2019-a.jsonl"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_may_not_be_read_is_said_so(what: str, stage: Stage, tmp_path: Path) -> None:
    root = copied(stage.base, tmp_path / "root")
    path, code, said = UNREADABLE[what]
    (root / path).chmod(0)
    ended = stage.nursery.run(root, *BUILD)
    (root / path).chmod(0o644)
    told = (ended.out + plain(ended)).splitlines()
    assert (ended.code, [line for line in told if line.startswith(said)] != []) == (code, True)
    assert state(root) == stage.old
    stage.finishes(root)


@pytest.mark.parametrize("what", ["_build", "_build/releases", "reviews/ledger"])
def test_where_nothing_may_be_written_it_is_said_so(
    what: str, stage: Stage, tmp_path: Path
) -> None:
    root = copied(stage.base, tmp_path / "root")
    (root / what).chmod(0o500)
    ended = stage.nursery.run(root, *BUILD)
    (root / what).chmod(0o700)
    assert (ended.code, "Permission denied" in plain(ended)) == (6, True)
    assert "as it was" in ended.err
    assert state(root) == stage.old
    stage.finishes(root)


def test_of_two_builds_at_once_one_is_done_and_one_refused(stage: Stage, tmp_path: Path) -> None:
    root = copied(stage.base, tmp_path / "root")
    both = [stage.nursery.start(root, *BUILD) for _ in range(2)]
    ended = sorted((stage.nursery.end(child) for child in both), key=lambda one: one.code)
    assert [one.code for one in ended] == [0, 2]
    assert ended[1].err.startswith("The publisher is at work in this folder already")
    assert state(root) == stage.new
