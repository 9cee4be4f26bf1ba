import re

import pytest

from publisher.gate.fold import squash
from publisher.gate.forms import Forms, forms_of
from publisher.gate.scan import Own, Phrases, Term
from publisher.terms import FlaggedTerm, TermKind

PERSON = TermKind.PERSON


def forms(kind: TermKind, *written: str, match_case: bool = False, initials: bool = False) -> Forms:
    return forms_of(FlaggedTerm("t", kind, written, "R", match_case=match_case, initials=initials))


def everywhere(known: Forms, text: str) -> bool:
    phrases = Phrases((Term("r", "t"), phrase) for phrase in known.everywhere)
    return bool(phrases.found_in(squash(text)))


def in_its_review(known: Forms, text: str) -> bool:
    return bool(Own([(Term("r", "t"), known)]).found_in(text)) or everywhere(known, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Jane Anne Smith", "Jane Anne Smith"),
        ("Jane Anne Smith", "Jane Smith"),
        ("Jane Anne Smith", "Smith, Jane Anne"),
        ("Jane Anne Smith", "SMITH Jane"),
        ("Jane Anne Smith", "Jane A. Smith"),
        ("Jane Anne Smith", "the Jane Smiths of this world"),
        ("Jane Anne Smithson", "J.A. Smithson"),
        ("Smith, Jane", "Jane Smith"),
        ("Ms Jane Smith", "Jane Smith"),
        ("Dr. Jane Smith MBE", "Jane Smith"),
        ("Jane (Janey) Smith", "Jane Smith"),
        ("Jane Smith n\u00e9e Jones", "Jane Smith"),
        ("Jane Smith-Jones", "Jane Smith Jones"),
        ("Jane Smith-Jones", "Jane Jones"),
        ("Niamh O'Brien", "Niamh O\u2019Brien"),
        ("Zo\u00eb \u0141\u00f3d\u017a", "Zoe Lodz"),
        ("\u674e \u5c0f\u9f8d", "\u5c0f\u9f8d\u674e"),
        ("Jo Lee", "Jo Lee"),
        ("Oluwaseun Featherstonehaugh", "Featherstonehaugh"),
    ],
)
def test_a_person_in_full_is_found_everywhere(written: str, text: str) -> None:
    assert everywhere(forms(PERSON, written), f"then {text} came")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Jane Anne Smith", "Jane's"),
        ("Jane Anne Smith", "Smith's"),
        ("Jane Anne Smith", "the Smiths"),
        ("Jane Anne Smith", "J Smith"),
        ("Jane Anne Smith", "Anne"),
        ("Jane (Janey) Smith", "Janey"),
        ("Jane Smith n\u00e9e Jones", "Jones"),
        ("Jane Smith-Jones", "Jones"),
        ("Jane Smith", "PCSmith"),
        ("Jane Li", "jli84"),
        ("Ann Lee", "#justiceforann"),
        ("Ann Lee", "#annslaw"),
        ("Jane Smith", "#thesmithcase"),
        ("Hope Lee", "#justiceforhope"),
        ("Jana Low", "J/a/n/a"),
        ("Ana Low", "A/n/a"),
        ("Anne-Marie Smith", "Marie"),
        ("Niamh O'Brien", "O'Brien"),
        ("Niamh O'Brien", "OBrien"),
        ("Janey", "Janey"),
        ("Hope Lee", "Hope"),
        ("Hope Lee", "HOPE"),
        ("Ed Low", "Ed"),
        ("June Low", "In June"),
        ("PC Alan Fenwick", "Fenwick"),
        ("Di Fenwick", "Di"),
        ("Ada Newman", "a New man"),
        ("Ada Newman", "a NEW MAN"),
        ("Maria Van Dijk", "Dijk"),
        ("Thomas Ben Wilson", "Ben"),
        ("jane anne smith", "Anne"),
        ("maria van dijk", "Dijk"),
        ("Marisela Senior", "Senior"),
        ("Marisela Nee", "Nee"),
        ("Ms Nee", "Nee"),
        ("Jane Nee Jones", "Nee"),
        ("Tan Nee Ling", "Nee"),
        ("Patrick Nee aka Paddy", "Nee"),
        ("nee, patrick", "Nee"),
        ("Jean Aka", "Aka"),
        ("AKA, Jean", "Aka"),
        ("aka, jean", "Aka"),
        ("Kofi Aka Mensah", "Aka"),
        ("Jean Aka n\u00e9e Kouassi", "Aka"),
        ("Jose Alias Thomas", "Alias"),
        ("Lady Oduya", "Lady"),
        ("Junior Campbell", "Junior"),
        ("Jane (Di) Low", "Di"),
        ("Wayne (Junior) Campbell", "Junior"),
        ("Sita KC", "KC"),
        ("Sita Devi KC", "Mrs KC"),
        ("Kathryn Ann Senior", "Ms. Senior"),
        ("Senior, Kathryn Ann", "MS SENIOR"),
        ("Kathryn Ann Senior", "K. Senior"),
        ("Mrs Kathryn Ann Senior", "K A SENIOR"),
        ("Kathryn Ann Senior", "Senior, K."),
        ("Kathryn Ann Senior n\u00e9e Lee", "Ms Senior"),
        ("Kathryn Ann Senior aka Kath", "Ms Senior"),
        ("Alan Woods", "Mr Wood's"),
        ("Alan Woods", "WOOD\u2019S"),
        ("Alan Williams", "William\x1f's\x1f"),
        ("Alan Smith-Woods", "Wood's"),
        ("James Low", "Jame's"),
        ("June Low", "met June, May"),
        ("Sunday Low", "on Sunday evening"),
        ("Sunday Low", "saw Sunday, 3 May 2019"),
        ("Sunday Low", "Sunday 3 May 1984 \u2013 2 June 2019"),
        ("Sunday Low", "Sunday 3 times"),
        ("Summer Low", "in Summer she left"),
        ("Summer Low", "Summer 2001\u20132019"),
        ("Summer Low", "on 3 Summer left"),
        ("Summer Low", "lived with Summer until Autumn 2019"),
        ("June Low", "lived with June until March 2019"),
        ("June Low", "saw June, until 3 March 2019"),
        ("June Low", "lived with June to March 2019"),
        ("June Low", "met with June \u2013 March 2019"),
        ("June Low", "June 1984\u20132019"),
        ("June Low", "June 1984 - 2019"),
        ("June Low", "Child 1/June"),
        ("June Low", "Child 1-June"),
        ("June Low", "on June 12 she"),
        ("June Low", "a June 3rd letter"),
    ],
)
def test_a_person_by_part_of_the_name_is_found_in_the_review(written: str, text: str) -> None:
    known = forms(PERSON, written)
    assert in_its_review(known, f"then {text} came")
    assert not everywhere(known, f"then {text} came")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Ann Lee", "a planned leeway"),
        ("Ann Lee", "Joann Leeway"),
        ("Jo Anne", "Joanne"),
        ("Mary Ann", "Maryann"),
        ("Isa Large", "is a large one"),
        ("Will Young", "how will young people know"),
        ("Hope Young", "we hope young people"),
        ("Anna Young", "a young woman"),
        ("Thi Case", "in which case this"),
        ("Mark May", "remark, maybe"),
        ("Hope May", "I hope she may"),
        ("Ian Mann", "Ireland's Ianmannheim"),
        ("Ann Eames", "Anne, a messy"),
        ("April May", "in April 2019 and on 3 May"),
        ("June Low", "in May, June and July 2019, on 3rd of June, 4 June–5 July 2020"),
        ("Jan March", "03-Jan-22, March of 2020, from Jan to March 2019, Jan ’19"),
        ("Jan Low", "3/Jan/2022, due 03-Jan, from 4 Jan until 5 March 2019, Jan\u2013March 2019"),
        ("Jan Low", "o Jan hyd March 2019, Jan 2019\u2013March 2020"),
        ("June Low", "June 12, 2019, June 3rd 2019, on June 3rd, ym mis June, bu"),
        ("Sunday Low", "on Sunday 3 May 2019, Sunday, 3rd of May, Sunday the 3rd May 2019"),
        ("Sunday Low", "Sunday 03/05/2019, Sunday 3 May 2019 \u2013 10:30 call"),
        ("Summer Low", "Summer 2019, the Summer of 2019, Summer and Autumn 2019, Summer \u201919"),
        ("June Low", "June \u201819, from June to August \u201819"),
        ("June Low", "3June 2019, 12thJune 2019, June2019, by 3rdJune2019"),
        ("Tom Page", "Page 3 of 7"),
        ("Ann Fear", "Live Fear Free (Wales)"),
        ("Ann Free", "Live Fear Free (Wales)"),
        ("Alan Woods", "the wood's edge, Wood S., Wood, S. (2019), Wood'"),
        ("Alan Ross", "Ros's"),
        ("PC Alan Fenwick", "PC Jones"),
        ("Pc Alan Fenwick", "PC Jones"),
        ("DS 1234 Fenwick", "DS 1234 Jones"),
        ("Detective Inspector Fenwick", "an Inspector"),
        ("Nurse Fenwick", "a Nurse"),
        ("Ada Newman", "a new man or well enough"),
        ("Ada Orwell", "she left or well enough"),
        ("Maria Van Dijk", "a white van, a Van"),
        ("Maria De Souza", "a de facto partner"),
        ("maria van dijk", "a white van, a Van"),
        ("Oliver St John", "at St Mary's Hospital"),
        ("Sean Mac Bride", "a Mac computer"),
        ("John Campbell Senior", "a Senior nurse"),
        ("Kathryn Ann Senior", "a Senior nurse, the senior, Ms D, senior to him"),
        ("Ann Kay Senior", "A Senior nurse"),
        ("Mr John Campbell Senior", "M Senior"),
        ("Marisela Senior", "a senior nurse"),
        ("Dame Judith Oduya", "Dame"),
        ("Jane nee Jones", "Nee"),
        ("Jane Smith AKA Jones", "aka, AKA"),
        ("Mr Oduya", "Mr"),
        ("Sam Hall", "it shall"),
        ("Al Noor", "et al. say"),
        ("Ana Oduya", "N/A\n\nN/A, n/a, N/A"),
        ("Jan van der Berg", "van"),
        ("Niamh O'Brien", "brien"),
        ("J Smith", "j"),
        ("Robert Brown", "Dr Roberts"),
        ("Ann Lee", "#planning"),
        ("Tom Ale", "a tale, tale1 and tale\x1f12\x1f"),
        ("Doctor Patel", "the doctor, a Doctor"),
        ("Master Jack Oduya", "a Master of Arts"),
        ("Jane Oduya (Mrs)", "Mrs Featherby"),
        ("John Oduya (Senior)", "a Senior Practitioner"),
        ("Mr and Mrs Oduya", "Mrs Featherby. And so"),
        ("Ann Oduya KC", "Bea Featherby KC"),
    ],
)
def test_ordinary_words_are_not_taken_for_a_person(written: str, text: str) -> None:
    assert not in_its_review(forms(PERSON, written), f"then {text} came")


