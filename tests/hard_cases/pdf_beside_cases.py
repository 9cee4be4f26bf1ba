"""PDFs that hold the name beside their pages, or in what hangs on a page and is no content."""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.hard_cases.frame import Case, Refused
from tests.hard_cases.pdf_file import HONEST, case, drawn, holding, paged, shown
from tests.hard_cases.secret import Secret
from tests.intake import pdf_files as f
from tests.intake.pdf_files import saved

SAID = "They met in May."
CONTENT = shown(SAID)
Put = Callable[[pikepdf.Pdf, str], object]


def cases(secret: Secret) -> Iterator[Case]:
    """Every case of this kind."""
    for trick, put in _PUT.items():
        pdf = paged(CONTENT)
        put(pdf, secret.ghost)
        yield case(trick, pdf, SAID)
    yield from _links(secret)
    yield from _pictures(secret)
    yield from _packed(secret)
    yield from _locked(secret)
    yield from _damaged(secret)


def _bookmark(pdf: pikepdf.Pdf, ghost: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(ghost, 0))


def _xmp(pdf: pikepdf.Pdf, ghost: str) -> None:
    with pdf.open_metadata() as xmp:
        xmp["dc:title"], xmp["pdf:Keywords"] = ghost, ghost
        xmp["dc:creator"] = [ghost]
    pdf.pages[0].obj["/Metadata"] = pdf.Root.Metadata


def _info(pdf: pikepdf.Pdf, ghost: str) -> None:
    for key in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "Own"):
        pdf.docinfo[f"/{key}"] = ghost


def _attachment(pdf: pikepdf.Pdf, ghost: str) -> None:
    pdf.attachments[f"{ghost}.txt"] = ghost.encode()
    pdf.Root["/AF"] = Array([pdf.attachments[f"{ghost}.txt"].obj])


def _root(**values: Callable[[str], object]) -> Put:
    def put(pdf: pikepdf.Pdf, ghost: str) -> None:
        for key, make in values.items():
            pdf.Root[f"/{key}"] = make(ghost)

    return put


def _page(**values: Callable[[str], object]) -> Put:
    def put(pdf: pikepdf.Pdf, ghost: str) -> None:
        for key, make in values.items():
            pdf.pages[0].obj[f"/{key}"] = make(ghost)

    return put


def _script(ghost: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{ghost}')"))


def _listed(kind: str) -> Callable[[str], Dictionary]:
    return lambda ghost: Dictionary(
        {f"/{kind}": Dictionary(Names=Array([String(ghost), _script(ghost)]))}
    )


def _own_names(pdf: pikepdf.Pdf, ghost: str) -> None:
    """The name as the names of things."""
    name = ghost.replace(" ", "_").replace("’", "'")
    form = drawn(pdf, HONEST + CONTENT)
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(f"/{name} Do".encode())
    holding(pdf, "XObject", **{name: form})
    pdf.pages[0].Resources.Font.F1["/BaseFont"] = Name("/Helvetica")
    holding(pdf, "Font", **{name: pdf.pages[0].Resources.Font.F1})
    form["/Name"] = Name(f"/{name}")


def _font_names(pdf: pikepdf.Pdf, ghost: str) -> None:
    font = pdf.pages[0].Resources.Font.F1
    font["/FontDescriptor"] = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.Helvetica, FontFamily=String(ghost), Flags=32,
        FontBBox=Array([0, 0, 1000, 1000]), ItalicAngle=0, Ascent=700, Descent=-200,
        CapHeight=700, StemV=80, CharSet=String(ghost),
    )  # fmt: skip


def _structure(pdf: pikepdf.Pdf, ghost: str) -> None:
    """A tag tree that names in every place but the pages."""
    name = Name("/" + ghost.split()[0])
    page = pdf.pages[0].obj
    page["/Contents"] = pdf.make_stream(f.marked(0, HONEST + CONTENT).encode("latin-1"))
    tags = f.tag(pdf, "P", 0, ID=ghost, T=ghost, Lang=ghost, C=name, R=1)
    f.tagged(pdf, tags)
    root = pdf.Root.StructTreeRoot
    root["/ClassMap"] = Dictionary({str(name): Dictionary(O=Name.Layout, Own=String(ghost))})
    root["/IDTree"] = Dictionary(Names=Array([String(ghost), root.K]))
    root["/RoleMap"] = Dictionary({str(name): Name.P})


def _thread(pdf: pikepdf.Pdf, ghost: str) -> None:
    bead = pdf.make_indirect(Dictionary(P=pdf.pages[0].obj, R=Array([0, 0, 595, 842])))
    bead["/N"] = bead["/V"] = bead
    thread = Dictionary(F=bead, I=Dictionary(Title=String(ghost), Author=String(ghost)))
    pdf.Root["/Threads"] = Array([pdf.make_indirect(thread)])


_PUT: dict[str, Put] = {
    "bookmarks": _bookmark,
    "metadata in XML": _xmp,
    "document properties": _info,
    "an attached file": _attachment,
    "a program at opening": _root(OpenAction=_script, AA=lambda g: Dictionary(WC=_script(g))),
    "programs by name": _root(Names=_listed("JavaScript")),
    "named destinations": _root(
        Names=_listed("Dests"), Dests=lambda g: Dictionary({"/" + g.split()[0]: Array([])})
    ),
    "other names": _root(Names=_listed("IDS"), URLS=_listed("URLS")),
    "labels of pages": _root(
        PageLabels=lambda g: Dictionary(Nums=Array([0, Dictionary(P=String(g), S=Name.D)]))
    ),
    "notes for other programs": _page(
        PieceInfo=lambda g: Dictionary(Own=Dictionary(Private=String(g))), LastModified=String
    ),
    "a form's data (XFA)": _root(
        AcroForm=lambda g: Dictionary(
            Fields=Array([]), XFA=Array([String("datasets"), String(f"<x>{g}</x>")])
        )
    ),
    "keys of its own": _root(Own=lambda g: Dictionary(Who=String(g), Also=Array([String(g)]))),
    "the base of its links": _root(URI=lambda g: Dictionary(Base=String(f"https://x.example/{g}"))),
    "its language": _root(Lang=String),
    "what a portfolio says": _root(
        Collection=lambda g: Dictionary(D=String(g), Schema=Dictionary(N=String(g)))
    ),
    "what a colour profile says": _root(
        OutputIntents=lambda g: Array(
            [Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier=String(g), Info=String(g))]
        )
    ),
    "rights and signatures": _root(
        Perms=lambda g: Dictionary(DocMDP=Dictionary(Name=String(g), Reason=String(g))),
        Legal=lambda g: Dictionary(Attestation=String(g)),
    ),
    "where it was fetched from": _root(
        SpiderInfo=lambda g: Dictionary(V=1.0, C=Array([String(g)]))
    ),
    "a page's actions and station": _page(
        AA=lambda g: Dictionary(O=_script(g)), ID=String, TemplateInstantiated=String
    ),
    "articles": _thread,
    "names of drawings and fonts": _own_names,
    "what a font says of itself": _font_names,
    "everything in tags but words": _structure,
}


def _links(secret: Secret) -> Iterator[Case]:
    def linked(**more: Any) -> pikepdf.Pdf:
        link = f.annotation("Link", Contents=secret.ghost, **more)
        link.Rect = Array([72, 696, 160, 712])
        return f.annotated(paged(CONTENT), link)

    uri = Dictionary(S=Name.URI, URI=String(f"https://www.example.org/{secret.slug}"))
    yield case("the address of a link", linked(A=uri), SAID, linked=True)
    launch = Dictionary(S=Name.Launch, F=String(f"{secret.ghost}.exe"))
    yield case("a link that starts a program", linked(A=launch), SAID)
    away = Dictionary(S=Name.GoToR, F=String(f"{secret.ghost}.pdf"), D=String(secret.ghost))
    yield case("a link to another file", linked(A=away), SAID)
    yield case("a link to a named place", linked(Dest=String(secret.ghost)), SAID)
    yield case("a link that runs a program", linked(A=_script(secret.ghost)), SAID)
    nested = Dictionary(S=Name.GoTo, D=Array([]), Next=_script(secret.ghost))
    yield case("a link with a program after it", linked(A=nested), SAID)


