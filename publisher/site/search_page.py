"""The page to search on; the browser does the rest (`theme/assets/search.js`)."""

from publisher.site import addresses
from publisher.site.page import page

SCRIPT = "assets/search.js"

_FILTERS = (
    ("year", "Year of death"),
    ("circumstances", "Circumstances"),
    ("themes", "Theme"),
    ("partnership", "Partnership"),
)
"""By the names that they have in the list of facts (`search.FACTS`)."""


def search_page() -> bytes:
    """The page to search on. It is made from no review: the browser fills in its filters."""
    reviews = addresses.relative(addresses.REVIEWS, addresses.SEARCH)
    help_page = addresses.relative(addresses.HELP, addresses.SEARCH)
    body = f"""\
<p>Looks for words in every published review and in the other pages of this website. \
What you look for stays in your browser: it is not sent or stored.</p>

<p id="search-off">Search needs JavaScript, and it is not running in your browser. You can \
<a href="{reviews}">look through all reviews</a> instead.</p>

<form id="search" role="search" autocomplete="off" novalidate hidden>
<div class="field">
<label for="search-words">Words to look for</label>
<p class="hint" id="search-hint">For words that stand side by side, use quotation marks: \
&quot;action plan&quot;.</p>
<p class="field-error" id="search-error" hidden></p>
<div class="asked">
<input type="search" id="search-words" autocomplete="off" autocapitalize="none" \
spellcheck="false" enterkeyhint="search" maxlength="200" \
aria-describedby="search-hint search-error">
<button type="submit">Search</button>
</div>
</div>
<details class="filters" id="search-filters" hidden>
<summary>Only some reviews</summary>
<div class="filter-fields">
{"".join(map(_select, _FILTERS))}</div>
</details>
</form>

<p class="search-status" id="search-status" role="status"></p>

<div id="search-advice" hidden>
<ul>
<li>Check the spelling, or use fewer or more general words.</li>
<li>Names, places and dates were changed or taken out before publication. A real name is in \
no review.</li>
<li>Take away a filter, or <a href="{reviews}">look through all reviews</a>.</li>
<li>If you need help for yourself or someone else, see <a href="{help_page}">Get help</a>.</li>
</ul>
</div>

<ol class="results" id="search-results"></ol>

<p><button type="button" id="search-more" hidden>Show more results</button></p>
"""
    return page("Search", body, kind="search", scripts=[SCRIPT])


def _select(of: tuple[str, str]) -> str:
    name, words = of
    return (
        f'<div class="field"><label for="search-{name}">{words}</label>'
        f'<select id="search-{name}" data-fact="{name}"><option value="">Any</option></select>'
        "</div>\n"
    )
