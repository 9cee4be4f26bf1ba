"""What the hard cases hide: an invented person, and two others to hide in that one's place."""

import re
from dataclasses import dataclass
from datetime import date

from publisher.terms import FlaggedTerm, TermKind

UNSEEN = "Nimblethwaite"
"""A word that is not flagged and stands only where no reader sees it: it must not come out."""
UNSEEN_COLOUR = (255, 0, 0)
"""The colour of pixels that no reader sees."""
TOWN = "Ashgrove"
"""Where everybody lives: no secret, since a review may well name it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A person, with all that the cases write of them."""

    first: str
    last: str
    street: str
    code: str
    birth: date
    phone: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def start(self) -> str:
        """The first half of the first name, where a trick comes between letters."""
        return self.first[: len(self.first) // 2]

    @property
    def rest(self) -> str:
        return self.first[len(self.start) :]

    @property
    def home(self) -> str:
        return f"{self.street}, {TOWN}, {self.code}"

    @property
    def born(self) -> str:
        return f"{self.birth.day} {self.birth:%B %Y}"

    @property
    def born_in_figures(self) -> str:
        return f"{self.birth.day}/{self.birth.month}/{self.birth.year}"

    @property
    def number(self) -> int:
        """The telephone number as a sheet keeps it that takes it for a sum."""
        return int(self.phone.replace(" ", ""))

    @property
    def slug(self) -> str:
        """The name as addresses on the web write it."""
        return f"{self.first}-{self.last}".lower().replace("’", "")

    @property
    def mailbox(self) -> str:
        return self.slug.replace("-", ".", 1)

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


def look_alike(name: str) -> str:
    """With Cyrillic letters that look like Latin ones."""
    return name.translate(str.maketrans("aeo", "аео"))


def accented(name: str) -> str:
    """With a mark put over each vowel."""
    return re.sub("[aeiou]", "\\g<0>\u0301", name)


SECRET = Secret(
    "Marigold",
    "Threlkeld",
    "12 Quillfeather Lane",
    "ZZ4 7CC",
    date(1984, 3, 7),
    "07700 900417",
)
"""Every word of this one is rare, so that a plain search for its letters finds no other."""
OTHERS = (
    Secret("Zoë", "Pike", "3 Elm Row", "ZZ1 1CC", date(1969, 11, 23), "01632 960001"),
    Secret(
        "Oluwafunmilayo",
        "Bellamy-O’Dowd",
        "Flat 114, 2068 Great Northallerton Terrace",
        "ZZ99 9ZZ",
        date(2001, 5, 30),
        "020 7946 0123",
    ),
)
"""Of other lengths, letters, digits and parts: what is published must not tell which it was."""
