"""Reads a YAML file that a person wrote into a model, with the line of every mistake.

Every plain value is taken as the words that were written (no `no` that turns false, no date
that turns into a number); the model says what they must be. Messages hold our own key names
and reasons, never the value: free text in a review's files may name someone.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, get_args

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from publisher.findings import Finding, Place, Rule

M = TypeVar("M")
Path = tuple[str | int, ...]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's own, in C where it comes with that: the same, and ten times as fast."""
DEEPEST = 50
"""Lists and keys within one another, far more than any model has. A tree that is deeper still
would end the process in which it is made."""
EMPTY = ("", "~", "null", "none")
REASONS: Mapping[str, str] = {
    # what pydantic calls it -> what a person can act on
    "date_from_datetime_parsing": "a date is written year-month-day, such as 2022-09-08",
    "date_parsing": "a date is written year-month-day, such as 2022-09-08",
    "date_type": "a date is written year-month-day, such as 2022-09-08",
    "date_from_datetime_inexact": "a date is written year-month-day, such as 2022-09-08",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "tuple_type": "write a list: one line each, beginning with a hyphen",
    "list_type": "write a list: one line each, beginning with a hyphen",
    "string_type": "write words (what begins with [ or is a number stands between double quotation "
    "marks)",
    "string_too_short": "it is empty",
    "string_too_long": "it is too long",
    "int_parsing": "write a number",
    "int_type": "write a number",
    "greater_than_equal": "write a number from 1",
    "less_than_equal": "the number is too large",
    "too_short": "it needs at least one entry",
    "model_type": "write the keys that belong here, each on a line of its own, indented",
    "model_attributes_type": "write the keys that belong here, each on its own line, indented",
}
BLANK = "???"
"""Stands where a value has still to be filled in."""
SHAPES: Mapping[str, str] = {
    "death": "month and year only, such as 2019-11",
    "site_url": "an address that begins with https:// and ends with /",
    "exit_to": "an address that begins with https://",
    "address": "an address that begins with https://",
    "email": "an e-mail address",
    "logo": "the name of a PNG or JPEG file beside mkdocs.yml, such as logo.png",
    "home_office": "an e-mail address",
    "commissioner": "an e-mail address",
    "further": "an e-mail address",
    "report_to": "an e-mail address",
    "from": "an e-mail address",
    "host": "words on one line",
    "port": "a number",
    "largest_mb": "a number",
    "within_days": "a number",
    "header": "a colour such as #1f3a5f",
    "link": "a colour such as #1f3a5f",
    "fingerprint": "the 12 letters and digits that `publisher check` names",
    "pseudonym": "words on one line",
    "partnership": "words on one line",
    "themes": "words on one line",
    "name": "words on one line",
    "site_name": "words on one line",
    "phone": "words on one line",
    "answers_within": "words on one line",
    "by": "words on one line",
    "emails_kept": "words on one line",
    "report": "an address that begins with https://",
    "host_notice": "an address that begins with https://",
    "data_protection": "an e-mail address",
    "criterion": "a criterion of WCAG by its number, such as 1.1.1 (non-text content)",
    "months": "a number of months, such as 24",
    "superseded_by": "the name of a review's folder, such as ashgrove-2019-a",
    "id": "small letters, digits and hyphens",
    "recipients": "public keys as `publisher terms new-key` prints them: age1 and 58 more",
}
"""What a value must look like where the model has a pattern for it, by key."""


@dataclass(slots=True)
class _Composed:
    """Plain values of a YAML tree, the line of each, and what is wrong with the tree."""

    lines: dict[Path, int] = field(default_factory=dict)
    blanks: dict[Path, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def value(self, node: yaml.Node | None, path: Path = ()) -> object:
        if node is None:
            return None
        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, at)) for at, item in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        if (plain or block) and node.value.strip() == BLANK:
            self.blanks[path] = node.start_mark.line + 1 + block  # it stands below its key
        return None if plain and node.value.lower() in EMPTY else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        result: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.findings.append(Finding(Rule.S101, place=Place(line=line)))
                continue
            if key.value in result:
                self.findings.append(Finding(Rule.S103, place=Place(line=line)))
            result[key.value] = self.value(value, (*path, key.value))
            self.lines[(*path, key.value)] = line
        return result


