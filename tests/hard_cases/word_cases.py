"""Word files in which the name shows, in every way in which Word can write it."""

from tests.hard_cases.frame import Case
from tests.hard_cases.secret import UNSEEN, Secret, accented, look_alike
from tests.hard_cases.word_file import word
from tests.intake.word_files import field, p, t

SEEN = "Then Rowan left."
BREAK = "<w:r><w:br{}/></w:r>"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def said(middle: str) -> str:
    """The sentence that most cases show, with the name's XML in it."""
    return p(t("Then ") + middle + t(" left."))


def letters(s: Secret, joint: str) -> str:
    """The name a letter a run, with something between two letters."""
    return joint.join(t(letter) for letter in s.name)


def control(settings: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def form_field(code: str, data: str, result: str = "") -> str:
    """A field of a form as Word has drawn them since 1997."""
    begin = MARK.format("begin").replace(
        "/></w:r>", f"><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
    )
    shown = MARK.format("separate") + result if result else ""
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{shown}{MARK.format('end')}"


def simple(s: Secret, code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{t(s.name)}</w:fldSimple>'


def _runs(s: Secret) -> dict[str, str]:
    """The XML of the name within a sentence, by its trick."""
    return {
        "a tracked insertion": f'<w:ins w:id="1" w:author="A">{t(s.name)}</w:ins>',
        "an insertion with a deletion inside": f'<w:ins w:id="1">{t(s.first + " ")}<w:del w:id="2">'
        f"<w:r><w:delText>{UNSEEN}</w:delText></w:r></w:del>{t(s.last)}</w:ins>",
        "moved text": f'<w:moveFrom w:id="1">{t(s.ghost)}</w:moveFrom>'
        f'<w:moveTo w:id="2">{t(s.name)}</w:moveTo>',
        "a comment's range that begins within the name": t(s.start)
        + '<w:commentRangeStart w:id="0"/>'
        + t(f"{s.rest} {s.last[:3]}")
        + '<w:commentRangeEnd w:id="0"/>'
        + t(s.last[3:]),
        "hidden in the web view only": t(s.name, "<w:webHidden/>"),
        "a letter a run": letters(s, ""),
        "marks of the spelling checker between letters": letters(
            s, '<w:proofErr w:type="spellStart"/>'
        ),
        "a bookmark between letters": t(s.start)
        + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
        + t(f"{s.rest} {s.last}"),
        "every other letter bold": "".join(
            t(letter, "<w:b/>" if at % 2 else "") for at, letter in enumerate(s.name)
        ),
        "a soft hyphen of Word": t(s.start)
        + "<w:r><w:softHyphen/></w:r>"
        + t(f"{s.rest} {s.last[:3]}\u00ad{s.last[3:]}"),
        "a hyphen that does not break": t(s.first) + "<w:r><w:noBreakHyphen/></w:r>" + t(s.last),
        "a space that does not break": t(f"{s.first}\u00a0{s.last}"),
        "a line break within the name": t(s.first) + BREAK.format("") + t(s.last),
        "a hyphen and a line break within a word": t(f"{s.start}-")
        + BREAK.format("")
        + t(f"{s.rest} {s.last}"),
        "a page break within the name": t(s.first) + BREAK.format(' w:type="page"') + t(s.last),
        "a column break within the name": t(s.first) + BREAK.format(' w:type="column"') + t(s.last),
        "where the last page ended": t(s.start)
        + "<w:r><w:lastRenderedPageBreak/></w:r>"
        + t(f"{s.rest} {s.last}"),
        "a tab within the name": t(s.first) + "<w:r><w:tab/></w:r>" + t(s.last),
        "the author's name by a field": simple(s, "AUTHOR"),
        "a property of the document by a field": simple(s, "DOCPROPERTY Victim"),
        "a reference by a field": field(f" REF {s.first}_{s.last} \\h ", t(s.name)),
        "a field of a mail merge": field(f" MERGEFIELD {s.first}_{s.last} ", t(s.name)),
        "a field within the code of a field": MARK.format("begin")
        + f"<w:r><w:instrText> IF </w:instrText></w:r>{field('MERGEFIELD x', t(UNSEEN))}"
        + f'<w:r><w:instrText> = "{UNSEEN}" </w:instrText></w:r>{MARK.format("separate")}'
        + t(s.name)
        + MARK.format("end"),
        "a field within what a field shows": field(
            ' HYPERLINK "https://example.org/" ', simple(s, "REF x")
        ),
        "a content control": control('<w:alias w:val="Victim"/><w:text/>', t(s.name)),
        "content controls within each other": control("", control("", control("", t(s.name)))),
        "what a drop-down shows": control(
            f'<w:dropDownList><w:listItem w:displayText="{UNSEEN}" w:value="1"/></w:dropDownList>',
            t(s.name),
        ),
        "what a combo box shows": control("<w:comboBox/>", t(s.name)),
        "the prompt of a content control": control("<w:showingPlcHdr/>", t(s.name)),
        "data shown in a content control": control(
            '<w:dataBinding w:xpath="/victim/name" w:storeItemID="{1}"/><w:text/>', t(s.name)
        ),
        "a text field of a form": form_field("FORMTEXT", f'<w:name w:val="{UNSEEN}"/>', t(s.name)),
        "a drop-down field of a form": form_field(
            "FORMDROPDOWN",
            f'<w:ddList><w:result w:val="1"/><w:listEntry w:val="{UNSEEN}"/>'
            f'<w:listEntry w:val="{s.name}"/></w:ddList>',
        ),
        "small capitals": t(s.name, "<w:smallCaps/>"),
        "all capitals": t(s.name.lower(), "<w:caps/>"),
        "letters set wide apart": t(s.name, '<w:spacing w:val="200"/>'),
        "a space typed between letters": t(" ".join(s.name)),
        "letters as signs of an ordinary font": "".join(
            t(" ")
            if letter == " "
            else f'<w:r><w:sym w:font="Calibri" w:char="{ord(letter):04X}"/></w:r>'
            for letter in s.name
        ),
        "marks of direction": t(
            f"\u200f{s.start}\u200e{s.rest}\u202c \u2067{s.last[:3]}\u2069{s.last[3:]}"
        ),
        "characters of no width": t(f"{s.start}\u200b{s.rest} {s.last[:3]}\u2060{s.last[3:]}"),
        "look-alike letters": t(look_alike(s.name)),
        "full-width letters": t(
            "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s.name)
        ),
        "accents put over letters": t(accented(s.name)),
        "letters of mathematics": t(
            "".join(chr(ord(c) - 97 + 0x1D41A) if "a" <= c <= "z" else c for c in s.name)
        ),
        "references to characters": t("".join(f"&#{ord(letter)};" for letter in s.name)),
        "a CDATA section": t(f"<![CDATA[{s.name}]]>"),
        "an equation": f"<m:oMath><m:r><m:t>{s.name}</m:t></m:r></m:oMath>",
        "a smart tag": f'<w:smartTag w:element="PersonName">{t(s.name)}</w:smartTag>',
        "an element of custom XML": f'<w:customXml w:element="victim">{t(s.name)}</w:customXml>',
        "a change of direction": f'<w:dir w:val="rtl">{t(s.name)}</w:dir>',
        "a range that some may edit": f'<w:permStart w:id="1" w:ed="{UNSEEN}"/>'
        f'{t(s.name)}<w:permEnd w:id="1"/>',
        "a style of letters and one of the paragraph hide, so it shows": t(
            s.name, '<w:rStyle w:val="Whisper"/><w:vanish w:val="0"/>'
        ),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    return tuple(Case(f"Word: {trick}", word(said(xml)), SEEN) for trick, xml in _runs(s).items())
