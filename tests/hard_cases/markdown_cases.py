"""Markdown files that show or hide the name."""

from publisher.intake.characters import GARBLED
from tests.hard_cases.frame import PUBLISHED, Case, Outcome, Refused
from tests.hard_cases.image_cases import exif_of, plain, saved
from tests.hard_cases.secret import TOWN, UNSEEN, Secret, look_alike

SEEN = "Then Rowan left."
SHOWS = "Seen here too"


def spelt(s: Secret, form: str) -> str:
    """The name with each letter as a reference to it."""
    return "".join(form.format(ord(letter)) if letter != " " else letter for letter in s.name)


def _said(s: Secret) -> dict[str, str]:
    """The name in a sentence, by its trick."""
    return {
        "plain words": s.name,
        "emphasis within a word": f"{s.start}**{s.rest}** {s.last[:2]}*{s.last[2:-1]}*{s.last[-1]}",
        "strikethrough within a word": f"{s.start}~~{s.rest}~~ {s.last}",
        "a line end within the name": f"{s.first}\n{s.last}",
        "a hard break by spaces": f"{s.first}  \n{s.last}",
        "a hard break by a backslash": f"{s.first}\\\n{s.last}",
        "a hyphen at the end of a line": f"{s.start}-\n{s.rest} {s.last}",
        "backslashes before letters' neighbours": f"{s.first}\\_{s.last}",
        "numbers in the place of letters": spelt(s, "&#{};"),
        "hexadecimal numbers in the place of letters": spelt(s, "&#x{:X};"),
        "named references": f"{s.first}&nbsp;{s.last}",
        "references within references": spelt(s, "&amp;#{};"),
        "a span of code": f"`{s.name}`",
        "words between tags": f"{s.start}<b></b>{s.rest} <i>{s.last}</i>",
        "a comment within the name": f"{s.start}<!-- x -->{s.rest} {s.last}",
        "a soft hyphen by its name": f"{s.start}&shy;{s.rest} {s.last}",
        "characters of no width": f"{s.start}\u200b{s.rest} {s.last[:3]}\u200d\u2060{s.last[3:]}",
        "look-alike letters": look_alike(s.name),
        "a link's words": f"[{s.name}](https://example.org/)",
        "a reference's words": f"[{s.name}][1]",
        "a short reference": f"[{s.name}]",
        "a byte order mark within": f"{s.start}\ufeff{s.rest} {s.last}",
    }


_TAGS = "span style display none span"


