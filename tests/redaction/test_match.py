import unicodedata

import pytest

from publisher.errors import ExitCode, SettingsError
from publisher.redaction.match import Matcher
from tests.redaction.flagged import JANE, flag, found

DISGUISES = {
    "as written": "Jane Smith",
    "small letters": "jane smith",
    "capitals": "JANE SMITH",
    "no-break space": "Jane\u00a0Smith",
    "two spaces": "Jane  Smith",
    "line break between": "Jane\nSmith",
    "line break and hyphen within": "Ja-\nne Smith",
    "hyphen and space within": "Jane Smi- th",
    "non-breaking hyphen at the line's end": "Jane Smi\u2011\nth",
    "soft hyphen": "Ja\u00adne Smith",
    "soft hyphen and line break": "Ja\u00ad\nne Smith",
    "zero-width space": "Ja\u200bne Smi\u200bth",
    "zero-width joiner": "J\u200dane Smith",
    "word joiner": "Jane\u2060 Smith",
    "byte order mark": "\ufeffJane\ufeff Smith",
    "left-to-right mark": "Jane\u200e Smith",
    "accent": "Jan\u00e9 Smith",
    "accent on its own": "Jane\u0301 Smith",
    "many accents": "J\u0336a\u0336n\u0336e\u0336 Smith",
    "enclosing circle": "J\u20ddane Smith",
    "Cyrillic letters": "J\u0430n\u0435 Smith",
    "Cyrillic capitals": "J\u0410NE SMITH",
    "Greek letters": "J\u03b1ne Sm\u03b9th",
    "Armenian letter": "Ja\u0578e Smith",
    "full width": "\uff2a\uff41\uff4e\uff45 \uff33\uff4d\uff49\uff54\uff48",
    "maths bold": "\U0001d409\U0001d41a\U0001d427\U0001d41e Smith",
    "maths script": "\U0001d4a5\U0001d4b6\U0001d4c3\u212f Smith",
    "circled": "\u24bf\u24d0\u24dd\u24d4 Smith",
    "bracketed letter": "\u24a5ane Smith",
    "squared letter": "\U0001f159ane Smith",
    "flag letter": "\U0001f1efane Smith",
    "small capitals": "J\u1d00\u0274\u1d07 Smith",
    "dotless i": "Jane Sm\u0131th",
    "stroked letter": "Jane Sm\u0268th",
    "long s": "Jane \u017fmith",
    "raised letter": "Jane Smit\u02b0",
    "letter-spaced": "J a n e  S m i t h",
    "letter-spaced with no-break spaces": "J\u00a0a\u00a0n\u00a0e S\u00a0m\u00a0i\u00a0t\u00a0h",
    "dotted": "J.a.n.e S.m.i.t.h",
    "badly spaced": "Ja ne Smit h",
    "slug": "jane-smith",
    "underscore": "jane_smith",
    "camel case": "JaneSmith",
    "small camel case": "janeSmith",
    "run together": "janesmith",
    "percent escape": "Jane%20Smith",
    "percent escaped letter": "%4Aane%20Smith",
    "escaped twice": "Jane%2520Smith",
    "escaped accent": "Jan%C3%A9%20Smith",
    "escaped accent, old encoding": "Jan%E9%20Smith",
    "entity": "Jan&eacute; Smith",
    "numeric entity": "Jan&#101; Smith",
    "hexadecimal entity": "Jan&#x65; Smith",
    "entity escaped twice": "Jan&amp;eacute; Smith",
    "no-break entity": "Jane&nbsp;Smith",
    "tag inside": "J<b>an</b>e Smith",
    "emphasis marks inside": "J**an**e Smith",
    "footnote mark between": "Jane[1] Smith",
    "hyphen left within": "Ja-ne Smith",
    "hyphen as scanners read it": "Jane Smi\u00ac\nth",
    "hyphen as PDF readers give it": "Jane Smi\ufffe\nth",
    "hyphen as PDF libraries give it": "Jane Smi\x02\nth",
    "raised footnote mark between": "Jane\u00b9 Smith",
    "flattened footnote mark between": "Jane1 Smith",
    "dagger between": "Jane\u2020 Smith",
    "tab, as between cells": "Jane\tSmith",
    "control character": "Ja\x00ne Smith",
}


