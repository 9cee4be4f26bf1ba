"""What the hard cases hide: an invented person, and two others to hide in that one's place."""

from dataclasses import dataclass
from datetime import date

from publisher.terms import FlaggedTerm, TermKind

UNSEEN = "Nimblethwaite"
"""A word that is not flagged and stands only where no reader sees it: it must not come out."""
UNSEEN_COLOUR = (255, 0, 0)
"""The colour of pixels that no reader sees."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A person, with all that the cases write of them."""

    first: str
    last: str
    street: str
    town: str
    code: str
    birth: date
    phone: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def home(self) -> str:
        return f"{self.street}, {self.town}, {self.code}"

    @property
    def born(self) -> str:
        return f"{self.birth.day} {self.birth:%B %Y}"

    @property
    def slug(self) -> str:
        """The name as addresses on the web write it."""
        return f"{self.first}-{self.last}".lower()

    @property
    def ghost(self) -> str:
        """The name and the word beside it where no reader may see either."""
        return f"{self.name} {UNSEEN}"

    @property
    def terms(self) -> tuple[FlaggedTerm, ...]:
        """The list of flagged terms that hides this person."""
        return (
            FlaggedTerm("victim", TermKind.PERSON, (self.name,), "Rowan"),
            FlaggedTerm("home", TermKind.ADDRESS, (self.home,), "[address removed]"),
            FlaggedTerm(
                "birth", TermKind.DATE, (self.birth.isoformat(),), "[date of birth removed]"
            ),
            FlaggedTerm("phone", TermKind.IDENTIFIER, (self.phone,), "[number removed]"),
        )


SECRET = Secret(
    "Marigold",
    "Threlkeld",
    "12 Quillfeather Lane",
    "Ashgrove",
    "ZZ4 7CC",
    date(1984, 3, 7),
    "07700 900417",
)
"""Every word of this one is rare, so that a plain search for its letters finds no other."""
OTHERS = (
    Secret("Zoë", "Pike", "3 Elm Row", "Thornby", "ZZ1 1CC", date(1969, 11, 23), "01632 960001"),
    Secret(
        "Oluwafunmilayo",
        "Brathwaite-O’Dowd",
        "Flat 114, 2068 Great Northallerton Terrace",
        "Stanbrook-under-Ridge",
        "ZZ99 9ZZ",
        date(2001, 5, 30),
        "020 7946 0123",
    ),
)
"""Of other lengths, letters, digits and parts: what is published must not tell which it was."""
