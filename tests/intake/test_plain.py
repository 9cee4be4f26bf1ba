from pathlib import Path

import pytest

from publisher.findings import Place, Rule
from publisher.intake.characters import GARBLED, LOST, clean
from publisher.intake.plain import blocks_of, read_plain
from publisher.intake.reading import Request
from publisher.intake.runs import split_number, tidy
from publisher.model import ListBlock, Role, Run, plain_text, runs_text
from tests.intake.outline import marked, outline

REQUEST = Request(Role.LETTER, "letter")

TEXTS = {
    "paragraphs are parted by empty lines": ("a\n\n \t\nb\nc\n", ["p a", "p b|c"]),
    "Windows line ends": ("a\r\nb\r\n\r\nc", ["p a|b", "p c"]),
    "bullets of every kind": (
        "- a\n• b\n* c\n– d\n\uf0b7e\n\uf02d\tf",
        ["ul", "- p a", "- p b", "- p c", "- p d", "- p e", "- p f"],
    ),
    "items with empty lines between them are one list": (
        "- a\n\n- b\n\nc",
        ["ul", "- p a", "- p b", "p c"],
    ),
    "an indented bullet is an item of the item above it": (
        "- a\n  - b\n\t- c\n- d",
        ["ul", "- p a", "  ul", "  - p b", "    ul", "    - p c", "- p d"],
    ),
    "also after an empty line": (
        "Areas:\n\n- a\n\n  - b\n\n- c\n\nx\n\n    - d",
        ["p Areas:", "ul", "- p a", "  ul", "  - p b", "- p c", "p x", "ul", "- p d"],
    ),
    "a single space more is a slip": ("- a\n - b", ["ul", "- p a", "- p b"]),
    "a list that begins far in": ("  - a\n  - b\n- c", ["ul", "- p a", "- p b", "- p c"]),
    "an item over two lines": ("- a\n  b\n- c", ["ul", "- p a|b", "- p c"]),
    "words before the first bullet": ("Areas:\n- a\n- b", ["p Areas:", "ul", "- p a", "- p b"]),
    "a dash within a line is none": ("a - b\n-5 degrees", ["p a - b|-5 degrees"]),
    "a bullet alone is nothing": ("a\n\n-\n\nb", ["p a", "p b"]),
    "a bullet and nothing else at all is a tick": (" ●\n", ["p ●"]),
    "so are two": ("*\n*", ["p *|*"]),
    "a dash and nothing else is nothing": ("-", []),
    "a lost bullet leaves a space": (" The action plan\n", ["p The action plan"]),
    "numbered paragraphs": ("5.2.236 The panel", ["p [5.2.236] The panel"]),
    "a page break parts nothing": ("a\fb", ["p a|b"]),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_becomes_paragraphs_and_lists(text: str, expected: list[str]) -> None:
    assert outline(blocks_of(text)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    reading = read_plain("Café – £5 ‘so’".encode(encoding), REQUEST)

    assert reading.document
    assert outline(reading.document.blocks) == ["p Café – £5 ‘so’"]


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe\x00", b"\x81\x8d"])
def test_what_is_no_text_is_damaged(data: bytes) -> None:
    assert [f.rule for f in read_plain(data, REQUEST).findings] == [Rule.D105]


@pytest.mark.parametrize("odd", [b"\xa350", "Zoë".encode()[:-1], "Siân’s".encode("cp1252")])
def test_one_odd_byte_among_letters_in_utf_8_is_damage(odd: bytes) -> None:
    data = "Zoë Lee left. ".encode() + odd
    assert [f.rule for f in read_plain(data, REQUEST).findings] == [Rule.D105]


WITH_MARKS = ["Zoë", "Łukasz", "CAFÉ", "Siôn"]
BEYOND_A_MAC = ["Ion Păcuraș", "Nguyễn", "Ann’s", "ANN\u00a0LEE", "“Ann"]
OF_THE_COMMAND_LINE = [*WITH_MARKS, "Siân", "René", "Ann’s", "ANN\u00a0LEE", "“Ann"]


def garbled(name: str, taken_for: str) -> str:
    """The bytes of a name in UTF-8, taken for letters of that code page."""
    return "".join(bytes((b,)).decode(taken_for, "replace") for b in name.encode())


def stop(data: bytes) -> tuple[Rule, str, int]:
    """What stops a text, and in which line."""
    (finding,) = read_plain(data, REQUEST).findings
    return finding.rule, finding.detail, finding.place.line


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        *((name, page) for name in (*WITH_MARKS, *BEYOND_A_MAC) for page in ("cp1252", "latin-1")),
        *((name, "mac_roman") for name in WITH_MARKS),
        *((name, page) for name in OF_THE_COMMAND_LINE for page in ("cp850", "cp437")),
    ],
)
def test_letters_that_a_program_saved_as_their_bytes_stop_the_file(
    name: str, taken_for: str
) -> None:
    text = f"All was well.\n\n{garbled(name, taken_for)} left"
    assert stop(text.encode()) == (Rule.D109, GARBLED, 3)


