"""PDFs that show the name, by tricks in how text is put on a page."""

from collections.abc import Iterator

from tests.hard_cases.frame import Case
from tests.hard_cases.pdf_file import (
    case,
    encoded,
    hexed,
    holding,
    own_font,
    paged,
    placed,
    shown,
    string,
)
from tests.hard_cases.secret import Secret

LEFT = "Then Rowan left."


def cases(secret: Secret) -> Iterator[Case]:
    """Every case of this kind."""
    for trick, content in _showing(secret).items():
        yield case(trick, paged(content), LEFT)
    initial = (
        shown(secret.first[0], 72, 686, 26, "F3")
        + shown(f"{secret.first[1:]} {secret.last} left.", 88)
        + shown("It was in May of that year.", 88, 686)
    )
    yield case("a large first letter", paged(initial), "Rowan left. It was in May of that year.")
    for trick, content in _looking(secret).items():
        yield case(trick, paged(content), LEFT)
    yield from _in_own_fonts(secret)


def said(secret: Secret) -> str:
    return f"Then {secret.name} left."


def line_of(*operators: str, size: float = 11, font: str = "F1") -> str:
    return f"BT /{font} {size:g} Tf 1 0 0 1 72 700 Tm {' '.join(operators)} ET\n"


def _showing(secret: Secret) -> dict[str, str]:
    """Ways to paint one line."""
    line, letters = said(secret), placed(said(secret))
    kerned = " ".join(f"{string(letter)} {at % 3 * 20 - 20}" for at, letter in enumerate(line))
    words = " -278 ".join(string(word) for word in line.split())
    jumbled = [letters[at] for step in (2, 1) for at in range(2 - step, len(letters), 2)]
    first, _, rest = line.partition(secret.last)
    middle = len(first) - 3
    octal = "".join(f"\\{ord(letter):03o}" for letter in encoded(line))
    spaced = " ".join(secret.name.replace(" ", "  "))
    return {
        "kerned letters": line_of(f"[{kerned}] TJ"),
        "spaces that are only moves": line_of(f"[{words}] TJ"),
        "every letter placed by itself": "".join(letters),
        "letters painted from the last to the first": "".join(reversed(letters)),
        "every other letter painted first": "".join(sorted(letters[::2])) + "".join(letters[1::2]),
        "letters painted in disorder": "".join(jumbled),
        "letters spaced by a setting": line_of(f"6 Tc {string(line)} Tj"),
        "letters spaced by spaces": line_of(string(f"Then {spaced} left.") + " Tj"),
        "words spaced by a setting": line_of(f"20 Tw {string(line)} Tj"),
        "narrowed letters": line_of(f"40 Tz {string(line)} Tj"),
        "widened letters": line_of(f"180 Tz {string(line)} Tj"),
        "a raised name": line_of(
            f"{string('Then ')} Tj 3 Ts {string(secret.name)} Tj 0 Ts {string(' left.')} Tj"
        ),
        "the operator that moves and shows": line_of(f"14 TL {string(line)} '"),
        "the operator that spaces, moves and shows": line_of(f'14 TL 1 0.2 {string(line)} "'),
        "hexadecimal strings": line_of(hexed(line) + " Tj"),
        "hexadecimal strings with spaces in them": line_of(" ".join(hexed(line)) + " Tj"),
        "octal codes": line_of(f"({octal}) Tj"),
        "a string that goes on over lines of the file": line_of(
            "(" + "\\\n".join(encoded(line)) + ") Tj"
        ),
        "a comment between the letters": line_of(
            f"{string(first[:middle])} Tj % {encoded(secret.last)}\n"
            f"{string(first[middle:])} Tj {string(secret.last + rest)} Tj"
        ),
        "a font turned upside down and back": (
            f"q 1 0 0 -1 0 842 cm BT /F1 -11 Tf -1 0 0 1 72 142 Tm {string(line)} Tj ET Q\n"
        ),
        "a page turned upside down and back": (
            f"q 1 0 0 -1 0 842 cm BT /F1 11 Tf 1 0 0 -1 72 142 Tm {string(line)} Tj ET Q\n"
        ),
        "letters of one unit, enlarged by the text": line_of(
            f"11 0 0 11 72 700 Tm {string(line)} Tj", size=1
        ),
        "letters of a thousand units, made small": (
            f"q 0.011 0 0 0.011 72 700 cm BT /F1 1000 Tf {string(line)} Tj ET Q\n"
        ),
        "tiny letters": line_of(string(line) + " Tj", size=2),
        "small capitals by size": line_of(
            string("Then "), "Tj", *_small_capitals(secret.first), string(" "), "Tj",
            *_small_capitals(secret.last), "/F1 11 Tf", string(" left."), "Tj",
        ),
        "a bold half": line_of(
            string("Then "), "Tj /F2 11 Tf", string(secret.first[:2]), "Tj /F1 11 Tf",
            string(f"{secret.first[2:]} {secret.last} left."), "Tj",
        ),
        "a piece of text for each letter in the file": "".join(letters[:3])
        + "q 0 0 1 1 re f Q ".join(letters[3:]),
    }  # fmt: skip


