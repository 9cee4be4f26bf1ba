"""One way in which a flagged term may be written, and which words need care."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words as they may stand in a text; whatever `fold` evens out need not be spelt out.

    `whole`: says it all (a full name, not a surname), so it is also seen where it runs from
    one block into the next, or stands inside a longer word (`#thejanesmithinquiry`).
    `cased`: only where the text has a capital for each word that begins with one here.
    `apart`: its words are never run together (the numbers of a date).
    `loose`: its characters may be spaced in any way (a telephone number).
    `turned`: a surname before the first name; how many letters the surname has.
    `initial`: has a name as its initial: little may stand between its words.
    `initials`: nothing but full stops, spaces, hyphens and apostrophes between its words.
    `handle`: only where a number follows at once (jli84).
    `slip`: a possessive with its apostrophe in the wrong place (Wood's, of Woods).
    `changed`: as Welsh changes it.
    `titled`: only behind a title (Ms Senior).
    `suffix`: what its end stands for: "s" for a plural or a possessive without apostrophe.
    """

    words: str = field(repr=False)
    whole: bool = False
    cased: bool = False
    apart: bool = False
    loose: bool = False
    turned: int = 0
    initial: bool = False
    initials: bool = False
    handle: bool = False
    slip: bool = False
    changed: bool = False
    titled: bool = False
    suffix: str = ""

    @property
    def derived(self) -> bool:
        """Whether it gives way to somebody who is called exactly so."""
        return self.changed or bool(self.suffix)


_ORDINARY = """
aka alias
amber an and angel april art as at august autumn baker ball bank banks barber bay be bean bell berry
best bill bird bishop black blue bond book booth bow box bridge bridges brook brown bull burn bush
butcher butler buy by can cane care carpenter case cash castle chance charity chase church cliff
cloud coal comfort cook cooper copper court cross crown crystal dame dawn day days dean dear die do
dot down drew drum duke duty earl early east else ever fair faith fame farmer field fields fine
fisher flint flower flowers fog for ford forest foster fowler fox frank free french friend frost
game gates gay glass go gold golden good grace grant gray green grey grove guy had hail hall hand
hands happy hard hardy harvest hay he head heath heaven hedge her hill hills him his hold holiday
home honey honour hook hope hopes house how hunt hunter in is island it ivory jewel job joint joy
judge june junior just justice keen key king kitchen knight lady lake land lane large lash law lawn
light little long lord lot love low luck lucky major man march mark marks marsh marshal mason master
mat may me mean mercy merry mild mile miles mill miller mint miss moon moor more morning mount my
nee new night no noble noon north nurse oak ocean of old on or out page pain paint park parks parson
pat patience patient peace peach peak pearl penny pepper piano piper pit plant plum pond pool poor
pope port porter post potter powder power present price pride priest prince princess prior prosper
quick quiet rain ran read reason red rich ring rise river rivers road rob rock rod roman rose round
row royal rue rush rust sad said sand sandy savage saw say school sea season see senior sharp she
shepherd short silver sing singer sister sky small smart snow so son song south spark speed spring
squire star stay steel steep stern steward still stone storm street strong sue summer sun sweet
swift tail tailor temple ten than the then tide to too top tower towers town trace true turner under
up us vale van walk walker wall walls want war ward warden warm warner was water waters way we weeks
well wells went west wheat white will willow win wind wine wing winner winter wise wish with wolf
wood woods worth yard year yes you young
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Names that prose has in small letters too: alone they count only with a capital. A word left
out is matched in any case, which only takes out more: so Lily, Daisy and the like are not here."""

_BY_CHANCE = frozenset(
    ("has", "was", "his", "is", "as", "us", "does", "this", "thus", "yes", "its")
)
"""Words that a short name and an s would make by chance."""


def ordinary(words: str) -> bool:
    """Whether every word is also a word of everyday English (or a single letter)."""
    parts = words.replace("-", " ").replace("'", " ").lower().split()
    return all(part in ORDINARY or len(part) == 1 for part in parts)


def slipped(word: str) -> str:
    """The possessive of a name in s with its apostrophe before the s; "" for other names."""
    small = word.lower()
    slips = len(word) > 3 and small.endswith("s") and not small.endswith("ss")
    return f"{word[:-1]}'s" if slips else ""


def plural(word: str) -> tuple[str, ...]:
    """The word with an s, as in "the Smiths" or "Janes mother"."""
    ends = ("s", "es") if word.lower().endswith(("s", "x", "z", "ch", "sh")) else ("s",)
    forms = (word + end for end in ends)
    return tuple(form for form in forms if form.lower() not in _BY_CHANCE)
