"""A review that moves is found at every address that it ever had; nobody else gets one."""

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.checks.readiness import Name
from publisher.config import ReviewSettings
from publisher.errors import ExitCode, SettingsError
from publisher.intake.sealed import NO_KEYS, new_key, read_keys
from publisher.intake.yaml_file import read_yaml
from publisher.moving import move_review, with_origin
from publisher.record.additions import after_moving, after_publishing, after_reporting
from publisher.record.ledger import EventKind, Ledger
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.record.moves import destinations, faults_of_claims, given_up
from publisher.record.reported import DUE
from publisher.sealing import encrypt_plain
from tests.folders import REVIEW, TERMS, TODAY, add_review, approve, files_below, job, make_site
from tests.servers import SERVERS, answers_as_promised, moved_in_iis
from tests.two_reviews import OTHER, SLUG, add_other, build, codes, public

NEW, NEWER = "ashgrove-2018-a", "ashgrove-2018-b"
LATER = TODAY.replace(day=25)
BASE = "https://reviews.ashgrove.example/dhr/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def move(root: Path, old: str, new: str) -> None:
    move_review(root / "reviews", old, new, NO_KEYS, ())
    approve(root, new)


def of(root: Path, slug: str) -> dict[str, bytes]:
    start = f"reviews/{slug}/"
    return {path[len(start) :]: d for path, d in public(root).items() if path.startswith(start)}


@pytest.mark.slow
def test_a_moved_review_is_found_at_every_address_it_had(root: Path) -> None:
    add_review(root)
    assert build(root).exit_code is ExitCode.DONE
    before = of(root, SLUG)
    record = job(root).ledger
    for role in DUE:
        ledger = read_ledgers(record)[SLUG]
        write_events(record, ledger, after_reporting(ledger, role, TODAY))
    move(root, SLUG, NEW)
    moving = build(root, job(root, LATER))
    assert moving.exit_code is ExitCode.DONE
    for outcome in (moving, pipeline.check(job(root, LATER))):
        told = {step.name: step.told for step in outcome.reviews[0].steps}
        assert told[Name.PUBLISHED] == "done on 2026-11-22", "not on the day of the move"
        assert told[Name.REPORTED].count(" on 2026-11-22") == 2, "nobody is told again"
    old, new = of(root, SLUG), of(root, NEW)
    assert old.keys() == before.keys() == new.keys()
    for path in old:
        if not path.endswith(".html"):
            assert old[path] == new[path], path
            continue
        page = old[path].decode()
        there = f"{BASE}reviews/{NEW}/{path.removesuffix('index.html')}"
        assert f'<link rel="canonical" href="{there}">' in page
        up = "../" * (path.count("/") + 1)
        target = f"{up}{NEW}/{path.removesuffix('index.html')}"
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
        assert 'content="noindex"' in page
        assert "go to the new address" in page
        assert "asked for help" not in page
    assert b"22 November 2026" in new["index.html"], "it was published then"
    assert b"25 November 2026" not in new["index.html"], "no word has changed"
    for path, data in public(root).items():
        if not path.startswith(f"reviews/{SLUG}/"):
            named = 1 if path == "feed.xml" else 0  # as the name of its entry, which stays
            assert data.count(SLUG.encode()) == named, path
    ledgers = read_ledgers(root / "reviews" / "ledger")
    assert [event.kind for event in ledgers[SLUG].events][-1] is EventKind.MOVED
    assert ledgers[SLUG].moved_to == NEW
    assert [event.kind for event in ledgers[NEW].events] == [EventKind.PUBLISHED]
    moved = {
        f"reviews/{SLUG}/{path.removesuffix('index.html')}": f"{BASE}reviews/{NEW}/"
        + path.removesuffix("index.html")
        for path in before
    }
    for server in SERVERS:
        answers_as_promised(server, root / "_build", moved)
    assert moved_in_iis((root / "_build/servers/web.config").read_text(), "/dhr/") == moved

    once = public(root)
    assert build(root, job(root, LATER)).exit_code is ExitCode.DONE
    assert public(root) == once, "a second build is the same"

    move(root, NEW, NEWER)
    (root / "reviews" / NEWER / "review.yml").write_text(
        REVIEW.replace("status: ready", "status: withdrawn\nreason: other")
        + f"moved_from: [{SLUG}, {NEW}]\n"
    )
    assert build(root, job(root, LATER)).exit_code is ExitCode.DONE
    assert b"has been withdrawn" in of(root, NEW)["index.html"]
    assert f"../{NEW}/letter/" in of(root, SLUG)["letter/index.html"].decode()
    assert of(root, SLUG)["data.json"] == of(root, NEW)["data.json"]
    assert b"withdrawn" in of(root, SLUG)["data.json"]
    answers_as_promised("nginx", root / "_build", moved)


