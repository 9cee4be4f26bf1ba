"""Holds a live website to what was promised: every address, file and anchor.

What is live must be what was released, byte for byte where the release is at hand; an address
that has moved must lead to one that answers; where a review was withdrawn, nothing but its
notice may stand; and no file of an earlier release, for it may hold what has been taken out.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin

from publisher.findings import Finding, Rule, in_order
from publisher.job import Count, uncounted
from publisher.live.reaching import Answer, Ask
from publisher.record.promises import Promise, anchors_in, leads_on_to, links_in

AT_ONCE = 4
"""How many addresses are asked for at the same time."""
HOPS = 5
_REDIRECTIONS = (301, 302, 303, 307, 308)
_STANDS = (200, 410)
_OF_ANY_SITE = ("", "404.html", "robots.txt", "sitemap.xml")
"""What another website has too: that it answers does not tell that it is this one."""
_GONE = (404, 410)
_NOTICE = b"kind-withdrawn"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address that was asked for.

    `anchors` are the places in it; `wanted` are the addresses that it links to on this site,
    each with the place in it ("" for none); `status` is how it answered in the end. `gone` says
    that nothing stands there that was withdrawn or left.
    """

    address: str
    findings: tuple[Finding, ...] = ()
    anchors: frozenset[str] = frozenset()
    wanted: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    status: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How many addresses were asked for, and what is wrong with them.

    `silent` says that not one answered, `left` that a file of an earlier release did; `gone` are
    those where nothing stands that was withdrawn.
    """

    asked: int
    anchors: int
    findings: list[Finding]
    silent: bool = False
    left: bool = False
    gone: frozenset[str] = frozenset()


def check_live(
    promised: Sequence[Promise], home: str, ask: Ask, count: Count = uncounted
) -> Checked:
    """Ask for everything that was promised, then for what its pages link to on this site.

    `count` is told how many have answered, of how many, first of the one and then of the other.
    """
    first = ask(home)
    if not first.status:
        return _silent(promised, first.problem)
    seen = dict(_all_seen(promised, home, ask, count))
    if not any(one.status in _STANDS for path, one in seen.items() if path not in _OF_ANY_SITE):
        return _silent(promised, "not one of its addresses does; is it the right website?")
    linked = {target for one in seen.values() for target, _ in one.wanted} - seen.keys()
    more = [Promise(address) for address in sorted(linked)]
    seen |= _all_seen(more, home, ask, count)
    findings = [finding for one in seen.values() for finding in one.findings]
    wanted = {pair for one in seen.values() for pair in one.wanted if pair[1]}
    findings += _missing_anchors(seen, wanted)
    gone = frozenset(one.address for one in seen.values() if one.gone)
    left = any(promise.left and promise.path not in gone for promise in promised)
    return Checked(len(seen), len(wanted), in_order(findings), left=left, gone=gone)


def _silent(promised: Sequence[Promise], problem: str) -> Checked:
    """Not one finding for each address: it is the whole website that is not there."""
    return Checked(len(promised), 0, [Finding(Rule.W111, file="", detail=problem)], silent=True)


def whether_gone(addresses: Set[str], checked: Checked) -> str:
    """What is known of a withdrawn review that stood at these addresses."""
    wrong = {f.file for f in checked.findings if f.rule is not Rule.W111}
    if addresses & wrong:
        return "still there"
    if checked.left:
        return "perhaps still there, in the files of an earlier release"
    return "gone" if addresses <= checked.gone else "not known"


def _all_seen(promised: Sequence[Promise], home: str, ask: Ask, count: Count) -> Mapping[str, Seen]:
    found = dict[str, Seen]()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        every = pool.map(lambda promise: _seen(promise, home, ask), promised)
        for number, one in enumerate(every, start=1):
            found[one.address] = one
            count(number, len(promised))
    return found


def _seen(promise: Promise, home: str, ask: Ask) -> Seen:
    address = home + promise.path
    ended, answer, problem = _followed(address, home, ask)
    gone = answer.status in _GONE
    if promise.left:
        left = () if gone else (_finding(Rule.W115, promise, _of_left(answer, problem)),)
        return Seen(promise.path, left, status=answer.status, gone=gone)
    if not problem and not _is_answer(answer, promise):
        problem = f"it answers {answer.status}"
    if problem:
        wrong = _finding(Rule.W111, promise, problem)
        return Seen(promise.path, (wrong,), status=answer.status, gone=gone)
    elsewhere = promise.moved and ended != address
    findings = list(_wrong_with(promise, answer, elsewhere))
    target = leads_on_to(answer.body, ended)
    if target and not elsewhere:
        findings += _wrong_with_target(promise, target, home, ask)
    page = answer.body if _is_page(promise.path) and not elsewhere else b""
    anchors, wanted = anchors_in(page), links_in(page, address, home)
    gone = gone or (not findings and _is_known(promise, elsewhere))
    return Seen(promise.path, tuple(findings), anchors, wanted, answer.status, gone)


def _is_known(promise: Promise, elsewhere: bool) -> bool:
    """Whether what answers without a finding is surely not what stood there before."""
    notice = promise.withdrawn and _is_page(promise.path)
    return bool(promise.sha256) or elsewhere or notice


def _of_left(answer: Answer, problem: str) -> str:
    if answer.status == 200:
        return "it is a file of an earlier release, and may hold the whole text of a page"
    return f"it is a file of an earlier release, and {problem or f'it answers {answer.status}'}"


def _followed(address: str, home: str, ask: Ask) -> tuple[str, Answer, str]:
    """Where an address leads by the server's word, what stands there, and what is wrong."""
    passed: list[str] = []
    answer = ask(address)
    while answer.status in _REDIRECTIONS:
        passed.append(address)
        address = urljoin(address, answer.location)
        if address in passed or len(passed) > HOPS:
            return address, answer, "it leads in a circle"
        if not _same_site(address, home):
            return address, answer, "it leads to another website"
        answer = ask(address)
    return address, answer, answer.problem


