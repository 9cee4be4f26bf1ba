"""A broken PDF is read or refused by a finding: no error, no hanging, no crash."""

import pytest

from tests.intake.pdf.hostile import became, broken, seeds

FILES = seeds()
BATCH = 15


@pytest.mark.parametrize("first", range(0, 120, BATCH))
def test_broken_files_are_read_or_refused(first: int) -> None:
    for number in range(first, first + BATCH):
        became(number, broken(FILES[number % len(FILES)], number))


def test_some_broken_files_are_read_and_some_refused() -> None:
    found = {became(n, broken(FILES[n % len(FILES)], n)) for n in range(120, 140)}
    assert "read" in found
    assert found - {"read"}


def test_what_is_broken_is_the_same_every_time() -> None:
    assert [broken(FILES[0], n) for n in range(5)] == [broken(FILES[0], n) for n in range(5)]
