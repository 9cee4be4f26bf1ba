from publisher.model import Block, Role
from publisher.site.blocks import document_body
from publisher.site.letter import Part, close_lines, in_lines, letter_parts
from publisher.site.typeset import document_values
from tests.site.content import ENGLISH, Text, bullets, document, head, para

LINES: list[Block[Text]] = [
    para("Interpersonal Abuse Unit"),
    para("2 Marsham Street"),
    para("8 September 2022"),
    para("[name removed]"),
    para("Community Safety Manager"),
    para("Ashgrove"),
    para("Dear [name removed],"),
    para("Thank you for it."),
    para("It was good."),
    bullets("One"),
    para("Yours sincerely,"),
    para("[name removed]"),
    para("Chair of the panel"),
]


def test_lines_of_addresses_and_of_the_signature_stand_close() -> None:
    assert close_lines(document(Role.LETTER, "T", LINES)) == {0, 3, 4, 11}


def test_only_letters_have_such_lines() -> None:
    assert close_lines(document(Role.APPENDIX, "T", LINES)) == frozenset()


def test_a_letter_without_salutation_or_close_has_none() -> None:
    blocks: list[Block[Text]] = [para("One"), para("Two"), head(1, "Three"), para("Four")]
    assert close_lines(document(Role.LETTER, "T", blocks)) == frozenset()


def test_a_long_or_numbered_paragraph_is_no_line() -> None:
    blocks: list[Block[Text]] = [
        para("a " * 40),
        para("b"),
        para("c", number="1"),
        para("d"),
        para("Dear all,"),
    ]
    assert close_lines(document(Role.LETTER, "T", blocks)) == frozenset()


def test_each_part_of_a_letter_is_known_by_its_words() -> None:
    made = document(Role.LETTER, "T", [para("Our ref: 12"), *LINES])
    assert letter_parts(made) == {
        0: Part.REFERENCE,
        1: Part.LETTERHEAD,
        2: Part.LETTERHEAD,
        3: Part.DATE,
        7: Part.SALUTATION,
        11: Part.CLOSE,
        12: Part.SIGNATURE,
        13: Part.SIGNATURE,
    }


def test_only_letters_have_parts() -> None:
    assert letter_parts(document(Role.APPENDIX, "T", LINES)) == {}


def test_a_letter_without_the_home_offices_address_has_no_letterhead() -> None:
    blocks: list[Block[Text]] = [para("[name removed]"), para("Ashgrove"), para("Dear all,")]
    assert letter_parts(document(Role.LETTER, "T", blocks)) == {2: Part.SALUTATION}


def test_a_letterhead_that_lost_its_lines_has_them_again_on_the_page_and_in_the_pdf() -> None:
    text = "Interpersonal Abuse Unit 2 Marsham Street London SW1P 4DF Tel: 020 7035 4848 www.x.uk"
    lines = ["Interpersonal Abuse Unit", "2 Marsham Street", "London SW1P 4DF",
             "Tel: 020 7035 4848", "www.x.uk"]  # fmt: skip
    made = document(Role.LETTER, "T", [para(text), para("Dear all,"), para("London was told.")])
    assert (
        f'<p class="letterhead">{"<br>".join(lines)}</p>'
        in document_body("x", made, ENGLISH, "reviews/x/letter/").markdown
    )
    blocks = document_values(made, wide=False)["blocks"]
    assert [run["text"] for b in blocks for run in b["runs"]] == [
        "\n".join(lines), "Dear all,", "London was told."
    ]  # fmt: skip
    assert in_lines("\n".join(lines)) == "\n".join(lines)


def test_words_of_the_body_are_never_a_part() -> None:
    blocks: list[Block[Text]] = [
        para("Dear all,"),
        para("2 Marsham Street"),
        para("8 September 2022"),
        para("Reference is made to it."),
    ]
    assert letter_parts(document(Role.LETTER, "T", blocks)) == {0: Part.SALUTATION}


def test_a_page_and_a_pdf_are_told_the_parts() -> None:
    made = document(Role.LETTER, "T", LINES)
    html = document_body("x", made, ENGLISH, "reviews/x/letter/").markdown
    assert '<p class="line letterhead">Interpersonal Abuse Unit</p>' in html
    assert '<p class="date">8 September 2022</p>' in html
    blocks = document_values(made, wide=False)["blocks"]
    assert [b["part"] for b in blocks[:3]] == ["letterhead", "letterhead", "date"]
