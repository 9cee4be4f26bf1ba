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
    is as good, `withdrawn` that nothing but a notice may stand there.
    """

    path: str
    sha256: str = ""
    moved: bool = False
    withdrawn: bool = False


def promises(
    ledgers: Iterable[Ledger], released: Mapping[str, str] | None = None
) -> tuple[Promise, ...]:
    """Everything that was promised, sorted; `released` has the sha256 of each file by its path."""
    ledgers, released = tuple(ledgers), released or {}
    moved = {path for ledger in ledgers if ledger.moved_to for path in ledger.paths}
    gone = {path for ledger in ledgers if ledger.withdrawal for path in ledger.paths}
    paths = {path for ledger in ledgers for path in ledger.paths} | released.keys()
    return tuple(
        Promise(address_of(path), released.get(path, ""), path in moved, path in gone)
        for path in sorted(paths)
    )


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
