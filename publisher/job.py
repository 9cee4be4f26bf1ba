"""What is to be done, where and on which day; and how it ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from publisher.cache import Memory
from publisher.checks.states import Standing
from publisher.errors import ExitCode
from publisher.findings import Finding
from publisher.journey import Step
from publisher.surroundings import Surroundings

Count = Callable[[int, int], None]
"""Takes how many reviews have been read so far, and how many there are."""


def uncounted(_: int, __: int) -> None:
    """Count for nobody."""


@dataclass(frozen=True, slots=True)
class Job:
    """Where to work, and which day it is.

    `root` holds mkdocs.yml, reviews/ and docs/site/; `last_release` is what is public now, if
    it is not in `_build/public`; `place` is what is known of where this runs; `claims` says that
    what is released is yet to be deployed (`publisher.confirming`); `by_clock` that nothing but
    this computer's clock says what day it is, neither a person nor a server, whose clock is set by
    others.
    """

    root: Path
    today: date
    last_release: Path | None = None
    place: Surroundings = field(default_factory=Surroundings)
    claims: bool = False
    by_clock: bool = False

    @property
    def reviews(self) -> Path:
        """The folder of the reviews' folders."""
        return self.root / "reviews"

    @property
    def ledger(self) -> Path:
        """The folder of the ledgers."""
        return self.reviews / "ledger"

    @property
    def output(self) -> Path:
        """The folder for everything that is made; it can be deleted at any time."""
        return self.root / "_build"

    @property
    def public(self) -> Path:
        """The released site."""
        return self.output / "public"

    @property
    def memory(self) -> Memory:
        """What was made before and may be made of the same again."""
        return Memory(self.output / "cache", self.place.cache_secret)

    @property
    def rehearsal(self) -> Path:
        """The site as it would be once approved: for reading, never for the public."""
        return self.output / "as-it-would-be"

    @property
    def previews(self) -> Path:
        """The previews of single reviews that are kept, each in a folder of its name."""
        return self.output / "preview"

    @property
    def packs(self) -> Path:
        """The packs of the release."""
        return self.output / "packs"

    @property
    def private(self) -> Path:
        """The register, which names reviews that are not public: for this user alone."""
        return self.output / "private"

    @property
    def servers(self) -> Path:
        """What a web server of one's own can be told of weblinks that have moved."""
        return self.output / "servers"


class Rehearsed(StrEnum):
    """Whether the site as it would be has a review as it would be, in words for officers."""

    YES = "yes"
    OLD = "no, its last released pages"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What became of one review; `name` may be read by anyone.

    `to_approve` are the digests of its parts (`redaction.approval.parts_of`) if an approval is
    all that it waits for; `reason` is the public one of a withdrawal; `rehearsed` is None where
    nobody asked for the site as it would be.
    """

    name: str
    standing: Standing
    carried: bool = False
    weblink: str = ""
    to_approve: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    reason: str = ""
    rehearsed: Rehearsed | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: all findings, each review, and where the results are.

    `to_send` are those of the packs that were not reported as they are.
    """

    exit_code: ExitCode
    findings: list[Finding]
    reviews: tuple[ReviewOutcome, ...] = ()
    public: Path | None = None
    packs: tuple[Path, ...] = ()
    to_send: tuple[Path, ...] = ()
