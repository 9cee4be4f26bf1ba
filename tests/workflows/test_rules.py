"""What every workflow keeps to, and every one that is yet to come."""

import os
import re
import subprocess
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import yaml

from tests.folders import ROOT
from tests.workflows.runner import ACTIONS, WORKFLOWS
from tests.workflows.test_lint import TEMPLATE

FILES = sorted([*WORKFLOWS.glob("*.yml"), *TEMPLATE.glob("workflows/*.yml")])
CALLERS = {"council.yml", "reviews.yml"}
"""They only call others, each of which has its own turn."""
GITHUB, PAGES = "https://github.com/example/dhr-publisher/", "docs/handbook/"
KEEPS_NO_COPY = {"persist-credentials": False}


def content(file: Any) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def steps() -> list[tuple[str, Any]]:
    """Every step of every job and action, with where it stands."""
    found = [
        (file.name, step)
        for file in FILES
        for job in content(file)["jobs"].values()
        for step in job.get("steps", [])
    ]
    actions = sorted(ACTIONS.glob("*/action.yml"))
    return found + [(a.parent.name, step) for a in actions for step in content(a)["runs"]["steps"]]


def test_no_line_takes_in_what_a_person_typed() -> None:
    lines = [str(step["run"]) for _, step in steps() if "run" in step]
    assert len(lines) > 20
    assert not [line for line in lines if "${{" in line]


def test_nothing_is_permitted_but_to_the_job_that_needs_it() -> None:
    for file in FILES:
        told = content(file)
        assert told["permissions"] == {}, file
        for name, job in told["jobs"].items():
            assert isinstance(job.get("permissions"), dict), (file, name)


def test_every_workflow_has_its_turn_and_every_job_its_end() -> None:
    for file in FILES:
        told = content(file)
        assert ("concurrency" in told) is (file.name not in CALLERS), file
        for name, job in told["jobs"].items():
            assert ("timeout-minutes" in job) is ("steps" in job), (file, name)


def test_what_is_done_for_one_review_takes_no_turn_from_another() -> None:
    """Of several runs that wait in one group GitHub keeps the last alone."""
    by_review = dict.fromkeys(("approve-review", "note-sent"), "${{ inputs.review }}")
    for name, own in {**by_review, "begin-review": "${{ github.ref }}"}.items():
        turn = content(WORKFLOWS / f"{name}.yml")["concurrency"]
        assert turn == {"group": f"{name}-{own}", "cancel-in-progress": False}


def test_a_run_that_waits_for_a_reviewer_holds_no_withdrawal_up() -> None:
    turn = content(WORKFLOWS / "publish-reviews.yml")["concurrency"]
    assert turn == {"group": "publish-reviews", "cancel-in-progress": True}
    parts = [content(WORKFLOWS / name)["jobs"] for name in ("publish-reviews.yml", "council.yml")]
    jobs = {name: job.get("if", "") for part in parts for name, job in part.items()}
    for name in ("publish", "build", "deploy", "deploy-elsewhere"):
        assert "always()" not in jobs[name], "GitHub would not cancel it"


def test_whatever_is_used_is_pinned_by_its_commit() -> None:
    used = [(where, str(step["uses"])) for where, step in steps() if "uses" in step]
    used += [(f.name, job["uses"]) for f in FILES for job in content(f)["jobs"].values()
             if "uses" in job]  # fmt: skip
    ours = ("./.github/", "./publisher/.github/")
    loose = [one for one in used if not re.search("@[0-9a-f]{40}$", one[1])]
    assert len(used) > len(loose) > 0
    assert not [one for one in loose if not one[1].startswith(ours)]


def test_no_checkout_leaves_a_key_behind() -> None:
    taken = [step for _, step in steps() if "/checkout@" in str(step.get("uses"))]
    assert len(taken) > 10
    assert not [step for step in taken if not KEEPS_NO_COPY.items() <= step["with"].items()]


def test_what_is_kept_for_people_is_kept_for_days_and_in_a_private_repository_alone() -> None:
    kept = [step for _, step in steps() if "/upload-artifact@" in str(step.get("uses"))]
    names = {step["with"]["name"]: step["with"]["retention-days"] for step in kept}
    assert names == {
        "site-as-it-would-be": 7,
        "previews-with-marks": 3,
        "packs": 1,
        "prepared-${{ strategy.job-index }}": 1,
    }
    for step in kept:
        assert step["if"].endswith("env.PUBLISHER_REPOSITORY == 'private'")
        assert "||" not in step["if"]


def test_the_workflow_and_the_action_build_with_the_same_command() -> None:
    places = {
        file.relative_to(ROOT / ".github").as_posix()
        for file in (ROOT / ".github").rglob("*")
        if file.is_file() and re.search(rb"bin/publisher\"? build\b", file.read_bytes())
    }
    assert places == {"actions/build/build.sh"}
    assert [
        w for w, step in steps() if str(step.get("uses")) == "./publisher/.github/actions/build"
    ]


def test_every_workflow_that_writes_for_people_says_where_the_handbook_is() -> None:
    runs = re.compile(r"publisher/\.github/\w+\.py|bin/publisher\b")
    ours = {w for w, step in steps() if runs.search(str(step.get("run", "")))}
    saying = {w for w, step in steps() if "PUBLISHER_HANDBOOK" in step.get("env", {})}
    assert len(saying) > 4
    assert ours - saying == {"check-links.yml"}, "which writes of the live website alone"


BUILD = Path(".github/actions/build/build.sh")
HOW_IT_IS_CALLED = {
    "by another repository": ("_actions/example/dhr-publisher/v1", {}, f"{GITHUB}blob/v1/{PAGES}"),
    "on a branch": ("_actions/example/dhr-publisher/a/b", {}, f"{GITHUB}blob/a/b/{PAGES}"),
    "by a workflow of ours": ("publisher", {"PUBLISHER_HANDBOOK": "https://x/"}, "https://x/"),
    "from nowhere known": ("publisher", {}, ""),
}


@pytest.mark.parametrize(("home", "told", "there"), HOW_IT_IS_CALLED.values(), ids=HOW_IT_IS_CALLED)
def test_the_action_says_where_the_handbook_of_its_own_version_is(
    tmp_path: Path, home: str, told: dict[str, str], there: str
) -> None:
    root = tmp_path / home
    script, program = root / BUILD, root / ".venv" / "bin" / "publisher"
    for path in (script, program):
        path.parent.mkdir(parents=True)
    copyfile(ROOT / BUILD, script)
    program.write_text('#!/bin/sh\necho "$PUBLISHER_HANDBOOK"\n')
    program.chmod(0o755)
    given = {"FOLDER": ".", "LAST_RELEASE": "", "CLAIM": "", "GITHUB_OUTPUT": str(root / "out")}
    given |= {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_ACTION_PATH": str(script.parent)}
    done = subprocess.run(
        ["sh", str(script)], env={"PATH": os.environ["PATH"], **given, **told},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == there
