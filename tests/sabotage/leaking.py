"""What the broken builds hide, what goes out of one, and what a reader would find in it."""

import gzip
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

from PIL import Image
from pypdf import PdfReader

from publisher import pipeline
from publisher.errors import ExitCode
from publisher.gate.files import Built
from publisher.job import Outcome
from publisher.model import Paragraph, Run
from publisher.terms import FlaggedTerm
from tests.folders import files_below, job

SLUG = "ashgrove-2019-a"
FULL = "Marigold Threlkeld"
SURNAME, UPPER = "Threlkeld", "MARIGOLD THRELKELD"
APART = "T h r e l k e l d"
PATH = "marigold-threlkeld"
OVERVIEW = "# Overview report\n\nAbout Rowan.\n"
CAUGHT = {"G101", "G102", "G103", "G104"}
PAGE, SUMMARY = f"reviews/{SLUG}/index.html", f"reviews/{SLUG}/executive-summary/index.html"
DATA, A_PDF = f"reviews/{SLUG}/data.json", f"reviews/{SLUG}/executive-summary.pdf"
Handed = tuple[list[Built], Mapping[str, Sequence[FlaggedTerm]], Mapping[str, str]]
"""Files, terms, and the publisher's own files."""


@dataclass(frozen=True)
class Public:
    """A site with the review public, and what was in it then."""

    root: Path
    files: Mapping[str, bytes]
    ledgers: Mapping[str, bytes]


def build(root: Path) -> Outcome:
    return pipeline.build(job(root), lambda _: None)


def released(root: Path) -> dict[str, bytes]:
    return {**files_below(root / "_build" / "public"), **files_below(root / "_build" / "packs")}


def assert_caught(root: Path, outcome: Outcome) -> None:
    """The gate has told of a leak, and nothing of the review is out."""
    assert outcome.exit_code in {ExitCode.LEAK, ExitCode.CHECKS_FAILED}
    assert {f.rule.code for f in outcome.findings} & CAUGHT
    assert not any(SLUG in path or tells(path, data) for path, data in ledgers(root).items())
    assert not any(SLUG in path or SLUG.encode() in data for path, data in released(root).items())


def ledgers(root: Path) -> dict[str, bytes]:
    return files_below(root / "reviews" / "ledger")


# -- what a reader would find, told by other means than the gate's --

LETTERS = re.compile(r"[^a-z0-9]+")
LATIN = str.maketrans("аео", "aeo")
HIDDEN = ("threlkeld", "marigold", "farigold", "quillfeather")


def tells(path: str, data: bytes) -> bool:
    """Whether a file, or its name, says one of the names."""
    text = unicodedata.normalize("NFKD", path + "\n" + said(path, data)).casefold()
    return any(name in LETTERS.sub("", text.translate(LATIN)) for name in HIDDEN)


def tells_in(file: Built) -> bool:
    return tells(file.path, file.data)


def said(path: str, data: bytes) -> str:
    """All words of a file, in whatever order."""
    if ".pf_" in path:
        data = gzip.decompress(data)
    plain = data.decode("utf-8", "replace")
    if path.endswith(".eml"):
        parts = list(message_from_bytes(data, policy=default).walk())
        leaves = [part for part in parts if not part.is_multipart()]
        files = [(p.get_filename() or "", p.get_payload(decode=True)) for p in leaves]
        heads = [f"{name}: {value}" for part in parts for name, value in part.items()]
        return "\n".join([*heads, *(said(name, bytes(body)) for name, body in files)])
    if path.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(data)).pages
        return plain + "\n".join(page.extract_text() for page in pages)
    if path.endswith(".png"):
        with Image.open(io.BytesIO(data)) as picture:
            return plain + picture.tobytes().decode("latin-1")
    return plain + unescape(re.sub("<[^>]*>", "", plain))


def words(text: str, **look: Any) -> Paragraph[Any]:
    return Paragraph((Run(text, **look),))


def read_whole(handed: Sequence[Any]) -> Handed:
    """What the gate was handed, with the bytes themselves: the build's own are gone after it."""
    files, terms, known = handed[:3]
    return [replace(file, kept=file.data) for file in files], terms, known