def test_a_pet_name_and_a_former_name_go_with_the_rest_of_the_name() -> None:
    for known in (forms(PERSON, "Jane Anne Smith", "Janey"), forms(PERSON, "Jane (Janey) Smith")):
        assert everywhere(known, "Janey Smith")
    assert everywhere(forms(PERSON, "Jane Smith n\u00e9e Jones"), "Jane Jones")
    assert everywhere(forms(PERSON, "Jane Smith", "Jones"), "Jones, Jane")


def test_a_name_that_minds_its_capitals_is_found_with_them() -> None:
    known = forms(PERSON, "Hope", match_case=True)
    assert in_its_review(known, "Hope said")
    assert in_its_review(known, "HOPE SAID")
    assert not in_its_review(known, "hope and hoPe")


@pytest.mark.parametrize(
    ("kind", "written", "small", "capitals"),
    [
        (TermKind.ORGANISATION, "Next Steps", "the next steps", ["Next Steps", "NEXT STEPS"]),
        (TermKind.ORGANISATION, "Family Solutions", "family solutions", ["Family Solutions"]),
        (TermKind.TEXT, "House of Joy", "a house of joy", ["House of Joy", "HOUSE OF JOY"]),
        (TermKind.TEXT, "St Ives House", "saint ives house", ["Saint Ives House"]),
        (PERSON, "Jane Driver", "the drivers", ["the Drivers", "THE DRIVERS"]),
    ],
)
def test_what_minds_its_capitals_is_found_with_those_that_were_written(
    kind: TermKind, written: str, small: str, capitals: list[str]
) -> None:
    known = forms(kind, written, match_case=True)
    assert not in_its_review(known, f"at {small} then")
    for text in capitals:
        assert in_its_review(known, f"at {text} then")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("holiday home", "a holiday home"),
        ("the house on the hill", "The house on the hill"),
        ("The Way of Hope", "The Way of Hope"),
    ],
)
def test_a_text_of_everyday_words_is_found_as_it_was_written(written: str, text: str) -> None:
    assert in_its_review(forms(TermKind.TEXT, written), f"{text}, then")


