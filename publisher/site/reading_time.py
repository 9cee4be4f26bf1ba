"""How long a document takes to read, as readers are told before they begin."""

from publisher.model import Document, RedactedText, plain_text
from publisher.site.texts import Texts

PACE = 200
"""Words a minute: unhurried, since few people read of such things fast."""


def reading_time(document: Document[RedactedText], texts: Texts) -> str:
    """The time for all its words and notes: "about 12 minutes to read"."""
    notes = (block for note in document.notes for block in note.blocks)
    words = len(plain_text((*document.blocks, *notes)).split())
    return texts("time.about", time=_spoken(round(words / PACE), texts))


def _spoken(minutes: int, texts: Texts) -> str:
    """Exact when short, in fives from 20 minutes on, since nobody reads by the clock."""
    if minutes >= 20:
        minutes = 5 * round(minutes / 5)
    hours, minutes = divmod(max(minutes, 1), 60)
    parts = [(hours, "time.hours"), (minutes, "time.minutes")]
    return " ".join(texts.count(key, count) for count, key in parts if count)
