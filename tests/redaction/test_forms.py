import pytest

from publisher.redaction.addresses import street_names
from publisher.redaction.forms import forms_of, patterns_of
from publisher.terms import FlaggedTerm
from tests.redaction.flagged import JANE, flag, found

PEOPLE = {
    "in full": (JANE, "Jane Anne Smith"),
    "first and last": (JANE, "Jane Smith"),
    "second first name": (JANE, "Anne Smith"),
    "surname as an initial": (JANE, "Jane S"),
    "surname as an initial with a stop": (JANE, "Janey S."),
    "surname as an initial, in an address": (JANE, "jane.s"),
    "surname as two initials": (flag("person", "Jane Smith-Jones"), "Jane S.-J"),
    "surname as one of two initials": (flag("person", "Jane Smith-Jones"), "Jane S"),
    "title, initial, title": (JANE, "Mr T and Mrs J Smith"),
    "title and two initials": (JANE, "Mr T. and J. Smith"),
    "two initials": (JANE, "T & J Smith"),
    "an Irish son": (flag("person", "Niamh \u00d3 Dochartaigh"), "\u00d3 Dochartaigh"),
    "both first names": (JANE, "Jane Anne"),
    "first": (JANE, "Jane"),
    "second": (JANE, "Anne"),
    "last": (JANE, "Smith"),
    "turned": (JANE, "Smith, Jane"),
    "turned in full": (JANE, "SMITH, Jane Anne"),
    "turned without comma": (JANE, "Smith Jane"),
    "turned with initials": (JANE, "Smith, J.A."),
    "turned with one initial": (JANE, "Smith, J"),
    "initial": (JANE, "J Smith"),
    "initial with a stop": (JANE, "J. Smith"),
    "initials": (JANE, "J.A. Smith"),
    "initials spaced": (JANE, "J. A. Smith"),
    "initials together": (JANE, "JA Smith"),
    "second initial": (JANE, "Jane A. Smith"),
    "first as an initial": (JANE, "J Anne Smith"),
    "nickname": (JANE, "Janey"),
    "nickname with surname": (JANE, "Janey Smith"),
    "nickname and surname run together": (JANE, "janeysmith"),
    "title": (JANE, "Ms Smith"),
    "title with a stop": (JANE, "Mrs. Smith"),
    "title, first and last": (JANE, "Miss Jane Smith"),
    "two titles": (JANE, "Rev. Dr Smith"),
    "title of two": (JANE, "Mr and Mrs Smith"),
    "title in small letters": (JANE, "ms smith"),
    "title Mx": (JANE, "Mx Smith"),
    "family": (JANE, "Smiths"),
    "possessive without apostrophe": (JANE, "Janes"),
    "full name possessive without apostrophe": (JANE, "Jane Smiths"),
    "apostrophe in the wrong place": (flag("person", "Alan Woods"), "Wood's"),
    "curly apostrophe in the wrong place": (flag("person", "Alan Woods"), "Mr Wood\u2019s"),
    "wrong place in capitals": (flag("person", "Alan Woods"), "WOOD'S"),
    "wrong place, long": (flag("person", "Alan Williams"), "William's"),
    "wrong place, hyphened": (flag("person", "Alan Smith-Woods"), "Wood's"),
    "wrong place, first name": (flag("person", "James Eskdale"), "Jame's"),
    "family of Jones": (flag("person", "Jan Jones"), "Joneses"),
    "written with a title": (flag("person", "Mrs Jane Smith"), "Jane Smith"),
    "written turned": (flag("person", "Smith, Jane"), "Jane Smith"),
    "written turned, initial": (flag("person", "Smith, Jane"), "J. Smith"),
    "a particle as a first name": (flag("person", "Al Eskdale"), "Al"),
    "a particle as a surname": (flag("person", "Jan Le"), "Mr Le"),
    "written with her name at birth": (flag("person", "Jane Smith (n\u00e9e Brown)"), "Jane Brown"),
    "hyphened": (flag("person", "Jane Smith-Jones"), "Smith Jones"),
    "hyphened, first part": (flag("person", "Jane Smith-Jones"), "Jane Smith"),
    "hyphened, second part": (flag("person", "Jane Smith-Jones"), "Ms Jones"),
    "hyphened first name, parted": (flag("person", "Jo-Ann Li"), "Jo Ann"),
    "hyphened first name, joined": (flag("person", "Jo-Ann Li"), "JoAnn"),
    "hyphened first name, one part": (flag("person", "Jo-Ann Li"), "Ann Li"),
    "particle": (flag("person", "Jan de Vries"), "de Vries"),
    "without its particle": (flag("person", "Jan de Vries"), "Mr Vries"),
    "two particles": (flag("person", "Jan van der Berg"), "Van der Berg"),
    "particle of a daughter": (flag("person", "Nuala N\u00ed Bhriain"), "Ni Bhriain"),
    "van": (flag("person", "Jan van Dyke"), "J. van Dyke"),
    "al with a space": (flag("person", "Sami al-Amin"), "al Amin"),
    "al left out": (flag("person", "Sami al-Amin"), "Mr Amin"),
    "al in one": (flag("person", "Sami al-Amin"), "Alamin"),
    "O'Brien with a curly apostrophe": (flag("person", "Jo O'Brien"), "O\u2019Brien"),
    "O'Brien without": (flag("person", "Jo O'Brien"), "OBrien"),
    "O'Brien with a space": (flag("person", "Jo O'Brien"), "O Brien"),
    "O'Dea over two lines": (flag("person", "Jo O'Dea"), "O'\nDea"),
    "O'Dea, short": (flag("person", "Jo O'Dea"), "ODea"),
    "O'Dea, short, with a space": (flag("person", "Jo O'Dea"), "O Dea"),
    "Mc with a space": (flag("person", "Jo McKay"), "Mc Kay"),
    "Mc without": (flag("person", "Jo Mc Kay"), "McKay"),
    "Mc in small letters": (flag("person", "Jo McKay"), "Mckay"),
    "written with both names": (flag("person", "Jane/Janey Smith"), "Janey"),
    "written with what follows a name": (flag("person", "John Smith Jr"), "Smith, John"),
    "Saint with a stop": (flag("person", "Jane St John"), "Jane St. John"),
    "unlisted initials": (JANE, "J.B. Smith"),
    "title and unlisted initials": (JANE, "Dr J. B. Smith"),
    "five first names": (flag("person", "Ana Bea Cleo Dora Edda Fox"), "Bea Edda Fox"),
    "bare initials": (flag("person", "Jane Smith", initials=True), "J.S."),
    "bare initials together": (flag("person", "Jane Smith", initials=True), "JS"),
    "bare initials spaced": (flag("person", "Jane Smith", initials=True), "J S"),
    "three bare initials": (flag("person", "Jane Anne Smith", initials=True), "JAS"),
}


