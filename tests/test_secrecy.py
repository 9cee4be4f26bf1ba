"""Whatever goes wrong, nothing that the program writes holds a flagged term or a key.

For every module of the publisher its functions are made to raise, one after the other, an
error whose message holds a name and all that the function was given, while real data flows.
Every command is run as it should be, too, and what it writes is looked through.
"""

import functools
import importlib
import io
import os
import pkgutil
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from types import FunctionType, ModuleType

import pytest

import publisher as package
from publisher.cli import cli
from publisher.cli.guard import run_told
from publisher.errors import ExitCode
from publisher.intake.sealed import new_key, read_keys
from publisher.sealing import encrypt_plain
from publisher.site import build as site_build
from publisher.stored import bytes_of
from tests.flows import ALONE, FLOWS, SLUG, flows_for, pdf_files, sheet_files, word_files
from tests.folders import REAL_NAME, ROOT, SUMMARY, add_review, make_site
from tests.in_process import in_this_process
from tests.raising import functions_of, raising
from tests.references import COMMANDS
from tests.test_cli import publisher

SECRET, PUBLIC = new_key()
FLAGGED = ("marigold", "threlkeld", "quillfeather", "zz4 7cc", SECRET[16:].lower())
GUARD = "publisher.cli.guard"
"""What keeps the secret when all else fails; it has a test of its own below."""


def functions_by_module() -> Iterator[tuple[str, list[FunctionType]]]:
    """Every module of the package, rooms included, and the functions that it defines."""
    for found in pkgutil.walk_packages(package.__path__, "publisher."):
        if found.name not in ("publisher.__main__", GUARD):
            yield found.name, functions_of(importlib.import_module(found.name))


MODULES = sorted(name for name, functions in functions_by_module() if functions)
"""A new module is among them from its first day; one without a function cannot raise."""
PASSES = ("github", "json")
"""How often each module is made to fail, each time in another function, and what is asked for."""


def held(text: str) -> list[str]:
    return [word for word in FLAGGED if word in text.lower()]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a good review that can be edited, and the key in the environment."""
    in_this_process(monkeypatch)
    for name in [n for n in os.environ if n == "CI" or n.startswith(("GITHUB_", "PUBLISHER_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PUBLISHER_KEY", SECRET)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr("publisher.private_copy.IN_MEMORY", tmp_path)
    root = make_site(tmp_path / "root")
    (root / "_build").mkdir()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root / "_build" / "summary.md"))
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + f"    recipients: [{PUBLIC}]\n")
    monkeypatch.chdir(root)
    return root


def prepared(root: Path, flow: str) -> None:
    if flow in ALONE:
        return
    shutil.rmtree(root / "reviews" / SLUG, ignore_errors=True)
    folder = add_review(root, changes=FLOWS[flow][0](), approved=flow in ("build", "prepare"))
    if flow in ("edit", "decrypt"):
        encrypt_plain(folder, read_keys(SECRET), [PUBLIC], sources=False, replaced=False)


def run(flow: str, shape: str = "text") -> tuple[int, str]:
    """The exit code of the command, and what it told on the error stream."""
    told = io.StringIO()
    os.environ["PUBLISHER_KEY"] = SECRET  # the command takes them out
    os.environ["PUBLISHER_CACHE_SECRET"] = SECRET
    if flow in ALONE:
        return run_told(ALONE[flow], told), told.getvalue()
    arguments = [argument.format(shape) for argument in FLOWS[flow][1]]
    code = run_told(lambda: cli.main(arguments, standalone_mode=False), told)
    return code, told.getvalue()


def forget(module: ModuleType) -> None:
    """Let the module work out anew what it has kept from runs before."""
    for thing in vars(module).values():
        if isinstance(thing, functools._lru_cache_wrapper):
            thing.cache_clear()


def lying_open(folder: Path) -> Iterator[Path]:
    """Every file below the folder that is in no private one, and each path itself."""
    for where, inside, names in os.walk(folder):
        inside[:] = [i for i in inside if Path(where, i).stat().st_mode & 0o777 != 0o700]
        yield from (Path(where, name) for name in names)


def check_nothing_told(root: Path, told: str) -> None:
    assert held(told) == []
    for path in lying_open(root / "_build"):
        assert held(str(path.relative_to(root))) == []
        assert held(path.read_bytes().decode("latin-1")) == [], path.name


@pytest.fixture
def pages_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What MkDocs makes of the same staged files is made once for all tests here."""
    monkeypatch.setattr(site_build, "build", _made_once)


