"""A stage after the redactor puts a name in, and each time the gate catches it.

If a stage is added, add a row; `test_bytes.py` has every file of a release, whatever made it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher import pipeline
from publisher.errors import ExitCode
from publisher.gate.files import Built
from publisher.gate.verify import Leak, leaks_in
from publisher.site import addresses
from publisher.site.build import OPEN_DATA, SiteFile
from publisher.stored import bytes_of
from tests.folders import REVIEW, add_review
from tests.sabotage.leaking import (
    A_PDF,
    APART,
    CAUGHT,
    DATA,
    FULL,
    OVERVIEW,
    PATH,
    SLUG,
    SUMMARY,
    SURNAME,
    UPPER,
    Handed,
    Public,
    assert_caught,
    build,
    ledgers,
    released,
    tells,
    tells_in,
    words,
)
from tests.sabotage.test_every_file import in_a_fragment, in_an_index

pytestmark = pytest.mark.slow
Sabotage = Callable[[pytest.MonkeyPatch], None]


def output(place: str, change: Callable[[Any], Any]) -> Sabotage:
    """A function whose result is changed."""

    def sabotage(monkeypatch: pytest.MonkeyPatch) -> None:
        module, _, name = place.rpartition(".")
        real = getattr(__import__(module, fromlist=[name]), name)
        monkeypatch.setattr(place, lambda *given, **named: change(real(*given, **named)))

    return sabotage


def given(place: str, change: Callable[..., Sequence[Any]]) -> Sabotage:
    """A function that is given something else than it should be."""

    def sabotage(monkeypatch: pytest.MonkeyPatch) -> None:
        module, _, name = place.rpartition(".")
        real = getattr(__import__(module, fromlist=[name]), name)
        monkeypatch.setattr(place, lambda *values: real(*change(*values)))

    return sabotage


def open_data(path: str) -> Sabotage:
    """What is told of all reviews together, with a name for a pseudonym."""

    def sabotage(monkeypatch: pytest.MonkeyPatch) -> None:
        real = OPEN_DATA[path]
        monkeypatch.setitem(OPEN_DATA, path, lambda site: instead("Rowan", SURNAME)(real(site)))

    return sabotage


def instead(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode())


def more(text: str) -> Callable[..., Any]:
    """One more paragraph in the document that is made a PDF of."""
    return lambda d, cover: (replace(d, blocks=(*d.blocks, words(text))), cover)


def in_each(change: Callable[[bytes], bytes]) -> Callable[[Mapping[str, bytes]], Any]:
    return lambda files: {path: change(bytes_of(data)) for path, data in files.items()}


def of_pairs(change: Callable[[bytes], bytes]) -> Callable[[Iterable[tuple[str, bytes]]], Any]:
    return lambda pages: [(path, change(data)) for path, data in pages]


def renamed(old: str, new: str) -> Callable[[Mapping[str, bytes]], Any]:
    return lambda files: {path.replace(old, new): data for path, data in files.items()}


def in_the_index(kind: str, put: Callable[[bytes, str], bytes]) -> Callable[[Any], Any]:
    """A name among the words that readers search in, in every file of this kind."""

    def changed(files: Iterable[SiteFile]) -> Sequence[SiteFile]:
        return [replace(f, kept=put(f.data, FULL)) if f.path.endswith(kind) else f for f in files]

    return changed


PDF = "publisher.site.anew.make_pdf"
SEARCH = "publisher.site.build.search_files"
ENGINE, PACK = "publisher.site.build.build", "publisher.packing.make_pack"
STAGES: Mapping[str, Sabotage] = {
    "the staged page": output(
        "publisher.site.review_pages.document_page", instead("asked", SURNAME)
    ),
    "the page of the review": output(
        "publisher.site.review_pages.review_page", instead("Rowan", FULL)
    ),
    "the list of reviews": output(
        "publisher.site.stage.reviews_pages", in_each(instead("Rowan", SURNAME))
    ),
    "the pages of reviews in groups": output(
        "publisher.site.stage.browse_pages", of_pairs(instead("Rowan", SURNAME))
    ),
    "the pages of recommendations": output(
        "publisher.site.stage.recommendation_pages", of_pairs(instead("Rowan", SURNAME))
    ),
    "the bars of a picture": output(
        "publisher.site.bars.picture", lambda drawn: f"{drawn}<p>{SURNAME}</p>"
    ),
    "a page of the council's own": output(
        "publisher.site.stage.council_page", lambda made: replace(made, title=FULL)
    ),
    "the settings of the engine": output(
        "publisher.site.stage._config", instead("Ashgrove Council", FULL)
    ),
    "the theme": output(
        "publisher.site.stage.theme_files", in_each(instead("</main>", f"{FULL}</main>"))
    ),
    "the engine": output(ENGINE, in_each(instead("asked", SURNAME))),
    "the engine, in a description": output(
        ENGINE, in_each(instead("<title>", f'<meta name="description" content="{SURNAME}"><title>'))
    ),
    "the engine, in an address": output(ENGINE, renamed("executive-summary/", f"{PATH}/")),
    "the review's data": output("publisher.site.anew.entry_json", instead("Rowan", SURNAME)),
    "the data on reviews": open_data(addresses.REVIEWS_DATA),
    "the data on recommendations": open_data(addresses.RECOMMENDATIONS_DATA),
    "the table of recommendations": open_data(addresses.RECOMMENDATIONS_TABLE),
    "the feed": output("publisher.site.build.feed", instead("Rowan", SURNAME)),
    "the catalogue": output("publisher.site.build.catalogue", instead("Every", FULL)),
    "the linked data of a review": output(
        "publisher.site.review_page.review_data", lambda data: {**data, "name": SURNAME}
    ),
    "the linked data of a document": output(
        "publisher.site.document_page.document_data", lambda data: {**data, "name": SURNAME}
    ),
    "the site map": output("publisher.site.build.sitemap", instead("/letter/", f"/{PATH}/")),
    "the search index, in the words of a page": output(
        SEARCH, in_the_index(".pf_fragment", in_a_fragment)
    ),
    "the search index, among its words": output(SEARCH, in_the_index(".pf_index", in_an_index)),
    "what robots may read": output("publisher.site.build.robots", instead("Allow: /", FULL)),
    "the colours": output("publisher.site.build.colours_css", instead("--", f"--{PATH}-")),
    "the cover of a PDF": output(
        "publisher.site.anew.cover", lambda cover: replace(cover, partnership=FULL)
    ),
    "the body of a PDF": given(PDF, more(f"Then {SURNAME} left.")),
    "the body of a PDF, letters apart": given(PDF, more(f"Then {APART} left.")),
    "the title of a PDF": given(PDF, lambda d, cover: (replace(d, title=SURNAME), cover)),
    "the foot of a PDF": given(PDF, lambda d, cover: (d, replace(cover, review=UPPER))),
    "the metadata of a PDF": output(PDF, instead("CreatorTool>Typst", "CreatorTool>Threlkeld")),
    "a PDF that the public may not see": given("publisher.packing.make_pdf", more(SURNAME)),
    "a pack": output(PACK, in_each(instead("Dear colleagues", SURNAME))),
    "the name of a file in a pack": output(PACK, renamed("executive-summary", PATH)),
    "a file that no pack has": output(PACK, lambda files: {**files, "notes.docx": FULL.encode()}),
}


class StopHereError(Exception):
    """The gate has answered: the rest of the build is another test's."""


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_puts_a_name_in_is_caught(
    root: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    told: list[Leak] = []
    there: list[str] = []

    def once(files: list[Built], *more: Any) -> list[Leak]:
        there.extend(file.path for file in files if tells_in(file))
        told.extend(leaks_in(files, *more))
        raise StopHereError

    monkeypatch.setattr(pipeline, "leaks_in", once)
    STAGES[stage](monkeypatch)
    add_review(root, changes={"overview-report.md": OVERVIEW})
    with pytest.raises(StopHereError):
        build(root)
    assert there, "without the gate the name would be out"
    assert {leak.finding.rule.code for leak in told} & CAUGHT


@pytest.mark.parametrize(
    "stage", ["the staged page", "a PDF that the public may not see", "a pack"]
)
def test_what_such_a_stage_made_does_not_go_out(
    root: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    STAGES[stage](monkeypatch)
    add_review(root, changes={"overview-report.md": OVERVIEW})
    assert_caught(root, build(root))


# -- a public review is carried over or withdrawn --


CARRIED: Mapping[str, tuple[str, str, str]] = {
    "a page": (SUMMARY, "asked", SURNAME),
    "its data, from which lists are made": (DATA, '"Rowan"', f'"{SURNAME}"'),
    "a PDF": (A_PDF, "CreatorTool>Typst", "CreatorTool>Threlkeld"),
}


@pytest.mark.parametrize("what", CARRIED)
def test_a_name_in_what_is_carried_over_is_caught(public: Public, what: str) -> None:
    path, old, new = CARRIED[what]
    file = (public.root / "_build" / "public" / path).resolve()
    assert old.encode() in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    (public.root / "reviews" / SLUG / "qa-letter.md").unlink()
    outcome = build(public.root)
    assert outcome.exit_code is ExitCode.LEAK
    codes = {f.rule.code for f in outcome.findings}
    assert "G107" in codes
    assert codes & CAUGHT
    assert ledgers(public.root) == public.ledgers


GONE: Mapping[str, Sabotage] = {
    "the page": output("publisher.site.stage.tombstone_page", instead("withdrawn", f"{FULL} gone")),
    "the PDF": given("publisher.site.gone.make_pdf", more(FULL)),
    "the data": output("publisher.site.gone.json_bytes", instead("withdrawn", FULL)),
    "every file": output("publisher.assembly.gone_files", renamed("/executive", f"/{PATH}")),
}


@pytest.mark.parametrize("what", GONE)
def test_a_name_in_the_notice_of_a_withdrawal_is_caught(
    public: Public, monkeypatch: pytest.MonkeyPatch, handed: list[Handed], what: str
) -> None:
    GONE[what](monkeypatch)
    withdrawn = REVIEW.replace("status: ready", "status: withdrawn\nreason: other")
    (public.root / "reviews" / SLUG / "review.yml").write_text(withdrawn)
    outcome = build(public.root)
    assert any(map(tells_in, handed[0][0])), "without the gate the name would be out"
    assert "G101" in {f.rule.code for f in outcome.findings}
    assert not any(tells(path, data) for path, data in released(public.root).items())
