"""What Lighthouse makes of each kind of page: run with `make bench-lighthouse`.

    python -m benchmarks.lighthouse [DATE]

Needs Node 20 or newer; Lighthouse is installed from npm into `_build/lighthouse`, for this
alone. The pages are served with gzip, as every host does. With a date, the scores go into
docs/developers/benchmarks.md. Ends with 1 if a score is below its mark.
"""

import gzip
import json
import mimetypes
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.page import machine, write_down
from publisher.site.build import build_site
from tests.folders import ROOT
from tests.site.browsing import CHROMIUM, QUIET
from tests.site.content import whole_site
from tests.site.kinds import KINDS

VERSION = "12.8.2"  # 13 needs Node 22
MARKS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
DEVICES = {"phone": (), "desk": ("--preset=desktop",)}
UNLISTED = b'<meta name="robots" content="noindex'
"""What a page holds that asks search engines not to list it, which Lighthouse counts as a fault."""

Scores = dict[str, tuple[int, list[str]]]
"""By category: what is scored, and which audits cost points."""


def main(arguments: Sequence[str]) -> int:
    """Score each kind of page on both devices, print it and, with a day, put it on the page."""
    program = _installed(ROOT / "_build" / "lighthouse")
    rows, poor = [], []
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as site:
        for kind in KINDS:
            cells = []
            for device, options in DEVICES.items():
                scores = _scores(program, site.address + kind.example, options)
                if UNLISTED in site.page(kind.example):
                    del scores["seo"]
                cells += [str(scores[name][0]) if name in scores else "" for name in MARKS]
                poor += [
                    f"{kind.name}, {device}: {name} {score}: {', '.join(audits)}"
                    for name, (score, audits) in scores.items()
                    if score < MARKS[name]
                ]
            rows.append(f"| {kind.name} | {' | '.join(cells)} |")
            print(rows[-1], flush=True)
    if arguments:
        table = "\n".join([*_heading(), *rows])
        write_down("lighthouse", f"{machine(arguments[0])}\n\n{table}")
    print("\n".join(poor))
    return 1 if poor else 0


def _heading() -> list[str]:
    names = [f"{name.capitalize()}, {device}" for device in DEVICES for name in MARKS]
    return [f"| Page | {' | '.join(names)} |", "|---|" + "--:|" * len(names)]


def _installed(folder: Path) -> Path:
    program = folder / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        install = ["npm", "install", "--no-save", "--silent", "--prefix", str(folder)]
        without_browser = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run([*install, f"lighthouse@{VERSION}"], env=without_browser, check=True)
    return program


def _scores(program: Path, url: str, options: Sequence[str]) -> Scores:
    """What Lighthouse scores, out of 100, by category."""
    done = subprocess.run(
        [program, url, "--quiet", "--output=json", f"--only-categories={','.join(MARKS)}",
         f"--chrome-flags={' '.join(['--headless=new', *QUIET])}", *options],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or CHROMIUM},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    report = json.loads(done.stdout)
    found = {}
    for name, category in report["categories"].items():
        lost = [
            ref["id"]
            for ref in category["auditRefs"]
            if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 1
            and report["audits"][ref["id"]]["scoreDisplayMode"] in {"binary", "numeric"}
        ]  # fmt: skip
        found[name] = (round(category["score"] * 100), lost)
    return found


@dataclass(frozen=True)
class Served:
    """The test site, where it is served and its files."""

    address: str
    files: Mapping[str, bytes]

    def page(self, path: str) -> bytes:
        """The file at an address below the site's, b"" if there is none."""
        return self.files.get(path + "index.html" if path == "" or path[-1] == "/" else path, b"")


@contextmanager
def _serving(work: Path) -> Iterator[Served]:
    """Build the test site and serve it from memory at the address that it says it has."""
    files: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = Served("", files).page(self.path.removeprefix("/").split("?")[0])
            self.send_response(200 if body else 404)
            kind, _ = mimetypes.guess_type(self.path)
            self.send_header("Content-Type", kind or "text/html")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=31536000")
            self.end_headers()
            self.wfile.write(gzip.compress(body))

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}/"
    site = whole_site()
    site = replace(site, settings=site.settings.model_copy(update={"site_url": address}))
    files.update({file.path: file.data for file in build_site(site, work)})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(address, files)
    server.shutdown()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
