"""The officer's settings file, given to MkDocs by hand."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from publisher.config import SiteSettings
from tests.site.reading import read

ROOT = Path(__file__).parents[2]


def test_the_settings_file_of_this_repository_is_valid() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    SiteSettings(
        site_name=settings["site_name"],
        site_url=settings["site_url"],
        publisher=settings["extra"]["publisher"],
    )
    assert settings["theme"]["name"] == "material"
    assert settings["docs_dir"] == "docs/not-the-site"


@pytest.mark.slow
def test_a_build_by_hand_makes_one_page_that_says_what_to_run(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path)],
        cwd=ROOT,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        check=True,
        capture_output=True,
    )
    pages = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.html"))
    assert pages == ["404.html", "index.html"]
    assert "publisher build" in read((tmp_path / "index.html").read_text("utf-8")).text
