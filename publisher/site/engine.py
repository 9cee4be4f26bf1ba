"""MkDocs at arm's length: a folder of staged files in, the bytes of the built pages out.

Runs as a process of its own with nothing of our environment, so that it can read no secret
and write nowhere but the private folder. What it prints may hold the words of a page and so
is never passed on; it stays in the private folder.
"""

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from publisher.errors import ToolError
from publisher.site.assets import asset_files
from publisher.stored import Data, Stored, bytes_of, digest_of

LOG = "engine.log"
SECONDS = 1800
"""How long the engine may run; 2,000 reviews took at most 134 seconds, 100 of them 8."""

ROOM = 1_000_000
"""Bytes free on the disk; if fewer are left when the engine has failed, that is why."""

PROGRAM = (sys.executable, "-P", "-m", "mkdocs")
"""How the engine is started."""

_KEPT = ("SYSTEMROOT",)  # Python does not start on Windows without it
_PAGE = re.compile(r"(?:.+/)?index\.html|404\.html")


def build(staged: Mapping[str, Data], work: Path) -> Mapping[str, Data]:
    """The built pages and the assets that they use, by path; `work` is a private folder.

    The pages lie in it for as long as it stays.

    Everything else that MkDocs or Material writes (scripts, styles, search, images, its own
    site map) is left behind.

    Raises: ToolError if MkDocs fails; its log is kept as `engine.log` in a folder in `work`.
    OSError if the disk is full.
    """
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="engine-", dir=work))
    for path, data in sorted(staged.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bytes_of(data))
    _run(folder)
    return _collected(folder / "built")


def _run(folder: Path) -> None:
    # Not --quiet: it drops warnings before --strict counts them, and broken links pass.
    command = [*PROGRAM, "build", "--strict"]
    with (folder / LOG).open("wb") as log:
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            raise _failure("did not come to an end") from None
    if done.returncode != 0:
        if shutil.disk_usage(folder).free < ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise _failure("could not make the pages")


def _failure(what: str) -> ToolError:
    return ToolError(
        f"MkDocs {what}",
        f"Its own words are in {LOG} in the private folder of this run; they may hold words of "
        "a review, so do not pass them on. A link in docs/site to a page that does not exist "
        "is the usual cause.",
    )


def environment(folder: Path) -> dict[str, str]:
    """All that a program that we start may know of the machine: a folder of its own."""
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": "0",
        # Both print an advert into every build.
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
    }


def _collected(built: Path) -> Mapping[str, Data]:
    paths = {path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*"))}
    pages = {
        path: Stored(file, digest_of(file.read_bytes()))
        for path, file in paths.items()
        if _PAGE.fullmatch(path)
    }
    return {**pages, **asset_files()}
