"""Invented reviews for the tests of the site; nobody in them exists."""

import hashlib
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw

from publisher.config import Colours, Council, PublisherSettings, SiteSettings
from publisher.model import (
    Block,
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quote,
    Raster,
    RedactedText,
    Review,
    ReviewFacts,
    Role,
    Run,
    Script,
    Table,
)
from publisher.site.publication import Entry, EntryDocument, Move, Publication, Site, Tombstone
from publisher.site.texts import shipped

R = RedactedText
Text = RedactedText
TODAY = date(2027, 2, 10)
ENGLISH = shipped("en")
"""The words of ours in English."""
DOCS = Path(__file__).parents[2] / "docs" / "site"


def run(text: str, **look: object) -> Run[Text]:
    return Run(R(text), **look)  # type: ignore[arg-type]


def para(*runs: str | Run[Text], number: str | None = None) -> Paragraph[Text]:
    made = tuple(run(r) if isinstance(r, str) else r for r in runs)
    return Paragraph(made, R(number) if number else None)


def head(level: int, text: str, number: str | None = None) -> Heading[Text]:
    return Heading(level, (run(text),), R(number) if number else None)


def cell(*texts: str, header: bool = False, columns: int = 1, rows: int = 1) -> Cell[Text]:
    return Cell(tuple(para(t) for t in texts), header, columns, rows)


def bullets(*texts: str, ordered: bool = False) -> ListBlock[Text]:
    return ListBlock(tuple(ListItem((para(t),)) for t in texts), ordered)


def picture(alt: str, caption: str | None = None) -> Picture[Text]:
    image = Image.new("RGB", (640, 300), "white")
    draw = ImageDraw.Draw(image)
    for at, height in enumerate((90, 140, 60, 200, 170)):
        draw.rectangle((60 + at * 110, 270 - height, 130 + at * 110, 270), fill=(26, 79, 139))
    draw.line((40, 270, 610, 270), fill="black", width=3)
    file = io.BytesIO()
    image.save(file, "PNG")
    png = file.getvalue()
    raster = Raster(png, 640, 300, hashlib.sha256(png).hexdigest())
    return Picture(raster, R(alt), R(caption) if caption else None)


def document(
    role: Role,
    title: str,
    blocks: Iterable[Block[Text]],
    notes: Iterable[Note[Text]] = (),
    name: str | None = None,
    language: str = "en",
) -> Document[Text]:
    return Document(role, name or role.value, language, R(title), tuple(blocks), tuple(notes))


SUMMARY = document(
    Role.EXECUTIVE_SUMMARY,
    "Executive summary",
    [
        para("This summary tells what the review found after the death of Rowan in November 2019."),
        head(1, "The review process", "1"),
        para(
            "Ashgrove Community Safety Partnership began this review on the advice of the police. "
            "The names of those involved have been changed. ",
            run("[name removed]"),
            " agreed to the name Rowan.",
            number="1.1",
        ),
        para(
            "The panel met eight times. Its terms of reference are in ",
            run("the guidance", link=R("https://www.gov.uk/government/collections/"
                                       "domestic-homicide-review")),
            ".",
            Run(R(""), note=1),
            number="1.2",
        ),
        bullets(
            "a housing association, which had let the flat to Rowan since 2014",
            "a general practice",
            "the police, the probation service and two specialist services for people who live "
            "with domestic abuse",
        ),
        head(1, "What happened", "2"),
        head(2, "Rowan", "2.1"),
        para(
            "Rowan was a keen gardener and a patient friend. Colleagues spoke of her ",
            run("dry humour", emphasis=True),
            " and of how she ",
            run("always", strong=True),
            " remembered a birthday.",
            number="2.1.1",
        ),
        Quote((para("She would hand you a cutting before you had taken your coat off."),)),
        head(2, "Contact with services", "2.2"),
        para(
            "Between March and October 2019 Rowan was seen eleven times by four services. None of "
            "them asked her about abuse while she was alone.",
            Run(R(""), note=2),
            number="2.2.1",
        ),
        Table(
            (
                (cell("Service", header=True), cell("Contacts", header=True),
                 cell("Asked about abuse", header=True)),
                (cell("General practice", header=True), cell("6"), cell("No")),
                (cell("Emergency department", header=True), cell("2"), cell("Once, not alone")),
                (cell("Housing association", header=True), cell("3"), cell("No")),
            ),
            header_rows=1,
            caption=R("Contacts with Rowan, March to October 2019"),
        ),
        picture(
            "Bar chart of contacts by month: two in March, three in May, one in July, five in "
            "September and four in October. Of these, six were with the practice, two with the "
            "emergency department and three with the housing association.",
            "Contacts by month in 2019",
        ),
        head(1, "Key issues", "3"),
        para("Coercive control was not recognised.", number="3.1"),
        para("Records were not shared between the practice and the hospital", Run(R("2"),
             script=Script.SUPER), ".", number="3.2"),
        head(1, "Conclusions", "4"),
        para("The review makes four recommendations.", number="4.1"),
        head(1, "Lessons", "5"),
        para("Asking once, in company, is not asking.", number="5.2.236"),
        head(1, "Equality and diversity", "6"),
        para("The panel considered each of the protected characteristics.", number="6.1"),
        head(1, "Contact with the family", "7"),
        para("Rowan’s sister read the report and met the chair twice.", number="7.1"),
        head(1, "Dissemination", "8"),
        para("The report went to every service named in it.", number="8.1"),
    ],
    [
        Note((para("Multi-agency statutory guidance, December 2016."),)),
        Note((para("The practice’s own audit came to the same number."),)),
    ],
)  # fmt: skip

