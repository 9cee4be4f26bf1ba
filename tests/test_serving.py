"""What is shown is shown to this computer's own browser alone, and nothing of it is kept."""

import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.errors import ExitCode, SettingsError
from publisher.serving import serve_folder
from tests.folders import add_review, make_site
from tests.test_cli import without_surroundings


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "page.html").write_text("a page")
    with serve_folder(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()


def answer(port: int, request: str) -> tuple[int, str]:
    """The status and all of the answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request.encode())
        connection.shutdown(socket.SHUT_WR)
        whole = b"".join(iter(lambda: connection.recv(65536), b""))
    text = whole.decode()
    return (int(text.split()[1]) if text.startswith("HTTP/") else 0), text


def get(port: int, *hosts: str, path: str = "/", method: str = "GET") -> tuple[int, str]:
    lines = [f"{method} {path} HTTP/1.1", *(f"Host: {host}" for host in hosts)]
    return answer(port, "\r\n".join([*lines, "Connection: close", "", ""]))


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}"])
def test_a_browser_on_this_computer_is_answered(port: int, host: str) -> None:
    status, text = get(port, host.format(port))
    assert (status, text.endswith("home")) == (200, True)


FOREIGN = {
    "another name": ("evil.example:{}",),
    "another name that begins alike": ("localhost.evil.example:{}",),
    "another name that ends alike": ("evil-localhost:{}",),
    "another port": ("127.0.0.1:1",),
    "no port": ("127.0.0.1",),
    "an empty port": ("127.0.0.1:",),
    "no host": (),
    "an empty host": ("",),
    "two hosts": ("127.0.0.1:{}", "evil.example:{}"),
    "the same twice": ("127.0.0.1:{}", "127.0.0.1:{}"),
    "a user": ("x@127.0.0.1:{}",),
    "IPv6": ("[::1]:{}",),
    "IPv4 in IPv6": ("[::ffff:127.0.0.1]:{}",),
    "every address": ("0.0.0.0:{}",),
    "another way of writing it": ("127.1:{}",),
    "as a number": ("2130706433:{}",),
    "a full stop": ("localhost.:{}",),
}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("hosts", FOREIGN.values(), ids=list(FOREIGN))
def test_a_request_that_does_not_name_this_computer_is_refused(
    port: int, hosts: tuple[str, ...], method: str
) -> None:
    status, text = get(port, *(host.format(port) for host in hosts), method=method)
    assert status == 403
    assert "home" not in text


def test_a_request_of_old_is_refused(port: int) -> None:
    assert "home" not in answer(port, "GET /\r\n\r\n")[1]
    assert "home" not in answer(port, "GET / HTTP/1.0\r\n\r\n")[1]


@pytest.mark.parametrize(("method", "status"), [("HEAD", 405), ("POST", 501), ("PUT", 501)])
def test_only_ordinary_requests_are_answered(port: int, method: str, status: int) -> None:
    assert get(port, f"127.0.0.1:{port}", method=method)[0] == status


def test_a_missing_page_is_answered_with_the_sites_own(port: int) -> None:
    status, text = get(port, f"127.0.0.1:{port}", path="/nowhere")
    assert (status, text.endswith("not here")) == (404, True)


@pytest.mark.parametrize("path", ["/folder/", "/../", "/%2e%2e/%2e%2e/etc/passwd", "//folder/"])
def test_no_folder_is_listed_and_nothing_outside_is_shown(port: int, path: str) -> None:
    status, text = get(port, f"127.0.0.1:{port}", path=path)
    assert status in (404, 200)
    assert "page.html" not in text
    assert "root:" not in text


@pytest.mark.parametrize("path", ["/", "/folder/page.html", "/nowhere", "/folder"])
def test_nothing_is_kept_and_nobody_is_told(port: int, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    headers = connection.getresponse().headers
    connection.close()
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Python" not in headers["Server"]


def test_it_does_not_listen_elsewhere(port: int) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_serving_before_a_release_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as told:
        serve_folder(tmp_path / "public", 0)
    assert told.value.remedy == "Run make site first."


def test_a_port_that_is_taken_is_said_plainly(tmp_path: Path, port: int) -> None:
    with pytest.raises(SettingsError, match="is taken"):
        serve_folder(tmp_path, port)


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_is_private_and_gone_when_it_ends(tmp_path: Path, sent: signal.Signals) -> None:
    root = make_site(tmp_path / "root")
    add_review(root, approved=False)
    running = subprocess.Popen(
        [sys.executable, "-m", "publisher", "preview", "ashgrove-2019-a", "--port", "0"],
        cwd=root,
        env={**without_surroundings(), "PYTHONPATH": str(Path(__file__).parent.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert "Making the preview" in running.stdout.readline()
    assert "Private preview on http://127.0.0.1:" in running.stdout.readline()
    preview = root / "_build" / "preview"
    for folder in (preview, preview / "ashgrove-2019-a"):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert (preview / "ashgrove-2019-a" / "index.html").is_file()
    time.sleep(0.2)  # until it serves
    running.send_signal(sent)
    running.communicate(timeout=30)
    assert running.returncode == ExitCode.INTERRUPTED
    assert not (preview / "ashgrove-2019-a").exists()
    assert not (root / "_build" / "work").exists()
