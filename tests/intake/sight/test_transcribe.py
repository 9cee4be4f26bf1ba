"""A draft holds the words of each page, marked where the eye was not sure."""

import sys

import pytest

from publisher.intake.markdown import read_markdown
from publisher.intake.sight.engine import Engine, best_engine
from publisher.intake.sight.transcribe import draft
from publisher.intake.transcript import head_of, words_of
from tests.hard_cases.seen_pages import picture_of
from tests.intake.outline import outline
from tests.intake.word_files import REQUEST

SCAN = b"a scan"


def made_up(*words: tuple[str, int, int, float]) -> Engine:
    """An engine that sees these words: each with its paragraph, line and how sure it is."""
    rows = [f"5\t1\t1\t{p}\t{n}\t1\t0\t0\t9\t9\t{sure}\t{text}" for text, p, n, sure in words]
    return Engine("made up", (sys.executable, "-c", f"print({chr(10).join(rows)!r})"))


def test_the_pages_of_a_scan_become_a_draft() -> None:
    engine = best_engine()
    assert engine
    pages = [picture_of("She asked for help", "in June 2019."), picture_of("Nobody came.")]
    assert draft(SCAN, pages, engine) == (
        f"{head_of(SCAN)}\n\n<!-- page 1 -->\n\nShe asked for help in June 2019.\n\n"
        "<!-- page 2 -->\n\nNobody came.\n"
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("She", 1, 1, 96.0), ("aslked", 1, 2, 41.0)], "She aslked[?]"),
        ([("One", 1, 1, 96.0), ("Two", 2, 1, 96.0)], "One\n\nTwo"),
        ([("#", 1, 1, 96.0), ("*a_b*", 1, 1, 96.0)], r"\# \*a\_b\*"),
        ([("<b>", 1, 1, 96.0)], r"\<b\>"),
        ([("4.", 1, 1, 96.0), ("She", 1, 1, 96.0)], r"4\. She"),
        ([("4.", 1, 1, 41.0), ("She", 1, 1, 96.0)], r"4\.[?] She"),
    ],
    ids=["unsure", "paragraphs", "marks of Markdown", "HTML", "a number", "an unsure number"],
)
def test_words_stay_as_they_are_seen(words: list[tuple[str, int, int, float]], text: str) -> None:
    made = draft(SCAN, [picture_of("x")], made_up(*words))
    assert made == f"{head_of(SCAN)}\n\n<!-- page 1 -->\n\n{text}\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4. She", "p 4. She"),
        ("12) She", "p 12) She"),
        ("1.2 She", "p [1.2] She"),
        ("10.3.14. She", "p [10.3.14] She"),
        ("# She", "p # She"),
        ("- She", "p - She"),
        ("4-5 times", "p 4-5 times"),
        ("+ She", "p + She"),
        ("\\1.2 She", "p \\1.2 She"),
    ],
)
def test_a_draft_is_read_back_as_it_was_seen(line: str, expected: str) -> None:
    seen = [(word, 1, 1, 96.0) for word in line.split()]
    made = draft(SCAN, [picture_of("x")], made_up(*seen))
    assert made
    read = read_markdown(words_of(made.encode()), REQUEST).document
    assert read
    assert outline(read.blocks) == [expected]


def test_a_page_that_could_not_be_read_gives_no_draft() -> None:
    broken = Engine("broken", (sys.executable, "-c", "raise SystemExit(1)"))
    assert draft(SCAN, [picture_of("x")], broken) is None
