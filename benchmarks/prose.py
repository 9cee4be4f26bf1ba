"""Invented review prose and invented flagged people, made from a seed: the same every time."""

import random
from collections.abc import Iterator, Sequence
from itertools import product

from publisher.terms import REMOVED, FlaggedTerm, TermKind

_GIVEN = (
    "Al Be Cor Da El Fen Gil Har Is Jor Ka Le Mar Nor Ol Per Quen Ro Sa Tor",
    "a an bert da den dra el eth ia ina is lia lin mund na nie ric ra ton wen",
)
_SURNAMES = (
    "Ash Black Brad Cran Dun East Fair Glen Hather Kings Lang Mill Nether Oak Pen Red Stan Whit",
    "bourne by combe croft dale field ham hurst land ley more ridge shaw stead ton well wick worth",
)
_SENTENCES = """
The panel considered whether the risk assessment had been completed before the referral was made.
It was noted that no agency held a complete picture of what was happening in the household.
{} told the health visitor that things at home had been difficult since the summer.
The General Practitioner (GP) recorded low mood, poor sleep and a history of headaches (see 4.12).
Children’s Social Care closed the case in March {year} without a strategy discussion.
The author asked each agency what it knew, what it did – and what it might have done.
There is nothing to suggest that the policy in force at the time was followed at every contact.
{} rang 101 at 23:40 and said that “he will not let me go”; officers came {number} minutes on.
A DASH form was completed and graded as standard; it should, in the panel's view, have been high.
The independent chair thanks the family for the time that they gave to this review.
Recommendation {number}: the partnership should audit referrals to MARAC and report to the board.
Over the next year there were {number} contacts with six agencies, none of which shared them.
Professional curiosity was lacking: nobody asked the simple question of who was living there.
Coercive and controlling behaviour was not well understood outside specialist services.
{}’s mother described a bright, funny woman who loved her garden and her grandchildren.
Staff had been trained, but the training was a single e-learning package of {number} minutes.
The hospital's Emergency Department saw her twice; on neither occasion was she seen alone.
By then the tenancy was in arrears, and the housing officer had written {number} letters about it.
On {number} May {year} a multi-agency meeting agreed follow-up, which 2 of 5 GPs did not receive.
His alcohol use, self-harm and long-term unemployment were known to staff[{number}].
“I told them again and again,” she said, “but nobody asked what I wanted…”
The review found £{number} of debt, café receipts and letters from the mother of the children.
""".strip().splitlines()


def people(count: int, seed: int = 1) -> list[FlaggedTerm]:
    """So many invented people to flag, each with a full name of two or three words."""
    chance = random.Random(seed)
    given, surnames = (
        ["".join(parts) for parts in product(*(half.split() for half in halves))]
        for halves in (_GIVEN, _SURNAMES)
    )
    names: dict[str, None] = {}
    while len(names) < count:
        firsts = chance.sample(given, 1 if chance.random() < 0.7 else 2)
        names[" ".join((*firsts, chance.choice(surnames)))] = None
    return [
        FlaggedTerm(f"person-{number}", TermKind.PERSON, (name,), REMOVED[TermKind.PERSON])
        for number, name in enumerate(names, start=1)
    ]


def prose(size: int, terms: Sequence[FlaggedTerm], every: int = 5_000, seed: int = 2) -> str:
    """About so many characters of review prose, with one term for each `every` of them."""
    return "".join(_paragraphs(size, [term.written[0] for term in terms], every, seed))


def _paragraphs(size: int, names: Sequence[str], every: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    named = [sentence for sentence in _SENTENCES if "{}" in sentence]
    nameless = [sentence for sentence in _SENTENCES if "{}" not in sentence]
    length = names_due = count = 0
    while length < size:
        count += 1
        sentences = [chance.choice(nameless) for _ in range(chance.randrange(3, 9))]
        if length >= names_due:
            names_due += every
            sentences.insert(1, chance.choice(named))
        year, number = chance.randrange(2009, 2022), chance.randrange(1, 40)
        words = " ".join(sentences).format(chance.choice(names), year=year, number=number)
        paragraph = f"{count // 20 + 1}.{count % 20 + 1} {words}\n"
        length += len(paragraph)
        yield paragraph
