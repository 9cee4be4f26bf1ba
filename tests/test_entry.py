"""What comes before all else: an old Python, a part that is missing, Ctrl+C in the first second."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.__main__ import NEEDED, STOPPED
from publisher.errors import ExitCode
from publisher.workers import COLLECT_AFTER
from tests.folders import ROOT

ENTRY = ROOT / "publisher" / "__main__.py"
OLD = sorted(
    path
    for path in Path(sys.base_prefix).parent.glob("3.*/bin/python")
    if tuple(map(int, path.parts[-3].split(".")[:2])) < NEEDED
)


def started(python: str, *first: Path) -> subprocess.CompletedProcess[bytes]:
    places = ":".join(map(str, (*first, ROOT)))
    return subprocess.run(
        [python, "-m", "publisher", "doctor"],
        env={"PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("file", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_it_is_given_first(file: str) -> None:
    source = (ROOT / "publisher" / file).read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    taken = {
        name.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert taken <= {"gc", "os", "signal", "sys", "typing"}


@pytest.mark.parametrize("python", [None, *OLD], ids=["told so", *(p.parts[-3] for p in OLD)])
def test_an_old_python_says_which_one_is_needed(python: Path | None, tmp_path: Path) -> None:
    """Where there is no old one, this one is told that it is."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.version_info = (3, 10, 9)\n")
    done = started(str(python)) if python else started(sys.executable, tmp_path)
    version = ".".join(python.parts[-3].split(".")[:2]) if python else "3.10"
    told = f"The publisher needs Python 3.11 or newer, and this is Python {version}.\nInstall"
    assert done.stderr.decode().startswith(told)
    assert done.stderr.endswith(b"and type: make check\n"), "it publishes nothing"
    assert (done.returncode, done.stdout) == (ExitCode.SETTINGS, b"")
    assert b"Traceback" not in done.stderr


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import no_such_part")
    done = started(sys.executable, tmp_path)
    assert done.stderr.decode().splitlines()[0].endswith("not installed here: no_such_part.")
    assert (done.returncode, b"type: make check." in done.stderr) == (ExitCode.SETTINGS, True)


def test_a_fault_of_our_own_is_not_told_as_a_missing_part(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("import publisher.no_such_room")
    assert started(sys.executable, tmp_path).returncode == ExitCode.BUG


def test_ctrl_c_while_everything_is_taken_in_ends_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)\n"
    )
    done = started(sys.executable, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.INTERRUPTED, b"", STOPPED)


def test_once_it_runs_what_is_no_longer_needed_is_given_up(tmp_path: Path) -> None:
    """But what it stands on is looked over no more: that takes a fifth of its start."""
    told = "import gc; print(gc.isenabled(), gc.get_threshold()[0], gc.get_freeze_count() > 9999)"
    (tmp_path / "sitecustomize.py").write_text(
        f"import atexit, sys\natexit.register(lambda: exec({told!r}))\n"
    )
    done = started(sys.executable, tmp_path)
    assert done.stdout.decode().splitlines()[-1] == f"True {COLLECT_AFTER} True"


CORES = """
import atexit, resource
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
atexit.register(lambda: print(resource.getrlimit(resource.RLIMIT_CORE)))
"""


def test_no_core_is_dumped_even_where_they_are_kept(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CORES)
    done = started(sys.executable, tmp_path)
    assert done.stdout.decode().splitlines()[-1] == "(0, 0)"
