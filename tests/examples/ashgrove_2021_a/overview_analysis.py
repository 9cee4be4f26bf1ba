"""Sections 5 to 9 of the overview report on Ellis's death."""

from tests.examples.blocks import Block, Grid, Heading, Items, Numbered, Para, Quote

WORDS = Grid(
    caption="Words and short forms",
    widths=(4.0, 12.0),
    rows=(
        ("Word", "Meaning"),
        ("Adult family violence", "Abuse between relatives aged 16 or over who are not a couple"),
        ("Care coordinator", "The member of a mental health team who holds a person's plan"),
        ("Carer's assessment", "A council's assessment of what a carer needs, under the Care Act"),
        ("Crisis line", "The trust's telephone line for patients and relatives, day and night"),
        ("IMR", "Individual Management Review, an agency's own account of what it did and why"),
        ("Nearest relative", "The person to whom the Mental Health Act gives certain rights"),
    ),
)

ANALYSIS: tuple[Block, ...] = (
    Heading(1, "What the family, a neighbour and the son said"),
    Numbered(
        2,
        "Ms D described a house in which one learned to hear which stair creaked. Her father "
        "would not speak against her brother and would not hear anyone else do so. She moved away "
        "in 2010 and rang every day. She told the author: *I became the person who rings. Everyone "
        "was polite to the person who rings.*",
    ),
    Numbered(
        2,
        "Neighbour 1 had known the family for thirty years. She took in parcels, swapped seedlings "
        "and kept a key. She said that Ellis had begun to come to her house to telephone. He told "
        "her that his own line was bad. She now thinks that he did not want to be overheard.",
    ),
    Numbered(
        2,
        "Mr C spoke slowly and chose his words. He said that his father had *never gave up on me, "
        "and somebody should have made him*. He remembers that he was afraid of everyone and that "
        "nobody asked him what he was afraid of. He would have accepted a bed in a crisis house. "
        "He had not known that there was one.",
    ),
    Heading(1, "Analysis"),
    Heading(2, "Was this seen as domestic abuse?"),
    Numbered(
        3,
        "It was not. The law has covered abuse between adult relatives since the cross-government "
        "definition was made and does so today[^2]. Research on homicide in families finds that "
        "about one review in five concerns a parent killed by a grown-up child, most often a son, "
        "and that mental illness, caring and living together are present in most of them. None of "
        "the training that the agencies described to the Panel used such a case.",
    ),
    Numbered(
        3,
        "Professionals spoke to the Panel with great honesty about what came to mind when they "
        "thought of domestic abuse: a couple, a woman, a man. Ellis was a father and a carer. His "
        "fear was filed as *carer strain*.",
    ),
    Numbered(
        3,
        "The words that parents use are part of the difficulty. *It is not him, it is the "
        "illness.* Both halves of that sentence may be true, and the danger is the same. An "
        "illness explains; it does not protect.",
    ),
    Heading(2, "Was Ellis asked about himself?"),
    Numbered(
        3,
        "He was asked about himself twice in four years, both times by the GP. The duty to assess "
        "a carer includes the question whether the carer is willing[^3]. Nobody put that question. "
        "In the plan of November 2019 the words *supportive father* stand in the place of an "
        "assessment.",
    ),
    Numbered(
        3,
        "The Panel considered whether a father's pride made it impossible to ask. It thinks not. "
        "When the GP asked plainly, in November 2020, he answered with a question of his own. "
        "That was the door, and it was open for a moment.",
    ),
    Heading(2, "How was risk understood?"),
    Numbered(
        3,
        "The trust's assessments describe risk to Mr C, of neglect and of harm by others, in "
        "detail. Risk to his father has one line, carried from one document to the next since "
        "2012: *nil known*. By 2019 there had been four occasions of damage and one call to the "
        "police. All were in the same record, under another heading.",
    ),
    Numbered(
        3,
        "Delusions about a person who is near are a known sign of danger to that person. Mr C had "
        "spoken of his father's having been *swapped* in 2012, in 2016 and in a call of March "
        "2021. The Panel was advised by a psychiatrist from another region that this alone should "
        "have led to a plan for Mr Zielenczyk's safety.",
    ),
    Numbered(
        3,
        "Ms D believes that her brother should have been in hospital from February 2021. The trust "
        "believes that the grounds for detention were not met before April. The Panel cannot "
        "settle this. It agrees with Ms D that no one who could have decided the question went to "
        "see him.",
    ),
    Heading(2, "Could families be heard?"),
    Numbered(
        3,
        "Between 2017 and 2021 services were told of a worry 32 times by Ellis or by his "
        "daughter. On nineteen of those occasions the record speaks of confidentiality. A duty "
        "not to tell was taken for a duty not to listen. Ms D's message was clear, dated and "
        "signed, and it named the danger[^4]. It was put into a queue by the date on which it was "
        "read.",
    ),
    Heading(2, "What did the pandemic change?"),
    Numbered(
        3,
        "Staff worked under great strain, some of them ill themselves, with rules that changed "
        "weekly. The Panel does not judge them by what is known now. But the rules always allowed "
        "a visit where risk was high, and the question whether risk was high in this house was not "
        "put. A call to a shared telephone, answered by the person at risk, was counted as a "
        "contact with the patient.",
    ),
    Heading(2, "Equality and diversity"),
    Numbered(
        3,
        "Age, disability, race and sex bear on this review. Older people are asked about domestic "
        "abuse less often than younger ones, and men less often than women. Ellis was a man of 68, "
        "with an accent and a hearing aid, and on the telephone he was taken for confused on two "
        "occasions when he was afraid.",
    ),
    Numbered(
        3,
        "He had lived in England for 47 years and his English was good. Fear took him back to "
        "Polish. The panel member from Kindling explained that this is common, and that many in "
        "the community would rather say nothing than say a shameful thing in the wrong words. An "
        "interpreter should be offered to anyone who has ever asked for one.",
    ),
    Numbered(
        3,
        "Mr C's illness is a disability. People with such illnesses are far more often harmed than "
        "harmful, and nothing in this report should be read otherwise. He too was let down.",
    ),
    Heading(1, "Good practice"),
    Items(
        (
            "The GP rang every month for a year, outside any contract, and kept a note of each "
            "call.",
            "The officers who attended in August 2019 stayed until a doctor came, and drove Ellis "
            "to the hospital so that he could see his son settled.",
            (
                "The trust acted before this review was finished:",
                (
                    "calls from relatives are looked at by a clinician on the same day;",
                    "leave of absence is covered by name;",
                    "two crisis beds are open to people who live with their parents.",
                ),
            ),
            "Members of the social club sat with Ms D throughout the proceedings.",
        )
    ),
    Heading(1, "Conclusions"),
    Numbered(
        2,
        "Ellis loved his son and was afraid of him. Services saw the love and relied on it. They "
        "did not see the fear, although he told them of it in the words that he had.",
    ),
    Numbered(
        2,
        "The death was not one that could have been foreseen for that day. Harm to Ellis was "
        "foreseeable, and the means to lessen it were at hand: a question asked alone, a plan "
        "for his safety, an interpreter, a visit, a bed elsewhere for his son.",
    ),
    Numbered(
        2,
        "The Panel has seen how much has changed since. It asks the Partnership to make sure that "
        "what has changed is still so in five years' time.",
    ),
    Quote(
        "They all agree now, the clocks. I stopped them. When the report is published I am going "
        "to start them again, one at a time."
    ),
    Para("*Ms D*"),
    Heading(1, "Lessons and recommendations"),
    Numbered(2, "The lessons are these:"),
    Items(
        (
            "**Adult family violence is domestic abuse.** It needs the same questions, the same "
            "record and the same referral.",
            "**A carer may be a person at risk.** Ask alone. Ask if they are safe. Ask if they are "
            "willing.",
            "**Listening is not a breach of confidence.** What a relative says is information, and "
            "it is about today.",
            "**Fear changes language.** Offer the interpreter again.",
            "**A contact is with the person,** in a place where that person can speak.",
        ),
        ordered=True,
    ),
    Numbered(
        2,
        "The six recommendations are listed, with the actions that follow from them, in the action "
        "plan. In the order of the plan they concern: discharge to a family home; the recording of "
        "violence between adult relatives; calls from relatives; interpreters; the joining of "
        "services; and national guidance.",
    ),
    Numbered(
        2,
        "The Partnership will report on each action every quarter until it is complete, and will "
        "ask Ms D once a year whether she is content with what has been done.",
    ),
    Heading(1, "Appendix A: words used in this report", numbered=False),
    WORDS,
    Heading(1, "Appendix B: documents that the Panel read", numbered=False),
    Items(
        (
            "Individual Management Reviews of the trust, the council and the police",
            "The recordings of the three calls to the crisis line",
            "The trust's serious incident report, with the names of Emeka Tolliver's team removed",
            "Policies of the trust on discharge, on carers and on cover for leave",
            "The notes that Ellis kept on the back of clock receipts, lent by Ms D",
        )
    ),
    Heading(1, "Help and support", numbered=False),
    Para(
        "Anyone who is afraid of a member of their family can ring the National Domestic Abuse "
        "Helpline, free and at any hour, on 0808 2000 247. In an emergency call 999; if you cannot "
        "speak, press 55."
    ),
)
