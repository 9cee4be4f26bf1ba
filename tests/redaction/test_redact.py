import dataclasses

import pytest

from publisher.errors import ExitCode
from publisher.model import (
    Cell,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Raster,
    Run,
    Script,
    Table,
)
from publisher.redaction import redact
from publisher.redaction.layout import Layout
from publisher.redaction.match import Matcher
from publisher.redaction.pieces import Piece
from publisher.redaction.redact import LeakError, redact_document, redact_text
from publisher.terms import FlaggedTerm
from tests.redaction.documents import after, document, paragraph, redacted, table
from tests.redaction.flagged import JANE, flag

UNNAMED = flag("person", "Jane Anne Smith", "Janey")
IVY = flag("person", "Jane Smith", becomes="Adult A")
HOME = flag("address", "12 Acacia Avenue, Bexleyheath")
JAMES = flag("person", "James Roe", becomes="Oak", name="father")

TEXTS = {
    "pseudonym": (JANE, "Jane left.", "Rowan left."),
    "brackets": (UNNAMED, "Jane left.", "[name removed] left."),
    "possessive": (JANE, "Jane's and Jane\u2019s coat", "Rowan's and Rowan\u2019s coat"),
    "possessive in brackets": (UNNAMED, "Jane's coat", "[name removed]'s coat"),
    "possessive after s": (JAMES, "James' coat", "Oak's coat"),
    "possessive after s, curly": (JAMES, "James\u2019 coat", "Oak\u2019s coat"),
    "possessive at the end": (JAMES, "a friend of James'.", "a friend of Oak's."),
    "possessive after s with s": (JAMES, "James's coat", "Oak's coat"),
    "end of a quotation": (JAMES, "he said 'and James' then", "he said 'and Oak' then"),
    "end of a curly quotation": (JAMES, "a \u2018b James\u2019 c", "a \u2018b Oak\u2019 c"),
    "possessive without apostrophe": (JANE, "Janes mother", "Rowans mother"),
    "family": (JANE, "the Smiths left", "the Rowans left"),
    "family in brackets": (UNNAMED, "the Smiths left", "the [name removed] left"),
    "family's": (JANE, "the Smiths' house", "the Rowan's house"),
    "title goes too": (JANE, "Ms Smith and Dr Jane Smith", "Rowan and Rowan"),
    "a before a name": (IVY, "a Jane and a new Jane", "an Adult A and a new Adult A"),
    "an before a name": (
        flag("person", "Ian Esk", becomes="Rowan"),
        "an Ian, An Ian, an old Ian",
        "a Rowan, A Rowan, an old Rowan",
    ),
    "a before a u as if with y": (
        flag("person", "Ian Esk", becomes="Unity"), "an Ian", "a Unity"
    ),
    "an before another u": (flag("person", "Jan Esk", becomes="Ulla"), "a Jan", "an Ulla"),
    "a before a eu": (flag("person", "Ian Esk", becomes="Eunice"), "an Ian", "a Eunice"),
    "an before brackets": (flag("person", "Ian Esk"), "an Ian left", "a [name removed] left"),
    "a before a vowel in brackets": (HOME, "a 12 Acacia Avenue key", "an [address removed] key"),
    "capital article": (IVY, "A Jane left", "An Adult A left"),
    "no article but a letter": (IVY, "c. a. Jane; p.a Jane", "c. a. Adult A; p.a Adult A"),
    "one as if with w": (
        flag("person", "Ian Esk", becomes="One of them"), "an Ian", "a One of them"
    ),
    "hour without its h": (flag("person", "Jan Esk", becomes="Honour"), "a Jan", "an Honour"),
    "the same twice": (UNNAMED, "Jane Janey left", "[name removed] left"),
    "the same twice with a hyphen": (UNNAMED, "Jane-Janey left", "[name removed] left"),
    "the same in a list": (UNNAMED, "Jane, Janey.", "[name removed], [name removed]."),
    "an unlisted initial between": (JANE, "Jane B. Smith and Jane B C Smith", "Rowan and Rowan"),
    "initials without stops": (
        JANE, "JX Smith's, J X Smith and JAX Smith", "Rowan's, Rowan and Rowan"
    ),
    "letters that are not hers": (JANE, "DX Smith, AJX Smith?", "DX Rowan, AJX Rowan?"),
    "an office is no initials": (
        flag("person", "Paula Smith", becomes="Rowan"), "PC Smith, PCX Smith", "PC Rowan, Rowan"
    ),
    "initials before an ordinary word": (
        flag("person", "Sam May", becomes="Rowan"), "SX May, SX may", "Rowan, SX may"
    ),
    "an unlisted name between": (JANE, "told Jane Bea Smith's aunt", "told Rowan's aunt"),
    "two unlisted names between": (JANE, "Jane Bea Cl\u00e9o Smith", "Rowan"),
    "a word between": (JANE, "Jane and Smith met Jane", "Rowan and Rowan met Rowan"),
    "a surname and another sentence part": (
        JANE, "To Mr Smith, Jane was well", "To Rowan, Rowan was well"
    ),
    "in brackets": (flag("identifier", "020 7946 0123"), "(020) 7946 0123", "[number removed]"),
    "capitals": (JANE, "JANE SMITH", "Rowan"),
    "a possessive of itself": (JANE, "Jane's Janey left", "Rowan's Rowan left"),
    "an apostrophe in the wrong place": (
        flag("person", "Alan Woods", becomes="Rowan"),
        "Wood's aunt, Alan Wood\u2019s coat",
        "Rowan's aunt, Rowan\u2019s coat",
    ),
    "two words of it": (JANE, "Jane Smith Smith's coat", "Rowan's coat"),
    "accents behind": (JANE, "Jane\u0301\u200d left", "Rowan left"),
    "nothing": (JANE, "A  text.\t\u200bKept &amp; \u00e9 e\u0301 \u2014 whole", None),
}  # fmt: skip


