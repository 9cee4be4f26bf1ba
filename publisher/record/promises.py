"""What a website has promised to answer, worked out from the ledger and the last release.

Each address of the ledger must answer, and so must each file of the release where that is at
hand, with the very bytes that were released. Accepted: without the release, only that an
address answers is known, and that a notice stands where a review was withdrawn.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

from publisher.record.ledger import Ledger

_ID = re.compile(rb'\sid="([^"]*)"')
_TARGET = re.compile(rb'<(?:a|link|script|img)\s[^>]*?(?:href|src)="([^"]*)"')
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)">')


@dataclass(frozen=True, slots=True)
class Promise:
    """One address below the site's ("" is the home page) and what is promised there.

    `sha256` is "" where the bytes are not known; `moved` says that a redirection by the server
    is as good, `withdrawn` that nothing but a notice may stand there, `left` that it is a file of
    an earlier release and nothing at all may.
    """

    path: str
    sha256: str = ""
    moved: bool = False
    withdrawn: bool = False
    left: bool = False


def promises(
    ledgers: Iterable[Ledger],
    released: Mapping[str, str] | None = None,
    ever: Iterable[str] = (),
) -> tuple[Promise, ...]:
    """Everything that was promised, sorted, and after it what must be gone.

    `released` has the sha256 of each file by its path; `ever` are files of any release. Which of
    them are left from an earlier one can only be told where this one is at hand.
    """
    ledgers, released = tuple(ledgers), released or {}
    moved = {path for ledger in ledgers if ledger.moved_to for path in ledger.paths}
    gone = {path for ledger in ledgers if ledger.withdrawal for path in ledger.paths}
    paths = {path for ledger in ledgers for path in ledger.paths} | released.keys()
    kept = tuple(
        Promise(address_of(path), released.get(path, ""), path in moved, path in gone)
        for path in sorted(paths)
    )
    left = sorted(set(ever) - paths) if released else []
    return (*kept, *(Promise(address_of(path), left=True) for path in left))


def withdrawn_addresses(ledgers: Mapping[str, Ledger]) -> dict[str, frozenset[str]]:
    """Every address that each withdrawn review ever had, by its slug."""
    gone = sorted(slug for slug, ledger in ledgers.items() if ledger.withdrawal)
    return {slug: frozenset(map(address_of, _paths_of(slug, ledgers))) for slug in gone}


def _paths_of(slug: str, ledgers: Mapping[str, Ledger]) -> frozenset[str]:
    """The paths of a review here, and wherever it moved here from."""
    stood, more = set[str](), {slug}
    while more:
        stood |= more
        more = {one for one, ledger in ledgers.items() if ledger.moved_to in stood} - stood
    return frozenset[str]().union(*(ledgers[one].paths for one in stood))


def digests(files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """The sha256 in hex of each file of a release by its path."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files}


def address_of(path: str) -> str:
    """The address that a file answers at: a page's without its `index.html`."""
    name = path.rpartition("/")[2]
    return path.removesuffix(name) if name == "index.html" else path


def anchors_in(page: bytes) -> frozenset[str]:
    """Every place in a page that an address can lead to."""
    return frozenset(unescape(found.decode("utf-8", "replace")) for found in _ID.findall(page))


def links_in(page: bytes, address: str, home: str) -> frozenset[tuple[str, str]]:
    """What a page links to on its own site: each path, and the place in it ("" for none)."""
    found = set()
    for target in _TARGET.findall(page):
        place, anchor = urldefrag(urljoin(address, unescape(target.decode("utf-8", "replace"))))
        if place.startswith(home):
            path = place.removeprefix(home).partition("?")[0]
            found.add((address_of(path), unquote(anchor)))
    return frozenset(found)


def leads_on_to(page: bytes, address: str) -> str:
    """The address in full that a page leads on to by itself, "" if it does not."""
    found = _REFRESH.search(page)
    return urljoin(address, unescape(found[1].decode("utf-8", "replace"))) if found else ""
