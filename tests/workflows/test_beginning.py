"""A review that cannot be begun in the browser: what to change is said, in words of ours alone."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from tests.folders import LETTER, ROOT, add_review, make_site
from tests.warm import quick_line
from tests.workflows.runner import git

NOWHERE = LETTER.replace("Ashgrove\nCommunity Safety Partnership (CSP) ", "us ")
Asked = tuple[str, str, str, str]
"""The name of the letter's file, its text, the month of the death, the name of the folder."""
Begin = Callable[..., list[str]]


GUIDE = "https://github.com/example/publisher/blob/abc/docs/handbook/"


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Begins a review as the workflow does; gives the names of the folders that are there then."""
    monkeypatch.syspath_prepend(str(ROOT / ".github"))
    beginning = import_module("beginning")
    program, council = tmp_path / "publisher", tmp_path / "council"
    program.write_text(f"#!/bin/sh\n{quick_line()}\n")
    program.chmod(0o700)
    add_review(make_site(council))
    monkeypatch.setattr(beginning, "PUBLISHER", program)
    monkeypatch.chdir(council)

    def begun(asked: Asked, how: str = "other") -> list[str]:
        name, text, death, review = asked
        (tmp_path / name).write_text(text)
        here = {"DEATH": death, "CIRCUMSTANCES": how, "REVIEW": review}
        here |= {"PUBLISHER_REPOSITORY": "private", "PYTHONPATH": str(ROOT)}
        here |= {"PUBLISHER_HANDBOOK": GUIDE}
        here |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        for key, value in here.items():
            monkeypatch.setenv(key, value)
        beginning.new_folder(tmp_path / name)
        return sorted(path.name for path in (council / "reviews").iterdir())

    yield begun
    for module in ("beginning", "releases", "speaking"):
        sys.modules.pop(module, None)


REFUSED: dict[str, tuple[Asked, str]] = {
    "no month": (("letter.md", LETTER, "2021", ""), "Under date, write"),
    "not to be read": (("letter.pdf", "%PDF-1.7", "2021-02", ""), "The letter cannot be read"),
    "no letter": (("letter.md", "Dear Marigold", "2021-02", ""), "The file does not look like"),
    "no partnership": (("letter.md", NOWHERE, "2021-02", ""), "The letter does not say for which"),
    "no such name": (("letter.md", NOWHERE, "2021-02", "A 21"), "Under review, write small"),
    "a list is there": (("letter.md", NOWHERE, "2021-02", "begun-2021-a"), "The folder whose name"),
    "a used name": (("letter.md", NOWHERE, "2021-02", "ashgrove-2019-a"), "There is or was a"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_to_change_is_said_in_fixed_words_for_every_way_that_a_letter_is_refused(
    case: str, begin: Begin, tmp_path: Path
) -> None:
    asked, why = REFUSED[case]
    begun = Path("reviews", "begun-2021-a")
    begun.mkdir()
    (begun / "redactions.yml").write_text("[]")
    with pytest.raises(SystemExit) as ended:
        begin(asked)
    reasons = sys.modules["beginning"].REASONS.values()
    (reason,) = (reason for reason in reasons if reason.startswith(why))
    assert ended.value.code == f"No review was begun. {reason}"
    assert (tmp_path / "summary.md").read_text() == f"{ended.value.code}\n"
    assert len(REFUSED) == len(reasons)


def test_a_name_for_the_folder_can_be_given_where_the_letter_has_none(begin: Begin) -> None:
    asked = ("letter.md", NOWHERE, "2021-02", "holt-2021-a")
    assert begin(asked) == ["ashgrove-2019-a", "holt-2021-a"]
    drafts = "".join(path.read_text() for path in Path("reviews", "holt-2021-a").glob("*.yml"))
    assert f"{GUIDE}settings.md" in drafts
    assert f"{GUIDE}redacting-well.md" in drafts


OFFERED = {"please choose": "???", "homicide": "homicide", "suicide": "suicide", "other": "other"}
WRITTEN = {**OFFERED, "": "???", "Suicide; id": "???"}
"""What stands in review.yml by what is sent from the form; GitHub sends the first unless asked."""


def test_the_form_offers_first_what_is_no_answer() -> None:
    council = ROOT / "templates" / "council" / ".github" / "workflows" / "reviews.yml"
    form = yaml.safe_load(council.read_text("utf-8"))[True]["workflow_dispatch"]["inputs"]
    assert form["circumstances"]["options"] == list(OFFERED)


@pytest.mark.parametrize("how", WRITTEN)
def test_how_the_person_died_is_asked_for_unless_it_was_chosen(
    how: str, begin: Begin, tmp_path: Path
) -> None:
    begin(("letter.md", LETTER, "2021-02", "holt-2021-a"), how)
    draft = (tmp_path / "council" / "reviews" / "holt-2021-a" / "review.yml").read_text("utf-8")
    assert f"\ncircumstances: {WRITTEN[how]}\n" in draft


@pytest.mark.usefixtures("begin")
def test_what_git_cannot_show_is_no_letter_and_its_name_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.mkdir()
    git(theirs, "init", "-q", "-b", "main")
    git(theirs, "commit", "-q", "--allow-empty", "-m", "begin")
    git(tmp_path, "clone", "-q", str(theirs), str(ours))
    git(theirs, "switch", "-q", "-c", "letter")
    link = f"160000,{'1' * 40},Letter about Marigold.pdf"  # to a commit that is not there
    git(theirs, "update-index", "--add", "--cacheinfo", link)
    git(theirs, "commit", "-q", "-m", "letter")
    monkeypatch.chdir(ours)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    beginning = sys.modules["beginning"]
    with pytest.raises(SystemExit) as ended:
        beginning.letter_of("letter", tmp_path)
    assert ended.value.code == beginning.NO_LETTER
    assert "Marigold" not in "".join(capfd.readouterr())