@pytest.mark.parametrize(("term", "source", "expected"), TEXTS.values(), ids=TEXTS)
def test_words_around_a_name_agree(term: FlaggedTerm, source: str, expected: str | None) -> None:
    expected = source if expected is None else expected
    assert redact_text(source, Matcher([term])) == expected
    assert after(document(source), term) == expected


def test_terms_with_one_replacement_side_by_side_are_told_once() -> None:
    both = (UNNAMED, flag("person", "Bob Esk", name="b"))
    assert after(document("Jane Bob left"), *both) == "[name removed] left"
    assert after(document("Jane and Bob left"), *both) == "[name removed] and [name removed] left"


def test_what_is_woods_is_not_that_of_woods() -> None:
    both = (flag("person", "Alan Woods", becomes="Rowan"), flag("person", "Bea Wood", name="b"))
    assert after(document("Wood's aunt, Woods' aunt"), *both) == (
        "[name removed]'s aunt, Rowan's aunt"
    )


ALIKE = {
    "a possessive": ("Robert's phone", "Linnet's phone"),
    "a surname": ("Ms Roberts left", "Rowan left"),
    "of a surname": ("the Roberts' house", "the Rowan's house"),
    "a short surname": ("Mr Woods, Wood's coat", "Wren, Teal's coat"),
    "in full": ("Alan Wood's coat", "Wren's coat"),
}


@pytest.mark.parametrize(("text", "expected"), ALIKE.values(), ids=ALIKE)
def test_who_is_called_exactly_so_comes_first(text: str, expected: str) -> None:
    terms = [
        flag("person", name, becomes=words, name=words)
        for name, words in (
            *(("Robert Kay", "Linnet"), ("Jane Roberts", "Rowan")),
            *(("Bea Wood", "Teal"), ("Alan Woods", "Wren")),
        )
    ]
    assert after(document(text), *terms) == expected


@pytest.mark.parametrize("kind", ["organisation", "text", "address"])
def test_a_possessive_that_is_listed_goes_whole(kind: str) -> None:
    place = flag(kind, "St Mary's", becomes="a school")
    assert after(document("at St Mary's in May"), place) == "at a school in May"


def test_an_article_in_the_block_before_is_left_alone() -> None:
    assert after(document("it was a", "Jane left"), IVY) == "it was a\nAdult A left"


