"""The executive summary of Ellis's review: no table, picture or note, for a PDF without tags."""

from tests.examples.blocks import (
    Block,
    Heading,
    Items,
    Numbered,
    Paper,
    Para,
    Properties,
    Quote,
    Title,
)

PROCESS: tuple[Block, ...] = (
    Title("Executive Summary of the Domestic Homicide Review into the death of Ellis"),
    Para("**INVENTED EXAMPLE. No person, place or event in this document is real.**"),
    Para("Ashgrove Community Safety Partnership", tight=True),
    Para("Author: Calliope Ruddock-Shah", tight=True),
    Para("Revised July 2023"),
    Heading(1, "The review process"),
    Numbered(
        2,
        "This summary is about the death of Ellis, a man of 68, in April 2021. He was killed at "
        "his home in Ashgrove by his son, Mr C, who was 34 and whom he had cared for during many "
        "years of mental illness.",
    ),
    Numbered(
        2,
        "The Panel offers its condolences to Ellis's daughter, Ms D, and to all who miss him. The "
        "pseudonym was her choice. Letters stand for the other members of the family.",
    ),
    Numbered(
        2,
        "Mr C pleaded guilty to manslaughter by reason of diminished responsibility and was made "
        "subject to a hospital order without limit of time.",
    ),
    Numbered(
        2,
        "The Community Safety Partnership decided in May 2021 that a review should be held. The "
        "Panel met six times between September 2021 and October 2022. Its terms of reference cover "
        "the time from January 2017 to 17 April 2021.",
    ),
    Heading(1, "Contributors to the review"),
    Numbered(2, "Reports or chronologies came from:"),
    Items(
        (
            "Vale of Ashgrove NHS Foundation Trust (mental health services);",
            "Westermere Police;",
            (
                "Ashgrove Borough Council:",
                ("adult social care,", "the carers' service,", "housing options;"),
            ),
            "the GP practice of Ellis and Mr C, Causeway Surgery;",
            "Kindling, a charity for carers.",
        )
    ),
    Numbered(
        2,
        "Ms D and Perpetua Okonjo spoke to the author. Mr C was asked through his "
        "responsible clinician and agreed to one meeting. He wished it to be known that his father "
        "*never gave up on me*.",
    ),
    Heading(1, "Terms of reference"),
    Numbered(2, "The Panel was asked to consider:"),
    Items(
        (
            "what was known of Mr C's behaviour towards his father, and what was done about it;",
            "how risk was assessed when Mr C was at home, and what part Ellis had in it;",
            "whether Ellis was offered an assessment as a carer, and support;",
            "what the pandemic changed;",
            "whether language, culture or age stood in the way of help.",
        ),
        ordered=True,
    ),
)

