"""A review that lies on the disk is read with every change that was to be made to it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from publisher.kept import KeptReview, changed, languages_of, packed, review_of
from publisher.model import RedactedText, Review
from publisher.redaction.in_welsh import in_welsh
from publisher.site.texts import shipped
from publisher.stored import store
from publisher.terms import REMOVED, TermKind
from tests.redaction.documents import document, redacted
from tests.site.content import facts


def test_each_change_is_made_in_turn_as_to_a_review_in_memory(tmp_path: Path) -> None:
    at_hand = review(f"Aeth {REMOVED[TermKind.PERSON]} adref.")
    other = kept(review("Arall."), tmp_path / "other")
    here = kept(at_hand, tmp_path / "review")

    assert review_of(here) == at_hand
    welsh, last = (changed(one, WELSH) for one in (at_hand, here))
    assert shipped("cy")("removed.person") in repr(review_of(welsh))
    assert review_of(last) == review_of(welsh) != at_hand
    assert review_of(changed(last, moved)) == moved(review_of(welsh))
    assert review_of(changed(changed(here, moved), moved)) == moved(moved(at_hand))
    assert review_of(changed(other, moved)) == moved(review("Arall."))


WELSH = partial(in_welsh, own=shipped("cy").own)


def moved(review: Review[RedactedText]) -> Review[RedactedText]:
    return replace(review, slug=f"{review.slug}-moved")


def review(words: str) -> Review[RedactedText]:
    return Review("ashgrove-2019-a", facts(), (redacted(document(words, language="cy")),))  # type: ignore[arg-type]


def kept(review: Review[RedactedText], path: Path) -> KeptReview:
    stored = store(path, packed(review))
    return KeptReview(review.slug, review.names, languages_of(review), stored)