@pytest.mark.slow
def test_until_a_move_is_approved_the_pages_stay_at_the_old_address(root: Path) -> None:
    add_review(root)
    build(root)
    before = of(root, SLUG)
    there, _ = move_review(root / "reviews", SLUG, NEW, NO_KEYS, ())
    add_other(root)
    outcome = build(root, job(root, LATER))
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.CHECKS_FAILED, ["A102"])
    assert [review.carried for review in outcome.reviews] == [True, False]
    assert (of(root, SLUG), of(root, NEW)) == (before, {})
    assert of(root, OTHER), "no other review waits for it"
    more = TERMS + "- {id: sister, kind: text, is: [asked for help]}\n"
    (there / "redactions.yml").write_text(more)
    outcome = build(root, job(root, LATER))
    assert outcome.exit_code is ExitCode.LEAK, "they are read with the list of today"
    assert {f.review for f in outcome.findings if f.rule.code in ("G101", "G107")} == {NEW}


@pytest.mark.slow
def test_addresses_lead_straight_to_the_last_one_and_a_lost_part_to_the_review(
    root: Path,
) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    add_review(root, changes={"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"})
    build(root)
    for old, new in ((SLUG, NEW), (NEW, NEWER)):
        move(root, old, new)
        if new == NEWER:
            (root / "reviews" / NEWER / "tribute.md").unlink()
            settings = root / "reviews" / NEWER / "review.yml"
            settings.write_text(settings.read_text().replace(", tribute]", "]"))
            approve(root, NEWER)
        assert build(root, job(root, LATER)).exit_code is ExitCode.DONE
    for slug in (SLUG, NEW):
        assert f"../{NEWER}/letter/" in of(root, slug)["letter/index.html"].decode()
        assert f'../{NEWER}/">' in of(root, slug)["tribute/index.html"].decode()
        assert of(root, slug)["tribute.pdf"].startswith(b"%PDF")
    assert b"25 November 2026" in of(root, NEWER)["index.html"], "its words changed then"
    move(root, NEWER, NEW)  # and back again
    outcome = build(root, job(root, LATER))
    assert outcome.exit_code is ExitCode.LINK_LOST, "the tribute was public there"
    assert set(codes(outcome)) == {"W101"}


@pytest.mark.slow
def test_another_review_gets_no_address_that_one_moved_away_from(root: Path) -> None:
    add_review(root)
    build(root)
    move(root, SLUG, NEW)
    build(root, job(root, LATER))
    other = add_other(root)
    other.rename(root / "reviews" / SLUG)
    approve(root, SLUG)
    outcome = build(root, job(root, LATER))
    assert codes(outcome) == ["W107"]
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert b"has moved" in of(root, SLUG)["index.html"]


def test_a_wrong_claim_holds_the_review_back_and_is_told_without_its_words(root: Path) -> None:
    add_review(root, changes={"review.yml": f"{REVIEW}moved_from: [marigold-2019-a]\n"})
    add_other(root)
    outcome = pipeline.check(job(root))
    (finding,) = [f for f in outcome.findings if f.rule.code == "W106"]
    assert finding.review == SLUG
    assert "marigold" not in finding.message
    assert [str(review.standing) for review in outcome.reviews] == ["held back", "ready"]


