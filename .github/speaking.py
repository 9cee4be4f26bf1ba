"""Says on the page of a run what a person has to know who opens no log."""

import os
import sys
from pathlib import Path
from typing import NoReturn


def say(words: str) -> None:
    """Show words of ours on the page of the run."""
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.write(f"{words}\n")


def stop(words: str) -> NoReturn:
    """Show why it is not done, and end."""
    say(words)
    sys.exit(words)


def silent() -> dict[str, str]:
    """The environment for a program whose words are not shown on the page, since ours are."""
    return {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
