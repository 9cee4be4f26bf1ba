"""What the tests of secrecy run: every command and what no command reaches, on which files.

A new module gets its line in FIRST unless the build reaches it; a new command one in FLOWS.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import openpyxl
from docx import Document as WordDocument

from publisher.checked import Checked
from publisher.checks.states import Case
from publisher.cli.sure import sure
from publisher.config import Mail
from publisher.confirming import confirm, keep
from publisher.findings import Rule
from publisher.gate.files import Built
from publisher.gate.verify import leaks_in
from publisher.intake.logo import logo
from publisher.intake.sight import tesserocr_process
from publisher.job import Job
from publisher.live.links import check_live
from publisher.live.reaching import Manners, asker
from publisher.live.sending import Server, ready_to_send, send
from publisher.model import RedactedText
from publisher.record.additions import after_publishing
from publisher.record.ledger import SITE, Event, EventKind, Ledger
from publisher.record.promises import promises
from publisher.redaction.in_welsh import in_welsh
from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.match import Matcher
from publisher.site import assets, sparing
from publisher.site.publication import Tombstone
from publisher.site.texts import shipped
from publisher.site.tombstone import tombstone_page
from publisher.workers import Note, run_apart
from tests.building import submission
from tests.folders import PLAN, REAL_NAME, ROOT, SUMMARY, TERMS
from tests.gate.samples import ASH
from tests.gate.samples import TERMS as GATE_TERMS
from tests.gate.test_extract_pagefind import packed
from tests.hard_cases import (
    active_cases,
    chart_cases,
    chart_word_cases,
    office_cases,
    rtf_cases,
    word_block_cases,
    word_drawn_cases,
    word_inserted_cases,
    word_worked_out_cases,
)
from tests.hard_cases.secret import SECRET as TRICK
from tests.hard_cases.seen_pages import (
    embedded,
    glyph_number,
    glyphs,
    picture_of,
    placed,
    with_font,
    with_picture,
)
from tests.hard_cases.seen_pages import saved as png
from tests.intake import pdf_files as made
from tests.site.content import ROWAN, WELSH_SUMMARY

SLUG = "ashgrove-2019-a"
Files = Mapping[str, str | bytes | None]


def word_files() -> Files:
    document = WordDocument()
    document.add_heading("Executive summary", 1)
    document.add_paragraph(f"{REAL_NAME} lived at 12 Quillfeather Lane.")
    document.add_paragraph("A point", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Who", REAL_NAME
    return {"executive-summary.md": None, "executive-summary.docx": saved(document.save)}


def sheet_files() -> Files:
    book = openpyxl.Workbook()
    for line in PLAN.splitlines():
        book.worksheets[0].append(line.split(","))
    return {"recommendations.csv": None, "recommendations.xlsx": saved(book.save)}


def pdf_files() -> Files:
    folder = ROOT / "tests" / "intake" / "files"
    return {
        "executive-summary.md": None,
        "executive-summary.pdf": (folder / "pdf-typst-ua.pdf").read_bytes(),
        "tribute.pdf": (folder / "pdf-chromium.pdf").read_bytes(),
        "easy-read.pdf": (folder / "pdf-plan-shrunk.pdf").read_bytes(),
        "appendix-a.pdf": (folder / "pdf-letter-untagged.pdf").read_bytes(),
    }


def drawn_files() -> Files:
    """A chart, SmartArt, a box of text, a drawn field and a web page in Word."""
    makers = (
        *(chart_cases, office_cases, word_block_cases),
        *(word_worked_out_cases, word_inserted_cases, word_drawn_cases),
        *(chart_word_cases, active_cases, rtf_cases),
    )
    cases = {case.name: case for maker in makers for case in maker.cases(TRICK)}
    tricks: tuple[str, ...] = (
        "a chart without a description",
        "SmartArt",
        "a box of text in two copies",
    )
    tricks += ("a formula in a field", "an inserted web page with a heading, lists and a table")
    tricks += ("a chart of highs and lows", "an inserted web page with a form")
    tricks += ("a chart with a label typed at a point", "a chart that counts in thousands")
    tricks += ("a drawing of Windows (EMF)", "ActiveX, a box that is ticked")
    tricks += ("an inserted RTF with a table in a table", "an inserted RTF with a field")
    tricks += ("an inserted RTF with a box of text", "symbols of picture fonts")
    return {
        f"appendix-{at}.docx": cases[f"Word: {trick}"].data
        for at, trick in zip("abcdefghijklmno", tricks, strict=True)
    }


def list_files() -> Files:
    """A plan with a list that scrolls on its sheet."""
    cases = {case.name: case for case in active_cases.cases(TRICK)}
    data = cases["Excel: a list that scrolls"].data
    return {"recommendations.csv": None, "recommendations.xlsx": data}


def identifier_files() -> Files:
    """What looks like personal data, of every family, and terms of every kind."""
    left = (
        "Ring 07700 900417 or 020 7946 0018 or +44 1632 960123. NHS number 999 000 0123. "
        "Crime reference 42/12345/19, MARAC case 1234. The car AB19 XYZ, the old mark ABC 123D. "
        "She was at ZZ4 8CD in Bramble Close, at 51.5014, -0.1419, TQ 298 797 or "
        "///table.lamp.chair. PC 1234 Jones saw it. Account 12345678, sort code 00-00-00. "
        "Device 35-209900-176148-1. See @somebody and https://facebook.com/somebody. "
        "Born 3 May 1984."
    )
    surname = REAL_NAME.split()[-1]
    found = f"On 7 March 1984, collar 1234. Mr {surname}."
    terms = "- {id: born, kind: date, is: [1984-03-07]}\n"
    terms += f"- {{id: other, kind: person, is: [Zeno {surname}], becomes: Adult B}}\n"
    terms += "- {id: badge, kind: pattern, is: ['collar [0-9]{4}']}\n"
    return {
        "redactions.yml": TERMS + terms,
        "executive-summary.md": f"{SUMMARY}\n{found}\n\n{left}\n",
    }


def no_list() -> Files:
    return {**pdf_files(), "redactions.yml": None}


def scan_files() -> Files:
    image = picture_of(REAL_NAME, "asked for help")
    page = made.make(placed(0, 300, 595, 150))
    return {"overview-report.pdf": made.saved(with_picture(page, image))}


def doubted_files() -> Files:
    """A PDF that does not tell what one of its letters means, so that an eye has to look."""
    told = {glyph_number(letter): letter for letter in REAL_NAME[1:]}
    page = made.make(made.honest(6) + glyphs(REAL_NAME, 72, 560))
    return {"appendix-a.pdf": made.saved(with_font(page, embedded(page, told, mute=True)))}


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def gate_alone() -> None:
    """Kinds of files that the gate knows and that today's sites do not hold."""
    body = b"pagefind_dcd" + REAL_NAME.encode()
    files = [Built("pagefind/fragment/en_1.pf_fragment", body, frozenset({SLUG}))]
    files += [Built("pagefind/index/en_1.pf_index", packed(b"\x81\x60"), frozenset({SLUG}))]
    files += [Built("reviews/a/1.png", png(picture_of(REAL_NAME)), frozenset({SLUG}))]
    leaks_in(files, {SLUG: GATE_TERMS[ASH]}, {})


