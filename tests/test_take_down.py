"""The runbook for an urgent take-down, followed step by step on a real site.

The lines that an officer types are taken from the page itself.
"""

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from publisher import one_review, pipeline
from publisher.errors import ExitCode
from publisher.live.links import Checked, check_live, whether_gone
from publisher.live.reaching import Manners, asker
from publisher.live.watching import promised, withdrawn
from publisher.record.ledger_files import read_files
from publisher.serving import serve_folder
from publisher.site import addresses
from tests.folders import ROOT, TODAY, add_review, files_below, job, make_site
from tests.test_cli import publisher
from tests.two_reviews import OTHER, SLUG, add_other, build, public

pytestmark = pytest.mark.slow
PAGE = (ROOT / "docs" / "handbook" / "urgent-take-down.md").read_text(encoding="utf-8")
LATER = TODAY.replace(day=25)
WORDS = (b"asked for help", b"Rowan")
"""What only the pages of this review say."""


def typed() -> str:
    """The lines that step 2 puts into review.yml."""
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return "".join(f"{line.strip()}\n" for line in found[1].splitlines())


@contextmanager
def live(folder: Path) -> Iterator[str]:
    """The site at its own path, as its page for errors has to be told."""
    host = folder.parent / f"host-of-{folder.name}"
    host.mkdir()
    (host / "dhr").symlink_to(folder.resolve(), target_is_directory=True)
    with serve_folder(host, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/dhr/"
        server.shutdown()
        thread.join()


def checked_live(root: Path, folder: Path) -> Checked:
    """Step 7: what the check of weblinks finds on the site that stands in the folder."""
    with live(folder) as home:
        return check_live(promised(job(root)), home, asker(home, Manners(timeout=5, budget=60)))


def told(root: Path, checked: Checked) -> str:
    return whether_gone(withdrawn(job(root))[SLUG], checked)


def left_in(folder: Path) -> set[str]:
    """The files of the search that hold what only this review says."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.pf_fragment")
        if WORDS[0] in gzip.decompress(path.read_bytes())
    }


def check_what_is_told(root: Path, folder: Path, left: set[str]) -> None:
    with live(folder) as home:
        done = publisher(root, "links", "--check", home)
        elsewhere = publisher(root, "links", "--check", home.removesuffix("dhr/"))
    assert done.returncode == elsewhere.returncode == ExitCode.LINK_LOST
    assert done.stdout.splitlines()[-1].startswith(f"Withdrawn: {SLUG}: perhaps still there")
    _, line = elsewhere.stdout.splitlines()
    assert line.startswith(f"Nothing of this website answers at {home.removesuffix('dhr/')} (")
    listed = publisher(root, "links").stdout
    assert f"reviews/{SLUG}/" in listed
    assert not any(path in listed for path in left), "nobody is promised what must be gone"


def test_a_take_down_takes_everything_down_though_another_review_has_findings(
    tmp_path: Path,
) -> None:
    root = make_site(tmp_path / "root")
    folder = add_review(root)
    add_other(root)
    assert build(root).exit_code is ExitCode.DONE
    before = public(root)
    assert (root / "_build" / "packs" / SLUG).is_dir()
    old = tmp_path / "old"
    for path, data in before.items():
        (old / path).parent.mkdir(parents=True, exist_ok=True)
        (old / path).write_bytes(data)
    add_other(root, {"qa-letter.md": None})  # the other review is not in order today
    pipeline.rehearse(job(root), lambda _: None)
    one_review.preview(job(root), SLUG)
    for where in ("as-it-would-be", "preview"):
        shown = files_below(root / "_build" / where).values()
        assert any(WORDS[0] in data for data in shown), "people have read it before"

    settings = folder / "review.yml"  # step 5, in a hurry: the old line is left
    settings.write_text(settings.read_text() + typed())
    outcome = build(root, job(root, LATER))  # step 6
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    after = public(root)

    promises = {path for path in before if path.startswith(f"reviews/{SLUG}/")}
    assert promises
    for path in sorted(promises):
        assert after[path] != before[path], path
    assert b"kind-withdrawn" in after[f"reviews/{SLUG}/index.html"]
    assert b"noindex" in after[f"reviews/{SLUG}/index.html"]
    for path, data in after.items():
        named = path.startswith(f"reviews/{SLUG}/")
        assert named or SLUG.encode() not in data, path
        if path.startswith((addresses.FEED, addresses.SITE_MAP, "search/", "reviews.json")):
            assert not any(word in data for word in WORDS), path
    assert left_in(root / "_build" / "public") == set()
    for where in ("packs", "packed", "releases", "as-it-would-be", "preview"):
        for path, data in files_below(root / "_build" / where).items():
            assert f"{SLUG}/executive-summary.pdf" not in path or where == "releases", path
            assert WORDS[0] not in data, f"{where}: {path}"
    assert not (root / "_build" / "packs" / SLUG).exists()
    assert (root / "_build" / "public" / "reviews" / OTHER / "index.html").exists()

    as_before = checked_live(root, old)
    assert "W115" in {f.rule.code for f in as_before.findings}
    assert told(root, as_before) == "still there"

    over = tmp_path / "over"  # copied over the old folder, as nobody should
    shutil.copytree(old, over)
    shutil.copytree(root / "_build" / "public", over, dirs_exist_ok=True)
    left = left_in(over)
    assert left, "the search kept its words"
    copied = checked_live(root, over)
    assert {f.rule.code for f in copied.findings} == {"W115"}
    assert left <= {f.file for f in copied.findings}
    assert told(root, copied).startswith("perhaps still there")
    check_what_is_told(root, over.rename(tmp_path / "as-told"), left)

    as_it_should_be = checked_live(root, root / "_build" / "public")
    assert as_it_should_be.findings == []
    assert told(root, as_it_should_be) == "gone"
    kept = read_files(job(root).ledger)
    assert left <= kept
    assert not any(path.startswith("reviews/") for path in kept)


def test_every_step_has_its_number() -> None:
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {int(n) for n in re.findall(r"step (\d+)", PAGE)} <= set(numbers)