def _shown(s: Secret) -> dict[str, tuple[str, str]]:
    return {
        "a heading": (f"# The life of {s.name}\n\nWords", "The life of Rowan Words"),
        "an underlined heading": (f"The life of {s.name}\n---\n\nWords", "The life of Rowan Words"),
        "a line across the page before all": (
            f"---\n\nThen {s.name} left.\n\n---\n\nWords",
            "Then Rowan left. Words",
        ),
        "a short answer": (f"[{s.name}]: No.\n\nWords", "[Rowan]: No. Words"),
        "a title in front matter": (
            f"---\ntitle: The life of {s.name}\n---\nWords",
            "The life of Rowan Words",
        ),
        "a table": (f"| A | B |\n|---|---|\n| {s.name} | x |", "A B Rowan x"),
        "two cells of a table": (f"| A | B |\n|---|---|\n| {s.first} | {s.last} |", "A B Rowan"),
        "an escaped pipe in a table": (
            f"| A | B |\n|---|---|\n| {s.name} \\| x | y |",
            "A B Rowan x y",
        ),
        "a list": (f"- Then {s.name} left.\n  - More", f"{SEEN} More"),
        "a name over two items of a list": (f"- Then {s.first}\n- {s.last} left.", SEEN),
        "a quotation": (f"> Then {s.name} left.", SEEN),
        "a note": (f"Words[^1] more\n\n[^1]: Then {s.name} left.", f"Words more {SEEN}"),
        "a note within the line": (
            f"Words^[Then {s.name} left.] more",
            "Words Then Rowan left more",
        ),
        "a block of code": (f"```\nThen {s.name} left.\n```", SEEN),
        "an indented block": (f"Words\n\n    Then {s.name} left.", f"Words {SEEN}"),
        "a hidden element, shown as it is written": (
            f'Then <span style="display:none">{s.name}</span> left.',
            f"{SEEN} {_TAGS}",
        ),
        "an attribute, shown as it is written": (
            f'Then <span title="{s.name}">she</span> left.',
            "Then Rowan left span title she span",
        ),
        "a block of HTML, shown as it is written": (
            f"<div hidden>\nThen {s.name} left.\n</div>",
            f"div hidden {SEEN} div",
        ),
        "HTML with numbers in the place of letters": (
            f"<div>\nThen {spelt(s, '&#{};')} left.\n</div>",
            f"div {SEEN} div",
        ),
        "a script, shown as it is written": (
            f"<script>\nThen {s.name} left.\n</script>",
            f"script {SEEN} script",
        ),
        "attributes of other kinds of Markdown": (
            f'Seen {{title="{s.name}"}} here',
            "Seen title Rowan here",
        ),
        "an address over a hard break": (
            f"They met at {s.street}  \n{TOWN}, {s.code}.",
            "They met at [address removed].",
        ),
        "an address over paragraphs": (
            "They met at\n\n" + "\n\n".join(s.home.split(", ")),
            "They met at [address removed]",
        ),
        "the description of a picture": (
            f'Seen ![{s.start}**{s.rest}** {s.last}]({s.slug}.png "{s.ghost}") here',
            "Seen Picture: Rowan here",
        ),
        "the description of a picture of a reference": (
            f'Seen ![{s.name}][1] here\n\n[1]: {s.slug}.png "{s.ghost}"',
            "Seen Picture: Rowan here",
        ),
        "a row with more cells than headings": (
            f"| A | B |\n|---|---|\n| a | b | {s.name} |  |\n| c |\n| d | e | | f |",
            "A B a b Rowan c d e f",
        ),
        "a name over a cell and one beyond the headings": (
            f"A | B\n--|--\na | {s.first} | {s.last}",
            "A B a Rowan",
        ),
        "a row with more cells than headings in a quotation": (
            f"> - A | B\n>   --|--\n>   a | b | {s.name}",
            "A B a b Rowan",
        ),
        "quotations fifty deep": (f"{'> ' * 50}Then {s.name} left.", SEEN),
        "a name over quotations twenty and twelve deep": (
            f"{'> ' * 20}Then {s.first}\n\n{'> ' * 12}{s.last} left.",
            SEEN,
        ),
        "quotations ten deep": (f"{'> ' * 10}Then {s.name} left.", SEEN),
    }


def _hidden(s: Secret) -> dict[str, str]:
    return {
        "a comment": f"Seen <!-- {s.ghost} --> here too",
        "a comment of many lines": f"Seen here\n\n<!--\n{s.ghost}\n\n{s.ghost}\n-->\n\ntoo",
        "front matter": f"---\nauthor: {s.ghost}\n{s.name}: {UNSEEN}\n---\nSeen here too",
        "a definition that nothing uses": "Seen here too\n\n"
        f'[{s.name}]: https://x.org/{UNSEEN} "{s.ghost}"',
        "a comment by way of a definition": f"Seen here too\n\n[//]: # ({s.ghost})",
        "the title of a link": f'Seen [here](https://example.org/ "{s.ghost}") too',
        "the title of a definition": f'Seen [here][1] too\n\n[1]: https://example.org/ "{s.ghost}"',
        "a note that nothing calls": f"Seen here too\n\n[^a]: {s.ghost}",
        "the language of a block of code": f"``` {s.ghost}\nSeen here too\n```",
        "the label of a definition": f"Seen [here][{s.ghost}] too\n\n"
        f"[{s.ghost}]: https://example.org/",
        "the label of a note": f"Seen here[^{s.first}{UNSEEN}] too\n\n[^{s.first}{UNSEEN}]: and",
    }


def _linked(s: Secret) -> dict[str, str]:
    return {
        "a link's address": f"Seen [here](https://example.org/{s.first}%20{s.last}) too",
        "a link's address between marks": f"Seen [here](<https://example.org/{s.slug}>) too",
        "a definition's address": f"Seen [here][1] too\n\n[1]: mailto:{s.mailbox}@example.org",
        "numbers in the place of letters in an address": "Seen [here](https://example.org/"
        f"{spelt(s, '&#{};').replace(' ', '-')}) too",
    }


