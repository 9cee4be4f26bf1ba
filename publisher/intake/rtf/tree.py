"""The bytes of an RTF file to groups, control words and letters, each with its place.

Source: Rich Text Format Specification 1.9.1, "Conventions of an RTF Reader".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publisher.findings import Rule
from publisher.intake.package import CannotReadError

DEEPEST = 200
"""Nobody's groups stand that deep in one another; a hostile file's may."""
LONGEST = 32
"""No control word is longer: programs differ in what they make of one that is."""
_PART = re.compile(
    rb"(?P<ends>[\r\n]+)|(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]+)(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Word:
    r"""A control word and its number (`\b0`), or a sign (`\~`); `data` is what `\bin` carries."""

    name: str
    number: int | None
    start: int
    end: int
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Letters:
    """Bytes of text, of one character if they were written in hex."""

    data: bytes
    start: int
    end: int
    in_hex: bool


@dataclass(slots=True)
class Group:
    """What stands between braces."""

    start: int
    end: int = 0
    parts: list["Part"] = field(default_factory=list)

    @property
    def starred(self) -> bool:
        """Whether a program that does not know the group is to pass it over."""
        return (
            isinstance(self.parts[0], Word) and self.parts[0].name == "*" if self.parts else False
        )

    @property
    def name(self) -> str:
        """The control word that it begins with; "" if it begins with anything else."""
        first = next(iter(self.parts[self.starred :]), None)
        return first.name if isinstance(first, Word) else ""

    def words(self) -> Iterator[Word]:
        """Its own control words, without those of groups in it."""
        return (part for part in self.parts if isinstance(part, Word))

    def groups(self, *names: str) -> Iterator["Group"]:
        """The groups in it that have one of those names, not those in other groups."""
        return (p for p in self.parts if isinstance(p, Group) and (p.name in names or not names))

    def number(self, name: str, otherwise: int = 0) -> int:
        """The number of its last control word of that name."""
        found = [word.number for word in self.words() if word.name == name]
        return otherwise if not found or found[-1] is None else found[-1]

    def has(self, name: str) -> bool:
        """Whether it has a control word of that name."""
        return any(word.name == name for word in self.words())

    def everything(self) -> Iterator["Part"]:
        """All in it and in the groups in it, in order."""
        for part in self.parts:
            yield part
            if isinstance(part, Group):
                yield from part.everything()

    def bytes_of_text(self) -> bytes:
        """The letters in it and in the groups in it."""
        return b"".join(part.data for part in self.everything() if isinstance(part, Letters))


Part = Word | Letters | Group


def text_of(parts: Iterable[Part], skip: int) -> str:
    r"""The letters among the parts, those by `\u` too, each of which `skip` others stand for.

    It is for what is no text of the document: codes of fields, properties of shapes.
    """
    found, letters, over = "", b"", 0
    for part in parts:
        if isinstance(part, Letters):
            letters += part.data[over:] if not part.in_hex else b"" if over else part.data
            over = max(0, over - len(part.data))
        elif isinstance(part, Word) and part.name == "uc":
            skip = part.number or 0
        elif isinstance(part, Word) and part.name == "u":
            found += letters.decode("cp1252", "replace") + chr((part.number or 0) % 0x10000)
            letters, over = b"", skip
    found += letters.decode("cp1252", "replace")
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parse(data: bytes) -> Group:
    """The outermost group.

    Raises: CannotReadError (D105) if it has no end, or anything stands behind it.
    """
    at = data.find(b"{")
    around: list[Group] = []
    while 0 <= at < len(data):
        match = _PART.match(data, at)
        if match is None:
            raise CannotReadError(Rule.D105)
        at = match.end()
        if match["open"]:
            group = Group(match.start())
            if around:
                around[-1].parts.append(group)
            around.append(group)
            if len(around) > DEEPEST:
                raise CannotReadError(Rule.D105)
        elif match["close"]:
            around[-1].end = at
            if len(around) == 1:
                return _whole(around[0], data[at:])
            around.pop()
        elif not match["ends"]:
            part = _part(match, data)
            around[-1].parts.append(part)
            at = part.end
    raise CannotReadError(Rule.D105)


def _whole(group: Group, rest: bytes) -> Group:
    if rest.strip(b"\0\r\n\t "):
        raise CannotReadError(Rule.D105)
    return group


def _part(match: re.Match[bytes], data: bytes) -> Word | Letters:
    """A control word or letters. Raises: CannotReadError (D105) over a word that is too long."""
    start, end = match.span()
    if match["hex"]:
        return Letters(bytes.fromhex(match["hex"].decode()), start, end, in_hex=True)
    if match["text"]:
        return Letters(match["text"], start, end, in_hex=False)
    if match["sign"]:
        sign = match["sign"].decode("latin-1")
        if sign in "\\{}":
            return Letters(match["sign"], start, end, in_hex=True)
        return Word("par" if sign in "\r\n" else sign, None, start, end)
    name, number = match["word"].decode(), int(match["number"]) if match["number"] else None
    if len(name) > LONGEST:
        raise CannotReadError(Rule.D105)
    if name != "bin":
        return Word(name, number, start, end)
    carried = data[end : end + max(number or 0, 0)]
    return Word(name, number, start, end + len(carried), carried)
