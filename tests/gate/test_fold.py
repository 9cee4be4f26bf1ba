import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.gate.fold import SEAM, bare, squash, words, words_as_read


@pytest.mark.parametrize(
    "disguised",
    [
        "J\u0430n\u0435",  # Cyrillic
        "\uff2aane",  # full width
        "\U0001d409\U0001d41a\U0001d427\U0001d41e",  # bold of mathematics
        "J\u0301a\u0300ne\u0323",  # marks on top
        "J\u00e4n\u0113",
        "Ja\u200bne",
        "Ja\u00adne",
        "Ja\u00ad\nne",
        "Ja\u2060n\ufe0fe",
        "\u202aJane\u202c",
        "\u24bfane",  # in a circle
        "\U0001f139ane",  # in a square
        "J\x01ane",
        "J\u115fane",
        "J\u1d00ne",  # small capital
        "J\u1d43ne",  # raised
        "Ja\u043fe",  # a Cyrillic pe
        "J\u0250ne",  # turned
        "\u13abane",  # Cherokee
        "\ua4d9ane",  # Lisu
        "Jan\u2c89",  # Coptic
        "Jan\u212e",  # estimated sign
        "Jan\u0259",  # schwa
        "\u0545ane",  # Armenian
        "J\u03b1ne",  # Greek
        "\U0001f1ef\U0001f1e6\U0001f1f3\U0001f1ea",  # the letters of flags
    ],
)
def test_a_disguised_name_folds_to_its_letters(disguised: str) -> None:
    assert words(disguised)[0].lower() == "jane"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\u0141\u00f3d\u017a", "Lodz"),
        ("S\u00f8ren \u00fe\u00f3r", "Soren thor"),
        ("stra\u00dfe \u00e6on", "strasse aeon"),
        ("\ufb03", "ffi"),
        ("\u0661\u0662", "12"),
        ("a\u2013b\u2014c", "a-b-c"),
        ("a\u2019b", "a b"),
        ("a\u02bcb", "a b"),
    ],
)
def test_letters_digits_and_dashes_become_plain(text: str, plain: str) -> None:
    assert bare(text) == plain


@pytest.mark.parametrize(
    ("theirs", "plain"),
    [
        ("\u0391\u0392\u0395\u0396\u0397\u0399\u039a", "abezhik"),
        ("\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7", "mnoptyx"),
        ("\u0585\u057d\u0578\u0570\u0581", "ounhg"),
    ],
)
def test_letters_of_others_count_as_those_of_ours_that_they_look_like(
    theirs: str, plain: str
) -> None:
    assert bare(theirs).lower() == plain


def test_a_script_without_spaces_gives_a_word_for_each_character() -> None:
    assert words("\u674e\u5c0f\u9f8d") == ["\u674e", "\u5c0f", "\u9f8d"]


def test_a_word_is_read_in_every_way_that_it_may_be_meant() -> None:
    assert {"Jane", "an"} <= words_as_read(f"J{SEAM}an{SEAM}e")
    assert {"Jane", "said"} <= words_as_read(f"{SEAM}Jane{SEAM}{SEAM}said{SEAM}")
    assert {"Smith", "Jones"} <= words_as_read("Smith-\n  Jones")
    assert "Jane" in words_as_read("Ja-\nne")
    assert "Jane" in words_as_read("J a n e")
    assert "Smith" in words_as_read("Smith12")
    assert "Smith" in words_as_read("DCISmith")
    assert {"Cs", "s"}.isdisjoint(words_as_read("the PCs"))
    assert "Jane" in words_as_read("JusticeForJane")
    assert "Donald" not in words_as_read("MacDonald and McDonald")


def test_a_word_broken_at_the_end_of_a_line_is_one_again() -> None:
    assert squash("jane smi- \n  th left").runs == {"jane", "smith", "left"}


def test_edges_are_where_words_numbers_and_capitals_begin() -> None:
    squashed = squash("the JaneSmith2 said")
    assert squashed.letters == "theJaneSmith2said"
    assert squashed.edges == [0, 3, 7, 12, 13, 17]


@given(st.text())
def test_squashing_keeps_letters_and_digits_only_and_loses_none_of_ascii(text: str) -> None:
    squashed = squash(text)
    assert len(squashed.letters) == len(squashed.small)
    assert squashed.edges[-1] == len(squashed.small)
    assert all(char.isalnum() for char in squashed.letters)
    plain = [char.lower() for char in text if char.isascii() and char.isalnum()]
    assert [c for c in plain if c not in squashed.small] == []


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert bare(bare(text)) == bare(text)
