"""Each kind of identifier with a shape: what is one, and what only looks like one.

Postcodes are of areas or endings that do not exist, NHS numbers from the range kept for
tests, telephone numbers from Ofcom's for drama; other numbers are invented.
"""

from dataclasses import replace

import pytest

from publisher.model import Role
from publisher.redaction.leftover.kinds import Kind
from tests.redaction.leftover.looking import FACTS, kinds_in, look_at, paragraphs, words_in

ARE: dict[str, list[tuple[str, str]]] = {
    "POSTCODE": [
        ("She lived at ZZ4 7CC.", "ZZ4 7CC"),
        ("Her postcode was ZZ47CC then.", "ZZ47CC"),
        ("He moved to ZZ4  7CC", "ZZ4  7CC"),
        ("sent to zz4 7cc in error", "zz4 7cc"),
        ("ＺＺ４ ７ＣＣ", "ＺＺ４ ７ＣＣ"),
        ("at Z\u200bZ4\u00a07CC today", "Z\u200bZ4\u00a07CC"),
        ("in Z1A 9KV", "Z1A 9KV"),
    ],
    "STREET": [
        ("He lived at 12 Acacia Avenue.", "12 Acacia Avenue"),
        ("at 48 Tallowfield Lane, Ashgrove", "48 Tallowfield Lane"),
        ("Of 9 Quern Court, Ashgrove.", "9 Quern Court"),
        ("14 Guildhall Rise", "14 Guildhall Rise"),
        ("at 14 Larkfield Croft, Ashgrove", "14 Larkfield Croft"),
        ("moved to 3 Tanner Villas.", "3 Tanner Villas"),
        ("Flat 3 was hers.", "Flat 3"),
        ("to 21a St John's Road", "21a St John's Road"),
        ("number 7-9, Old Mill Lane", "7-9, Old Mill Lane"),
        ("yn 12 Heol y Bont, Bala", "12 Heol y Bont"),
        ("yn 4 L\u00f4n Cefn", "4 L\u00f4n Cefn"),
        ("yn 14 Bryn Awel, Bala", "14 Bryn Awel"),
        ("yn 3 Pen-y-bryn, Bala", "3 Pen-y-bryn"),
        ("yn 7 Llys y Castell", "7 Llys y Castell"),
    ],
    "PHONE": [
        ("Ring 07700 900417 today", "07700 900417"),
        ("Ring 07700900417.", "07700900417"),
        ("Ring 0 7 7 0 0 9 0 0 4 1 7 now", "0 7 7 0 0 9 0 0 4 1 7"),
        ("on (020) 7946 0018", "(020) 7946 0018"),
        ("on 020-7946-0018", "020-7946-0018"),
        ("on 01632 960142 2019", "01632 960142"),
        ("on +44 7700 900862", "+44 7700 900862"),
        ("on +44 (0)20 7946 0123", "+44 (0)20 7946 0123"),
        ("on 0044 1632 960884", "0044 1632 960884"),
        ("on 44 7700 900862", "44 7700 900862"),
        ("on 01632.960.142", "01632.960.142"),
        ("Telephone: 960 142", "960 142"),
        ("tel no. 960142", "960142"),
        ("on +48 22 555 01 23", "+48 22 555 01 23"),
    ],
    "EMAIL": [
        ("Write to z.fairweather@posta.example please", "z.fairweather@posta.example"),
        ("z.fairweather @ posta.example", "z.fairweather @ posta.example"),
        ("z.fairweather (at) posta.example", "z.fairweather (at) posta.example"),
        ("zuzanna at posta dot example", "zuzanna at posta dot example"),
        ("zuzanna[at]posta.example", "zuzanna[at]posta.example"),
    ],
    "NHS_NUMBER": [
        ("Her NHS number is 999 012 3489.", "999 012 3489"),
        ("the number 999 012 3489 was used", "999 012 3489"),
        ("999-012-3489", "999-012-3489"),
        ("9990123489", "9990123489"),
        ("NHS no. 999 012 3480 as typed wrongly", "999 012 3480"),
    ],
    "NATIONAL_INSURANCE": [
        ("QQ 12 34 56 A", "QQ 12 34 56 A"),
        ("NI number qq123456c", "qq123456c"),
        ("QQ-12-34-56-B", "QQ-12-34-56-B"),
    ],
    "PASSPORT": [
        ("a passport, number 999000123, was found", "999000123"),
        ("BRP: ZU9990001", "ZU9990001"),
    ],
    "DRIVING_LICENCE": [("ODUYA807033MA9ZZ", "ODUYA807033MA9ZZ")],
    "BANK": [
        ("sort code 00-00-99, account number 99990001", "00-00-99"),
        ("account number 99990001", "99990001"),
        ("IBAN GB33 BUKB 2020 1555 5555 55", "GB33 BUKB 2020 1555 5555 55"),
        ("card 4000 0000 0000 0002 was used", "4000 0000 0000 0002"),
    ],
    "BIRTH": [
        ("Rowan (born 3 July 1983)", "3 July 1983"),
        ("DOB: 03/07/83", "03/07/83"),
        ("date of birth 03.07.1983", "03.07.1983"),
        ("d.o.b. 1983-07-03", "1983-07-03"),
        ("born on the 3rd of July, 1983", "3rd of July, 1983"),
        ("born on July 3rd, 1983", "July 3rd, 1983"),
        ("Her birthday was 3 July.", "3 July"),
        ("born on the third of July 1983", "third of July 1983"),
        ("03-07-1983 (DOB)", "03-07-1983"),
        ("Her date of birth is 3.7.83 there", "3.7.83"),
        ("DOB 03 07 83", "03 07 83"),
        ("DOB 03-Jul-1983", "03-Jul-1983"),
        ("DOB 03/Jul/83", "03/Jul/83"),
        ("DOB: 03 / 07 / 83", "03 / 07 / 83"),
        ("Birthdate 3 rdJuly 1983", "3 rdJuly 1983"),
        ("her son (b. 3.7.83)", "3.7.83"),
        ("her son, b. 3 July 1983", "3 July 1983"),
        ("Fe\u2019i ganwyd ar 11 Ionawr 1988", "11 Ionawr 1988"),
        ("Dyddiad geni: 3 o Fai 1984", "3 o Fai 1984"),
        ("ei phen-blwydd, 1af o fis Mawrth", "1af o fis Mawrth"),
    ],
    "DEATH": [
        ("Rowan died on 22 November 2019 at home", "22 November 2019"),
        ("On 22/11/2019 Rowan was killed", "22/11/2019"),
        ("The murder of 22nd November 2019", "22nd November 2019"),
        ("On 22 November Rowan was killed", "22 November"),
        ("until her death on November 22nd", "November 22nd"),
        ("she died on the twenty-second of November", "twenty-second of November"),
        ("Bu farw ar 22 Tachwedd", "22 Tachwedd"),
        ("Bu farw Rowan ar 22ain o Dachwedd 2019", "22ain o Dachwedd 2019"),
        ("cafodd ei lladd ar 22 Tachwedd 2019", "22 Tachwedd 2019"),
    ],
    "DATE": [
        ("The Panel met on 12 May 2020", "12 May 2020"),
        ("seen on 12/05/2018", "12/05/2018"),
        ("arrested on 22 November 2019 in the town", "22 November 2019"),
        ("on May 12, 2018", "May 12, 2018"),
        ("seen on 12-May-2018", "12-May-2018"),
        ("seen on 12thMay 2018", "12thMay 2018"),
        ("seen on 12 May2018", "12 May2018"),
        ("ar 12 Mai 2018", "12 Mai 2018"),
        ("ar 12fed o Orffennaf 2018", "12fed o Orffennaf 2018"),
    ],
    "VEHICLE": [
        ("a Ford, AB12 CDE, was seen", "AB12 CDE"),
        ("AB12CDE", "AB12CDE"),
        ("his car, A123 BCD,", "A123 BCD"),
        ("ABC 123D was parked", "ABC 123D"),
        ("a van with the plate B7 GHT", "B7 GHT"),
        ("the car AIZ 4321", "AIZ 4321"),
    ],
    "NUMBER": [
        ("his car, with the plate ABC 12,", "ABC 12"),
        ("She lived in the LS6 area", "LS6"),
        ("of Acacia Avenue, Leeds, LS6", "LS6"),
        ("the postcode district LS6", "LS6"),
    ],
    "REFERENCE": [
        ("crime reference WM/19/047731", "WM/19/047731"),
        ("WM/19/047731 was closed", "WM/19/047731"),
        ("Crime number: 20/123456/19", "20/123456/19"),
        ("under crime ref 4700123", "4700123"),
        ("incident log 1234 of that day", "1234"),
        ("CAD 4471 was raised", "4471"),
        ("CAD no. 4471", "4471"),
        ("custody record number YE01/1234", "YE01/1234"),
        ("URN 44AB1234519", "44AB1234519"),
        ("MARAC/22/0417", "MARAC/22/0417"),
        ("MARAC case number 0417", "0417"),
        ("Probation CRN X123456", "X123456"),
        ("his MAPPA reference is 99120", "99120"),
        ("the case ZE19C00123 in the Family Court", "ZE19C00123"),
        ("T20197123 at the Crown Court", "T20197123"),
        ("[2021] EWFC 123", "[2021] EWFC 123"),
        ("Our ref: HH/4471/AB", "HH/4471/AB"),
        ("hospital number VA 0048812", "VA 0048812"),
        ("tenancy reference 00123456", "00123456"),
        ("seen by PC 4471", "4471"),
        ("her UPN is X999000123456", "X999000123456"),
    ],
    "PROFILE": [
        ("see facebook.com/marisela.oduya for it", "facebook.com/marisela.oduya"),
        ("https://www.instagram.com/nilu.draws", "instagram.com/nilu.draws"),
        ("https://www.gofundme.com/f/for-rowan", "gofundme.com/f/for-rowan"),
        ("t.me/nilu_draws", "t.me/nilu_draws"),
    ],
    "ACCOUNT": [
        ("posted as @nilu.draws each day", "@nilu.draws"),
        ("under the username nilu_draws", "nilu_draws"),
        ("his Snapchat was torvald99", "torvald99"),
    ],
    "DEVICE": [
        ("the IP address 10.20.30.40", "10.20.30.40"),
        ("from 192.0.2.17 at night", "192.0.2.17"),
        ("2001:db8:0:0:0:0:0:17", "2001:db8:0:0:0:0:0:17"),
        ("00-53-00-AB-CD-EF", "00-53-00-AB-CD-EF"),
        ("IMEI 990000862471854", "990000862471854"),
    ],
    "PLACE": [
        ("at 51.4545, -0.1234", "51.4545, -0.1234"),
        ("TQ 123 456", "TQ 123 456"),
        ("grid reference TQ12345678", "TQ12345678"),
        ("51°28'38\"N 0°00'00\"W", "51°28'38\"N 0°00'00\"W"),
        ("///filled.count.soap", "///filled.count.soap"),
        ("what3words: filled.count.soap", "filled.count.soap"),
    ],
    "MAP": [("https://maps.app.goo.gl/abc123", "maps.app.goo.gl/abc123")],
    "PRESS": [
        ("https://www.bbc.co.uk/news/uk-999", "bbc.co.uk/news/uk-999"),
        ("https://news.example/ashgrove/remembered", "news.example/ashgrove/remembered"),
    ],
    "MARKING": [
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL - SENSITIVE when complete", "OFFICIAL - SENSITIVE"),
        ("RESTRICTED", "RESTRICTED"),
        ("This report is RESTRICTED until published", "RESTRICTED"),
        ("Restricted", "Restricted"),
        ("Not for publication", "Not for publication"),
        ("Draft v3.2", "Draft v3.2"),
        ("DRAFT", "DRAFT"),
        ("Strictly private and confidential", "Strictly private and confidential"),
        ("SWYDDOGOL-SENSITIF", "SWYDDOGOL-SENSITIF"),
        ("CYFRINACHOL", "CYFRINACHOL"),
        ("Mae hyn yn GYFRINACHOL nes ei gyhoeddi", "GYFRINACHOL"),
        ("Preifat a chyfrinachol", "Preifat a chyfrinachol"),
        ("NID I\u2019W GYHOEDDI", "NID I\u2019W GYHOEDDI"),
        ("Nid i'w rannu ymhellach", "Nid i'w rannu"),
        ("Drafft 2", "Drafft 2"),
        ("ADRODDIAD TROSOLWG DRAFFT", "DRAFFT"),
    ],
    "BODY": [
        ("They went to Brook End Primary School.", "Brook End Primary School"),
        ("seen at Millrace Medical Practice", "Millrace Medical Practice"),
        ("at Causeway Surgery", "Causeway Surgery"),
        ("to St Casimir's Catholic Primary School", "Casimir's Catholic Primary School"),
    ],
}  # fmt: skip

