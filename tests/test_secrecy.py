"""Whatever goes wrong, nothing that the program writes holds a flagged term or a key.

For every module of the publisher its functions are made to raise, one after the other, an
error whose message holds a name and all that the function was given, while real data flows.
"""

import importlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from docx import Document as WordDocument

from publisher.cli import cli
from publisher.cli.guard import run_told
from publisher.errors import ExitCode
from publisher.intake.sealed import new_key, read_keys
from publisher.sealing import encrypt_plain
from publisher.site import build as site_build
from tests.folders import PLAN, REAL_NAME, ROOT, SUMMARY, add_review, make_site
from tests.raising import functions_of, raising
from tests.test_cli import publisher

SECRET, PUBLIC = new_key()
SLUG = "ashgrove-2019-a"
FLAGGED = ("marigold", "threlkeld", "quillfeather", "zz4 7cc", SECRET[16:].lower())
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "publisher").rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py") and path.stem != "guard"
)
"""Every module but the guard, which has a test of its own below."""
PASSES = ("github", "json")
"""How often each module is made to fail, each time in another function, and what is asked for."""
Files = Mapping[str, str | bytes | None]


def held(text: str) -> list[str]:
    return [word for word in FLAGGED if word in text.lower()]


# -- flows: what is run, on which files --------------------------------------------------


def word_files() -> Files:
    document = WordDocument()
    document.add_heading("Executive summary", 1)
    document.add_paragraph(f"{REAL_NAME} lived at 12 Quillfeather Lane.")
    document.add_paragraph("A point", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Who", REAL_NAME
    return {"executive-summary.md": None, "executive-summary.docx": saved(document.save)}


def sheet_files() -> Files:
    book = openpyxl.Workbook()
    for line in PLAN.splitlines():
        book.worksheets[0].append(line.split(","))
    return {"recommendations.csv": None, "recommendations.xlsx": saved(book.save)}


def pdf_files() -> Files:
    folder = ROOT / "tests" / "intake" / "files"
    return {
        "executive-summary.md": None,
        "executive-summary.pdf": (folder / "pdf-typst-ua.pdf").read_bytes(),
        "tribute.pdf": (folder / "pdf-chromium.pdf").read_bytes(),
    }


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


FLOWS: Mapping[str, tuple[Callable[[], Files], tuple[str, ...]]] = {
    "build": (dict, ("build", "--format", "{}")),
    "word": (word_files, ("check", "--format", "{}")),
    "sheet": (sheet_files, ("check", "--format", "{}")),
    "pdf": (pdf_files, ("check", "--format", "{}")),
    "approve": (dict, ("approve", SLUG, "--by", "A. Approver")),
    "preview": (dict, ("preview", SLUG, "--port", "-1")),
    "serve": (dict, ("serve", "--port", "-1")),
    "doctor": (dict, ("doctor",)),
    "edit": (dict, ("terms", "edit", SLUG)),
    "encrypt": (dict, ("terms", "encrypt", SLUG, "--sources")),
}
FIRST = {
    "publisher.intake.word": "word",
    "publisher.intake.package": "word",
    "publisher.intake.runs": "word",
    "publisher.intake.flow": "word",
    "publisher.intake.drawing": "word",
    "publisher.intake.sheet": "sheet",
    "publisher.intake.pdf": "pdf",
    "publisher.approving": "approve",
    "publisher.previewing": "preview",
    "publisher.site.preview_page": "preview",
    "publisher.serving": "serve",
    "publisher.doctor": "doctor",
    "publisher.cli.doctor": "doctor",
    "publisher.cli.terms": "edit",
    "publisher.sealing": "encrypt",
    "publisher.private_copy": "edit",
}
"""Which flow reaches a room or module, where it is not the build."""


def flow_for(module: str) -> str:
    return next((flow for start, flow in FIRST.items() if module.startswith(start)), "build")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a good review that can be edited, and the key in the environment."""
    for name in [n for n in os.environ if n == "CI" or n.startswith(("GITHUB_", "PUBLISHER_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PUBLISHER_KEY", SECRET)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr("publisher.private_copy.IN_MEMORY", tmp_path)
    root = make_site(tmp_path / "root")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + f"    recipients: [{PUBLIC}]\n")
    monkeypatch.chdir(root)
    return root


def prepared(root: Path, flow: str) -> None:
    folder = add_review(root, changes=FLOWS[flow][0](), approved=flow == "build")
    if flow == "edit":
        encrypt_plain(folder, read_keys(SECRET), [PUBLIC], sources=False, replaced=False)


def run(flow: str, shape: str = "text") -> tuple[int, str]:
    """The exit code of the command, and what it told on the error stream."""
    told = io.StringIO()
    os.environ["PUBLISHER_KEY"] = SECRET  # the command takes it out
    arguments = [argument.format(shape) for argument in FLOWS[flow][1]]
    if flow == "build":
        arguments += ["--today", "2026-11-22"]
    code = run_told(lambda: cli.main(arguments, standalone_mode=False), told)
    return code, told.getvalue()


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
        return engine.build(dict(staged), Path(work))


REACHED: set[str] = set()


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_a_fault_in_any_module_tells_no_term(
    module: str, root: Path, capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    if module != "publisher.site.engine":
        request.getfixturevalue("pages_made_once")
    flow = flow_for(module)
    prepared(root, flow)
    left = functions_of(importlib.import_module(module))
    for shape in PASSES:
        with raising(left) as raised:
            code, told = run(flow, shape)
        if not raised:
            break
        REACHED.add(module)
        out, err = capfd.readouterr()
        check_nothing_told(root, out + err + told)
        assert code in list(ExitCode)
        assert code != ExitCode.DONE or flow != "build" or "site" not in module
        left = [function for function in left if function.__name__ not in raised]


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
def bad(*given): raise ValueError("{REAL_NAME}")
"""
SABOTAGE = {
    "a library that talks": NOISE,
    "the guard itself": LATE + "guard._run = guard.run_told = bad\n",
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
    assert held(done.stdout + done.stderr) == []


def test_the_sabotage_is_seen_where_nothing_guards() -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", f"raise ValueError('{REAL_NAME}')"], capture_output=True, text=True
    )
    assert held(done.stderr) == ["marigold", "threlkeld"]


def test_these_files_hold_what_is_looked_for() -> None:
    assert held(SUMMARY) == ["marigold", "threlkeld", "quillfeather"]
    assert held(word_files()["executive-summary.docx"].hex()) == []  # type: ignore[union-attr]