def test_a_review_that_never_was_public_is_only_renamed(root: Path) -> None:
    before = files_below(add_review(root))
    there, was_public = move_review(root / "reviews", SLUG, NEW, NO_KEYS, ())
    assert (there.name, was_public) == (NEW, False)
    assert files_below(there) == before


def published_once(root: Path) -> None:
    ledger = root / "reviews" / "ledger"
    ledger.mkdir()
    line = (Path(__file__).parents[1] / "reviews" / "ledger" / f"{SLUG}.jsonl").read_text()
    (ledger / f"{SLUG}.jsonl").write_text(line)


def test_an_encrypted_review_says_where_it_was_too(root: Path) -> None:
    folder = add_review(root)
    published_once(root)
    secret, key = new_key()
    encrypt_plain(folder, read_keys(secret), [key], sources=True, replaced=False)
    move_review(root / "reviews", SLUG, NEW, read_keys(secret), [key])
    assert not (root / "reviews" / NEW / "review.yml").exists()
    with pytest.raises(SettingsError, match="taken"):
        move_review(root / "reviews", NEW, SLUG, read_keys(secret), [key])


REFUSED = {
    "no address": ("Ash Grove", "cannot be an address"),
    "the ledger": ("ledger", "cannot be an address"),
    "a folder": (OTHER, "taken"),
}


@pytest.mark.parametrize(("new", "expected"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_the_new_address_is_refused(root: Path, new: str, expected: str) -> None:
    add_review(root)
    add_other(root)
    published_once(root)
    before = files_below(root / "reviews")
    with pytest.raises(SettingsError, match=expected):
        move_review(root / "reviews", SLUG, new, NO_KEYS, ())
    assert files_below(root / "reviews") == before


LINES = {
    "none": (b"status: ready\n", b"status: ready\nmoved_from: [a]\n"),
    "no end of line": (b"status: ready", b"status: ready\nmoved_from: [a]\n"),
    "one": (b"moved_from: [b]\nx: 1\n", b"moved_from: [b, a]\nx: 1\n"),
    "the same": (b"moved_from: [a]\n", b"moved_from: [a]\n"),
    "back again": (b"moved_from: [b, c]\n", b"moved_from: [b, a]\n"),
}


@pytest.mark.parametrize(("before", "after"), LINES.values(), ids=list(LINES))
def test_only_the_line_of_former_addresses_changes(before: bytes, after: bytes) -> None:
    assert with_origin(before, "a", "c") == after


def test_a_review_that_moves_back_has_a_claim_that_is_right(root: Path) -> None:
    (add_review(root) / "review.yml").chmod(0o600)
    reviews, record = root / "reviews", job(root).ledger
    write_events(record, Ledger(SLUG), after_publishing(Ledger(SLUG), ("p",), "1", TODAY))
    move_review(reviews, SLUG, NEW, NO_KEYS, ())
    ledger = read_ledgers(record)[SLUG]
    write_events(record, ledger, after_moving(ledger, NEW, TODAY))
    write_events(record, Ledger(NEW), after_publishing(Ledger(NEW), ("q",), "1", TODAY))
    folder, _ = move_review(reviews, NEW, SLUG, NO_KEYS, ())
    settings, _ = read_yaml((folder / "review.yml").read_bytes(), ReviewSettings)
    assert settings is not None
    assert settings.moved_from == (NEW,)
    assert (folder / "review.yml").stat().st_mode & 0o777 == 0o600, "as private as it was"
    claims, ledgers = {SLUG: settings.moved_from}, read_ledgers(record)
    assert [*faults_of_claims(claims, ledgers), *given_up(claims, ledgers)] == []
    assert destinations(claims, ledgers, {SLUG}) == {NEW: SLUG}
