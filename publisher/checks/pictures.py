"""What a person has to see to in the pictures of a review."""

import re
from collections.abc import Iterator

from publisher.config import ReviewSettings
from publisher.findings import Finding, Place, Rule
from publisher.model import Document, Picture, pictures_in, plain_text
from publisher.submission import Submission

MANY_WORDS = 20
SAID = 0.8
"""The least part of a picture's words that its document has to say as well."""

_WORD = re.compile(r"[^\W_]{3,}")


def pictures(submission: Submission, settings: ReviewSettings) -> Iterator[Finding]:
    """Pictures that nobody has looked at, and pictures of text."""
    looked_at = tuple(picture.fingerprint for picture in settings.pictures)
    for document in submission.documents:
        said = _words(plain_text(document.blocks))
        for number, picture in enumerate(pictures_in(document), start=1):
            new = not picture.raster.fingerprint.startswith(looked_at)
            for rule in _rules(submission, picture, said, new=new):
                yield picture_finding(rule, submission, document, number, picture)


def picture_finding(
    rule: Rule,
    submission: Submission,
    document: Document[str],
    number: int,
    picture: Picture[str],
    term: str = "",
) -> Finding:
    """What is to be told of a document's picture of that number, from 1."""
    return Finding(
        rule,
        file=submission.file(document.key),
        place=Place(page=picture.page or 0),
        term=term,
        detail=f"picture {number}, fingerprint {picture.raster.fingerprint[:12]}",
    )


def _rules(
    submission: Submission, picture: Picture[str], said: frozenset[str], *, new: bool
) -> Iterator[Rule]:
    seen = submission.seen.get(picture.raster.fingerprint)
    if new:
        yield Rule.D116
    if seen is None:
        yield Rule.D212
    elif new:
        words = _words(seen)
        if len(words) > MANY_WORDS and len(words & said) < SAID * len(words):
            yield Rule.D126


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
