"""Runs commands of the publisher as processes of their own that something happens to.

Started once, so that Python and the publisher are loaded once; each command is then a fork. Lines
of JSON go in and out. What happens, happens just before the Nth time that the command is about to
change a name below its folder, to open a file there for writing, or to send anything to a mail
server: Python tells of each (`sys.addaudithook`). Not met so is the middle of a single write, and
what a process that the command has started does: only a kill after some time (`after`) may fall
there.
"""

import errno
import json
import mmap
import os
import resource
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from publisher.cli import main
from publisher.record.ledger import read_ledger

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_KNOWN: dict[str, str] = {}
CHANGES = {
    *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate"),
    "smtplib.send",  # of each line to a mail server, and of the message
}


def changes(event: str, given: tuple[Any, ...]) -> str:
    """What is about to be changed, "" if nothing is."""
    if event == "open":
        path, mode, flags = given
        writes = flags & WRITES if isinstance(flags, int) else set(mode or "") & set("wax+")
        return str(path) if writes and isinstance(path, str | os.PathLike) else ""
    return str(given[0]) if event in CHANGES else ""


def watch(root: Path, happens: Callable[[int, str], None]) -> None:
    """Call that before each change below the folder, with its number."""
    count, busy, us = 0, False, os.getpid()

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal count, busy
        if busy or os.getpid() != us or not (event == "open" or event in CHANGES):
            return
        path = changes(event, given)
        if path and (path.startswith(str(root)) or not path.startswith("/")):
            count += 1
            busy = True
            try:
                happens(count, f"{event} {path}")
            finally:
                busy = False

    sys.addaudithook(hook)


def state(root: Path) -> dict[str, Any]:
    """All that a run must never leave half done: digests of what is public, and the record."""
    ledgers = sorted((root / "reviews" / "ledger").glob("*.jsonl"))
    for path in ledgers:
        read_ledger(path.stem, path.read_text("utf-8"))  # raises if it is not whole
    approvals = sorted(root.glob("reviews/*/approval.yml"))
    return {
        "public": digest(root / "_build" / "public"),
        "packs": digest(root / "_build" / "packs"),
        "record": {path.stem: path.read_text("utf-8") for path in ledgers},
        "approvals": {path.parent.name: path.read_text("utf-8") for path in approvals},
    }


def digest(folder: Path) -> str:
    """Of all files; worked out anew only where the system says that one was written."""
    home = folder.resolve()
    found = sorted(path for path in home.rglob("*") if path.is_file())
    known = repr([(path, path.stat().st_ino, path.stat().st_mtime_ns) for path in found])
    if known not in _KNOWN:
        every = sha256()
        for path in found:
            every.update(str(path.relative_to(home)).encode() + b"\0" + path.read_bytes())
        _KNOWN[known] = every.hexdigest()
    return _KNOWN[known]


def prepare(order: dict[str, Any], root: Path) -> None:
    """Lay what is to happen to the command."""
    how, at = order.get("how", ""), order.get("at")
    if "clock" in order:
        stand([date.fromisoformat(day) for day in order["clock"]])
    if how == "states":
        notes = os.open(order["notes"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        watch(root, lambda _, what: note(notes, what, state(root)))
    elif how == "change":
        changing(root / order["path"], order["to"], root / order["when"], order["time"])
    elif how:
        watch(root, lambda count, _: HARM[how]() if count == at else None)
    if "fill" in order:
        fill(root, order["fill"] * 1024)
    if "limit" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"] * 100, order["limit"] * 100))
    if "after" in order:
        threading.Timer(order["after"], os.kill, (os.getpid(), signal.SIGKILL)).start()


def stand(days: list[date]) -> None:
    """Let the clock of the computer say these days, each time the next; the last from then on."""

    class Clock(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return days.pop(0) if len(days) > 1 else days[0]

    for name, module in sorted(sys.modules.items()):  # tests/test_walls.py: no other reads it
        if name.startswith("publisher.cli") and vars(module).get("date") is date:
            vars(module)["date"] = Clock


def note(notes: int, what: str, found: dict[str, Any]) -> None:
    os.write(notes, json.dumps([what, found]).encode() + b"\n")


def refuse() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


HARM: dict[str, Callable[[], None]] = {
    "KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "INT": lambda: os.killpg(0, signal.SIGINT),
    "FULL": refuse,
}


def fill(root: Path, left: int) -> None:
    """Leave so many bytes of the disk."""
    disk = os.statvfs(root)
    with open(root / "filler", "wb") as file:
        file.write(bytes(max(0, disk.f_bavail * disk.f_frsize - left)))


def changing(path: Path, to: str | None, when: Path, time: int) -> None:
    """Change a source just before that file (`when`) is opened for so many a time.

    `to` is the file that takes the place of the source; None takes it away.
    """
    times = mmap.mmap(-1, 1)  # also of those processes that are forked from this one

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and os.path.abspath(str(given[0])) == str(when):
            times[0] += 1
            if times[0] == time:
                path.unlink() if to is None else shutil.copy(to, path)

    sys.addaudithook(hook)


def born(order: dict[str, Any]) -> int:
    """Fork a command; gives its number."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored if we run in the background
    root = Path(order["root"])
    os.chdir(root)
    os.environ.update(order.get("environment", {}))
    typed, by = os.pipe()
    os.write(by, order.get("typed", "").encode())
    os.close(by)
    os.dup2(typed, 0)
    for handle, name in ((1, "out"), (2, "err")):
        target = os.open(order[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, handle)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    sys.argv = ["publisher", *order["arguments"]]
    code = 1
    try:
        prepare(order, root)
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdout.flush()
        os._exit(code)
    return 0


if __name__ == "__main__":
    for line in sys.stdin:
        order = json.loads(line)
        if order.get("collect"):
            _, status = os.waitpid(order["collect"], 0)
            print(json.dumps(os.waitstatus_to_exitcode(status)), flush=True)
        else:
            print(json.dumps(born(order)), flush=True)
