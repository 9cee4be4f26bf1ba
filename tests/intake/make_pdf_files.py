"""Make the PDFs under `files/`: one realistic review, printed by the programs that people use.

Run once by hand (`python -m tests.intake.make_pdf_files`); the results are checked in, so that
tests need none of these programs. Needs LibreOffice, Chromium and the typst package.
Every name and place is invented; telephone numbers are from Ofcom's range for drama.
"""

import base64
import io
import subprocess
import tempfile
from pathlib import Path

import typst
from PIL import Image, ImageDraw

FILES = Path(__file__).parent / "files"
LETTERS = Path(__file__).parent.parent / "letters"

STYLES = """
<office:font-face-decls>
 <style:font-face style:name="Serif" svg:font-family="'Liberation Serif'"/>
 <style:font-face style:name="Sans" svg:font-family="'Liberation Sans'"/>
</office:font-face-decls>
<office:styles>
 <style:default-style style:family="paragraph">
  <style:text-properties style:font-name="Serif" fo:font-size="11pt" fo:language="en"
   fo:country="GB"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph">
  <style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/></style:style>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties style:font-name="Sans" fo:font-size="22pt" fo:font-weight="bold"/>
 </style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1">
  <style:paragraph-properties fo:margin-top="0.5cm" fo:keep-with-next="always"
   fo:text-align="left"/>
  <style:text-properties style:font-name="Sans" fo:font-size="16pt" fo:font-weight="bold"/>
 </style:style>
 <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="2">
  <style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"
   fo:text-align="left"/>
  <style:text-properties style:font-name="Sans" fo:font-size="13pt" fo:font-weight="bold"/>
 </style:style>
 <style:style style:name="Quotations" style:family="paragraph"
  style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-left="1.5cm" fo:margin-right="1.5cm"/></style:style>
 <style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties fo:font-size="9pt" fo:font-style="italic"/></style:style>
 <style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:margin-bottom="0cm"/>
  <style:text-properties fo:font-size="9pt"/></style:style>
 <style:style style:name="Bold" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Italic" style:family="text">
  <style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="Super" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
 <style:style style:name="Frame" style:family="graphic">
  <style:graphic-properties text:anchor-type="as-char"/></style:style>
 <text:list-style style:name="Bullets">
  <text:list-level-style-bullet text:level="1" text:bullet-char="&#8226;">
   <style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.6cm"/>
  </text:list-level-style-bullet>
  <text:list-level-style-bullet text:level="2" text:bullet-char="&#9702;">
   <style:list-level-properties text:space-before="1.4cm" text:min-label-width="0.6cm"/>
  </text:list-level-style-bullet>
 </text:list-style>
 <text:list-style style:name="Numbers">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">
   <style:list-level-properties text:space-before="0.6cm" text:min-label-width="0.8cm"/>
  </text:list-level-style-number>
 </text:list-style>
 <text:list-style style:name="Paragraphs">
  <text:list-level-style-number text:level="1" style:num-format="1" text:start-value="5">
   <style:list-level-properties text:min-label-width="1.2cm"/></text:list-level-style-number>
  <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"
   text:start-value="1">
   <style:list-level-properties text:min-label-width="1.2cm"/></text:list-level-style-number>
  <text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"
   text:start-value="1">
   <style:list-level-properties text:min-label-width="1.6cm"/></text:list-level-style-number>
 </text:list-style>
 <text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote"
  style:num-format="1" text:start-value="0"/>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Cell" style:family="table-cell">
  <style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
 <style:style style:name="Broken" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:break-before="page"/></style:style>
 <style:style style:name="Left" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="left"/></style:style>
 <style:page-layout style:name="A4">
  <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
   fo:margin="2cm"/>
  <style:header-style><style:header-footer-properties fo:min-height="1cm"
   fo:margin-bottom="0.4cm"/></style:header-style>
  <style:footer-style><style:header-footer-properties fo:min-height="1cm"
   fo:margin-top="0.4cm"/></style:footer-style>
 </style:page-layout>
</office:automatic-styles>
<office:master-styles>
 <style:master-page style:name="Standard" style:page-layout-name="A4">
  <style:header><text:p>OFFICIAL Review of the death of Rowan</text:p></style:header>
  <style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
 </style:master-page>
</office:master-styles>
"""

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table",
        "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip

LONG = (
    "The panel heard that the long-term support which Rowan had asked for was not in place when "
    "she moved, and that nobody had told her who would be in touch with her or when. "
    "Practitioners described a well-meant but disconnected set of arrangements in which each "
    "agency believed that another was holding the risk, and in which information about earlier "
    "incidents was available to all of them but was not brought together by any of them. "
)


