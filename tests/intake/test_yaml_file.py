"""Settings files: every mistake at once, with its line, and never the value."""

from datetime import date

import pytest

from publisher.config import ReviewSettings, TermSettings
from publisher.findings import Rule
from publisher.intake.yaml_file import read_yaml

GOOD = b"""\
pseudonym: Rowan
partnership: Ashgrove Community Safety Partnership
death: 2019-11
circumstances: homicide
letter:
  dated: 2022-09-08
  cleared: [executive-summary, recommendations]
  areas_for_development:
    - area: The plan lacks dates.
      response:
publish: {from: 2026-12-01, until: null}
status: ready
"""


def test_a_good_file_becomes_its_model() -> None:
    settings, findings = read_yaml(GOOD, ReviewSettings)
    assert findings == []
    assert settings is not None
    assert settings.death_month == (2019, 11)
    assert settings.publish.from_ == date(2026, 12, 1)
    assert settings.letter is not None
    assert settings.letter.areas_for_development[0].response is None


CASES = {
    "a misspelt key suggests the known one": (
        GOOD.replace(b"pseudonym:", b"psuedonym:"),
        [("S104", 1, "`pseudonym:`"), ("S102", 1, " (did you mean `pseudonym:`?)")],
    ),
    "a misspelt key inside a part suggests that part's": (
        GOOD.replace(b"  dated:", b"  date:"),
        [("S104", 5, "`dated:`"), ("S102", 6, " (did you mean `dated:`?)")],
    ),
    "a day of death is refused": (
        GOOD.replace(b"death: 2019-11", b"death: 2019-11-07"),
        [("S105", 3, "`death:` month and year only, such as 2019-11")],
    ),
    "an unknown state lists those there are": (
        GOOD.replace(b"status: ready", b"status: done"),
        [("S105", 12, "`status:` write one of draft, waiting, ready, withheld or withdrawn")],
    ),
    "a date in words is refused": (
        GOOD.replace(b"2022-09-08", b"8 September 2022"),
        [("S105", 6, "`dated:` a date is written year-month-day, such as 2022-09-08")],
    ),
    "an unknown document says how they are named": (
        GOOD.replace(b"[executive-summary,", b"[summary,"),
        [
            (
                "S105",
                7,
                "`cleared:` name documents as their files are: executive-summary, "
                "recommendations, overview-report, appendix-a, tribute, easy-read",
            )
        ],
    ),
    "a key given twice is refused": (GOOD + b"status: draft\n", [("S103", 13, "")]),
    "a broken line has its number": (b"pseudonym: [Rowan\n", [("S101", 2, "")]),
    "a reference is refused": (b"a: &x 1\nb: *x\n", [("S106", 0, "it uses & and * references")]),
    "another encoding is refused": (b"a: \xff", [("S106", 0, "it is not UTF-8 text")]),
    "a list instead of keys is refused": (
        b"- a\n",
        [("S105", 1, "write the keys that belong here, each on a line of its own, indented")],
    ),
}


@pytest.mark.parametrize(("data", "expected"), CASES.values(), ids=CASES)
def test_mistakes_are_told_with_their_line(
    data: bytes, expected: list[tuple[str, int, str]]
) -> None:
    settings, findings = read_yaml(data, ReviewSettings)
    assert settings is None
    assert [(f.rule.code, f.place.line, f.detail) for f in findings] == expected


def test_all_mistakes_are_told_at_once() -> None:
    data = GOOD.replace(b"death: 2019-11", b"death: x").replace(b"status: ready", b"status: y")
    _, findings = read_yaml(data, ReviewSettings)
    assert [f.place.line for f in findings] == [3, 12]


def test_no_message_holds_what_was_written() -> None:
    data = GOOD.replace(b"2019-11", b"Zebedee").replace(b"circumstances: homicide", b"Zebedee: 1")
    _, findings = read_yaml(data, ReviewSettings)
    assert findings
    assert not any("zebedee" in (f.message + f.detail).lower() for f in findings)


@pytest.mark.parametrize("word", ["No", "Yes", "On", "007", "1e5", "2020-01-01", "true"])
def test_words_stay_as_they_were_written(word: str) -> None:
    data = f"- id: victim\n  kind: text\n  is: [{word}]\n".encode()
    terms, findings = read_yaml(data, tuple[TermSettings, ...])
    assert findings == []
    assert terms is not None
    assert terms[0].is_ == (word,)


def test_an_empty_list_is_a_list_of_no_terms() -> None:
    assert read_yaml(b"[]\n", tuple[TermSettings, ...]) == ((), [])


@pytest.mark.parametrize(
    ("deep", "line"),
    [
        ("[" * 100_000, 1),
        ("- " * 100_000, 1),
        ("\n".join(" " * at + "a:" for at in range(200)), 51),
    ],
)
def test_what_is_too_deep_is_refused_with_its_line_before_a_tree_is_made(
    deep: str, line: int
) -> None:
    read, (found,) = read_yaml(deep.encode(), tuple[TermSettings, ...])
    assert (read, found.rule, found.place.line) == (None, Rule.S101, line)