DAY = flag("date", "2024-03-12", becomes="March 2024")
DAYS = {
    "on a day": (DAY, "On 12 March 2024 he left", "In March 2024 he left"),
    "on a day of the week": (DAY, "seen on Tuesday 12/03/2024.", "seen in March 2024."),
    "on the": (DAY, "and on the 12th of March 2024", "and in March 2024"),
    "another word": (DAY, "by 12 March 2024", "by March 2024"),
    "a word that ends so": (DAY, "Clifton 12 March 2024", "Clifton March 2024"),
    "to a year": (
        flag("date", "2024-03-12", becomes="2024"), "on 12 March 2024", "in 2024"
    ),
    "to something else": (
        flag("date", "2024-03-12"), "on 12 March 2024", "on [date removed]"
    ),
    "to another day": (
        flag("date", "2024-03-12", becomes="March 10"), "on 12 March 2024", "on March 10"
    ),
    "no date": (flag("text", "the lane", becomes="May 2024"), "on the lane", "on May 2024"),
}  # fmt: skip


@pytest.mark.parametrize(("term", "source", "expected"), DAYS.values(), ids=DAYS)
def test_on_a_day_becomes_in_a_month(term: FlaggedTerm, source: str, expected: str) -> None:
    assert redact_text(source, Matcher([term])) == expected
    assert after(document(source), term) == expected
    assert after(document("it was on", "12 March 2024"), DAY) == "it was on\nMarch 2024"


def test_on_is_left_alone_in_welsh() -> None:
    assert after(document("On 12 March 2024", language="cy"), DAY) == "On March 2024"


def test_articles_are_left_alone_in_welsh() -> None:
    assert after(document("Bob a Jane", language="cy"), IVY) == "Bob a Adult A"