@pytest.mark.parametrize(("term", "written"), PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_found_in_every_form(term: FlaggedTerm, written: str) -> None:
    (words,) = found(f"It was {written} who left.", term)
    assert words.rstrip(".") == written.rstrip(".")


NOT_PEOPLE = {
    "initials unasked": (JANE, "J.S. and JS and JAS left"),
    "initials in small letters": (flag("person", "Jo Li", initials=True), "the jl of j.l."),
    "initials with a comma": (flag("person", "Jo Li", initials=True), "plans J, L and M"),
    "initials in a word": (flag("person", "Jo Li", initials=True), "JLX and XJL"),
    "a single letter": (flag("person", "Jane A Smithers"), "plan A and a plan"),
    "a particle": (flag("person", "Jan de Vries"), "de facto; the La Vida"),
    "al": (flag("person", "Sami al-Amin"), "et al"),
    "Mc's other half": (flag("person", "Jo McDonald"), "a Donald"),
    "an initial as an article": (flag("person", "Ana Price"), "at a price"),
    "an initial as I": (flag("person", "Ina May"), "I may go"),
    "the verb before a name that is not there": (JANE, "I miss her"),
    "does": (flag("person", "Jo Doe"), "Does it? It does."),
    "a short word with an s": (flag("person", "Jo Ham"), "two hams"),
    "a wood": (flag("person", "Alan Woods"), "the wood's edge, Wood S., Wood, S. (2019), Wood'"),
    "a double s": (flag("person", "Alan Ross"), "Ros's"),
    "the initials of first names": (JANE, "She has an M.A.; J.A. and J A"),
    "an article before a name": (JANE, "Plan A and another"),
    "Fear in a helpline": (flag("person", "Ann Fear"), "Live Fear Free, LIVE FEAR FREE"),
    "Free in a helpline": (flag("person", "Ann Free"), "Ring Live Fear Free (Wales)"),
}


@pytest.mark.parametrize(("term", "text"), NOT_PEOPLE.values(), ids=NOT_PEOPLE)
def test_what_only_looks_like_a_form_is_not_found(term: FlaggedTerm, text: str) -> None:
    assert found(text, term) == []


def test_an_initial_and_a_short_surname_are_a_login_before_figures_alone() -> None:
    assert found("as jli84, LIJ2019 or Jli_84; jli, jli8 and jli84x", flag("person", "Jo Li")) == [
        "jli",
        "LIJ",
    ]


def test_a_title_goes_with_the_name_but_other_words_stay() -> None:
    text = "We miss Jane. She has MS. Jane Smith, PC Smith and MRS. SMITH."
    assert found(text, JANE) == ["Jane", "Jane Smith", "Smith", "MRS. SMITH"]


def test_a_title_in_a_written_name_is_no_name() -> None:
    assert found("Mrs Brown", flag("person", "Smith, Jane, Mrs")) == []


INITIALS = {
    "Marisela Oduya-Forbes": ["MOF", "M.O-F.", "M.O.F.", "MO-F", "MO"],
    "Maria van Dijk": ["MVD", "MvD", "M.v.D.", "MD"],
    "Anne-Marie Smith": ["AMS", "A-M S", "A-MS", "AM-S", "AS"],
    "Sean O'Brien": ["SO", "SOB", "S.O'B."],
}


@pytest.mark.parametrize(("name", "ways"), INITIALS.items())
def test_initials_are_those_of_every_part_of_a_name(name: str, ways: list[str]) -> None:
    person = flag("person", name, initials=True)
    for way in ways:
        assert found(f"then {way} said", person) == [way]
        assert found(f"then {way} said", flag("person", name)) == []


@pytest.mark.parametrize("name", ["Jane - Smith", "Jane '", "A-B C-D E-F G-H I-J K-L"])
def test_initials_of_odd_names_are_no_trouble(name: str) -> None:
    assert forms_of(flag("person", name, initials=True))


def test_initials_of_a_first_name_with_a_hyphen_go_with_the_surname() -> None:
    person = flag("person", "Anne-Marie Smith")
    assert found("A-M Smith, A.-M. Smith", person) == ["A-M Smith", "A.-M. Smith"]
    assert found("so I am Smith, at 9 am Smith", person) == ["Smith", "Smith"]


PERHAPS = {
    ("Marisela Senior", "Ms Senior said so"): ["Ms Senior"],
    ("Marisela Nee", "Then Nee said so"): ["Nee"],
    ("Lady Oduya", "Then Lady said so, the lady"): ["Lady"],
    ("Dame Oduya", "Then Dame Oduya said so, a dame"): ["Dame Oduya"],
    ("Junior Campbell", "Then Junior went to a junior school"): ["Junior"],
    ("Campbell, Junior", "Then Junior Campbell said so"): ["Junior Campbell"],
    ("Ms Nee", "Then Nee said so"): ["Nee"],
    ("John Campbell Senior", "a Senior Nurse, Campbell"): ["Campbell"],
    ("Kathryn Ann Senior", "Kathryn Senior, a Senior Nurse"): ["Kathryn Senior"],
    ("Kathryn Ann Senior", "Ms Senior, then Ms. Senior"): ["Ms Senior", "Ms. Senior"],
    ("Kathryn Ann Senior", "K. Senior; KA Senior"): ["K. Senior", "KA Senior"],
    ("Kathryn Ann Senior", "Senior, Kathryn, not Grade A Senior, A nurse"): ["Senior, Kathryn"],
    ("Kathryn Ann Senior n\u00e9e Lee", "Ms Senior, a Senior Nurse"): ["Ms Senior"],
    ("Kathryn Ann Senior aka Kath", "Ms Senior, a Senior Nurse"): ["Ms Senior"],
    ("Ann Kay Senior", "A Senior Nurse; A K Senior"): ["A K Senior"],
    ("Senior, Kathryn Ann", "told MS SENIOR, a SENIOR NURSE"): ["MS SENIOR"],
    ("Sita Devi KC", "Mrs KC told the KC"): ["Mrs KC"],
    ("Dame Judith Oduya", "Then Judith saw the Dame"): ["Judith"],
    ("nee Jones", "Then nee saw Jones"): ["Jones"],
    ("Jane Nee Jones", "Then Nee saw Jones"): ["Nee", "Jones"],
    ("Jane nee Jones", "Then Nee saw Jones"): ["Jones"],
    ("Tan Nee Ling", "Then Nee was seen"): ["Nee"],
    ("Patrick Nee aka Paddy", "Then Nee was seen, aka Paddy"): ["Nee", "Paddy"],
    ("nee, patrick", "Then Nee was seen"): ["Nee"],
    ("Jean Aka", "Then Aka was seen, aka J."): ["Aka"],
    ("AKA, Jean", "Then Aka was seen, also known as (aka) J."): ["Aka"],
    ("aka, jean", "Then Aka was seen"): ["Aka"],
    ("Kofi Aka Mensah", "Then Aka was seen"): ["Aka"],
    ("Jean Aka n\u00e9e Kouassi", "Then Aka was seen"): ["Aka"],
    ("Jose Alias Thomas", "Then Alias used an alias"): ["Alias"],
    ("Mr Oduya", "Then Mr said so"): [],
}


@pytest.mark.parametrize(("name", "words"), PERHAPS.items())
def test_what_may_be_a_title_is_a_name_where_no_two_are_left(
    name: tuple[str, str], words: list[str]
) -> None:
    written, text = name
    assert found(text, flag("person", written)) == words


@pytest.mark.parametrize("name", ["Thomas Ben Wilson", "Benjamin (Ben) Wilson", "Yusuf Ben Ali"])
def test_ben_is_a_first_name(name: str) -> None:
    assert found("then Ben said", flag("person", name)) == ["Ben"]
    assert found("then ben said", flag("person", "Yusuf ben Ali")) == []


@pytest.mark.parametrize(
    "name",
    [
        "PC Alan Fenwick",
        "Pc Fenwick",
        "DS 1234 Fenwick",
        "Detective Inspector Fenwick",
        "Nurse Fenwick",
    ],
)
def test_a_rank_in_the_list_is_none_of_the_name(name: str) -> None:
    text = "PC Jones, DS Fenwick, an Inspector, a Nurse, 1234"
    assert found(text, flag("person", name)) == ["Fenwick"]
    assert found("told Di", flag("person", "Di Fenwick")) == ["Di"]


def test_a_particle_alone_is_no_name() -> None:
    assert found("Nia Ni Brien", flag("person", "Nuala N\u00ed Bhriain")) == []


HOME = flag("address", "12 Acacia Avenue, Bexleyheath, ZZ9 0XX")
ADDRESSES = {
    "in full": (HOME, "12 Acacia Avenue, Bexleyheath, ZZ9 0XX"),
    "on lines": (HOME, "12 Acacia Avenue\nBexleyheath\nZZ9 0XX"),
    "without postcode": (HOME, "12 Acacia Avenue, Bexleyheath"),
    "without town": (HOME, "12 Acacia Avenue, ZZ9 0XX"),
    "house and street": (HOME, "12 Acacia Avenue"),
    "comma after the number": (HOME, "12, Acacia Avenue"),
    "abbreviated": (HOME, "12 Acacia Ave."),
    "street": (HOME, "acacia avenue"),
    "street abbreviated": (HOME, "Acacia Av"),
    "postcode": (HOME, "ZZ9 0XX"),
    "postcode together": (HOME, "zz90xx"),
    "postcode spaced oddly": (HOME, "ZZ 90 XX"),
    "postcode with a note's mark inside": (HOME, "ZZ9[2] 0XX"),
    "postcode with a letter O": (HOME, "ZZ9 OXX"),
    "written short": (flag("address", "12 Acacia Rd"), "12 Acacia Road"),
    "written without commas": (flag("address", "12 Acacia Road Bexley ZZ9 0XX"), "Acacia Rd"),
    "with a letter": (flag("address", "12a Acacia Road"), "12A Acacia Road"),
    "of two numbers": (flag("address", "12-14 Acacia Road"), "12\u201314 Acacia Rd"),
    "flat": (flag("address", "Flat 3, 12 Acacia Road, Bexley"), "Flat 3, 12 Acacia Road"),
    "flat's street": (flag("address", "Flat 3, 12 Acacia Road, Bexley"), "12 Acacia Road"),
    "house name": (flag("address", "Rose Cottage, Mill Lane, Bexley"), "Rose Cottage"),
    "house name, no street": (flag("address", "Rose Cottage, Bexley"), "Rose Cottage"),
    "house name with hyphens": (flag("address", "Tan-y-bryn, Bala"), "Tan-y-bryn"),
    "house name of one word": (flag("address", "Hillcrest, Mill Lane, Bexley"), "Hillcrest"),
    "house name in capitals": (flag("address", "Hillcrest, 7 The Mews, Bexley"), "HILLCREST"),
    "one word after a flat": (flag("address", "Flat 2, Rosebank, Mill Way"), "Rosebank"),
    "house name's street": (flag("address", "Rose Cottage, Mill Lane, Bexley"), "Mill Lane"),
    "building": (flag("address", "3 Acacia Court, Long Road, Bexley"), "Acacia Ct"),
    "building's street": (flag("address", "3 Acacia Court, Long Road, Bexley"), "Long Rd"),
    "house name after a flat": (flag("address", "Flat 2, Rose Heights, Bexley"), "Rose Heights"),
    "flat without a comma": (flag("address", "Flat 2 14 Acacia Road, Bexley"), "14 Acacia Road"),
    "its street": (flag("address", "Flat 2 14 Acacia Road, Bexley"), "Acacia Rd"),
    "lettered flat": (flag("address", "Flat B 14 Acacia Road, Bexley"), "Acacia Road"),
    "two names in a line": (flag("address", "Flat 2 Acacia Court Long Road"), "Long Rd"),
    "house name in a line": (flag("address", "Rose Cottage Mill Lane"), "Rose Cottage"),
    "and its street": (flag("address", "Rose Cottage Mill Lane"), "Mill Ln"),
    "Welsh street": (flag("address", "Brynawel, Heol y Bont, Bala"), "Heol y Bont"),
    "house in a Welsh street": (flag("address", "Brynawel, L\u00f4n Cefn, Bala"), "Brynawel"),
    "Welsh street with hyphens": (flag("address", "Brynawel, Heol-y-Bont, Bala"), "Heol y Bont"),
    "house in a clos": (flag("address", "Hafod, Clos Menai, Bala"), "Hafod"),
    "house in a maes": (flag("address", "Brynawel, Maes y Coed, Bala"), "Brynawel"),
    "maes": (flag("address", "Brynawel, Maes y Coed, Bala"), "Maes y Coed"),
    "llys": (flag("address", "Hafod, Llys Gwyn, Bala, ZZ9 0XX"), "Llys Gwyn"),
    "house called trem": (flag("address", "Trem y M\u00f4r, The Green, Bala"), "Trem y M\u00f4r"),
    "green behind a trem": (flag("address", "Trem y M\u00f4r, The Green, Bala"), "The Green"),
    "trem": (flag("address", "Hafod, Trem y M\u00f4r, Bala"), "Trem y M\u00f4r"),
    "ystad": (flag("address", "Hafod, Ystad Glanrafon, Bala"), "Ystad Glanrafon"),
    "bryn": (flag("address", "Hafod, Bryn Awel, Bala"), "Bryn Awel"),
    "house in a parc": (flag("address", "Hafod, Parc Menai, Bala"), "Hafod"),
    "pen-y-": (flag("address", "Hafod, Pen-y-bryn, Bala"), "Pen-y-bryn"),
    "house in a hill": (flag("address", "Hillcrest, Church Hill, Bexley"), "Hillcrest"),
    "hill behind a house": (flag("address", "Hillcrest, Church Hill, Bexley"), "Church Hill"),
    "house in The Green": (flag("address", "Hillcrest, The Green, Bexley"), "Hillcrest"),
    "The Green": (flag("address", "Rose Cottage, The Green, Bexley"), "The Green"),
    "saint": (flag("address", "5 St Mildred Road"), "Saint Mildred Rd"),
    "street without its word": (flag("address", "5 The Larches, Bexley"), "5 The Larches"),
    "street in brackets": (HOME, "12 (Acacia Avenue)"),
    "number apart": (flag("address", "12, Acacia Avenue, Bexley"), "12 Acacia Avenue"),
}


@pytest.mark.parametrize(("term", "written"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_found_in_every_form(term: FlaggedTerm, written: str) -> None:
    assert found(f"at {written} then", term) == [written.rstrip(".")]


def test_a_town_is_not_an_address() -> None:
    assert found("in Bexleyheath and ZZ9; number 12", HOME) == []
    assert found("in Wood Green", flag("address", "1 Acacia Road, Wood Green")) == []
    assert found("in Bexley", flag("address", "1 Acacia Road, Bexley, Long Lane")) == []
    assert found("in Bexley", flag("address", "Bexley, Kent")) == []
    assert found("in Bexley", flag("address", "Hillcrest, Church Hill, Bexley")) == []
    assert found("in Wood Green", flag("address", "Rose Cottage, Wood Green")) == []
    assert found("Wood Green", flag("address", "Hillcrest, Mill Lane, Wood Green, Kent")) == []
    bridgend = flag("address", "12 Heol y Bont, Pen-y-bont ar Ogwr")
    assert found("ym Mhen-y-bont, Pen-y-bont ar Ogwr", bridgend) == []


def test_a_word_that_names_no_house_is_left() -> None:
    assert found("on a hillcrest", flag("address", "Hillcrest, Mill Lane")) == []
    assert found("the Basement", flag("address", "Basement, 7 Mill Lane")) == []
    assert found("a Cottage", flag("address", "Cottage, Mill Lane")) == []
    assert found("ffordd newydd", flag("address", "Brynawel, Ffordd Newydd, Bala")) == []
    assert found("up a church hill", flag("address", "Hillcrest, Church Hill, Bexley")) == []


def test_a_house_is_told_by_a_flagged_street_after_a_flat() -> None:
    assert list(street_names("Flat 2 14 Acacia Road, Bexley")) == ["Acacia"]


HOUSES = {
    "another house": ("at 112 Acacia Avenue", ["112 Acacia Avenue"]),
    "a flat": ("at 12a Acacia Avenue", ["12a Acacia Avenue"]),
    "a flat in figures": ("at 12/2 Acacia Avenue", ["12/2 Acacia Avenue"]),
    "two houses": ("at 12 and 14 Acacia Avenue", ["12 and 14 Acacia Avenue"]),
    "several houses": ("at nos. 12-14 Acacia Avenue", ["nos. 12-14 Acacia Avenue"]),
    "a flat before": ("at Flat 2, 12 Acacia Avenue", ["Flat 2, 12 Acacia Avenue"]),
    "a flat behind": ("at 12 Acacia Avenue, Flat 2b.", ["12 Acacia Avenue, Flat 2b"]),
    "a house behind": ("at Acacia Avenue (no. 12)", ["Acacia Avenue (no. 12)"]),
    "not a year": ("In 2019 Acacia Avenue changed", ["Acacia Avenue"]),
    "not the end of a number": ("999 000 0017 12 Acacia Avenue", ["12 Acacia Avenue"]),
    "not the minutes": ("At 17:30 Acacia Avenue was closed", ["Acacia Avenue"]),
    "behind a colon": ("Home:14 Acacia Avenue", ["14 Acacia Avenue"]),
}


@pytest.mark.parametrize(("text", "expected"), HOUSES.values(), ids=HOUSES)
def test_the_number_of_a_house_goes_with_its_street(text: str, expected: list[str]) -> None:
    assert found(text, HOME) == expected


def test_a_street_of_ordinary_words_needs_its_capitals() -> None:
    street = flag("address", "1 High Street, Bexley")
    assert found("high street shops in the High Street", street) == ["High Street"]


IDENTIFIERS = {
    "as written": ("999 000 0017", "999 000 0017"),
    "together": ("999 000 0017", "9990000017"),
    "other spacing": ("999 000 0017", "99 90 00-00.17"),
    "spaced from together": ("9990000017", "999 000 0017"),
    "each apart": ("999 000 0017", "9 9 9 0 0 0 0 0 1 7"),
    "with letters": ("QQ 12 34 56 C", "qq123456c"),
    "after letters": ("999 000 0017", "9990000017"),
    "slashes": ("CR/1234/19", "CR 1234-19"),
    "short": ("4571", "45 71"),
    "telephone abroad": ("07700 900123", "+44 7700 900123"),
    "telephone with a nought in brackets": ("07700 900123", "+44 (0)7700 900 123"),
    "telephone at home": ("+44 7700 900123", "07700900123"),
    "telephone without its nought": ("07700 900123", "7700900123"),
    "telephone in brackets": ("020 7946 0123", "(020) 7946 0123"),
    "country in brackets": ("020 7946 0123", "(+44) 20 7946 0123"),
    "telephone with noughts": ("020 7946 0123", "0044 20 7946 0123"),
}


@pytest.mark.parametrize(("given", "written"), IDENTIFIERS.values(), ids=IDENTIFIERS)
def test_an_identifier_is_found_in_any_spacing(given: str, written: str) -> None:
    assert found(f"No:{written}.", flag("identifier", given)) == [written]


def test_numbers_and_dates_have_no_case_to_match() -> None:
    assert found("qq123456c", flag("identifier", "QQ123456C", match_case=True)) == ["qq123456c"]
    assert found("7 MARCH 1984", flag("date", "7 March 1984", match_case=True)) == ["7 MARCH 1984"]
    assert found("7 march 1984", flag("date", "7 March 1984", match_case=True)) == ["7 march 1984"]


def test_a_longer_number_is_not_the_identifier() -> None:
    assert found("89990000017 and 99900000171", flag("identifier", "999 000 0017")) == []


def test_an_organisation_is_found_with_and_or_its_sign() -> None:
    firm = flag("organisation", "Rook & Sons")
    assert found("Rook and Sons; ROOK & SONS", firm) == ["Rook and Sons", "ROOK & SONS"]
    assert found("Rook & Sons", flag("organisation", "Rook and Sons")) == ["Rook & Sons"]


@pytest.mark.parametrize("kind", ["organisation", "text"])
def test_a_saint_is_found_in_full_and_in_short(kind: str) -> None:
    school = flag(kind, "St Mary's Primary School")
    for written in ("Saint Mary's Primary School", "St. Marys Primary School"):
        assert found(written, school) == [written]
    assert found("St Mary's & All", flag(kind, "Saint Mary's and All")) == ["St Mary's & All"]
    assert found("High Saint", flag(kind, "High St")) == []


def test_a_pattern_is_looked_for_in_folded_text_and_each_block() -> None:
    pattern = flag("pattern", r"ref: ?[A-Z]{2}-\d{3}\b", r"\bjose \w+")
    assert found("REF:\u00a0ab\u2013123 and Jos\u00e9 X", pattern) == [
        "REF:\u00a0ab\u2013123",
        "Jos\u00e9 X",
    ]


def test_a_pattern_may_be_copied_from_a_document() -> None:
    pattern = flag("pattern", "Si\u00e2n \\w+", "\u00a31,234", "ref AB\u201312", "\u2018X\u2019")
    assert found("Si\u00e2n Jones, \u00a31,234, Ref  AB-12, \u2018x\u2019", pattern) == [
        "Si\u00e2n Jones", "\u00a31,234", "Ref  AB-12", "\u2018x\u2019",
    ]  # fmt: skip


def test_only_patterns_have_patterns() -> None:
    assert patterns_of(flag("text", "a+b")) == ()
    assert forms_of(flag("pattern", "a+b")) == ()


def test_forms_are_told_once_and_show_nothing_in_their_repr() -> None:
    forms = forms_of(JANE)
    assert len(forms) == len(set(forms))
    assert "Smith" not in repr(forms)
