"""The engine alone, and what a council would pick instead: Material, a hook that asks Presidio.

The engine gets the pages as they were staged, with our theme; the other two get the same pages.
None of them reads Word or PDF, redacts by a list with all its forms, makes PDFs, or looks at
what it has made.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from benchmarks.loading import loaded
from benchmarks.nation import presidio_hook
from benchmarks.nation.review import slug_of
from benchmarks.nation.watched import Used, watched
from publisher.site.council import EXTENSIONS
from publisher.site.engine import PROGRAM, environment
from tests.folders import ROOT

AT_MOST = {"Material as it comes": 100, "with a hook that asks Presidio": 10}
"""Reviews up to which each is measured."""
SEARCHED = "police"
DOCUMENT = "executive-summary/"
STAGED = "staged"
"""The folder, beside a size's reviews, in which a build leaves the pages that it staged."""


def compared(root: Path, size: int, ours: Used) -> Iterator[str]:
    """Rows of a table: ours, the engine alone, and each that is measured at this size."""
    kept = root / STAGED
    document = f"reviews/{slug_of(0)}/{DOCUMENT}"
    public = (root / "_build" / "public").resolve()
    alone = watched([*PROGRAM, "build", "--strict"], kept, environment(kept))
    engine = alone.seconds
    yield _row(size, "this project, cold", ours, engine, public, document, _ours)
    mb = f"{alone.largest / 1e6:.0f} | {_bytes(kept / 'built') / 1e6:.1f}"
    yield f"| {size} | the engine alone, our pages and theme | {engine:.1f} | 1.0 | {mb} | | |"
    for name, most in AT_MOST.items():
        hook = "hook" in name
        if size > most or (hook and not find_spec("presidio_analyzer")):
            continue
        work = root / "instead"
        # Presidio may lie elsewhere
        path = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
        theirs = {**os.environ, "PYTHONPATH": path, presidio_hook.SIZE: str(size)}
        used = _built(kept / "docs", work, theirs, hook)
        yield _row(size, name, used, engine, work / "site", document, _theirs)


def _built(docs: Path, work: Path, environment: Mapping[str, str], hook: bool) -> Used:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    config = {
        "site_name": "Reviews",
        "docs_dir": str(docs),
        "site_dir": str(work / "site"),
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": [{name: dict(options)} for name, options in EXTENSIONS.items()],
        **({"hooks": [presidio_hook.__file__]} if hook else {}),
    }
    (work / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return watched([sys.executable, "-m", "mkdocs", "build", "--quiet"], work, environment)


Search = Callable[[Page], None]


def _row(
    size: int, name: str, used: Used, engine: float, site: Path, document: str, search: Search
) -> str:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    page = sum(loaded(files, lambda page, at: _open(page, at + document)).values())
    found = sum(loaded(files, lambda page, at: _open(page, at + document, search)).values())
    mb = f"{used.largest / 1e6:.0f} | {_bytes(site) / 1e6:.1f}"
    kb = f"{page / 1e3:.0f} | {found / 1e3:.0f}"
    return f"| {size} | {name} | {used.seconds:.1f} | {used.seconds / engine:.1f} | {mb} | {kb} |"


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _open(page: Page, address: str, search: Search | None = None) -> None:
    page.goto(address, wait_until="networkidle")
    if search:
        search(page)
        page.wait_for_load_state("networkidle")


def _ours(page: Page) -> None:
    page.goto(f"{page.url.partition('/reviews/')[0]}/search/")
    page.fill("#search-words", SEARCHED)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text("found", timeout=60_000)


def _theirs(page: Page) -> None:
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially(SEARCHED)
    expect(page.locator("li.md-search-result__item").first).to_be_visible(timeout=60_000)
