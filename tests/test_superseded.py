"""A review that another has taken the place of says so and leads to it, once that is public."""

import csv
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from publisher.assembly import Plan, make_plan, site_of
from publisher.checks.states import Standing
from publisher.given import read_settings
from publisher.looking import Look, check_all
from publisher.record.ledger import Event, EventKind, Ledger, append
from publisher.record.ledger_files import read_ledgers
from publisher.recording import events_of
from publisher.site.publication import Tombstone
from publisher.site.superseded import superseded_html
from publisher.site.texts import shipped, shipped_texts
from publisher.site.tombstone import tombstone_page
from tests.folders import HERE, REVIEW, TODAY, add_review, job, make_site
from tests.site.content import HAZEL, ROWAN, SETTINGS, own_pages
from tests.site.staged import stage
from tests.two_reviews import HOME, OTHER, OTHER_REVIEW, SLUG, add_other, build, public

REPLACED = REVIEW + f"superseded_by: {OTHER}\n"
NOTICE = "Another review has taken the place of this one."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


@pytest.mark.slow
def test_the_old_review_leads_to_the_new_one_as_soon_as_that_is_public(root: Path) -> None:
    add_review(root, changes={"review.yml": REPLACED})
    embargoed = OTHER_REVIEW + "publish: {from: 2026-11-23}\n"
    add_other(root, {"review.yml": embargoed})
    outcome = build(root)
    assert [review.standing for review in outcome.reviews] == [
        Standing.PUBLISHED,
        Standing.EMBARGOED,
    ]
    assert [finding.rule.code for finding in outcome.findings if finding.review == SLUG] == ["R205"]
    assert all(NOTICE.encode() not in data for data in public(root).values())
    outcome = build(root, job(root, TODAY + timedelta(days=1)))
    assert [review.standing for review in outcome.reviews] == [
        Standing.SUPERSEDED,
        Standing.PUBLISHED,
    ]
    after = public(root)
    for page, link in (("", "../"), ("letter/", "../../"), ("executive-summary/", "../../")):
        told = after[f"reviews/{SLUG}/{page}index.html"].decode()
        assert f'{NOTICE} <a href="{link}{OTHER}/">' in told, page
    pdf = pypdfium2.PdfDocument(after[f"reviews/{SLUG}/executive-summary.pdf"])
    assert NOTICE in " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert NOTICE.encode() not in after[HOME.replace(SLUG, OTHER)]
    data = json.loads(after["reviews.json"])["reviews"]
    assert {one["slug"]: one["superseded_by"] for one in data} == {SLUG: OTHER, OTHER: None}
    assert json.loads(after[f"reviews/{SLUG}/data.json"])["superseded_by"] == OTHER
    rows = csv.DictReader(after["recommendations.csv"].decode("utf-8-sig").splitlines())
    assert {row["review"]: row["superseded_by"] for row in rows} == {SLUG: OTHER, OTHER: ""}
    ledger = read_ledgers(root / "reviews" / "ledger")[SLUG]
    assert [event.kind for event in ledger.events] == ["published", "changed"]


WHY = "replaced by another review"


