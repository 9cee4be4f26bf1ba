"""What goes public when not everything may: every part real, two or three small reviews."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import checking, pipeline
from publisher.errors import ExitCode
from publisher.model import Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import Redaction, redact_review
from tests.folders import (
    REAL_NAME,
    REVIEW,
    SUMMARY,
    TERMS,
    add_review,
    approve,
    files_below,
    job,
    make_site,
)
from tests.in_process import in_this_process
from tests.two_reviews import OTHER, SLUG, add_other, build, codes, public

pytestmark = pytest.mark.slow
MORE = TERMS + "- {id: sister, kind: text, is: [asked for help]}\n"
WITHDRAWN = REVIEW.replace("Rowan", "Ellis").replace("2019-11", "2020-03")
WITHDRAWN = WITHDRAWN.replace("status: ready", "status: withdrawn\nreason: safety of a person")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # identifiers left over hold a review back before the gate: it has to do without that wall
    in_this_process(monkeypatch)
    monkeypatch.setattr(checking, "problems_left_over", lambda _: ())
    return make_site(tmp_path / "root")


@pytest.fixture
def both(root: Path) -> Path:
    """A site with two public reviews."""
    add_review(root)
    add_other(root)
    assert build(root).exit_code is ExitCode.DONE
    return root


def unredacted(slug: str) -> Callable[[Review[str], Matcher], Redaction]:
    """The redactor, broken for one review."""

    def redact(review: Review[str], matcher: Matcher) -> Redaction:
        if review.slug == slug:
            return Redaction(review, {})  # type: ignore[arg-type]
        return redact_review(review, matcher)

    return redact


def of_review(root: Path, slug: str) -> dict[str, bytes]:
    return {path: data for path, data in public(root).items() if f"/{slug}/" in path}


def test_a_leak_in_one_review_leaves_that_one_out_and_the_others_go_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    add_other(root)
    monkeypatch.setattr(checking, "redact_review", unredacted(OTHER))
    approve(root, OTHER)
    outcome = build(root)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert {(f.rule.code, f.review) for f in outcome.findings if f.stops} == {
        ("G101", OTHER),
        ("G106", OTHER),
    }
    assert [bool(review.weblink) for review in outcome.reviews] == [True, False]
    released = {**public(root), **files_below(root / "_build" / "packs")}
    assert f"reviews/{SLUG}/index.html" in released
    assert not any(OTHER in path or OTHER.encode() in data for path, data in released.items())
    assert not (root / "reviews" / "ledger" / f"{OTHER}.jsonl").exists()


def test_what_is_released_without_a_review_does_not_tell_that_it_was_left_out(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    build(root)
    before = public(root)
    add_other(root)
    monkeypatch.setattr(checking, "redact_review", unredacted(OTHER))
    approve(root, OTHER)
    build(root)
    assert public(root) == before


def test_a_name_of_one_review_in_another_leaves_out_the_one_that_it_stands_in(root: Path) -> None:
    add_review(root)
    add_other(root, {"executive-summary.md": SUMMARY})
    outcome = build(root)
    assert {(f.rule.code, f.review) for f in outcome.findings if f.stops} == {
        ("G101", SLUG),
        ("G106", OTHER),
    }
    assert of_review(root, SLUG)
    assert not of_review(root, OTHER)


def test_last_pages_that_todays_list_forbids_stop_the_release_and_are_told_as_public(
    both: Path,
) -> None:
    before = public(both)
    add_review(both, changes={"qa-letter.md": None, "redactions.yml": MORE}, approved=False)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.LEAK
    assert {f.term for f in outcome.findings if f.rule.code == "G101"} == {"sister"}
    assert ("G107", SLUG) in {(f.rule.code, f.review) for f in outcome.findings}
    assert public(both) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"redactions.yml": "- {id: victim"},
        {"redactions.yml": TERMS + "- {id: x, kind: text, is: ['.']}\n"},
    ],
    ids=["a list that cannot be read", "a term that cannot be looked for"],
)
def test_last_pages_that_cannot_be_looked_at_again_stop_the_release(
    both: Path, changes: dict[str, str]
) -> None:
    before = public(both)
    add_review(both, changes=changes, approved=False)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.LINK_LOST
    assert {f.rule.code for f in outcome.findings if f.stops} >= {"W104"}
    assert public(both) == before


def withdraw_other(root: Path) -> None:
    (root / "reviews" / OTHER / "review.yml").write_text(WITHDRAWN)


def no_document(root: Path) -> None:
    (root / "reviews" / SLUG / "qa-letter.md").unlink()


def todays_list_forbids_it(root: Path) -> None:
    no_document(root)
    (root / "reviews" / SLUG / "redactions.yml").write_text(MORE)


def no_list(root: Path) -> None:
    (root / "reviews" / SLUG / "redactions.yml").write_text("- {id: victim")


def no_folder(root: Path) -> None:
    (root / "reviews" / SLUG).rename(root / "elsewhere")


def draft_again(root: Path) -> None:
    path = root / "reviews" / SLUG / "review.yml"
    path.write_text(path.read_text().replace("status: ready", "status: draft"))


def no_last_release(root: Path) -> None:
    no_document(root)
    (root / "_build").rename(root / "old")


TROUBLES = [todays_list_forbids_it, no_list, no_folder, draft_again, no_last_release]


@pytest.mark.parametrize("trouble", TROUBLES, ids=[trouble.__name__ for trouble in TROUBLES])
def test_a_withdrawal_goes_out_whatever_is_wrong_with_another_public_review(
    both: Path, trouble: Callable[[Path], None]
) -> None:
    before = public(both)
    trouble(both)
    assert build(both).exit_code in {ExitCode.LEAK, ExitCode.LINK_LOST}
    withdraw_other(both)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert "G108" in codes(outcome)
    after = public(both)
    lost = before.keys() - after.keys()  # the search index may go by other names
    assert not [path for path in lost if not path.startswith("search/files/")]
    assert "safety of a person" in after[f"reviews/{OTHER}/index.html"].decode()
    for slug in (SLUG, OTHER):
        assert not any(b"asked for help" in data for data in of_review(both, slug).values())
        assert "withdrawn" in after[f"reviews/{slug}/executive-summary/index.html"].decode()
    again = build(both)
    assert again.exit_code in {ExitCode.DONE, ExitCode.CHECKS_FAILED}
    assert public(both) == after, "the notices stay until somebody puts the review right"


def test_a_review_under_correction_is_shown_again_once_it_is_put_right(both: Path) -> None:
    no_list(both)
    withdraw_other(both)
    build(both)
    add_review(both)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.DONE
    assert (
        b"asked for help" in of_review(both, SLUG)[f"reviews/{SLUG}/executive-summary/index.html"]
    )


def test_a_withdrawal_goes_out_though_a_document_of_another_review_is_gone(root: Path) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    folder = add_review(root, changes={"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"})
    add_other(root)
    build(root)
    before = of_review(root, SLUG)
    (folder / "tribute.md").unlink()
    approve(root)
    withdraw_other(root)
    outcome = build(root)
    assert (outcome.exit_code, set(codes(outcome))) == (ExitCode.CHECKS_FAILED, {"W101"})
    assert of_review(root, SLUG) == before, "it keeps its last pages"


def test_a_withdrawal_goes_out_though_the_address_of_another_review_gives_a_name_away(
    both: Path,
) -> None:
    before = public(both)
    flagged = f"- {{id: x, kind: identifier, is: [{SLUG}], becomes: z}}\n"
    add_review(both, "birchwood-2021-a", {"redactions.yml": flagged}, approved=False)
    assert build(both).exit_code is ExitCode.LEAK
    assert public(both) == before
    withdraw_other(both)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert ("W103", SLUG) in {(f.rule.code, f.review) for f in outcome.findings}
    assert not of_review(both, SLUG), "not even a notice may stand there"
    assert "safety of a person" in public(both)[f"reviews/{OTHER}/index.html"].decode()


@pytest.mark.parametrize("line", ["", f"moved_from: [{OTHER}\n"], ids=["no line", "a slip in it"])
def test_a_withdrawal_goes_out_though_nobody_says_that_its_folder_was_renamed(
    both: Path, line: str
) -> None:
    before = of_review(both, SLUG)
    folder = (both / "reviews" / OTHER).rename(both / "reviews" / "birchwood-2020-a")
    assert build(both).exit_code is ExitCode.LINK_LOST
    (folder / "review.yml").write_text(WITHDRAWN + line)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert {"W101", "G108"} <= {*codes(outcome)}
    gone = of_review(both, OTHER)
    assert b"kind-withdrawn" in gone[f"reviews/{OTHER}/index.html"]
    assert not any(b"known to services" in data for data in gone.values())
    assert of_review(both, SLUG) == before, "no other review goes with it"
    build(both)
    assert of_review(both, OTHER) == gone


def test_a_leak_in_a_page_of_the_councils_own_releases_nothing(both: Path) -> None:
    before = public(both)
    page = both / "docs" / "site" / "help.md"
    page.write_text(page.read_text() + f"\n{REAL_NAME} can be reached here.\n")
    withdraw_other(both)
    outcome = build(both)
    assert outcome.exit_code is ExitCode.LEAK
    assert public(both) == before


def test_terms_of_a_draft_that_cannot_be_looked_for_do_not_stop_the_others(root: Path) -> None:
    add_review(root)
    draft = REVIEW.replace("status: ready", "status: draft")
    lists = {
        "review.yml": draft,
        "redactions.yml": "- {id: x, kind: pattern, is: ['('], becomes: y}",
    }
    add_review(root, OTHER, lists, approved=False)
    outcome = build(root)
    assert of_review(root, SLUG)
    assert outcome.exit_code in {ExitCode.DONE, ExitCode.CHECKS_FAILED}
    assert pipeline.check(job(root)).exit_code is not ExitCode.BUG
