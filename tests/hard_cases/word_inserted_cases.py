"""Word files into which another file was inserted, which Word shows as part of the text."""

from publisher.intake.word import inserted as kinds
from tests.hard_cases.frame import Case, Outcome, Refused
from tests.hard_cases.secret import UNSEEN, Secret
from tests.hard_cases.word_block_cases import noted
from tests.hard_cases.word_cases import SEEN, said
from tests.hard_cases.word_file import MAIN, Part, word, xml_part
from tests.intake.word_files import level, listed, numbering, p, t

_CHUNK = '<w:altChunk r:id="af"/>'
_WORD = MAIN.replace(".main+xml", "")
_AWAY = Refused("D108", kinds.ELSEWHERE, "Before")
_LIKE_WORD = Refused("D109", "a style of a web page that hides or strikes out something")


def inserted(data: bytes, suffix: str, kind: str) -> bytes:
    """A Word file with another between two paragraphs."""
    part = Part(f"word/afchunk.{suffix}", data, "aFChunk", kind, id="af")
    return word(p("Before") + _CHUNK + p("After"), part)


def page(body: str, head: str = "") -> bytes:
    """A Word file into which a web page was inserted."""
    text = f'<html><head><meta charset="utf-8"><title>T</title>{head}</head><body>{body}'
    return inserted(f"{text}</body></html>".encode(), "htm", "text/html")


def in_one_file(s: Secret) -> bytes:
    """A web page as browsers save it with its pictures."""
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    html = "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Then "
    text = f"{head}{html}{s.name} left.</p>\n--b--\n"
    return inserted(text.encode(), "mht", "message/rfc822")


def within(s: Secret, depth: int) -> bytes:
    """Word files inserted into one another."""
    data = word(said(t(s.name)))
    for _ in range(depth):
        data = inserted(data, "docx", _WORD)
    return data


