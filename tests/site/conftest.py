"""The built test site, made once, and a server and a browser for it."""

import functools
import threading
from collections.abc import Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from publisher.site.build import SiteFile, build_site
from tests.site.browsing import CHROMIUM, ENGINE, QUIET, opened
from tests.site.content import whole_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, SiteFile]:
    files = build_site(whole_site(), tmp_path_factory.mktemp("work"))
    return {file.path: file for file in files}


@pytest.fixture(scope="session")
def pages(built: Mapping[str, SiteFile]) -> Mapping[str, bytes]:
    return {path: file.data for path, file in built.items() if path.endswith(".html")}


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(
    built: Mapping[str, SiteFile], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    root = tmp_path_factory.mktemp("served")
    for path, file in built.items():
        target = root / "dhr" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    (root / "weather").mkdir()
    (root / "weather" / "index.html").write_text("<!doctype html><title>Weather</title><p>Rain")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is not installed: make test installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=ENGINE, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, 390, 780) as page:
        yield page
