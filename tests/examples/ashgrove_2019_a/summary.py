"""The executive summary of Rowan's review.

Most of it uses the pseudonyms, as a finished review does. The real names that were left in by
mistake, the address, the dates and the numbers are what the publisher has to take out.
"""

from tests.examples.ashgrove_2019_a.chronology import CHRONOLOGY
from tests.examples.ashgrove_2019_a.learning import LEARNING
from tests.examples.blocks import (
    Block,
    Box,
    Grid,
    Heading,
    Items,
    Numbered,
    Paper,
    Para,
    Properties,
    Quote,
    Title,
)

AGENCIES = Grid(
    caption="Agencies that took part",
    widths=(4.6, 3.8, 7.6),
    rows=(
        ("Agency", "What it gave", "Contact"),
        (Box("Statutory agencies", across=3),),
        ("Westermere Police", Box("Chronology and IMR", down=3), "Four incidents, 2016 to 2019"),
        (
            "Ashgrove Borough Council, children's social care",
            "Two assessments; record held as Pennick, Junia and Pennick, Ezra",
        ),
        (
            "Vale of Ashgrove NHS Foundation Trust",
            "Emergency department and talking therapies (Oduya, Marisela; born 03/07/1983)",
        ),
        (
            "Millrace Medical Practice",
            Box("Chronology and interview", down=2),
            "Rowan, the children and Alder were all patients",
        ),
        ("Brook End Primary School", "Child A and Child B were pupils"),
        (Box("Voluntary and commissioned services", across=3),),
        ("Lantern House", "Report", "No contact with Rowan before November 2019"),
        ("Corbel Homes", "Chronology", "Landlord of the family home"),
    ),
)

PANEL = Grid(
    caption="Members of the Review Panel",
    widths=(5.2, 5.6, 5.2),
    rows=(
        ("Name", "Role", "Agency"),
        ("Iolanthe Greaves", "Independent Chair and author", "Independent"),
        ("Leocadia Whitmarsh", "Community Safety Manager", "Ashgrove Borough Council"),
        ("Osric Tembo-Pell", "Detective Chief Inspector", "Westermere Police"),
        ("Hanneke Birdsall", "Named Nurse for Safeguarding Adults", "Vale of Ashgrove NHS"),
        ("Lucjan Mottram", "Head of Service", "Children's social care"),
        ("Sapphira Kowalczuk", "Chief Executive", "Lantern House"),
        ("Benedikt Orimoto", "Tenancy Services Manager", "Corbel Homes"),
    ),
)

OPENING: tuple[Block, ...] = (
    Title("Domestic Homicide Review: Executive Summary"),
    Para("**INVENTED EXAMPLE. No person, place or event in this document is real.**"),
    Para("Ashgrove Community Safety Partnership", tight=True),
    Para("Review into the death of Rowan in November 2019", tight=True),
    Para("Independent Chair and author: Iolanthe Greaves", tight=True),
    Para("Revised October 2022 after the letter of the Home Office Quality Assurance Panel"),
    Heading(1, "A few words from Rowan's sister", numbered=False),
    Quote(
        "She sang in the car, badly, and made us all join in. When people ask me what happened I "
        "tell them first who she was. Mari was funny and stubborn and she never forgot a birthday. "
        "The children ask about her every day. Please read this as if she were yours."
    ),
    Para("*Linden, on behalf of the family*"),
)

