"""Each way in which the gate looks is needed: without it alone a name gets through.

A function of the gate that gives text and has no row fails here.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping

import pytest

import publisher.gate
from publisher.gate import (
    escapes,
    fold,
    packed,
    verify,
)
from tests.gate.samples import told
from tests.gate.switched import WRITTEN, Row, still_escaped, without
from tests.gate.switched_readers import READ

ROWS: Mapping[str, Row] = {**WRITTEN, **READ}


def seen(row: Row) -> set[str]:
    fold.squash.cache_clear()
    fold._pieces.cache_clear()
    packed._unpacked_run.cache_clear()
    return told(row.path, row.data, row.made_from)


@pytest.mark.parametrize("view", ROWS)
def test_a_name_is_seen_by_one_view_alone(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ROWS[view]
    assert row.found in seen(row)
    for place, instead in row.off.items():
        monkeypatch.setattr(f"publisher.gate.{place}", instead, raising=False)
    assert row.found not in seen(row)
    monkeypatch.undo()
    assert row.found in seen(row)


READ_NO_FILE = {
    *("agree", "batches", "contents", "dates", "files", "forms", "markup", "names"),
    *("names_in_dates", "ordinary", "our_lines", "pdf_rules", "release", "verify"),
}
"""Modules whose texts are not a file's, or less of it, or only put the views together."""
NO_VIEWS = {
    *("carve.outside_streams", "escapes.as_it_may_be_read", "escapes.decoded", "targets.scheme"),
    *("carve.in_plain_bytes", "operations.operations_of", "operations._closed"),
    *("fold.without_digests", "fold._inside_digests"),
    *("extract_data._both", "indexed._small"),
    *(f"extract_pdf._faults_in_{what}" for what in ("fonts", "metadata", "pages")),
}
"""Give text, but what they find is refused, or they only put the views together.

Those in haste (`test_operations.py`, `test_indexed.py`) give what others give without them.
"""


def functions_that_give_text() -> Iterator[str]:
    for found in pkgutil.iter_modules(publisher.gate.__path__, "publisher.gate."):
        if found.name.rpartition(".")[2] in READ_NO_FILE:
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            made_here = getattr(value, "__module__", "") == module.__name__
            if made_here and inspect.isfunction(inspect.unwrap(value)):
                gives = str(inspect.signature(value).return_annotation)
                if re.search(r"str|bytes|Contents|Squashed", gives):
                    yield f"{module.__name__.rpartition('.')[2]}.{name}"


def test_no_view_is_without_a_row() -> None:
    switched = {place for row in ROWS.values() for place in (*row.off, *row.of)}
    switched |= {f"escapes.{view.__name__}" for view in escapes.VIEWS}
    assert set(functions_that_give_text()) - switched == NO_VIEWS


def test_every_view_of_a_text_and_every_escape_has_a_row() -> None:
    off = [row.off for row in ROWS.values()]
    for view in escapes.VIEWS:
        assert without(view) in off
    for sign in escapes.ESCAPES:
        assert still_escaped(sign) in off


def test_every_type_of_file_has_a_row() -> None:
    assert {
        suffix
        for suffix in verify._READERS
        if not any(r.path.endswith(suffix) for r in ROWS.values())
    } == set()
