"""A live website is held to the ledger and to what was released, over real HTTP."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import pytest

from publisher.live.links import AT_ONCE, check_live, whether_gone
from publisher.live.reaching import AGENT, Manners, asker
from publisher.record.ledger import Event, EventKind, Ledger, append
from publisher.record.promises import Promise, digests, promises, withdrawn_addresses

QUICK = Manners(timeout=2, budget=20, attempts=3, first_wait=0.01)
DAY = date(2026, 11, 22)
HOME = b'<a href="reviews/a/">A</a> <img src="logo.png">'
REVIEW = b'<h1 id="top">A</h1> <a href="letter/#p1">1</a> <a href="#top">up</a>'
LETTER = b'<p id="p1">Dear A</p>'
SITE = {
    "index.html": HOME,
    "logo.png": b"png",
    "reviews/a/index.html": REVIEW,
    "reviews/a/letter/index.html": LETTER,
    "reviews/a/letter.pdf": b"%PDF",
}


@dataclass
class Host:
    """A web server that can misbehave: `answers` go before `files`, each path's own."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(SITE))
    answers: dict[str, Callable[[http.server.BaseHTTPRequestHandler], None]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, str]] = field(default_factory=list)
    most: int = 0
    slow: float = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.asked.append((handler.path, handler.headers["User-Agent"]))
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.slow)
        with self._lock:  # before it is answered: whoever asks goes on to the next at once
            self._now -= 1
        self._answer(handler)

    def _answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        path = handler.path.removeprefix("/")
        if path in self.answers:
            self.answers[path](handler)
            return
        data = self.files.get(f"{path}index.html" if path[-1:] in ("", "/") else path)
        send(handler, 404 if data is None else 200, data or b"nothing here")

    def times(self, path: str) -> int:
        return sum(1 for asked, _ in self.asked if asked == f"/{path}")


def send(
    handler: http.server.BaseHTTPRequestHandler, code: int, body: bytes = b"", **headers: str
) -> None:
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def running(host: Host) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def ledger(slug: str = "a", *more: Event) -> Ledger:
    start = f"reviews/{slug}/"
    paths = tuple(f"{start}{part}" for part in ("index.html", "letter.pdf", "letter/index.html"))
    return append(Ledger(slug), (Event(EventKind.PUBLISHED, DAY, paths, "1"), *more))[0]


def found(host: Host, promised: tuple[Promise, ...] | None = None) -> list[tuple[str, str, str]]:
    if promised is None:
        promised = promises([ledger()], digests(SITE.items()))
    with running(host) as home:
        checked = check_live(promised, home, asker(home, QUICK))
    return [(f.rule.code, f.file, f.detail) for f in checked.findings]


def test_a_site_that_keeps_its_promises_has_no_finding() -> None:
    host = Host()
    with running(host) as home:
        checked = check_live(promises([ledger()], digests(SITE.items())), home, asker(home, QUICK))
    assert checked.findings == []
    assert (checked.asked, checked.anchors) == (5, 2)
    assert {agent for _, agent in host.asked} == {AGENT}
    assert "cookie" not in str(host.asked).lower()


def test_without_the_release_what_the_ledger_and_the_pages_name_is_asked_for() -> None:
    host = Host()
    assert found(host, promises([ledger()])) == []
    assert host.times("reviews/a/letter/") == 1
    del host.files["reviews/a/letter.pdf"]
    assert found(host, promises([ledger()])) == [("W111", "reviews/a/letter.pdf", "it answers 404")]


def test_a_page_that_is_gone_and_a_picture_that_a_page_shows_are_told() -> None:
    host = Host()
    del host.files["reviews/a/letter/index.html"], host.files["logo.png"]
    assert [(code, file) for code, file, _ in found(host, promises([ledger()]))] == [
        ("W111", "reviews/a/letter/")
    ], "without the home page nobody names the picture"
    assert [(code, file) for code, file, _ in found(host)] == [
        ("W111", "logo.png"),
        ("W111", "reviews/a/letter/"),
    ]


def test_other_bytes_than_were_released_are_told() -> None:
    host = Host({**SITE, "reviews/a/letter.pdf": b"%PDF another"})
    assert [(code, file) for code, file, _ in found(host)] == [("W112", "reviews/a/letter.pdf")]