def _refused(s: Secret) -> dict[str, tuple[str, Refused]]:
    return {
        "letters that a program has saved as their bytes": (
            f"Then {s.name} left. Zo\u00c3\u00ab, too.",
            Refused("D109", GARBLED),
        ),
        "two notes of one label": (
            f"Then[^1] {s.name}[^1] left.\n\n[^1]: One\n\n[^1]: Two",
            Refused("D111", "a note whose label stands twice"),
        ),
        "a picture without a description": (
            f'Seen ![]({s.slug}.png "{s.name}")',
            Refused("D108", "a picture in a Markdown file", "Seen"),
        ),
        "a comment without an end": (
            f"Seen\n\n<!-- {s.name}",
            Refused("D109", "a comment that never ends"),
        ),
        "letters turned round by a character": (
            f"Seen \u202e{s.name[::-1]}\u202c",
            Refused("D109", "letters that stand in reverse"),
        ),
    }


def _pictured(s: Secret) -> dict[str, tuple[str, str, str, Outcome]]:
    """Files beside which a picture lies."""
    path = f"pictures/{s.slug}%201.png"
    said = f"The garden of {s.name}"
    return {
        "a picture that lies beside": (
            f'Seen ![{said}]({path} "{s.ghost}") here too', SHOWS, "The garden of Rowan", PUBLISHED,
        ),
        "a picture of a reference that lies beside": (
            f"Seen ![{said}][p] here too\n\n[p]: ./{path}", SHOWS, "The garden of Rowan", PUBLISHED,
        ),
        "a picture in a cell that lies beside": (
            f"| A | B |\n|--|--|\n| x | ![{said}]({path}) |",
            "A B x", "The garden of Rowan", PUBLISHED,
        ),
        "a picture within a description": (
            f"Seen ![The ![garden]({path}) of {s.name}]({path}) here too",
            SHOWS, "The garden of Rowan", PUBLISHED,
        ),
        "a picture that lies beside, without a description": (
            f"Seen ![]({path})", "", "", Refused("D108", seen="Seen"),
        ),
        "a picture that lies outside the folder": (
            f"Seen ![](../{path})", "", "", Refused("D108", "a picture in a Markdown file"),
        ),
        "a picture of the web": (
            f"Seen ![{said}](https://example.org/{path}) here too",
            f"{SHOWS} Picture The garden of Rowan", "", PUBLISHED,
        ),
        "a picture of the web without a description": (
            f"Seen ![](https://example.org/{path})",
            "", "", Refused("D108", "a picture in a Markdown file"),
        ),
    }  # fmt: skip


def _case(trick: str, text: str, shows: str, *, linked: bool = False) -> Case:
    return Case(f"Markdown: {trick}", text.encode(), shows, linked=linked, suffix=".md")


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(
            _case(trick, f"Then {words} left.\n\n[1]: https://example.org/\n[{s.name}]: #x", SEEN)
            for trick, words in _said(s).items()
        ),
        *(_case(trick, text, shows) for trick, (text, shows) in _shown(s).items()),
        *(_case(trick, text, SHOWS) for trick, text in _hidden(s).items()),
        *(_case(trick, text, SHOWS, linked=True) for trick, text in _linked(s).items()),
        _case(
            "an address that is a link",
            f"Seen <https://example.org/{s.slug}> too",
            "Seen Rowan too",  # what is left of an address would lead to the rest
        ),
        *(
            Case(f"Markdown: {trick}", text.encode(), outcome=outcome, suffix=".md")
            for trick, (text, outcome) in _refused(s).items()
        ),
        Case(
            "Markdown: letters saved in two ways",
            f"Then {s.name} left. It cost ".encode() + "Zoë ".encode() + b"\xa350.",
            outcome=Refused("D105"),
            suffix=".md",
        ),
        Case(
            "Markdown: quotations a hundred deep",
            f"{'> ' * 100}Then {s.name} left.".encode(),
            "Then Rowan left.",
            suffix=".md",
        ),
        Case(
            "Markdown: quotations a thousand deep",
            f"{'> ' * 1000}Then {s.name} left.".encode(),
            outcome=Refused("D111", "lists, quotes or tables are nested too deeply"),
            suffix=".md",
        ),
        *(
            Case(
                f"Markdown: {trick}",
                text.encode(),
                shows,
                outcome,
                told,
                suffix=".md",
                beside={f"pictures/{s.slug} 1.png": saved(plain(), "JPEG", exif=exif_of(s))},
            )
            for trick, (text, shows, told, outcome) in _pictured(s).items()
        ),
    )
