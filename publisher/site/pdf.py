"""A redacted document as a PDF made anew: tagged, PDF/UA-1, the same bytes each time.

The template is fixed and reads the document as data, so no word of it can be a command. Only
the fonts beside this file are used. What Typst says when it fails may hold the document's
words and is dropped.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pikepdf
import typst

from publisher.errors import ToolError
from publisher.findings import Finding, Rule
from publisher.model import Document, Heading, Paragraph, RedactedText
from publisher.site.glyphs import shown_characters
from publisher.site.texts import Texts, shipped
from publisher.site.typeset import document_values, needs_width
from publisher.site.words import clean

CONTENTS_FROM = 9
"""How many headings a document has before it gets a list of contents."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a PDF says of where it belongs; `notices` stand at the top of every page.

    Partnership and notices are as settings have them; `texts` are in the document's language.
    `replaced` says that another review has taken the place of this one. A document that is not
    public has no weblink ("") and no days.
    """

    review: str
    partnership: str
    weblink: str
    published: date | None
    notices: tuple[str, ...] = ()
    texts: Texts = field(default_factory=lambda: shipped("en"))
    changed: date | None = None
    replaced: bool = False


def make_pdf(document: Document[RedactedText], cover: Cover) -> bytes:
    """The document as a PDF.

    Raises: ToolError if a character is missing from the fonts or Typst fails.
    """
    values = _values(document, cover)
    if _missing(values):
        raise ToolError(
            "a PDF cannot be made: its words have characters that the fonts lack",
            "See the finding for this document.",
        )
    try:
        compiler = typst.Compiler(
            (files("publisher.site") / "document.typ").read_bytes(),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=_inputs(values),
        )
        made = compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        raise ToolError(
            "Typst could not make a PDF of a document",
            "Look in it for a very deep list, a table within a table or a damaged picture.",
        ) from None
    if not isinstance(made, bytes):
        raise ToolError("Typst gave back something that is not a PDF")
    return made


def _inputs(values: dict[str, Any]) -> dict[str, str]:
    """The values as the template takes them: each picture by itself, or all fill the memory."""
    inputs: dict[str, str] = {}

    def apart(png: bytes) -> str:
        name = f"picture-{len(inputs)}"
        inputs[name] = json.dumps(list(png), separators=(",", ":"))
        return name

    document = json.dumps(values, default=apart)
    return {**inputs, "document": document}


_NO_COVER = Cover("", "", "", date(2000, 1, 1))


def missing_characters(document: Document[RedactedText], cover: Cover = _NO_COVER) -> int:
    """How many different characters of the document the fonts of the PDF lack."""
    return len(_missing(_values(document, cover)))


def pdf_findings(document: Document[RedactedText], cover: Cover = _NO_COVER) -> tuple[Finding, ...]:
    """What stops this document's PDF; `review` and `file` are left for the caller to fill in."""
    missing = missing_characters(document, cover)
    if not missing:
        return ()
    detail = "a character that the fonts of the PDF lack"
    return (Finding(Rule.D109, detail=f"{detail} ({missing})"),)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


@cache
def _fonts() -> Any:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(files("publisher.site") / "fonts")],
    )


def _values(document: Document[RedactedText], cover: Cover) -> dict[str, Any]:
    wide = needs_width(document)
    texts = cover.texts
    headings = sum(isinstance(block, Heading) for block in document.blocks)
    numbered = any(isinstance(block, Paragraph) and block.number for block in document.blocks)
    title = clean(document.title).replace("\n", " ")
    return {
        "title": title,
        "short-title": title,
        "language": document.language,
        "review": clean(cover.review),
        "partnership": _spoken(*texts.own(cover.partnership), texts),
        "weblink": cover.weblink,
        "dates": [
            texts(key, day=texts.day(day))
            for key, day in (("doc.published", cover.published), ("doc.changed", cover.changed))
            if day
        ],
        "notices": _notices(cover),
        "wide": wide,
        "hang": numbered,
        "contents": headings >= CONTENTS_FROM,
        "words": {
            "contents": texts("doc.contents"),
            "notes": texts("doc.notes"),
            "page": texts("pdf.page", page="{page}", pages="{pages}"),
        },
        **document_values(document, wide),
    }


def _notices(cover: Cover) -> list[dict[str, str]]:
    texts = cover.texts
    said = [_spoken(*texts.own(notice), texts) for notice in cover.notices]
    return [*said, _spoken(texts("superseded.says"), "", texts)] if cover.replaced else said


def _spoken(words: str, tongue: str, texts: Texts) -> dict[str, str]:
    """Words, and the language that they are in."""
    return {"words": clean(words), "lang": tongue or texts.language}


def _missing(values: dict[str, Any]) -> frozenset[int]:
    used = {ord(character) for text in _strings(values) for character in text}
    return frozenset(used - shown_characters())


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inside in value.items():
                # A picture's bytes and a link's target are not printed.
                if name not in ("png", "link", "alt", "lang"):
                    yield from _strings(inside)
        case list():
            for inside in value:
                yield from _strings(inside)
        case _:
            pass
