"""`publisher doctor` says what is good and what is to do, and asks once."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.config import Colours, SiteSettings, Visibility
from publisher.doctor import FONTS, Item, kept_from_the_demonstration, look_over
from publisher.errors import ExitCode
from publisher.intake.sealed import new_key, read_keys
from publisher.intake.site_file import read_site_file
from publisher.record.additions import after_basing, after_publishing, after_reporting
from publisher.record.claim import Claim, claim_file
from publisher.record.ledger import SITE, Event, EventKind, Ledger
from publisher.record.ledger_files import read_ledgers, write_events
from publisher.record.packs import Role
from publisher.record.reported import DUE
from publisher.repository import is_tracked
from publisher.sealing import encrypt_plain
from publisher.statements import Privacy
from publisher.surroundings import LOCAL, Surroundings
from tests.folders import HERE, REVIEW, ROOT, TODAY, add_review, make_site
from tests.terminal import at_a_terminal
from tests.test_cli import publisher
from tests.test_surroundings import CONFIG, with_git

SECRET, PUBLIC = new_key()
KEYS = read_keys(SECRET)


SAID = {
    "accessibility": {"prepared": "2026-11-01", "reviewed": "2026-11-01"},
    "privacy": {"host": "A", "emails_kept": "a year", "data_protection": "a@a.example"},
}


def settings(*recipients: str) -> SiteSettings:
    council = {"name": "A", "partnership": "A", "email": "a@a.example"}
    publisher = {"council": council, "recipients": recipients, **SAID}
    site = {"site_name": "A", "site_url": "https://a.example/", "publisher": publisher}
    return SiteSettings.model_validate(site)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path / "root")
    (root / ".gitignore").write_text(f"_build/\n{LOCAL}\n")
    add_review(root)
    return root


def to_do(items: list[Item]) -> list[str]:
    return [item.says for item in items if item.remedy]


def look(root: Path, place: Surroundings, *recipients: str) -> list[str]:
    return to_do(look_over(root, settings(*recipients), place))


def test_a_good_set_up_leaves_nothing_to_do(root: Path) -> None:
    assert look(root, HERE) == []


def test_a_review_of_ones_own_on_the_demonstrations_website_is_told(root: Path) -> None:
    demonstration = read_site_file((ROOT / "mkdocs.yml").read_bytes())
    kept = ["`site_name:`", "`site_url:`", "`council:`", "`notice:`", "`welsh:`"]
    assert kept_from_the_demonstration(demonstration) == kept
    told = to_do(look_over(root, demonstration, HERE))
    assert told == [f"mkdocs.yml is still that of the demonstration: {', '.join(kept)}."]


def test_a_statement_that_is_not_filled_in_is_told(root: Path) -> None:
    site = settings()
    less = site.publisher.model_copy(update={"privacy": Privacy(host="A")})
    (root / "docs" / "site" / "privacy.md").unlink()
    (told,) = to_do(look_over(root, site.model_copy(update={"publisher": less}), HERE))
    assert told == (
        "The statements of the website lack docs/site/privacy.md, `privacy: emails_kept:` in "
        "mkdocs.yml, `privacy: data_protection:` in mkdocs.yml."
    )


def test_examples_beside_a_review_of_ones_own_are_told(root: Path) -> None:
    example = "reviews/ashgrove-2021-a"
    shutil.copytree(ROOT / example, root / example)
    assert look(root, HERE) == ["Invented examples stand beside your reviews: 1."]
    shutil.rmtree(root / "reviews" / "ashgrove-2019-a")
    assert look(root, HERE) == []


def test_what_git_would_take_in_by_mistake_is_told(root: Path) -> None:
    (root / ".gitignore").unlink()
    assert look(root, HERE) == [f"Git does not ignore _build/ and {LOCAL}."]


def index(root: Path, version: int = 2, *names: str) -> None:
    entries = b"".join(bytes(62) + name.encode() + b"\0" for name in names)
    head = b"DIRC" + version.to_bytes(4, "big")
    (with_git(root) / ".git" / "index").write_bytes(head + entries)


def test_open_files_are_counted_and_whether_git_has_taken_them_in(root: Path) -> None:
    public = Surroundings(Visibility.PUBLIC)
    with_git(root)
    assert look(root, public) == ["5 files are not encrypted. Git has taken in none of it yet."]
    taken = "5 files are not encrypted, and git has taken in: reviews/ashgrove-2019-a/"
    index(root, 2, "reviews/ashgrove-2019-a/redactions.yml")
    assert look(root, public) == [f"{taken}redactions.yml."]
    index(root, 4)
    (told,) = look(root, public)
    assert told.startswith(taken), "what cannot be told counts as taken in"
    assert told.endswith(" and 2 more.")


def test_a_file_with_a_name_of_its_own_is_asked_about_by_it_and_told_without(root: Path) -> None:
    index(root, 2, "reviews/ashgrove-2019-a/Marigold Threlkeld.docx", "Threlkeld, DHR.docx")
    for path in ("reviews/ashgrove-2019-a/Marigold Threlkeld.docx", "Threlkeld, DHR.docx"):
        (root / path).write_bytes(b"x")
    told = "7 files are not encrypted, and git has taken in: "
    first, second = "reviews/ashgrove-2019-a/file 1", "file 1 (.docx, 1 KB) outside reviews/"
    assert look(root, Surroundings(Visibility.PUBLIC)) == [f"{told}{first}, {second}."]


@pytest.mark.parametrize("name", ["marigold-threlkeld", "Ashgrove\n2019"])
def test_a_folder_whose_name_gives_somebody_away_is_told_by_its_number(
    root: Path, name: str
) -> None:
    (root / "reviews" / "ashgrove-2019-a").rename(root / "reviews" / name)
    index(root, 2, f"reviews/{name}/redactions.yml")
    (told,) = look(root, Surroundings(Visibility.PUBLIC))
    assert told.endswith(" git has taken in: reviews/folder 1/redactions.yml.")


def test_a_file_below_the_repository_is_found_in_the_index_of_git_itself(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    below = tmp_path / "below"
    below.mkdir()
    (below / "redactions.yml").write_text("[]")
    git("init", "-q")
    assert is_tracked(below, "redactions.yml") is False
    git("add", ".")
    assert is_tracked(below, "redactions.yml") is True
    assert is_tracked(below, "actions.yml") is False


def test_keys_that_open_nothing_or_shut_somebody_out_are_told(root: Path) -> None:
    review = root / "reviews" / "ashgrove-2019-a"
    encrypt_plain(review, KEYS, [PUBLIC], sources=True, replaced=False)
    assert look(root, Surroundings(Visibility.PUBLIC, KEYS), PUBLIC) == []
    assert look(root, Surroundings(Visibility.PUBLIC)) == [
        "5 files are encrypted, and there is no key."
    ]
    other = read_keys(new_key()[0])
    assert look(root, Surroundings(Visibility.PUBLIC, other), PUBLIC) == [
        "5 of 5 encrypted files cannot be opened.",
        "Your own public key is not among the recipients.",
    ]


def test_one_file_is_not_told_as_several(root: Path) -> None:
    with_git(root)
    for name in ("executive-summary.md", "recommendations.csv", "qa-letter.md", "review.yml"):
        (root / "reviews" / "ashgrove-2019-a" / name).unlink()
    (told,) = look(root, Surroundings(Visibility.PUBLIC))
    assert told == "1 file is not encrypted. Git has taken in none of it yet."


def test_a_computer_that_lacks_something_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.doctor.OLDEST_PYTHON", (99,))
    for font in FONTS.glob("*.ttf"):
        (root / font.name).touch()
    (root / "NotoSans-Bold.ttf").unlink()  # one is enough: typst would set another in its place
    monkeypatch.setattr("publisher.doctor.FONTS", root)
    monkeypatch.setattr("publisher.doctor.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", "")
    items = [item for item in look_over(root, settings(), Surroundings()) if item.remedy]
    old, fonts, pictures, seen_by = items[:4]
    assert old.says.endswith("is too old.")
    assert fonts.says == "The theme or the fonts are missing."
    assert pictures.says == "Nothing here can read what pictures and scans show."
    assert seen_by.says == "It is not known who can see the repository."
    for item in (old, fonts, pictures):
        assert "delete .venv and run make check." in item.remedy, "it publishes nothing"


def test_colours_that_cannot_be_read_are_told(root: Path) -> None:
    site = settings()
    pale = site.publisher.model_copy(update={"colours": Colours(link="#99aaff")})
    (told,) = to_do(look_over(root, site.model_copy(update={"publisher": pale}), HERE))
    assert "links on the white page a contrast of only" in told


def test_a_review_that_is_published_and_not_reported_is_told(root: Path) -> None:
    slug = "ashgrove-2019-a"
    ledger = Ledger(slug)
    events = after_publishing(ledger, [f"reviews/{slug}/index.html"], "1", TODAY)
    write_events(root / "reviews" / "ledger", ledger, events)
    both = "the Home Office and the Domestic Abuse Commissioner"
    assert look(root, HERE) == [f"{slug} is published and not reported to {both}."]
    ledger = read_ledgers(root / "reviews" / "ledger")[slug]
    for role, left in ((Role.HOME_OFFICE, 1), (Role.COMMISSIONER, 0)):
        events = after_reporting(ledger, role, TODAY)
        ledger = write_events(root / "reviews" / "ledger", ledger, events)
        assert len(look(root, HERE)) == left


def test_a_correction_after_a_move_is_to_be_reported_wherever_it_moves_next(root: Path) -> None:
    home = root / "reviews" / "ledger"
    first, second, third = (Ledger(f"ashgrove-{year}-b") for year in (2019, 2018, 2017))
    (root / "reviews" / "ashgrove-2019-a").rename(root / "reviews" / third.slug)
    was = Event(EventKind.PUBLISHED, TODAY, ("p",), "1")
    told = tuple(Event(EventKind.REPORTED, TODAY, content="1", to=role) for role in DUE)
    day = TODAY + timedelta(1)
    moved = [Event(EventKind.MOVED, day, to=one.slug) for one in (second, third)]
    write_events(home, first, (was, *told, *moved))
    corrected = (replace(was, on=day, content="2"), Event(EventKind.CHANGED, day, content="2"))
    write_events(home, second, (*corrected, moved[1]))
    write_events(home, third, [replace(was, on=day, content="3")])
    (told_now,) = look(root, HERE)
    assert told_now.startswith(f"{third.slug} is published and not reported to the Home Office and")


def test_another_beginning_of_all_weblinks_is_told_until_it_is_public(root: Path) -> None:
    home, site = root / "reviews" / "ledger", settings()
    old, how = "https://old.example/", "docs/handbook/moving-hosts.md#another-address"

    def beginning() -> Item:
        (told,) = (item for item in look_over(root, site, HERE) if "weblink" in item.says)
        return told

    assert beginning() == Item(f"All weblinks begin with {site.base} for ever.")
    ledger = write_events(home, Ledger(SITE), after_basing(Ledger(SITE), old, TODAY))
    public = f"`site_url:` is {site.base} now, and every weblink that is public begins with {old}."
    assert (beginning().says, how in beginning().remedy) == (public, True)
    ledger = write_events(home, ledger, after_basing(ledger, site.base, TODAY))
    assert after_basing(ledger, site.base, TODAY) == ()
    assert beginning().says.endswith(f"began with {old}, which must lead on for ever: {how}")
    assert not beginning().remedy


def test_a_claim_and_a_damaged_record_are_told(root: Path) -> None:
    home = root / "reviews" / "ledger"
    home.mkdir(exist_ok=True)
    claim = Claim("a", "", (Event(EventKind.PUBLISHED, TODAY),))
    waits = ["A release is claimed and not confirmed yet."]
    for claimed, items in ((claim, waits), (replace(claim, earlier=True), [])):
        (home / "claimed.json").write_bytes(claim_file([claimed]))
        assert look(root, HERE) == items
    (home / "claimed.json").write_text("{")
    assert look(root, HERE) == ["reviews/ledger/: claimed.json cannot be read (W102)."]
    (home / "_site.jsonl").write_text("{")
    (told,) = look(root, HERE)
    assert told == "reviews/ledger/_site.jsonl, line 1: the record cannot be read (W102)."


def test_settings_that_cannot_be_read_are_told_and_the_rest_is_looked_at(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: A\nsite_url: http://a.example\n")
    told = doctor(root, "")
    assert told.returncode == ExitCode.CHECKS_FAILED
    assert "To do: mkdocs.yml" in told.stdout
    assert "Good:  Python" in told.stdout


def doctor(root: Path, answers: str, *options: str) -> subprocess.CompletedProcess[str]:
    return publisher(root, "doctor", *options, typed=answers)


def test_it_asks_once_and_the_build_knows_the_answer(root: Path) -> None:
    with_git(root)
    waiting = publisher(root, "check")
    assert waiting.returncode == ExitCode.SETTINGS
    assert "publisher doctor" in waiting.stdout
    asked = doctor(root, "private\n")
    assert (asked.returncode, "Who can see" in asked.stdout) == (ExitCode.DONE, True)
    assert publisher(root, "check").returncode == ExitCode.DONE
    assert "Who can see" not in doctor(root, "").stdout
    again = doctor(root, "public\n", "--again")
    assert again.returncode == ExitCode.CHECKS_FAILED
    assert "everyone can read it" in again.stdout
    assert "(K105)" in publisher(root, "check").stdout


def test_at_a_terminal_the_question_is_seen(root: Path) -> None:
    with_git(root)
    typed = [("Your answer [private/internal/public]: ", "secret")]
    typed += [("Please type one of these words.\nYour answer", "Private")]
    code, seen = at_a_terminal(root, ["doctor"], typed)
    assert (code, "The repository is private." in seen) == (ExitCode.DONE, True)


def test_it_asks_again_when_there_is_a_new_place(root: Path) -> None:
    with_git(root)
    doctor(root, "private\n")
    with_git(root, CONFIG.replace("host.example", "other.example"))
    assert "Who can see" in doctor(root, "private\n").stdout


def test_without_an_answer_nothing_is_remembered(root: Path) -> None:
    with_git(root)
    assert doctor(root, "").returncode == ExitCode.INTERRUPTED
    assert not (root / LOCAL).exists()


def test_a_draft_that_lies_open_is_no_success(root: Path) -> None:
    draft = REVIEW.replace("status: ready", "status: draft")
    add_review(root, changes={"review.yml": draft})
    done = publisher(root, "check", CI="true", PUBLISHER_REPOSITORY="public")
    assert done.returncode == ExitCode.LEAK
    assert "(K105)" in done.stdout
