"""The packs of the reviews that this build publishes, from the very bytes of its pages."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path

from publisher.cache import Cache
from publisher.model import Document, RedactedText
from publisher.record.packs import PackDocument, Report, Role, make_pack
from publisher.record.promises import address_of
from publisher.site import addresses
from publisher.site.anew import cover
from publisher.site.build import SiteFile
from publisher.site.once import Spread, Task, made_once
from publisher.site.pdf import make_pdf
from publisher.site.publication import Publication, Site
from publisher.stored import Data, bytes_of, digest_of

Answers = Mapping[str, Data]
"""The public files of one review, by path."""


def packs_of(
    site: Site,
    files: Sequence[SiteFile],
    examples: Set[str],
    work: Path,
    spread: Spread = map,
    memory: Cache | None = None,
) -> list[SiteFile]:
    """The packs of every published review but the examples, each file below its review's slug.

    They lie in `work`, a private folder, for as long as it stays, or in `memory`.
    """
    public: dict[str, dict[str, Data]] = defaultdict(dict)
    for file in files:
        public[addresses.slug_in(file.path)][file.path] = file.kept
    tasks = [
        Task(one, partial(_made, site, one, public[one.slug]), b"pack" + _told(public[one.slug]))
        for one in site.publications
        if one.slug not in examples
    ]
    return [
        SiteFile(f"{task.publication.slug}/{name}", data, frozenset({task.publication.slug}))
        for task, made in zip(tasks, made_once(site, tasks, work, spread, memory), strict=True)
        for name, data in made.items()
    ]


def _told(public: Answers) -> bytes:
    """All that a pack says of the public files, which is what they are."""
    return json.dumps([[path, digest_of(data)] for path, data in sorted(public.items())]).encode()


def _made(site: Site, publication: Publication, public: Answers) -> Mapping[str, bytes]:
    reporting = site.settings.publisher.reporting
    to = {
        Role.HOME_OFFICE: (reporting.home_office,),
        Role.COMMISSIONER: (reporting.commissioner,),
        Role.FURTHER: reporting.further,
    }
    return make_pack(_report(site, publication, public), to)


def _report(
    site: Site,
    publication: Publication,
    public: Answers,
) -> Report:
    settings, review = site.settings, publication.review
    council, mail = settings.publisher.council, settings.publisher.mail
    texts = site.texts["en"]
    return Report(
        slug=review.slug,
        kind=review.facts.name_of_review,
        pseudonym=review.facts.pseudonym,
        partnership=review.facts.partnership,
        letter_dated=texts.day(review.facts.letter_dated),
        published=texts.day(publication.published),
        changed=texts.day(publication.changed) if publication.changed else "",
        weblink=settings.base + addresses.review_page(review.slug),
        sender=(mail.from_ if mail else None) or council.email,
        answers={
            f"{settings.base}{address_of(path)}": digest_of(data) for path, data in public.items()
        },
        largest=settings.publisher.reporting.largest_mb * 1_000_000,
        signed=(review.facts.partnership, council.name),
        documents=tuple(_document(site, publication, public, one) for one in review.documents),
    )


def _document(
    site: Site, publication: Publication, public: Answers, document: Document[RedactedText]
) -> PackDocument:
    where = (publication.slug, document.name, document.language)
    shown = document.name in publication.public
    kept = public.get(addresses.document_pdf(*where)) if shown else None  # else a notice is there
    told = cover(site, publication, document)
    if not shown:
        told = replace(told, weblink="", published=None, changed=None)
    return PackDocument(
        name=document.key.replace("/", "-"),
        title=document.title,
        pdf=bytes_of(kept) if kept else make_pdf(document, told),
        weblink=site.settings.base + addresses.document_page(*where) if shown else "",
    )
