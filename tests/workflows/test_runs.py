"""Every `run:` line of the workflows does what it is for, in repositories that are real.

`SAYS` names the lines that each story runs; a line that none of them runs is a failure.
"""

import functools
import json
import shutil
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from publisher import pipeline
from publisher.intake.sealed import new_key, seal
from publisher.record.ledger import read_ledger
from publisher.redaction.approval import code_of
from tests.apart import BY_HAND, PINS, normal, pins
from tests.folders import LETTER, REAL_NAME, ROOT, SUMMARY, add_review, files_below, job, make_site
from tests.workflows.runner import Run, git
from tests.workflows.says import ELSEWHERE, SAYS, run_lines

SLUG = "ashgrove-2019-a"
PAGE = f"reviews/{SLUG}/index.html"
FAMILY = REAL_NAME.split()[1]


def hosted(home: Path, visibility: str = "private", changes: Any = None) -> Path:
    """The reviews' repository as a bare one, with a review that only waits for approval."""
    home.mkdir()
    seed = make_site(home / "seed")
    add_review(seed, changes=changes or {}, approved=False)
    (seed / ".gitignore").write_text("_build/\n")
    git(seed, "init", "-q", "-b", "main")
    commit(seed)
    git(home, "clone", "-q", "--bare", str(seed), "remote.git")
    git(seed, "remote", "add", "origin", str(home / "remote.git"))
    (home / "visibility").write_text(visibility)
    return home


def commit(seed: Path, branch: str = "main") -> None:
    git(seed, "add", "--all")
    git(seed, "commit", "-q", "-m", "x")
    if git(seed, "remote"):
        git(seed, "push", "-q", "origin", f"HEAD:{branch}")


def changed(home: Path, path: str, text: str) -> None:
    """A change by a person, on what main is by now."""
    git(home / "seed", "pull", "-q", "--rebase", "origin", "main")
    (home / "seed" / path).write_text(text)
    commit(home / "seed")


def on(home: Path, branch: str, path: str) -> str:
    return git(home / "remote.git", "show", f"{branch}:{path}")


def ledger_of(home: Path) -> Any:
    return read_ledger(SLUG, on(home, "main", f"reviews/ledger/{SLUG}.jsonl") + "\n")


def code(home: Path) -> str:
    """The code of the review as it is on the branch of those who work on it."""
    (told,) = pipeline.check(job(home / "seed")).reviews
    return code_of(told.to_approve)


def approved(home: Path, number: int = 1, read: str = "", actor: str = "anna") -> Run:
    inputs = {"review": SLUG, "code": read or code(home)}
    run = Run(home, number, event="workflow_dispatch", inputs=inputs, actor=actor)
    run.workflow("approve-review.yml")
    return run


def published(home: Path, number: int, *left_out: str) -> tuple[Run, dict[str, str]]:
    run = Run(home, number, inputs={"site-repository": ""})
    return run, run.workflow("publish-reviews.yml", left_out)


def told_of_deploy(home: Path, job: str, ended: str) -> date:
    """Let GitHub tell that a run got that far after its claim; gives the day."""
    day = datetime.now(tz=UTC).date() + timedelta(days=1)
    told = {"name": f"reviews / publish / {job}", "completed_at": f"{day}T00:00:00Z"}
    (home / "jobs.json").write_text(json.dumps({"jobs": [{**told, "conclusion": ended}]}))
    return day


