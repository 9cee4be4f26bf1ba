"""Vehicles' marks and protective markings."""

import re

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import GLUED, Hit, Shape, near

_by_vehicle = near(
    *("cars?", "vans?", "vehicles?", "registration", "registered", "reg", "plates?", "vrm", "vrn"),
    *("motorcycle", "motorbike", "lorry", "taxi", "drove", "driving", "driver", "parked"),
)
_VEHICLES = (
    *("car", "van", "vehicle", "reg", "plate", "vrm", "vrn", "motor", "lorry", "taxi"),
    *("drove", "driv", "parked"),
)
_ABBREVIATIONS = (
    "nhs csp dhr sar imr gp cps iopc idva dash dna det and the for day mon tue wed thu fri sat sun "
    "jan feb mar apr may jun jul aug sep oct nov dec pm am bst gmt mph gbp hrs a m b"
)
_NO_MARK = frozenset(_ABBREVIATIONS.split())
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WITHIN = re.compile(r"\s(?!(?:and|until|not|when|once|hyd|nes|tan)\b)\w")


def _is_old_mark(hit: Hit) -> bool:
    """A123 BCD and ABC 123D are marks; "DHR 1A" and "B12 GPS" are not."""
    if not hit.in_capitals or set(re.findall(r"[a-z]{3}", hit.text)) & _NO_MARK:
        return False
    return len(hit.digits) == 3 or _by_vehicle(hit)


def _is_dateless(hit: Hit) -> bool:
    """Letters and figures by a vehicle, but no road (M25) and no year."""
    letters = re.sub(r"[^a-z]", "", hit.text)
    figures = _YEAR.match(hit.digits) is not None
    return hit.in_capitals and not figures and letters not in _NO_MARK and _by_vehicle(hit)


def _is_marked(hit: Hit) -> bool:
    """In capitals and no word of a longer heading, or all that its passage says."""
    alone = not re.search(r"\w", hit.before) and not re.search(r"\w", hit.after)
    return alone or (hit.in_capitals and not _WITHIN.match(hit.after))


SHAPES = (
    Shape(
        Kind.VEHICLE,
        re.compile(r"\b[a-hj-pr-z][a-hj-pr-z]\d\d\s?[a-hj-pr-z]{3}\b"),
        lambda hit: hit.in_capitals,
        hint=GLUED,
    ),
    Shape(
        Kind.VEHICLE,
        re.compile(
            r"\b(?:[a-hj-npr-tv-y]\d{1,3}\s?[a-hj-pr-z]{3}"
            r"|[a-hj-pr-y]{3}\s?\d{1,3}[a-hj-npr-tv-y])\b"
        ),
        _is_old_mark,
        hint=GLUED,
    ),
    Shape(
        Kind.VEHICLE,  # Northern Ireland's
        re.compile(r"\b(?:[a-z]{1,2}[iz]|[iz][a-z]{2})\s?\d{2,4}\b"),
        lambda hit: hit.in_capitals and _by_vehicle(hit),
        needs=_VEHICLES,
    ),
    Shape(
        Kind.NUMBER,
        re.compile(r"\b(?:[a-z]{1,3}\s?\d{1,4}|\d{1,4}\s?[a-z]{1,3})\b"),
        _is_dateless,
        needs=_VEHICLES,
    ),
    Shape(
        Kind.MARKING,
        re.compile(
            r"\bofficial\s?[-:(\[]?\s?sensitive\b|\b(?:strictly )?private (?:and|&) confidential\b"
            r"|\b(?:restricted|confidential|protect|secret|top secret)\b"
        ),
        _is_marked,
        needs=("sensitive", "restricted", "confidential", "protect", "secret"),
    ),
    Shape(
        Kind.MARKING,
        re.compile(
            r"\bnot for (?:publication"
            r"|(?:onward |wider |further )?(?:circulation|disclosure|distribution|sharing))\b"
        ),
        needs=("not for",),
    ),
    Shape(
        Kind.MARKING,
        re.compile(r"\b(?:final )?draft(?:\s?(?:v|version|no\.?)?\s?\d[\d.]*)?(?!\w)"),
        _is_marked,
        needs=("draft",),
    ),
    Shape(
        Kind.MARKING,  # in Welsh: official-sensitive, confidential
        re.compile(
            r"\bswyddogol\s?[-:(\[]?\s?sensitif\b"
            r"|\b(?:(?:cwbl|hollol|preifat a) )?(?:c|g|ch)yfrinachol\b"
        ),
        _is_marked,
        needs=("sensitif", "yfrinachol"),
    ),
    Shape(
        Kind.MARKING,  # not for publication
        re.compile(
            r"\b(?:nid|ddim) (?:i'w|ar gyfer ei) "
            r"(?:(?:c|g|ch)yhoeddi|dd?atgelu|dd?osbarthu|rh?annu)\b"
        ),
        needs=("i'w", "gyfer ei"),
    ),
    Shape(
        Kind.MARKING,  # draft
        re.compile(r"\bdd?rafft(?: terfynol)?(?:\s?(?:f|v|fersiwn)?\s?\d[\d.]*)?(?!\w)"),
        _is_marked,
        needs=("rafft",),
    ),
)
"""Source: DVLA's leaflet INF104 on the forms of marks."""
