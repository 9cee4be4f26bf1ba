"""`publisher links --check` as it is typed and as a workflow runs it, on a real website."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from publisher.findings import Finding, Rule
from publisher.live.found import SHOWN, Report, as_markdown
from publisher.live.links import Checked
from publisher.record.ledger import Event, EventKind, Ledger
from publisher.record.ledger_files import write_events
from tests.folders import MKDOCS
from tests.terminal import at_a_terminal
from tests.test_cli import publisher
from tests.test_live import DAY, SITE, Host, ledger
from tests.test_live import running as serving

NONE_YET = "Nothing has been published yet: there is nothing to check.\n"


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def home(host: Host) -> Iterator[str]:
    with serving(host) as address:
        yield address


@pytest.fixture
def root(tmp_path: Path, home: str) -> Path:
    """A folder of which all that is released and recorded stands on the website."""
    settings = MKDOCS.replace("https://reviews.ashgrove.example/dhr/", home)
    (tmp_path / "mkdocs.yml").write_text(settings)
    write_events(tmp_path / "reviews" / "ledger", Ledger("a"), ledger().events)
    for path, data in SITE.items():
        file = tmp_path / "_build" / "public" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def test_people_are_told_what_is_asked_and_what_was_found(root: Path, home: str) -> None:
    done = publisher(root, "links", "--check")
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert done.stdout == (
        f"Asking {home} for 5 addresses, a few at a time.\n"
        "Asked for 5 addresses and 2 places in pages; 5 were compared with what was released. "
        "Broken: 0.\n"
        "Withdrawn: no review, as far as the record here says.\n"
    )
    code, seen = at_a_terminal(root, ["links", "--check", home], [], TERM="xterm")
    assert (code, "  5 of 5\n" in seen) == (ExitCode.DONE, True), seen


def test_the_page_of_a_run_shows_totals_and_a_table(root: Path, home: str, host: Host) -> None:
    gone = Event(EventKind.WITHDRAWN, DAY, reason="other")
    write_events(root / "reviews" / "ledger", Ledger("b"), ledger("b", gone).events)
    host.files["reviews/a/letter.pdf"] = b"%PDF another"
    shown = root / "shown.md"
    done = publisher(
        root, "links", "--check", home, "--format", "github", GITHUB_STEP_SUMMARY=str(shown)
    )
    assert done.returncode == ExitCode.LINK_LOST
    assert "::error file=mkdocs.yml,title=W112::reviews/a/letter.pdf" in done.stdout
    assert "\nAsked for 8 addresses and 2 places in pages; 5 were compared" in done.stdout
    told = shown.read_text().splitlines()
    assert told[:3] == ["## Weblinks", "", "**Broken: 4.**"]
    assert "| Addresses asked for | 8 |" in told
    assert "| Compared with what was released | 5 |" in told
    wrong = "It is not on the live website as it was released"
    assert f"| `reviews/a/letter.pdf` | {wrong} | W112 |" in told
    assert told[-1] == "| b | gone |"


def test_a_program_is_told_findings_alone(root: Path, home: str) -> None:
    done = publisher(root, "links", "--check", home, "--format", "json")
    assert json.loads(done.stdout)["findings"] == []


@pytest.mark.parametrize("shape", ["text", "github"])
def test_where_nothing_was_published_yet_all_is_well(tmp_path: Path, shape: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "last").mkdir()
    shown = tmp_path / "shown.md"
    done = publisher(
        tmp_path, "links", "--check", "", "--last-release", "last", "--format", shape,
        "--summary", str(shown),
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.DONE, NONE_YET, "")
    assert shown.read_text() == f"## Weblinks\n\n{NONE_YET}"
    told = publisher(tmp_path, "links", "--check", "", "--format", "json").stdout
    assert json.loads(told)["findings"] == []


def test_a_release_without_a_record_is_no_beginning(root: Path, home: str) -> None:
    (root / "reviews" / "ledger" / "a.jsonl").unlink()
    done = publisher(root, "links", "--check", home)
    assert (done.returncode, done.stdout) == (ExitCode.LINK_LOST, "")
    assert "There is a release, and no record of it" in done.stderr


def test_a_long_table_is_cut_and_says_so() -> None:
    findings = [Finding(Rule.W111, file=f"{n}.pdf", detail="it | answers 404") for n in range(150)]
    told = as_markdown(Report("", Checked(150, 0, findings), (), {}))
    assert told.count("| It does not answer on the live website: it \\| answers") == SHOWN
    assert "And 50 more: see the log." in told
