"""Markdown files that show or hide the name."""

from tests.hard_cases.frame import Case, Refused
from tests.hard_cases.secret import SECRET, UNSEEN, Secret

HOME = SECRET.home
NAME = SECRET.name

GHOST = f"{NAME} {UNSEEN}"
SEEN = "Then Rowan left."
SHOWS = "Seen here too"


def spelt(form: str) -> str:
    """The name with each letter as a reference to it."""
    return "".join(form.format(ord(letter)) if letter != " " else letter for letter in NAME)


_SAID = {
    "plain words": NAME,
    "emphasis within a word": "Mari**gold** Thr*elk*eld",
    "strikethrough within a word": "Mari~~gold~~ Threlkeld",
    "a line end within the name": "Marigold\nThrelkeld",
    "a hard break by spaces": "Marigold  \nThrelkeld",
    "a hard break by a backslash": "Marigold\\\nThrelkeld",
    "a hyphen at the end of a line": "Mari-\ngold Threlkeld",
    "backslashes before letters' neighbours": "Marigold\\_Threlkeld",
    "numbers in the place of letters": spelt("&#{};"),
    "hexadecimal numbers in the place of letters": spelt("&#x{:X};"),
    "named references": "Marigold&nbsp;Threlkeld",
    "references within references": spelt("&amp;#{};"),
    "a span of code": f"`{NAME}`",
    "words between tags": "Mari<b></b>gold <i>Threlkeld</i>",
    "a comment within the name": "Mari<!-- x -->gold Threlkeld",
    "a soft hyphen by its name": "Mari&shy;gold Threlkeld",
    "characters of no width": "Mari\u200bgold Thr\u200d\u2060elkeld",
    "look-alike letters": "M\u0430rigold Thr\u0435lkeld",
    "a link's words": f"[{NAME}](https://example.org/)",
    "a reference's words": f"[{NAME}][1]",
    "a short reference": f"[{NAME}]",
    "a byte order mark within": "Mari\ufeffgold Threlkeld",
}
"""The name in a sentence, by its trick."""
_TAGS = "span style display none span"
_SHOWN = {
    "a heading": (f"# The life of {NAME}\n\nWords", "The life of Rowan Words"),
    "an underlined heading": (f"The life of {NAME}\n---\n\nWords", "The life of Rowan Words"),
    "a title in front matter": (
        f"---\ntitle: The life of {NAME}\n---\nWords",
        "The life of Rowan Words",
    ),
    "a table": (f"| A | B |\n|---|---|\n| {NAME} | x |", "A B Rowan x"),
    "two cells of a table": ("| A | B |\n|---|---|\n| Marigold | Threlkeld |", "A B Rowan"),
    "an escaped pipe in a table": (f"| A | B |\n|---|---|\n| {NAME} \\| x | y |", "A B Rowan x y"),
    "a list": (f"- Then {NAME} left.\n  - More", f"{SEEN} More"),
    "a name over two items of a list": ("- Then Marigold\n- Threlkeld left.", SEEN),
    "a quotation": (f"> Then {NAME} left.", SEEN),
    "a note": (f"Words[^1] more\n\n[^1]: Then {NAME} left.", f"Words more {SEEN}"),
    "a note within the line": (f"Words^[Then {NAME} left.] more", "Words Then Rowan left more"),
    "a block of code": (f"```\nThen {NAME} left.\n```", SEEN),
    "an indented block": (f"Words\n\n    Then {NAME} left.", f"Words {SEEN}"),
    "a hidden element, shown as it is written": (
        f'Then <span style="display:none">{NAME}</span> left.',
        f"{SEEN} {_TAGS}",
    ),
    "an attribute, shown as it is written": (
        f'Then <span title="{NAME}">she</span> left.',
        "Then Rowan left span title she span",
    ),
    "a block of HTML, shown as it is written": (
        f"<div hidden>\nThen {NAME} left.\n</div>",
        f"div hidden {SEEN} div",
    ),
    "HTML with numbers in the place of letters": (
        f"<div>\nThen {spelt('&#{};')} left.\n</div>",
        f"div {SEEN} div",
    ),
    "a script, shown as it is written": (
        f"<script>\nThen {NAME} left.\n</script>",
        f"script {SEEN} script",
    ),
    "attributes of other kinds of Markdown": (
        f'Seen {{title="{NAME}"}} here',
        "Seen title Rowan here",
    ),
    "an address over a hard break": (
        "They met at 12 Quillfeather Lane  \nAshgrove, ZZ4 7CC.",
        "They met at [address removed].",
    ),
    "an address over paragraphs": (
        "They met at\n\n" + "\n\n".join(HOME.split(", ")),
        "They met at [address removed]",
    ),
    "quotations ten deep": (f"{'> ' * 10}Then {NAME} left.", SEEN),
}
_HIDDEN = {
    "a comment": f"Seen <!-- {GHOST} --> here too",
    "a comment of many lines": f"Seen here\n\n<!--\n{GHOST}\n\n{GHOST}\n-->\n\ntoo",
    "front matter": f"---\nauthor: {GHOST}\n{NAME}: {UNSEEN}\n---\nSeen here too",
    "a definition that nothing uses": "Seen here too\n\n"
    f'[{NAME}]: https://x.org/{UNSEEN} "{GHOST}"',
    "a comment by way of a definition": f"Seen here too\n\n[//]: # ({GHOST})",
    "the title of a link": f'Seen [here](https://example.org/ "{GHOST}") too',
    "the title of a definition": f'Seen [here][1] too\n\n[1]: https://example.org/ "{GHOST}"',
    "a note that nothing calls": f"Seen here too\n\n[^a]: {GHOST}",
    "the language of a block of code": f"``` {GHOST}\nSeen here too\n```",
    "the label of a definition": f"Seen [here][{GHOST}] too\n\n[{GHOST}]: https://example.org/",
    "the label of a note": f"Seen here[^{NAME.split()[0]}{UNSEEN}] too\n\n"
    f"[^{NAME.split()[0]}{UNSEEN}]: and",
}
_LINKED = {
    "a link's address": "Seen [here](https://example.org/Marigold%20Threlkeld) too",
    "a link's address between marks": "Seen [here](<https://example.org/marigold-threlkeld>) too",
    "a definition's address": "Seen [here][1] too\n\n[1]: mailto:marigold.threlkeld@example.org",
    "numbers in the place of letters in an address": "Seen [here](https://example.org/"
    f"{spelt('&#{};').replace(' ', '-')}) too",
}
_REFUSED = {
    "a picture": (f'Seen ![{NAME}](crest.png "{NAME}")', "a picture in a Markdown file"),
    "a comment without an end": (f"Seen\n\n<!-- {NAME}", "a comment that never ends"),
    "letters turned round by a character": (
        f"Seen \u202e{NAME[::-1]}\u202c",
        "letters that stand in reverse",
    ),
}