def _small_capitals(word: str) -> tuple[str, ...]:
    return (
        "/F1 11 Tf", string(word[0]), "Tj /F1 8.8 Tf", string(word[1:].upper()), "Tj",
    )  # fmt: skip


def _looking(secret: Secret) -> dict[str, str]:
    """Ways to make letters look, all of them legible."""
    line = shown(said(secret))
    box = "70 696 300 14 re"
    letters = placed(said(secret))
    return {
        "outlined letters": "1 Tr " + line + "0 Tr ",
        "outlined and filled letters": "2 Tr " + line + "0 Tr ",
        "letters that cut out what is painted later": (
            f"q 7 Tr {line} {box} f Q\n"
        ),
        "letters painted and cutting out": f"q 4 Tr {line} Q\n",
        "grey letters": "0.85 g " + line + "0 g ",
        "white letters on black": f"{box} f 1 g {line} 0 g ",
        "letters of another colour and the same grey": (
            f"0.471 0.471 0.471 rg {box} f 0.8 0.365 0.2 rg {line} 0 g "
        ),
        "letters of all colours": "".join(
            f"{at % 4 / 4} {at % 3 / 3} 0.5 rg {letter}" for at, letter in enumerate(letters)
        ) + "0 g ",
        "letters printed twice": line + line,
        "letters printed twice to look bold": line + "q 1 0 0 1 0.3 0 cm " + line + "Q ",
        "letters with a shadow": "0.7 g q 1 0 0 1 1 -1 cm " + line + "Q 0 g " + line,
        "underlined letters": line + "72 697 m 300 697 l S ",
        "letters struck through": line + "72 704 m 300 704 l S ",
        "a frame around letters": line + f"{box} S ",
        "a shade under letters": f"0.9 g {box} f 0 g " + line,
        "a thin bar over a part of each letter": line + "70 700 300 1.5 re f ",
        "leaning letters": f"BT /F1 11 Tf 1 0 0.4 1 72 700 Tm {string(said(secret))} Tj ET ",
        "letters marked as no part of the text": f"/Artifact BMC {line} EMC ",
        "letters in marks within marks": f"/Span BMC /P <</X 1>> BDC {line} EMC EMC ",
    }  # fmt: skip


def _in_own_fonts(secret: Secret) -> Iterator[Case]:
    """In fonts with codes of their own, which say truly what each letter is."""
    at = {letter: 129 + n for n, letter in enumerate(sorted(set(secret.first)))}
    names = {"ë": "edieresis"}
    line = "".join(f"{at[letter]:02x}" for letter in secret.first)
    content = (
        f"BT /F9 11 Tf 72 700 Td (Then ) Tj <{line}> Tj {string(f' {secret.last} left.')} Tj ET "
    )
    glyphs = {code: names.get(letter, letter) for letter, code in at.items()}
    for trick, says in {
        "codes of a font's own, told by the names of its letters": None,
        "codes of a font's own, told by what they mean": {c: x for x, c in at.items()},
        "full-width letters": {c: _wide(x) for x, c in at.items()},
        "letters of mathematics": {c: _maths(x) for x, c in at.items()},
        "letters with a mark that shows nothing": {c: x + "\u200b" for x, c in at.items()},
        "letters with an accent of their own": {c: x + "\u0301" for x, c in at.items()},
        "letters of another alphabet that look the same": {c: _cyrillic(x) for x, c in at.items()},
    }.items():
        pdf = paged(content)
        yield case(trick, holding(pdf, "Font", F9=own_font(pdf, glyphs, says)), LEFT)
    gap = {129: "space"}
    for trick, says in {
        "a space that does not break": {129: "\N{NO-BREAK SPACE}"},
        "a space as wide as nothing": {129: "\u2009"},
        "two spaces in one": {129: "  "},
        "a tab between names": {129: "\t"},
    }.items():
        pdf = paged(
            f"BT /F9 11 Tf 72 700 Td {string(f'Then {secret.first}')} Tj <81> Tj "
            f"{string(f'{secret.last} left.')} Tj ET "
        )
        yield case(trick, holding(pdf, "Font", F9=own_font(pdf, gap, says)), LEFT)
    pdf = paged(
        f"BT /F9 11 Tf 72 700 Td {string(said(secret))} Tj "
        "( of) Tj <81> Tj (ce ) Tj <82> Tj (nds) Tj ET "
    )
    joined = own_font(pdf, {129: "fi", 130: "fl"}, {129: "\ufb01", 130: "fl"})
    yield case("letters joined in one", holding(pdf, "Font", F9=joined), f"{LEFT} office flnds")


def _wide(letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if letter.isascii() else letter


def _maths(letter: str) -> str:
    if not letter.isascii():
        return letter
    return chr(
        ord(letter) - (65 if letter.isupper() else 97) + (0x1D400 if letter.isupper() else 0x1D41A)
    )


def _cyrillic(letter: str) -> str:
    return dict(zip("aoceipMOBT", "аосеірМОВТ", strict=True)).get(letter, letter)
