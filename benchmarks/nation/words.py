"""What is written in invented reviews: people to flag, sentences, actions. All of it invented."""

import random
from collections.abc import Iterator, Sequence

from benchmarks.prose import people
from publisher.terms import FlaggedTerm

FLAGGED = 30
"""Flagged terms in each review."""

_NAMED = """
{} told the health visitor that things at home had been difficult since the summer.
{} rang the police late at night and said that she was not allowed to leave the house.
The panel spoke with {}, who had seen the change and had not known whom to tell.
A neighbour heard shouting and wrote to {}, who passed it on to the housing officer.
The mother of {} described a bright, funny woman who loved her garden and her grandchildren.
Staff at the surgery saw {} twice; on neither occasion was she seen alone.
""".strip().splitlines()
_NAMELESS = """
The panel considered whether the risk assessment had been completed before the referral was made.
It was noted that no agency held a complete picture of what was happening in the household.
The doctor recorded low mood, poor sleep and a history of headaches.
Social care closed the case in the spring without a strategy discussion.
The author asked each agency what it knew, what it did and what it might have done.
There is nothing to suggest that the policy in force at the time was followed at every contact.
A risk form was completed and graded as standard; the panel thinks that it was high.
Over the next year there were {number} contacts with six agencies, none of which shared them.
Professional curiosity was lacking: nobody asked the simple question of who was living there.
Coercive and controlling behaviour was not well understood outside specialist services.
Staff had been trained, but the training was a single lesson of {number} minutes.
By then the tenancy was in arrears, and the housing officer had written {number} letters about it.
His drinking, his threats to harm himself and his long unemployment were known to staff.
“I told them again and again,” she said, “but nobody asked what I wanted.”
Friends saw her less often, and the telephone was answered by somebody else.
The employer noticed the absences and had no policy that told a manager what to do.
""".strip().splitlines()
_ACTIONS = (
    ("Train staff to ask about domestic abuse", "Every team is trained, with a test at the end"),
    ("Audit referrals to the multi-agency conference", "An audit of forty cases, twice a year"),
    ("Tell friends and family where to turn", "A campaign with the libraries and the surgeries"),
    ("Share risk between agencies", "A protocol that all agencies have signed"),
    ("Support those who work for the council", "A policy for managers and a named contact"),
)
_LEADS = ("Police", "Health board", "Council", "Housing provider", "Probation service")
AREAS = ("The action plan lacks review dates.", "The report needs a careful proofread.")


def flagged(seed: int) -> list[FlaggedTerm]:
    """The people of one review."""
    return people(FLAGGED, seed)


def paragraphs(words: int, firings: int, terms: Sequence[FlaggedTerm], seed: int) -> Iterator[str]:
    """Paragraphs of about so many words in all, with a flagged name so many times."""
    chance = random.Random(seed)
    each = words / max(firings, 1)
    length = named = 0
    while length < words:
        sentences = [
            chance.choice(_NAMELESS).format(number=chance.randrange(12, 40)) for _ in range(5)
        ]
        if named < firings and length >= each * named:
            name = chance.choice(terms).written[0]
            sentences.insert(1, chance.choice(_NAMED).format(name))
            named += 1
        paragraph = " ".join(sentences)
        length += paragraph.count(" ") + 1
        yield paragraph


def actions(rows: int, terms: Sequence[FlaggedTerm], seed: int) -> Iterator[tuple[str, ...]]:
    """The rows of an action plan: number, recommendation, action, lead, dates, outcome."""
    chance = random.Random(seed)
    for number in range(1, rows + 1):
        recommendation, action = chance.choice(_ACTIONS)
        year = chance.randrange(2023, 2029)
        name = chance.choice(terms).written[0]
        yield (
            str(number),
            f"{recommendation}, as the family of {name} asked." if number <= 8 else recommendation,
            action,
            chance.choice(_LEADS),
            f"March {year}",
            f"September {year}",
            "More people are asked, and more are helped: reviewed by the board.",
        )
