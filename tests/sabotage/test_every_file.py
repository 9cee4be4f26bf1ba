"""Each file of a release in turn tells the name, and the gate catches it.

The table is by kind of file and is tried on every file that a release has: whoever adds a file
to the site finds it here without a row, and a file of a new kind needs a way to put a name in.
"""

import gzip
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from pikepdf import Pdf, String
from PIL import Image, PngImagePlugin

from publisher import pipeline
from publisher.errors import ExitCode
from publisher.gate.files import Built
from publisher.gate.verify import Leak, leaks_in
from tests.folders import REVIEW, add_review, make_site
from tests.sabotage.leaking import (
    CAUGHT,
    FULL,
    OVERVIEW,
    SURNAME,
    Handed,
    build,
    read_whole,
    tells_in,
)

pytestmark = pytest.mark.slow
Put = Callable[[bytes, str], bytes]
"""Puts a name into the bytes of a file."""


def before(mark: str, words: str) -> Put:
    """The words with the name in them, before the last of these marks."""

    def put(data: bytes, name: str) -> bytes:
        head, found, tail = data.rpartition(mark.encode())
        assert found
        return head + words.format(name).encode() + found + tail

    return put


def in_a_picture(data: bytes, name: str) -> bytes:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", name)
    Image.open(io.BytesIO(data)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def in_a_pdf(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as document:
        document.docinfo["/Subject"] = String(f"About {name}")
        document.save(out)
    return out.getvalue()


def in_a_fragment(data: bytes, name: str) -> bytes:
    return gzip.compress(
        gzip.decompress(data).replace(b'"content":"', f'"content":"{name} '.encode())
    )


def in_an_index(data: bytes, name: str) -> bytes:
    """One more word in small letters, as in an index, beside what is there (CBOR)."""
    head, body = gzip.decompress(data)[:12], gzip.decompress(data)[12:]
    word = name.lower().replace(" ", "").encode()
    return gzip.compress(head + b"\x82" + body + bytes([0x78, len(word)]) + word)


REFUSED = {".css", ".png"}
"""Where words of any kind are refused, unread."""
WAYS: Mapping[str, Put] = {
    ".html": before("</main>", "<p>{}</p>"),
    ".pdf": in_a_pdf,
    ".png": in_a_picture,
    ".json": before("}", ', "x": "{}"'),
    ".jsonld": before("}", ', "x": "{}"'),
    ".csv": before("\r\n", ",{}"),
    ".xml": before("</", "<x>{}</x>"),
    ".txt": before("\n", "\n# {}"),
    ".css": before("}", "}}/* {} */"),
    ".eml": before("Dear", "{} "),
    ".pf_fragment": in_a_fragment,
    ".pf_index": in_an_index,
    ".pf_meta": in_an_index,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """What the gate is handed of a site with files of every kind."""
    root = make_site(tmp_path_factory.mktemp("built") / "root")
    seen: list[Handed] = []

    def watching(*handed: Any) -> list[Leak]:
        seen.append(read_whole(handed))
        return leaks_in(*handed)

    square = io.BytesIO()
    Image.new("RGB", (40, 30), (120, 140, 160)).save(square, "PNG")
    review = REVIEW.replace("recommendations]", "recommendations, tribute]")
    review += "pictures: [{fingerprint: edf8fbe7c5c7, reason: A grey square.}]\n"
    documents: dict[str, str | bytes] = {
        "review.yml": review,
        "overview-report.md": OVERVIEW,
        "tribute.md": "# In memory\n\n![A square](square.png)\n",
        "square.png": square.getvalue(),
    }
    add_review(root, changes=documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "leaks_in", watching)
        assert build(root).exit_code is ExitCode.DONE
    return seen[0]


def suffix(file: Built) -> str:
    return file.path[file.path.rindex(".") :]


def test_every_kind_of_file_of_a_release_is_in_the_table_and_no_other(built: Handed) -> None:
    files, _, known = built
    assert {suffix(file) for file in files if file.path not in known} == WAYS.keys()


def test_a_name_in_any_file_of_a_release_is_caught(built: Handed) -> None:
    files, terms, known = built
    assert leaks_in(*built) == []
    for file in files:
        if file.path in known:
            continue
        # of a page of no review anybody's name in full is a leak, a part of it may be another's
        name = SURNAME if file.made_from else FULL
        changed = replace(file, kept=WAYS[suffix(file)](file.data, name))
        assert tells_in(changed), file.path
        found = {leak.finding.rule.code for leak in leaks_in([changed], terms, known)}
        assert found & (CAUGHT if suffix(file) in REFUSED else {"G101"}), file.path


def test_a_changed_byte_in_any_file_of_the_publishers_own_is_caught(built: Handed) -> None:
    files, terms, known = built
    own = [file for file in files if file.path in known]
    assert own
    for file in own:
        (leak,) = leaks_in([replace(file, kept=file.data + b" ")], terms, known)
        assert leak.finding.rule.code == "G105", file.path