def test_initials_are_sought_where_asked() -> None:
    for text in ("JS said", "J.S. said", "J. S. said"):
        assert in_its_review(forms(PERSON, "Jane Smith", initials=True), text)
        assert not in_its_review(forms(PERSON, "Jane Smith"), text)


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("Marisela Oduya-Forbes", ["MOF", "M.O-F.", "MO-F", "MO"]),
        ("Maria van Dijk", ["MVD", "MvD", "M.v.D.", "MD"]),
        ("Anne-Marie Smith", ["AMS", "A-M S", "A-MS", "AS"]),
    ],
)
def test_initials_are_sought_with_all_that_a_name_has(written: str, texts: list[str]) -> None:
    for text in texts:
        assert in_its_review(forms(PERSON, written, initials=True), f"then {text} said")
    assert not in_its_review(forms(PERSON, written, initials=True), "then mof, mvd and ams said")


@pytest.mark.parametrize(
    "text", ["jsmith@x.example", "j.smith@x.example", "smithj2@x", "@JSmith84"]
)
def test_an_address_made_from_the_name_is_found(text: str) -> None:
    assert in_its_review(forms(PERSON, "Jane Smith"), f"write to {text} now")


@pytest.mark.parametrize(
    ("kind", "written", "text"),
    [
        (TermKind.ADDRESS, "12 Acacia Avenue, Bexleyheath, ZZ99 9ZZ", "12 Acacia Avenue"),
        (TermKind.ADDRESS, "12 Acacia Avenue, Bexleyheath, ZZ99 9ZZ", "12, Acacia Ave"),
        (TermKind.ADDRESS, "12 Acacia Avenue, Bexleyheath, ZZ99 9ZZ", "zz999zz"),
        (TermKind.ADDRESS, "12 Acacia Avenue Bexleyheath", "12 Acacia Avenue"),
        (TermKind.ADDRESS, "Flat 2, 3 The Green, Ashgrove", "3 The Green"),
        (TermKind.ADDRESS, "Rose Cottage, 7 Mill Lane", "7 Mill Ln"),
        (TermKind.IDENTIFIER, "999 000 0123", "999-000-0123"),
        (TermKind.IDENTIFIER, "QQ 12 34 56 C", "qq123456c"),
        (TermKind.IDENTIFIER, "020 7946 0123", "+44 20 7946 0123"),
        (TermKind.IDENTIFIER, "020 7946 0123", "2079460123"),
        (TermKind.IDENTIFIER, "+44 20 7946 0123", "020 7946 0123"),
        (TermKind.IDENTIFIER, "0044 (0)20 7946 0123", "+44 20 7946 0123"),
        (TermKind.IDENTIFIER, "020 7946 0123", "+44 (0)20 7946 0123"),
        (TermKind.ADDRESS, "12 Acacia Ave, Ashgrove", "12 Acacia Avenue"),
        (TermKind.ORGANISATION, "Bright & Sons of Ashgrove", "Bright and Sons of Ashgrove"),
        (TermKind.ORGANISATION, "Bright and Sons of Ashgrove", "Bright & Sons of Ashgrove"),
        (TermKind.IDENTIFIER, "CR/2019/00412", "CR 2019 00412"),
        (TermKind.IDENTIFIER, "anna.k@example.org", "Anna.K@Example.org"),
        (TermKind.ORGANISATION, "Greenfield Primary School", "Greenfield Primary School's"),
        (TermKind.TEXT, "Eastcombe Morris Dancers", "Eastcombe Morris Dancers"),
        (TermKind.ORGANISATION, "St Mary's Primary School", "Saint Mary\u2019s Primary School"),
        (TermKind.ORGANISATION, "St Mary's Primary School", "Saint Marys Primary School"),
        (TermKind.TEXT, "Saint Mary's Primary School", "St. Mary's Primary School"),
        (TermKind.ADDRESS, "5 St Mildred Road, Ashgrove", "5 Saint Mildred Rd"),
    ],
)
def test_other_terms_are_found_everywhere(kind: TermKind, written: str, text: str) -> None:
    assert everywhere(forms(kind, written), f"at {text} then")


