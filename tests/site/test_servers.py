"""What the handbook tells web servers is run by real ones; IIS cannot run here and is read."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from publisher.gate.files import Built
from publisher.gate.release import release
from publisher.site.servers import server_maps
from tests.folders import ROOT, files_below
from tests.servers import (
    DEPLOYING,
    HEADERS,
    SERVERS,
    answers_as_promised,
    ask,
    moved_in_iis,
    serving,
    snippet,
)

HOME = "https://reviews.example.gov.uk/"
OLD, NEW = "reviews/ashgrove-2019-a-with-a-name-as-long-as-it-may-be", "reviews/ashgrove-2018-a"
MOVED = {f"{OLD}/{rest}": f"{NEW}/{rest}" for rest in ("", "letter/", "executive-summary.pdf")}
PUBLIC = {
    "index.html": "<p>All reviews",
    "404.html": "<p>There is nothing here",
    "data.json": "{}",
    "assets/page.css": "p {}",
    "assets/page.js": "1",
    "pagefind/pagefind.en_1.pf_meta": "1",
    "reviews/index.html": "<p>Reviews",
    "reviews/gone-2017-a/index.html": "<p>Withdrawn",
    **{f"{new}index.html" if new.endswith("/") else new: "x" for new in MOVED.values()},
    **{f"{old}index.html" if old.endswith("/") else old: "x" for old in MOVED},
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    maps = server_maps(MOVED, HOME)
    files = {f"public/{path}": text.encode() for path, text in PUBLIC.items()}
    for path, data in {**files, **{f"servers/{name}": maps[name] for name in maps}}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("kind", SERVERS)
def test_a_server_set_up_by_the_handbook_answers_as_promised(kind: str, built: Path) -> None:
    there = {old: f"{HOME}{new}" for old, new in MOVED.items()}
    answers_as_promised(kind, built, there, below="/")


def said_of_moving(start: str) -> str:
    """What the page about moving hosts tells a server, from the line that begins so."""
    page = (ROOT / "docs" / "handbook" / "moving-hosts.md").read_text("utf-8")
    (found,) = re.findall(rf"^ {{7}}({re.escape(start)}.*(?:\n {{7}}.*)*)", page, re.MULTILINE)
    return f"{found}\n"


@pytest.mark.parametrize(("kind", "start"), [("nginx", "rewrite"), ("apache", "RedirectMatch")])
def test_one_rule_leads_every_weblink_of_an_old_host_to_the_new_one(
    kind: str, start: str, built: Path
) -> None:
    (built / "servers" / f"{kind}.conf").write_text(said_of_moving(start))
    with serving(kind, built, "/") as port:
        for path in ("", "reviews/", "reviews/a-2019-a/letter.pdf", "data.json"):
            answer, _ = ask(port, f"/dhr/{path}")
            assert (answer.status, answer.headers["Location"]) == (301, f"{HOME}{path}")
        assert ask(port, "/reviews/")[0].status == 200


# -- how it gets there -------------------------------------------------------------------


def as_said(start: str, folder: Path, **changes: str) -> None:
    """Run the line of the handbook that begins so."""
    (line,) = re.findall(rf"^    ({re.escape(start)}.*)$", DEPLOYING, re.MULTILINE)
    for old, new in changes.items():
        assert old in line
        line = line.replace(old, new)
    subprocess.run(["sh", "-e", "-c", line], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def test_rsync_as_it_is_told_leaves_nothing_of_the_last_release_on_the_server(built: Path) -> None:
    root, there = built.parent / "root", built.parent / "there"
    (root / "_build").mkdir(parents=True)
    for name in ("first", "second"):
        files = root / "_build" / name
        built.joinpath("public").rename(files) if name == "first" else files.mkdir()
        (files / "page.html").write_text(name)
        public = root / "_build" / "public"  # a link, as the publisher leaves it
        public.unlink(missing_ok=True)
        public.symlink_to(name)
        as_said("rsync", root, **{"web@server:/srv/reviews/": f"{there}/"})
        assert files_below(there) == files_below(files)
    assert list(files_below(there)) == ["page.html"]


def test_the_zip_file_as_it_is_told_holds_the_release_and_nothing_of_the_last(
    tmp_path: Path,
) -> None:
    home = tmp_path / "_build"
    for paths in (("index.html", "reviews/gone-2017-a/index.html"), ("index.html",)):
        files = [Built(path, b"x") for path in paths]
        release(files, home / "releases", home / "public")
        as_said("cd _build/public && zip", tmp_path)
        with zipfile.ZipFile(home / "site.zip") as packed:
            assert {name for name in packed.namelist() if not name.endswith("/")} == {*paths}


# -- IIS ---------------------------------------------------------------------------------

ANY = None
KNOWN: dict[str, dict[str, set[str] | None]] = {
    "configuration": {},
    "configuration/system.webServer": {},
    "defaultDocument": {"enabled": {"true", "false"}},
    "defaultDocument/files": {},
    "defaultDocument/files/clear": {},
    "defaultDocument/files/add": {"value": ANY},
    "directoryBrowse": {"enabled": {"true", "false"}, "showFlags": ANY},
    "httpErrors": {"errorMode": {"DetailedLocalOnly", "Custom", "Detailed"}},
    "httpErrors/remove": {"statusCode": ANY, "subStatusCode": ANY},
    "httpErrors/error": {
        "statusCode": ANY, "subStatusCode": ANY, "path": ANY, "prefixLanguageFilePath": ANY,
        "responseMode": {"File", "ExecuteURL", "Redirect"},
    },
    "staticContent": {},
    "staticContent/mimeMap": {"fileExtension": ANY, "mimeType": ANY},
    "httpProtocol": {"allowKeepAlive": {"true", "false"}},
    "httpProtocol/customHeaders": {},
    "httpProtocol/customHeaders/clear": {},
    "httpProtocol/customHeaders/add": {"name": ANY, "value": ANY},
    "rewrite": {},
    "rewrite/rewriteMaps": {},
    "rewrite/rewriteMaps/rewriteMap": {"name": ANY, "defaultValue": ANY, "ignoreCase": ANY},
    "rewrite/rewriteMaps/rewriteMap/add": {"key": ANY, "value": ANY},
    "rewrite/rules": {},
    "rewrite/rules/rule": {"name": ANY, "enabled": ANY, "stopProcessing": {"true", "false"}},
    "rewrite/rules/rule/match": {"url": ANY, "ignoreCase": ANY, "negate": ANY},
    "rewrite/rules/rule/conditions": {"logicalGrouping": {"MatchAll", "MatchAny"}},
    "rewrite/rules/rule/conditions/add": {"input": ANY, "pattern": ANY, "matchType": ANY},
    "rewrite/rules/rule/action": {
        "type": {"None", "Rewrite", "Redirect", "CustomResponse", "AbortRequest"},
        "url": ANY, "appendQueryString": {"true", "false"},
        "redirectType": {"Permanent", "Found", "SeeOther", "Temporary"},
    },
}  # fmt: skip
"""The elements of the sections that are used, their attributes and, of a list, their values: as in
Microsoft's IIS Settings Schema and its reference of URL Rewrite."""


