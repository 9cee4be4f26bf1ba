"""Nothing is released from where others can read what is secret; a withdrawal alone goes out."""

from dataclasses import replace
from pathlib import Path

import pytest

from publisher import one_review, pipeline
from publisher.cli.telling import REFUSALS
from publisher.config import Visibility
from publisher.errors import ExitCode
from publisher.intake.sealed import new_key, read_keys
from publisher.job import Outcome
from publisher.sealing import encrypt_plain
from publisher.surroundings import Surroundings
from tests.folders import FILES, REAL_NAME, REVIEW, add_review, files_below, job, make_site
from tests.test_cli import publisher

SLUG = "ashgrove-2019-a"
SECRET, PUBLIC = new_key()
SEEN = {
    "by everyone": (Surroundings(Visibility.PUBLIC), ExitCode.LEAK),
    "by an enterprise": (Surroundings(Visibility.INTERNAL), ExitCode.LEAK),
    "by who knows whom": (Surroundings(Visibility.UNKNOWN), ExitCode.SETTINGS),
    "on a server, by who knows whom": (
        Surroundings(Visibility.UNKNOWN, on_server=True),
        ExitCode.SETTINGS,
    ),
}
PLACES = pytest.mark.parametrize(("place", "code"), SEEN.values(), ids=list(SEEN))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def built(root: Path, place: Surroundings) -> Outcome:
    keys = read_keys(SECRET)
    return pipeline.build(job(root, place=replace(place, keys=keys)), lambda _: None)


def add_encrypted(root: Path, slug: str) -> None:
    folder = add_review(root, slug)
    encrypt_plain(folder, read_keys(SECRET), [PUBLIC], sources=True, replaced=False)


def assert_nothing_but_the_memory(made: Path) -> None:
    """What was found stays for the next run: closed to others, and without a name."""
    assert {path.name for path in made.iterdir()} == {".lock", "cache"}
    assert (made / "cache").stat().st_mode & 0o777 == 0o700
    kept = files_below(made)
    assert kept
    for word in (*REAL_NAME.split(), "Quillfeather"):
        assert not [path for path, data in kept.items() if word.encode() in data]


@PLACES
def test_one_review_that_lies_open_stops_the_whole_release(
    root: Path, place: Surroundings, code: ExitCode
) -> None:
    add_encrypted(root, SLUG)
    add_review(root, "ashgrove-2020-a")
    outcome = built(root, place)
    assert (outcome.exit_code, outcome.public, outcome.packs) == (code, None, ())
    assert_nothing_but_the_memory(root / "_build")
    assert not (root / "reviews" / "ledger").exists()
    assert pipeline.check(job(root, place=place)).exit_code is code


@PLACES
@pytest.mark.parametrize("name", ["reviews/redactions.yml", "redactions.yml.bak"])
def test_a_list_beside_the_reviews_stops_the_whole_release(
    root: Path, place: Surroundings, code: ExitCode, name: str
) -> None:
    add_encrypted(root, SLUG)
    (root / name).write_text(FILES["redactions.yml"])
    outcome = built(root, place)
    assert (outcome.exit_code, outcome.public) == (code, None)


@pytest.mark.slow
def test_what_is_encrypted_is_released_from_a_public_repository(root: Path) -> None:
    add_encrypted(root, SLUG)
    assert built(root, Surroundings(Visibility.PUBLIC)).exit_code is ExitCode.DONE


@pytest.mark.slow
def test_a_withdrawal_goes_out_though_its_folder_lies_open(root: Path) -> None:
    add_review(root)
    built(root, Surroundings(Visibility.PRIVATE))
    gone = REVIEW.replace("status: ready", "status: withdrawn\nreason: safety of a person")
    add_review(root, changes={"review.yml": gone}, approved=False)
    outcome = built(root, Surroundings(Visibility.PUBLIC))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED, "what went out is deployed, and then red"
    page = files_below(root / "_build" / "public")[f"reviews/{SLUG}/index.html"]
    assert b"safety of a person" in page
    again = built(root, Surroundings(Visibility.PUBLIC))
    assert again.exit_code is ExitCode.LEAK, "it waits no more"


@PLACES
def test_nobody_can_approve_what_lies_open(root: Path, place: Surroundings, code: ExitCode) -> None:
    add_review(root, approved=False)
    assert one_review.approve(job(root, place=place), SLUG, "A. Person").exit_code is code
    assert not (root / "reviews" / SLUG / "approval.yml").exists()


SAID = {"public": ("public", "K105"), "unknown": ("", "K107")}


@pytest.mark.parametrize(("said", "rule"), SAID.values(), ids=list(SAID))
def test_the_build_says_in_plain_words_why_it_refuses(root: Path, said: str, rule: str) -> None:
    add_review(root)
    code = ExitCode.LEAK if said else ExitCode.SETTINGS
    done = publisher(root, "build", CI="true", PUBLISHER_REPOSITORY=said)
    assert done.returncode == code
    assert f"({rule})" in done.stdout
    assert done.stdout.endswith(REFUSALS[code] + "\n")
    if said:
        assert "treat this as a data breach. Make the repository private now" in done.stdout
        assert "data protection officer today: the law gives 72 hours" in done.stdout
    for word in ("Marigold", "Threlkeld", "Quillfeather"):
        assert word not in done.stdout + done.stderr
