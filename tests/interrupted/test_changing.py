"""A source that somebody saves, cuts or deletes while it is read changes nothing public.

Each file is read once, so that a change falls before that or after it: what is released is what
was approved, or stays as it was, and the next run goes by what lies there then.
"""

import shutil
from pathlib import Path

import pytest

from tests.folders import SUMMARY, TERMS, add_review, make_site
from tests.intake.contract_files import word
from tests.interrupted.nursery import state
from tests.interrupted.runs import BUILD, SLUG, Ended, Nursery, State, copied, left_over, plain
from tests.two_reviews import OTHER, OTHER_REVIEW, add_other
from tests.whole_sites.corpus import PICTURE

pytestmark = pytest.mark.slow
IN_WORD = word("Peregrine Oxenholme was known to services.")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Path:
    """Two reviews that are public, one in Markdown and one in Word."""
    root = make_site(tmp_path_factory.mktemp("changing") / "base")
    add_review(root)
    in_word = {"executive-summary.md": None, "executive-summary.docx": IN_WORD}
    add_other(root, {**in_word, "review.yml": OTHER_REVIEW + PICTURE})
    assert nursery.run(root, *BUILD).code == 0
    return root


MARKDOWN, LIST = f"reviews/{SLUG}/executive-summary.md", f"reviews/{SLUG}/redactions.yml"
WORD, LAST = f"reviews/{OTHER}/executive-summary.docx", "review.yml"
CHANGED: dict[str, tuple[str, bytes | None, int]] = {
    "taken away": (MARKDOWN, None, 3),
    "saved half": (MARKDOWN, SUMMARY[:60].encode(), 3),
    "saved anew": (MARKDOWN, SUMMARY.replace("lived", "dwelt").encode(), 3),
    "a list, saved half": (LIST, TERMS[:80].encode(), 5),
    "in Word, saved half": (WORD, IN_WORD[: len(IN_WORD) // 2], 3),
    "in Word, saved anew": (WORD, word("He was known."), 3),
}
"""What becomes of which source, and how a build ends that goes by it."""
SOME = pytest.mark.parametrize("how", ["a list, saved half", "in Word, saved anew"])


def changed(
    root: Path, nursery: Nursery, how: str, when: str | None = None, time: int = 1
) -> Ended:
    """A build in which that happens as a file is opened: the source itself, if no other."""
    path, to, _ = CHANGED[how]
    source = root.with_name("to")
    if to is not None:
        source.write_bytes(to)
    given = {"path": path, "when": when or path, "time": time}
    return nursery.run(root, *BUILD, how="change", to=to and str(source), **given)


def finishes(root: Path, nursery: Nursery, how: str, base: Path) -> None:
    path = CHANGED[how][0]
    (root / path).write_bytes((base / path).read_bytes())
    ended = nursery.run(root, *BUILD)
    assert (ended.code, ended.err, state(root)) == (0, "", state(base))
    assert left_over(root) == []


def shown(root: Path) -> State:
    """All that lies there but the packs: a review that is held back has none."""
    return {name: found for name, found in state(root).items() if name != "packs"}


@pytest.mark.parametrize("how", CHANGED)
def test_a_source_that_changes_before_it_is_read_changes_nothing_public(
    how: str, base: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(base, tmp_path / "root")
    ended = changed(root, nursery, how)
    assert (ended.code, plain(ended).count("\n") <= 2) == (CHANGED[how][2], True)
    assert shown(root) == shown(base)
    finishes(root, nursery, how, base)


@SOME
def test_a_source_that_changes_once_it_is_read_changes_nothing_before_the_next_run(
    how: str, base: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(base, tmp_path / "root")
    path, to, code = CHANGED[how]
    ended = changed(root, nursery, how, when=str(Path(path).with_name(LAST)))
    assert (ended.code, ended.err, (root / path).read_bytes()) == (0, "", to)
    assert shown(root) == shown(base)
    assert nursery.run(root, *BUILD).code == code
    assert shown(root) == shown(base)
    finishes(root, nursery, how, base)


@SOME
def test_a_source_is_read_once_so_that_nothing_can_change_between_two_readings(
    how: str, base: Path, nursery: Nursery, tmp_path: Path
) -> None:
    root = copied(base, tmp_path / "root")
    shutil.rmtree(root / "_build" / "cache")
    assert changed(root, nursery, how, time=2).code == 0
    path = CHANGED[how][0]
    assert (root / path).read_bytes() == (base / path).read_bytes(), "it was opened twice"
