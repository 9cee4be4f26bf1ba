import pytest

from publisher.site.facets import Facet, Value, facet, folded, tokens_of


def of(*items: str) -> Facet:
    return facet(
        "lead", "Lead", [(Value(words, f"review-{at}"),) for at, words in enumerate(items)]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Westermere Police", "WESTERMERE  POLICE"),
        ("Health & Care", "health and care"),
        ("Children's services", "Children\u2019s Services."),
        ("Caf\u00e9", "Cafe"),
    ],
)
def test_spellings_that_differ_in_signs_alone_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert len(of(one, other).choices) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police", "Westermere Police"),
        ("ICB", "Integrated Care Board"),
        ("Police", "Police and Integrated Care Board"),
    ],
)
def test_it_is_never_guessed_that_two_names_are_of_one_body(one: str, other: str) -> None:
    assert len(of(one, other).choices) == 2


def test_the_commonest_spelling_is_shown_and_its_review_named() -> None:
    (choice,) = of("POLICE", "Police", "police", "Police").choices
    assert (choice.words, choice.review, choice.held) == ("Police", "review-1", (0, 1, 2, 3))


def test_the_same_whatever_the_order_of_the_items() -> None:
    words = ("Police", "POLICE", "Homes", "homes", "Homes")
    shown = {tuple(c.words for c in of(*words[at:], *words[:at]).choices) for at in range(5)}
    assert shown == {("Homes", "POLICE")}


def test_an_item_counts_once_for_a_value_that_it_has_twice() -> None:
    (choice,) = facet("theme", "Theme", [(Value("Work"), Value("work"))]).choices
    assert choice.held == (0,)


def test_values_go_by_their_order_then_by_their_words() -> None:
    values = [(Value("b"),), (Value("none", order="~"),), (Value("a"),)]
    assert [c.words for c in facet("k", "K", values).choices] == ["a", "b", "none"]


def test_what_is_the_same_can_be_said_apart_from_the_words() -> None:
    values = [(Value("Adult A", same="x-1"),), (Value("Adult A", same="x-2"),)]
    assert [c.token for c in facet("review", "R", values).choices] == ["review-x-1", "review-x-2"]


def test_every_choice_has_a_token_of_its_own() -> None:
    found = of("Ĳ", "漢", "字", "漢 字")
    tokens = [choice.token for choice in found.choices]
    assert len(set(tokens)) == len(tokens) == 4
    assert sorted(tokens_of([found], 4)) == sorted(tokens)
    assert all(token.isascii() and " " not in token for token in tokens)
