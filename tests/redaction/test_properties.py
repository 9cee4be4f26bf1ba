"""What holds for every document, tried on many that chance makes."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from publisher.model import Block, Document, ListBlock, ListItem, Paragraph, Quote, Run
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_document, redact_text
from publisher.terms import FlaggedTerm
from tests.redaction.documents import document, paragraph, table, words_of
from tests.redaction.flagged import flag


@dataclass(frozen=True)
class Secret:
    """One set of secrets; the documents are the same for all of them but for these."""

    first: str
    last: str
    street: str
    number: str
    birth: str

    @property
    def terms(self) -> tuple[FlaggedTerm, ...]:
        return (
            flag("person", f"{self.first} {self.last}", becomes="Rowan"),
            flag("address", f"{self.street}, Bexleyheath", name="home"),
            flag("identifier", self.number, name="number"),
            flag("date", self.birth, name="birth"),
        )


SECRETS = (
    Secret("Jane", "Smith", "12 Acacia Avenue", "999 000 0017", "7 March 1984"),
    Secret("Ian", "Roe", "1 Elm Rd", "QQ12", "21 May 2001"),
    Secret("Oluwaseun", "Featherstonehaugh-Jones", "Flat 3, 104b Old Quarry Crescent",
           "CR/2019/1234567/B", "30 September 1999"),
    Secret("Agnes", "O'Dea", "77 St Mildred Gardens", "ZQ-9-81", "1 October 1971"),
)  # fmt: skip
MATCHERS = {secret: Matcher(secret.terms) for secret in SECRETS}
# No "no.": before the number of a house it belongs to the address.
NEUTRAL = ("told", "the panel", "by", "then", "x", "in 2019,", "not", "(see 4.2)", "\u2014", "hope")

Write: TypeAlias = Callable[[Secret], str]


def spread(name: str) -> str:
    return " ".join(name.replace(" ", "").replace("-", "").replace("'", ""))


def look_alike(name: str) -> str:
    return name.translate(str.maketrans("aeo", "\u0430\u0435\u043e"))


def hidden(name: str) -> str:
    return "\u200b".join(name)


def wide(name: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in name)


def joined_letters(name: str) -> str:
    for letters, ligature in (
        ("ffi", "\ufb03"),
        ("fi", "\ufb01"),
        ("fl", "\ufb02"),
        ("st", "\ufb06"),
    ):
        name = name.replace(letters, ligature)
    return name


def in_middle(name: str, mark: str) -> str:
    return f"{name[:2]}{mark}{name[2:]}"


def halves(words: str) -> tuple[str, str]:
    """The words in two, where a space or else a letter is nearest to their middle."""
    middle = len(words) // 2 + 1
    spaces = [at for at, char in enumerate(words) if char == " "]
    at = min(spaces, key=lambda space: abs(space - middle), default=middle)
    return words[:at], words[at:].strip()


def tagged(name: str) -> str:
    return f"{name[0]}<b>{name[1:-1]}</b>{name[-1]}"


def slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower())


def of(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def an(name: str) -> str:
    return f"an {name}" if name[0] in "AEIO" else f"a {name}"


WAYS: tuple[Write, ...] = (
    lambda s: s.first,
    lambda s: s.last,
    lambda s: f"{s.first} {s.last}",
    lambda s: f"{s.last}, {s.first}",
    lambda s: f"{s.first[0]}. {s.last}",
    lambda s: f"Ms {s.last}",
    lambda s: of(s.first),
    lambda s: of(s.last),
    lambda s: an(s.first),
    lambda s: f"{s.first} {s.last}".upper(),
    lambda s: spread(f"{s.first} {s.last}"),
    lambda s: look_alike(f"{s.first} {s.last}"),
    lambda s: hidden(f"{s.first} {s.last}"),
    lambda s: wide(f"{s.first} {s.last}"),
    lambda s: unicodedata.normalize("NFD", f"{s.first}\u0301 {s.last}"),
    lambda s: slug(f"{s.first} {s.last}"),
    lambda s: f"{s.first}\n{s.last}",
    lambda s: f"{s.first[:2]}-\n{s.first[2:]} {s.last}",
    lambda s: f"{s.first}[2] {s.last}",
    lambda s: joined_letters(f"{s.first} {s.last}"),
    lambda s: in_middle(f"{s.first} {s.last}", "\u00ad"),
    lambda s: in_middle(s.last, "\u00ad\n"),
    lambda s: in_middle(s.first, "\u00ad"),
    lambda s: in_middle(s.first, "\u0301"),
    lambda s: in_middle(s.last, "\u200b"),
    lambda s: in_middle(s.number, "\u2060"),
    lambda s: f"{s.first} &amp;amp;#{ord(s.last[0])};{s.last[1:]}",
    lambda s: f"{s.first}%2520%25{ord(s.last[0]):02X}{s.last[1:]}",
    lambda s: f"{s.first[:2]}**{s.first[2:]}**",
    lambda s: tagged(s.first),
    lambda s: f"{s.first}\t{s.last}",
    lambda s: f"{s.first}<sup>2</sup> {s.last}",
    lambda s: f"&#{ord(s.first[0])};{s.first[1:]}%20{s.last}",
    lambda s: f"{s.first[0]}{s.last[0]}".replace(s.first[0], f"{s.first[0]}. ", 1) + s.last[1:],
    lambda s: f"{s.first}{s.last}",
    lambda s: s.street,
    lambda s: in_middle(s.street, "\u00ad"),
    lambda s: s.street.replace(" ", "\u00a0"),
    lambda s: s.number,
    lambda s: spread(s.number),
    lambda s: s.birth,
    lambda s: s.birth.replace(" ", "-"),
)

SAY = st.one_of(
    st.sampled_from([lambda s, word=word: word for word in NEUTRAL]), st.sampled_from(WAYS)
)
TEXT = st.lists(SAY, max_size=5)


def text(says: list[Write], secret: Secret) -> str:
    return " ".join(say(secret) for say in says)


@st.composite
def run_makers(draw: st.DrawFn) -> Callable[[Secret], tuple[Run[str], ...]]:
    """Runs, one of them perhaps split in the middle of a name, or a link to it."""
    says, say = draw(TEXT), draw(st.sampled_from(WAYS))
    shape = draw(st.sampled_from(("whole", "split", "called", "link")))

    def make(secret: Secret) -> tuple[Run[str], ...]:
        name = say(secret)
        before = Run(text(says, secret) + " ")
        match shape:
            case "split":
                half, rest = secret.first[:2], f"{secret.first[2:]} {secret.last}'s"
                return before, Run(half), Run(rest, strong=True), Run(" so")
            case "called":
                return before, Run(secret.first), Run("", note=1), Run(f" {secret.last}")
            case "link":
                target = f"https://example.org/{slug(f'{secret.first} {secret.last}')}/x"
                return before, Run("this", link=target)
            case _:
                return before, Run(name), Run(" so")

    return make


Make: TypeAlias = Callable[[Secret], tuple[Block[str], ...]]


def items(*texts: str) -> ListBlock[str]:
    return ListBlock(tuple(ListItem((paragraph(one),)) for one in texts))


def paged(words: str, page: int) -> Paragraph[str]:
    return Paragraph((Run(words),), page=page)


def in_two_blocks(one: str, two: str, says: list[str]) -> dict[str, tuple[Block[str], ...]]:
    """What is found in full alone, in two blocks that follow one another."""
    return {
        "paragraphs": (paragraph(f"told {one}"), paragraph(f"{two} so")),
        "pages": (paged(f"told {one}", 1), paged(f"{two} so", 2)),
        "cells": (table((one, two, says[0])),),
        "cells of a column": (table((one, says[0]), (two, says[1])),),
        "items": (items(f"told {one}", f"{two} so"),),
        "a quotation and the rest": (Quote((paragraph(f"told {one}"),)), paragraph(f"{two} so")),
    }


def whole_and_broken(secret: Secret, says: list[str]) -> dict[str, tuple[Block[str], ...]]:
    """A full name broken, or a word of it, in each way in which a document may break one."""
    first, last = secret.first, secret.last
    half, rest = f"told {first} {last[:2]}-", f"{last[2:]} so"
    cut = halves(last)
    return {
        "between paragraphs": (paragraph(f"told {first}"), paragraph(f"{last} so")),
        "between pages": (paged(f"told {first}", 1), paged(f"{last} so", 2)),
        "in a word, between pages": (paged(half, 1), paged(rest, 2)),
        "between cells": (table((first, last, says[0])),),
        "between a cell and that below": (table((first, says[0]), (last, says[1])),),
        "in a word, between cells": (table((half, rest)),),
        "between items": (items(f"told {first}", f"{last} so"),),
        "in a word, between items": (items(half, rest, says[0]),),
        "in a surname, between pages": (
            paged(f"told {cut[0]}-", 1),
            paged(f"{cut[1]} so", 2),
        ),
        "in a surname, between cells": (table((f"told {cut[0]}-", f"{cut[1]} so")),),
        "in a surname, between items": (items(f"told {cut[0]}-", f"{cut[1]} so"),),
        **{
            f"{name} between {way}": blocks
            for name, words in (
                ("a number", secret.number),
                ("a date", secret.birth),
                ("an address", secret.street),
            )
            for way, blocks in in_two_blocks(*halves(words), says).items()
        },
        "in cells": (table((says[0], says[1]), (says[2], says[3])),),
        "in items": (items(*says),),
    }


CALLS: tuple[Write, ...] = (
    lambda s: s.number,
    lambda s: s.birth,
    lambda s: s.street,
    lambda s: f"{s.first} {s.last}",
)
"""What may stand half before the call of a note and half in the note."""
BREAKS = tuple(whole_and_broken(SECRETS[0], [""] * 4))


@st.composite
def block_makers(draw: st.DrawFn) -> Make:
    runs = draw(run_makers())
    says = draw(st.lists(TEXT, min_size=4, max_size=4))
    shape = draw(st.sampled_from(("paragraph", "quote", *BREAKS)))

    def make(secret: Secret) -> tuple[Block[str], ...]:
        texts = [text(one, secret) for one in says]
        match shape:
            case "paragraph":
                return (Paragraph(runs(secret)),)
            case "quote":
                return (Quote((paragraph(texts[0]), Paragraph(runs(secret)))),)
            case _:
                return whole_and_broken(secret, texts)[shape]

    return make


@st.composite
def document_makers(draw: st.DrawFn) -> Callable[[Secret], Document[str]]:
    title, note = draw(TEXT), draw(TEXT)
    parted = draw(st.sampled_from(CALLS))
    makers = draw(st.lists(block_makers(), max_size=4))

    def make(secret: Secret) -> Document[str]:
        blocks = [block for make in makers for block in make(secret)]
        half, rest = halves(parted(secret))
        call = Paragraph((Run(f"told {half}"), Run("", note=2), Run(" so")))
        notes = (text(note, secret), f"{rest} too")
        return document(*blocks, call, title=text(title, secret), notes=notes)

    return make


def taken_out(source: Document[str], secret: Secret) -> Document[str]:
    return redact_document(source, MATCHERS[secret])[0]  # type: ignore[return-value]


def squashed(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).translate(
        str.maketrans("\u0430\u0435\u043e", "aeo")
    )
    return "".join(char for char in plain.casefold() if char.isalnum())


@settings(deadline=None)
@given(document_makers(), st.sampled_from(SECRETS))
def test_redacting_twice_is_redacting_once(
    make: Callable[[Secret], Document[str]], secret: Secret
) -> None:
    once = taken_out(make(secret), secret)
    assert taken_out(once, secret) == once


@settings(deadline=None)
@given(document_makers(), st.sampled_from(SECRETS))
def test_no_disguise_of_a_term_is_left(
    make: Callable[[Secret], Document[str]], secret: Secret
) -> None:
    left = taken_out(make(secret), secret)
    words = squashed(f"{left.title} {words_of(left)}")
    for term in (f"{secret.first}{secret.last}", f"{secret.last}{secret.first}", secret.street):
        assert squashed(term) not in words
    if len(secret.number) > 6:
        assert squashed(secret.number) not in words
    assert squashed(secret.birth) not in words


@settings(max_examples=200, deadline=None)
@given(document_makers())
def test_another_secret_leaves_the_same_document(
    make: Callable[[Secret], Document[str]],
) -> None:
    documents = [taken_out(make(secret), secret) for secret in SECRETS]
    for secret, one in zip(SECRETS, documents, strict=True):
        note(f"{words_of(make(secret))!r} -> {words_of(one)!r}")
    assert all(one == documents[0] for one in documents)


def called(secret: Secret, words: str) -> Document[str]:
    """The half of some words before the call of a note, and the rest in the note."""
    half, rest = halves(words)
    call = Paragraph((Run(f"told {half}"), Run("", note=2), Run(" so")))
    return document(call, title=secret.first, notes=("x", f"{rest} too"))


def titled(_: Secret, words: str) -> Document[str]:
    """The half of some words in the title, and the rest in the first line."""
    half, rest = halves(words)
    return document(paragraph(f"{rest} so"), title=f"Of {half}")


def captioned(_: Secret, words: str) -> Document[str]:
    return document(replace(table(("x", "then")), caption=f"Of {words}"))


def numbered(_: Secret, words: str) -> Document[str]:
    return document(paragraph("so", number=f"{words} 1"))


def said(_: Secret, words: str) -> Document[str]:
    return document(paragraph(f"told {words} so"))


def broken(secret: Secret, way: str) -> Document[str]:
    return document(*whole_and_broken(secret, ["x", "then", "by", "hope"])[way])


def each() -> Iterator[tuple[str, Callable[[Secret], Document[str]]]]:
    """Every disguise and every break by itself, which chance may pass over for long."""
    made = (
        ("way", WAYS, said),
        ("call", CALLS, called),
        ("title", CALLS, titled),
        ("caption", CALLS, captioned),
        ("number", (lambda s: s.last,), numbered),
    )
    for name, says, make in made:
        for number, say in enumerate(says):
            yield f"{name} {number}", partial(_made, make, say)
    for way in BREAKS:
        yield way, partial(broken, way=way)


def _made(
    make: Callable[[Secret, str], Document[str]], say: Write, secret: Secret
) -> Document[str]:
    return make(secret, say(secret))


EACH = dict(each())


@pytest.mark.parametrize("make", EACH.values(), ids=EACH)
def test_each_disguise_by_itself_leaves_the_same_document(
    make: Callable[[Secret], Document[str]],
) -> None:
    first, *others = (taken_out(make(secret), secret) for secret in SECRETS)
    assert others == [first] * len(others)


WORDS = st.lists(
    st.sampled_from((*NEUTRAL, "Ireland", "remarks", "\u200b", "\n", "e\u0301", "&amp;"))
)


@settings(deadline=None)
@given(st.lists(st.lists(st.builds(Run, WORDS.map(" ".join), st.booleans()))))
def test_a_document_without_terms_is_left_as_it_is(runs: list[list[Run[str]]]) -> None:
    source = document(*(Paragraph(tuple(one)) for one in runs))
    assert taken_out(source, SECRETS[1]) == source


# A figure beside a date or a number may well belong to it.
BESIDE = st.text(st.characters(exclude_categories=["Cs", "Nd", "Nl", "No"]), max_size=50)


@settings(deadline=None)
@given(BESIDE, st.sampled_from(WAYS), BESIDE)
def test_what_stands_around_a_term_stays(before: str, say: Write, after: str) -> None:
    secret = SECRETS[0]
    matcher = MATCHERS[secret]
    source = f"{before} \u2014 {say(secret)} \u2014 {after}"
    redacted_text = redact_text(source, matcher)
    assert redacted_text.startswith(f"{before} \u2014 ")
    assert redacted_text.endswith(f" \u2014 {after}")
