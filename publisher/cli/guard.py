"""Runs a command so that every way to end has its exit code and no word of a document shows.

Nothing that a library writes to the error stream is shown, since it may hold source text;
an unexpected error is told by its kind and place in our code, never by its message. A
request to end (a closed window, `kill`) ends it like Ctrl+C, so that private folders are
emptied on the way out.
"""

import contextlib
import logging
import os
import re
import shutil
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import click

from publisher.cli.handbook import SUMMARY, handbook_of_the_workflow, with_address
from publisher.errors import ExitCode, PublisherError, WorkerFault
from publisher.record.report import as_error

_COMMAND = re.compile(
    r"(?<![\w/.-])publisher"
    r"(?= (?:new|check|build|confirm|preview|approve|transcribe|serve|doctor|clear-examples|terms|"
    r"move|links|pack|status|--help)\b)"
)


def run_guarded(command: Callable[[], Any]) -> int:
    """Run the command and give its exit code."""
    _let_python_tell_nothing()
    _let_all_be_printed()
    _dump_no_core()
    _end_like_ctrl_c()
    with _only_our_words() as stderr:
        return run_told(command, stderr)


def run_told(command: Callable[[], Any], stderr: IO[str]) -> int:
    """Run the command, tell how it ended if not well, and give its exit code."""

    def say(text: str) -> None:
        with contextlib.suppress(OSError):  # on a full disk: the exit code still tells
            print(as_typed(text), file=stderr, flush=True)
        with contextlib.suppress(Exception):  # told already: a fault here would tell its own words
            _show_on_its_page(text, stderr)

    try:
        command()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        if isinstance(ended.code, int):
            return ended.code
        say(_bug(ended))  # a library's last words
        return ExitCode.BUG
    except click.ClickException as error:
        say(f"{error.format_message()}\nSee publisher --help.")
        return ExitCode.SETTINGS
    except PublisherError as error:
        say("\n".join(part for part in (error.message, error.remedy) if part))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("Stopped. Nothing that was public has changed.")
        return ExitCode.INTERRUPTED
    except OSError as error:
        say(f"The computer refused: {os.strerror(error.errno or 0)}. Nothing was released.")
        return ExitCode.TOOL_FAILED
    except Exception as error:
        say(_bug(error))
        return ExitCode.BUG
    return ExitCode.DONE


def _show_on_its_page(text: str, stderr: IO[str]) -> None:
    """On GitHub: show it where somebody looks who opens no log."""
    if page := os.environ.get(SUMMARY):
        words = with_address(text, handbook_of_the_workflow())
        print(as_error(words), file=stderr, flush=True)
        with Path(page).open("a", encoding="utf-8") as shown:
            shown.write("".join(f"{line}\n\n" for line in words.splitlines()))


def as_typed(text: str) -> str:
    """The text with the publisher's commands as they are typed here."""
    return _COMMAND.sub(lambda _: _program(), text)


def _program() -> str:
    """How this program was called: `publisher`, or with its place if it is on no path."""
    called = Path(sys.argv[0])
    if called.stem != "publisher" or shutil.which("publisher") == str(called):
        return "publisher"
    return str(called)


def _bug(error: BaseException) -> str:
    """Tell where it went wrong without its message, which may hold source text."""
    kind, inside = type(error).__name__, tuple[tuple[str, int, str], ...]()
    if isinstance(error, WorkerFault):
        kind, inside = error.kind, error.places
    frames = traceback.extract_tb(error.__traceback__)
    found = [(Path(f.filename).name, f.lineno, f.name) for f in frames]
    places = [f"  {file}, line {line}, in {name}" for file, line, name in (*found, *inside)]
    return "\n".join(
        [
            f"This is a fault in the publisher ({kind}). If you were making the site, what is in "
            "_build/public may be the new one already or still the last, either of them whole.",
            "Please report it as SECURITY.md describes, with these lines (they hold no text of "
            "your documents):",
            *places,
        ]
    )


@contextlib.contextmanager
def _only_our_words() -> Iterator[IO[str]]:
    """Keep libraries off the error stream; gives the stream for our own messages."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    ours = os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="replace")
    try:
        yield ours
    finally:
        with contextlib.suppress(OSError):  # what it could not write it tries once more
            ours.close()
        os.dup2(kept, 2)
        os.close(kept)


def _let_python_tell_nothing() -> None:
    """Of an error that nobody caught, Python would show the message."""

    def silent(*_: object) -> None:
        """Tell nothing: the exit code says that it failed."""

    sys.excepthook = sys.unraisablehook = threading.excepthook = silent


def _let_all_be_printed() -> None:
    """A path of this computer may hold what its terminal cannot show: that is told by its code."""
    if isinstance(sys.stdout, TextIOWrapper):
        with contextlib.suppress(OSError):  # a stream that cannot be asked where it stands
            sys.stdout.reconfigure(errors="backslashreplace")


def _dump_no_core() -> None:
    """A core dump would hold the unredacted documents."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_like_ctrl_c() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)
