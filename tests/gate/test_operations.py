"""What is read faster is what pypdf reads, or it is left to pypdf."""

import io
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream, DecodedStreamObject

from publisher.gate import carve
from publisher.gate.operations import Content, operations_of
from tests.folders import ROOT
from tests.gate.samples import pdf, typeset

ESCAPES = [b"\\n", b"\\r", b"\\t", b"\\b", b"\\f", b"\\(", b"\\)", b"\\\\"]
ODD = [b"\\9", b"\\1", b"\\400", b"\\x", b"\\\n", b"(", b")", b"\\", b"\0", b"\x0c", b"%", b"\x80"]
letter = st.sampled_from([b"a", b" ", b"\\000", b"\\377", b"\xe9", *ESCAPES]) | st.sampled_from(ODD)
string = st.lists(letter).map(lambda letters: b"(" + b"".join(letters) + b")")
PLAIN = rb"1 -2 +3 .5 4. 6.75 0 <0aFF> <> /Span /F1 /A-b_c.d".split()
NOT_PLAIN = rb"true null / /A#20 1-2 --1 <1> 1e5 { BI 12345678901 ] >> [ << 'x T*9 d0".split()
NOT_PLAIN += [b"1 0 R", b"<0 1>", b"\0", b"\x0b", b"\x0c", b"% a\n"]
plain, odd = st.sampled_from(PLAIN), st.sampled_from(NOT_PLAIN)
mark = st.sampled_from([b"Tj", b"TJ", b"T*", b"'", b'"', b"BT", b"ET", b"q", b"BDC", b"EMC", b"cm"])
value = st.recursive(
    plain | string,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda those: b"[" + b" ".join(those) + b"]")
        | st.lists(inner, max_size=2).map(
            lambda those: (
                b"<<" + b"".join(b"/K%d %b " % (i, v) for i, v in enumerate(those)) + b">>"
            )
        )
    ),
)
content = st.lists(value | mark | plain, max_size=12)
gaps = st.sampled_from([b" ", b"\n", b"\r\n", b"\t", b""])


def typed(value: Any) -> Any:
    """A value and what it is, all the way down."""
    if isinstance(value, dict):
        return type(value), [(typed(key), typed(inner)) for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [typed(inner) for inner in value]
    return type(value), value


def by_pypdf(data: bytes) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return ContentStream(stream, None, "bytes").operations


def check_same(data: bytes) -> bool:
    """Whether we read it; if we do, it is the same."""
    ours = operations_of(data)
    if ours is not None:
        assert typed(ours) == typed(by_pypdf(data)), data
    return ours is not None


@given(content, gaps)
def test_plain_content_is_read_as_pypdf_reads_it(tokens: list[bytes], gap: bytes) -> None:
    check_same(gap.join(tokens))


@given(st.lists(value | mark | plain | odd, max_size=8), gaps)
def test_odd_content_is_read_as_pypdf_reads_it_or_left_to_it(
    tokens: list[bytes], gap: bytes
) -> None:
    check_same(gap.join(tokens))


@pytest.mark.parametrize("token", NOT_PLAIN)
def test_each_odd_token_is_read_as_pypdf_reads_it_or_left_to_it(token: bytes) -> None:
    for around in (b"%b Tj", b"/A %b Tj", b"[%b] TJ", b"/A <</K %b>> BDC", b"%b", b"q %b\nQ"):
        check_same(around % token)


def test_the_pages_that_we_make_are_plain() -> None:
    brackets = typeset("She lived (so they say) in Ashgrove (1).\\ " * 40)
    assert all(check_same(data) for made in (pdf(), brackets) for data in pages_of(made))


def test_the_pages_of_others_are_the_same_or_left_to_pypdf() -> None:
    for file in sorted((ROOT / "reviews").rglob("*.pdf")):
        for data in pages_of(file.read_bytes()):
            check_same(data)


def pages_of(made: bytes) -> list[bytes]:
    """What is painted on each page."""
    pages = PdfReader(io.BytesIO(made)).pages
    return [
        ContentStream(page["/Contents"].get_object(), None, "bytes").get_data() for page in pages
    ]


def test_what_is_not_plain_is_left_to_pypdf() -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"% a comment\n(Rowan) Tj")
    assert operations_of(stream.get_data()) is None
    assert Content(stream, None, "bytes").operations == by_pypdf(stream.get_data())
    assert operations_of(b" " * 4_000_001) is None
    for twice_or_odd in (b"/A <</K 1/K 2>> BDC", b"/A <</K>> BDC", b"/A <<1 2>> BDC", b"[1>> TJ"):
        assert operations_of(twice_or_odd) is None


def test_what_is_not_plain_is_left_where_it_begins() -> None:
    """Looked for from each byte on, this would take an hour of the processor, not 20 seconds."""
    content = b"[" + b"(a)1" * 200_000 + rb"(\q%)" + b"\0] TJ"
    at_most = "import resource as r; r.setrlimit(r.RLIMIT_CPU, (20, 20)); "
    ask = "from publisher.gate.operations import operations_of as o; import sys; "
    tell = "sys.exit(o(sys.stdin.buffer.read()) is not None)"
    done = subprocess.run([sys.executable, "-c", at_most + ask + tell], input=content, check=False)
    assert done.returncode == 0


@given(st.lists(letter).map(b"".join))
def test_a_string_is_read_alike_with_and_without_haste(body: bytes) -> None:
    slowly = carve._ESCAPE.sub(carve._unescaped, body)
    if carve._PLAIN.fullmatch(body):
        assert carve.in_plain_bytes(body, backspace=b"") == slowly
    assert carve._PLAIN.fullmatch(rb"a\n\(\\\000")
    assert not re.fullmatch(carve._PLAIN, rb"\9")
