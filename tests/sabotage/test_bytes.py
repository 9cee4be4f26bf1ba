"""A name is put into the bytes of a whole build before the gate sees them, and is caught."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from publisher import pipeline
from publisher.errors import ExitCode
from publisher.gate.verify import Leak, leaks_in
from tests.folders import add_review, make_site
from tests.sabotage.leaking import (
    A_PDF,
    DATA,
    FULL,
    OVERVIEW,
    SLUG,
    SUMMARY,
    SURNAME,
    UPPER,
    Handed,
    build,
    read_whole,
)

pytestmark = pytest.mark.slow
MAIL = f"packs/{SLUG}/to-home-office.eml"
ATTRIBUTE = '<main data-x="{}"'
HEX, BASE64 = FULL.encode().hex(), b64encode(FULL.encode()).decode()
BYTES: Mapping[str, tuple[str, str, str]] = {
    "a title in the head": (SUMMARY, "<title>", f"<title>{UPPER} "),
    "entities": (SUMMARY, "asked", "Thr&#101;lk&#x65;ld"),
    "soft hyphens by name": (SUMMARY, "asked", "Threl&shy;keld"),
    "markup inside a name": (SUMMARY, "asked", "Thr<b>elk</b>eld"),
    "a class": (SUMMARY, "<main", '<main class="marigold-threlkeld"'),
    "an id": (SUMMARY, "<main", '<main id="MarigoldThrelkeld"'),
    "an attribute": (SUMMARY, "<main", ATTRIBUTE.format("Marigold+Threlkeld")),
    "an attribute, per cent": (SUMMARY, "<main", ATTRIBUTE.format("Mari%67old%20Threlkeld")),
    "an attribute, base64": (SUMMARY, "<main", ATTRIBUTE.format(BASE64)),
    "an attribute, hexadecimal": (SUMMARY, "<main", ATTRIBUTE.format(HEX)),
    "a label": (SUMMARY, "<main", '<main aria-label="Threlkeld"'),
    "a link": (SUMMARY, "<main", f'<a href="https://x.example/{SURNAME}">x</a><main'),
    "a comment": (SUMMARY, "<main", f"<!-- {SURNAME} --><main"),
    "a script": (SUMMARY, "<main", f"<script>'{FULL}'</script><main"),
    "a style": (SUMMARY, "<main", f"<style>.x:after{{content:'{FULL}'}}</style><main"),
    "a description of the page": (
        SUMMARY,
        "<title>",
        f'<meta name="x" content="{SURNAME}"><title>',
    ),
    "turned around by a mark": (SUMMARY, "asked", "\u202e" + FULL[::-1]),
    "the home page": ("index.html", "Rowan", SURNAME),
    "another review's mark": (SUMMARY, "asked", f'<b data-review="ashgrove-2020-a">{SURNAME}</b>'),
    "JSON": (DATA, "Rowan", SURNAME),
    "JSON escapes": (DATA, "Rowan", "Thr\\u0065lkeld"),
    "a key of JSON": (DATA, "pseudonym", SURNAME),
    "the table of recommendations": ("recommendations.csv", "Rowan", SURNAME),
    "the data on recommendations": ("recommendations.json", "Rowan", SURNAME),
    "the feed": ("feed.xml", "Rowan", SURNAME),
    "the mark of an entry in the feed": ("feed.xml", f'r:review="{SLUG}"', f'r:review="{SURNAME}"'),
    "the catalogue": ("catalog.jsonld", "Every", FULL),
    "linked data": (SUMMARY, '"name":"Rowan', '"name":"Thr\\u0065lkeld'),
    "a key of linked data": (SUMMARY, '"identifier"', '"threlkeld"'),
    "the site map": ("sitemap.xml", "/letter/", "/marigold-threlkeld/"),
    "robots": ("robots.txt", "User-agent", f"# {FULL}\nUser-agent"),
    "a colour": ("assets/colours.css", ":root", "/* Marigold Threlkeld */:root"),
    "the metadata of a PDF": (A_PDF, "CreatorTool>Typst", "CreatorTool>Threlkeld"),
    "the program of a PDF": (A_PDF, "(Typst 0.15", "(Threlkeld "),
    "bytes before a PDF": (A_PDF, "%PDF", f"{FULL}%PDF"),
    "a comment in a PDF": (A_PDF, "endobj", f"endobj % {FULL}\n"),
    "a mail": (MAIL, "Dear colleagues", SURNAME),
    "a mail, quoted": (MAIL, "Dear colleagues", "=54hrel=\r\nkeld"),
    "a header of a mail": (MAIL, "X-Unsent", "X-About: =?utf-8?b?VGhyZWxrZWxk?=\r\nX-Unsent"),
    "the name of what is attached": (MAIL, 'filename="letter', 'filename="threlkeld'),
    "the manifest": (f"packs/{SLUG}/manifest.json", "Rowan", SURNAME),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """What the gate is handed in a whole build."""
    root = make_site(tmp_path_factory.mktemp("built") / "root")
    seen: list[Handed] = []

    def watching(*handed: Any) -> list[Leak]:
        seen.append(read_whole(handed))
        return leaks_in(*handed)

    add_review(root, changes={"overview-report.md": OVERVIEW})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "leaks_in", watching)
        assert build(root).exit_code is ExitCode.DONE
    return seen[0]


def leaking(
    built: Handed, changed: str, path: str | None = None, data: bytes | None = None
) -> set[str]:
    """What the gate finds, by code, once one file has another path or other bytes."""
    files, terms, known = built
    (old,) = [file for file in files if file.path == changed]
    new = replace(old, path=path or old.path, kept=data or old.data)
    leaks = leaks_in([new if file is old else file for file in files], terms, known)
    return {leak.finding.rule.code for leak in leaks}


@pytest.mark.parametrize("way", BYTES)
def test_a_name_in_the_bytes_of_a_file_is_caught(built: Handed, way: str) -> None:
    path, old, new = BYTES[way]
    (data,) = [file.data for file in built[0] if file.path == path]
    assert old.encode() in data
    found = leaking(built, path, data=data.replace(old.encode(), new.encode(), 1))
    assert found & {"G101", "G103", "G104"}


@pytest.mark.parametrize(
    "path",
    [
        f"reviews/{SLUG}/letter-to-threlkeld/index.html",
        f"reviews/{SLUG}/THRELKELD.html",
        f"reviews/{SLUG}/marigold_threlkeld.html",
        f"reviews/{SLUG}/thr%65lkeld.html",
    ],
)
def test_a_name_in_the_path_of_a_file_is_caught(built: Handed, path: str) -> None:
    assert "G101" in leaking(built, SUMMARY, path=path)


def test_a_word_that_only_the_pdf_has_is_caught(built: Handed) -> None:
    (page,) = [file.data for file in built[0] if file.path == SUMMARY]
    assert leaking(built, SUMMARY, data=page.replace(b"doctor", b"nurse")) == {"G109"}
