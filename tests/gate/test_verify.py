import base64
import hashlib
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from publisher.findings import Finding, Rule
from publisher.gate.files import Built
from publisher.gate.verify import leaks_in, verify
from publisher.terms import FlaggedTerm, TermKind
from tests.gate.samples import ASH, BIRCH, TERMS, VICTIM, found, page, person, told

SCRIPT = b"var ann = 1; // Jane Smith"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class TestKnownFiles:
    def test_the_publishers_own_file_passes_unread(self) -> None:
        known = {"assets/a.js": digest(SCRIPT)}
        assert found(Built("assets/a.js", SCRIPT), known=known) == []

    def test_any_other_bytes_under_that_path_do_not(self) -> None:
        known = {"assets/a.js": digest(SCRIPT)}
        assert found(Built("assets/a.js", SCRIPT + b" "), known=known) == [
            Finding(Rule.G105, file="assets/a.js")
        ]

    def test_those_bytes_under_any_other_path_do_not(self) -> None:
        assert told("b.js", SCRIPT) == {"G102", VICTIM}


@pytest.mark.parametrize(
    "path",
    [
        "a.js", "a.svg", "a.woff2", "a.docx", "a.zip", "a.gz", "a.md", "a.htm", "a.HTML", "a.xhtml",
        "a", ".htaccess", "a.html.bak", "a.webp", "a.mjs", "a.wasm", "html", ".html", "a.html/",
    ],
)  # fmt: skip
def test_a_file_of_any_other_type_is_refused(path: str) -> None:
    assert told(path, b"x") == {"G102"}


@pytest.mark.parametrize("path", ["a.pdf", "a.png", "a.json", "a.xml", "a.eml", "a.css"])
def test_a_file_must_be_what_it_is_called(path: str) -> None:
    assert told(path, page(), ASH) & {"G103", "G104"}


class TestPaths:
    @pytest.mark.parametrize("path", ["jane-smith/a.txt", "a/JaneSmith.txt", "j\u0430ne_smith.txt"])
    def test_a_name_in_full_is_found_in_any_path(self, path: str) -> None:
        assert told(path, "x", BIRCH) == {VICTIM}

    def test_a_single_name_is_found_in_the_path_of_its_review(self) -> None:
        assert told("reviews/jane.txt", "x", ASH) == {VICTIM}
        assert told("reviews/jane.txt", "x", BIRCH) == set()

    @pytest.mark.parametrize(
        "path", ["jane-smith.js", "smith.js", "12-acacia-avenue.js", "caf\u00e9.js", "a\n::b.js"]
    )
    def test_a_path_that_gives_something_away_is_spoken_of_by_its_number(self, path: str) -> None:
        findings = found(Built("a.txt", b"x"), Built(path, b"x"))
        assert {finding.file for finding in findings} == {"file 2"}

    def test_any_other_path_is_spoken(self) -> None:
        assert {f.file for f in found(Built("reviews/a/index.js", b"x"))} == {"reviews/a/index.js"}


def test_one_finding_is_told_for_each_file_and_term_and_never_any_text() -> None:
    body = page("<p>Jane Smith, Jane Smith of 12 Acacia Avenue</p>").encode()
    findings = found(Built("b.html", body, frozenset({ASH})), Built("a.html", body))
    assert [(f.rule, f.review, f.file, f.term) for f in findings] == [
        (Rule.G101, ASH, "a.html", "home"),
        (Rule.G101, ASH, "a.html", "victim"),
        (Rule.G101, ASH, "b.html", "home"),
        (Rule.G101, ASH, "b.html", "victim"),
    ]
    assert "jane" not in repr(findings).lower()


@pytest.mark.parametrize("text", ["Featherby", "jfeatherby@example.org"])
def test_everybody_is_told_who_has_the_name_that_was_found(text: str) -> None:
    family = [person(first.lower(), f"{first} Featherby") for first in ("Jane", "Jack", "Joe")]
    findings = verify([Built("a.txt", text.encode(), frozenset({ASH}))], {ASH: family}, {})
    assert [finding.term for finding in findings] == ["jack", "jane", "joe"]


def test_nothing_is_found_in_nothing() -> None:
    assert found() == []
    assert verify([Built("index.html", page("<p>Jane Smith</p>").encode())], {}, {}) == []


def test_a_review_whose_terms_are_not_known_is_refused() -> None:
    assert told("a.txt", "x", "unknown-2019-a") == {"G103"}


def test_a_file_in_the_folder_of_a_review_is_held_to_it_whatever_it_says() -> None:
    assert told(f"reviews/{ASH}/index.html", page("<p>Jane</p>")) == {VICTIM}
    assert told(f"packs/{ASH}/a.txt", "Jane", BIRCH) == {VICTIM}


def test_a_review_without_terms_passes() -> None:
    assert verify([Built("a.txt", b"x", frozenset({ASH}))], {ASH: ()}, {}) == []


@pytest.mark.parametrize(
    "term",
    [
        FlaggedTerm("t", TermKind.TEXT, ("...",), "x"),
        FlaggedTerm("t", TermKind.PATTERN, ("(",), "x"),
        FlaggedTerm("t", TermKind.PERSON, ("J",), "x"),
    ],
)
def test_a_term_that_cannot_be_sought_stops_the_release(term: FlaggedTerm) -> None:
    (finding,) = verify([Built("a.txt", b"x", frozenset({ASH}))], {ASH: [term]}, {})
    assert (finding.rule, finding.review, finding.term) == (Rule.G103, ASH, "t")
    assert verify([Built("a.txt", b"x")], {ASH: [term]}, {}) == [], "nothing was made from it"