@pytest.mark.parametrize(
    ("kind", "written", "text"),
    [
        (TermKind.ADDRESS, "Rose Cottage, 7 Mill Lane", "Rose Cottage"),
        (TermKind.ADDRESS, "Rose Cottage, 7 Mill Lane", "Mill Lane"),
        (TermKind.ADDRESS, "Rose Cottage, Mill Lane, Ashgrove", "Mill Lane"),
        (TermKind.ADDRESS, "Hillcrest, Mill Lane, Ashgrove", "Hillcrest"),
        (TermKind.ADDRESS, "Hillcrest, Mill Lane, Ashgrove", "HILLCREST"),
        (TermKind.ADDRESS, "Hillcrest; Mill Lane; Ashgrove", "Hillcrest"),
        (TermKind.ADDRESS, "HILLCREST, 7 The Mews, Ashgrove", "Hillcrest"),
        (TermKind.ADDRESS, "Flat 2, Rosebank, Mill Way, Ashgrove", "Rosebank"),
        (TermKind.ADDRESS, "Brynawel, Heol y Bont, Bala", "Heol y Bont"),
        (TermKind.ADDRESS, "Brynawel, L\u00f4n Cefn, Bala", "Brynawel"),
        (TermKind.ADDRESS, "Hafod, Clos Menai, Bala", "Clos Menai"),
        (TermKind.ADDRESS, "Brynawel, Maes y Coed, Bala", "Maes y Coed"),
        (TermKind.ADDRESS, "Hafod, Llys Gwyn, Bala, ZZ99 9ZZ", "Llys Gwyn"),
        (TermKind.ADDRESS, "Trem y M\u00f4r, The Green, Bala", "The Green"),
        (TermKind.ADDRESS, "Trem y M\u00f4r, The Green, Bala", "Trem y M\u00f4r"),
        (TermKind.ADDRESS, "Hafod, Trem y M\u00f4r, Bala", "Hafod"),
        (TermKind.ADDRESS, "Hafod, Bryn Awel, Bala", "Bryn Awel"),
        (TermKind.ADDRESS, "Hafod, Parc Menai, Bala", "Hafod"),
        (TermKind.ADDRESS, "Hafod, Pen-y-bryn, Bala", "Pen-y-bryn"),
        (TermKind.ADDRESS, "Hillcrest, Church Hill, Ashgrove, ZZ99 9ZZ", "Hillcrest"),
        (TermKind.ADDRESS, "Hillcrest, Church Hill, Ashgrove", "Church Hill"),
        (TermKind.ADDRESS, "Hillcrest, The Green, Ashgrove", "The Green"),
        (TermKind.ADDRESS, "12 Acacia Avenue, Ashgrove", "Acacia Ave"),
        (TermKind.ADDRESS, "Flat 2 14 Larkfield Terrace, Ashgrove", "Larkfield Terrace"),
        (TermKind.ADDRESS, "Flat 2 Acacia Court Long Road, Ashgrove", "Long Road"),
        (TermKind.ADDRESS, "Rose Cottage Mill Lane, Ashgrove", "Mill Lane"),
        (TermKind.ADDRESS, "Rose Cottage Mill Lane, Ashgrove", "Rose Cottage"),
        (TermKind.IDENTIFIER, "4012", "number 4012"),
        (TermKind.ORGANISATION, "St Mary's", "St. Marys"),
        (TermKind.ORGANISATION, "St Mary's", "Saint Mary's"),
        (TermKind.ADDRESS, "5 Saint Mildred Road, Ashgrove", "St Mildred Road"),
        (TermKind.TEXT, "works as a paramedic", "works as a paramedic"),
        (TermKind.TEXT, "Fido", "Fido"),
        (TermKind.DATE, "7 March 1984", "07/03/84"),
        (TermKind.DATE, "spring of 1984", "the spring of 1984"),
        (TermKind.PATTERN, r"collar \d{4}", "Collar 1234"),
        (TermKind.PATTERN, r"collar \d{4}", "Collar\u00a01234"),
        (TermKind.PATTERN, r"a[ -~]c", "abc"),
        (TermKind.DATE, "March 2017", "March 2017"),
        (TermKind.DATE, "March 2017", "03/2017"),
        (TermKind.DATE, "March 2017", "12.3.2017"),
        (TermKind.DATE, "March 2017", "2017-03"),
        (TermKind.DATE, "March 2017", "Mar-17"),
        (TermKind.DATE, "March 2017", "March \u201917"),
        (TermKind.DATE, "March 2017", "March \u201817"),
        (TermKind.DATE, "March 2017", "March of 2017"),
        (TermKind.DATE, "March 2017", "March and June 2017"),
        (TermKind.DATE, "March 2017", "March/April 2017"),
        (TermKind.DATE, "March 2017", "March, April and May 2017"),
        (TermKind.DATE, "March 2017", "Mar\u2013Jun \u201917"),
        (TermKind.DATE, "March 2017", "March until 3rd June, 2017"),
        (TermKind.DATE, "March 2017", "March, and again in June 2017"),
        (TermKind.DATE, "March 2017", "Mawrth hyd Fehefin 2017"),
        (TermKind.DATE, "March 2017", "March up to June 2017"),
        (TermKind.DATE, "March 2017", "March through to June 2017"),
        (TermKind.DATE, "March 2017", "March and/or June 2017"),
        (TermKind.DATE, "November 2019", "yn Nhachwedd 2019"),
        (TermKind.DATE, "July 2019", "yng Ngorffennaf 2019"),
        (TermKind.DATE, "October 2019", "Hydref a Thachwedd 2019"),
    ],
)
def test_what_could_be_said_of_anybody_is_found_in_its_review_only(
    kind: TermKind, written: str, text: str
) -> None:
    known = forms(kind, written)
    assert in_its_review(known, f"at {text} then")
    assert not everywhere(known, f"at {text} then")


