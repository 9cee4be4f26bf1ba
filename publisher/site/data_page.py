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
from publisher.site.words import attribute, html_text

_FILES = (
    (
        addresses.REVIEWS_DATA,
        "every review with the weblinks of its documents (JSON)",
        (addresses.schema("reviews"), "its JSON Schema"),
    ),
    (
        addresses.RECOMMENDATIONS_TABLE,
        "every recommendation of every review, one in a row (CSV, UTF-8)",
        (addresses.RECOMMENDATIONS_COLUMNS, "its columns for machines"),
    ),
    (
        addresses.RECOMMENDATIONS_DATA,
        "the same (JSON)",
        (addresses.schema("recommendations"), "its JSON Schema"),
    ),
    (addresses.FEED, "new and changed reviews, to follow in a feed reader (Atom)", None),
    (addresses.CATALOGUE, "all of these described for data catalogues (DCAT 3)", None),
)


def data_page(settings: SiteSettings) -> bytes:
    """The page about the open data."""
    body = "\n\n".join(
        [
            "<p>What this website publishes can also be had as files that programs can read. "
            "They are made at the same time as the pages, and an address that was published once "
            "is kept for ever.</p>",
            "## Files {: #files }",
            _files(),
            "<p>Beside each review stands its own file, <code>data.json</code>, with its "
            f"recommendations ({_link(addresses.schema('review'), 'its JSON Schema')}).</p>",
            "## Using them with care {: #care }",
            "<p>Names are not real, and of a death only month and year are given. Please do not "
            "put the data together with other sources to find out who somebody is: families "
            "live with this loss, and some people may still be in danger.</p>",
            "## Licence {: #licence }",
            f"<p>{licence_html(settings)}</p>",
            "## Fields of a review {: #reviews }",
            _fields((*REVIEW, *REVIEW_LINKS)),
            "### Fields of each document {: #documents }",
            _fields((*DOCUMENT, *DOCUMENT_LINKS)),
            "## Columns of a recommendation {: #recommendations }",
            "<p>Dates are given in the words of the review, since reviews write them in many "
            "ways; <code>due</code> is our reading of the target date. What a plan lacks is "
            "empty, and null in JSON, where <code>slug</code> stands for "
            "<code>review</code>.</p>",
            _fields((*ROW, *PLAN, *WORKED_OUT)),
        ]
    )
    return page("Open data", f"{body}\n")


def licence_html(settings: SiteSettings) -> str:
    """What may be done with the words and the data."""
    letters = "The letters of the Home Office are Crown copyright."
    licence, address = settings.publisher.licence, settings.publisher.licence_address
    council = settings.publisher.council
    if not licence or not address:
        asking = f"If you want to use more than the law allows, {contact_html(council)}."
        return f"No licence is given. {asking} {letters}"
    link = f'<a href="{attribute(address)}">{html_text(licence)}</a>'
    return (
        f"You may use the reviews of {html_text(council.partnership)} and these files under the "
        f"{link}, if you name their source. {letters}"
    )


def _files() -> str:
    items = []
    for path, says, more in _FILES:
        description = f", with {_link(*more)}" if more else ""
        items.append(f"<li>{_link(path, path)}: {says}{description}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _link(path: str, words: str) -> str:
    return f'<a href="{addresses.relative(path, addresses.DATA)}">{words}</a>'


def _fields(fields: Iterable[Field]) -> str:
    pairs = ((f"<code>{field.name}</code>", html_text(field.means)) for field in fields)
    return summary_list(pairs)
