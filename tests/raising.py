"""Faults on purpose: any function of the publisher made to raise what real data it was given."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType, ModuleType
from typing import Any, NoReturn

from tests.folders import REAL_NAME

raised: list[str] = []
"""The names of the functions that raised, in order."""
_kinds: list[type[BaseException]] = [ValueError]


def fault(*given: Any, **named: Any) -> NoReturn:
    """Raise an error that tells everything that the function was given."""
    raised.append(sys._getframe(1).f_code.co_name)
    raise _kinds[-1](f"{REAL_NAME}: {given!r} {named!r}")


def _stand_in(*given: Any, **named: Any) -> NoReturn:
    from tests.raising import fault  # what it stands in for has other globals than this module

    fault(*given, **named)


@contextmanager
def raising(
    functions: Iterable[FunctionType], kind: type[BaseException] = ValueError
) -> Iterator[list[str]]:
    """Let the functions raise, wherever they are called from and under whatever name."""
    before = [(function, function.__code__) for function in functions]
    raised.clear()
    _kinds.append(kind)
    for function, code in before:
        function.__code__ = _stand_in.__code__.replace(
            co_freevars=code.co_freevars, co_name=function.__name__
        )
    try:
        yield raised
    finally:
        for function, code in before:
            function.__code__ = code
        _kinds.pop()


def functions_of(module: ModuleType) -> list[FunctionType]:
    """Every function that a module defines, also those of classes and behind decorators."""
    found: dict[CodeType, FunctionType] = {}
    for thing in vars(module).values():
        members = [thing, *vars(thing).values()] if isinstance(thing, type) else [thing]
        for member in members:
            for function in _within(member):
                if function.__code__.co_filename == module.__file__:
                    found[function.__code__] = function
    return list(found.values())


def _within(thing: Any) -> Iterator[FunctionType]:
    """The function itself, behind caches, properties, commands and static methods."""
    if isinstance(thing, FunctionType):
        yield thing
    for name in ("__wrapped__", "fget", "func", "callback", "__func__"):
        inner = getattr(thing, name, None)
        if callable(inner) and inner is not thing:
            yield from _within(inner)