def _pictures(secret: Secret) -> Iterator[Case]:
    def pictured(**more: object) -> pikepdf.Pdf:
        picture = "/Artifact BMC q 80 0 0 80 70 500 cm /Im1 Do Q EMC "
        pdf = f.with_image(paged(CONTENT + picture))
        for key, value in more.items():
            pdf.pages[0].Resources.XObject.Im1[f"/{key}"] = value
        return pdf

    ghost = String(secret.ghost)
    yield case("what a picture says of itself", pictured(Own=ghost, Alt=ghost, ID=ghost), SAID)
    pdf = pictured()
    xmp = pdf.make_stream(f"<x>{secret.ghost}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.pages[0].Resources.XObject.Im1["/Metadata"] = xmp
    yield case("the metadata of a picture", pdf, SAID)
    pdf = pictured()
    other = pdf.pages[0].Resources.XObject.Im1
    pdf.pages[0].obj["/Thumb"] = other
    other["/Alternates"] = Array([Dictionary(Image=other, Own=ghost)])
    yield case("a small copy of the page", pdf, SAID)


def _packed(secret: Secret) -> Iterator[Case]:
    """The name is shown; the file is put together in another way."""
    pdf = paged(shown(f"Then {secret.name} left."))
    left = "Then Rowan left."
    yield case(
        "objects in streams", saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate), left
    )
    yield case("made for the web", saved(pdf, linearize=True), left)
    yield case("nothing packed", saved(pdf, compress_streams=False), left)
    yield case("a file of version 2.0", saved(pdf, force_version="2.0"), left)
    yield case("a file of version 1.0", saved(pdf, force_version="1.0"), left)
    yield case("an empty line at its end", saved(pdf) + b"\r\n\r\n", left)


_LOCKS: Mapping[str, Callable[[str], pikepdf.Encryption]] = {
    "RC4 of 40 bits": lambda user: _lock(user, R=2, aes=False, metadata=False),
    "RC4 of 128 bits": lambda user: _lock(user, R=3, aes=False, metadata=False),
    "RC4 by name": lambda user: _lock(user, R=4, aes=False, metadata=False),
    "AES of 128 bits": lambda user: _lock(user, R=4),
    "AES of 256 bits": lambda user: _lock(user, R=6),
}


def _lock(user: str, **more: Any) -> pikepdf.Encryption:
    return pikepdf.Encryption(owner="x", user=user, **more)


def _locked(secret: Secret) -> Iterator[Case]:
    said, left = shown(f"Then {secret.name} left."), "Then Rowan left."
    for way, lock in _LOCKS.items():
        data = saved(paged(said), encryption=lock(""))
        yield case(f"locked with an empty password ({way})", data, left)
        data = saved(paged(said), encryption=lock("y"))
        yield case(f"locked with a password ({way})", data, outcome=Refused("D106"))
    keys = Dictionary(Filter=Name("/Adobe.PubSec"), SubFilter=Name("/adbe.pkcs7.s5"), V=4)
    pdf = paged(said)
    pdf.trailer["/Own"] = keys
    data = saved(pdf)
    yield case("locked with a key", data.replace(b"/Own", b"/Encrypt "), outcome=Refused("D106"))


def _damaged(secret: Secret) -> Iterator[Case]:
    whole = saved(paged(shown(f"Then {secret.name} left.")))
    broken, left = Refused("D105"), "Then Rowan left."
    yield case("cut in half", whole[: len(whole) // 2], outcome=broken)
    yield case("without its end", whole[:-40], outcome=broken)
    yield case("without its start", whole[20:], outcome=broken)
    yield case("a wrong index", whole.replace(b"startxref\n", b"startxref\n1"), outcome=broken)
    yield case("no PDF", b"Dear all, " + secret.name.encode(), outcome=broken)
    yield case("empty", b"", outcome=Refused("D112"))
    yield case("no pages", saved(f.make()), outcome=Refused("D112"))
    yield case("an empty page", saved(f.make("")), outcome=Refused("D112"))
    yield case("words before its start", b"X-From: mail\r\n\r\n" + whole, left)
    hidden = saved(f.make("3 Tr " + shown(secret.ghost)))
    yield case("nothing but invisible letters", hidden, outcome=Refused("D112"))
    pdf = paged(CONTENT)
    pdf.pages[0].obj["/Contents"] = Array(
        [pdf.pages[0].Contents, pdf.make_stream(b"(\x80 Tj [ <zz> ET Q Q EMC foo 1 0 R ")]
    )
    yield case("nonsense at the end of its content", pdf, SAID)
    with pikepdf.open(io.BytesIO(whole)) as tangled:
        f.tagged(tangled, f.tag(tangled, "P", 0))
        tangled.Root.StructTreeRoot.K["/K"] = Array([tangled.Root.StructTreeRoot.K])
        data = saved(tangled)
    yield case("tags that go round in a circle", data, left)