def _made_once(staged: Mapping[str, bytes], work: Path) -> Mapping[str, bytes]:
    return _made(tuple(sorted(staged.items())))


@cache
def _made(staged: tuple[tuple[str, bytes], ...]) -> Mapping[str, bytes]:
    import tempfile

    from publisher.site import engine

    with tempfile.TemporaryDirectory() as work:
        built = engine.build(dict(staged), Path(work))
        return {path: bytes_of(data) for path, data in built.items()}


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_a_fault_in_any_module_tells_no_term(
    module: str, root: Path, capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    if module != "publisher.site.engine":
        request.getfixturevalue("pages_made_once")
    left = functions_of(importlib.import_module(module))
    reached: list[str] = []
    for flow in flows_for(module):
        prepared(root, flow)
        for shape in PASSES:
            forget(importlib.import_module(module))
            with raising(left) as raised:
                code, told = run(flow, shape)
            if not raised:
                break
            reached += raised
            out, err = capfd.readouterr()
            check_nothing_told(root, out + err + told)
            assert code in list(ExitCode)
            assert code != ExitCode.DONE or flow != "build" or "site" not in module
            left = [function for function in left if function.__name__ not in raised]
        if reached:
            return
    pytest.fail("no flow reaches it: write one, or name it in FIRST")


def test_every_module_of_the_package_is_made_to_fail() -> None:
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "publisher").rglob("*.py")
    }
    named = {name for name, _ in functions_by_module()}
    assert files - named == {"publisher", "publisher.__main__", GUARD}


def words_of(arguments: Iterable[str]) -> str:
    """The words that call a command ("terms edit")."""
    first, second, *_ = (*arguments, "")
    return f"{first} {second}" if first == "terms" else first


def test_every_command_is_among_what_is_run() -> None:
    assert {words_of(arguments) for _, arguments in FLOWS.values()} == COMMANDS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.usefixtures("pages_made_once")
