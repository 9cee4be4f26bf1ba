"""What was found before is used again for the same bytes alone, and changes no byte of a site."""

import gzip
import os
import pickle
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from publisher import workers
from publisher.cache import Cache, Memory, own_digest
from publisher.findings import Rule
from publisher.gate import batches
from publisher.gate.batches import AT_ONCE, Batch
from publisher.gate.files import Built
from publisher.gate.verify import Leak, leaks_in
from publisher.terms import FlaggedTerm, TermKind
from publisher.verdicts import remembering
from tests.edits import EDITS, IN_WELSH, three_reviews, write
from tests.folders import (
    HERE,
    REAL_NAME,
    REVIEW,
    add_review,
    approve,
    files_below,
    job,
    make_site,
)
from tests.gate.samples import mail, typeset
from tests.in_process import in_this_process
from tests.two_reviews import SLUG, build, public

PLACE = f"reviews/{SLUG}"
PARTS = 2
"""So that the many builds of one test are shared by two workers of the tests."""
PICKLE = b"\x80\x05"
SIGNATURE = 32
"""So many bytes of an entry stand before what was remembered."""
LEFT = ("what is said of a picture", "words in PDF")
"""What nobody approves, so that the pages of the last release are carried over."""


def test_an_entry_is_found_under_its_own_parts_alone(tmp_path: Path) -> None:
    cache = made(tmp_path)
    cache.put(cache.key(b"ab", b"c"), b"words")
    assert cache.get(cache.key(b"ab", b"c")) == b"words"
    assert cache.get(cache.key(b"a", b"bc")) is None
    assert cache.get(replace(cache, maker=b"another").key(b"ab", b"c")) is None
    assert made(tmp_path).get(cache.key(b"ab", b"c")) == b"words"


