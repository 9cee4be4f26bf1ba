"""A long PDF is looked at by itself: what is found, and what is looked at, stays the same."""

import gzip

import pytest

from publisher.gate import batches as in_the_gate
from publisher.gate.batches import Batch
from publisher.gate.files import Built
from publisher.gate.verify import Leak, Look, leaks_in
from tests.gate.samples import ASH, BIRCH, TERMS, mail, page, typeset

BODY = "She lived in Ashgrove, with a dog."
PATHS = [f"reviews/{ASH}/report.pdf", f"reviews/{ASH}/report/index.html", f"packs/{ASH}/report.pdf"]
DRAFT = f"packs/{ASH}/to-home-office.eml"
TEXT = Built(f"reviews/{ASH}/a.txt", b"words", frozenset({ASH}))


@pytest.fixture(autouse=True)
def all_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_the_gate, "LONG_PDF", 1)


def files(body: str, shown: str = BODY, attached: str = "report.pdf") -> list[Built]:
    pdf, beside = typeset(body), page(f"<h2>Introduction</h2><p>{shown}</p>").encode()
    draft = mail(attachment=pdf, name=attached)
    datas = [(PATHS[0], pdf), (PATHS[1], beside), (PATHS[2], pdf), (DRAFT, draft)]
    return [*(Built(path, data, frozenset({ASH})) for path, data in datas), TEXT]


def looked_at(given: list[Built]) -> tuple[list[list[str]], set[str]]:
    """The paths in each batch, and where something is found."""
    batches: list[Batch] = []

    def look(function: Look, some: list[Batch]) -> list[list[Leak]]:
        batches.extend(some)
        return [list(function(batch)) for batch in some]

    leaks = leaks_in(given, TERMS, {}, look)  # type: ignore[arg-type]
    paths = [sorted(file.path for _, file in batch) for batch in batches]
    return paths, {f"{leak.finding.rule.code} {leak.finding.file}" for leak in leaks}


def test_it_stands_with_its_page_and_its_copies() -> None:
    batches, leaks = looked_at(files(BODY))
    assert sorted(batches, key=len) == [sorted([DRAFT, TEXT.path]), sorted(PATHS)]
    assert leaks == set()


def test_a_name_in_it_is_found_at_each_of_its_paths() -> None:
    _, leaks = looked_at(files(f"{BODY} Janey left.", f"{BODY} left Janey."))
    assert leaks == {f"G101 {path}" for path in PATHS}


def test_a_word_that_its_page_does_not_have_is_found() -> None:
    _, leaks = looked_at(files(f"{BODY} Nimblethwaite."))
    assert leaks == {f"G109 {PATHS[0]}"}


def test_a_name_that_it_is_sent_under_is_found() -> None:
    _, leaks = looked_at(files(BODY, attached="janey.pdf"))
    assert leaks == {f"G101 {DRAFT}", f"G101 {DRAFT}, part 2"}


@pytest.mark.parametrize("made_from", [{BIRCH}, {ASH, BIRCH}, set()])
def test_what_is_sent_is_looked_at_where_it_stands_nowhere_else(made_from: set[str]) -> None:
    _, leaks = looked_at([*files("Janey left.")[3:], *files(BODY)[:3]])
    assert leaks == {f"G101 {DRAFT}, report.pdf"}
    elsewhere = Built("a.pdf", typeset("Janey left."), frozenset(made_from))
    _, leaks = looked_at([*files("Janey left.")[3:], elsewhere])
    assert f"G101 {DRAFT}, report.pdf" in leaks


def test_a_page_beside_another_document_stays_with_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    short = typeset(f"{BODY} Nimblethwaite.")
    monkeypatch.setattr(in_the_gate, "LONG_PDF", len(short) + 1)
    longer = Built(f"{PATHS[0]}.pdf", typeset(f"{BODY}\n" * 99), frozenset({ASH}))
    assert longer.size > len(short)
    _, leaks = looked_at([*files(f"{BODY} Nimblethwaite.")[:2], longer])
    assert leaks == {f"G109 {PATHS[0]}"}


def test_an_index_in_a_mail_is_refused() -> None:
    index = gzip.compress(b"pagefind_dcd\x80", mtime=0)
    draft = mail(attachment=index, name="a.pf_index")
    _, leaks = looked_at([Built(DRAFT, draft, frozenset({ASH}))])
    assert leaks == {f"G102 {DRAFT}, a.pf_index"}


def test_the_longest_are_looked_at_first() -> None:
    given = [Built(f"reviews/{slug}/a.txt", b"word " * n) for n, slug in ((1, ASH), (9, BIRCH))]
    batches, _ = looked_at(given)
    assert batches == [[f"reviews/{BIRCH}/a.txt"], [f"reviews/{ASH}/a.txt"]]


def test_a_short_pdf_stays_with_its_review(monkeypatch: pytest.MonkeyPatch) -> None:
    given = files(BODY)
    for least, batches in ((given[0].size, 2), (given[0].size + 1, 1)):
        monkeypatch.setattr(in_the_gate, "LONG_PDF", least)
        assert len(looked_at(given)[0]) == batches


def test_a_long_one_of_several_reviews_or_of_none_is_in_no_batch_of_its_own() -> None:
    shared = Built("a.pdf", typeset(BODY), frozenset({ASH, BIRCH}))
    ours = Built("b.pdf", typeset(BODY))
    (batch,), leaks = looked_at([shared, ours])
    assert (batch, leaks) == (["a.pdf", "b.pdf"], set())
