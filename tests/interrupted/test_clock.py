"""A clock that went back, was ahead, or jumps: nothing changes on its word, and there is a way out.

The days are those that the computer's clock says (`nursery.stand`); only with --today does a
person say one.
"""

import json
import shutil
from pathlib import Path

import pytest

from publisher.cli.options import job_of
from tests.folders import add_review, approve, files_below
from tests.interrupted.nursery import state
from tests.interrupted.runs import OTHER, SLUG, Ended, Nursery, copied, plain, released

pytestmark = pytest.mark.slow
BEFORE, DAY, NEXT, AHEAD = "2026-11-01", "2026-11-22", "2026-11-23", "2027-11-22"
WITHDRAWN = "status: withdrawn\nreason: under correction"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Path:
    """A review that is public, in another word now, and one that is new; of `DAY`."""
    return released(tmp_path_factory.mktemp("clock") / "base", nursery)


@pytest.fixture(scope="module")
def ahead(base: Path, nursery: Nursery) -> Path:
    """Both were released while the clock was a year ahead; the one has another word again."""
    root = copied(base, base.with_name("ahead"))
    assert nursery.run(root, "build", clock=[AHEAD]).code == 0
    assert days(root)[OTHER] == [AHEAD]
    add_review(root, approved=False)
    approve(root)
    return root


def days(root: Path) -> dict[str, list[str]]:
    """The days of each ledger, oldest line first."""
    record = state(root)["record"]  # which is whole, or this raises
    return {
        slug: [json.loads(line)["date"] for line in text.splitlines()]
        for slug, text in record.items()
    }


def in_doubt(ended: Ended, later: str, today: str) -> None:
    assert (ended.code, plain(ended)) == (2, "")
    assert f"it goes to {later}, and today is {today} (W108)" in ended.out
    assert "publisher build --today 2026-12-01" in ended.out, "the way out"
    assert "NOTHING WAS RELEASED: the record goes to a later day" in ended.out


def test_a_clock_that_went_back_changes_nothing(
    base: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(base, tmp_path / "root")
    before = state(root)
    in_doubt(nursery.run(root, "build", clock=[BEFORE]), "22 November 2026", "01 November 2026")
    assert state(root) == before
    assert nursery.run(root, "build", clock=["2026-11-21"]).code == 0, "a day is let pass"


def test_after_a_clock_that_was_ahead_a_person_says_the_day_and_the_build_goes_on(
    ahead: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(ahead, tmp_path / "root")
    before = state(root)
    in_doubt(nursery.run(root, "build", clock=[NEXT]), "22 November 2027", "23 November 2026")
    assert state(root) == before
    ended = nursery.run(root, "build", "--today", NEXT, clock=[NEXT])
    assert (ended.code, ended.err) == (0, "")
    for slug, text in state(root)["record"].items():
        assert text.startswith(before["record"][slug]), "it is only ever added to"
    assert days(root)[SLUG] == [DAY, AHEAD, NEXT], "what is new has the right day"
    assert "(W202)" in nursery.run(root, "check", "--today", NEXT).out
    sent = ("pack", OTHER, "--mark-sent", NEXT, "--yes", "--today", NEXT)
    assert nursery.run(root, *sent).code == 0, "first published, says the record, in a year"


def test_a_server_is_believed_what_day_it_is(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for said, believed in (("", False), ("true", True)):
        monkeypatch.setenv("CI", said)
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        assert job_of(base).by_clock is not believed


def test_a_withdrawal_goes_out_on_any_day_and_nothing_else_does(
    ahead: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(ahead, tmp_path / "root")
    settings = root / "reviews" / OTHER / "review.yml"
    settings.write_text(settings.read_text().replace("status: ready", WITHDRAWN))
    shutil.copytree(root / "reviews" / SLUG, root / "reviews" / "ashgrove-2023-a")
    kept = files_below(root / "_build/public/reviews" / SLUG)
    ended = nursery.run(root, "build", clock=[NEXT])
    assert (ended.code, ended.err, "(W108)" in ended.out) == (3, "", True)
    assert days(root)[OTHER] == [AHEAD, NEXT]
    notice = (root / f"_build/public/reviews/{OTHER}/index.html").read_text()
    assert "withdrawn" in notice
    assert files_below(root / "_build/public/reviews" / SLUG) == kept
    assert sorted(path.name for path in (root / "_build/public/reviews").glob("ash*")) == [
        SLUG,
        OTHER,
    ]


def test_a_clock_that_jumps_within_a_run_gives_it_one_day(
    base: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(base, tmp_path / "root")
    assert nursery.run(root, "build", clock=[NEXT, AHEAD, BEFORE]).code == 0
    assert {day for some in days(root).values() for day in some} == {DAY, NEXT}
