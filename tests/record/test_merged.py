"""Two branches that both published are joined by git itself: what it can, and what it may not."""

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from publisher.record.additions import after_publishing, after_withdrawing
from publisher.record.ledger import SITE, EventKind, Ledger
from publisher.record.ledger_files import read_files, read_ledgers, write_events, write_files
from tests.folders import MKDOCS, ROOT
from tests.record.test_ledger import DAY
from tests.test_cli import publisher

WHO = {
    f"GIT_{role}_{what}": "a@b.example"
    for role in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def git(where: Path, *words: str) -> int:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *words], cwd=where, env={**os.environ, **WHO, **alone}, check=False,
        capture_output=True,
    )  # fmt: skip
    return done.returncode


def releases(root: Path, slug: str, content: str, day: int = 0) -> None:
    """What a release of the review adds to the record; each has new files of the search."""
    folder = root / "reviews" / "ledger"
    ledger = read_ledgers(folder).get(slug, Ledger(slug))
    paths = (f"reviews/{slug}/index.html", f"reviews/{slug}/{content}.pdf")
    events = after_publishing(ledger, paths, content, DAY + timedelta(day))
    write_events(folder, ledger, events)
    write_files(folder, [f"search/{slug}-{content}.pf_meta"])


def withdraws(root: Path, slug: str) -> None:
    folder = root / "reviews" / "ledger"
    ledger = read_ledgers(folder)[slug]
    write_events(folder, ledger, after_withdrawing(ledger, "safety of a person", DAY))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository, as the template has it, in which two reviews are public."""
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    shutil.copy(ROOT / "templates" / "council" / ".gitattributes", tmp_path)
    for slug in ("a", "b"):
        releases(tmp_path, slug, "1")
    assert git(tmp_path, "init", "-q", "-b", "base") == 0
    keep(tmp_path)
    return tmp_path


def keep(root: Path) -> None:
    assert git(root, "add", "--all") == git(root, "commit", "-q", "-m", "x") == 0


def branch(root: Path, name: str) -> None:
    assert git(root, "checkout", "-q", "-b", name, "base") == 0


def test_branches_that_publish_different_reviews_are_joined_without_a_word(root: Path) -> None:
    branch(root, "one")
    releases(root, "a", "2", 1)
    releases(root, "c", "1", 1)
    keep(root)
    branch(root, "two")
    withdraws(root, "b")
    releases(root, "d", "1", 2)
    keep(root)
    assert git(root, "merge", "-q", "-m", "x", "one") == 0
    folder = root / "reviews" / "ledger"
    kinds = {s: [e.kind.value for e in one.events] for s, one in read_ledgers(folder).items()}
    assert kinds == {
        "a": ["published", "changed"], "b": ["published", "withdrawn"],
        "c": ["published"], "d": ["published"],
    }  # fmt: skip
    assert {name[7:10] for name in read_files(folder)} == {"a-1", "a-2", "b-1", "c-1", "d-1"}
    assert publisher(root, "links").returncode == ExitCode.DONE


@pytest.mark.parametrize("joined", ["merge", "union", "rebase"])
@pytest.mark.parametrize("slug", ["a", "new", SITE])
def test_two_heads_of_one_review_are_named_however_they_were_joined(
    root: Path, slug: str, joined: str
) -> None:
    branch(root, "one")
    releases(root, slug, "2", 1)
    keep(root)
    branch(root, "two")
    releases(root, slug, "3", 2)
    keep(root)
    if joined == "union":  # as somebody does who wants no conflicts, or takes both by hand
        (root / ".git" / "info" / "attributes").write_text("*.jsonl merge=union\n")
    words = ["rebase", "-q", "one"] if joined == "rebase" else ["merge", "-q", "-m", "x", "one"]
    assert git(root, *words) == (0 if joined == "union" else 1)
    done = publisher(root, "check")
    assert (done.returncode, done.stdout) == (ExitCode.LINK_LOST, "")
    told = f"reviews/ledger/{slug}.jsonl, line "
    assert done.stderr.startswith(told), done.stderr
    what = "the site" if slug == SITE else "this review"
    assert f"the record has two heads (W105). Two branches both published {what}." in done.stderr


def test_the_same_release_on_two_branches_is_one(root: Path) -> None:
    for name in ("one", "two"):
        branch(root, name)
        releases(root, "a", "2", 1)
        keep(root)
    assert git(root, "merge", "-q", "-m", "x", "one") == 0
    (_, changed) = read_ledgers(root / "reviews" / "ledger")["a"].events
    assert changed.kind is EventKind.CHANGED
