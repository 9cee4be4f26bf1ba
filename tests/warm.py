"""The publisher, started hundreds of times for the price of one.

Importing it takes over a second of processor, and the tests start it some hundreds of times. So
a Python that has imported it, and done nothing else, waits beside each worker of the tests and
forks; the fork gets its own arguments, folder, environment, input and output, and is from there
on what `python -m publisher` is, up to how it ends. What Python itself is told when it starts
(PYTHON..., LC_...) comes too late then: `publisher` in `test_cli.py` starts it anew for that.

    python -m tests.warm LISTENING         waits, until its input is closed
    python tests/warm.py SOCKET [WORDS]    stands in a script where `publisher [WORDS]` would
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def ask(
    where: str,
    words: Sequence[str],
    folder: str,
    environment: Mapping[str, str],
    files: Sequence[int],
    seconds: float | None = None,
) -> int:
    """Have the publisher run with these files as input, output and errors; its exit code."""
    with socket.socket(socket.AF_UNIX) as talk:
        talk.settimeout(seconds)
        talk.connect(where)
        socket.send_fds(talk, [b"."], files)
        talk.sendall(json.dumps([words, folder, dict(environment)]).encode())
        talk.shutdown(socket.SHUT_WR)
        return int(_all_of(talk))


def _all_of(talk: socket.socket) -> bytes:
    return b"".join(iter(lambda: talk.recv(65536), b""))


def wait(listening: socket.socket) -> None:
    """Fork for each that asks; returns in the fork, as the process that was asked for."""
    import select

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who answer
    while True:
        if sys.stdin in select.select([listening, sys.stdin], [], [])[0]:
            os._exit(0)
        talk, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return _answer(talk)
        talk.close()


def _answer(talk: socket.socket) -> None:
    """Return in one more fork; wait for it here and tell how it ended."""
    _, files, _, _ = socket.recv_fds(talk, 1, 3)
    words, folder, environment = json.loads(_all_of(talk))
    begun = os.fork()
    if begun:
        _, ended = os.waitpid(begun, 0)
        talk.sendall(str(os.waitstatus_to_exitcode(ended)).encode())
        os._exit(0)
    talk.close()
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    _become(words, folder, environment)


def _become(words: Sequence[str], folder: str, environment: Mapping[str, str]) -> None:
    import time

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv[1:] = words
    sys.path[0] = folder


def started() -> str:
    """The socket of this worker's own, which is there as long as the worker."""
    if not _STARTED:
        _STARTED.append(_start())
    return _STARTED[0]


def quick_line() -> str:
    """What stands in a script of a shell for `exec python -m publisher "$@"`."""
    return f'exec {" ".join(quick_words())} "$@"'


def quick_words() -> list[str]:
    """What stands for `python -m publisher` where a program is started."""
    return [sys.executable, "-I", "-S", os.path.abspath(__file__), started()]


_STARTED: list[str] = []


def _start() -> str:
    import atexit
    import subprocess
    import tempfile
    from pathlib import Path

    root = str(Path(__file__).parent.parent)
    folder = tempfile.TemporaryDirectory(prefix="warm-")
    where = f"{folder.name}/socket"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(where)
        listening.listen(64)
        waiting: subprocess.Popen[Any] = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", str(listening.fileno())],
            stdin=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": root},
            pass_fds=[listening.fileno()],
        )  # fmt: skip

    def stop() -> None:
        waiting.communicate()
        folder.cleanup()

    atexit.register(stop)
    return where


if __name__ == "__main__":
    if not sys.argv[1].isdigit():
        sys.exit(ask(sys.argv[1], sys.argv[2:], os.getcwd(), os.environ, (0, 1, 2)))
    import runpy

    import publisher.cli  # noqa: F401

    wait(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("publisher", run_name="__main__", alter_sys=True)
