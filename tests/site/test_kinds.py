"""No page of the site is of a kind that is proved nowhere."""

from collections.abc import Mapping

import pytest

from tests.site.kinds import KINDS, MOVED, Kind, address_of, kind_of

pytestmark = pytest.mark.slow


def test_every_page_is_of_a_kind_that_is_proved(pages: Mapping[str, bytes]) -> None:
    unknown = [path for path, page in pages.items() if kind_of(path, page) is None]
    assert unknown == [], "give each new kind of page a line in tests/site/kinds.py"


@pytest.mark.parametrize("kind", [*KINDS, MOVED], ids=lambda kind: kind.name)
def test_the_example_of_a_kind_is_of_that_kind(kind: Kind, pages: Mapping[str, bytes]) -> None:
    (found,) = [path for path in pages if address_of(path) == kind.example]
    assert kind_of(found, pages[found]) is kind
