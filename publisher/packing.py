"""The packs of the reviews that this build publishes, from the very bytes of its pages."""

import hashlib
from collections.abc import Mapping, Sequence, Set

from publisher.record.packs import PackDocument, Report, Role, make_pack
from publisher.record.promises import address_of
from publisher.site import addresses
from publisher.site.build import SiteFile, cover
from publisher.site.pdf import make_pdf
from publisher.site.publication import Publication, Site


def packs_of(site: Site, files: Sequence[SiteFile], examples: Set[str]) -> list[SiteFile]:
    """The packs of every published review but the examples, each file below its review's slug."""
    built = {file.path: file.data for file in files}
    packed = []
    reporting = site.settings.publisher.reporting
    to = {
        Role.HOME_OFFICE: (reporting.home_office,),
        Role.COMMISSIONER: (reporting.commissioner,),
        Role.FURTHER: reporting.further,
    }
    for publication in site.publications:
        slug = publication.review.slug
        if slug in examples:
            continue
        report = _report(site, publication, built)
        for name, data in make_pack(report, to).items():
            packed.append(SiteFile(f"{slug}/{name}", data, frozenset({slug})))
    return packed


def _report(
    site: Site,
    publication: Publication,
    built: Mapping[str, bytes],
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
        weblink=settings.base + addresses.review_page(review.slug),
        sender=(mail.from_ if mail else None) or council.email,
        answers={
            f"{settings.base}{address_of(path)}": hashlib.sha256(data).hexdigest()
            for path, data in built.items()
            if addresses.slug_in(path) == review.slug
        },
        largest=settings.publisher.reporting.largest_mb * 1_000_000,
        signed=(review.facts.partnership, council.name),
        documents=tuple(
            PackDocument(
                name=document.key.replace("/", "-"),
                title=document.title,
                pdf=built.get(addresses.document_pdf(review.slug, document.name, document.language))
                or make_pdf(document, cover(site, publication, document)),
                weblink=settings.base
                + addresses.document_page(review.slug, document.name, document.language)
                if document.name in publication.public
                else "",
            )
            for document in review.documents
        ),
    )
