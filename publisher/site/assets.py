"""The publisher's own files of the site: templates, style sheets, the exit script."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from publisher.errors import ToolError

SHEETS = (
    "colours", "ground", "top", "words", "document", "letter", "review", "foot", "plan",
    "wide", "leaving", "asked", "print",
)  # fmt: skip
"""The parts of our style sheet, in the order in which they overrule each other."""


@cache
def theme_files() -> Mapping[str, bytes]:
    """Our theme folder by path: templates and `assets/`, the style sheet in one piece."""
    found = dict(_walk(files("publisher.site") / "theme", ""))
    parts = {path: found.pop(path) for path in sorted(found) if path.startswith("sheets/")}
    if parts.keys() != {f"sheets/{name}.css" for name in SHEETS}:
        raise ToolError(
            "the publisher's own style sheet is not whole", "Install the publisher again."
        )
    return {**found, "assets/site.css": b"\n".join(parts[f"sheets/{name}.css"] for name in SHEETS)}


@cache
def material_sheet() -> tuple[str, bytes]:
    """Material's one style sheet that our pages use: its path on the site and its bytes.

    Raises: ToolError if the installed Material does not have it where we know it.
    """
    folder = files("material") / "templates" / "assets" / "stylesheets"
    found = [f for f in folder.iterdir() if f.name.startswith("main.") and f.name.endswith(".css")]
    if len(found) != 1:
        raise ToolError(
            "the installed mkdocs-material has no main style sheet",
            "Install the versions named in requirements/run.txt.",
        )
    return f"assets/stylesheets/{found[0].name}", found[0].read_bytes()


def asset_files() -> Mapping[str, bytes]:
    """Every file of ours and of Material's that goes public as it is, by its path there."""
    own = {path: data for path, data in theme_files().items() if path.startswith("assets/")}
    path, data = material_sheet()
    return {**own, path: data}


def known_files() -> Mapping[str, str]:
    """The sha256 in hex of each of `asset_files`, for the gate."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in asset_files().items()}


def _walk(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += _walk(item, f"{path}{item.name}/")
        elif not item.name.endswith((".pyc", "~")):
            found.append((f"{path}{item.name}", item.read_bytes()))
    return found
