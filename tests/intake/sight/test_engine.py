"""Words are read off pictures by either engine, within bounds and without a trace."""

import sys

import pytest
from PIL import Image

from publisher.intake.sight.engine import Engine, Layout, engines, read_words
from tests.hard_cases.seen_pages import picture_of

PICTURE = picture_of("She asked Nimblethwaite for help", "in June 2019")
ENGINES = {engine.name: engine for engine in engines()}


def script(program: str) -> Engine:
    return Engine("made up", (sys.executable, "-c", program))


@pytest.mark.parametrize("name", ["tesserocr", "tesseract"])
@pytest.mark.parametrize("layout", Layout)
def test_words_are_read_with_their_places(name: str, layout: Layout) -> None:
    (words,) = read_words([PICTURE], ENGINES[name], layout)

    assert words
    assert " ".join(word.text for word in words) == "She asked Nimblethwaite for help in June 2019"
    assert words[0].bottom < words[-1].top
    assert words[0].right < words[1].left


def test_the_engine_that_comes_with_the_publisher_is_used_first() -> None:
    assert next(iter(ENGINES)) == "tesserocr"


def test_a_picture_without_words_has_none() -> None:
    assert read_words([Image.new("L", (200, 100), 255)], ENGINES["tesserocr"]) == [()]


@pytest.mark.parametrize(
    "engine",
    [
        Engine("not there", ("/no/such/program",)),
        script("raise SystemExit(1)"),
        script("import os; os.abort()"),
    ],
)
def test_what_could_not_be_read_is_not_taken_for_no_words(engine: Engine) -> None:
    assert read_words([PICTURE], engine) == [None]


def test_what_the_engine_says_of_itself_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    read_words([PICTURE], script("import sys; print('Nimblethwaite', file=sys.stderr)"))
    assert capfd.readouterr() == ("", "")


def test_the_engine_gets_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHR_KEY", "secret")
    row = "'\\t'.join(['5'] + ['1'] * 9 + ['99', os.environ.get('DHR_KEY', 'none')])"
    (words,) = read_words([PICTURE], script(f"import os; print({row})"))
    assert words
    assert [word.text for word in words] == ["none"]


def test_the_same_picture_is_read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    log = tmp_path_factory.mktemp("reads") / "log"
    engine = script(f"open({str(log)!r}, 'a').write('x')")
    image = picture_of("Once")
    read_words([image], engine)
    read_words([image.copy()], engine)
    assert log.read_text() == "x"
