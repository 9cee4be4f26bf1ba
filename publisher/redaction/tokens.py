"""Words without spaces that are read as one: hash tags, file names, addresses on the web.

In a tag or a file's name a name runs into other words (`#justiceforjane`), and what were left of
it would tell the name. What is left of an address leads whoever looks for it to the rest.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import category

from publisher.redaction.spans import Find, Span

_FILE = r"\.(?=\w)(?:docx?|pdf|xlsx?|pptx?|msg|eml|rtf|txt|jpe?g|png|heic|mp[34]|mov|wav|m4a|zip)\b"
_TAGS = [re.compile(rf"{sign}(?<![\w.].)\w{{4,}}") for sign in "#@"]
_FILE_ENDS = re.compile(_FILE, re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w-]+$")
_LONGEST = 100
_RAISED = "Lm"
"""A letter that is set higher is the mark of a note."""
_WEB = re.compile(
    r"[hw](?:(?<=h)ttps?://|(?<=w)ww\.)[^\s<>\"\u201c\u201d|]*[^\s<>\"\u201c\u201d|.,;:!?)\]}'\u2019]",
    re.IGNORECASE,
)


def run_together(text: str) -> Iterator[tuple[int, int]]:
    """The tags and names of files in a text, half-open."""
    for pattern in _TAGS:
        for tag in pattern.finditer(text):
            yield tag.span()
    for end in _FILE_ENDS.finditer(text):
        name = _FILE_NAME.search(text, max(0, end.start() - _LONGEST), end.start())
        if name:
            yield name.start(), end.end()


def made_whole(text: str, finds: Iterable[Find]) -> Iterator[Find]:
    """The finds, widened to the whole of an address, or of a tag or a file's name that they cut."""
    waiting = list(finds)
    if not waiting:
        return
    linked = any(sign in text for sign in ("://", "www.", "WWW.", "Www."))
    addresses = [web.span() for web in _WEB.finditer(text)] if linked else []
    others = cache(lambda: list(run_together(text)))  # few are needed
    for find in waiting:
        span = find.span
        tokens = [*addresses, *(others() if _cuts(text, span) else ())]
        around = [(a, b) for a, b in tokens if a < span.end and span.start < b]
        if not around:
            yield find
            continue
        start = min((span.start, *(a for a, _ in around)))
        end = max((span.end, *(b for _, b in around)))
        suffix = span.suffix if end == span.end else ""
        yield find._replace(span=span._replace(start=start, end=end, suffix=suffix))


def _cuts(text: str, span: Span) -> bool:
    """Whether a part of a word would be left, as in `#rip` and `v2.docx`, but not in `#ForJane`."""
    return is_amid_word(text, span.start) or is_amid_word(text, span.end)


def is_amid_word(text: str, at: int) -> bool:
    """Whether a word goes on from before the place to after it; MrsSmith and PCO'Dea are two."""
    if not 0 < at < len(text):
        return False
    before, here, behind = text[at - 1], text[at], text[at + 1 : at + 2] or " "
    if not (before.isalpha() and here.isalpha()) or category(here) == _RAISED:
        return False
    return not (
        here.isupper() and (before.islower() or behind.islower() or behind in "'\u2018\u2019")
    )
