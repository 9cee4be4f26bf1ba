"""A move and a withdrawal that are stopped: what readers meet, and what is left on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folders import files_below
from tests.interrupted.runs import (
    Stage,
    as_before_or_after,
    copied,
    leaving,
    staged,
    stopped,
)

pytestmark = pytest.mark.slow
WITHDRAWN = b"was known to services"
"""Words of the review that is withdrawn."""
LINK = r"os\.rename .*/\.public\.new"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    made = staged(tmp_path_factory.mktemp("stage"), leaving)
    yield made
    made.nursery.close()


def test_in_whatever_instant_it_dies_the_record_tells_all_of_both_or_nothing_new_is_public(
    stage: Stage,
) -> None:
    seen = [found for _, found in stage.instants]
    assert len(seen) > 300
    assert {one["public"] for one in seen} == {stage.old["public"], stage.new["public"]}
    for one in seen:
        as_before_or_after(stage, one)
    for name, text in stage.new["record"].items():
        assert {one["record"].get(name) for one in seen} == {stage.old["record"].get(name), text}


def test_what_a_withdrawal_takes_out_is_on_no_disk_once_it_is_finished(
    stage: Stage, tmp_path: Path
) -> None:
    root = copied(stage.base, tmp_path / "root")
    assert any(WITHDRAWN in data for data in files_below(root / "_build" / "releases").values())
    stopped(stage, root, "KILL", at=stage.at(LINK))
    for path, data in files_below(root / "_build").items():
        assert WITHDRAWN not in data or path.startswith("cache/"), path