PLAN = document(
    Role.RECOMMENDATIONS,
    "Recommendations and action plan",
    [
        para("Each action has an outcome, a lead and a date by which it is reviewed."),
        Table(
            (
                tuple(
                    cell(words, header=True)
                    for words in (
                        "No", "Recommendation", "Scope", "Action to take", "Lead agency",
                        "Target date", "Review date", "Outcome",
                    )
                ),
                (
                    cell("1", rows=2),
                    cell("Every practice asks about domestic abuse, alone and more than once.",
                         rows=2),
                    cell("Local"), cell("Train all staff in asking safely."),
                    cell("Integrated care board"), cell("March 2023"), cell("September 2023"),
                    cell("Nine in ten staff trained; recorded enquiries double."),
                ),
                (
                    cell("Local"), cell("Audit the records of 100 appointments."),
                    cell("Integrated care board"), cell("June 2023"), cell("December 2023"),
                    cell("The audit shows that people were asked alone."),
                ),
                (
                    cell("2"), cell("Housing officers know how to refer to specialist services."),
                    cell("Regional"), cell("Agree one referral form."),
                    cell("Ashgrove Homes"), cell("May 2023"), cell("November 2023"),
                    cell("Referrals from housing rise from 3 to 20 a year."),
                ),
                (
                    cell("3"), cell("National guidance says how enquiry is recorded."),
                    cell("National"), cell("Write to the department."),
                    cell("Community Safety Partnership"), cell("February 2023"),
                    cell("August 2023"), cell("An answer is received and published."),
                ),
            ),
            header_rows=1,
        ),
    ],
)  # fmt: skip

LETTER = document(
    Role.LETTER,
    "Letter from the Home Office",
    [
        para("Interpersonal Abuse Unit\n2 Marsham Street\nLondon\nSW1P 4DF\nTel: 020 7946 0018"),
        para("[name removed]\nCommunity Safety Manager\nAshgrove Council\n1 Example Street\n"
             "Ashgrove"),
        para("8 September 2022"),
        para("Dear [name removed],"),
        para("Thank you for submitting the Domestic Homicide Review report (Rowan) for Ashgrove "
             "Community Safety Partnership to the Home Office Quality Assurance Panel. The report "
             "was considered at the meeting on 29 June 2022."),
        para("The Panel felt that this was a considered and probing report, which challenged "
             "agencies well. There are some aspects that may benefit from further revision, but "
             "the Home Office is content that, on completion of these changes, the executive "
             "summary and the recommendations may be published."),
        para(run("Areas for final development:", strong=True)),
        bullets(
            "The action plan would benefit from review dates.",
            "Section 5.2.236 could say how referrals are made.",
            "The report needs a proofread.",
        ),
        para("Please send the digital copy to ", run("DHREnquiries@homeoffice.gov.uk",
             link=R("mailto:DHREnquiries@homeoffice.gov.uk")), "."),
        para("Yours sincerely,"),
        para("[name removed]\nChair of the Home Office DHR Quality Assurance Panel"),
    ],
    name="letter",
)  # fmt: skip