STORY: tuple[Block, ...] = (
    Heading(1, "Summary chronology"),
    Numbered(
        2,
        "Ellis came to Ashgrove from Poland in 1974 and worked as an engineer on the town's buses "
        "until he retired. He was widowed in 2011. He was known for mending clocks, which covered "
        "a wall of his kitchen at 17 Saltpan Row.",
    ),
    Numbered(
        2,
        "Kacper Zielenczyk (born 2 February 1987) became ill at university. He was in "
        "hospital four times between 2008 and 2019, twice against his will. Each time he went home "
        "to his father.",
    ),
    Numbered(
        2,
        "From 2017 Ellis told professionals of shouting, of broken doors, and of money that he "
        "handed over for the sake of peace. In 2018 he told the carers' service that he slept "
        "with a chair against his door. The worker wrote: *father coping well, proud man*.",
    ),
    Numbered(
        2,
        "In August 2019 the police were called to the house (reference WM/19/061155). Mr "
        "Zieleńczyk did not wish to make a complaint about his son. No adult safeguarding concern "
        "was raised and the incident was not recorded as domestic abuse.",
    ),
    Numbered(
        2,
        "In March 2020 home visits stopped. Mr C's appointments were by telephone for eleven "
        "months. The telephone that was rung was his father's.",
    ),
    Numbered(
        2,
        "In February 2021 Ellis rang the crisis line three times in one week. He asked for an "
        "interpreter at the second call, and was told that somebody would ring back. Emeka "
        "Tolliver was on leave and nobody had taken over his caseload.",
    ),
    Numbered(
        2,
        "On 12 April 2021 Ms D told the trust that her brother had stopped his treatment and that "
        "her father was frightened. An appointment was made for the week after next. Ellis was "
        "killed five days later.",
    ),
    Heading(1, "Key issues"),
    Numbered(
        2,
        "**Abuse by a grown-up child was not seen as domestic abuse.** The definition covers "
        "members of the same family who are sixteen or over. Of the eleven professionals who heard "
        "of violence, one thought of domestic abuse.",
    ),
    Numbered(
        2,
        "**A carer is a source of knowledge, and may be a person at risk.** Plans for leaving "
        "hospital took for granted that Ellis would take his son in. He was never asked on his "
        "own whether he was willing, or safe.",
    ),
    Numbered(
        2,
        "**Confidentiality was misunderstood.** Staff believed that they could not listen to "
        "Ellis without his son's consent. Listening needs nobody's consent.",
    ),
    Numbered(
        2,
        "**Pride was taken for resilience.** Ellis said what many parents say: that it was not so "
        "bad, that it was the illness and not the boy. Such words were written down as "
        "reassurance.",
    ),
    Numbered(
        2,
        "**The pandemic removed the eyes on the home.** A telephone call to a house tells little "
        "when the person who answers cannot speak freely.",
    ),
    Numbered(
        2,
        "**Language.** An earlier version of this summary said that language was no barrier. "
        "Ellis spoke good English at work and asked for an interpreter when he was frightened, in "
        "February 2021 and once before, in 2018. Neither request was met. The Panel now finds that "
        "language was a barrier when it mattered most.",
    ),
    Numbered(
        2,
        "**Good practice.** The GP, at Causeway Surgery, rang Ellis every month from the beginning "
        "of the first lockdown. The St Casimir Social Club brought him a hot meal on Sundays "
        "and noticed when he stopped coming to the door.",
    ),
    Quote(
        "Dad would not have wanted anyone punished. He would have wanted somebody to come round, "
        "sit down under the clocks, and ask."
    ),
    Para("*Ms D*"),
    Heading(1, "Conclusions"),
    Numbered(
        2,
        "Ellis died because an illness was not treated in time and because a danger that he had "
        "described for four years was not called by its name. The Panel does not say that his "
        "death could have been foreseen on the day. It does say that harm to him was foreseeable, "
        "and had been foreseen, by Bogusław himself.",
    ),
    Numbered(
        2,
        "Since then the trust has changed how it plans for people who go home to their parents, "
        "and the council has joined its carers' and domestic abuse services in one building.",
    ),
    Heading(1, "Lessons to be learned"),
    Items(
        (
            "Ask every carer, alone, if they are safe and if they are willing.",
            "Record violence between family members as domestic abuse, whatever the reason for it.",
            "When a relative rings with a worry, the call is information about risk on that day.",
            "Offer an interpreter to anyone who has ever asked for one.",
        )
    ),
    Heading(1, "Recommendations"),
    Numbered(
        2,
        "Six recommendations were made, the first of them to two agencies. They are set out with "
        "their actions, dates and outcomes in the action plan published beside this summary.",
    ),
    Heading(1, "Help and support", numbered=False),
    Para(
        "Carers who are afraid of the person they care for can ring the National Domestic Abuse "
        "Helpline on 0808 2000 247 or, if they are men, the Men's Advice Line on 0808 801 0327. "
        "In an emergency call 999."
    ),
)

SUMMARY = Paper(
    properties=Properties(
        title="Exec summary DHR2 B Zielenczyk FINAL FINAL",
        author="Calliope Ruddock-Shah",
        saved_by="Marchetta Dunning",
        footer="Executive summary - Ellis",
    ),
    blocks=(*PROCESS, *STORY),
)