@pytest.mark.parametrize(
    "about", ["x-1.dist-info/METADATA", "x-1.egg-info/PKG-INFO", "x-1.egg-info"]
)
def test_another_version_of_what_is_installed_makes_another_publisher(
    about: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / about
    installed.parent.mkdir(exist_ok=True)
    found = {own_digest.__wrapped__()}
    for version in ("1", "2"):
        installed.write_text(f"Name: x\nVersion: {version}\n", "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        found.add(own_digest.__wrapped__())
    assert len(found) == 3


def test_what_somebody_else_wrote_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    cache = made(tmp_path / "here")
    key = cache.key(b"a")
    made(tmp_path / "elsewhere").put(key, b"words")
    theirs = (tmp_path / "elsewhere" / "tests" / key).read_bytes()
    (cache.folder / key).write_bytes(theirs)
    assert cache.get(key) is None
    cache.put(key, b"words")
    for at in (0, -1):
        kept = bytearray((cache.folder / key).read_bytes())
        kept[at] ^= 1
        (cache.folder / key).write_bytes(kept)
        assert cache.get(key) is None
        cache.put(key, b"words")
    cache.put(other := cache.key(b"b"), b"other words")
    (cache.folder / other).replace(cache.folder / key)
    assert cache.get(key) is None, "a true entry, but another's"


def test_what_is_stored_beside_an_entry_must_still_be_that(tmp_path: Path) -> None:
    cache = made(tmp_path)
    key = cache.key(b"a")
    stored = cache.remember(key, "told", {"a": b"words", "b": b"more"})
    assert stored
    assert cache.recall(key) == ("told", stored)
    assert [file.read() for file in stored.values()] == [b"words", b"more"]
    stored["b"].path.write_bytes(b"others")
    assert cache.recall(key) is None


def test_what_nothing_used_is_forgotten(tmp_path: Path) -> None:
    cache = made(tmp_path)
    for name in (b"a", b"b"):
        cache.put(cache.key(name), b"words")
        older = cache.folder / cache.key(name)
        os.utime(older, (1, 1))
    cache.begin()
    cache.get(cache.key(b"a"))
    cache.forget_unused()
    assert cache.get(cache.key(b"a")) == b"words"
    assert cache.get(cache.key(b"b")) is None


def test_what_a_killed_run_left_of_a_secret_is_deleted(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / ".secret.1").touch()
    Memory(tmp_path).forget_unused()
    assert [path.name for path in tmp_path.glob("*secret*")] == ["secret"]


def test_others_can_read_neither_the_secret_nor_the_folder(tmp_path: Path) -> None:
    made(tmp_path / "cache")
    modes = [(tmp_path / "cache" / name).stat().st_mode & 0o777 for name in ("", "tests", "secret")]
    assert modes == [0o700, 0o700, 0o600]


def test_a_full_disk_is_no_reason_to_fail(tmp_path: Path) -> None:
    cache = made(tmp_path)
    shutil.rmtree(cache.folder)
    cache.put("a", b"words")
    assert cache.remember("a", "told", {"a": b"words"}) is None
    assert cache.get("a") is None
    (tmp_path / "file").touch()
    assert Memory(tmp_path / "file").of("tests") is None


TERMS_OF = {"birch-2020-a": [FlaggedTerm("victim", TermKind.PERSON, ("Marigold Threlkeld",), "R")]}
CLEAN = [Built("a.txt", b"words", frozenset(TERMS_OF)), Built("b.txt", b"words")]


def test_clean_bytes_are_looked_at_once(tmp_path: Path) -> None:
    looks: list[Batch] = []
    for _ in range(2):
        assert looked_at(tmp_path, CLEAN, looks) == []
    assert len(looks) == 2


@pytest.mark.parametrize(
    "changed",
    [
        [CLEAN[0], Built("b.txt", b"other words")],
        [CLEAN[1], replace(CLEAN[0], path="c.txt")],
        [replace(CLEAN[0], made_from=frozenset()), CLEAN[1]],
        [*CLEAN, Built("c.html", b"<!doctype html><p>words of ours</p>")],
    ],
)
def test_another_file_is_looked_at_again(tmp_path: Path, changed: list[Built]) -> None:
    looked_at(tmp_path, CLEAN, [])
    looks: list[Batch] = []
    looked_at(tmp_path, changed, looks)
    assert changed[-1] in [file for batch in looks for _, file in batch]


BOTH = "birch-2020-a", "cedar-2020-a"
INDEX = gzip.compress(b"pagefind_dcd\x80", mtime=0)
MAIL = b"Subject: words\n\nwords\n"


@pytest.mark.parametrize(
    ("name", "data", "made_from", "looks_at_it"),
    [
        ("a.txt", b"words", BOTH, 1),
        ("a.pf_index", INDEX, BOTH, 2),
        ("a.eml", MAIL, BOTH, 1),
        ("a.pf_index", INDEX, BOTH[:1], 2),
        ("a.eml", MAIL, BOTH[:1], 1),
    ],
)
def test_what_may_hang_on_other_reviews_is_looked_at_again_when_they_change(
    tmp_path: Path, name: str, data: bytes, made_from: tuple[str, ...], looks_at_it: int
) -> None:
    shared = Built(name, data, frozenset(made_from))
    both = {**TERMS_OF, "cedar-2020-a": []}
    looks: list[Batch] = []
    for words in (b"words", b"other words"):
        files = [shared, replace(CLEAN[0], kept=words, made_from=frozenset(BOTH[1:]))]
        assert looked_at(tmp_path, files, looks, both) == []
    assert sum(file == shared for batch in looks for _, file in batch) == looks_at_it


def test_a_mail_is_looked_at_again_when_what_it_sends_stands_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "LONG_PDF", 1)
    (slug,) = TERMS_OF
    sent = Built("a.pdf", typeset("Marigold Threlkeld left."), frozenset({slug}))
    draft = Built("a.eml", mail(attachment=sent.data, name="a.pdf"), frozenset({slug}))
    assert {leak.finding.file for leak in looked_at(tmp_path, [sent, draft], [])} == {"a.pdf"}
    (leak,) = looked_at(tmp_path, [draft], [])
    assert leak.finding.file == "a.eml, a.pdf"


def test_a_line_that_is_no_longer_ours_is_looked_at_again_wherever_it_stands(
    tmp_path: Path,
) -> None:
    """What stands on all pages of our own may be a name elsewhere: "Hope", in "hope and help"."""
    terms = {**TERMS_OF, "cedar-2020-a": [FlaggedTerm("v", TermKind.PERSON, ("Hope",), "R")]}
    ours, other = (page(f"She and {word} stand here") for word in ("Hope", "nobody"))
    shared = Built("z.html", ours, frozenset(BOTH))
    found = []
    for first in (ours, other):
        own = [Built(f"{at}.html", ours) for at in range(1, AT_ONCE + 1)]
        files = [Built("0.html", first), *own, shared]
        found.append([leak.finding.file for leak in looked_at(tmp_path, files, [], terms)])
    assert [len(leaks) for leaks in found] == [0, 1]


def page(line: str) -> bytes:
    head = b'<!doctype html><html lang="en"><head><title>t</title></head>'
    return head + f"<body><p>{line}</p></body></html>".encode()


def test_another_term_makes_all_bytes_new(tmp_path: Path) -> None:
    looked_at(tmp_path, CLEAN, [])
    more = {**TERMS_OF, "cedar-2020-a": [FlaggedTerm("v", TermKind.PERSON, ("Words",), "R")]}
    looks: list[Batch] = []
    looked_at(tmp_path, CLEAN, looks, more)
    assert len(looks) == 2


def test_a_leak_is_told_every_time(tmp_path: Path) -> None:
    files = [Built("a.txt", b"Marigold Threlkeld", frozenset(TERMS_OF))]
    for _ in range(2):
        (leak,) = looked_at(tmp_path, files, [])
        assert leak.finding.rule is Rule.G101


def test_what_nobody_could_look_at_is_no_clean_verdict(tmp_path: Path) -> None:
    def fallen(_: object, batches: object) -> list[None]:
        return [None for _ in batches]  # type: ignore[attr-defined]

    cache = made(tmp_path)
    spread = remembering(cache, CLEAN, TERMS_OF, {}, fallen)
    assert [leak.finding.rule for leak in leaks_in(CLEAN, TERMS_OF, {}, spread)] == [Rule.G103] * 2
    looks: list[Batch] = []
    looked_at(tmp_path, CLEAN, looks)
    assert len(looks) == 2


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_with_or_without_a_memory_a_build_makes_the_same_bytes(part: int, tmp_path: Path) -> None:
    steps = random.Random(20261128).sample(sorted(EDITS), k=len(EDITS))[part::PARTS]
    root = three_reviews(tmp_path / "root")
    shown = [build(root).public and public(root)]
    for number, name in enumerate(steps):
        waits = EDITS[name](root)
        if waits and name not in LEFT:
            approve(root, waits)
        cold = tmp_path / "cold"
        shutil.rmtree(cold, ignore_errors=True)
        shutil.copytree(root, cold, symlinks=True)
        shutil.rmtree(cold / "_build" / "cache")
        warm_outcome, cold_outcome = build(root), build(cold)
        told = [(o.exit_code, o.findings) for o in (warm_outcome, cold_outcome)]
        assert told[0] == told[1], (number, name)
        for place in ("_build/public", "_build/packs", "reviews/ledger"):
            assert files_below(root / place) == files_below(cold / place), (number, name, place)
        shown.append(public(root))
    other = sum(one != another for one, another in pairwise(shown))
    assert other > len(steps) / 2, "most edits change what is public, or little is compared"


@pytest.mark.slow
def test_a_second_build_reads_sets_and_looks_at_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(tmp_path / "root")
    add_review(root, changes=IN_WELSH)
    build(root)

    def must_not(*_: object) -> None:
        pytest.fail("it was remembered")

    monkeypatch.setattr("publisher.looking.read_review", must_not)
    monkeypatch.setattr("publisher.site.anew.make_pdf", must_not)
    monkeypatch.setattr("publisher.site.review_pages.document_page", must_not)
    monkeypatch.setattr("publisher.packing.make_pack", must_not)
    monkeypatch.setattr("publisher.site.search.index_pages", must_not)
    in_this_process(monkeypatch)
    monkeypatch.setattr(workers, "each_apart", lambda _, batches: map(must_not, batches))
    assert build(root).exit_code == 0


@pytest.mark.slow
def test_a_run_that_deploys_uses_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, looked = make_site(tmp_path / "root"), list[Batch]()
    add_review(root)
    build(root)

    def noted(look: Callable[[Batch], list[Leak]], batches: list[Batch]) -> list[list[Leak]]:
        looked.extend(batches)
        return [look(batch) for batch in batches]

    monkeypatch.setattr(workers, "each_apart", noted)
    usual, server = job(root), replace(HERE, on_server=True)
    for at, afresh in (
        (usual, False),
        (replace(usual, place=server), True),
        (replace(usual, claims=True), True),
        (replace(usual, place=server, claims=True), True),
    ):
        looked.clear()
        assert build(root, at).exit_code == 0
        assert bool(looked) is afresh


@pytest.mark.slow
def test_a_build_forgets_what_is_no_longer_so(tmp_path: Path) -> None:
    root = make_site(tmp_path / "root")
    folder, kept = add_review(root), root / "_build" / "cache" / "reviews"
    build(root)
    before = {*files_below(kept)}
    write(root, f"{PLACE}/review.yml", REVIEW + "indexing: false\n")
    os.utime(folder)
    for file in kept.iterdir():
        os.utime(file, (1, 1))
    approve(root)
    build(root)
    assert before & {*files_below(kept)} == {"begun"}


@pytest.mark.slow
def test_a_memory_holds_no_unredacted_word(tmp_path: Path) -> None:
    root = make_site(tmp_path / "root")
    add_review(root)
    build(root)
    entries = files_below(root / "_build" / "cache")
    signed = [data[SIGNATURE:] for data in entries.values() if data[SIGNATURE:][:2] == PICKLE]
    assert signed
    beside = [data for data in entries.values() if data[:2] == PICKLE]
    told = [repr(pickle.loads(data)) for data in (*signed, *beside)]
    assert any("asked for" in one for one in told), "a memory without words proves nothing"
    for words in REAL_NAME.split():
        assert not any(words.encode() in data for data in entries.values())
        assert not any(words in one for one in told)


def made(folder: Path) -> Cache:
    cache = Memory(folder).of("tests")
    assert cache
    return cache


def looked_at(
    folder: Path,
    files: list[Built],
    looks: list[Batch],
    terms: dict[str, list[FlaggedTerm]] = TERMS_OF,
) -> list[Leak]:
    """What the gate finds with the memory of this folder, and which batches it looked at."""

    def noted(look: Callable[[Batch], list[Leak]], batches: list[Batch]) -> list[list[Leak]]:
        looks.extend(batches)
        return [look(batch) for batch in batches]

    return leaks_in(files, terms, {}, remembering(made(folder), files, terms, {}, noted))  # type: ignore[arg-type]
