"""A function over many items, each in a process of its own that may not run wild."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from publisher import workers
from publisher.errors import SettingsError, WorkerFault
from publisher.workers import Limits, Note, Stopped, run_apart

SECRET = "Marigold Threlkeld"
ROOT = Path(__file__).parents[1]


@pytest.fixture(params=["fork", "forkserver", "spawn"])
def started(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way in which workers are started somewhere."""
    context = get_context(request.param)
    monkeypatch.setattr(workers, "_context", lambda: context)


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are reached in a second or two."""
    monkeypatch.setattr(workers, "LIMITS", Limits(seconds=30, processor=1, memory=700_000_000))


def doubled(item: int, note: Note) -> int:
    note(f"file {item}")
    time.sleep(0.05 * (item % 3))
    return 2 * item


def spoiled(item: str, note: Note) -> str:
    """Do to its process what the item says."""
    note(f"file {item}")
    if item in SPOILS:
        SPOILS[item]()
    return item


def loop() -> None:
    while True:
        pass


def hang() -> None:
    time.sleep(100)


def fill() -> None:
    _ = bytearray(2_000_000_000)


def fall() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(0)


def sink() -> None:
    sink()


SPOILS: dict[str, Callable[[], None]] = {
    spoil.__name__: spoil for spoil in (loop, hang, fill, fall, leave, sink)
}


@pytest.mark.usefixtures("started")
def test_results_come_in_the_order_of_the_items_however_many_run_at_once() -> None:
    assert [list(run_apart(doubled, [2, 0, 1], number)) for number in (1, 2)] == [[4, 0, 2]] * 2


def test_nothing_comes_of_nothing() -> None:
    assert list(run_apart(doubled, [])) == []


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.usefixtures("little")
def test_an_item_that_spoils_its_process_is_told_and_the_others_go_on(
    spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if spoil == "hang":
        monkeypatch.setattr(workers, "LIMITS", Limits(seconds=6))
    items = ["first", spoil, "last"]
    assert list(run_apart(spoiled, items, 2)) == ["first", Stopped(f"file {spoil}"), "last"]


def refused(_: str, __: Note) -> None:
    raise SettingsError("The file is not there.", "Put it there.")


def test_a_refusal_comes_back_with_what_to_do() -> None:
    with pytest.raises(SettingsError) as raised:
        next(run_apart(refused, ["a"]))
    assert (raised.value.message, raised.value.remedy) == (
        "The file is not there.",
        "Put it there.",
    )


def stumble(kind: str, _: Note) -> object:
    if kind == "unsendable":
        return lambda: SECRET
    if kind == "exit":
        sys.exit(SECRET)
    if kind == "disk":
        raise OSError(28, SECRET, SECRET)
    raise ValueError(SECRET) from KeyError(SECRET)


@pytest.mark.parametrize("kind", ["value", "exit", "unsendable", "disk"])
def test_any_other_error_comes_back_without_its_words(kind: str) -> None:
    with pytest.raises((WorkerFault, OSError)) as raised:
        next(run_apart(stumble, [kind]))
    assert SECRET not in f"{raised.value!r} {vars(raised.value)}"
    if isinstance(raised.value, OSError):
        assert raised.value.errno == 28
    else:
        assert getattr(raised.value, "places")[0][0] == "workers.py"  # noqa: B009


def talk(_: int, __: Note) -> None:
    print(SECRET)
    print(SECRET, file=sys.stderr)
    os.write(1, SECRET.encode())
    os.write(2, SECRET.encode())
    subprocess.run(["echo", SECRET], check=True)


def test_a_worker_writes_to_no_stream(capfd: pytest.CaptureFixture[str]) -> None:
    list(run_apart(talk, [1]))
    assert capfd.readouterr() == ("", "")


def within(_: int, __: Note) -> list[int]:
    kinds = (resource.RLIMIT_CORE, resource.RLIMIT_CPU, resource.RLIMIT_DATA)
    return [resource.getrlimit(kind)[0] for kind in kinds]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_worker_has_its_limits() -> None:
    assert next(run_apart(within, [1])) == [0, workers.LIMITS.processor, workers.LIMITS.memory]


CORES = """
import resource
from publisher.workers import run_apart
from tests.test_workers import within
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
print(next(run_apart(within, [1]))[0])
"""


def test_a_worker_leaves_no_core_dump_even_where_they_are_kept() -> None:
    done = subprocess.run([sys.executable, "-c", CORES], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.split() == [b"0"]


def leave_a_trace(item: Path, _: Note) -> None:
    item.touch()


def test_no_more_results_are_held_than_twice_the_workers(tmp_path: Path) -> None:
    items = [tmp_path / str(number) for number in range(20)]
    results = run_apart(leave_a_trace, items, 2)
    next(results)
    time.sleep(1)
    next(results)
    assert len(list(tmp_path.iterdir())) <= 2 + 2 * 2


def start_a_program(item: Path, _: Note) -> None:
    with subprocess.Popen(["sleep", "300"]) as program:
        item.write_text(f"{os.getpid()} {program.pid}")


STARTER = """
import sys
from pathlib import Path
from publisher.workers import run_apart
from tests.test_workers import start_a_program
list(run_apart(start_a_program, [Path(name) for name in sys.argv[1:]], 2))
"""


def runs(number: int) -> bool:
    """Whether the process is there and more than a name on the system's list."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split(") ")[1][0] not in "ZX"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_and_their_programs_end_with_the_process_that_started_them(
    end: signal.Signals, tmp_path: Path
) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    with subprocess.Popen(
        [sys.executable, "-c", STARTER, *map(str, files)], cwd=ROOT, stderr=subprocess.DEVNULL
    ) as parent:
        found = list(numbers_in(files))
        assert all(map(runs, found))
        parent.send_signal(end)
        parent.wait()
    waited_for(lambda: not any(map(runs, found)))


def numbers_in(files: list[Path]) -> Iterator[int]:
    for file in files:
        waited_for(lambda file=file: file.exists() and " " in file.read_text())  # type: ignore[misc]
        yield from map(int, file.read_text().split())


def waited_for(happens: Callable[[], bool]) -> None:
    for _ in range(600):
        with suppress(OSError):
            if happens():
                return
        time.sleep(0.1)
    pytest.fail("it did not happen")
