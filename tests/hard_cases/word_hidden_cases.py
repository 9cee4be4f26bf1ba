"""Word files that hide the name in the text, or in the marks of the text."""

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import Secret
from tests.hard_cases.word_cases import MARK, form_field
from tests.hard_cases.word_file import word
from tests.intake.word_files import (
    behind,
    box_in_group,
    either,
    field,
    grouped,
    p,
    picture,
    t,
    table,
    tc,
    text_box,
    tr,
)

SHOWS = "Seen here too"
_WHITE, _BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'
_FILL = "<w14:textFill>{}</w14:textFill>"
_LINK = "<w:hyperlink {}>" + t("here") + "</w:hyperlink>"


def control(settings: str) -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{t('here')}</w:sdtContent></w:sdt>"


def deleted(s: Secret) -> str:
    return f"<w:del w:id='1'><w:r><w:delText>{s.ghost}</w:delText></w:r></w:del>"


def _runs(s: Secret) -> dict[str, str]:
    return {
        "a tracked deletion": deleted(s),
        "a deleted field": "<w:del w:id='1'>"
        + MARK.format("begin")
        + f"<w:r><w:delInstrText>AUTHOR {s.ghost}</w:delInstrText></w:r>"
        + MARK.format("separate")
        + t(s.ghost)
        + MARK.format("end")
        + "</w:del>",
        "text moved away": f"<w:moveFrom w:id='1'>{t(s.ghost)}</w:moveFrom>",
        "hidden text": t(s.ghost, "<w:vanish/>"),
        "text hidden for ever": t(s.ghost, "<w:specVanish/>"),
        "text hidden by a style of letters": t(s.ghost, '<w:rStyle w:val="Whisper"/>'),
        "white letters": t(s.ghost, _WHITE),
        "nearly white letters": t(s.ghost, '<w:color w:val="FBFBFB"/>'),
        "letters in the colour of the page by its theme": t(
            s.ghost, '<w:color w:val="auto" w:themeColor="background1"/>'
        ),
        "letters in the colour of their shading": t(
            s.ghost, '<w:color w:val="1F3A5F"/><w:shd w:val="clear" w:fill="1F3A5F"/>'
        ),
        "letters under a black highlighter": t(s.ghost, '<w:highlight w:val="black"/>'),
        "black letters on black": t(s.ghost, _BLACK + '<w:shd w:val="clear" w:fill="000000"/>'),
        "letters filled with nothing": t(s.ghost, _FILL.format("<w14:noFill/>")),
        "letters filled with what is see-through": t(
            s.ghost,
            _FILL.format(
                '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
                "</w14:srgbClr></w14:solidFill>"
            ),
        ),
        "letters of one point": t(s.ghost, '<w:sz w:val="2"/>'),
        "the code of a field": field(f'QUOTE "{s.ghost}"', t("and")),
        "a mark for the index": MARK.format("begin")
        + f'<w:r><w:instrText> XE "{s.ghost}" </w:instrText></w:r>'
        + MARK.format("end"),
        "the default of a text field": form_field(
            "FORMTEXT",
            f'<w:helpText w:val="{s.ghost}"/><w:textInput><w:default w:val="{s.ghost}"/>'
            "</w:textInput>",
            t("and"),
        ),
        "the choices of a drop-down": control(
            f'<w:dropDownList><w:listItem w:displayText="{s.ghost}" w:value="{s.ghost}"/>'
            "</w:dropDownList>"
        ),
        "the title and tag of a content control": control(
            f'<w:alias w:val="{s.ghost}"/><w:tag w:val="{s.ghost}"/><w:placeholder><w:docPart '
            f'w:val="{s.ghost}"/></w:placeholder>'
        ),
        "the path of a content control's data": control(
            f'<w:dataBinding w:prefixMappings="{s.ghost}" w:xpath="/x[@name=\'{s.ghost}\']"/>'
        ),
        "a bookmark": f'<w:bookmarkStart w:id="1" w:name="{s.ghost}"/>{t("and")}'
        '<w:bookmarkEnd w:id="1"/>',
        "a link to a bookmark": _LINK.format(f'w:anchor="{s.ghost.replace(" ", "_")}"'),
        "the screen tip of a link": _LINK.format(f'r:id="g" w:tooltip="{s.ghost}"'),
        "the place in a link's target": _LINK.format(f'r:id="g" w:docLocation="{s.ghost}"'),
        "a change's author": f'<w:ins w:id="1" w:author="{s.ghost}">{t("and")}</w:ins>',
        "the look before a change": t(
            "and",
            f'<w:rPrChange w:id="1" w:author="{s.ghost}"><w:rPr><w:vanish/></w:rPr></w:rPrChange>',
        ),
        "what a smart tag says of the words": f'<w:smartTag w:element="PersonName"><w:smartTagPr>'
        f'<w:attr w:name="n" w:val="{s.ghost}"/></w:smartTagPr>{t("and")}</w:smartTag>',
        "who may edit a range": f'<w:permStart w:id="1" w:ed="{s.ghost}"/>{t("and")}',
        "words for old versions of Word": either(
            text_box(p("and")), text_box(p(s.ghost), modern=False)
        ),
        "words for versions of Word yet to come": either(
            text_box(p(s.ghost)), text_box(p("and")), requires="future9"
        ),
        "a hidden box of text": text_box(p(s.ghost)).replace(
            "<a:graphic>", '<wp:docPr id="1" name="x" hidden="1"/><a:graphic>', 1
        ),
        "a hidden box of text of old": text_box(p(s.ghost), modern=False).replace(
            "<v:shape>", '<v:shape style="visibility:hidden">'
        ),
        "a hidden box of text in a group": grouped(box_in_group(p(s.ghost), ' hidden="1"')),
        "the name of a box of text": text_box(p("and")).replace(
            "<a:graphic>", f'<wp:docPr id="1" name="{s.ghost}" descr="{s.ghost}"/><a:graphic>', 1
        ),
        "the name of a picture and where it leads": picture("i", "A crest")
        .replace('name="P"', f'name="{s.ghost}"')
        .replace("</wp:docPr>", f'<a:hlinkClick r:id="named" tooltip="{s.ghost}"/></wp:docPr>'),
    }


