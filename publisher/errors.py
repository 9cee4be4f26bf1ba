"""What can stop the publisher, each with its exit code.

Expected problems are findings (`publisher.findings`). These exceptions are for "cannot go
on"; `cli/` alone catches and prints them. A message never holds source text.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a run ends with. `means` is what docs/handbook/commands.md says of it."""

    means: str

    def __new__(cls, code: int, means: str) -> "ExitCode":
        """The number, with what it means."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.means = means
        return member

    DONE = 0, "Done. Everything that is ready is in `_build/public`."
    BUG = 1, "A fault in the publisher itself. Please report it."
    SETTINGS = (
        2,
        "The command or a setting in `mkdocs.yml` is wrong, or it is not known who can read files "
        "that must be secret (K106, K107), or which day it is (W108). Nothing was released.",
    )
    CHECKS_FAILED = (
        3,
        "At least one review is held back by a finding. After `build`: the rest was released. "
        "After `doctor`: something is to do. After `pack`: it cannot be sent yet.",
    )
    LEAK = (
        4,
        "The gate found something that must not go public, or files that must be secret lie where "
        "others can read them (K105). Nothing was released.",
    )
    LINK_LOST = (
        5,
        "A published address would be lost or cannot be verified, or the record of them is "
        "damaged; nothing was released. After links --check: a weblink is broken.",
    )
    TOOL_FAILED = (
        6,
        "MkDocs or another program that the publisher uses has failed, or the computer refused: a "
        "full disk, a file that may not be opened. The message says what was released.",
    )
    INTERRUPTED = 130, "You stopped it. The message says what was released."


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


class WorkerFault(Exception):  # noqa: N818  (a fault of ours, not of the world)
    """Something unexpected in a worker, told by its kind and places; its words stay there.

    `places` are file, line and function, the outermost first.
    """

    def __init__(self, kind: str, places: tuple[tuple[str, int, str], ...]) -> None:
        super().__init__(kind, places)
        self.kind = kind
        self.places = places


class LedgerError(PublisherError):
    """The record of published addresses is damaged or has been edited."""

    exit_code = ExitCode.LINK_LOST


class TwoHeadsError(LedgerError):
    """Two branches have both written the record of one review."""
