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
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace

import openpyxl
import pytest
from docx import Document as WordDocument

import publisher as package
from publisher.cli import cli
from publisher.cli.guard import run_told
from publisher.errors import ExitCode
from publisher.findings import Rule
from publisher.gate.files import Built
from publisher.gate.verify import leaks_in
from publisher.intake.logo import logo
from publisher.intake.sealed import new_key, read_keys
from publisher.intake.sight import tesserocr_process
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.match import Matcher
from publisher.sealing import encrypt_plain
from publisher.site import assets
from publisher.site import build as site_build
from publisher.site.publication import Tombstone
from publisher.site.tombstone import tombstone_page
from tests.folders import PLAN, REAL_NAME, ROOT, SUMMARY, TERMS, add_review, make_site
from tests.gate.samples import ASH
from tests.gate.samples import TERMS as GATE_TERMS
from tests.gate.test_extract_pagefind import packed
from tests.hard_cases import (
    chart_cases,
    office_cases,
    word_block_cases,
    word_inserted_cases,
    word_worked_out_cases,
)
from tests.hard_cases.secret import SECRET as TRICK
from tests.hard_cases.seen_pages import picture_of, placed, with_picture
from tests.hard_cases.seen_pages import saved as png
from tests.intake import pdf_files as made
from tests.raising import functions_of, raising
from tests.test_cli import publisher
from tests.test_docs import COMMANDS

SECRET, PUBLIC = new_key()
SLUG = "ashgrove-2019-a"
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
        "easy-read.pdf": (folder / "pdf-plan-shrunk.pdf").read_bytes(),
        "appendix-a.pdf": (folder / "pdf-letter-untagged.pdf").read_bytes(),
    }


def drawn_files() -> Files:
    """A chart, SmartArt, a box of text, a drawn field and a web page in Word."""
    makers = (
        *(chart_cases, office_cases, word_block_cases),
        *(word_worked_out_cases, word_inserted_cases),
    )
    cases = {case.name: case for maker in makers for case in maker.cases(TRICK)}
    tricks: tuple[str, ...] = (
        "a chart without a description",
        "SmartArt",
        "a box of text in two copies",
    )
    tricks += ("a formula in a field", "an inserted web page with a heading, lists and a table")
    tricks += ("a chart of highs and lows",)
    return {
        f"appendix-{at}.docx": cases[f"Word: {trick}"].data
        for at, trick in zip("abcdef", tricks, strict=True)
    }


def identifier_files() -> Files:
    """What looks like personal data, of every family, and terms of every kind."""
    left = (
        "Ring 07700 900417 or 020 7946 0018 or +44 1632 960123. NHS number 999 000 0123. "
        "Crime reference 42/12345/19, MARAC case 1234. The car AB19 XYZ, the old mark ABC 123D. "
        "She was at ZZ4 8CD in Bramble Close, at 51.5014, -0.1419, TQ 298 797 or "
        "///table.lamp.chair. PC 1234 Jones saw it. Account 12345678, sort code 00-00-00. "
        "Device 35-209900-176148-1. See @somebody and https://facebook.com/somebody. "
        "Born 3 May 1984."
    )
    terms = "- {id: born, kind: date, is: [1984-03-07]}\n"
    terms += "- {id: badge, kind: pattern, is: ['collar [0-9]{4}']}\n"
    return {
        "redactions.yml": TERMS + terms,
        "executive-summary.md": f"{SUMMARY}\nOn 7 March 1984, collar 1234.\n\n{left}\n",
    }


def no_list() -> Files:
    return {**pdf_files(), "redactions.yml": None}


def scan_files() -> Files:
    image = picture_of(REAL_NAME, "asked for help")
    page = made.make(placed(0, 300, 595, 150))
    return {"overview-report.pdf": made.saved(with_picture(page, image))}


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def gate_alone() -> None:
    """Kinds of files that the gate knows and that today's sites do not hold."""
    body = b"pagefind_dcd" + REAL_NAME.encode()
    files = [Built("pagefind/fragment/en_1.pf_fragment", body, frozenset({SLUG}))]
    files += [Built("pagefind/index/en_1.pf_index", packed(b"\x81\x60"), frozenset({SLUG}))]
    files += [Built("reviews/a/1.png", png(picture_of(REAL_NAME)), frozenset({SLUG}))]
    leaks_in(files, {SLUG: GATE_TERMS[ASH]}, {})


def program_apart() -> None:
    tesserocr_process.main()


def kind_of_identifier() -> None:
    Kind.__init__(SimpleNamespace(), REAL_NAME, Rule.I103)  # type: ignore[arg-type]


def assets_anew() -> None:
    assets.asset_files.cache_clear()
    assets.asset_files()


def withdrawn_page() -> None:
    tombstone_page(Tombstone(SLUG, date(2026, 11, 22), "other"), REAL_NAME)


def welsh_names() -> None:
    """No reader makes Welsh documents yet."""
    Matcher(GATE_TERMS[ASH]).in_welsh.find(REAL_NAME)


def logo_alone() -> None:
    logo(png(picture_of(REAL_NAME)))


