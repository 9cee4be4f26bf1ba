"""ProperDocs can take the place of MkDocs: whichever makes the pages, the site is the same."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher.site import engine
from publisher.site.build import SiteFile, build_site
from tests.apart import APART
from tests.site.content import whole_site


@pytest.mark.slow
def test_properdocs_makes_the_same_public_folder_as_mkdocs(
    built: Mapping[str, SiteFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = str(APART / "properdocs" / "bin" / "python")
    monkeypatch.setattr(engine, "PROGRAM", (python, "-P", "-m", "properdocs"))
    made = {file.path: file for file in build_site(whole_site(), tmp_path)}
    assert made.keys() == built.keys()
    assert [path for path in built if made[path] != built[path]] == []
