"""The whole job, with every part real: what is released, and what is not."""

import io
import shutil
from pathlib import Path

import pypdf
import pytest

from publisher import checking, pipeline
from publisher.errors import ExitCode
from publisher.gate.verify import leaks_in
from publisher.model import Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import Redaction
from tests.folders import (
    PLAN,
    REAL_NAME,
    SUMMARY,
    TERMS,
    TODAY,
    add_review,
    approve,
    files_below,
    job,
    make_site,
)
from tests.in_process import in_this_process
from tests.sabotage.leaking import said
from tests.test_cli import publisher
from tests.two_reviews import HOME, OTHER, OTHER_REVIEW, SLUG, add_other, build, codes, public

pytestmark = pytest.mark.slow
OF_A_RELEASE = {".lock", "cache", "releases", "public", "packed", "packs", "servers"}
"""What a build leaves: two folders with a link into each, and what servers need to know."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def test_a_good_review_is_released_with_its_pack_and_its_record(root: Path) -> None:
    add_review(root)
    outcome = build(root)
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.DONE, [])
    released = public(root)
    page = released[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert 'id="5.2.236"' in page
    assert "Rowan lived at [address removed]" in page.replace(
        '<span class="redacted">', ""
    ).replace("</span>", "")
    assert "This review is invented." in page
    for name in ("executive-summary", "recommendations", "letter"):
        assert released[f"reviews/{SLUG}/{name}.pdf"].startswith(b"%PDF-")
    assert private_folders(root) == {"cache", "packed"}
    pack = files_below(root / "_build" / "packs" / SLUG)
    assert {"to-home-office.eml", "to-commissioner.eml", "manifest.json"} <= pack.keys()
    assert pack["letter.pdf"] == released[f"reviews/{SLUG}/letter.pdf"]
    ledger = (root / "reviews" / "ledger" / f"{SLUG}.jsonl").read_text()
    assert HOME in ledger
    assert outcome.reviews[0].weblink == f"https://reviews.ashgrove.example/dhr/reviews/{SLUG}/"


def private_folders(root: Path) -> set[str]:
    """The folders of `_build` that only this user may open."""
    folders = [path for path in (root / "_build").iterdir() if not path.is_symlink()]
    return {path.name for path in folders if path.stat().st_mode & 0o777 == 0o700}


def test_packs_that_lay_open_are_closed_to_others(root: Path) -> None:
    (root / "_build" / "packed").mkdir(parents=True, mode=0o755)
    add_review(root)
    build(root)
    assert private_folders(root) == {"cache", "packed"}
    assert {path.name for path in (root / "_build").iterdir()} == OF_A_RELEASE


def test_no_flagged_word_is_in_any_released_byte(root: Path) -> None:
    add_review(root)
    build(root)
    released = {**public(root), **files_below(root / "_build" / "packs")}
    assert {HOME, f"{SLUG}/to-home-office.eml"} <= released.keys()
    told = {path: said(path, data).lower() for path, data in released.items()}
    read = {Path(path).suffix for path, text in told.items() if "rowan" in text}
    assert {".html", ".pdf", ".eml", ".pf_fragment", ".json", ".csv"} <= read
    for word in ("marigold", "threlkeld", "quillfeather"):
        assert [path for path, text in told.items() if word in text] == []


def test_the_same_input_gives_the_same_bytes_and_the_same_record(
    root: Path, tmp_path: Path
) -> None:
    add_review(root)
    elsewhere = tmp_path / "in another folder"
    shutil.copytree(root, elsewhere)
    build(root)
    before, record = public(root), files_below(root / "reviews" / "ledger")
    assert build(root).exit_code is ExitCode.DONE
    assert public(root) == before
    assert files_below(root / "reviews" / "ledger") == record
    # in another process sets have another order, and here it is another hour in another alphabet
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = publisher(elsewhere, "build", "--today", TODAY.isoformat(), **other)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert public(elsewhere) == before
    assert files_below(elsewhere / "reviews" / "ledger") == record


def test_a_day_later_only_the_day_of_the_progress_is_another(root: Path) -> None:
    add_review(root)
    build(root)
    before, record = public(root), files_below(root / "reviews" / "ledger")
    build(root, job(root, TODAY.replace(day=23)))
    after = public(root)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {"recommendations.json", "recommendations/index.html"}
    assert files_below(root / "reviews" / "ledger") == record


def not_redacted(review: Review[str], matcher: Matcher) -> Redaction:
    return Redaction(review, {})  # type: ignore[arg-type]


def test_with_redaction_switched_off_nothing_of_the_review_is_released(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    monkeypatch.setattr(checking, "redact_review", not_redacted)
    # else it would stop here: an address that is left over holds a review back
    in_this_process(monkeypatch)
    monkeypatch.setattr(checking, "problems_left_over", lambda _: ())
    approve(root)  # and here: what is unredacted is not what was approved
    outcome = build(root)
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert {"G101", "G106"} <= set(codes(outcome))
    assert (outcome.reviews[0].weblink, outcome.packs) == ("", ())
    released = {**public(root), **files_below(root / "_build" / "packs")}
    assert "index.html" in released
    assert not any(SLUG in path or SLUG.encode() in data for path, data in released.items())
    assert not (root / "reviews" / "ledger" / f"{SLUG}.jsonl").exists()


def test_with_redaction_switched_off_what_was_public_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    build(root)
    before, record = public(root), files_below(root / "reviews" / "ledger")
    monkeypatch.setattr(checking, "redact_review", not_redacted)
    # else it would stop before the gate: at what is left over, and at what was not approved
    in_this_process(monkeypatch)
    monkeypatch.setattr(checking, "problems_left_over", lambda _: ())
    approve(root)
    outcome = build(root)
    assert (outcome.exit_code, outcome.reviews[0].carried) == (ExitCode.CHECKS_FAILED, True)
    assert {"G101", "G106"} <= set(codes(outcome))
    assert public(root) == before
    assert files_below(root / "reviews" / "ledger") == record


def test_a_document_that_the_public_may_not_see_is_in_the_pack_alone(root: Path) -> None:
    overview = f"# Overview report\n\nAbout {REAL_NAME}.\n"
    add_review(root, changes={"overview-report.md": overview})
    outcome = build(root)
    assert outcome.exit_code is ExitCode.DONE
    assert private_folders(root) == {"cache", "packed"}
    pack = files_below(root / "_build" / "packs" / SLUG)
    told = pypdf.PdfReader(io.BytesIO(pack["overview-report.pdf"])).pages[0]
    assert "About Rowan." in told.extract_text()
    assert "Published" not in told.extract_text(), "nobody may take it for public"
    assert "/Annots" not in told, "there is no weblink to it"
    assert not any("overview" in path for path in public(root))


def test_the_gate_gets_every_file_that_goes_out(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    seen: dict[str, bytes] = {}

    def watching(files: list[object], *rest: object) -> object:
        seen.update({file.path: file.data for file in files})  # type: ignore[attr-defined]
        return leaks_in(files, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "leaks_in", watching)
    build(root)
    packs = files_below(root / "_build" / "packs")
    assert seen == {**public(root), **{f"packs/{path}": data for path, data in packs.items()}}


def test_a_review_with_a_finding_is_left_out_and_the_others_go_on(root: Path) -> None:
    add_review(root)
    add_other(root, {"qa-letter.md": None})
    outcome = build(root)
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.CHECKS_FAILED, ["D101"])
    assert HOME in public(root)
    assert not any(OTHER in path for path in public(root))


HIDDEN = {
    "draft": OTHER_REVIEW.replace("status: ready", "status: draft"),
    "withheld": OTHER_REVIEW.replace("status: ready", "status: withheld\nreason: x"),
    "embargoed": OTHER_REVIEW + "publish: {from: 2026-12-24}\n",
}


@pytest.mark.parametrize("settings", HIDDEN.values(), ids=list(HIDDEN))
def test_nothing_public_tells_that_a_hidden_review_exists(root: Path, settings: str) -> None:
    add_review(root)
    build(root)
    before = public(root)
    add_other(root, {"review.yml": settings})
    outcome = build(root)
    assert outcome.exit_code is ExitCode.DONE
    assert public(root) == before
    assert [path.name for path in outcome.packs] == [SLUG]


def swapped(text: str) -> str:
    """The same text about somebody whose name and address are longer."""
    return (
        text.replace(REAL_NAME, "Wilhelmina Featherstonehaugh-Ogunbanjo")
        .replace("Marigold", "Wilhelmina")
        .replace("Thr*elk*eld", "Feather*stone*haugh-Ogunbanjo")
        .replace("Threlkeld", "Featherstonehaugh-Ogunbanjo")
        .replace("12 Quillfeather Lane", "1207 Upper Marlinspike Crescent")
    )


def test_another_secret_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    add_review(root)
    build(root)
    second = make_site(tmp_path / "second")
    changes = {
        "redactions.yml": swapped(TERMS),
        "executive-summary.md": swapped(SUMMARY),
        "recommendations.csv": swapped(PLAN),
    }
    assert changes["executive-summary.md"] != SUMMARY
    add_review(second, changes=changes)
    build(second)
    assert public(second) == public(root)
    assert files_below(second / "_build" / "packs") == files_below(root / "_build" / "packs")


HOSTILE = """\
# Executive summary

<script>alert(1)</script> and <img src=x onerror=alert(2)> and {{ config.site_name }} and
{% include "x" %} and [a link](javascript:alert(3)) and <a href="data:text/html,x">another</a>
and {: onclick=alert(4) } and `code` and ]]> and &lt;b&gt; and [ref] and \\<i\\>.

[ref]: javascript:alert(5)
"""


def test_what_looks_like_code_comes_out_as_words(root: Path) -> None:
    add_review(root, changes={"executive-summary.md": HOSTILE})
    assert build(root).exit_code is ExitCode.DONE
    page = public(root)[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    words = page.replace("&#123;", "{").replace("&#125;", "}")
    assert "{{ config.site_name }}" in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for live in ("<script>", "<img", 'href="javascript', 'href="data:', "onclick=alert(4)>"):
        assert live not in page, live


def test_a_flagged_word_in_the_folders_name_is_a_finding_and_is_not_spoken(root: Path) -> None:
    add_review(root, "threlkeld-2019-a")
    outcome = pipeline.check(job(root))
    assert "T106" in codes(outcome)
    assert "threlkeld" not in str(outcome).lower()
