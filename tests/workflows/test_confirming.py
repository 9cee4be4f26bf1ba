"""What is public is recorded by the run that deployed it, and by no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import ROOT
from tests.workflows.runner import WHO, git


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
