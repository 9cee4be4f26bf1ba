"""The redactor forgets a field or a term, and each time the gate catches it.

Whatever the row, nothing that is made from the review goes out, and the name is there to be
found: without the gate it would be out (`tells`). If the model gets a text, add a row.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from publisher import checking
from publisher.errors import ExitCode
from publisher.model import (
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quote,
    Raster,
    Review,
    Run,
    Table,
)
from publisher.redaction.match import Matcher
from publisher.redaction.redact import Redaction, redact_review
from tests.folders import REVIEW, add_review
from tests.sabotage.leaking import (
    APART,
    FULL,
    OVERVIEW,
    SURNAME,
    UPPER,
    Handed,
    assert_caught,
    build,
    released,
    tells_in,
    words,
)

pytestmark = pytest.mark.slow
SOFT = "Mari\u00adgold Threl\u00adkeld"
ALIKE = "Thrеlkеld"  # two letters are Cyrillic
WELSH = "Roedd hi yn byw yn y dref, a rhoddodd y teulu flodau i Farigold."
HOME = "12 Quillfeather Lane"
Change = Callable[[Review[Any]], Review[Any]]


def document(change: Callable[[Document[Any]], Document[Any]], name: str = "") -> Change:
    """A change to one document of the review: the first, or the one of that name."""

    def changed(review: Review[Any]) -> Review[Any]:
        wanted = name or review.documents[0].name
        documents = [change(d) if d.name == wanted else d for d in review.documents]
        return replace(review, documents=tuple(documents))

    return changed


def block(*blocks: Any, name: str = "") -> Change:
    return document(lambda d: replace(d, blocks=(*d.blocks, *blocks)), name)


def facts(**changes: Any) -> Change:
    return lambda review: replace(review, facts=replace(review.facts, **changes))


def picture(
    alt: str = "A square", caption: str | None = None, comment: str = "", pixels: bytes = b""
) -> Picture[Any]:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    if comment:
        info.add_text("Comment", comment)
    Image.frombytes("L", (6, 4), pixels.ljust(24, b"\x80")).save(out, "PNG", pnginfo=info)
    return Picture(Raster(out.getvalue(), 6, 4, "0" * 64), alt, caption)


def noted(text: str) -> Change:
    call = Paragraph((Run("Noted"), Run("", note=0)))
    return document(lambda d: replace(d, blocks=(*d.blocks, call), notes=(Note((words(text),)),)))


def in_cell(text: str) -> Table[Any]:
    return Table((((Cell((words("Who"),), header=True)),), (Cell((words(text),)),)), header_rows=1)


def in_plan(text: str) -> Change:
    """A cell of the action plan, from where the data files take it."""

    def changed(d: Document[Any]) -> Document[Any]:
        (table,) = [b for b in d.blocks if isinstance(b, Table)]
        rows = [table.rows[0], *((Cell((words(text),)), *row[1:]) for row in table.rows[1:])]
        return replace(d, blocks=(replace(table, rows=tuple(rows)),))

    return document(changed, "recommendations")


FIELDS: Mapping[str, Change] = {
    "a title": document(lambda d: replace(d, title=f"About {SURNAME}")),
    "a paragraph": block(words(f"Then {SURNAME} left.")),
    "a paragraph, in part bold": block(
        Paragraph((Run("Then Thr"), Run("elk", strong=True), Run("eld left.")))
    ),
    "a paragraph, in capitals": block(words(f"Then {UPPER} left.")),
    "a paragraph, with soft hyphens": block(words(f"Then {SOFT} left.")),
    "a paragraph, letters apart": block(words(f"Then {APART} left.")),
    "a paragraph, letters that look alike": block(words(f"Then {ALIKE} left.")),
    "a paragraph in Welsh, which changes the name": block(words(WELSH)),
    "a paragraph's number": block(Paragraph((Run("Then"),), number="Threlkeld.1")),
    "a heading's number": block(Heading(2, (Run("Then"),), number="Threlkeld.1")),
    "an address": block(words(f"She lived at {HOME}.")),
    "a heading": block(Heading(2, (Run(f"How {SURNAME} lived"),))),
    "an item of a list": block(ListBlock((ListItem((words(SURNAME),)),))),
    "a quotation": block(Quote((words(f"“{FULL}”"),))),
    "a cell": block(in_cell(SURNAME)),
    "a caption of a table": block(replace(in_cell("x"), caption=f"What {SURNAME} did")),
    "a note": noted(f"{SURNAME} told her doctor."),
    "an alternative text": block(picture(alt=f"A drawing by {SURNAME}")),
    "a caption": block(picture(caption=f"Drawn by {SURNAME}")),
    "what a picture's file says of itself": block(picture(comment="Threlkeld")),
    "the pixels of a picture": block(picture(pixels=FULL.encode())),
    "where a link leads": block(words("here", link="https://example.org/marigold-threlkeld")),
    "a recommendation": in_plan(f"Use {SURNAME}'s words"),
    "the letter": block(words(f"Dear {SURNAME}"), name="letter"),
    "a document that the public may not see": block(words(SURNAME), name="overview-report"),
    "the pseudonym": facts(pseudonym=SURNAME),
    "the kind of review": facts(name_of_review=f"{SURNAME} homicide review"),
    "the partnership": facts(partnership=f"{SURNAME} Partnership"),
    "a theme": facts(themes=("Threlkeld",)),
    "the notice": facts(notice=f"{SURNAME} is not real."),
}


def test_every_field_that_the_redactor_forgets_is_caught(
    root: Path, monkeypatch: pytest.MonkeyPatch, handed: list[Handed]
) -> None:
    """One site, in which each review has another field forgotten."""
    forgotten = {f"ashgrove-{1990 + number}-a": field for number, field in enumerate(FIELDS)}

    def forgetful(review: Review[str], matcher: Matcher) -> Redaction:
        redaction = redact_review(review, matcher)
        if review.slug not in forgotten:
            return redaction
        return Redaction(FIELDS[forgotten[review.slug]](redaction.review), redaction.fired)

    monkeypatch.setattr(checking, "redact_review", forgetful)
    for slug in (*forgotten, "ashgrove-2021-a"):
        review = REVIEW.replace("2019-11", f"{slug[9:13]}-11")
        add_review(root, slug, {"review.yml": review, "overview-report.md": OVERVIEW})
    outcome = build(root)
    for slug, field in forgotten.items():
        own = (file for file in handed[0][0] if slug in file.path.split("/"))
        assert any(map(tells_in, own)), f"without the gate {field} would be out"
    caught = {f.review for f in outcome.findings if f.rule.code == "G106"}
    assert {field for slug, field in forgotten.items() if slug not in caught} == set()
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    out = released(root)
    assert not any(slug in path or slug.encode() in out[path] for path in out for slug in forgotten)
    assert "reviews/ashgrove-2021-a/index.html" in out, "the one without a fault goes out"


@pytest.mark.parametrize("id_", ["victim", "home"])
def test_a_term_that_is_skipped_is_caught(
    root: Path, monkeypatch: pytest.MonkeyPatch, handed: list[Handed], id_: str
) -> None:
    def skipping(review: Review[str], matcher: Matcher) -> Redaction:
        return redact_review(review, Matcher([term for term in matcher.terms if term.id != id_]))

    monkeypatch.setattr(checking, "redact_review", skipping)
    add_review(root)
    outcome = build(root)
    assert any(map(tells_in, handed[0][0])), "without the gate the name would be out"
    assert_caught(root, outcome)
    assert {f.term for f in outcome.findings if f.rule.code == "G101"} == {id_}
