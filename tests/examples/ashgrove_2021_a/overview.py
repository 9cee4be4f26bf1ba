"""The overview report of Ellis's review, which the letter does not clear for the public."""

from tests.examples.ashgrove_2021_a.overview_analysis import ANALYSIS
from tests.examples.blocks import (
    Block,
    Box,
    Figure,
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

PEOPLE = Grid(
    caption="People in this report",
    widths=(3.2, 6.4, 3.2, 3.2),
    rows=(
        ("Name used", "Who", "Age in April 2021", "Ethnicity"),
        ("Ellis", "The victim", "68", "White Polish"),
        ("Mr C", "Ellis's son, who killed him", "34", "White British and Polish"),
        ("Ms D", "Ellis's daughter, Mr C's elder sister", "39", "White British and Polish"),
        ("Neighbour 1", "Neighbour and friend of Ellis", "70s", "Black British"),
    ),
)

CALLS = Figure(
    bars=(("2017", 3), ("2018", 4), ("2019", 6), ("2020", 8), ("2021 to April", 11)),
    alt=(
        "Bar chart of the times that Ellis or his daughter told a service of a worry: 3 in 2017, "
        "4 in 2018, 6 in 2019, 8 in 2020 and 11 in 2021 up to April. Mr Zieleńczyk made 24 of the "
        "32 calls himself."
    ),
    caption="Worries told to services, by year",
)

EVENTS = Grid(
    caption="Contacts that mattered most",
    widths=(2.6, 4.0, 6.2, 3.2),
    rows=(
        ("When", "Service", "What was said or done", "Safeguarding considered"),
        (
            Box("2018", down=2),
            "Carers' service",
            "Ellis says that he sleeps with a chair against his door.",
            "No",
        ),
        ("Mental health trust", "Ellis asks for an interpreter at a review; none comes.", "No"),
        (
            "August 2019",
            "Westermere Police",
            "Called to 17 Saltpan Row, ZZ4 9VO; log WM/19/061155.",
            "No",
        ),
        (Box("The first lockdown begins in March 2020", across=4),),
        (
            "June 2020",
            "GP practice",
            "Monthly calls to Ellis begin. He says *the boy is no trouble*.",
            "Considered",
        ),
        (
            "February 2021",
            "Crisis line",
            "Three calls in a week. Caller logged as Zielenczyk, Boguslaw (father).",
            "No",
        ),
        (
            "April 2021",
            "Mental health trust",
            "Ms D reports that treatment has stopped and that her father is frightened.",
            "No",
        ),
    ),
)

FRONT: tuple[Block, ...] = (
    Title("Domestic Homicide Review: Overview Report into the death of Ellis"),
    Para("**INVENTED EXAMPLE. No person, place or event in this document is real.**"),
    Para("Ashgrove Community Safety Partnership", tight=True),
    Para("Independent Chair and author: Calliope Ruddock-Shah", tight=True),
    Para("Completed October 2022, revised July 2023"),
    Heading(1, "Preface", numbered=False),
    Para(
        "The Panel offers its deepest sympathy to everyone who knew Ellis, and above all to his "
        "daughter. She asked that the report begin with him and not with his death."
    ),
    Quote(
        "My father mended clocks. There were thirty-one of them in the kitchen and they never all "
        "agreed, which he said was the point: you listen to each one. He left school at fifteen "
        "and read three newspapers a day. He looked after my mother until she died and then he "
        "looked after my brother. Nobody looked after him, and he would have been embarrassed if "
        "anyone had tried, but I wish that they had tried harder. Bodek, my mother called him. "
        "It means somebody small. He was over six feet tall."
    ),
    Para("*Ms D*"),
    Heading(1, "Introduction"),
    Numbered(
        2,
        "Domestic Homicide Reviews came into force in April 2011 under section 9 of the Domestic "
        "Violence, Crime and Victims Act 2004. A review is held where the death of a person aged "
        "16 or over has, or appears to have, resulted from violence, abuse or neglect by someone "
        "to whom they were related, with whom they had been in an intimate personal relationship, "
        "or with whom they shared a household.",
    ),
    Numbered(
        2,
        "Ellis was killed by his son at the home that they shared, 17 Saltpan Row, Ashgrove, ZZ4 "
        "9VO, on 17 April 2021. He was found by Mrs Perpetua Okonjo, who had a key. "
        "This report says nothing of the manner of his death beyond what the law required the "
        "court to say in public.",
    ),
    Numbered(
        2,
        "The purpose of a review is to learn. It is not an inquiry into how a person died or into "
        "who is to blame. That is for coroners and criminal courts.",
    ),
    Numbered(
        2,
        "The review covers the time from January 2017, when Ellis first told a professional that "
        "he was afraid, to the day of his death. Earlier events are included where they help to "
        "understand later ones.",
    ),
    PEOPLE,
    Heading(1, "How the review was done"),
    Numbered(
        2,
        "Westermere Police told the Partnership of the death in April 2021 and the decision to "
        "hold a review was taken in May 2021. The Home Office was told in the same week. The "
        "Panel met six times, four of them by video, and completed its work in October 2022. That "
        "is longer than the six months in the guidance. The reasons were the criminal proceedings, "
        "which ended in December 2021, and the wish of Ms D to read the draft without haste.",
    ),
    Numbered(
        2,
        "Individual Management Reviews came from the mental health trust, adult social care and "
        "the police. Housing options, Causeway Surgery, the carers' service and Kindling gave "
        "chronologies and answered questions. All authors were independent of the events.",
    ),
    Numbered(
        2,
        "Zuzanna Fairweather met the author five times, helped by an advocate. She chose "
        "the pseudonym, which was the name of a dog that her father had loved. She read the report "
        "twice and her changes have been made, but for one on which she and the Panel differ and "
        "which is noted in section 6.",
    ),
    Numbered(
        2,
        "Mr C is in a secure hospital. His responsible clinician, Dr Sunniva Raghavan, thought "
        "that a meeting would do him no harm, and the author met him once, for an hour. His words "
        "are used with his leave.",
    ),
    Numbered(
        2,
        "Names of people have been replaced, as the guidance asks. Initials that were used in "
        "early drafts[^1] have been taken out. Dates are given by month where the day adds "
        "nothing.",
    ),
    Numbered(2, "The members of the Panel were:"),
    Items(
        (
            "Calliope Ruddock-Shah, Independent Chair and author",
            "Leocadia Whitmarsh, Ashgrove Borough Council, community safety",
            "Osric Tembo-Pell, Westermere Police",
            "Wenonah Aldous-Kerr, Vale of Ashgrove NHS Foundation Trust",
            "Iskander Prowse, Ashgrove Borough Council, adult social care",
            "Sapphira Kowalczuk, Lantern House",
            "Jadwiga Lomas-Reyes, Kindling, for her knowledge of carers and of the Polish "
            "community",
        )
    ),
    Heading(1, "Background"),
    Heading(2, "Ellis"),
    Numbered(
        3,
        "Ellis was born in Poland in 1952 (on 9 December) and came to Ashgrove in 1974 to join an "
        "uncle. He worked at the Ashgrove Omnibus Works for 37 years, the last twelve of them as "
        "foreman. He married in 1979 and had a daughter and a son. His wife died of cancer in "
        "2011, the year in which he retired.",
    ),
    Numbered(
        3,
        "He was a member of the St Casimir Social Club, kept an allotment and mended clocks for "
        "half the street. He had high blood pressure and poor hearing on one side. He had no "
        "criminal record and was never accused of harming anyone.",
    ),
    Heading(2, "Mr C"),
    Numbered(
        3,
        "Mr C was a gifted student of mathematics when he became ill in 2007. He has a diagnosis "
        "of a severe and lasting mental illness, which he had accepted for some of the time. When "
        "he took his treatment he worked in a library and played chess for the county. When he "
        "did not, he came to believe that his father had been exchanged for someone else.",
    ),
    Numbered(
        3,
        "He was in hospital in 2008, 2012, 2016 and 2019. His NHS number, 999 012 3705, and his "
        "hospital number, VA 0048812, link the records of the two trusts that treated him; for "
        "some weeks in 2019 each believed that the other was in charge.",
    ),
    Heading(1, "Chronology"),
    Heading(2, "2017 and 2018: first signs"),
    Numbered(
        3,
        "In January 2017 Ellis told a nurse that his son had *a temper when he is unwell* and that "
        "he had stopped inviting people to the house. The nurse wrote to the GP. The letter does "
        "not mention the temper.",
    ),
    Numbered(
        3,
        "Between March and November 2017 a door, a window and two clocks were broken. Ellis paid a "
        "joiner and told Ms D that he had slipped. She did not believe him, and asked the trust "
        "what she should do. She was told that nothing could be discussed with her.",
    ),
    Numbered(
        3,
        "In June 2018 Ellis had his only assessment as a carer. It lasted forty minutes, in the "
        "kitchen, with Mr C in the next room. He said that he slept with a chair against his "
        "door. The form asks about the carer's health, money and free time. It does not ask about "
        "safety. The worker wrote: *father coping well, proud man*.",
    ),
    Numbered(
        3,
        "In October 2018 Ellis asked that an interpreter be present at a review, because he wanted "
        "to be *sure of the words*. None had been booked. The review went ahead, with Ms D putting "
        "her father's Polish into English while her brother listened.",
    ),
    Heading(2, "2019: the police are called"),
    Numbered(
        3,
        "In August 2019 Mrs Okonjo rang the police because she had heard shouting and glass. Two "
        "officers found Ellis on the step and Mr C in the garden. Ellis said that it was the "
        "illness and that he wanted a doctor and not the police. The officers were kind and "
        "stayed for two hours. They recorded *concern for welfare* (WM/19/061155).",
    ),
    Numbered(
        3,
        "Because domestic abuse was not recorded, no risk assessment was made, nobody rang Ellis "
        "on the next day, and the call was not counted among those that lead to a referral.",
    ),
    Numbered(
        3,
        "Mr C was taken to hospital in the same week and stayed until November. The discharge "
        "plan says: *will return to the care of father, who is supportive*. Emeka Tolliver did "
        "not meet Ellis before that plan was written. He has told the review that he had 41 "
        "people on his caseload.",
    ),
    Heading(2, "2020 and 2021: behind a closed door"),
    Numbered(
        3,
        "From March 2020 the trust rang Mr C once a fortnight. He had no telephone of his own. The "
        "number in the record, 01632 960884, was the one in the hall, and it was his father who "
        "answered.",
    ),
    Numbered(
        3,
        "The GP practice rang Ellis every month. He was cheerful and short. In November 2020 he "
        "asked the doctor whether a man could be made to leave his own father's house, and then "
        "said that he was joking. The doctor considered a safeguarding referral and spoke to a "
        "colleague about it, but did not make one.",
    ),
    Numbered(
        3,
        "In February 2021 Ellis rang the crisis line on three nights in one week. The recordings "
        "were heard by the Panel. In the second call he asks, in Polish and then in English, for "
        "somebody who speaks Polish. He is told that someone will ring back. No call was made.",
    ),
    Numbered(
        3,
        "On 12 April 2021 Ms D rang the trust and followed her call with a message to the team's "
        "mailbox, in which she wrote that her brother had stopped his treatment in January, that "
        "he had covered the mirrors, and that her father was frightened *and will not tell you "
        "so*. The message was read on the next day and an appointment was made for 27 April 2021.",
    ),
    Numbered(
        3,
        "Ellis did not come to the door for his Sunday meal on 18 April 2021. Mr C had left "
        "the house in his father's car and was stopped by the police forty miles away. He asked "
        "the officers to see to his father.",
    ),
    CALLS,
    EVENTS,
)

NOTES = (
    'In those drafts Ellis was "B.Z." and his son "K. Zieleńczyk".',
    "Section 1 of the Domestic Abuse Act 2021 covers people who are personally connected, among "
    "them relatives, if both are aged 16 or over.",
    "Care Act 2014, section 10. The assessment must consider whether the carer is able, and is "
    "likely to go on being able, and whether the carer is willing.",
    "Message of Zuzanna Fairweather to the team, sent from z.fairweather@posta.example and kept "
    "with the serious incident file.",
)

OVERVIEW = Paper(
    properties=Properties(
        title="DHR2 Boguslaw Zielenczyk overview report v12",
        author="Calliope Ruddock-Shah",
        saved_by="Marchetta Dunning",
        header="File ref: CSP/DHR2/Zielenczyk/overview v12",
        footer="Overview report - Ellis",
    ),
    blocks=(*FRONT, *ANALYSIS),
    notes=NOTES,
)
