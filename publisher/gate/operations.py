"""Reads the operations of a page that is written plainly, as pypdf reads them but faster.

Invariant: what is given is what pypdf gives for the same bytes, or nothing. Whatever is not
plainly one of the tokens below (an inline image, a comment, an odd escape) is left to pypdf.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from publisher.gate.carve import LETTER, in_plain_bytes

Operation = tuple[Any, bytes]
"""The operands, and the operator that follows them."""

MOST_BYTES = 4_000_000
"""Of more than that pypdf decides whether it is too much work."""

_WHITE = b"\t\n\r "
_GAP = rb"[\t\n\r ]*+"
_END = rb"(?=[\t\n\r \[\]()<>/]|\Z)"
_KINDS: Mapping[str, bytes] = {
    "string": rb"\((?:LETTER|\((?:LETTER|\(LETTER*+\))*+\))*+\)".replace(b"LETTER", LETTER),
    "hexed": rb"<(?:[0-9a-fA-F]{2})*+>",
    "real": rb"[+-]?(?:[0-9]{1,9}\.[0-9]{0,9}|\.[0-9]{1,9})" + _END,
    "whole": rb"[+-]?[0-9]{1,9}" + _END,
    "name": rb"/[A-Za-z0-9_.+-]+" + _END,
    "opening": rb"\[|<<",
    "closing": rb"\]|>>",
}
_TOKEN = re.compile(
    _GAP + b"(?:%b)" % b"|".join(b"(?P<%b>%b)" % (k.encode(), v) for k, v in _KINDS.items())
)
_OPERATION = re.compile(
    b"((?:%b(?:%b))*+%b)" % (_GAP, b"|".join(_KINDS.values()), _GAP)
    + rb"([A-Za-z'\"][A-Za-z0-9*]*)"
    + _END
)
_NOT_PLAIN = {b"BI", b"R"}
"""An inline image begins, or the two numbers before it are a reference."""


class Content(ContentStream):
    """The content of a page; what is written plainly is read by us, all else by pypdf."""

    @property  # type: ignore[misc]  # nobody sets them
    def operations(self) -> list[Operation]:
        """The operations in their order."""
        plain = operations_of(self.get_data())
        return super().operations if plain is None else plain


def operations_of(data: bytes) -> list[Operation] | None:
    """The operations in their order; None if they are not written plainly."""
    if len(data) > MOST_BYTES:
        return None
    operations: list[Operation] = []
    end = 0
    while found := _OPERATION.match(data, end):  # to the first that is not plain, no further
        before, operator = found.groups()
        operands = _operands_of(before)
        if operands is None or operator in _NOT_PLAIN:
            return None
        operations.append((operands, operator))
        end = found.end()
    return operations if end == len(data.rstrip(_WHITE)) else None


@lru_cache(maxsize=2_000)
def _operands_of(written: bytes) -> list[Any] | None:
    """The operands, never to be changed; most pages say the same of colours, fonts and places."""
    operands: list[Any] = []
    outer: list[list[Any]] = []  # the lists that the innermost one stands in
    for token in _TOKEN.finditer(written):
        kind = token.lastgroup
        if kind == "opening":
            outer.append(operands)
            operands = [token[kind]]
        elif kind == "closing":
            whole = _closed(operands, token[kind]) if outer else None
            if whole is None:
                return None
            operands = outer.pop()
            operands.append(whole)
        else:
            operands.append(_READ[str(kind)](token[str(kind)]))
    return None if outer else operands


def _closed(items: list[Any], mark: bytes) -> ArrayObject | DictionaryObject | None:
    """The list or dictionary that ends here, if its beginning was of the same kind."""
    opened, *values = items
    if opened == b"[":
        return ArrayObject(values) if mark == b"]" else None
    keys = values[::2]
    whole = mark == b">>" and len(values) % 2 == 0 and len(set(keys)) == len(keys)
    if not whole or not all(isinstance(key, NameObject) for key in keys):
        return None
    return DictionaryObject(zip(keys, values[1::2], strict=True))


_READ: Mapping[str, Callable[[bytes], PdfObject]] = {
    "string": lambda written: ByteStringObject(in_plain_bytes(written[1:-1])),
    "hexed": lambda written: ByteStringObject(bytes.fromhex(written[1:-1].decode())),
    "real": FloatObject,
    "whole": NumberObject,
    "name": lambda written: NameObject(written.decode()),
}
