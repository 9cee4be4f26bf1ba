"""What was public stays, or says why it went; no address is lost."""

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks.states import Standing
from publisher.errors import ExitCode, LedgerError
from publisher.findings import Rule
from publisher.site import addresses, lists
from tests.folders import (
    REVIEW,
    TODAY,
    add_review,
    approve,
    files_below,
    job,
    make_site,
)
from tests.hard_cases.measure import text_of as words_of
from tests.two_reviews import HOME, OTHER_REVIEW, SLUG, add_other, build, codes, public

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def test_a_public_review_that_gets_a_finding_keeps_its_last_pages(root: Path) -> None:
    add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    add_review(root, changes={"executive-summary.md": "", "qa-letter.md": None})
    outcome = build(root, job(root, TODAY.replace(day=25)))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert [review.carried for review in outcome.reviews] == [True, False]
    after = public(root)
    assert {p: d for p, d in after.items() if SLUG in p} == {
        p: d for p, d in before.items() if SLUG in p
    }
    assert after["reviews/index.html"] == before["reviews/index.html"]


def test_a_runner_that_starts_empty_takes_the_last_pages_from_where_it_is_told(
    root: Path, tmp_path: Path
) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    last = tmp_path / "last"
    (root / "_build").rename(last)
    (folder / "qa-letter.md").unlink()
    assert build(root).exit_code is ExitCode.LINK_LOST
    outcome = build(root, job(root, last_release=last / "public"))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert public(root) == before


def test_a_withdrawn_review_leaves_a_notice_at_every_address(root: Path) -> None:
    add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    withdrawn = REVIEW.replace("status: ready", "status: withdrawn\nreason: safety of a person")
    add_review(root, changes={"review.yml": withdrawn})
    add_other(root, {"qa-letter.md": None})
    outcome = build(root, job(root, TODAY.replace(day=25)))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED, "the other review's finding is still told"
    after = public(root)
    gone = before.keys() - after.keys()
    assert all(path.startswith(addresses.SEARCH_FILES) for path in gone), "no weblinks"
    notice = after[HOME].decode()
    assert "withdrawn" in notice
    assert "safety of a person" in notice
    assert "25 November 2026" in notice
    assert "noindex" in notice
    for path, data in after.items():
        if path.startswith(f"reviews/{SLUG}/"):
            assert data != before[path], path
            assert b"asked for help" not in data
    for path in ("reviews/index.html", "reviews.json", "recommendations.csv", "sitemap.xml"):
        assert SLUG.encode() not in after[path], path
    again = build(root, job(root, TODAY.replace(day=25)))
    assert again.exit_code is ExitCode.CHECKS_FAILED
    assert public(root) == after


def test_retention_over_withdraws_by_itself(root: Path) -> None:
    add_review(root, changes={"review.yml": REVIEW + "publish: {until: 2026-11-30}\n"})
    build(root)
    outcome = build(root, job(root, TODAY.replace(day=30)))
    assert outcome.exit_code is ExitCode.DONE
    assert outcome.reviews[0].standing is Standing.WITHDRAWN
    assert "kept public is over" in public(root)[HOME].decode()


def test_a_withdrawn_review_keeps_its_notice_when_its_folder_is_gone(root: Path) -> None:
    folder = add_review(root)
    build(root)
    withdrawn = REVIEW.replace("status: ready", "status: withdrawn\nreason: other")
    (folder / "review.yml").write_text(withdrawn)
    build(root)
    before = public(root)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert build(root).exit_code is ExitCode.DONE
    assert public(root) == before


LOSSES = {
    "the folder is gone": None,
    "it is a draft again": REVIEW.replace("status: ready", "status: draft"),
    "it waits for a later day": REVIEW + "publish: {from: 2027-01-01}\n",
}


