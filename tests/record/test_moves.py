"""Over any history of moves: no address is lost, reused, or leads on twice or in a circle."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from publisher.record.additions import after_moving, after_publishing, after_withdrawing
from publisher.record.ledger import Event, EventKind, Ledger, append, lost_paths, read_ledger
from publisher.record.moves import destinations, faults_of_claims, given_up

DAY = date(2026, 11, 22)
PARTS = ("index.html", "letter/index.html", "letter.pdf", "tribute.pdf")


def ledger_of(slug: str, *events: Event) -> Ledger:
    return append(Ledger(slug), events)[0]


def public(slug: str) -> Ledger:
    return ledger_of(slug, Event(EventKind.PUBLISHED, DAY, (f"reviews/{slug}/index.html",), "1"))


def moved(slug: str, to: str) -> Ledger:
    return append(public(slug), after_moving(public(slug), to, DAY))[0]


FAULTS = {
    "itself": ({"a": ("a",)}, {"a": public("a")}, "its own address"),
    "a folder": ({"a": ("b",), "b": ()}, {"b": public("b")}, "still has its folder"),
    "never published": ({"a": ("b",)}, {}, "never published"),
    "two claims": ({"a": ("c",), "b": ("c",)}, {"c": public("c")}, "claimed by another"),
    "moved elsewhere": ({"a": ("b",)}, {"b": moved("b", "c")}, "moved elsewhere"),
}


@pytest.mark.parametrize(("claims", "ledgers", "expected"), FAULTS.values(), ids=list(FAULTS))
def test_a_claim_that_cannot_be_right_is_told(
    claims: dict[str, tuple[str, ...]], ledgers: dict[str, Ledger], expected: str
) -> None:
    faults = list(faults_of_claims(claims, ledgers))
    assert faults
    assert all(expected in what for _, what in faults)
    assert not any(f" {old} " in what for _, what in faults for old in "abc" if old != "a")


def test_what_is_known_already_is_no_fault() -> None:
    ledgers = {"a": moved("a", "b"), "b": moved("b", "c"), "c": public("c")}
    assert list(faults_of_claims({"c": ("a", "b")}, ledgers)) == []
    assert destinations({"c": ("a", "b")}, ledgers, {"c"}) == {"a": "c", "b": "c"}


def test_the_claim_of_a_review_that_does_not_stand_yet_hides_no_way() -> None:
    ledgers = {"a": moved("a", "b"), "b": public("b")}
    assert destinations({"c": ("a", "b")}, ledgers, (), {"b"}) == {"a": "b"}


def test_a_notice_on_the_way_is_passed_by_where_the_review_stands_again() -> None:
    gone = append(public("b"), after_withdrawing(public("b"), "other", DAY))[0]
    ledgers = {"a": moved("a", "b"), "b": gone, "c": public("c")}
    assert destinations({"c": ("b",)}, ledgers, {"c"}, {"b"}) == {"a": "c", "b": "c"}


def test_another_review_cannot_stand_where_one_moved_away() -> None:
    ledgers = {"a": moved("a", "b"), "b": public("b")}
    assert list(given_up({"a": (), "b": ("a",)}, ledgers)) == ["a"]
    assert list(given_up({"a": ("b",)}, ledgers)) == []


def test_a_move_shows_in_the_chain() -> None:
    ledger = public("a")
    _, line = append(ledger, after_moving(ledger, "b", DAY))
    text = append(Ledger("a"), ledger.events)[1] + line
    assert read_ledger("a", text).moved_to == "b"
    assert after_moving(read_ledger("a", text), "b", DAY) == ()
    with pytest.raises(Exception, match="line 2"):
        read_ledger("a", text.replace('"to": "b"', '"to": "c"'))


class Register(RuleBasedStateMachine):
    """Reviews that are published, changed, moved, moved back, withdrawn and published again.

    Every review has a folder (`folders`: its slug and the addresses that it says it had), and
    each release does with the ledgers what `assembly` does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ledgers: dict[str, Ledger] = {}
        self.folders: dict[str, tuple[str, ...]] = {}
        self.whose: dict[str, int] = {}
        self.reviews: dict[str, int] = {}
        self.withdrawn: set[str] = set()
        self.parts: dict[str, frozenset[str]] = {}
        self.ever: set[str] = set()
        self.number = 0

    @property
    def public(self) -> set[str]:
        return self.folders.keys() - self.withdrawn

    @property
    def notices(self) -> set[str]:
        return {
            slug
            for slug, ledger in self.ledgers.items()
            if slug not in self.public and (ledger.withdrawal or slug in self.withdrawn)
        }

    def of(self, slug: str) -> Ledger:
        return self.ledgers.get(slug, Ledger(slug))

    def write(self, slug: str, events: tuple[Event, ...]) -> None:
        self.ledgers[slug], _ = append(self.of(slug), events)

    def release(self) -> None:
        self.number += 1
        day = DAY + timedelta(self.number)
        for slug in sorted(self.public):
            paths = [f"reviews/{slug}/{part}" for part in self.parts[slug]]
            self.ever |= set(paths)
            content = f"{sorted(paths)}"
            self.write(slug, after_publishing(self.of(slug), paths, content, day))
        ways = destinations(self.folders, self.ledgers, self.public, self.notices)
        for old, new in ways.items():
            self.write(old, after_moving(self.of(old), new, day))
        for slug in sorted(self.withdrawn & self.ledgers.keys()):
            self.write(slug, after_withdrawing(self.of(slug), "other", day))

    @rule(slug=st.sampled_from("abcde"), parts=st.frozensets(st.sampled_from(PARTS)))
    def add(self, slug: str, parts: frozenset[str]) -> None:
        claims = {**self.folders, slug: ()}
        if slug in self.folders or slug in self.ledgers:
            if slug not in self.folders and self.ledgers[slug].moved_to:
                assert slug in given_up(claims, self.ledgers)  # refused: never used again
            return
        self.folders[slug], self.parts[slug] = (), parts | {"index.html"}
        self.reviews[slug] = len(self.whose)
        self.whose[slug] = self.reviews[slug]
        self.release()

    @precondition(lambda self: self.folders)
    @rule(data=st.data(), parts=st.frozensets(st.sampled_from(PARTS)))
    def change(self, data: st.DataObject, parts: frozenset[str]) -> None:
        slug = data.draw(st.sampled_from(sorted(self.folders)))
        self.parts[slug] |= parts
        self.release()

    @precondition(lambda self: self.folders)
    @rule(data=st.data(), new=st.sampled_from("abcdefgh"), forget=st.booleans())
    def move(self, data: st.DataObject, new: str, forget: bool) -> None:
        old = data.draw(st.sampled_from(sorted(self.folders)))
        olds = tuple(dict.fromkeys((old,) if forget else (*self.folders[old], old)))
        claims = {s: o for s, o in self.folders.items() if s != old}
        claims[new] = tuple(place for place in olds if place != new)
        if new in self.folders or any(given_up(claims, self.ledgers)):
            return
        if new in self.ledgers and self.whose.get(new) != self.reviews[old]:
            return  # a withdrawn review's: `publisher move` refuses an address that was used
        if any(slug == new for slug, _ in faults_of_claims(claims, self.ledgers)):
            return
        if old in self.withdrawn:
            return
        self.folders = claims
        self.parts[new] = self.parts.pop(old)
        self.reviews[new] = self.whose[new] = self.reviews.pop(old)
        self.release()

    @precondition(lambda self: self.folders)
    @rule(data=st.data())
    def withdraw_or_publish_again(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(sorted(self.folders)))
        self.withdrawn ^= {slug}
        self.release()

    @precondition(lambda self: self.withdrawn)
    @rule(data=st.data())
    def archive(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(sorted(self.withdrawn)))
        self.withdrawn.discard(slug)
        del self.folders[slug], self.reviews[slug]
        self.release()

    @invariant()
    def every_address_that_ever_was_answers(self) -> None:
        ways = destinations(self.folders, self.ledgers, self.public, self.notices)
        answered = self.public | self.notices | ways.keys()
        assert {path.split("/")[1] for path in self.ever} <= answered
        assert {path for ledger in self.ledgers.values() for path in ledger.paths} == self.ever

    @invariant()
    def no_address_leads_to_one_that_leads_on(self) -> None:
        ways = destinations(self.folders, self.ledgers, self.public, self.notices)
        assert not ways.keys() & self.public
        for old, new in ways.items():
            assert new in self.public | self.notices
            assert new not in ways
            assert self.whose[old] == self.whose[new], "an address of another review"

    @invariant()
    def the_record_reads_as_it_was_written(self) -> None:
        for slug, ledger in self.ledgers.items():
            assert read_ledger(slug, append(Ledger(slug), ledger.events)[1]) == ledger
            assert lost_paths(ledger, ledger.paths) == []
            new = [path for event in ledger.events for path in event.paths]
            assert len(new) == len(set(new))


Register.TestCase.settings = settings(
    max_examples=60, stateful_step_count=14, deadline=None, derandomize=True
)
TestRegister = Register.TestCase
