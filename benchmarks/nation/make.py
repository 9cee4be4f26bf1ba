"""Writes a folder with so many invented reviews, each approved: ready to be built.

python -m benchmarks.nation.make FOLDER COUNT
"""

import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.nation.review import review_files, slug_of
from publisher.config import Approver
from publisher.given import read_settings
from publisher.looking import Look, look_at
from publisher.redaction.approval import FILE, Demands, approval_file, approve
from tests.folders import MKDOCS, ROOT, job

AT_ONCE = 100
"""Reviews that are looked at before their approvals are written: what a stop may cost."""


def make(folder: Path, count: int) -> None:
    """Write reviews 0 to count - 1 and what else a site needs; those that are there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "site", folder / "docs" / "site", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/not-the-site", folder / "docs/not-the-site", dirs_exist_ok=True)
    numbers = {folder / "reviews" / slug_of(number): number for number in range(count)}
    missing = [review for review in numbers if not (review / FILE).exists()]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_write, missing, map(numbers.__getitem__, missing), chunksize=8))
    for start in range(0, len(missing), AT_ONCE):
        _approve(folder, missing[start : start + AT_ONCE])


def _write(review: Path, number: int) -> None:
    review.mkdir(parents=True, exist_ok=True)
    for name, data in review_files(number).items():
        (review / name).write_bytes(data)


def _approve(folder: Path, reviews: Sequence[Path]) -> None:
    """Approve the reviews, for which each is looked at as the publisher does it."""
    given = job(folder)
    look = Look(given.today, read_settings(given), given.place)
    generator = Approver(by="The generator", on=given.today)
    for review, checked in zip(reviews, look_at(look, reviews), strict=True):
        if not checked.may_be_approved:
            raise RuntimeError(f"{review.name}: {[str(found) for found in checked.findings]}")
        approval = approve(None, checked.parts, generator, Demands())
        (review / FILE).write_bytes(approval_file(approval))


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
