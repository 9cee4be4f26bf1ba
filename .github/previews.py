#!/usr/bin/env python3
"""Makes the marked preview of each review that a branch changes, in _build/preview.

Run in the reviews' repository, on the branch. A preview shows what was taken out where, and
the words that still look like personal data: it is for those alone who can read the sources
anyway, so nothing is made unless the repository is private, nor of a review with encrypted
files, whose key this never gets. Reviews are told by their number: a folder's name may be a
person's.
"""

import os
import subprocess
from pathlib import Path

from releases import PUBLISHER, git
from speaking import say, silent, stop


def main() -> None:
    """Make the previews, and say on the page of the run how many there are."""
    if os.environ.get("PUBLISHER_REPOSITORY") != "private":
        stop("Marked previews are made in a private repository alone.")
    reviews = [Path("reviews", name) for name in changed_reviews(os.environ["MAIN"])]
    sealed = [review for review in reviews if any(review.rglob("*.age"))]
    made = [review for review in reviews if review not in sealed and preview(review.name)]
    left = len(reviews) - len(sealed) - len(made)
    told = {
        "kept at the bottom of this page, under Artifacts, `previews-with-marks`": len(made),
        "not made yet: what is above must be put right first, or the letter is not there": left,
        "not made, since files are encrypted: somebody with the publisher on a computer can show "
        "it": len(sealed),
    }
    lines = [f"- {words}: {number}" for words, number in told.items() if number]
    if lines:
        say("\n".join(["### Marked previews of what this changes", "", *lines, ""]))


def changed_reviews(main_branch: str) -> list[str]:
    """The folders of reviews that are not as they are on the main branch."""
    git("fetch", "--quiet", "--depth=1", "origin", f"refs/heads/{main_branch}")
    changed = git("diff", "--name-only", "-z", "FETCH_HEAD", "HEAD", "--", "reviews")
    folders = {name.split("/")[1] for name in changed.split("\0") if name.count("/") > 1}
    return sorted(name for name in folders if Path("reviews", name, "review.yml").is_file())


def preview(review: str) -> bool:
    """Make the preview of a review; whether it could be made."""
    command = [PUBLISHER, "preview", "--keep", "--", review]
    return not subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, env=silent()
    ).returncode


if __name__ == "__main__":
    main()
