"""Writes a folder with so many invented reviews, each approved: ready to be built.

python -m benchmarks.nation.make FOLDER COUNT
"""

import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.nation.review import review_files, slug_of
from publisher import one_review
from tests.folders import MKDOCS, ROOT, job


def make(folder: Path, count: int) -> None:
    """Write reviews 0 to count - 1 and what else a site needs; those that are there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "site", folder / "docs" / "site", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/not-the-site", folder / "docs/not-the-site", dirs_exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(_write, ((folder, number) for number in range(count)), chunksize=8):
            pass


def _write(given: tuple[Path, int]) -> None:
    folder, number = given
    review = folder / "reviews" / slug_of(number)
    if (review / "approval.yml").exists():
        return
    for name, data in review_files(number).items():
        review.mkdir(parents=True, exist_ok=True)
        (review / name).write_bytes(data)
    outcome = one_review.approve(job(folder), review.name, "The generator")
    if outcome.exit_code:
        raise RuntimeError(f"{review.name}: {[str(found) for found in outcome.findings]}")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
