"""How readers reach the council, and what they may ask of it or must tell it."""

from publisher.config import Council
from publisher.site.words import attribute, html_text, sentence


def contact_html(council: Council) -> str:
    """How to reach the council, for the middle of a sentence: email so-and-so or phone ..."""
    email = f'<a href="mailto:{attribute(council.email)}">{html_text(council.email)}</a>'
    phone = f' or phone <span class="number">{html_text(council.phone or "")}</span>'
    return f"email {email}{phone if council.phone else ''}"


def asking_and_telling(council: Council) -> list[tuple[str, str]]:
    """What to do for another format, and about a name that should not be there, as pairs."""
    contact = sentence(contact_html(council))
    answer = f"We answer within {html_text(council.answers_within)}."
    return [
        (
            "Another format",
            f"{contact} if you need large print, easy read, audio or braille. {answer}",
        ),
        (
            "A name or detail that should not be here",
            "If something here could identify or endanger a person, tell us at once. You do not "
            f"have to give your name. {contact}. {answer}",
        ),
    ]
