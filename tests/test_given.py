"""What a council gives beside its reviews is read, or told as what it is."""

from datetime import date
from pathlib import Path

import pytest

from publisher.errors import ExitCode, SettingsError
from publisher.given import council_pages
from publisher.job import Job


def page(root: Path, data: bytes) -> Job:
    folder = root / "docs" / "site"
    folder.mkdir(parents=True)
    (folder / "help.md").write_bytes(data)
    return Job(root, date(2026, 11, 22))


def test_a_page_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    job = page(tmp_path, "# Help\n\nThe Home Office’s team.\n".encode("cp1252"))
    with pytest.raises(SettingsError, match=r"docs/site/help\.md is not UTF-8") as told:
        council_pages(job)
    assert told.value.exit_code is ExitCode.SETTINGS


def test_the_mark_that_notepad_puts_at_the_start_of_a_page_is_passed_over(tmp_path: Path) -> None:
    pages = council_pages(page(tmp_path, "# Help\r\n".encode("utf-8-sig")))
    assert {name: str(words) for name, words in pages.items()} == {"help.md": "# Help\n"}
