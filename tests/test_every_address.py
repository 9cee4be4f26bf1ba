"""Over any history, every path that was ever public answers, and with nobody else's words.

What decides and records a release is the publisher's own, from `check_one` to `events_of`. Only
the engine (its pages stay as they are given to it) and the look of PDFs are left out.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from publisher.assembly import Plan, answers_for_what_is_gone, site_of
from publisher.carrying import carry_over
from publisher.checked import Checked
from publisher.checking import as_if_approved, check_one
from publisher.config import SiteSettings
from publisher.findings import Finding, Rule
from publisher.gate.files import Built
from publisher.given import council_pages, our_words, read_settings
from publisher.letter import Said
from publisher.letter.decision import Decision
from publisher.model import Role
from publisher.placing import with_moves_checked
from publisher.record.ledger import SITE, Ledger, append, read_ledger
from publisher.recording import events_of
from publisher.redaction.approval import Demands
from publisher.redaction.identifiers import Ours
from publisher.settling import Proposal, settle
from publisher.site import addresses, anew, gone
from publisher.site.anew import make_all
from publisher.site.build import SiteFile
from publisher.site.moved import redirections
from publisher.site.texts import shipped
from tests.building import LETTER, document, documents, submission, words
from tests.folders import TODAY, job, make_site
from tests.site.staged import stage

EXTRA = {"tribute": Role.TRIBUTE, "overview-report": Role.OVERVIEW_REPORT}
PARTS = st.frozensets(st.sampled_from(sorted(EXTRA)))
SELDOM = st.sampled_from((False, False, False, True))
TEXTS = {"en": shipped("en"), "cy": shipped("cy")}
CLEARING = replace(
    LETTER,
    decision=Decision(Said(frozenset({"executive-summary", "recommendations", *EXTRA}), "")),
)
FEW = ("a", "b", "c", "d")


@dataclass(frozen=True)
class Folder:
    """What a person has made of a review's folder; `who` is the review, wherever it stands."""

    who: int
    parts: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    moved_from: tuple[str, ...] = ()
    withdrawn: bool = False
    damaged: bool = False

    def checked(self, slug: str, ledgers: Mapping[str, Ledger]) -> Checked:
        changes: dict[str, Any] = {
            "letter.cleared": ["executive-summary", "recommendations", *sorted(self.parts)],
            "moved_from": list(self.moved_from),
            "no_longer_public": [
                {"document": name, "reason": "other"} for name in sorted(self.removed)
            ],
        }
        if self.withdrawn:
            changes |= {"status": "withdrawn", "reason": "other"}
        more = (document(EXTRA[name], words(f"{self.who}")) for name in sorted(self.parts))
        docs = (*documents(), *more)
        mine = replace(submission(changes, CLEARING, docs), slug=slug)
        if self.damaged:
            mine = replace(mine, findings=(Finding(Rule.D101, slug),))
        return check_one(mine, TODAY, Demands(), Ours(), ledgers)


@dataclass
class Website:
    """What is public: its files, and whose pages stand where."""

    files: dict[str, bytes] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, int] = field(default_factory=dict)
    notices: frozenset[str] = frozenset()


