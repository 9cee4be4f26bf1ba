"""Word files in which the name stands in a block of its own kind, or in a file of its own kind."""

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import TOWN, UNSEEN, Secret
from tests.hard_cases.word_cases import BREAK, SEEN, control, said
from tests.hard_cases.word_file import MACROS, Part, unzipped, word, xml_part
from tests.intake.word_files import (
    behind,
    controlled,
    down,
    either,
    field,
    level,
    listed,
    numbering,
    p,
    t,
    table,
    tc,
    text_box,
    tr,
    zipped,
)

START, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ADDRESS = "They met at [address removed]."
_GROUP = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
    'office/word/2010/wordprocessingGroup"><wpg:wgp>{}</wpg:wgp></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
_ART = '<w:r><w:pict><v:shape><v:textpath on="t" string="{}"/></v:shape></w:pict></w:r>'
_WARPED = '<wps:bodyPr><a:prstTxWarp prst="textWave1"/></wps:bodyPr></wps:wsp>'


def box(name: str) -> str:
    """What stands in a group of shapes: a box of text."""
    return f"<wps:wsp><wps:txbx><w:txbxContent>{p(name)}</w:txbxContent></wps:txbx></wps:wsp>"


def noted(s: Secret, kind: str) -> tuple[str, Part]:
    """A sentence that calls a note, and the part with the note."""
    call = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    note = f'<w:{kind} w:id="2">{p(t("Then ") + t(s.name) + t(" left."))}</w:{kind}>'
    return p(t("Words") + call + t(" more")), xml_part(f"{kind}s", note)


def listed_as(text: str, words: str, more: str = "", form: str = "decimal") -> bytes:
    """A paragraph with what a list prints before it."""
    return word(listed(words, 1), xml_part("numbering", numbering({1: level(0, text, form, more)})))


def strict(data: bytes) -> bytes:
    """The file in the variant of the format that is called strict."""
    old = b"http://schemas.openxmlformats.org/"
    new = b"http://purl.oclc.org/ooxml/"
    renamed = {
        old + b"wordprocessingml/2006/main": new + b"wordprocessingml/main",
        old + b"officeDocument/2006/relationships": new + b"officeDocument/relationships",
        old + b"drawingml/2006/main": new + b"drawingml/main",
    }
    parts = unzipped(data)
    for was, becomes in renamed.items():
        parts = {name: part.replace(was, becomes) for name, part in parts.items()}
    return zipped(parts)


def in_utf_16(data: bytes) -> bytes:
    parts = unzipped(data)
    text = parts["word/document.xml"].decode()
    return zipped(parts | {"word/document.xml": text.encode("utf-16")})


def renamed(data: bytes, name: str) -> bytes:
    """The file with its main part under another name."""
    parts = {
        key.replace("document.xml", name): part.replace(
            b"word/document.xml", b"word/" + name.encode()
        )
        for key, part in unzipped(data).items()
    }
    return zipped(parts)


def nested(s: Secret, depth: int) -> str:
    """Tables within tables."""
    inner = said(t(s.name))
    for _ in range(depth):
        inner = table(tr(f"<w:tc>{inner}<w:p/></w:tc>"))
    return inner


def wrapped(s: Secret, depth: int) -> str:
    """A sentence in content controls within each other."""
    inner = said(t(s.name))
    for _ in range(depth):
        inner = controlled(inner)
    return inner


