"""What the last test of every kind of page found; `make proof` writes it down.

The accessibility statement quotes it, so that it never says more than was tested.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).with_name("proof.json")


@dataclass(frozen=True, slots=True)
class Proof:
    """One test: its day, the tools and their versions, the kinds of page, the failures found."""

    tested: date
    tools: Mapping[str, str]
    kinds: tuple[str, ...]
    violations: int


def read_proof(data: bytes) -> Proof:
    """The proof that `proof_file` wrote."""
    record = json.loads(data)
    return Proof(
        tested=date.fromisoformat(record["tested"]),
        tools=dict(sorted(record["tools"].items())),
        kinds=tuple(record["kinds"]),
        violations=int(record["violations"]),
    )


def proof_file(proof: Proof) -> bytes:
    """The proof as it is kept."""
    record = {
        "tested": proof.tested.isoformat(),
        "tools": dict(proof.tools),
        "kinds": list(proof.kinds),
        "violations": proof.violations,
    }
    return (json.dumps(record, indent=2) + "\n").encode()


def last_proof() -> Proof:
    """The proof that this version of the publisher comes with."""
    return read_proof(FILE.read_bytes())