def program_apart() -> None:
    tesserocr_process.main()


def hook_alone() -> None:
    """What MkDocs calls in its own process."""
    with TemporaryDirectory() as work:
        page = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"))
        config = SimpleNamespace(site_dir=f"{work}/built")
        sparing.on_page_content(REAL_NAME, page, config)  # type: ignore[arg-type]
        sparing.on_page_context({}, page, config)  # type: ignore[arg-type]
        sparing.on_post_page(REAL_NAME, page)  # type: ignore[arg-type]


def kind_of_identifier() -> None:
    Kind.__init__(SimpleNamespace(), REAL_NAME, Rule.I103)  # type: ignore[arg-type]


def assets_anew() -> None:
    assets.asset_files.cache_clear()
    assets.asset_files()


def withdrawn_page() -> None:
    stone = Tombstone(SLUG, date(2026, 11, 22), "other")
    tombstone_page(stone, f"reviews/{SLUG}/", REAL_NAME, shipped("en"))


def welsh_names() -> None:
    """No review of the flows has Welsh documents."""
    Matcher(GATE_TERMS[ASH]).in_welsh.find(REAL_NAME)
    document = replace(WELSH_SUMMARY, title=RedactedText(REAL_NAME))
    in_welsh(replace(ROWAN.review, documents=(document,)), shipped("cy").own)