@pytest.mark.parametrize("written", DISGUISES.values(), ids=DISGUISES)
def test_a_full_name_is_seen_through_every_disguise(written: str) -> None:
    assert found(f"She told {written} on Monday.", JANE) == [written.strip("\ufeff")]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_an_accent_is_seen_in_every_normal_form(form: str) -> None:
    text = unicodedata.normalize(form, "Then Jos\u00e9 left.")  # type: ignore[arg-type]
    jose = flag("person", "Jos\u00e9 Mu\u00f1oz")
    assert found(text, jose) == [unicodedata.normalize(form, "Jos\u00e9")]  # type: ignore[arg-type]
    assert found("Then Jose left.", jose) == ["Jose"]


def test_an_accented_letter_is_also_found_spelt_out() -> None:
    assert found("Mr Mueller and M\u00fcller and Muller", flag("person", "Jan M\u00fcller")) == [
        "Mr Mueller",
        "M\u00fcller",
        "Muller",
    ]


def test_a_name_in_another_script_is_found_in_any_case() -> None:
    eleni = flag("person", "\u0395\u03bb\u03ad\u03bd\u03b7 \u03a0\u03ac\u03c0\u03bf\u03c5")
    assert found("So \u0395\u039b\u0395\u039d\u0397 said.", eleni) == [
        "\u0395\u039b\u0395\u039d\u0397"
    ]
    assert found("So \u03b5\u03bb\u03ad\u03bd\u03b7 said.", eleni) == [
        "\u03b5\u03bb\u03ad\u03bd\u03b7"
    ]


def test_a_number_with_an_unseen_character_is_no_house_of_the_street_after_it() -> None:
    number = flag("identifier", "QQ12", name="number")
    street = flag("address", "1 Elm Rd", name="street")
    assert found("QQ\u206012 1 Elm Rd", number, street) == ["QQ\u206012", "1 Elm Rd"]


SHORT = {
    "as written": ("Then Ann left.", ["Ann"]),
    "small letters": ("then ann left", ["ann"]),
    "every letter apart": ("Then A n n left.", ["A n n"]),
    "dotted": ("Then A.n.n. left.", ["A.n.n."]),
    "broken at the line's end": ("Then A-\nnn left.", ["A-\nnn"]),
    "hyphen and space within": ("Then A- nn left.", ["A- nn"]),
    "hyphen within": ("Then A-nn left.", ["A-nn"]),
    "hyphen as scanners read it": ("Then A\u00acnn left.", ["A\u00acnn"]),
    "unseen characters": ("Then A\u200bn\u00adn left.", ["A\u200bn\u00adn"]),
    "look-alike letters": ("Then \u0410nn left.", ["\u0410nn"]),
    "possessive": ("Ann's and Ann\u2019s", ["Ann's", "Ann\u2019s"]),
    "without apostrophe": ("Anns mother", ["Anns"]),
    "with a note's mark": ("Ann1 said; Ann\u00b2 said; Ann[3] said", ["Ann", "Ann", "Ann"]),
    "with a raised letter as a note's mark": ("Ann\u1d43 left", ["Ann"]),
    "after a title, without a space": ("MrsAnn left", ["MrsAnn"]),
    "after a rank, without a space": ("PCAnn left", ["Ann"]),
    "before a word, without a space": ("AnnSaid so", ["Ann"]),
    "in a slug": ("about-ann-2019", ["ann"]),
    "in an address": ("https://example.org/ann/photo", ["https://example.org/ann/photo"]),
    "before a dash": ("Ann\u2014who left", ["Ann"]),
    "with a slash": ("Ann/Bob", ["Ann"]),
    "with a trade mark": ("Ann\u2122", ["Ann"]),
    "contracted": ("Ann'll go, Ann\u2019d gone", ["Ann", "Ann"]),
    "not partly apart": ("Then an n left, A nn too.", []),
    "not within words": ("annual banner Hannah manner annex", []),
    "not across words": ("an nth; woman never; Susan now", []),
}


@pytest.mark.parametrize(("text", "expected"), SHORT.values(), ids=SHORT)
def test_a_short_name_keeps_its_word_boundaries(text: str, expected: list[str]) -> None:
    assert found(text, flag("person", "Ann Li")) == expected


NEAR_MISSES = {
    "hope": ("Hope", "We hope that hopeful people hoped; Hopeless; a hopefully"),
    "may": ("May", "They may or may not; maybe dismay"),
    "will": ("Will", "This will be willing; goodwill"),
    "mark": ("Mark", "He would mark the remarks; a landmark marked"),
    "grace": ("Grace", "the grace period; disgrace; graceful"),
    "marks": ("Marks", "It marks the remarks and landmarks."),
    "ann": ("Ann", "The annual planning of an announcement"),
    "ian": ("Ian", "Ireland, Italian, guardian, Brian's, civilians"),
    "rob": ("Rob", "robbery, probation, robust, to rob"),
    "jo": ("Jo", "job, join, major, Joan, Jones"),
    "smith": ("Smith", "blacksmith, locksmiths, Smithfield, smithy, Smithson"),
    "whiteman": ("Whiteman", "a white man; two white men; the white\nman"),
    "newman": ("Newman", "He was new. Man and boy. A new man"),
    "doe": ("Doe", "It does so; doer; undoes"),
    "price": ("A Price", "at a price; the price of a priceless thing"),
}


