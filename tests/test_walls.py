"""The walls that neither types nor import contracts can see."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "publisher"

WALLS: dict[str, tuple[str, set[str]]] = {
    "only the redactor makes redacted text": ("RedactedText()", {"redaction/redact.py"}),
    # words of redacted cells, put on one line
    "only the data of reviews is said to be redacted": (
        "cast(RedactedText)",
        {"site/plan.py"},
    ),
    "only the command line prints": ("print()", {"cli/"}),
    "only the command line prints by its library": ("click.echo()", {"cli/"}),
    "only an old Python is told something without it": ("stderr.write()", {"__main__.py"}),
    "nothing writes to the terminal itself": ("stdout.write()", set()),
    "only the command line ends the program": ("sys.exit()", {"cli/", "__main__.py"}),
    "only the command line reads the clock": ("date.today()", {"cli/"}),
    "nothing asks for the time": ("datetime.now()", set()),
    "nothing asks for the day": ("datetime.today()", set()),
    "nothing asks for the seconds": ("time.time()", set()),
    "only MkDocs, Pagefind, tesseract and a person's editor are started as programs": (
        "import subprocess",
        {"site/engine.py", "site/indexer.py", "intake/sight/engine.py", "private_copy.py"},
    ),
    "only the readers of sealed files know how to open them": (
        "import pyrage",
        {"intake/sealed.py"},
    ),
    "only the check of weblinks opens an address": ("import urllib.request", {"live/reaching.py"}),
    "only the check of weblinks speaks HTTP": ("import http.client", {"live/reaching.py"}),
    "only what is live verifies a certificate": ("import ssl", {"live/"}),
    "nothing waits for several connections": ("import asyncio", set()),
    "nothing opens a socket of its own": ("import socket", set()),
    "only the sending of packs talks to a mail server": ("import smtplib", {"live/sending.py"}),
    "nothing is started by a shell": ("os.system()", set()),
    "nothing is started by a shell and read": ("os.popen()", set()),
    "nothing draws lots": ("import random", set()),
}


def used_in(source: str) -> set[str]:
    """What a module calls ("sys.exit()"), casts to and imports ("import socket")."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        found |= set(_named(node))
    return found


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id="cast"), args=[first, *_]):
            yield f"cast({ast.unparse(first).strip(chr(39))})"
        case ast.Call(func=ast.Subscript(value=ast.Name(id=name))):
            yield f"{name}()"
        case ast.Call(func=ast.Name() | ast.Attribute()):
            called = ast.unparse(node.func)
            yield from (f"{called}()", ".".join(called.split(".")[-2:]) + "()")
        case ast.Import(names=names):
            yield from (f"import {alias.name}" for alias in names)
        case ast.ImportFrom(module=str(module), names=names):
            yield f"import {module}"
            yield from (f"import {module}.{alias.name}" for alias in names)
        case _:
            pass


@cache
def modules() -> dict[str, set[str]]:
    """What each module of the package uses."""
    return {
        path.relative_to(PACKAGE).as_posix(): used_in(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@pytest.mark.parametrize(("use", "allowed"), WALLS.values(), ids=list(WALLS))
def test_it_happens_in_its_one_place_only(use: str, allowed: set[str]) -> None:
    outside = {m for m, used in modules().items() if use in used and not _within(m, allowed)}
    assert outside == set()


def _within(module: str, allowed: set[str]) -> bool:
    """Whether the module is one of those, or in one of those rooms ("cli/")."""
    return any(module == one or (one[-1] == "/" and module.startswith(one)) for one in allowed)


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("x = RedactedText(text)", "RedactedText()"),
        ("x = [cast('RedactedText', t) for t in y]", "cast(RedactedText)"),
        ("import sys\ndef f():\n    sys.exit(1)", "sys.exit()"),
        ("from urllib import request", "import urllib.request"),
        ("from http.client import HTTPSConnection", "import http.client"),
        ("import datetime\nx = datetime.date.today()", "date.today()"),
        ("sys.stdout.write(x)", "stdout.write()"),
        ("import socket as s", "import socket"),
    ],
)
def test_a_use_in_another_place_is_seen(source: str, use: str) -> None:
    assert use in used_in(source)


@pytest.mark.parametrize(("use", "allowed"), WALLS.values(), ids=list(WALLS))
def test_every_door_of_a_wall_is_gone_through(use: str, allowed: set[str]) -> None:
    """One that is misspelt would keep nothing out."""
    users = {module for module, used in modules().items() if use in used}
    assert [door for door in allowed if not any(_within(user, {door}) for user in users)] == []


def contracts() -> list[dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, list[str]]] = settings["tool"]["importlinter"]["contracts"]
    return found


def rows() -> list[set[str]]:
    """The layers of the publisher from the top; what stands in one may not meet its neighbours."""
    layers = next(contract["layers"] for contract in contracts() if "layers" in contract)
    return [{name.strip().removeprefix("publisher.") for name in row.split("|")} for row in layers]


def test_the_gate_may_use_the_terms_the_findings_the_errors_and_what_is_stored_alone() -> None:
    (gate,) = [c for c in contracts() if c.get("source_modules") == ["publisher.gate"]]
    parts = {
        path.stem
        for path in PACKAGE.iterdir()
        if (path.is_dir() and path.name[0] != "_") or path.suffix == ".py"
    }
    wings = next(at for at, row in enumerate(rows()) if "gate" in row)
    above = {"__init__", "__main__"}.union(*rows()[:wings])  # the layers forbid those to the gate
    forbidden = {name.removeprefix("publisher.") for name in gate["forbidden_modules"]}
    assert parts - above - forbidden == {"gate", "stored", "terms", "findings", "errors"}


def test_every_module_is_in_the_layers_and_the_wings_stand_beside_each_other() -> None:
    files = [path for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"]
    modules = {path.stem for path in files if path.name[0] != "_"}
    assert modules == set().union(*rows())
    assert {"checks", "gate", "intake", "record", "redaction"} in rows()
