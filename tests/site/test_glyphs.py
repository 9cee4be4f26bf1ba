import pytest

from publisher.site.glyphs import shown_characters


@pytest.mark.parametrize(
    "letters",
    [
        "ŵŷŴŶ",
        "ąćęłńóśźżŁ",
        "ăâîșțşţ",
        "ğıİş",
        "čďěňřšťůž",
        "đươạệ",
        "ЖшыΩλ",
        "–—‘’“”…•£€§¶†",
        "→≥≤≠−☐☑✓✔■●▪◦",
        "☺☹☓⚠⚫🟢🟡①②⑳↩",
    ],
)
def test_the_fonts_have_the_letters_of_our_readers(letters: str) -> None:
    assert set(map(ord, letters)) <= shown_characters()


def test_what_the_fonts_lack_is_not_claimed() -> None:
    assert not set(map(ord, "中あअא😀\uf0b7")) & shown_characters()