def test_a_place_that_is_not_in_the_page_is_told() -> None:
    host = Host({**SITE, "reviews/a/letter/index.html": b"<p id='p2'>"})
    assert [(code, file) for code, file, _ in found(host, promises([ledger()]))] == [
        ("W113", "reviews/a/letter/")
    ]


MOVED = b'<meta http-equiv="refresh" content="0; url=../a/">'


def old_and_new() -> tuple[Promise, ...]:
    return promises([ledger(), ledger("b", Event(EventKind.MOVED, DAY, to="a"))])


def with_old(page: bytes) -> Host:
    old = {f"reviews/b/{part}": page for part in ("index.html", "letter/index.html")}
    return Host({**SITE, **old, "reviews/b/letter.pdf": b"%PDF"})


def test_an_old_address_must_lead_to_one_that_answers() -> None:
    good = with_old(MOVED)
    good.files["reviews/b/letter/index.html"] = MOVED.replace(b"../a/", b"../../a/letter/")
    assert found(good, old_and_new()) == []
    bad = with_old(MOVED.replace(b"../a/", b"/reviews/c/"))
    assert {(code, file) for code, file, _ in found(bad, old_and_new())} == {
        ("W114", "reviews/b/"),
        ("W114", "reviews/b/letter/"),
    }
    circle = with_old(MOVED.replace(b"../a/", b"/reviews/b/"))
    assert {code for code, _, _ in found(circle, old_and_new())} == {"W114"}


def test_a_redirection_by_the_server_is_as_good_for_an_old_address() -> None:
    host = Host()
    for part in ("", "letter/", "letter.pdf"):
        host.answers[f"reviews/b/{part}"] = lambda handler, part=part: send(  # type: ignore[misc]
            handler, 301, Location=f"/reviews/a/{part}"
        )
    assert found(host, old_and_new()) == []


def test_a_redirection_in_a_circle_or_to_elsewhere_is_told() -> None:
    host = Host()
    host.answers["reviews/a/"] = lambda h: send(h, 302, Location="/reviews/a/letter/")
    host.answers["reviews/a/letter/"] = lambda h: send(h, 302, Location="/reviews/a/")
    host.answers["reviews/a/letter.pdf"] = lambda h: send(h, 301, Location="http://[::1]/x")
    details = {detail for _, _, detail in found(host)}
    assert details == {"it leads in a circle", "it leads to another website"}


def test_where_a_review_was_withdrawn_nothing_but_its_notice_may_stand() -> None:
    gone = promises([ledger("a", Event(EventKind.WITHDRAWN, DAY, reason="other"))])
    assert {(code, file) for code, file, _ in found(Host(), gone)} == {
        ("W115", "reviews/a/"),
        ("W115", "reviews/a/letter/"),
    }
    notice = b'<main class="wrap kind-withdrawn">'
    pages = {path: notice for path in SITE if path.endswith(".html")}
    assert found(Host({**SITE, **pages}), gone) == []


OLD = "search/files/fragment/en_1.pf_fragment"
NOTICES = {
    path: b'<main class="kind-withdrawn">' if path.endswith(".html") else b"%PDF notice"
    for path in SITE
}
GONE = ledger("a", Event(EventKind.WITHDRAWN, DAY, reason="other"))


def test_a_file_of_an_earlier_release_must_be_gone() -> None:
    ever = promises([ledger()], digests(SITE.items()), [OLD, "logo.png"])
    assert [promise.path for promise in ever if promise.left] == [OLD]
    host = Host()
    assert found(host, ever) == []
    assert host.times(OLD) == 1
    (told,) = found(Host({**SITE, OLD: b"the whole text"}), ever)
    assert told[:2] == ("W115", OLD)
    for code in (403, 500):
        host.answers[OLD] = lambda handler, code=code: send(handler, code)  # type: ignore[misc]
        assert [(code, file) for code, file, _ in found(host, ever)] == [("W115", OLD)]
    host.answers[OLD] = lambda handler: send(handler, 410)
    assert found(host, ever) == []
    without = promises([ledger()], {}, [OLD])
    assert not any(promise.left for promise in without), "nobody knows what is left"


