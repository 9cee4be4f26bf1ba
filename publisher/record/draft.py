"""The words of a draft of a pack, as plain text and as a page, the same in both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Attached:
    """A document as a draft names it; `here` says whether it is attached."""

    title: str
    file: str
    weblink: str
    sha256: str
    here: bool

    @property
    def told(self) -> str:
        """Where it is to be had."""
        if self.here:
            return f"attached as {self.file}{'' if self.weblink else ', not published'}"
        if self.weblink:
            return "at its weblink, since it is too large for this e-mail"
        return "not published, and too large for this e-mail: we send it another way"


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a draft says. `dates` are each what happened and the day, in words."""

    about: str
    asked: str
    weblink: str
    dates: Sequence[tuple[str, str]]
    documents: Sequence[Attached]
    done: str
    signed: Sequence[str]


def text_of(letter: Letter) -> str:
    """The draft as plain text."""
    return "\n".join(_lines(letter)) + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield from ("Dear colleagues,", "", letter.about, "", letter.asked, "")
    yield f"Weblink: {letter.weblink}"
    for document in letter.documents:
        if document.weblink:
            yield f"  {document.title}: {document.weblink}"
    yield ""
    for what, when in letter.dates:
        yield f"{what}: {when}"
    yield from ("", letter.done, "", "Documents:")
    for document in letter.documents:
        yield f"  {document.title} ({document.told})"
        yield f"    sha256 {document.sha256}"
    yield from ("", "Yours sincerely,", "", *letter.signed)


def html_of(letter: Letter) -> str:
    """The draft as a page that every mail program shows: no style, no picture, nothing fetched."""
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{escape(letter.about)}</title></head>\n<body>\n"
        + "\n".join(_parts(letter))
        + "\n</body>\n</html>\n"
    )


def _parts(letter: Letter) -> Iterator[str]:
    yield "<p>Dear colleagues,</p>"
    yield f"<p><strong>{escape(letter.about)}</strong></p>"
    yield f"<p>{escape(letter.asked)}</p>"
    yield f"<p>Weblink: {_link(letter.weblink)}</p>"
    yield "<ul>"
    for document in letter.documents:
        if document.weblink:
            yield f"<li>{escape(document.title)}: {_link(document.weblink)}</li>"
    yield "</ul>"
    yield "<p>" + "<br>".join(f"{escape(what)}: {escape(when)}" for what, when in letter.dates)
    yield f"</p>\n<p>{escape(letter.done)}</p>"
    yield "<p>Documents:</p>\n<ul>"
    for document in letter.documents:
        words = f"{escape(document.title)} ({escape(document.told)})"
        yield f"<li>{words}<br>sha256 {document.sha256}</li>"
    yield "</ul>\n<p>Yours sincerely,</p>"
    yield "<p>" + "<br>".join(map(escape, letter.signed)) + "</p>"


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'
