"""Words are read off pictures by either engine, within bounds and without a trace."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path

import pytest
from PIL import Image

from publisher.intake.sight.engine import Engine, Layout, _read, engines, read_words
from tests.hard_cases.seen_pages import picture_of

PICTURE = picture_of("She asked Nimblethwaite for help", "in June 2019")
ENGINES = {engine.name: engine for engine in engines()}
LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere each has a process of its own"
)


def script(program: str) -> Engine:
    return Engine("made up", (sys.executable, "-c", program))


@pytest.mark.parametrize("name", ["tesserocr", "tesseract"])
@pytest.mark.parametrize("layout", Layout)
def test_words_are_read_with_their_places(name: str, layout: Layout) -> None:
    (words,) = read_words([PICTURE], ENGINES[name], layout)

    assert words
    assert " ".join(word.text for word in words) == "She asked Nimblethwaite for help in June 2019"
    assert words[0].bottom < words[-1].top
    assert words[0].right < words[1].left


def test_the_engine_that_comes_with_the_publisher_is_used_first() -> None:
    assert next(iter(ENGINES)) == "tesserocr"


def test_a_picture_without_words_has_none() -> None:
    assert read_words([Image.new("L", (200, 100), 255)], ENGINES["tesserocr"]) == [()]


@pytest.mark.parametrize(
    "engine",
    [
        Engine("not there", ("/no/such/program",)),
        script("raise SystemExit(1)"),
        script("import os; os.abort()"),
    ],
)
def test_what_could_not_be_read_is_not_taken_for_no_words(engine: Engine) -> None:
    assert read_words([PICTURE], engine) == [None]


def test_what_the_engine_says_of_itself_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    read_words([PICTURE], script("import sys; print('Nimblethwaite', file=sys.stderr)"))
    assert capfd.readouterr() == ("", "")


def test_the_engine_gets_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHR_KEY", "secret")
    row = "'\\t'.join(['5'] + ['1'] * 9 + ['99', os.environ.get('DHR_KEY', 'none')])"
    (words,) = read_words([PICTURE], script(f"import os; print({row})"))
    assert words
    assert [word.text for word in words] == ["none"]


def test_the_same_picture_is_read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    log = tmp_path_factory.mktemp("reads") / "log"
    engine = script(f"open({str(log)!r}, 'a').write('x')")
    image = picture_of("Once")
    read_words([image], engine)
    read_words([image.copy()], engine)
    assert log.read_text() == "x"


@LINUX
def test_a_copy_of_a_process_reads_as_one_of_its_own_does_whatever_was_read_before() -> None:
    engine = ENGINES["tesserocr"]
    pictures = [picture_of("Nimblethwaite left"), PICTURE, Image.new("L", (300, 100), 255)]
    apart = replace(engine, serving=())

    assert engine.serving
    for layout in Layout:
        alone = read_words(pictures, apart, layout)
        assert read_words(pictures, engine, layout) == alone
        _read.cache_clear()
        assert read_words(pictures[::-1], engine, layout) == alone[::-1]


def serving(program: str) -> Engine:
    """An engine that says "apart" by itself, and "served" or what else a program has it say."""
    row = "'\\t'.join(['5'] + ['1'] * 9 + ['99', {}])"
    calls = f"""
import os, sys, time
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
calls = Connection(int(sys.argv[1]))
while True:
    caller = Connection(recv_handle(calls))
    {program.replace("ROW", row.format("os.environ.get('DHR_KEY', 'served')"))}
"""
    alone = (sys.executable, "-c", f"print({row.format(repr('apart'))})")
    return Engine("made up", alone, (sys.executable, "-c", calls, "{calls}"))


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("caller.recv_bytes(); caller.recv_bytes(); caller.send_bytes(ROW.encode())", "served"),
        ("caller.recv_bytes(); caller.close()", "apart"),
        ("os.abort()", "apart"),
    ],
)
def test_a_picture_that_was_not_served_is_read_apart(
    program: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DHR_KEY", "secret")
    for picture in (PICTURE, picture_of("Once more")):
        (words,) = read_words([picture], serving(program))
        assert words
        assert [word.text for word in words] == [said]


def test_a_picture_that_hung_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.intake.sight.engine.SECONDS", 1)
    hangs = serving("caller.recv_bytes(); time.sleep(60)")
    assert read_words([PICTURE], hangs) == [None]


def test_a_picture_whose_copy_was_ended_for_its_time_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("publisher.intake.sight.engine.SECONDS", 1)
    hangs = serving("caller.recv_bytes(); time.sleep(1); caller.close()")
    assert read_words([PICTURE], hangs) == [None]


@contextmanager
def started(seconds: int) -> Iterator[tuple[subprocess.Popen[bytes], Connection]]:
    """The process that serves, each picture so many seconds at most, and where to call it."""
    calls, theirs = Pipe()
    command = ENGINES["tesserocr"].serving
    told = [part.format(calls=theirs.fileno(), seconds=seconds) for part in command]
    with calls, subprocess.Popen(told, pass_fds=[theirs.fileno()]) as process:
        theirs.close()
        try:
            yield process, calls
        finally:
            process.kill()


def called(calls: Connection) -> Connection:
    """Where a picture could be given to a copy."""
    ours, theirs = Pipe()
    with theirs:
        send_handle(calls, theirs.fileno(), None)
    return ours


def copies(process: subprocess.Popen[bytes]) -> list[str]:
    """Those of a process that run, or that have ended and are still in the system's list."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


@LINUX
def test_a_copy_ends_after_its_time_and_leaves_nothing() -> None:
    with started(seconds=1) as (process, calls), called(calls) as caller:
        assert caller.poll(15)
        with pytest.raises(EOFError):
            caller.recv_bytes()
        for _ in range(100):
            if not copies(process):
                break
            time.sleep(0.1)
        assert not copies(process)
        assert process.poll() is None


@LINUX
def test_nobody_takes_a_call_once_the_process_is_gone_though_a_copy_is_still_there() -> None:
    with started(seconds=5) as (process, calls), called(calls) as caller:
        while not copies(process):
            time.sleep(0.05)
        caller.send_bytes(b"3 150")
        process.kill()
        process.wait()
        assert not caller.poll()
        with pytest.raises(OSError, match="pipe"):
            called(calls)
