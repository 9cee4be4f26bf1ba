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


def within(path: str, language: str) -> str:
    """Where that page stands in another language: below the language's code."""
    return path if language == "en" else f"{language}/{path}"


def english(path: str) -> str:
    """The path without the code of its language."""
    return path.removeprefix("cy/")


def language_of(path: str) -> str:
    """The language of what stands at that path."""
    return "en" if path == english(path) else "cy"


def slug_in(path: str) -> str:
    """The slug of the review that a file belongs to; "" if it is none's."""
    parts = english(path).split("/")
    return parts[1] if f"{parts[0]}/" == REVIEWS and len(parts) > 2 else ""


def review_page(slug: str, language: str = "en") -> str:
    """The page of a review."""
    return within(f"{REVIEWS}{slug}/", language)


def document_page(slug: str, name: str, language: str = "en") -> str:
    """The page of a document."""
    return f"{review_page(slug, language)}{name}/"


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
    path = name.removesuffix(".md").removesuffix("index")
    return path if path.endswith("/") or not path else f"{path}/"


def built(page: str) -> str:
    """The file that a page is served from."""
    return f"{page}index.html"


STAGED = "docs/"
"""Where the engine looks for the pages that it is given."""


def staged(page: str) -> str:
    """The Markdown file that the engine makes the page from."""
    return f"{STAGED}{page}index.md"


def of_staged(file: str) -> str:
    """The page that the engine makes from a Markdown file: "docs/help.md" is "help/"."""
    path = file.removeprefix(STAGED).removesuffix(".md")
    return HOME if path == "index" else f"{path.removesuffix('/index')}/"


def relative(target: str, page: str) -> str:
    """The address of target as a link on that page writes it."""
    path = posixpath.relpath(f"/{target}", f"/{page}")
    return f"{path}/" if target.endswith("/") or not target else path
