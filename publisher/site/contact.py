"""How readers reach the council, and what they may ask of it or must tell it."""

from publisher.config import Council
from publisher.site.texts import Texts
from publisher.site.words import attribute, html_text, own_words, sentence


def contact_html(council: Council, texts: Texts) -> str:
    """How to reach the council, for the middle of a sentence: email so-and-so or phone ..."""
    email = f'<a href="mailto:{attribute(council.email)}">{html_text(council.email)}</a>'
    if not council.phone:
        return texts("contact.email", email=email)
    phone = f'<span class="phone">{html_text(council.phone)}</span>'
    return texts("contact.both", email=email, phone=phone)


def asking_and_telling(council: Council, texts: Texts) -> list[tuple[str, str]]:
    """What to do for another format, and about a name that should not be there, as pairs."""
    contact = sentence(contact_html(council, texts))
    answer = texts("ask.answer", time=own_words(council.answers_within, texts))
    return [
        (texts(f"ask.{what}"), texts(f"ask.{what}_says", contact=contact, answer=answer))
        for what in ("format", "detail")
    ]
