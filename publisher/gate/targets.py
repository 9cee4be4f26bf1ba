"""Where a link or a source leads."""

import re
from urllib.parse import unquote

_IGNORED = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
_MAY_LEAD_TO = {"", "http", "https", "mailto", "tel", "sms"}


def scheme(target: str) -> str:
    """The scheme in small letters as a browser sees it; "" if it stays on this host."""
    target = _IGNORED.sub("", target)
    if target[:2].replace("\\", "/") == "//":
        return "https"
    found = _SCHEME.match(target)
    return found[0].lower() if found else ""


def may_lead_there(target: str) -> bool:
    """Whether a reader may be sent there."""
    return scheme(target) in _MAY_LEAD_TO


def stays_here(target: str) -> bool:
    """Whether the target is on the site's own host: a path, not an address in full."""
    return scheme(target) == ""


def words_of(target: str) -> str:
    """What a reader sees of a target, its fragment too."""
    return unquote(target)
