"""Pictures of the released example site for the README and the handbook: `make pictures`.

Each page on a desk, on a phone, and on a desk in dark colours, as a reader meets it first.
"""

import io
import sys
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.folders import ROOT
from tests.site.browsing import CHROMIUM, QUIET, opened

FOLDER = ROOT / "docs" / "handbook" / "pictures"
REVIEW = "reviews/ashgrove-2019-a/"
PAGES = {
    "home": "",
    "list": "reviews/",
    "review": REVIEW,
    "document": f"{REVIEW}executive-summary/",
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


def main(site: Path) -> None:
    """Take every picture of the site that has been released into this folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for look, settings in LOOKS.items():
            for name, path in PAGES.items():
                with opened(browser, **settings) as page:  # type: ignore[arg-type]
                    page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
                    if name in PREPARED:
                        PREPARED[name](page)
                    (FOLDER / f"{name}-{look}.png").write_bytes(picture(page))
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
