"""Whether the words of a plan say that something was done: yes, no, or either.

One rule: they say no where nothing speaks of being done, or where just that is denied or put
off ("not yet completed", "to be completed"); yes where nothing casts a doubt on it; and what
may be read either way is neither.
"""

import re
from datetime import date

from publisher.site.days import DATE, MONTH, days_in, folded, last_day

_DONE = (
    r"(?:completed?|done|achieved|implemented|closed|delivered|finished|actioned|signed[- ]off|"
    r"in place|yes)"
)
_UNTIL = r"complete (?:by|when|once|in part)\b"
_WORD_OF_DONE = rf"\b(?!{_UNTIL}){_DONE}\b"
_SAYS_DONE = re.compile(rf"{_WORD_OF_DONE}|100 ?%")
_SHARE = r"(?<![\d.])\d\d?(?:\.\d+)? ?(?:%|per ?cent\b)"
"""Less than all: 100 % has three figures."""
_NEARLY = r"(?:almost|nearly|mostly|largely|substantially|broadly)"
_IN_PART = r"part(?:ly|ial|ially)?"
_BEING = r"(?<!well[- ])\bbeing"
_DENIED = (
    r"\bnot|\bnever|n't|\bno(?! yes\b)|\b(?:to|will|must|shall|should|would|could|can|may|might) be"
    r"|\b(?:yet|due|still|need(?:ed|s)?|expected|planned|unable|fail(?:ed|s)?) to"
    rf"|{_BEING}|\b(?:will|{_NEARLY}|{_IN_PART})|{_SHARE}"
    r"|\bno (?!(?:further|more|other|longer|actions?|yes)\b)\w+"
)
_UNDONE = re.compile(
    rf"(?:{_DENIED}) ?(?:\b(?:yet|been|be|is|are|was|were|has|have|fully|all) )*{_DONE}\b"
)
"""Not that it was done: "hasn't been fully completed", "is being delivered"."""
_ANSWERED_NO = re.compile(
    rf"\b(?!yes){_DONE}\W*\bno(?:\W*$| ?[-\u2013\u2014:;.,])"
    rf"|\b{_DONE} (?:in part|partly|partially)\b"
)
"""After "completed": not wholly, or the question of a form with its answer."""

_CALLED_OFF = r"\b(?:cancel|extend|extension|revis|supersed|withdr[ae]w|reject|abandon|no longer\b)"
_HELD_UP = (
    rf"\b(?:delay|(?:overdue|subject to|never|fail(?:ed|s)?|unable|{_NEARLY}|missed|slipped|"
    r"on hold|paused|halted|stalled|commenced|draft(?:ed)?|in development|awaited|amber|"
    rf"except(?:ion|ing)?|apart from|postponed|deferred)\b)|\bred\W*$|{_SHARE}"
)
_BEGUN = (
    r"\b(?:on[- ]?going|in progress|under ?way|continuous|continuously|continuing|rolling|"
    rf"on track|started|begun)\b|{_BEING}\b"
)
_OPEN = (
    r"\b(?:to complete|not|yet|incomplete|awaiting|pending|outstanding|in part|"
    r"part(?:ly|ial|ially))\b"
)
_NO = rf"\bno(?:\W*$| ?[-\u2013\u2014:;.,/)])|\bno\b[^-\u2013\u2014:;.,()]*\b{_DONE}\b"
"""As an answer, or before the word of being done."""
_NUMBER = r"(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SOME = (
    rf"\b(?:phase|stage|part|step) (?:{_NUMBER}|i+)\b|\b{_NUMBER} (?:out )?of (?:the )?{_NUMBER}\b"
    rf"|\b(?:most|some|several|many|majority|half)\b[^.;:]*\b{_DONE}\b"
    rf"|\b{_DONE}\b[^-\u2013\u2014.;:,(]*\b(?:most(?! recent)|some(?! time)|majority|only|all but|"
    r"where possible|so far|(?<!up )to date)\b"
)
_AHEAD = (
    rf"\b(?:once|when|until|till|if|unless)(?: \w+){{0,3}} {_DONE}\b|\bto have\b"
    r"|\b(?:to|will) (?:start|begin|commence|follow)\b"
)
_BLANK = rf"\b{_DONE} ?:\W*(?:$|(?:target|deadline|due)\b[a-z ]*:)|\bdate {_DONE}\W*$"
"""A label with nothing behind it: "Target: March 2023 Completed:"."""
_UNCLEAR = re.compile(
    rf"{_CALLED_OFF}|{_HELD_UP}|{_BEGUN}|{_OPEN}|{_NO}|{_SOME}|{_AHEAD}|{_BLANK}|n't\b|\?\W*$"
)
"""Beside "completed": perhaps it was not."""
_TO_COME = r"\b(?:expected|due|planned|await|to be|will be|tb[ac]|n/?a)\b"
_LATER = re.compile(_TO_COME)
"""With other words before "completed", too; "Completed; next audit planned" was done."""
_NOT_YET = re.compile(rf"{_TO_COME}|{_HELD_UP}|{_BEGUN}|{_OPEN}|\b(?:{_UNTIL}|no|part)\b")
_BY = re.compile(rf"\b{_DONE} (?:by|until|before)(?: the)?(?: end(?: of)?)? $")
_NEXT = re.compile(
    r"[-\u2013\u2014.;,:(].*\b(?:next|again|audit|check|monitor|refresh|repeat|review)"
)
"""Says of a day to come, before it, that it is another one than that of completion."""
_BARE = re.compile(rf"(?:status )?{_DONE}(?: (?:in|on))?")
_OF_DAYS = re.compile(rf"(?:\b(?:in|on|early|mid|late|end|of|the|and|to|{MONTH})\b ?)*")
_COLOUR = r"(?:(?:b?rag|status|rating)\b\W*)*(?:(?:green|blue)\b|[gb]\W*$|[🟢🔵🟩🟦])"
_DEED = (
    r"\b(?!need|requir|propos|schedul|intend|anticipat|book|arrang|limit|un)\w{3,}ed\b|"
    r"\b(?:sent|held|written|given|made|built|set up)\b"
)
_PERHAPS = re.compile(rf"^{_COLOUR}|{_DEED}")
"""In a column for completion: a colour that may stand for it, or what somebody did."""

