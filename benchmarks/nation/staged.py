"""Runs a command of the publisher and says how long each stage took.

    python -m benchmarks.nation.staged REPORT COMMAND [ARGUMENT ...]

writes seconds by stage, as JSON, to the file REPORT; the rest is what the command itself does.
"""

import gc
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from publisher.__main__ import main as run
from publisher.stored import Data, bytes_of

KEEP = "NATION_KEEP"
"""The variable that says where to leave a copy of what the engine was given, if anywhere."""

_SITE = "publisher.site.build"
_PIPELINE = "publisher.pipeline"
STAGES: tuple[tuple[str, str, str], ...] = (
    ("read and check", _PIPELINE, "check_all"),
    ("PDFs, pictures, data", _SITE, "make_all"),
    ("stage", _SITE, "stage"),
    ("engine", "publisher.site.engine", "_run"),
    ("search index", _SITE, "search_files"),
    ("packs", _PIPELINE, "packs_of"),
    ("gate", _PIPELINE, "leaks_in"),
    ("release", _PIPELINE, "release"),
)
"""Each stage, and the module and the function that is the whole of it."""


def timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The function, its time by the clock added to what was spent under that name."""

    def measured(*args: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            made = function(*args, **named)
            return list(made) if isinstance(made, Iterator) else made
        finally:
            spent[name] += time.perf_counter() - start

    return measured


def keeping(build: Callable[..., Any], folder: Path) -> Callable[..., Any]:
    """The engine, which leaves a copy of all that it was given."""

    def built(staged: Mapping[str, Data], work: Path) -> Any:
        for path, data in staged.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(bytes_of(data))
        return build(staged, work)

    return built


def main(report: str, *arguments: str) -> None:
    """Run the command, each stage with a watch."""
    spent: dict[str, float] = defaultdict(float)
    gc.disable()  # as the publisher does while it takes itself in
    for name, where, function in STAGES:
        module = import_module(where)
        setattr(module, function, timed(getattr(module, function), name, spent))
    if KEEP in os.environ:
        kept = Path(os.environ[KEEP])
        site_build = import_module(_SITE)
        site_build.build = keeping(site_build.build, kept)  # type: ignore[attr-defined]
    sys.argv = ["publisher", *arguments]
    try:
        run()
    finally:
        Path(report).write_text(json.dumps(spent), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