ALONE: Mapping[str, Callable[[], None]] = {
    "gate alone": gate_alone,
    "a program apart": program_apart,
    "a kind of identifier": kind_of_identifier,
    "our assets": assets_anew,
    "a withdrawn page": withdrawn_page,
    "Welsh": welsh_names,
    "a logo": logo_alone,
}
"""What no command reaches in this process, begun as commands are."""
FLOWS: Mapping[str, tuple[Callable[[], Files], tuple[str, ...]]] = {
    "build": (dict, ("build", "--format", "{}", "--today", "2026-11-22")),
    "word": (word_files, ("check", "--format", "{}")),
    "drawn": (drawn_files, ("check", "--format", "{}")),
    "sheet": (sheet_files, ("check", "--format", "{}")),
    "pdf": (pdf_files, ("check", "--format", "{}")),
    "identifiers": (identifier_files, ("check", "--format", "{}")),
    "no list": (no_list, ("check", "--format", "{}")),
    "approve": (dict, ("approve", SLUG, "--by", "A. Approver")),
    "preview": (dict, ("preview", SLUG, "--port", "-1")),
    "serve": (dict, ("serve", "--port", "-1")),
    "new": (dict, ("new", "--letter", f"reviews/{SLUG}/qa-letter.md", "--death", "2021-02")),
    "doctor": (dict, ("doctor",)),
    "doctor again": (dict, ("doctor", "--again")),
    "transcribe": (scan_files, ("transcribe", SLUG, "overview-report")),
    "new key": (dict, ("terms", "new-key", "--to", "../key-{}.txt")),
    "edit": (dict, ("terms", "edit", SLUG)),
    "encrypt": (dict, ("terms", "encrypt", SLUG, "--sources")),
    "decrypt": (dict, ("terms", "decrypt", SLUG, "--to", "../plain-{}")),
}
FIRST = {
    "publisher.intake.reading": "no list",
    "publisher.intake.word": "word",
    "publisher.intake.package": "word",
    "publisher.intake.runs": "word",
    "publisher.intake.flow": "word",
    "publisher.intake.symbols": "word",
    "publisher.intake.drawing": "drawn",
    "publisher.intake.chart": "drawn",
    "publisher.intake.diagram": "drawn",
    "publisher.intake.sheet": "sheet",
    "publisher.intake.pdf": "pdf",
    "publisher.intake.picture": "pdf",
    "publisher.intake.sight.tesserocr_process": "a program apart",
    "publisher.intake.sight.transcribe": "transcribe",
    "publisher.intake.sight": "pdf",
    "publisher.redaction.glimpse": "pdf",
    "publisher.redaction.dates": "identifiers",
    "publisher.redaction.patterns": "identifiers",
    "publisher.redaction.leftover.kinds": "a kind of identifier",
    "publisher.redaction.leftover": "identifiers",
    "publisher.gate.dates": "gate alone",
    "publisher.gate.extract_image": "gate alone",
    "publisher.gate.extract_pagefind": "gate alone",
    "publisher.approving": "approve",
    "publisher.cli.new": "new",
    "publisher.starting": "new",
    "publisher.drafting": "new",
    "publisher.site.material": "our assets",
    "publisher.site.tombstone": "a withdrawn page",
    "publisher.redaction.welsh": "Welsh",
    "publisher.intake.logo": "a logo",
    "publisher.transcribing": "transcribe",
    "publisher.previewing": "preview",
    "publisher.site.preview_page": "preview",
    "publisher.serving": "serve",
    "publisher.errors": "serve",
    "publisher.doctor": "doctor",
    "publisher.cli.doctor": "doctor",
    "publisher.cli.asking": "doctor again",
    "publisher.cli.terms": "edit",
    "publisher.sealing": "encrypt",
    "publisher.private_copy": "edit",
}
"""Which flow reaches a room or module, where it is not the build."""


OTHERS = ("word", "drawn", "sheet", "pdf", "identifiers", "transcribe")
"""What is tried, one after the other, where that flow does not reach the module."""


def flows_for(module: str) -> tuple[str, ...]:
    likely = next((flow for start, flow in FIRST.items() if module.startswith(start)), "build")
    return tuple(dict.fromkeys((likely, *OTHERS)))


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
    if flow in ALONE:
        return
    shutil.rmtree(root / "reviews" / SLUG, ignore_errors=True)
    folder = add_review(root, changes=FLOWS[flow][0](), approved=flow == "build")
    if flow in ("edit", "decrypt"):
        encrypt_plain(folder, read_keys(SECRET), [PUBLIC], sources=False, replaced=False)


def run(flow: str, shape: str = "text") -> tuple[int, str]:
    """The exit code of the command, and what it told on the error stream."""
    told = io.StringIO()
    os.environ["PUBLISHER_KEY"] = SECRET  # the command takes it out
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
        return engine.build(dict(staged), Path(work))


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


CRASH = f"""
import publisher.checking as checking
def bad(*given): raise ValueError("{REAL_NAME}") from KeyError("{REAL_NAME}")
checking.redact_review = bad
"""


def test_a_crash_is_told_by_its_places_in_our_code_alone(root: Path) -> None:
    add_review(root, approved=False)
    (root / "sitecustomize.py").write_text(CRASH)
    done = publisher(root, "check", PYTHONPATH=os.pathsep.join([str(root), str(ROOT)]))
    assert done.returncode == ExitCode.BUG
    assert "This is a fault in the publisher (ValueError)." in done.stderr
    assert "checking.py, line " in done.stderr
    assert "Traceback" not in done.stderr
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
