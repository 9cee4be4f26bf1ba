"""One document written in every format: what `test_contract.py` reads.

Each function takes the words of one more paragraph (or cell), to be hidden nowhere.
"""

import io
import re
from xml.sax.saxutils import escape

import openpyxl

from tests.intake.word_files import (
    docx,
    level,
    listed,
    numbering,
    p,
    picture,
    t,
    table,
    tr,
)

_STYLE = """<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>"""
_NUMBERS = numbering(
    {
        1: level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3"),
        2: level(0, "%1.") + level(1, "\N{BULLET}", "bullet"),
    }
)


def word(words: str) -> bytes:
    """As Word writes it: numbers and lists worked out by the program."""
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    link = f'<w:hyperlink r:id="g">{t("the guidance")}</w:hyperlink>'
    body = (
        p("Review into the death of Rowan", "Title")
        + listed("Introduction", 1, 0, "H2")
        + listed(
            t("The panel met ") + t("four times", "<w:b/>") + t(" and ") + t("always", "<w:i/>")
            + t(" listened.") + note,
            1,
            1,
        )
        + listed(t("See ") + link + t(" for more."), 1, 1)
        + listed("Findings", 1, 0, "H2")
        + listed("Police", 1, 1, "H3")
        + listed("Four calls were made.", 1, 2)
        + p("Staff should:")
        + listed("ask", 2)
        + listed("alone", 2, 1)
        + listed("safely", 2, 1)
        + listed("record", 2)
        + table(
            tr("Agency", "Contact", properties="<w:tblHeader/>"),
            tr("Police", "Four calls"),
            tr("School", "None"),
        )
        + p(picture("i", "Crest of the partnership"))
        + p(t(escape(_without_what_xml_cannot_hold(words))))
    )  # fmt: skip
    return docx(
        body,
        styles=_STYLE,
        numbering=_NUMBERS,
        footnotes=f'<w:footnote w:id="1">{p("Held in private.")}</w:footnote>',
        links={"g": "https://example.org/guidance"},
    )


def markdown(words: str) -> bytes:
    """As people type it, with the numbers in the text."""
    return f"""# Review into the death of Rowan

## 1. Introduction

1.1 The panel met **four times** and *always* listened.[^1]

1.2 See [the guidance](https://example.org/guidance) for more.

## 2. Findings

### 2.1 Police

2.1.1 Four calls were made.

Staff should:

1. ask
   - alone
   - safely
2. record

| Agency | Contact    |
|--------|------------|
| Police | Four calls |
| School | None       |

{words}

[^1]: Held in private.
""".encode(errors="ignore")


def plain(words: str) -> bytes:
    """As a letter saved without its looks."""
    return f"""1.1 The panel met four times and always listened.

1.2 See the guidance for more.

2.1.1 Four calls were made.

Staff should:

• ask
• record

{words}
""".encode(errors="ignore")


def csv(words: str) -> bytes:
    """As Excel exports it."""
    more = words.replace('"', "")
    return f'Agency,Contact\nPolice,Four calls\nSchool,None\n"{more}",\n'.encode(errors="ignore")


def xlsx(words: str) -> bytes:
    """As Excel keeps it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    more = _without_what_xml_cannot_hold(words).lstrip("=")
    for row in (("Agency", "Contact"), ("Police", "Four calls"), ("School", "None"), (more,)):
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _without_what_xml_cannot_hold(words: str) -> str:
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)
