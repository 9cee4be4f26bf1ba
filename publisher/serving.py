"""Shows a released folder on this computer alone, as a static web server would."""

import http.server
from functools import partial
from pathlib import Path

from publisher.errors import SettingsError


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; answers only requests that name this computer, and keeps no log."""

    def do_GET(self) -> None:
        """Answer a request, unless another site's page sent it here (DNS rebinding)."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        if host not in ("127.0.0.1", "localhost"):
            self.send_error(403)
            return
        super().do_GET()

    def do_HEAD(self) -> None:
        """Refuse: only the browser's ordinary requests are answered."""
        self.send_error(405)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page."""
        page = Path(str(self.directory)) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep no log of what was looked at."""


def serve_folder(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Give a server for the folder on 127.0.0.1; `port` 0 takes a free one.

    Raises: SettingsError if nothing has been released yet or the port is taken.
    """
    if not folder.is_dir():
        raise SettingsError("Nothing has been released yet.", "Run make site first.")
    try:
        return http.server.ThreadingHTTPServer(
            ("127.0.0.1", port), partial(_Handler, directory=str(folder))
        )
    except OSError:
        raise SettingsError(
            f"Port {port} is taken.", "Choose another one, such as: make serve PORT=8001"
        ) from None
