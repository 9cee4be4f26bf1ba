"""Every trick that the publisher promises to see through has a case that is named for it.

If a case gets another name, write it here too; if one is taken out, another must do its trick.
Pictures stand in Word files.
"""

from collections.abc import Mapping, Sequence

import pytest

from tests.hard_cases.corpus import README

TRICKS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "PDF": {
        "kerned": ("kerned letters",),
        "placed character by character": ("every letter placed by itself",),
        "reversed": ("letters painted from the last to the first",),
        "split over lines": ("a name over two lines",),
        "split over pages": ("a name over two pages",),
        "hyphenated": ("a name hyphenated at a line's end", "a name hyphenated at a page's end"),
        "form XObjects": ("a drawing within the page", "a drawing within six drawings"),
        "annotations": ("a text box, drawn in the file", "a remark (Text)"),
        "fields": ("a text field, drawn in the file", "a text field, not drawn in the file"),
        "bookmarks": ("bookmarks",),
        "metadata": ("metadata in XML", "document properties"),
        "attachments": ("an attached file", "an attached file as an annotation"),
        "alternative text": ("the description of a picture", "a description of what is no picture"),
        "actual text": ("a replacement text that says something else", "an inner replacement text"),
        "hidden layers": ("a layer that is off", "a drawing in a layer that is off"),
        "earlier revisions": ("an earlier state of the page",),
        "under black boxes": ("letters under a black box", "words blacked out over two lines"),
        "white": ("white letters", "nearly white letters"),
        "invisible": ("invisible letters",),
        "rotated": ("a page turned by 90", "letters turned by 37"),
        "soft hyphens": ("a soft hyphen at a line's end",),
        "ligatures": ("letters joined in one",),
        "look-alike letters": ("letters of another alphabet that look the same",),
        "letter-spaced": ("letters spaced by a setting", "letters spaced by spaces"),
        "off the page": ("letters off the page", "outside the crop box"),
        "patterns": ("letters in a pattern",),
        "Type 3 glyphs": ("letters that are drawings, with their meanings",),
        "links": ("the address of a link",),
        "JavaScript": ("a program at opening", "programs by name", "a link that runs a program"),
        "XFA": ("a form's data (XFA)",),
        "object streams": ("objects in streams",),
        "fonts without ToUnicode": ("numbers of glyphs and no table of meanings",),
        "fonts with a lying ToUnicode": ("a table of meanings that lies on the whole page",),
        "scanned image only": ("a scan",),
        "text in several streams": ("content in pieces",),
        "hexadecimal and octal strings": ("hexadecimal strings", "octal codes"),
        "objects outside the tree": ("things that hang on no page",),
        "an empty password": ("locked with an empty password (AES of 256 bits)",),
    },
    "Word": {
        "tracked insertions": ("a tracked insertion",),
        "tracked deletions": ("a tracked deletion", "a deleted row"),
        "comments": ("a comment, its author and the people part",),
        "hidden text": ("hidden text",),
        "text boxes": ("a box of text in two copies", "a box of text of old"),
        "headers and footers": ("a header", "a footer"),
        "fields": ("the code of a field",),
        "what fields showed last": ("a reference by a field",),
        "custom XML": ("data of one's own, and a content control that shows other data",),
        "document properties": ("properties of the document",),
        "embedded workbooks": ("a workbook that nothing shows",),
        "OLE": ("an object that nothing shows",),
        "alternative text of tables": ("the title and the description of a table",),
        "glossary": ("building blocks",),
        "thumbnails": ("a preview picture",),
        "altChunk": ("an inserted Word file", "an inserted web page", "an inserted RTF"),
        "linked images": ("a picture that is somewhere else",),
        "bookmarks": ("a bookmark",),
        "merge fields": ("a field of a mail merge",),
        "charts with cached data": ("a chart without a description",),
        "SmartArt": ("SmartArt",),
    },
    "Excel": {
        "hidden rows": ("a hidden row",),
        "hidden columns": ("a hidden column",),
        "hidden sheets": ("a hidden sheet", "a sheet hidden from the menu"),
        "names": ("names of ranges, styles and code",),
        "formulas": ("the code of a formula", "the result of a formula"),
        "comments": ("a comment", "a thread of comments"),
        "pivot caches": ("the store of a pivot table",),
    },
    "Markdown": {
        "HTML comments": ("a comment", "a comment within the name"),
        "entities": ("numbers in the place of letters", "named references"),
        "front matter": ("front matter", "a title in front matter"),
        "reference links": ("a reference's words", "a definition that nothing uses"),
        "attributes": ("an attribute, shown as it is written",),
        "zero-width characters": ("characters of no width",),
    },
    "Picture": {
        "EXIF": ("camera data (EXIF)",),
        "XMP": ("texts, packed texts and XMP in a PNG",),
        "ICC text": ("a text in a colour profile",),
        "thumbnails": ("a preview of the uncut picture",),
        "alternative text": ("a description that names",),
    },
    "": {"text in pixels": ("Word: the name in a picture", "PDF: the name in a picture")},
}
TOLD = README.read_text()


@pytest.mark.parametrize("format_", TRICKS)
def test_every_trick_has_a_case_that_is_named_for_it(format_: str) -> None:
    start = f"{format_}: " if format_ else ""
    wanted = {f"{start}{case}" for cases in TRICKS[format_].values() for case in cases}
    assert {case for case in wanted if f"\n| {case} | " not in TOLD} == set()
