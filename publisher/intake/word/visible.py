"""From the tree of a Word part, what a reader of the finished document sees.

Invariant: everything that goes is taken out by `Visible.drop`, which keeps account of it; so
the words that are left must all be found again in the document (`word_words`). Tracked
insertions stay and deletions go, as if accepted. Hidden are: hidden text, text in nearly the
colour of its background, letters under four points, rows and cells that Word does not show.
What could hide words and is not looked for: letters squeezed to nothing, frames off the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from lxml import etree

from publisher.findings import Finding, Place, Rule
from publisher.intake.characters import GARBLED, TURNED_ROUND, garbled, turned_round
from publisher.intake.describe import Describe, undescribed
from publisher.intake.drawing import instead_of, shape_of
from publisher.intake.fingerprint import of_bytes
from publisher.intake.flow import CONTENTS
from publisher.intake.seen import Seen
from publisher.intake.symbols import UNKNOWN_SIGN, is_symbol_font, shown_in
from publisher.intake.word.auto_numbers import draw_numbers
from publisher.intake.word.equation import hidden_parts
from publisher.intake.word.fields import resolve_fields
from publisher.intake.word.ground import sight_of
from publisher.intake.word.package import MC, WP, M, Part, V, W
from publisher.intake.word.painted import Painted
from publisher.intake.word.paragraph_end import DELETED, goes_on, holds, is_empty, next_block
from publisher.intake.word.sign import SIGNS, sign_of
from publisher.intake.word.styles import Properties, Styles, on, value, whole
from publisher.intake.word.table import covered_cells

Element = etree._Element

DRAWN = "a field that Word draws itself"
MAY_BE_SEEN = "white letters on what may be another colour (in words)"
TINY = 8
"""Letters below this size (in half points) cannot be read."""
_UNDERSTOOD = re.compile(r"wp[sgci]|w\d\d\w*|wp14|a14|cx\d*|aink|am3d|v|o")
"""What today's Word can show, of the alternatives that a file offers."""
_WRAPPERS = tuple(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_CONTENTS = re.compile(r"(toc|contents|index) \d|table of figures")
_CONTENTS_HEADING = re.compile(r"(toc|contents|index|toa) heading")
_CONTENTS_TITLES = frozenset({"contents", "table of contents", "contents page", "cynnwys"})
_ABOUT = (f"{WP}docPr", "{*}cNvPr")
_NOT_SHOWN = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none")


class Visible:
    """The tree of a part without what cannot be seen, and an account of what was taken out.

    `links` holds the addresses of runs in link fields; `dropped` the places, in document
    order, of the elements of the part that are no longer there; `replaced` what stands in the
    place of some of them; `joined` the places of the paragraphs that the next one continues.
    """

    def __init__(
        self, part: Part, styles: Styles, describe: Describe, parts: Mapping[str, bytes]
    ) -> None:
        self.root = part.parse()
        self._painted = Painted(part, parts)
        self._unsure: list[Element] = []
        self._describe, self._around = describe, part.data
        self._undescribed: list[tuple[Element, str, str]] = []
        self.styles = styles
        self.dropped: set[int] = set()
        self.replaced: dict[int, str] = {}
        self.joined: set[int] = set()
        self.hidden: Counter[str] = Counter()
        self._places = {element: place for place, element in enumerate(self.root.iter())}
        self._paragraphs = {p: n for n, p in enumerate(self.root.iter(f"{W}p"), start=1)}
        self._choose_alternatives()
        self._accept_changes()
        fields = resolve_fields(self.root, self.drop)
        self.links = fields.links
        unknown = draw_numbers(fields.numbers, self.root, styles, certain=not fields.counted)
        drawn = [*fields.unreadable, *unknown]
        self._told = frozenset(drawn)
        self._unreadable: list[tuple[Element, str]] = []
        for number, element in enumerate(drawn):
            known_by = of_bytes(str(number).encode(), self._around)
            element.text = instead_of(DRAWN, describe(known_by))
            if not element.text:
                self._undescribed.append((element, known_by, DRAWN))
        self._find_spoilt_letters()
        self._unwrap_all()
        self._drop_hidden_parts()
        self._drop_contents()
        for run in self._there(f"{W}r", f"{M}r"):
            self._look_at_run(run)
        self._join_paragraphs()  # last: a run may be hidden by its own paragraph's style

    @property
    def findings(self) -> list[Finding]:
        """What was left out, once a kind, and what shows words that are not in the file."""
        left_out = [f"{kind}: {count}" for kind, count in self.hidden.items() if count]
        return [
            *(Finding(Rule.D201, detail=detail) for detail in left_out),
            *self._may_be_seen(),
            *(Finding(Rule.D109, place=self.place(e), detail=d) for e, d in self._unreadable),
            *(undescribed(by, self.place(e), what) for e, by, what in self._undescribed),
        ]

    def _may_be_seen(self) -> Iterator[Finding]:
        """White words on what the file does not say, and the first paragraph with some."""
        if self._unsure:
            detail = f"{MAY_BE_SEEN}: {sum(map(_words_in, self._unsure))}"
            yield Finding(Rule.D216, place=self.place(self._unsure[0]), detail=detail)

    def place(self, element: Element) -> Place:
        """Where the element is, counted in paragraphs of the part (those in tables too)."""
        around = (element, *element.iterancestors(), *element.iter(f"{W}p"))
        paragraphs = (e for e in around if e in self._paragraphs)
        return Place(paragraph=next((self._paragraphs[p] for p in paragraphs), 0))

    def drop(self, element: Element, kind: str = "", count: int | None = None) -> None:
        """Take an element out; if there is something to say of it, what and how many (words)."""
        if kind:
            self.hidden[kind] += _words_in(element) if count is None else count
        self.dropped.update(self._places[e] for e in element.iter() if e in self._places)
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def _there(self, *tags: str) -> Iterator[Element]:
        """The elements of that name; what is taken out on the way is passed over."""
        for element in list(self.root.iter(*tags)):
            if self._places.get(element) not in self.dropped:
                yield element

    def _choose_alternatives(self) -> None:
        """Keep of each choice what today's Word shows. Older ones show the rest."""
        for offer in self._there(f"{MC}AlternateContent"):
            choices = [c for c in offer.iterchildren(f"{MC}Choice") if _understood(c)]
            kept = next(iter([*choices, *offer.iterchildren(f"{MC}Fallback")]), None)
            shown = Counter(_text(kept).split()) if kept is not None else Counter()
            for other in [c for c in offer if c is not kept]:
                more = (Counter(_text(other).split()) - shown).total()
                self.drop(other, "words that only old versions of Word show", more)
            for child in [] if kept is None else list(kept):
                offer.addprevious(child)
            self.drop(offer)

    def _accept_changes(self) -> None:
        for row in self._there(f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.drop(row, "tracked deletions", 1)
        for cell in self._there(f"{W}tc"):
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                self.drop(cell, "tracked deletions", 1)
        for deleted in self._there(*DELETED):
            if not _is_setting(deleted):
                self.drop(deleted, "tracked deletions", 1)

    def _find_spoilt_letters(self) -> None:
        """Those that came out as others, or that Word shows in reverse.

        It does by a mark of direction or an element of its own.
        """
        every = [(p, _together(p)) for p in self._there(f"{W}p")]
        self._unreadable += [(p, GARBLED) for p, text in every if garbled(text)]
        every += [(e, f"\u202e{_together(e)}") for e in self._there(f"{W}bdo") if value(e) == "rtl"]
        for element, text in every:
            if turned_round(text):
                place = next((e for e in element.iterancestors(f"{W}p")), element)
                self._unreadable.append((place, TURNED_ROUND))

    def _unwrap_all(self) -> None:
        for sdt in self._there(f"{W}sdt"):
            for content in sdt.iterchildren(f"{W}sdtContent"):
                for child in list(content):
                    sdt.addprevious(child)
            self.drop(sdt)
        for wrapper in self._there(*_WRAPPERS):
            if not _is_setting(wrapper):
                for child in list(wrapper):
                    wrapper.addprevious(child)
                self.drop(wrapper)

    def _join_paragraphs(self) -> None:
        """Join a paragraph with the next where it goes on there; one with nothing left goes."""
        for paragraph in self._there(f"{W}p"):
            if not goes_on(paragraph, self.styles):
                continue
            after = next_block(paragraph)
            if after is not None and after.tag == f"{W}p":
                self.joined.add(self._places[paragraph])
                at = 1 if after.find(f"{W}pPr") is not None else 0
                for child in reversed([c for c in paragraph if c.tag != f"{W}pPr"]):
                    after.insert(at, child)
            elif not is_empty(paragraph):
                continue
            self.drop(paragraph)

    def _drop_hidden_parts(self) -> None:
        for row in self._there(f"{W}tr"):
            if on(row.find(f"{W}trPr/{W}hidden")):
                self.drop(row, "hidden rows of tables", 1)
        for table in self._there(f"{W}tbl"):
            for cell in covered_cells(table):
                for child in [c for c in cell if c.tag != f"{W}tcPr"]:
                    self.drop(child, "words in cells under merged cells")
        for part in list(hidden_parts(self.root)):
            self.drop(part, "hidden parts of equations", 1)
        for element in self._there(*_ABOUT, f"{V}*"):
            if _not_shown(element):
                self.drop(shape_of(element), "hidden drawings", 1)

    def _drop_contents(self) -> None:
        """Take out tables of contents, with the title above them: the site makes its own."""
        for paragraph in self._there(f"{W}p"):
            if self._is_contents(paragraph):
                title = _with_words(paragraph, before=True)
                if _heads_contents(title):
                    self.drop(title, CONTENTS, 1)
                self.drop(paragraph, CONTENTS, 1 if _words_in(paragraph) else 0)

    def _is_contents(self, paragraph: Element) -> bool:
        """Whether it is a line of a table of contents, or the heading of one by its style.

        That style is also used for headings that shall not be in the table of contents.
        """
        line: Element | None = paragraph
        if _CONTENTS_HEADING.fullmatch(self.styles.name(paragraph)):
            line = _with_words(paragraph, before=False)
        return line is not None and _CONTENTS.fullmatch(self.styles.name(line)) is not None

    def _look_at_run(self, run: Element) -> None:
        paragraph = next(run.iterancestors(f"{W}p"), None)
        properties = self.styles.of_run(run, paragraph)
        if on(properties.get(f"{W}vanish")) or on(properties.get(f"{W}specVanish")):
            self.drop(run, "hidden text (in words)")
            return
        words = [*run.iterchildren(f"{W}t", f"{M}t")]
        if any((text.text or "").strip() for text in words):
            self._look_at_words(run, words, properties)
        font = properties.get(f"{W}rFonts")
        name = value(font, "ascii") or value(font, "hAnsi") or ""
        for text in run.findall(f"{W}t") if is_symbol_font(name) else ():
            if text not in self._told:
                self._show_symbols(text, name)
        for element in [*run.iterchildren(*SIGNS)]:
            sign = sign_of(element)
            self._replace(element, sign.shown, sign.font, sign.code)

    def _look_at_words(self, run: Element, words: list[Element], properties: Properties) -> None:
        seen = sight_of(run, properties, self.styles, self._painted.behind)
        small = 0 < whole(properties.get(f"{W}sz"), TINY) < TINY
        if small or seen is Seen.NO:
            kind = "text too small to read" if small else "text in the colour of its background"
            for text in words:
                self.drop(text, f"{kind} (in words)")
        elif seen is Seen.UNSURE:
            self._unsure.append(run)

    def _show_symbols(self, text: Element, font: str) -> None:
        """Letters in a font of pictures: what the pictures show takes their place."""
        self._replace(text, shown_in(font, text.text or ""), font, text.text or "")

    def _replace(self, element: Element, shown: str | None, font: str, code: str) -> None:
        """Put what a sign shows in its place; of one that we do not know, its description."""
        known_by = of_bytes(font.encode(), code.encode(), self._around)
        words = instead_of(UNKNOWN_SIGN, self._describe(known_by)) if shown is None else shown
        text = etree.Element(f"{W}t")
        text.text = words
        element.addnext(text)
        if element in self._places:  # what a field shows is not in the part
            self.replaced[self._places[element]] = words
        self.drop(element)
        if shown is None and not words:
            self._undescribed.append((text, known_by, UNKNOWN_SIGN))


def _with_words(paragraph: Element, *, before: bool) -> Element | None:
    """The next paragraph with words, above or below, if nothing else stands between."""
    others = filter(holds, paragraph.itersiblings(preceding=before))
    found = next((e for e in others if e.tag != f"{W}p" or _text(e).strip()), None)
    return found if found is not None and found.tag == f"{W}p" else None


def _heads_contents(paragraph: Element | None) -> TypeGuard[Element]:
    """Whether it is the title of a table of contents that has no style of its own."""
    return paragraph is not None and _text(paragraph).strip(" :\t").casefold() in _CONTENTS_TITLES


def _is_setting(element: Element) -> bool:
    """Whether it says something of its parent, rather than holding text."""
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("Pr")


def _understood(choice: Element) -> bool:
    return all(_UNDERSTOOD.fullmatch(name) for name in choice.get("Requires", "?").split())


def _not_shown(element: Element) -> bool:
    """Whether what is said of a drawing, or of a shape in a group, hides it."""
    style = element.get("style", "")
    return element.get("hidden") in ("1", "true") or _NOT_SHOWN.search(style) is not None


def _text(element: Element) -> str:
    shown = (sign_of(e).shown if e.tag in SIGNS else e.text for e in element.iter(f"{W}t", *SIGNS))
    return " ".join(words or "" for words in shown)


def _together(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t", f"{M}t"))


def _words_in(element: Element) -> int:
    return len(_together(element).split())
