"""Names made of the letters a to f, in digests and in what is named by one."""

import gzip
import json

import pytest

from publisher.gate.files import Built
from publisher.gate.verify import verify
from publisher.terms import FlaggedTerm, TermKind
from tests.gate.samples import ASH, BIRCH, page

DEE = FlaggedTerm("victim", TermKind.PERSON, ("Dee Nimblethwaite",), "Rowan")
DIGEST = f"{'1a' * 16}9dee{'7b' * 14}"
PIECE = "en_1dee234"
LOGIN = "en_dee1234"


def paths(*files: Built, terms: tuple[FlaggedTerm, ...] = (DEE,)) -> set[str]:
    return {finding.file for finding in verify(files, {ASH: terms, BIRCH: ()}, {})}


def of(path: str, data: bytes | str, *made_from: str) -> Built:
    return Built(path, data.encode() if isinstance(data, str) else data, frozenset(made_from))


def fragment(name: str = PIECE, made_from: str = ASH) -> Built:
    body = json.dumps({"url": f"/reviews/{ASH}/", "content": "She left."}).encode()
    return of(f"search/{name}.pf_fragment", gzip.compress(b"pagefind_dcd" + body), made_from)


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
        f"D\u200bee{'1' * 61}",
        DIGEST.replace("9dee7", "g dee "),
    ],
)
def test_whatever_is_longer_shorter_or_beside_it_does(text: str) -> None:
    assert paths(of("a.txt", text, ASH)) == {"a.txt"}


def test_a_name_set_apart_within_it_is_one() -> None:
    assert paths(of("a.html", page(f"<p><b>dee</b>{'1' * 61}</p>"), ASH)) == {"a.html"}


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (
            FlaggedTerm("t", TermKind.PERSON, ("Janey",), "Rowan"),
            b"Janey lived with her 2 dogs here",
        ),
        (FlaggedTerm("t", TermKind.TEXT, (DIGEST,), "x"), DIGEST),
        (FlaggedTerm("t", TermKind.PATTERN, (r"\b[0-9a-f]{64}\b",), "x"), DIGEST),
        (FlaggedTerm("t", TermKind.PATTERN, (r"wallet [0-9a-f]{6,}",), "x"), f"wallet {DIGEST}"),
        (FlaggedTerm("t", TermKind.PATTERN, (r"9dee.*x",), "x"), f"{DIGEST} x"),
    ],
    ids=["hex that says something", "itself", "its pattern", "a longer pattern", "over its end"],
)
def test_what_is_more_than_a_name_in_it_is_found(term: FlaggedTerm, text: bytes | str) -> None:
    text = text if isinstance(text, str) else text.hex()
    assert paths(of("a.txt", text, ASH), terms=(term,)) == {"a.txt"}


@pytest.mark.parametrize("place", [0, 27, 54])
def test_a_pattern_of_figures_is_no_part_of_it(place: int) -> None:
    number = FlaggedTerm("t", TermKind.PATTERN, (r"\d{10}",), "x")
    digest = f"{'a' * place}9990000123{'a' * (54 - place)}"
    assert paths(of("a.txt", f"{'c0' * 32} {digest}", ASH), terms=(number,)) == set()
    assert paths(of("a.txt", f"{digest}0", ASH), terms=(number,)) == {"a.txt"}
    assert paths(of("a.txt", f"{digest} 9990000123", ASH), terms=(number,)) == {"a.txt"}


@pytest.mark.parametrize("name", [PIECE, LOGIN])
@pytest.mark.parametrize("others", [(), (BIRCH,)], ids=["the only one", "one of two"])
def test_the_pieces_of_an_index_are_named_by_digests(name: str, others: tuple[str, ...]) -> None:
    listed = of("search/list.json", json.dumps({"pieces": [name]}), ASH, *others)
    assert paths(fragment(name), index(name), listed) == set()


@pytest.mark.parametrize("name", ["en_dee", "en_1dee23", "EN_1dee234", "en_1dee234567890", "dee"])
def test_a_piece_with_another_name_is_looked_at(name: str) -> None:
    assert paths(fragment(name)) == {"file 1"}
    assert paths(index(name)) == {"search/a.pf_meta"}


@pytest.mark.parametrize("made_from", [ASH, BIRCH])
@pytest.mark.parametrize(("name", "number"), [("en_9990000123", "999 000 0123")])
def test_a_number_in_the_name_of_a_piece_is_found(name: str, number: str, made_from: str) -> None:
    term = FlaggedTerm("nhs", TermKind.IDENTIFIER, (number,), "x")
    assert paths(fragment(name, made_from), terms=(term,)) == {"file 1"}
