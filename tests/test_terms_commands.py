"""`publisher terms` as a person meets it: no key and no term is ever shown or passed on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.errors import ExitCode
from publisher.intake.sealed import new_key, open_sealed, read_keys
from tests.folders import TERMS, add_review, make_site
from tests.terminal import at_a_terminal
from tests.test_cli import publisher, without_surroundings

SECRET, PUBLIC = new_key()
SLUG = "ashgrove-2019-a"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path / "root")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + f"    recipients: [{PUBLIC}]\n")
    add_review(root)
    return root


def terms(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = publisher(root, "terms", *arguments, **{"PUBLISHER_KEY": SECRET, **environment})
    shown = done.stdout + done.stderr
    for word in ("Marigold", "Threlkeld", SECRET[16:]):
        assert word not in shown
    return done


def editor(folder: Path, does: str) -> str:
    """An editor that does so with the file (`$1`)."""
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o700)
    return str(path)


def list_of(root: Path) -> str:
    sealed = (root / "reviews" / SLUG / "redactions.yml.age").read_bytes()
    return open_sealed(sealed, read_keys(SECRET)).decode()


def test_encrypted_by_the_command_the_review_is_read_with_the_key_alone(root: Path) -> None:
    assert terms(root, "encrypt", SLUG, "--sources").returncode == ExitCode.DONE
    assert list_of(root) == TERMS
    assert publisher(root, "check", PUBLISHER_KEY=SECRET).returncode == ExitCode.DONE
    closed = publisher(root, "check")
    assert closed.returncode == ExitCode.CHECKS_FAILED
    assert "(K101)" in closed.stdout


def test_an_editor_gets_the_list_and_not_the_key(root: Path, tmp_path: Path) -> None:
    terms(root, "encrypt", SLUG)
    entry = "- {id: town, kind: text, is: [Quarrendon]}"
    does = f'env > "{tmp_path}/seen"; ls -ld "$(dirname "$1")" >> "{tmp_path}/seen"\n'
    does += f'echo \'{entry}\' >> "$1"; echo "$1" > "{tmp_path}/where"'
    done = terms(root, "edit", SLUG, EDITOR=editor(tmp_path, does))
    assert done.returncode == ExitCode.DONE
    assert entry in list_of(root)
    seen = (tmp_path / "seen").read_text()
    assert SECRET not in seen
    assert "drwx------" in seen
    assert not Path((tmp_path / "where").read_text().strip()).parent.exists()


def test_a_slip_in_the_list_is_told_and_nothing_is_kept(root: Path, tmp_path: Path) -> None:
    terms(root, "encrypt", SLUG)
    done = terms(root, "edit", SLUG, EDITOR=editor(tmp_path, "echo '- {' >> \"$1\""))
    assert "redactions.yml, line" in done.stdout
    assert "(S101)" in done.stdout
    assert done.returncode != ExitCode.DONE
    assert list_of(root) == TERMS


def test_at_a_terminal_it_is_asked_whether_to_go_on_editing(root: Path, tmp_path: Path) -> None:
    terms(root, "encrypt", SLUG)
    does = f'test -e "{tmp_path}/seen" || echo "- {{" >> "$1"; touch "{tmp_path}/seen"'
    arguments = ["terms", "edit", SLUG]
    asked = "Go on editing? Otherwise your changes are lost. [Y/n]: "
    given = {"PUBLISHER_KEY": SECRET, "EDITOR": editor(tmp_path, does)}
    code, seen = at_a_terminal(root, arguments, [(asked, "n")], **given)
    assert code == ExitCode.SETTINGS
    assert seen.endswith("Nothing was changed.\nYour changes have been wiped.\n")
    assert "Marigold" not in seen
    assert list_of(root) == TERMS


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_in_the_middle_it_wipes_the_copy(
    root: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    terms(root, "encrypt", SLUG)
    where = tmp_path / "where"
    does = f'echo "$1" > "{where}.new" && mv "{where}.new" "{where}"; exec sleep 60'
    running = subprocess.Popen(
        [sys.executable, "-m", "publisher", "terms", "edit", SLUG],
        cwd=root,
        env={
            **without_surroundings(),
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "PUBLISHER_KEY": SECRET,
            "EDITOR": editor(tmp_path, does),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    for _ in range(600):
        if where.exists():
            break
        time.sleep(0.05)
    copy = Path(where.read_text().strip())
    assert copy.read_text() == TERMS
    running.send_signal(sent)
    _, told = running.communicate(timeout=30)
    assert running.returncode == ExitCode.INTERRUPTED
    assert not copy.parent.exists()
    assert b"Marigold" not in told


def test_a_new_key_goes_into_a_private_file_and_is_not_shown(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "key.txt"
    done = terms(root, "new-key", "--to", str(path))
    assert done.returncode == ExitCode.DONE
    assert path.stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET-KEY-1" not in done.stdout
    public = path.read_text().splitlines()[0].removeprefix("# public key: ")
    assert public in done.stdout
    assert read_keys(path.read_text())
    assert terms(root, "new-key", "--to", str(path)).returncode == ExitCode.SETTINGS


def test_a_secret_key_stays_out_of_logs_repositories_and_our_folder(root: Path) -> None:
    logged = terms(root, "new-key")
    assert (logged.returncode, "AGE-SECRET" in logged.stdout) == (ExitCode.SETTINGS, False)
    inside = terms(root, "new-key", "--to", "key.txt")
    assert (inside.returncode, (root / "key.txt").exists()) == (ExitCode.SETTINGS, False)
    repository = root.parent / "repository"
    (repository / ".git").mkdir(parents=True)
    beside = terms(root, "new-key", "--to", str(repository / "key.txt"))
    assert (beside.returncode, (repository / "key.txt").exists()) == (ExitCode.SETTINGS, False)


def test_a_key_that_is_none_is_refused(root: Path) -> None:
    done = publisher(root, "check", PUBLISHER_KEY=SECRET[:-2])
    assert done.returncode == ExitCode.SETTINGS
    assert "PUBLISHER_KEY" in done.stderr
    assert SECRET[16:-2] not in done.stderr + done.stdout


def test_a_review_that_is_not_there_is_said_plainly(root: Path) -> None:
    assert "no review of that name" in terms(root, "edit", "elsewhere-2019-a").stderr


def test_these_tests_know_the_environment() -> None:
    assert "PUBLISHER_KEY" not in without_surroundings()
    assert os.environ.get("PUBLISHER_KEY") is None
