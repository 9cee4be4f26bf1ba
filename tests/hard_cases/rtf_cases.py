"""RTF inserted into Word files: what it shows, hides and half hides."""

from publisher.intake.drawing import COVER
from tests.hard_cases.frame import Case, Outcome, Refused
from tests.hard_cases.secret import UNSEEN, Secret, look_alike
from tests.hard_cases.word_cases import SEEN
from tests.hard_cases.word_drawn_cases import wmf
from tests.hard_cases.word_inserted_cases import inserted
from tests.intake.word_files import png

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Calibri;}"
    r"{\f1\fnil\fcharset2 Wingdings;}{\f2\fnil\fcharset2 Own Signs;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 toc 1;}}"
    r"{\*\generator Riched20 10.0.19041}\pard\plain "
)
_HIDDEN = r"{\sp{\sn fHidden}{\sv 1}}"


def rich(body: str) -> bytes:
    """A Word file into which RTF was inserted."""
    text = "".join(c if c.isascii() else f"\\u{_signed(ord(c))}?" for c in body)
    return inserted(f"{_HEAD}{text}}}".encode("ascii"), "rtf", "application/rtf")


def _signed(code: int) -> int:
    return code - 0x10000 if code > 0x7FFF else code


def _by_code(text: str) -> str:
    return "".join(f"\\u{ord(letter)} " for letter in text)


