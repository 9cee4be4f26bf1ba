"""Text made harmless: what any words of a source must go through before they are in a page.

The invariant: whatever the text, a reader sees it as words. It never becomes an element, an
attribute, Markdown, a template's command or a link of a scheme that could run something.
Accepted risk: characters that only look alike stay as they are; the redactor and the gate
fold them, and changing them here would change honest names.
"""

import html
import json
import re
import string
from collections.abc import Callable
from urllib.parse import urlsplit

from publisher.site.texts import Texts

_SPACES = re.compile("[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# Control characters (Python-Markdown's own marks are two of them), half a surrogate pair,
# what never shows (soft hyphen, zero width, direction overrides, tags) and non-characters.
# The joiners U+200C and U+200D stay: some scripts cannot be spelt without them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff" + "".join(map(chr, range(0x1FFFE, 0x110000, 0x10000)))
    + "".join(map(chr, range(0x1FFFF, 0x110000, 0x10000))) + "]"
)  # fmt: skip
_PUNCTUATION = {ord(character): f"&#{ord(character)};" for character in string.punctuation}
_REMOVED = re.compile(
    r"(\[[^\[\]\n]{1,40} (?:removed|wedi[\u2019'](?:i dynnu|i thynnu|u tynnu))\])"
)
"""Ours, and those that a list of terms gives in the same way ("[date of birth removed]")."""

Escape = Callable[[str], str]
"""Makes text harmless in one context; `\\n` becomes what a line break is there."""


def clean(text: str) -> str:
    r"""The text without characters that never show; `\n` is the one control character left."""
    return _UNSEEN.sub("", _SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """The text cleaned, with every stretch of white space as one space."""
    return " ".join(clean(text).split())


def html_text(text: str) -> str:
    """The text for the inside of an HTML element."""
    return html.escape(clean(text)).replace("\n", "<br>")


def attribute(text: str) -> str:
    """The text for an HTML attribute between double quotes."""
    return html.escape(one_line(text))


def json_attribute(name: str, value: object) -> str:
    """A `data-` attribute that holds a value for a script of ours."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f' data-{name}="{attribute(text)}"'


def markdown_text(text: str) -> str:
    """The text for a Markdown heading: one line, every ASCII mark as a character reference."""
    return clean(text).replace("\n", " ").translate(_PUNCTUATION)


def marked(text: str, escape: Escape, language: str = "en") -> str:
    """The text escaped, with each replacement of a flagged term in a span of its own.

    `language` is that of the text; a replacement may be in English all the same.
    """
    parts = _REMOVED.split(text)
    return "".join(
        f'<span class="redacted"{_tongue(part, language)}>{escape(part)}</span>'
        if at % 2
        else escape(part)
        for at, part in enumerate(parts)
        if part
    )


def _tongue(replacement: str, language: str) -> str:
    return ' lang="en"' if language != "en" and replacement.endswith(" removed]") else ""


def own_words(text: str, texts: Texts, escape: Escape = html_text) -> str:
    """Words of settings or of a review as HTML in the language of `texts`, or marked as English."""
    words, tongue = texts.own(text)
    return in_tongue(marked(words, escape), tongue)


def in_tongue(words_html: str, tongue: str) -> str:
    """HTML within a sentence, said to be in that language; as it is if there is none."""
    return f'<span lang="{tongue}">{words_html}</span>' if tongue else words_html


def own_notice(text: str | None, texts: Texts) -> str:
    """A review's notice on one line of HTML; "" if it has none."""
    return own_words(text, texts, attribute) if text else ""


def safe_link(link: str, anchors: frozenset[str] = frozenset()) -> str | None:
    """The link if it may be one, else None: http, https, mailto, or one of the page's anchors."""
    link = link.strip()
    if link != clean(link) or re.search(r"[\s\"'<>\\^`{|}]", link) or len(link) > 2000:
        return None
    if link.startswith("#"):
        return link if link[1:] in anchors else None
    try:
        parts = urlsplit(link)
        user = parts.username
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and parts.hostname and user is None:
        return link
    if parts.scheme == "mailto" and re.fullmatch(r"[^@]+@[^@]+", parts.path):
        return link
    return None


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
