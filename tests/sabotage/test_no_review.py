"""A name in what is nobody's review is caught, and then nothing goes out.

The last test is the other half of all these: without sabotage the review goes out.
"""

from pathlib import Path

import pytest

from publisher.errors import ExitCode
from tests.folders import add_review
from tests.sabotage.leaking import FULL, PAGE, SUMMARY, Public, build, released, tells

pytestmark = pytest.mark.slow


def test_a_name_in_a_page_of_the_councils_own_is_caught(root: Path) -> None:
    add_review(root)
    page = root / "docs" / "site" / "help.md"
    page.write_text(page.read_text() + f"\n{FULL} was a tenant.\n")
    assert build(root).exit_code is ExitCode.LEAK
    assert released(root) == {}


def test_a_name_in_the_settings_is_caught(root: Path) -> None:
    add_review(root)
    path = root / "mkdocs.yml"
    path.write_text(path.read_text().replace("name: Ashgrove Council", f"name: {FULL}"))
    assert build(root).exit_code is ExitCode.LEAK
    assert released(root) == {}


def test_without_sabotage_the_same_review_goes_out(public: Public) -> None:
    assert {PAGE, SUMMARY} <= public.files.keys()
    assert not any(tells(path, data) for path, data in public.files.items())
