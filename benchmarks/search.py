"""What a first search costs a reader: bytes loaded in a real Chromium, at 100 and 2,000 reviews.

    python -m benchmarks.search [reviews ...]

Each invented review has four pages, words as often as in real ones (Zipf, 26,000 words): the
review's own, a summary of 3,000 words, a plan of 850 and a letter of 800. Counted is all that
comes through the wire, packed as servers pack it, from opening the page to ten results.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.loading import loaded
from publisher.english import everyday
from publisher.site import addresses
from publisher.site.build import build_site
from publisher.site.files import SiteFile
from publisher.site.search import search_files
from tests.site.content import CARRIED, R, whole_site

KINDS = {"": 220, "executive-summary/": 3_000, "recommendations/": 850, "letter/": 800}
LOOKED_FOR = ("housing", "economic abuse", "coercive control children")
PAGE = '<html lang="en"><title>x</title><main data-pagefind-body><h1>{}</h1>{}</main></html>'


def corpus(reviews: int) -> Iterator[SiteFile]:
    """The invented pages of so many reviews."""
    chance = random.Random(1)
    common = [word for words in LOOKED_FOR for word in words.split()]
    vocabulary = chance.sample(sorted(everyday()), 26_000)
    for word in common:  # not so common as "the", and in most summaries
        vocabulary[chance.randrange(200, 900)] = word
    often = [1 / place for place in range(1, len(vocabulary) + 1)]
    for at in range(reviews):
        slug = f"ashgrove-{1990 + at % 35}-{at}"
        for kind, words in KINDS.items():
            said = chance.choices(vocabulary, often, k=words)
            parts = [said[i : i + 300] for i in range(0, words, 300)]
            body = "".join(
                f'<h2 id="p{n}">{" ".join(part[:5])}</h2><p>{" ".join(part)}.</p>'
                for n, part in enumerate(parts)
            )
            path = f"{addresses.review_page(slug)}{kind}index.html"
            page = PAGE.format(f"Review {at} {kind}", body).encode()
            yield SiteFile(path, page, frozenset({slug}))


def site_of(reviews: int, work: Path) -> dict[str, bytes]:
    """The search page with all it loads, over an index of so many reviews."""
    site, pages = whole_site(), list(corpus(reviews))
    slugs = sorted({slug for page in pages for slug in page.made_from})
    entries = tuple(
        replace(CARRIED, slug=slug, pseudonym=R(f"Name {slug[-4:]}"), published=date(2026, 1, 1))
        for slug in slugs
    )
    own = {f.path: f.data for f in build_site(site, work) if "search/files" not in f.path}
    begun = time.process_time()
    many = replace(site, publications=(), carried=entries)
    index = {f.path: f.data for f in search_files(many, pages, work)}
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{reviews} reviews: {len(pages)} pages indexed in {children.ru_utime:.0f} s of Pagefind's "
        f"own time and {time.process_time() - begun:.0f} s of ours, at most "
        f"{children.ru_maxrss / 1_000_000:.1f} GB; {sum(map(len, index.values())) / 1e6:.1f} MB"
    )
    return own | index


def measured(files: Mapping[str, bytes], words: str) -> tuple[int, dict[str, int]]:
    """All bytes of a first search, and by kind of file."""

    def visit(page: Page, address: str) -> None:
        page.goto(f"{address}search/")
        page.fill("#search-words", words)
        page.keyboard.press("Enter")
        expect(page.locator("#search-status")).to_contain_text("found", timeout=120_000)

    sent = loaded(files, visit)
    kinds: dict[str, int] = {}
    for path, size in sent.items():
        kind = path.rpartition(".")[2] if "search/files" in path else "page"
        kinds[kind] = kinds.get(kind, 0) + size
    return sum(sent.values()), kinds


def main() -> None:
    """Print what each search costs, for each number of reviews."""
    for reviews in [int(given) for given in sys.argv[1:]] or [100, 2_000]:
        with tempfile.TemporaryDirectory() as work:
            files = site_of(reviews, Path(work))
            for words in LOOKED_FOR:
                total, kinds = measured(files, words)
                told = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in kinds.items())
                print(f"  {words!r}: {total / 1000:.0f} KB ({told})")


if __name__ == "__main__":
    main()