def body() -> str:
    """The review as OpenDocument."""
    picture = base64.b64encode(chart()).decode()
    numbered = "".join(
        f"<text:list-item><text:p text:style-name='Standard'>{LONG if n % 2 else ''}"
        f"This was the {word} finding of the panel.</text:p></text:list-item>"
        for n, word in enumerate(("first", "second", "third", "fourth"), 1)
    )
    return f"""
<text:p text:style-name="Title">Executive summary of the review of Rowan's death</text:p>
<text:p text:style-name="Left">Ashgrove Community Safety Partnership<text:line-break/>November
 2019</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">The review process</text:h>
<text:p>This summary outlines the process followed by the <text:span text:style-name="Bold"
>Ashgrove</text:span> panel in reviewing the death of <text:span text:style-name="Italic"
>Rowan</text:span>, who lived in its area until the 29<text:span text:style-name="Super"
>th</text:span> of June.<text:note text:note-class="footnote"><text:note-citation
>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">Rowan is a pseudonym
 chosen by her family.</text:p></text:note-body></text:note> Guidance is on
 <text:a xlink:type="simple" xlink:href="https://www.gov.uk/guidance/reviews"
>the government's website</text:a>.</text:p>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Contributors</text:h>
<text:p>The following agencies gave the panel their own reviews:</text:p>
<text:list text:style-name="Bullets">
<text:list-item><text:p>Ashgrove Borough Council, which runs housing and adult social care and which
 gave the panel two separate reviews of its contact with the family;</text:p>
<text:list><text:list-item><text:p>Housing options</text:p></text:list-item>
<text:list-item><text:p>Adult social care</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Northshire Police</text:p></text:list-item></text:list>
<text:p>The panel then agreed three steps:</text:p>
<text:list text:style-name="Numbers">
<text:list-item><text:p>Read every record.</text:p></text:list-item>
<text:list-item><text:p>Speak with the family.</text:p></text:list-item>
<text:list-item><text:p>Write to the agencies.</text:p></text:list-item></text:list>
<text:p text:style-name="Quotations">She was the one who held all of us together, and there is not
 a day on which we do not miss her.</text:p>
<text:p>{LONG}{LONG}{LONG}</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Key findings</text:h>
<text:list text:style-name="Paragraphs"><text:list-item><text:list><text:list-item
><text:list>{numbered}</text:list></text:list-item></text:list></text:list-item></text:list>
<text:p><draw:frame draw:style-name="Frame" text:anchor-type="as-char" svg:width="9cm"
 svg:height="4.5cm"><draw:image><office:binary-data>{picture}</office:binary-data></draw:image>
<svg:title>Contacts a year</svg:title><svg:desc>A bar chart: two contacts with agencies in 2017,
 five in 2018 and nine in 2019.</svg:desc></draw:frame></text:p>
<text:p>Police were called twice.<text:note text:note-class="footnote"><text:note-citation
>2</text:note-citation><text:note-body><text:p text:style-name="Footnote">Both calls were made by
 neighbours.</text:p></text:note-body></text:note> Neither call led to a referral.</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Recommendations</text:h>
{plan()}
<text:p>The partnership can be reached on 01632 960 983.</text:p>
"""


def plan() -> str:
    """The action plan as a table with merged cells."""

    def cell(words: str, spans: str = "") -> str:
        return (
            f'<table:table-cell table:style-name="Cell" {spans}><text:p>{words}</text:p>'
            "</table:table-cell>"
        )

    covered = "<table:covered-table-cell/>"
    heads = "".join(map(cell, ("No", "Recommendation", "Lead agency", "Target date")))
    rows = [
        cell("1", 'table:number-rows-spanned="2"')
        + cell("Train all front-line staff in routine enquiry")
        + cell("Ashgrove Borough Council")
        + cell("March 2020"),
        covered + cell("Audit the training") + cell("Northshire Police") + cell("June 2020"),
        cell("2")
        + cell("Publish a single referral pathway")
        + cell("All agencies, by the end of 2020", 'table:number-columns-spanned="2"')
        + covered,
    ]
    return (
        '<table:table><table:table-column table:number-columns-repeated="4"/>'
        f"<table:table-header-rows><table:table-row>{heads}</table:table-row>"
        "</table:table-header-rows>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        + "</table:table>"
    )


def chart() -> bytes:
    """A small bar chart as PNG."""
    picture = Image.new("RGB", (360, 180), "white")
    draw = ImageDraw.Draw(picture)
    for at, height in enumerate((30, 75, 135)):
        draw.rectangle((40 + at * 100, 170 - height, 100 + at * 100, 170), fill="#1f3a5f")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def open_document(content: str) -> str:
    """A flat OpenDocument text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{STYLES}'
        f"<office:body><office:text>{content}</office:text></office:body></office:document>"
    )


def print_with_libreoffice(source: Path, tagged: bool, to: Path) -> None:
    """Export as PDF, with or without tags."""
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "-env:UserInstallation=file:///tmp/lo-pdf", "--convert-to",
             f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
        to.write_bytes((Path(folder) / source.with_suffix(".pdf").name).read_bytes())


def print_with_chromium(source: Path, to: Path) -> None:
    """Print a web page as PDF."""
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={to}", source.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip


def web_page() -> str:
    """The review as a web page."""
    picture = base64.b64encode(chart()).decode()
    return f"""<!doctype html><html lang="en"><title>Printed from the web</title>
