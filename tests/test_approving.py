"""Who may approve, and that nothing goes public that they have not approved as it is."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from publisher import one_review, pipeline
from publisher.approving import approver_of
from publisher.checks.states import Standing
from publisher.config import PublisherSettings, Visibility
from publisher.errors import ExitCode, SettingsError
from publisher.job import Outcome
from publisher.redaction.approval import code_of
from publisher.surroundings import GitHub, Surroundings, surroundings_of
from tests.folders import (
    HERE,
    LETTER,
    PLAN,
    REVIEW,
    ROOT,
    SUMMARY,
    TERMS,
    TODAY,
    add_review,
    job,
    make_site,
)
from tests.terminal import at_a_terminal
from tests.test_cli import publisher

SLUG = "ashgrove-2019-a"
GITHUB = GitHub("boss", "boss", "workflow_dispatch", authors=("officer",))
ON_GITHUB = Surroundings(Visibility.PRIVATE, on_server=True, github=GITHUB)


def settings(**changes: str) -> PublisherSettings:
    council = {"name": "A", "partnership": "A", "email": "a@a.example"}
    return PublisherSettings.model_validate({"council": council, **changes})


ONE, TWO = settings(), settings(approvals="2")
BY_ACCOUNT = settings(approvals_by="account")


def test_on_a_persons_computer_the_name_counts() -> None:
    approver, authors = approver_of("A. Person", TODAY, ONE, HERE)
    assert (approver.by, approver.account, authors) == ("A. Person", None, ())


@pytest.mark.parametrize("name", [None, "", "  ", "...", "two\nlines", "\u200b"])
def test_what_is_no_name_is_refused(name: str | None) -> None:
    with pytest.raises(SettingsError, match="no name"):
        approver_of(name, TODAY, ONE, HERE)


def test_where_accounts_are_asked_for_a_name_is_refused() -> None:
    with pytest.raises(SettingsError, match="by account"):
        approver_of("A. Person", TODAY, BY_ACCOUNT, HERE)


@pytest.mark.parametrize("asked", [ONE, TWO, BY_ACCOUNT])
def test_on_github_the_account_counts(asked: PublisherSettings) -> None:
    approver, _ = approver_of(None, TODAY, asked, ON_GITHUB)
    assert (approver.by, approver.account) == (None, "boss")


REFUSED = {
    "a name": (GITHUB, "B. Oss"),
    "a run that another repeated": (replace(GITHUB, again="officer"), None),
    "no account": (replace(GITHUB, account="", again=""), None),
    "a program": (replace(GITHUB, account="x[bot]", again="x[bot]"), None),
    "an event that nobody began": (replace(GITHUB, event="schedule"), None),
    "a push": (replace(GITHUB, event="push"), None),
    "the author": (replace(GITHUB, authors=("officer", "Boss")), None),
    "authors that are not known": (replace(GITHUB, authors=None), None),
    "an author without account": (replace(GITHUB, authors=("officer", "?")), None),
}


@pytest.mark.parametrize(("github", "name"), REFUSED.values(), ids=list(REFUSED))
def test_on_github_whoever_may_not_approve_is_refused(github: GitHub, name: str | None) -> None:
    with pytest.raises(SettingsError):
        approver_of(name, TODAY, TWO, replace(ON_GITHUB, github=github))


def test_github_is_read_from_the_environment(tmp_path: Path) -> None:
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTOR": "boss",
        "GITHUB_TRIGGERING_ACTOR": "boss",
        "GITHUB_EVENT_NAME": "workflow_dispatch",
        "PUBLISHER_AUTHORS": "officer",
        "PUBLISHER_VOUCHED": "a-2019-a b-2020-a",
        "PUBLISHER_REPOSITORY": "private",
    }
    place = surroundings_of(environment, tmp_path)
    assert place == replace(ON_GITHUB, vouched=frozenset({"a-2019-a", "b-2020-a"}))
    del environment["PUBLISHER_AUTHORS"]
    github = surroundings_of(environment, tmp_path).github
    assert github is not None
    assert github.authors is None


# -- no review goes public unapproved ----------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def on_github(account: str, *authors: str, vouched: bool = False) -> Surroundings:
    github = GitHub(account, account, "workflow_dispatch", authors)
    slugs = frozenset({SLUG} if vouched else ())
    return replace(ON_GITHUB, github=github, vouched=slugs)


def two_people(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text() + "    approvals: 2\n")


def approval(root: Path) -> Path:
    return root / "reviews" / SLUG / "approval.yml"


def stops(outcome: Outcome) -> list[str]:
    return [finding.rule.code for finding in outcome.findings if finding.stops]


def checked(root: Path, place: Surroundings = HERE) -> list[str]:
    outcome = pipeline.check(job(root, place=place))
    codes = stops(outcome)
    assert bool(codes) is (outcome.reviews[0].standing is Standing.HELD_BACK)
    return codes


def forged_digest(root: Path) -> None:
    values = yaml.safe_load(approval(root).read_text())
    values["content"]["executive-summary"] = "0" * 64
    approval(root).write_text(yaml.safe_dump(values))


def other_content(root: Path) -> None:
    add_review(root, changes={"executive-summary.md": SUMMARY + "\nMore.\n"}, approved=False)


def part_left_out(root: Path) -> None:
    values = yaml.safe_load(approval(root).read_text())
    del values["content"]["executive-summary"]
    approval(root).write_text(yaml.safe_dump(values))


def nobody(root: Path) -> None:
    values = yaml.safe_load(approval(root).read_text())
    approval(root).write_text(yaml.safe_dump({**values, "approved": []}))


def half_a_file(root: Path) -> None:
    approval(root).write_text(approval(root).read_text()[:120])


STATES = {
    "never approved": (lambda root: approval(root).unlink(), "A101"),
    "other content": (other_content, "A102"),
    "a forged digest": (forged_digest, "A102"),
    "a part left out": (part_left_out, "A102"),
    "nobody's name": (nobody, "A103"),
    "half a file": (half_a_file, "S101"),
    "an empty file": (lambda root: approval(root).write_text(""), "S105"),
}


@pytest.mark.parametrize(("change", "code"), STATES.values(), ids=list(STATES))
def test_a_review_that_is_not_approved_as_it_is_is_held_back(
    root: Path, change: object, code: str
) -> None:
    add_review(root)
    assert checked(root) == []
    change(root)  # type: ignore[operator]
    assert code in checked(root)


def changed(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        add_review(root, changes={**APPROVED, name: text}, approved=False)

    return change


ALLOWED = "allow:\n  - {text: 020 7946 0018, reason: a helpline}\n"
APPROVED: dict[str, str | bytes | None] = {
    "review.yml": REVIEW + ALLOWED,
    "executive-summary.md": SUMMARY + "\nRing 020 7946 0018.\n",
    "tribute.md": "# A tribute\n\nShe is missed.\n",
}
ALLOWANCES = "the allowances in review.yml"
WHAT_CHANGED = {
    "a word": (
        changed("executive-summary.md", SUMMARY + "\nRing 020 7946 0018 now.\n"),
        "executive-summary",
    ),
    "a word of the plan": (
        changed("recommendations.csv", PLAN.replace("Train", "Teach")),
        "recommendations",
    ),
    "a word of the letter": (changed("qa-letter.md", LETTER.replace("A. P", "B. P")), "letter"),
    "a document that is not public": (
        changed("tribute.md", "# A tribute\n\nShe is much missed.\n"),
        "tribute",
    ),
    "a document more": (changed("appendix-a.md", "# Terms\n\nWords.\n"), "appendix-a"),
    "a document less": (
        lambda root: (root / "reviews" / SLUG / "tribute.md").unlink(),
        "tribute",
    ),
    "another flagged term": (
        changed("redactions.yml", TERMS + "- {id: point, kind: text, is: [A first point]}\n"),
        "executive-summary",
    ),
    "another replacement": (
        changed("redactions.yml", TERMS.replace("Rowan", "Willow")),
        "executive-summary, recommendations",
    ),
    "an allowance more": (
        changed("review.yml", REVIEW + ALLOWED + "  - {text: Police, reason: an office}\n"),
        ALLOWANCES,
    ),
    "the reason of an allowance": (
        changed("review.yml", REVIEW + ALLOWED.replace("a helpline", "her own")),
        ALLOWANCES,
    ),
}


@pytest.mark.parametrize(("change", "told"), WHAT_CHANGED.values(), ids=list(WHAT_CHANGED))
def test_a_changed_word_document_or_allowance_is_named(
    root: Path, change: Callable[[Path], None], told: str
) -> None:
    add_review(root, changes=APPROVED)
    assert checked(root) == []
    change(root)
    stale = [f for f in pipeline.check(job(root)).findings if f.stops]
    assert [(f.rule.code, f.detail) for f in stale] == [("A102", told)]


@pytest.mark.slow
@pytest.mark.parametrize(("change", "code"), STATES.values(), ids=list(STATES))
def test_nothing_of_it_is_released(root: Path, change: object, code: str) -> None:
    add_review(root)
    change(root)  # type: ignore[operator]
    outcome = pipeline.build(job(root), lambda _: None)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    public = (root / "_build" / "public").rglob("*")
    assert not any(SLUG in path.as_posix().split("_build")[1] for path in public)
    assert outcome.packs == ()


def test_with_two_people_on_github_two_accounts_count_and_no_authors(root: Path) -> None:
    two_people(root)
    add_review(root, approved=False)

    def approve(account: str, *authors: str, vouched: bool = True) -> list[str]:
        place = on_github(account, *authors, vouched=vouched)
        return stops(one_review.approve(job(root, place=place), SLUG))

    assert approve("one", "officer", vouched=False) == ["A103"]
    assert approve("ONE", "officer") == ["A103"], "the same account counts once"
    with pytest.raises(SettingsError, match="cannot approve"):
        approve("officer", "officer")
    assert approve("two", "officer") == []
    assert checked(root, on_github("x", vouched=True)) == []
    assert checked(root, on_github("x")) == ["A105"], "GitHub does not vouch for the file"
    assert checked(root) == [], "on an officer's computer the packs can be made"


@pytest.mark.slow
def test_a_public_review_that_github_no_longer_vouches_for_keeps_its_pages(root: Path) -> None:
    add_review(root, approved=False)
    one_review.approve(job(root, place=on_github("one")), SLUG)
    page = root / "_build" / "public" / "reviews" / SLUG / "index.html"

    def build(vouched: bool) -> tuple[list[str], ExitCode]:
        place = on_github("one", vouched=vouched)
        outcome = pipeline.build(job(root, place=place), lambda _: None)
        return stops(outcome), outcome.exit_code

    assert build(vouched=True) == ([], ExitCode.DONE)
    before = page.read_bytes()
    assert build(vouched=False) == (["A105"], ExitCode.CHECKS_FAILED)
    assert page.read_bytes() == before


def test_an_approval_is_refused_if_what_was_read_has_changed_since(root: Path) -> None:
    folder = add_review(root, approved=False)
    (told,) = pipeline.check(job(root)).reviews
    read = code_of(told.to_approve)
    (folder / "executive-summary.md").write_text(SUMMARY + "\nOne line more.\n")
    for other in (read, ""):
        with pytest.raises(SettingsError, match="changed since it was read"):
            one_review.approve(job(root), SLUG, "A. Person", code=other)
    assert not approval(root).exists()
    (folder / "executive-summary.md").write_text(SUMMARY)
    typed = f" {read.replace('-', '').upper()} "
    assert stops(one_review.approve(job(root), SLUG, "A. Person", code=typed)) == []


@pytest.mark.slow
def test_the_preview_shows_the_code_of_what_is_read_in_it(root: Path) -> None:
    add_review(root, approved=False)
    (told,) = pipeline.check(job(root)).reviews
    read = code_of(told.to_approve)
    index = (one_review.preview(job(root), SLUG) / "index.html").read_text()
    assert f"--code {read}</code>" in index
    assert f"with the code <strong>{read}</strong>" in index


WAITS = re.sub(r"letter:\n(?:  .*\n)+", "", REVIEW).replace("status: ready", "status: waiting")


@pytest.mark.parametrize("command", ["approve", "preview"])
def test_a_review_that_waits_for_its_letter_is_neither_approved_nor_shown_and_it_is_said_why(
    root: Path, command: str
) -> None:
    add_review(root, changes={"review.yml": WAITS, "qa-letter.md": None}, approved=False)
    assert stops(pipeline.check(job(root))) == [], "nothing is to be put right"
    by = ["--by", "A. Person"] if command == "approve" else []
    done = publisher(root, command, SLUG, *by)
    assert done.returncode == ExitCode.SETTINGS
    assert "waits for the letter of the Home Office" in done.stderr
    assert "approval.yml" not in done.stdout
    assert not approval(root).exists()


def one_person(root: Path) -> None:
    """As it is without a word in the settings."""


@pytest.mark.parametrize("mode", [one_person, two_people])
def test_lines_written_by_hand_do_not_count_on_github(
    root: Path, mode: Callable[[Path], None]
) -> None:
    add_review(root)
    one_review.approve(job(root), SLUG, "B. Other")
    mode(root)
    assert checked(root) == []
    assert checked(root, on_github("x")) == ["A105"]
    assert checked(root, on_github("x", vouched=True)) == ["A104"]
    values = yaml.safe_load(approval(root).read_text())
    accounts = [{"account": name, "on": "2026-11-22"} for name in ("one", "two")]
    approval(root).write_text(yaml.safe_dump({**values, "approved": accounts}))
    assert checked(root, on_github("x")) == ["A105"]


def test_one_person_approves_on_github_by_account_also_a_change_of_their_own(root: Path) -> None:
    add_review(root)
    told = one_review.approve(job(root, place=on_github("officer", "officer")), SLUG)
    assert stops(told) == []
    assert "A. Approver" not in approval(root).read_text()
    assert checked(root, on_github("x", vouched=True)) == []


def test_the_examples_are_approved_by_name_on_github_too() -> None:
    place = replace(ON_GITHUB, visibility=Visibility.PUBLIC)
    assert not {"A104", "A105"} & set(stops(pipeline.check(job(ROOT, place=place))))


def test_the_second_person_cannot_be_made_up_before_the_first(root: Path) -> None:
    two_people(root)
    add_review(root, approved=False)
    one_review.approve(job(root, place=on_github("one", "officer")), SLUG)
    text = approval(root).read_text()
    approval(root).write_text(text.replace("- account: one", "- account: boss"))
    told = one_review.approve(job(root, place=on_github("two", "officer")), SLUG)
    assert stops(told) == ["A103"]
    assert "boss" not in approval(root).read_text()


def test_at_a_terminal_it_is_shown_what_is_approved_and_asked(root: Path) -> None:
    add_review(root, approved=False)
    approval = root / "reviews" / SLUG / "approval.yml"
    arguments = ["approve", SLUG, "--by", "A. Person", "--today", "2026-11-22"]
    asked = "Have you read every page of its preview?"
    code, seen = at_a_terminal(root, arguments, [(asked, "")])
    assert code == ExitCode.CHECKS_FAILED
    assert "Public will be: executive-summary, recommendations, letter." in seen
    assert "Flagged terms: 2." in seen
    (told,) = pipeline.check(job(root)).reviews
    assert f"must show too: {code_of(told.to_approve)}." in seen
    assert "NOT APPROVED: nothing was recorded." in seen
    assert not approval.exists()
    code, seen = at_a_terminal(root, arguments, [(asked, "yes")])
    assert code == ExitCode.DONE
    assert "Your approval is in approval.yml" in seen
    assert approval.exists()
    code, seen = at_a_terminal(root, [*arguments, "--yes"], [])
    assert code == ExitCode.DONE
    assert asked not in seen
