"""What a paragraph or a run of Word looks like once its styles are counted in."""

from collections.abc import Mapping
from functools import cache

from lxml import etree

from publisher.intake.word.package import W

Element = etree._Element
_LATIN = tuple(f"{W}{name}" for name in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme"))
Properties = Mapping[str, Element]
"""The elements that set one thing each, by their full name."""


def on(switch: Element | None) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute in Word's namespace, or None."""
    return None if element is None else element.get(f"{W}{attribute}")


def whole(element: Element | None, otherwise: int, attribute: str = "val") -> int:
    """An attribute as a whole number; `otherwise` if it is none, or absurdly large."""
    written = value(element, attribute) or ""
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
        return otherwise
    return int(written)


class Styles:
    """The styles of a document; what a style does not say, the one it is based on says."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._default = None
        self._run_defaults: Properties = {}
        for style in [] if root is None else root.iter(f"{W}style"):
            self._styles.setdefault((value(style, "type"), value(style, "styleId")), style)
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self._default = value(style, "styleId")
        if root is not None:
            defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._run_defaults = _by_name(defaults)
        self._properties = cache(self._merged)

    def name(self, paragraph: Element) -> str:
        """The name of the paragraph's style, in small letters."""
        return next(iter(self.names(paragraph)), "")

    def names(self, paragraph: Element) -> tuple[str, ...]:
        """The names of the paragraph's style and of those it is based on, in small letters."""
        chain = self._chain("paragraph", self._style_of(paragraph))
        names = (value(style.find(f"{W}name")) or "" for style in chain)
        return tuple(name.lower() for name in names)

    def style_ids(self, paragraph: Element) -> tuple[str, ...]:
        """The ids of the paragraph's style and of those it is based on."""
        chain = self._chain("paragraph", self._style_of(paragraph))
        return tuple(value(style, "styleId") or "" for style in chain)

    def of_paragraph(self, paragraph: Element) -> Properties:
        """What holds for the paragraph: its own settings before those of its style."""
        by_style = self._properties("paragraph", self._style_of(paragraph), "pPr")
        return {**by_style, **_by_name(paragraph.find(f"{W}pPr"))}

    def numbering_of(self, paragraph: Element) -> list[Element]:
        """What says where its number is from: its own, its style's, those it is based on."""
        chain = self._chain("paragraph", self._style_of(paragraph))
        found = (one.find(f"{W}pPr/{W}numPr") for one in (paragraph, *chain))
        return [numbering for numbering in found if numbering is not None]

    def of_numbering_style(self, style_id: str | None) -> Properties:
        """What a style for lists sets."""
        return self._properties("numbering", style_id, "pPr")

    def of_run(self, run: Element, paragraph: Element | None) -> Properties:
        """What holds for the run: its own settings, its style's, then the paragraph's."""
        by_paragraph: Properties = {}
        if paragraph is not None:
            by_paragraph = self._properties("paragraph", self._style_of(paragraph), "rPr")
        return {**self._run_defaults, **by_paragraph, **self.emphasis_of(run)}

    def of_end(self, paragraph: Element) -> Properties:
        """What holds for the mark at the end of the paragraph."""
        settings = paragraph.find(f"{W}pPr")  # whose w:rPr is that of the mark
        return self.of_run(paragraph if settings is None else settings, paragraph)

    def emphasis_of(self, run: Element) -> Properties:
        """What the run has beyond its paragraph: its own settings and its style's."""
        own = run.find(f"{W}rPr")
        style = value(own.find(f"{W}rStyle")) if own is not None else None
        return {**self._properties("character", style, "rPr"), **_by_name(own)}

    def may_shade(self, table: Element) -> bool:
        """Whether the table's style colours cells, which the cells then do not say."""
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        return any(
            (value(shade, "fill") or "auto").lower() not in ("auto", "ffffff")
            for link in self._chain("table", style)
            for shade in link.iter(f"{W}shd")
        )

    def _style_of(self, paragraph: Element) -> str | None:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        return style if ("paragraph", style) in self._styles else self._default

    def _chain(self, kind: str, style_id: str | None) -> list[Element]:
        chain: list[Element] = []
        style = self._styles.get((kind, style_id)) if style_id else None
        while style is not None and style not in chain:
            chain.append(style)
            style = self._styles.get((kind, value(style.find(f"{W}basedOn"))))
        return chain

    def _merged(self, kind: str, style_id: str | None, part: str) -> Properties:
        merged: dict[str, Element] = {}
        for style in reversed(self._chain(kind, style_id)):
            merged |= _by_name(style.find(f"{W}{part}"))
        return merged


def _by_name(properties: Element | None) -> dict[str, Element]:
    """Each by its name; a font for Arabic or Chinese alone leaves the one below as it is."""
    settings = () if properties is None else properties
    return {str(one.tag): one for one in settings if one.tag != f"{W}rFonts" or _is_latin(one)}


def _is_latin(font: Element) -> bool:
    return any(font.get(name) is not None for name in _LATIN)