@pytest.mark.parametrize(("name", "text"), NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_a_near_miss_is_left_alone(name: str, text: str) -> None:
    assert found(text, flag("person", name)) == []


@pytest.mark.parametrize(
    "text", ["Hope said", "HOPE SAID", "told Hope.", "Mr hope said", "H o p e"]
)
def test_a_name_that_is_a_word_is_found_with_its_capital_or_a_title(text: str) -> None:
    assert len(found(text, flag("person", "Hope Brown"))) == 1


def test_a_full_name_of_ordinary_words_needs_its_capitals_only_as_prose() -> None:
    may = flag("person", "May Hope")
    assert found("we may hope for this", may) == []
    assert found("May Hope and MAY HOPE", may) == ["May Hope", "MAY HOPE"]
    assert found("may.hope@example.org may-hope mayhope", may) == [
        "may.hope",
        "may-hope",
        "mayhope",
    ]


def test_match_case_forces_capitals_on_any_term() -> None:
    crown = flag("organisation", "The Crown", match_case=True)
    assert found("the crown; The Crown; THE CROWN", crown) == ["The Crown", "THE CROWN"]
    assert found("sam and Sam", flag("person", "Sam", match_case=True)) == ["Sam"]


def test_without_match_case_a_name_is_found_in_small_letters() -> None:
    assert found("sam and Sam", flag("person", "Sam")) == ["sam", "Sam"]


def test_a_full_name_is_seen_inside_a_longer_word() -> None:
    assert found("thejanesmithcase xxjanesmithxx", JANE) == ["janesmith", "janesmith"]
    assert found("the Italian Green party", flag("person", "Ian Green")) == ["Green"]
    assert found("xjosmithx", flag("person", "Jo Smith")) == []  # too short to be sure


TOKENS = {
    "a tag": ("So #justiceforjane goes", ["#justiceforjane"]),
    "a tag in capitals": ("So #RIPJANE goes", ["#RIPJANE"]),
    "a name of its own in a tag": ("So #JusticeForSmith goes", ["Smith"]),
    "a possessive after a tag": ("So #ripjane's goes", ["#ripjane's"]),
    "a handle": ("So @realjane_84 goes", ["@realjane_84"]),
    "a name of its own in a file's name": ("So jane_statement.docx goes", ["jane"]),
    "a file's name and its version": ("So DHRsmithv2.pdf goes", ["DHRsmithv2.pdf"]),
    "an address": ("So https://a.example/x/jane?y. Ends", ["https://a.example/x/jane?y"]),
    "an address with capitals": ("So Https://a.example/jane Ends", ["Https://a.example/jane"]),
    "an address without its scheme": ("So WWW.a.example/jane Ends", ["WWW.a.example/jane"]),
    "an address in brackets": ("So (www.a.example/janesmith) goes", ["www.a.example/janesmith"]),
    "both names in one": ("So #janesmith goes", ["janesmith"]),
    "not amid a tag": ("So #planning goes, and statement.pdf", []),
    "a word in an address": ("So they hope www.a.example/hope", ["www.a.example/hope"]),
    "not at the end of a file's name": ("So executive-annotate.pdf goes", []),
    "not a number amid a tag": ("So #145719 goes", []),
    "not beside a tag": ("So #planning Jane goes", ["Jane"]),
    "not a house": ("So air, #5 Jane goes", ["Jane"]),
    "not an e-mail's end": ("So x@example.org goes", []),
}


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS)
def test_no_half_word_stays_of_a_tag_or_a_file_and_nothing_of_an_address(
    text: str, expected: list[str]
) -> None:
    ann = flag("person", "Ann Tate", name="x")
    hope = flag("person", "Hope Stone", name="z")
    assert found(text, JANE, ann, hope, flag("identifier", "4571", name="y")) == expected


def test_a_tag_is_no_prose_so_that_a_name_needs_no_capital_there() -> None:
    hope = flag("person", "Hope Brown")
    assert found("They hope #justiceforhope helps", hope) == ["#justiceforhope"]


