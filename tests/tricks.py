"""Folders of reviews made to hang, fill, crash or fool the publisher, one trick in each."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.intake.sealed import new_key, seal
from tests.folders import PLAN, REVIEW, SUMMARY, TERMS
from tests.hard_cases.sheet_file import plan
from tests.hard_cases.word_file import Part, word
from tests.hard_cases.word_inserted_cases import inserted
from tests.intake import pdf_files
from tests.intake.word_files import docx, p, picture, png, zipped

SECRET, PUBLIC = new_key()
Files = Mapping[str, str | bytes | None]


class Trick(NamedTuple):
    """What is put into the honest folder, and what is said of it: rule and file.

    One that is `harmless` is only told: nothing of it is followed, and the page is right.
    """

    files: Files
    told: tuple[str, str]
    after: Callable[[Path], object] = lambda _: None
    harmless: bool = False


def of_word(data: bytes, code: str = "D105") -> Trick:
    """A Word file in place of the summary."""
    name = "executive-summary.docx"
    return Trick({"executive-summary.md": None, name: data}, (code, name))


def of_pdf(data: bytes, code: str = "D105") -> Trick:
    """A PDF in place of the summary."""
    name = "executive-summary.pdf"
    return Trick({"executive-summary.md": None, name: data}, (code, name))


def of_sheet(data: bytes, code: str = "D105") -> Trick:
    """An Excel file in place of the plan."""
    name = "recommendations.xlsx"
    return Trick({"recommendations.csv": None, name: data}, (code, name))


def of_text(name: str, text: str | bytes, code: str) -> Trick:
    """A text in place of the one that lies there."""
    return Trick({name: text}, (code, name))


def on_disk(name: str, code: str, make: Callable[[Path], object], spoken: str = "") -> Trick:
    """Something else than a file, made in the folder once the rest is there."""
    return Trick({}, (code, spoken or name), lambda folder: make(folder / name))


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def entities(data: bytes, part: str, word: str) -> bytes:
    """A package in which a word would unfold to ten thousand million letters."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    head, _, text = parts[part].decode().rpartition("?>")
    assert f">{word}<" in text
    laughing = f"<!DOCTYPE w [{LAUGHS}]>{text.replace(f'>{word}<', '>&a9;<', 1)}"
    parts[part] = f"{head}{'?>' if head else ''}{laughing}".encode()
    return zipped(parts)


def cut_picture() -> bytes:
    """A Word file with a picture that ends too early."""
    lost = Part("word/media/image2.png", cut(png(200, 200)), "image", "image/png", id="cut")
    return word(p("Words") + p(picture("cut", "A map")), lost)


def enormous_picture() -> bytes:
    """A Word file with a picture that says it is 100,000 by 100,000 pixels."""
    small = png()
    size = (100_000).to_bytes(4, "big") * 2
    head = small[12:16] + size + small[24:29]
    lie = small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]
    part = Part("word/media/image2.png", lie, "image", "image/png", id="big")
    return word(p("Words") + p(picture("big", "A map")), part)


def cut_rtf() -> bytes:
    """A Word file with an inserted text (RTF) that ends too early."""
    text = rb"{\rtf1\ansi Words {\b and more words} and yet more}"
    return inserted(cut(text), "rtf", "application/rtf")


def deep_word() -> bytes:
    """Tables in tables, three hundred deep."""
    deep = p("x")
    for _ in range(300):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    return docx(deep)