def _same_site(address: str, home: str) -> bool:
    """Whether the address is on the site, on whichever of http and https."""
    return address.partition(":")[2].startswith(home.partition(":")[2])


def _is_answer(answer: Answer, promise: Promise) -> bool:
    gone = answer.status == 410 and promise.withdrawn
    return gone or answer.status == 200 or (promise.path == "404.html" and answer.status == 404)


def _wrong_with(promise: Promise, answer: Answer, elsewhere: bool) -> Iterator[Finding]:
    digest = hashlib.sha256(answer.body).hexdigest()
    if promise.sha256 and digest != promise.sha256 and not elsewhere:
        yield _finding(Rule.W112, promise)
    if promise.withdrawn and _is_page(promise.path) and _NOTICE not in answer.body:
        yield _finding(Rule.W115, promise, "a review was withdrawn, and this is not its notice")


def _wrong_with_target(promise: Promise, target: str, home: str, ask: Ask) -> Iterator[Finding]:
    """A page that leads on must lead to one that answers and does not lead on."""
    if not _same_site(target, home):
        yield _finding(Rule.W114, promise, "it leads to another website")
        return
    _, answer, problem = _followed(target, home, ask)
    if problem or answer.status not in (200, 410):
        yield _finding(Rule.W114, promise, problem or f"what it leads to answers {answer.status}")
    elif leads_on_to(answer.body, target):
        yield _finding(Rule.W114, promise, "what it leads to leads on")


def _missing_anchors(
    seen: Mapping[str, Seen], wanted: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    for address, anchor in sorted(wanted):
        there = seen.get(address)
        if there and not there.findings and _is_page(address) and anchor not in there.anchors:
            yield Finding(Rule.W113, file=address or "the home page")


def _is_page(path: str) -> bool:
    return path == "" or path.endswith(("/", ".html"))


def _finding(rule: Rule, promise: Promise, detail: str = "") -> Finding:
    return Finding(rule, file=promise.path or "the home page", detail=detail)
