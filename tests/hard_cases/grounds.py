"""Why a document may be refused: four grounds, and no other.

Everything else is published with all its visible words. So whatever a case is refused for has
one of these, by its finding; a finding that is not here is not a ground to refuse anything.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Ground(StrEnum):
    """The four grounds, as a reader of the report hears them."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOTHING_LEGIBLE = "nothing legible"
    DIFFERS = "seen differs from read"


_BY_RULE: Mapping[str, Ground] = {
    "D105": Ground.DAMAGED,
    "D106": Ground.ENCRYPTED,
    "D107": Ground.NOTHING_LEGIBLE,  # a scan
    "D108": Ground.NOTHING_LEGIBLE,  # to be looked at; once described it is published
    "D110": Ground.DIFFERS,
    "D112": Ground.NOTHING_LEGIBLE,  # empty
    "D125": Ground.DIFFERS,  # a picture shows a name that the text does not have
}
_BY_DETAIL: Mapping[str, Ground] = {
    # what is seen is not what is in the file, or nobody can tell whether it is
    "letters that stand in reverse": Ground.DIFFERS,
    "letters that came out as others, such as “Ã«” for “ë”": Ground.DIFFERS,
    "a filled shape that may cover words": Ground.DIFFERS,
    "a content control whose data say something else": Ground.DIFFERS,
    "a form control on a sheet": Ground.DIFFERS,
    "a style of a web page that hides or strikes out something": Ground.DIFFERS,
    "an inserted text that may be a web page": Ground.DIFFERS,
    "a comment that never ends": Ground.DIFFERS,
    "a formula without its result": Ground.DIFFERS,
    "letters cut out of a picture": Ground.DIFFERS,
    "a large first letter apart from its word: #": Ground.DIFFERS,
    "letters of a code page that is not known": Ground.DIFFERS,
    "a sheet of a kind that is not known": Ground.DIFFERS,
    "a link's name stands for two addresses": Ground.DIFFERS,
    "a note whose label stands twice": Ground.DIFFERS,
    "a note within a note": Ground.DIFFERS,
    # parts of it are not there
    "a note is not in the file": Ground.DAMAGED,
    "a field has no end": Ground.DAMAGED,
    "a picture that cannot be painted": Ground.DAMAGED,
    # made to break what reads it
    "files inserted in one another without an end": Ground.DAMAGED,
    "lists, quotes or tables are nested too deeply": Ground.DAMAGED,
    "a row of a table has over # more cells than headings": Ground.DAMAGED,
}
"""Of the rules that say of many things that they cannot be read (D109, D111), by their detail."""


LIMITS = ("D115", "D123", "D124")
"""Rules that say nothing of the document, only what we cannot do: too large, pictures unread."""
OUR_OWN_COUNT = ("# letters would be lost", "letters that were lost", "words that were lost")
"""How the details begin by which a reader owns up to a fault of its own (D111)."""


def ground_of(rule: str, detail: str) -> Ground | None:
    """The ground on which something is refused; None if that is none of the four."""
    return _BY_RULE.get(rule) or _BY_DETAIL.get(re.sub(r"\d+", "#", detail))
