from publisher.intake.symbols import every_sign, is_symbol_font, shown_in, symbol
from publisher.site.glyphs import shown_characters


def test_symbols_are_those_of_their_font() -> None:
    assert symbol("Wingdings", 0xF0FC) == symbol("wingdings", 0xFC) == "✓"
    assert symbol("Symbol", ord("b")) == "β"
    assert symbol("Arial", ord("b")) == "b"
    assert symbol("Arial", 0xF045) is None
    assert symbol("Webdings", ord("J")) is None


def test_ticks_crosses_boxes_arrows_and_numbers_are_known() -> None:
    signs = {
        "Wingdings": {0x46: "→", 0x6F: "☐", 0x81: "①", 0xE0: "→", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑"},
        "Wingdings 2": {0x28: "☎", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"},
        "Wingdings 3": {0x22: "→", 0x70: "▲", 0x85: "◄", 0x8A: "→", 0xDD: "↖", 0xF0: "↓"},
        "Webdings": {0x34: "▶", 0x61: "✓", 0x72: "✗", 0x9A: "✉", 0xC5: "☎"},
        "Symbol": {0x61: "α", 0x3D: "=", 0xA3: "≤", 0xAE: "→", 0xB7: "•", 0xD6: "√", 0xE5: "∑"},
    }
    for font, codes in signs.items():
        assert is_symbol_font(font)
        assert {code: symbol(font, 0xF000 + code) for code in codes} == codes


def test_what_we_do_not_know_is_nothing() -> None:
    assert symbol("Wingdings", 0x4D) is None  # a bomb
    assert symbol("Wingdings 3", 0x45) is None


def test_letters_show_what_their_font_has_for_them() -> None:
    assert shown_in("Wingdings", "ü \uf0fb\n") == "✓ ✗\n"
    assert shown_in("Wingdings", "\u0152") == "①"  # what Windows has at 8C
    assert shown_in("Wingdings", "ü" + chr(0x4D)) is None
    assert shown_in("Arial", "ü") == shown_in(None, "ü") == "ü"


def test_a_letter_that_a_picture_font_has_no_place_for_shows_itself() -> None:
    assert shown_in("Wingdings", "✔ж\u00a0") == "✔ж\u00a0"


def test_the_fonts_of_the_pdf_have_every_sign() -> None:
    assert {ord(sign) for sign in every_sign()} <= shown_characters()
