"""The register tells where each review stands, and what should have been reported by now."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.record.additions import after_publishing, after_reporting, after_withdrawing
from publisher.record.departures import Note, note
from publisher.record.ledger import Event, EventKind, Ledger, append, read_ledger
from publisher.record.ledger_files import write_events
from publisher.record.packs import Role
from publisher.record.register import (
    COLUMNS,
    Row,
    as_csv,
    as_html,
    as_text,
    overdue,
    told_of_withdrawal,
)
from publisher.record.reported import reports
from tests.folders import REVIEW, add_review, job, make_site
from tests.two_reviews import OTHER, SLUG, add_other

DAY = date(2026, 11, 1)
PUBLISHED = append(Ledger("a"), (Event(EventKind.PUBLISHED, DAY, ("p",), "1"),))[0]
ROWS = (
    Row("ashgrove-2019-a", "published", ("https://x.example/<a>",), DAY, None,
        {"home-office": DAY}, 0, ("report to the Commissioner (20 days)",)),
    Row("folder 2", "held back", to_put_right=3),
)  # fmt: skip


def reported(ledger: Ledger, *roles: Role, on: date = DAY) -> Ledger:
    for role in roles:
        ledger, _ = append(ledger, after_reporting(ledger, role, on))
    return ledger


def late(ledger: Ledger, days: int, *before: Ledger) -> list[str]:
    return list(overdue(ledger, before, 14, DAY + timedelta(days)))


def test_a_report_is_overdue_after_its_days_and_not_before() -> None:
    assert late(PUBLISHED, 14) == []
    assert late(PUBLISHED, 15) == [
        "report to the Home Office (15 days)",
        "report to the Domestic Abuse Commissioner (15 days)",
    ]
    assert late(reported(PUBLISHED, Role.HOME_OFFICE), 15) == [
        "report to the Domestic Abuse Commissioner (15 days)"
    ]
    assert late(reported(PUBLISHED, Role.HOME_OFFICE, Role.COMMISSIONER), 99) == []


def test_a_change_is_to_be_reported_again() -> None:
    ledger = reported(PUBLISHED, Role.HOME_OFFICE, Role.COMMISSIONER)
    ledger, _ = append(ledger, after_publishing(ledger, ("p",), "2", DAY + timedelta(30)))
    assert late(ledger, 40) == []
    assert len(late(ledger, 45)) == 2
    assert all("again, since it was changed (15 days)" in one for one in late(ledger, 45))


def test_what_was_reported_at_an_address_before_is_not_overdue_at_the_new_one() -> None:
    old = reported(PUBLISHED, Role.HOME_OFFICE, Role.COMMISSIONER)
    assert late(PUBLISHED, 99, old) == []
    assert reports(PUBLISHED, [old]) == {"home-office": DAY, "commissioner": DAY}
    changed, _ = append(old, after_publishing(old, ("p",), "2", DAY + timedelta(1)))
    assert len(late(PUBLISHED, 99, changed)) == 2, "it was changed there, and nobody told"
    same_day = reported(PUBLISHED, Role.HOME_OFFICE, Role.COMMISSIONER)
    same_day, _ = append(same_day, after_publishing(same_day, ("p",), "2", DAY))
    assert len(late(PUBLISHED, 99, same_day)) == 2, "it was changed after the report of that day"
    again = reported(changed, Role.HOME_OFFICE, Role.COMMISSIONER, on=DAY + timedelta(1))
    assert late(PUBLISHED, 99, again) == []


def test_a_report_changes_nothing_that_is_public() -> None:
    ledger = reported(PUBLISHED, Role.HOME_OFFICE)
    assert ledger.is_public
    assert (ledger.content, ledger.changed, ledger.paths) == ("1", None, PUBLISHED.paths)
    assert after_publishing(ledger, ("p",), "1", DAY) == ()
    gone, lines = append(ledger, after_withdrawing(ledger, "other", DAY))
    assert gone.withdrawal is not None
    assert late(gone, 99) == []
    text = append(Ledger("a"), ledger.events)[1]
    assert read_ledger("a", text + lines) == gone


def test_of_a_withdrawn_review_it_is_told_when_why_and_who_has_copies() -> None:
    def told(*roles: Role, before: Sequence[Ledger] = ()) -> str:
        ledger = reported(PUBLISHED, *roles)
        events = after_withdrawing(ledger, "safety of a person", DAY)
        return told_of_withdrawal(append(ledger, events)[0], before)

    assert told_of_withdrawal(PUBLISHED, ()) == ""
    assert told() == "2026-11-01, safety of a person. Nobody is on record as having a copy."
    assert told(Role.HOME_OFFICE).endswith(
        "The Home Office may have copies: ask them to delete them."
    )
    both = "Both have copies: ask them to delete them."
    assert told(Role.COMMISSIONER, Role.HOME_OFFICE).endswith(both)
    assert told(Role.COMMISSIONER, before=[reported(PUBLISHED, Role.HOME_OFFICE)]).endswith(both)
    assert told(*Role).endswith("further recipients. All have copies: ask them to delete them.")


def test_a_withdrawal_where_it_was_before_is_told_until_it_is_public_again() -> None:
    old = reported(PUBLISHED, Role.HOME_OFFICE)
    old, _ = append(old, after_withdrawing(old, "other", DAY))
    here = Ledger("b")
    assert told_of_withdrawal(here, [old]).startswith("2026-11-01, other. The Home Office may have")
    here, _ = append(here, after_publishing(here, ("q",), "2", DAY))
    assert told_of_withdrawal(here, [old]) == ""


DOUBTED = {
    "one": ({Role.HOME_OFFICE}, (), "An e-mail to the Home Office may have left"),
    "one of them is known": (
        {Role.HOME_OFFICE},
        (Role.HOME_OFFICE,),
        "The Home Office may have copies: ask them to delete them.",
    ),
    "another": (
        {Role.COMMISSIONER},
        (Role.HOME_OFFICE,),
        "The Home Office may have copies: ask them to delete them. An e-mail to the Domestic Abuse "
        "Commissioner may have left",
    ),
    "two": (
        {Role.HOME_OFFICE, Role.COMMISSIONER},
        (),
        "An e-mail to the Home Office and the Domestic Abuse Commissioner may have left",
    ),
}


@pytest.mark.parametrize(("in_doubt", "known", "told"), DOUBTED.values(), ids=list(DOUBTED))
def test_whoever_may_have_got_an_email_is_named_too(
    in_doubt: set[Role], known: tuple[Role, ...], told: str
) -> None:
    ledger = reported(PUBLISHED, *known)
    gone = append(ledger, after_withdrawing(ledger, "safety of a person", DAY))[0]
    words = told_of_withdrawal(gone, (), in_doubt)
    assert words.removeprefix("2026-11-01, safety of a person. ").startswith(told)
    assert words.count("An e-mail") == told.count("An e-mail")


def test_the_table_has_every_column_for_every_review() -> None:
    table = list(csv.reader(io.StringIO(as_csv(ROWS).decode("utf-8-sig"))))
    assert table[0] == list(COLUMNS)
    assert [len(row) for row in table] == [len(COLUMNS)] * 3
    assert table[1][6:] == ["", "2026-11-01", "", "", "", "report to the Commissioner (20 days)"]


def test_the_page_needs_nothing_else_and_takes_no_words_for_marks() -> None:
    page = as_html(ROWS, "Ashgrove & Co", DAY).decode()
    assert "Ashgrove &amp; Co" in page
    assert "https://x.example/&lt;a&gt;" in page
    assert '<html lang="en-GB">' in page
    assert page.count('scope="col"') == len(COLUMNS)
    assert page.count('scope="row"') == 2
    assert "2 reviews as of 2026-11-01, 1 with something overdue" in page
    assert "noindex" in page
    assert not any(mark in page for mark in ("<script", "<link", "src=", "@import", "url("))


def test_the_terminal_gets_a_line_for_each_thing_known() -> None:
    assert as_text(ROWS).splitlines()[-2:] == ["folder 2: held back", "  To put right: 3"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def test_the_register_knows_drafts_and_what_is_only_on_record_and_lies_in_private(
    root: Path,
) -> None:
    add_review(root)
    add_other(root, {"review.yml": REVIEW.replace("status: ready", "status: draft")})
    write_events(root / "reviews" / "ledger", Ledger(SLUG), PUBLISHED.events)
    gone = append(Ledger("z-1"), PUBLISHED.events)[0]
    write_events(root / "reviews" / "ledger", Ledger("z-1"), PUBLISHED.events)
    write_events(root / "reviews" / "ledger", gone, after_withdrawing(gone, "other", DAY))
    note(root / "reviews" / "ledger", Note("z-1", Role.HOME_OFFICE, "<x>", DAY))
    register = pipeline.register(job(root))
    assert [(row.name, row.state) for row in register.rows] == [
        (SLUG, "changed"),
        (OTHER, "draft"),
        ("z-1", "withdrawn, and archived"),
    ]
    assert "\n  Withdrawn: 2026-11-01, other. An e-mail to the Home Office may" in as_text(
        register.rows
    )
    first = register.rows[0]
    assert first.addresses == (f"https://reviews.ashgrove.example/dhr/reviews/{SLUG}/",)
    assert len(first.overdue) == 2
    for file in register.files:
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
