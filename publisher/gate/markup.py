"""Reads a tag of HTML by a small grammar, and says what is wrong with it.

Attributes stand in quotes or plain, nothing else. Elements are on a list; nothing may run,
carry a style, open a frame, show letters in another order than they stand in, or fetch
something from another host.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from publisher.gate.targets import may_lead_there, stays_here

_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++"
_ATTRIBUTE = rf"\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:{_VALUE}))?+"
TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)((?:{_ATTRIBUTE})*+)\s*+(/?)>", re.ASCII)
_EACH = re.compile(rf"\s++([^\s\"'<>/=]++)(?:\s*+=\s*+({_VALUE}))?+", re.ASCII)

_INLINE = """
a abbr b bdi cite code data del dfn em i ins kbd label mark output q s samp small span
strong sub sup time u var wbr
"""
_BLOCK = """
address article aside blockquote body br button caption circle col colgroup dd defs desc details
dialog div dl dt ellipse fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header
hgroup hr html img input legend li line link main meta meter nav noscript ol optgroup option p
path picture polygon polyline pre progress rect script search section select summary svg symbol
table tbody td textarea tfoot th thead title tr ul use
"""
INLINE = frozenset(_INLINE.split())
_KNOWN = INLINE | frozenset(_BLOCK.split())
_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}

TARGETS = frozenset(("href", "xlink:href", "cite"))
FETCHED = frozenset(("src", "poster", "background", "action", "formaction", "usemap", "longdesc"))
FETCHED_LISTS = frozenset(("srcset", "imagesrcset"))
_NEVER = {"style", "srcdoc", "ping", "manifest", "dir", "slot", "unicode-bidi", "direction"}
_LINKS_ONLY = {"canonical", "alternate", "next", "prev", "author", "license", "help", "self"}
_POINTING = {"a", "area", "q", "blockquote", "del", "ins"}
_DATA = (("type", "application/ld+json"),)
_PRAGMAS = {"content-type", "content-security-policy", "refresh", "x-ua-compatible"}
_PAINT = re.compile(r"url\(\s*(?!['\"]?#)", re.IGNORECASE)
_UNTIL_TARGET = re.compile(r"^[^;,]*[;,]?\s*(url\s*=\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; names in small letters, values as a browser reads them. `faults`: our words."""

    name: str
    closing: bool
    empty: bool
    attributes: tuple[tuple[str, str], ...]
    faults: frozenset[str]

    @property
    def holds_data(self) -> bool:
        """Whether it opens a block of data, which no browser runs."""
        return _holds_data(self.name, self.attributes) and not self.closing


@lru_cache(maxsize=4096)  # most tags of a page are the same few
def tag(source: str) -> Tag:
    """The tag that the source is; it must match `TAG`."""
    slash, name, inside, slash_at_end = TAG.fullmatch(source).groups()  # type: ignore[union-attr]
    name, closing = name.lower(), slash == "/"
    attributes = tuple(
        (key.lower(), unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
        for key, value in _EACH.findall(inside)
    )
    faults = {
        _fault_of_element(name, closing, attributes),
        # A browser passes over this slash, and takes all that follows for the script.
        "markup that is not well formed" if name == "script" and slash_at_end else "",
        *(_fault(name, key, value, dict(attributes)) for key, value in attributes),
    }
    empty = name in _EMPTY or slash_at_end == "/"
    return Tag(name, closing, empty, attributes, frozenset(faults - {""}))


def _fault_of_element(name: str, closing: bool, attributes: tuple[tuple[str, str], ...]) -> str:
    keys = [key for key, _ in attributes]
    if name not in _KNOWN:
        return "an element that is not on the gate's list"
    if len(set(keys)) < len(keys) or (closing and keys):
        return "markup that is not well formed"
    if name == "script" and not (closing or "src" in keys or _holds_data(name, attributes)):
        return "a script inside the page"
    return ""


def _holds_data(name: str, attributes: tuple[tuple[str, str], ...]) -> bool:
    return name == "script" and attributes == _DATA


def _fault(element: str, name: str, value: str, others: dict[str, str]) -> str:
    """What is wrong with an attribute; "" if nothing is."""
    if name in _NEVER or name.startswith("on") or _PAINT.search(value):
        return "a script, a style, a frame or an order of letters in an attribute"
    if name in FETCHED and not stays_here(value):
        return "something fetched from another host"
    if name in FETCHED_LISTS and not all(map(stays_here, value.split(","))):
        return "something fetched from another host"
    if name in TARGETS and not _may_point_to(element, value, others):
        return "a link that may not be followed"
    if name == "http-equiv":
        return _fault_of_pragma(value.strip().lower(), others.get("content", ""))
    return ""


def _may_point_to(element: str, target: str, others: dict[str, str]) -> bool:
    kinds = others.get("rel", "?").lower().split()
    if element in _POINTING or (element == "link" and _LINKS_ONLY.issuperset(kinds)):
        return may_lead_there(target)
    return stays_here(target)


def _fault_of_pragma(name: str, content: str) -> str:
    if name not in _PRAGMAS:
        return "an instruction to the browser that is not on the gate's list"
    target = _UNTIL_TARGET.sub("", content.strip()).strip("\"' ")
    if name == "refresh" and not stays_here(target):
        return "a redirection to another host"
    return ""