def test_it_is_told_which_reviews_may_be_to_blame() -> None:
    mixed = Built("index.html", page("<p>Rowan Featherby</p>").encode(), frozenset({ASH, BIRCH}))
    other = Built(f"reviews/{ASH}/a.txt", b"Rowan Featherby")
    leaks = leaks_in([mixed, other, Built("help.txt", b"Rowan Featherby")], TERMS, {})
    to_blame = {leak.finding.file: leak.made_from for leak in leaks}
    assert to_blame == {mixed.path: {ASH, BIRCH}, other.path: {ASH}, "help.txt": set()}


def test_the_pseudonym_is_not_exempt() -> None:
    terms = {ASH: [person("victim", "Rowan Smith", becomes="Rowan")]}
    (finding,) = verify([Built("a.txt", b"Rowan", frozenset({ASH}))], terms, {})
    assert finding.rule is Rule.G101


def test_terms_of_reviews_that_are_not_public_are_sought_too() -> None:
    assert told("index.html", page("<p>Rowan Featherby</p>")) == {f"{BIRCH}/victim"}


_PLAIN = (
    "the review hope may remarks annual planned leeway Ireland panel chair agency risk and support "
    "Rowan services 12 2019 were of in Smithfield janeway &amp; <b>so</b> <br>"
)
_WORDS = st.lists(st.sampled_from(_PLAIN.split()), max_size=30).map(" ".join)
_ALIKE = {"a": "\u0430", "e": "\u0435", "J": "\u0408", "i": "\u0456", "S": "\u0405"}


def _styled(name: str) -> str:
    return "".join(chr(0x1D400 + ord(c) - 65) if c.isupper() else c for c in name)


DISGUISES: dict[str, Callable[[str], str]] = {
    "none": lambda n: n,
    "capitals": str.upper,
    "small": str.lower,
    "swapped": lambda n: ", ".join(reversed(n.split())),
    "hyphens": lambda n: n.replace(" ", "-"),
    "underscores": lambda n: n.lower().replace(" ", "_"),
    "camel": lambda n: n.replace(" ", ""),
    "lines": lambda n: n.replace(" ", "\r\n   "),
    "alike": lambda n: "".join(_ALIKE.get(c, c) for c in n),
    "marks": lambda n: unicodedata.normalize("NFD", n.replace("a", "\u00e4")),
    "zero-width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "spaced": lambda n: " ".join(n.replace(" ", "")),
    "styled": _styled,
    "bold inside": lambda n: n[0] + "<b>" + n[1:3] + "</b>" + n[3:],
    "entities": lambda n: "".join(f"&#{ord(c)};" for c in n),
    "hexadecimal entities": lambda n: "".join(f"&#x{ord(c):x};" for c in n),
    "per cent": lambda n: "".join(f"%{byte:02x}" for byte in n.encode()),
    "quoted": quote,
    "backslashes": lambda n: "".join(f"\\u{ord(c):04x}" for c in n),
    "cells": lambda n: n.replace(" ", "</td><td>"),
    "base64": lambda n: base64.b64encode(n.encode()).decode(),
    "base64 for addresses": lambda n: base64.urlsafe_b64encode(n.encode()).decode().rstrip("="),
    "base64 of UTF-16": lambda n: base64.b64encode(n.encode("utf-16-le")).decode(),
    "hexadecimal digits": lambda n: n.encode().hex(),
    "turned around by a mark": lambda n: "\u202e" + n[::-1],
    "possessive": lambda n: n + "\u2019s",
}


@settings(deadline=None)
@given(
    st.sampled_from(["Jane Smith", "Jane Anne Smith", "Greenfield Primary School"]),
    st.sampled_from(sorted(DISGUISES)),
    _WORDS,
    _WORDS,
    st.sampled_from([(), (ASH,), (BIRCH,), (ASH, BIRCH)]),
)
def test_a_disguised_name_in_full_is_found_in_any_text(
    name: str, disguise: str, before: str, after: str, made_from: tuple[str, ...]
) -> None:
    term = "school" if name.startswith("Green") else "victim"
    assume(disguise != "swapped" or name == "Jane Smith")
    body = f"<p>{before} {DISGUISES[disguise](name)} {after}</p>"
    assert f"{ASH}/{term}" in told("a.html", page(body), *made_from)


@settings(deadline=None)
@given(_WORDS, _WORDS)
def test_text_without_names_passes(first: str, second: str) -> None:
    assert told("a.html", page(f"<p>{first}</p>\n<p>{second}</p>"), ASH) == set()


def test_what_the_gate_does_not_see_through_is_written_down() -> None:
    """If one of these is found one day, take it from the list in the module."""
    backwards = page(f"<p>{'Jane Smith'[::-1]}</p>")
    misspelt = page("<p>Jayne Smyth</p>")
    in_words = page("<p>on the seventh of March 1984</p>")
    for body in (backwards, misspelt, in_words):
        assert told("a.html", body, ASH) == set()


def test_the_terms_are_those_of_the_samples() -> None:
    assert set(TERMS) == {ASH, BIRCH}
