"""The numbers that Word works out when it shows a document, and that the file does not hold.

Source of the rules: ECMA-376 part 1, 17.9 (numbering). Counters belong to the abstract list:
lists that share one go on counting, unless a list overrides the start.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from publisher.intake.symbols import is_symbol_font, shown_in, verdict
from publisher.intake.word.numerals import is_written_alike, marker_of, written
from publisher.intake.word.package import W
from publisher.intake.word.styles import Styles, on, value, whole
from publisher.model import PLAIN_MARKER, Marker

Element = etree._Element
LEVELS = 9


class Shape(Enum):
    """What a numbered or bulleted paragraph becomes."""

    NUMBERED = "a paragraph or heading with a printed number"
    ORDERED = "an item of a numbered list"
    BULLET = "an item of a bulleted list"
    WORDS = "a paragraph that begins with words which its list prints"
    UNKNOWN = "a paragraph whose number we cannot work out"


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph; `text` as printed, without a full stop at its end.

    Of a bullet `text` is the tick, cross or box that it shows, if it shows one.
    """

    shape: Shape
    text: str = ""
    level: int = 0
    value: int = 1
    marker: Marker = PLAIN_MARKER


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int | None
    legal: bool
    hidden: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class _List:
    """One list: the abstract list it counts with, its levels, and the starts it overrides."""

    counted_with: str
    levels: Mapping[int, _Level]
    styles: Mapping[str, int]
    overrides: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph with its counted level, before we know what the list as a whole is."""

    paragraph: Element
    list: _List
    level: int
    value: int
    text: str | None
    headings_before: int


def labels(
    root: Element, numbering: Element | None, styles: Styles, headings: frozenset[Element]
) -> dict[Element, Label]:
    """What Word prints before each paragraph of the tree, in the order they stand.

    `headings` are the paragraphs that are headings. A level that shows more than one number
    (5.2.236), or words ("Recommendation 1"), or a number that runs on past a heading, is a
    printed number; a simple number, letter or bullet is the item of a list.
    """
    if numbering is None:
        return {}
    counted = list(_count(root, _lists(numbering, styles), styles, headings))
    running = _running_on(counted)
    found = {}
    for one in counted:
        label = _label(one, one.paragraph in headings, one.list.counted_with in running)
        if label:
            found[one.paragraph] = label
    return found


def _label(one: _Numbered, heading: bool, running: bool) -> Label | None:
    level = one.list.levels[one.level]
    if level.format == "bullet":
        shown = level.text.strip() and not heading
        return Label(Shape.BULLET, level.verdict, one.level) if shown else None
    if one.text is None:
        return Label(Shape.UNKNOWN)
    text = one.text.strip().rstrip(".:").strip()
    if level.hidden or not text:
        return None
    counts = re.findall(r"%[1-9]", level.text)
    words = re.search(r"\w", re.sub(r"%[1-9]", "", level.text))
    if words and not counts:
        return Label(Shape.WORDS, one.text.strip(), one.level)
    if heading or len(counts) > 1 or words or (running and one.level == 0):
        return Label(Shape.NUMBERED, text, one.level, one.value)
    form = "decimal" if level.legal else level.format
    if not is_written_alike(one.value, form):
        return Label(Shape.NUMBERED, text, one.level, one.value)
    return Label(Shape.ORDERED, text, one.level, one.value, marker_of(form, level.text))


def _running_on(counted: Iterable[_Numbered]) -> frozenset[str]:
    """The lists that number the paragraphs of a report: 1, 2, 3 and so on past its headings."""
    last: dict[str, _Numbered] = {}
    running = set()
    for one in counted:
        key = one.list.counted_with
        if one.level == 0 and one.list.levels[0].format == "decimal":
            before = last.get(key)
            if before and one.value > before.value and one.headings_before > before.headings_before:
                running.add(key)
            last[key] = one
    return frozenset(running)


def _count(
    root: Element, lists: Mapping[str, _List], styles: Styles, headings: frozenset[Element]
) -> Iterable[_Numbered]:
    counters: dict[str, list[int | None]] = {}
    started: set[tuple[str, int]] = set()
    passed = 0
    for paragraph in root.iter(f"{W}p"):
        passed += paragraph in headings
        num_id, level = _where(paragraph, lists, styles)
        numbered = lists.get(num_id)
        if numbered is None or level not in numbered.levels:
            continue
        counter = counters.setdefault(numbered.counted_with, [None] * LEVELS)
        override = numbered.overrides.get(level) if (num_id, level) not in started else None
        started.add((num_id, level))
        _step(counter, numbered, level, override)
        yield _Numbered(
            paragraph, numbered, level, counter[level] or 0, _text(counter, numbered, level), passed
        )


def _step(counter: list[int | None], numbered: _List, level: int, override: int | None) -> None:
    """Count one on at the level, and begin anew below it."""
    now = counter[level]
    start = numbered.levels[level].start
    counter[level] = override if override is not None else start if now is None else now + 1
    for below in range(level + 1, LEVELS):
        restart = numbered.levels[below].restart if below in numbered.levels else None
        if restart is None or level < restart:
            counter[below] = None


def _text(counter: list[int | None], numbered: _List, level: int) -> str | None:
    """The number as printed; None if it is written in a way that we do not know."""
    text = numbered.levels[level].text
    for match in reversed(list(re.finditer(r"%([1-9])", text))):
        at = int(match[1]) - 1
        if at not in numbered.levels or at > level:
            continue
        form = "decimal" if numbered.levels[level].legal else numbered.levels[at].format
        count = counter[at]
        number = written(numbered.levels[at].start if count is None else count, form)
        if number is None:
            return None
        text = text[: match.start()] + number + text[match.end() :]
    return text


def _where(paragraph: Element, lists: Mapping[str, _List], styles: Styles) -> tuple[str, int]:
    """The list and the level of a paragraph; ("0", 0) if it is in none.

    What is nearest to the paragraph wins, thing by thing: Word's own "heading 2" has but a
    level, of the list of "heading 1". A level of a list may also name the style whose
    paragraphs belong to it, which only the paragraph itself outdoes.
    """
    settings = styles.numbering_of(paragraph)
    num_id = next((i for s in settings if (i := value(s.find(f"{W}numId"))) is not None), "0")
    if num_id not in lists:
        return "0", 0
    own = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if own is None:
        for style_id in styles.style_ids(paragraph):
            if style_id in lists[num_id].styles:
                return num_id, lists[num_id].styles[style_id]
    level = next((at for s in settings if (at := s.find(f"{W}ilvl")) is not None), None)
    return num_id, whole(level, 0)


def _lists(numbering: Element, styles: Styles) -> dict[str, _List]:
    abstract = {value(a, "abstractNumId"): a for a in numbering.iter(f"{W}abstractNum")}
    nums = {value(n, "numId") or "": n for n in numbering.iter(f"{W}num")}

    def counted_with(num_id: str, seen: frozenset[str]) -> str | None:
        """The abstract list; one may leave its levels to a style, and so to another list."""
        if num_id in seen or num_id not in nums:
            return None
        key = value(nums[num_id].find(f"{W}abstractNumId"))
        found = abstract.get(key)
        link = value(found.find(f"{W}numStyleLink")) if found is not None else None
        if link is None:
            return key
        numbered = styles.of_numbering_style(link).get(f"{W}numPr")
        linked = value(numbered.find(f"{W}numId")) if numbered is not None else None
        return counted_with(linked or "", seen | {num_id})

    lists = {}
    for num_id, num in nums.items():
        key = counted_with(num_id, frozenset())
        if key is not None and key in abstract:
            lists[num_id] = _list(key, abstract[key], num)
    return lists


def _list(key: str, abstract: Element, num: Element) -> _List:
    levels = {whole(level, 0, "ilvl"): level for level in abstract.iter(f"{W}lvl")}
    overrides = {}
    for override in num.iter(f"{W}lvlOverride"):
        at = whole(override, 0, "ilvl")
        level = override.find(f"{W}lvl")
        if level is not None:
            levels[at] = level
        start = override.find(f"{W}startOverride")
        if start is not None:
            overrides[at] = whole(start, 1)
    within = {at: level for at, level in levels.items() if 0 <= at < LEVELS}
    styles = {value(level.find(f"{W}pStyle")): at for at, level in within.items()}
    return _List(
        counted_with=key,
        levels={at: _level(level) for at, level in within.items()},
        styles={style: at for style, at in styles.items() if style},
        overrides=overrides,
    )


def _level(level: Element) -> _Level:
    restart = level.find(f"{W}lvlRestart")
    form = _format(level)
    text = value(level.find(f"{W}lvlText")) or ""
    font = value(level.find(f"{W}rPr/{W}rFonts"), "ascii") or ""
    if form == "bullet" and _is_word(text, font):
        form = "none"
    elif form == "none" and text.strip() and not re.search(r"[\w%]", text):
        form = "bullet"
    return _Level(
        format=form,
        text=text,
        start=whole(level.find(f"{W}start"), 0),
        restart=None if restart is None else whole(restart, 0),
        legal=on(level.find(f"{W}isLgl")),
        hidden=on(level.find(f"{W}rPr/{W}vanish")),
        verdict=verdict(shown_in(font, text) or ""),
    )


def _format(level: Element) -> str:
    """How its numbers are written; of a format with zeros before them the first one ("001")."""
    offered = next(level.iter(f"{W}numFmt"), None)  # that of today's Word, if there are two
    form = value(offered) or "decimal"
    return (value(offered, "format") or form).partition(",")[0] if form == "custom" else form


def _is_word(bullet: str, font: str) -> bool:
    """Whether a bullet is words, rather than a sign; a single "o" is Word's hollow bullet."""
    return len(re.findall(r"\w", bullet)) > 1 and not is_symbol_font(font)
