"""At a terminal a line may count up and words be bold; everybody else gets plain lines."""

from pathlib import Path

import pytest

from publisher.cli.screen import EVERY, counter, wants_plain
from publisher.job import uncounted
from tests.folders import add_review, make_site
from tests.terminal import at_a_terminal
from tests.test_cli import publisher

BOLD, COUNTED = "\x1b[1m", "  1 of 1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path / "root")
    add_review(root, approved=False)
    return root


def test_at_a_terminal_the_work_is_counted_and_what_matters_is_bold(root: Path) -> None:
    _, seen = at_a_terminal(root, ["check"], [], TERM="xterm")
    assert COUNTED in seen
    _, seen = at_a_terminal(root, ["doctor"], [], TERM="xterm")
    assert f"{BOLD}To do:" in seen


@pytest.mark.parametrize(
    ("options", "environment"),
    [(["--plain"], {"TERM": "xterm"}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"})],
    ids=["--plain", "NO_COLOR", "TERM=dumb"],
)
def test_whoever_wants_plain_lines_gets_them(
    options: list[str], environment: dict[str, str], root: Path
) -> None:
    _, seen = at_a_terminal(root, [*options, "check"], [], **environment)
    assert COUNTED not in seen
    _, told = at_a_terminal(root, [*options, "doctor"], [], **environment)
    assert ("To do:" in told, "\x1b" in seen + told) == (True, False)


def test_without_a_terminal_nothing_is_bold_and_nothing_changes(root: Path) -> None:
    told = publisher(root, "check").stdout + publisher(root, "doctor").stdout
    assert "To do:" in told
    assert ("\x1b" in told, "\r" in told, "1 of 1" in told) == (False, False, False)


@pytest.mark.parametrize("words", [(), ("terms",)], ids=["all", "terms"])
def test_the_list_of_commands_breaks_no_sentence_off(words: tuple[str, ...], root: Path) -> None:
    _, listed = publisher(root, *words, "--help").stdout.split("Commands:\n")
    lines = listed.splitlines()
    assert len(lines) > 3
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_long_work_is_told_in_lines_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    count = counter("text")
    for done in range(1, 2 * EVERY + 2):
        count(done, 2 * EVERY + 1)
    assert capsys.readouterr().out == f"  {EVERY} of 51\n  {2 * EVERY} of 51\n"


def test_a_program_is_told_no_progress() -> None:
    assert counter("json") is counter("github") is uncounted


def test_an_empty_no_color_asks_for_nothing() -> None:
    assert not wants_plain({"NO_COLOR": "", "TERM": "xterm"})
