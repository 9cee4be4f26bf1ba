"""Every page is valid HTML and every PDF passes PDF/UA-1: of the test site and of the examples."""

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from publisher.errors import ExitCode
from publisher.site.build import SiteFile
from tests.site.checkers import html_faults, pdf_faults
from tests.test_cli import publisher
from tests.test_shipped_examples import ON_GITHUB, as_checked_out

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def published(built: Mapping[str, SiteFile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files of the test site and of the site with the shipped examples."""
    folder = tmp_path_factory.mktemp("published")
    for path, file in built.items():
        (folder / "test-site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "test-site" / path).write_bytes(file.data)
    root = as_checked_out(folder / "examples")
    done = publisher(root, "build", "--last-release", "_build/last", **ON_GITHUB)
    assert done.returncode == ExitCode.DONE
    (root / "_build" / "public").resolve().rename(folder / "example-site")
    return folder


def published_files(folder: Path, suffix: str) -> list[Path]:
    sites = [sorted((folder / site).rglob(f"*{suffix}")) for site in ("test-site", "example-site")]
    assert all(len(site) > 3 for site in sites)
    return [path for site in sites for path in site]


def test_every_page_is_valid_html(published: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>")
    found = html_faults([*published_files(published, ".html"), broken])
    assert [fault for fault in found if "broken.html" not in fault] == []
    assert any("Duplicate ID" in fault for fault in found)


def test_every_pdf_passes_pdf_ua_1(published: Path, tmp_path: Path) -> None:
    pdfs = published_files(published, ".pdf")
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(pdfs[0]) as pdf:
        del pdf.Root.Lang
        pdf.save(broken)
    found = pdf_faults([*pdfs, broken])
    assert [fault for fault in found if not fault.startswith(str(broken))] == []
    assert any("language" in fault for fault in found)