def many_pages() -> bytes:
    """A PDF of 10,000 pages."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids = Array([pdf.pages[0].obj] * 10_000)
        pdf.Root.Pages.Count = 10_000
        return pdf_files.saved(pdf)


def deep_pages() -> bytes:
    """A PDF whose one page lies below 5,000 nodes."""
    lines = ["1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj"]
    for number in range(2, 5002):
        parent = f"/Parent {number - 1} 0 R" if number > 2 else ""
        lines.append(
            f"{number} 0 obj <</Type/Pages/Count 1/Kids[{number + 1} 0 R]{parent}>> endobj"
        )
    lines.append("5002 0 obj <</Type/Page/Parent 5001 0 R/MediaBox[0 0 9 9]>> endobj")
    return f"%PDF-1.7\n{chr(10).join(lines)}\ntrailer <</Root 1 0 R>>\n%%EOF".encode()


def recursive_form() -> bytes:
    """A PDF with a drawing that draws itself, twice."""
    pdf = pdf_files.make(pdf_files.honest(2) + "/X1 Do ")
    form = pdf.make_indirect(Stream(pdf, b"/X1 Do /X1 Do"))
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800])))
    form.Resources = Dictionary(XObject=Dictionary(X1=form))
    pdf.pages[0].Resources.XObject = Dictionary(X1=form)
    return pdf_files.saved(pdf)


def swelling_stream() -> bytes:
    """A PDF whose page unpacks, twice over, to 400 million bytes."""
    data = zlib.compress(zlib.compress(bytes(400_000_000), 1), 9)
    pdf = pdf_files.make(pdf_files.honest(2))
    stream = Stream(pdf, b"")
    stream.write(data, filter=Array([Name.FlateDecode] * 2))
    pdf.pages[0].Contents = pdf.make_indirect(stream)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def endless_stream() -> bytes:
    """A PDF that ends within a stream that says it is longer than the file."""
    whole = pdf_files.saved(pdf_files.make(pdf_files.honest(2)), compress_streams=False)
    return whole[: whole.index(b"stream") + 40].replace(b"/Length", b"/Length 99999999 %")


def circle_of_pages() -> bytes:
    """A PDF whose pages hold themselves."""
    return (
        b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>> endobj\n"
        b"trailer <</Root 1 0 R>>\n%%EOF"
    )


def cut(data: bytes) -> bytes:
    """The first two thirds of a file."""
    return data[: len(data) * 2 // 3]


def a_gigabyte(path: Path) -> None:
    """A letter of a gigabyte, which takes no place on the disk."""
    path.with_suffix(".md").unlink()
    path.touch()
    os.truncate(path, 1_000_000_000)


def a_heap(folder: Path) -> None:
    """Appendices of 720 million bytes together, which take no place on the disk."""
    for letter in "abc":
        (folder / f"appendix-{letter}.pdf").touch()
        os.truncate(folder / f"appendix-{letter}.pdf", 240_000_000)


def linked(to: str) -> Callable[[Path], None]:
    """A link in place of what was there."""

    def make(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return make


def device(path: Path) -> None:
    """A device that never ends, or a pipe where only an administrator may make devices."""
    path.unlink()
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(path)


def pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    path.unlink()
    os.mkfifo(path)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
ROWS = "\n".join("a,b,c,d,e,f" for _ in range(100_000))

TRICKS: Mapping[str, Callable[[], Trick]] = {
    "word-zip-bomb": lambda: of_word(docx(p("x"), parts={"word/a.bin": bytes(50_000_000)}), "D115"),
    "word-entities": lambda: of_word(entities(docx(p("x")), "word/document.xml", "x")),
    "sheet-entities": lambda: of_sheet(entities(plan(), "xl/worksheets/sheet1.xml", "Action")),
    "word-deep": lambda: of_word(deep_word()),
    "word-enormous-picture": lambda: of_word(enormous_picture(), "D115"),
    "word-cut-picture": lambda: of_word(cut_picture(), "D201")._replace(
        harmless=True  # its description stands in its place
    ),
    "word-cut-rtf": lambda: of_word(cut_rtf()),
    "word-cut": lambda: of_word(cut(docx(p("Words")))),
    "word-crash": lambda: of_word(docx(p("CRASH")), "D130"),
    "word-loop": lambda: of_word(docx(p("LOOP")), "D130"),
    "word-fill": lambda: of_word(docx(p("FILL")), "D130"),
    "sheet-zip-bomb": lambda: of_sheet(
        zipped({"[Content_Types].xml": b"x", "xl/workbook.xml": bytes(50_000_000)}), "D115"
    ),
    "sheet-cut": lambda: of_sheet(cut(plan())),
    "pdf-pages": lambda: of_pdf(many_pages(), "D115"),
    "pdf-deep-pages": lambda: of_pdf(deep_pages()),
    "pdf-circle": lambda: of_pdf(circle_of_pages()),
    "pdf-form-in-itself": lambda: of_pdf(recursive_form(), "D130"),
    "pdf-swelling": lambda: of_pdf(swelling_stream(), "D115"),
    "pdf-endless": lambda: of_pdf(endless_stream()),
    "pdf-cut": lambda: of_pdf(cut(pdf_files.saved(pdf_files.make(pdf_files.honest(2))))),
    "markdown-deep": lambda: of_text("executive-summary.md", "> " * 5000 + "x", "D111"),
    "markdown-brackets": lambda: of_text("executive-summary.md", "[" * 50_000, "D130"),
    "markdown-of-no-text": lambda: of_text("executive-summary.md", b"\xff\xfe\x00\xd8", "D105"),
    "csv-rows": lambda: of_text("recommendations.csv", PLAN + ROWS, "D115"),
    "csv-zeros": lambda: of_text("recommendations.csv", PLAN.encode() + bytes(5000), "D105"),
    "letter-gigabyte": lambda: on_disk("qa-letter.txt", "D115", a_gigabyte),
    "letter-link": lambda: on_disk("qa-letter.md", "D131", linked("/etc/passwd")),
    "letter-link-to-device": lambda: on_disk("qa-letter.md", "D131", linked("/dev/zero")),
    "letter-device": lambda: on_disk("qa-letter.md", "D131", device),
    "letter-pipe": lambda: on_disk("qa-letter.md", "D131", pipe),
    "letter-age-cut": lambda: Trick(
        {"qa-letter.md": None, "qa-letter.md.age": cut(seal(b"x" * 999, [PUBLIC]))},
        ("K103", "qa-letter.md"),
    ),
    "folder-heap": lambda: Trick({}, ("D133", ""), a_heap),
    "folder-link": lambda: on_disk("cy", "D131", linked("/etc"), "file 2"),
    "yaml-bomb": lambda: of_text("review.yml", BOMB, "S106"),
    "yaml-deep": lambda: of_text("redactions.yml", "[" * 9_000, "S101"),
    "yaml-code": lambda: of_text("review.yml", REVIEW + "a: !!python/object:os.system x\n", "S102"),
    "yaml-large": lambda: of_text("redactions.yml", TERMS + "#" * 1_000_000, "D115"),
    "yaml-path": lambda: of_text("review.yml", REVIEW + "superseded_by: ../../etc\n", "S105"),
    "name-right-to-left": lambda: Trick({"\u202efdp.yrammus": "x"}, ("D103", "file 7")),
    "name-of-windows": lambda: Trick({"CON.docx": "x"}, ("D103", "file 1 (.docx)")),
    "name-of-lines": lambda: Trick({"a\nb\x1b[31m.docx": "x"}, ("D103", "file 1 (.docx)")),
    "name-of-bytes": lambda: Trick({os.fsdecode(b"\xff.docx"): "x"}, ("D103", "file 7 (.docx)")),
    "name-look-alike": lambda: Trick({"\u0435xecutive-summary.md": "x"}, ("D103", "file 7 (.md)")),
    "name-for-ending": lambda: Trick({"executive-summary.Threlkeld": "x"}, ("D103", "file 2")),
    "picture-outside": lambda: of_text(
        "executive-summary.md", SUMMARY + "\n![A map](../../mkdocs.yml)\n", "D201"
    )._replace(harmless=True),  # its description stands in its place
}
"""By the name of the review's folder, but for its year."""

FOLDERS = (
    os.fsdecode(b"\xff-2019-a"),
    "two\nlines-2019-a",
    "\x1b[31mred-2019-a",
    "\u202ea-9102-thgir",
    "CON",
    "long-" * 48 + "2019-a",
    "Marigold Threlkeld",
)
"""Names of folders that can be no address, each of a review that is right in all else."""
