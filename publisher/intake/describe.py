"""What is to be looked at, with the words for those who cannot see it.

Invariant: nothing that is to be looked at goes on without words. They stand in the file, or a
person has written them in review.yml beside its fingerprint; else the finding tells the
fingerprint. That holds for pictures, which are shown with their words, and for what we
cannot draw, in whose place the words stand.
"""

from collections.abc import Callable

from publisher.findings import Finding, Place, Rule
from publisher.intake.drawing import instead_of, said_in
from publisher.model import Picture, Raster

Describe = Callable[[str], str]
"""What a person has written of what has that fingerprint and no words in its file; or nothing."""
NOWHERE = Place()


def described(
    picture: Raster, alt: str, describe: Describe, place: Place = NOWHERE
) -> Picture[str] | Finding:
    """The picture with its description, or that nobody has described it."""
    words = said_in(alt) or said_in(describe(picture.fingerprint))
    if words:
        return Picture(picture, words, None, place.page or None)
    return undescribed(picture.fingerprint, place)


def told_instead(
    what: str, alt: str, fingerprint: str, describe: Describe, place: Place = NOWHERE
) -> str | Finding:
    """The words that stand for what we cannot draw, or that nobody has described it."""
    words = instead_of(what, alt) or instead_of(what, describe(fingerprint))
    return words or undescribed(fingerprint, place, what)


def undescribed(fingerprint: str, place: Place, what: str = "") -> Finding:
    """What is to be told of something that nobody has described; `what` it is, if no picture."""
    said = f": {what}" if what else ""
    return Finding(Rule.D108, place=place, detail=f"{said}, fingerprint {fingerprint[:12]}")
