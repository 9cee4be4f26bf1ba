"""The branch `released`: what it holds beside the site, and how the site is laid out from it."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.folders import ROOT, files_below
from tests.workflows.runner import git

OWN = b"site_url: https://reviews.ashgrove.example/\n"
OF_GITHUB = b"site_url: https://ashgrove.github.io/reviews/\n"
PAGE = {"index.html": b"page"}
NAMES = {
    "a domain of its own": (OWN, {".nojekyll", "CNAME", "index.html"}),
    "with the mark that Notepad puts first": (
        b"\xef\xbb\xbf" + OWN,
        {".nojekyll", "CNAME", "index.html"},
    ),
    "an address of GitHub's": (OF_GITHUB, {".nojekyll", "index.html"}),
}
SINCE = {
    "saved as ANSI": OWN + "answers_within: two days – sooner if urgent\n".encode("cp1252"),
    "moved to an address of GitHub's": OF_GITHUB,
}


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The script, in a repository whose site is built."""
    monkeypatch.syspath_prepend(str(ROOT / ".github"))
    git(tmp_path, "init", "-q", "-b", "main")
    monkeypatch.chdir(tmp_path)
    script = import_module("releases")
    script.BUILT.mkdir(parents=True)
    for name, data in PAGE.items():
        (script.BUILT / name).write_bytes(data)
    yield script
    for module in ("releases", "speaking"):
        sys.modules.pop(module, None)


def kept(releases: Any, settings: bytes) -> str:
    """The commit that holds the site as it was built with these settings."""
    Path("mkdocs.yml").write_bytes(settings)
    return str(releases.git("commit-tree", releases.tree_of(releases.BUILT), "-m", "x"))


@pytest.mark.parametrize(("settings", "names"), NAMES.values(), ids=list(NAMES))
def test_beside_the_site_stands_what_github_pages_needs(
    releases: Any, settings: bytes, names: set[str]
) -> None:
    commit = kept(releases, settings)
    assert {*git(Path(), "ls-tree", "--name-only", commit).split()} == names


@pytest.mark.parametrize("since", SINCE.values(), ids=list(SINCE))
def test_the_site_alone_is_laid_out_whatever_became_of_the_settings(
    releases: Any, since: bytes
) -> None:
    commit = kept(releases, OWN)
    Path("mkdocs.yml").write_bytes(since)
    releases.lay_out(commit)
    assert files_below(releases.LAST) == PAGE
