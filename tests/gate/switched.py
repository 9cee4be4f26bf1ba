"""Files in which one view of the gate alone shows a name, and what switches it off: letters."""

import gzip
import re
from base64 import b32encode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import String

from publisher.gate import (
    escapes,
    fold,
)
from tests.gate import test_extract_pdf as pdfs
from tests.gate.samples import ASH, BIRCH, VICTIM, page

Off = Mapping[str, Any]
"""What stands in the place of what, by its address below `publisher.gate`."""
NEVER = re.compile(r"(?!)")
HOME, BIRTH, BADGE = f"{ASH}/home", f"{ASH}/birthday", f"{ASH}/badge"
SCHOOL = f"{ASH}/school"


def nothing(*_: object) -> str:
    return ""


def none(*_: object) -> tuple[Any, ...]:
    return ()


def without(view: Callable[[str], str]) -> Off:
    return {"escapes.VIEWS": tuple(one for one in escapes.VIEWS if one is not view)}


def still_escaped(sign: str) -> Off:
    return {"escapes.ESCAPES": {s: f for s, f in escapes.ESCAPES.items() if s != sign}}


@dataclass(frozen=True)
class Row:
    """A file's name and bytes, the switch, and what is found by the view alone."""

    path: str
    data: str | bytes
    off: Off
    found: str = VICTIM
    made_from: str = ASH
    of: tuple[str, ...] = field(default=())
    """Functions that are switched off by this besides those that the switch names."""


def text(body: str, off: Off, **more: Any) -> Row:
    return Row("a.txt", f"Then {body} left.", off, **more)


def tagged(name: str) -> str:
    return "".join(chr(0xE0000 + ord(char)) for char in name)


def selected(name: str) -> str:
    return "".join(chr(0xE0100 + byte - 16) for byte in name.encode())


def b64(data: bytes | str) -> str:
    return b64encode(data.encode() if isinstance(data, str) else data).decode().rstrip("=")


