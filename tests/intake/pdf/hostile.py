"""PDFs broken on purpose, each known by a number: bytes flipped, objects lost, circles, depths.

To break more of them than the tests do, from one number to another:

    .venv/bin/python -m tests.intake.pdf.hostile 0 2000
"""

import io
import random
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.intake.read import read_document
from publisher.intake.reading import Request
from publisher.model import Role
from tests.intake import pdf_files as f

LONGEST = 15.0
"""Seconds of work after which a reading counts as hanging."""


def seeds() -> list[bytes]:
    """Files to break: of programs, and small ones with a part of each kind that is looked at."""
    real = [path.read_bytes() for path in sorted(f.FILES.glob("pdf-*.pdf"))]
    page = f.honest(2)
    tagged = f.make(f.marked(0, page) + f.marked(1, f.text("Who", top=500)))
    f.tagged(tagged, f.tag(tagged, "P", 0), f.tag(tagged, "Table", f.tag(tagged, "TR", 1)))
    laid = f.make(page + f.ruled((500, 480, 460), (72, 200, 300)) + f.text("Who", top=485, left=80))
    box = f.annotation("FreeText", AP=Dictionary(N=f.form(laid, f.text("On top"))))
    field = f.annotation("Widget", FT=Name.Ch, V="Who", Opt=Array(["Who", "Else"]))
    link = f.annotation("Link", A=Dictionary(S=Name.URI, URI="https://x.example"))
    f.annotated(laid, box, field, link)
    drawn = f.with_image(f.make(page + "/Im1 Do /X1 Do 0 g 60 690 200 20 re f"))
    drawn.pages[0].Resources.XObject["/X1"] = f.form(drawn, f.text("In a drawing", top=400))
    layered = f.layer(f.make(page + f"/OC /oc1 BDC {f.text('Off', top=400)} EMC"), on=False)
    return [*real, *map(f.saved, (tagged, laid, drawn, layered))] * 2 + [
        f.saved(laid, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        f.saved(tagged, compress_streams=False),
    ]


def broken(data: bytes, number: int) -> bytes:
    """The file broken in one way, always the same one for a number."""
    chance = random.Random(number)
    way = chance.choice((*_BYTES, *_OBJECTS))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library that breaks it tells what it finds
            return way(data, chance)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return _flipped(data, chance)  # it was broken already


def _flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _holed(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(2000) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(3000)]
    return data[:start] + piece * chance.choice((2, 20)) + data[start:]


def _numbers(data: bytes, chance: random.Random) -> bytes:
    """Numbers of one digit, in keys and content, made others of one."""
    made = bytearray(data)
    digits = [at for at, byte in enumerate(made) if 48 <= byte < 58]
    for _ in range(min(len(digits), chance.choice((1, 10, 100)))):
        made[chance.choice(digits)] = chance.choice(b"0123456789-.")
    return bytes(made)


_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _cut, _holed, _doubled, _numbers,
)  # fmt: skip


def _in_objects(change: Callable[[pikepdf.Pdf, random.Random], object]) -> Callable[..., bytes]:
    def way(data: bytes, chance: random.Random) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for _ in range(chance.choice((1, 3, 10))):
                change(pdf, chance)
            return f.saved(pdf)

    return way


def _holders(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, Dictionary | Stream) and len(one.keys())]


def _dropped(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    holder = chance.choice(_holders(pdf))
    key = chance.choice(sorted(holder.keys()))
    if key != "/Length":
        del holder[key]


def _exchanged(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """A value of another kind, another object, or the holder itself: a circle."""
    holder = chance.choice(_holders(pdf))
    key = chance.choice(sorted(holder.keys()))
    if key == "/Length":
        return
    values: tuple[object, ...] = (
        holder, chance.choice(_holders(pdf)), pdf.Root, -1, 2**31 - 1, 10**12, 0, True,
        Name("/X"), b"\xff\xfe", "x" * 300, Array([]), Dictionary(), Array([holder, holder]),
        Array([1e38, -1e38, 0, float(2**40)]),
    )  # fmt: skip
    value = chance.choice(values)
    if not isinstance(value, pikepdf.Object) or value.is_indirect or not value.is_owned_by(pdf):
        holder[key] = value


def _deep(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Nested hundreds of levels deep."""
    inner: pikepdf.Object = Array([0])
    for _ in range(chance.choice((60, 400))):
        inner = chance.choice((Array([inner]), Dictionary(K=inner)))
    holder = chance.choice(_holders(pdf))
    holder[chance.choice(sorted(set(holder.keys()) - {"/Length"}) or ["/K"])] = inner


def _scrambled(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """The words of a page's content in another order, or many times over."""
    page = chance.choice(list(pdf.pages)) if len(pdf.pages) else None
    if page is None or "/Contents" not in page.obj:
        return
    page.contents_coalesce()
    words = page.Contents.read_bytes().split()
    if not words:
        return
    for _ in range(chance.choice((1, 10, 200))):
        at, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[at] = chance.choice((words[other], b"q", b"Q", b"BT", b"-1e9", b"[", b"<<", b"Do"))
    page.Contents.write(b" ".join(words * chance.choice((1, 1, 5))))


_OBJECTS = tuple(map(_in_objects, (_dropped, _exchanged, _exchanged, _deep, _scrambled)))


def became(number: int, data: bytes) -> str:
    """What became of the broken file: "read", or the code of what stops it; never an error."""
    start = time.process_time()
    reading = read_document(data, ".pdf", Request(Role.APPENDIX, "appendix", engine=None))
    took = time.process_time() - start
    assert took < LONGEST, f"number {number} takes {took:.0f} seconds"
    if reading.document is not None:
        return "read"
    stops = [finding.rule.code for finding in reading.findings if finding.stops]
    assert stops, f"number {number} is neither read nor refused"
    return stops[0]


def main(first: int, last: int) -> None:
    """Break the files and tell what became of them, each number before it is tried."""
    files = seeds()
    counted: Counter[str] = Counter()
    for number in range(first, last):
        print(f"\r{number}", end="", file=sys.stderr, flush=True)
        counted[became(number, broken(files[number % len(files)], number))] += 1
    print(dict(counted))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
