"""Words that are nobody's name: of everyday English, of institutions, of the review itself."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from publisher.english import everyday
from publisher.redaction.fold import fold

_BODIES = """
abuse academy action adviser advisory advocacy advocate age agencies agency alliance ambulance
assembly assessment association authorities authority avenue awdurdod bartneriaeth board body
borough bureau business bwrdd campus care cathedral cell centre centres chapel charity children
clinic close club coalition college colleges command commission commissioning committee communities
community conference congress consortium constabulary constituency cottage council councils county
court courts crescent crown cyfiawnder cymru cymunedol cyngor cynhadledd department diogelwch
directorate district division drive emergency england enterprise estate executive families family
federation forum foundation fund gardens general gofal gp grange group groups guidance gwasanaeth
gwasanaethau gynhadledd health heddlu helpline home homes hospice hospital hospitals hostel hotel
house houses housing hub iechyd initiative inn inspectorate institute institution justice lodge
magistrates manor market medical mental metropolitan mews midlands ministry mosque neighbourhood
network nhs nursery office offices operation organisation parade parish partneriaeth partners
partnership partnerships people place police policing practice prifysgol primary priory prison
probation programme project protocol pub quay refuge regiment region report rescue residents review
road row royal rule safeguarding scheme school schools scotland section secure service services
shelter shire social society solicitors solutions square station store street suite support surgery
swyddfa synagogue team teams temple terrace theatre tower town trust trusts union unit units
university vale valley victims view village voices wales walk ward wards way wharf women works yard
ymddiriedolaeth youth ysbyty ysgol
"""
BODIES = frozenset(_BODIES.split())
"""Words that end the name of a body or a place: "Westermere Police" is no person."""

_FIELD = """
aafda acronyms addaction addendum adolygiad advance amlasiantaeth anonymised apache argymhellion
asesu audit barnado barnardo barnardos benzodiazepine bipolar bsc byw cadeirydd cafcass caseload
caseworker caseworkers cgl change childline chronologies citalopram clinician clinicians co
co-codamol coercive counsellor covid criminology crynodeb csp cyber cymdeithasol dhr diazepam
dioddefwr disclosures domestic domestig dr dsm dvpn dvpo email emails enghraifft ethnicities
ethnicity facebook femicide ffrind fluoxetine freephone frontline galop gaslighting genogram
glossary gmc google gov grow gwaith gweithredol heb helplines heroin hestia homeless homicide
hourglass http https hunanladdiad idva idvas ikwro imkaan imr imrs instagram integredig internet
iopc isva isvas jsna karma lamplugh legislative lgbt lgbtq live lladdiad lockdown mankind mappa
marac maracs marwolaeth mash meddyg methadone methodology microsoft midwifery mind mirtazapine
misogyny molestation msc multidisciplinary nacro naloxone neurodiversity nhse nice nirvana non-fatal
nspcc ofn ofsted online outreach paediatric paladin pandemic panel paramedic paramedics perinatal
perpetrator perpetrators phd point postcode postnatal proforma pseudonym pseudonyms psychosocial rec
refuge relate respect risg saesneg safelives samaritan samaritans sertraline sexualised shelter
signposting smartphone snapchat solace southall spokesperson stalker standing statutory
strangulation sub-group subgroup subutex suzy teams tel teulu tiktok together tri-borough troseddol
trust turning twitter unredacted venlafaxine verbatim victim victimisation victimised website
websites wellbeing whatsapp women's womens workforce workplace workshops workstream youtube zoom
zopiclone
"""
_PLACES = """
africa african america american anglican april arab arabic asia asian august australia autumn avon
awst bangladesh bangladeshi baptist bedfordshire belfast bengali berkshire birmingham bosnian
boxing bradford brazil brazilian bristol britain british buckinghamshire buddhist bulgaria
bulgarian cambridge cambridgeshire canada cardiff caribbean catholic cheshire china chinese
christian christianity christmas chwefror cleveland cornwall coventry cumbria cymru cypriot czech
dari december derby derbyshire devon diwali dorset durham dutch dyfed easter ebrill edinburgh
egypt eid england english eritrean essex ethiopian europe european exeter farsi february france
french friday german germany ghana ghanaian glasgow gloucester gloucestershire gorffennaf greater
greek gujarati gwent gypsy hampshire herefordshire hertfordshire hindi hindu hull humberside
hungarian hydref india indian ionawr iran iranian iraq iraqi ireland irish islam islamic italian
italy jamaica jamaican january japanese jehovah's jewish judaism july june kent kenya kenyan
kurdish lancashire lanka lankan latvian leeds leicester leicestershire lincoln lincolnshire
lithuanian liverpool london mai manchester mandarin march mawrth may medi mehefin merseyside
methodist middlesex monday muslim nepalese nepali newcastle newport nigeria nigerian norfolk
northamptonshire northumberland northumbria norwich nottingham nottinghamshire november october
oxford oxfordshire pakistan pakistani pashto pentecostal plymouth poland polish portsmouth
portugal portuguese powys punjabi quaker ramadan rhagfyr roma romania romanian russia russian
rutland saturday scotland scottish september sheffield shropshire sikh slovak somali somalia
somerset southampton spain spanish spring sri staffordshire sudanese suffolk summer sunday surrey
sussex swansea swedish syria syrian tachwedd tamil thames thursday tuesday turkey turkish tyneside
uk ukraine ukrainian urdu vietnamese wales warwickshire wednesday welsh wiltshire winter witness
wolverhampton worcester worcestershire york yorkshire zimbabwe zimbabwean
"""
_SHORTENED = """
apr aug chwef dec ebr feb fri gorff hyd jul maw meh mon nov oct rhag sep sept tach thu thur
thurs tue tues wed
"""
"""Months and days of the week, but for those that are first names too."""
_ROLES = """
adult author brother chair chairman chairperson chairs chairwoman chief child children clerk
saint st co-ordinator commander commissioner commissioners constable consultant coordinator coroner
councillor dame daughter dc dci deputy detective di director doctor dr driver ds dsu engineer
executive facilitator father friend head hhj independent inspector interim investigator judge lady
lead leader leads lord manager mayor member midwife minister miss mother mr mrs ms mx named nurse
officer officers overview partner pc pcso person police practitioner president prof professor ps
psychiatrist psychologist rev reverend secretary senior sergeant sibling sir sister social
solicitor son strategic superintendent supervisor teacher therapist vice worker workers wpc writer
"""
KNOWN = frozenset((*_FIELD.split(), *_PLACES.split(), *_SHORTENED.split(), *_ROLES.split()))
"""Words of this field, of well-known places and of offices, which may stand before a name."""

_ALSO_GIVEN = """
amber april aurora autumn basil bill bob carol clement cliff crystal daisy dale dawn dean dick
drew earnest eve faith fern flora frank gay gene ginger glen grace grant guy harry hazel heather
holly hope iris ivy jack jade jasmine jasper jean jerry jo joy june kit lance lily marigold marina
mark martin max may melody mercy mike miles myrtle nick olive opal pansy pat patience pearl peg
penny pip poppy prudence ray rex rich rob robin rod roman rose ruby rusty saffron sally sandy
scarlet sienna sky sterling sue summer tiger tim tony troy van verity victor victoria violet wade
will willow woody wren
"""
GIVEN = frozenset(_ALSO_GIVEN.split())
"""Words that are first names too, so that a surname may follow them."""


_SMALL_OR_CAPITAL = re.compile(r"[A-Za-z](?<![\w@./-].)[a-z]+(?![\w@/]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


@cache
def plain(word: str) -> str:
    """A word in small, plain letters, without a possessive ending."""
    return re.sub(r"'s?$", "", fold(word).text.strip())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that one review is known by, in plain small letters.

    `pseudonyms` stand for people; `own` are the other words of its replacements, of the
    partnership, the council and the agencies; `small` are those that its documents have in
    small letters more often than with a capital.
    """

    pseudonyms: frozenset[str] = field(default=frozenset(), repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)
    small: frozenset[str] = field(default=frozenset(), repr=False)

    def is_everyday(self, word: str) -> bool:
        """Whether it is a word that anybody might write, be it in this document alone."""
        ways = {word, word.replace("-", "")} | ({word[:-1]} if word.endswith("s") else set())
        if any(w in known for w in ways for known in (everyday(), KNOWN, BODIES, self.small)):
            return True
        return "-" in word and all(map(self.is_everyday, filter(None, word.split("-"))))


def mostly_small(text: str) -> frozenset[str]:
    """The words of the text that are written in small letters more often than not.

    Words in addresses of websites and e-mails do not count: they are always small.
    """
    times = Counter(_SMALL_OR_CAPITAL.findall(text))
    return frozenset(
        word for word, often in times.items() if word.islower() and often > times[word.title()]
    )


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word of the texts, plain."""
    found = (plain(word) for text in texts for word in _WORD.findall(text))
    return frozenset(word for word in found if len(word) > 1)
