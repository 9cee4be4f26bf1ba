"""Files of a real index: made by Pagefind 1.5.2 of one page with a name on it."""

import gzip
from base64 import b64decode

import pytest

from tests.gate.samples import ASH, BIRCH, VICTIM, told

FRAGMENT = (
    "H4sIAAAAAAAC/22OOwrDMBAFryK2Fk7Suk+TNqUxZpHWloi0CvIqH4zvHtkhXcrHDMO740SjZztYYxcoOUALB9Bg"
    "Egux1HV+kSniH6TmEiPmd6OuguHmeWrUBZnUNXpxKlTFKkeZtEK2O/oSSampyWfKdjCpbNXTUcPog1CeoV1AHEWC"
    "toNfGfpVQyTBnXoJ9O8JVAnZuLRVun79AB3gbBvNAAAA"
)
INDEX = (
    "H4sIAAAAAAAC/z2NzRGCMBBGg7/YAUcKsAC6cTLZAFESHAiOxyXryUos0yTreHxv3zd7l51ujYMLKFjfpKSDlURo"
    "qiMitfqp1eKz+IhQCyTo9aS5OMQCrtIlfJ3LptpGYZKYrfE9R2WKBvP4bfYR/+c82mXj5XDjYhO5mxdr5WT4cRHq"
    "Akn5ceTihPgFys8DK7YAAAA="
)
META = (
    "H4sIAAAAAAAC/x3IQQqAIBAF0H2HkdQEPY2I8yujtMUcoDHo3FHbd6YFc6kUKdMDrZwy0jfUqMkbWDfInVOlzK39"
    "CgrTaKWDVxz4yFNI2uMScOEdL3wzPHpRAAAA"
)
FILTER = "H4sIAAAAAAAC/ytITE9Ny8xLiU9JTmlKLclIzU1tbMoILknMyc7MS29kAAAltry/IAAAAA=="


def packed(body: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + body, mtime=0)


def test_a_name_is_found_in_the_words_of_a_page() -> None:
    assert told("search/a.pf_fragment", b64decode(FRAGMENT)) == {VICTIM}
    assert told("search/a.pf_fragment", b64decode(FRAGMENT), BIRCH) == {VICTIM}
    single = packed(b'{"content": "Then Jane left."}')
    assert told("search/a.pf_fragment", single, ASH) == {VICTIM}
    assert told("search/a.pf_fragment", single, BIRCH) == set()


def test_a_name_run_together_is_found_in_the_index() -> None:
    assert b"janesmith" in gzip.decompress(b64decode(INDEX))
    assert told("search/a.pf_index", b64decode(INDEX), ASH, BIRCH) == {VICTIM}


def test_words_that_only_stand_side_by_side_in_the_index_are_no_name() -> None:
    assert told("search/a.pf_index", packed(b"\x82\x64jane\x65smith"), BIRCH) == set()


def test_lists_of_pages_and_filters_pass() -> None:
    assert told("search/a.pf_meta", b64decode(META), ASH) == set()
    assert told("search/a.pf_filter", b64decode(FILTER), ASH) == set()
    name = packed(b"\x82\x65theme\x81\x82\x6aJane Smith\x81\x00")
    assert told("search/a.pf_filter", name, ASH) == {VICTIM}


@pytest.mark.parametrize(
    "before",
    ["17", "1818", "190100", "1a00010000", "1b0000000100000000", "20", "3818", "f4", "f6", "80",
     "a0", "8100", "a10001", "4100", "580161", "780161", "9801f5", "60", "9b0000000000000000"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["82", "81" * 30 + "82"])
def test_a_name_is_found_behind_every_kind_of_item(before: str, around: str) -> None:
    body = bytes.fromhex(around + before) + b"\x6aJane Smith"
    assert told("search/a.pf_filter", packed(body), ASH) == {VICTIM}


@pytest.mark.parametrize("suffix", ["pf_fragment", "pf_index", "pf_meta", "pf_filter"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        gzip.compress(b"{}", mtime=0),
        b64decode(FRAGMENT)[:-9],
        b64decode(INDEX) + b"Jane Smith",
        b64decode(INDEX) * 2,
        packed(b"\x82\x64jane"),
        packed(b"\x00\x00"),
        packed(b"\x9f\xff"),
        packed(b"\x64\xff\xff\xff\xff"),
        packed(b"\x81" * 33 + b"\x00"),
        packed(b"\x82\x00\x19\x00"),
        packed(b"\x82\x00\xf7"),
        packed(b"\x82\x00\xc1\x00"),
        packed(b"\x82\x00\xe0"),
        packed(b"\x82\x00\x65jane"),
        packed(b""),
        b64decode(INDEX)[:3] + b"\x08" + b64decode(INDEX)[4:10] + b"Jane\0" + b64decode(INDEX)[10:],
    ],
    ids=["nothing", "not packed", "no mark", "cut", "more", "twice", "half an item", "two items",
         "of no length", "no letters", "too deep", "half a number", "undefined", "with a tag",
         "of no kind", "half a word",
         "empty", "a name in its head"],
)  # fmt: skip
def test_what_is_not_whole_is_not_read(suffix: str, data: bytes) -> None:
    assert "G103" in told(f"search/a.{suffix}", data, ASH)