B, LINK = True, "https://example.org/page"
RUNS = {
    "emphasis inside a name goes": (
        [Run("told J"), Run("an", strong=B), Run("e so")],
        [Run("told Rowan"), Run(" so")],
    ),
    "a name takes the look of its beginning": (
        [Run("told "), Run("Jane", strong=B), Run(" Smith so")],
        [Run("told "), Run("Rowan", strong=B), Run(" so")],
    ),
    "a name at the end of emphasis": (
        [Run("told Jane", emphasis=B), Run(" Smith", strong=B), Run(" so", struck=B)],
        [Run("told Rowan", emphasis=B), Run(" so", struck=B)],
    ),
    "a link on the name alone goes": (
        [Run("told "), Run("Jane", link=LINK)],
        [Run("told "), Run("Rowan")],
    ),
    "a link on more words stays": (
        [Run("Jane Smith inquest", link=LINK)],
        [Run("Rowan inquest", link=LINK)],
    ),
    "a link to a name goes": (
        [Run("the inquest", link="https://example.org/jane-smith")],
        [Run("the inquest")],
    ),
    "an escaped link to a name goes": (
        [Run("the inquest", link="https://example.org/?q=J%61ne%2520Smith")],
        [Run("the inquest")],
    ),
    "an address of a name goes": (
        [Run("write", link="mailto:j.smith@example.org")],
        [Run("write")],
    ),
    "a link to nobody stays": ([Run("write", link=LINK)], [Run("write", link=LINK)]),
    "a note call within a name stays": (
        [Run("told Jane"), Run("", note=1), Run(" Smith so")],
        [Run("told Rowan"), Run("", note=1), Run(" so")],
    ),
    "a raised mark within a name goes": (
        [Run("told Jane"), Run("a", script=Script.SUPER), Run(" Smith so")],
        [Run("told Rowan"), Run(" so")],
    ),
    "a raised mark after a name stays": (
        [Run("told Jane"), Run("a", script=Script.SUPER), Run(" so")],
        [Run("told Rowan"), Run("a", script=Script.SUPER), Run(" so")],
    ),
    "a raised letter of a name goes": (
        [Run("told Jan"), Run("e", script=Script.SUPER), Run(" so")],
        [Run("told Rowan"), Run(" so")],
    ),
    "a line break within a name goes": ([Run("told Jane\nSmith so")], [Run("told Rowan so")]),
    "an empty run stays": (
        [Run(""), Run("told Jane"), Run("")],
        [Run(""), Run("told Rowan"), Run("")],
    ),
    "an article in another run": (
        [Run("an ", strong=B), Run("Janey")],
        [Run("a ", strong=B), Run("Rowan")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), RUNS.values(), ids=RUNS)
def test_runs_keep_their_looks(source: list[Run[str]], expected: list[Run[str]]) -> None:
    (block,) = redacted(document(Paragraph(tuple(source)), notes=("See.",)), JANE).blocks
    assert block == Paragraph(tuple(expected))


def test_a_number_that_is_part_of_a_term_goes() -> None:
    blocks = (
        paragraph("Acacia Avenue was home.", number="12"),
        Heading(2, (Run("March 1984"),), number="7"),
        paragraph("Acacia Avenue was home.", number="4.1"),
    )
    made = redacted(document(*blocks), HOME, flag("date", "1984-03-07", name="birth"))
    assert made.blocks == (
        paragraph("[address removed] was home."),
        Heading(2, (Run("[date removed]"),)),
        paragraph("[address removed] was home.", number="4.1"),
    )


def test_what_stands_in_a_number_beside_a_term_stays() -> None:
    blocks = (
        paragraph("Words", number="Smith 1"),
        Heading(2, (Run("Smith left."),), number="For Jane"),
        paragraph("Words", number="Jane"),
    )
    assert redacted(document(*blocks), JANE).blocks == (
        paragraph("Words", number="Rowan 1"),
        Heading(2, (Run("Rowan left."),), number="For"),
        paragraph("Words", number="Rowan"),
    )


def blocks_of(*texts: str) -> ListBlock[str]:
    return ListBlock(tuple(ListItem((paragraph(text),)) for text in texts))


ACROSS = {
    "two paragraphs": (document("told Jane", "Smith was so"), "told Rowan\nwas so"),
    "two paragraphs, broken word": (document("told Ja-", "ne so"), "told Rowan\nso"),
    "three paragraphs": (document("told Jane", "Anne", "Smith so"), "told Rowan\n\nso"),
    "list items": (document(blocks_of("told Jane", "Smith so")), "told Rowan\nso"),
    "a list and what follows": (document(blocks_of("told Jane"), "Smith so"), "told Rowan\nso"),
    "a quote and what follows": (
        document(Quote((paragraph("told Jane"),)), "Smith so"), "told Rowan\nso"
    ),
    "a heading and what follows": (
        document(Heading(1, (Run("told Jane"),)), "Smith so"), "told Rowan\nso"
    ),
    "cells in a row": (document(table(("Jane", "Smith", "x"))), "Rowan\t\tx"),
    "cells in a row, turned": (document(table(("Smith", "Jane", "x"))), "Rowan\t\tx"),
    # One below the other are rather two people than one, but what is left must tell nothing.
    "cells down a column": (document(table(("Jane", "x"), ("Smith", "y"))), "Rowan\tx\nRowan\ty"),
    "cells down a column, broken word": (
        document(table(("Ja-", "x"), ("ne so", "y"))), "Rowan\tx\nso\ty"
    ),
    "letters in cells": (document(table(tuple("JaneSmith"))), "Rowan" + 8 * "\t"),
    "around a table": (
        document("told Jane", table(("x", "y")), "Smith so"), "told Rowan\nx\ty\nso"
    ),
    "a note's mark and its text": (
        document(Paragraph((Run("told Ja-"), Run("", note=1), Run(" so"))), notes=("ne was.",)),
        "told Rowan so\nwas.",
    ),
    "not the last paragraph and a note": (
        document("told Jane", notes=("Smith was.",)), "told Rowan\nRowan was."
    ),
    "not two people": (
        document(table(("Jane", "Bob"), ("Esk", "Smith"))), "Rowan\tBob\nEsk\tRowan"
    ),
    "not the end of a row and the next": (
        document(table(("x", "Jane"), ("Smith", "y"))), "x\tRowan\nRowan\ty"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), ACROSS.values(), ids=ACROSS)
def test_a_name_in_two_neighbours_is_replaced_in_the_first(source: object, expected: str) -> None:
    assert after(source, JANE) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        document(table(("12 Acacia", "Avenue"))),
        document(table(("12 Acacia",), ("Avenue",))),
        document("so 12 Acacia", "Avenue then"),
        document("so 12", table(("x",)), "Acacia Avenue then"),
        document(Table(((Cell((paragraph("12 Acacia"), paragraph("Avenue"))),),))),
        document(
            Table(
                (
                    (Cell((paragraph("x"),), columns=2), Cell((paragraph("12 Acacia"),))),
                    (
                        Cell((paragraph("x"),)),
                        Cell((paragraph("y"),)),
                        Cell((paragraph("Avenue"),)),
                    ),
                )
            )
        ),
        document(
            Table(
                (
                    (Cell((paragraph("12 Acacia"),), rows=2), Cell((paragraph("x"),))),
                    (Cell((paragraph("y"),)),),
                    (Cell((paragraph("Avenue"),)), Cell((paragraph("z"),))),
                )
            )
        ),
        document(Table(((Cell((table(("12 Acacia", "Avenue")),)),),))),
        document(Paragraph((Run("at 12"), Run("", note=1))), notes=("Acacia Avenue",)),
    ],
)
def test_parts_that_say_nothing_alone_are_joined(source: object) -> None:
    left = after(source, HOME)  # type: ignore[arg-type]
    assert "[address removed]" in left
    assert "Acacia" not in left
    assert "Avenue" not in left


