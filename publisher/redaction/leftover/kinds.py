"""The kinds of identifier that may be left over, and one that was found."""

from dataclasses import dataclass, field
from enum import Enum

from publisher.findings import Place, Rule


class Kind(Enum):
    """What was found, in words, and the rule that says what it does to a review.

    Where two overlap, the one that stands first here counts. `together`: a finding tells all
    of a document at once.
    """

    def __init__(self, words: str, rule: Rule, together: bool = False) -> None:
        self.words = words
        self.rule = rule
        self.together = together

    NHS_NUMBER = ("an NHS number", Rule.I103)
    NATIONAL_INSURANCE = ("a National Insurance number", Rule.I103)
    PASSPORT = ("a passport or permit number", Rule.I103)
    DRIVING_LICENCE = ("a driving licence number", Rule.I103)
    BANK = ("a bank, card or account number", Rule.I103)
    EMAIL = ("an e-mail address", Rule.I102)
    PHONE = ("a telephone number", Rule.I102)
    BIRTH = ("a date of birth", Rule.I104)
    DEATH = ("a date of the death", Rule.I104)
    PROFILE = ("a link to a profile or a page about a person", Rule.I107)
    MAP = ("a link to a place on a map", Rule.I101)
    ACCOUNT = ("an account's name", Rule.I107)
    DEVICE = ("the address of a computer", Rule.I107)
    POSTCODE = ("a postcode", Rule.I101)
    STREET = ("a street address", Rule.I101)
    PLACE = ("a point on a map", Rule.I101)
    VEHICLE = ("a vehicle's mark", Rule.I105)
    JOINED = ("a flagged name joined to a word that is not flagged", Rule.I112)
    TELLING = ("a flagged name that what stands beside it tells", Rule.I113)
    TITLED = ("a name with a title or a rank", Rule.I108)
    REFERENCE = ("a reference to a case or a record", Rule.I106)
    MISSPELT = ("another spelling of a flagged name", Rule.I109)
    MARKING = ("a protective marking", Rule.I110)
    BODY = ("a school, surgery or the like by its name", Rule.I205)
    DATE = ("a full date", Rule.I201, True)
    NAME = ("what may be a person's name", Rule.I202)
    INITIAL = ("an initial of a flagged person", Rule.I207)
    WORD = ("a word that may be a name", Rule.I203, True)
    NUMBER = ("what may be a number plate or a postcode", Rule.I204)
    PRESS = ("a link to a news or court report", Rule.I205)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """One identifier that was found in a document (or in review.yml).

    `span` holds half-open offsets into the text of its passage; `piece` is the passage's place
    in the layout, if it has one. `term` is the id of the flagged name that it tells or is near to,
    "" if there is none. The words are for the private preview alone.
    """

    kind: Kind
    document: str
    place: Place
    words: str = field(repr=False)
    span: tuple[int, int]
    piece: int | None
    term: str = ""
