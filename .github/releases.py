#!/usr/bin/env python3
"""Keeps in git what a release claims and what is public. Run in the reviews' repository:

    python3 releases.py begin     finish what an earlier run began; what is public: _build/last
    python3 releases.py fetch     only put what is public into _build/last
    python3 releases.py claim     keep the claim and the site as built, before it is deployed
    python3 releases.py send      put the claimed site into another repository: $SITE_REPOSITORY
    python3 releases.py confirm   the site is deployed: what was claimed counts from today
    python3 releases.py sent      the pack of the review $REVIEW was sent on $DAY, or else today

The branch `claimed` holds the site of the run that its one commit names, `released` the site that
is public. Each is a commit without a past; what was pushed over, GitHub still shows to those who
may read the repository (docs/handbook/urgent-take-down.md). Whether a run that stopped had
deployed its site, GitHub is asked.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from speaking import stop

PUBLISHER = Path(__file__).resolve().parents[1] / ".venv" / "bin" / "publisher"
LEDGER = "reviews/ledger"
BUILT, LAST = Path("_build/public"), Path("_build/last")
NO_JEKYLL, DOMAIN = ".nojekyll", "CNAME"
"""Files that GitHub Pages reads itself: no part of the site."""
NAMED = re.compile(r"Release of run (\d+)")
NEWER = "A newer release has been made. Start the task publish instead."
TRIES = 3
WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "github-actions[bot]"),
        ("EMAIL", "41898282+github-actions[bot]@users.noreply.github.com"),
    )
}


def git(*arguments: str, **environment: str) -> str:
    """What git answers. Raises: CalledProcessError."""
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", *arguments],
        env={**os.environ, **WHO, **environment},
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def head_of(branch: str) -> str:
    """The commit that a branch of the remote ends with, fetched; "" if there is no such branch."""
    if not git("ls-remote", "--heads", "origin", f"refs/heads/{branch}"):
        return ""
    git("fetch", "--quiet", "--depth=1", "origin", f"refs/heads/{branch}")
    return git("rev-parse", "FETCH_HEAD")


def begin() -> None:
    """Finish what an earlier run began, and lay out what is public now."""
    claimed, released = head_of("claimed"), head_of("released")
    if claimed and claimed != released:
        day = day_of_deployment(claimed)
        if day and taken(claimed, day):
            released = claimed
    lay_out(released)


def taken(claimed: str, day: str) -> bool:
    """Record what is claimed; not if the record has gone on since: this run then claims anew."""
    try:
        record(claimed, day)
    except subprocess.CalledProcessError as error:
        if error.cmd[0] != PUBLISHER:
            raise
        return False
    return True


def fetch() -> None:
    """Lay out what is public now, and change nothing."""
    lay_out(head_of("released"))


def lay_out(released: str) -> None:
    """Put the public site, if there is one yet, where the publisher looks for it."""
    LAST.mkdir(parents=True)
    if released:
        archive = LAST.with_suffix(".tar")
        git("archive", f"--output={archive}", released)
        subprocess.run(["tar", "-xf", archive, "-C", LAST], check=True)
        for name in (NO_JEKYLL, DOMAIN):
            (LAST / name).unlink(missing_ok=True)


def day_of_deployment(claimed: str) -> str:
    """The day on which its run deployed what is claimed; "" if it did not, or is no more.

    A run that is run again may have claimed anew: what it had deployed before is another site.
    """
    run = run_of(claimed)
    if not run:
        return ""
    jobs = f"repos/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{run}/jobs?filter=all"
    asked = ["gh", "api", "--paginate", "--slurp", f"{jobs}&per_page=100"]  # of every attempt
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    if "(HTTP 404)" in done.stderr:
        return ""  # somebody has deleted it
    sys.stderr.write(done.stderr)
    done.check_returncode()
    since = int(git("log", "-1", "--format=%ct", claimed))
    days = [
        job["completed_at"][:10]
        for page in json.loads(done.stdout)
        for job in page["jobs"]
        if re.search(r"(^|\W)deploy( elsewhere)?$", job["name"])
        and job["conclusion"] == "success"
        and datetime.fromisoformat(job["completed_at"]).timestamp() >= since
    ]
    return max(days, default="")


def run_of(claimed: str, *where: str) -> str:
    """The run that made a claim; "" if its commit names none."""
    named = NAMED.fullmatch(git(*where, "log", "-1", "--format=%s", claimed))
    return named[1] if named else ""


def claim() -> None:
    """Keep the claim and the site, before anybody can see it."""
    tree = tree_of(BUILT)
    commit = git("commit-tree", tree, "-m", f"Release of run {os.environ['GITHUB_RUN_ID']}")
    keep_ledger("Claim the addresses of a release", f"+{commit}:refs/heads/claimed")


def send() -> None:
    """Put the claimed site into another repository, as its only commit."""
    with tempfile.TemporaryDirectory() as apart:  # git sends nothing from a shallow repository
        git("init", "--quiet", "--bare", apart)
        git("-C", apart, "fetch", "--quiet", git("remote", "get-url", "origin"), "claimed")
        if run_of("FETCH_HEAD", "-C", apart) != os.environ["GITHUB_RUN_ID"]:
            sys.exit(NEWER)  # its reviewers saw another one
        site = os.environ["SITE_REPOSITORY"]
        git("-C", apart, "push", "--quiet", "--force", site, "FETCH_HEAD:refs/heads/main")


def confirm() -> None:
    """Make what this run has claimed count, since it has deployed that."""
    claimed = head_of("claimed")
    if run_of(claimed) != os.environ["GITHUB_RUN_ID"]:
        sys.exit(NEWER)  # what stands there now may never have been deployed
    record(claimed)


def record(claimed: str, day: str = "") -> None:
    """Make what is claimed count; what is claimed is what is public."""
    if Path(LEDGER, "claimed.json").exists():
        since = ["--today", day] if day else []
        subprocess.run([PUBLISHER, "confirm", *since], check=True)
        keep_ledger("Record what was released")
    git("push", "--quiet", "--force", "origin", f"{claimed}:refs/heads/released")


def sent() -> None:
    """Write down that a pack was sent by hand, as the person says who started this."""
    review, day = os.environ["REVIEW"].strip(), os.environ["DAY"].strip()
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", review):
        stop("Write the name of the review's folder, such as ashgrove-2019-a.")
    if not re.fullmatch(r"(20\d\d-\d\d-\d\d)?", day):
        stop("Write the day as year, month and day, such as 2026-12-01; or leave it empty.")
    day = day or datetime.now(tz=UTC).date().isoformat()
    # --yes: there is no pack here to hold to the website; the record knows what is public
    done = subprocess.run(
        [PUBLISHER, "pack", review, "--mark-sent", day, "--yes"],
        check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.returncode)
    keep_ledger("Record that a review was reported")
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.writelines(f"- {review}: {line}\n" for line in done.stdout.splitlines())


def keep_ledger(why: str, *with_it: str) -> None:
    """Commit the ledger to the branch, also if that has gone on in the meantime.

    What is pushed `with_it` arrives together with it or not at all: a run that is cancelled in
    between would leave its claim in the ledger beside the site of another.
    """
    git("add", LEDGER)
    if git("diff", "--cached", "--name-only"):
        git("commit", "--quiet", "--message", why)
    elif not with_it:
        return
    branch = git("branch", "--show-current")
    for left in reversed(range(TRIES)):
        try:
            git("push", "--quiet", "--atomic", "origin", f"HEAD:refs/heads/{branch}", *with_it)
            return
        except subprocess.CalledProcessError:
            if not left:
                raise
            git("fetch", "--quiet", "origin", f"refs/heads/{branch}")
            git("rebase", "--quiet", "FETCH_HEAD")


def tree_of(folder: Path) -> str:
    """The folder as a tree of git, with what tells GitHub Pages to leave it as it is."""
    with tempfile.TemporaryDirectory() as work:
        index = {"GIT_INDEX_FILE": f"{work}/index"}
        git(f"--work-tree={folder.resolve()}", "add", "--all", "--force", ":/", **index)
        settings = Path("mkdocs.yml").read_text(encoding="utf-8-sig")  # Notepad begins with a mark
        for name, text in beside(settings).items():
            file = Path(work, name)
            file.write_text(text, encoding="utf-8")
            blob = git("hash-object", "-w", "--", str(file))
            git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", **index)
        return git("write-tree", **index)


def beside(settings: str) -> dict[str, str]:
    """What Pages has to know: no Jekyll, and the domain if it is the council's own."""
    host = re.search(r"^site_url:\s*[\"']?https://([a-z0-9.-]+)", settings, re.MULTILINE)
    own = host and not host[1].endswith(".github.io")
    return {NO_JEKYLL: "", **({DOMAIN: f"{host[1]}\n"} if host and own else {})}


if __name__ == "__main__":
    tasks = {task.__name__: task for task in (begin, fetch, claim, send, confirm, sent)}
    tasks[sys.argv[1]]()