@pytest.mark.parametrize(
    ("changes", "released", "told"),
    [
        ({}, True, "gone"),
        ({"reviews/a/letter.pdf": b"%PDF"}, True, "still there"),
        ({"reviews/a/index.html": REVIEW}, True, "still there"),
        ({OLD: b"text"}, True, "perhaps still there, in the files of an earlier release"),
        ({"reviews/a/letter.pdf": None}, True, "gone"),
        ({}, False, "not known"),
    ],
)
def test_of_a_withdrawn_review_it_is_told_whether_it_is_gone(
    changes: dict[str, bytes | None], released: bool, told: str
) -> None:
    files = {path: data for path, data in {**NOTICES, **changes}.items() if data is not None}
    promised = promises([GONE], digests(NOTICES.items()) if released else {}, [OLD])
    with running(Host(files)) as home:
        checked = check_live(promised, home, asker(home, QUICK))
    assert whether_gone(withdrawn_addresses({"a": GONE})["a"], checked) == told


def test_a_withdrawn_review_is_not_gone_as_long_as_it_stands_where_it_was_before() -> None:
    moved = ledger("b", Event(EventKind.MOVED, DAY, to="a"))
    told = withdrawn_addresses({"a": GONE, "b": moved, "c": ledger("c")})
    assert told.keys() == {"a"}
    assert {"reviews/a/", "reviews/b/"} <= told["a"]
    assert "reviews/c/" not in told["a"]


def test_where_nothing_of_the_site_answers_that_is_the_one_finding() -> None:
    promised = promises([GONE], digests([*NOTICES.items(), ("404.html", b"none")]), [OLD])
    with running(Host({"index.html": b"of another website"})) as home:
        checked = check_live(promised, home, asker(home, QUICK))
    assert checked.silent
    assert [(f.rule.code, f.file) for f in checked.findings] == [("W111", "")]
    assert whether_gone(withdrawn_addresses({"a": GONE})["a"], checked) == "not known"


def busy_once(code: int) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    tried: list[int] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        tried.append(1)
        if len(tried) == 1:
            send(handler, code, Retry_After="0")
        else:
            send(handler, 200, SITE["reviews/a/letter.pdf"])

    return answer


@pytest.mark.parametrize("code", [429, 503])
def test_a_host_that_is_asked_too_much_is_given_time(code: int) -> None:
    host = Host()
    host.answers["reviews/a/letter.pdf"] = busy_once(code)
    assert found(host) == []
    assert host.times("reviews/a/letter.pdf") == 2


def test_a_host_that_stays_busy_is_told_after_a_few_tries() -> None:
    host = Host()
    host.answers["reviews/a/letter.pdf"] = lambda handler: send(handler, 503)
    assert found(host) == [("W111", "reviews/a/letter.pdf", "it answers 503")]
    assert host.times("reviews/a/letter.pdf") == QUICK.attempts


def test_only_a_few_are_asked_for_at_once() -> None:
    files = {f"reviews/a/{number}.pdf": b"%PDF" for number in range(24)}
    host = Host({**SITE, **files}, slow=0.03)
    assert found(host, tuple(Promise(path) for path in files)) == []
    assert 1 < host.most <= AT_ONCE


def test_what_robots_txt_asks_is_done() -> None:
    host = Host()
    host.files["robots.txt"] = b"User-agent: *\nDisallow: /reviews/a/letter.pdf\n"
    assert found(host) == [
        ("W111", "reviews/a/letter.pdf", "robots.txt asks programs not to look there")
    ]
    assert host.times("reviews/a/letter.pdf") == 0


def test_a_site_that_is_away_is_one_finding() -> None:
    with running(Host()) as home:
        pass
    (finding,) = check_live((Promise("a"), Promise("b")), home, asker(home, QUICK)).findings
    assert (finding.rule.code, finding.file) == ("W111", "")


def test_it_ends_when_its_time_is_used_up() -> None:
    host = Host({f"{number}.pdf": b"%PDF" for number in range(40)}, slow=0.2)
    with running(host) as home:
        promised = tuple(Promise(f"{number}.pdf") for number in range(40))
        manners = Manners(timeout=1, budget=0.7, attempts=2, first_wait=0.01)
        checked = check_live(promised, home, asker(home, manners))
    details = {finding.detail for finding in checked.findings}
    assert "there was no time left to ask" in details
    assert len(host.asked) < 40
