"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest

from tests.interrupted.runs import Nursery


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()
