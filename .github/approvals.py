#!/usr/bin/env python3
"""Asks GitHub who can read the repository, which approvals it vouches for, and who made a change.

    python3 approvals.py vouched        >> "$GITHUB_ENV"
    python3 approvals.py authors REVIEW >> "$GITHUB_ENV"

Run in the reviews' repository; both tell who can read it. The first names the reviews whose
approval.yml was last changed by the workflow "Approve a review", or holds the approval of one
account that put it there itself. The second names that one
review if so, and the accounts that changed it since; "?" stands for a commit or a co-author
that belongs to no account, and the publisher then refuses.

A commit is the workflow's if it is by github-actions[bot], GitHub itself has signed it, as it
does for changes that come through its interface, and no pull request brought it: an e-mail
address in a commit can be made up, that signature cannot; but a pull request that a workflow
proposed becomes such a commit when it is squashed, whoever wrote what is in it. What remains:
somebody who may change the workflows of the branch can have another one make such a commit. The
rules of the branch stand against that.

What cannot be looked at is not vouched for, and holds up no other review. The publisher holds
such a review back and keeps its last public pages; nothing is taken down for it.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from speaking import say, stop

BOT = "github-actions[bot]"
OWN = "web-flow"  # who commits for GitHub's own pages
UNKNOWN = "?"
NAMED = "Under review, write the name of its folder, such as ashgrove-2019-a. Start this again."
NOT_ASKED = """\
GitHub could not be asked about an approval, or its file could not be read. Reviews of which this
is true: {}. Each is held back (A105) and keeps its last public pages; nobody needs to approve it
again for this. Start the task again later. If it stays so, look at that file.
"""
_SLUG = re.compile(r"[a-z0-9-]+")
_CO_AUTHOR = re.compile(r"^co-authored-by:[^<\n]*<([^>\n]*)>", re.IGNORECASE | re.MULTILINE)
_KEPT_PRIVATE = re.compile(r"(?:\d+\+)?([A-Za-z0-9_-]+)@users\.noreply\.github\.com")

_ONE_APPROVAL = re.compile(
    r"(?:#.*\n)?approved:\n- account: ([A-Za-z0-9_-]+)\n  'on': '\d{4}-\d\d-\d\d'\n"
    r"content:\n(?:  [a-z0-9./ -]+: [0-9a-f]{64}\n)+"
)

Commit = dict[str, Any]
"""A commit as GitHub's interface tells it."""


def is_the_workflows(commit: Commit, proposed: Callable[[Commit], bool]) -> bool:
    """Whether the workflow made it, by GitHub's own signature.

    `proposed` says whether a pull request brought the commit; GitHub is asked if need be alone.
    """
    verified = (commit["commit"].get("verification") or {}).get("verified") is True
    by_it = verified and (commit.get("author") or {}).get("login") == BOT
    return by_it and not proposed(commit)


def account_by_hand(text: str) -> str:
    """The account in an approval.yml that holds one approval and nothing of another form."""
    written = _ONE_APPROVAL.fullmatch(text.replace("\r\n", "\n").rstrip("\n") + "\n")
    return written[1] if written else ""


def is_given_by_hand(commit: Commit, account: str, pushes: Iterable[Commit]) -> bool:
    """Whether the account itself put it there, by GitHub's own record of who pushed what.

    Who a commit says made it can be made up; who pushed it cannot. To GitHub capital and small
    letters of an account are the same.
    """
    mine = account.lower()
    pushed = any(
        push["after"] == commit["sha"] and _login(push.get("actor")) == mine for push in pushes
    )
    return bool(account) and _login(commit.get("author")) == mine and pushed


def _login(account: Commit | None) -> str:
    login: str = (account or {}).get("login") or ""
    return login.lower()


def authors_since(
    history: Iterable[Commit], vouched: bool, proposed: Callable[[Commit], bool]
) -> list[str]:
    """The accounts behind a review's changes (newest first), since an approval that counts."""
    changes = takewhile(
        lambda commit: not (vouched and is_the_workflows(commit, proposed)), history
    )
    return sorted({login for commit in changes for login in _accounts(commit)})


def _accounts(commit: Commit) -> Iterator[str]:
    yield (commit.get("author") or {}).get("login") or UNKNOWN
    committer = (commit.get("committer") or {}).get("login") or UNKNOWN
    if committer != OWN:
        yield committer
    for address in _CO_AUTHOR.findall(commit["commit"]["message"]):
        known = _KEPT_PRIVATE.fullmatch(address)
        yield known[1] if known else UNKNOWN


def history_of(path: str) -> list[Commit]:
    """The commits of the checked-out branch that changed the path, newest first."""
    return _listed(_history(path))


def _history(path: str) -> str:
    return f"commits?sha={_told('git', 'rev-parse', 'HEAD')}&path={quote(path)}"


def was_proposed(commit: Commit) -> bool:
    """Whether a pull request brought the commit to the branch, by GitHub's own record."""
    return bool(_one_page(f"commits/{commit['sha']}/pulls"))


def _one_page(address: str) -> list[Commit]:
    page: list[Commit] = json.loads(_told("gh", "api", f"{_repository()}/{address}"))
    return page


def _listed(address: str) -> list[Commit]:
    whole = f"{_repository()}/{address}&per_page=100"
    pages = json.loads(_told("gh", "api", "--paginate", "--slurp", whole))
    return [entry for page in pages for entry in page]


def _repository() -> str:
    return f"repos/{os.environ['GITHUB_REPOSITORY']}"


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def vouched_reviews() -> list[str]:
    """Every review whose approval.yml GitHub vouches for.

    A folder whose name can be no address is none: it could name two reviews, or another one.
    """
    vouched, unknown = [], 0
    for path in sorted(Path("reviews").glob("*/approval.yml")):
        try:
            if _SLUG.fullmatch(path.parent.name) and _is_vouched(path):
                vouched.append(path.parent.name)
        except (OSError, subprocess.CalledProcessError, ValueError):
            unknown += 1
    if unknown:
        say(NOT_ASKED.format(unknown))
    return vouched


def _is_vouched(path: Path) -> bool:
    """Whether the workflow, or the very account that approves, was the last to change it."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    account = account_by_hand(text)
    return any(
        is_the_workflows(commit, was_proposed)
        or (account and is_given_by_hand(commit, account, _pushes(account)))
        for commit in _one_page(f"{_history(path.as_posix())}&per_page=1")[:1]
    )


def _pushes(account: str) -> list[Commit]:
    """What the account has pushed, changes on GitHub's web pages among them."""
    return _listed(f"activity?activity_type=push&actor={account}")


def main(arguments: list[str]) -> None:
    """Print the lines for the environment of the steps that follow."""
    seen_by = _told("gh", "api", _repository(), "--jq", ".visibility")
    if arguments == ["vouched"]:
        print(f"PUBLISHER_REPOSITORY={seen_by}")
        print("PUBLISHER_VOUCHED=" + " ".join(vouched_reviews()))
        return
    (_, review) = arguments
    if not _SLUG.fullmatch(review) or not Path("reviews", review).is_dir():
        stop(f"There is no review of that name. {NAMED}")
    vouched = _is_vouched(Path("reviews", review, "approval.yml"))
    authors = authors_since(history_of(f"reviews/{review}"), vouched, was_proposed)
    print(f"PUBLISHER_REPOSITORY={seen_by}")
    print("PUBLISHER_VOUCHED=" + (review if vouched else ""))
    print("PUBLISHER_AUTHORS=" + " ".join(authors))


if __name__ == "__main__":
    main(sys.argv[1:])
