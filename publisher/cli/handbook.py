"""What GitHub says of a run: where its page is, and where the handbook can be read from there."""

import os
import re
from pathlib import Path

from publisher.config import SiteSettings
from publisher.record.readiness import HANDBOOK

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file whose Markdown the page of the run shows."""
TOLD = "PUBLISHER_HANDBOOK"
"""Where a workflow says that the handbook can be read."""


def handbook_of(root: Path, site: SiteSettings) -> str | None:
    """Where the handbook can be read: as the settings say, or the workflow, or on GitHub here."""
    return site.publisher.handbook or handbook_of_the_workflow() or _in_this_repository(root)


def handbook_of_the_workflow() -> str | None:
    """Its address as the workflow says it.

    It knows from which repository, and which commit of it, the publisher was taken.
    """
    told = os.environ.get(TOLD, "")
    return told if re.fullmatch(r"https://[^\s()<>]+/", told) else None


def with_address(words: str, handbook: str | None) -> str:
    """The words, each page of the handbook that they name told by its address."""
    return words.replace(HANDBOOK, handbook) if handbook else words


def _in_this_repository(root: Path) -> str | None:
    server, repository, commit = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    here = all((server, repository, commit)) and (root / HANDBOOK).is_dir()
    return f"{server}/{repository}/blob/{commit}/{HANDBOOK}" if here else None
