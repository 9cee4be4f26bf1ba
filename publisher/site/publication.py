"""What is published: whole reviews, reviews known only by their data, and withdrawn ones."""

import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from publisher.config import SiteSettings
from publisher.errors import LedgerError
from publisher.kept import Redacted, languages_of, review_of
from publisher.model import Document, Raster, RedactedText, Review, Role
from publisher.recommendations import FIELDS
from publisher.site import addresses
from publisher.site.plan import ANCHOR, PlanRow, plan_rows
from publisher.site.texts import Texts, shipped_texts
from publisher.site.words import one_line

Redact = Callable[[str], RedactedText]
"""`redaction.redact_text` bound to today's terms."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A review and what of it the public may see.

    `held` is the review, here or on the disk. `public` names the documents that may be seen;
    the letter's name is "letter". `changed` is the day of the last change after it was
    published. `successor` is the address of the public review that has taken its place, which
    has pages `successor_in` these languages.
    """

    held: Redacted
    public: tuple[str, ...]
    published: date
    changed: date | None = None
    successor: str | None = None
    successor_in: tuple[str, ...] = ("en",)

    @property
    def slug(self) -> str:
        """The review's address."""
        return self.held.slug

    @property
    def review(self) -> Review[RedactedText]:
        """The review itself, redacted."""
        return review_of(self.held)

    @property
    def documents(self) -> tuple[Document[RedactedText], ...]:
        """The documents that the public may see, in reading order."""
        return tuple(d for d in self.review.documents if d.name in self.public)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the review has pages, English first."""
        if "cy" not in languages_of(self.held):
            return ("en",)  # the review need not be read for this
        return _languages(document.language for document in self.documents)

    def shown_in(self, language: str) -> tuple[tuple[Document[RedactedText], str], ...]:
        """Each document once, in that language if it can be had, and the language of its page.

        The Home Office's letter stays in the language it came in, on a page in any.
        """
        shown = _each_once(self.documents, language)
        return tuple((d, language if d.role is Role.LETTER else d.language) for d in shown)

    def pages_in(self, language: str) -> tuple[Document[RedactedText], ...]:
        """The documents that have a page in that language, in reading order."""
        if language not in self.languages:
            return ()
        return tuple(document for document, spoken in self.shown_in(language) if spoken == language)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A withdrawn review, of which only this is said.

    `reason` is one of `config.WithdrawalReason`; `paths` are the released files that must go
    on answering ("reviews/ashgrove-2019-a/letter/index.html"). With a `document`, it alone is
    withdrawn and the rest of the review stays. `successor` is the address of the public review
    that has taken its place, which has pages `successor_in` these languages.
    """

    slug: str
    withdrawn: date
    reason: str
    paths: tuple[str, ...] = ()
    document: str = ""
    successor: str | None = None
    successor_in: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class Move:
    """An address (slug) that a review moved away from, and where it stands or stood last.

    `paths` are the released files of the old address that must go on answering.
    """

    old: str
    new: str
    on: date
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryDocument:
    """A document of a review as a list names it."""

    name: str
    language: str
    title: RedactedText


@dataclass(frozen=True, slots=True)
class Entry:
    """What lists and data files tell of a review.

    `recommendations` holds the rows of the action plan, in order; `successor` is the address of
    the public review that has taken its place.
    """

    slug: str
    pseudonym: RedactedText
    partnership: RedactedText
    name_of_review: RedactedText
    circumstances: str
    death: tuple[int, int]
    letter_dated: date
    published: date
    changed: date | None
    themes: tuple[RedactedText, ...]
    notice: RedactedText | None
    indexing: bool
    documents: tuple[EntryDocument, ...]
    recommendations: tuple[PlanRow, ...]
    successor: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the review has pages, English first."""
        return _languages(document.language for document in self.documents)

    def shown_in(self, language: str) -> tuple[EntryDocument, ...]:
        """Each document once, in that language if it can be had."""
        return _each_once(self.documents, language)

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of all its pages."""
        own = (addresses.review_page(self.slug, language) for language in self.languages)
        where = {(d.name, d.language) for d in self.documents}
        where |= {
            (name, tongue) for name, _ in where if name == Role.LETTER for tongue in self.languages
        }
        return (*own, *(addresses.document_page(self.slug, *one) for one in sorted(where)))

    @property
    def current(self) -> date:
        """The day from which the review reads as it does now."""
        return self.changed or self.published


