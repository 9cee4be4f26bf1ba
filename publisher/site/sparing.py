"""What MkDocs is told to put by: it would hold the text of all pages, twice, until its end.

A hook of MkDocs, handed to it among what is staged; it changes no byte of a page. With 2,000
reviews this text is most of what a build needs of the memory.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # ProperDocs, which runs it as well, has them under names of its own
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

FOLDER = "put-by"
"""Where the rendered text of each page waits for its template, beside the built site."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put the rendered text by, and let go of it and of what it was rendered from."""
    kept = _kept(page, config)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(html.encode())
    page.markdown = ""
    return ""


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Take the text back for the template."""
    page.content = _kept(page, config).read_bytes().decode()
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Let go of the text: the page is written."""
    page.content = ""
    return output


def _kept(page: Page, config: MkDocsConfig) -> Path:
    return Path(config.site_dir).parent / FOLDER / page.file.src_uri
