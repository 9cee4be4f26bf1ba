"""Whatever the readers refuse, in a hard case or not, has one of the four grounds."""

import ast
from collections.abc import Iterator

import pytest

from tests.folders import ROOT
from tests.hard_cases.grounds import LIMITS, OUR_OWN_COUNT, ground_of

MANY = {"D109", "D111"}
"""The rules that say of many things that they cannot be read."""


def words_of(value: ast.expr | None, known: dict[str, ast.expr]) -> Iterator[str]:
    """What an expression says in the end; # stands for a number."""
    match value:
        case ast.Constant(str(text)):
            yield text
        case ast.JoinedStr(parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "#" for p in parts)
        case ast.IfExp(_, one, other):
            yield from words_of(one, known)
            yield from words_of(other, known)
        case ast.Name(name) if name in known:
            yield from words_of(known[name], {})


def said() -> Iterator[tuple[str, str]]:
    """Rule and detail of everything that a reader may refuse something for."""
    for path in sorted((ROOT / "publisher" / "intake").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        known = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            rules = [a.attr for a in node.args if isinstance(a, ast.Attribute)]
            details = [k.value for k in node.keywords if k.arg == "detail"] or node.args[1:]
            for rule in MANY.intersection(rules):
                yield from ((rule, text) for one in details for text in words_of(one, known))


@pytest.mark.parametrize(("rule", "detail"), sorted(set(said())))
def test_what_a_reader_refuses_has_a_ground_or_is_its_own_fault(rule: str, detail: str) -> None:
    assert ground_of(rule, detail) or detail.startswith(OUR_OWN_COUNT)


def test_limits_are_no_grounds() -> None:
    assert [ground_of(rule, "") for rule in LIMITS] == [None] * len(LIMITS)
