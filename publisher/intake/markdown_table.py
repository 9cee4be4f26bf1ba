"""Tables of Markdown whose rows have more cells than headings.

The parser passes over what stands beyond the last heading. So such a table is given more
headings, empty ones, before it is parsed for good.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit, getLine

MOST = 100
"""More cells than that beyond the headings, in one row, are no table that somebody wrote."""
_KEY = "cells beyond the headings"


def measuring(parser: MarkdownIt) -> MarkdownIt:
    """The parser, which from now on counts the cells beyond the headings of each table."""
    parser.block.ruler.at("table", _measured, {"alt": ["paragraph", "reference"]})
    return parser


def widened(source_text: str, parser: MarkdownIt) -> str:
    """The text with empty headings added to tables that have too few, as far as `MOST`."""
    env: dict[str, dict[int, int]] = {}
    parser.parse(source_text, env)
    lines = source_text.split("\n")
    for start, missing in beyond(env).items():
        if missing <= MOST:
            heads, rule = lines[start].rstrip(), lines[start + 1].rstrip()
            lines[start] = heads + ("" if escapedSplit(heads)[-1] == "" else " |") + " |" * missing
            lines[start + 1] = rule + ("---|" if rule.endswith("|") else "|---") * missing
    return "\n".join(lines)


def beyond(env: dict[str, dict[int, int]]) -> dict[int, int]:
    """How many cells stand beyond the headings of a table, by its first line; none if none do."""
    return {start: cells for start, cells in env.get(_KEY, {}).items() if cells}


def _measured(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = table(state, start, end, silent)
    if found and not silent:
        heads, _, *rows = (_cells(state, line) for line in range(start, state.line))
        surplus = [row[len(heads) :] for row in rows]
        most = max(
            (n for row in surplus for n, cell in enumerate(row, 1) if cell.strip()), default=0
        )
        state.env.setdefault(_KEY, {})[start] = most
    return found


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(getLine(state, line).strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells
