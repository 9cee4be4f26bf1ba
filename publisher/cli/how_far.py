"""Says how far a command had come that was stopped, or that the computer stopped."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import ExitCode, PublisherError, ToolError

AGAIN = "Run the same command again: it finishes the work."
LOOK = "Look at free space, and whether you may open and write all files. " + AGAIN


class StoppedError(PublisherError):
    """A person stopped the command."""

    exit_code = ExitCode.INTERRUPTED


class RefusedError(PublisherError):
    """The computer refused something that the command needs."""

    exit_code = ExitCode.TOOL_FAILED


@contextmanager
def how_far(public: Path) -> Iterator[None]:
    """Tell of a build that does not come to its end whether `public` is already its new site."""
    before = _target(public)
    try:
        with with_state(lambda: _state(public, before)):
            yield
    except ToolError as error:
        if _target(public) == before:
            raise
        raise RefusedError(f"{error.message} {_state(public, before)}", error.remedy) from None


@contextmanager
def with_state(state: Callable[[], str]) -> Iterator[None]:
    """Tell of a command that does not come to its end what the state of things is then."""
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError(f"Stopped. {state()} {AGAIN}") from None
    except OSError as error:
        why = f"The computer refused: {os.strerror(error.errno or 0)}."
        raise RefusedError(f"{why} {state()}", LOOK) from None


def _state(public: Path, before: str) -> str:
    if _target(public) == before:
        return "Nothing was released: what was public is as it was."
    return "The new site is in _build/public, whole; the packs may still be the last ones."


def _target(public: Path) -> str:
    return os.readlink(public) if public.is_symlink() else ""
