"""Which lines of a page belong together.

A gap, an indent, another size or the label of an item part two lines whatever their words are.
So does a line that ends where the next word would have had room; but how long a line is, and
where it ends, depends on every word before that. Invariant: where a word stands that will be
taken out, and from there on up to the next sign of another kind, no length decides anything,
since it would tell how long that word is.

Accepted: where a page or a column ends no gap can be seen, so that there the length of the last
line tells whether its paragraph ends, of which some are by chance as long as the column is wide.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from publisher.intake.pdf.contents import ends_in_page
from publisher.intake.pdf.joining import Joiner
from publisher.intake.pdf.labels import BULLETS, CERTAIN_BULLETS, PRIVATE_USE, Label, label
from publisher.intake.pdf.words import Line, grouped, overleaf

LARGER = 1.12
"""Times the body's size: from here on a line is a heading."""

LONGEST_HEADING = 120
"""Characters; what is bold and longer than this is a bold paragraph."""

SENTENCE_ENDS = ".?!:;\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """What makes a line a heading; the larger the more important."""

    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together; `rank` if they are a heading.

    Where it `flows`, its lines ended where the page made them end, as far as anybody may know.
    """

    lines: tuple[Line, ...]
    rank: Rank | None = None
    flows: bool = False

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].page


class Measure:
    """What is usual in the document: the size of its text and the pitch of its lines.

    `hidden` are characters, by order, that will be taken out: they count for nothing.
    """

    def __init__(self, lines: Sequence[Line], hidden: Collection[int] = ()) -> None:
        self._hidden = hidden
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += self._length(line)
        self.body = sizes.most_common(1)[0][0] if sizes else 11.0
        downs = (
            (after.baseline - before.baseline) / after.size
            for before, after in pairwise(lines)
            if before.page == after.page
        )
        pitches = [down for down in downs if 0.8 < down < 2]
        usual = quantiles(pitches, n=4)[0] if len(pitches) > 3 else 1.2
        self.pitch = min(max(usual, 1.0), 1.6)

    def ranks(self, lines: Sequence[Line]) -> dict[int, Rank]:
        """The headings among the lines, each line by the order of its first character.

        Bold lines of the body's size are one or not as a whole, wherever they end.
        """
        ranks: dict[int, Rank] = {}
        for group in grouped(lines, self._is_alike):
            look = self.look(group[0])
            if look and (look.size >= self.body * LARGER or self._is_short(group)):
                ranks |= {_order(line): look for line in group}
        return ranks

    def apart(self, last: Line, line: Line) -> bool:
        """Whether two lines on one page are parted by a gap, or by their size."""
        far = self.pitch * max(last.size, line.size) * 1.3
        return abs(last.size - line.size) > 0.8 or line.baseline - last.baseline > far

    def _is_alike(self, last: Line, line: Line) -> bool:
        alike = self.look(last) == self.look(line)
        return alike and not overleaf(last, line) and not self.apart(last, line)

    def look(self, line: Line) -> Rank | None:
        """The line's rank as a heading, if it looks like one."""
        size = round(line.size * 2) / 2
        if not any(glyph.text.isalpha() for glyph in line.glyphs):
            return None
        if size >= self.body * LARGER:
            return Rank(size, line.bold)
        return Rank(size, True) if line.bold and size >= self.body * 0.95 else None

    def _is_short(self, group: Sequence[Line]) -> bool:
        last = group[-1].glyphs[-1]
        ends = last.text[-1] in ".;," and last.order not in self._hidden
        return not ends and sum(map(self._length, group)) <= LONGEST_HEADING

    def _length(self, line: Line) -> int:
        return sum(glyph.order not in self._hidden for glyph in line.glyphs)


def passages(lines: Sequence[Line], measure: Measure, joiner: Joiner) -> list[Passage]:
    """The lines in groups that belong together, in their order."""
    ranks, labels = measure.ranks(lines), certain_labels(lines)

    def goes_on(last: Line, line: Line) -> bool:
        return not _is_parted(last, line, measure, ranks, labels)

    found: list[Passage] = []
    for chain in grouped(lines, goes_on):
        rank = ranks.get(_order(chain[0]))
        if rank:
            found.append(Passage(tuple(chain), rank, joiner.first_hidden(chain) is not None))
        else:
            found += _by_length(chain, joiner)
    return found


def free_of_secrets(lines: Sequence[Line], measure: Measure, hidden: Collection[int]) -> list[Line]:
    """The lines that end where they do whatever words are hidden in others."""
    ranks, labels = measure.ranks(lines), certain_labels(lines)

    def goes_on(last: Line, line: Line) -> bool:
        return not _is_parted(last, line, measure, ranks, labels)

    chains = grouped(lines, goes_on) if hidden else [list(lines)]
    return [
        line
        for chain in chains
        if not any(glyph.order in hidden for one in chain for glyph in one.glyphs)
        for line in chain
    ]