def test_the_longest_term_wins() -> None:
    john = flag("person", "John Smith", becomes="Oak", name="husband")
    spans = Matcher([john, JANE]).find("Jane Anne Smith and John Smith and Smith")
    assert [(span.start, span.end, span.term.id) for span in spans] == [
        (0, 15, "victim"),
        (20, 30, "husband"),
        (35, 40, "husband"),
    ]


def test_the_longest_of_two_that_overlap_names_what_both_cover() -> None:
    short = flag("text", "anne smith", name="a")
    long = flag("text", "smith jones limited", name="b")
    (span,) = Matcher([short, long]).find("at Anne Smith Jones Limited then")
    assert (span.start, span.end, span.term.id) == (3, 27, "b")


def test_a_list_of_people_with_one_surname_stays_a_list() -> None:
    john = flag("person", "John Smith", becomes="Oak", name="husband")
    text = "John Smith, Jane Smith and Smith, Jane."
    assert found(text, john, JANE) == ["John Smith", "Jane Smith", "Smith, Jane"]


def test_what_a_shorter_overlapping_term_covers_goes_too() -> None:
    first, second = (
        flag("text", "grey stone house", name="a"),
        flag("text", "house by the mill", name="b"),
    )
    assert found("the grey stone house by the mill now", first, second) == [
        "grey stone house by the mill"
    ]
    early = flag("text", "an old grey", name="c")
    assert found("in an old grey stone house now", first, early) == ["an old grey stone house"]


@pytest.mark.parametrize(
    "text",
    ["He met Smith. Jane said so.", "He told Jane. Smith said so.", "He told Jane, Smith's sister",
     "the point of Jane: Smith lied", "Jane's Smith", "Jane! Smith!"],
)  # fmt: skip
def test_two_names_of_two_sentences_are_not_one(text: str) -> None:
    assert len(found(text, JANE)) == 2


def test_a_name_is_found_where_the_space_behind_it_is_missing() -> None:
    marigold = flag("person", "Marigold Threlkeld")
    text = "Marigold Threlkeldthey left, Threlkeldand so; Threlkeldson, Marigoldtheless"
    assert found(text, marigold) == ["Marigold Threlkeld", "Threlkeld"]


def test_a_name_is_found_where_the_space_behind_its_title_is_missing() -> None:
    marigold = flag("person", "Marigold Threlkeld")
    text = "MRTHRELKELD, MRS MISSTHRELKELD and drthrelkeld; Hamthrelkeld, mrthrelkelder"
    assert found(text, marigold) == ["MRTHRELKELD", "MRS MISSTHRELKELD", "drthrelkeld"]
    dea = flag("person", "Niamh O'Dea")
    assert found("So PCO'Dea, DCO\u2019Dea and MrsO'Dea", dea) == [
        "O'Dea",
        "O\u2019Dea",
        "MrsO'Dea",
    ]


def test_an_initial_may_stand_in_brackets_and_before_signs() -> None:
    text = "Smith (J) and Smith_J and Jane (S) and Smith (joiner). So Smith. J"
    assert found(text, JANE) == ["Smith (J)", "Smith_J", "Jane (S)", "Smith", "Smith"]


def test_a_name_of_two_letters_ends_a_sentence_like_any_other() -> None:
    jo = flag("person", "Jo Smith")
    assert found("He told Jo. Smith left. So Jo, Smith", jo) == ["Jo", "Smith", "Jo", "Smith"]


@pytest.mark.parametrize("other", ["Ms D and ", "Mr C and Mrs ", "Dr A & "])
def test_a_pseudonym_of_one_letter_beside_a_name_stays(other: str) -> None:
    name = "Smith" if other.endswith("Mrs ") else "Jane Smith"
    text = f"{other}{name} spoke to the author."
    (words,) = found(text, JANE)
    assert text.index(words) == len(other.removesuffix("Mrs "))


def test_a_sentence_that_begins_with_the_letter_of_a_name_stays_one() -> None:
    assert found("He told Jane. A man came, and Jane, A man", JANE) == ["Jane", "Jane"]


def test_an_s_at_the_end_is_no_initial() -> None:
    sam = flag("person", "Sam Smith")
    spans = Matcher([sam]).find("the Smiths, SMITHS")
    assert [span.suffix for span in spans] == ["s", "s"]
    sue = flag("person", "Jane Sue Smith", becomes="Rowan")
    for text in ("Jane's", "JANE'S", "Jane\u2019s"):
        assert [span.suffix[-1:].lower() for span in Matcher([sue]).find(text)] == ["s"]


