"""The tag tree of a PDF as values, names mapped to the standard ones.

Every reference to marked content is resolved by the page it names itself: numbers start anew
on each page, so a cell that goes on overleaf would otherwise pull in foreign text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from publisher.intake.characters import clean
from publisher.intake.pdf.page import Box

STANDARD = frozenset(
    """
    Document DocumentFragment Part Art Sect Div Aside NonStruct Private
    Title H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Caption
    Figure Formula Form BlockQuote Quote Note FENote Reference BibEntry Code Link Annot
    Span Em Strong Sub TOC TOCI Index Ruby RB RT RP Warichu WT WP Artifact
    """.split()  # noqa: SIM905 - a table of names reads better so
)
"""ISO 32000-1 14.8.4 and what 32000-2 adds."""

OWN_NAMES = {
    # names of styles that say more than the standard name they are mapped to
    "Title": "Title",
    "Quotations": "BlockQuote",
}

DEEPEST = 100
MOST_TAGS = 300_000


class TangledError(ValueError):
    """The tag tree goes round in a circle, or is too large or deep to be one."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content on a page; `in_form` if the number is that of a form XObject's stream."""

    page: int
    mcid: int
    in_form: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the standard name `kind`, and what is in it, in reading order.

    `page` is 0 if not known; `box`, in the page's own coordinates with its top above its
    bottom, is where a figure says that it stands.
    """

    kind: str
    kids: tuple["Tag | Content", ...]
    page: int = 0
    alt: str = ""
    rows: int = 1
    columns: int = 1
    box: Box | None = None

    def walk(self) -> Iterator["Tag | Content"]:
        """Itself and everything in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()
            else:
                yield kid

    def words(self) -> Iterator[Content]:
        """The marked content in it, at any depth."""
        return (part for part in self.walk() if isinstance(part, Content))


def tag_tree(pdf: pikepdf.Pdf, laid: Mapping[tuple[int, int], int]) -> Tag | None:
    """The whole tree; None if the document has no tags.

    `laid` are the numbers of marked content that stand for annotations, by object.

    Raises: TangledError.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary) or "/K" not in root:
        return None
    return _Tree(pdf, root, laid).tag(root, 0, 0)


class _Tree:
    def __init__(
        self, pdf: pikepdf.Pdf, root: pikepdf.Object, laid: Mapping[tuple[int, int], int]
    ) -> None:
        self._laid = laid
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        roles = root.get("/RoleMap")
        self._roles = (
            {str(key)[1:]: str(value)[1:] for key, value in roles.items()}
            if isinstance(roles, pikepdf.Dictionary)
            else {}
        )
        self._count = 0
        self._above: set[tuple[int, int]] = set()

    def tag(self, element: pikepdf.Object, page: int, depth: int) -> Tag:
        self._count += 1
        at = element.objgen
        if depth > DEEPEST or self._count > MOST_TAGS or at in self._above:
            raise TangledError
        page = self._page(element, page)
        if at != (0, 0):
            self._above.add(at)
        kids = tuple(self._kids(element, page, depth))
        self._above.discard(at)
        attributes = dict(_attributes(element))
        return Tag(
            self._kind(str(element.get("/S", "/Document"))[1:]),
            kids,
            page,
            " ".join(clean(str(element.get("/Alt", ""))).split()),
            _span(attributes.get("/RowSpan")),
            _span(attributes.get("/ColSpan")),
            _box(attributes.get("/BBox")),
        )

    def _kids(self, element: pikepdf.Object, page: int, depth: int) -> Iterator[Tag | Content]:
        held = element.get("/K")
        for kid in held.as_list() if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(kid, pikepdf.Dictionary):
                kind = kid.get("/Type")
                if kind == "/MCR":
                    in_form = "/Stm" in kid
                    yield Content(self._page(kid, page), int(kid.get("/MCID", -1)), in_form)
                elif kind != "/OBJR":
                    yield self.tag(kid, page, depth + 1)
                else:
                    yield from self._annotation(kid, page)
            elif kid is not None and not isinstance(kid, pikepdf.Object | str | bytes):
                yield Content(page, int(kid))

    def _annotation(self, reference: pikepdf.Object, page: int) -> Iterator[Content]:
        thing = reference.get("/Obj")
        number = self._laid.get(thing.objgen) if isinstance(thing, pikepdf.Dictionary) else None
        if number is not None:
            yield Content(self._page(reference, page), number)

    def _page(self, holder: pikepdf.Object, page: int) -> int:
        own = holder.get("/Pg")
        return self._pages.get(own.objgen, page) if isinstance(own, pikepdf.Dictionary) else page

    def _kind(self, name: str) -> str:
        for _ in range(len(self._roles) + 1):
            if name in OWN_NAMES:
                return OWN_NAMES[name]
            if name in STANDARD or name not in self._roles:
                break
            name = self._roles[name]
        return name if name in STANDARD else _guess(name)


def _guess(name: str) -> str:
    """What a name may mean that is neither standard nor mapped to one."""
    if name[:1] == "H" and name[1:].isdigit():
        return f"H{min(max(int(name[1:]), 1), 6)}"
    return "Div"


def _attributes(element: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    held = element.get("/A")
    for part in held.as_list() if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(part, pikepdf.Dictionary):
            yield from part.items()


def _span(value: object) -> int:
    try:
        return min(max(int(str(value)), 1), 1000)
    except ValueError:
        return 1


def _box(value: object) -> Box | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(str(side)) for side in value.as_list())
    except ValueError:
        return None
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