def _is_parted(
    last: Line, line: Line, measure: Measure, ranks: Mapping[int, Rank], labels: Collection[int]
) -> bool:
    """Whether something else than the lines' lengths parts them for certain."""
    rank, listed = ranks.get(_order(line)), _order(line) in labels
    if ranks.get(_order(last)) != rank or ends_in_page(last.text):
        return True
    if overleaf(last, line):
        return listed or rank is not None
    if measure.apart(last, line):
        return True
    moved, tolerance = line.box.left - last.box.left, 0.8 * line.size
    inwards = moved > tolerance and not _labelled(last)
    return rank is None and (listed or inwards or moved < -4 * line.size)


def _by_length(chain: Sequence[Line], joiner: Joiner) -> Iterator[Passage]:
    """The passages of lines that only their lengths, and what goes along with these, part."""
    first = joiner.first_hidden(chain)
    group: list[Line] = []
    flows = False
    for at, line in enumerate(chain):
        hides = first is not None and at >= first
        # where a line begins that holds a hidden word further on does not depend on that word
        known = not hides or (at == first and not joiner.begins_hidden(line))
        if group and not _belongs(group, line, joiner, known=known):
            yield Passage(tuple(group), None, flows)
            group, flows = [], False
        group.append(line)
        flows |= hides
    if group:
        yield Passage(tuple(group), None, flows)


def _belongs(group: Sequence[Line], line: Line, joiner: Joiner, *, known: bool) -> bool:
    """Whether a line goes on with a paragraph; `known` if the length of the last may tell."""
    last = group[-1]
    ends = last.text[-1] in SENTENCE_ENDS
    if overleaf(last, line):
        early = joiner.ended_page_early(last, line)
        if early is None or len(group) == 1:  # no page ends after a paragraph's first line
            early = early or ends
        return not ((early and (known or ends)) or (known and _labelled(line)))
    early = joiner.ended_early(last, line)
    if not known:
        joiner.gives_up(last, early=early and not joiner.keeps(last, line))
        return not _indented(group, line)
    if _labelled(line) and (early or ends or _single(line) or _labelled(group[0])):
        return False
    return not _indented(group, line) and not (early and ends)


def _indented(group: Sequence[Line], line: Line) -> bool:
    """Whether the line's left edge says that a new paragraph begins."""
    last, tolerance = group[-1], 0.8 * line.size
    moved = line.box.left - last.box.left
    if len(group) == 1:
        # after its first line a paragraph may go in (an item) or out (a first line set in)
        inwards = _labelled(last) or moved <= tolerance
        return not inwards or moved < -4 * line.size
    return abs(moved) > tolerance


# -- labels --


def certain_labels(lines: Sequence[Line]) -> set[int]:
    """The lines, by their first character, that begin with an item's label and not by chance.

    A bullet is one; so is a number next to one that comes before or after it, a dash next to
    another, and whatever the following line is set in from.
    """
    found: set[int] = set()
    labelled = [(at, line, _label_of(line)) for at, line in enumerate(lines) if _labelled(line)]
    for at, line, _ in labelled:
        if (
            _first(line)[0] in CERTAIN_BULLETS
            or ord(_first(line)[0]) in PRIVATE_USE
            or (at + 1 < len(lines) and _hangs(line, lines[at + 1]))
        ):
            found.add(_order(line))
    for (at, before, one), (then, after, other) in pairwise(labelled):
        dashes = then == at + 1 and _first(before) == _first(after) in BULLETS
        if dashes or _counts_on(one, other):
            found |= {_order(before), _order(after)}
    return found


def _counts_on(one: Label, other: Label) -> bool:
    if one.paragraph and other.paragraph:
        return _follows(_parts(one.paragraph), _parts(other.paragraph))
    return any(value + 1 in other.values for value in one.values)


def _follows(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a number such as 5.2.10 comes right after another."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return len(other) > len(one) and set(other[len(one) :]) == {1}
    return other[same] == one[same] + 1 and set(other[same + 1 :]) <= {1}


def _parts(number: str) -> list[int]:
    return [int(part.rstrip("abcdefghijklmnopqrstuvwxyz")) for part in number.split(".")]


def _hangs(line: Line, following: Line) -> bool:
    """Whether the words of the next line stand below this one's, right of its label."""
    inner = text_left(line)
    near = abs(following.box.left - inner) < 4
    return near and inner > line.box.left + 0.8 * line.size and not overleaf(line, following)


def text_left(line: Line) -> float:
    """Where the words of an item begin, after its label."""
    at = next((at for at, space in enumerate(line.spaces) if space), 0)
    return line.glyphs[at].box.left


def _labelled(line: Line) -> bool:
    word = _first(line)
    found = label(word)
    if found is None or word == line.text:
        return False
    return bool(found.paragraph) or not word.isdecimal()


def _label_of(line: Line) -> Label:
    return label(_first(line)) or Label()


def _single(line: Line) -> bool:
    """Whether the line begins with a bullet or a dash, which no sentence goes on with."""
    word = _first(line)
    return len(word) == 1 and not word.isalnum() and label(word) is not None


def _first(line: Line) -> str:
    return line.text.split(" ", 1)[0]


def _order(line: Line) -> int:
    return line.glyphs[0].order