def elements(element: ElementTree.Element, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    here = f"{path}/{element.tag}".strip("/").removeprefix("configuration/system.webServer/")
    yield here, element.attrib
    for child in element:
        yield from elements(child, here)


def wrong_for_iis(config: ElementTree.Element) -> list[str]:
    """What IIS would refuse to start with: it takes nothing that it does not know."""
    wrong = []
    for path, attributes in elements(config):
        if path not in KNOWN:
            wrong.append(path)
            continue
        for name, value in attributes.items():
            values = KNOWN[path].get(name, set())
            wrong += [f"{path} {name}={value}"] if values is not ANY and value not in values else []
    return wrong


def test_the_settings_for_iis_hold_only_what_microsoft_documents(built: Path) -> None:
    config = ElementTree.fromstring(snippet("xml").encode())
    of_moves = ElementTree.fromstring((built / "servers" / "web.config").read_bytes())
    (rewrite,), (server,) = of_moves.findall("*/rewrite"), config.findall("system.webServer")
    server.append(rewrite)  # as the handbook says
    rule = ElementTree.fromstring(said_of_moving("<rule"))
    rewrite.find("rules").append(rule)  # type: ignore[union-attr]
    assert wrong_for_iis(config) == []
    sections = [child.tag for child in server]
    assert len(sections) == len(set(sections)), "a section may stand there once"
    keys = [add.attrib["key"].lower() for add in config.iterfind(".//rewriteMap/add")]
    assert len(keys) == len(set(keys)), "a key may stand there once, and its case does not count"
    named = {add.attrib["name"] for add in config.iterfind(".//customHeaders/add")}
    assert named == set(HEADERS)
    endings = {one.attrib["fileExtension"] for one in config.iterfind(".//mimeMap")}
    assert endings == {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
    there = moved_in_iis((built / "servers" / "web.config").read_text(), "/")
    assert there == {old: f"{HOME}{new}" for old, new in MOVED.items()}
    config.find("system.webServer/httpErrors").set("errorMode", "Always")  # type: ignore[union-attr]
    ElementTree.SubElement(server, "headers")
    assert wrong_for_iis(config) == ["httpErrors errorMode=Always", "headers"]
