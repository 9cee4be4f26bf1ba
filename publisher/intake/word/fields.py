"""Fields of Word: what they show is kept, the code that makes it is dropped."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from publisher.findings import Rule
from publisher.intake.package import CannotReadError
from publisher.intake.word.auto_numbers import KINDS, NumberField
from publisher.intake.word.drawn_fields import shown_by
from publisher.intake.word.package import W
from publisher.intake.word.styles import on, value, whole

Element = etree._Element

SHOW_WITHOUT_RESULT = frozenset({"EQ", "SYMBOL"})
"""Fields that Word draws from their code: nothing in the file says what they show."""
BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(?P<words>.*)", re.I | re.S)
"""Fields that show the last words of their code."""
_HYPERLINK = re.compile(
    r'\s*HYPERLINK\b(?P<switches>(?:\s+\\[lmnth]\b)*)\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]\S*))',
    re.IGNORECASE,
)
CHECKED, UNCHECKED = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX}"


@dataclass
class _Field:
    begin: Element
    code: str = ""
    shows: bool = False
    has_words: bool = False
    link: str | None = None


@dataclass
class Fields:
    """What the fields of a tree said: where runs link to, and what cannot be read.

    `numbers` are those that show a number which is yet to be worked out; `counted` is whether
    the file has the numbers of others of their kind.
    """

    links: dict[Element, str] = field(default_factory=dict)
    unreadable: list[Element] = field(default_factory=list)
    numbers: list[NumberField] = field(default_factory=list)
    counted: bool = False


def resolve_fields(root: Element, drop: Callable[[Element], None]) -> Fields:
    """Take the codes of all fields out of the tree, and say where their results link to.

    A link within the document is "#" and the name of its target. `drop` takes an element out.

    Raises: CannotReadError (D111) if a field has no end: the rest would be its code.
    """
    fields = Fields()
    _resolve_simple(root, fields)
    open_: list[_Field] = []
    for run in list(root.iter(f"{W}r")):
        for child in list(run):
            _pass(run, child, open_, fields, drop)
        link = next((one.link for one in reversed(open_) if one.link), None)
        if link and all(one.shows for one in open_):
            fields.links[run] = link
    if not all(one.shows for one in open_):
        raise CannotReadError(Rule.D111, "a field has no end")
    return fields


def _resolve_simple(root: Element, fields: Fields) -> None:
    """The fields that are an element of their own, with their code in it."""
    for simple in root.iter(f"{W}fldSimple"):
        code = simple.get(f"{W}instr", "")
        link = link_of(code)
        if link:
            fields.links.update(dict.fromkeys(simple.iter(f"{W}r"), link))
        if simple.find(f".//{W}t") is not None:
            fields.counted |= _name(code) in KINDS
            continue
        end = etree.SubElement(etree.SubElement(simple, f"{W}r"), f"{W}x")
        if button := BUTTON.match(code):
            _show(button["words"].strip(), end)
        elif _name(code) in KINDS:
            fields.numbers.append(NumberField(code, _show("", end)))
        elif (drawn := shown_by(code)) is not None:
            _show(drawn, end)
        elif _name(code) in SHOW_WITHOUT_RESULT:
            fields.unreadable.append(_show("", end))


def _pass(
    run: Element,
    child: Element,
    open_: list[_Field],
    fields: Fields,
    drop: Callable[[Element], None],
) -> None:
    """Go past one thing in a run: a mark of a field, its code, or what it shows."""
    in_code = not all(one.shows for one in open_)
    if child.tag == f"{W}fldChar":
        _turn(child, open_, fields)
        drop(child)
    elif child.tag == f"{W}instrText":
        if in_code:
            open_[-1].code += child.text or ""
        drop(child)
    elif in_code and child.tag != f"{W}rPr":
        drop(child)
    elif open_ and child.tag == f"{W}t":
        open_[-1].has_words = True


def link_of(code: str) -> str | None:
    """Where a HYPERLINK field leads; None for any other field."""
    match = _HYPERLINK.match(code)
    if match is None:
        return None
    address = match["quoted"] if match["quoted"] is not None else match["bare"]
    within = re.search(r'\\l\s+"?([^"\s]+)', code, re.IGNORECASE)
    if "\\l" in match["switches"].lower():
        return f"#{address}"
    return f"{address}#{within[1]}" if within and address else address or None


def _turn(mark: Element, open_: list[_Field], fields: Fields) -> None:
    """Follow the begin, middle or end of a field. Marks without their begin mean nothing."""
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        open_.append(_Field(mark))
    elif kind == "separate" and open_:
        open_[-1].shows = True
        open_[-1].link = link_of(open_[-1].code)
    elif kind == "end" and open_:
        _end(mark, open_.pop(), open_, fields)


def _end(mark: Element, ended: _Field, around: list[_Field], fields: Fields) -> None:
    """Show what the field that ends here shows by itself, or say that it cannot be read."""
    name = _name(ended.code)
    if name == "FORMCHECKBOX":
        _show(CHECKED if on(_set(ended.begin, "checkBox", "checked")) else UNCHECKED, mark)
    elif name == "FORMDROPDOWN" and not ended.has_words:
        _show(_chosen(ended.begin), mark)
    elif ended.shows:
        fields.counted |= name in KINDS
    elif button := BUTTON.match(ended.code):
        _show(button["words"].strip(), mark)
    elif name in KINDS and not around:
        fields.numbers.append(NumberField(ended.code, _show("", mark)))
    elif name in KINDS or name in SHOW_WITHOUT_RESULT:
        drawn = None if around else shown_by(ended.code)
        if drawn is None:
            fields.unreadable.append(_show("", mark))
        else:
            _show(drawn, mark)


def _name(code: str) -> str:
    """The field's name, which its code begins with, in capitals."""
    return next(iter(code.upper().split()), "")


def _show(words: str, mark: Element) -> Element:
    """Put what a field shows before its end."""
    shown = etree.Element(f"{W}t")
    shown.text = words
    mark.addprevious(shown)
    return shown


def _set(begin: Element, kind: str, name: str) -> Element | None:
    """What somebody set in a form field, else its default."""
    own = begin.find(f"{W}ffData/{W}{kind}/{W}{name}")
    return own if own is not None else begin.find(f"{W}ffData/{W}{kind}/{W}default")


def _chosen(begin: Element) -> str:
    """The entry that a drop-down field shows: the first if none was chosen."""
    entries = begin.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    at = whole(_set(begin, "ddList", "result"), 0)
    return (value(entries[at]) or "") if 0 <= at < len(entries) else ""
