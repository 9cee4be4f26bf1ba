"""Word files that hide the name in the text, or in the marks of the text."""

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import SECRET, UNSEEN, Secret
from tests.hard_cases.word_cases import MARK, form_field
from tests.hard_cases.word_file import word
from tests.intake.word_files import either, field, p, picture, t, table, tc, text_box, tr

NAME = SECRET.name

GHOST = f"{NAME} {UNSEEN}"
SHOWS = "Seen here too"
_WHITE, _BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'
_FILL = "<w14:textFill>{}</w14:textFill>"
_LINK = "<w:hyperlink {}>" + t("here") + "</w:hyperlink>"


def control(settings: str) -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{t('here')}</w:sdtContent></w:sdt>"


_RUNS = {
    "a tracked deletion": f"<w:del w:id='1'><w:r><w:delText>{GHOST}</w:delText></w:r></w:del>",
    "a deleted field": f"<w:del w:id='1'>{MARK.format('begin')}<w:r><w:delInstrText>AUTHOR {GHOST}"
    f"</w:delInstrText></w:r>{MARK.format('separate')}{t(GHOST)}{MARK.format('end')}</w:del>",
    "text moved away": f"<w:moveFrom w:id='1'>{t(GHOST)}</w:moveFrom>",
    "hidden text": t(GHOST, "<w:vanish/>"),
    "text hidden for ever": t(GHOST, "<w:specVanish/>"),
    "text hidden by a style of letters": t(GHOST, '<w:rStyle w:val="Whisper"/>'),
    "white letters": t(GHOST, _WHITE),
    "nearly white letters": t(GHOST, '<w:color w:val="FBFBFB"/>'),
    "letters in the colour of the page by its theme": t(
        GHOST, '<w:color w:val="auto" w:themeColor="background1"/>'
    ),
    "letters in the colour of their shading": t(
        GHOST, '<w:color w:val="1F3A5F"/><w:shd w:val="clear" w:fill="1F3A5F"/>'
    ),
    "letters under a black highlighter": t(GHOST, '<w:highlight w:val="black"/>'),
    "black letters on black": t(GHOST, _BLACK + '<w:shd w:val="clear" w:fill="000000"/>'),
    "letters filled with nothing": t(GHOST, _FILL.format("<w14:noFill/>")),
    "letters filled with what is see-through": t(
        GHOST,
        _FILL.format(
            '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
            "</w14:srgbClr></w14:solidFill>"
        ),
    ),
    "letters of one point": t(GHOST, '<w:sz w:val="2"/>'),
    "the code of a field": field(f'QUOTE "{GHOST}"', t("and")),
    "a mark for the index": MARK.format("begin")
    + f'<w:r><w:instrText> XE "{GHOST}" </w:instrText></w:r>'
    + MARK.format("end"),
    "the default of a text field": form_field(
        "FORMTEXT",
        f'<w:helpText w:val="{GHOST}"/><w:textInput><w:default w:val="{GHOST}"/></w:textInput>',
        t("and"),
    ),
    "the choices of a drop-down": control(
        f'<w:dropDownList><w:listItem w:displayText="{GHOST}" w:value="{GHOST}"/></w:dropDownList>'
    ),
    "the title and tag of a content control": control(
        f'<w:alias w:val="{GHOST}"/><w:tag w:val="{GHOST}"/><w:placeholder><w:docPart '
        f'w:val="{GHOST}"/></w:placeholder>'
    ),
    "the path of a content control's data": control(
        f'<w:dataBinding w:prefixMappings="{GHOST}" w:xpath="/x[@name=\'{GHOST}\']"/>'
    ),
    "a bookmark": f'<w:bookmarkStart w:id="1" w:name="{GHOST}"/>{t("and")}'
    '<w:bookmarkEnd w:id="1"/>',
    "a link to a bookmark": _LINK.format('w:anchor="Marigold_Threlkeld_Nimblethwaite"'),
    "the screen tip of a link": _LINK.format(f'r:id="g" w:tooltip="{GHOST}"'),
    "the place in a link's target": _LINK.format(f'r:id="g" w:docLocation="{GHOST}"'),
    "a change's author": f'<w:ins w:id="1" w:author="{GHOST}" w:initials="MT">{t("and")}</w:ins>',
    "the look before a change": t(
        "and", f'<w:rPrChange w:id="1" w:author="{GHOST}"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    ),
    "what a smart tag says of the words": f'<w:smartTag w:element="PersonName"><w:smartTagPr>'
    f'<w:attr w:name="n" w:val="{GHOST}"/></w:smartTagPr>{t("and")}</w:smartTag>',
    "who may edit a range": f'<w:permStart w:id="1" w:ed="{GHOST}"/>{t("and")}',
    "words for old versions of Word": either(text_box(p("and")), text_box(p(GHOST), modern=False)),
    "words for versions of Word yet to come": either(
        text_box(p(GHOST)), text_box(p("and")), requires="future9"
    ),
    "a hidden box of text": text_box(p(GHOST)).replace(
        "<a:graphic>", '<wp:docPr id="1" name="x" hidden="1"/><a:graphic>', 1
    ),
    "a hidden box of text of old": text_box(p(GHOST), modern=False).replace(
        "<v:shape>", '<v:shape style="visibility:hidden">'
    ),
    "the name of a box of text": text_box(p("and")).replace(
        "<a:graphic>", f'<wp:docPr id="1" name="{GHOST}" descr="{GHOST}"/><a:graphic>', 1
    ),
    "the name of a picture and where it leads": picture("i", "A crest")
    .replace('name="P"', f'name="{GHOST}"')
    .replace("</wp:docPr>", f'<a:hlinkClick r:id="named" tooltip="{GHOST}"/></wp:docPr>'),
}
_LINES = {
    "a paragraph hidden by its style": (p(GHOST, "Ghost"), ""),
    "a paragraph whose mark was deleted too": (
        p(
            f"<w:del w:id='1'><w:r><w:delText>{GHOST}</w:delText></w:r></w:del>",
            "",
            '<w:rPr><w:del w:id="1"/></w:rPr>',
        ),
        "",
    ),
    "the look of a paragraph before a change": (
        p("more", "", f'<w:pPrChange w:id="1" w:author="{GHOST}"/>'),
        "more",
    ),
    "a line of a table of contents": (p(f"{GHOST}\t4", "TOC1"), ""),
    "a hidden row": (table(tr("a", "b"), tr(GHOST, "c", properties="<w:hidden/>")), "a b"),
    "a deleted row": (table(tr("a", "b"), tr(GHOST, "c", properties='<w:del w:id="1"/>')), "a b"),
    "a deleted cell": (
        table(tr("a", "b"), tr("c", tc(GHOST, '<w:cellDel w:id="1"/>'), "d")),
        "a b c d",
    ),
    "a cell under a merged cell": (
        table(tr(tc("a", '<w:vMerge w:val="restart"/>'), "b"), tr(tc(GHOST, "<w:vMerge/>"), "c")),
        "a b c",
    ),
    "a cell beside a merged cell": (
        table(
            tr(tc("a", '<w:hMerge w:val="restart"/>'), tc(GHOST, "<w:hMerge/>"), "b"),
            tr("c", "d", "e"),
        ),
        "a b c d e",
    ),
    "the title and the description of a table": (
        table(
            tr("a", "b"),
            properties=f'<w:tblCaption w:val="{GHOST}"/><w:tblDescription w:val="{GHOST}"/>',
        ),
        "a b",
    ),
    "the changes of a table's look": (
        table(tr("a", "b"), properties=f'<w:tblPrChange w:id="1" w:author="{GHOST}"/>'),
        "a b",
    ),
}
"""What stands beside the sentence, and what shows of it."""
_LINKS = {"g": "https://example.org/", "named": "https://example.org/marigold-threlkeld"}
_NAMED_LINKS = {
    "an address with the name": "https://example.org/people/Marigold%20Threlkeld/",
    "an address with the name in escapes": "https://example.org/%4Darigold%2BThrelkeld",
    "an e-mail address": "mailto:marigold.threlkeld@example.org?subject=Nothing",
    "a link wrapped in another": "https://safe.example.org/?url=https%3A%2F%2Fx.org%2Fmarigold-"
    "threlkeld",
}


def _sentence(xml: str) -> str:
    return p(t("Seen ") + ("" if "here" in xml else t("here ")) + xml + t(" too"))


CASES = (
    *(
        Case(f"Word: {trick}", word(_sentence(xml), links=_LINKS), SHOWS)
        for trick, xml in _RUNS.items()
    ),
    *(
        Case(f"Word: {trick}", word(p(SHOWS) + xml), f"{SHOWS} {more}")
        for trick, (xml, more) in _LINES.items()
    ),
    *(
        Case(
            f"Word: {trick}",
            word(_sentence(_LINK.format('r:id="n"')), links={"n": to}),
            SHOWS,
            linked=True,
        )
        for trick, to in _NAMED_LINKS.items()
    ),
    Case(
        "Word: a path on the author's machine",
        word(_sentence(_LINK.format('r:id="n"')), links={"n": f"file:///C:/{GHOST}.docx"}),
        SHOWS,
    ),
)


def cases(_: Secret) -> tuple[Case, ...]:
    return CASES
