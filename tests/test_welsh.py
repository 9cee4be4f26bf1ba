"""A review with documents in Welsh, from its folder to its public pages and its withdrawal."""

from pathlib import Path

import pytest

from publisher import one_review, pipeline
from publisher.config import OwnText, Welsh
from publisher.doctor import look_over
from publisher.errors import ExitCode, SettingsError
from publisher.intake.site_file import TEXTS, read_own_texts, read_site_file
from publisher.record.ledger_files import read_ledgers
from publisher.site.texts import shipped, texts_of, unchecked
from tests.folders import HERE, MKDOCS, REAL_NAME, REVIEW, add_review, files_below, job, make_site

FIRST = REAL_NAME.split()[0]
CHANGED = f"F{FIRST[1:]}"
"""The name after "i", which softens its first letter."""
SUMMARY = f"""\
# Crynodeb gweithredol

Rhoddodd y teulu flodau i {CHANGED}. Bu farw {REAL_NAME} ym mis Tachwedd 2019.
"""
WELSH = {"cy/executive-summary.md": SUMMARY}
REVIEW_PAGE = "cy/reviews/ashgrove-2019-a/index.html"
SETTINGS = read_site_file(MKDOCS.encode())


def quiet(told: str) -> None:
    pass


@pytest.mark.slow
def test_welsh_documents_are_redacted_published_recorded_and_withdrawn_with_the_review(
    tmp_path: Path,
) -> None:
    root = make_site(tmp_path)
    add_review(root, changes=WELSH)
    (root / TEXTS).write_text(
        'helpbox.title: {says: "Cymorth", checked: "A. Reader, 2026-11-20"}\n', "utf-8"
    )
    outcome = pipeline.build(job(root), quiet)
    assert outcome.exit_code is ExitCode.DONE, [f.rule for f in outcome.findings]
    public = files_below(job(root).public)
    document = public["cy/reviews/ashgrove-2019-a/executive-summary/index.html"].decode()
    assert '<html lang="cy">' in document
    assert "flodau i Rowan" in document
    assert "Bu farw Rowan" in document
    assert not any(name in document for name in (*REAL_NAME.split(), CHANGED))
    assert "Cymorth" in document
    letter = public["cy/reviews/ashgrove-2019-a/letter/index.html"].decode()
    assert '<h1 lang="en">' in letter
    assert '<div class="body md-typeset" lang="en">' in letter
    english = public["reviews/ashgrove-2019-a/index.html"].decode()
    link = '<a class="language" href="../../cy/reviews/ashgrove-2019-a/" lang="cy" hreflang="cy">'
    assert link in english
    recorded = read_ledgers(job(root).ledger)
    assert {REVIEW_PAGE, "cy/reviews/ashgrove-2019-a/executive-summary.pdf"} <= recorded[
        "ashgrove-2019-a"
    ].paths
    assert {"cy/index.html", "cy/reviews/index.html"} <= recorded["_site"].paths

    preview = files_below(one_review.preview(job(root), "ashgrove-2019-a"))
    assert "Cymorth" in preview["cy/reviews/ashgrove-2019-a/executive-summary/index.html"].decode()

    gone = REVIEW.replace("status: ready", "status: withdrawn\nreason: other")
    add_review(root, changes={**WELSH, "review.yml": gone}, approved=False)
    pipeline.build(job(root), quiet)
    after = files_below(job(root).public)
    assert shipped("cy")("gone.title") in after[REVIEW_PAGE].decode()
    assert after.keys() >= {path for path in public if path.startswith("cy/")}


def test_an_approval_covers_the_welsh_words_too(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(root, changes=WELSH)
    assert not pipeline.check(job(root)).exit_code
    changed = {"cy/executive-summary.md": f"{SUMMARY}\nMwy.\n"}
    add_review(root, changes=changed, approved=False)
    found = [f for f in pipeline.check(job(root)).findings if f.rule.code == "A102"]
    assert [finding.detail for finding in found] == ["cy/executive-summary"]


def test_a_council_says_what_it_calls_its_reviews() -> None:
    welsh = SETTINGS.publisher.welsh.model_copy(
        update={"domestic_homicide_review": "adolygiad o laddiad domestig"}
    )
    publisher = SETTINGS.publisher.model_copy(update={"welsh": welsh})
    texts = texts_of(SETTINGS.model_copy(update={"publisher": publisher}))
    assert texts["cy"]("kind.dhr") == "adolygiad o laddiad domestig"
    assert texts["en"] == shipped("en")


@pytest.mark.parametrize(
    ("key", "says", "why"),
    [
        ("menu.nothing", "Dim", "no text of that name"),
        ("menu.search", "<b>Chwilio</b>", "a mark"),
        ("contact.email", "ffoniwch ni", "filled in with other things"),
        ("warning.help", "Cael help.", "filled in with other things"),
        ("pdf.facts", "PDF {count} {size}", "other forms"),
        ("pdf.facts", {"one": "PDF {count} {size}"}, "other forms"),
    ],
)
def test_a_text_that_cannot_stand_in_the_place_of_ours_is_refused(
    key: str, says: str | dict[str, str], why: str
) -> None:
    with pytest.raises(SettingsError, match=why):
        texts_of(SETTINGS, {key: OwnText(says=says)})


def test_a_file_of_texts_with_a_mistake_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match="line 2"):
        read_own_texts(b'menu.search: {says: "Chwilio"}\nmenu.help: {says: "Help", by: "A"}\n')


def test_the_doctor_counts_what_nobody_has_checked_where_something_is_in_welsh(
    tmp_path: Path,
) -> None:
    root = make_site(tmp_path)
    add_review(root, approved=False)
    assert not any("Welsh" in item.says for item in look_over(root, SETTINGS, HERE))
    add_review(root, changes=WELSH, approved=False)
    every = len(unchecked())
    assert every == len(shipped("cy").says)
    named, told = [i for i in look_over(root, SETTINGS, HERE) if "Welsh" in i.says]
    assert named.says.endswith("`site_name:`, `council:`, `partnership:`, `answers_within:`.")
    assert f"checked {every} Welsh" in told.says
    assert told.remedy
    line = 'menu.search: {says: "Chwilio", checked: "A. Reader, 2026-11-20"}\n'
    (root / TEXTS).write_text(line, "utf-8")
    welsh = Welsh(site_name="A", council="B", partnership="C", answers_within="D")
    publisher = SETTINGS.publisher.model_copy(update={"welsh": welsh})
    site = SETTINGS.model_copy(update={"publisher": publisher})
    (told,) = [i for i in look_over(root, site, HERE) if "Welsh" in i.says]
    assert f"checked {every - 1} Welsh" in told.says