<style>body{{font:11pt 'Liberation Serif'}} td,th{{border:1px solid;padding:3px}}
table{{border-collapse:collapse}}</style>
<h1>Executive summary of the review of Rowan's death</h1>
<h2>The review process</h2>
<p>This summary outlines the process followed by the <b>Ashgrove</b> panel in reviewing the death of
<i>Rowan</i>. Guidance is on <a href="https://www.gov.uk/guidance/reviews">the government's
website</a>.</p>
<p>{LONG}{LONG}</p>
<ul><li>Ashgrove Borough Council<ul><li>Housing options</li><li>Adult social care</li></ul></li>
<li>Northshire Police</li></ul>
<ol><li>Read every record.</li><li>Speak with the family.</li></ol>
<blockquote><p>She was the one who held all of us together.</p></blockquote>
<img alt="A bar chart: nine contacts with agencies in 2019." width="360" height="180"
src="data:image/png;base64,{picture}">
<table><thead><tr><th>No</th><th>Recommendation</th><th>Lead agency</th><th>Target date</th></tr>
</thead><tbody><tr><td rowspan="2">1</td><td>Train all front-line staff in routine enquiry</td>
<td>Ashgrove Borough Council</td><td>March 2020</td></tr>
<tr><td>Audit the training</td><td>Northshire Police</td><td>June 2020</td></tr>
<tr><td>2</td><td>Publish a single referral pathway</td><td colspan="2">All agencies, by the end of
2020</td></tr></tbody></table>"""


def typst_source() -> str:
    """The review in Typst's markup."""
    return f"""#set document(title: "Printed with Typst", date: none)
#set text(lang: "en", font: "Liberation Serif", ligatures: false)
#set page(header: [OFFICIAL Review of the death of Rowan], numbering: "1")
= Executive summary of the review of Rowan's death
== The review process
This summary outlines the process followed by the *Ashgrove* panel in reviewing the death of
_Rowan_.#footnote[Rowan is a pseudonym chosen by her family.] Guidance is on
#link("https://www.gov.uk/guidance/reviews")[the government's website].

{LONG}{LONG}{LONG}
- Ashgrove Borough Council
  - Housing options
  - Adult social care
- Northshire Police
+ Read every record.
+ Speak with the family.
#quote(block: true)[She was the one who held all of us together.]
#figure(image("chart.png", width: 9cm, alt: "A bar chart: nine contacts with agencies in 2019."),
  caption: [Contacts with agencies])
== Recommendations
#table(columns: 4, table.header[No][Recommendation][Lead agency][Target date],
  table.cell(rowspan: 2)[1], [Train all front-line staff in routine enquiry],
  [Ashgrove Borough Council], [March 2020], [Audit the training], [Northshire Police], [June 2020],
  [2], [Publish a single referral pathway],
  table.cell(colspan: 2)[All agencies, by the end of 2020])
"""


def letter(words: str) -> str:
    """A Home Office letter as OpenDocument: one paragraph a line, bullets as a list."""
    parts: list[str] = []
    for line in filter(None, (line.strip() for line in words.splitlines())):
        line = line.replace("&", "&amp;")
        if line[0] in "-\uf0b7\u2022":
            parts.append(f"<text:list-item><text:p>{line[1:].strip()}</text:p></text:list-item>")
        else:
            parts.append(f"<text:p>{line}</text:p>")
    content = "".join(parts)
    content = content.replace("<text:list-item>", '<text:list text:style-name="Bullets">'
                              "<text:list-item>", 1)  # fmt: skip
    last = content.rindex("</text:list-item>") + len("</text:list-item>")
    return open_document(content[:last] + "</text:list>" + content[last:])


def main() -> None:
    """Make every file anew."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "review.fodt").write_text(open_document(body()), "utf-8")
        (folder / "web.html").write_text(web_page(), "utf-8")
        (folder / "chart.png").write_bytes(chart())
        (folder / "review.typ").write_text(typst_source(), "utf-8")
        for tagged in (True, False):
            kind = "tagged" if tagged else "untagged"
            print_with_libreoffice(
                folder / "review.fodt", tagged, FILES / f"pdf-libreoffice-{kind}.pdf"
            )
        print_with_chromium(folder / "web.html", FILES / "pdf-chromium.pdf")
        (folder / "letter.fodt").write_text(
            letter((LETTERS / "bexley-2022.txt").read_text("utf-8")), "utf-8"
        )
        print_with_libreoffice(folder / "letter.fodt", True, LETTERS / "bexley-2022.pdf")
        print_with_libreoffice(folder / "letter.fodt", False, FILES / "pdf-letter-untagged.pdf")
        typst.compile(
            folder / "review.typ", FILES / "pdf-typst-ua.pdf", format="pdf", pdf_standards="ua-1"
        )


if __name__ == "__main__":
    main()
