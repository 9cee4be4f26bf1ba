"""Fields of an RTF file: where they lead, and what one shows that has no result."""

from collections.abc import Iterator

from publisher.intake.rtf.tree import Group, Part, Word, text_of
from publisher.intake.word.auto_numbers import KINDS
from publisher.intake.word.drawn_fields import shown_by
from publisher.intake.word.fields import BUTTON, CHECKED, SHOW_WITHOUT_RESULT, UNCHECKED

_TICK, _DROP = 1, 2
_UNSET = 25
"""How a form field says that nobody has changed its default."""


def code_of(field: Group, skip: int) -> str:
    """The code of a field, without what stands in fields and forms within it."""
    codes = (text_of(_own(code), skip) for code in field.groups("fldinst"))
    return " ".join(codes).strip()


def _own(group: Group) -> Iterator[Part]:
    for part in group.parts:
        yield part
        if isinstance(part, Group) and part.name not in ("field", "formfield", "datafield"):
            yield from _own(part)


def shown_without_result(field: Group, code: str, skip: int) -> str | None:
    """What a field shows whose result is empty; None if it cannot be told."""
    name = next(iter(code.upper().split()), "")
    forms = [
        part for part in field.everything() if isinstance(part, Group) and part.name == "formfield"
    ]
    if name in ("FORMCHECKBOX", "FORMDROPDOWN"):
        return _of_form(forms[0], skip) if forms else None
    if button := BUTTON.match(code):
        return str(button["words"]).strip()
    if name in KINDS:
        return None
    return shown_by(code) if name in SHOW_WITHOUT_RESULT else ""


def _of_form(form: Group, skip: int) -> str | None:
    inside = [*form.everything()]
    set_to = {word.name: word.number or 0 for word in inside if isinstance(word, Word)}
    at = set_to.get("ffres", _UNSET)
    at = set_to.get("ffdefres", 0) if at == _UNSET else at
    if set_to.get("fftype") == _TICK:
        return CHECKED if at else UNCHECKED
    listed = [one for one in inside if isinstance(one, Group) and one.name == "ffl"]
    entries = [text_of(entry.everything(), skip) for entry in listed]
    return entries[at] if set_to.get("fftype") == _DROP and 0 <= at < len(entries) else None
