"""What is claimed is claimed whole, and recorded as public by the run that deployed it alone."""

import os
import subprocess
import sys
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


@pytest.mark.parametrize(
    ("file", "words", "goes_on"),
    [("deleted", "", True), ("fails", "run view", False)],
    ids=["it was deleted", "GitHub does not answer"],
)
def test_a_run_that_somebody_deleted_holds_up_no_later_one(
    file: str, words: str, goes_on: bool, tmp_path: Path
) -> None:
    seed = tmp_path / "seed"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(tmp_path, "clone", "-q", str(tmp_path / "remote.git"), "seed")
    for branch, claimed in (("main", 0), ("released", 1), ("claimed", 2)):
        (seed / "page.html").write_text(branch)
        git(seed, "add", "--all")
        git(seed, "commit", "-q", "-m", f"Release of run {claimed}")
        git(seed, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    (tmp_path / file).write_text(words)
    done = subprocess.run(
        [sys.executable, ROOT / ".github" / "releases.py", "begin"],
        cwd=seed, check=False, capture_output=True, text=True,
        env={**os.environ, **WHO, "GITHUB_RUN_ID": "3", "GITHUB_REPOSITORY": REPOSITORY,
             "HOSTED": str(tmp_path), "PATH": f"{GH.parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert (done.returncode == 0) is goes_on, done.stderr
    last = seed / "_build" / "last" / "page.html"
    assert (last.read_text() if last.exists() else "") == ("released" if goes_on else "")