def _blocks(s: Secret) -> dict[str, tuple[str, str]]:
    town = f"{TOWN}, {s.code}."
    return {
        "a name over two cells of a row": (
            table(tr("a", "b"), tr(s.first, s.last)),
            "a b Rowan",
        ),
        "a name over two cells of a column": (
            table(tr("a"), tr(s.first), tr(s.last)),
            "a Rowan",
        ),
        "a name over cells of which one is merged": (
            table(
                tr("a", "b"),
                tr(tc(s.first, START), "c"),
                tr(tc("x", GOES_ON), "d"),
                tr(s.last, "e"),
            ),
            "a b c d e Rowan",
        ),
        "a merged cell": (
            table(
                tr("a", "b"),
                tr(tc(s.name, '<w:gridSpan w:val="2"/>')),
                tr(tc(s.name, START), "c"),
                tr(tc(s.ghost, GOES_ON), "d"),
            ),
            "a b Rowan Rowan c d",
        ),
        "a table in a cell of a table": (nested(s, 3), SEEN),
        "a name over two paragraphs": (p(f"Then {s.first}") + p(f"{s.last} left."), SEEN),
        "a name over two pages": (
            p(f"Then {s.first}") + p(BREAK.format(' w:type="page"') + t(f"{s.last} left.")),
            SEEN,
        ),
        "a name over two sections": (
            p(f"Then {s.first}", "", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
            + p(f"{s.last} left."),
            SEEN,
        ),
        "a first name over two paragraphs whose first end is hidden": (
            p(t(f"Then {s.start}"), "", "<w:rPr><w:vanish/></w:rPr>") + p(f"{s.rest} left."),
            SEEN,
        ),
        "a first name over two paragraphs whose first end is deleted": (
            p(t(f"Then {s.start}"), "", '<w:rPr><w:del w:id="1"/></w:rPr>') + p(f"{s.rest} left."),
            SEEN,
        ),
        "a first name over two paragraphs, a bookmark's end between them": (
            p(t(f"Then {s.start}"), "", '<w:rPr><w:del w:id="1"/></w:rPr>')
            + '<w:bookmarkEnd w:id="2"/>'
            + p(f"{s.rest} left."),
            SEEN,
        ),
        "an initial set into the paragraph": (
            p(s.first[0], "", '<w:framePr w:dropCap="drop" w:lines="2"/>')
            + p(f"{s.first[1:]} left."),
            "Rowan left.",
        ),
        "a frame": (
            p("Words") + p(f"Then {s.name} left.", "", '<w:framePr w:w="100"/>'),
            "Words " + SEEN,
        ),
        "an address over a line break": (
            p(t(f"They met at {s.street}") + BREAK.format("") + t(town)),
            ADDRESS,
        ),
        "an address over a page break": (
            p(t(f"They met at {s.street}") + BREAK.format(' w:type="page"') + t(town)),
            ADDRESS,
        ),
        "an address over four paragraphs": (
            p("They met at") + "".join(p(part) for part in s.home.split(", ")),
            ADDRESS[:-1],
        ),
        "an address over cells": (
            table(tr("a", "b"), tr("Home", s.street), tr("Town", TOWN), tr("Code", s.code)),
            "a b Home [address removed] Town Ashgrove Code [address removed]",
        ),
        "a date of birth that a field shows": (
            p(t("Born ") + field(' DATE \\@ "d MMMM yyyy" ', t(s.born))),
            "Born [date of birth removed]",
        ),
        "a date in a content control": (
            p(
                t("Born ")
                + control(f'<w:date w:fullDate="{s.birth}T00:00:00Z"/>', t(s.born_in_figures))
            ),
            "Born [date of birth removed]",
        ),
        "a telephone number over runs": (
            p(t(f"Call {s.phone[:3]}") + t(s.phone[3:8], "<w:b/>") + t(s.phone[8:])),
            "Call [number removed]",
        ),
        "a telephone number with its country": (
            p(f"Call +44 (0){s.phone[1:]} now"),
            "Call [number removed] now",
        ),
        "a heading": (p("Words") + p(f"The life of {s.name}", "H2"), "Words The life of Rowan"),
        "a heading that can be folded": (
            p("Words") + p("Two", "H2", "<w15:collapsed xmlns:w15='urn:x'/>") + said(t(s.name)),
            "Words Two " + SEEN,
        ),
        "a title": (p(f"The life of {s.name}", "Title") + p("Words"), "The life of Rowan Words"),
        "a caption": (
            p(f"Table 1: Contacts of {s.name}", "Caption") + table(tr("a", "b"), tr("c", "d")),
            "Table 1: Contacts of Rowan a b c d",
        ),
        "a quotation": (p(f"We miss {s.name}", "Quote") + p("Words"), "We miss Rowan Words"),
        "a content control around a table": (
            controlled(table(controlled(tr("a", "b")), controlled(tr(s.name, "c")))),
            "a b Rowan c",
        ),
        "a box of text in two copies": (
            p(
                t("Words")
                + either(text_box(said(t(s.name))), text_box(said(t(s.name)), modern=False))
            ),
            "Words " + SEEN,
        ),
        "a box of text of old": (
            p(t("Words") + text_box(said(t(s.name)), modern=False)),
            "Words " + SEEN,
        ),
        "boxes of text in a group": (
            p(t("Words") + _GROUP.format(box("Here") + box(f"Then {s.name} left."))),
            "Words Here " + SEEN,
        ),
        "WordArt of today": (
            p(t("Words") + text_box(said(t(s.name))).replace("</wps:wsp>", _WARPED)),
            "Words " + SEEN,
        ),
        "WordArt of old": (p(t("Words") + _ART.format(f"Then {s.name} left.")), "Words " + SEEN),
        "alternatives that say different things": (
            p(t("Words") + either(text_box(said(t(s.name))), text_box(p(s.ghost), modern=False))),
            "Words " + SEEN,
        ),
        "an alternative for programs yet to come": (
            p(t("Words") + either(text_box(p(UNSEEN)), text_box(said(t(s.name))), "future9")),
            "Words " + SEEN,
        ),
        "white letters on a dark ground": (
            table(
                tr(tc("a"), "b"),
                tr(
                    "<w:tc><w:tcPr><w:shd w:val='clear' w:fill='1F3A5F'/></w:tcPr>"
                    + p(t(s.name, '<w:color w:val="FFFFFF"/>'))
                    + "</w:tc>",
                    "c",
                ),
            ),
            "a b Rowan c",
        ),
        "a reading aid over the words": (
            p(
                t("Then ")
                + f"<w:r><w:ruby><w:rubyPr/><w:rt>{t('Thr')}</w:rt><w:rubyBase>{t(s.name)}"
                "</w:rubyBase></w:ruby></w:r>" + t(" left.")
            ),
            "Then Rowan Thr left.",
        ),
    }


def _many(s: Secret) -> str:
    return "".join(
        p(f"{number}. {s.name} was seen by service {number}.") for number in range(1, 301)
    )


def _parts(s: Secret) -> dict[str, tuple[bytes, str]]:
    return {
        "a footnote": (word(*noted(s, "footnote")), "Words more " + SEEN),
        "an endnote": (word(*noted(s, "endnote")), "Words more " + SEEN),
        "a white title on a cover in the header": (_covered(s), SEEN),
        "words in the place of a number, and of a name's first half": (
            listed_as(s.first, f"{s.last} left.", "", "none"),
            "Rowan left.",
        ),
        "words in the place of a bullet": (listed_as(s.name, "Words", "", "bullet"), "Rowan Words"),
        "the strict variant of the format": (strict(word(said(t(s.name)))), SEEN),
        "a part in UTF-16": (in_utf_16(word(said(t(s.name)))), SEEN),
        "a main part named after the person": (
            renamed(word(said(t(s.name))), f"{s.slug}.xml"),
            SEEN,
        ),
        "macros in a file renamed from .docm": (
            word(
                said(t(s.name)),
                Part(
                    "word/vbaProject.bin",
                    s.ghost.encode(),
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "application/vnd.ms-office.vbaProject",
                ),
                main=MACROS,
            ),
            SEEN,
        ),
        "bytes before and behind the package": (
            s.ghost.encode() + word(said(t(s.name))) + s.ghost.encode(),
            SEEN,
        ),
        "tables seven deep": (word(nested(s, 7)), SEEN),
        "tables twelve deep": (word(nested(s, 12)), SEEN),
        "tables forty deep": (word(nested(s, 40)), SEEN),
        "a hundred content controls within each other": (word(wrapped(s, 100)), SEEN),
        "three hundred paragraphs": (
            word(_many(s)),
            " ".join(f"{n}. Rowan was seen by service {n}." for n in range(1, 301)),
        ),
    }


def _covered(s: Secret) -> bytes:
    """A white title on a cover that the header of the first page paints."""
    cover = xml_part("header", p(behind(10_600_000, place=down(0, "page"))), "hdr", id_="h")
    first = '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:titlePg/></w:sectPr>'
    return word(p(t(f"Then {s.name} left.", '<w:color w:val="FFFFFF"/>')) + first, cover)


def _number(s: Secret) -> Part:
    return xml_part("numbering", numbering({1: level(0, f"{s.name} %1")}))


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        Case(
            "Word: a number with the name before it",
            word(listed("Words", 1), _number(s)),
            "Rowan 1 Words",
        ),
        Case(
            "Word: a heading's number with the name before it",
            word(listed("Words", 1, 0, "H2"), _number(s)),
            "Rowan 1 Words",
        ),
        Case(
            "Word: tables fifty deep",
            word(nested(s, 50)),
            SEEN,
        ),
        *(Case(f"Word: {trick}", word(body), shows) for trick, (body, shows) in _blocks(s).items()),
        *(Case(f"Word: {trick}", data, shows) for trick, (data, shows) in _parts(s).items()),
    )
