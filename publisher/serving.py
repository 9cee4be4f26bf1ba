"""Shows a folder on this computer alone, as a static web server would.

Only this computer's own browser is answered: the server listens on 127.0.0.1, and every
request must name it so. A page elsewhere that makes the browser ask for `evil.example`, an
address that has come to mean 127.0.0.1, is refused whatever it asks for (DNS rebinding).
"""

import email.message
import http.server
import re
from functools import partial
from http import HTTPStatus
from pathlib import Path

from publisher.errors import SettingsError

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; answers only requests that name this computer, and keeps no log."""

    server_version = "publisher"
    sys_version = ""

    def parse_request(self) -> bool:
        """Refuse every request, of whatever kind, that does not name this computer."""
        if not super().parse_request():
            return False
        if not _names_this_computer(self.headers, self.connection.getsockname()[1]):
            self.close_connection = True
            self.send_error(HTTPStatus.FORBIDDEN)
            return False
        return True

    def do_HEAD(self) -> None:
        """Refuse: only the browser's ordinary requests are answered."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def list_directory(self, path: object) -> None:
        """Tell nobody which files there are."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page."""
        page = Path(str(self.directory)) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let nothing be kept, sent on, or shown within another page."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

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
            f"Port {port} is taken: something else is shown there, such as a preview.",
            "Stop that (Ctrl+C in its window), or choose another port: --port 8001 after publisher "
            "preview or publisher serve, PORT=8001 after make serve.",
        ) from None


def _names_this_computer(headers: email.message.Message, port: int) -> bool:
    """Whether the one Host header says 127.0.0.1 or localhost, and the port that it came to."""
    hosts = headers.get_all("Host", [])
    if len(hosts) != 1:
        return False
    named = re.fullmatch(r"(?:127\.0\.0\.1|localhost)(?::(\d+))?", hosts[0].strip(), re.IGNORECASE)
    return named is not None and int(named[1] or 80) == port
