"""Pages are believed or not by what is seen on them, on plain values."""

from dataclasses import replace

import pytest

from publisher.intake.pdf.compare import MOST_UNREAD, Comparison, Verdict, compare
from publisher.intake.pdf.page import UNKNOWN, Box, Frame, Glyph, Look, Mark, Page
from publisher.intake.sight.engine import SeenWord

READ = "The panel heard that nobody had asked Rowan about her safety at home in time"
LETTERS = frozenset(range(1000))


def page(words: str = READ, turn: int = 0) -> Page:
    glyphs = tuple(
        Glyph(letter, _box(at), 20, Look(11, turn=turn), Mark(), words[at - 1 : at] == " ", at, 0)
        for at, letter in enumerate(words) if letter != " "
    )  # fmt: skip
    return Page(1, Frame(Box(0, 0, 800, 100), 0, 800, 100), glyphs, ())


def _box(at: int) -> Box:
    return Box(10 + 6 * at, 10, 15 + 6 * at, 20)


def seen(words: str = READ, sure: float = 95, down: float = 0) -> list[SeenWord]:
    """The words as an eye sees them, at two pixels a point."""
    found, at = [], 0
    for word in words.split(" "):
        box = Box(_box(at).left, 10 + down, _box(at + len(word) - 1).right, 20 + down)
        left, top, right, bottom = (round(2 * side) for side in box)
        found.append(SeenWord(word, left, top, right, bottom, sure, (1, 1), (1, 1, 1)))
        at += len(word) + 1
    return found


def verdict(one: Page, words: list[SeenWord], suspects: frozenset[int] = LETTERS) -> Verdict:
    return compare(one, words, 2, suspects).verdict()


def test_a_page_that_shows_what_it_says_is_believed() -> None:
    assert verdict(page(), seen()) is Verdict.SAME


@pytest.mark.parametrize(("read", "wrong"), [("Rowan", "R0wan"), ("time", "tirne"), ("The", "")])
def test_slips_of_the_eye_are_forgiven(read: str, wrong: str) -> None:
    words = [w._replace(text=wrong) if w.text == read else w for w in seen()]
    assert verdict(page(), [word for word in words if word.text]) is Verdict.SAME


def test_one_suspect_word_that_is_another_is_enough() -> None:
    words = [w._replace(text="Zelda") if w.text == "Rowan" else w for w in seen()]
    assert verdict(page(), words) is Verdict.OTHER
    assert verdict(page(), words, frozenset()) is Verdict.SAME
    assert verdict(page(), [w._replace(sure=40) for w in words]) is Verdict.SAME


def test_a_suspect_sign_that_nobody_knows_is_not_believed() -> None:
    one = page(READ.replace("at", "\ue001", 1))
    sign = frozenset(glyph.order for glyph in one.glyphs if glyph.text == "\ue001")
    assert verdict(one, seen(), sign) is Verdict.OTHER
    assert verdict(one, seen(), frozenset()) is Verdict.SAME


@pytest.mark.parametrize("sign", ["\ue001", UNKNOWN])
@pytest.mark.parametrize(
    ("shown", "read"), [("Griffiths", "Gri#ths"), ("Scott", "Sco#"), ("Thomas", "#omas")]
)
def test_a_suspect_sign_within_a_word_is_not_believed(sign: str, shown: str, read: str) -> None:
    words = f"{READ} {read.replace('#', sign)}"
    one = page(words)
    at_sign = frozenset(glyph.order for glyph in one.glyphs if glyph.text == sign)
    at = len(READ) + 1
    (word,) = (w for w in seen(f"{READ} {'x' * len(read)}") if w.text.startswith("xx"))
    eye = [*seen(), word._replace(text=shown)]
    assert verdict(one, eye, at_sign) is Verdict.OTHER
    assert verdict(one, eye, at_sign | frozenset(range(at))) is Verdict.OTHER


def test_a_suspect_sign_beside_a_word_may_be_believed_with_it() -> None:
    one = page(f"{READ} \ue001 Yes indeed")
    sign = frozenset(glyph.order for glyph in one.glyphs if glyph.text == "\ue001")
    left, *_ = (w for w in seen(f"{READ} xx Yes indeed") if w.text == "xx")
    eye = [*seen(), left._replace(text="x Yes indeed", right=left.right + 140)]
    assert verdict(one, eye, sign) is Verdict.SAME


def test_in_a_picture_typed_words_are_compared_and_its_own_are_not() -> None:
    picture = [Box(0, 0, 800, 100)]
    own = seen(down=40)
    assert len(own) > MOST_UNREAD
    assert compare(page(), [*seen(), *own], 2, apart=picture).verdict() is Verdict.SAME
    assert compare(page(), [*seen(), *own], 2).verdict() is Verdict.OTHER
    lies = [word._replace(text="Zelda") for word in seen()]
    assert compare(page(), lies, 2, LETTERS, picture).unlike


def test_suspect_letters_that_nobody_sees_are_not_believed() -> None:
    rowan = frozenset(range(READ.index("Rowan"), READ.index("Rowan") + 5))
    words = [word for word in seen() if word.text != "Rowan"]
    assert verdict(page(), words, rowan) is Verdict.OTHER
    assert verdict(page(), words, frozenset()) is Verdict.SAME


def test_letters_without_a_meaning_are_like_none() -> None:
    start = READ.index("nobody")
    unknown = READ[:start] + UNKNOWN * 6 + READ[start + 6 :]
    assert verdict(page(unknown), seen()) is Verdict.OTHER


def test_much_that_is_seen_and_not_read_is_not_believed() -> None:
    assert verdict(page(), [*seen(), *seen(down=40)]) is Verdict.OTHER
    few = compare(page(), [*seen(), *seen("Ashgrove Partnership", down=40)], 2)
    assert (few.verdict(), few.unread) == (Verdict.SAME, 2)
    assert few.verdict(most_unread=0) is Verdict.OTHER


def test_what_is_seen_in_a_picture_is_judged_there() -> None:
    apart = [Box(0, 45, 800, 70)]
    assert compare(page(), [*seen(), *seen(down=40)], 2, LETTERS, apart) == compare(
        page(), seen(), 2, LETTERS
    )


def test_words_on_a_page_without_text_make_it_a_scan() -> None:
    assert verdict(page(""), seen()) is Verdict.SCAN
    assert verdict(page(""), seen("Ashgrove")) is Verdict.SAME
    assert verdict(page(""), []) is Verdict.SAME


def test_a_page_on_which_nothing_is_seen_is_not_believed() -> None:
    assert verdict(page(), []) is Verdict.OTHER


NOTHING_WRONG = Comparison(100, 100, 100, 100, 10, 10, 0, 0)


@pytest.mark.parametrize(
    "change", [{"seen_and_read": 79}, {"read_and_seen": 59}, {"confirmed": 7}, {"unlike": 1},
               {"unread": 13}],
)  # fmt: skip
def test_each_limit_counts_by_itself(change: dict[str, int]) -> None:
    assert NOTHING_WRONG.verdict() is Verdict.SAME
    assert replace(NOTHING_WRONG, **change).verdict() is Verdict.OTHER