_EITHER = "(yes or no)"
_A_DAY = "\N{SECTION SIGN}"
_OPENS_DONE = re.compile(
    rf"{_DONE}\b\W*(?:$|[-\u2013\u2014:.;(]|(?:(?:in|on) )?{_A_DAY})|{re.escape(_EITHER)}"
)
_OPENS_WITH_DAY = re.compile(rf"(?:(?:in|on) )?{_A_DAY} ?[-\u2013\u2014:.;,(]")
_HOPED_BY = re.compile(
    rf"\b{_DONE}\b[^-\u2013\u2014.;:,(]*?\b(?:by|until|before)(?: the)?(?: end(?: of)?)? {_A_DAY}"
)
"""In a target: what is to be done by then."""
_UP_TO = re.compile(r"\b(?:by|until|before)(?: the)?(?: end(?: of)?)? $")
_OPEN_END = re.compile(
    r"\b(?:on[- ]?going|continuous(?:ly)?|continuing|rolling|onwards?|annual(?:ly)?|yearly|"
    r"quarterly|monthly|(?:each|every) (?:\w+ )?(?:year|quarter|months?))\b|"
    r"^(?:from|starting|commencing|beginning)\b"
)
_END = re.compile(
    rf"\b(?:by|until|till|deadline|end(?:s|ing)?|complet\w*)\b|\bto (?:the )?(?:end|{_A_DAY})"
)


def is_done(said: str, today: date) -> bool | None:
    """Whether these words, `answered`, say that something was done; None if either."""
    left = _UNDONE.sub(" ", said)
    if _SAYS_DONE.search(left):
        if _ANSWERED_NO.search(left):
            return False
        doubtful = _UNCLEAR.search(said) or _is_ahead(said, today)
        later = not _SAYS_DONE.match(said) and _LATER.search(said)
        return None if doubtful or later else True
    if re.search(_CALLED_OFF, said):
        return None
    if left != said or _NOT_YET.search(said):
        return False
    day = last_day(said)
    past = day is not None and day <= today
    if past and is_day(said):
        return True
    # "updated after the Act of 2021": who says more than the day may mean another one
    return None if past or _PERHAPS.search(said) else False


def says_done(target: str) -> bool:
    """Whether a target says anywhere that it was done; "in place by May" only hopes for it."""
    left = _HOPED_BY.sub(" ", DATE.sub(_A_DAY, _UNDONE.sub(" ", target)))
    return re.search(_WORD_OF_DONE, left) is not None


def has_begun(words: str) -> bool:
    """Whether they say that it goes on."""
    return re.search(_BEGUN, folded(words)) is not None


