from publisher.site.proof import last_proof
from tests.site.kinds import KINDS


def test_what_the_statement_quotes_was_found_on_every_kind_of_page() -> None:
    assert last_proof().kinds == tuple(kind.name for kind in KINDS), "run make proof DATE=..."


def test_the_test_found_nothing_and_names_its_tools() -> None:
    proof = last_proof()
    assert proof.violations == 0
    assert sorted(proof.tools) == ["Chromium", "axe-core"]
    assert all(version[0].isdigit() for version in proof.tools.values())