def _in_hex(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp1252"))


def _shown(s: Secret) -> dict[str, tuple[str, str]]:
    half = len(s.last) // 2
    over_runs = f"{s.first[:2]}{{\\b {s.first[2:]}}} {s.last[:half]}\r\n{{\\i {s.last[half:]}}}"
    row = r"\trowd\trhdr\cellx100\cellx200\pard\intbl "
    link = f'{{\\field{{\\*\\fldinst HYPERLINK "https://x.example/{UNSEEN}"}}'
    return {
        "RTF": (f"Then {s.name} left.\\par More\\par", f"{SEEN} More"),
        "RTF with the name over runs and line ends": (f"Then {over_runs} left.", SEEN),
        "RTF with a letter a group": (
            f"Then {''.join(f'{{{c}}}' for c in s.name)} left.",
            SEEN,
        ),
        "RTF with the name in codes": (f"Then {_in_hex(s.name)} left.", SEEN),
        "RTF with letters for old programs": (
            "Then " + "".join(f"\\u{ord(c)}x" for c in s.name) + " left.",
            SEEN,
        ),
        "RTF with codes alone": (
            f"\\uc0\\plain Then {_by_code(s.name)}{{\\plain  left.}}",
            SEEN,
        ),
        "RTF with codes alone in a note": (
            f"\\uc0 Words{{\\footnote\\plain Then {_by_code(s.name)} left.}}",
            f"Words {SEEN}",
        ),
        "RTF with a large first letter": (
            f"\\pard\\dropcapli3 {s.first[0]}\\par\\pard {s.first[1:]} {s.last} left.",
            "Rowan left.",
        ),
        "RTF with a deleted end of a paragraph within a name": (
            f"Then {s.start}{{\\deleted\\par}}{s.rest} {s.last} left.",
            SEEN,
        ),
        "RTF with shapes in one": (
            f"Seen{{\\shpgrp{{\\*\\shpinst{{\\sp{{\\sn wzDescription}}{{\\sv {s.ghost}}}}}"
            f"{{\\shp{{\\*\\shpinst{{\\shptxt Then {s.name} left.\\par}}}}}}}}}}",
            f"Seen {SEEN}",
        ),
        "RTF with signs that break no line": (
            f"Then {s.start}\\-{s.rest}\\~{s.last} left.",
            SEEN,
        ),
        "RTF with look-alike letters": (f"Then {look_alike(s.name)} left.", SEEN),
        "RTF with a name over two lines": (f"Then {s.first}\\line {s.last} left.", SEEN),
        "RTF with a name over two paragraphs": (f"Then {s.first}\\par {s.last} left.", SEEN),
        "RTF with a heading, a list and a quotation": (
            f"\\pard\\s1 The life of {s.name}\\par\\pard\\s0{{\\listtext\\f1 \\'a7\\tab}}Call\\par"
            f"{{\\listtext 1.\\tab}}{s.name}\\par",
            "The life of Rowan Call Rowan",
        ),
        "RTF with a table": (
            f"{row}Who\\cell When\\cell\\row\\trowd\\cellx100\\cellx200\\pard\\intbl {s.first}"
            f"\\cell {s.last}\\cell\\row\\pard End",
            "Who When Rowan End",
        ),
        "RTF with a table in a table": (
            f"\\trowd\\cellx100\\pard\\intbl\\itap2 {s.name}\\nestcell{{\\*\\nesttableprops\\trowd"
            f"\\cellx50\\nestrow}}{{\\nonesttables\\par}}\\pard\\intbl after\\cell\\row",
            "Rowan after",
        ),
        "RTF with a note": (
            f"Words{{\\super\\chftn}}{{\\footnote{{\\super\\chftn}} Then {s.name} left.}} more",
            f"Words more {SEEN}",
        ),
        "RTF with a field": (
            f"Then {{\\field{{\\*\\fldinst MERGEFIELD {UNSEEN}}}{{\\fldrslt {s.name}}}}} left.",
            SEEN,
        ),
        "RTF with a link": (f"Then {link}{{\\fldrslt {s.name}}}}} left.", SEEN),
        "RTF with a box of text": (
            f"Seen{{\\shp{{\\*\\shpinst{{\\shptxt Then {s.name} left.\\par}}}}"
            f"{{\\shprslt {s.ghost}}}}}",
            f"Seen {SEEN}",
        ),
        "RTF with signs of a picture font": (f"{{\\f1 \\'fc}} Then {s.name} left.", SEEN),
        "RTF with the same words twice": (
            f"{{\\upr {s.ghost}{{\\*\\ud Then {s.name} left.}}}}",
            SEEN,
        ),
    }


def _hidden(s: Secret) -> dict[str, tuple[str, str]]:
    ghosts = {
        "hidden text": f"{{\\v {s.ghost}}}",
        "tracked deletions": f"{{\\deleted {s.ghost}}}",
        "text moved away": f"{{\\mvf {s.ghost}}}",
        "white letters": f"{{\\cf1 {s.ghost}}}",
        "black letters on black": f"{{\\highlight2 {s.ghost}}}",
        "letters of one point": f"{{\\fs2 {s.ghost}}}",
        "a comment": f"{{\\*\\atnid x}}{{\\*\\annotation {s.ghost}}}",
        "words above its pages": f"{{\\header {s.ghost}\\par}}",
        "properties": f"{{\\info{{\\author {s.ghost}}}{{\\title {s.ghost}}}}}",
        "a bookmark": f"{{\\*\\bkmkstart {s.last}}}",
        "marks for the index": f"{{\\xe {{\\v {s.ghost}}}}}",
        "the code of a field": f"{{\\field{{\\*\\fldinst SET a {s.ghost}}}}}",
        "an embedded file behind words": f"{{\\object{{\\*\\objdata {s.name.encode().hex()}}}"
        "{\\result }}",
        "a hidden shape": f"{{\\shp{{\\*\\shpinst{_HIDDEN}{{\\shptxt {s.ghost}}}}}}}",
        "what old programs show of a shape": "{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 20}}}"
        f"{{\\shprslt {s.ghost}}}}}",
        "letters that stand for others": f"{{\\uc{len(s.first)} \\u8211{_in_hex(s.first)}}}",
    }
    shown = {trick: (f"Seen {ghost}here", "Seen here") for trick, ghost in ghosts.items()}
    contents = f"\\pard\\s2 {s.ghost} 4\\par\\pard\\s0 Seen here"
    return shown | {"a list of contents": (contents, "Seen here")}


def _other(s: Secret) -> dict[str, tuple[str, str | Outcome]]:
    told = f"{{\\*\\picprop{{\\sp{{\\sn wzDescription}}{{\\sv The garden of {s.name}}}}}}}"
    picture = f"\\pngblip {png().hex()}"
    drawing = f"{{\\pict\\wmetafile8 {wmf(s).hex()}}}"
    seen = "Before Seen After"
    return {
        "RTF with a picture": (f"Seen{{\\pict{picture}}}", Refused("D108", seen=seen)),
        "RTF with a drawing of Windows with a description": (
            f"Seen{{\\pict{told}\\wmetafile8 {wmf(s).hex()}}}",
            "Seen Picture: The garden of Rowan",
        ),
        "RTF with an embedded file that a drawing shows": (
            f"Seen{{\\object{{\\*\\objdata 00}}{{\\result {drawing}}}}}",
            Refused("D108", "an embedded object", seen),
        ),
        "RTF with a part of a kind that is not known": (
            f"Seen{{\\*\\hologram {s.name}}}",
            Refused("D108", "a part of a kind that is not known", seen),
        ),
        "RTF with a shape over words": (
            "Seen{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 1}}}}",
            Refused("D109", COVER),
        ),
        "RTF with a black shape over words that has some": (
            "Seen{\\shp{\\*\\shpinst{\\sp{\\sn fillColor}{\\sv 0}}{\\shptxt So}}}",
            Refused("D109", COVER),
        ),
        "RTF with a shape over words that says so": (
            "Seen{\\shp{\\*\\shpinst{\\shptxt Redacted}}}",
            Refused("D109", COVER),
        ),
        "RTF with letters turned round": (
            f"\u202e{s.name[::-1]}\u202c",
            Refused("D109", "letters that stand in reverse"),
        ),
        "RTF with the number of a page": (
            f"Then {s.name} left. \\chpgn",
            Refused("D108", "a field that Word draws itself", f"Before {SEEN} After"),
        ),
        "RTF with letters in a font of pictures that is not known": (
            f"{{\\f2 abc}} Then {s.name} left.",
            Refused("D108", "a symbol of a picture font", f"Before {SEEN} After"),
        ),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    """Every case, around this secret."""
    every = _shown(s) | {f"RTF with {trick}": made for trick, made in _hidden(s).items()}
    described = (
        f"\\pict{{\\*\\picprop{{\\sp{{\\sn wzDescription}}{{\\sv The garden of {s.name}}}}}}}"
    )
    return (
        *(
            Case(f"Word: an inserted {trick}", rich(body), f"Before {shows} After")
            for trick, (body, shows) in every.items()
        ),
        *(
            Case(f"Word: an inserted {trick}", rich(body), f"Before {became} After")
            if isinstance(became, str)
            else Case(f"Word: an inserted {trick}", rich(body), outcome=became)
            for trick, (body, became) in _other(s).items()
        ),
        Case(
            "Word: an inserted RTF with a picture with a description",
            rich(f"Seen{{{described}\\pngblip {png().hex()}}}"),
            "Before Seen After",
            told="The garden of Rowan",
        ),
        Case(
            "Word: an inserted RTF without its end",
            inserted(f"{{\\rtf1 {s.name}".encode("cp1252"), "rtf", "application/rtf"),
            outcome=Refused("D105"),
        ),
    )
