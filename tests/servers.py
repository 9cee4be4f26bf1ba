"""Real web servers, set up by what the handbook says and nothing else, and what they answer.

The settings are those of docs/handbook/deploying.md, read there. Only what must differ here is
put in their place: the port, the folders, and where the site begins.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from tests.folders import ROOT, files_below

DEPLOYING = (ROOT / "docs" / "handbook" / "deploying.md").read_text("utf-8")
HEADERS = (
    *("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"),
    *("Permissions-Policy", "Strict-Transport-Security"),
)
_NGINX = """\
{user} daemon off; pid {work}/pid; error_log {work}/errors;
events {{}}
http {{
access_log off;
client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
{site}
}}
"""
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias")
_APACHE = """\
ServerRoot {work}
{name}
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/errors
User www-data
Group www-data
{modules}
TypesConfig /etc/mime.types
DocumentRoot {work}/srv
<Directory {work}/srv>
Require all granted
AllowOverride {allowed}
</Directory>
{site}
"""


def snippet(kind: str) -> str:
    """The settings for a kind of server, as the handbook has them."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", DEPLOYING, re.MULTILINE | re.DOTALL)
    return str(found)


def _set(text: str, changes: Mapping[str, str]) -> str:
    """The settings with what must differ here; each is there once."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"the handbook no longer says: {old}"
        text = text.replace(old, new)
    return text


def _nginx(work: Path, port: int, below: str) -> list[str]:
    site = _set(
        snippet("nginx"),
        {
            "listen 80;": f"listen 127.0.0.1:{port};",
            "/srv/reviews;": f"{work}/srv;",
            "/etc/nginx/moved-reviews*.conf;": f"{work}/nginx.conf;",
            " /404.html": f" {below}404.html",
        },
    )
    user = "" if os.geteuid() else "user root;"
    (work / "conf").write_text(_NGINX.format(user=user, work=work, site=site))
    return ["nginx", "-e", f"{work}/errors", "-c", f"{work}/conf"]


def _apache(work: Path, port: int, below: str, in_the_folder: bool = False) -> list[str]:
    site = _set(snippet("apache"), {" /404.html": f" {below}404.html"})
    site += (work / "apache.conf").read_text()
    if in_the_folder:
        (work / "srv" / ".htaccess").write_text(site)
    modules = "\n".join(
        f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in _MODULES
    )
    names = re.findall(r"`(ServerName https://[^`]+|UseCanonicalName On)`", DEPLOYING)
    assert len(names) == 2
    (work / "conf").write_text(
        _APACHE.format(
            work=work, port=port, modules=modules, name="\n".join(names),
            site="" if in_the_folder else site, allowed="All" if in_the_folder else "None",
        )
    )  # fmt: skip
    return ["apache2", "-X", "-f", f"{work}/conf"]


def _htaccess(work: Path, port: int, below: str) -> list[str]:
    return _apache(work, port, below, in_the_folder=True)


SERVERS = {"nginx": _nginx, "apache": _apache, "apache, .htaccess": _htaccess}


@contextmanager
def serving(kind: str, built: Path, below: str) -> Iterator[int]:
    """Let a server hand out what was built (`public` and `servers`), below a path; its port."""
    with TemporaryDirectory(dir="/tmp", prefix="served-") as folder, socket.socket() as free:
        work = Path(folder)
        work.chmod(0o755)  # a server is another user
        shutil.copytree(built / "public", work / "srv" / below.strip("/"), dirs_exist_ok=True)
        for name in ("nginx.conf", "apache.conf"):
            shutil.copy(built / "servers" / name, work)
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        command = SERVERS[kind](work, port, below)
        for path in (work / "srv", *(work / "srv").rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        program = shutil.which(command[0]) or f"/usr/sbin/{command[0]}"
        server = subprocess.Popen([program, *command[1:]], stdin=subprocess.DEVNULL)
        try:
            _wait_for(port, server, work / "errors")
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(port: int, server: "subprocess.Popen[bytes]", errors: Path) -> None:
    for _ in range(600):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, errors.read_text()
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


def ask(port: int, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "reviews.example.gov.uk"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def answers_as_promised(
    kind: str, built: Path, moved: Mapping[str, str], below: str = "/dhr/"
) -> None:
    """Hold a server to what the handbook and the record promise of every file of the site.

    `moved` has each path that moved, and the whole address that it moved to.
    """
    public = files_below(built / "public")
    with serving(kind, built, below) as port:
        for path, there in moved.items():
            for asked in (path, f"{path}index.html") if path.endswith("/") else (path,):
                answer, _ = ask(port, f"{below}{asked}")
                assert (answer.status, answer.headers["Location"]) == (301, there), asked
                assert not [name for name in HEADERS if name not in answer.headers], asked
        for path, data in public.items():
            address = path.removesuffix("index.html")
            if address in moved:
                continue
            answer, body = ask(port, f"{below}{address}")
            assert (answer.status, body == data) == (200, True), path
            assert not [name for name in HEADERS if len(answer.headers.get_all(name, ())) != 1]
            _rightly_named(path, answer.headers["Content-Type"])
        answer, _ = ask(port, f"{below}reviews")
        home = "" if kind == "nginx" else "https://reviews.example.gov.uk"
        assert answer.headers["Location"] == f"{home}{below}reviews/", "never to plain http"
        for path in ("no-such-page", "no-such-folder/", "reviews/no-such.pdf"):
            answer, body = ask(port, f"{below}{path}")
            assert (answer.status, body == public["404.html"]) == (404, True), path
            assert not [name for name in HEADERS if name not in answer.headers], path
        for folder in sorted({path.rpartition("/")[0] for path in public if "/" in path}):
            if f"{folder}/index.html" not in public:
                answer, body = ask(port, f"{below}{folder}/")
                assert answer.status in (403, 404), folder
                assert b"Index of" not in body


def _rightly_named(path: str, kind: str) -> None:
    """A page that is named wrongly is shown as its source, a script not run at all (nosniff)."""
    expected = {
        "html": "text/html; charset=utf-8", "css": "text/css", "pdf": "application/pdf",
        "js": "application/javascript text/javascript", "json": "application/json",
        "pagefind": "application/octet-stream", "pf_meta": "application/octet-stream",
        "pf_index": "application/octet-stream", "pf_fragment": "application/octet-stream",
    }  # fmt: skip
    ending = path.rpartition(".")[2]
    wanted = expected.get(ending, "")
    if ending == "html":
        assert kind.lower() == wanted, path
    elif wanted:
        assert kind.partition(";")[0] in wanted.split(), (path, kind)


# -- IIS, which does not run here --------------------------------------------------------


def moved_in_iis(config: str, below: str) -> dict[str, str]:
    """The addresses in IIS's map without the ways of writing of the same one."""
    rows = ElementTree.fromstring(config.encode()).iterfind(".//rewriteMap/add")
    found = {row.attrib["key"]: row.attrib["value"] for row in rows}
    assert all(found[key] == found[key.removesuffix("index.html")] for key in found)
    return {
        key.removeprefix(below): value
        for key, value in found.items()
        if not key.endswith("/index.html")
    }
