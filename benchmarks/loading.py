"""What a reader's browser loads of a site: bytes on the wire, packed as servers pack them."""

import gzip
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.site.browsing import CHROMIUM, QUIET

KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
PACKED = {*KINDS, "json"}


def loaded(files: Mapping[str, bytes | Path], visit: Callable[[Page, str], None]) -> dict[str, int]:
    """Bytes of each file that is asked for while `visit` does its round at the site's address."""
    sent: dict[str, int] = {}

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            path = f"{path}index.html" if path.endswith("/") or not path else path
            file = files.get(path)
            data = file.read_bytes() if isinstance(file, Path) else file
            self.send_response(200 if data is not None else 404)
            ending = path.rpartition(".")[2]
            if data and ending in PACKED:
                data = gzip.compress(data, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", KINDS.get(ending, "application/octet-stream"))
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")
            sent[path] = len(data or b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            visit(browser.new_page(), f"http://127.0.0.1:{server.server_port}/")
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return sent
