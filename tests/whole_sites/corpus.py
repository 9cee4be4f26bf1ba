"""Six invented reviews of every format, made by code around somebody to hide.

Each is written for a `Secret`: around another one the sources differ wherever the person is
spoken of, and nowhere else. What comes out must then be the same, byte for byte.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import openpyxl
import typst

from tests.folders import LETTER, REVIEW
from tests.hard_cases.secret import Secret
from tests.hard_cases.word_file import word, xml_part
from tests.intake.word_files import level, listed, p, picture, t, table, tc, tr
from tests.whole_sites.said import DISGUISES, midway, possessive

Files = Mapping[str, str | bytes]
Rows = Sequence[tuple[str, ...]]
HEADS = ("Recommendation", "Action", "Lead agency", "Target date", "Review date", "Outcome")
SENTENCE = "It was the view of the panel that {} had been known to all of the services in the town."
PICTURE = "pictures: [{fingerprint: 4dd032ae455f, reason: A grey square.}]\n"
BRIGHT = "Every agency should ask about abuse as a matter of course and write down the answer."


@dataclass(frozen=True, slots=True)
class Written:
    """A review of the corpus: its address, its pseudonym, and what writes its documents."""

    slug: str
    pseudonym: str
    documents: Callable[[Secret], Files]

    def files(self, secret: Secret, settings: str = "") -> Files:
        """Its folder; `settings` stands in the place of `status: ready`."""
        year = self.slug.split("-")[1]
        review = REVIEW.replace("Rowan", self.pseudonym).replace("2019-11", f"{year}-11")
        review = review.replace("status: ready", settings or "status: ready")
        review = review.replace("cleared: [", "cleared: [overview-report, ")
        letter = LETTER.replace("Rowan", self.pseudonym)
        letter = letter.replace(
            "the executive summary and", "the overview report, executive summary and"
        )
        review += PICTURE
        return {
            "review.yml": review,
            "qa-letter.md": letter,
            "redactions.yml": flagged(secret, self.pseudonym),
            **self.documents(secret),
        }


def flagged(secret: Secret, pseudonym: str) -> str:
    """The list that hides the secret; JSON is YAML."""
    return json.dumps(
        [
            {
                "id": term.id,
                "kind": term.kind.value,
                "is": list(term.written),
                "becomes": pseudonym if term.id == "victim" else term.becomes,
            }
            for term in secret.terms
        ]
    )


def sentences(secret: Secret, without: str = "") -> list[str]:
    """A sentence for each disguise."""
    return [SENTENCE.format(say(secret)) for name, say in DISGUISES.items() if name != without]


def rows(secret: Secret, without: str = "") -> Rows:
    """An action plan in whose cells the secret stands."""
    told = sentences(secret, without)
    return [
        HEADS,
        *(
            (f"Train staff, as {told[at]}", f"Ask as {secret.first} asked", "Police", "May 2023",
             "May 2024", told[-at])
            for at in range(1, len(told), 5)
        ),
    ]  # fmt: skip


def plan_for_pdf(secret: Secret) -> Rows:
    """The same without what the font of these files has no letters for."""
    return rows(secret, without="letters of mathematics")


def as_csv(secret: Secret) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows(secret))
    return out.getvalue()


def as_xlsx(secret: Secret) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows(secret):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def in_markdown(s: Secret) -> str:
    """What Markdown can do with a name, and every disguise."""
    told = "\n\n".join(f"5.{at} {line}" for at, line in enumerate(sentences(s), 1))
    return f"""\
# The life of {s.name}

Then {s.first}
{s.last} left, and {midway(s.name, "-" + chr(10))} too, and {midway(s.name, "**x**"[:2] + "")}.

## How {possessive(s.first)} family saw it

{told}

- {s.name} at the head of a point
    - and {s.last} within it[^1]