def has_no_end(target: str) -> bool:
    """Whether a target goes on or only begins on its day: "Ongoing from March 2021"."""
    said = DATE.sub(_A_DAY, folded(target))
    return bool(_OPEN_END.search(said) and not _END.search(said))


def is_bare(said: str) -> bool:
    """Whether the words say "completed", perhaps with a day, or a colour, and nothing else."""
    return bool(_BARE.fullmatch(_words_beside_days(said))) or is_colour(said)


def is_colour(said: str) -> bool:
    """Whether they are a colour that may stand for what is completed, and nothing else."""
    return re.fullmatch(rf"{_COLOUR}\W*", said) is not None


def is_day(said: str) -> bool:
    """Whether the words are a day, or several, and nothing else."""
    return last_day(said) is not None and _are_of_days(said)


def says_when(said: str, today: date) -> bool:
    """Whether they say of a day that has passed what was done then.

    "Monthly audit; first results March 2023" says when something is known.
    """
    days = list(days_in(said))
    if not days or days[0][1] > today or any(_UP_TO.search(said[:at]) for at, *_ in days):
        return False
    opens = _OPENS_WITH_DAY.match(DATE.sub(_A_DAY, said))
    return opens is not None or is_done(said, today) is True


def opens_done(said: str) -> bool:
    """Whether they begin by saying that all was done, or when; or say yes or no.

    "In place in all wards" is what a plan hopes for.
    """
    return bool(_OPENS_DONE.match(DATE.sub(_A_DAY, said)))


def _is_ahead(said: str, today: date) -> bool:
    """Whether a day is one by which it is to be done, or still to come."""
    return any(
        _BY.search(said[:at]) or (first > today and not _NEXT.search(said[:at]))
        for at, first, _ in days_in(said)
    )


def _are_of_days(said: str) -> bool:
    """Whether no word stands there that is none of a day's."""
    return _OF_DAYS.fullmatch(_words_beside_days(said)) is not None


def _words_beside_days(said: str) -> str:
    return " ".join(re.findall(r"[a-z]+", DATE.sub(" ", said)))


# -- boxes and ticks --

_TICKED, _EMPTY, _CROSSED = "☑✓✔√🗸●◉", "☐□○", "☒✗✘✕✖❌"
"""Word sets a cross into a box that is ticked, others into one that is not."""
_IN_BRACKETS = {"ticked": "☑", "chosen": "☑", "not ticked": "☐", "not chosen": "☐"}
_SPELT = re.compile(rf"\[({'|'.join(_IN_BRACKETS)})\]")
_BOX = re.compile(rf"([{_TICKED}{_EMPTY}{_CROSSED}])")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_TICKED, " yes "),
        **dict.fromkeys(_EMPTY + _CROSSED, " no "),
        "☒": f" {_EITHER} ",
        **dict.fromkeys("●◉○", " "),  # bullets
        "\ufe0f": None,
    }
)
_SHORT = (
    (re.compile(r"\[partly ticked\]|^y(?:es)? ?/ ?no?\b|^x(?=$| )"), _EITHER),
    (re.compile(r"^(?:y|true)\b(?! [a-z])"), "yes"),
    (re.compile(r"^(?:n|false)\b(?! [a-z]|/a)"), "no"),
)


def answered(words: str) -> str:
    """The words folded, with what ticks, boxes and single letters answer in words."""
    said = _SPELT.sub(lambda found: _IN_BRACKETS[found[1]], folded(words))
    said = (_of_form(said) or said).translate(_SIGNS)
    for shape, answer in _SHORT:
        said = shape.sub(answer, " ".join(said.split()))
    return said


def _of_form(said: str) -> str:
    """What a form answers of whose boxes some are ticked: "yes ☐ no ☒"; "" if it is none."""
    boxes = set(_BOX.findall(said))
    ticks = boxes & set(_TICKED) or boxes & set(_CROSSED)
    if not ticks or ticks == boxes:
        return ""
    parts = _BOX.split(said)
    named_first = parts[0].strip() != ""
    labels, tail = (parts[:-1:2], parts[-1]) if named_first else (parts[2::2], "")
    done = [_SAYS_DONE.search(_UNDONE.sub(" ", label)) is not None for label in labels]
    ticked = [box in ticks for box in parts[1::2]]
    if sum(done) != 1 or sum(ticked) != 1 or not _are_of_days(tail):
        return _EITHER
    return f"{'yes' if ticked == done else 'no'} {tail}"
