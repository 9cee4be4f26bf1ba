"""The links from each page to the same page in the other language, and to others in another."""

import json
import posixpath
import re
from collections.abc import Mapping

from publisher.site import addresses
from publisher.site.publication import Site
from publisher.site.texts import LANGUAGES
from publisher.stored import Data, bytes_of


def with_languages(pages: Mapping[str, Data], site: Site) -> Mapping[str, Data]:
    """The staged pages, each told where it stands in every language; unchanged if there is one."""
    if len(site.languages) < 2:
        return pages
    found = frozenset(map(addresses.of_staged, pages))
    homes = {"en": addresses.HOME, "cy": addresses.within(addresses.REVIEWS, "cy")}
    if addresses.within(addresses.HOME, "cy") in found:
        homes["cy"] = addresses.within(addresses.HOME, "cy")
    return {
        path: _told(bytes_of(data), _versions(addresses.of_staged(path), found), homes)
        for path, data in pages.items()
    }


_LINK = re.compile(rb'<a (?![^>]*hreflang=)([^>]*)href="([^"#?:]+)')


def with_tongues(built: Mapping[str, Data]) -> Mapping[str, Data]:
    """The built files; on Welsh pages each link says it of what it leads to if that is English.

    Whatever made the link: ours, or a page that the council wrote.
    """
    return {
        path: _told_links(path, bytes_of(data))
        if path.endswith(".html") and addresses.language_of(path) == "cy"
        else data
        for path, data in built.items()
    }


def _told_links(path: str, page: bytes) -> bytes:
    folder = posixpath.dirname(path)

    def told(found: re.Match[bytes]) -> bytes:
        target = posixpath.normpath(posixpath.join(folder, found[2].decode()))
        if f"{target}/".startswith("cy/"):
            return found[0]
        return b'<a hreflang="en" ' + found[0].removeprefix(b"<a ")

    return _LINK.sub(told, page)


def _versions(page: str, found: frozenset[str]) -> dict[str, str]:
    """The addresses of a page in each language, if it is there in each."""
    plain = addresses.english(page)
    versions = {language: addresses.within(plain, language) for language in LANGUAGES}
    return versions if found.issuperset(versions.values()) else {}


def _told(staged: bytes, versions: Mapping[str, str], homes: Mapping[str, str]) -> bytes:
    start, settings, rest = staged.split(b"\n", 2)
    told = json.loads(settings)
    others = {name: path for name, path in (versions or homes).items() if name != told["language"]}
    told["versions"] = versions
    told["languages"] = [[name, path or ".", LANGUAGES[name]] for name, path in others.items()]
    return b"\n".join((start, json.dumps(told, ensure_ascii=False).encode(), rest))
