"""The text of a Markdown file to the parser's tokens, and what the parser would pass over.

Invariant: a line goes only if it shows nothing on a page. The parser takes more for such lines
than people mean, so what looks like front matter is asked for keys, and what looks like the
definition of a link ("[Mother]: No.") for an address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from publisher.findings import Finding, Place, Rule
from publisher.intake.markdown_table import MOST, beyond, measuring, widened

MAX_NESTING = 180
"""How deep the parser goes; its own levels, of which a list takes two."""
_DEFINED, _AGAIN = "references", "duplicate_refs"
"""Where the parser keeps what names of links stand for."""
_WITHIN, _LABELS, _LOST_NOTES = "notes around", "labels of notes", "notes that are lost"
_KEY = r"\w[^:\n]{0,60}:(?:[ \t].*)?"
_FRONT_MATTER = re.compile(
    rf"---+[ \t]*\n(?=[\w-]+:)(?P<lines>(?:(?:{_KEY}|[ \t#].*|-[ \t].*|)\n)+)"
    r"(?:---+|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""A line across the page may stand first, too: front matter has keys, and nothing else."""
_TITLE = re.compile(
    r"^title:[ \t]+(?:'(?P<single>[^'\n]*)'|\"(?P<double>[^\"\\\n]*)\""
    r"|(?P<plain>[^\s'\"#>|&*!{}\[\]%@`].*?))(?=[ \t]*(?:[ \t]#.*)?$(?!\n[ \t]))",
    re.MULTILINE,
)
"""A title on one line, as it is meant: without a comment behind it."""
_ADDRESS = re.compile(r"$|#|\.{0,2}/|[a-z][a-z0-9+.-]*:\S|\S*\.[a-z]{2,5}$", re.IGNORECASE)
"""An address, of a file too; none at all is how a comment is written."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's tokens, what the parser knows besides, and the front matter before it.

    `title` is what the front matter says, None if nothing; `words_before` how many other words
    stand there.
    """

    tokens: list[Token]
    env: dict[str, Any]
    title: str | None = None
    words_before: int = 0


def parsed(source_text: str) -> Parsed:
    """The tokens of a text, whose lines are counted from its own first line."""
    front = _FRONT_MATTER.match(source_text)
    lines = front["lines"] if front else ""
    if front:
        source_text = "\n" * front[0].count("\n") + source_text[front.end() :]
    title = _TITLE.search(lines)
    besides = lines[: title.start()] + lines[title.end() :] if title else lines
    env: dict[str, Any] = {}
    parser = _parser()
    tokens = parser.parse(widened(source_text, parser), env)
    said = next(filter(None, title.groups()), None) if title else None
    return Parsed(tokens, env, said, len(besides.split()))


def lost(text: Parsed) -> Iterator[Finding]:
    """What the parser passes over without a word."""
    if any(token.level >= MAX_NESTING - 1 for token in text.tokens):
        yield Finding(Rule.D111, detail="lists, quotes or tables are nested too deeply")
        return
    for start in beyond(text.env):
        detail = f"a row of a table has over {MOST} more cells than headings"
        yield Finding(Rule.D111, place=Place(line=start + 1), detail=detail)
    for again in text.env.get(_AGAIN, ()):
        if again["href"] != text.env[_DEFINED][again["label"]]["href"]:
            place = Place(line=again["map"][0] + 1)
            yield Finding(Rule.D111, place=place, detail="a link's name stands for two addresses")
    for line, detail in text.env.get(_LOST_NOTES, ()):
        yield Finding(Rule.D111, place=Place(line=line + 1), detail=detail)


def _parser() -> MarkdownIt:
    options = {"maxNesting": MAX_NESTING, "store_labels": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).disable("code")
    parser.use(footnote_plugin).block.ruler.at("reference", _definition)
    parser.block.ruler.at("footnote_def", _note, {"alt": ["paragraph", "reference"]})
    return measuring(parser)


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for notes; of two with one label, or one in another, it loses words."""
    env, at = state.env, len(state.tokens)
    env[_WITHIN] = env.get(_WITHIN, 0) + 1
    found = footnote_def(state, start, end, silent)
    env[_WITHIN] -= 1
    if found and not silent:
        label, labels = state.tokens[at].meta["label"], env.setdefault(_LABELS, set())
        if env[_WITHIN]:
            env.setdefault(_LOST_NOTES, []).append((start, "a note within a note"))
        elif label in labels:
            env.setdefault(_LOST_NOTES, []).append((start, "a note whose label stands twice"))
        labels.add(label)
    return found


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's own rule, taken back where what was defined has no address."""
    line = state.line
    if not reference(state, start, end, silent):
        return False
    defined, again = state.env[_DEFINED], state.env.get(_AGAIN, [])
    last = again[-1] if again and again[-1]["map"][0] == start else next(reversed(defined.values()))
    if _ADDRESS.match(last["href"]):
        return True
    if last in again:
        again.pop()
    else:
        defined.popitem()
    state.line = line
    return False
