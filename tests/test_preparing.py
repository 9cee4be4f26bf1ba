"""Reviews prepared on several machines make the very site that one machine makes."""

import shutil
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from publisher.preparing import Shard
from tests.folders import files_below, make_site
from tests.test_cli import publisher
from tests.test_shipped_examples import as_checked_out
from tests.two_reviews import add_other

SECRET = "0123456789abcdef" * 4
PARTS = range(1, 5)
ON_SERVER = {"CI": "true", "PUBLISHER_REPOSITORY": "private"}
PLACES = ("_build/public", "_build/packs", "reviews/ledger")


def checked_out(root: Path) -> Path:
    """The examples, and a review that waits for approval."""
    add_other(as_checked_out(root), {"approval.yml": None})
    return root


def built(root: Path, hash_seed: str, **environment: str) -> dict[str, dict[str, bytes]]:
    done = publisher(root, "build", PYTHONHASHSEED=hash_seed, **ON_SERVER, **environment)
    assert done.returncode == ExitCode.DONE, done.stderr
    return {place: files_below(root / place) for place in PLACES}


@pytest.mark.slow
def test_four_shards_put_together_make_the_same_bytes_as_one_machine(tmp_path: Path) -> None:
    together = checked_out(tmp_path / "together")
    kept, prepared = together / "_build" / "cache", []
    for part in PARTS:
        root = checked_out(tmp_path / str(part))
        done = publisher(
            root, "prepare", "--shard", f"{part}/{len(PARTS)}",
            PYTHONHASHSEED=str(part), PUBLISHER_CACHE_SECRET=SECRET, **ON_SERVER,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
        prepared.append(done.stdout)
        assert not (root / "_build" / "public").exists()
        shutil.copytree(root / "_build" / "cache", kept, dirs_exist_ok=True)
    assert all("prepared: 1" in told for told in prepared), prepared
    before = entries(kept)
    assert built(together, "5", PUBLISHER_CACHE_SECRET=SECRET) == built(
        checked_out(tmp_path / "alone"), "6"
    )
    for kind in ("reviews", "made"):
        assert before[kind], "nothing was prepared"
        after = entries(kept)[kind]
        assert before[kind].keys() <= after.keys(), "what a build does not use it forgets"
        assert before[kind].items() <= after.items(), "what it makes anew is another file"


def entries(cache: Path) -> dict[str, dict[str, int]]:
    """The entries of each kind, each with the number that its disk gives the file."""
    return {
        kind.name: {file.name: file.stat().st_ino for file in kind.iterdir()}
        for kind in cache.iterdir()
        if kind.is_dir()
    }


def test_without_a_secret_nothing_is_prepared(tmp_path: Path) -> None:
    done = publisher(make_site(tmp_path), "prepare", "--shard", "1/2")
    assert done.returncode == ExitCode.SETTINGS
    assert "PUBLISHER_CACHE_SECRET is not set" in done.stderr
    done = publisher(tmp_path, "prepare", "--shard", "1/2", PUBLISHER_CACHE_SECRET="1234")
    assert done.returncode == ExitCode.SETTINGS
    assert "too short" in done.stderr
    assert "1234" not in done.stderr


@pytest.mark.parametrize("seen_by", ["public", "internal", ""])
def test_what_others_could_read_is_not_handed_on(tmp_path: Path, seen_by: str) -> None:
    on_server = {"CI": "true", "PUBLISHER_REPOSITORY": seen_by, "PUBLISHER_CACHE_SECRET": SECRET}
    done = publisher(make_site(tmp_path), "prepare", "--shard", "1/2", **on_server)
    assert done.returncode == ExitCode.SETTINGS
    assert "private repository" in done.stderr
    assert not (tmp_path / "_build" / "cache").exists()


@pytest.mark.parametrize("written", ["0/2", "3/2", "2", "a/b", "1/2/3"])
def test_a_part_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    done = publisher(make_site(tmp_path), "prepare", "--shard", written)
    assert done.returncode == ExitCode.SETTINGS
    assert "2/8" in done.stderr


def test_every_review_is_in_one_part_and_the_heavy_ones_are_dealt_out(tmp_path: Path) -> None:
    weights = {"a": 9, "b": 1, "c": 8, "d": 1, "e": 1}
    for name, weight in weights.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(b"x" * weight)
    folders = [tmp_path / name for name in weights]
    parts = [[folder.name for folder in Shard(part, 2).its(folders)] for part in (1, 2)]
    assert parts == [["a", "b", "e"], ["c", "d"]]
