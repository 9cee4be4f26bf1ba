"""The lists of reviews: all of them on a page of their own, the newest on the home page."""

from publisher.site import addresses
from publisher.site.blocks import title_html
from publisher.site.page import CIRCUMSTANCES, page, review_title, summary_list
from publisher.site.publication import Entry
from publisher.site.words import day, html_text, marked, month

NEWEST = 5
"""How many reviews the home page names."""


def reviews_page(entries: tuple[Entry, ...]) -> bytes:
    """The list of every review, the newest first."""
    if not entries:
        body = "<p>No review has been published here yet.</p>\n"
    else:
        body = f'<ul class="reviews">{"".join(map(_listed, entries))}</ul>\n'
    intro = (
        "<p>Each review looks at what led to a death and at what can be learned from it. "
        "Names have been changed.</p>"
    )
    return page("Reviews", f"{intro}\n\n{body}", kind="reviews", help_box=True)


def _listed(entry: Entry) -> str:
    title = review_title(entry.pseudonym, entry.name_of_review)
    address = addresses.relative(addresses.review_page(entry.slug), addresses.REVIEWS)
    pairs = [
        ("Date of death", month(entry.death)),
        ("Circumstances", CIRCUMSTANCES[entry.circumstances]),
        ("Published", day(entry.published)),
    ]
    if entry.changed:
        pairs.append(("Last changed", day(entry.changed)))
    if entry.themes:
        pairs.append(("Themes", ", ".join(marked(theme, html_text) for theme in entry.themes)))
    notice = f'<p class="small">{html_text(entry.notice)}</p>' if entry.notice else ""
    return (
        f'<li data-review="{entry.slug}"><h2><a href="{address}">{title_html(title)}</a></h2>'
        f"<p>{marked(entry.partnership, html_text)}</p>{summary_list(pairs)}{notice}</li>"
    )


def newest(entries: tuple[Entry, ...]) -> str:
    """The newest reviews as an HTML list for the home page."""
    if not entries:
        return "<p>No review has been published here yet.</p>"
    items = "".join(
        f'<li data-review="{e.slug}"><a href="{addresses.review_page(e.slug)}">'
        f"{title_html(review_title(e.pseudonym, e.name_of_review))}</a>"
        f'<span class="small">{marked(e.partnership, html_text)}, published '
        f"{day(e.published)}</span></li>"
        for e in entries[:NEWEST]
    )
    return f'<ul class="newest">{items}</ul>'