ARE_NOT = [
    # figures
    "The population is 248,287 and the cost was £1,250,000 in 2018/19, or 51.2%.",
    "At 21:40 hours; 26 minutes; 24/7; 3-5 days; 1 in 4; 9/10; 10 units a day.",
    "Scores: PHQ-9 17, GAD-7 12, AUDIT 24 of 40, DASH 14.",
    "01 02 03 04 05 06 07 08 09 10 11 12",
    "2015 2016 2017 2018 2019 2020 2021 2022",
    "See 5.2.23 and 5.3.1.",
    "Paragraphs 5.2.1.3, 10.12.11.14 and 4.1.2 were revised.",
    "Version 1.0.0.2 of the form",
    "pages 1267-1285 of volume 26(11)",
    # laws and guidance
    "section 76 of the Serious Crime Act 2015 and SI 2018/952",
    "the Care Act 2014, section 42; the Crime and Disorder Act 1998",
    "NICE guideline PH50 and Quality Standard QS116 apply.",
    "The DS1500 was completed and the MG11 was signed.",
    # roads, forms, tables
    "The M25 was closed and the A10 was busy.",
    "Table 2, Figure 3, Appendix A1, Box B2 and form AAR1",
    "A1 and B12 are in DHR 1A; CSP 2B follows",
    "Unit 3 and Room 4 of the hospital",
    "In 2019 Acacia Road was closed",
    "2 Crown Court cases and 3 High Court judges",
    "3 days at the end of the road",
    "the m1 1st exit at q2 5pm",
    # months and years
    "She was born in March 1983 and died in November 2019.",
    "a day in November 2019; the week of 3 July",
    "between 2015 and 2019",
    "rhwng 20 hyd 30 o blant",
    # roles and pseudonyms
    "PC 1, Officer 1, GP 1, Child A and Friend 2 agreed.",
    "The MARAC in 2018 and the DASH of 2019 were read.",
    "incident in 2019, crime in 2018, case 3, log 12",
    "reference to 2019/20",
    # markings in prose
    "The information was restricted and confidential; an early draft called it secret.",
    "RESTRICTED ACCESS TO RECORDS",
    "Drafting was done by the Chair.",
    "Roedd y wybodaeth yn gyfrinachol yn y drafft cyntaf, ac yn swyddogol: sensitif oedd hi.",
    # bodies
    "the primary school, a GP surgery and her refuge",
    "She said at school that the nursery was shut.",
    # words
    "Mail us @ any time; she was paid at the rate of 3 dot com",
    "www.example.gov.uk has more",
    "Facebook.com was open on her screen",
    "the end.the start.of it",
]  # fmt: skip

