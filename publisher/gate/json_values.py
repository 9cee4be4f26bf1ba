"""Every key and value of JSON as text, with the review that each is about.

An object with the key `slug` is about that review.
"""

import json
from collections.abc import Iterator

Mark = frozenset[str] | None


def json_values(text: str) -> Iterator[tuple[str, Mark]]:
    """The keys and values in their order; a key that is given twice is there twice.

    Raises: ValueError or RecursionError, also on the way, if it is not JSON that can be read.
    """
    tree = json.loads(text, object_pairs_hook=_Object, parse_int=str, parse_float=str)
    del text  # a nation's is large
    yield from _values(tree, None)


class _Object(list[tuple[str, object]]):
    """A JSON object that keeps a key given twice."""


def _values(tree: object, mark: Mark) -> Iterator[tuple[str, Mark]]:
    if isinstance(tree, _Object):
        for key, value in tree:
            if key == "slug" and isinstance(value, str):
                mark = frozenset((value,))
        for key, value in tree:
            yield key, mark
            yield from _values(value, mark)
    elif isinstance(tree, list):
        for value in tree:
            yield from _values(value, mark)
    elif tree is not None:
        yield str(tree), mark
