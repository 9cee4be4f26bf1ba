"""Each stage is broken so that one term leaks, and each time the gate catches it.

Every row lets a flagged term through, plain or in a disguise: a field that the redactor
forgets, a stage that puts a name in, a file of a whole build that is changed. Whatever the
row, nothing that is made from the review goes out: it is left out of the release, or nothing
is released. And whatever the row, the name is there to be found: without the gate it would be
out (`tells`). If a stage is added, add a row.
"""

import io
import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from publisher import checking, pipeline
from publisher.errors import ExitCode
from publisher.gate.files import Built
from publisher.gate.verify import Leak, leaks_in
from publisher.job import Outcome
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
from publisher.terms import FlaggedTerm
from tests.folders import REVIEW, add_review, files_below, job, make_site

pytestmark = pytest.mark.slow
SLUG = "ashgrove-2019-a"
FULL = "Marigold Threlkeld"
SURNAME, UPPER = "Threlkeld", "MARIGOLD THRELKELD"
SOFT = "Mari\u00adgold Threl\u00adkeld"
APART = "T h r e l k e l d"
ALIKE = "Thrеlkеld"  # two letters are Cyrillic
HOME = "12 Quillfeather Lane"
OVERVIEW = "# Overview report\n\nAbout Rowan.\n"
CAUGHT = {"G101", "G102", "G103", "G104"}
Sabotage = Callable[[pytest.MonkeyPatch], None]
Change = Callable[[Review[Any]], Review[Any]]
Handed = tuple[list[Built], Mapping[str, Sequence[FlaggedTerm]], Mapping[str, str]]
"""Files, terms, and the publisher's own files."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # identifiers left over hold a review back before the gate: it has to do without that wall
    monkeypatch.setattr(checking, "problems_left_over", lambda _: ())
    return make_site(tmp_path / "root")


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Handed]:
    """What the gate is handed, each time that it is: without it all of this would go out."""
    seen: list[Handed] = []

    def watching(*given: Any) -> list[Leak]:
        seen.append(given)
        return leaks_in(*given)

    monkeypatch.setattr(pipeline, "leaks_in", watching)
    return seen


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
HIDDEN = ("threlkeld", "marigold", "quillfeather")


def tells(path: str, data: bytes) -> bool:
    """Whether a file, or its name, says one of the names."""
    text = unicodedata.normalize("NFKD", path + "\n" + said(path, data)).casefold()
    return any(name in LETTERS.sub("", text.translate(LATIN)) for name in HIDDEN)


def tells_in(file: Built) -> bool:
    return tells(file.path, file.data)


def said(path: str, data: bytes) -> str:
    """All words of a file, in whatever order."""
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


# -- the redactor forgets one field of the model --


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


def words(text: str, **look: Any) -> Paragraph[Any]:
    return Paragraph((Run(text, **look),))


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


# -- a later stage puts a name in --


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


def instead(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode())


def more(text: str) -> Callable[..., Any]:
    """One more paragraph in the document that is made a PDF of."""
    return lambda d, cover: (replace(d, blocks=(*d.blocks, words(text))), cover)


def in_each(change: Callable[[bytes], bytes]) -> Callable[[Mapping[str, bytes]], Any]:
    return lambda files: {path: change(data) for path, data in files.items()}


def renamed(old: str, new: str) -> Callable[[Mapping[str, bytes]], Any]:
    return lambda files: {path.replace(old, new): data for path, data in files.items()}


PDF = "publisher.site.build.make_pdf"
ENGINE, PACK = "publisher.site.build.build", "publisher.assembly.make_pack"
PATH = "marigold-threlkeld"
STAGES: Mapping[str, Sabotage] = {
    "the staged page": output("publisher.site.stage.document_page", instead("asked", SURNAME)),
    "the page of the review": output("publisher.site.stage.review_page", instead("Rowan", FULL)),
    "the list of reviews": output("publisher.site.stage.reviews_page", instead("Rowan", SURNAME)),
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
    "the review's data": output("publisher.site.build.entry_json", instead("Rowan", SURNAME)),
    "the data on reviews": output("publisher.site.build.reviews_json", instead("Rowan", SURNAME)),
    "the data on recommendations": output(
        "publisher.site.build.recommendations_json", instead("Rowan", SURNAME)
    ),
    "the table of recommendations": output(
        "publisher.site.build.recommendations_csv", instead("Rowan", SURNAME)
    ),
    "the feed": output("publisher.site.build.feed", instead("Rowan", SURNAME)),
    "the catalogue": output("publisher.site.build.catalogue", instead("Every", FULL)),
    "the linked data of a review": output(
        "publisher.site.review_page.review_data", lambda data: {**data, "name": SURNAME}
    ),
    "the linked data of a document": output(
        "publisher.site.document_page.document_data", lambda data: {**data, "name": SURNAME}
    ),
    "the site map": output("publisher.site.build.sitemap", instead("/letter/", f"/{PATH}/")),
    "what robots may read": output("publisher.site.build.robots", instead("Allow: /", FULL)),
    "the colours": output("publisher.site.build.colours_css", instead("--", f"--{PATH}-")),
    "the cover of a PDF": output(
        "publisher.site.build.cover", lambda cover: replace(cover, partnership=FULL)
    ),
    "the body of a PDF": given(PDF, more(f"Then {SURNAME} left.")),
    "the body of a PDF, letters apart": given(PDF, more(f"Then {APART} left.")),
    "the title of a PDF": given(PDF, lambda d, cover: (replace(d, title=SURNAME), cover)),
    "the foot of a PDF": given(PDF, lambda d, cover: (d, replace(cover, review=UPPER))),
    "the metadata of a PDF": output(PDF, instead("CreatorTool>Typst", "CreatorTool>Threlkeld")),
    "a PDF that the public may not see": given("publisher.assembly.make_pdf", more(SURNAME)),
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


# -- the bytes of a whole build are changed before the gate sees them --

PAGE, SUMMARY = f"reviews/{SLUG}/index.html", f"reviews/{SLUG}/executive-summary/index.html"
DATA, A_PDF = f"reviews/{SLUG}/data.json", f"reviews/{SLUG}/executive-summary.pdf"
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
        seen.append(handed)
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
    new = replace(old, path=path or old.path, data=data or old.data)
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


# -- what is no review's --


def test_a_name_in_a_page_of_the_councils_own_is_caught(root: Path) -> None:
    add_review(root)
    page = root / "docs" / "site" / "help.md"
    page.write_text(page.read_text() + f"\n{FULL} was a tenant.\n")
    assert build(root).exit_code is ExitCode.LEAK
    assert released(root) == {}


def test_a_name_in_the_settings_is_caught(root: Path) -> None:
    add_review(root)
    path = root / "mkdocs.yml"
    path.write_text(path.read_text().replace("name: Ashgrove Council", f"name: {FULL}"))
    assert build(root).exit_code is ExitCode.LEAK
    assert released(root) == {}


@dataclass(frozen=True)
class Public:
    """A site with the review public, and what was in it then."""

    root: Path
    files: Mapping[str, bytes]
    ledgers: Mapping[str, bytes]


@pytest.fixture
def public(root: Path) -> Public:
    add_review(root)
    assert build(root).exit_code is ExitCode.DONE
    return Public(root, released(root), ledgers(root))


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


def test_without_sabotage_the_same_review_goes_out(public: Public) -> None:
    assert {PAGE, SUMMARY} <= public.files.keys()
    assert not any(tells(path, data) for path, data in public.files.items())
