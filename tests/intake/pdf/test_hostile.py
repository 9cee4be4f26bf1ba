"""A broken PDF is read or refused by a finding: no error, no hanging, no crash."""

import pytest

from tests.intake.pdf.hostile import became, broken, seeds

FILES = seeds()
BATCH = 15
STUMBLES = (145, 163, 171, 193)
"""What parsers raise errors of their own kinds over, deep within: none of the first 120 is so."""


@pytest.mark.parametrize("first", range(0, 120, BATCH))
def test_broken_files_are_read_or_refused(first: int) -> None:
    for number in range(first, first + BATCH):
        became(number, broken(FILES[number % len(FILES)], number))


@pytest.mark.parametrize("number", STUMBLES)
def test_what_a_parser_stumbles_over_is_refused(number: int) -> None:
    assert became(number, broken(FILES[number % len(FILES)], number)) == "D105"


def test_some_broken_files_are_read_and_some_refused() -> None:
    found = {became(n, broken(FILES[n % len(FILES)], n)) for n in range(120, 140)}
    assert "read" in found
    assert found - {"read"}


def test_what_is_broken_is_the_same_every_time() -> None:
    assert [broken(FILES[0], n) for n in range(5)] == [broken(FILES[0], n) for n in range(5)]
