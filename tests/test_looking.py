"""Reviews looked at by workers: the same whatever their number, and what one loses."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from publisher import checking, looking, workers
from publisher.cache import REVIEWS, Memory
from publisher.checking import Examined
from publisher.checks.states import Standing
from publisher.config import Visibility
from publisher.findings import Rule
from publisher.given import read_settings
from publisher.looking import Attempt, Look, check_all
from publisher.submission import Submission
from publisher.surroundings import Surroundings
from publisher.workers import Stopped
from tests.flows import word_files
from tests.folders import REAL_NAME, TODAY, add_review, job, make_site
from tests.in_process import in_this_process


def test_one_worker_and_several_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(tmp_path / "root")
    for number, changes in enumerate((word_files(), {}, {"qa-letter.md": ""})):
        add_review(root, f"ashgrove-{2019 + number}-a", changes, approved=False)
    look, told = look_of(root), []
    for cores in (1, 2):
        monkeypatch.setattr(workers, "cores", lambda cores=cores: cores)
        told.append(check_all(look, root / "reviews"))
    assert told[0] == told[1]
    assert [bool(review.redacted) for review in told[0]] == [True, True, False]


def test_a_fault_of_ours_holds_back_its_own_review_alone_and_tells_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_this_process(monkeypatch)
    root, healthy = make_site(tmp_path / "root"), checking.examine
    for year in (2019, 2020):
        add_review(root, f"ashgrove-{year}-a", approved=False)

    def stumbling(submission: Submission, *rest: Any) -> Examined:
        if submission.slug == "ashgrove-2019-a" and submission.documents:
            raise ValueError(REAL_NAME)
        return healthy(submission, *rest)

    monkeypatch.setattr(looking, "examine", stumbling)
    faulty, other = check_all(look_of(root), root / "reviews")
    (fault,) = (finding for finding in faulty.findings if finding.rule is Rule.D132)
    assert fault.detail.startswith("ValueError in test_looking.py, line ")
    assert REAL_NAME not in repr(faulty.findings)
    assert faulty.submission.terms, "they are still sought in every page"
    assert faulty.decision.standing is Standing.HELD_BACK
    assert Rule.D132 not in {finding.rule for finding in other.findings}
    assert other.redacted

    monkeypatch.setattr(looking, "examine", always_stumbling)
    with pytest.raises(ValueError, match="nothing is left"):
        check_all(look_of(root), root / "reviews")


@pytest.mark.parametrize("file", ["review.yml", "redactions.yml", "approval.yml"])
def test_a_file_that_ends_its_worker_only_when_all_else_is_remembered_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    root = make_site(tmp_path / "root")
    add_review(root)
    look = replace(look_of(root), memory=Memory(tmp_path / "cache").of(REVIEWS))
    (before,) = check_all(look, root / "reviews")
    assert before.redacted
    started: list[Attempt] = []

    def ended(function: Look, attempts: list[Attempt]) -> Iterator[Any]:
        """Each attempt in this process; who reads that file is gone, and its last note known."""
        started.extend(attempts)
        for attempt in attempts:
            notes: list[str] = []
            ends = None if file in (attempt.without or ()) else file
            try:
                yield function(attempt, partial(noted, notes, ends))
            except RecursionError:
                yield Stopped(notes[-1])

    monkeypatch.setattr(workers, "run_apart", ended)
    (after,) = check_all(look, root / "reviews")
    assert [attempt.without for attempt in started] == [frozenset(), {file}]
    assert (Rule.D130, file) in {(finding.rule, finding.file) for finding in after.findings}


def noted(notes: list[str], ending: str | None, now: str) -> None:
    notes.append(now)
    if now == ending:
        raise RecursionError


def always_stumbling(submission: Submission, *_: Any) -> Examined:
    raise ValueError("nothing is left")


def look_of(root: Path) -> Look:
    return Look(TODAY, read_settings(job(root)), Surroundings(Visibility.NOWHERE))
