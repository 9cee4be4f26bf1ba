"""What the publisher must know of where it runs: who can see the folders, and its keys.

Read once at the start, from the environment and from what the user of this computer said to
`publisher doctor`. What is not known counts as unsafe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.config import LocalSettings, Visibility
from publisher.errors import SettingsError
from publisher.intake.sealed import NO_KEYS, Keys, read_keys
from publisher.intake.yaml_file import read_yaml
from publisher.repository import digest_of, remotes

KEY = "PUBLISHER_KEY"
REPOSITORY = "PUBLISHER_REPOSITORY"
CACHE_SECRET = "PUBLISHER_CACHE_SECRET"  # noqa: S105  (the name of a variable)
AUTHORS = "PUBLISHER_AUTHORS"
VOUCHED = "PUBLISHER_VOUCHED"
LOCAL = ".publisher.local.yml"
LEAST_SECRET = 32
"""Characters of a secret that several machines share."""

_ANSWERS = (Visibility.PRIVATE, Visibility.INTERNAL, Visibility.PUBLIC)


@dataclass(frozen=True, slots=True)
class GitHub:
    """Who started a run on GitHub, and by which event.

    `again` is who asked for this very run, which may be a second one. `authors` are the
    accounts that changed the review since its last approval, None if that is not known.
    """

    account: str
    again: str
    event: str
    authors: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the publisher runs. Left empty, it knows nothing and trusts nobody."""

    visibility: Visibility = Visibility.UNKNOWN
    keys: Keys = field(default=NO_KEYS, repr=False)
    on_server: bool = False
    github: GitHub | None = None
    vouched: frozenset[str] = frozenset()
    """The reviews (by slug) whose approval.yml the host vouches for."""
    cache_secret: bytes | None = field(default=None, repr=False)
    """What several machines that work for one site sign the entries of their caches with."""


def surroundings_of(environment: Mapping[str, str], root: Path) -> Surroundings:
    """Read the surroundings of the folder `root`. Raises: SettingsError."""
    on_server = any(_is_on(environment.get(name, "")) for name in ("CI", "GITHUB_ACTIONS"))
    said = environment.get(REPOSITORY, "").strip().lower()
    if said and said not in _ANSWERS:
        raise SettingsError(
            f"{REPOSITORY} says neither private, internal nor public.", "Correct it, or unset it."
        )
    visibility = Visibility(said or Visibility.UNKNOWN)
    if not said and not on_server:
        visibility = remembered(root)
    return Surroundings(
        visibility,
        read_keys(environment.get(KEY, "")),
        on_server,
        _github(environment) if _is_on(environment.get("GITHUB_ACTIONS", "")) else None,
        frozenset(environment.get(VOUCHED, "").split()),
        _cache_secret(environment.get(CACHE_SECRET, "").strip()),
    )


def _cache_secret(said: str) -> bytes | None:
    if 0 < len(said) < LEAST_SECRET:
        raise SettingsError(
            f"{CACHE_SECRET} is too short to keep anybody out.",
            f"Give it {LEAST_SECRET} characters or more drawn by lot, as `openssl rand -hex 32` "
            "does, or unset it.",
        )
    return said.encode() or None


def _github(environment: Mapping[str, str]) -> GitHub:
    authors = environment.get(AUTHORS)
    return GitHub(
        account=environment.get("GITHUB_ACTOR", ""),
        again=environment.get("GITHUB_TRIGGERING_ACTOR", ""),
        event=environment.get("GITHUB_EVENT_NAME", ""),
        authors=None if authors is None else tuple(authors.split()),
    )


def remembered(root: Path) -> Visibility:
    """What is known on a person's own computer.

    What was answered holds for the places that git knew then; with a new one it is asked anew.
    Raises: SettingsError if the file that remembers is not in order.
    """
    places = remotes(root)
    if not places:
        return Visibility.NOWHERE
    try:
        data = (root / LOCAL).read_bytes()
    except FileNotFoundError:
        return Visibility.UNKNOWN
    local, _ = read_yaml(data, LocalSettings)
    if local is None:
        raise SettingsError(
            f"{LOCAL} is not in order.", "Delete it and run `publisher doctor` again."
        )
    same = local.remotes == digest_of(places)
    return Visibility(local.repository) if same else Visibility.UNKNOWN


def answer_file(answer: Visibility, root: Path) -> bytes:
    """What `LOCAL` holds once its user has answered."""
    return (
        "# Written by `publisher doctor` for this computer alone. Git ignores it.\n"
        f"repository: {answer}\nremotes: {digest_of(remotes(root))}\n"
    ).encode()


def _is_on(value: str) -> bool:
    return value.strip().lower() not in ("", "0", "false", "no")
