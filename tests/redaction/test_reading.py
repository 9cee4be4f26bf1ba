"""The search finds, in whatever text, what a plain and slow one finds."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.redaction.fold import WORD, folds
from publisher.redaction.judge import Judge
from publisher.redaction.match import Matcher
from publisher.redaction.reading import Hit, Reading
from publisher.redaction.sought import Known, keys_of
from publisher.redaction.spans import Find, Span, settle
from tests.redaction.flagged import flag

TERMS = (
    flag("person", "Jane Anne Smith", "Janey", name="a"),
    flag("person", "Jo Li", initials=True, name="b"),
    flag("person", "Hope Ann May", name="c"),
    flag("person", "\u0395\u03bb\u03ad\u03bd\u03b7 O'Dea-Whiteman", match_case=True, name="d"),
    flag("date", "7 May 1984", name="e"),
    flag("identifier", "QQ12", "x1", "12-3", name="f"),
    flag("identifier", "07700 900123", name="g"),
    flag("address", "12 Elm Rd, Bexleyheath, ZZ4 7CC", name="h"),
)
MATCHER = Matcher(TERMS)
KEYS = [key for order, term in enumerate(TERMS) for key in keys_of(term, order)]

# What the terms are made of, whole and in halves, and what may stand between.
_WORDS = """
Jane Anne Smith Janey Jo Li J L JL Hope hope Ann May may \u0395\u03bb\u03ad\u03bd\u03b7 O'Dea
Whiteman white man 7 07 7th of May 05 5 1984 84 to 9 QQ12 qq x1 X 1 12 3 07700 900123 +44
Elm Rd Road Bexleyheath ZZ4 7CC Mrs Dr PC said A B \u4e2d \u2460 \u1369 \u00bd \u02b0
"""
WORDS = tuple(_WORDS.split())
BETWEEN = (
    " ", " ", "", "", "-", "-\n", "\n", "  ", ", ", ". ", "'", "'s ", "\u2019s ", "/", "_", "*",
    "`", "\u2014", "\u00ad", "\u00ad\n", "\u200b", "\u0301", "[1]", "\u00b2", "<b>", "&amp;", "%20",
)  # fmt: skip
PIECE = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: word[: (len(word) + 1) // 2]),
    st.sampled_from(WORDS).map(str.upper),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.lists(st.tuples(PIECE, st.sampled_from(BETWEEN)), max_size=20).map(
    lambda pairs: "".join(piece + between for piece, between in pairs)
)


def slowly_found(text: str, breaks: list[int], *, any_case: bool) -> tuple[Span, ...]:
    """What is found with each key sought by itself, everywhere, in every reading."""
    finds: list[Find] = []
    for folded in folds(text):
        finds += MATCHER._in_ranges(text, folded, breaks)  # they are sought by themselves
        judge = Judge(text, Reading(folded, 1), breaks, any_case)
        words = [word.span() for word in WORD.finditer(folded.text)]
        places = [at for start, end in words for at in range(start, end)]
        squashed = "".join(folded.text[at] for at in places)
        for key, known in KEYS:
            letters = key.encode().lower().decode()
            at = squashed.find(letters)
            while at >= 0:
                first, last = places[at], places[at + len(letters) - 1] + 1
                finds += judge.finds(_hit(folded.text, words, first, last), [known])
                at = squashed.find(letters, at + 1)
    return settle(text, finds)


def _hit(text: str, words: list[tuple[int, int]], first: int, last: int) -> Hit:
    inside = [(max(a, first), min(b, last)) for a, b in words if a < last and first < b]
    return Hit(
        first,
        last,
        tuple(text[start:end] for start, end in inside),
        tuple(text[one[1] : two[0]] for one, two in pairwise(inside)),
        any(first == start for start, _ in words) and any(last == end for _, end in words),
    )


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.booleans(), st.booleans())
def test_the_fast_way_finds_what_the_slow_way_finds(
    text: str, in_blocks: bool, any_case: bool
) -> None:
    breaks = [at for at, char in enumerate(text) if char == "\n" and in_blocks]
    fast = MATCHER.find(text, breaks=breaks, any_case=any_case)
    assert fast == slowly_found(text, breaks, any_case=any_case)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS, st.integers(0, 300))
def test_they_agree_in_long_texts_too(before: str, after: str, far: int) -> None:
    text = f"{before}{'. filler' * far}{after} "
    assert MATCHER.find(text) == slowly_found(text, [], any_case=False)


def test_the_slow_way_does_find() -> None:
    text = "Jane[1] Smith, A-nn; 7 to 9 May 1984"
    assert len(slowly_found(text, [], any_case=False)) == 3
    assert {type(known) for _, known in KEYS} == {Known}
