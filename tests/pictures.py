"""Pictures of the released example site for the README and the handbook: `make pictures`.

Each page on a desk, on a phone, and on a desk in dark colours, as a reader meets it first. And
the private preview of the review that docs/handbook/first-review.md walks through, as an officer
meets it who has not yet listed everybody.
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from publisher import one_review
from tests.folders import ROOT, job
from tests.site.browsing import CHROMIUM, QUIET, opened
from tests.walk import NOT_YET_LISTED, SLUG, filled_in, with_letter

FOLDER = ROOT / "docs" / "handbook" / "pictures"
REVIEW = f"reviews/{SLUG}/"
DOCUMENT = f"{REVIEW}executive-summary/"
PAGES = {
    "home": "",
    "list": "reviews/",
    "review": REVIEW,
    "document": DOCUMENT,
    "plan": f"{REVIEW}recommendations/",
    "letter": f"{REVIEW}letter/",
    "search": "search/",
    "recommendations": "recommendations/",
}
LOOKS: dict[str, dict[str, object]] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 780, "device_scale_factor": 2},
    "dark": {"width": 1280, "height": 900, "color_scheme": "dark"},
}
PREVIEW = {
    "preview-list": ("", "h2:has-text('Looks like personal data')"),
    "preview-marks": (DOCUMENT, "#left-1"),
}
"""The pages of the preview, and what they are shown from."""
COLOURS = 64
"""Enough for pages, whose letters have a grey edge; three quarters smaller than all colours."""


def search(page: Page) -> None:
    page.get_by_label("Words to look for").fill("training")
    page.keyboard.press("Enter")
    page.locator("#search-results li").first.wait_for()


def look_at_the_table(page: Page) -> None:
    page.locator("table").first.evaluate("table => table.closest('.scroll').scrollIntoView()")


PREPARED: dict[str, Callable[[Page], None]] = {"search": search, "plan": look_at_the_table}


def picture(page: Page) -> bytes:
    """What the window shows, as a small PNG."""
    with Image.open(io.BytesIO(page.screenshot())) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a browser on this computer finds the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def of_the_site(browser: Browser, site: Path) -> None:
    with served(site) as address:
        for look, settings in LOOKS.items():
            for name, path in PAGES.items():
                with opened(browser, **settings) as page:  # type: ignore[arg-type]
                    page.goto(address + path)
                    if name in PREPARED:
                        PREPARED[name](page)
                    (FOLDER / f"{name}-{look}.png").write_bytes(picture(page))


def of_the_preview(browser: Browser, work: Path) -> None:
    filled_in(with_letter(work), NOT_YET_LISTED)
    with one_review.private_preview(job(work), SLUG) as folder, served(folder) as address:
        for name, (path, first) in PREVIEW.items():
            with opened(browser, height=560) as page:
                page.goto(address + path)
                page.locator(first).first.evaluate("there => there.scrollIntoView()")
                page.evaluate("window.scrollBy(0, -80)")
                (FOLDER / f"{name}.png").write_bytes(picture(page))


def main(site: Path) -> None:
    """Take every picture, those of the site from what has been released into this folder."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        of_the_site(browser, site)
        of_the_preview(browser, Path(work))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
