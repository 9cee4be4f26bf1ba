"""Bytes that wait in a private folder are those that were put there, or none at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.errors import ToolError
from publisher.stored import Data, bytes_of, size_of, store


def test_what_is_stored_is_read_and_measured_as_what_is_in_memory(tmp_path: Path) -> None:
    stored = store(tmp_path / "a" / "b", b"words")
    assert [(bytes_of(data), size_of(data)) for data in (stored, b"words")] == [(b"words", 5)] * 2


@pytest.mark.parametrize("ask", [bytes_of, size_of])
def test_what_is_gone_is_told_with_a_way_out(ask: Callable[[Data], object], tmp_path: Path) -> None:
    stored = store(tmp_path / "a", b"words")
    stored.path.unlink()
    with pytest.raises(ToolError) as told:
        ask(stored)
    assert "run this again" in told.value.remedy


def test_what_is_no_longer_the_same_is_not_given(tmp_path: Path) -> None:
    stored = store(tmp_path / "a", b"words")
    stored.path.write_bytes(b"wordz")
    with pytest.raises(ToolError):
        bytes_of(stored)
