"""Looks the set-up over: is everything there, and is what must be secret kept so?

Asks nothing and writes nothing; the command line does.
"""

import platform
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.config import SiteSettings, Visibility
from publisher.errors import ToolError
from publisher.intake.exposure import exposed_files, is_example
from publisher.intake.folder import Folder, folders_in, read_folder
from publisher.intake.sealed import public_keys
from publisher.intake.strays import stray_files
from publisher.repository import is_tracked
from publisher.site.assets import known_files
from publisher.site.council import missing_pages
from publisher.site.statement import unfilled
from publisher.surroundings import LOCAL, Surroundings

FONTS = Path(__file__).parent / "site" / "fonts"
_SEEN_BY = {
    Visibility.NOWHERE: "Git sends this folder nowhere.",
    Visibility.PRIVATE: "The repository is private.",
    Visibility.INTERNAL: "The repository is internal: a whole enterprise can read it.",
    Visibility.PUBLIC: "The repository is public: everyone can read it.",
    Visibility.UNKNOWN: "It is not known who can see the repository.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at. With a remedy it is for a person to put right."""

    says: str
    remedy: str = ""


def look_over(root: Path, site: SiteSettings, place: Surroundings) -> list[Item]:
    """Everything that is worth knowing before the first build, good or bad."""
    folders = [read_folder(path, place.keys) for path in folders_in(root / "reviews")]
    return [
        Item(f"Python {platform.python_version()}."),
        _own_files(),
        _text_recognition(),
        Item(_SEEN_BY[place.visibility]),
        _ignored(root),
        *_exposed(root, folders, place),
        *_keys(folders, site, place),
        *_of_the_demonstration(folders, site),
        *_statements(root, site),
    ]


def kept_from_the_demonstration(site: SiteSettings) -> list[str]:
    """The keys of mkdocs.yml that are still as they came, for a council that does not exist."""
    as_they_came = {
        "site_url": site.site_url == "https://example.github.io/dhr-publisher/",
        "council": site.publisher.council.email == "community.safety@ashgrove.example",
        "notice": site.publisher.is_demonstration,
    }
    return [f"`{key}:`" for key, kept in as_they_came.items() if kept]


def _of_the_demonstration(folders: Sequence[Folder], site: SiteSettings) -> Iterator[Item]:
    """What a real website may not have; with the examples alone all is as it should be."""
    own = [folder for folder in folders if not is_example(folder)]
    kept = kept_from_the_demonstration(site)
    if own and kept:
        yield Item(
            f"mkdocs.yml is still that of the demonstration: {', '.join(kept)}.",
            "Change them before you publish: docs/handbook/first-review.md#set-up-the-website-once",
        )
    if own and len(own) < len(folders):
        yield Item(
            f"Invented examples stand beside your reviews: {len(folders) - len(own)}.",
            "Take them out before you publish: "
            "docs/handbook/first-review.md#set-up-the-website-once",
        )


def _statements(root: Path, site: SiteSettings) -> Iterator[Item]:
    """Pages and settings without which no website is made."""
    own = frozenset(path.name for path in (root / "docs" / "site").glob("*.md"))
    pages = [f"docs/site/{name}" for name in missing_pages(own)]
    keys = [f"`{key}` in mkdocs.yml" for key in unfilled(site).values()]
    if pages or keys:
        yield Item(
            f"The statements of the website lack {', '.join([*pages, *keys])}.",
            "Nothing is released without them: docs/handbook/statements.md",
        )


def _own_files() -> Item:
    """Without these no page and no PDF can be made."""
    try:
        whole = bool(known_files()) and len(list(FONTS.glob("*.ttf"))) > 1
    except (OSError, ToolError):
        whole = False
    if whole:
        return Item("The theme and the fonts are there.")
    return Item("The theme or the fonts are missing.", "Install the publisher anew: make site.")


def _text_recognition() -> Item:
    if shutil.which("tesseract"):
        return Item("Tesseract is there to look at what pictures show.")
    return Item("Tesseract is not installed; what comes with the publisher is used instead.")


def _ignored(root: Path) -> Item:
    """What is made, and the answer of this computer, must not be committed."""
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    missing = [name for name in ("_build/", LOCAL) if name not in lines]
    if not missing:
        return Item("Git ignores what the publisher makes.")
    return Item(
        "Git does not ignore " + " and ".join(missing) + ".",
        "Add each as a line to the file .gitignore beside mkdocs.yml.",
    )


def _exposed(root: Path, folders: Sequence[Folder], place: Surroundings) -> Iterator[Item]:
    """How many files lie open, told once; which ones, `publisher check` says."""
    names = [
        f"reviews/{folder.slug}/{finding.file}"
        for folder in folders
        for finding in exposed_files(folder, place.visibility, place.on_server)
    ]
    names += [f.file for f in stray_files(root, place.visibility, place.on_server)]
    if not names:
        yield Item("No file lies where somebody could read it who may not.")
        return
    taken = [is_tracked(root, name) for name in names]
    if place.visibility is Visibility.UNKNOWN:
        yield Item(
            f"{len(names)} files are not encrypted.", "Say who can see them: publisher doctor."
        )
    elif any(one is not False for one in taken):
        yield Item(
            f"{len(names)} files are not encrypted, and git has taken some of them in.",
            "If they were ever pushed, treat it as a data breach: docs/handbook/findings.md#k105",
        )
    else:
        yield Item(
            f"{len(names)} files are not encrypted. Git has not taken them in yet.",
            "Commit nothing. Encrypt them first: docs/handbook/keeping-secrets.md",
        )


def _keys(folders: Sequence[Folder], site: SiteSettings, place: Surroundings) -> Iterator[Item]:
    """Whether what is encrypted can be opened, and whether others could open it too."""
    sealed = sum(len(folder.sealed) for folder in folders)
    closed = sum(len(folder.sealed & folder.closed.keys()) for folder in folders)
    if sealed and not place.keys:
        yield Item(
            f"{sealed} files are encrypted, and there is no key.",
            "Put it into PUBLISHER_KEY: docs/handbook/keeping-secrets.md#use-the-key",
        )
    elif closed:
        yield Item(
            f"{closed} of {sealed} encrypted files cannot be opened.", "See publisher check."
        )
    elif sealed:
        yield Item(f"The key opens all {sealed} encrypted files.")
    if place.keys and not set(public_keys(place.keys)) & set(site.publisher.recipients):
        yield Item(
            "Your own public key is not among the recipients.",
            "Put it under `extra: publisher: recipients:` in mkdocs.yml: "
            + ", ".join(public_keys(place.keys)),
        )