- {"&#" + str(ord(s.first[0])) + ";" + s.first[1:]} {s.last}
- {s.first} *{s.last}* and **{s.first}** {s.last}
- [{s.name}](https://example.org/about) and <!-- {s.name} --> no more

| {s.name} | Who |
| --- | --- |
| {s.first} | {s.last} |
| born {s.born} | {s.home} |

> {s.name} said so.

[^1]: {s.name} told her doctor on {s.born}.
"""


def in_word(s: Secret) -> bytes:
    """What Word can do with a name, and every disguise."""
    lists = f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    called = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    told = p("<w:r><w:footnoteRef/></w:r>" + t(f"{s.name} told her doctor."))
    note = f'<w:footnote w:id="2">{told}</w:footnote>'
    gone = f'<w:del w:id="3" w:author="{s.name}"><w:r><w:delText>{s.name}</w:delText></w:r></w:del>'
    body = [
        p(f"The life of {s.name}", "Title"),
        p(f"How {possessive(s.first)} family saw it", "H1"),
        *(p(told) for told in sentences(s)),
        p(t("Then ") + t(s.first, "<w:b/>") + t(" " + s.last) + t(" left.") + called),
        p(t("Then ") + t(s.name[:2]) + t(s.name[2:], "<w:i/>") + t(" left.")),
        p(t("Then ") + t("hidden " + s.name, "<w:vanish/>") + t("nobody left.")),
        p(t(f"Then {s.first}") + '<w:r><w:br w:type="page"/></w:r>' + t(f"{s.last} left.")),
        p(t(f"Then {s.first}") + "<w:r><w:br/></w:r>" + t(f"{s.last} left.")),
        p(t(f"Then {s.first}") + "<w:r><w:tab/></w:r>" + t(f"{s.last} left.")),
        p(f'<w:hyperlink r:id="h" w:tooltip="{s.name}">{t(s.name)}</w:hyperlink>'),
        p('<w:bookmarkStart w:id="1" w:name="x"/>' + t("Marked") + '<w:bookmarkEnd w:id="1"/>'),
        listed(f"{s.name} at the head of a point", 1),
        listed(f"and {s.last}", 1),
        table(
            tr(f"{s.name}", "Who", properties="<w:tblHeader/>"),
            tr(s.first, s.last),
            tr(tc(f"born {s.born}"), tc(s.home)),
        ),
        p(picture("i", f"{s.name} drawn by a friend")),
        p(t("Then ") + gone + t("nobody left.")),
    ]  # fmt: skip
    return word(
        "".join(body),
        xml_part("numbering", lists),
        xml_part("footnotes", note),
        links={"h": "https://example.org/about"},
    )


def in_pdf(s: Secret, plan: Rows = ()) -> bytes:
    """A tagged PDF, whose lines and pages break where the length of the name makes them."""

    def quoted(text: str) -> str:
        return "#" + json.dumps(text, ensure_ascii=False) + ";"

    def cells(*rows_: tuple[str, ...]) -> str:
        return "".join(f"[{quoted(cell)}]," for row in rows_ for cell in row)

    # the font of these files has no such letters
    told = sentences(s, without="letters of mathematics")
    parts = ["= " + quoted(f"How {possessive(s.first)} family saw it")]
    parts += [quoted(sentence) for sentence in told] if not plan else [quoted(BRIGHT)]
    if plan:
        table = f"#table(columns: 6, table.header({cells(plan[0])}), {cells(*plan[1:])})"
        parts.append(table)
    parts.append(quoted(f"Then {s.name} left.") + f"#footnote[{quoted(s.name + ' told.')}]")
    head = '#set document(title: "A review")\n#set text(lang: "en", ligatures: false)\n#title()\n'
    source = head + "\n\n".join(parts)
    return typst.compile(source.encode(), format="pdf", pdf_standards="ua-1")


def plain(s: Secret) -> str:
    return f"# Executive summary\n\n{SENTENCE.format(s.name)}\n"


CORPUS: tuple[Written, ...] = (
    Written("ashgrove-2014-a", "Alder", lambda s: {
        "executive-summary.md": plain(s), "recommendations.csv": as_csv(s),
        "overview-report.md": in_markdown(s),
    }),
    Written("ashgrove-2015-a", "Hazel", lambda s: {
        "executive-summary.md": plain(s), "recommendations.xlsx": as_xlsx(s),
        "overview-report.docx": in_word(s),
    }),
    Written("ashgrove-2016-a", "Linden", lambda s: {
        "executive-summary.md": plain(s), "recommendations.csv": as_csv(s),
        "overview-report.pdf": in_pdf(s),
    }),
    Written("ashgrove-2017-a", "Maple", lambda s: {
        "executive-summary.docx": in_word(s), "recommendations.csv": as_csv(s),
        "overview-report.md": plain(s),
    }),
    Written("ashgrove-2018-a", "Sorrel", lambda s: {
        "executive-summary.pdf": in_pdf(s), "recommendations.xlsx": as_xlsx(s),
        "overview-report.md": plain(s),
    }),
    Written("ashgrove-2019-a", "Rowan", lambda s: {
        "executive-summary.md": in_markdown(s), "recommendations.md": as_markdown(rows(s)),
        "overview-report.docx": in_word(s), "appendix-a.md": plain(s),
    }),
)  # fmt: skip


def as_markdown(plan: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in plan]
    return "\n".join(["# Action plan", "", lines[0], "|" + " --- |" * len(HEADS), *lines[1:], ""])
