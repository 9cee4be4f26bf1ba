"""What stands too deep in one another joins what is around it, with all its words."""

from publisher.intake.flatten import DEEPEST, DEEPEST_LISTS, flattened
from publisher.model import (
    Block,
    Cell,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Table,
    plain_text,
)


def words(text: str) -> Paragraph[str]:
    return Paragraph((Run(text),))


def depth(block: Block[str]) -> int:
    match block:
        case ListBlock():
            inner = [b for item in block.items for b in item.blocks]
        case Quote():
            inner = [*block.blocks]
        case Table():
            inner = [b for row in block.rows for cell in row for b in cell.blocks]
        case _:
            return 0
    return 1 + max(map(depth, inner), default=0)


def test_tables_keep_their_words_and_captions_in_order() -> None:
    block: Block[str] = words("in")
    for n in range(DEEPEST + 5):
        block = Table(((Cell((words(f"a{n}"), block, words(f"z{n}"))),),), caption=f"c{n}")
    (flat,) = flattened([block])
    assert depth(flat) == DEEPEST
    assert plain_text([flat]).split() == plain_text([block]).split()


def test_bullets_and_quotations_keep_their_words() -> None:
    block: Block[str] = words("in")
    for n in range(DEEPEST_LISTS + 5):
        block = Quote((words(f"q{n}"), ListBlock((ListItem((block, words(f"z{n}"))),))))
    (flat,) = flattened([block])
    assert depth(flat) == DEEPEST_LISTS
    assert plain_text([flat]).split() == plain_text([block]).split()


def test_what_is_not_too_deep_stays_as_it_is_and_so_do_numbers() -> None:
    block: Block[str] = words("in")
    for _ in range(DEEPEST_LISTS + 5):
        block = ListBlock((ListItem((block,)),), ordered=True)
    assert list(flattened([block])) == [block]
    fine = Quote((Table(((Cell((words("x"),)),),)),))
    assert list(flattened([fine])) == [fine]