@dataclass(frozen=True)
class Site:
    """Everything that the public site is made from.

    `carried` are reviews whose own files come byte for byte from the last release. `pages`
    are the council's own pages, by file name ("help.md"). `once` are addresses of the site's
    own that were released before and must go on answering. `logo` is the council's. `texts`
    are the words of ours, by language.
    """

    settings: SiteSettings
    publications: tuple[Publication, ...] = ()
    carried: tuple[Entry, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    pages: Mapping[str, RedactedText] = field(default_factory=dict)
    once: frozenset[str] = frozenset()
    logo: Raster | None = None
    moves: tuple[Move, ...] = ()
    texts: Mapping[str, Texts] = field(default_factory=shipped_texts)
    today: date = field(kw_only=True)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the site has pages in. What was public in Welsh once stays so."""
        spoken = {language for entry in self.entries for language in entry.languages}
        gone = [path for stone in self.tombstones for path in stone.paths]
        gone += [path for move in self.moves for path in move.paths]
        once = any(addresses.language_of(path) == "cy" for path in (*self.once, *gone))
        return ("en", "cy") if once or "cy" in spoken else ("en",)

    def own_page(self, page: str, language: str) -> str:
        """Where a page of the council's stands for readers of a language: in it, or in English."""
        there = map(addresses.own_page, self.pages)
        own = addresses.within(page, language)
        return own if own in there else page

    def entries_in(self, language: str) -> tuple[Entry, ...]:
        """The public reviews that can be read in that language, the newest first."""
        return tuple(entry for entry in self.entries if language in entry.languages)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every public review, the newest first."""
        found = (*map(entry_of, self.publications), *self.carried)
        return tuple(sorted(found, key=lambda e: (-e.published.toordinal(), e.slug)))


D = TypeVar("D", Document[RedactedText], EntryDocument)


def _each_once(documents: Iterable[D], language: str) -> tuple[D, ...]:
    """Each document once, in that language if it can be had."""
    best: dict[str, D] = {}
    for document in documents:
        if document.name not in best or document.language == language:
            best[document.name] = document
    return tuple(best.values())


def _languages(spoken: Iterable[str]) -> tuple[str, ...]:
    return ("en", "cy") if "cy" in spoken else ("en",)


def entry_of(publication: Publication) -> Entry:
    """What lists and data files tell of this publication."""
    review, facts = publication.review, publication.review.facts
    return Entry(
        slug=review.slug,
        pseudonym=facts.pseudonym,
        partnership=facts.partnership,
        name_of_review=facts.name_of_review,
        circumstances=facts.circumstances,
        death=facts.death,
        letter_dated=facts.letter_dated,
        published=publication.published,
        changed=publication.changed,
        themes=facts.themes,
        notice=facts.notice,
        indexing=facts.indexing,
        documents=tuple(EntryDocument(d.name, d.language, d.title) for d in publication.documents),
        recommendations=tuple(
            row
            for document in publication.documents
            if document.role is Role.RECOMMENDATIONS and document.language == "en"
            for row in plan_rows(document)
        ),
        successor=publication.successor,
    )


def entry_record(entry: Entry) -> dict[str, Any]:
    """The entry as plain values for JSON."""
    year, month = entry.death
    return {
        "slug": entry.slug,
        "pseudonym": one_line(entry.pseudonym),
        "partnership": one_line(entry.partnership),
        "name_of_review": one_line(entry.name_of_review),
        "circumstances": entry.circumstances,
        "death": f"{year:04}-{month:02}",
        "letter_dated": entry.letter_dated.isoformat(),
        "published": entry.published.isoformat(),
        "changed": entry.changed.isoformat() if entry.changed else None,
        "themes": [one_line(theme) for theme in entry.themes],
        "notice": one_line(entry.notice) if entry.notice else None,
        "indexing": entry.indexing,
        "superseded_by": entry.successor,
        "documents": [
            {"name": d.name, "language": d.language, "title": one_line(d.title)}
            for d in entry.documents
        ],
        "recommendations": [
            {name: one_line(text) for name, text in row.items()} for row in entry.recommendations
        ],
    }


def entry_json(entry: Entry) -> bytes:
    """The review's data file, `reviews/<slug>/data.json`."""
    return json_bytes(entry_record(entry))


def entry_from_json(data: bytes, redact: Redact) -> Entry:
    """The entry of a data file of the last release, redacted with today's terms.

    Raises: LedgerError if it is not a data file that `entry_json` could have written.
    """
    try:
        return _entry(json.loads(data), redact)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LedgerError(
            "the data file of a review in the last release cannot be read",
            "Restore the last release, or put the review's own folder in order.",
        ) from None


def _entry(record: Any, redact: Redact) -> Entry:
    if not _NAME.fullmatch(record["slug"]) or record["circumstances"] not in _CIRCUMSTANCES:
        raise ValueError
    year, month = record["death"].split("-")
    changed, notice = record["changed"], record["notice"]
    successor = record.get("superseded_by")
    if successor and not _NAME.fullmatch(successor):
        raise ValueError
    return Entry(
        slug=record["slug"],
        pseudonym=redact(record["pseudonym"]),
        partnership=redact(record["partnership"]),
        name_of_review=redact(record["name_of_review"]),
        circumstances=record["circumstances"],
        death=(int(year), int(month)),
        letter_dated=date.fromisoformat(record["letter_dated"]),
        published=date.fromisoformat(record["published"]),
        changed=date.fromisoformat(changed) if changed else None,
        themes=tuple(redact(theme) for theme in record["themes"]),
        notice=redact(notice) if notice else None,
        indexing=record["indexing"] is True,
        documents=tuple(_document(document, redact) for document in record["documents"]),
        recommendations=tuple(_row(row, redact) for row in record["recommendations"]),
        successor=successor or None,
    )


def _document(record: Any, redact: Redact) -> EntryDocument:
    if not _NAME.fullmatch(record["name"]) or record["language"] not in ("en", "cy"):
        raise ValueError
    return EntryDocument(record["name"], record["language"], redact(record["title"]))


def _row(record: Any, redact: Redact) -> PlanRow:
    if not record.keys() <= {*FIELDS, ANCHOR} or not _ANCHOR.fullmatch(record.get(ANCHOR, "")):
        raise ValueError
    return {name: redact(text) for name, text in record.items()}


def json_bytes(value: object) -> bytes:
    """The value as JSON, the same bytes for the same value."""
    data = io.BytesIO()
    with io.TextIOWrapper(data, "utf-8", newline="") as text:  # piece by piece: there are millions
        json.dump(value, text, ensure_ascii=False, indent=2, sort_keys=True)
        text.write("\n")
        text.flush()
        return data.getvalue()


_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ANCHOR = re.compile(r"(recommendation-[A-Za-z0-9.-]+)?")
_CIRCUMSTANCES = ("homicide", "suicide", "other")