@pytest.mark.parametrize("name", ["Zo=C3=AB", "Zo\\u00eb", "SiÃ¢n", "RodrÃ\u00adguez"])
def test_letters_of_which_the_codes_stand_there_stop_the_file(name: str) -> None:
    assert stop(f"All was well. {name} left".encode()) == (Rule.D109, GARBLED, 1)


OF_DOS = ["Zoë", "René", "Renée", "Siôn", "Hélène", "François", "Iñaki", "Róisín"]


@pytest.mark.parametrize(
    ("name", "page"),
    [*((name, "cp850") for name in OF_DOS), ("René", "mac_roman"), ("Ann’s", "mac_roman")],
)
def test_letters_of_another_code_page_stop_the_file(name: str, page: str) -> None:
    data = f"All was well.\n\nThen {name} left.".encode(page)
    assert stop(data) == (Rule.D109, GARBLED, 3)


def test_letters_with_marks_before_other_signs_are_none_of_those() -> None:
    text = (
        "“CAFÉ’S” “fiancé’” Ångström NIÑO’S Ã SÃO È’ á” Łódź â €5 SIÂN Lee √ £5 ≈5 KOŠICE a=C3 "
        "‘so’ “so”, so…so Mon–Fri £5 20¢ 5‰ ‚so‘ word† ¡so! C:\\users ├─ so ┼ ÇA"
    )
    for encoding in ("utf-8", "utf-16"):
        assert not read_plain(text.encode(encoding), REQUEST).findings


@pytest.mark.parametrize(
    "name", ["Si\ufffdn", "Zo\ufffd", "\ufffdukasz", "Ll?r", "LL?R", "J?rgen-Ll?r", "D’Ll?r"]
)
def test_a_letter_that_was_lost_stops_the_file_and_its_line_is_told(name: str) -> None:
    (finding,) = read_plain(f"All was well.\n\nThen {name} Jones left.".encode(), REQUEST).findings
    assert (finding.rule, finding.detail, finding.place) == (Rule.D109, LOST, Place(line=3))


def test_questions_and_addresses_have_no_lost_letter() -> None:
    text = (
        "Why? Who? ?fracture (a?) [?] 3?4 who?He left. I?He \ufffd 5 "
        "https://www.gov.uk/search?query=x www.example.org/a?b gov.uk/my-page?print find?q=x "
    )
    assert not read_plain(text.encode(), REQUEST).findings


def test_nothing_of_a_letters_words_is_lost() -> None:
    letters = sorted((Path(__file__).parent.parent / "letters").glob("*.txt"))
    assert letters
    for letter in letters:
        reading = read_plain(letter.read_bytes(), REQUEST)
        assert reading.document
        shown = plain_text(reading.document.blocks)
        bare = letter.read_text(encoding="utf-8").replace("•", " ").split()
        assert [w for w in shown.split() if w != "-"] == [w for w in bare if w not in "-–"]
        assert any(isinstance(block, ListBlock) for block in reading.document.blocks)


def test_characters_that_show_nothing_go() -> None:
    assert clean("a\u200b\u00ad\u2066\ufffe\ufdd0\ue000\x07\U000e0041b") == "ab"
    assert clean("\u2714\ufe0e \u260e\ufe0f a\U000e0100b") == "\u2714 \u260e ab"
    assert (
        clean("of \ufffd\ufffd\ufffd \ufffd and \ufffd\n\ufffd") == "of \ufffd and \ufffd\n\ufffd"
    )
    assert clean("a\u2028b\x0bc\r\nd\te") == "a\nb\nc\nd\te"
    assert clean("\uf0b7 naïve \N{ZERO WIDTH JOINER}£5") == "\N{BULLET} naïve £5"


def test_runs_are_joined_and_trimmed_over_their_borders() -> None:
    runs = (Run(" a "), Run(" b\t", strong=True), Run("", note=1), Run(" \n "), Run("c  "))

    assert marked(tidy(runs)) == "a *b *{1}|c"
    assert tidy((Run(" \n"),)) == ()


def test_of_dots_that_lead_to_a_page_three_stay() -> None:
    for dots in (".......", ". . . . . . .", "....."):
        assert runs_text(tidy((Run(f"Background{dots}3, and so on..."),))) == (
            "Background...3, and so on..."
        )
    assert runs_text(tidy((Run("Signed ___________"),))) == "Signed ___"


def test_runs_of_one_look_are_joined() -> None:
    assert tidy((Run(" a ", strong=True), Run("\u200b "))) == (Run("a", strong=True),)


def test_a_number_may_be_spread_over_runs() -> None:
    number, rest = split_number((Run("5."), Run("2", strong=True), Run("\tThe"), Run(" panel")))

    assert (number, marked(rest)) == ("5.2", "The panel")


def test_a_number_struck_out_before_words_that_stand_is_none_of_theirs() -> None:
    gone, stands = Run("5.2.3 ", struck=True), Run("5.2.4 The panel")
    assert split_number((gone, stands)) == (None, (gone, stands))
    for rest in ((Run("The panel", struck=True),), (Run(" "), Run("The panel", struck=True))):
        assert split_number((gone, *rest))[0] == "5.2.3", "all of it is struck out"
