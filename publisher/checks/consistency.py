"""Do the documents of a review agree with each other and with review.yml?

Only what is nearly certain is told, as advice, and never a word of a document but the
pseudonym, which is public: a name that reads almost like another may be somebody's real one.
"""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from difflib import SequenceMatcher

from publisher.checks.counts import counts
from publisher.checks.days import days
from publisher.checks.texts import Texts, disagrees
from publisher.config import ReviewSettings
from publisher.findings import Finding, Place
from publisher.model import Role

_PARTNERSHIP = re.compile(r"(?:[A-Z][\w'’&-]+ (?:and |of |& )?){1,6}Safety Partnership")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?![\w-])")
_ALIKE = 0.9
_REPORTS = (Role.EXECUTIVE_SUMMARY, Role.OVERVIEW_REPORT)
LONG = 150
"""A report of so many words speaks of the person, by the pseudonym."""


def consistency(
    settings: ReviewSettings,
    documents: Sequence[Texts],
    pseudonyms: Collection[str],
    known: Container[str],
) -> Iterator[Finding]:
    """Every place that does not agree, from the redacted documents.

    `pseudonyms` stand for people in them; `known` are words in small letters that are no
    misspelt pseudonym: everyday English, and names that are allowed.
    """
    for document in documents:
        yield from counts(document, documents)
        yield from _partnerships(document, settings.partnership)
        yield from _nearly(document, pseudonyms, known)
        yield from _of_another(document, settings)
    yield from days(documents, settings)


def _of_another(document: Texts, settings: ReviewSettings) -> Iterator[Finding]:
    """A report that never gives the pseudonym, or names another partnership and never ours."""
    whole = " ".join(text for text, _ in document.texts).lower()
    if document.role not in _REPORTS or len(whole.split()) < LONG:
        return
    for name in re.split(r" and | & |, |/", settings.pseudonym):
        if not re.search(rf"(?<!\w){re.escape(name.strip().lower())}(?!\w)", whole):
            detail = f"it never says {name.strip()}, the pseudonym of review.yml"
            yield disagrees(document, Place(), detail)
    if settings.partnership.lower().removeprefix("the ") not in whole:
        named = (at for text, at in document.texts if _PARTNERSHIP.search(text))
        if place := next(named, None):
            yield disagrees(document, place, "the partnership is another than in review.yml")


def _partnerships(document: Texts, partnership: str) -> Iterator[Finding]:
    """Names that are almost the partnership's; a wholly other one may be meant."""
    right = partnership.lower().removeprefix("the ")
    for text, place in document.texts:
        for match in _PARTNERSHIP.finditer(text):
            name = match[0].lower().removeprefix("the ")
            same_length = len(name.split()) == len(right.split())
            if same_length and name != right and _like(name, right):
                yield disagrees(document, place, "the partnership is spelt in another way")


def _nearly(
    document: Texts, pseudonyms: Collection[str], known: Container[str]
) -> Iterator[Finding]:
    """Names that differ by one letter from a pseudonym and from nothing else that is known."""
    right = {word for name in pseudonyms for word in _NAME.findall(name)}
    for text, place in document.texts:
        for word in dict.fromkeys(_NAME.findall(text)):
            if word in right or word.lower() in known:
                continue
            for name in sorted(right):
                if _one_letter(word, name):
                    yield disagrees(document, place, f"a name is almost, and not quite, {name}")


def _like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _one_letter(one: str, other: str) -> bool:
    """Whether a letter more, less, other, or two changed places make one of the other."""
    one, other = one.lower(), other.lower()
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        # "Rowans" is a plural, not a slip
        return not (one.removesuffix("s") == other or other.removesuffix("s") == one)
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start:] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or (
            one[start : start + 2] == other[start : start + 2][::-1]
            and one[start + 2 :] == other[start + 2 :]
        )
    )
