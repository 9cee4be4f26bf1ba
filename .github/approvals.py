#!/usr/bin/env python3
"""Asks GitHub who can read the repository, which approvals it vouches for, and who made a change.

    python3 approvals.py vouched        >> "$GITHUB_ENV"
    python3 approvals.py authors REVIEW >> "$GITHUB_ENV"

Run in the reviews' repository; both tell who can read it. The first names the reviews whose
approval.yml was last changed by the workflow "Approve a review", or holds the approval of one
account that put it there itself. The second names that one
review if so, and the accounts that changed it since; "?" stands for a commit or a co-author
that belongs to no account, and the publisher then refuses.

A commit is the workflow's if it is by github-actions[bot] and GitHub itself has signed it, as
it does for changes that come through its interface: an e-mail address in a commit can be
made up, that signature cannot. What remains: somebody who may change the workflows of the
branch can have another one make such a commit. The rules of the branch stand against that.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from speaking import stop

BOT = "github-actions[bot]"
OWN = "web-flow"  # who commits for GitHub's own pages
UNKNOWN = "?"
NAMED = "Under review, write the name of its folder, such as ashgrove-2019-a. Start this again."
_CO_AUTHOR = re.compile(r"^co-authored-by:[^<\n]*<([^>\n]*)>", re.IGNORECASE | re.MULTILINE)
_KEPT_PRIVATE = re.compile(r"(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com")

_ONE_APPROVAL = re.compile(
    r"(?:#.*\n)?approved:\n- account: ([A-Za-z0-9-]+)\n  'on': '\d{4}-\d\d-\d\d'\n"
    r"content:\n(?:  [a-z0-9. -]+: [0-9a-f]{64}\n)+"
)

Commit = dict[str, Any]
"""A commit as GitHub's interface tells it."""


def is_the_workflows(commit: Commit) -> bool:
    """Whether the workflow made it, by GitHub's own signature."""
    verified = (commit["commit"].get("verification") or {}).get("verified") is True
    return verified and (commit.get("author") or {}).get("login") == BOT


def is_vouched(history_of_the_approval: Iterable[Commit]) -> bool:
    """Whether the last change of an approval.yml (newest first) was the workflow's."""
    return any(map(is_the_workflows, list(history_of_the_approval)[:1]))


def account_by_hand(text: str) -> str:
    """The account in an approval.yml that holds one approval and nothing of another form."""
    written = _ONE_APPROVAL.fullmatch(text.replace("\r\n", "\n").rstrip("\n") + "\n")
    return written[1] if written else ""


def is_given_by_hand(commit: Commit, account: str, pushes: Iterable[Commit]) -> bool:
    """Whether the account itself put it there, by GitHub's own record of who pushed what.

    Who a commit says made it can be made up; who pushed it cannot.
    """
    said = (commit.get("author") or {}).get("login")
    pushed = any(
        push["after"] == commit["sha"] and (push.get("actor") or {}).get("login") == account
        for push in pushes
    )
    return bool(account) and said == account and pushed


def authors_since(history: Iterable[Commit], vouched: bool) -> list[str]:
    """The accounts behind a review's changes (newest first), since an approval that counts."""
    changes = takewhile(lambda commit: not (vouched and is_the_workflows(commit)), history)
    return sorted({login for commit in changes for login in _accounts(commit)})


def _accounts(commit: Commit) -> Iterator[str]:
    yield (commit.get("author") or {}).get("login") or UNKNOWN
    committer = (commit.get("committer") or {}).get("login") or UNKNOWN
    if committer != OWN:
        yield committer
    for address in _CO_AUTHOR.findall(commit["commit"]["message"]):
        known = _KEPT_PRIVATE.fullmatch(address)
        yield known[1] if known else UNKNOWN


def history_of(path: str, all_of_it: bool = True) -> list[Commit]:
    """The commits of the checked-out branch that changed the path, newest first."""
    address = f"{_repository()}/commits?sha={_told('git', 'rev-parse', 'HEAD')}&path={path}"
    if not all_of_it:
        return json.loads(_told("gh", "api", f"{address}&per_page=1"))
    pages = json.loads(_told("gh", "api", "--paginate", "--slurp", f"{address}&per_page=100"))
    return [commit for page in pages for commit in page]


def _repository() -> str:
    return f"repos/{os.environ['GITHUB_REPOSITORY']}"


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def vouched_reviews() -> list[str]:
    """Every review whose approval.yml GitHub vouches for."""
    return [
        path.parent.name for path in sorted(Path("reviews").glob("*/approval.yml")) if _ok(path)
    ]


def _ok(path: Path) -> bool:
    """Whether the workflow, or the very account that approves, was the last to change it."""
    history = history_of(path.as_posix(), False)
    account = account_by_hand(path.read_text(encoding="utf-8")) if path.is_file() else ""
    return is_vouched(history) or any(
        is_given_by_hand(commit, account, _pushes(account)) for commit in history[:1] if account
    )


def _pushes(account: str) -> list[Commit]:
    """What the account pushed last, changes on GitHub's web pages among them."""
    asked = f"{_repository()}/activity?activity_type=push&actor={account}&per_page=100"
    pushes: list[Commit] = json.loads(_told("gh", "api", asked))
    return pushes


def main(arguments: list[str]) -> None:
    """Print the lines for the environment of the steps that follow."""
    seen_by = _told("gh", "api", _repository(), "--jq", ".visibility")
    if arguments == ["vouched"]:
        print(f"PUBLISHER_REPOSITORY={seen_by}")
        print("PUBLISHER_VOUCHED=" + " ".join(vouched_reviews()))
        return
    (_, review) = arguments
    if not re.fullmatch(r"[a-z0-9-]+", review) or not Path("reviews", review).is_dir():
        stop(f"There is no review of that name. {NAMED}")
    vouched = _ok(Path("reviews", review, "approval.yml"))
    authors = authors_since(history_of(f"reviews/{review}"), vouched)
    print(f"PUBLISHER_REPOSITORY={seen_by}")
    print("PUBLISHER_VOUCHED=" + (review if vouched else ""))
    print("PUBLISHER_AUTHORS=" + " ".join(authors))


if __name__ == "__main__":
    main(sys.argv[1:])