def _case(trick: str, text: str, shows: str, *, linked: bool = False) -> Case:
    return Case(f"Markdown: {trick}", text.encode(), shows, linked=linked, suffix=".md")


CASES = (
    *(
        _case(trick, f"Then {words} left.\n\n[1]: https://example.org/\n[{NAME}]: #x", SEEN)
        for trick, words in _SAID.items()
    ),
    *(_case(trick, text, shows) for trick, (text, shows) in _SHOWN.items()),
    *(_case(trick, text, SHOWS) for trick, text in _HIDDEN.items()),
    *(_case(trick, text, SHOWS, linked=True) for trick, text in _LINKED.items()),
    _case(
        "an address that is a link",
        "Seen <https://example.org/marigold-threlkeld> too",
        "Seen https example org Rowan too",
    ),
    *(
        Case(f"Markdown: {trick}", text.encode(), outcome=Refused("D109", detail), suffix=".md")
        for trick, (text, detail) in _REFUSED.items()
    ),
    Case(
        "Markdown: quotations fifty deep",
        f"{'> ' * 50}Then {NAME} left.".encode(),
        outcome=Refused("D111", "lists, quotes or tables are nested too deeply"),
        suffix=".md",
    ),
    Case(
        "Markdown: a row with more cells than headings",
        f"| A | B |\n|---|---|\n| a | b | {NAME} |".encode(),
        outcome=Refused("D111", "a row of a table has more cells than headings"),
        suffix=".md",
    ),
)


def cases(_: Secret) -> tuple[Case, ...]:
    return CASES
