"""The afternoon of docs/handbook/first-review.md: one invented review at each of its steps.

What the page shows of the terminal stands in blocks that the mark `<!-- shown: NAME -->` begins;
an ellipsis on a line of its own stands where lines are left out.
"""

import re
import shutil
from pathlib import Path

from tests.folders import ROOT, make_site

SLUG = "ashgrove-2019-a"
EXAMPLE = ROOT / "reviews" / SLUG
PAGE = ROOT / "docs" / "handbook" / "first-review.md"
NOT_YET_LISTED = ("officer", "home", "nhs-number")
"""The flagged terms that somebody who is new to it has overlooked."""


def with_letter(root: Path) -> Path:
    """A site without reviews, with the letter in its folder."""
    make_site(root)
    shutil.copyfile(EXAMPLE / "qa-letter.pdf", root / "qa-letter.pdf")
    return root


def with_documents(root: Path) -> None:
    """The review that `new` has begun, with its documents put in."""
    for name in ("executive-summary.docx", "recommendations.docx"):
        shutil.copyfile(EXAMPLE / name, root / "reviews" / SLUG / name)


def filled_in(root: Path, unlisted: tuple[str, ...] = (), status: str = "draft") -> None:
    """Every ??? answered, and everybody listed but those."""
    folder = root / "reviews" / SLUG
    folder.mkdir(exist_ok=True)
    for path in sorted(EXAMPLE.iterdir()):
        shutil.copyfile(path, folder / path.name)
    (folder / "approval.yml").unlink()
    _changed(folder / "review.yml", "status: ready", f"status: {status}")
    for term in unlisted:
        _changed(folder / "redactions.yml", rf"- id: {term}\n(  .*\n)+", "")


def _changed(path: Path, old: str, new: str) -> None:
    text, times = re.subn(old, new, path.read_text(encoding="utf-8"))
    assert times == 1
    path.write_text(text, encoding="utf-8")


def shown(name: str) -> re.Pattern[str]:
    """What the page shows under that name, to be looked for in what the terminal showed."""
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(rf"^<!-- shown: {name} -->\n\n```text\n(.*?\n)```$", page, re.M | re.S)
    return re.compile(re.escape(block).replace(re.escape("…\n"), "(?:.*\n)*?"))
