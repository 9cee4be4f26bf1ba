"""The examples are released from a public repository as they are shipped, and not otherwise.

Built by the command that the workflow runs, with what it says of the repository, and by every
Python that is named and there: they all make the same bytes.
"""

import shutil
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from tests.apart import OTHER_PYTHONS
from tests.examples.make_examples import SLUGS
from tests.folders import ROOT, files_below
from tests.test_cli import publisher

pytestmark = pytest.mark.slow
ON_GITHUB = {
    "CI": "true",
    "GITHUB_ACTIONS": "true",
    "GITHUB_ACTOR": "an-officer",
    "GITHUB_EVENT_NAME": "push",
    "PUBLISHER_REPOSITORY": "public",
    "PUBLISHER_VOUCHED": "",
}


def as_checked_out(root: Path) -> Path:
    """What the publisher needs of the project's own repository."""
    shutil.copytree(ROOT / "reviews", root / "reviews")
    shutil.copytree(ROOT / "docs" / "site", root / "docs" / "site")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "_build" / "last").mkdir(parents=True)  # nothing has been released yet
    return root


def test_the_examples_go_out_of_a_public_repository_and_with_one_other_byte_do_not(
    tmp_path: Path,
) -> None:
    root = as_checked_out(tmp_path / "root")
    done = publisher(root, "build", "--last-release", "_build/last", **ON_GITHUB)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    public = files_below(root / "_build" / "public")
    for slug in SLUGS:
        page = public[f"reviews/{slug}/index.html"].decode()
        assert '<meta name="robots" content="noindex' in page
    assert files_below(root / "_build" / "packs") == {}, "an example is never sent"
    for python in OTHER_PYTHONS:
        where = as_checked_out(tmp_path / python.parts[-3])
        build = ("build", "--last-release", "_build/last")
        done = publisher(where, *build, python=str(python), **ON_GITHUB)
        assert (done.returncode, done.stderr) == (ExitCode.DONE, ""), python
        assert files_below(where / "_build" / "public") == public, python

    before = files_below(root / "reviews" / "ledger")
    document = root / "reviews" / SLUGS[1] / "executive-summary.pdf"
    data = document.read_bytes()
    at = data.index(b"%%EOF") - 1
    document.write_bytes(data[:at] + b" " + data[at + 1 :])
    done = publisher(root, "build", "--last-release", "_build/last", **ON_GITHUB)
    assert done.returncode == ExitCode.LEAK
    assert f"reviews/{SLUGS[1]}/executive-summary.pdf: " in done.stdout
    assert "(K105)" in done.stdout
    assert files_below(root / "_build" / "public") == public, "what was public stays as it was"
    assert files_below(root / "reviews" / "ledger") == before
