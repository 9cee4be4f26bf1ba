"""The council's logo, from the file beside mkdocs.yml to the top of every page."""

from pathlib import Path

import pytest
from PIL import Image

from publisher.errors import ExitCode, SettingsError
from tests.folders import add_review, make_site
from tests.two_reviews import build, public

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = make_site(tmp_path / "root")
    settings = made / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("    council:\n", "    council:\n      logo: our logo.png\n"))
    return made


def test_the_councils_logo_is_on_every_page_and_spoken_as_its_name(root: Path) -> None:
    add_review(root)
    Image.new("RGB", (400, 200), "navy").save(root / "our logo.png", "PNG", dpi=(72, 72))
    assert build(root).exit_code is ExitCode.DONE
    released = public(root)
    assert b"pHYs" not in released["assets/logo.png"]
    for path, data in released.items():
        if path.endswith(".html"):
            assert b'assets/logo.png" alt="Ashgrove Council" width="128" height="64"' in data, path


def test_a_logo_that_is_not_there_is_said_and_nothing_is_built(root: Path) -> None:
    with pytest.raises(SettingsError, match="names a logo that is not there"):
        build(root)
