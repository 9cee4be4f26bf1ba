"""Runs a function over many items, each in a process of its own that may not run wild.

Invariant: whatever an item does to its process (a crash in a library, memory without end, a
loop), the others go on, and nothing of it is shown or kept: a worker writes to no stream,
leaves no core dump, and of an error it passes on a `PublisherError` as it is, of any other
the kind and the places in the code alone. A process for each item, so that none finds what
another left behind, and the result is the same however many run at once.

Workers are copies of this process where that is safe: on Linux, while it has a single
thread. Else they are copies of a process kept for that, which loads the modules once, and on
Windows new ones. What is given to them goes through pipes, never by the command line.
They end with the process that started them, also if that is killed.

Accepted: where the system has no such limits (Windows, and macOS for memory) the deadline
alone holds. Code that never lets go of Python's own lock outlives a killed parent by its
allowance of processor time.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from publisher.errors import PublisherError, ToolError, WorkerFault

Item = TypeVar("Item")
Result = TypeVar("Result")
Note = Callable[[str], None]
"""Says what is worked on from here on, so that it is known if that ends the worker."""

MOST = 16
"""Workers at once, whatever the machine: each may use its share of memory."""

COLLECT_AFTER = 50_000
"""New objects before Python looks for those that hold one another: its own 700 cost 7 %."""

PRELOADED = ["publisher.cli"]
"""What is loaded once, for all workers, where they are no copies of this process."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may use: seconds by the clock and of the processor, bytes of memory."""

    seconds: float = 1800
    processor: int = 300
    memory: int = 3 * 1024**3


LIMITS = Limits()
"""Of a report of 25,000 words with its letter and plan: forty times its time, twenty its memory."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A worker was stopped, or fell, before it gave a result; `at` is its last note."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


@dataclass(frozen=True, slots=True)
class _Given:
    result: Any


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    reader: Connection
    deadline: float
    at: str = ""


def run_apart(
    function: Callable[[Item, Note], Result],
    items: Sequence[Item],
    number: int | None = None,
    hear: Note = lambda _: None,
) -> Iterator[Result | Stopped]:
    """The result for each item in their order, or that its worker was stopped.

    As many workers as cores, or `number`; `hear` is told each note of theirs. Where workers are
    no copies of this process, the function and the items must be such as can be pickled; the
    results always. No more than twice as many results as workers are held.

    Raises: PublisherError and OSError as the function raised them; WorkerFault for any other.
    """
    number = min(number or cores(), MOST, len(items))
    context = _context()
    running: dict[int, _Worker] = {}
    results: dict[int, Result | Stopped] = {}
    started = 0
    try:
        for turn in range(len(items)):
            while turn not in results:
                while len(running) < number and started < min(len(items), turn + 2 * number):
                    running[started] = _start(context, function, items[started])
                    started += 1
                for index, worker in _heard_from(running):
                    ended = _hear(worker, hear)
                    if ended is not None:
                        _end(running.pop(index))
                        results[index] = _told(ended)
            yield results.pop(turn)
    finally:
        for worker in running.values():
            _end(worker)


def each_apart(
    function: Callable[[Item], Result], items: Sequence[Item]
) -> Iterator[Result | None]:
    """The result for each item in their order, None where its worker was stopped."""
    for result in run_apart(partial(_unnoted, function), items):
        yield None if isinstance(result, Stopped) else result


def all_apart(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """The result for each item in their order. Raises: ToolError if a worker was stopped."""
    for result in run_apart(partial(_unnoted, function), items):
        if isinstance(result, Stopped):
            raise ToolError(
                "What was being made took more than its share of time or memory",
                "Look for a picture or a table of unusual size in what changed last.",
            )
        yield result


def _unnoted(function: Callable[[Item], Result], item: Item, _: Note) -> Result:
    return function(item)


def cores() -> int:
    """The processor's cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    """How to start workers here: a copy of a process with threads could wait for ever."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
        return multiprocessing.get_context("fork")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _start(context: BaseContext, function: Callable[[Item, Note], Result], item: Item) -> _Worker:
    reader, writer = context.Pipe(duplex=False)
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]
        target=_work, args=(function, item, LIMITS, writer), daemon=True
    )
    process.start()
    writer.close()  # so that the pipe ends when the worker does
    return _Worker(process, reader, time.monotonic() + LIMITS.seconds)


def _heard_from(running: dict[int, _Worker]) -> list[tuple[int, _Worker]]:
    """The workers that have something to say or are past their deadline; waits for one."""
    first = min(worker.deadline for worker in running.values())
    ready = wait([w.reader for w in running.values()], max(0, first - time.monotonic()))
    now = time.monotonic()
    return [(i, w) for i, w in running.items() if w.reader in ready or w.deadline <= now]


def _hear(worker: _Worker, hear: Note) -> _Given | _Failed | Stopped | None:
    """What the worker came to; None while it is at work."""
    if not worker.reader.poll():
        return Stopped(worker.at)
    try:
        said = worker.reader.recv()
    except EOFError:
        return Stopped(worker.at)
    if isinstance(said, str):
        worker.at = said
        hear(said)
        return None
    ended: _Given | _Failed | Stopped = said
    return Stopped(worker.at) if isinstance(ended, Stopped) else ended


def _told(ended: _Given | _Failed | Stopped) -> Any:
    if isinstance(ended, _Failed):
        raise ended.error
    return ended.result if isinstance(ended, _Given) else ended


def _end(worker: _Worker) -> None:
    """End the worker and whatever it has started."""
    if sys.platform != "win32" and worker.process.pid:
        with suppress(OSError):
            os.killpg(worker.process.pid, signal.SIGKILL)
    worker.process.kill()
    worker.process.join()
    worker.reader.close()


def _work(
    function: Callable[[Item, Note], Result], item: Item, limits: Limits, writer: Connection
) -> None:
    """Be a worker: do the work, and say how it ended."""
    try:
        _be_apart(limits)
        writer.send(_Given(function(item, writer.send)))
    except (MemoryError, RecursionError):
        writer.send(Stopped())
    except PublisherError as error:
        writer.send(_Failed(error))
    except OSError as error:
        writer.send(_Failed(OSError(error.errno, "")))
    except BaseException as error:  # an exit that a library asks for, too
        writer.send(_Failed(fault_of(error)))


def fault_of(error: BaseException) -> WorkerFault:
    """What may be told of an error: its kind and its places, and no word of it."""
    frames = traceback.extract_tb(error.__traceback__)
    places = tuple((Path(f.filename).name, f.lineno or 0, f.name) for f in frames)
    return WorkerFault(type(error).__name__, places)


def _be_apart(limits: Limits) -> None:
    """Say nothing, stay within the limits, and end with the process that started this one."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w", encoding="utf-8")  # wherever they led
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us ends us
    if sys.platform != "win32":
        import resource

        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _limit(resource.RLIMIT_CPU, limits.processor)
        _limit(resource.RLIMIT_DATA, limits.memory)
    gc.set_threshold(COLLECT_AFTER)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _limit(what: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    kept = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):  # a system that knows the limit but cannot set it
        resource.setrlimit(what, (kept, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        if sys.platform != "win32":
            os.killpg(0, signal.SIGKILL)
        os._exit(1)
