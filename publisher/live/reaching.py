"""Asks a website for its pages: politely, a few at a time, and never for ever.

The only module that opens an address on the web, and it only ever reads. It says who it is, keeps
to what robots.txt asks of programs, waits when it is told that it asks too much, and stops when
its time is used up. No cookie is kept, nothing is sent but the address.
"""

import http.client
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from urllib.robotparser import RobotFileParser

AGENT = "dhr-publisher-links (checks its own site's weblinks)"
LARGEST = 250_000_000
"""Bytes of an answer; the largest overview reports have some tens of millions."""
_BUSY = (429, 502, 503, 504)
_LONGEST_WAIT = 60.0
_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "no answer came in time"),
    (ssl.SSLCertVerificationError, "no answer came: its certificate cannot be verified"),
    (ConnectionRefusedError, "no answer came: no website runs there"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `problem` says in our words why nothing did; `status` is 0 then."""

    status: int
    body: bytes = field(default=b"", repr=False)
    location: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely to ask, in seconds: how long to wait for one answer, and for all of them."""

    timeout: float = 20.0
    budget: float = 1800.0
    attempts: int = 4
    first_wait: float = 1.0


Ask = Callable[[str], Answer]


def asker(home: str, manners: Manners | None = None) -> Ask:
    """Give what asks the site at `home`; it may be called from several threads at once."""
    manners = manners or Manners()
    end = time.monotonic() + manners.budget
    opener = urllib.request.build_opener(_StayHere)
    robots = _robots(home, opener, manners)
    pause = float(robots.crawl_delay(AGENT) or 0)
    gate = threading.Lock()

    def ask(address: str) -> Answer:
        if not robots.can_fetch(AGENT, address):
            return Answer(0, problem="robots.txt asks programs not to look there")
        wait = manners.first_wait
        answer = Answer(0, problem="there was no time left to ask")
        for attempt in range(manners.attempts):
            if time.monotonic() >= end:
                return answer
            if pause:
                with gate:
                    time.sleep(pause)
            answer, asked_to_wait = _ask_once(address, opener, manners.timeout)
            settled = answer.status not in _BUSY and not answer.problem
            if settled or attempt + 1 == manners.attempts:
                return answer
            left = end - time.monotonic()
            time.sleep(max(0.0, min(asked_to_wait or wait, _LONGEST_WAIT, left)))
            wait *= 2
        return answer

    return ask


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follow nothing by itself: where an address leads is for the caller to judge."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Do not."""


def _ask_once(
    address: str, opener: urllib.request.OpenerDirector, timeout: float
) -> tuple[Answer, float]:
    """One answer, and how many seconds the site asks to wait before the next try."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310
    try:
        with opener.open(request, timeout=timeout) as response:
            body = response.read(LARGEST + 1)
            if len(body) > LARGEST:
                return Answer(0, problem="the answer is too large"), 0
            return Answer(response.status, body), 0
    except urllib.error.HTTPError as error:
        with error:
            wait = error.headers.get("Retry-After", "")
            location = error.headers.get("Location", "")
            body = error.read(LARGEST)
        return Answer(error.code, body, location), float(wait) if wait.isdecimal() else 0
    except TimeoutError:
        return Answer(0, problem="no answer came in time"), 0
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        return Answer(0, problem=_why(reason)), 0


def _why(reason: object) -> str:
    if type(reason).__name__ == "gaierror":  # of `socket`, which nothing here may import
        return "no answer came: there is no server of that name"
    return next((words for kind, words in _CAUSES if isinstance(reason, kind)), "no answer came")


def _robots(home: str, opener: urllib.request.OpenerDirector, manners: Manners) -> RobotFileParser:
    """What the host asks of programs; a host that says nothing asks nothing."""
    robots = RobotFileParser()
    address = urllib.request.Request(home).host  # noqa: S310
    scheme = home.partition(":")[0]
    answer, _ = _ask_once(f"{scheme}://{address}/robots.txt", opener, manners.timeout)
    lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
    robots.parse(lines)
    return robots