def test_the_stop_after_an_initial_goes_unless_it_may_end_a_sentence() -> None:
    text = "Jane S. said; (Smith, J.); Jane S.'s. He told Jane S. He left. Plan J."
    assert found(text, JANE) == ["Jane S.", "Smith, J.", "Jane S.'s", "Jane S"]


def test_spans_are_in_characters_of_the_text_given() -> None:
    text = "\U0001f600 Caf\u00e9 &amp; \ufb03 \u2014 Jan\u0435 Smith\u0301\u200d!"
    (span,) = Matcher([JANE]).find(text)
    assert text[span.start : span.end] == "Jan\u0435 Smith\u0301\u200d"


BREAKS = {
    "a full name": ("told Jane|Smith so", ["Jane|Smith"]),
    "a full name of short words": ("told Jo|Li so", ["Jo|Li"]),
    "a broken word": ("told Ja-|ne so", ["Ja-|ne"]),
    "a broken surname": ("told Jane Smi-|th so", ["Jane Smi-|th"]),
    "a broken word around an empty block": ("told Ja-||ne so", ["Ja-||ne"]),
    "a broken word and a space": ("told Ja- |ne so", ["Ja- |ne"]),
    "an initial in a cell of its own": ("J|Smith", ["J|Smith"]),
    "a surname before its initial's cell": ("Smith|J.|then", ["Smith|J."]),
    "not half a name that looks like initials": ("JA|NE|Doe", []),
    "not an initial among other words": ("told J|Smith so", ["Smith"]),
    "not a single name": ("told Ja|ne so", []),
    "not a long single name": ("told Han|nah so", []),
    "not a short name letter by letter": ("told A|n|n so", []),
    "not a title": ("told Mrs|Smith so", ["Smith"]),
    "not two sentences": ("told Smith.|Jane said", ["Smith", "Jane"]),
    "not parts of two people": ("John Smith|Jane Doe", ["John Smith", "Jane"]),
    "letter by letter": ("J|a|n|e|S|m|i|t|h", ["J|a|n|e|S|m|i|t|h"]),
}


@pytest.mark.parametrize(("text", "expected"), BREAKS.values(), ids=BREAKS)
def test_across_blocks_only_full_forms_and_broken_words_are_found(
    text: str, expected: list[str]
) -> None:
    terms = [
        JANE,
        flag("person", "John Smith", name="husband"),
        flag("person", "Jo Li", name="x"),
        flag("person", "Hannah", "Ann", name="y"),
    ]
    breaks = [at for at, char in enumerate(text) if char == "|"]
    joined = text.replace("|", "\n")
    spans = Matcher(terms).find(joined, breaks=breaks)
    assert [text[span.start : span.end] for span in spans] == expected


def test_a_pattern_sees_each_block_by_itself() -> None:
    matcher = Matcher([flag("pattern", r"ref\s\d+", r"^top\b")])
    text = "ref\n1 top\ntop ref 22"
    spans = matcher.find(text, breaks=[3, 9])
    assert [(span.start, text[span.start : span.end]) for span in spans] == [
        (10, "top"),
        (14, "ref 22"),
    ]


def test_any_case_takes_small_letters_for_capitals() -> None:
    matcher = Matcher([flag("person", "Hope Brown")])
    assert not matcher.find("hope-2019-a")
    assert len(matcher.find("hope-2019-a", any_case=True)) == 1


def test_no_terms_find_nothing() -> None:
    assert Matcher([]).find("Jane Smith") == ()


@pytest.mark.parametrize(
    "term",
    [
        flag("person", "J"),
        flag("text", "--"),
        flag("date", "the other day"),
        flag("pattern", "("),
        flag("pattern", r"\d+", "("),
        flag("person"),
    ],
    ids=lambda term: term.kind,
)
def test_a_term_that_cannot_be_looked_for_is_refused_without_telling_it(term: object) -> None:
    with pytest.raises(SettingsError) as refusal:
        Matcher([JANE, term])  # type: ignore[list-item]
    assert refusal.value.exit_code is ExitCode.SETTINGS
    assert "erm 2 " in refusal.value.message
    assert "day" not in refusal.value.message


def test_a_span_shows_no_term_in_its_repr() -> None:
    assert "Smith" not in repr(Matcher([JANE]).find("Jane Smith"))


@pytest.mark.parametrize("at", [8, 28, 45])
def test_a_long_term_is_seen_whole_wherever_in_it_a_note_is_called(at: int) -> None:
    name = "Ashgrove Community Wellbeing and Resettlement Partnership"
    text = f"The {name[:at]}[12]{name[at:]} said"
    (span,) = Matcher((flag("organisation", name),)).find(text)
    assert (span.start, span.end) == (4, len(text) - 5)
