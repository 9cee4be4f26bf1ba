"""The page to search on; the browser does the rest (`theme/assets/search.js`)."""

from publisher.site import addresses
from publisher.site.page import KINDS, page
from publisher.site.texts import Texts
from publisher.site.words import json_attribute

SCRIPT = "assets/search.js"

_FILTERS = {
    "year": "group.year",
    "circumstances": "group.circumstances",
    "themes": "group.theme",
    "partnership": "group.partnership",
}
"""The labels, by the names that these have in the list of facts (`search.FACTS`)."""
_SAID = ("error", "empty", "searching", "failed", "rest_failed", "nothing", "nothing_some",
         "own_page")  # fmt: skip
_COUNTED = ("found", "found_some", "shown")
"""What the script says."""


def search_page(texts: Texts, help_address: str = addresses.HELP) -> bytes:
    """The page to search on. It is made from no review: the browser fills in its filters."""
    here = addresses.within(addresses.SEARCH, texts.language)
    home = addresses.within(addresses.REVIEWS, texts.language)
    reviews, help_page = (addresses.relative(to, here) for to in (home, help_address))
    example = f"&quot;{texts('search.example')}&quot;"
    body = f"""\
<p>{texts("search.says")}</p>

<p id="search-off">{texts.linked("search.off", reviews)}</p>

<form id="search" role="search" autocomplete="off" novalidate hidden{_words(texts)}>
<div class="field">
<label for="search-words">{texts("search.words")}</label>
<p class="hint" id="search-hint">{texts("search.hint", example=example)}</p>
<p class="field-error" id="search-error" hidden></p>
<div class="asked">
<input type="search" id="search-words" autocomplete="off" autocapitalize="none" \
spellcheck="false" enterkeyhint="search" maxlength="200" \
aria-describedby="search-hint search-error">
<button type="submit">{texts("search.button")}</button>
</div>
</div>
<details class="filters" id="search-filters" hidden>
<summary>{texts("search.filters")}</summary>
<div class="filter-fields">
{"".join(_select(name, texts) for name in _FILTERS)}</div>
</details>
</form>

<p class="search-status" id="search-status" role="status"></p>

<div id="search-advice" hidden>
<ul>
<li>{texts("search.advice_spelling")}</li>
<li>{texts("search.advice_names")}</li>
<li>{texts.linked("search.advice_filter", reviews)}</li>
<li>{texts.linked("search.advice_help", help_page)}</li>
</ul>
</div>

<ol class="results" id="search-results"></ol>

<p><button type="button" id="search-more" hidden>{texts("search.more")}</button></p>
"""
    return page(
        texts("menu.search"), body, kind="search", language=texts.language, scripts=[SCRIPT]
    )


def _words(texts: Texts) -> str:
    said: dict[str, object] = {name: texts(f"search.{name}") for name in _SAID}
    return json_attribute(
        "words",
        {
            **said,
            **{name: texts.forms(f"search.{name}") for name in _COUNTED},
            "circumstances": texts.group("circumstances."),
            "kinds": {name: texts(key) for name, key in KINDS.items()},
            "title": texts("review.title", name="{name}", kind="{kind}"),
            "own": dict(texts.words),
        },
    )


def _select(name: str, texts: Texts) -> str:
    return (
        f'<div class="field"><label for="search-{name}">{texts(_FILTERS[name])}</label>'
        f'<select id="search-{name}" data-fact="{name}">'
        f'<option value="">{texts("search.any")}</option></select></div>\n'
    )
