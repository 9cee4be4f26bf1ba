"""What GitHub tells of approvals: which ones it vouches for, and who made a change."""

import importlib.util
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from publisher.config import Approval, Approver
from publisher.redaction.approval import (
    ALLOWANCES,
    FACTS,
    SUCCESSOR,
    WHAT_IS_PUBLIC,
    WITHDRAWAL,
    approval_file,
)
from tests.folders import ROOT

SCRIPT = ROOT / ".github" / "approvals.py"
_spec = importlib.util.spec_from_file_location("approvals", SCRIPT)
assert _spec is not None
assert _spec.loader is not None
approvals = importlib.util.module_from_spec(_spec)
with patch.object(sys, "path", [str(SCRIPT.parent), *sys.path]):
    _spec.loader.exec_module(approvals)
SEEN = "PUBLISHER_REPOSITORY=private\n"
BOT = "github-actions[bot]"


def commit(
    author: str | None, committer: str | None = None, verified: bool = False, message: str = "x"
) -> dict[str, Any]:
    return {
        "sha": "1f",
        "author": author and {"login": author},
        "committer": (committer or author) and {"login": committer or author},
        "commit": {"message": message, "verification": {"verified": verified}},
    }


APPROVED = commit(BOT, "web-flow", verified=True)
PRETENDED = commit(BOT, "eve")


def never(_: object) -> bool:
    return False


def test_only_what_github_signed_for_the_workflow_is_the_workflows() -> None:
    assert approvals.is_the_workflows(APPROVED, never)
    assert not approvals.is_the_workflows(PRETENDED, never)
    assert not approvals.is_the_workflows(commit("a", "web-flow", verified=True), never)


def test_what_a_pull_request_brought_is_not_the_workflows_whoever_it_names() -> None:
    assert not approvals.is_the_workflows(APPROVED, lambda asked: asked == APPROVED)
    forged = [APPROVED, commit("c")]
    assert approvals.authors_since(forged, True, lambda _: True) == ["c", BOT]


PARTS = (
    "executive-summary",
    "cy/executive-summary",
    "appendix-1",
    WHAT_IS_PUBLIC,
    FACTS,
    ALLOWANCES,
    SUCCESSOR,
    WITHDRAWAL,
)
LINES = approval_file(
    Approval(
        approved=(Approver(account="anna", on=date(2026, 11, 28)),),
        content=dict.fromkeys(PARTS, "0123456789abcdef" * 4),
    )
).decode()
OTHER_LINES = {
    "two accounts": LINES.replace("content:", "- account: eve\n  'on': '2026-11-28'\ncontent:"),
    "a list on one line": LINES.replace(
        "\n- account: anna\n  'on': '2026-11-28'", " [{account: a}]"
    ),
    "a name": LINES.replace("account:", "by:"),
    "words within words": LINES.replace("content:", "content: |\n  - account: eve"),
    "authors": LINES + "authors:\n- anna\n",
}


@pytest.mark.parametrize("account", ["anna", "anna_ashgrove"], ids=["own", "given by a company"])
def test_the_account_of_a_single_approval_is_read(account: str) -> None:
    lines = LINES.replace("anna", account)
    assert approvals.account_by_hand(lines) == account
    assert approvals.account_by_hand(lines.replace("\n", "\r\n").strip()) == account


@pytest.mark.parametrize("text", OTHER_LINES.values(), ids=list(OTHER_LINES))
def test_an_approval_in_any_other_form_is_not_taken_by_hand(text: str) -> None:
    assert approvals.account_by_hand(text) == ""


def test_an_approval_by_hand_counts_if_the_account_pushed_it_itself() -> None:
    made = commit("anna")
    own = {"after": "1f", "actor": {"login": "anna"}}
    assert approvals.is_given_by_hand(made, "anna", [own])
    assert not approvals.is_given_by_hand(made, "anna", [{**own, "after": "2f"}])
    assert not approvals.is_given_by_hand(made, "anna", [{**own, "actor": {"login": "eve"}}])
    assert not approvals.is_given_by_hand(commit("eve"), "anna", [own])
    assert not approvals.is_given_by_hand(made, "", [own])
    assert approvals.is_given_by_hand(commit("Anna"), "aNNA", [{**own, "actor": {"login": "Anna"}}])