PROCESS: tuple[Block, ...] = (
    Heading(1, "The review process"),
    Numbered(
        2,
        "This summary outlines the process followed by the Review Panel in examining the death of "
        "Rowan, who lived in Ashgrove. She was 36 years old when she was killed by her former "
        "partner, Alder, at her home at Flat 3, 48 Tallowfield Lane, Ashgrove, ZZ4 7CV on "
        "22 November 2019. Her death left two children without their mother.",
    ),
    Numbered(
        2,
        "The following pseudonyms were chosen with the family and are used here and in the "
        "overview report[^1]:",
    ),
    Items(
        (
            "**Rowan**, the victim, aged 36, a Black British woman",
            "**Alder**, her former partner, aged 38, a White British man",
            "**Child A** and **Child B**, their children, aged 11 and 7",
            "**Linden**, Rowan's elder sister",
            "**Friend 1**, who worked with Rowan",
        )
    ),
    Numbered(
        2,
        "Alder was charged with murder within days. He denied it and was convicted after a trial "
        "in 2020, when he was sentenced to life imprisonment. The judge spoke of a "
        "*sustained campaign of control* that had not ended with the relationship.",
    ),
    Numbered(
        2,
        "Westermere Police told the Community Safety Partnership of the death in December 2019. "
        "The Chair of the Partnership decided in January 2020 that the criteria for a Domestic "
        "Homicide Review were met, and told the Home Office. The Panel met seven times. The "
        "review was paused during the trial and again in the first months of the pandemic, and "
        "was completed in February 2022.",
    ),
    Numbered(
        2,
        "All agencies that might have had contact with Rowan, Alder or the children were asked to "
        "secure their records. Eleven replied, of which eight had had contact.",
    ),
    Heading(1, "Contributors to the review"),
    Numbered(
        2,
        "Authors of Individual Management Reviews (IMRs) had no line management of anyone who had "
        "dealt with the family. The first IMR from children's social care described what was done "
        "without asking why. The Panel sent it back, and the second was of great help.",
    ),
    AGENCIES,
    Numbered(
        2,
        "Rowan's sister Adaeze and Philomena Oduya met the Chair four times, with an advocate from "
        "a specialist homicide service. They chose the pseudonyms, commented on the terms of "
        "reference, and read the report in full before it was sent to the Home Office. Questions "
        "for the family go to 07700 900417.",
    ),
    Numbered(
        2,
        "Bronagh Castellane, a friend from work, spoke to the Chair by telephone. Alder was "
        "written to in prison twice and did not reply. The children were thought too young to be "
        "asked; their aunt spoke about what they might wish to be known.",
    ),
    Heading(1, "The Review Panel members"),
    Numbered(
        2,
        "Every member was independent of the events and had not managed any member of staff who "
        "had been involved.",
    ),
    PANEL,
    Numbered(
        2,
        "The Chair and author has worked in safeguarding for more than twenty years. She has "
        "never been employed by any of the agencies in this review, and has chaired five reviews "
        "elsewhere.",
    ),
    Heading(1, "Terms of reference for the review"),
    Numbered(
        2,
        "The review covers the time from January 2015, when Rowan first spoke of her fear at the "
        "GP practice, to her death. Its purpose, as the statutory guidance sets out, is to:",
    ),
    Items(
        (
            "establish what lessons are to be learned from the way in which professionals and "
            "organisations worked, alone and together, to safeguard victims;",
            "say clearly what those lessons are, how and by when they will be acted on, and what "
            "is expected to change;",
            "apply them, in policy and procedure as well as in day-to-day practice;",
            (
                "ask in particular:",
                (
                    "how far coercive and controlling behaviour was recognised, and by whom;",
                    "what was known of economic abuse;",
                    "whether the children were seen as victims in their own right;",
                    "whether Rowan's ethnicity bore on how she was answered;",
                ),
            ),
            "contribute to a better understanding of domestic violence and abuse.",
        ),
        ordered=True,
    ),
    Numbered(
        2,
        "The review does not ask who is to blame for a death. That is a matter for the courts and "
        "the coroner.",
    ),
)

NOTES = (
    "A list that links pseudonyms to names is kept by the Partnership. An early draft called the "
    'victim "M. A. Oduya" and Alder "T. Pennick"; it should have been destroyed.',
    "Westermere Police reference WM/19/047731. The officer in the case can be reached on "
    "01632 960142.",
    "Marisela's employer held a record of this, since Ms Oduya's manager had written it down at "
    "the time.",
    "Controlling or coercive behaviour in an intimate or family relationship: Serious Crime Act "
    "2015, section 76.",
)

SUMMARY = Paper(
    properties=Properties(
        title="DHR Marisela Oduya - exec summary v9 FINAL",
        author="Iolanthe Greaves",
        saved_by="Fenella Roscoe",
        header="Ashgrove CSP - Domestic Homicide Review - Executive Summary",
        footer="DHR Oduya v9",
    ),
    blocks=(*OPENING, *PROCESS, *CHRONOLOGY, *LEARNING),
    notes=NOTES,
)