def noted_as_sent(home: Path, number: int, review: str, day: str) -> tuple[Run, str]:
    """Started on another branch than main, as happens: it is written down on main."""
    run = Run(home, number, event="workflow_dispatch", branch="letter",
              inputs={"review": review, "day": day})  # fmt: skip
    return run, run.workflow("note-sent.yml")["sent"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


DONE = {"prepare": "skipped", "build": "success", "deploy": "success",
        "deploy-elsewhere": "skipped", "confirm": "success", "held-back": "success"}  # fmt: skip


@pytest.mark.slow
def test_a_review_is_approved_deployed_and_recorded_and_later_held_back(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    approval = approved(home)
    assert "account: anna" in on(home, "main", f"reviews/{SLUG}/approval.yml")
    assert "account: anna" in approval.summary
    run, ended = published(home, 2)
    assert (ended, approval.done | run.done >= SAYS["published"]) == (DONE, True), run.told
    assert PAGE in files_below(home / "live")
    assert {f"{SLUG}/to-home-office.eml", f"{SLUG}/letter.pdf"} <= files_below(
        home / "packs"
    ).keys()
    assert f"| [{SLUG}](" in run.summary
    assert f"### Published and not yet reported\n\n- {SLUG}: Send its pack to" in run.summary
    assert ledger_of(home).published == date.today()
    assert "claimed.json" not in on(home, "main", "reviews/ledger")
    assert git(home / "remote.git", "rev-list", "--count", "released") == "1"
    assert on(home, "released", PAGE) == (home / "live" / PAGE).read_text().strip()
    assert on(home, "released", "CNAME") == "reviews.ashgrove.example"

    for number, review, day, told in (
        (20, "no-such-review", "", "not public"),
        (21, "--help", "", "Write the name of the review's folder"),
        (22, f"{SLUG}; id", "", "Write the name of the review's folder"),
        (23, SLUG, "yesterday", "Write the day as year"),
        (24, SLUG, "2020-01-01", "cannot have been reported on that day"),
    ):
        refused, failed = noted_as_sent(home, number, review, day)
        assert (failed, told in refused.told) == ("failure", True), refused.told
        assert told in refused.summary
    noted, ended_so = noted_as_sent(home, 25, SLUG, "")
    assert (ended_so, noted.done) == ("success", SAYS["noted as sent"]), noted.told
    assert {role: e.on for role, e in ledger_of(home).reported.items()} == {
        "home-office": date.today(), "commissioner": date.today()
    }  # fmt: skip
    assert f"- {SLUG}: Written down: reported to the Home Office" in noted.summary

    before = git(home / "remote.git", "rev-parse", "main")
    again, _ = noted_as_sent(home, 26, SLUG, date.today().isoformat())
    assert "Was written down already" in again.summary
    reported, ended = published(home, 3)
    assert "not yet reported" not in reported.summary
    assert (ended, git(home / "remote.git", "rev-parse", "main")) == (DONE, before)

    path = f"reviews/{SLUG}/executive-summary.md"
    changed(home, path, SUMMARY + "\nShe lived at ZZ9 9ZZ.\n")
    kept = (home / "live" / PAGE).read_bytes()
    held, ended = published(home, 4)
    assert ended == {**DONE, "held-back": "failure"}
    assert (home / "live" / PAGE).read_bytes() == kept
    assert f"file={path}" in held.told
    for told in (run.told, run.summary, held.told, held.summary, approval.told):
        assert FAMILY not in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("job", "deployed"), [("deploy", True), ("deploy elsewhere", True), ("deploy", False)]
)
def test_what_a_run_left_unfinished_is_finished_by_the_next(
    job: str, deployed: bool, tmp_path: Path
) -> None:
    home = hosted(tmp_path / "home")
    approved(home)
    published(home, 2, "confirm", "held-back", *(() if deployed else ("deploy",)))
    assert "published" in on(home, "main", "reviews/ledger/claimed.json")
    with pytest.raises(Exception, match="exit status 128"):
        ledger_of(home)
    day = told_of_deploy(home, job, "success" if deployed else "cancelled")
    _, ended_then = published(home, 3)
    assert ended_then == DONE
    assert "/actions/runs/2/jobs?filter=all" in (home / "asked.txt").read_text()
    assert ledger_of(home).published == (day if deployed else date.today())
    assert [event.kind for event in ledger_of(home).events] == ["published"]
    (home / "live" / PAGE).write_text("as it is now")
    stale = Run(home, 2, inputs={"site-repository": ""}, machines="2-again")
    assert stale.job("publish-reviews.yml", "deploy")["result"] == "failure", "it is run again"
    assert "A newer release has been made" in stale.told
    assert (home / "live" / PAGE).read_text() == "as it is now"


@pytest.mark.slow
def test_a_run_that_is_run_again_deploys_what_it_has_built_anew(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    approved(home)
    published(home, 2, "confirm", "held-back")
    day = told_of_deploy(home, "deploy", "success")
    shutil.rmtree(home / "live")
    again = Run(home, 2, inputs={"site-repository": ""}, machines="2-again", attempt=2)
    assert again.workflow("publish-reviews.yml") == DONE, again.told
    assert PAGE in files_below(home / "live")
    assert ledger_of(home).published == day, "on which it had deployed it before"


@pytest.mark.slow
def test_a_change_that_arrives_while_the_site_is_built_is_kept(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    approved(home)
    run = Run(home, 2, inputs={"site-repository": ""})
    first = run.workflow("publish-reviews.yml", ("confirm", "held-back"))
    assert first["deploy"] == "success"
    changed(home, "docs/site/help.md", (home / "seed/docs/site/help.md").read_text() + "\nMore.\n")
    assert run.job("publish-reviews.yml", "confirm")["result"] == "success"
    assert on(home, "main", "docs/site/help.md").endswith("More.")
    assert ledger_of(home).is_public


@pytest.mark.slow
def test_very_many_reviews_can_be_prepared_on_machines_of_their_own(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    approved(home)
    inputs = {"site-repository": "", "parts": '["1/2", "2/2"]', "minutes": 30}
    secrets = {"PUBLISHER_CACHE_SECRET": "0123456789abcdef" * 4}
    run = Run(home, 2, inputs=inputs, secrets=secrets)
    assert run.workflow("publish-reviews.yml") == {**DONE, "prepare": "success"}, run.told
    assert run.done >= SAYS["prepared in parts"]
    assert PAGE in files_below(home / "live")
    handed = [files_below(home / f"prepared-{index}") for index in (0, 1)]
    kept = files_below(home / "runner-2-build-0" / "work" / "council" / "_build" / "cache")
    for kind in ("reviews/", "made/"):
        entries = {name for name in handed[0] if name.startswith(kind)}
        assert {f"{kind}begun"} < entries | {f"{kind}begun"} <= kept.keys(), "it was all used"
    for files in handed:
        assert not any(FAMILY.encode() in data for data in files.values())
    assert secrets["PUBLISHER_CACHE_SECRET"] not in run.told

    without = Run(home, 3, inputs=inputs)
    assert without.workflow("publish-reviews.yml") == {**DONE, "prepare": "failure"}, without.told
    assert "PUBLISHER_CACHE_SECRET is not set" in without.told


def agents_started_below(home: Path) -> Iterator[Path]:
    """The processes of ssh-agent that a step of a run here has left."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            agent = (process / "comm").read_text() == "ssh-agent\n"
            if agent and str(home).encode() in (process / "environ").read_bytes():
                yield process


@pytest.mark.slow
def test_the_public_site_can_go_to_a_repository_that_holds_nothing_else(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    approved(home)
    git(home, "init", "-q", "--bare", "site.git")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / "key"], check=True)
    there = {"site-repository": f"file://{home}/site.git"}
    key = {"SITE_KEY": (home / "key").read_text().strip()}
    for number in (2, 3):
        run = Run(home, number, inputs=there, secrets=key)
        ended = run.workflow("publish-reviews.yml")
        assert ended == {**DONE, "deploy": "skipped", "deploy-elsewhere": "success"}, run.told
        assert run.done >= SAYS["published elsewhere"]
    stale = Run(home, 2, inputs=there, secrets=key, machines="2-again")
    assert stale.job("publish-reviews.yml", "deploy-elsewhere")["result"] == "failure"
    assert "A newer release has been made" in stale.told
    assert not list(agents_started_below(home)), "the key stays in no process"
    names = git(home / "site.git", "ls-tree", "-r", "--name-only", "main").split("\n")
    assert PAGE in names
    assert ".nojekyll" in names
    assert not [name for name in names if name.endswith((".yml", ".docx", ".jsonl", ".age"))]
    assert git(home / "site.git", "rev-list", "--count", "main") == "1"


@pytest.mark.slow
def test_a_change_is_checked_and_shown_to_those_who_may_see_it(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home", changes={"executive-summary.md": None})
    good = add_review(home / "seed", "ashgrove-2020-a", approved=False)
    assert good.is_dir()
    commit(home / "seed", "change")
    run = Run(home, 1, event="pull_request", branch="change")
    assert run.workflow("check-reviews.yml") == {"check": "failure"}, run.told
    assert run.done == SAYS["checked"]
    assert f"::error file=reviews/{SLUG}/review.yml,title=D101::" in run.told
    assert "::error file=reviews/ashgrove-2020-a/review.yml,title=A101::" in run.told
    assert "| ashgrove-2020-a | held back | 1 |" in run.summary
    assert "- account: your-account" in run.summary
    (waits,) = (r for r in pipeline.check(job(home / "seed")).reviews if r.to_approve)
    assert f"The code of what is read: `{code_of(waits.to_approve)}`" in run.summary
    there = "https://github.com/example/dhr-publisher/blob/publisher/docs/handbook/"
    assert f"[How]({there}first-review.md#5-read-and-approve)" in run.summary
    shown = files_below(home / "site-as-it-would-be")
    assert "reviews/ashgrove-2020-a/index.html" in shown
    assert PAGE not in shown
    marked = files_below(home / "previews-with-marks")
    assert {name.partition("/")[0] for name in marked} == {"ashgrove-2020-a"}
    page = marked["ashgrove-2020-a/reviews/ashgrove-2020-a/executive-summary/index.html"].decode()
    assert "<mark>«victim»</mark>" in page
    assert "`previews-with-marks`: 1" in run.summary
    assert FAMILY not in run.told + run.summary + page


@pytest.mark.slow
def test_of_a_review_with_encrypted_files_no_marked_preview_is_kept(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    folder = add_review(home / "seed", "ashgrove-2020-a", approved=False)
    secret, public = new_key()
    plain = folder / "redactions.yml"
    (folder / "redactions.yml.age").write_bytes(seal(plain.read_bytes(), [public]))
    plain.unlink()
    commit(home / "seed", "change")
    run = Run(home, 1, event="pull_request", branch="change", secrets={"PUBLISHER_KEY": secret})
    run.workflow("check-reviews.yml")
    assert "reviews/ashgrove-2020-a/index.html" in files_below(home / "site-as-it-would-be")
    assert not (home / "previews-with-marks").exists()
    assert "are encrypted: somebody with the publisher on a computer can show it: 1" in run.summary


@pytest.mark.slow
def test_an_approval_can_be_pasted_from_the_summary_by_the_account_that_gives_it(
    tmp_path: Path,
) -> None:
    home = hosted(tmp_path / "home")
    run = Run(home, 1, event="pull_request")
    run.workflow("check-reviews.yml")
    lines = run.summary.partition("```yaml\n")[2].partition("```")[0]
    lines = lines.replace("account: your-account", "account: A")  # whose name `git` is given
    changed(home, f"reviews/{SLUG}/approval.yml", lines)
    sha = git(home / "remote.git", "rev-parse", "main")
    for actor, ended in (("eve", "failure"), ("A", "success")):
        (home / "pushes.json").write_text(
            f'[{{"after": "{sha}", "actor": {{"login": "{actor}"}}}}]'
        )
        again = Run(home, 2 if actor == "eve" else 3, event="pull_request")
        assert again.workflow("check-reviews.yml") == {"check": ended}, again.told


@pytest.mark.slow
@pytest.mark.parametrize("visibility", ["public", "internal"])
def test_nothing_of_the_site_is_kept_where_others_could_see_it(
    visibility: str, tmp_path: Path
) -> None:
    home = hosted(tmp_path / "home", visibility, changes={"redactions.yml": ""})
    run = Run(home, 1, event="pull_request")
    run.workflow("check-reviews.yml")
    assert "title=K105" in run.told
    assert not (home / "site-as-it-would-be").exists()
    assert not (home / "previews-with-marks").exists()


@pytest.mark.slow
def test_nothing_is_approved_unread_or_as_it_was_read_before_a_change(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    run = Run(home, event="workflow_dispatch", inputs={"review": SLUG, "code": ""})
    run.workflow("approve-review.yml")
    assert run.done == {("workflows/approve-review.yml", "Refuse what is not meant so")}
    was_read = code(home)
    changed(home, f"reviews/{SLUG}/executive-summary.md", SUMMARY + "\nOne line more.\n")
    later = approved(home, 2, was_read)
    assert "it has changed since it was read" in later.summary
    assert "approval.yml" not in git(home / "remote.git", "ls-tree", "-r", "--name-only", "main")


@pytest.mark.slow
def test_an_approval_that_the_branch_does_not_take_is_not_told_as_given(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    (home / "fails").write_text("--method PUT")
    refused = approved(home)
    assert refused.summary.startswith(f"NOT approved: `{SLUG}`")
    assert "There is nothing to do" not in refused.summary
    assert "account: anna" in refused.summary, "the lines to paste"
    assert "approval.yml" not in git(home / "remote.git", "ls-tree", "-r", "--name-only", "main")


FILE_NAME = f"Letter about {REAL_NAME}.md"


def begun(
    home: Path, files: dict[str, str], death: str = "2021-02", review: str = ""
) -> tuple[Run, dict[str, str]]:
    """What comes of files that a person has put on a branch of its own on GitHub's web page."""
    for name, text in files.items():
        (home / "seed" / name).write_text(text)
    commit(home / "seed", "letter")
    run = Run(home, 9, event="workflow_dispatch", branch="letter",
              inputs={"death": death, "circumstances": "homicide", "review": review})  # fmt: skip
    return run, run.workflow("begin-review.yml")


@pytest.mark.slow
@pytest.mark.parametrize("refused", [False, True], ids=["proposed", "not permitted to"])
def test_a_review_is_begun_from_a_letter_and_nothing_of_it_is_told(
    refused: bool, tmp_path: Path
) -> None:
    home = hosted(tmp_path / "home")
    if refused:
        (home / "refuses").touch()
    run, ended = begun(home, {FILE_NAME: LETTER})
    assert (ended, run.done) == ({"begin": "success"}, SAYS["begun"]), run.told
    made = git(home / "remote.git", "diff", "--name-only", "main", "review-begun-9").split()
    folder = "reviews/ashgrove-2021-a"
    assert made == [f"{folder}/{n}" for n in ("qa-letter.md", "redactions.yml", "review.yml")]
    assert git(home / "remote.git", "branch", "--format=%(refname:short)").split() == [
        "main", "review-begun-9"
    ]  # fmt: skip
    asked = (home / "asked.txt").read_text()
    wanted = "workflow run reviews.yml --repo council/reviews --ref review-begun-9 --raw-field task"
    assert f"{wanted}=check" in asked
    address = "compare/main...review-begun-9?expand=1" if refused else "/pull/7"
    assert address in run.summary
    messages = git(home / "remote.git", "log", "--format=%B", "main..review-begun-9")
    said = (asked + run.told + run.summary + messages).lower()
    assert [w for w in ("ashgrove", "rowan", FAMILY.lower(), "2022") if w in said] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "visibility", "told"),
    [
        ({FILE_NAME: LETTER, "b.md": LETTER}, "private", "There is no letter"),
        ({"Marigold.exe": "x"}, "private", "There is no letter"),
        ({FILE_NAME: "Dear Marigold"}, "private", "does not look like the letter"),
        ({FILE_NAME: LETTER}, "internal", "is not private"),
        ({FILE_NAME: LETTER}, "public", "is not private"),
    ],
    ids=["two files", "no letter", "another letter", "internal", "public"],
)
def test_what_is_no_letter_or_lies_open_begins_nothing(
    files: dict[str, str], visibility: str, told: str, tmp_path: Path
) -> None:
    home = hosted(tmp_path / "home", visibility)
    run, ended = begun(home, files)
    assert (ended, told in run.told) == ({"begin": "failure"}, True), run.told
    assert told in run.summary
    assert "review-begun-9" not in git(home / "remote.git", "branch")
    assert "Marigold" not in run.told + run.summary


@pytest.mark.slow
def test_each_week_the_live_website_is_held_to_the_record(tmp_path: Path) -> None:
    home = hosted(tmp_path / "home")
    early = Run(home, 1, event="schedule", inputs={"address": ""})
    assert early.workflow("check-links.yml") == {"links": "success"}, early.told
    assert "Nothing has been published yet" in early.summary
    approved(home)
    published(home, 2)
    (home / "host").mkdir()
    (home / "host" / "dhr").symlink_to(home / "live")
    with served(home / "host") as host:
        address = f"{host}dhr/"
        run = Run(home, 3, event="schedule", inputs={"address": address})
        assert run.workflow("check-links.yml") == {"links": "success"}, run.told
        assert run.done == SAYS["weblinks"]
        assert "All is well." in run.summary
        shutil.rmtree((home / "live" / PAGE).parent)
        again = Run(home, 4, event="schedule", inputs={"address": address})
        assert again.workflow("check-links.yml") == {"links": "failure"}
    assert "title=W111" in again.told
    assert f"| `reviews/{SLUG}/` | It does not answer" in again.summary


@pytest.mark.slow
def test_every_pinned_dependency_is_looked_up_each_week(tmp_path: Path) -> None:
    run = Run(tmp_path, event="schedule")
    assert run.workflow("weekly.yml") == {"audit": "success"}, run.told
    assert run.done == SAYS["looked up"]
    asked = (tmp_path / "asked.txt").read_text().splitlines()
    always = "pip-audit --disable-pip --require-hashes --progress-spinner off --requirement "
    files = sorted(f"requirements/{file.name}" for file in PINS.glob("*.txt"))
    assert [line.removeprefix(always) for line in asked] == files


def released(home: Path, tag: str) -> tuple[Run, str]:
    run = Run(home, branch=tag)
    return run, run.workflow("release.yml")["release"]


@pytest.mark.slow
def test_a_tag_becomes_a_release_with_the_list_of_all_that_the_publisher_runs_on(
    tmp_path: Path,
) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
    assert released(tmp_path / "bad", "v9.9.9")[1] == "failure"
    assert not (tmp_path / "bad" / "asked.txt").exists()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    run, ended = released(tmp_path / "good", f"v{version}")
    assert (ended, run.done) == ("success", SAYS["tagged"]), run.told
    listed = json.loads((tmp_path / "good" / "dhr-publisher.cdx.json").read_text())
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["metadata"]["component"]["version"] == version
    found = {normal(one["name"]): one for one in listed["components"]}
    assert {name for name, one in found.items() if not one.get("licenses")} <= set(BY_HAND)
    wanted = {pin.name: pin.version for pin in pins("run") if not pin.elsewhere}
    assert {name: one["version"] for name, one in found.items()} == wanted


def test_every_line_that_the_workflows_run_is_run_here() -> None:
    assert run_lines() == set().union(ELSEWHERE, *SAYS.values())
