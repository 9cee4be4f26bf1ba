"""The publisher's own files of the site: templates, style sheets, the exit script."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from publisher.errors import ToolError
from publisher.site import addresses
from publisher.site.material import SHEET, material_sheet

SHEETS = (
    "colours", "ground", "top", "words", "document", "letter", "review", "search", "foot",
    "plan", "lists", "recommendations", "wide", "leaving", "asked", "print",
)  # fmt: skip
"""The parts of our style sheet, in the order in which they overrule each other."""

PAGEFIND = {
    "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
    "wasm.en.pagefind": "bb16c9e6d3d214d4d05cccca51df7b487b86b3657318da767f6ca9e0a2e7259d",
}
"""The sha256 in hex of each part of Pagefind that readers' browsers run. Renew it with its pin."""


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
def asset_files() -> Mapping[str, bytes]:
    """Every file of ours and of Material's that goes public as it is, by its path there."""
    own = {path: data for path, data in theme_files().items() if path.startswith("assets/")}
    return {**own, SHEET: material_sheet()}


def known_files() -> Mapping[str, str]:
    """The sha256 in hex of each file that goes public as it is, for the gate."""
    own = {path: hashlib.sha256(data).hexdigest() for path, data in asset_files().items()}
    return {**own, **{addresses.SEARCH_FILES + name: sha for name, sha in PAGEFIND.items()}}


def _walk(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found += _walk(item, f"{path}{item.name}/")
        elif not item.name.endswith((".pyc", "~")):
            found.append((f"{path}{item.name}", item.read_bytes()))
    return found
