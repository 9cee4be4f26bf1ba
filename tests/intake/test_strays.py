"""Plain documents and lists beside the reviews' folders are found, under whatever name."""

import io
import zipfile
from pathlib import Path

import pytest

from publisher.config import Visibility
from publisher.intake.sealed import new_key, seal
from publisher.intake.strays import stray_files
from publisher.record import claim, departures
from tests.folders import ROOT, SUMMARY, TERMS, make_site
from tests.hard_cases.word_file import word
from tests.intake.word_files import p

LIST = TERMS.encode()
DOCUMENT = word(p("x"))


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return file.getvalue()


def told(root: Path, visibility: Visibility = Visibility.PUBLIC) -> list[tuple[str, str]]:
    found = stray_files(root, visibility, on_server=True)
    return [(finding.rule.code, finding.file) for finding in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def put(root: Path, name: str, data: bytes) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(data)


BELOW = {
    "a list": ("reviews/redactions.yml", LIST),
    "a document": ("reviews/Marigold.docx", DOCUMENT),
    "a backup": ("reviews/redactions.yml.bak", LIST),
    "no ending": ("reviews/notes", b"Marigold"),
    "a hidden folder": ("reviews/.old/ashgrove-2019-a/tribute.md", b"Marigold"),
    "among the ledgers": ("reviews/ledger/redactions.yml", LIST),
    "below the ledgers": ("reviews/ledger/old/ashgrove.jsonl", LIST),
}
BESIDE = {
    "a list": ("redactions.yml", LIST),
    "a backup of a list": ("docs/redactions.yml.bak", LIST),
    "what an editor keeps": (".redactions.yml.swp", LIST),
    "a list by another name": ("docs/names.txt", LIST),
    "a document": ("Overview Report FINAL.docx", DOCUMENT),
    "a half-saved document": ("old/executive-summary.docx.tmp", DOCUMENT),
    "another ending": ("old/executive-summary.dat", DOCUMENT),
    "a text": ("old/executive-summary.md", SUMMARY.encode()),
    "a copy of all reviews": ("reviews (copy)/ashgrove-2019-a/qa-letter.pdf", b"%PDF-1.7"),
    "an archive": ("backup.zip", archive("a/Marigold.docx")),
    "an archive with a list": ("backup.bin", archive("a/redactions.yml")),
    "a damaged archive": ("backup.zip", archive("a")[:-9]),
    "an archive that does not tell": ("backup.7z", b"7z\xbc\xaf\x27\x1c"),
}


@pytest.mark.parametrize(("name", "data"), BELOW.values(), ids=list(BELOW))
def test_everything_plain_below_reviews_is_found(root: Path, name: str, data: bytes) -> None:
    put(root, name, data)
    ((code, file),) = told(root)
    assert (code, file.startswith("reviews/file 1 (")) == ("K105", True)
    assert "Marigold" not in file


@pytest.mark.parametrize(("name", "data"), BESIDE.values(), ids=list(BESIDE))
def test_lists_and_documents_are_found_elsewhere(root: Path, name: str, data: bytes) -> None:
    put(root, name, data)
    ((code, file),) = told(root)
    assert (code, file.startswith("file 1 (")) == ("K105", True)
    assert file.endswith(" KB) outside reviews/")


HARMLESS = {
    "an encrypted list": ("reviews/redactions.yml.age", seal(LIST, [new_key()[1]])),
    "an encrypted copy elsewhere": ("redactions.yml.age", seal(LIST, [new_key()[1]])),
    "a ledger": ("reviews/ledger/_site.jsonl", b"{}"),
    "the files of releases": ("reviews/ledger/_files.txt", b"search/files/en_1.pf_meta"),
    "what is claimed": (f"reviews/ledger/{claim.FILE}", b"{}"),
    "a note of an e-mail": (f"reviews/ledger/{departures.FILE}", b"[]"),
    "an empty file": ("reviews/.gitkeep", b""),
    "a leaflet": ("docs/leaflet.pdf", b"%PDF-1.7"),
    "a page of the council's": ("docs/site/recommendations.md", b"# Recommendations"),
    "an archive of pictures": ("pictures.zip", archive("a.png")),
    "settings": ("docs/colours.yml", b"- {kind: blue}"),
    "what was made": ("_build/public/executive-summary.pdf", b"%PDF-1.7"),
}


@pytest.mark.parametrize(("name", "data"), HARMLESS.values(), ids=list(HARMLESS))
def test_what_is_no_secret_is_let_be(root: Path, name: str, data: bytes) -> None:
    put(root, name, data)
    assert told(root) == []


def test_a_link_that_leads_elsewhere_is_found_and_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(LIST)
    (root / "reviews" / "link").symlink_to(tmp_path / "list")
    assert [code for code, _ in told(root)] == ["K105"]


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.NOWHERE])
def test_where_nobody_else_sees_them_they_may_lie(root: Path, visibility: Visibility) -> None:
    put(root, "reviews/redactions.yml", LIST)
    assert told(root, visibility) == []


def test_what_the_publisher_comes_with_is_no_secret() -> None:
    assert told(ROOT) == []
