"""Every kind of page that the site has, with one page of each.

What is proved of the site's pages is proved of these: for axe-core, the keyboard, paper and the
rest. `test_kinds.py` fails when the site holds a page that is of none of them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that are laid out alike.

    `example` is one of them in the test site; `pages` is a pattern that the addresses of all
    match; `main` is the class that the engine gives their main part.
    """

    name: str
    example: str
    pages: str
    main: str


ROWAN = "reviews/ashgrove-2019-a/"
ANY = r"reviews/[^/]+/"
WELSH = "cy/"
WELSH_ANY = WELSH + ANY
KINDS = (
    Kind("home", "", "", "home"),
    Kind("list of reviews", "reviews/", "reviews/", "reviews"),
    Kind("recommendations", "recommendations/", "recommendations/", "recommendations"),
    Kind(
        "list in groups",
        "recommendations/by-lead/",
        "(recommendations/by-|browse/)[a-z]+/",
        "groups",
    ),
    Kind("ways to browse", "browse/", "browse/", "plain"),
    Kind("end of a list that became shorter", "browse/part-9/", "browse/part-9/", "plain"),
    Kind("withdrawn", "reviews/ashgrove-2012-a/", ANY + r"([^/]+/)?", "withdrawn"),
    Kind("review", ROWAN, ANY, "review"),
    Kind("document", ROWAN + "executive-summary/", ANY + r"[^/]+/", "document"),
    Kind("action plan", ROWAN + "recommendations/", ANY + "recommendations/", "plan"),
    Kind("letter", ROWAN + "letter/", ANY + "letter/", "letter"),
    Kind(
        "page of the council",
        "about-reviews/",
        "(about-reviews|how-reviews-are-redacted|privacy)/",
        "plain",
    ),
    Kind("open data", "data/", "data/", "plain"),
    Kind("help", "help/", "help/", "plain"),
    Kind("statement", "accessibility/", "accessibility/", "plain"),
    Kind("search", "search/", "search/", "search"),
    Kind("error", "404.html", r"404\.html", "plain"),
    Kind("Welsh home", WELSH, WELSH, "home"),
    Kind("Welsh list of reviews", WELSH + "reviews/", WELSH + "reviews/", "reviews"),
    Kind("Welsh review", WELSH + ROWAN, WELSH_ANY, "review"),
    Kind(
        "Welsh document", WELSH + ROWAN + "executive-summary/", WELSH + ANY + "[^/]+/", "document"
    ),
    Kind("Welsh action plan", WELSH + ROWAN + "recommendations/", WELSH + ANY + "[^/]+/", "plan"),
    Kind("letter on a Welsh page", WELSH + ROWAN + "letter/", WELSH + ANY + "letter/", "letter"),
    Kind("Welsh help", WELSH + "help/", WELSH + "help/", "plain"),
    Kind("Welsh search", WELSH + "search/", WELSH + "search/", "search"),
)


MOVED = Kind("moved", "reviews/ashgrove-2018-a/", ANY + r"([^/]+/)?", "moved")
"""It leads on at once, so that a browser shows it only where it is kept from that: axe looks at it
in `test_leads_on.py`. For the other proofs a withdrawn page stands, which is laid out alike."""


def address_of(path: str) -> str:
    """The address below the site's root at which a built page answers."""
    return path.removesuffix("index.html")


def kind_of(path: str, page: bytes) -> Kind | None:
    """The kind of a built page."""
    main = re.search(rb'<main [^>]*class="[^"]*kind-([a-z]+)', page)
    for kind in (*KINDS, MOVED):
        if re.fullmatch(kind.pages, address_of(path)) and main and main[1] == kind.main.encode():
            return kind
    return None
