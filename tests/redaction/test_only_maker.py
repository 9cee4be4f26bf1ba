"""Redacted text is made in `redact` alone: what no type checker can see, and what it must."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from mypy import api

PACKAGE = Path(__file__).parents[2] / "publisher"
MADE_IN = {
    "redaction/redact.py",
    "site/plan.py",  # a cast: words of redacted cells put on one line
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def makings(tree: ast.AST) -> Iterator[int]:
    """The lines on which a `RedactedText` is made or cast to, by whatever name."""
    names = {"RedactedText", *aliases(tree)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=func, args=args):
                lent = any(called(one) in names for one in args)  # map(RedactedText, ...)
                by_method = isinstance(func, ast.Attribute) and called(func.value) in names
                to_it = called(func) in ("cast", "TypeAdapter") and args and holds(args[0], names)
                if called(func) in names or lent or by_method or to_it:
                    yield node.lineno
            case ast.ClassDef(bases=bases):
                if any(called(base) in names for base in bases):
                    yield node.lineno
            case _:
                pass


def aliases(tree: ast.AST) -> Iterator[str]:
    """Other names that a module gives it."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                if called(value) == "RedactedText":
                    yield name
            case ast.ImportFrom(names=names):
                yield from (n.asname for n in names if n.name == "RedactedText" and n.asname)
            case _:
                pass


def called(node: ast.AST) -> str:
    """The last part of a name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def holds(node: ast.AST, names: set[str]) -> bool:
    """Whether a type, perhaps written as a string, is one of the names or has one in it."""
    return any(name in ast.unparse(node) for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_redacted_text_is_made_only_where_terms_are_taken_out(path: Path) -> None:
    lines = list(makings(ast.parse(path.read_text(encoding="utf-8"))))
    assert bool(lines) == (path.relative_to(PACKAGE).as_posix() in MADE_IN), lines


@pytest.mark.parametrize(
    "code",
    [
        "RedactedText(x)",
        "model.RedactedText(x)",
        "cast(RedactedText, x)",
        "cast('RedactedText', x)",
        "typing.cast('Document[RedactedText]', x)",
        "map(RedactedText, x)",
        "RedactedText.__new__(cls, x)",
        "R = RedactedText; R(x)",
        "(R := model.RedactedText); map(R, x)",
        "class R(RedactedText): pass",
        "from publisher.model import RedactedText as R; R(x)",
    ],
)
def test_every_way_to_make_it_is_noticed(code: str) -> None:
    assert list(makings(ast.parse(code))) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "def f(x: RedactedText) -> RedactedText: ...",
        "isinstance(x, str)",
        "y: list[RedactedText] = []",
        "Text = RedactedText",
    ],
)
def test_speaking_of_it_is_allowed(code: str) -> None:
    assert not list(makings(ast.parse(code)))


SNIPPET = """
from publisher.model import Document, RedactedText, Review, Run
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review, redact_text

def publish(document: Document[RedactedText]) -> None: ...
def announce(title: RedactedText) -> None: ...
def show(run: Run[RedactedText]) -> None: ...

def build(source: Document[str], review: Review[str], matcher: Matcher) -> None:
    publish(redact_review(review, matcher).review.documents[0])
    announce(redact_text("words", matcher))
    publish(source)
    publish(review.documents[0])
    announce(source.title)
    announce(redact_text("words", matcher) + "words")
    show(Run("words"))
"""


@pytest.mark.slow
def test_the_type_checker_refuses_a_skipped_redaction(tmp_path: Path) -> None:
    code = tmp_path / "stage.py"
    code.write_text(SNIPPET)
    told, _, _ = api.run(
        ["--strict", "--no-error-summary", f"--cache-dir={tmp_path}", "--config-file=", str(code)]
    )
    refused = {line.split(":")[1] for line in told.splitlines() if line.startswith(str(code))}
    lines = SNIPPET.splitlines()
    assert [lines[int(number) - 1].strip() for number in sorted(refused, key=int)] == [
        "publish(source)",
        "publish(review.documents[0])",
        "announce(source.title)",
        'announce(redact_text("words", matcher) + "words")',
        'show(Run("words"))',
    ]
