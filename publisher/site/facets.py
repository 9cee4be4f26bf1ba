"""What a list can be narrowed and grouped by: years, themes, agencies and the like.

Values are the same if they are spelled the same, but for capitals, accents, signs and "&";
that two spellings mean the same body is never guessed. Words of a review keep its mark, so
that the gate knows whose terms to look for in them.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Held = tuple[int, ...]
"""Places of items in their list, from 0."""


@dataclass(frozen=True, slots=True)
class Value:
    """What one item has: words, and the review that they are from ("" if they are ours).

    `tongue` is the language of the words if it is not the page's. Values go by `order`, then by
    their words. Those with the same `same` are one, whatever
    their words are.
    """

    words: str
    review: str = ""
    order: str = ""
    same: str = ""
    tongue: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and the items that have it. `token` names it in our markup."""

    token: str
    words: str
    review: str
    held: Held
    tongue: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that items differ in; `boxes` says that several may be chosen at once."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    boxes: bool = False


def facet(key: str, label: str, items: Iterable[Sequence[Value]], boxes: bool = False) -> Facet:
    """Find the choices among the values that each item has."""
    found: dict[str, list[tuple[int, Value]]] = defaultdict(list)
    for place, values in enumerate(items):
        for value in values:
            found[value.same or folded(value.words)].append((place, value))
    in_order = sorted(found, key=lambda same: (found[same][0][1].order, same))
    tokens: set[str] = set()
    choices = []
    for same in in_order:
        token = _free(f"{key}-{_plain(same)}", tokens)
        choices.append(_choice(token, found[same]))
    return Facet(key, label, tuple(choices), boxes)


def tokens_of(facets: Iterable[Facet], items: int) -> list[str]:
    """The tokens of each item, with spaces between them."""
    found: list[list[str]] = [[] for _ in range(items)]
    for one in facets:
        for choice in one.choices:
            for place in choice.held:
                found[place].append(choice.token)
    return [" ".join(tokens) for tokens in found]


def folded(words: str) -> str:
    """The words in small letters without accents and signs."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", letters.replace("'", "").replace("\u2019", "")))


def _choice(token: str, found: Sequence[tuple[int, Value]]) -> Choice:
    """The choice in its commonest spelling."""
    spelled = Counter(value.words for _, value in found)
    words = min(spelled, key=lambda one: (-spelled[one], one))
    value = next(value for _, value in found if value.words == words)
    held = tuple(dict.fromkeys(place for place, _ in found))
    return Choice(token, words, value.review, held, value.tongue)


def _plain(same: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", same)) or "other"


def _free(wanted: str, taken: set[str]) -> str:
    token, number = wanted, 1
    while token in taken:
        number += 1
        token = f"{wanted}-{number}"
    taken.add(token)
    return token