@pytest.mark.parametrize("settings", LOSSES.values(), ids=list(LOSSES))
def test_a_build_that_would_lose_an_address_releases_nothing(
    root: Path, settings: str | None
) -> None:
    folder = add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    if settings is None:
        folder.rename(root / "elsewhere")
    else:
        (folder / "review.yml").write_text(settings)
    outcome = build(root)
    assert outcome.exit_code is ExitCode.LINK_LOST
    assert set(codes(outcome)) == {"W101"}
    assert public(root) == before


def test_a_document_taken_away_would_lose_its_address(root: Path) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    folder = add_review(root, changes={"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"})
    assert build(root).exit_code is ExitCode.DONE
    (folder / "tribute.md").unlink()
    approve(root)
    outcome = build(root)
    assert outcome.exit_code is ExitCode.LINK_LOST
    assert {f.file for f in outcome.findings} >= {f"reviews/{SLUG}/tribute.pdf"}


def test_a_document_that_is_withdrawn_leaves_a_notice_at_each_of_its_addresses(root: Path) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    folder = add_review(root, changes={"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"})
    assert build(root).exit_code is ExitCode.DONE
    before = public(root)
    gone = "no_longer_public: [{document: tribute, reason: safety of a person}]\n"
    (folder / "review.yml").write_text(cleared + gone)
    approve(root)
    later = job(root, TODAY.replace(day=25))
    assert build(root, later).exit_code is ExitCode.DONE
    after = public(root)
    start = f"reviews/{SLUG}/tribute"
    page = after[f"{start}/index.html"]
    assert b"This document has been withdrawn" in page
    assert b"safety of a person" in page
    assert b"noindex" in page
    assert after[f"{start}.pdf"] != before[f"{start}.pdf"]
    assert b"tribute" not in after[HOME]
    for path in ("sitemap.xml", "feed.xml", "reviews.json", f"reviews/{SLUG}/data.json"):
        assert b"tribute" not in after[path].lower(), path
    pack = files_below(root / "_build" / "packs" / SLUG)
    assert pack["tribute.pdf"] not in (before[f"{start}.pdf"], after[f"{start}.pdf"])
    assert "In memory" in words_of(pack["tribute.pdf"]), "those who clear it get all of it"
    assert b"Changed on: 25 November 2026" in pack["to-home-office.eml"]
    (folder / "tribute.md").unlink()
    approve(root)
    assert build(root, job(root, TODAY.replace(day=26))).exit_code is ExitCode.DONE
    assert public(root)[f"{start}/index.html"] == page, "its day stays"
    (folder / "tribute.md").write_text("# In memory\n\nx\n")
    (folder / "review.yml").write_text(cleared)
    approve(root)
    assert build(root, later).exit_code is ExitCode.DONE
    assert b"In memory" in public(root)[f"{start}/index.html"], "it may come back"


def test_the_record_knows_what_weblinks_begin_with_and_an_edit_of_it_stops_the_build(
    root: Path,
) -> None:
    add_review(root)
    build(root)
    site = root / "mkdocs.yml"
    site.write_text(site.read_text().replace("/dhr/", "/new/"))
    (told,) = [f for f in pipeline.check(job(root)).findings if f.rule is Rule.W201]
    assert (told.file, told.stops) == ("mkdocs.yml", False)
    assert told.message.endswith("begin with https://reviews.ashgrove.example/dhr/")
    path = root / "reviews" / "ledger" / f"{SLUG}.jsonl"
    path.write_text(path.read_text().replace("2026-11-22", "2026-11-21"))
    with pytest.raises(LedgerError, match="line 1"):
        build(root)


def test_a_part_of_a_list_answers_still_when_the_list_has_become_shorter(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "SIZE", 1)
    add_review(root)
    add_other(root)
    build(root)
    part = "browse/part-2/index.html"
    assert b"data-review" in public(root)[part]
    add_other(
        root, {"review.yml": f"{OTHER_REVIEW}\n".replace("ready", "withdrawn\nreason: other")}
    )
    assert build(root).exit_code is ExitCode.DONE
    assert b"The list has become shorter" in public(root)[part]
    assert part not in public(root)["sitemap.xml"].decode()
