"""What a letter clears for publication, or that it refuses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.letter.said import Said, sentences_of

WHOLE = "the whole review"
"""Stands in what is cleared by a letter that does not name the parts."""

_PARTS = {
    "executive-summary": r"executive summary",
    "recommendations": r"recommendations|action plan",
    "overview-report": r"overview report",
    WHOLE: r"\b(?:dhr|dardr|reviews?|report|documents?)\b(?<!overview report)",
}
_TAKEN_OUT = {
    **{name: shape for name, shape in _PARTS.items() if name != WHOLE},
    "overview-report": r"\b(?:overview|full|main) report",
    "tribute": r"\btributes?\b|\bpen portraits?\b",
    "easy-read": r"\beasy[ -]read\b",
    "appendix": r"\bappendices\b|\bannex(?:es|ures)\b|\b(?:appendix|annex)\b(?! [a-z0-9]{1,2}\b)",
}
"""What may be left out of what is cleared; `appendix` stands for all appendices."""
_ANY_PART = "|".join((*_TAKEN_OUT.values(), r"\b(?:appendix|annex)\b"))
_WITHOUT = rf"without(?=(?:\s+(?:the|its|any|all|their))*\s+(?:{_ANY_PART}))"
"""Before a part only: "without delay" leaves out nothing."""
_APPENDIX = re.compile(r"\b(?:appendix|annex) ([a-z]|[1-9][0-9]?)\b")
_WILLING = re.compile(
    r"\b(?:content|satisfied|happy|pleased|agree[sd]?|approved?|cleared?)\b"
    r"|\b(?:may|can) (?:now |then )?be published",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\bnot\b|n[’']t\b|\bcannot\b|\bnever\b|\bno longer\b|\bunable\b|\buntil\b|\bunless\b"
    r"|\bbefore\b|\bwith(?:hold|held)|\binstead\b|\brather than\b|\brefus",
    re.IGNORECASE,
)
"""A sentence with one of these clears nothing, whatever else it says: a person has to read it."""
_FORBIDDEN = re.compile(
    r"\b(?:can(?:not|'t|’t| not)|may not|should not|must not) (?:yet |currently )?be published",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r",?\s*\b(?:with the exception of|except(?:ing)?(?: for)?|(?:but|and|though) not|apart from|"
    rf"excluding|other than|save for|omitting|minus|{_WITHOUT})\b(.*?)"
    r"(?:,? which (?:should|may|must|can) ?not [^;]*"
    r"|(?=\b(?:should|may|can|could|to) (?:now |then )?be publish|[,;.]|$))",
    re.IGNORECASE,
)
_NOT_A_DECISION = re.compile(r"this letter|weblink|web link|the site where", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is cleared (names of documents, or `WHOLE`), and the words of a refusal.

    `left_out` are the documents that the letter takes out of what it clears, `appendix` all of
    that kind. Where it takes out something that is no document of ours, that is a refusal.
    """

    cleared: Said[frozenset[str]] | None = None
    left_out: frozenset[str] = frozenset()
    refused: str = ""


def decision_in(paragraphs: Sequence[str]) -> Decision:
    """Find where the Home Office says what it is content to see published."""
    sentences = [
        s
        for paragraph in paragraphs
        for s in sentences_of(paragraph)
        if re.search(r"\bpubli(?:sh|cation)", s, re.IGNORECASE) and not _NOT_A_DECISION.search(s)
    ]
    refusals = [s for s in sentences if _refuses(_LEFT_OUT.sub("", s))]
    refused = next(iter(refusals), "")
    for sentence in sentences:
        rest = _LEFT_OUT.sub("", sentence)
        named = _named(rest)
        if named and _WILLING.search(rest) and not _DOUBT.search(rest):
            parts = named - {WHOLE}
            excepted = " ".join(_LEFT_OUT.findall(sentence))
            if excepted and not _taken_out(excepted):
                refused = refused or sentence
            left_out = _taken_out(" ".join((excepted, *refusals)))
            return Decision(Said(frozenset(parts or named), sentence), left_out, refused)
    return Decision(refused=refused)


def _refuses(words: str) -> bool:
    """Whether a sentence speaks of leave to publish, and of a doubt; or forbids it outright."""
    return bool(_FORBIDDEN.search(words) or (_DOUBT.search(words) and _WILLING.search(words)))


def _named(words: str) -> set[str]:
    lower = words.lower()
    return {name for name, shape in _PARTS.items() if re.search(shape, lower)}


def _taken_out(words: str) -> frozenset[str]:
    lower = " ".join(words.lower().split())
    single = {f"appendix-{found}" for found in _APPENDIX.findall(lower)}
    kinds = {name for name, shape in _TAKEN_OUT.items() if re.search(shape, lower)}
    return frozenset(single | kinds)


NOTHING_SAID = Decision()
"""Of a letter in which no decision was found."""