def test_short_and_ordinary_words_are_not_joined_across_cells() -> None:
    source = document(table(("We may", "hope so"), ("Jo", "in"), ("an", "n")))
    terms = (
        flag("person", "May Hope"),
        flag("person", "Join", name="b"),
        flag("person", "Ann", name="c"),
    )
    assert redacted(source, *terms) == source


def test_alternative_text_and_captions_are_never_emptied_by_a_neighbour() -> None:
    picture = Picture(Raster(b"", 1, 1, ""), "Smith", "Smith")
    made = redacted(document("told Jane", picture), JANE)
    assert made.blocks[1] == Picture(Raster(b"", 1, 1, ""), "Rowan", "Rowan")


def test_a_text_without_terms_is_the_very_same_structure() -> None:
    source = document(
        Heading(2, (Run("Hope ", strong=B), Run(""), Run("\u200bfor  all")), number="1."),
        Paragraph(
            (Run("a\nb", link=LINK), Run("", note=1), Run("7", script=Script.SUPER)), "2.1", 4
        ),
        blocks_of("an item", ""),
        table(("remarks", "annual"), ("", "")),
        Quote((paragraph(),)),
        Picture(Raster(b"x", 1, 2, "f"), "A chart"),
        title="Marks",
        notes=("A note.",),
    )
    terms = (JANE, flag("person", "Ann Marks", name="b"))
    made = redacted(dataclasses.replace(source, title="Remarks"), *terms)
    assert made == dataclasses.replace(source, title="Remarks")


def test_what_fired_is_counted_by_id_with_noughts() -> None:
    source = document("Jane and Janey", Paragraph((Run("x", link="https://example.org/jane"),)))
    _, fired = redact_document(source, Matcher([JANE, HOME]))
    assert fired == {"victim": 3}


def test_a_replacement_that_makes_a_new_term_is_redacted_in_turn() -> None:
    terms = (JANE, flag("organisation", "Rowan House", name="refuge"))
    assert after(document("Jane House"), *terms) == "[organisation removed]"


def test_a_replacement_that_is_a_term_stops_the_run_naming_only_the_id() -> None:
    loop = flag("person", "Jane Smith", becomes="Jane Doe")
    with pytest.raises(LeakError) as leak:
        redact_text("Jane left", Matcher([loop]))
    assert leak.value.exit_code is ExitCode.LEAK
    assert "victim" in leak.value.message
    assert "Jane" not in leak.value.message + leak.value.remedy
    with pytest.raises(LeakError):
        redact_document(document("Jane left"), Matcher([loop]))


def test_a_document_that_was_not_redacted_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_done(layout: Layout, *_: object, **__: object) -> list[Piece]:
        return layout.pieces

    monkeypatch.setattr(redact, "_redacted", nothing_done)
    linked = Paragraph((Run("x", link="https://example.org/jane-smith"),))
    for source in (document("Jane left"), document("told Jane", "Smith so"), document(linked)):
        with pytest.raises(LeakError):
            redact_document(source, Matcher([flag("text", "Jane Smith"), JANE]))