AUTHORS = {
    "those since the approval": ([commit("b"), commit("a"), APPROVED, commit("c")], ["a", "b"]),
    "a pretended approval ends nothing": ([PRETENDED, commit("c")], ["c", "eve", BOT]),
    "a change made in GitHub": ([commit("a", "web-flow", verified=True)], ["a"]),
    "who put somebody's change in": ([commit("a", "b")], ["a", "b"]),
    "a commit of no account": ([commit(None)], ["?"]),
    "a co-author with an account": (
        [commit("a", message="x\n\nCo-authored-by: B <12+bee@users.noreply.github.com>")],
        ["a", "bee"],
    ),
    "a co-author with an account given by a company": (
        [commit("a", message="x\n\nCo-authored-by: B <12+b_ltd@users.noreply.github.com>")],
        ["a", "b_ltd"],
    ),
    "a co-author without one": (
        [commit("a", message="x\n\nco-authored-by: B <b@b.example>")],
        ["?", "a"],
    ),
}


@pytest.mark.parametrize(("history", "expected"), AUTHORS.values(), ids=list(AUTHORS))
def test_the_accounts_behind_a_change_are_told(
    history: list[dict[str, Any]], expected: list[str]
) -> None:
    assert approvals.authors_since(history, True, never) == sorted(expected)


def test_without_an_approval_that_counts_everybody_is_an_author() -> None:
    history = [commit("a"), APPROVED, commit("c")]
    assert approvals.authors_since(history, False, never) == ["a", "c", BOT]


def told(folder: Path, *arguments: str, **answers: Any) -> tuple[int, str]:
    """What the script prints, with a `gh` that answers from a file for each path asked for."""
    (folder / "reviews" / "a-2019-a").mkdir(parents=True, exist_ok=True)
    (folder / "reviews" / "a-2019-a" / "approval.yml").touch()
    (folder / "approval.json").write_text(json.dumps(answers["approval"]))
    (folder / "brought.json").write_text(json.dumps(answers.get("brought", [])))
    (folder / "folder.json").write_text(json.dumps([answers.get("review", [])]))
    gh = folder / "gh"
    gh.write_text(
        '#!/bin/sh\ncase "$*" in\n"api repos/council/reviews --jq .visibility") echo private ;;\n'
        '*"sha=0a1&path=reviews/a-2019-a/approval.yml&per_page=1"*) cat approval.json ;;\n'
        '"api repos/council/reviews/commits/1f/pulls") cat brought.json ;;\n'
        '"api --paginate --slurp "*"sha=0a1&path=reviews/a-2019-a&"*) cat folder.json ;;\n'
        "*) exit 1 ;;\nesac\n"
    )
    gh.chmod(0o700)
    git = folder / "git"
    git.write_text("#!/bin/sh\n[ \"$*\" = 'rev-parse HEAD' ] && echo 0a1\n")
    git.chmod(0o700)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        cwd=folder,
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "council/reviews",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_script_speaks_as_the_workflows_need_it(tmp_path: Path) -> None:
    approval = [APPROVED]
    assert told(tmp_path, "vouched", approval=approval) == (
        0,
        f"{SEEN}PUBLISHER_VOUCHED=a-2019-a\n",
    )
    assert told(tmp_path, "vouched", approval=[PRETENDED]) == (0, f"{SEEN}PUBLISHER_VOUCHED=\n")
    brought = told(tmp_path, "vouched", approval=approval, brought=[{"number": 7}])
    assert brought == (0, f"{SEEN}PUBLISHER_VOUCHED=\n")
    authors = told(tmp_path, "authors", "a-2019-a", approval=approval, review=[commit("a")])
    assert authors == (0, f"{SEEN}PUBLISHER_VOUCHED=a-2019-a\nPUBLISHER_AUTHORS=a\n")


@pytest.mark.parametrize("review", ["elsewhere-2019-a", "../a-2019-a", "a-2019-a\nX=1", ""])
def test_a_review_that_is_not_there_is_refused(tmp_path: Path, review: str) -> None:
    code, out = told(tmp_path, "authors", review, approval=[])
    assert (code != 0, out) == (True, "")
