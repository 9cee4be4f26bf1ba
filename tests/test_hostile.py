"""Each trick holds back its own review, and is told; the honest one beside them is read.

All in one run of the real command line. What the tricks are is in `tricks.py`.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping

import pytest

from publisher.errors import ExitCode
from tests.folders import ROOT, add_review, make_site
from tests.test_cli import without_surroundings
from tests.tricks import TRICKS

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
    "FILL": lambda: bytearray(2_000_000_000),
}
def spoiled(data, request):
    reading = usual(data, request)
    for word, spoil in SPOILS.items():
        if reading.document and word in repr(reading.document): spoil()
    return reading
read.READERS[".docx"] = spoiled
"""
"""Limits that are reached soon, and a reader of Word files that has faults."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[tuple[str, str]]]:
    """What is found in each review, by its folder: rule and file.

    A review whose list of terms cannot be read is spoken of by its number: "" here.
    """
    root = make_site(tmp_path_factory.mktemp("hostile") / "root")
    add_review(root, HONEST, approved=False)
    for name, make in TRICKS.items():
        trick = make()
        folder = add_review(root, f"{name}-2019-a", trick.files, approved=False)
        trick.after(folder)
    (root / "sitecustomize.py").write_text(READERS)
    path = os.pathsep.join([str(root), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "check", "--format", "json", "--today", "2026-11-22"],
        cwd=root,
        env={**without_surroundings(), "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (ExitCode.CHECKS_FAILED, "")
    found = defaultdict(set)
    for finding in json.loads(done.stdout)["findings"]:
        known = finding["review"].removesuffix("-2019-a") in (*TRICKS, "honest")
        found[finding["review"] if known else ""].add((finding["code"], finding["file"]))
    return found


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_refused_and_said_where(
    name: str, told: Mapping[str, set[tuple[str, str]]]
) -> None:
    assert TRICKS[name]().told in told[f"{name}-2019-a"] | told[""]


def test_the_honest_review_beside_them_is_read(told: Mapping[str, set[tuple[str, str]]]) -> None:
    assert {code[0] for code, _ in told[HONEST]} == {"A"}
