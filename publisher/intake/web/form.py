"""The fields of a form on a web page: what each shows, as a screen reader would say it."""

from lxml import etree

Element = etree._Element

FIELDS = ("input", "textarea", "select")
_LINES = frozenset({"", "text", "search", "email", "tel", "url", "number"})
_BUTTONS = frozenset({"button", "submit", "reset"})
_STATES = {"checkbox": ("[ticked]", "[not ticked]"), "radio": ("[chosen]", "[not chosen]")}


def said_by(field: Element) -> str | None:
    """The words that a field shows; None if that cannot be told.

    A list shows the entry that is chosen, or the first; one that shows several shows all, since
    a reader can scroll to each.
    """
    if field.tag == "textarea":
        return "".join(map(str, field.itertext()))
    if field.tag == "select":
        return _listed(field)
    kind, words = field.get("type", "").strip().lower(), field.get("value", "")
    if kind in _STATES:
        on, off = _STATES[kind]
        return off if field.get("checked") is None else on
    if kind in _LINES:
        return words or field.get("placeholder", "")
    if kind in _BUTTONS and words:
        return words
    return "" if kind == "hidden" else None


def _listed(field: Element) -> str:
    entries = list(field.iter("option"))
    chosen = [entry for entry in entries if entry.get("selected") is not None]
    several = field.get("multiple") is not None or field.get("size", "1").strip() not in ("", "1")
    if not several:
        return "".join(_words(entry) for entry in (chosen[-1:] or entries[:1]))
    return "\n".join(
        f"[chosen] {_words(entry)}" if entry in chosen else _words(entry) for entry in entries
    )


def _words(entry: Element) -> str:
    own = " ".join(" ".join(map(str, entry.itertext())).split())
    return own or entry.get("label", "")