def logo_alone() -> None:
    logo(png(picture_of(REAL_NAME)))


def claim_alone() -> None:
    """A release that another program deploys: claimed, and confirmed a day later."""
    site = Ledger(SITE)
    with TemporaryDirectory() as folder:
        job = Job(Path(folder), date(2026, 11, 22), claims=True)
        keep(job, [(site, after_publishing(site, ["index.html"], "", job.today))])
        confirm(replace(job, today=date(2026, 11, 23)))


def live_alone() -> None:
    """No website is asked: nobody answers at this port."""
    home = "http://127.0.0.1:9/"
    ledger = Ledger(REAL_NAME, (Event(EventKind.PUBLISHED, date(2026, 11, 22), ("a",)),))
    check_live(promises([ledger]), home, asker(home, Manners(attempts=1)))


def asked_to_approve() -> None:
    review = submission(terms=tuple(GATE_TERMS[ASH]))
    sure(Checked(review, (), Case(review.settings, False, date(2026, 11, 22)), None, {}))


def message_alone() -> None:
    """No server is reached: none is at this port."""
    draft = f"From: a@b.example\nTo: c@d.example\n\n{REAL_NAME}\n".encode()
    mail = Mail(host="127.0.0.1", port=9)
    send(
        ready_to_send(draft, "Sat, 28 Nov 2026 09:00:00 +0000"),
        Server(mail, SECRET_WORD),
        lambda: None,
    )


SECRET_WORD = "Threlkeld-1"


def a_worker() -> None:
    list(run_apart(told_to, [REAL_NAME]))


def told_to(name: str, note: Note) -> str:
    note(name)
    return name