NEAR_MISSES: dict[str, list[str]] = {
    "POSTCODE": ["Form A1 2B was filled in", "ZZ4 was written by 7 CCs"],
    "STREET": [
        "In 2019 Acacia Road was closed",
        "mae 3 ffordd o wneud hyn",
        "3 days at the end of the road",
        "at 3 sites in the park.",
    ],
    "PHONE": ["01 02 03 04 05 06 07 08 09 10 11 12", "In 2019 07700 forms came"],
    "EMAIL": ["Mail us @ any time; she was paid at the rate of 3 dot com"],
    "NHS_NUMBER": ["The number 999 012 3480 stood on the parcel.", "999-012-3480"],
    "NATIONAL_INSURANCE": ["QQ 12 34 56", "QQ 12 34 56 E", "qq 12 34 56 c"],
    "PASSPORT": ["Her passport was found in 2019.", "It cost 999000123 in all."],
    "DRIVING_LICENCE": ["ODUYA807033MA", "ODUYA80703MA9ZZ", "He had a driving licence."],
    "BANK": [
        "GB33 BUKB 2020 1555 5555 56",
        "4000 0000 0000 0003 was used",
        "The account had 4 entries, sorted by code 99.",
        "00-00-99 was the score",
    ],
    "BIRTH": [
        "She was born in March 1983.",
        "There were 3,700 births in 2019.",
        "(b) 3 July 1983; by Officers A, B 3 July 1983",
    ],
    "DEATH": [
        "Rowan died in November 2019.",
        "a day in November 2019",
        "On 3 October her aunt died.",
        "Her aunt died on 3 November 2011.",
        "The Related Death Review met on 3 November.",
        "On 22 November she was found asleep.",
    ],
    "DATE": ["between May 2015 and 2019; the week of 3 July; 3 Dec-10 people"],
    "VEHICLE": ["The M25 was closed and the A10 was busy.", "the car came in 2019"],
    "NUMBER": ["The M25 was closed.", "Table B2"],
    "REFERENCE": ["incident in 2019, crime in 2018, case 3, log 12"],
    "PROFILE": ["Facebook.com was open on her screen", "They met on Facebook."],
    "ACCOUNT": ["Her Snapchat was old; the account was shut.", "meet @ 5pm"],
    "DEVICE": ["Version 1.0.0.2 of the form", "Paragraphs 5.2.1.3 and 10.12.11.14"],
    "PLACE": ["51.4 per cent, 12.3 per cent", "the end.the start.of it"],
    "MAP": ["https://www.ashgrove.example/map"],
    "PRESS": ["https://www.legislation.gov.uk/ukpga/2004/28"],
    "MARKING": ["The information was restricted and confidential.", "an early draft"],
    "BODY": ["the primary school, a GP surgery and her refuge"],
}
"""By kind, what lacks the one thing that would make it one: a check digit, a word beside it."""
BY_NAME = {"TITLED", "MISSPELT", "NAME", "WORD", "JOINED", "TELLING", "INITIAL"}
"""These are looked for by words, not by shape: `test_names.py`."""


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [(kind, text, words) for kind, cases in ARE.items() for text, words in cases],
)
def test_an_identifier_is_found_and_nothing_else(kind: str, text: str, words: str) -> None:
    found = words_in(text)
    assert (kind, words) in found
    stops = {name for name, _ in found} - {"WORD", "NAME", "NUMBER", "DATE", "BODY"}
    assert stops <= {kind, "BANK", "MARKING"}