def _lines(s: Secret) -> dict[str, tuple[str, str]]:
    """What stands beside the sentence, and what shows of it."""
    return {
        "a paragraph hidden by its style": (p(s.ghost, "Ghost"), ""),
        "white letters far below a logo behind the text": (
            p(behind(500_000)) + p("more") * 10 + p(t(s.ghost, _WHITE)),
            " ".join(["more"] * 10),
        ),
        "white letters on white shading before a band": (
            p(behind() + t(s.ghost, f'{_WHITE}<w:shd w:val="clear" w:fill="FFFFFF"/>')),
            "",
        ),
        "a paragraph whose mark was deleted too": (
            p(
                deleted(s),
                "",
                '<w:rPr><w:del w:id="1"/></w:rPr>',
            ),
            "",
        ),
        "the look of a paragraph before a change": (
            p("more", "", f'<w:pPrChange w:id="1" w:author="{s.ghost}"/>'),
            "more",
        ),
        "a line of a table of contents": (p(f"{s.ghost}\t4", "TOC1"), ""),
        "a hidden row": (table(tr("a", "b"), tr(s.ghost, "c", properties="<w:hidden/>")), "a b"),
        "a deleted row": (
            table(tr("a", "b"), tr(s.ghost, "c", properties='<w:del w:id="1"/>')),
            "a b",
        ),
        "a deleted cell": (
            table(tr("a", "b"), tr("c", tc(s.ghost, '<w:cellDel w:id="1"/>'), "d")),
            "a b c d",
        ),
        "a cell under a merged cell": (
            table(
                tr(tc("a", '<w:vMerge w:val="restart"/>'), "b"), tr(tc(s.ghost, "<w:vMerge/>"), "c")
            ),
            "a b c",
        ),
        "a cell beside a merged cell": (
            table(
                tr(tc("a", '<w:hMerge w:val="restart"/>'), tc(s.ghost, "<w:hMerge/>"), "b"),
                tr("c", "d", "e"),
            ),
            "a b c d e",
        ),
        "the title and the description of a table": (
            table(
                tr("a", "b"),
                properties=f'<w:tblCaption w:val="{s.ghost}"/>'
                f'<w:tblDescription w:val="{s.ghost}"/>',
            ),
            "a b",
        ),
        "the changes of a table's look": (
            table(tr("a", "b"), properties=f'<w:tblPrChange w:id="1" w:author="{s.ghost}"/>'),
            "a b",
        ),
    }


def _links(s: Secret) -> dict[str, str]:
    return {"g": "https://example.org/", "named": f"https://example.org/{s.slug}"}


def _named_links(s: Secret) -> dict[str, str]:
    return {
        "an address with the name": f"https://example.org/people/{s.first}%20{s.last}/",
        "an address with the name in escapes": f"https://example.org/%{ord(s.first[0]):X}{s.first[1:]}%2B{s.last}",
        "an e-mail address": f"mailto:{s.mailbox}@example.org?subject=Nothing",
        "a link wrapped in another": "https://safe.example.org/?url=https%3A%2F%2Fx.org%2F"
        + s.slug,
    }


def _sentence(xml: str) -> str:
    return p(t("Seen ") + ("" if "here" in xml else t("here ")) + xml + t(" too"))


def cases(s: Secret) -> tuple[Case, ...]:
    return (
        *(
            Case(f"Word: {trick}", word(_sentence(xml), links=_links(s)), SHOWS)
            for trick, xml in _runs(s).items()
        ),
        *(
            Case(f"Word: {trick}", word(p(SHOWS) + xml), f"{SHOWS} {more}")
            for trick, (xml, more) in _lines(s).items()
        ),
        *(
            Case(
                f"Word: {trick}",
                word(_sentence(_LINK.format('r:id="n"')), links={"n": to}),
                SHOWS,
                linked=True,
            )
            for trick, to in _named_links(s).items()
        ),
        Case(
            "Word: a path on the author's machine",
            word(_sentence(_LINK.format('r:id="n"')), links={"n": f"file:///C:/{s.ghost}.docx"}),
            SHOWS,
        ),
    )
