"""Names made of the letters a to f, in digests and in what is named by one."""

import gzip
import json

import pytest

from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.terms import FlaggedTerm, TermKind
from tests.gate.samples import ASH, BIRCH, page

TERMS = {ASH: [FlaggedTerm("victim", TermKind.PERSON, ("Dee Nimblethwaite",), "Rowan")], BIRCH: []}
DIGEST = f"{'1a' * 16}9dee{'7b' * 14}"
PIECE = "en_1dee234"


def paths(*files: Built) -> set[str]:
    return {finding.file for finding in verify(files, TERMS, {})}


def of(path: str, data: bytes | str, *made_from: str) -> Built:
    return Built(path, data.encode() if isinstance(data, str) else data, frozenset(made_from))


def fragment(name: str = PIECE) -> Built:
    body = json.dumps({"url": f"/reviews/{ASH}/", "content": "She left."}).encode()
    return of(f"search/{name}.pf_fragment", gzip.compress(b"pagefind_dcd" + body), ASH)


def index(name: str = PIECE) -> Built:
    body = b"pagefind_dcd\x81" + bytes([0x60 + len(name)]) + name.encode()
    return of("search/a.pf_meta", gzip.compress(body), ASH, BIRCH)


@pytest.mark.parametrize("around", ["{}", "sha256:{}.", "({})", "{}\n{}", "{}/{}"])
def test_a_sha256_holds_no_name(around: str) -> None:
    assert len(DIGEST) == 64
    text = around.replace("{}", DIGEST)
    assert paths(of("a.txt", text, ASH), of("a.html", page(f"<p>{text}</p>"), ASH)) == set()


@pytest.mark.parametrize(
    "text",
    [
        DIGEST[1:],
        DIGEST + "0",
        DIGEST.upper(),
        f"{DIGEST} Dee",
        f"Dee/{DIGEST}",
        "9dee7",
        DIGEST.replace("9dee7", "g dee "),
    ],
)
def test_whatever_is_longer_shorter_or_beside_it_does(text: str) -> None:
    assert paths(of("a.txt", text, ASH)) == {"a.txt"}


def test_the_pieces_of_an_index_are_named_by_digests() -> None:
    listed = of("search/list.json", json.dumps({"pieces": [PIECE]}), ASH, BIRCH)
    assert paths(fragment(), index(), listed) == set()


def test_a_name_like_that_of_a_piece_is_one_where_there_is_no_such_piece() -> None:
    listed = of("search/list.json", json.dumps({"pieces": [PIECE]}), ASH, BIRCH)
    assert paths(index(), listed) == {"search/a.pf_meta", "search/list.json"}
    assert paths(of(f"reviews/{PIECE}.txt", "She left.", ASH)) == {"file 1"}


def test_what_one_review_made_tells_no_piece() -> None:
    assert paths(fragment(), of("a.txt", PIECE, ASH)) == {"a.txt"}


@pytest.mark.parametrize("name", ["en_dee", "en_1dee23", "EN_1dee234", "en_1dee234567890", "dee"])
def test_a_piece_with_another_name_is_looked_at(name: str) -> None:
    assert paths(fragment(name)) == {"file 1"}