def read_yaml(data: bytes, shape: type[M]) -> tuple[M | None, list[Finding]]:
    """Read the bytes into `shape`, a model or a type such as `tuple[TermSettings, ...]`.

    Gives None and every mistake at once, with `file` left empty, if there are any.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Finding(Rule.S106, detail="it is not UTF-8 text")]
    composed = _Composed()
    try:
        if refused := _refused(text):
            return None, [refused]
        value = composed.value(yaml.compose(text, LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Finding(Rule.S101, place=Place(line=mark.line + 1 if mark else 0))]
    except (yaml.YAMLError, RecursionError):
        return None, [Finding(Rule.S101)]
    if composed.findings:
        return None, composed.findings
    blanks = [_blank(path, line, shape) for path, line in composed.blanks.items()]
    try:
        read = TypeAdapter(shape).validate_python(value)
        return (None if blanks else read), blanks
    except ValidationError as error:
        details = error.errors(include_input=False, include_url=False, include_context=True)
        wrong = [detail for detail in details if tuple(detail["loc"]) not in composed.blanks]
        return None, [*blanks, *(_finding(detail, composed.lines, shape) for detail in wrong)]


def _refused(text: str) -> Finding | None:
    """What forbids to make a tree of it. Raises: YAMLError."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        if isinstance(event, yaml.AliasEvent):
            return Finding(Rule.S106, detail="it uses & and * references")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark = event.start_mark
            return Finding(Rule.S101, place=Place(line=mark.line + 1 if mark else 0))
    return None


def _blank(path: Path, line: int, shape: object) -> Finding:
    key = f"`{_last_key(path, shape)}:`"
    within = [at for at, part in enumerate(path) if isinstance(part, int)]
    if within:
        entry, above = path[within[-1]], _last_key(path[: within[-1]], shape)
        key += f" of number {int(entry) + 1}" + (f" in `{above}:`" if above else "")
    return Finding(Rule.S107, place=Place(line=line), detail=key)


def _finding(detail: ErrorDetails, lines: Mapping[Path, int], shape: object) -> Finding:
    path: Path = tuple(detail["loc"])
    place = Place(line=_line(path, lines))
    kind = detail["type"]
    if kind == "missing":
        return Finding(Rule.S104, place=place, detail=f"`{path[-1]}:`")
    if kind == "extra_forbidden":
        return Finding(Rule.S102, place=place, detail=_nearest(path, shape))
    key = _last_key(path, shape)
    return Finding(Rule.S105, place=place, detail=_reason(kind, key, detail))


def _last_key(path: Path, shape: object) -> str:
    """The last key of the path that a model has: elsewhere anything may stand, a name too."""
    keys = (part for at, part in enumerate(path) if part in _keys_at(shape, path[:at]))
    return next(reversed([str(key) for key in keys]), "")


def _reason(kind: str, key: str, detail: ErrorDetails) -> str:
    if kind in ("literal_error", "enum"):
        reason = "write one of " + detail.get("ctx", {}).get("expected", "").replace("'", "")
    elif kind == "string_pattern_mismatch":
        reason = SHAPES.get(key, "it has the wrong form")
    elif kind == "value_error":
        # our own validators' words; they never hold the value
        reason = str(detail.get("ctx", {}).get("error", "it has the wrong form"))
    else:
        reason = REASONS.get(kind, "it has the wrong form")
    return f"`{key}:` {reason}" if key else reason


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the path, or of the nearest thing around it that has one."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _nearest(path: Path, shape: object) -> str:
    """The known key that looks most like the last one in the path, as a suggestion."""
    known = _keys_at(shape, path[:-1])
    close = difflib.get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    if close:
        return f" (did you mean `{close[0]}:`?)"
    return f" (known here: {', '.join(known)})" if known else ""


def _keys_at(shape: object, path: Path) -> list[str]:
    """The keys that the model allows at that place."""
    if not path:
        model = _model_in(shape)
        return [f.alias or name for name, f in model.model_fields.items()] if model else []
    model = _model_in(shape)
    if model is None:
        return []
    if isinstance(path[0], int):
        return _keys_at(model, path[1:])
    for name, f in model.model_fields.items():
        if path[0] in (name, f.alias):
            return _keys_at(f.annotation, path[1:])
    return []


def _model_in(shape: object) -> type[BaseModel] | None:
    """The model that a type is made of, such as that in `tuple[Allowance, ...]`."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape
    return next((m for m in map(_model_in, get_args(shape)) if m), None)
