"""The command line as a person or a workflow meets it: words, exit codes, and no leak."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from publisher.cli.handbook import with_address
from publisher.errors import ExitCode
from tests.folders import MKDOCS, REAL_NAME, REVIEW, ROOT, TERMS, add_review, make_site
from tests.warm import ask, started


def without_surroundings() -> dict[str, str]:
    """The environment as on a person's own computer, wherever the tests run."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("CI", "EDITOR", "VISUAL") and not name.startswith(("GITHUB_", "PUBLISHER_"))
    }


def publisher(
    folder: Path,
    *arguments: str,
    typed: str = "",
    python: str = "",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run it there as a person's shell does, who types this; `python` is another one than ours."""
    if python or any(name.startswith(AT_THE_START) for name in environment):
        return started_anew(folder, *arguments, typed=typed, python=python, **environment)
    with ExitStack() as closed:
        files = [closed.enter_context(TemporaryFile("w+", encoding="utf-8")) for _ in range(3)]
        files[0].write(typed)
        files[0].seek(0)
        code = ask(
            started(),
            arguments,
            str(folder),
            without_surroundings() | environment,
            [file.fileno() for file in files],
            seconds=120,
        )
        for file in files[1:]:
            file.seek(0)
        return subprocess.CompletedProcess(arguments, code, files[1].read(), files[2].read())


AT_THE_START = ("PYTHON", "LC_", "LANG")
"""What Python is told by these it has to be told when it starts."""


def started_anew(
    folder: Path, *arguments: str, typed: str = "", python: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run it with a Python of its own."""
    return subprocess.run(
        [python or sys.executable, "-m", "publisher", *arguments],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**without_surroundings(), "PYTHONPATH": str(Path(__file__).parent.parent)}
        | environment,
        check=False,
        timeout=120,
    )


def test_the_quick_start_of_the_tests_is_a_start_as_any_other(tmp_path: Path) -> None:
    make_site(tmp_path)
    for words in (["check"], ["build", "--force"]):
        quick, anew = (run(tmp_path, *words, typed="no\n") for run in (publisher, started_anew))
        assert (quick.returncode, quick.stdout) == (anew.returncode, anew.stdout)
        assert quick.stderr == anew.stderr


@pytest.mark.slow
def test_build_says_what_was_published_and_what_to_do_next(tmp_path: Path) -> None:
    add_review(make_site(tmp_path))
    done = publisher(tmp_path, "build", "--today", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ashgrove-2019-a: published" in done.stdout
    assert "https://reviews.ashgrove.example/dhr/reviews/ashgrove-2019-a/" in done.stdout
    assert "_build/public/" in done.stdout
    assert "_build/packs/ashgrove-2019-a/" in done.stdout
    assert "Next: " in done.stdout
    assert ".venv/bin/publisher pack ashgrove-2019-a\n" in done.stdout
    day = ("--today", "2026-11-22")
    publisher(tmp_path, "pack", "ashgrove-2019-a", "--mark-sent", "2026-11-22", "--yes", *day)
    again = publisher(tmp_path, "build", *day).stdout
    assert "Packs to send" not in again
    assert "Nothing is to be sent" in again


@pytest.mark.slow
def test_what_fails_after_the_release_does_not_say_that_nothing_was_released(
    tmp_path: Path,
) -> None:
    add_review(make_site(tmp_path))
    lost = str(tmp_path / "not" / "there.md")
    done = publisher(tmp_path, "build", "--today", "2026-11-22", "--summary", lost)
    assert done.returncode == ExitCode.TOOL_FAILED
    assert (tmp_path / "_build" / "public" / "index.html").is_file()
    assert "The new site is in _build/public" in done.stderr


@pytest.mark.slow
def test_after_a_withdrawal_the_officer_is_told_to_put_it_on_the_server(tmp_path: Path) -> None:
    add_review(make_site(tmp_path))
    publisher(tmp_path, "build", "--today", "2026-11-22")
    settings = tmp_path / "reviews" / "ashgrove-2019-a" / "review.yml"
    withdrawn = "status: withdrawn\nreason: safety of a person\n"
    settings.write_text(REVIEW.replace("status: ready\n", withdrawn))
    done = publisher(tmp_path, "build", "--today", "2026-11-23")
    assert done.returncode == 0
    first, empty, _, look, last = done.stdout.splitlines()[-5:]
    assert first.startswith("A review is withdrawn: put the site on your web server now")
    assert "Empty the folder on the web server first" in empty
    assert look.endswith("publisher links --check")
    assert last.endswith("docs/handbook/urgent-take-down.md")


def test_a_day_that_is_written_otherwise_is_told_how_to_write_it(tmp_path: Path) -> None:
    told = publisher(make_site(tmp_path), "check", "--today", "1.12.2026").stderr
    assert "write year, month and day, such as 2026-12-01." in told
    assert "%" not in told


def test_check_tells_findings_and_ends_with_3(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), changes={"qa-letter.md": None})
    done = publisher(tmp_path, "check", "--today", "2026-11-22")
    assert done.returncode == ExitCode.CHECKS_FAILED
    assert "reviews/ashgrove-2019-a/qa-letter: is missing: Home Office letter (D101)" in done.stdout
    assert "docs/handbook/findings.md#d101" in done.stdout


def test_check_tells_at_its_end_how_much_is_to_do_and_what_is_next(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), changes={"review.yml": REVIEW.replace("done:", "dune:")})
    told = publisher(tmp_path, "check", "--today", "2026-11-22").stdout
    assert told.index("Letter read: to do") < told.index("(S102)")
    assert told.endswith(
        "  ashgrove-2019-a: held back (1 to put right)\n"
        "Next for ashgrove-2019-a: Make `review.yml` say what the letter says.\n"
    )


def test_a_review_that_is_in_order_is_not_called_published_before_it_is(tmp_path: Path) -> None:
    add_review(make_site(tmp_path))
    told = publisher(tmp_path, "check", "--today", "2026-11-22").stdout
    assert told.startswith("ashgrove-2019-a: ready\n  Letter read: done.\n")
    assert "  Approved: done by A. Approver on 2026-11-22.\n" in told
    assert "  Published: to do.\n" in told
    assert "docs/handbook/first-review.md#7-publish" in told


def test_the_name_of_an_approver_that_is_a_flagged_term_is_not_told(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), approved=False)
    publisher(tmp_path, "approve", "ashgrove-2019-a", "--by", REAL_NAME, "--today", "2026-11-22")
    for shape in ("text", "json"):
        told = publisher(tmp_path, "check", "--today", "2026-11-22", "--format", shape).stdout
        assert "somebody whose name is not shown here on 2026-11-22" in told
        assert "Threlkeld" not in told


def test_without_a_review_check_says_how_to_begin_one(tmp_path: Path) -> None:
    done = publisher(make_site(tmp_path), "check")
    assert done.returncode == ExitCode.DONE
    assert "There are no reviews yet." in done.stdout
    assert "new --letter FILE" in done.stdout


def test_check_says_what_the_statements_of_the_website_lack(tmp_path: Path) -> None:
    add_review(make_site(tmp_path))
    (tmp_path / "mkdocs.yml").write_text(MKDOCS.replace("      host: Ashgrove Hosting\n", ""))
    told = publisher(tmp_path, "check").stdout
    assert "The website: to do." in told
    assert "`privacy: host:`" in told
    assert "docs/handbook/statements.md" in told
    page = tmp_path / "summary.md"
    there = {"GITHUB_STEP_SUMMARY": str(page), "PUBLISHER_HANDBOOK": "https://handbook.example/"}
    older = tmp_path / "_build" / "as-it-would-be" / "index.html"
    older.parent.mkdir(parents=True)
    older.touch()
    here = publisher(tmp_path, "check", "--site").stdout
    assert "cannot be read as it would be: it is not in _build/as-it-would-be/." in here
    assert not older.exists(), "nobody takes an older site for the one that could not be made"
    on_github = publisher(tmp_path, "check", "--site", "--format", "github", **there)
    assert "::error::The website%3A to do." in on_github.stdout
    rows = [line for line in page.read_text().splitlines() if line.startswith("| ashgrove-2019-a")]
    assert rows[0].startswith("| ashgrove-2019-a | ready |")
    assert rows[0].endswith("| no |")
    assert "https://handbook.example/statements.md" in page.read_text()


def test_on_github_the_list_is_the_summary_of_the_job(tmp_path: Path) -> None:
    root = make_site(tmp_path / "root")
    add_review(root, changes={"qa-letter.md": None})
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    here = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SERVER_URL": "https://github.com"}
    here |= {"GITHUB_REPOSITORY": "example/reviews", "GITHUB_SHA": "abc"}
    done = publisher(root, "check", "--format", "github", **here)
    assert done.stdout.startswith("::error file=reviews/ashgrove-2019-a/review.yml,title=D101::")
    told = summary.read_text()
    assert told.startswith("Before.\n## Reviews\n")
    assert told.count("## Reviews") == 1
    assert "| ashgrove-2019-a | held back | 1 |  | Letter read |" in told
    assert "| Letter read | to do | Make `review.yml` say what the letter says. How (`docs/" in told
    ours = "https://github.com/example/dhr-publisher/blob/c0ffee/docs/handbook/"
    publisher(root, "check", "--format", "github", **here, PUBLISHER_HANDBOOK=ours)
    assert f"[How]({ours}first-review.md#2-" in summary.read_text()
    assert f"[D101]({ours}findings.md#d101)" in summary.read_text()
    publisher(root, "check", "--format", "github", **here, PUBLISHER_HANDBOOK="javascript:x(/")
    assert "javascript" not in summary.read_text()
    (root / "docs" / "handbook").mkdir()
    publisher(root, "check", "--format", "github", **here)
    there = "https://github.com/example/reviews/blob/abc/docs/handbook/first-review.md#2-"
    assert f"[How]({there}" in summary.read_text()


def test_on_github_the_page_of_a_run_that_stopped_says_why_and_leads_to_the_handbook(
    tmp_path: Path,
) -> None:
    (make_site(tmp_path) / "mkdocs.yml").write_text("site_name: x\n")
    summary = tmp_path / "summary.md"
    there = "https://github.com/example/publisher/blob/abc/docs/handbook/"
    here = {"GITHUB_STEP_SUMMARY": str(summary), "PUBLISHER_HANDBOOK": there}
    done = publisher(tmp_path, "check", "--format", "github", **here)
    assert done.returncode == ExitCode.SETTINGS
    assert "\n::error::mkdocs.yml" in done.stderr
    assert "mkdocs.yml" in summary.read_text()
    words = with_address("Why: docs/handbook/statements.md", there)
    assert words == f"Why: {there}statements.md"


def test_a_folder_that_is_told_by_number_says_why(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), changes={"redactions.yml": "- {"})
    told = publisher(tmp_path, "check", "--today", "2026-11-22").stdout
    assert "  folder 1: held back (1 to put right)" in told
    assert "it might be a person's" in told


def test_a_command_in_a_message_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), approved=False)
    script = tmp_path / "bin" / "publisher"
    script.parent.mkdir()
    script.write_text("from publisher.cli import main\nmain()\n")
    done = subprocess.run(
        [sys.executable, "bin/publisher", "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=without_surroundings() | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        check=False,
        timeout=120,
    )
    assert '`bin/publisher approve ashgrove-2019-a --by "Your name"`' in done.stdout


def test_approving_says_whether_the_approval_was_taken(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(root, approved=False)
    approved = publisher(root, "approve", "ashgrove-2019-a", "--by", "Iolanthe Greaves")
    assert "ashgrove-2019-a: ready" in approved.stdout
    assert "Your approval is in approval.yml" in approved.stdout
    (root / "reviews/ashgrove-2019-a/qa-letter.md").unlink()
    refused = publisher(root, "approve", "ashgrove-2019-a", "--by", "Iolanthe Greaves")
    assert "NOT APPROVED" in refused.stdout


def test_check_as_json_is_json_alone(tmp_path: Path) -> None:
    add_review(make_site(tmp_path), changes={"qa-letter.md": None})
    done = publisher(tmp_path, "check", "--today", "2026-11-22", "--format", "json")
    told = json.loads(done.stdout)
    assert next(f["code"] for f in told["findings"]) == "D101"
    (review,) = told["reviews"]
    assert review["state"] == "held back (1 to put right)"
    assert review["steps"][0] == {
        "step": "Letter read",
        "progress": "to do",
        "says": None,
        "remedy": "Make `review.yml` say what the letter says.",
        "handbook": "docs/handbook/first-review.md#2-say-what-the-review-is",
        "findings": ["D101"],
    }


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (MKDOCS.replace("site_url:", "siteurl:"), "did you mean `site_url:`?"),
        (MKDOCS.replace("https://reviews", "reviews"), "an address that begins with https://"),
        ("", "mkdocs.yml"),
    ],
    ids=["misspelt key", "address without scheme", "empty"],
)
def test_wrong_settings_end_with_2_and_say_where(tmp_path: Path, settings: str, words: str) -> None:
    make_site(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(settings)
    done = publisher(tmp_path, "check")
    assert done.returncode == ExitCode.SETTINGS
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_settings_says_where_to_run_it(tmp_path: Path) -> None:
    done = publisher(tmp_path, "check")
    assert done.returncode == ExitCode.SETTINGS
    assert "Run this in the folder that holds mkdocs.yml" in done.stderr


def test_what_the_terminal_cannot_show_is_told_by_its_code() -> None:
    code = "from publisher.cli.guard import run_guarded as r; print(r(lambda: print('\\udcff')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**without_surroundings(), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:strict"},
        capture_output=True,
        check=False,
    )
    assert done.stdout == b"\\udcff\n0\n"


def test_an_unknown_option_ends_with_2(tmp_path: Path) -> None:
    assert publisher(tmp_path, "build", "--force").returncode == ExitCode.SETTINGS


def test_a_fault_of_ours_tells_no_text(tmp_path: Path) -> None:
    add_review(make_site(tmp_path))
    (tmp_path / "sitecustomize.py").write_text(
        "import publisher.pipeline as p\n"
        "def bad(*a): raise ValueError('Marigold Threlkeld')\n"
        "p.check_all = bad\n"
    )
    ours = str(Path(__file__).parent.parent)
    done = publisher(tmp_path, "check", PYTHONPATH=os.pathsep.join([str(tmp_path), ours]))
    assert done.returncode == ExitCode.BUG
    assert "This is a fault in the publisher (ValueError)" in done.stderr
    assert "Nothing was released" not in done.stderr  # it does not know how far it had come
    assert "Marigold" not in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_where_no_message_can_be_written_the_exit_code_still_tells(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "publisher", "check"],
            cwd=tmp_path,
            stderr=full,
            env={**without_surroundings(), "PYTHONPATH": str(Path(__file__).parent.parent)},
            check=False,
            timeout=120,
        )
    assert done.returncode == ExitCode.SETTINGS


@pytest.mark.slow
def test_nothing_that_is_printed_holds_a_flagged_word(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    add_review(root)
    add_review(root, "ashgrove-2020-a", {"executive-summary.md": None, "Marigold.docx": b"PK"})
    add_review(root, "threlkeld-2021-a")
    add_review(root, "marigold-2021-b", {"redactions.yml": TERMS + "- {"})
    for shape in ("text", "json", "github"):
        done = publisher(root, "build", "--today", "2026-11-22", "--format", shape)
        assert done.returncode == ExitCode.CHECKS_FAILED
        for word in ("marigold", "threlkeld", "quillfeather"):
            assert word not in (done.stdout + done.stderr).lower()
