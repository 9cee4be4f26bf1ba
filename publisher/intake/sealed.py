"""Files kept encrypted (age): `redactions.yml.age` is read, in memory, as `redactions.yml`.

Keys are values that never show: not in a `repr`, not in a message. Nothing here writes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pyrage

from publisher.errors import SettingsError
from publisher.findings import Rule

ENDING = ".age"
_BEGINS = b"age-encryption.org/v1\n"
_NO_MATCH = "no matching keys"
"""How the library begins to say that a file is whole but meant for somebody else."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret keys that files may be opened with; none is a good answer too."""

    identities: tuple[pyrage.x25519.Identity, ...] = field(default=(), repr=False)

    def __reduce__(self) -> "tuple[Callable[[str], Keys], tuple[str]]":
        """How a worker is given the keys: by a pipe that nobody else can read."""
        return read_keys, ("\n".join(map(str, self.identities)),)

    def __bool__(self) -> bool:
        return bool(self.identities)


NO_KEYS = Keys()


class SealedError(Exception):
    """A sealed file stays closed; `rule` says why. Holds none of its words."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.code)
        self.rule = rule


def read_keys(written: str) -> Keys:
    """The keys in a text such as a file of `age-keygen`: one a line, notes begin with #.

    Raises: SettingsError if something else stands there.
    """
    lines = (line.strip() for line in written.splitlines())
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    try:
        return Keys(tuple(pyrage.x25519.Identity.from_str(word) for word in words))
    except pyrage.IdentityError:
        raise SettingsError(
            "What is given as the key is no key.",
            "PUBLISHER_KEY must hold what `publisher terms new-key` wrote: it begins with "
            "AGE-SECRET-KEY-1.",
        ) from None


def new_key() -> tuple[str, str]:
    """A new secret key and the public one that belongs to it, as text."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_keys(keys: Keys) -> tuple[str, ...]:
    """The public keys that belong to the secret ones."""
    return tuple(str(identity.to_public()) for identity in keys.identities)


def is_sealed(data: bytes) -> bool:
    """Whether the bytes are an encrypted file, whatever its name says."""
    return data.startswith(_BEGINS)


def open_sealed(data: bytes, keys: Keys) -> bytes:
    """The bytes that were sealed. Raises: SealedError."""
    if not keys:
        raise SealedError(Rule.K101)
    try:
        return bytes(pyrage.decrypt(data, list(keys.identities)))
    except pyrage.DecryptError as error:
        other = str(error).lower().startswith(_NO_MATCH)
        raise SealedError(Rule.K102 if other else Rule.K103) from None


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt for every one of the public keys: any one of their secret keys opens it.

    Raises: SettingsError if there is none, or one of them is no public key.
    """
    if not recipients:
        raise SettingsError(
            "There is nobody to encrypt for.",
            "Run `publisher terms new-key` and put its public key under `extra: publisher: "
            "recipients:` in mkdocs.yml.",
        )
    try:
        known = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise SettingsError(
            "mkdocs.yml: one of the `recipients:` is no public key.",
            "Copy it again from `publisher terms new-key`, whole: it begins with age1.",
        ) from None
    return bytes(pyrage.encrypt(data, known))
