"""Where everything stands on the site, as paths without a slash at the start.

A page's path ends in a slash and is served from the `index.html` below it; "" is the home
page. The folder of a review is its address for ever.
"""

import posixpath

HOME = ""
REVIEWS = "reviews/"
RECOMMENDATIONS = "recommendations/"
BROWSE = "browse/"
HELP = "help/"
REDACTION = "how-reviews-are-redacted/"
DATA = "data/"
SEARCH = "search/"
SEARCH_FILES = "search/files/"
"""What the search page asks for; nobody links to these, and their names change."""
REVIEWS_DATA = "reviews.json"
RECOMMENDATIONS_DATA = "recommendations.json"
RECOMMENDATIONS_TABLE = "recommendations.csv"
RECOMMENDATIONS_COLUMNS = "recommendations.csv-metadata.json"
"""Beside the table, where the W3C's CSV on the Web looks for what its columns mean."""
FEED = "feed.xml"
CATALOGUE = "catalog.jsonld"
SITE_MAP = "sitemap.xml"


def review_page(slug: str) -> str:
    """The page of a review."""
    return f"{REVIEWS}{slug}/"


def document_page(slug: str, name: str, language: str = "en") -> str:
    """The page of a document; one in another language stands below that language's code."""
    within = "" if language == "en" else f"{language}/"
    return f"{review_page(slug)}{within}{name}/"


def document_pdf(slug: str, name: str, language: str = "en") -> str:
    """The PDF of a document."""
    return f"{document_page(slug, name, language)[:-1]}.pdf"


def figure(slug: str, name: str, language: str, number: int) -> str:
    """A picture of a document, counted from 1."""
    return f"{document_page(slug, name, language)[:-1]}-figure-{number}.png"


def review_data(slug: str) -> str:
    """The data file of a review."""
    return f"{review_page(slug)}data.json"


def schema(name: str) -> str:
    """The JSON Schema of a kind of data file: "reviews", "recommendations", "review"."""
    return f"schemas/{name}.json"


def own_page(name: str) -> str:
    """The page of one of the council's own files ("help.md")."""
    return HOME if name == "index.md" else f"{name.removesuffix('.md')}/"


def built(page: str) -> str:
    """The file that a page is served from."""
    return f"{page}index.html"


def of_file(path: str) -> str:
    """The address of a built file: a page's without its `index.html`."""
    name = path.rpartition("/")[2]
    return path.removesuffix(name) if name == "index.html" else path


def staged(page: str) -> str:
    """The Markdown file that the engine makes the page from."""
    return f"docs/{page}index.md"


def of_staged(file: str) -> str:
    """The page that the engine makes from a Markdown file: "docs/help.md" is "help/"."""
    path = file.removeprefix("docs/").removesuffix(".md")
    return HOME if path == "index" else f"{path.removesuffix('/index')}/"


def relative(target: str, page: str) -> str:
    """The address of target as a link on that page writes it."""
    path = posixpath.relpath(f"/{target}", f"/{page}")
    return f"{path}/" if target.endswith("/") or not target else path
