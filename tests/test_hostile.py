"""Each trick holds back its own review, and is told; the honest one beside them is published.

All in one build by the real command line, which prints to where nothing but UTF-8 may be printed.
Every review has the approval of the honest one. What the tricks are is in `tricks.py`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from publisher.errors import ExitCode
from publisher.findings import Finding, Rule
from publisher.surroundings import KEY
from tests.folders import ROOT, add_review, files_below, make_site
from tests.test_cli import without_surroundings
from tests.tricks import FOLDERS, SECRET, TRICKS

pytestmark = pytest.mark.slow
HONEST = "honest-2019-a"
READERS = """
import os, signal
import publisher.workers as workers
import publisher.intake.read as read
workers.LIMITS = workers.Limits(seconds=100, processor=5, memory=1_000_000_000)
usual = read.READERS[".docx"]
def loop():
    while True: pass
SPOILS = {
    "CRASH": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "LOOP": loop,
    "FILL": lambda: b"x" * 2_000_000_000,
}
def spoiled(data, request):
    reading = usual(data, request)
    for word, spoil in SPOILS.items():
        if reading.document and word in repr(reading.document): spoil()
    return reading
read.READERS[".docx"] = spoiled
"""
"""Limits that are reached soon, and a reader of Word files that has faults."""
MEMORY = 1_100_000_000
"""Bytes that no process may have held: those limits, and a program's own size."""
MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "publisher", *sys.argv[1:]], timeout=300)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, file=sys.stderr)
sys.exit(done.returncode)
"""
"""Runs the publisher and tells the most memory that one process of it held."""


class Ran(NamedTuple):
    """What came of the build: all that is public, and what was found, rule and file.

    That by the name of the review's folder, or "" where that name is not told.
    """

    public: Mapping[str, bytes]
    found: Mapping[str, set[tuple[str, str]]]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    root = make_site(tmp_path_factory.mktemp("hostile") / "root")
    approval = add_review(root, HONEST) / "approval.yml"
    for name, make in TRICKS.items():
        trick = make()
        folder = add_review(root, f"{name}-2019-a", trick.files, approved=False)
        shutil.copy(approval, folder)
        trick.after(folder)
    add_folders(root, approval)
    (root / "sitecustomize.py").write_text(READERS)
    found = defaultdict(set)
    for finding in json.loads(run(root, "build", "--format", "json"))["findings"]:
        known = finding["review"].removesuffix("-2019-a") in (*TRICKS, "honest")
        found[finding["review"] if known else ""].add((finding["code"], finding["file"]))
    return Ran(files_below(root / "_build" / "public"), found)


def add_folders(root: Path, approval: Path) -> None:
    """Add a review that is right in all else for each name that no address may have."""
    for name in FOLDERS:
        shutil.copy(approval, add_review(root, name, approved=False))


def run(root: Path, *words: str) -> str:
    """What the publisher says, which ends as it should and keeps within its limits."""
    path = os.pathsep.join([str(root), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words, "--today", "2026-11-22"],
        cwd=root,
        env={
            **without_surroundings(),
            "PYTHONPATH": path,
            "PYTHONIOENCODING": "utf-8:strict",
            KEY: SECRET,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="strict",
        check=False,
    )
    *others, most = done.stderr.splitlines()
    assert (done.returncode, others) == (ExitCode.CHECKS_FAILED, [])
    assert int(most) < MEMORY
    assert "Threlkeld" not in done.stdout
    return done.stdout


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_refused_and_said_where(name: str, ran: Ran) -> None:
    trick = TRICKS[name]()
    assert trick.told in ran.found[f"{name}-2019-a"] | ran.found[""]
    assert Finding(Rule[trick.told[0]]).stops or trick.harmless


def test_the_page_of_limits_says_how_each_trick_is_told() -> None:
    page = (ROOT / "docs" / "developers" / "limits.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    said = {(name, cells[-2]) for cells in rows for name in re.findall(r"`([a-z-]+)`", cells[-1])}
    assert said == {(name, make().told[0]) for name, make in TRICKS.items()}


def test_no_trick_leads_to_a_fault_of_ours(ran: Ran) -> None:
    assert "D132" not in {code for found in ran.found.values() for code, _ in found}


def test_the_honest_review_beside_them_is_published_and_no_other(ran: Ran) -> None:
    reviews = {path.split("/")[1] for path in ran.public if path.startswith("reviews/")}
    assert {name for name in reviews if name.endswith("2019-a")} == {HONEST}
    everything = b"".join([*map(str.encode, ran.public), *ran.public.values()])
    assert HONEST.encode() in everything
    assert [name for name in TRICKS if f"{name}-2019-a".encode() in everything] == []


@pytest.mark.parametrize("words", ["check", "build"])
def test_a_folder_whose_name_is_no_address_is_told_by_its_number(
    words: str, tmp_path: Path
) -> None:
    root = make_site(tmp_path / "root")
    add_folders(root, add_review(root, HONEST) / "approval.yml")
    said = run(root, words)
    assert said.count("(R102)") == len(FOLDERS)
    assert all(line.isprintable() for line in said.splitlines())
    assert [name for name in FOLDERS if f"reviews/{name}" in said or f" {name}:" in said] == []
    assert [f"  folder {number}: held back" in said for number in (1, 2, 3)] == [True] * 3