def test_every_command_tells_no_term_when_all_is_well(
    flow: str, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    prepared(root, flow)
    for shape in ("text", "json", "github"):
        _, told = run(flow, shape)
        out, err = capfd.readouterr()
        check_nothing_told(root, out + err + told)


@pytest.mark.slow
def test_ctrl_c_in_the_middle_leaves_no_term_lying_open(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from publisher.gate import verify
    from publisher.site import engine

    prepared(root, "build")
    for module in (engine, verify):
        with raising(functions_of(module), KeyboardInterrupt) as raised:
            code, told = run("build")
        assert raised
        out, err = capfd.readouterr()
        check_nothing_told(root, out + err + told)
        assert code == ExitCode.INTERRUPTED
        assert not (root / "_build" / "work").exists()


WATCHED = """
import os, sys
WRITES = os.O_WRONLY | os.O_RDWR
told = os.open("written", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def noted(event, given):
    if event == "open" and not isinstance(given[0], int) and (given[2] or 0) & WRITES:
        os.write(told, os.fsencode(os.path.abspath(given[0])) + b"\\n")
sys.addaudithook(noted)
"""


def test_what_is_encrypted_is_written_down_nowhere_but_in_our_own_folder(root: Path) -> None:
    documents = {**word_files(), **sheet_files(), "appendix-a.pdf": pdf_files()["appendix-a.pdf"]}
    folder = add_review(root, changes=documents, approved=False)
    encrypt_plain(folder, read_keys(SECRET), [PUBLIC], sources=True, replaced=False)
    (root / "sitecustomize.py").write_text(WATCHED)
    path = {"PYTHONPATH": os.pathsep.join([str(root), str(ROOT)]), "PYTHONDONTWRITEBYTECODE": "1"}
    done = publisher(root, "check", PUBLISHER_KEY=SECRET, **path)
    assert "(K" not in done.stdout
    written = {Path(line) for line in (root / "written").read_text().splitlines()}
    assert any(file.is_relative_to(root / "_build" / "cache") for file in written)
    elsewhere = {file for file in written if not file.is_relative_to(root / "_build")}
    assert elsewhere <= {Path(os.devnull)}


KINDS = [ValueError, KeyError, OSError, RecursionError, MemoryError, SystemExit, AssertionError]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_of_any_kind_tells_no_term(
    kind: type[BaseException], root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from publisher import checking

    prepared(root, "build")
    with raising(functions_of(checking), kind) as raised:
        code, told = run("word")
    assert raised
    out, err = capfd.readouterr()
    assert held(out + err + told) == []
    assert code not in (ExitCode.DONE, ExitCode.CHECKS_FAILED)


NOISE = f"""
import logging, os, sys, threading, warnings
import publisher.pipeline as pipeline
before = pipeline.check
class Weak:
    def __del__(self): raise ValueError("{REAL_NAME}")
def noisy(*given):
    open("happened", "w").close()
    logging.getLogger("pikepdf").error("{REAL_NAME}")
    warnings.warn("{REAL_NAME}")
    print("{REAL_NAME}", file=sys.stderr)
    os.write(2, b"{REAL_NAME}")
    Weak()
    def fails(): raise ValueError("{REAL_NAME}")
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    return before(*given)
pipeline.check = noisy
"""
LATE = f"""
import atexit
import publisher.cli.guard as guard
def bad(*given):
    open("happened", "w").close()
    raise ValueError("{REAL_NAME}")
"""
SABOTAGE = {
    "a library that talks": NOISE,
    "the guard itself": LATE + "guard.run_told = bad\n",
    "the very first step": LATE + "guard._dump_no_core = bad\n",
    "the very last step": LATE + "guard._bug = bad\n"
    "import publisher.pipeline as p\np.check = bad\n",
    "after the end": LATE + "atexit.register(bad)\n",
}


@pytest.mark.parametrize("sabotage", SABOTAGE.values(), ids=list(SABOTAGE))
def test_what_libraries_and_python_itself_say_is_not_shown(root: Path, sabotage: str) -> None:
    add_review(root)
    (root / "sitecustomize.py").write_text(sabotage)
    path = os.pathsep.join([str(root), str(ROOT)])
    done = publisher(root, "check", "--today", "2026-11-22", PYTHONPATH=path)
    assert (root / "happened").exists()
    assert held(done.stdout + done.stderr) == []


def broken(root: Path, where: str) -> CompletedProcess[str]:
    """A check that crashes with a name in the error, at that function ("module.function")."""
    module, _, function = where.rpartition(".")
    (root / "sitecustomize.py").write_text(
        f"import {module} as broken\n"
        f'def bad(*given): raise ValueError("{REAL_NAME}") from KeyError("{REAL_NAME}")\n'
        f"broken.{function} = bad\n"
    )
    add_review(root, approved=False)
    return publisher(root, "check", PYTHONPATH=os.pathsep.join([str(root), str(ROOT)]))


def test_a_crash_is_told_by_its_places_in_our_code_alone(root: Path) -> None:
    done = broken(root, "publisher.pipeline.findings_of")
    assert done.returncode == ExitCode.BUG
    assert "This is a fault in the publisher (ValueError)." in done.stderr
    assert "pipeline.py, line " in done.stderr
    assert "Traceback" not in done.stderr
    assert held(done.stdout + done.stderr) == []


def test_a_crash_within_one_review_is_told_as_a_finding_without_a_term(root: Path) -> None:
    done = broken(root, "publisher.checking.redact_review")
    assert done.returncode == ExitCode.CHECKS_FAILED
    assert "(D132)" in done.stdout
    assert "ValueError in " in done.stdout
    assert (done.stderr, held(done.stdout)) == ("", [])


def test_the_sabotage_is_seen_where_nothing_guards() -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", f"raise ValueError('{REAL_NAME}')"], capture_output=True, text=True
    )
    assert held(done.stderr) == ["marigold", "threlkeld"]


def test_these_files_hold_what_is_looked_for() -> None:
    assert held(SUMMARY) == ["marigold", "threlkeld", "quillfeather"]
    packed = word_files()["executive-summary.docx"]
    assert isinstance(packed, bytes)
    inside = zipfile.ZipFile(io.BytesIO(packed)).read("word/document.xml").decode()
    assert held(inside) == ["marigold", "threlkeld", "quillfeather"]
