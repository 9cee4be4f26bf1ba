"""Reads mkdocs.yml, the officer's settings of the site."""

from typing import Annotated

from pydantic import Field

from publisher.config import OwnText, PublisherSettings, SiteSettings
from publisher.errors import SettingsError
from publisher.intake.yaml_file import read_yaml
from publisher.shapes import Line, SiteAddress, Strict

FILE = "mkdocs.yml"


class _Theme(Strict):
    name: Annotated[str, Field(pattern="^material$")] = "material"
    font: bool = False


class _Extra(Strict):
    publisher: PublisherSettings


class _MkdocsFile(Strict):
    """The keys that may stand in mkdocs.yml; the engine's own file is written anew from them."""

    site_name: Line
    site_url: SiteAddress
    docs_dir: str = "docs/not-the-site"
    theme: _Theme = _Theme()
    plugins: tuple[str, ...] = ()
    extra: _Extra


TEXTS = "docs/site/texts-cy.yml"


def read_own_texts(data: bytes) -> dict[str, OwnText]:
    """Read the council's own Welsh texts, by their names in the catalogue.

    Raises: SettingsError naming every mistake with its line.
    """
    texts, findings = read_yaml(data, dict[str, OwnText])
    if texts is None:
        told = [f"{TEXTS}, {f.place}: {f.message} ({f.rule.code})" for f in findings]
        raise SettingsError("\n".join(told), "How to write it: docs/handbook/welsh.md")
    return texts


def read_site_file(data: bytes) -> SiteSettings:
    """Read the site's settings.

    Raises: SettingsError naming every mistake with its line.
    """
    file, findings = read_yaml(data, _MkdocsFile)
    if file is None:
        told = [
            f"{FILE}{f', {f.place}' if str(f.place) else ''}: {f.message} ({f.rule.code})"
            for f in findings
        ]
        raise SettingsError(
            "\n".join(told), "Every setting is explained in docs/handbook/settings.md."
        )
    return SiteSettings(
        site_name=file.site_name, site_url=file.site_url, publisher=file.extra.publisher
    )
