"""Content controls that show data from elsewhere in the package.

When Word opens a file it fills such a control from the data, whatever the text says. Both say
the same in a file that Word has saved; where a program has changed the data alone, a reader
of the file sees words that are not in its text.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from publisher.findings import Finding, Rule
from publisher.intake.package import parse_xml
from publisher.intake.word.package import W, WordPackage
from publisher.intake.word.styles import on, value

Element = etree._Element

_DATA = re.compile(r"customxml/item\d+\.xml|docprops/(core|app|custom)\.xml")
_PLAIN_PATH = re.compile(r"(/[\w.-]+(:[\w.-]+)?(\[\d+\])?)+(/@[\w.:-]+|/text\(\)(\[1\])?)?")
"""The paths that Word writes; anything else could be slow to follow."""
_PREFIX = re.compile(r"""xmlns:([\w.-]+)=['"]([^'"]*)['"]""")


def controls_that_differ(root: Element, package: WordPackage) -> Iterator[Finding]:
    """One finding for each control of plain text whose data are there and say something else."""
    stores = [parse_xml(part) for name, part in package.parts.items() if _DATA.fullmatch(name)]
    for control in root.iter(f"{W}sdt") if stores else ():
        binding = _binding(control)
        if binding is None:
            continue
        data = [words for store in stores for words in _found(store, binding)]
        if data and _shown(control) not in data:
            detail = "a content control whose data say something else"
            yield Finding(Rule.D109, detail=detail)


def _binding(control: Element) -> Element | None:
    settings = control.find(f"{W}sdtPr")
    if settings is None or settings.find(f"{W}text") is None:
        return None
    prompt = on(settings.find(f"{W}showingPlcHdr"))
    return None if prompt else settings.find(f"{W}dataBinding")


def _found(store: Element, binding: Element) -> Iterator[str]:
    path = value(binding, "xpath") or ""
    prefixes: Mapping[str, str] = dict(_PREFIX.findall(value(binding, "prefixMappings") or ""))
    if not _PLAIN_PATH.fullmatch(path):
        return
    try:
        found = store.xpath(path, namespaces=prefixes)
    except etree.XPathError:
        return
    for thing in found if isinstance(found, list) else ():
        yield _bare(str(thing.xpath("string()")) if isinstance(thing, Element) else str(thing))


def _shown(control: Element) -> str:
    return _bare("".join(text.text or "" for text in control.iter(f"{W}t")))


def _bare(text: str) -> str:
    return "".join(text.split())
