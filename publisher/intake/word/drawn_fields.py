"""Fields whose code says what they draw: SYMBOL, and EQ, the equations of old Word.

Invariant: every argument of an equation is in its line, in its order.
Source: ECMA-376 part 1, 17.16.5.17 (EQ) and 17.16.5.62 (SYMBOL).
"""

import re

from publisher.intake.symbols import is_symbol_font, symbol

_SYMBOL = re.compile(r"\s*SYMBOL\s+(?:(?P<number>\d+)|0x(?P<hex>[0-9a-f]+))\b", re.IGNORECASE)
_FONT = re.compile(r'\\f\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_WIDE = re.compile(r"\\[uaj]\b", re.IGNORECASE)
_PART = re.compile(
    r"\\(?P<switch>[a-z]+)\s*\d*|\\(?P<literal>.)|(?P<plain>.)", re.IGNORECASE | re.DOTALL
)
_BRACKET = re.compile(r"\\([lrb]c)\s*\\(.)", re.IGNORECASE)
_DEEPEST = 20


def shown_by(code: str) -> str | None:
    """What the field draws; None if we cannot tell."""
    name = next(iter(code.upper().split()), "")
    if name == "SYMBOL":
        return _sign(code)
    return _Equation(code.strip()[2:].strip()).line() if name == "EQ" else None


def _sign(code: str) -> str | None:
    found, named = _SYMBOL.match(code), _FONT.search(code)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else int(found["hex"], 16)
    font = (named[1] or named[2]) if named else ""
    if not is_symbol_font(font) and number > 126 and not _WIDE.search(code):
        return None
    return symbol(font, number)


class _Equation:
    """Reads the code of an equation from left to right."""

    def __init__(self, code: str) -> None:
        brackets = _BRACKET.findall(code)
        self._parts = list(_PART.finditer(_BRACKET.sub("", code)))
        self._at = 0
        self._sound = not brackets  # brackets of one's own stand around what follows

    def line(self) -> str | None:
        """The line that it makes; None if it is not well formed."""
        line = self._until("", 0)
        return line if self._sound and self._at == len(self._parts) else None

    def _until(self, ends: str, depth: int) -> str:
        line, switches, round_ = "", list[str](), 0
        self._sound &= depth < _DEEPEST
        while self._at < len(self._parts) and self._sound:
            part = self._parts[self._at]
            char = part["plain"] or ""
            if char and char in ends and not round_:
                break
            self._at += 1
            if part["switch"]:
                switches.append(part["switch"].lower())
            elif char == "(" and switches:
                line, switches = line + _joined(switches, self._arguments(depth)), []
            else:
                round_ += (char == "(") - (char == ")")
                line += part["literal"] or (char if not (switches and char.isspace()) else "")
        return line

    def _arguments(self, depth: int) -> list[str]:
        found: list[str] = []
        while self._sound:
            found.append(self._until(",;)", depth + 1).strip())
            self._sound &= self._at < len(self._parts)
            if not self._sound:
                break
            end = self._parts[self._at]["plain"]
            self._at += 1
            if end == ")":
                break
        return found


def _joined(switches: list[str], arguments: list[str]) -> str:
    """The arguments of a switch, as those of the same shape in an equation of today."""
    inside = ", ".join(arguments)
    match switches[0][0]:
        case "f" if len(arguments) == 2:
            return f"({arguments[0]})/({arguments[1]})"
        case "r":
            return f"√({'&'.join(argument for argument in arguments if argument)})"
        case "b":
            return f"({inside})"
        case "i":
            sign = "∑" if "su" in switches else "∏" if "pr" in switches else "∫"
            return f"{sign}({inside})"
        case _:
            return inside
