"""Sites to break: one to build, what the gate is handed of it, one that is public already."""

from pathlib import Path
from typing import Any

import pytest

from publisher import checking, pipeline
from publisher.errors import ExitCode
from publisher.gate.verify import Leak, leaks_in
from tests.folders import add_review, make_site
from tests.in_process import in_this_process
from tests.sabotage.leaking import Handed, Public, build, ledgers, read_whole, released


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    in_this_process(monkeypatch)
    # identifiers left over hold a review back before the gate: it has to do without that wall
    monkeypatch.setattr(checking, "problems_left_over", lambda _: ())
    return make_site(tmp_path / "root")


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Handed]:
    """What the gate is handed, each time that it is: without it all of this would go out."""
    seen: list[Handed] = []

    def watching(*given: Any) -> list[Leak]:
        seen.append(read_whole(given))
        return leaks_in(*given)

    monkeypatch.setattr(pipeline, "leaks_in", watching)
    return seen


@pytest.fixture
def public(root: Path) -> Public:
    add_review(root)
    assert build(root).exit_code is ExitCode.DONE
    return Public(root, released(root), ledgers(root))
