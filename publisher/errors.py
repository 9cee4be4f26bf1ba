"""What can stop the publisher, each with its exit code.

Expected problems are findings (`publisher.findings`). These exceptions are for "cannot go
on"; `cli/` alone catches and prints them. A message never holds source text.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a run ends with; the handbook lists them in `docs/handbook/commands.md`."""

    DONE = 0
    BUG = 1
    SETTINGS = 2
    CHECKS_FAILED = 3
    LEAK = 4
    LINK_LOST = 5
    TOOL_FAILED = 6
    INTERRUPTED = 130


class PublisherError(Exception):
    """Cannot go on. `message` says where and what; `remedy` how to put it right."""

    exit_code = ExitCode.BUG

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class SettingsError(PublisherError):
    """The command line, `mkdocs.yml` or the place it runs in is wrong."""

    exit_code = ExitCode.SETTINGS


class ToolError(PublisherError):
    """MkDocs, Typst or another program that we start has failed."""

    exit_code = ExitCode.TOOL_FAILED


class LedgerError(PublisherError):
    """The record of published addresses is damaged or has been edited."""

    exit_code = ExitCode.LINK_LOST


class TwoHeadsError(LedgerError):
    """Two branches have both written the record of one review."""
