"""Section 5 of the executive summary: what happened, in short."""

from tests.examples.blocks import Block, Box, Figure, Grid, Heading, Numbered

CONTACTS = Figure(
    bars=(
        ("2015", 2),
        ("2016", 5),
        ("2017", 4),
        ("2018", 9),
        ("2019 to November", 17),
    ),
    alt=(
        "Bar chart of the contacts that agencies had with Rowan by year: 2 in 2015, 5 in 2016, 4 "
        "in 2017, 9 in 2018, and 17 in 2019 up to the day on which Marisela was killed."
    ),
    caption="Contacts of all agencies with Ms Oduya, by year",
)

EVENTS = Grid(
    caption="The main events",
    widths=(3.2, 4.2, 8.6),
    rows=(
        ("When", "Agency", "What happened"),
        ("January 2015", "GP practice", "Rowan tells a locum that she is *walking on eggshells*."),
        (
            Box("2016", down=2),
            "Westermere Police",
            "A neighbour reports shouting at 48 Tallowfield Lane. No offence is recorded.",
        ),
        ("Children's social care", "First assessment, closed after one visit."),
        (
            "March 2018",
            "Emergency department",
            "Rowan attends with a wrist injury. T. Pennick stays in the cubicle throughout.",
        ),
        (
            Box("June 2019", down=2),
            "Rowan",
            "Rowan asks Alder to leave. He moves to 9 Quern Court, ZZ4 2MK.",
        ),
        (
            "Westermere Police",
            "Rowan reports messages and visits. PC 4471 Dunmorrow records a standard risk.",
        ),
        (
            "September 2019",
            "Brook End Primary School",
            "Child B says that his father waits outside the house at night.",
        ),
        ("November 2019", "All", "Rowan is killed."),
    ),
)

CHRONOLOGY: tuple[Block, ...] = (
    Heading(1, "Summary chronology"),
    Heading(2, "Background"),
    Numbered(
        3,
        "Rowan grew up in Ashgrove, where her parents had settled in the 1970s. She was the "
        "younger of two sisters. She trained as a textile conservator and at the time of her "
        "death she supervised a team of nine at Thistledown Linen Services. Her colleagues keep "
        "[a page in her memory](https://www.thistledown.example/people/marisela-oduya).",
    ),
    Numbered(
        3,
        "She met Torvald Pennick (born 14 March 1981) when she was 23. Friends saw less of "
        "her after the first year. From 2014 her wages were paid into an account that only he "
        "could use, and by 2017 Marisela's telephone, her bank card and the car were all in his "
        "hands. None of this came to the notice of an agency as abuse.",
    ),
    Numbered(
        3,
        "Alder had no convictions. A former partner had reported him to another police force in "
        "2004 for threats; that record was not found until the murder investigation. Rowan did not "
        "know of it, and nobody told her of the Domestic Violence Disclosure Scheme.",
    ),
    CONTACTS,
    EVENTS,
    Heading(2, "Contact with agencies"),
    Numbered(
        3,
        "Paragraphs 5.2.236 to 5.2.239 stand here with the numbers that they have in the overview "
        "report, because the letter of the Home Office refers to them by those numbers.",
    ),
    Numbered(
        3,
        "The GP practice saw Rowan eleven times. In January 2015 she told a locum that she was "
        "*walking on eggshells* at home. Dr Varga, who saw her next, recorded low mood and "
        "prescribed for it. Her record (NHS number 999 012 3489) holds no routine enquiry about "
        "domestic abuse, then or later. Dr Anselm Varga told the review that he would have asked "
        "had she come alone. She came alone on seven of the eleven occasions.",
    ),
    Numbered(
        3,
        "Children's social care carried out two assessments, in 2016 and 2018. In both, Alder did "
        "most of the talking. Keziah Thornby noted in 2018 that the children *looked to Dad "
        "before they spoke*, and that the house was *immaculate*. The assessment closed with "
        "advice to the parents to *work on their communication*.",
    ),
    Numbered(
        3,
        "In June 2019 Rowan called the police and gave a full account of messages, visits and "
        "threats. Four incidents were on record by then and they were not read together. PC "
        "Dunmorrow completed the risk assessment as standard and spoke to Alder by telephone, who "
        "said that he wanted to see his children[^2].",
    ),
    Numbered(
        3,
        "Westermere Police did not refer Rowan to a specialist domestic abuse service. An officer "
        "left a leaflet at the address. An earlier version of this report said that the leaflet "
        "might have led her to seek help. The Panel no longer holds that view: Alder still had a "
        "key, and written information can put a person at risk if the one who harms them finds it. "
        "The better practice would have been to ask Rowan, on her own, whether she agreed to a "
        "referral.",
        start=236,
    ),
    Numbered(
        3,
        "Three routes were open. The police could refer any victim to Lantern House with consent, "
        "by a form on the officer's own device. They could refer to the Multi-Agency Risk "
        "Assessment Conference (MARAC) on professional judgement as well as on the score. And the "
        "duty Independent Domestic Violence Advisor (IDVA) could be called out to a safe place of "
        "the victim's choice.",
    ),
    Numbered(
        3,
        "The same routes were open to the GP practice, the emergency department and the school, "
        "and have been since 2014. Two of the nine practitioners who were asked knew of all three.",
    ),
    Numbered(
        3,
        "Had any one of them been used, Rowan would have had a person whose task was her safety. "
        "The Panel cannot say that she would be alive.",
    ),
    Heading(2, "The last months"),
    Numbered(
        3,
        "After the separation, contact with agencies rose and so did the danger (see the figure "
        "above). Alder came to Rowan's place of work three times. Her manager asked him to leave "
        "and wrote it down, but did not know whom to tell[^3]. Bronagh said: *We walked her to her "
        "car for weeks. It never crossed our minds that there was a number to ring.*",
    ),
    Numbered(
        3,
        "In September Child B told his teacher that his father waited outside the house at night. "
        "Brook End Primary School spoke to both parents, and so told Alder that the child had "
        "spoken. No referral was made. {>>Iolanthe, is this what Adaeze told you? She asks to be "
        "rung on 07700 900417 before anything about Junia and Ezra goes out.<<}",
    ),
    Numbered(
        3,
        "Rowan had asked Corbel Homes in August to take Alder's name from the tenancy and to "
        "change the locks. She was told that both tenants had to sign. The request was open when "
        "Rowan was killed.",
    ),
    Numbered(
        3,
        "On the evening of 22 November 2019 neighbours called the police. Officers and paramedics "
        "came within minutes, and Rowan was pronounced dead at her home. Alder was arrested the "
        "same night. The children were with their aunt.",
    ),
)
