"""What is claimed is claimed whole, and recorded as public by the run that deployed it alone."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.folders import ROOT
from tests.workflows.runner import GH, REPOSITORY, WHO, git


@pytest.mark.parametrize(("run", "recorded"), [("2", False), ("3", True)])
def test_an_old_run_that_is_run_again_records_no_newer_claim_as_public(
    run: str, recorded: bool, tmp_path: Path
) -> None:
    seed, remote = tmp_path / "seed", tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", str(remote), "seed")
    for branch, claimed in (("released", 1), ("claimed", 3), ("main", 0)):
        git(seed, "commit", "-q", "--allow-empty", "-m", f"Release of run {claimed}")
        git(seed, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    before, newest = (git(remote, "rev-parse", name) for name in ("released", "claimed"))
    done = subprocess.run(
        [sys.executable, ROOT / ".github" / "releases.py", "confirm"],
        cwd=seed, env={**os.environ, **WHO, "GITHUB_RUN_ID": run}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode == 0) is recorded, done.stderr
    assert ("A newer release has been made" in done.stderr) is not recorded
    assert git(remote, "rev-parse", "released") == (newest if recorded else before)


@pytest.mark.parametrize("refused", ["claimed", "main", ""])
def test_a_claim_arrives_in_the_record_and_as_a_site_or_not_at_all(
    refused: str, tmp_path: Path
) -> None:
    seed, remote = tmp_path / "seed", tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", str(remote), "seed")
    (seed / "mkdocs.yml").write_text("site_url: https://a.example/\n")
    (seed / ".gitignore").write_text("_build/\n")
    git(seed, "add", "--all")
    git(seed, "commit", "-q", "-m", "x")
    git(seed, "push", "-q", "origin", "HEAD:main", "HEAD:claimed")
    before = git(remote, "for-each-ref")
    for path in ("reviews/ledger/claimed.json", "_build/public/index.html"):
        (seed / path).parent.mkdir(parents=True)
        (seed / path).write_text("{}")
    hook = remote / "hooks" / "update"
    hook.write_text(f'#!/bin/sh\n[ "$1" != refs/heads/{refused} ]\n')
    hook.chmod(0o700)
    done = subprocess.run(
        [sys.executable, ROOT / ".github" / "releases.py", "claim"],
        cwd=seed, env={**os.environ, **WHO, "GITHUB_RUN_ID": "7"}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode == 0) is (not refused), done.stderr
    if refused:
        assert git(remote, "for-each-ref") == before
    else:
        assert git(remote, "show", "main:reviews/ledger/claimed.json") == "{}"
        assert git(remote, "log", "-1", "--format=%s", "claimed") == "Release of run 7"


def begun(home: Path, run: int) -> tuple[int, str]:
    """How a run begins whose forerunner has claimed; and the page that is public then."""
    seed = home / "seed"
    git(home, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(home, "clone", "-q", str(home / "remote.git"), "seed")
    for branch, claimed in (("main", 0), ("released", 1), ("claimed", 2)):
        (seed / "page.html").write_text(branch)
        git(seed, "add", "--all")
        git(seed, "commit", "-q", "-m", f"Release of run {claimed}")
        git(seed, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    done = subprocess.run(
        [sys.executable, ROOT / ".github" / "releases.py", "begin"],
        cwd=seed, check=False,
        env={**os.environ, **WHO, "GITHUB_RUN_ID": f"{run}", "GITHUB_REPOSITORY": REPOSITORY,
             "HOSTED": str(home), "PATH": f"{GH.parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    last = seed / "_build" / "last" / "page.html"
    return done.returncode, last.read_text() if last.exists() else ""


@pytest.mark.parametrize(
    ("file", "words", "begins"),
    [("deleted", "", (0, "released")), ("fails", "/jobs?", (1, ""))],
    ids=["it was deleted", "GitHub does not answer"],
)
def test_a_run_that_somebody_deleted_holds_up_no_later_one(
    file: str, words: str, begins: tuple[int, str], tmp_path: Path
) -> None:
    (tmp_path / file).write_text(words)
    assert begun(tmp_path, 3) == begins


@pytest.mark.parametrize("run", [2, 3], ids=["run again", "the next run"])
@pytest.mark.parametrize(
    ("hours", "public"), [(1, "claimed"), (-1, "released")], ids=["this claim", "an earlier one"]
)
def test_what_a_run_has_deployed_counts_in_whichever_attempt_it_was(
    run: int, hours: int, public: str, tmp_path: Path
) -> None:
    when = datetime.now(tz=UTC) + timedelta(hours=hours)
    told = {"name": "publish / deploy", "completed_at": f"{when:%Y-%m-%dT%H:%M:%SZ}"}
    jobs = [
        {"name": "publish / build", "completed_at": None, "conclusion": None},
        {**told, "conclusion": "success"},
        {**told, "conclusion": "failure"},
    ]
    (tmp_path / "jobs.json").write_text(json.dumps({"jobs": jobs}))
    assert begun(tmp_path, run) == (0, public)