class Council(RuleBasedStateMachine):
    """Reviews that are added, changed, damaged, moved, withdrawn, published again, archived."""

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        self.root = Path(self.closing.enter_context(TemporaryDirectory(prefix="addresses-")))
        root = make_site(self.root / "root")
        self.settings: SiteSettings = read_settings(job(root))
        self.pages = dict.fromkeys(council_pages(job(root)), our_words("# A page\n\nShort.\n"))
        patch = self.closing.enter_context(pytest.MonkeyPatch.context())
        for room in (anew, gone):
            patch.setattr(room, "make_pdf", lambda *_: b"%PDF")
        patch.setattr(anew, "page_count", lambda _: 1)
        self.folders: dict[str, Folder] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.live = Website()
        self.owners: dict[str, int] = {}
        self.number = 0

    def teardown(self) -> None:
        self.closing.close()

    # -- a release ---------------------------------------------------------------------

    def release(self) -> None:
        self.number += 1
        today = TODAY + timedelta(self.number)
        checked = [folder.checked(s, self.ledgers) for s, folder in sorted(self.folders.items())]
        reviews = [as_if_approved(r, today) for r in with_moves_checked(checked, self.ledgers)]
        settled = settle(reviews, self.ledgers, today, lambda plan: self.proposed(plan, reviews))
        wrong = {r.slug for r in reviews if not r.may_be_approved}
        if settled.stop:  # what was public stays as it is
            assert wrong, "nothing holds this release up"
            return
        good = {slug for slug, folder in self.folders.items() if not folder.withdrawn} - wrong
        assert settled.proposal.plan.contents.keys() == good, "what is in order is made anew"
        proposal = settled.proposal
        paths = [file.path for file in proposal.public]
        base = self.settings.base
        for ledger, events in events_of(proposal.plan, self.ledgers, paths, base, today):
            self.ledgers[ledger.slug], _ = append(ledger, events)
        self.go_live(proposal)
        for who in (folder.who for folder in self.folders.values() if folder.withdrawn):
            stood = {addresses.slug_in(path) for path in self.owners if self.owners[path] == who}
            on_record = any(self.ledgers[slug].withdrawal for slug in stood)
            assert on_record or not stood, "a withdrawal is never forgotten"

    def proposed(self, plan: Plan, reviews: list[Checked]) -> Proposal:
        """As `pipeline._propose`, without engine, packs and gate."""
        carried = carry_over(plan.carried, self.root / "live", reviews)
        once = self.ledgers.get(SITE, Ledger(SITE)).paths
        site = site_of(plan, self.settings, carried.entries, self.pages, once, TEXTS, TODAY)
        made = {path: file.read() for one in make_all(site, self.root / "work")
                for path, file in one.files.items()}  # fmt: skip
        made |= {
            addresses.built(addresses.of_staged(path)): data
            for path, data in stage(site).items()
            if path.startswith("docs/")
        }
        own = [SiteFile(path, data, frozenset()) for path, data in made.items()]
        files = [*own, *carried.files]
        files += answers_for_what_is_gone(site, self.ledgers, our_words, files)
        public = [Built(file.path, file.kept) for file in files]
        moved = redirections(site, [file.path for file in files])
        return Proposal(plan, public, (), (), carried.findings, moved)

    def go_live(self, proposal: Proposal) -> None:
        plan, before = proposal.plan, self.live.files
        shown = {**plan.carried, **{slug: slug for slug in plan.contents}}
        self.live = Website(
            {file.path: file.data for file in proposal.public},
            proposal.moved,
            {at: self.folders[slug].who for at, slug in shown.items()},
            frozenset(stone.slug for stone in plan.tombstones),
        )
        for path in before.keys() - self.live.files.keys():
            (self.root / "live" / path).unlink()
        for path, data in self.live.files.items():
            file = self.root / "live" / path
            if before.get(path) != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            slug = addresses.slug_in(path)
            if slug in self.live.shown:
                self.owners.setdefault(path, self.live.shown[slug])

    # -- what people do ----------------------------------------------------------------

    @rule(slug=st.sampled_from(FEW), parts=PARTS)
    def add(self, slug: str, parts: frozenset[str]) -> None:
        if slug not in self.folders and slug not in self.ledgers:
            self.folders[slug] = Folder(self.number, parts)
            self.release()

    @precondition(lambda self: self.left)
    @rule(data=st.data())
    def add_where_another_one_was(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(self.left))
        self.folders[slug] = Folder(self.number)
        self.release()
        assert slug not in self.live.shown, "an address is never used again"
        del self.folders[slug]

    @property
    def left(self) -> list[str]:
        """The addresses that a review has moved away from, and that have no folder."""
        moved = {slug for slug, ledger in self.ledgers.items() if ledger.moved_to}
        return sorted(moved - self.folders.keys())

    @precondition(lambda self: self.folders)
    @rule(
        data=st.data(),
        parts=PARTS,
        removed=PARTS,
        damaged=SELDOM,
    )
    def change(
        self, data: st.DataObject, parts: frozenset[str], removed: frozenset[str], damaged: bool
    ) -> None:
        slug = self.one_of(data)
        there = self.folders[slug]
        parts |= there.parts
        self.folders[slug] = replace(there, parts=parts, removed=removed & parts, damaged=damaged)
        self.release()

    @precondition(lambda self: self.folders)
    @rule(data=st.data(), new=st.sampled_from((*FEW, "e", "f")), forget=st.booleans())
    def move(self, data: st.DataObject, new: str, forget: bool) -> None:
        old = self.one_of(data)
        there, known = self.folders[old], self.ledgers.get(new)
        if new in self.folders or (known and known.moved_to != old):
            return  # `publisher move` refuses it
        olds = () if forget and known else there.moved_from
        if old in self.ledgers:
            olds = tuple(dict.fromkeys((*olds, old)))
        del self.folders[old]
        moved_from = tuple(place for place in olds if place != new)
        self.folders[new] = replace(there, moved_from=moved_from)
        self.release()

    @precondition(lambda self: self.folders)
    @rule(data=st.data())
    def withdraw_or_publish_again(self, data: st.DataObject) -> None:
        slug = self.one_of(data)
        there = self.folders[slug]
        self.folders[slug] = replace(there, withdrawn=not there.withdrawn)
        self.release()

    @precondition(lambda self: any(one.withdrawn for one in self.folders.values()))
    @rule(data=st.data())
    def archive(self, data: st.DataObject) -> None:
        gone = sorted(slug for slug, one in self.folders.items() if one.withdrawn)
        del self.folders[data.draw(st.sampled_from(gone))]
        self.release()

    def one_of(self, data: st.DataObject) -> str:
        slug: str = data.draw(st.sampled_from(sorted(self.folders)))
        return slug

    # -- what holds --------------------------------------------------------------------

    @invariant()
    def every_path_that_was_ever_public_answers(self) -> None:
        assert self.owners.keys() <= self.live.files.keys()
        recorded = {p for ledger in self.ledgers.values() for p in ledger.paths}
        assert self.owners.keys() <= recorded <= self.live.files.keys()

    @invariant()
    def it_answers_with_its_own_review_a_notice_or_the_way_to_them(self) -> None:
        for path, who in self.owners.items():
            address = path.removesuffix("index.html")
            there = self.live.moved.get(address, address)
            assert addresses.built(there) in self.live.files or there in self.live.files
            assert there not in self.live.moved, "it leads straight there, and in no circle"
            slug = addresses.slug_in(f"{there}index.html")
            assert slug in self.live.notices or self.live.shown[slug] == who, path

    @invariant()
    def the_record_reads_as_it_was_written_and_names_each_path_once(self) -> None:
        for slug, ledger in self.ledgers.items():
            assert read_ledger(slug, append(Ledger(slug), ledger.events)[1]) == ledger
            new = [path for event in ledger.events for path in event.paths]
            assert len(new) == len(set(new))


