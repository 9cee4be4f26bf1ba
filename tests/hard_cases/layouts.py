"""Pages as people lay them out, around somebody whose name moves every line after it.

The words flow as they do in a word processor: where lines, cells and pages end depends on how
long the name is. Made with tags and without, by Typst.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date

import typst

from tests.hard_cases.secret import Secret

Layout = Callable[[Secret], str]


def _secret(first: str, last: str, street: str, code: str, day: int, phone: str) -> Secret:
    return Secret(first, last, street, code, date(1990, 1 + day % 12, day), phone)


WIDTHS = (
    _secret("Bo", "Ng", "1 Elm Row", "ZZ1 1CC", 1, "01632 960001"),
    _secret("Zoë", "Pike", "30 Elm Row", "ZZ1 1CC", 23, "01632 960002"),
    _secret("Lilli", "Illidge", "111 Hill Rise", "ZZ1 1CC", 11, "01632 960111"),
    _secret("Marigold", "Threlkeld", "12 Quillfeather Lane", "ZZ4 7CC", 7, "07700 900417"),
    _secret("Wilhelmina", "Mumford-Wemyss", "8 Wymondham Mews", "ZZ8 8WW", 28, "07700 900888"),
    _secret("Oluwafunmilayo", "Bellamy-O’Dowd", "Flat 114, 2068 Great Northallerton Terrace",
            "ZZ99 9ZZ", 30, "020 7946 0123"),
    _secret("Maximilian-Bartholomew", "Featherstonhaugh-Cholmondeley",
            "The Old Gatehouse, 1234 Upper Wolverhampton Boulevard", "ZZ99 9WW", 26,
            "020 7946 0999"),
)  # fmt: skip
"""From two letters to fifty."""

MORE = (
    "The panel thought that each of the services in the town had done what it could with what "
    "it knew then. Nobody had put these things together. It took a neighbour to do that, "
    "and then it was too late for any help that they might have found there."
)


def _said(text: str) -> str:
    """The text as Typst takes it without reading anything in it as an instruction."""
    return f"#{json.dumps(text, ensure_ascii=False)};"


def _told(s: Secret, times: int = 1) -> str:
    """A paragraph that speaks of the person, in the middle and at its end."""
    return " ".join(
        f"It was known by then that {s.name} had lived there for years, at {s.home}, and had "
        f"been seen by a doctor on {s.born}. The doctor wrote down what {s.first} said. "
        f"{MORE} So said those who had known {s.name}."
        for _ in range(times)
    )


def _lines(*lines: str) -> str:
    """Lines that were each ended on purpose."""
    return " #linebreak() ".join(map(_said, lines))


def letter(s: Secret) -> str:
    to = _lines(s.name, s.street, "Ashgrove", s.code)
    sender = _lines("Home Office", "2 Example Street", "London", "ZZ1 4DF")
    yours = _lines("Yours sincerely", s.name, "Chair of the panel")
    return "\n\n".join(
        (to, sender, _said(f"Dear {s.first},"), _said(_told(s)), _said(MORE), yours, _said(MORE))
    )


def names(s: Secret) -> str:
    listed = ("Pat Somebody, chair", s.name, "Sam Nobody, Ashgrove Police", s.last, "Kim Anybody")
    return "\n\n".join((_said(MORE), _lines("Those present were", *listed), _said(_told(s))))


def long_lines(s: Secret) -> str:
    """Lines ended on purpose, of which one is so long that a longer name breaks it."""
    came = "who came for the safety partnership of Ashgrove and Westermere"
    listed = ("Those present were", "Pat Somebody, chair", f"{s.name}, {came}", "Kim Anybody")
    return "\n\n".join((_said(MORE), _lines(*listed), _said(_told(s))))


def minutes(s: Secret) -> str:
    said = (f"{s.name} opened the meeting.", MORE, f"Thanks were given to {s.first}.", _told(s))
    points = "".join(f"+ {_said(one)}\n" for one in (*said, MORE))
    dots = "".join(f"- {_said(one)}\n" for one in said)
    return f"{_said(MORE)}\n\n{points}\n{_said(MORE)}\n\n{dots}\n{_said(_told(s))}"


def numbered(s: Secret) -> str:
    parts = (_told(s), MORE, f"{s.name} left.", MORE)
    return "\n\n".join(_said(f"5.{at} {part}") for at, part in enumerate(parts, 1))


def headings(s: Secret) -> str:
    return "\n\n".join(
        (
            "= " + _said(f"How {s.name} lived in the town with those who knew and loved them"),
            _said(_told(s)),
            "== " + _said(f"What {s.first} said"),
            f"#strong[{_said(_told(s))}]",
            _said(MORE),
            f"#strong[{_said('So said ' + s.name)}]",
            _said(_told(s)),
        )
    )


def _cells(s: Secret) -> str:
    rows = (
        ("Day", "What was done"),
        ("May", f"It was known by then that {s.name} had lived there. {MORE}"),
        ("June", MORE),
        (s.name, f"It was for {s.first} to say."),
        (f"Seen by {s.last} and others in the town", MORE),
    )
    return "".join(f"[{_said(cell)}]," for row in rows for cell in row)


def narrow_table(s: Secret) -> str:
    return f"{_said(MORE)}\n\n#table(columns: (70pt, 120pt), {_cells(s)})\n\n{_said(MORE)}"


def fitted_table(s: Secret) -> str:
    return f"{_said(MORE)}\n\n#table(columns: (auto, auto, auto), {_cells(s)})\n\n{_said(MORE)}"


def columns(s: Secret) -> str:
    text = "\n\n".join(map(_said, (MORE, _told(s), MORE, _told(s), MORE)))
    return f"#columns(2)[{text}]"


def justified(s: Secret) -> str:
    text = "\n\n".join(map(_said, (_told(s), MORE, _told(s))))
    return f"#set par(justify: true)\n{text}"


RARE = (
    "Safeguarding arrangements notwithstanding, considerable vulnerability and neighbourhood "
    "isolation characterised {}, whose professionals, according to multi-agency practitioners and "
    "well-meaning relatives, overshadowed straightforward non-molestation proceedings. "
    "Contemporaneous documentation demonstrated disproportionate hospitalisation. Co-ordinators "
    "acknowledged unsatisfactory communication, self-neglect, and decision-making without "
    "appropriate accommodation for {} throughout twenty-four months."
)
"""Long words that stand once, so that only where they are broken tells what they are."""


def hyphenated(s: Secret) -> str:
    text = _said(RARE.format(s.name, s.first))
    return f"#set page(width: 300pt)\n#set par(justify: true)\n{text}\n\n{_said(MORE)}"


def set_in(s: Secret) -> str:
    text = "\n\n".join(map(_said, (_told(s), MORE, _told(s), MORE)))
    return f"#set par(first-line-indent: 1.5em, spacing: 0.65em)\n{text}"


def many_pages(s: Secret) -> str:
    return "#set page(height: 300pt)\n" + "\n\n".join(_said(t) for t in (_told(s), MORE) * 6)


def noted(s: Secret) -> str:
    note = f"#footnote[{_said(f'{s.name} told the panel. {MORE}')}]"
    return f"{_said(MORE)}{note}\n\n{_said(_told(s))}#footnote[{_said(MORE)}]\n\n{_said(MORE)}"


LAYOUTS: Mapping[str, Layout] = {
    "a letter": letter,
    "a list of names": names,
    "a list with a long line": long_lines,
    "minutes": minutes,
    "numbered paragraphs": numbered,
    "headings and bold paragraphs": headings,
    "a narrow table": narrow_table,
    "a table as wide as its words": fitted_table,
    "two columns": columns,
    "justified lines": justified,
    "hyphenated words": hyphenated,
    "first lines set in": set_in,
    "many short pages": many_pages,
    "footnotes": noted,
}


def laid_out(layout: Layout, secret: Secret, *, tagged: bool) -> bytes:
    """The PDF of a layout around somebody."""
    head = '#set document(title: "A review")\n#set text(lang: "en", ligatures: false, size: 11pt)\n'
    return typst.compile((head + layout(secret)).encode(), format="pdf", pdf_tags=tagged)