@pytest.mark.parametrize(
    "text",
    ["March to May 2018", "May to April 2017", "March and in 2017", "March for June 2017",
     "in May 2017, March 17"],
)  # fmt: skip
def test_another_month_is_not_the_month(text: str) -> None:
    assert not in_its_review(forms(TermKind.DATE, "March 2017"), f"at {text} then")


def test_what_may_be_is_no_month() -> None:
    known = forms(TermKind.DATE, "May 2017")
    assert not in_its_review(known, "she may, in June 2017, have left")


@pytest.mark.parametrize("text", ["112 Acacia Avenue", "Acacia Avenue", "12 Acacia Grove"])
def test_another_house_is_not_the_house(text: str) -> None:
    assert not everywhere(forms(TermKind.ADDRESS, "12 Acacia Avenue, Ashgrove"), text)


@pytest.mark.parametrize("town", ["Milton Keynes", "Stoke-on-Trent", "Merthyr Tydfil"])
def test_a_town_of_several_words_is_not_the_address(town: str) -> None:
    known = forms(TermKind.ADDRESS, f"12 Acacia Avenue, {town}, ZZ99 9ZZ")
    assert not in_its_review(known, f"in {town}")
    assert in_its_review(forms(TermKind.ADDRESS, f"Rose Cottage, {town}"), "at Rose Cottage")
    assert in_its_review(
        forms(TermKind.ADDRESS, f"Flat 2, Rose Heights, {town}"), "at Rose Heights"
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Hillcrest, Mill Lane, Ashgrove", "a hillcrest in Ashgrove"),
        ("Basement, 7 Mill Lane, Ashgrove", "the Basement"),
        ("Cottage, Mill Lane, Ashgrove", "a Cottage"),
        ("Mill Lane, Ashgrove", "in Ashgrove"),
        ("7 Mill Lane, Ashgrove, Long Road", "in Ashgrove"),
        ("Ashgrove, Westershire", "in Ashgrove"),
        ("Brynawel, Ffordd Newydd, Bala", "ffordd newydd"),
        ("Hillcrest, Church Hill, Ashgrove", "up a church hill"),
        ("Rose Cottage, Wood Green, ZZ99 9ZZ", "in Wood Green"),
        ("Hillcrest, Mill Lane, Wood Green, Westershire", "in Wood Green"),
        ("12 Heol y Bont, Pen-y-bont ar Ogwr", "in Pen-y-bont ar Ogwr"),
    ],
)
def test_a_word_of_an_address_that_names_no_house_is_left(written: str, text: str) -> None:
    assert not in_its_review(forms(TermKind.ADDRESS, written), text)