def _word_files(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    numbers = xml_part("numbering", numbering({1: level(0, "%1.%1")}))
    body, note = noted(s, "footnote")
    return {
        "an inserted Word file": (within(s, 1), f"Before {SEEN} After"),
        "an inserted Word file with an inserted Word file": (
            within(s, 2),
            f"Before Before {SEEN} After After",
        ),
        "Word files inserted in one another nine deep": (
            within(s, 9),
            f"{'Before ' * 9}{SEEN}{' After' * 9}",
        ),
        "Word files inserted in one another without an end": (
            within(s, kinds.DEEPEST + 1),
            Refused("D109", kinds.ENDLESS),
        ),
        "an inserted Word file with numbers and hidden words": (
            inserted(
                word(listed(f"Then {s.name} left.", 1) + p(t(s.ghost, "<w:vanish/>")), numbers),
                "docx",
                _WORD,
            ),
            f"Before 1.1 {SEEN} After",
        ),
        "an inserted Word file with a note": (
            inserted(word(body, note), "docx", _WORD),
            f"Before Words more {SEEN} After",
        ),
        "an inserted Word file that is damaged": (
            inserted(b"PK\x03\x04", "docx", _WORD),
            Refused("D105"),
        ),
        "a name that goes on in an inserted file": (
            word(
                p(f"Then {s.first}") + _CHUNK,
                Part("word/a.docx", word(p(f"{s.last} left.")), "aFChunk", _WORD, id="af"),
            ),
            SEEN,
        ),
    }


def _pages(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    shown = f"<p>Then {s.first[:3]}<b>{s.first[3:]}</b> {s.last} left.</p>"
    ghosts = (
        f"<script>{s.ghost}</script><style>{UNSEEN}</style><!-- {s.ghost} -->"
        f"<p hidden>{s.ghost}</p><p style='display:none'>{s.ghost}</p><p class='g'>{s.ghost}</p>"
        f"<p style='color:#fff'>{s.ghost}</p><p style='font-size:1px'>{s.ghost}</p>"
        f"<span style='mso-hide:all'>{s.ghost}</span><a href='#{s.last}' title='{s.ghost}'></a>"
        f"<template>{s.ghost}</template>"
    )
    return {
        "an inserted web page": (page(shown), f"Before {SEEN} After"),
        "an inserted web page with a heading, lists and a table": (
            page(
                f"<h2>The life of {s.name}</h2><ol type='a'><li>One<ul><li>{s.name}</ul><li>Two"
                f"</ol><table><tr><th>a<th>b<tr><td>{s.first}<td>{s.last}</table>"
            ),
            "Before The life of Rowan One Rowan Two a b Rowan After",
        ),
        "an inserted web page in the characters of a Mac": (
            inserted(
                f"<meta charset=macintosh><p>Then {s.name} left.".encode("mac_roman"),
                "htm",
                "text/html",
            ),
            f"Before {SEEN} After",
        ),
        "an inserted web page with a list that is struck out": (
            page(f"<del><ul><li>Then {s.name} left.</ul></del>"),
            f"Before {SEEN} After",
        ),
        "an inserted web page in which hidden words are seen again": (
            page(f"<div style='color:white'>x<p style='color:black'>{s.name}</div>"),
            _LIKE_WORD,
        ),
        "an inserted web page with hidden words": (
            page(
                ghosts + shown,
                f"<style>.g {{ visibility: hidden }}</style><title>{s.ghost}</title>",
            ),
            f"Before {SEEN} After",
        ),
        "an inserted web page whose style may hide words": (
            page(shown, "<style>div > p:first-child { display: none }</style>"),
            _LIKE_WORD,
        ),
        "an inserted web page with a described picture": (
            page(f"<img src='x.png' alt='{s.name} at home'>"),
            "Before Picture: Rowan at home After",
        ),
        "an inserted web page with a picture": (
            page("<img src='x.png'>"),
            Refused("D108", "a picture in a web page", "Before After Picture"),
        ),
        "an inserted web page with a form": (
            page(
                f"<label>Who <input value='{s.name}'></label><input type=hidden value='{s.ghost}'>"
                f"<input type=checkbox checked> Known to {s.first} as <select><option>{s.ghost}"
                f"<option selected>{s.last} family</select>"
            ),
            "Before Who Rowan ticked Known to Rowan as Rowan family After",
        ),
        "an inserted web page with a drawing": (
            page(f"<svg><text>{s.name}</text></svg>"),
            Refused("D108", "a part of a web page that cannot be read", "Before After"),
        ),
        "a web page in one file": (in_one_file(s), f"Before {SEEN} After"),
    }


def _others(s: Secret) -> dict[str, tuple[bytes, str | Outcome]]:
    text = f"Then {s.name} left.\r\n\r\nMore"
    return {
        "an inserted text": (
            inserted(text.encode("cp1252"), "txt", "text/plain"),
            f"Before {SEEN} More After",
        ),
        "an inserted text that is a web page": (
            inserted(f"<p>{s.name}</p>".encode(), "txt", "text/plain"),
            Refused("D109", kinds.MAY_BE_A_PAGE),
        ),
        "an inserted file of a kind that is not known": (
            inserted(b"%PDF-1.7", "pdf", "application/pdf"),
            Refused("D108", kinds.UNKNOWN, "Before After"),
        ),
        "an inserted file that is not there": (word(p("Before") + _CHUNK), Refused("D105")),
        "an inserted file that is somewhere else": (
            word(p("Before") + _CHUNK, outside={"af": ("aFChunk", f"https://x.example/{s.slug}")}),
            _AWAY,
        ),
    }


def cases(s: Secret) -> tuple[Case, ...]:
    every = {**_word_files(s), **_pages(s), **_others(s)}
    return tuple(
        Case(f"Word: {trick}", data, became)
        if isinstance(became, str)
        else Case(f"Word: {trick}", data, outcome=became)
        for trick, (data, became) in every.items()
    )
