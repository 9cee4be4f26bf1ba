"""The council's own pages (docs/site/*.md): Markdown in, Markdown that can do no harm out.

Officers write these pages, so they may use Markdown; but no raw HTML, no attributes and no
link of a scheme that could run something. A comment is refused too: it would be shown to all.
What Markdown makes of a page is looked at here, before the engine, and anything outside the
allow-list stops the build.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

import markdown  # type: ignore[import-untyped]

from publisher.config import SiteSettings
from publisher.errors import SettingsError
from publisher.site.statement import statement_words, unfilled
from publisher.site.texts import Texts
from publisher.site.words import clean, markdown_text, one_line, own_words, safe_link

NEEDED = (
    "index.md",
    "about-reviews.md",
    "help.md",
    "accessibility.md",
    "privacy.md",
    "how-reviews-are-redacted.md",
)
"""The pages that every page links to."""

EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "attr_list": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "toc": {"marker": "", "toc_depth": "2-3"},
}
"""The Markdown extensions of the whole site, with their options."""

LISTING = "reviews"
"""The placeholder that stands on a line of its own for the list of the newest reviews."""

_PLACEHOLDER = re.compile(r"\{\{ *([a-z_]+) *\}\}")
_HTML = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_WORDS = frozenset({"a", "br", "code", "em", "span", "strong"})
_PARTS = frozenset({"h2", "h3", "h4", "hr", "p", "pre", "ul", "ol", "li", "blockquote"})
_TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_TAGS = _WORDS | _PARTS | _TABLES
_ATTRIBUTES = frozenset(
    {("a", "href"), ("ol", "start"), ("h2", "id"), ("h3", "id"), ("h4", "id"), ("span", "lang")}
)
"""A span is ours alone: no page can have one of its own."""


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """A page's title and the Markdown below it."""

    title: str
    body: str


def council_page(
    name: str, text: str, settings: SiteSettings, texts: Texts, listing: str
) -> CouncilPage:
    """The page with its placeholders filled in; `listing` is HTML of ours.

    Raises: SettingsError if the page has no title, an unknown placeholder, or anything that
    may not be published.
    """
    lines = clean(text).strip().split("\n")
    if any(map(_HTML.search, lines)):
        raise _refusal(
            name,
            "has HTML or a comment",
            'Take it out, from "<" to ">": it would stand on the page for all to read. '
            "A link is written [words](address).",
        )
    title = re.fullmatch(r"# +(.+?)[ #]*", lines[0])
    if not title:
        raise _refusal(name, "does not begin with a title", 'Begin it with "# " and its title.')
    values = placeholders(settings, texts)
    body = _filled(name, "\n".join(lines[1:]), {**values, LISTING: ""})
    _check(name, body)
    return CouncilPage(
        one_line(_words(name, title[1], settings, texts)),
        _filled(name, "\n".join(lines[1:]), {**values, LISTING: listing}),
    )


def missing_pages(names: frozenset[str]) -> tuple[str, ...]:
    """The needed pages that are not among those names."""
    return tuple(name for name in NEEDED if name not in names)


def unfilled_settings(pages: Mapping[str, str], settings: SiteSettings) -> tuple[str, ...]:
    """The keys of mkdocs.yml that a page tells of and that are not there."""
    used = {name for text in pages.values() for name in _PLACEHOLDER.findall(text)}
    return tuple(key for name, key in unfilled(settings).items() if name in used)


def placeholders(settings: SiteSettings, texts: Texts) -> dict[str, str]:
    """What a council's page may write as `{{ name }}`, and what stands there then."""
    council = settings.publisher.council
    email = markdown_text(council.email)
    link, phone = f"[{email}](mailto:{email})", {}
    contact = texts("contact.email", email=link)
    if council.phone:
        phone = {"phone": markdown_text(council.phone)}
        contact = texts("contact.both", email=link, **phone)
    return {
        **statement_words(settings, texts),
        **phone,
        "answers_within": own_words(council.answers_within, texts, markdown_text),
        "contact": contact,
        "council": own_words(council.name, texts, markdown_text),
        "email": email,
        "exit_site": markdown_text(urlsplit(settings.publisher.exit_to).hostname or ""),
        "partnership": own_words(council.partnership, texts, markdown_text),
        "site_address": markdown_text(settings.base),
        "site_name": own_words(settings.site_name, texts, markdown_text),
    }


def rendered(body: str) -> str:
    """What the engine's Markdown makes of it."""
    html: str = markdown.markdown(
        body,
        extensions=[*EXTENSIONS, "fenced_code"],  # the engine always adds the last
        extension_configs={key: dict(options) for key, options in EXTENSIONS.items()},
    )
    return html


def _words(name: str, title: str, settings: SiteSettings, texts: Texts) -> str:
    """A title with its placeholders as plain words."""
    council = settings.publisher.council
    said = {
        "council": council.name,
        "partnership": council.partnership,
        "site_name": settings.site_name,
    }
    values = {placeholder: texts.own(words)[0] for placeholder, words in said.items()}
    return _PLACEHOLDER.sub(lambda found: _value(name, found[1], values), title)


def _filled(name: str, text: str, values: Mapping[str, str]) -> str:
    parts = _PLACEHOLDER.split(text)
    if any("{{" in part or "}}" in part for part in parts[::2]):
        raise _refusal(name, "has a placeholder that is not known", _known(values))
    return "".join(
        _value(name, part, values) if at % 2 else part.replace("<", "&lt;").replace("{", "&#123;")
        for at, part in enumerate(parts)
    )


def _value(name: str, placeholder: str, values: Mapping[str, str]) -> str:
    if placeholder not in values:
        raise _refusal(name, "has a placeholder that is not known", _known(values))
    return values[placeholder]


def _known(values: Mapping[str, str]) -> str:
    return "Use only these: " + ", ".join(f"{{{{ {name} }}}}" for name in sorted(values)) + "."


def _check(name: str, body: str) -> None:
    reader = _Reader()
    reader.feed(rendered(body))
    reader.close()
    if reader.fault:
        raise _refusal(name, f"has {reader.fault}", "Take it out, or say it in plain words.")


def _refusal(name: str, what: str, remedy: str) -> SettingsError:
    return SettingsError(f"docs/site/{name} {what}", remedy)


class _Reader(HTMLParser):
    """Remembers in our words what a page has outside the allow-list."""

    def __init__(self) -> None:
        super().__init__()
        self.fault = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fault = self.fault or _fault(tag, attrs)


def _fault(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    if tag not in _TAGS:
        refused = {"h1": "a second title of the first level", "img": "a picture"}
        return refused.get(tag, "HTML")
    for key, value in attributes:
        if (tag, key) not in _ATTRIBUTES:
            return "an attribute, such as an aligned column"
        if key == "href" and not _may_link(value or ""):
            return "a link that is neither https, http, mailto nor to a page of docs/site"
    return ""


def _may_link(link: str) -> bool:
    own_page = re.fullmatch(r"(?:\.\./)?[a-z0-9/-]+\.md(#[A-Za-z0-9.-]+)?|#[A-Za-z0-9.-]+", link)
    return bool(own_page) or safe_link(link) is not None
