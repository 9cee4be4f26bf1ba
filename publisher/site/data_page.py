"""The page for those who use the data: what there is, what each field means, the licence."""

from collections.abc import Iterable

from publisher.config import SiteSettings
from publisher.site import addresses
from publisher.site.contact import contact_html
from publisher.site.fields import (
    DOCUMENT,
    DOCUMENT_LINKS,
    PLAN,
    REVIEW,
    REVIEW_LINKS,
    ROW,
    WORKED_OUT,
    Field,
)
from publisher.site.page import page, summary_list
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text

_FILES = (
    (addresses.REVIEWS_DATA, "data.reviews", addresses.schema("reviews"), "data.schema"),
    (
        addresses.RECOMMENDATIONS_TABLE,
        "data.table",
        addresses.RECOMMENDATIONS_COLUMNS,
        "data.machine_columns",
    ),
    (
        addresses.RECOMMENDATIONS_DATA,
        "data.same",
        addresses.schema("recommendations"),
        "data.schema",
    ),
    (addresses.FEED, "data.feed", "", ""),
    (addresses.CATALOGUE, "data.catalogue", "", ""),
)


def data_page(settings: SiteSettings, texts: Texts) -> bytes:
    """The page about the open data."""
    file, schema = (
        "<code>data.json</code>",
        addresses.relative(addresses.schema("review"), addresses.DATA),
    )
    due, slug, review = (f"<code>{name}</code>" for name in ("due", "slug", "review"))
    body = "\n\n".join(
        [
            f"<p>{texts('data.says')}</p>",
            f"## {texts('data.files')} {{: #files }}",
            _files(texts),
            f"<p>{texts.linked('data.own_file', schema, file=file)}</p>",
            f"## {texts('data.care')} {{: #care }}",
            f"<p>{texts('data.care_says')}</p>",
            f"## {texts('data.licence')} {{: #licence }}",
            f"<p>{licence_html(settings, texts)}</p>",
            f"## {texts('data.review_fields')} {{: #reviews }}",
            _fields((*REVIEW, *REVIEW_LINKS)),
            f"### {texts('data.document_fields')} {{: #documents }}",
            _fields((*DOCUMENT, *DOCUMENT_LINKS)),
            f"## {texts('data.columns')} {{: #recommendations }}",
            f"<p>{texts('data.columns_say', due=due, slug=slug, review=review)}</p>",
            _fields((*ROW, *PLAN, *WORKED_OUT)),
        ]
    )
    return page(texts("foot.data"), f"{body}\n")


def licence_html(settings: SiteSettings, texts: Texts) -> str:
    """What may be done with the words and the data."""
    licence, address = settings.publisher.licence, settings.publisher.licence_address
    council = settings.publisher.council
    if not licence or not address:
        return texts("data.no_licence", contact=contact_html(council, texts))
    link = f'<a href="{attribute(address)}">{html_text(licence)}</a>'
    return texts("data.licensed", partnership=html_text(council.partnership), licence=link)


def _files(texts: Texts) -> str:
    items = []
    for path, says, more, what in _FILES:
        said = texts(says)
        if more:
            said = texts("data.with", what=said, more=_link(more, texts(what)))
        items.append(f"<li>{_link(path, path)}: {said}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _link(path: str, words: str) -> str:
    return f'<a href="{addresses.relative(path, addresses.DATA)}">{words}</a>'


def _fields(fields: Iterable[Field]) -> str:
    pairs = ((f"<code>{field.name}</code>", html_text(field.means)) for field in fields)
    return summary_list(pairs)
