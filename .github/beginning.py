#!/usr/bin/env python3
"""Begins a review from the letter that a person has put on the branch $GITHUB_REF_NAME.

Run in the reviews' repository, on its main branch. The letter is the one file that the branch
adds; it becomes a folder of reviews/ on a new branch, which is proposed as a pull request, and
the person's branch is deleted. What is told of it, here and there, holds no word of the letter:
neither the name of the file nor that of the folder, which begins with the partnership's.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

from releases import PUBLISHER, git
from speaking import say, silent, stop

TITLE = "Begin a review"
CIRCUMSTANCES = ("homicide", "suicide", "other")
TEXT = """\
Made from a letter by the workflow. Before you merge it:

1. Read `review.yml` against the letter and fill in every `???`.
2. Add the documents to the folder.
3. List every name that must not be seen in `redactions.yml`.

Nothing is published while the review says `status: draft`.
"""
NO_LETTER = """\
There is no letter to begin from. Open the main page of the repository, choose Add file, Upload
files, put one letter there (a Word file, a PDF or a text file) and choose to create a new branch
for it. Then start this workflow again and choose that branch."""
NOT_PRIVATE = """\
This repository is not private: the letter that was put there lies open. Delete its branch, and
treat it as a data breach: docs/handbook/keeping-secrets.md of the publisher."""
NOT_READ = "No review was begun. "
REASONS = {
    "--death is": """\
Under date, write the year and the month of the death, such as 2019-11. Start this again.""",
    "The letter cannot be read": """\
The letter cannot be read: it is protected by a password, damaged, or a scan whose words cannot be
made out for certain. Open it on your computer and save it anew as a Word file, or ask the Home
Office for one. Put that on the branch in its place, under another name, and start this again.""",
    "This does not look like a letter": """\
The file does not look like the letter of the Home Office's Quality Assurance Panel. Look whether
it is the right one and whole. If it is, make the folder by hand: docs/handbook/files.md.""",
    "The review's address cannot": """\
The letter does not say for which Community Safety Partnership it is, or not in words that are
understood. Start this again, and under review write the name that the folder is to have for ever:
the partnership, the year of the death and a letter, such as ashgrove-2019-a. No person's name.""",
    "This cannot be the name": """\
Under review, write small letters, digits and hyphens alone, such as ashgrove-2019-a; or leave it
empty. Start this again.""",
    "There is or was a review": """\
There is or was a review of the name that stands under review. Names are never used again: write
another, with the next letter at its end, or leave it empty. Start this again.""",
    "That folder holds": """\
The folder whose name stands under review has a list, an approval or another letter already. Take
that out of it, or finish the folder by hand: docs/handbook/files.md. Start this again.""",
}
"""What to change, by how the publisher's own words begin. Those are not shown, only looked at."""
UNKNOWN = """\
Why, cannot be shown here. Begin it on a computer, with `publisher new`; or make the folder by
hand: docs/handbook/files.md."""


def main() -> None:
    """Make the folder, the branch and the pull request, and start its checks."""
    seen_by = asked("gh", "api", f"repos/{os.environ['GITHUB_REPOSITORY']}", "--jq", ".visibility")
    if seen_by != "private":
        stop(NOT_PRIVATE)
    os.environ["PUBLISHER_REPOSITORY"] = seen_by
    main_branch, theirs = git("branch", "--show-current"), os.environ["GITHUB_REF_NAME"]
    branch = f"review-begun-{os.environ['GITHUB_RUN_ID']}"
    with tempfile.TemporaryDirectory() as folder:
        new_folder(letter_of(theirs, Path(folder)))
    git("switch", "--quiet", "--create", branch)
    git("add", "--all", "reviews")
    git("commit", "--quiet", "--message", TITLE)
    git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    git("push", "--quiet", "--delete", "origin", f"refs/heads/{theirs}")
    propose(branch, main_branch)


def letter_of(theirs: str, folder: Path) -> Path:
    """The letter, copied under a name of ours."""
    base = git("rev-parse", "HEAD")
    whole = ["--unshallow"] if git("rev-parse", "--is-shallow-repository") == "true" else []
    git("fetch", "--quiet", *whole, "origin", f"refs/heads/{theirs}")
    added = git("diff", "--name-only", "--diff-filter=A", "-z", f"{base}...FETCH_HEAD")
    names = [name for name in added.split("\0") if name]
    kind = PurePosixPath(names[0]).suffix.lower() if len(names) == 1 else ""
    if kind not in (".docx", ".pdf", ".txt", ".md"):
        stop(NO_LETTER)
    letter = folder / f"letter{kind}"
    with letter.open("wb") as file:
        shown = ["git", "show", f"FETCH_HEAD:{names[0]}"]
        if subprocess.run(shown, stdout=file, stderr=subprocess.DEVNULL, check=False).returncode:
            stop(NO_LETTER)  # what git and Python would say has the file's name in it
    return letter


def new_folder(letter: Path) -> None:
    """Let the publisher make the folder; what it says is of the letter, so nobody reads it here.

    How the person died is ??? there unless somebody has chosen it.
    """
    name, chosen = os.environ["REVIEW"].strip(), os.environ["CIRCUMSTANCES"]
    how = chosen if chosen in CIRCUMSTANCES else ""
    done = subprocess.run(
        [PUBLISHER, "new", "--letter", letter, "--death", os.environ["DEATH"].strip(),
         "--circumstances", how, *([f"--slug={name}"] if name else [])],
        check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=silent(),
    )  # fmt: skip
    if done.returncode:
        why = (text for start, text in REASONS.items() if done.stderr.startswith(start))
        stop(NOT_READ + next(why, UNKNOWN))


def propose(branch: str, base: str) -> None:
    """Open the pull request, or say where a person can, and start the checks."""
    repository = os.environ["GITHUB_REPOSITORY"]
    opened = subprocess.run(
        ["gh", "pr", "create", "--repo", repository, "--base", base, "--head", branch,
         "--title", TITLE, "--body", TEXT],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    address = f"https://github.com/{repository}/compare/{base}...{branch}?expand=1"
    if opened.returncode == 0:
        address = opened.stdout.strip()
    workflow = re.search(r"/([^/@]+)@", os.environ["GITHUB_WORKFLOW_REF"])
    subprocess.run(
        ["gh", "workflow", "run", workflow[1] if workflow else "reviews.yml",
         "--repo", repository, "--ref", branch, "--raw-field", "task=check"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    say(f"The review is begun: {address}\n\n{TEXT}")


def asked(*command: str) -> str:
    """What a program answers. Raises: CalledProcessError."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


if __name__ == "__main__":
    main()
