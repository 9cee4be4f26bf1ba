"""The proof that no visible word of a Word file was lost on the way.

It looks at the parts on its own, without the reader: every w:t wherever it stands, but for
what was deliberately taken out. So an element that the reader does not know, a paragraph it
forgot or a cell it merged away shows as a number of missing words.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from lxml import etree

from publisher.intake.characters import clean
from publisher.intake.word.package import Part, W
from publisher.intake.word.sign import SIGNS

_GAPS = frozenset(f"{W}{name}" for name in ("tab", "ptab", "br", "cr", "noBreakHyphen"))
_SAYS = _GAPS.union(SIGNS, [f"{W}t"])


def words_of(text: str) -> Counter[str]:
    """How often each word is there; what is neither letter nor digit parts words."""
    return Counter(re.findall(r"\w+", clean(text)))


def words_in(
    part: Part,
    dropped: Collection[int],
    joined: Collection[int],
    replaced: Mapping[int, str],
) -> Counter[str]:
    """The words of a part but for those in the elements taken out.

    Elements are named by their place in document order; `replaced` has the words that stand in
    the place of some. After a joined paragraph its last word goes on in the next. A reading aid
    (w:rt) stands apart, and ends the word below it.
    """
    lines: dict[etree._Element, list[str]] = {}
    ends: dict[etree._Element, str] = {}
    for place, element in enumerate(part.parse().iter()):
        if element.tag == f"{W}p":
            lines[element] = []
            ends[element] = "" if place in joined else "\n"
        elif element.tag not in _SAYS or (place in dropped and place not in replaced):
            continue
        else:
            around = next(element.iterancestors(f"{W}p", f"{W}rt", f"{W}rubyBase"), None)
            paragraph = next(element.iterancestors(f"{W}p"), None)
            own = (element.text or "") if element.tag == f"{W}t" else " "
            words = replaced.get(place, own)
            if around is not None and around.tag == f"{W}rt":
                lines[around] = [*lines.get(around, []), words]
                ends[around] = "\n"
            elif paragraph is not None:
                lines[paragraph].append(words if around is paragraph else f"{words} ")
    return words_of("".join("".join(line) + ends[p] for p, line in lines.items()))
