"""Word files with what Word works out itself: equations, numbers of fields and lists, symbols."""

from tests.hard_cases.frame import Case, Outcome, Refused
from tests.hard_cases.secret import Secret
from tests.hard_cases.word_cases import MARK, SEEN
from tests.hard_cases.word_file import word, xml_part
from tests.intake.word_files import in_wingdings, level, listed, numbering, p, t

_IN_WORDS = "a number that Word writes in words or another script"
_DRAWN = "a field that Word draws itself"


def drawn(code: str) -> str:
    """A field whose number Word draws and does not write down."""
    inside = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return MARK.format("begin") + inside + MARK.format("end")


def m(words: str) -> str:
    """A run of an equation."""
    return f"<m:r><m:t>{words}</m:t></m:r>"


def shape(name: str, *, settings: str = "", **parts: str) -> str:
    """A shape of an equation, such as a fraction."""
    inner = "".join(f"<m:{key}>{part}</m:{key}>" for key, part in parts.items())
    return f"<m:{name}><m:{name}Pr>{settings}</m:{name}Pr>{inner}</m:{name}>"


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def _equations(s: Secret) -> dict[str, tuple[str, str]]:
    """An equation and what is published of it, by its trick."""
    row = shape("mr", e=m(s.first)).replace("</m:mr>", f"<m:e>{m(s.last)}</m:e></m:mr>")
    return {
        "an equation with a fraction": (
            shape("f", num=m(s.name), den=m("2")),
            "Rowan/2",
        ),
        "a name over a fraction's line": (
            shape("f", num=m(f"Then {s.first}"), den=m(f"{s.last} left")),
            "Then Rowan left",
        ),
        "an equation with a root": (shape("rad", deg=m("3"), e=m(s.name)), "3 Rowan"),
        "an equation with a power": (shape("sSup", e=m(s.name), sup=m("2")), "Rowan 2"),
        "an equation with an index": (shape("sSub", e=m("n"), sub=m(s.name)), "n Rowan"),
        "an equation with a sum": (
            shape("nary", settings='<m:chr m:val="∑"/>', sub=m("i=1"), sup=m("9"), e=m(s.name)),
            "i 1 9 Rowan",
        ),
        "an equation with a name over a matrix": (f"<m:m>{row}</m:m>", "Rowan"),
        "an equation with a hidden part": (
            shape("phant", settings='<m:show m:val="0"/>', e=m(s.ghost)) + m("x=1"),
            "x 1",
        ),
        "an equation with hidden letters": (
            f"<m:r><w:rPr><w:vanish/></w:rPr><m:t>{s.ghost}</m:t></m:r>" + m("x=1"),
            "x 1",
        ),
        "an equation with letters between marks": (
            shape("d", settings='<m:begChr m:val="["/><m:endChr m:val="]"/>', e=m(s.name)),
            "Rowan",
        ),
    }


def _lists(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    words = {1: level(0, "%1.", "cardinalText")}
    lettered = {1: level(0, "(%1)", "lowerLetter")}
    roman = {1: level(0, "%1.", "lowerRoman", start=4)}
    both = listed(f"Then {s.name} left.", 1) + listed("Words", 1) + p("See (b).")
    return {
        "a list of letters": (
            word(both, xml_part("numbering", numbering(lettered))),
            f"{SEEN} Words See b",
        ),
        "a list of numbers in words": (
            word(both, xml_part("numbering", numbering(words))),
            Refused("D108", _IN_WORDS, f"{SEEN} Words See b"),
        ),
        "a list of Roman numbers": (
            word(both, xml_part("numbering", numbering(roman))),
            f"{SEEN} Words See b",
        ),
    }


def _fields(s: Secret) -> dict[str, tuple[str, str | Outcome]]:
    sentence = t(f" Then {s.name} left.")
    return {
        "a number that Word draws without writing it down": (
            p(drawn("AUTONUM") + sentence) + p(drawn("AUTONUM") + sentence),
            f"1. {SEEN} 2. {SEEN}",
        ),
        "a number of a legal text that Word draws": (
            p(drawn("AUTONUMLGL") + t(" One"), "H1") + p(drawn("AUTONUMLGL") + sentence),
            f"1 One 1.1. {SEEN}",
        ),
        "numbers within a line that Word draws": (
            p(drawn("LISTNUM NumberDefault \\l 1") + sentence + drawn("LISTNUM") + sentence),
            f"1 {SEEN} 2 {SEEN}",
        ),
        "a number that only Word can tell": (
            p(drawn(f"LISTNUM {s.last} \\l 1") + sentence),
            Refused("D108", _DRAWN, SEEN),
        ),
        "a formula in a field": (
            p(t("Seen ") + drawn(f"EQ \\f({s.name},2) + \\r(3,x)")),
            "Seen Rowan 2 + 3 x",
        ),
        "a formula in a field that is not well formed": (
            p(drawn(f"EQ \\f({s.name}")),
            Refused("D108", _DRAWN),
        ),
        "boxes by fields in a font of pictures": (
            p(in_wingdings("MACROBUTTON x o") + in_wingdings("FORMCHECKBOX") + sentence),
            SEEN,
        ),
        "a symbol by a field": (
            p(drawn("SYMBOL 252 \\f Wingdings") + sentence),
            SEEN,
        ),
    }


def _symbols(s: Secret) -> dict[str, tuple[str, str | Outcome]]:
    known = (("Wingdings", "F0FC"), ("Wingdings 2", "F051"), ("Webdings", "F034"), ("Symbol", "61"))
    return {
        "symbols of picture fonts": (
            p("".join(sign(*one) for one in known) + t(f" Then {s.name} left.")),
            f"α {SEEN}",
        ),
        "a symbol between the letters of a name": (
            p(t(f"Then {s.start}") + sign("Wingdings", "F09F") + t(f"{s.rest} {s.last} left.")),
            SEEN,
        ),
        "a symbol of a picture font that is not known": (
            p(sign("Wingdings 3", "F045") + t(s.name)),
            Refused("D108", "a symbol of a picture font", "Rowan"),
        ),
    }


def _unknown(s: Secret) -> dict[str, tuple[str, str | Outcome]]:
    """What is of a kind that nothing here knows, beside words that are read."""
    drawn_in = f"<m:oMath><m:r><w:drawing/><m:t>{s.name}</m:t></m:r></m:oMath>"
    element = f"<w:hologram><w:t>{s.name}</w:t></w:hologram>"
    what = "a part of a kind that is not known"
    return {
        "an equation with a drawing in it": (
            p(t("Seen ") + drawn_in),
            Refused("D108", "an equation", "Seen"),
        ),
        "an element that is not known in a line": (
            p(t("Seen ") + f"<w:r>{element}</w:r>"),
            Refused("D108", what, "Seen"),
        ),
        "an element that is not known among paragraphs": (
            f"{p('Seen')}{element}",
            Refused("D108", what, "Seen"),
        ),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    """Every case, around this secret."""
    bodies: dict[str, tuple[str, str | Outcome]] = {
        **{
            trick: (p(t("Seen ") + f"<m:oMath>{equation}</m:oMath>"), f"Seen {shows}")
            for trick, (equation, shows) in _equations(s).items()
        },
        **_fields(s),
        **_symbols(s),
        **_unknown(s),
    }
    files = {trick: (word(body), became) for trick, (body, became) in bodies.items()} | _lists(s)
    return tuple(
        Case(f"Word: {trick}", data, became)
        if isinstance(became, str)
        else Case(f"Word: {trick}", data, outcome=became)
        for trick, (data, became) in files.items()
    )
