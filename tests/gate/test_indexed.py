"""Single names in an index of several reviews, told from pseudonyms and stems on their pages."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.gate.files import Built
from publisher.gate.fold import squash
from publisher.gate.indexed import _small
from tests.gate.samples import ASH, BIRCH, found

MARK = b"pagefind_dcd"


def fragment(slug: str, words: str) -> Built:
    body = json.dumps({"url": f"/reviews/{slug}/", "content": words}).encode()
    return Built(f"search/{slug}.pf_fragment", gzip.compress(MARK + body), frozenset({slug}))


def index(*words: str) -> Built:
    items = b"".join(bytes([0x60 + len(word)]) + word.encode() for word in words)
    body = MARK + bytes([0x80 + len(words)]) + items
    return Built("search/a.pf_index", gzip.compress(body), frozenset({ASH, BIRCH}))


def terms(*files: Built) -> set[str]:
    return {f"{finding.review}/{finding.term}" for finding in found(*files)}


def test_a_single_name_that_stands_on_no_page_is_found_in_the_index() -> None:
    assert terms(fragment(BIRCH, "She left."), index("janey", "left")) == {f"{ASH}/victim"}


@pytest.mark.parametrize("word", ["jane85", "jane's", "well jane"])
def test_a_name_is_found_within_a_word_of_the_index(word: str) -> None:
    assert terms(fragment(BIRCH, "All were well."), index(word, "all")) == {f"{ASH}/victim"}


def test_a_pseudonym_of_one_review_is_no_leak_of_the_other() -> None:
    pages = fragment(BIRCH, "Jane left."), fragment(ASH, "Rowan left.")
    assert terms(*pages, index("jane", "rowan", "left")) == set()


@pytest.mark.parametrize(("word", "stem"), [("smithing", "smith"), ("janing", "jane")])
def test_a_stem_of_an_ordinary_word_is_no_name(word: str, stem: str) -> None:
    assert terms(fragment(BIRCH, f"All were {word}."), index(stem, "all")) == set()
    assert terms(fragment(BIRCH, "All were well."), index(stem, "all")) == {f"{ASH}/victim"}


def test_names_of_pieces_of_an_index_are_no_words() -> None:
    assert terms(index("en_1984037", "en_ab12cd3")) == set()


@given(st.text() | st.from_regex(r"[\w'-]+", fullmatch=True))
def test_a_plain_word_is_folded_as_any_other(word: str) -> None:
    assert _small(word) == squash(word).small
