"""What was withdrawn comes back with a new approval, and never without."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from publisher import pipeline
from publisher.assembly import Plan, make_plan
from publisher.checked import Checked
from publisher.checking import check_one
from publisher.config import Approval, Approver
from publisher.confirming import keep
from publisher.errors import ExitCode
from publisher.model import Role
from publisher.record.ledger import Event, EventKind, Ledger, append
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.recording import events_of
from publisher.redaction.approval import Demands, approve
from publisher.redaction.identifiers import Ours
from tests.building import document, documents, submission, words
from tests.folders import REVIEW, TODAY, add_review, job, make_site
from tests.folders import approve as approve_anew
from tests.two_reviews import HOME, SLUG, build, codes, public

GONE = REVIEW.replace("status: ready", "status: withdrawn\nreason: safety of a person")
DAY = date(2026, 11, 25)
PUBLISHED = Event(EventKind.PUBLISHED, TODAY, (HOME,), "1")
WITHDRAWN = Event(EventKind.WITHDRAWN, TODAY, reason="safety of a person")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def recorded(root: Path, *events: Event, slug: str = SLUG) -> None:
    folder = job(root).ledger
    write_events(folder, read_ledgers(folder).get(slug, Ledger(slug)), events)


def stopped(root: Path) -> list[str]:
    return codes(pipeline.check(job(root)))


def test_an_approval_ends_with_the_next_withdrawal_even_of_the_same_day(root: Path) -> None:
    approval = add_review(root) / "approval.yml"
    first = approval.read_bytes()
    assert b"withdrawal" not in first, "nothing was withdrawn, so nothing is said of it"
    recorded(root, PUBLISHED)
    approve_anew(root)
    assert approval.read_bytes() == first
    recorded(root, WITHDRAWN)
    assert stopped(root) == ["A107"]
    approve_anew(root)
    assert stopped(root) == []
    second = approval.read_bytes()
    recorded(root, PUBLISHED)
    assert stopped(root) == [], "it is public again: the approval goes on"
    recorded(root, WITHDRAWN)
    for old in (first, second):
        approval.write_bytes(old)
        assert stopped(root) == ["A107"]


def test_a_report_in_between_hides_no_withdrawal_that_is_claimed(root: Path) -> None:
    add_review(root)
    recorded(root, PUBLISHED)
    ledger = read_ledgers(job(root).ledger)[SLUG]
    keep(replace(job(root), claims=True), [(ledger, (WITHDRAWN,))])
    assert stopped(root) == ["A107"]
    recorded(root, Event(EventKind.REPORTED, TODAY, to="home-office"))
    assert stopped(root) == ["A107"], "the notice may be public all the same"


def test_of_a_review_that_stays_withdrawn_no_approval_is_asked(root: Path) -> None:
    add_review(root, changes={"review.yml": GONE})
    recorded(root, PUBLISHED, WITHDRAWN)
    assert stopped(root) == []


def test_changed_words_are_named_beside_the_withdrawal(root: Path) -> None:
    folder = add_review(root)
    recorded(root, PUBLISHED, WITHDRAWN)
    (folder / "review.yml").write_text(REVIEW.replace("2019-11", "2019-12"))
    assert stopped(root) == ["A102", "A107"]


def test_a_withdrawal_at_an_address_that_it_moved_from_counts_too(root: Path) -> None:
    add_review(root, changes={"review.yml": REVIEW + "moved_from: [ashgrove-2018-a]\n"})
    recorded(root, PUBLISHED, WITHDRAWN, slug="ashgrove-2018-a")
    assert stopped(root) == ["A107"]


def test_a_document_that_was_taken_out_comes_back_with_a_new_approval(root: Path) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    tribute = {"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"}
    folder = add_review(root, changes=tribute)
    gone = "no_longer_public: [{document: tribute, reason: safety of a person}]\n"
    (folder / "review.yml").write_text(cleared + gone)
    before = (folder / "approval.yml").read_bytes()
    approve_anew(root)
    recorded(root, PUBLISHED, Event(EventKind.REMOVED, TODAY, reason="other", to="tribute"))
    assert stopped(root) == [], "the others stay public"
    (folder / "review.yml").write_text(cleared)
    (folder / "approval.yml").write_bytes(before)
    assert stopped(root) == ["A107"]


def test_a_removal_that_nobody_confirmed_is_not_forgotten_where_it_is_taken_back() -> None:
    ledger, old = Ledger(SLUG), None
    for gone in (False, True):
        one = checked_with_tribute(ledger, gone, None)
        old = old or approve(None, one.parts, Approver(by="A", on=TODAY), Demands())
        events = added(plan_of(one, ledger), ledger)
        ledger = append(ledger, events)[0] if not gone else replace(ledger, claimed=events)
    assert ledger.going == {"tribute"}
    assert checked_with_tribute(ledger, gone=True, approval=None).decision.standing.goes_public
    back = checked_with_tribute(ledger, gone=False, approval=old)
    assert "A107" in [finding.rule.code for finding in back.findings]
    plan = plan_of(back, ledger)
    assert plan.carried == {SLUG: SLUG}
    ledger, _ = append(replace(ledger, claimed=()), added(plan, ledger))
    assert [event.kind for event in ledger.events][-1] is EventKind.REMOVED
    again = checked_with_tribute(ledger, gone=False, approval=old)
    assert "A107" in [finding.rule.code for finding in again.findings]
    new = approve(old, again.parts, Approver(by="B", on=TODAY), Demands())
    assert checked_with_tribute(ledger, gone=False, approval=new).decision.standing.goes_public


def test_a_document_that_was_only_claimed_leaves_its_notice_and_its_removal_too() -> None:
    ledger = Ledger(SLUG)
    shown = checked_with_tribute(ledger, gone=False, approval=None)
    ledger = replace(ledger, claimed=added(plan_of(shown, ledger), ledger))
    gone = checked_with_tribute(ledger, gone=True, approval=None)
    plan = make_plan([gone], {SLUG: ledger}, TODAY)
    assert [one.document for one in plan.removed] == ["tribute"]
    assert EventKind.REMOVED in [event.kind for event in added(plan, ledger)]


def test_each_removal_of_a_document_ends_the_approvals_before_it() -> None:
    ledger, approved = Ledger(SLUG), list[Approval]()
    for number in range(3):  # public, then removed, then back, for the same reason each time
        back = checked_with_tribute(ledger, gone=False, approval=None)
        approved.append(approve(None, back.parts, Approver(by="A", on=TODAY), Demands()))
        for gone in (False, True):
            one = checked_with_tribute(ledger, gone, approved[-1] if not gone else None)
            assert gone or one.decision.standing.goes_public
            ledger, _ = append(ledger, added(plan_of(one, ledger), ledger))
        assert [e.kind for e in ledger.events].count(EventKind.REMOVED) == number + 1
        for old in approved:
            again = checked_with_tribute(ledger, gone=False, approval=old)
            assert "A107" in [finding.rule.code for finding in again.findings]


def test_other_changes_of_a_review_do_not_remove_a_document_again() -> None:
    ledger = Ledger(SLUG)
    for said in ("one", "two", "three"):
        one = checked_with_tribute(ledger, gone=said != "one", approval=None, said=said)
        ledger, _ = append(ledger, added(plan_of(one, ledger), ledger))
    assert [event.to for event in ledger.events if event.to] == ["tribute"]


def test_readers_are_told_of_a_change_that_was_made_while_the_review_was_away() -> None:
    ledger = Ledger(SLUG)
    first = plan_of(checked_with_tribute(ledger, gone=False, approval=None), ledger)
    ledger, _ = append(ledger, (*added(first, ledger), WITHDRAWN))
    for said, changed in (("In memory.", None), ("In loving memory.", TODAY)):
        again = plan_of(checked_with_tribute(ledger, False, None, said), ledger)
        (shown,) = again.publications
        after, _ = append(ledger, added(again, ledger))
        assert (shown.published, shown.changed, after.changed) == (TODAY, changed, changed)
        assert not [e for e in added(again, after) if e.kind is EventKind.CHANGED], "told once"


def test_what_is_held_back_on_its_way_back_keeps_the_reason_of_its_notice() -> None:
    ledger = Ledger(SLUG)
    first = checked_with_tribute(ledger, gone=False, approval=None)
    old = approve(None, first.parts, Approver(by="A", on=TODAY), Demands())
    ledger, _ = append(ledger, (*added(plan_of(first, ledger), ledger), WITHDRAWN))
    back = checked_with_tribute(ledger, gone=False, approval=None)
    ledger = replace(ledger, claimed=added(plan_of(back, ledger), ledger))
    assert [event.kind for event in ledger.claimed] == [EventKind.PUBLISHED]
    held = checked_with_tribute(ledger, gone=False, approval=old)
    plan = plan_of(held, ledger)
    assert [notice.reason for notice in plan.tombstones] == [WITHDRAWN.reason]
    told = [(event.kind, event.reason) for event in added(plan, ledger)]
    assert told == [(EventKind.PUBLISHED, ""), (EventKind.WITHDRAWN, WITHDRAWN.reason)]


def checked_with_tribute(
    ledger: Ledger, gone: bool, approval: Approval | None, said: str = "In memory."
) -> Checked:
    changes = {
        "letter.cleared": ["executive-summary", "recommendations", "tribute"],
        "no_longer_public": [{"document": "tribute", "reason": "other"}] if gone else [],
    }
    mine = submission(changes, docs=(*documents(), document(Role.TRIBUTE, words(said))))
    site = check_one(mine, TODAY, Demands(), Ours(), {SLUG: ledger})
    if approval is None:
        approval = approve(None, site.parts, Approver(by="A", on=TODAY), Demands())
    return check_one(replace(mine, approval=approval), TODAY, Demands(), Ours(), {SLUG: ledger})


def plan_of(one: Checked, ledger: Ledger) -> Plan:
    return make_plan([one], {SLUG: ledger} if ledger.events else {}, TODAY)


def added(plan: Plan, ledger: Ledger) -> tuple[Event, ...]:
    """What a release of the plan adds to the ledger of the review."""
    paths = [HOME, f"reviews/{SLUG}/tribute/index.html"]
    found = events_of(plan, {SLUG: ledger}, paths, "https://a.example/", TODAY)
    return tuple(event for one, events in found if one.slug == SLUG for event in events)


@pytest.mark.slow
@pytest.mark.parametrize("claims", [False, True], ids=["kept at once", "claimed, not confirmed"])
def test_a_withdrawn_review_stays_away_until_it_is_approved_again(root: Path, claims: bool) -> None:
    folder = add_review(root)
    assert build(root, replace(job(root), claims=claims)).exit_code is ExitCode.DONE
    assert claims != (SLUG in read_ledgers(job(root).ledger)), "whether it was seen is not known"
    shown = {path for path in public(root) if path.startswith(f"reviews/{SLUG}/")}
    (folder / "review.yml").write_text(GONE)
    assert build(root, replace(job(root), claims=claims)).exit_code is ExitCode.DONE
    assert shown <= public(root).keys(), "each address that may have been seen has its notice"
    kept = list((root / "_build" / "releases").glob("[!.]*"))
    assert len(kept) == 1, "the pages that were withdrawn are kept nowhere"
    notice = public(root)[HOME]
    (folder / "review.yml").write_text(REVIEW)
    outcome = build(root, replace(job(root, DAY), claims=claims))
    assert codes(outcome) == ["A107"]
    assert b"kind-withdrawn" in public(root)[HOME]
    assert public(root)[HOME] == notice or claims
    build(root, job(root, DAY))  # what was claimed is in the record now
    record = read_ledgers(job(root).ledger)[SLUG]
    assert [event.kind for event in record.events] == [EventKind.PUBLISHED, EventKind.WITHDRAWN]
    assert shown <= record.paths
    approve_anew(root)
    assert build(root, job(root, DAY)).exit_code is ExitCode.DONE
    assert b"kind-withdrawn" not in public(root)[HOME]


@pytest.mark.slow
def test_what_was_claimed_and_then_held_back_gets_its_notice_when_it_is_withdrawn(
    root: Path,
) -> None:
    folder, claims = add_review(root), replace(job(root), claims=True)
    assert build(root, claims).exit_code is ExitCode.DONE
    shown = {path for path in public(root) if path.startswith(f"reviews/{SLUG}/")}
    letter = (folder / "qa-letter.md").read_bytes()
    (folder / "qa-letter.md").unlink()
    assert build(root, claims).exit_code is ExitCode.CHECKS_FAILED
    assert not shown & public(root).keys(), "what never was public for sure is not carried"
    (folder / "qa-letter.md").write_bytes(letter)
    (folder / "review.yml").write_text(GONE)
    assert build(root, claims).exit_code is ExitCode.DONE
    assert shown <= public(root).keys()
    assert b"kind-withdrawn" in public(root)[HOME]


class History(RuleBasedStateMachine):
    """A review that is withdrawn, wanted back, approved, and whose approvals are reverted.

    `since` says of each approval how many withdrawals had gone out before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger(SLUG)
        self.wanted, self.shown, self.withdrawals = True, False, 0
        self.approval: Approval | None = None
        self.since: list[tuple[Approval, int]] = []
        self.approve()

    def checked(self) -> Checked:
        status = {} if self.wanted else {"status": "withdrawn", "reason": "safety of a person"}
        mine = replace(submission(status), approval=self.approval)
        return check_one(mine, TODAY, Demands(), Ours(), {SLUG: self.ledger})

    @rule()
    def approve(self) -> None:
        parts = self.checked().parts
        self.approval = approve(self.approval, parts, Approver(by="A", on=TODAY), Demands())
        self.since.append((self.approval, self.withdrawals))

    @rule(data=st.data())
    def put_an_older_approval_back(self, data: st.DataObject) -> None:
        self.approval, _ = data.draw(st.sampled_from(self.since))

    @rule(wanted=st.booleans(), claims=st.booleans())
    def set_the_status_and_release(self, wanted: bool, claims: bool) -> None:
        self.wanted = wanted
        plan = make_plan([self.checked()], {SLUG: self.ledger}, TODAY)
        was, self.shown = self.shown, bool(plan.publications or plan.carried)
        self.withdrawals += was and not self.shown
        self.ledger = replace(self.ledger, claimed=added(plan, self.ledger))
        if not claims:
            self.confirm()

    @precondition(lambda self: self.ledger.claimed)
    @rule()
    def confirm(self) -> None:
        self.ledger, _ = append(replace(self.ledger, claimed=()), self.ledger.claimed)

    @invariant()
    def what_is_shown_was_approved_since_it_was_last_withdrawn(self) -> None:
        if self.shown:
            assert any(number == self.withdrawals for _, number in self.since)

    @invariant()
    def what_was_shown_and_is_gone_is_on_record_as_withdrawn(self) -> None:
        if self.withdrawals and not self.shown:
            assert self.ledger.withdrawal or self.ledger.leaving

    @invariant()
    def every_withdrawal_has_its_reason(self) -> None:
        told = (*self.ledger.events, *self.ledger.claimed)
        assert all(event.reason for event in told if event.kind is EventKind.WITHDRAWN)


History.TestCase.settings = how(
    max_examples=40, stateful_step_count=16, deadline=None, derandomize=True
)
TestHistory = History.TestCase
