"""What of Material's style sheet our pages can use: its typography, tables and print.

The sheet is four fifths of what a page would weigh, most of it for parts that we do not show.
A rule is kept if one of its selectors could match on a page of ours; no page has a class of
Material's but `md-typeset`, and a test holds every kind of page to looking the same either way.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from publisher.errors import ToolError

SHEET = "assets/material.css"
"""Where it stands on the site."""

_NOTICE = "/* Cut from Material for MkDocs. Copyright (c) Martin Donath. MIT licence. */\n"
_QUOTED = r""""[^"]*"|'[^']*'"""
_PRELUDE = re.compile(rf"((?:[^{{}};\"']|{_QUOTED})*)([;{{])")
_BRACES = re.compile(rf"{_QUOTED}|[{{}}]")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COMMA = re.compile(r",(?![^(]*\))")
_NEVER = re.compile(r"\[(?:dir|data-)|#__|:host|::?-(?:moz|ms|webkit)")
_ICON = re.compile(rf"--[\w-]+:url\((?:{_QUOTED})\);?")


def material_sheet() -> bytes:
    """The rules of the installed Material that can match on our pages, in their order.

    Raises: ToolError if the installed Material does not have its sheet where we know it.
    """
    return (_NOTICE + _cut(whole_sheet()) + "\n").encode()


@cache
def whole_sheet() -> str:
    """Material's main style sheet as it is installed.

    Raises: ToolError if it is not where we know it.
    """
    folder = files("material") / "templates" / "assets" / "stylesheets"
    found = [f for f in folder.iterdir() if f.name.startswith("main.") and f.name.endswith(".css")]
    if len(found) != 1:
        raise ToolError(
            "the installed mkdocs-material has no main style sheet",
            "Install the versions named in requirements/run.txt.",
        )
    return found[0].read_text("utf-8")


def _cut(css: str) -> str:
    return "".join(_kept(prelude, body) for prelude, body in _rules(css))


def _kept(prelude: str, body: str) -> str:
    if prelude.startswith(("@media", "@supports")):
        inside = _cut(body)
        return f"{prelude}{{{inside}}}" if inside else ""
    if prelude.startswith("@"):  # animations, of parts that we do not show
        return ""
    selectors = ",".join(one for one in _COMMA.split(prelude) if _can_match(one))
    declared = _ICON.sub("", body)
    return f"{selectors}{{{declared}}}" if selectors and declared else ""


def _can_match(selector: str) -> bool:
    return {"md-typeset"}.issuperset(_CLASS.findall(selector)) and not _NEVER.search(selector)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and in them; statements without are left out."""
    at = 0
    while found := _PRELUDE.match(css, at):
        at = found.end()
        if found[2] == "{":
            start, at = at, _end_of_block(css, at)
            yield found[1].strip(), css[start : at - 1]


def _end_of_block(css: str, start: int) -> int:
    depth = 1
    for found in _BRACES.finditer(css, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise ToolError(
        "the style sheet of the installed mkdocs-material cannot be read",
        "Install the versions named in requirements/run.txt.",
    )
