"""What docs/handbook/first-review.md shows of the terminal is what an officer sees there."""

from pathlib import Path

import pytest

from tests.terminal import at_a_terminal
from tests.test_cli import publisher
from tests.walk import NOT_YET_LISTED, PAGE, SLUG, filled_in, shown, with_documents, with_letter

DAY = ("--today", "2026-11-28")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return with_letter(tmp_path)


def test_beginning_from_the_letter_and_the_first_check_are_as_shown(site: Path) -> None:
    typed = [("2019-11)?", "2019-11"), ("die? [", "homicide"), ("in it", "")]
    _, seen = at_a_terminal(site, ["new", "--letter", "qa-letter.pdf"], typed)
    assert shown("new").search(seen), seen
    with_documents(site)
    checked = publisher(site, "check", *DAY).stdout
    assert shown("first check").search(checked), checked


def test_what_is_left_over_when_all_is_filled_in_is_as_shown(site: Path) -> None:
    filled_in(site, NOT_YET_LISTED)
    checked = publisher(site, "check", *DAY).stdout
    assert shown("left over").search(checked), checked


def test_the_approval_is_as_shown(site: Path) -> None:
    filled_in(site, status="ready")
    waiting = publisher(site, "check", *DAY).stdout
    assert shown("waiting").search(waiting), waiting
    approved = publisher(site, "approve", SLUG, "--by", "Your name", *DAY).stdout
    assert shown("approved").search(approved), approved


def test_a_line_that_is_shown_and_not_seen_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<!-- shown: it -->\n\n```text\na (1)\n…\nb\nc\n```\n"
    monkeypatch.setattr(type(PAGE), "read_text", lambda *_, **__: page)
    assert shown("it").search("x\na (1)\ny\n\nb\nc\n")
    assert not shown("it").search("a (1)\nb\ny\nc\n")
    assert not shown("it").search("a (2)\nb\nc\n")
