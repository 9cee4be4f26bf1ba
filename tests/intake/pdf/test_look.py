"""Pages in doubt are looked at; those without a doubt are not."""

import sys
from pathlib import Path

from publisher.findings import Finding
from publisher.intake.pdf.read import read_pdf
from publisher.intake.reading import Request
from publisher.intake.sight.engine import Engine
from publisher.model import Role
from tests.hard_cases.seen_pages import picture_of, placed, shapes, with_picture
from tests.intake.pdf_files import honest, lying, make, saved, text

DOUBTED = saved(make(text(*["Greenhalgh Brownlow Whitlock Redfern"] * 15)))


def told(data: bytes, engine: Engine | None) -> list[tuple[str, int]]:
    reading = read_pdf(data, Request(Role.APPENDIX, "appendix", engine=engine))
    stopping = [finding for finding in reading.findings if finding.stops]
    assert (reading.document is None) == bool(stopping)
    return [(finding.rule.code, finding.place.page) for finding in stopping]


def script(program: str) -> Engine:
    return Engine("made up", (sys.executable, "-c", program))


def test_a_page_in_doubt_is_refused_where_nothing_can_look_at_it() -> None:
    assert told(DOUBTED, None) == [("D123", 1)]


def test_a_page_that_could_not_be_read_is_refused() -> None:
    assert told(DOUBTED, script("raise SystemExit(1)")) == [("D124", 1)]


def test_pages_without_a_doubt_cost_no_look(tmp_path: Path) -> None:
    engine = script(f"open({str(tmp_path / 'looked')!r}, 'w')")
    told(saved(make(honest(), honest())), engine)
    assert not list(tmp_path.iterdir())


def test_the_rest_is_not_looked_at_once_a_page_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log"
    engine = script(f"open({str(log)!r}, 'a').write('x')")
    pages = [text(*[f"Greenhalgh Brownlow Whitlock {n}"] * 15) for n in range(9)]
    assert told(saved(make(*pages)), engine) == [("D110", page) for page in (1, 2, 3, 4)]
    assert log.read_text() == "xxxx"


def test_a_scan_needs_no_look_to_be_refused() -> None:
    scan = with_picture(make(placed(0, 0, 595, 842), honest()), picture_of("Words"))
    assert told(saved(scan), None) == [("D107", 1)]


def test_words_that_are_drawn_are_told_as_advice() -> None:
    crest = shapes("Ashgrove Community Safety Partnership", 72, 760, 16)
    reading = read_pdf(saved(make(honest() + crest)), Request(Role.APPENDIX, "appendix"))
    (advice,) = [f for f in reading.findings if f.rule.code == "D211"]
    assert isinstance(advice, Finding)
    assert (advice.place.page, advice.detail) == (1, "4")
    assert reading.document


def test_the_page_that_lies_is_named() -> None:
    pdf = make(honest(), honest())
    lying(pdf)
    assert told(saved(pdf), Request(Role.APPENDIX, "a").engine) == [("D110", 1), ("D110", 2)]
