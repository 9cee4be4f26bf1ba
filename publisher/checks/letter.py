"""Does review.yml say what the letter says?

Only what the letter was found to say is compared; the rest is named as advice (R202), so
that a letter of an unknown shape holds nobody up and nothing passes unseen.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

from publisher.config import LetterSettings, ReviewSettings
from publisher.findings import Finding, Rule
from publisher.letter import WHOLE, Letter
from publisher.submission import Submission

SETTINGS = "review.yml"


def agreement(submission: Submission, packs_go_to: Collection[str]) -> Iterator[Finding]:
    """Compare the facts in review.yml with those in the letter, and where packs go with both."""
    settings, letter = submission.settings, submission.letter
    if settings is None or settings.letter is None or letter is None:
        return
    yield from _facts(settings, settings.letter, letter)
    yield from _cleared(settings.letter, letter)
    yield from _reported_to(settings.letter, letter, packs_go_to)
    answered = len(settings.letter.areas_for_development)
    if answered < len(letter.areas):
        yield Finding(Rule.R106, file=SETTINGS, detail=f"{answered} of {len(letter.areas)}")


def _facts(settings: ReviewSettings, told: LetterSettings, letter: Letter) -> Iterator[Finding]:
    pseudonym, partnership = letter.pseudonym, letter.partnership
    dated, met = letter.dated, letter.panel_met
    pairs = {
        "pseudonym": (_fold(settings.pseudonym), _fold(pseudonym.value if pseudonym else "")),
        "partnership": (
            _fold(settings.partnership),
            _fold(partnership.value if partnership else ""),
        ),
        "date of the letter": (told.dated, dated and dated.value),
        "date of the panel's meeting": (told.panel_met, met and met.value),
    }
    for what, (written, found) in pairs.items():
        if not found:
            yield Finding(Rule.R202, file=SETTINGS, detail=what)
        elif written != found and not (what == "partnership" and _within(written, found)):
            yield Finding(Rule.R103, file=SETTINGS, detail=what)


def _cleared(settings: LetterSettings, letter: Letter) -> Iterator[Finding]:
    decision = letter.decision
    if decision.refused and decision.cleared is None:
        yield Finding(Rule.R204, file=SETTINGS)
        return
    if decision.cleared is None:
        yield Finding(Rule.R202, file=SETTINGS, detail="what it clears for publication")
        return
    if decision.refused and not decision.left_out:
        yield Finding(Rule.R204, file=SETTINGS)
    for name in sorted(set(settings.cleared)):
        if _is_more(name, decision.cleared.value, decision.left_out):
            yield Finding(Rule.R107, file=SETTINGS, detail=name.replace("-", " "))


def _is_more(name: str, cleared: Collection[str], left_out: Collection[str]) -> bool:
    """Whether a document is more than the letter clears; a tribute need not be named there."""
    kind = name.partition("-")[0] if name.startswith("appendix") else name
    if name in left_out or kind in left_out:
        return True
    return WHOLE not in cleared and name not in (*cleared, "tribute", "easy-read")


def _reported_to(
    settings: LetterSettings, letter: Letter, packs_go_to: Collection[str]
) -> Iterator[Finding]:
    """Addresses that would get no pack: those of review.yml, else those that the letter names."""
    ours = {address.lower() for address in packs_go_to}
    asked, of = settings.report_to, "`report_to:`"
    if asked is None:
        asked, of = tuple(said.value for said in letter.report_to), "the addresses in the letter"
    for number, address in enumerate(asked, 1):
        if address.lower() not in ours:
            yield Finding(Rule.R210, file=SETTINGS, detail=f"number {number} of {of}")


def _within(one: object, other: object) -> bool:
    """Whether one name is a part of the other: letters shorten a partnership's or spell it out."""
    names = (f" {one} ", f" {other} ")
    return names[0] in names[1] or names[1] in names[0]


def _fold(text: str) -> str:
    """Compare words as people do: without case, accents, quotes or "the"."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", plain)
    return " ".join(word for word in words if word != "the")
