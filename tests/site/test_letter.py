from publisher.model import Block, Role
from publisher.site.letter import close_lines
from tests.site.content import Text, bullets, document, head, para

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