AT_B = {"b": Folder(0, moved_from=("a",))}
BACK = Folder(0, moved_from=("b",), withdrawn=True)
HISTORIES: dict[str, list[dict[str, Folder]]] = {
    "while it waits for its approval": [{"a": replace(BACK, withdrawn=False, damaged=True)}],
    "after it was withdrawn": [{"b": replace(AT_B["b"], withdrawn=True)}],
}


@pytest.mark.slow
@pytest.mark.parametrize("waiting", HISTORIES.values(), ids=list(HISTORIES))
def test_what_moves_back_and_comes_down_is_on_record_as_withdrawn_where_it_was(
    waiting: list[dict[str, Folder]],
) -> None:
    council, archived = Council(), dict[str, Folder]()
    try:
        for folders in [{"a": Folder(0)}, AT_B, *waiting, {"a": BACK}, {"a": BACK}, archived]:
            council.folders = folders
            council.release()
            council.every_path_that_was_ever_public_answers()
            council.it_answers_with_its_own_review_a_notice_or_the_way_to_them()
        assert council.live.notices == {"b"}
        kinds = {slug: [e.kind.value for e in one.events] for slug, one in council.ledgers.items()}
        assert kinds["a"] == ["published", "moved"], "it leads to the notice"
        assert kinds["b"] == ["published", "withdrawn"]
    finally:
        council.teardown()


@pytest.mark.slow
def test_what_moves_stays_where_it_was_until_it_is_in_order_at_its_new_address() -> None:
    council, waiting = Council(), Folder(0, moved_from=("a",), damaged=True)

    def released(**folders: Folder) -> tuple[dict[str, bytes], Mapping[str, int], frozenset[str]]:
        council.folders = folders
        council.release()
        council.every_path_that_was_ever_public_answers()
        of_a = {p: data for p, data in council.live.files.items() if addresses.slug_in(p) == "a"}
        return of_a, council.live.shown, council.live.notices

    try:
        before, _, _ = released(a=Folder(0))
        assert released(b=waiting, c=Folder(1)) == (before, {"a": 0, "c": 1}, frozenset())
        assert [event.kind for event in council.ledgers["a"].events] == ["published"]
        gone = Folder(1, withdrawn=True)
        assert released(b=waiting, c=gone) == (before, {"a": 0}, frozenset("c")), "it stays"
        _, shown, notices = released(b=replace(waiting, damaged=False), c=gone)
        assert (shown, notices) == ({"b": 0}, frozenset("c"))
        assert council.live.moved["reviews/a/"] == "reviews/b/"
    finally:
        council.teardown()


Council.TestCase.settings = how(
    max_examples=14, stateful_step_count=10, deadline=None, derandomize=True
)
TestCouncil = pytest.mark.slow(Council.TestCase)
