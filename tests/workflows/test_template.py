"""The repository that councils begin with, and what its one workflow starts."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.clearing import without_notice
from tests.folders import MKDOCS, ROOT, add_review, files_below, make_site
from tests.workflows.runner import WORKFLOWS, Run, git, lay_publisher
from tests.workflows.test_runs import PAGE, SLUG, code, commit, on

TEMPLATE = ROOT / "templates" / "council"
CALLER = TEMPLATE / ".github" / "workflows" / "reviews.yml"


def test_the_template_is_what_the_publisher_itself_uses() -> None:
    own = (WORKFLOWS / "reviews.yml").read_text("utf-8")
    theirs = re.sub(
        r"example/dhr-publisher/\.github/workflows/council\.yml@0{40}",
        "./.github/workflows/council.yml", CALLER.read_text("utf-8"),
    )  # fmt: skip
    assert theirs == own
    assert len(own.splitlines()) <= 25
    pages = {f"docs/site/{name}": data for name, data in files_below(ROOT / "docs/site").items()}
    settings = {
        ".gitattributes": (ROOT / ".gitattributes").read_bytes(),
        "mkdocs.yml": without_notice((ROOT / "mkdocs.yml").read_text("utf-8")).encode(),
    }
    rest = {".github/workflows/reviews.yml", ".gitignore", "reviews/.gitkeep"}
    template = files_below(TEMPLATE)
    assert {name: data for name, data in template.items() if name not in rest} == pages | settings
    assert rest <= template.keys()
    passed_over = ["_build/", ".publisher.local.yml", ".DS_Store", "desktop.ini", "Thumbs.db"]
    assert template[".gitignore"].decode().split() == passed_over


@pytest.mark.slow
def test_a_council_gets_from_the_template_to_a_public_site(tmp_path: Path) -> None:
    home = tmp_path / "home"
    seed = home / "seed"
    shutil.copytree(TEMPLATE, seed)
    (seed / "mkdocs.yml").write_text(MKDOCS)
    add_review(seed, approved=False)
    git(seed, "init", "-q", "-b", "main")
    commit(seed)
    git(home, "clone", "-q", "--bare", str(seed), "remote.git")
    (home / "visibility").write_text("private")

    def ran(number: int, event: str, **inputs: object) -> set[str]:
        run = Run(home, number, event=event, inputs=inputs)
        ended = run.council(CALLER)
        assert "failure" not in ended.values() or event == "pull_request", run.told
        return {job for job, how in ended.items() if how != "skipped"}

    assert ran(1, "pull_request") == {"check"}
    assert ran(2, "workflow_dispatch", task="approve", review=SLUG, code=code(home)) == {
        "approve",
        "publish",
    }
    assert PAGE in files_below(home / "live")
    assert '"published"' in on(home, "main", f"reviews/ledger/{SLUG}.jsonl")
    assert not [name for name in files_below(home / "live") if "redactions" in name]
    assert ran(3, "schedule") == {"publish"}


WEEKLY = {"schedule": "47 6 * * 1"}
JOBS = {
    "a pull request": (("pull_request", "main", {}), {"check"}),
    "a change on main": (("push", "main", {}), {"publish"}),
    "the morning": (("schedule", "main", {}), {"publish"}),
    "a Monday": (("schedule", "main", {}, WEEKLY), {"links"}),
    "weblinks by hand": (("workflow_dispatch", "main", {"task": "links"}), {"links"}),
    "by hand on a branch": (("workflow_dispatch", "letter", {"task": "publish"}), set()),
    "a check by hand": (("workflow_dispatch", "letter", {"task": "check"}), {"check"}),
    "a letter": (("workflow_dispatch", "letter", {"task": "begin"}), {"begin"}),
    "a pack that was sent": (("workflow_dispatch", "letter", {"task": "sent"}), {"sent"}),
    "an approval": (("workflow_dispatch", "main", {"task": "approve"}), {"approve", "publish"}),
}


@pytest.mark.parametrize(("start", "jobs"), JOBS.values(), ids=list(JOBS))
def test_only_what_was_asked_for_runs_and_nothing_that_writes_runs_for_a_change(
    start: tuple[Any, ...], jobs: set[str], tmp_path: Path
) -> None:
    event, branch, inputs, *weekly = start
    run = Run(tmp_path, event=event, branch=branch, inputs=inputs, **dict(*weekly))
    assert set(run.council(CALLER, only_say=True)) == jobs
    content = yaml.safe_load((WORKFLOWS / "council.yml").read_text("utf-8"))
    writes = {
        name for name, job in content["jobs"].items() if "write" in job["permissions"].values()
    }
    assert writes == {"approve", "publish", "sent", "begin"}
    schedules = yaml.safe_load(CALLER.read_text("utf-8"))[True]["schedule"]
    assert WEEKLY["schedule"] in [one["cron"] for one in schedules]
    assert event != "pull_request" or not jobs & writes


def test_no_step_of_the_workflows_runs_a_file_of_the_councils() -> None:
    for file in sorted(WORKFLOWS.glob("*.yml")):
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
            steps = job.get("steps", [])
            lines = [str(step.get("run", "")) for step in steps]
            used = [str(step.get("uses", "")) for step in steps]
            assert not [
                line for line in lines if re.search(r"(sh|python3?|make|\./) *council", line)
            ]
            assert not [name for name in used if name.startswith("./council")]
            started = {one for step in steps for one in started_in_the_councils_folder(step)}
            assert all(one.startswith("../publisher/") for one in started), started


def started_in_the_councils_folder(step: dict[str, Any]) -> list[str]:
    """The files that a step runs which stands there."""
    there = step.get("working-directory") == "council"
    line = str(step.get("run", ""))
    return re.findall(r"\b(?:sh|bash|python3?|make -C) +(\S+)", line) if there else []


def test_the_publisher_runs_from_what_a_workflow_checks_out(tmp_path: Path) -> None:
    # the stories start it from beside them, which is quicker
    lay_publisher(tmp_path / "publisher")
    add_review(make_site(tmp_path / "council"))
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "check"],
        cwd=tmp_path / "council",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "publisher")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "ashgrove-2019-a: ready" in done.stdout
