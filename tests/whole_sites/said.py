"""Every way in which the corpus speaks of the person it hides."""

import unicodedata
from collections.abc import Callable, Mapping

from tests.hard_cases.secret import Secret

Say = Callable[[Secret], str]
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905
_ALIKE = str.maketrans("aeiopcyxhAEOPCTKMHB", "аеіорсухһАЕОРСТКМНВ")


def possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


def midway(name: str, between: str) -> str:
    """The name with something between two of its letters, at some way along its last word."""
    at = len(name) - 2
    return name[:at] + between + name[at:]


def styled(text: str) -> str:
    """The text in bold letters of mathematics, where there are such letters."""
    bold = {**{65 + n: 0x1D400 + n for n in range(26)}, **{97 + n: 0x1D41A + n for n in range(26)}}
    return text.translate(bold)


DISGUISES: Mapping[str, Say] = {
    "in full": lambda s: s.name,
    "first name": lambda s: s.first,
    "surname": lambda s: s.last,
    "possessive": lambda s: possessive(s.name),
    "first name, possessive": lambda s: possessive(s.first),
    "surname first": lambda s: f"{s.last}, {s.first}",
    "an initial": lambda s: f"{s.first[0]} {s.last}",
    "an initial and a stop": lambda s: f"{s.first[0]}. {s.last}",
    "capitals": lambda s: s.name.upper(),
    "surname in capitals": lambda s: f"{s.first} {s.last.upper()}",
    "small letters": lambda s: s.name.lower(),
    "marks apart": lambda s: unicodedata.normalize("NFD", s.name),
    "marks added": lambda s: s.name.replace("a", "á").replace("o", "ö"),
    "letters that look alike": lambda s: s.name.translate(_ALIKE),
    "letters of mathematics": lambda s: styled(s.name),
    "characters of no width": lambda s: "\u200b".join(s.name),
    "soft hyphens": lambda s: "\u00ad".join(s.name),
    "a space that does not break": lambda s: s.name.replace(" ", "\u00a0"),
    "an underscore": lambda s: s.name.replace(" ", "_"),
    "run together": lambda s: s.name.replace(" ", ""),
    "spaced letters": lambda s: " ".join(s.name.replace(" ", "")),
    "in brackets": lambda s: f"({s.name})",
    "after a rank, without a space": lambda s: f"PC{s.last}",
    "a login": lambda s: "".join(filter(str.isalpha, f"{s.first[0]}{s.last}")).lower() + "84",
    "a hash tag": lambda s: f"#JusticeFor{s.first}",
    "quoted": lambda s: f"“{s.first}”",
    "born": lambda s: s.born,
    "born, in numbers": lambda s: f"{s.birth:%d/%m/%Y}",
    "born, short": lambda s: f"{s.birth.day}.{s.birth.month}.{s.birth:%y}",
    "born, as computers write it": lambda s: s.birth.isoformat(),
    "born, month first": lambda s: f"{s.birth:%B} {s.birth.day}, {s.birth.year}",
    "born, in Roman figures": lambda s: f"{s.birth.day}.{_ROMAN[s.birth.month - 1]}.{s.birth.year}",
    "home": lambda s: s.home,
    "street": lambda s: s.street,
    "postcode": lambda s: s.code,
    "postcode in one": lambda s: s.code.replace(" ", ""),
    "telephone": lambda s: s.phone,
    "telephone in one": lambda s: s.phone.replace(" ", ""),
    "telephone from abroad": lambda s: "+44 " + s.phone[1:],
    "telephone with hyphens": lambda s: s.phone.replace(" ", "-"),
}
"""What may stand in the middle of a sentence, in any format."""
