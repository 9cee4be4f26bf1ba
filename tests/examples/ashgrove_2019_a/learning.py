"""Sections 6 to 9 of the executive summary: what follows from what happened."""

from tests.examples.blocks import Block, Heading, Items, Numbered, Para, Quote

LEARNING: tuple[Block, ...] = (
    Heading(1, "Key issues arising from the review"),
    Heading(2, "Coercive control was recorded as quarrels"),
    Numbered(
        3,
        "Every agency knew a part of what Alder was doing. Police logs speak of *arguments*, the "
        "social care record of *poor communication*, the health record of *stress at home*. None "
        "uses the words coercive or controlling[^4], although the offence had been in force since "
        "December 2015 and every agency had trained staff in it.",
    ),
    Numbered(
        3,
        "Words decide what happens next. An argument has two sides and ends; a pattern of control "
        "has one author and grows. In each record Rowan was asked what she would do to keep the "
        "peace.",
    ),
    Heading(2, "Nobody asked her alone"),
    Numbered(
        3,
        "Routine enquiry was policy in the emergency department, in maternity and in talking "
        "therapies. It was carried out once in nineteen visits. When a nurse did ask, in March "
        "2018, Alder was in the cubicle.",
    ),
    Quote(
        "She would have told anyone who shut the door. She was waiting for someone to shut the "
        "door."
    ),
    Para("*Friend 1*"),
    Heading(2, "Economic abuse was not seen"),
    Numbered(
        3,
        "Rowan earned more than Alder and had nothing of her own. She borrowed her bus fare from a "
        "colleague for two years. Rent arrears at Corbel Homes led to three letters in her name "
        "and to no question about who held the money.",
    ),
    Heading(2, "Separation was taken for safety"),
    Numbered(
        3,
        "Once Alder had moved out, two agencies lowered their view of the risk. The time after "
        "separation is the time of greatest danger. Stalking was not considered, although there "
        "had been 61 messages in one week and visits to her home, her work and the school.",
    ),
    Heading(2, "The children were messengers, not victims"),
    Numbered(
        3,
        "Child A and Child B lived with abuse and are victims in their own right, as the Domestic "
        "Abuse Act 2021 now says. Junia kept a diary, which she showed to a teacher in 2018. Its "
        "contents were shared with both parents, and she did not write in it again.",
    ),
    Heading(2, "Equality and diversity"),
    Numbered(
        3,
        "The Panel considered all nine protected characteristics. Sex and race were found to bear "
        "on this review, and disability in part, since Rowan lived with depression from 2016.",
    ),
    Numbered(
        3,
        "Rowan was twice described by professionals as *assertive* and once as *able to hold her "
        "own*. The Panel heard from a specialist organisation led by Black women that such words "
        "are used of Black women in danger more often than of others, and that they lower the "
        "response. Her sister recognised this at once. The Panel believes that race and sex "
        "together shaped how Rowan was heard.",
    ),
    Heading(2, "Good practice"),
    Items(
        (
            "A dispatcher at Westermere Police stayed on the line with Rowan for 26 minutes in "
            "June 2019 and took down everything that she said.",
            "The manager at Thistledown Linen Services kept a dated record and offered to change "
            "Rowan's shifts.",
            "A teaching assistant at the school made time for Child B every morning.",
        )
    ),
    Heading(1, "Conclusions"),
    Numbered(
        2,
        "Alder alone is responsible for Rowan's death. He planned it, and he had told two people "
        "that he would not let her go.",
    ),
    Numbered(
        2,
        "Rowan sought help from five agencies in four years. Each answered the problem that it was "
        "used to answering. Read together, the records show a pattern of control, stalking and "
        "rising danger that was plain from the summer of 2019 at the latest.",
    ),
    Numbered(
        2,
        "There was no single missed chance. There were many small ones, and no person in any "
        "agency whose task it was to join them. The Panel thanks Adaeze Oduya and her family, "
        "without whom this would be a list of dates.",
    ),
    Heading(1, "Lessons to be learned"),
    Items(
        (
            "**Ask alone, ask again, and write down that you asked.** A question put with the "
            "other person in the room does harm.",
            "**Name the pattern.** One word in a record, *control* instead of *argument*, changes "
            "the answer of the next person who reads it.",
            "**A leaflet is not a referral.** It may be found, and it leaves the next step to the "
            "person in danger.",
            (
                "**Separation raises the risk.** Until there is reason to think otherwise:",
                (
                    "review the risk assessment when the couple part;",
                    "ask about stalking;",
                    "look at locks, tenancy, telephone and accounts.",
                ),
            ),
            "**Employers see what agencies do not.** They need one telephone number.",
            "**Never hand a child's words to the person whom the child fears.**",
        )
    ),
    # From here on the author typed the numbers.
    Heading(1, "9. Recommendations from the review", numbered=False),
    Para(
        "9.1\tThe recommendations are set out with their actions in the action plan, which is "
        "published beside this summary. In short, the Panel recommends that:"
    ),
    Para(
        "9.2\tWestermere Police ends the practice of leaving written material and refers with "
        "consent to Lantern House in every case of domestic abuse."
    ),
    Para(
        "9.3\tThe health agencies, Millrace Medical Practice among them, make routine enquiry a "
        "matter of record: who asked, whether alone, and what was done."
    ),
    Para(
        "9.4\tChildren's social care asks every child on their own, and holds what they say apart "
        "from what is shared with parents."
    ),
    Para(
        "9.5\tCorbel Homes and the other landlords of the borough change locks within 48 hours at "
        "the request of any tenant who reports abuse, as {--Marisela--}{++Rowan++} did."
    ),
    Para(
        "9.6\tThe Community Safety Partnership gives every employer in the borough one number to "
        "ring, and tests each year that it is answered."
    ),
    Para(
        "9.7\tThe Home Office considers whether agencies should be told of a partner's earlier "
        "reports in another force area without an application having to be made."
    ),
    Heading(1, "Help and support", numbered=False),
    Para(
        "If you are affected by what you have read, the National Domestic Abuse Helpline is free "
        "to call at any hour on 0808 2000 247. In an emergency call 999; if you cannot speak, "
        "press 55."
    ),
)