ALONE: Mapping[str, Callable[[], None]] = {
    "gate alone": gate_alone,
    "a program apart": program_apart,
    "a hook of MkDocs": hook_alone,
    "a kind of identifier": kind_of_identifier,
    "our assets": assets_anew,
    "a withdrawn page": withdrawn_page,
    "Welsh": welsh_names,
    "a logo": logo_alone,
    "a message": message_alone,
    "a live site": live_alone,
    "approve at a terminal": asked_to_approve,
    "a claim": claim_alone,
    "a worker": a_worker,
}
"""What no command reaches in this process, begun as commands are."""
FLOWS: Mapping[str, tuple[Callable[[], Files], tuple[str, ...]]] = {
    "build": (dict, ("build", "--format", "{}", "--today", "2026-11-22")),
    "json": (dict, ("check", "--format", "json")),
    "word": (word_files, ("check", "--format", "{}")),
    "drawn": (drawn_files, ("check", "--format", "{}")),
    "sheet": (sheet_files, ("check", "--format", "{}")),
    "list": (list_files, ("check", "--format", "{}")),
    "pdf": (pdf_files, ("check", "--format", "{}")),
    "doubted": (doubted_files, ("check", "--format", "{}")),
    "identifiers": (identifier_files, ("check", "--format", "{}")),
    "no list": (no_list, ("check", "--format", "{}")),
    "confirm": (dict, ("confirm",)),
    "approve": (dict, ("approve", SLUG, "--by", "A. Approver")),
    "preview": (dict, ("preview", SLUG, "--port", "-1")),
    "serve": (dict, ("serve", "--port", "-1")),
    "new": (dict, ("new", "--letter", f"reviews/{SLUG}/qa-letter.md", "--death", "2021-02")),
    "doctor": (dict, ("doctor",)),
    "clear": (dict, ("clear-examples",)),
    "doctor again": (dict, ("doctor", "--again")),
    "links": (dict, ("links", "--check", "http://127.0.0.1:9/", "--format", "{}")),
    "pack": (dict, ("pack", SLUG)),
    "status": (dict, ("status", "--today", "2026-11-22")),
    "move": (dict, ("move", SLUG, "ashgrove-2019-{}")),
    "transcribe": (scan_files, ("transcribe", SLUG, "overview-report")),
    "new key": (dict, ("terms", "new-key", "--to", "../key-{}.txt")),
    "edit": (dict, ("terms", "edit", SLUG)),
    "encrypt": (dict, ("terms", "encrypt", SLUG, "--sources")),
    "prepare": (dict, ("prepare", "--shard", "1/1", "--today", "2026-11-22")),
    "decrypt": (dict, ("terms", "decrypt", SLUG, "--to", "../plain-{}")),
}
FIRST = {
    "publisher.preparing": "prepare",
    "publisher.cli.preparing": "prepare",
    "publisher.intake.reading": "no list",
    "publisher.intake.word": "word",
    "publisher.intake.package": "word",
    "publisher.intake.runs": "word",
    "publisher.intake.flow": "word",
    "publisher.intake.symbols": "word",
    "publisher.intake.drawing": "drawn",
    "publisher.intake.framing": "drawn",
    "publisher.intake.describe": "drawn",
    "publisher.intake.fingerprint": "drawn",
    "publisher.intake.web": "drawn",
    "publisher.intake.rtf": "drawn",
    "publisher.intake.active": "drawn",
    "publisher.intake.chart": "drawn",
    "publisher.intake.diagram": "drawn",
    "publisher.intake.lettering": "drawn",
    "publisher.intake.sheet.lists": "list",
    "publisher.intake.sheet": "sheet",
    "publisher.intake.pdf.compare": "doubted",
    "publisher.intake.pdf": "pdf",
    "publisher.intake.picture": "pdf",
    "publisher.intake.sight.tesserocr_process": "a program apart",
    "publisher.intake.sight.transcribe": "transcribe",
    "publisher.intake.sight": "pdf",
    "publisher.redaction.glimpse": "pdf",
    "publisher.redaction.dates": "identifiers",
    "publisher.redaction.patterns": "identifiers",
    "publisher.redaction.tally": "identifiers",
    "publisher.redaction.leftover.kinds": "a kind of identifier",
    "publisher.redaction.leftover": "identifiers",
    "publisher.gate.dates": "gate alone",
    "publisher.gate.extract_image": "gate alone",
    "publisher.gate.extract_pagefind": "gate alone",
    "publisher.approving": "approve",
    "publisher.cli.sure": "approve at a terminal",
    "publisher.cli.new": "new",
    "publisher.confirming": "a claim",
    "publisher.record.claim": "a claim",
    "publisher.starting": "new",
    "publisher.drafting": "new",
    "publisher.site.material": "our assets",
    "publisher.site.sparing": "a hook of MkDocs",
    "publisher.site.tombstone": "a withdrawn page",
    "publisher.redaction.welsh": "Welsh",
    "publisher.redaction.in_welsh": "Welsh",
    "publisher.intake.logo": "a logo",
    "publisher.transcribing": "transcribe",
    "publisher.journey": "word",
    "publisher.looking": "word",
    "publisher.workers": "a worker",
    "publisher.record.readiness": "json",
    "publisher.cli.readiness": "word",
    "publisher.cli.handbook": "word",
    "publisher.previewing": "preview",
    "publisher.site.preview_page": "preview",
    "publisher.site.files": "preview",
    "publisher.serving": "serve",
    "publisher.errors": "serve",
    "publisher.doctor": "doctor",
    "publisher.cli.doctor": "doctor",
    "publisher.clearing": "clear",
    "publisher.cli.clear": "clear",
    "publisher.cli.asking": "doctor again",
    "publisher.cli.terms": "edit",
    "publisher.sealing": "encrypt",
    "publisher.private_copy": "edit",
    "publisher.moving": "move",
    "publisher.cli.reporting": "status",
    "publisher.live.reporting": "pack",
    "publisher.registering": "status",
    "publisher.record.register": "status",
    "publisher.record.departures": "status",
    "publisher.live.sending": "a message",
    "publisher.live.watching": "links",
    "publisher.live.found": "links",
    "publisher.live.reaching": "a live site",
    "publisher.live.links": "a live site",
    "publisher.record.promises": "a live site",
    "publisher.cli.weblinks": "move",
}
"""Which flow reaches a room or module, where it is not the build."""


OTHERS = ("word", "drawn", "sheet", "pdf", "identifiers", "transcribe")
"""What is tried, one after the other, where that flow does not reach the module."""


def flows_for(module: str) -> tuple[str, ...]:
    likely = next((flow for start, flow in FIRST.items() if module.startswith(start)), "build")
    return tuple(dict.fromkeys((likely, *OTHERS)))
