"""The invented reviews for measuring are the same every time, and in the proportions told."""

import hashlib
import io
import json
import os
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.nation.measure import SO_FAR, beside, so_far
from benchmarks.nation.review import FORMATS, has_overview, review_files, slug_of, terms_of
from benchmarks.nation.watched import Used, watched
from publisher.cache import own_digest

KEPT = {
    0: "edefe21f64302e2d",
    1: "ebfb6cf64b1c9872",
    5: "4a3c5aadc5362f8e",
}
"""The digest of all files of a Word, a PDF and a Markdown review."""


def digest(number: int) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(review_files(number).items()):
        for part, inside in _parts(data):
            whole.update(f"{name} {part} {len(inside)} ".encode() + inside)
    return whole.hexdigest()[:16]


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """A Word file is packed by the machine's own zlib, so what lies in it is compared."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield "", data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from ((name, package.read(name)) for name in package.namelist())


@pytest.mark.parametrize("number", KEPT)
def test_an_invented_review_is_the_same_on_every_machine(number: int) -> None:
    assert digest(number) == KEPT[number]


def test_formats_stand_in_their_proportion_and_addresses_are_never_used_twice() -> None:
    assert Counter(FORMATS) == {"docx": 5, "pdf": 4, "md": 1}
    assert len({slug_of(number) for number in range(2_000)}) == 2_000


def test_every_fourth_has_an_overview_report_in_each_format() -> None:
    with_one = [number for number in range(400) if has_overview(number)]
    assert len(with_one) == 100
    assert {FORMATS[number % len(FORMATS)] for number in with_one} == set(FORMATS)


@pytest.mark.parametrize(("number", "words", "firings"), [(5, 3_000, 40), (15, 28_000, 130)])
def test_an_invented_review_is_as_long_as_is_told_and_names_people_as_often(
    number: int, words: int, firings: int
) -> None:
    """A review in Markdown, whose words are plain to count: one without an overview, one with."""
    files = review_files(number)
    documents = {name: data.decode() for name, data in files.items() if name.endswith(".md")}
    reports = [text for name, text in documents.items() if name.startswith(("exec", "over"))]
    assert words <= sum(len(text.split()) for text in reports) <= 1.03 * words
    assert documents["recommendations.md"].count("\n| ") - 1 == 15  # but for the head
    names = [name for term in terms_of(number) for name in term.written]
    assert (len(terms_of(number)), len(names)) == (30, 30)
    assert sum(text.count(name) for name in names for text in documents.values()) == firings


def test_figures_of_other_sizes_stay_and_those_of_this_one_are_put_in_their_place() -> None:
    head = "\n\n| Reviews | s |\n|--:|--:|\n"
    old = f"- 3 reviews: a\n- 100 reviews: b{head}| 3 | 1 |\n| 100 | 2 |\n| 100 | 3 |"
    new = f"- 10 reviews: c\n- 100 reviews: c{head}| 10 | 4 |\n| 10 | 5 |\n| 100 | 6 |"
    assert beside("", new) == new
    assert beside(old, new).split("\n") == [
        "- 3 reviews: a",
        "- 10 reviews: c",
        "- 100 reviews: c",
        "",
        "| Reviews | s |",
        "|--:|--:|",
        "| 3 | 1 |",
        "| 10 | 4 |",
        "| 10 | 5 |",
        "| 100 | 6 |",
    ]


def test_what_was_measured_before_a_stop_counts_if_it_was_by_the_same_code(tmp_path: Path) -> None:
    used = Used(2, 2, 2, 2, 2, "another: -m publisher, 2 s after the start")
    told = {"used": {"check": asdict(used)}, "stages": {"check": {"gate": 1}}}
    assert so_far(tmp_path) == ({}, {})
    (tmp_path / SO_FAR).write_text(json.dumps({"by": own_digest().hex(), **told}))
    assert so_far(tmp_path) == ({"check": used}, {"check": {"gate": 1}})
    (tmp_path / SO_FAR).write_text(json.dumps({"by": "another", **told}))
    assert so_far(tmp_path) == ({}, {})


def test_the_largest_process_is_named_and_not_the_one_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "large.py").write_text(
        "import time\nheld = bytearray(b'x') * 10**8\ntime.sleep(1)\n"
    )
    starts = f"import subprocess; subprocess.run([{sys.executable!r}, 'large.py'])"
    used = watched([sys.executable, "-c", starts], tmp_path, os.environ)
    assert used.which.startswith("another: large.py, ")
    assert min(used.largest, used.together) > 10**8