def test_a_street_of_everyday_words_needs_its_capitals() -> None:
    known = forms(TermKind.ADDRESS, "12 High Street, Ashgrove")
    assert in_its_review(known, "in the High Street, in High St")
    assert not in_its_review(known, "shops of the high street")


def test_a_pattern_that_fits_everything_and_nothing_finds_nothing() -> None:
    assert not in_its_review(forms(TermKind.PATTERN, r"\d*"), "no digits here")
    with pytest.raises(re.error):
        forms(TermKind.PATTERN, "(")


def test_a_form_never_shows_in_a_representation() -> None:
    known = forms(PERSON, "Jane Anne Smith", initials=True)
    shown = repr(known) + repr(sorted(known.everywhere, key=lambda phrase: phrase.words))
    assert "jane" not in shown.lower()
    assert "smith" not in shown.lower()


@pytest.mark.parametrize("after", ["1", "12", " 1", "\x1f1\x1f", ".", "a", ""])
def test_a_long_number_is_found_whatever_mark_of_a_note_sticks_to_it(after: str) -> None:
    assert everywhere(forms(TermKind.IDENTIFIER, "999 000 0123"), f"at 999 000 0123{after} then")


def test_a_longer_number_is_another_number() -> None:
    assert not everywhere(forms(TermKind.IDENTIFIER, "999 000 0123"), "at 999 000 0123456 then")
