import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.redaction.fold import fold, folded_character, folds

# The matcher's own characters come often, so that they meet.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "aAbBsS12 \n\t-'.,<>[]&;%#x*\u00ad\u200b\u0301\u00e9\ufb03\u00b9\u0430\u2014"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("char", "folded"),
    {
        "A": "a",
        "\u00e9": "e",
        "\u0142": "l",
        "\u00f8": "o",
        "\u00df": "ss",
        "\u1e9e": "ss",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\ufb03": "ffi",
        "\u0130": "i",
        "\u0131": "i",
        "\u0410": "a",
        "\u03bf": "o",
        "\u043f": "n",
        "\u0397": "h",
        "\u039d": "n",
        "\u03a5": "y",
        "\u042f": "r",
        "\u0250": "a",
        "\u0666": "6",
        "\uff11": "1",
        "\u2460": "1",
        "\u00ad": "",
        "\u200b": "",
        "\ufe0f": "",
        "\U000e0061": "",
        "\x00": "",
        "\n": "\n",
        "\u2028": "\n",
        "\u00a0": " ",
        "\u3164": " ",
        "\u2019": "'",
        "\u201c": '"',
        "\u2014": "-",
        "\u2122": "",
        "\u2022": " ",
        "\u4e2d": "\u4e2d",
    }.items(),
)
def test_a_character_folds_to_plain_ones(char: str, folded: str) -> None:
    assert folded_character(char) == folded


def test_every_character_folds_to_what_folds_to_itself() -> None:
    letters = (chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) != "Cs")
    changing = [
        char
        for char in letters
        if "".join(map(folded_character, folded_character(char))) != folded_character(char)
    ]
    assert changing == []


@settings(deadline=None)
@given(TEXTS)
def test_each_folded_character_comes_from_where_it_says(text: str) -> None:
    folded = fold(text)
    places = [folded.source(at) for at in range(len(folded.text))]
    assert places == sorted(places)
    for char, (start, end) in zip(folded.text, places, strict=True):
        assert 0 <= start < end <= len(text)
        if end - start == 1:
            assert char in folded_character(text[start])


@settings(deadline=None)
@given(TEXTS)
def test_folding_drops_no_letter_that_shows(text: str) -> None:
    folded = fold(text)
    seen = {at for place in map(folded.source, range(len(folded.text))) for at in range(*place)}
    left_out = [char for at, char in enumerate(text) if at not in seen]
    assert all(folded_character(char) == "" for char in left_out)


@settings(deadline=None)
@given(TEXTS)
def test_text_folds_as_its_characters_do_but_for_escapes(text: str) -> None:
    plain = text.replace("%", "").replace("&", "")
    assert fold(plain).text == "".join(map(folded_character, plain))


@settings(deadline=None)
@given(TEXTS)
def test_the_readings_differ_only_where_bridges_are(text: str) -> None:
    for folded in folds(text)[1:]:
        kept = [True] * len(folded.text)
        for start, end in folded.bridges():
            kept[start:end] = [False] * (end - start)
        for at in (at for at, same in enumerate(kept) if same):
            start, end = folded.source(at)
            assert folded.text[at] in fold(text[start:end]).text


def test_a_plain_text_has_one_reading() -> None:
    assert len(folds("a plain text, of 3 words")) == 1


@pytest.mark.parametrize(
    ("text", "seen"),
    {
        "Smi-\nth": "smith",
        "Smi- \n th": "smith",
        "Smith-Jones": "smithjones",
        "Smi- th": "smith",
        "Smi\u00ac\nth": "smith",
        "7-9 May": None,
        "Jane[12] Smith": "jane smith",
        "Jane[^note] Smith": "jane smith",
        "Jane<sup>4</sup> Smith": "jane smith",
        "Jan<sup>e</sup> Smith": "jane smith",
        "Jane2 Smith": "jane smith",
        "2Jane": None,
        "J<b>an</b>e": "jane",
        "a < b > c": None,
        "MrsSmith": "mrs smith",
        "PCSmith": "pc smith",
        "SMITH": None,
        "McDonald": None,
        "MacDonald": None,
        "O'DonnellSmith": "o'donnell smith",
    }.items(),
)
def test_what_can_be_seen_through_is_left_out(text: str, seen: str | None) -> None:
    seen_through = [folded.text for folded in folds(text)[1:]]
    assert seen_through == ([] if seen is None else [seen])
