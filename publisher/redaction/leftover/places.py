"""Postcodes, street addresses and points on a map."""

import re

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import GLUED, Hit, Shape

_AREAS = (
    "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e "
    "ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll "
    "ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm "
    "sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"
)
_AREA = frozenset(_AREAS.split())
_NATIONAL_GRID = (
    "hp ht hu hw hx hy hz na nb nc nd nf ng nh nj nk nl nm nn no nr ns nt nu nw nx ny nz ov sc sd "
    "se sh sj sk sm sn so sp sr ss st su sv sw sx sy sz ta tf tg tl tm tq tr tv"
)
_SQUARE = frozenset(_NATIONAL_GRID.split())
_AROUND = (
    *("post", "area", "district", "street", "road", "avenue", "lane", "crescent", "terrace"),
    *("garden", "grove", "mews", "parade", "close", "court", "drive", "rise", "row", "walk"),
    *("hill", "place", "way", "square", "view", "wharf"),
)
_UNIT = re.compile(r"\d(?:st|nd|rd|th|am|pm|km|cm|mm|mg|ml|kg|hr|in|ft|yr|wk|gb|mb|pc)$")
_STRONG = r"(?:street|road|rd|avenue|ave|lane|crescent|cres|terrace|gardens|gdns|grove|mews|parade)"
_WEAK = (
    r"(?:st|close|cl|court|ct|drive|dr|rise|row|walk|hill|place|pl|way|square|sq|view|wharf"
    r"|broadway|cottages|croft|fold|garth|heights|meadows?|mount|park|quay|vale|villas)"
)
_WELSH = (
    r"(?:(?:bryn|clos|cwrt|ffordd|heol|llys|lon|maes|parc|rhes|rhodfa|stryd|teras|trem|ystad)[\s-]+"
    r"|pen[\s-](?=yr?[\s-]))"
)
"""These stand first: Heol y Bont."""
_HOUSE = (
    r"(?P<it>[0-9](?<![\w.,/-]\d)(?!(?<=1)9\d\d\b|(?<=2)0\d\d\b)\d{0,3}[a-z]?"
    r"(?:\s?[-/]\s?\d{1,4}[a-z]?)?,?\s+"
)
"""A house's number, but no year."""
_NAMED = r"(?:[a-z][a-z'.-]*\s+){1,3}?"
_STREETS = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b")
_SMALL = ("of", "the", "and", "on", "y", "yr")
_COURTS = re.compile(r"\b(?:crown|high|family|county|appeal|criminal|civil|supreme|coroner's) c")


def _is_postcode(hit: Hit) -> bool:
    """In small letters "the m1 1st exit" and "q2 5pm" look like one."""
    return hit.in_capitals or not _UNIT.search(hit.text)


def _is_outward(hit: Hit) -> bool:
    """An outward code alone looks like any label: it needs an address around it."""
    if not hit.in_capitals or re.sub(r"\d.*", "", hit.text) not in _AREA:
        return False
    if re.search(r"\b(?:post ?code|postal)\W+(?:\w+\W+){0,3}$", hit.before):
        return True
    if re.match(r"\s(?:area|district|postcode)\b", hit.after):
        return True
    listed = re.search(r"[a-z]{3,},\s$", hit.before) is not None
    return listed and _STREETS.search(hit.before) is not None


def _is_named(hit: Hit) -> bool:
    """The words of a street have capitals, those of "3 days at home" have not."""
    words = re.findall(r"(?<!\w)[^\W\d_][\w'.-]*", hit.shown)
    named = all(word[0].isupper() for word in words if word not in _SMALL)
    return named and not hit.numbered and not _COURTS.search(hit.text)


def _is_close(hit: Hit) -> bool:
    """A close or a court ends an address; "3 Safe Place" may be a heading."""
    ends = re.match(r"\s*(?:[,;)]|\.?$|\.\s|in\b|where\b|and\b)", hit.after) is not None
    begins = re.search(
        r"(?:\b(?:at|to|of|from|in|near|flat \d+|address|home),?\W+|,\s)$", hit.before
    )
    return _is_named(hit) and ends and (begins is not None or not hit.before.strip())


def _is_square(hit: Hit) -> bool:
    return hit.in_capitals and hit.text[:2] in _SQUARE and len(hit.digits) % 2 == 0


def _is_three_words(hit: Hit) -> bool:
    cued = re.search(r"what3words|what 3 words|what three words|w3w|///", hit.before)
    return cued is not None


SHAPES = (
    Shape(
        Kind.POSTCODE,
        re.compile(r"\b(?:[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[a-z]{2}|gir\s?0aa)\b"),
        _is_postcode,
        hint=GLUED,
    ),
    Shape(Kind.NUMBER, re.compile(r"\b[a-z]{1,2}\d{1,2}[a-z]?\b"), _is_outward, _AROUND, GLUED),
    Shape(Kind.STREET, re.compile(rf"{_HOUSE}{_NAMED}{_STRONG})\b"), _is_named),
    Shape(Kind.STREET, re.compile(rf"{_HOUSE}{_NAMED}{_WEAK})\b"), _is_close),
    Shape(Kind.STREET, re.compile(rf"{_HOUSE}{_WELSH}(?:yr?[\s-]+)?[a-z][a-z'-]*)"), _is_named),
    Shape(
        Kind.STREET,
        re.compile(r"\b(?:flat|apartment|apt)\.?\s+(?:no\.?\s)?\d{1,4}[a-z]?\b"),
        lambda hit: hit.shown[0].isupper(),
        needs=("flat", "apartment", "apt"),
    ),
    Shape(
        Kind.PLACE,
        re.compile(r"[0-9](?<![\w.]\d)\d?\.\d{3,}\s?,\s?-?\d{1,3}\.\d{3,}(?!\w)"),
        hint=re.compile(r"\.\d{3}"),
    ),
    Shape(
        Kind.PLACE,
        re.compile(
            r"[0-9](?<!\w\d)\d?\s\d{1,2}['\s]\s?(?:\d{1,2}(?:\.\d+)?[\"'\s]{1,2}\s?)?[ns]\W{1,3}"
            r"\d{1,3}\s\d{1,2}['\s]\s?(?:\d{1,2}(?:\.\d+)?[\"'\s]{1,2}\s?)?[ew]\b"
        ),
    ),
    Shape(
        Kind.PLACE,
        re.compile(r"\b[hnst][a-z]\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})\b"),
        _is_square,
        hint=re.compile(r"[0-9]\d\d\s?\d{3}"),
    ),
    Shape(
        Kind.PLACE,
        re.compile(r"(?<![\w.@/])[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}(?![\w/@]|\.\w)"),
        _is_three_words,
        needs=("w3w", "what3words", "what 3 words", "what three words", "///"),
    ),
    Shape(Kind.PLACE, re.compile(r"///[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}"), needs=("///",)),
)
"""Sources: Royal Mail's forms of postcodes; Ordnance Survey's letters of 100 km squares."""
