"""The whole job, with every part real: what is released, what is not, and what stays."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from publisher import checking, pipeline
from publisher.checks.states import Standing
from publisher.errors import ExitCode, LedgerError, SettingsError
from publisher.gate.verify import leaks_in
from publisher.job import Job, Outcome
from publisher.model import Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import Redaction
from tests.folders import (
    LETTER,
    PLAN,
    REAL_NAME,
    REVIEW,
    SUMMARY,
    TERMS,
    TODAY,
    add_review,
    approve,
    files_below,
    job,
    make_site,
)

pytestmark = pytest.mark.slow
SLUG = "ashgrove-2019-a"
OTHER = "ashgrove-2020-a"
OF_A_RELEASE = {"releases", "public", "packed", "packs"}
"""What a build leaves: two folders, and a link into each."""
HOME = f"reviews/{SLUG}/index.html"
OTHER_REVIEW = REVIEW.replace("Rowan", "Ellis").replace("2019-11", "2020-03")
OTHER_LETTER = LETTER.replace("Rowan", "Ellis")
OTHER_TERMS = "- {id: victim, kind: person, is: [Peregrine Oxenholme], becomes: Ellis}\n"
OTHER_SUMMARY = "# Executive summary\n\nPeregrine Oxenholme was known to services.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "root")


def add_other(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    other = {
        "review.yml": OTHER_REVIEW,
        "qa-letter.md": OTHER_LETTER,
        "redactions.yml": OTHER_TERMS,
        "executive-summary.md": OTHER_SUMMARY,
        "recommendations.csv": PLAN.replace(REAL_NAME, "Peregrine Oxenholme"),
    }
    return add_review(root, OTHER, {**other, **(changes or {})})


def build(root: Path, at: Job | None = None) -> Outcome:
    return pipeline.build(at or job(root), lambda _: None)


def public(root: Path) -> dict[str, bytes]:
    return files_below(root / "_build" / "public")


def codes(outcome: Outcome) -> list[str]:
    return [finding.rule.code for finding in outcome.findings if finding.stops]


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
    assert private_folders(root) == {"packed"}
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
    assert private_folders(root) == {"packed"}
    assert {path.name for path in (root / "_build").iterdir()} == OF_A_RELEASE


def test_no_flagged_word_is_in_any_released_byte(root: Path) -> None:
    add_review(root)
    build(root)
    for path, data in {**public(root), **files_below(root / "_build" / "packs")}.items():
        folded = data.lower()
        for word in (b"marigold", b"threlkeld", b"quillfeather"):
            assert word not in folded, path


def test_the_same_input_gives_the_same_bytes_and_the_same_record(root: Path) -> None:
    add_review(root)
    build(root)
    before, record = public(root), files_below(root / "reviews" / "ledger")
    again = build(root, job(root, TODAY.replace(day=23)))
    assert again.exit_code is ExitCode.DONE
    assert public(root) == before
    assert files_below(root / "reviews" / "ledger") == record


def not_redacted(review: Review[str], matcher: Matcher) -> Redaction:
    return Redaction(review, {})  # type: ignore[arg-type]


def test_with_redaction_switched_off_nothing_of_the_review_is_released(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review(root)
    monkeypatch.setattr(checking, "redact_review", not_redacted)
    # else it would stop here: an address that is left over holds a review back
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
    approve(root)  # else it would stop here: what is unredacted is not what was approved
    outcome = build(root)
    assert (outcome.exit_code, outcome.reviews[0].carried) == (ExitCode.CHECKS_FAILED, True)
    assert public(root) == before
    assert files_below(root / "reviews" / "ledger") == record


def test_a_leak_in_a_pack_alone_stops_the_release(root: Path) -> None:
    overview = f"# Overview report\n\nAbout {REAL_NAME}.\n"
    add_review(root, changes={"overview-report.md": overview})
    outcome = build(root)
    assert outcome.exit_code is ExitCode.DONE
    assert private_folders(root) == {"packed"}
    pack = files_below(root / "_build" / "packs" / SLUG)
    assert "overview-report.pdf" in pack
    assert not any("overview" in path for path in public(root))


def test_a_review_with_a_finding_is_left_out_and_the_others_go_on(root: Path) -> None:
    add_review(root)
    add_other(root, {"qa-letter.md": None})
    outcome = build(root)
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.CHECKS_FAILED, ["D101"])
    assert HOME in public(root)
    assert not any(OTHER in path for path in public(root))


def test_a_public_review_that_gets_a_finding_keeps_its_last_pages(root: Path) -> None:
    add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    add_review(root, changes={"executive-summary.md": "", "qa-letter.md": None})
    outcome = build(root, job(root, TODAY.replace(day=25)))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert [review.carried for review in outcome.reviews] == [True, False]
    after = public(root)
    assert {p: d for p, d in after.items() if SLUG in p} == {
        p: d for p, d in before.items() if SLUG in p
    }
    assert after["reviews/index.html"] == before["reviews/index.html"]


def test_a_runner_that_starts_empty_takes_the_last_pages_from_where_it_is_told(
    root: Path, tmp_path: Path
) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    last = tmp_path / "last"
    (root / "_build").rename(last)
    (folder / "qa-letter.md").unlink()
    assert build(root).exit_code is ExitCode.LINK_LOST
    outcome = build(root, job(root, last_release=last / "public"))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED
    assert public(root) == before


def test_a_withdrawn_review_leaves_a_notice_at_every_address(root: Path) -> None:
    add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    withdrawn = REVIEW.replace("status: ready", "status: withdrawn\nreason: safety of a person")
    add_review(root, changes={"review.yml": withdrawn})
    add_other(root, {"qa-letter.md": None})
    outcome = build(root, job(root, TODAY.replace(day=25)))
    assert outcome.exit_code is ExitCode.CHECKS_FAILED, "the other review's finding is still told"
    after = public(root)
    assert before.keys() - after.keys() == set()
    notice = after[HOME].decode()
    assert "withdrawn" in notice
    assert "safety of a person" in notice
    assert "25 November 2026" in notice
    assert "noindex" in notice
    for path, data in after.items():
        if path.startswith(f"reviews/{SLUG}/"):
            assert data != before[path], path
            assert b"asked for help" not in data
    for path in ("reviews/index.html", "reviews.json", "recommendations.csv", "sitemap.xml"):
        assert SLUG.encode() not in after[path], path
    again = build(root, job(root, TODAY.replace(day=26)))
    assert again.exit_code is ExitCode.CHECKS_FAILED
    assert public(root) == after


def test_retention_over_withdraws_by_itself(root: Path) -> None:
    add_review(root, changes={"review.yml": REVIEW + "publish: {until: 2026-11-30}\n"})
    build(root)
    outcome = build(root, job(root, TODAY.replace(month=12, day=1)))
    assert outcome.exit_code is ExitCode.DONE
    assert outcome.reviews[0].standing is Standing.WITHDRAWN
    assert "kept public is over" in public(root)[HOME].decode()


def test_a_withdrawn_review_keeps_its_notice_when_its_folder_is_gone(root: Path) -> None:
    folder = add_review(root)
    build(root)
    withdrawn = REVIEW.replace("status: ready", "status: withdrawn\nreason: other")
    (folder / "review.yml").write_text(withdrawn)
    build(root)
    before = public(root)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert build(root).exit_code is ExitCode.DONE
    assert public(root) == before


LOSSES = {
    "the folder is gone": None,
    "it is a draft again": REVIEW.replace("status: ready", "status: draft"),
    "it waits for a later day": REVIEW + "publish: {from: 2027-01-01}\n",
}


@pytest.mark.parametrize("settings", LOSSES.values(), ids=list(LOSSES))
def test_a_build_that_would_lose_an_address_releases_nothing(
    root: Path, settings: str | None
) -> None:
    folder = add_review(root)
    add_other(root)
    build(root)
    before = public(root)
    if settings is None:
        folder.rename(root / "elsewhere")
    else:
        (folder / "review.yml").write_text(settings)
    outcome = build(root)
    assert outcome.exit_code is ExitCode.LINK_LOST
    assert set(codes(outcome)) == {"W101"}
    assert public(root) == before


def test_a_document_taken_away_would_lose_its_address(root: Path) -> None:
    cleared = REVIEW.replace("recommendations]", "recommendations, tribute]")
    folder = add_review(root, changes={"review.yml": cleared, "tribute.md": "# In memory\n\nx\n"})
    assert build(root).exit_code is ExitCode.DONE
    (folder / "tribute.md").unlink()
    approve(root)
    outcome = build(root)
    assert outcome.exit_code is ExitCode.LINK_LOST
    assert {f.file for f in outcome.findings} >= {f"reviews/{SLUG}/tribute.pdf"}


def test_an_edited_record_stops_the_build(root: Path) -> None:
    add_review(root)
    build(root)
    path = root / "reviews" / "ledger" / f"{SLUG}.jsonl"
    path.write_text(path.read_text().replace("2026-11-22", "2026-11-21"))
    with pytest.raises(LedgerError, match="line 1"):
        build(root)


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


def test_a_review_that_nobody_approved_is_not_released(root: Path) -> None:
    add_review(root, approved=False)
    outcome = build(root)
    assert (outcome.exit_code, codes(outcome)) == (ExitCode.CHECKS_FAILED, ["A101"])
    assert not any(SLUG in path for path in public(root))


def test_a_changed_word_needs_a_new_approval_and_the_old_pages_stay(root: Path) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    (folder / "executive-summary.md").write_text(SUMMARY.replace("asked for", "begged for"))
    outcome = build(root)
    assert [(f.rule.code, f.detail) for f in outcome.findings if f.stops] == [
        ("A102", "executive-summary")
    ]
    assert public(root) == before
    approve(root)
    assert build(root, job(root, TODAY.replace(day=24))).exit_code is ExitCode.DONE
    page = public(root)[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert "begged for" in page
    assert "24 November 2026" in public(root)[HOME].decode()


def test_another_name_behind_the_same_words_needs_no_new_approval(root: Path) -> None:
    folder = add_review(root)
    build(root)
    before = public(root)
    (folder / "executive-summary.md").write_text(SUMMARY.replace("Marigold's", "Threlkeld's"))
    assert build(root).exit_code is ExitCode.DONE
    assert public(root) == before


def test_a_preview_marks_every_redaction_and_is_not_released(root: Path) -> None:
    add_review(root, approved=False)
    folder = pipeline.preview(job(root), SLUG)
    assert folder.stat().st_mode & 0o077 == 0
    shown = files_below(folder)
    page = shown[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert "Rowan <mark>«victim»</mark> lived at" in page
    index = shown["index.html"].decode()
    assert "<td>victim</td><td>Rowan</td><td>executive-summary</td><td>4</td>" in index
    assert "WILL NOT BE PUBLIC" not in page
    assert not any(b"Threlkeld" in data or b"Marigold" in data for data in shown.values())
    assert not (root / "_build" / "public").exists()
    assert not (root / "reviews" / "ledger").exists()


HELPLINE = "allow: [{text: 0770 0900417, reason: A helpline}"
LEFT_OVER = {
    "executive-summary.md": f"{SUMMARY}\nRing 07700 900417, [Zuzanna](mailto:z@posta.example).\n",
    "review.yml": f"{REVIEW}{HELPLINE}]\n",
}


def test_an_identifier_left_over_holds_the_review_back_and_cannot_be_approved(root: Path) -> None:
    folder = add_review(root, changes=LEFT_OVER)
    assert not (folder / "approval.yml").exists()
    outcome = pipeline.build(job(root), lambda _: None)
    assert [f.rule.code for f in outcome.findings if f.stops] == ["I102"]
    assert outcome.reviews[0].standing is Standing.HELD_BACK


def test_an_identifier_that_is_allowed_holds_nothing_back(root: Path) -> None:
    allowed = f"{REVIEW}{HELPLINE}, {{text: z@posta.example, reason: x}}]\n"
    add_review(root, changes={**LEFT_OVER, "review.yml": allowed})
    outcome = pipeline.check(job(root))
    assert [f.rule.code for f in outcome.findings] == ["I203"]
    assert outcome.reviews[0].standing is Standing.PUBLISHED


def test_a_preview_marks_and_lists_what_is_left_over_with_its_words_and_place(root: Path) -> None:
    add_review(root, changes=LEFT_OVER)
    shown = files_below(pipeline.preview(job(root), SLUG))
    page = shown[f"reviews/{SLUG}/executive-summary/index.html"].decode()
    assert 'id="left-2" class="left-over"><strong>‹2 a word that may be a name: Zuzanna›' in page
    assert "‹a telephone" not in page
    index = shown["index.html"].decode()
    assert f'<a href="reviews/{SLUG}/executive-summary/#left-2">2</a>' in index
    assert (
        "<td>I102</td><td>an e-mail address</td><td>z@posta.example</td>"
        "<td>executive-summary</td><td>paragraph" in index
    )
    assert "<td>0770 0900417</td><td>A helpline</td><td>1</td>" in index
    assert "1 of these hold the review back" in index


def test_a_preview_says_of_each_page_that_will_not_be_public_that_it_will_not(root: Path) -> None:
    add_review(root, changes={"overview-report.md": SUMMARY}, approved=False)
    shown = files_below(pipeline.preview(job(root), SLUG))
    told = {path for path, data in shown.items() if b"THIS DOCUMENT WILL NOT BE PUBLIC" in data}
    assert told == {f"reviews/{SLUG}/overview-report/index.html"}
    assert 'overview-report/">Executive summary</a> (not public' in shown["index.html"].decode()


def test_a_preview_tells_where_each_term_was_taken_out(root: Path) -> None:
    add_review(root)
    index = files_below(pipeline.preview(job(root), SLUG))["index.html"].decode()
    where = "<td>executive-summary</td><td>1</td><td>paragraph 2</td>"
    assert f"<td>home</td><td>[address removed]</td>{where}" in index


def test_a_review_with_faults_cannot_be_previewed(root: Path) -> None:
    add_review(root, changes={"qa-letter.md": None}, approved=False)
    with pytest.raises(SettingsError, match="cannot be previewed yet"):
        pipeline.preview(job(root), SLUG)


def test_two_people_must_approve_where_the_settings_say_so(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text() + "    approvals: 2\n")
    add_review(root)
    assert codes(build(root)) == ["A103"]
    approve(root, by="A. Approver")
    assert codes(build(root)) == ["A103"], "the same person counts once"
    approve(root, by="Another Person")
    assert build(root).exit_code is ExitCode.DONE


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
