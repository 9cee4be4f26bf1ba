"""A hook of MkDocs that masks what Presidio finds of a review's terms in the text of its pages."""

import os
from functools import cache
from typing import Any

from benchmarks.nation.review import slug_of, terms_of
from benchmarks.rivals import Search, presidio

SIZE = "NATION_SIZE"
"""The variable that says how many reviews there are."""


@cache
def _search(slug: str) -> Search:
    numbers = {slug_of(number): number for number in range(int(os.environ[SIZE]))}
    return presidio(terms_of(numbers[slug]))


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """What MkDocs calls for each page, and then renders."""
    parts = page.file.src_uri.split("/")
    if parts[0] != "reviews" or len(parts) == 2:
        return markdown
    for start, end in sorted(_search(parts[1])(markdown), reverse=True):
        markdown = f"{markdown[:start]}[removed]{markdown[end:]}"
    return markdown
