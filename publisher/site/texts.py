"""Every word of ours that readers see, in one catalogue per language (`text/en.yml`, `cy.yml`).

A text has placeholders by name, `{partnership}`, and `[words]` where a link goes. It holds none
of the marks of HTML, of attributes or of Markdown (`fault_of`), so it can stand anywhere on a
page as it is. What depends on a number has a form for each case that its language has.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from publisher.config import OwnText, SiteSettings
from publisher.errors import SettingsError

LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
"""The languages of the site, each by its own name."""

Said = str | Mapping[str, str]
"""A text, or its forms by the case of a number."""

CASES: Mapping[str, tuple[str, ...]] = {
    "en": ("one", "other"),
    "cy": ("zero", "one", "two", "few", "many", "other"),
}
"""The cases of numbers that a language tells apart. Source: Unicode CLDR 46, plural rules."""

_CASE_OF: Mapping[str, Mapping[int, str]] = {
    "en": {1: "one"},
    "cy": {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"},
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LINK = re.compile(r"\[([^][]+)\]")
_REFUSED = re.compile(r"[<>&\"`*\\|#{}\x00-\x1f\x7f-\x9f]|\[|\]")


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogue of one language."""

    language: str
    says: Mapping[str, Said]
    words: Mapping[str, str] = field(default_factory=dict)
    """English words of settings and of reviews, and what this language has for them."""

    def __call__(self, key: str, **values: object) -> str:
        """The text with these values in place of its placeholders."""
        return _filled(self._one(key), values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text in the form that this number asks for; `{count}` in it is the number."""
        return _filled(self.forms(key)[self.case(number)], {"count": number, **values})

    def forms(self, key: str) -> Mapping[str, str]:
        """The text's forms by the case of a number, as scripts in the page need them."""
        said = self.says[key]
        if isinstance(said, str):
            raise TypeError(f"{key} does not depend on a number")
        return said

    def case(self, number: int) -> str:
        """The case that this language puts a number in."""
        return _CASE_OF[self.language].get(number, "other")

    def linked(self, key: str, *addresses: str, **values: object) -> str:
        """The text as HTML, with each of its `[words]` as a link to the next of these addresses."""
        # before the values are in it, which may have brackets of their own
        parts = _LINK.split(self._one(key))
        words = iter(addresses)
        return "".join(
            f'<a href="{next(words)}">{part}</a>' if at % 2 else _filled(part, values)
            for at, part in enumerate(parts)
        )

    def partly_hidden(self, key: str) -> str:
        """The text as HTML, with its `[words]` for screen readers alone."""
        return _LINK.sub(r'<span class="hidden">\1</span>', self(key))

    def own(self, english: str) -> tuple[str, str]:
        """Words of settings or of a review in this language; where it has none, "en" beside them.

        Capitals and line breaks make no difference.
        """
        if self.language == "en":
            return english, ""
        said = self.words.get(_folded(english))
        return (said, "") if said else (english, "en")

    def group(self, start: str) -> dict[str, str]:
        """The texts whose keys begin so, by what is left of the key; those of numbers are not."""
        return {
            key.removeprefix(start): said
            for key, said in self.says.items()
            if key.startswith(start) and isinstance(said, str)
        }

    def _one(self, key: str) -> str:
        said = self.says[key]
        if not isinstance(said, str):
            raise TypeError(f"{key} depends on a number")
        return said

    def day(self, value: date) -> str:
        """A date as people write it: 8 September 2022."""
        return f"{value.day} {self._month(value.month)} {value.year}"

    def month(self, value: tuple[int, int]) -> str:
        """A year and month as people write it: November 2019."""
        return f"{self._month(value[1])} {value[0]}"

    @property
    def months(self) -> list[str]:
        """The names of the months in their order."""
        return [self._month(number) for number in range(1, 13)]

    def _month(self, number: int) -> str:
        return self(f"month.{number}")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def placeholders(said: str) -> frozenset[str]:
    """The names of the placeholders in a text; "[]" stands among them for each link."""
    links = frozenset({"[]" * len(_LINK.findall(said))} - {""})
    return frozenset(_PLACEHOLDER.findall(said)) | links


def fault_of(said: str) -> str:
    """Why a text cannot be shown as it is; "" if it can."""
    bare = _LINK.sub(r"\1", _PLACEHOLDER.sub("", said))
    if not bare.strip() and not _PLACEHOLDER.search(said):
        return "it is empty"
    return "it has a mark that pages give a meaning to" if _REFUSED.search(bare) else ""


@cache
def shipped(language: str) -> Texts:
    """The catalogue that the publisher comes with."""
    says = {key: said_of(entry) for key, entry in raw(language).items()}
    return Texts(language, says) if language == "en" else _welsh(says, {})


def shipped_texts() -> Mapping[str, Texts]:
    """The catalogues that the publisher comes with, by language."""
    return {language: shipped(language) for language in LANGUAGES}


def texts_of(
    settings: SiteSettings, own: Mapping[str, OwnText] = MappingProxyType({})
) -> Mapping[str, Texts]:
    """The catalogues with the council's own Welsh words in them.

    Raises: SettingsError for a text that there is none of, or that cannot stand on a page.
    """
    welsh = settings.publisher.welsh
    terms = {
        "kind.dhr": welsh.domestic_homicide_review,
        "kind.dardr": welsh.domestic_abuse_related_death_review,
    }
    said: dict[str, Said] = {key: text.says for key, text in own.items()}
    said |= {key: words for key, words in terms.items() if words}
    before = shipped("cy")
    for key, words in sorted(said.items()):
        wrong = _wrong_with(words, before.says.get(key))
        if wrong:
            raise SettingsError(
                f"the Welsh text `{key}` cannot be used: {wrong}",
                "Compare it with publisher/site/text/cy.yml. Why: docs/handbook/welsh.md",
            )
    return {"en": shipped("en"), "cy": _welsh({**before.says, **said}, settings.in_welsh)}


def _welsh(says: Mapping[str, Said], words: Mapping[str, str]) -> Texts:
    """The Welsh catalogue, and Welsh for words of the council's and for those that we put in."""
    english, welsh = shipped("en"), Texts("cy", says)
    marks = {"removed.": english.group("removed."), "state.": english.group("state.")}
    names = {"drawn.": english.group("drawn."), "title.": english.group("title.")}
    put_in = {
        form.format(said): form.format(welsh(start + key))
        for form, groups in (("[{}]", marks), ("{}", names))
        for start, group in groups.items()
        for key, said in group.items()
    }
    both = {**put_in, **words}
    return replace(welsh, words={_folded(said): own for said, own in both.items()})


def _wrong_with(said: Said, before: Said | None) -> str:
    if before is None:
        return "there is no text of that name"
    if isinstance(said, str) is not isinstance(before, str):
        return "it has other forms for numbers"
    if not isinstance(said, str) and set(said) != set(CASES["cy"]):
        return "it has other forms for numbers"
    if _needs(said) != _needs(before):
        return "it is filled in with other things"
    return next(filter(None, map(fault_of, _forms(said))), "")


def _forms(said: Said) -> list[str]:
    return [said] if isinstance(said, str) else list(said.values())


def _needs(said: Said) -> frozenset[str]:
    return frozenset[str]().union(*map(placeholders, _forms(said)))


def unchecked(own: Mapping[str, OwnText] = MappingProxyType({})) -> tuple[str, ...]:
    """The Welsh texts that nobody is said to have checked, by key."""
    vouched = {key for key, text in own.items() if text.checked}
    entries = raw("cy").items()
    return tuple(k for k, entry in entries if not entry["checked"] and k not in vouched)


def raw(language: str) -> Mapping[str, Any]:
    """The entries of a catalogue as its file has them."""
    file = files("publisher.site") / "text" / f"{language}.yml"
    entries: Mapping[str, Any] = yaml.load(file.read_text("utf-8"), _LOADER)  # noqa: S506
    return entries


def said_of(entry: Any) -> Said:
    """What an entry says, whether or not it tells who checked it."""
    said: Said = entry["says"] if isinstance(entry, dict) and "says" in entry else entry
    return said


def _filled(said: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), said)
