"""Pagefind at arm's length: pages in, the files of a search index out, always the same bytes.

Pagefind walks a folder in whatever order the disk gives it, and its index follows that order.
So it gets the pages one by one, sorted, over its own protocol: a request is JSON in base64,
ended by a comma, and so is the answer. It runs as a process of its own with nothing of our
environment; what it says is never passed on, since it may hold the words of a page.
"""

import base64
import json
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from pagefind_bin import get_executable

from publisher.errors import ToolError
from publisher.site.assets import PAGEFIND
from publisher.site.engine import environment
from publisher.stored import Data, bytes_of

SECONDS = 1800
"""How long the indexer may run."""

LEFT_OUT = (".hidden", ".warning", ".formats", ".cite", ".history", "s")
"""What is on a page for other reasons than to be found, and what is struck out, by selector.

An excerpt cannot show that words are struck out.
"""

ENTRY = "pagefind-entry.json"
_INDEX = re.compile(r"(?:fragment|index)/\w+\.pf_(?:fragment|index)|pagefind\.\w+\.pf_meta")
_END_OF_CELL = re.compile("</(?:t[dh]|d[td]|caption)>")


def index_pages(pages: Mapping[str, Data], work: Path) -> Mapping[str, bytes]:
    """The files of an index of these pages, by their path in it; `work` is a private folder.

    `pages` are HTML by the address that a result is to lead to. Words count that stand in what
    is marked `data-pagefind-body`, but not in what one of the selectors in `LEFT_OUT` picks. All is
    indexed as English: Pagefind has no rules for Welsh, and one index finds both at once.

    Raises: ToolError if Pagefind fails.
    """
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="indexer-", dir=work))
    with _started(folder) as process:
        settings = {"force_language": "en", "exclude_selectors": list(LEFT_OUT)}
        _ask(process, {"type": "NewIndex", "config": settings})
        for address, page in sorted(pages.items()):
            words = _apart(bytes_of(page).decode())
            _ask(
                process, {"type": "AddFile", "index_id": 0, "url": address, "file_contents": words}
            )
        # Not WriteFiles: it answers before all is on the disk.
        answer = _ask(process, {"type": "GetFiles", "index_id": 0})
    return dict(_needed(answer["files"]))


def _apart(page: str) -> str:
    """The page with a space between cells, without which Pagefind takes their words for one."""
    return _END_OF_CELL.sub(r" \g<0>", page)


@contextmanager
def _started(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(get_executable()), "--service"]
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise _failure() from None
    end = threading.Timer(SECONDS, process.kill)
    end.start()
    try:
        yield process
    finally:
        end.cancel()
        process.kill()
        process.communicate()


def _ask(process: subprocess.Popen[bytes], request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put a request, and wait for its answer."""
    message = json.dumps({"message_id": 0, "payload": request}).encode()
    try:
        _pipe(process.stdin).write(base64.b64encode(message) + b",")
        _pipe(process.stdin).flush()
        answer = json.loads(_answer(_pipe(process.stdout)), object_hook=_unpacked)["payload"]
    except (OSError, ValueError):
        raise _failure() from None
    if answer["type"] == "Error":
        raise _failure()
    return cast(Mapping[str, Any], answer)


def _pipe(pipe: IO[bytes] | None) -> Any:
    """A pipe of the process, which has both."""
    return pipe


def _answer(output: Any) -> str:
    """What comes up to the next comma; cut off if the process has ended, and then no JSON.

    An index of a nation's pages comes in one answer of some 90 MB, so each part is taken out of
    its base64 as it comes.
    """
    said, left = bytearray(), b""
    while not left.endswith(b","):
        more = output.read1(1_000_000)
        if not more:
            break
        left += more
        whole = 0 if left.endswith(b",") else len(left) - len(left) % 4
        said += base64.b64decode(left[:whole])
        left = left[whole:]
    said += base64.b64decode(left)
    return said.decode()


def _unpacked(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer, or a file in one as its bytes: two of base64 at once would be too many."""
    if "content" in answer:
        answer["content"] = base64.b64decode(answer["content"])
    return answer


def _needed(files: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The files that a search needs; what is only for Pagefind's own pages is left behind."""
    for file in files:
        if file["path"] in (ENTRY, *PAGEFIND) or _INDEX.fullmatch(file["path"]):
            yield file["path"], file["content"]


def _failure() -> ToolError:
    return ToolError(
        "Pagefind could not make the search index",
        "Install the versions named in requirements/run.txt, then run this again.",
    )
