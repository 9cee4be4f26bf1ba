"""Pictures with the words for those who cannot see them.

Invariant: no picture goes on without words. They stand in the file, or a person has written
them in review.yml beside the picture's fingerprint; else the finding tells the fingerprint.
"""

from collections.abc import Callable

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import clean
from publisher.model import Picture, Raster

Describe = Callable[[Raster], str]
"""What a person has written of a picture that its file does not describe; or nothing."""
NOWHERE = Place()


def described(
    picture: Raster, alt: str, describe: Describe, place: Place = NOWHERE
) -> Picture[str] | Finding:
    """The picture with its description, or that nobody has described it."""
    words = " ".join(clean(alt).split()) or describe(picture)
    if words:
        return Picture(picture, words, None, place.page or None)
    return undescribed(picture, place)


def undescribed(picture: Raster, place: Place) -> Finding:
    """What is to be told of a picture that nobody has described."""
    return Finding(Rule.D108, place=place, detail=f", fingerprint {picture.fingerprint[:12]}")
