"""Reviews looked at in the process of the test itself, where a test breaks what looks at them."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from publisher import workers
from publisher.workers import Item, Note, Result


def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no worker be started: what is broken here would be whole there."""
    monkeypatch.setattr(workers, "run_apart", _one_after_the_other)


def _one_after_the_other(
    function: Callable[[Item, Note], Result],
    items: Sequence[Item],
    _: int | None = None,
    hear: Note = lambda _: None,
) -> Iterator[Result]:
    return (function(item, hear) for item in items)
