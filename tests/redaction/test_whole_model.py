"""Every text of the model is redacted: the model's own classes say which there are.

The dataclasses of `publisher.model` are walked by their type hints. A text field that is
added there and forgotten in `redact` makes these tests fail.
"""

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from enum import Enum
from itertools import count

from publisher import model
from publisher.model import RedactedText, Review
from publisher.redaction.match import Matcher
from publisher.redaction.redact import redact_review
from tests.redaction.flagged import JANE

GOES_WHOLLY = {"link"}
"""Fields of which nothing is left if a term is in them."""
DEPTH = 7


def example(hint: typing.Any, texts: Iterator[str], depth: int = DEPTH) -> typing.Any:
    """A value of that type with something in every field."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is model.T:
        return next(texts)
    if dataclasses.is_dataclass(origin or hint):
        cls = origin or hint
        hints = typing.get_type_hints(cls)
        fields = dataclasses.fields(cls)
        return cls(**{f.name: example(hints[f.name], texts, depth - 1) for f in fields})
    if origin in (typing.Union, types.UnionType):
        return example(args[0], texts, depth)
    if origin is tuple and args[-1] is Ellipsis:
        kinds = typing.get_args(args[0]) if is_union(args[0]) else (args[0],)
        return tuple(example(kind, texts, depth) for kind in kinds if depth > 0 or is_leaf(kind))
    if origin is tuple:
        return tuple(example(arg, texts, depth) for arg in args)
    if issubclass(hint, Enum):
        return next(iter(hint))
    return {str: "plain", int: 1, bool: True, date: date(2022, 9, 8), bytes: b"png"}[hint]


def origin(hint: typing.Any) -> typing.Any:
    return typing.get_origin(hint) or hint


def is_union(hint: typing.Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def is_leaf(hint: typing.Any) -> bool:
    """Whether it is not one of the blocks that hold blocks, which would go on for ever."""
    return typing.get_origin(hint) in (model.Run, model.Heading, model.Paragraph, model.Picture)


def texts_in(
    value: typing.Any, hint: typing.Any, name: str = ""
) -> Iterator[tuple[str, typing.Any]]:
    """Each text of the model with the name of its field."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is model.T or (is_union(hint) and model.T in args):
        yield name, value
    elif dataclasses.is_dataclass(value):
        hints = typing.get_type_hints(type(value))
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name), hints[field.name], field.name)
    elif origin is tuple and isinstance(value, tuple):
        for one in value:
            yield from texts_in(one, args[0], name)


def review(text: str) -> Review[str]:
    texts = (text.format(number) for number in count())
    return typing.cast(Review[str], example(Review, texts))


def test_the_example_has_every_text_field_of_the_model() -> None:
    classes = [cls for cls in vars(model).values() if dataclasses.is_dataclass(cls)]
    fields = {
        name
        for cls in classes
        for name, hint in typing.get_type_hints(cls).items()
        if model.T in (hint, *typing.get_args(hint)) and not dataclasses.is_dataclass(origin(hint))
    }
    assert {name for name, _ in texts_in(review("x"), Review)} == fields
    assert fields > GOES_WHOLLY


def test_a_term_is_taken_out_of_every_text_field_of_the_model() -> None:
    source = review("one{0} Jane Smith two")
    redacted = redact_review(source, Matcher([JANE])).review
    before, after = list(texts_in(source, Review)), list(texts_in(redacted, Review))
    assert len(before) > 100
    assert [name for name, _ in after] == [name for name, _ in before]
    for (name, old), (_, new) in zip(before, after, strict=True):
        if name in GOES_WHOLLY:
            assert new is None, name
        else:
            assert new == old.replace("Jane Smith", "Rowan"), name
            assert type(new) is RedactedText, name


def test_every_other_field_of_the_model_is_kept() -> None:
    source = review("one{0} two")
    redacted = redact_review(source, Matcher([JANE])).review
    assert redacted == source
    assert all(type(text) is RedactedText for _, text in texts_in(redacted, Review))


def test_every_term_that_fired_is_counted_over_the_whole_review() -> None:
    source = review("one{0} Jane Smith two")
    fired = redact_review(source, Matcher([JANE])).fired
    assert fired == {"victim": len(list(texts_in(source, Review)))}
