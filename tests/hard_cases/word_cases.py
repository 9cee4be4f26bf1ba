"""Word files in which the name shows, in every way in which Word can write it."""

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import SECRET, UNSEEN, Secret
from tests.hard_cases.word_file import word
from tests.intake.word_files import field, p, t

NAME = SECRET.name

SEEN = "Then Rowan left."
BREAK = "<w:r><w:br{}/></w:r>"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def said(middle: str) -> str:
    """The sentence that most cases show, with the name's XML in it."""
    return p(t("Then ") + middle + t(" left."))


def letters(joint: str) -> str:
    """The name a letter a run, with something between two letters."""
    return joint.join(t(letter) for letter in NAME)


def control(settings: str, content: str = t(NAME)) -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def form_field(code: str, data: str, result: str = "") -> str:
    """A field of a form as Word has drawn them since 1997."""
    begin = MARK.format("begin").replace(
        "/></w:r>", f"><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
    )
    shown = MARK.format("separate") + result if result else ""
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{shown}{MARK.format('end')}"


def simple(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{t(NAME)}</w:fldSimple>'


_RUNS = {
    "a tracked insertion": f'<w:ins w:id="1" w:author="A">{t(NAME)}</w:ins>',
    "an insertion with a deletion inside": f'<w:ins w:id="1">{t("Marigold ")}<w:del w:id="2">'
    f"<w:r><w:delText>{UNSEEN}</w:delText></w:r></w:del>{t('Threlkeld')}</w:ins>",
    "moved text": f'<w:moveFrom w:id="1">{t(f"{NAME} {UNSEEN}")}</w:moveFrom>'
    f'<w:moveTo w:id="2">{t(NAME)}</w:moveTo>',
    "a comment's range that begins within the name": f'{t("Mari")}<w:commentRangeStart w:id="0"/>'
    f'{t("gold Threl")}<w:commentRangeEnd w:id="0"/>{t("keld")}',
    "hidden in the web view only": t(NAME, "<w:webHidden/>"),
    "a letter a run": letters(""),
    "marks of the spelling checker between letters": letters('<w:proofErr w:type="spellStart"/>'),
    "a bookmark between letters": t("Mari")
    + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
    + t("gold Threlkeld"),
    "every other letter bold": "".join(
        t(letter, "<w:b/>" if at % 2 else "") for at, letter in enumerate(NAME)
    ),
    "a soft hyphen of Word": t("Mari") + "<w:r><w:softHyphen/></w:r>" + t("gold Threl\u00adkeld"),
    "a hyphen that does not break": t("Marigold")
    + "<w:r><w:noBreakHyphen/></w:r>"
    + t("Threlkeld"),
    "a space that does not break": t("Marigold\u00a0Threlkeld"),
    "a line break within the name": t("Marigold") + BREAK.format("") + t("Threlkeld"),
    "a hyphen and a line break within a word": t("Mari-") + BREAK.format("") + t("gold Threlkeld"),
    "a page break within the name": t("Marigold") + BREAK.format(' w:type="page"') + t("Threlkeld"),
    "a column break within the name": t("Marigold")
    + BREAK.format(' w:type="column"')
    + t("Threlkeld"),
    "where the last page ended": t("Mari")
    + "<w:r><w:lastRenderedPageBreak/></w:r>"
    + t("gold Threlkeld"),
    "a tab within the name": t("Marigold") + "<w:r><w:tab/></w:r>" + t("Threlkeld"),
    "the author's name by a field": simple("AUTHOR"),
    "a property of the document by a field": simple("DOCPROPERTY Victim"),
    "a reference by a field": field(" REF Marigold_Threlkeld \\h ", t(NAME)),
    "a field of a mail merge": field(" MERGEFIELD Marigold_Threlkeld ", t(NAME)),
    "a field within the code of a field": MARK.format("begin")
    + f"<w:r><w:instrText> IF </w:instrText></w:r>{field('MERGEFIELD x', t(UNSEEN))}"
    + f'<w:r><w:instrText> = "{UNSEEN}" </w:instrText></w:r>{MARK.format("separate")}{t(NAME)}'
    + MARK.format("end"),
    "a field within what a field shows": field(
        ' HYPERLINK "https://example.org/" ', simple("REF x")
    ),
    "a content control": control('<w:alias w:val="Victim"/><w:text/>'),
    "content controls within each other": control("", control("", control(""))),
    "what a drop-down shows": control(
        f'<w:dropDownList><w:listItem w:displayText="{UNSEEN}" w:value="1"/></w:dropDownList>'
    ),
    "what a combo box shows": control("<w:comboBox/>"),
    "the prompt of a content control": control("<w:showingPlcHdr/>"),
    "data shown in a content control": control(
        '<w:dataBinding w:xpath="/victim/name" w:storeItemID="{1}"/><w:text/>'
    ),
    "a text field of a form": form_field("FORMTEXT", f'<w:name w:val="{UNSEEN}"/>', t(NAME)),
    "a drop-down field of a form": form_field(
        "FORMDROPDOWN",
        f'<w:ddList><w:result w:val="1"/><w:listEntry w:val="{UNSEEN}"/>'
        f'<w:listEntry w:val="{NAME}"/></w:ddList>',
    ),
    "small capitals": t(NAME, "<w:smallCaps/>"),
    "all capitals": t(NAME.lower(), "<w:caps/>"),
    "letters set wide apart": t(NAME, '<w:spacing w:val="200"/>'),
    "a space typed between letters": t(" ".join(NAME)),
    "letters as signs of an ordinary font": "".join(
        t(" ")
        if letter == " "
        else f'<w:r><w:sym w:font="Calibri" w:char="{ord(letter):04X}"/></w:r>'
        for letter in NAME
    ),
    "marks of direction": t("\u200fMari\u200egold\u202c \u2067Threl\u2069keld"),
    "characters of no width": t("Mari\u200bgold Thr\u2060elk\ufeffeld"),
    "look-alike letters": t("M\u0430rig\u043eld Thr\u0435lk\u0435ld"),
    "full-width letters": t("".join(chr(ord(c) + 0xFEE0) if c != " " else c for c in NAME)),
    "accents put over letters": t("Ma\u0301rigo\u0308ld Threlke\u0323ld"),
    "letters of mathematics": t(
        "".join(chr(ord(c) - 97 + 0x1D41A) if c.islower() else c for c in NAME)
    ),
    "references to characters": t("".join(f"&#{ord(letter)};" for letter in NAME)),
    "a CDATA section": t(f"<![CDATA[{NAME}]]>"),
    "an equation": f"<m:oMath><m:r><m:t>{NAME}</m:t></m:r></m:oMath>",
    "a smart tag": f'<w:smartTag w:element="PersonName"><w:r><w:t>{NAME}</w:t></w:r></w:smartTag>',
    "an element of custom XML": f'<w:customXml w:element="victim">{t(NAME)}</w:customXml>',
    "a change of direction": f'<w:dir w:val="rtl">{t(NAME)}</w:dir>',
    "a range that some may edit": f'<w:permStart w:id="1" w:ed="{UNSEEN}"/>'
    f'{t(NAME)}<w:permEnd w:id="1"/>',
    "a style of letters and one of the paragraph hide, so it shows": t(
        NAME, '<w:rStyle w:val="Whisper"/><w:vanish w:val="0"/>'
    ),
}
"""The XML of a name within a sentence, by its trick."""


CASES = tuple(Case(f"Word: {trick}", word(said(xml)), SEEN) for trick, xml in _RUNS.items())


def cases(_: Secret) -> tuple[Case, ...]:
    return CASES