@pytest.mark.parametrize(
    ("now", "more"),
    [(SLUG, ()), ("ashgrove-2018-a", ()), (SLUG, (Event(EventKind.WITHDRAWN, TODAY, reason=WHY),))],
    ids=["where it was", "moved since", "withdrawn before there was one"],
)
def test_the_notice_of_a_withdrawn_review_leads_to_the_one_in_its_place(
    root: Path, now: str, more: tuple[Event, ...]
) -> None:
    why = f"status: withdrawn\nreason: {WHY}"
    gone = REPLACED.replace("status: ready", why)
    gone += "" if now == SLUG else f"moved_from: [{SLUG}]\n"
    add_review(root, now, changes={"review.yml": gone})
    add_other(root)
    was = (Event(EventKind.PUBLISHED, TODAY, (HOME,), "1"), *more)
    ledgers = {SLUG: append(Ledger(SLUG), was)[0]}
    reviews = check_all(Look(TODAY, read_settings(job(root)), HERE, ledgers), root / "reviews")
    plan = make_plan(reviews, ledgers, TODAY)
    assert [stone.successor for stone in plan.tombstones] == [OTHER]
    (after,) = (
        append(ledger, events)[0]
        for ledger, events in events_of(plan, ledgers, [], "https://a.example/", TODAY)
        if ledger.slug == SLUG
    )
    archived = [review for review in reviews if review.slug == OTHER]
    (stone,) = make_plan(archived, {SLUG: after}, TODAY).tombstones
    assert stone.successor == OTHER, "the record knows it once the folder is archived"
    (stone,) = make_plan([], {SLUG: after}, TODAY).tombstones
    assert stone.successor is None, "nobody is led to a review that is not public"


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("replaced by another review", "Another review has taken its place."),
        ("safety of a person", NOTICE),
    ],
)
def test_the_page_of_a_withdrawn_review_has_the_link(reason: str, says: str) -> None:
    stone = Tombstone(SLUG, TODAY, reason, successor=OTHER)
    for here, link in ((f"reviews/{SLUG}/", "../"), (f"reviews/{SLUG}/letter/", "../../")):
        made = tombstone_page(stone, here, "us", shipped("en")).decode()
        assert f'<a href="{link}{OTHER}/">You can read the review in its place</a>' in made
        assert made.count("Another review has taken") == 1
        assert says in made


IN_WELSH = "Darllenwch yr adolygiad sydd yn ei le"


def test_a_welsh_page_leads_to_the_welsh_page_of_the_review_in_its_place_if_there_is_one() -> None:
    welsh, english = ROWAN.slug, HAZEL.slug
    gone = [
        Tombstone(gone, TODAY, "other", (f"cy/reviews/{gone}/index.html",), successor=to)
        for gone, to in (("a-2012-a", welsh), ("a-2013-a", english))
    ]
    shown = (replace(ROWAN, successor=english), replace(HAZEL, successor=welsh))
    plan = Plan(shown, {}, {}, tuple(gone))
    site = site_of(plan, SETTINGS, (), own_pages(), frozenset(), shipped_texts(), TODAY)
    staged = stage(site)
    for page, link in (
        ("cy/reviews/a-2012-a/", f"../{welsh}/"),
        ("cy/reviews/a-2013-a/", f"../../../reviews/{english}/"),
        (f"cy/reviews/{welsh}/", f"../../../reviews/{english}/"),
    ):
        made = staged[f"docs/{page}index.md"].decode().replace('\\"', '"')
        assert f'<a href="{link}">{IN_WELSH}' in made, page
    own = site.publications[1]
    assert f'"../{welsh}/"' in superseded_html(own, "cy/reviews/x/", shipped("cy"))
    assert f'"../{welsh}/"' in superseded_html(own, "reviews/x/", shipped("en"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"superseded_by: {SLUG}", ""),
        (f"superseded_by: {OTHER}", f"superseded_by: {SLUG}"),
        ("superseded_by: ashgrove-2031-a", ""),
    ],
    ids=["itself", "each other", "nothing"],
)
def test_a_review_leads_nowhere_that_is_not_another_public_review(
    root: Path, old: str, new: str
) -> None:
    add_review(root, changes={"review.yml": f"{REVIEW}{old}\n"})
    add_other(root, {"review.yml": f"{OTHER_REVIEW}{new}\n"})
    reviews = check_all(Look(TODAY, read_settings(job(root)), HERE), root / "reviews")
    told = [[f.rule.code for f in review.findings if f.rule.code == "R205"] for review in reviews]
    assert told == [["R205"], ["R205"] if new else []]


@pytest.mark.slow
def test_two_reviews_that_name_each_other_say_nothing_of_it(root: Path) -> None:
    add_review(root, changes={"review.yml": REPLACED})
    add_other(root, {"review.yml": f"{OTHER_REVIEW}superseded_by: {SLUG}\n"})
    build(root)
    assert all(NOTICE.encode() not in data for data in public(root).values())