@pytest.mark.parametrize("text", ARE_NOT)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert set(kinds_in(text)) - {"NAME", "WORD"} == set()


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in NEAR_MISSES.items() for text in texts]
)
def test_what_nearly_is_one_is_not_taken_for_it(kind: str, text: str) -> None:
    assert kind not in kinds_in(text)


def test_every_kind_has_cases_that_are_one_and_cases_that_are_not() -> None:
    kinds = {kind.name for kind in Kind} - BY_NAME
    assert ARE.keys() == kinds
    assert NEAR_MISSES.keys() == kinds


def test_a_child_with_a_number_that_may_have_died_is_no_day_in_may() -> None:
    facts = replace(FACTS, death=(2019, 5))
    look = look_at(*paragraphs("Child 1 may have died. She died on 1 May."), facts=facts)
    assert [(one.kind.name, one.words) for one in look.left] == [("DEATH", "1 May")]


def test_dates_of_an_action_plan_are_nobodys_but_births_are() -> None:
    assert kinds_in("31/03/2023, 1 May 2023", Role.RECOMMENDATIONS) == []
    assert kinds_in("born 3 July 1983", Role.RECOMMENDATIONS) == ["BIRTH"]


def test_the_letters_own_dates_are_told_anyway() -> None:
    assert kinds_in("8 September 2022. The Panel met on 29th June 2022.", Role.LETTER) == []
    assert kinds_in("9 September 2022", Role.LETTER) == ["DATE"]


def test_the_home_offices_details_and_helplines_may_stay() -> None:
    text = (
        "Interpersonal Abuse Unit 2 Marsham Street London SW1P 4DF Tel: 020 7035 4848\n"
        "Send it to DHREnquiries@homeoffice.gov.uk and to "
        "DHR@domesticabusecommissioner.independent.gov.uk\n"
        "Ring 0808 2000 247, 0808 801 0327, 0800 999 5428 or 116 123; text 07860 077333\n"
        "Childline is on 0800 1111, the NSPCC on 0808 800 5000\n"
        "or community.safety@ashgrove.example"
    )
    assert kinds_in(text, Role.LETTER) == []
