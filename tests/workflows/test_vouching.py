"""Which approvals GitHub vouches for, asked in a real repository, whatever its folders hold."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.folders import ROOT
from tests.workflows.runner import GH, REPOSITORY, WHO, git

TWO = "approved:\n- account: anna\n  'on': '2026-11-28'\n- account: ben\n  'on': '2026-11-28'\n"
BY_IT = {"GIT_AUTHOR_NAME": "github-actions[bot]", "GIT_COMMITTER_NAME": "web-flow"}
Vouched = Callable[..., list[str]]


@pytest.fixture
def vouched(tmp_path: Path) -> Vouched:
    """Commits approval files, each in the shape of the workflow's, and asks which ones count."""
    seed, remote = tmp_path / "seed", tmp_path / "remote.git"
    seed.mkdir()
    git(seed, "init", "-q", "-b", "main")

    def asked(files: dict[str, bytes], fails: str = "", squashed: bool = False) -> list[str]:
        for name, data in files.items():
            (seed / "reviews" / name).mkdir(parents=True)
            (seed / "reviews" / name / "approval.yml").write_bytes(data)
            git(seed, "add", "--all")
            subprocess.run(
                ["git", "-C", seed, "commit", "-q", "-m", "x"], check=True,
                env={**os.environ, **WHO, **BY_IT},
            )  # fmt: skip
        git(tmp_path, "clone", "-q", "--bare", str(seed), str(remote))
        (tmp_path / "visibility").write_text("private")
        if fails:
            (tmp_path / "fails").write_text(fails)
        if squashed:
            brought = {git(seed, "rev-parse", "HEAD"): [{"number": 7}]}
            (tmp_path / "pulls.json").write_text(json.dumps(brought))
        done = subprocess.run(
            [sys.executable, ROOT / ".github" / "approvals.py", "vouched"],
            cwd=seed, check=True, stdout=subprocess.PIPE, text=True,
            env={"PATH": f"{GH.parent}:{os.environ['PATH']}", "HOSTED": str(tmp_path),
                 "GITHUB_REPOSITORY": REPOSITORY,
                 "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")},
        )  # fmt: skip
        seen, said = done.stdout.removesuffix("\n").split("\n")
        assert seen == "PUBLISHER_REPOSITORY=private"
        return said.removeprefix("PUBLISHER_VOUCHED=").split()

    return asked


@pytest.mark.parametrize(
    "name", ["x ashgrove-2019-a", "x\u00a0ashgrove-2019-a", "ashgrove-2019-a - Copy", "x\nY=1 a"]
)
def test_a_folder_whose_name_is_no_address_vouches_for_no_review(
    name: str, vouched: Vouched
) -> None:
    assert vouched({name: b"", "holt-2020-a": b""}) == ["holt-2020-a"]


def test_an_approval_that_cannot_be_read_or_asked_about_holds_up_no_other_review(
    vouched: Vouched, tmp_path: Path
) -> None:
    files = {"ashgrove-2019-a": TWO.encode("utf-16"), "holt-2020-a": b"", "oak-2021-a": b""}
    given = vouched(files, fails="path=reviews/oak-2021-a/")
    assert given == ["ashgrove-2019-a", "holt-2020-a"], "who changed it, not what it holds"
    told = (tmp_path / "summary.md").read_text()
    assert "Reviews of which this\nis true: 1. Each is held back (A105) and keeps" in told
    assert "oak" not in told


def test_where_github_answers_no_question_every_review_is_said_to_be_held_back(
    vouched: Vouched, tmp_path: Path
) -> None:
    assert vouched({"ashgrove-2019-a": b"", "holt-2020-a": b""}, fails="/commits?") == []
    assert "is true: 2. Each is held back" in (tmp_path / "summary.md").read_text()


def test_a_squashed_pull_request_of_the_workflow_gives_no_approval(vouched: Vouched) -> None:
    files = {"holt-2020-a": TWO.encode(), "ashgrove-2019-a": TWO.encode()}
    assert vouched(files, squashed=True) == ["holt-2020-a"]
