"""How letters of an RTF file look at one place, and whether they can be seen."""

from dataclasses import dataclass, replace
from typing import Any

from publisher.intake.flatten import DEEPEST
from publisher.intake.rtf.header import Header
from publisher.intake.rtf.tree import Word
from publisher.intake.word.ground import near
from publisher.model import Run, Script

TINY = 8
"""Letters below this size (in half points) cannot be read."""
_WHITE, _BLACK = 0xFFFFFF, 0
_SCRIPTS = {"super": Script.SUPER, "sub": Script.SUB, "nosupersub": Script.NORMAL}
_GONE = {"v": "hidden text (in words)", "deleted": "tracked deletions", "mvf": "tracked deletions"}
_OF_LETTERS = ("highlight", "chshdng", "cb")
_OF_PARAGRAPHS = ("s", "outlinelevel", "ilvl", "cbpat", "shading", "itap", "dropcapli")


@dataclass(frozen=True, slots=True)
class State:
    """The properties that hold at one place; `skip` is how many letters stand for one before.

    `unsure` is whether the ground may have any colour; a `colour` that is None is chosen by the
    program.
    """

    font: int = 0
    size: int = 24
    colour: int | None = None
    highlight: int = 0
    shade: int = 0
    chshdng: int = 0
    cb: int = 0
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    script: Script = Script.NORMAL
    gone: frozenset[str] = frozenset()
    parts: bool = False
    link: str | None = None
    skip: int = 1
    in_table: bool = False
    s: int = 0
    outlinelevel: int = 9
    ilvl: int = 0
    cbpat: int = 0
    shading: int = 0
    unsure: bool = False
    itap: int = 0
    dropcapli: int = 0

    @property
    def goes_on(self) -> bool:
        r"""Whether a paragraph that ends here shows no end: a drop cap, or an end that is gone.

        One that is hidden for ever (\spv) parts a heading from the text on its line.
        """
        return bool(self.dropcapli or (self.gone and not self.parts))

    @property
    def level(self) -> int:
        """How many tables are around."""
        return min(max(self.itap, 1), DEEPEST) if self.in_table else 0

    def after(self, word: Word, plain: "State") -> "State":
        """The state behind a control word; of those that say nothing here, the same."""
        name, number = word.name, word.number
        on = number != 0
        match name:
            case "plain":
                return replace(plain, **self._of_paragraph(), **self._of_place())
            case "pard":
                return replace(self, **plain._of_paragraph())
            case "b":
                return replace(self, strong=on)
            case "i":
                return replace(self, emphasis=on)
            case "strike" | "striked":
                return replace(self, struck=on)
            case "super" | "sub" | "nosupersub":
                return replace(self, script=_SCRIPTS[name] if on else Script.NORMAL)
            case "v" | "deleted" | "mvf":
                return replace(self, gone=self.gone | {name} if on else self.gone - {name})
            case "spv":
                return replace(self, parts=on)
            case "intbl":
                return replace(self, in_table=True)
            case _:
                return self._numbered(name, number or 0)

    def _of_place(self) -> dict[str, Any]:
        return {"skip": self.skip, "link": self.link, "unsure": self.unsure}

    def _numbered(self, name: str, number: int) -> "State":
        names = {"f": "font", "fs": "size", "cf": "colour", "chcbpat": "shade", "uc": "skip"}
        field = names.get(name, name)
        if field in names.values() or name in (*_OF_LETTERS, *_OF_PARAGRAPHS):
            return replace(self, **{field: number})  # type: ignore[arg-type]
        return self

    def _of_paragraph(self) -> dict[str, Any]:
        return {"in_table": self.in_table, **{n: getattr(self, n) for n in _OF_PARAGRAPHS}}

    def run(self, text: str) -> Run[str]:
        """The text with this look."""
        return Run(text, self.strong, self.emphasis, self.struck, self.script, self.link)

    def unseen(self, header: Header, *, shaded: bool) -> str:
        """Why letters are not seen, "" if they are; `shaded` if the cell may have a colour."""
        if self.gone:
            return _GONE[min(self.gone)]
        if 0 < self.size < TINY:
            return "text too small to read (in words)"
        own = None if self.colour is None else header.colour(self.colour)
        ground = next(filter(None, (self.highlight, self.shade, self.cbpat)), 0)
        patterned = self.shading or self.chshdng or self.cb
        if patterned or (not ground and (shaded or self.unsure)):
            return ""
        behind = header.colour(ground) if ground else _WHITE
        if own is None and not self.highlight:
            return ""  # the program chooses a colour that can be told from the ground
        if behind is not None and near(_BLACK if own is None else own, behind):
            return "text in the colour of its background (in words)"
        return ""
