"""Telephone numbers, e-mail addresses, accounts, links and computers' addresses."""

import re

from publisher.redaction.leftover.kinds import Kind
from publisher.redaction.leftover.shapes import Hit, Shape, near

_APART = r"[\s().-]{0,2}"
_DATE = re.compile(r"0?\d[./-]\d\d?[./-](?:19|20)?\d\d")
_DIALLED = re.compile(
    r"(?:tel|telephone|phone|mobile|mob|fax|landline)(?:\s?(?:no|number|num|is|on|line))*\W{0,3}$"
)
_SITES = (
    r"(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|linkedin|youtube|threads|bsky|reddit"
    r"|pinterest|flickr|onlyfans|tumblr|vk|gofundme|justgiving|muchloved|legacy|forevermissed"
    r"|findagrave)"
)
_PRESS = (
    r"(?:bbc\.co\.uk/(?:news|sport)|dailymail\.co\.uk|thesun\.co\.uk|mirror\.co\.uk|itv\.com/news"
    r"|theguardian\.com|telegraph\.co\.uk|independent\.co\.uk|metro\.co\.uk|standard\.co\.uk"
    r"|express\.co\.uk|thetimes\.co\.uk|news\.sky\.com|(?<=[a-z])live\.co\.uk|courtserve\.net"
    r"|bailii\.org|caselaw\.nationalarchives\.gov\.uk|judiciary\.uk|news\.[\w.-]+"
    r"|[\w-]*(?:news|gazette|herald|echo|chronicle|argus|courier|mercury|advertiser)"
    r"[\w-]*\.(?:co\.uk|com|uk))"
)


def _is_number(hit: Hit) -> bool:
    groups = re.findall(r"\d+", hit.text)
    pairs = len(groups) > 2 and all(len(group) == 2 for group in groups)
    return not pairs and not _DATE.match(hit.text)


def _is_dialled(hit: Hit) -> bool:
    return _DIALLED.search(hit.before) is not None


def _is_device(hit: Hit) -> bool:
    """Paragraphs are numbered 5.2.1.3, and a version is 1.0.0.2: a computer has larger numbers."""
    parts = [int(part) for part in hit.text.split(".")]
    cued = re.search(r"\bip\b", hit.before) is not None
    return max(parts) < 256 and not hit.numbered and (cued or max(parts) > 99)


SHAPES = (
    Shape(
        Kind.EMAIL,
        re.compile(r"(?<![\w.+'-])[\w.+'-]+(?:@|\s@\s)[\w-]+(?:\.[\w-]+)+"),
        needs=("@",),
    ),
    Shape(
        Kind.EMAIL,
        re.compile(r"(?<![\w.+'-])[\w.+-]+\s?[\[(]\s?at\s?[\])]\s?[\w-]+(?:\s?\.\s?[\w-]+)*"),
        needs=("(at", "( at", "[at", "[ at"),
    ),
    Shape(
        Kind.EMAIL, re.compile(r"(?<![\w.+'-])[\w.+-]+ at [\w-]+(?: dot [\w-]+)+"), needs=(" dot ",)
    ),
    Shape(
        Kind.PHONE,
        re.compile(rf"[(0](?<![\w.+/-].)(?:(?<=\()0)?(?:{_APART}\d){{10}}(?!\w)"),
        _is_number,
    ),
    Shape(
        Kind.PHONE,
        re.compile(rf"[(0](?<![\w.+/-].)(?:(?<=\()0)?(?:{_APART}\d){{9}}(?!\w)"),
        _is_number,
    ),
    Shape(Kind.PHONE, re.compile(r"\+(?<!\w\+)\s?\d(?:[\s().-]{0,3}\d){7,13}(?!\w)"), needs=("+",)),
    Shape(Kind.PHONE, re.compile(rf"0(?<![\w.+/-]0)0(?:{_APART}\d){{9,13}}(?!\w)"), _is_number),
    Shape(Kind.PHONE, re.compile(r"4(?<![\w.+/-]4)4\s?(?:\(0\)\s?)?[1-9](?:[\s-]?\d){8,9}(?!\w)")),
    Shape(Kind.PHONE, re.compile(r"[0-9](?<![\w.+/-]\d)\d{2,3}[\s-]?\d{3,4}(?!\w)"), _is_dialled),
    Shape(
        Kind.PROFILE,
        re.compile(rf"(?<![\w-]){_SITES}\.(?:com|net|org|app|me|social)/[^\s|,;)]+"),
        needs=(".com/", ".net/", ".org/", ".app/", ".me/", ".social/"),
    ),
    Shape(Kind.PROFILE, re.compile(r"(?<![\w.-])(?:t|wa|m)\.me/[^\s|,;)]+"), needs=(".me/",)),
    Shape(
        Kind.MAP,
        re.compile(
            r"(?:google\.[a-z.]{2,6}/maps|maps\.google\.|goo\.gl/maps|maps\.app\.goo\.gl"
            r"|openstreetmap\.org|bing\.com/maps|maps\.apple\.com|what3words\.com|w3w\.co"
            r"|streetmap\.co\.uk|osmaps\.com|gridreferencefinder\.com)[^\s|]*"
        ),
        needs=("map", "w3w", "what3words", "gridref"),
    ),
    Shape(Kind.ACCOUNT, re.compile(r"(?<![\w@.+-])@[a-z_][\w.]{2,29}(?<!\.)"), needs=("@",)),
    Shape(
        Kind.ACCOUNT,
        re.compile(
            r"\b(?:user ?name|handle|gamer ?tag|screen ?name|snapchat|instagram|tiktok|discord"
            r"|onlyfans|profile|account)(?: (?:name|account|user|handle|was|is|as|called|of))*"
            r"\s?[:'\"(]{0,2}\s?(?P<it>[a-z][a-z.]*(?:_[\w.]+|\d[\w.]*[a-z_]\w*|[a-z]{4}\d{2,}))\b"
        ),
        needs=(
            *("user", "handle", "gamer", "screen", "snapchat", "instagram", "tiktok", "discord"),
            *("onlyfans", "profile", "account"),
        ),
    ),
    Shape(
        Kind.DEVICE, re.compile(r"[0-9](?<![\w.]\d)\d{0,2}(?:\.\d{1,3}){3}(?![\w.]*\d)"), _is_device
    ),
    Shape(
        Kind.DEVICE,
        re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])"),
        lambda hit: not hit.text.replace(":", "").isdigit() or len(hit.text) > 18,
        (":",),
        re.compile(r":[0-9a-f]{1,4}:[0-9a-f]{1,4}:"),
    ),
    Shape(
        Kind.DEVICE,
        re.compile(r"(?<![\w:-])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w-])"),
        needs=("-",),
        hint=re.compile(r"-[0-9a-f]{2}-[0-9a-f]{2}-"),
    ),
    Shape(
        Kind.DEVICE,
        re.compile(r"[0-9](?<!\w\d)\d{14}(?!\w)"),
        near("imei", "imsi", "sim", "handset"),
    ),
    Shape(
        Kind.PRESS,
        re.compile(rf"(?:(?<=//)|(?<=www\.)|\b){_PRESS}[^\s|]*"),
        needs=(".uk/", ".com/", ".org/", ".net/", "news.", "judiciary.uk"),
    ),
)
"""Source of the forms of numbers: Ofcom's National Telephone Numbering Plan."""
