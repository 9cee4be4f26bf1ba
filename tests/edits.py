"""Three reviews in all formats, and edits of them and of their site, each a change of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

from publisher.cache import KINDS
from tests.folders import REAL_NAME, REVIEW, SUMMARY, TERMS, add_review, make_site
from tests.gate.samples import typeset
from tests.intake.contract_files import word
from tests.two_reviews import OTHER, OTHER_REVIEW, SLUG, add_other
from tests.whole_sites.corpus import PICTURE

THIRD = "ashgrove-2018-a"
WELSH = f"# Crynodeb gweithredol\n\nRoedd {REAL_NAME} yn byw yn 12 Quillfeather Lane.\n"
IN_WELSH = {"cy/executive-summary.md": WELSH}
WITHDRAWN = OTHER_REVIEW.replace("status: ready", "status: withdrawn\nreason: under correction")
MORE_TERMS = """\
- {id: doctor, kind: text, is: [told her doctor], becomes: told somebody}
- {id: town, kind: text, is: [all of the agencies in the town], becomes: many}
"""


def in_word(words: str) -> bytes:
    return word(f"Peregrine Oxenholme was known to services. {words}")


def in_pdf(words: str) -> bytes:
    told = "The panel heard that she was known to all of the agencies in the town. "
    return typeset(f"{told * 3}{REAL_NAME} had asked them. {words}", head="#title()")


def three_reviews(root: Path) -> Path:
    """In Markdown and Welsh, in Word with a picture, and in PDF; approved, none public yet."""
    add_review(make_site(root), changes=IN_WELSH)
    word_file = {"executive-summary.md": None, "executive-summary.docx": in_word("")}
    add_other(root, {**word_file, "review.yml": OTHER_REVIEW + PICTURE})
    pdf_file = {"executive-summary.md": None, "executive-summary.pdf": in_pdf("")}
    add_review(root, THIRD, {**pdf_file, "review.yml": REVIEW.replace("2019-11", "2018-03")})
    return root


def write(root: Path, path: str, words: str | bytes) -> None:
    data = words.encode() if isinstance(words, str) else words
    (root / path).write_bytes(data)


def _review(slug: str, name: str, words: str | bytes) -> Callable[[Path], str]:
    """An edit of a review's file, which then waits for approval."""

    def edit(root: Path) -> str:
        write(root, f"reviews/{slug}/{name}", words)
        return slug

    return edit


def _site(before: str, after: str) -> Callable[[Path], str]:
    """An edit of the site's settings."""

    def edit(root: Path) -> str:
        settings = (root / "mkdocs.yml").read_text("utf-8")
        assert before in settings
        write(root, "mkdocs.yml", settings.replace(before, after))
        return ""

    return edit


def _damage(root: Path) -> str:
    for kind in KINDS:
        for file in (root / "_build" / "cache" / kind).iterdir():
            file.write_bytes(file.read_bytes()[:-1])
    return ""


def _forget(root: Path) -> str:
    shutil.rmtree(root / "_build" / "cache" / "verdicts")
    return ""


Edit = Callable[[Path], str]
EDITS: dict[str, Edit] = {
    "words": _review(SLUG, "executive-summary.md", f"{SUMMARY}\nMore.\n"),
    "words in Welsh": _review(SLUG, "cy/executive-summary.md", f"{WELSH}\nMwy.\n"),
    "words in Word": _review(OTHER, "executive-summary.docx", in_word("More was known.")),
    "words in PDF": _review(THIRD, "executive-summary.pdf", in_pdf("More was known.")),
    "another term": _review(SLUG, "redactions.yml", TERMS + MORE_TERMS),
    "a term of the PDF": _review(THIRD, "redactions.yml", TERMS + MORE_TERMS),
    "what is said of a picture": _review(
        OTHER, "review.yml", OTHER_REVIEW + PICTURE.replace("square", "tile")
    ),
    "a notice": _review(SLUG, "review.yml", f"{REVIEW}indexing: false\n"),
    "a name of the site": _site("of the Ashgrove partnership", "by the Ashgrove partnership"),
    "what stands for a term in Welsh": _site(
        "    council:", '    welsh: {words: {"[address removed]": "[cyfeiriad]"}}\n    council:'
    ),
    "withdrawn": _review(OTHER, "review.yml", WITHDRAWN),
    "damaged": _damage,
    "forgotten": _forget,
}
"""Each gives the review that then waits for approval, "" if none does."""