NAME = "Jane Smith"
NO_BASE64 = {"packed._from_base64": lambda _: b""}
WRITTEN: Mapping[str, Row] = {
    # -- characters written by other characters --
    "entities": text("&#74;ane", still_escaped("&"), of=("escapes.entities",)),
    "per cent": text("%4aane", still_escaped("%"), of=("escapes.per_cents", "escapes._quoted")),
    "per cent in Latin 1": text("J%E1ne", still_escaped("%")),
    "backslashes": text(
        "\\u004aane",
        still_escaped("\\"),
        of=("escapes.backslashes", "escapes._by_number", "escapes._char"),
    ),
    "one escape in another": text(
        "&amp;#37;4aane", {"escapes._MOST_ROUNDS": 1}, of=("escapes.unescaped",)
    ),
    "escapes of a style sheet": text("\\4a ane", without(escapes.as_styles_escape)),
    "base64": text(b64("so Jane left"), NO_BASE64, of=("packed.unpacked", "packed._unpacked_run")),
    "base64 of Latin 1": text(
        b64("so J\u00e1ne went away".encode("latin-1")),
        {"packed._as_bytes_of_text": lambda data: data.decode("utf-8", "replace")},
        of=("packed._letters",),
    ),
    "base64 in a path": text(f"/a/{b64('so Jane left')}/", {"packed._BETWEEN": NEVER}),
    "base64 of what is compressed": text(
        b64(gzip.compress(b"so Jane left")), {"packed._inflated": lambda _: b""}
    ),
    "base64 of base64": text(b64(b64("so Jane left")), {"packed._DEEPEST": 0}),
    "base32": text(b32encode(b"so Jane left it").decode(), {"packed._from_base32": lambda _: b""}),
    "hexadecimal digits": text(b"so Jane".hex(), {"packed._HEX": NEVER}),
    "what packs letters": text(
        b64("so Jane left"),
        without(escapes.unpacked_letters),
    ),
    "a mark of direction": text("\u202eenaJ", without(escapes.turned_around)),
    "letters that do not show": text(tagged("Jane"), without(escapes.invisible_letters)),
    "bytes that do not show": text(
        selected("Jane"), {"escapes._SELECTORS": NEVER}, of=("escapes._selected",)
    ),
    "markup in a text": text("J<b>an</b>e", without(escapes.without_markup)),
    "names of hosts": text(
        "xn--" + "j\u00e1ne".encode("punycode").decode(),
        without(escapes.names_of_hosts),
        of=("escapes._decoded_host",),
    ),
    # -- letters that look like others --
    "another form of a letter": text(
        "\uff2aane", {"fold._in_plain_letters": lambda found: found[0].translate(fold._LETTERS)}
    ),
    "letters that look alike": text(
        "J\u0430ne", {"fold._LOOKS_LIKE": {}, "fold._LETTERS": fold._Letters()}, of=("fold._latin",)
    ),
    "marks on letters": text("J\u00e1ne", {"fold._in_plain_letters": lambda found: found[0]}),
    "a soft hyphen at the end of a line": text("An\u00ad\nne", {"fold._SOFT_BREAK": NEVER}),
    "a hyphen at the end of a column": text("An- ne", {"fold._BROKEN_OFF": NEVER}),
    "a hyphen at the end of a line": text(
        "jane smi-\n  th", {"fold._LINE_END": NEVER}, made_from=BIRCH
    ),
    "characters of control": Row(
        "a.pdf",
        pdfs.changed(lambda d: d.docinfo.update({"/Title": String("so An\x07ne left")})),
        {"fold._NO_CONTROLS": {}},
        of=("fold.bare",),
    ),
    "characters of control beside other scripts": Row(
        "a.pdf",
        pdfs.changed(lambda d: d.docinfo.update({"/Title": String("\u4e2d An\x07ne left")})),
        {"fold._CONTROL": NEVER},
    ),
    # -- words that are run together or torn apart --
    "letters with signs between": text("J / a / n / e", {"fold._SPACED": NEVER}),
    "letters after other letters": text("I j a n e", {"fold._parts_of": lambda word: {word}}),
    "the number of a note in mid-word": text(
        "An1ne", {"fold._LETTERS_ONLY": re.compile("[a-z]+1[a-z]+")}
    ),
    "letters of other scripts": text(
        "\u13abane", {"fold._BY_SHAPE": {}, "fold._LETTERS": fold._Letters()}
    ),
    "the number of a note": text("Jane1", {"fold._LETTERS_ONLY": NEVER}),
    "a name after the capitals of a rank": text(
        "PCJane", {"fold._GLUED": re.compile("[a-z][A-Z]")}
    ),
    "capitals in mid-word": text("dhrJaneReport", {"fold._GLUED": NEVER}, of=("fold._pieces",)),
    "markup that ends no word": Row(
        "a.html", page("<p>J<b>an</b>e</p>"), {"extract_html.SEAM": " "}
    ),
    "markup between words": Row(
        "a.html", page("<p><span>Jane</span><span>said</span></p>"), {"fold.SEAM": "\x1e"}
    ),
    "within other letters": text(
        "xxjanesmithxx", {"scan.Phrases._inside": lambda *_: set()}, made_from=BIRCH
    ),
    "from word to word": text(
        "Jane, Smith", {"scan.Phrases._from_word_to_word": lambda *_: set()}, made_from=BIRCH
    ),
    "in letters alone": text(
        "Smith, Jane",
        {"all_terms.squash": lambda _: fold.squash("")},
        of=("fold.squash",),
        made_from=BIRCH,
    ),
    "word for word": text(
        "Jane", {"scan.words_as_read": lambda _: set()}, of=("fold.words_as_read", "fold._runs")
    ),
    "in two pieces": text("the Smi ths", {"scan.pairwise": none}, of=("fold.words",)),
    "a first letter apart": text("so A nne", {"scan._with_a_letter_apart": lambda _: set()}),
    "changed by Welsh": text(
        "y tro. Roedd yn Ngreenfield Primary School",
        {"all_terms.welsh_in": nothing},
        found=SCHOOL,
        of=("welsh.welsh_in", "welsh._before"),
    ),
    "a line in Welsh": text(
        f"she said this:\nRoedd yn y dref yn Ngreenfield Primary School.\n{'And on. ' * 30}",
        {"welsh._FEWEST": 99},
        found=SCHOOL,
    ),
    "a handle": text("jsmith@example.org", {"scan._handles_in": none}),
    "a login": text("jsmith84", {"scan._logins_in": none}),
    "a name in a tag": text("so #justiceforjane", {"scan.Own._in_tags": none}),
    "a date": text("of 7 March 1984", {"scan.dates_in": none}, found=BIRTH),
    "a pattern": text("collar 1234", {"scan._fits_any": none}, found=BADGE),
}