TRIBUTE = document(
    Role.TRIBUTE,
    "A tribute from Rowan’s sister",
    [para("You made every room lighter, and every garden."), para("We miss you.")],
)
WELSH_SUMMARY = document(
    Role.EXECUTIVE_SUMMARY,
    "Crynodeb gweithredol",
    [
        head(1, "Y broses adolygu"),
        para("Mae’r crynodeb hwn yn dweud beth ganfu’r adolygiad ŵ ŷ.", Run(R(""), note=1)),
        Table(((cell("Rhif"), cell("Cam")),), caption=R("Camau")),
    ],
    [Note((para("Cyfarfu’r panel ym mis Mai."),))],
    language="cy",
)
WELSH_PLAN = document(
    Role.RECOMMENDATIONS,
    "Argymhellion",
    [
        Table(
            (
                tuple(
                    cell(words, header=True)
                    for words in ("Rhif", "Argymhelliad", "Asiantaeth arweiniol", "Dyddiad targed")
                ),
                (cell("1"), cell("Dylai pob tîm ofyn."), cell("Bwrdd iechyd"), cell("Medi 2022")),
                (cell("2"), cell("Dylai’r tîm gadw."), cell("Heddlu"), cell("Awst 2022")),
            ),
            header_rows=1,
        )
    ],
    language="cy",
)


def facts(
    pseudonym: str = "Rowan",
    circumstances: str = "homicide",
    notice: str | None = None,
    indexing: bool = True,
) -> ReviewFacts[Text]:
    return ReviewFacts(
        pseudonym=R(pseudonym),
        partnership=R("Ashgrove Community Safety Partnership"),
        name_of_review=R("domestic homicide review"),
        circumstances=circumstances,
        death=(2019, 11),
        letter_dated=date(2022, 9, 8),
        panel_met=date(2022, 6, 29),
        themes=(R("Mental health"), R("Coercive control")),
        notice=R(notice) if notice else None,
        indexing=indexing,
    )


NOT_PUBLIC = "Words of a report that the letter does not clear."
INVENTED = "This review is invented. Nobody in it exists."

ROWAN = Publication(
    Review(
        "ashgrove-2019-a",
        facts(notice=INVENTED),
        (SUMMARY, PLAN, LETTER, TRIBUTE, WELSH_SUMMARY, WELSH_PLAN),
    ),
    ("executive-summary", "recommendations", "letter", "tribute"),
    date(2026, 12, 1),
    date(2027, 2, 3),
)
HAZEL = Publication(
    Review(
        "ashgrove-2021-b",
        facts("Hazel", "suicide", indexing=False),
        (
            document(Role.EXECUTIVE_SUMMARY, "Executive summary", [para("A short summary.")]),
            document(Role.OVERVIEW_REPORT, "Overview report", [para(NOT_PUBLIC)]),
            LETTER,
        ),
    ),
    ("executive-summary", "letter"),
    date(2026, 12, 8),
)
CARRIED = Entry(
    slug="ashgrove-2015-a",
    pseudonym=R("Linden"),
    partnership=R("Ashgrove Community Safety Partnership"),
    name_of_review=R("domestic homicide review"),
    circumstances="other",
    death=(2015, 4),
    letter_dated=date(2018, 1, 9),
    published=date(2018, 3, 1),
    changed=None,
    themes=(),
    notice=None,
    indexing=True,
    documents=(EntryDocument("executive-summary", "en", R("Executive summary")),),
    recommendations=({"recommendation": R("=Ask alone"), "lead": R("Health board")},),
)
GONE = Tombstone(
    "ashgrove-2012-a",
    date(2026, 11, 2),
    "retention period over",
    (
        "reviews/ashgrove-2012-a/index.html",
        "reviews/ashgrove-2012-a/executive-summary/index.html",
        "reviews/ashgrove-2012-a/executive-summary.pdf",
    ),
)
MOVED = Move(
    "ashgrove-2018-a", "ashgrove-2019-a", date(2026, 11, 2), ("reviews/ashgrove-2018-a/index.html",)
)
ONCE = frozenset({"reviews/index.html", "help/index.html", "browse/part-9/index.html"})
SETTINGS = SiteSettings(
    site_name="Domestic homicide reviews in Ashgrove",
    site_url="https://reviews.ashgrove.example/dhr/",
    publisher=PublisherSettings(
        council=Council(
            name="Ashgrove Council",
            partnership="Ashgrove Community Safety Partnership",
            address="https://www.ashgrove.example",
            email="community.safety@ashgrove.example",
            phone="01632 960 123",
        ),
        colours=Colours(),
        notice="This website is a demonstration. No review on it is real.",
    ),
)


def own_pages() -> dict[str, RedactedText]:
    paths = sorted([*DOCS.glob("*.md"), *DOCS.glob("cy/*.md")])
    return {path.relative_to(DOCS).as_posix(): R(path.read_text("utf-8")) for path in paths}


def whole_site() -> Site:
    return Site(
        SETTINGS,
        (ROWAN, HAZEL),
        (CARRIED,),
        (GONE,),
        own_pages(),
        ONCE,
        moves=(MOVED,),
        today=TODAY,
    )
