"""`publisher new`: from a letter to a folder that `publisher check` understands."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copyfile

import pytest
import yaml
from docx import Document as WordDocument

from publisher.config import Visibility
from publisher.drafting import Known
from publisher.errors import SettingsError
from publisher.intake.sealed import is_sealed, new_key
from publisher.letter import Letter, Said
from publisher.starting import slug_for, start, taken_slugs, unbegun
from tests.folders import make_site
from tests.letters.test_shapes import SHAPES
from tests.terminal import at_a_terminal
from tests.test_cli import publisher

LETTER = SHAPES / "usual.txt"
REAL = SHAPES.parent
KNOWN = Known("2019-11", "homicide")
OPTIONS = ("--death", "2021-02", "--circumstances", "other", "--slug", "begun-2021-a")


def begin(
    reviews: Path,
    slug: str = "ashgrove-2019-a",
    visibility: Visibility = Visibility.PRIVATE,
    recipients: tuple[str, ...] = (),
    letter: Path = LETTER,
) -> dict[str, bytes]:
    started = start(reviews, slug, letter, KNOWN, visibility, recipients)
    return {path.name: path.read_bytes() for path in sorted(started.folder.iterdir())}


def test_a_folder_holds_settings_terms_and_the_letter_as_it_came(tmp_path: Path) -> None:
    files = begin(tmp_path / "reviews")
    assert list(files) == ["qa-letter.txt", "redactions.yml", "review.yml"]
    assert files["qa-letter.txt"] == LETTER.read_bytes()


PARTNERSHIPS = {
    "Ashgrove Community Safety Partnership": "ashgrove-2019-a",
    "Safer Westermere Partnership": "westermere-2019-a",
    "the Vale of St Ann's Community Safety Partnership": "vale-st-anns-2019-a",
    "Ynys Môn Community Safety Partnership": "ynys-mon-2019-a",
    "Community Safety Partnership": "",
}


@pytest.mark.parametrize(("name", "slug"), PARTNERSHIPS.items(), ids=PARTNERSHIPS)
def test_the_address_is_made_of_partnership_and_year(name: str, slug: str) -> None:
    assert slug_for(Letter(partnership=Said(name, "")), "2019-11", ()) == slug


def test_an_address_that_ever_was_is_not_offered_or_used_again(tmp_path: Path) -> None:
    reviews = tmp_path / "reviews"
    begin(reviews)
    (reviews / "ledger").mkdir()
    (reviews / "ledger" / "ashgrove-2019-b.jsonl").touch()
    letter = Letter(partnership=Said("Ashgrove Partnership", ""))
    assert slug_for(letter, "2019-11", taken_slugs(reviews)) == "ashgrove-2019-c"
    before = {path: path.read_bytes() for path in reviews.rglob("*.*") if path.is_file()}
    for slug in ("ashgrove-2019-a", "ashgrove-2019-b"):
        with pytest.raises(SettingsError, match="is or was a review"):
            begin(reviews, slug)
    assert before == {path: path.read_bytes() for path in reviews.rglob("*.*") if path.is_file()}


def folder_with(reviews: Path, **files: bytes) -> Path:
    """A folder that somebody has made by hand; `_` in a name stands for a full stop."""
    folder = reviews / "ashgrove-2019-a"
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


@pytest.mark.parametrize("letter", [b"", LETTER.read_bytes()], ids=["without", "with its letter"])
def test_a_folder_with_documents_alone_is_completed(tmp_path: Path, letter: bytes) -> None:
    own = {"summary_docx": b"of the council", **({"qa-letter_txt": letter} if letter else {})}
    folder = folder_with(tmp_path / "reviews", **own)
    assert unbegun(tmp_path / "reviews") == [folder.name]
    files = begin(tmp_path / "reviews")
    assert list(files) == ["qa-letter.txt", "redactions.yml", "review.yml", "summary.docx"]
    assert files["summary.docx"] == b"of the council"
    assert files["qa-letter.txt"] == LETTER.read_bytes()
    assert list((tmp_path / "reviews").iterdir()) == [folder]
    assert unbegun(tmp_path / "reviews") == []


BEGUN = {
    "settings": ({"review_yml": b"x"}, "is or was a review"),
    "sealed settings": ({"review_yml_age": b"x"}, "is or was a review"),
    "a list": ({"redactions_yml": b"[]"}, "holds redactions.yml"),
    "a sealed list": ({"redactions_yml_age": b"x"}, "holds redactions.yml"),
    "an approval": ({"approval_yml": b"x"}, "holds approval.yml"),
    "another letter": ({"qa-letter_pdf": b"x"}, "holds another letter"),
    "another of the same kind": ({"qa-letter_txt": b"x"}, "holds another letter"),
    "a sealed letter": ({"qa-letter_txt_age": b"x"}, "holds another letter"),
}


@pytest.mark.parametrize(("files", "told"), BEGUN.values(), ids=BEGUN)
def test_a_folder_in_which_something_was_begun_stays_as_it_is(
    tmp_path: Path, files: dict[str, bytes], told: str
) -> None:
    folder = folder_with(tmp_path / "reviews", **files)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(SettingsError, match=told):
        begin(tmp_path / "reviews")
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_neither_a_folder_that_was_public_nor_the_record_is_completed(tmp_path: Path) -> None:
    reviews = tmp_path / "reviews"
    folder = folder_with(reviews)
    (reviews / "ledger").mkdir()
    (reviews / "ledger" / f"{folder.name}.jsonl").touch()
    (reviews / "ashgrove-2019-b").symlink_to(folder)
    assert unbegun(reviews) == []
    for slug in (folder.name, "ashgrove-2019-b", "ledger"):
        with pytest.raises(SettingsError, match="is or was a review"):
            begin(reviews, slug)
    assert not list(folder.iterdir())


@pytest.mark.parametrize("slug", ["../ashgrove", "Ashgrove 2019", "", "a/b", "."])
def test_no_folder_is_made_under_a_name_that_is_no_address(tmp_path: Path, slug: str) -> None:
    with pytest.raises(SettingsError):
        begin(tmp_path / "reviews", slug)
    assert list(tmp_path.rglob("*.yml")) == []


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.UNKNOWN, Visibility.INTERNAL])
def test_nothing_lies_open_where_others_may_see_it(tmp_path: Path, visibility: Visibility) -> None:
    with pytest.raises(SettingsError, match="nothing is written"):
        begin(tmp_path / "reviews", visibility=visibility)
    files = begin(tmp_path / "reviews", visibility=visibility, recipients=(new_key()[1],))
    assert list(files) == ["qa-letter.txt.age", "redactions.yml.age", "review.yml.age"]
    assert all(is_sealed(data) for data in files.values())


def test_a_private_repository_with_recipients_gets_its_list_encrypted(tmp_path: Path) -> None:
    files = begin(tmp_path / "reviews", recipients=(new_key()[1],))
    assert list(files) == ["qa-letter.txt", "redactions.yml.age", "review.yml"]


def test_a_letter_that_cannot_be_read_leaves_no_folder(tmp_path: Path) -> None:
    broken = tmp_path / "letter.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(SettingsError, match="cannot be read"):
        begin(tmp_path / "reviews", letter=broken)
    assert not (tmp_path / "reviews").exists()


def test_an_interrupted_start_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        begin(tmp_path / "reviews")
    assert list((tmp_path / "reviews").iterdir()) == []


def test_an_interrupted_completion_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_with(tmp_path / "reviews", summary_docx=b"of the council")
    move = Path.rename
    moved: list[Path] = []

    def interrupted(path: Path, target: Path) -> Path:
        if moved:
            raise KeyboardInterrupt
        moved.append(target)
        return move(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        begin(tmp_path / "reviews")
    assert moved
    assert [path.name for path in (tmp_path / "reviews").rglob("*")] == [
        folder.name,
        "summary.docx",
    ]


def test_the_command_makes_the_folder_and_tells_no_name(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    copyfile(LETTER, tmp_path / "letter.txt")
    done = publisher(root, "new", "--letter", str(tmp_path / "letter.txt"), "--death", "2021-02")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Made reviews/ashgrove-2021-a/" in done.stdout
    assert not any(name in done.stdout for name in ("Askwith", "Marjolein", "Example Street"))
    checked = publisher(root, "check").stdout
    assert "ashgrove-2021-a/review.yml, line 16: still has ???" in checked
    assert "ashgrove-2021-a/executive-summary: is missing" in checked


def word_letter() -> bytes:
    """The usual letter as Word has it: lines of an address in one paragraph, bullets in levels."""
    made = WordDocument()
    head, _, rest = LETTER.read_text().partition("Dear Marjolein")
    for block in head.strip().split("\n\n"):
        made.add_paragraph(block)
    for line in ("Dear Marjolein" + rest).splitlines():
        bullet = line.startswith("- ")
        if line.strip():
            made.add_paragraph(line.removeprefix("- "), style="List Bullet" if bullet else None)
        if line.startswith("- The action plan"):
            made.add_paragraph("nor a lead", style="List Bullet 2")
    made.sections[0].header.paragraphs[0].text = "OFFICIAL"
    file = BytesIO()
    made.save(file)
    return file.getvalue()


LETTERS = {
    "Word": (".docx", word_letter, "Rowan", ("The action plan", "nor a lead", "Askwith")),
    "a tagged PDF": (".pdf", (REAL / "bexley-2022.pdf").read_bytes, "Blue", ("outcome focus",)),
}


@pytest.mark.parametrize(("kind", "made", "name", "words"), LETTERS.values(), ids=LETTERS)
def test_the_command_reads_every_kind_of_letter_whole(
    tmp_path: Path, kind: str, made: Callable[[], bytes], name: str, words: tuple[str, ...]
) -> None:
    root = make_site(tmp_path)
    letter = tmp_path / f"letter{kind}"
    letter.write_bytes(made())
    done = publisher(root, "new", "--letter", str(letter), *OPTIONS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Not found in it" not in done.stdout
    folder = root / "reviews" / "begun-2021-a"
    assert (folder / f"qa-letter{kind}").read_bytes() == letter.read_bytes()
    settings, terms = ((folder / file).read_text() for file in ("review.yml", "redactions.yml"))
    values = yaml.safe_load(settings)
    assert (values["pseudonym"], values["letter"]["dated"]) == (name, date(2022, 9, 8))
    assert values["letter"]["cleared"] == ["executive-summary", "recommendations"]
    assert len(values["letter"]["areas_for_development"]) == 3
    assert values["letter"]["report_to"][0] == "DHREnquiries@homeoffice.gov.uk"
    assert all(word in settings + terms for word in words)
    assert settings.count("???") == 1 + 2 * 3  # the head speaks of it; an answer for each area
    assert "???" not in terms


def test_who_was_not_found_in_the_letter_is_a_mark_that_the_check_names(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text((SHAPES / "two-ways.txt").read_text())
    publisher(root, "new", "--letter", str(letter), *OPTIONS)
    told = publisher(root, "check").stdout
    for blank in (
        "begun-2021-a/redactions.yml: still has ???",
        *("`is:` of the entry addressee (", "`is:` of the entry addressee-address ("),
        *("`text:` of number 1 in `allow:`", "`pseudonym:`", "`partnership:`", "`dated:`"),
        *("`panel_met:`", "`areas_for_development:`"),
    ):
        assert blank in told, blank


def test_a_letter_that_is_not_there_is_not_named(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    (tmp_path / "Askwith.pdf").mkdir()
    for letter in ("Marjolein Askwith.pdf", "Askwith.pdf"):
        done = publisher(root, "new", "--letter", str(tmp_path / letter))
        assert done.returncode == 2
        assert "The letter cannot be opened" in done.stdout + done.stderr
        assert "Askwith" not in done.stdout + done.stderr


@pytest.mark.parametrize("death", ["november", "2019", "2019-13", "2019-11-04"])
def test_what_is_no_year_and_month_never_gets_into_an_address(tmp_path: Path, death: str) -> None:
    root = make_site(tmp_path)
    before = sorted((root / "reviews").iterdir())
    done = publisher(root, "new", "--letter", str(LETTER), "--death", death)
    assert done.returncode == 2
    assert "--death is a year and a month" in done.stdout + done.stderr
    assert sorted((root / "reviews").iterdir()) == before


def test_without_a_year_the_command_asks_for_it(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    done = publisher(root, "new", "--letter", str(LETTER))
    assert done.returncode == 2
    assert "--death 2019-11" in done.stdout + done.stderr


def test_at_a_terminal_what_the_letter_lacks_is_asked_for(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    typed = [
        ("2019-11)?", "november"),
        ("2019-11.", "2021-02"),
        ("die? [", "suicide"),
        ("in it", ""),
    ]
    code, seen = at_a_terminal(root, ["new", "--letter", str(LETTER)], typed)
    assert code == 0, seen
    settings = (root / "reviews" / "ashgrove-2021-a" / "review.yml").read_text()
    assert "death: 2021-02\n" in settings
    assert "circumstances: suicide\n" in settings


def test_at_a_terminal_a_folder_that_waits_for_its_settings_is_named(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    made = root / "reviews" / "made-by-hand-2021"
    made.mkdir()
    typed = [("2019-11)?", "2021-02"), ("die? [", "other"), ("in it", made.name)]
    code, seen = at_a_terminal(root, ["new", "--letter", str(LETTER)], typed)
    assert code == 0, seen
    assert f"If you have made its folder already, write that name: {made.name}." in seen
    assert f"Completed reviews/{made.name}/ from the letter." in seen
    assert (made / "review.yml").exists()


def test_what_is_no_letter_of_the_home_office_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not look like a letter"):
        begin(tmp_path / "reviews", letter=SHAPES / "nothing-known.txt")
    assert not (tmp_path / "reviews").exists()
